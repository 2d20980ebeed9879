from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nocc.cases.models import Participant
from nocc.cases.models.case import CaseItem
from nocc.deliberation.models import Decision
from nocc.directory.models import Facility
from nocc.records.models import Document


class ActionStatus(models.TextChoices):
    PENDING = "pending"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


class DeviationReason(models.TextChoices):
    """Why something decided was not done, or only in part."""

    PATIENT_CHOICE = "patient_choice"
    TOXICITY = "toxicity"
    PROGRESSION = "progression"
    COMORBIDITY = "comorbidity"
    WAITING_TIME = "waiting_time"
    DEATH = "death"
    ORGANISATION = "organisation"
    OTHER = "other"


class Action(CaseItem):
    """Something that a decision asks for, and what became of it."""

    access_kind = "action"

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="follow_through")
    what = models.CharField(max_length=250)
    owner = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=8, choices=ActionStatus, default=ActionStatus.PENDING)
    reason = models.CharField(max_length=16, choices=DeviationReason, blank=True)
    note = models.TextField(max_length=4000, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["pending", "done"]) | ~Q(reason=""), name="what_was_not_done_says_why"
            ),
        ]


class Treatment(CaseItem):
    """A course really given. `code` and `regimen` are codes of the vocabularies `treatments` and `regimens`."""

    access_kind = "treatment"

    decision = models.ForeignKey(Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="treatments")
    code = models.CharField(max_length=24)
    regimen = models.CharField(max_length=40, blank=True)
    intent = models.CharField(max_length=16, blank=True)
    facility = models.ForeignKey(Facility, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    admitted_on = models.DateField(null=True, blank=True)
    discharged_on = models.DateField(null=True, blank=True)
    discharge_letter = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dose_gy = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    fractions = models.PositiveSmallIntegerField(null=True, blank=True)
    cycles = models.PositiveSmallIntegerField(null=True, blank=True)
    stopped_reason = models.CharField(max_length=16, choices=DeviationReason, blank=True)
    note = models.TextField(max_length=4000, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="a_treatment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(discharged_on__isnull=True)
                | (Q(admitted_on__isnull=False) & Q(discharged_on__gte=F("admitted_on"))),
                name="a_discharge_follows_an_admission",
            ),
        ]


class OutcomeKind(models.TextChoices):
    RESPONSE = "response"
    RECURRENCE = "recurrence"
    TOXICITY = "toxicity"
    VITAL_STATUS = "vital_status"


class Outcome(CaseItem):
    """How it went. `code` is of the vocabulary that the kind names: `recist`, `disease_status`, `toxicities`,
    `vital_status`; `grade` is CTCAE's, for toxicities."""

    access_kind = "outcome"

    kind = models.CharField(max_length=16, choices=OutcomeKind)
    code = models.CharField(max_length=40)
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    observed_on = models.DateField()
    note = models.TextField(max_length=4000, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="toxicity", grade__range=(1, 5)) | (~Q(kind="toxicity") & Q(grade__isnull=True)),
                name="a_toxicity_and_only_a_toxicity_has_a_grade",
            ),
        ]


class VisitStatus(models.TextChoices):
    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"
    MOVED = "moved"


class Visit(CaseItem):
    """An appointment of follow-up. A moved visit stays and names the one that replaces it."""

    access_kind = "visit"

    kind = models.CharField(max_length=40)
    scheduled_at = models.DateTimeField()
    facility = models.ForeignKey(Facility, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    instructions = models.TextField(max_length=2000, blank=True)
    status = models.CharField(max_length=8, choices=VisitStatus, default=VisitStatus.PLANNED)
    done_at = models.DateTimeField(null=True, blank=True)
    findings = models.TextField(max_length=8000, blank=True)
    replaced_by = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="done") | Q(done_at__isnull=False), name="a_visit_that_was_done_says_when"
            ),
        ]
