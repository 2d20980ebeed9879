from django.conf import settings
from django.db import models
from django.db.models import Q

from nocc.cases.models.case import CaseItem

# Codes of the vocabulary `vital_status` after which there is no follow-up.
DEATHS = frozenset({"dead_of_disease", "dead_treatment", "dead_other", "dead_unknown"})


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
    # What was entered wrongly is withdrawn, never deleted.
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="toxicity", grade__range=(1, 5)) | (~Q(kind="toxicity") & Q(grade__isnull=True)),
                name="a_toxicity_and_only_a_toxicity_has_a_grade",
            ),
        ]
        indexes = [models.Index(fields=["case", "-observed_on", "-id"], name="outcomes_by_day")]
