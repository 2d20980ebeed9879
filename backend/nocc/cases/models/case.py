import secrets

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils import timezone
from django_fsm import FSMField, FSMModelMixin, transition

from nocc.audit.services import AccessSubject
from nocc.common.models import TimeStamped, Versioned
from nocc.directory.models import WorkGroup
from nocc.patients.models import Patient


class CaseState(models.TextChoices):
    DRAFT = "draft"
    REVIEW = "review"
    VOTING = "voting"
    DECIDING = "deciding"
    DECIDED = "decided"
    TREATMENT = "treatment"
    FOLLOW_UP = "follow-up"
    CLOSED = "closed"


def new_reference() -> str:
    """A short name to say aloud: no vowels, no look-alikes, nothing of the patient."""
    letters = "23456789BCDFGHJKLMNPQRSTVWXZ"
    return "".join(secrets.choice(letters) for _ in range(7))


class Case(FSMModelMixin, Versioned):
    """One question put to a board about one patient, from intake to the end of follow-up."""

    reference = models.CharField(max_length=7, unique=True, default=new_reference, editable=False)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="cases")
    group = models.ForeignKey(WorkGroup, on_delete=models.PROTECT, related_name="cases")
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = FSMField(max_length=16, choices=CaseState, default=CaseState.DRAFT, protected=True)
    question = models.TextField(max_length=4000)
    referrer_plan = models.TextField(max_length=4000, blank=True)
    # Number of the last event; moved by `append_event` only.
    seq = models.BigIntegerField(default=0, editable=False)
    # Bumped by every change that the worklist shows or orders by.
    active_at = models.DateTimeField(default=timezone.now, editable=False)
    current_staging = models.ForeignKey(
        "cases.Staging", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    # What the worklist shows of a running vote; `deliberation` writes it through `set_vote_progress`.
    round_deadline = models.DateTimeField(null=True, blank=True, editable=False)
    votes_cast = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    votes_expected = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    # Full text for those who may read free text, and coded terms only for observers.
    search_full = SearchVectorField(null=True, editable=False)
    search_coded = SearchVectorField(null=True, editable=False)

    class Meta:
        indexes = [
            GinIndex(fields=["search_full"]),
            GinIndex(fields=["search_coded"]),
            models.Index(fields=["group", "state"]),
            models.Index(fields=["-active_at", "id"], name="active_cases"),
            models.Index(fields=["group", "-active_at", "id"], name="active_in_group"),
        ]

    def __str__(self) -> str:
        return self.reference

    def access_subject(self) -> AccessSubject:
        return AccessSubject(kind="case", item=self.pk, case=self.pk, patient=self.patient_id)

    @transition(field=state, source=CaseState.DRAFT, target=CaseState.REVIEW)
    def share(self) -> None: ...

    @transition(field=state, source=[CaseState.REVIEW, CaseState.DECIDING], target=CaseState.VOTING)
    def open_voting(self) -> None: ...

    @transition(field=state, source=CaseState.VOTING, target=CaseState.DECIDING)
    def close_voting(self) -> None: ...

    @transition(field=state, source=CaseState.DECIDING, target=CaseState.DECIDED)
    def decide(self) -> None: ...

    @transition(field=state, source=CaseState.DECIDED, target=CaseState.TREATMENT)
    def start_treatment(self) -> None: ...

    @transition(field=state, source=[CaseState.DECIDED, CaseState.TREATMENT], target=CaseState.FOLLOW_UP)
    def follow(self) -> None: ...

    @transition(field=state, source=CaseState.FOLLOW_UP, target=CaseState.CLOSED)
    def close(self) -> None: ...

    @transition(
        field=state,
        source=[CaseState.DECIDED, CaseState.TREATMENT, CaseState.FOLLOW_UP, CaseState.CLOSED],
        target=CaseState.REVIEW,
    )
    def discuss_again(self) -> None: ...


class StateChange(TimeStamped):
    """One step along the way: from where, to where, by whom and why. The system has no name."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="state_changes")
    from_state = models.CharField(max_length=16, choices=CaseState)
    to_state = models.CharField(max_length=16, choices=CaseState)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(to_state="review") | models.Q(from_state="draft") | ~models.Q(reason=""),
                name="a_case_comes_back_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"

    def access_subject(self) -> AccessSubject:
        return self.case.access_subject()


class CaseItem(TimeStamped):
    """Something that belongs to one case; `access_kind` names it in the access log, events and receipts."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="%(class)ss")

    access_kind: str

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)

    def access_subject(self) -> AccessSubject:
        return AccessSubject(kind=self.access_kind, item=self.pk, case=self.case_id, patient=self.case.patient_id)
