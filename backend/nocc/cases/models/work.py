from django.conf import settings
from django.db import models
from django.db.models import Q

from nocc.audit.services import AccessSubject
from nocc.common.models import TimeStamped

from .case import Case, CaseItem


class TaskKind(models.TextChoices):
    VOTE = "vote"
    CONFIRM_BALLOT = "confirm_ballot"
    INVESTIGATE = "investigate"
    DECIDE = "decide"
    SIGN = "sign"
    ANSWER_PATIENT = "answer_patient"
    CARRY_OUT = "carry_out"
    FOLLOW_UP = "follow_up"


class Task(TimeStamped):
    """What waits for somebody. The apps above open and settle tasks through the services."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=24, choices=TaskKind)
    target_kind = models.CharField(max_length=40)
    target_id = models.UUIDField()
    due = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignee", "kind", "target_kind", "target_id"],
                condition=Q(done_at__isnull=True),
                name="a_task_waits_once",
            ),
        ]
        indexes = [
            models.Index(fields=["assignee", "case"], condition=Q(done_at__isnull=True), name="waiting_for"),
            models.Index(fields=["target_kind", "target_id"], condition=Q(done_at__isnull=True), name="waiting_on"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def access_subject(self) -> AccessSubject:
        return AccessSubject(kind="task", item=self.pk, case=self.case_id, patient=self.case.patient_id)


class MilestoneKind(models.TextChoices):
    DIAGNOSIS = "diagnosis"
    SHARED = "shared"
    BOARD = "board"
    DECISION = "decision"
    TREATMENT_START = "treatment_start"
    SURGERY = "surgery"
    RADIOTHERAPY_START = "radiotherapy_start"
    TREATMENT_END = "treatment_end"


class Milestone(TimeStamped):
    """A moment that the clocks count from or to; the first of a kind counts, unless corrected."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="milestones")
    kind = models.CharField(max_length=24, choices=MilestoneKind)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="one_milestone_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind}@{self.at}"


class Receipt(CaseItem):
    """That a reader opened one version of an item."""

    access_kind = "receipt"

    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    item = models.UUIDField()
    item_version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "kind", "item", "item_version"], name="a_receipt_is_given_once"),
        ]


class Clearance(CaseItem):
    """Somebody of the board has checked that an item's free text or file identifies nobody: observers may read it."""

    access_kind = "clearance"

    kind = models.CharField(max_length=40)
    item = models.UUIDField()
    cleared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "item"], name="an_item_is_cleared_once")]


class Explanation(CaseItem):
    """What an item of the record means, in a physician's words for the patient, who reads it beside the item."""

    access_kind = "explanation"

    kind = models.CharField(max_length=40)
    item = models.UUIDField()
    text = models.TextField(max_length=4000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "item"], name="an_item_is_explained_once")]


class SavedFilter(TimeStamped):
    """A named query of a list, kept by its user: the query string of the list's URL as key and values."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=60)
    query = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="a_filter_has_its_own_name")]

    def __str__(self) -> str:
        return self.name
