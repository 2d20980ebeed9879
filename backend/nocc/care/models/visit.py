from django.conf import settings
from django.db import models
from django.db.models import Q

from nocc.cases.models.case import CaseItem
from nocc.directory.models import Facility


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
        ]
        indexes = [
            models.Index(fields=["case", "scheduled_at", "id"], name="visits_by_time"),
            models.Index(fields=["scheduled_at"], condition=Q(status="planned"), name="visits_waiting"),
        ]
