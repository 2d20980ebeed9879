from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from nocc.cases.models.case import CaseItem
from nocc.directory.models import Facility
from nocc.patients.models import Patient


class VisitStatus(models.TextChoices):
    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"
    MOVED = "moved"


class VisitKind(models.TextChoices):
    """The kinds of the vocabulary `followup_schedule`."""

    CLINICAL_VISIT = "clinical_visit"
    IMAGING = "imaging"
    LABORATORY = "laboratory"
    DENTAL = "dental"
    FUNCTION = "function"
    COUNSELLING = "counselling"
    QUESTIONNAIRE = "questionnaire"


class Visit(CaseItem):
    """An appointment of follow-up. A moved visit stays and names the one that replaces it."""

    access_kind = "visit"

    kind = models.CharField(max_length=16, choices=VisitKind)
    scheduled_at = models.DateTimeField()
    facility = models.ForeignKey(Facility, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # For the patient: where to go, what to bring.
    instructions = models.TextField(max_length=2000, blank=True)
    status = models.CharField(max_length=8, choices=VisitStatus, default=VisitStatus.PLANNED)
    done_at = models.DateTimeField(null=True, blank=True)
    findings = models.TextField(max_length=8000, blank=True)
    replaced_by = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Where the schedule asked for it: the n-th control of a rule, counted from the end of treatment, due between two
    # days; `with_rules` are what the schedule asks for at each visit.
    rule_id = models.CharField(max_length=24, blank=True)
    rule_number = models.PositiveSmallIntegerField(null=True, blank=True)
    anchored_on = models.DateField(null=True, blank=True)
    due_from = models.DateField(null=True, blank=True)
    due_to = models.DateField(null=True, blank=True)
    with_rules = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    # An appointment that shall not take place is withdrawn, never deleted.
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # The time that the patient was reminded of by mail; another time is another reminder.
    reminded_for = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="done") | Q(done_at__isnull=False), name="a_visit_that_was_done_says_when"
            ),
            models.CheckConstraint(
                condition=Q(status="moved", replaced_by__isnull=False)
                | (~Q(status="moved") & Q(replaced_by__isnull=True)),
                name="a_moved_visit_and_only_a_moved_one_is_replaced",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(status="planned"), name="only_a_planned_visit_is_withdrawn"
            ),
            models.CheckConstraint(
                condition=Q(
                    rule_id="",
                    rule_number__isnull=True,
                    anchored_on__isnull=True,
                    due_from__isnull=True,
                    due_to__isnull=True,
                )
                | (
                    ~Q(rule_id="")
                    & Q(rule_number__isnull=False, anchored_on__isnull=False, due_from__isnull=False)
                    & Q(due_to__gte=F("due_from"))
                ),
                name="a_visit_of_the_schedule_and_only_that_has_a_window",
            ),
            models.UniqueConstraint(
                fields=["case", "rule_id", "rule_number", "anchored_on"],
                condition=~Q(rule_id="") & ~Q(status="moved"),
                name="the_schedule_asks_for_a_visit_once",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "scheduled_at", "id"], name="visits_by_time"),
            models.Index(fields=["scheduled_at"], condition=Q(status="planned"), name="visits_waiting"),
        ]


class ReminderPreference(models.Model):
    """How many days before an appointment a patient is reminded by mail; None is never."""

    patient = models.OneToOneField(Patient, on_delete=models.PROTECT, related_name="reminder_preference")
    days_before = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(days_before__isnull=True) | Q(days_before__range=(1, 14)),
                name="a_reminder_comes_one_to_fourteen_days_before",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.patient_id}: {self.days_before}"
