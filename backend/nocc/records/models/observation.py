from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nocc.cases.models.case import CaseItem


class Flag(models.TextChoices):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class Observation(CaseItem):
    """One laboratory value. `test` is a code of the vocabulary `labs`, `loinc` and `unit` (UCUM) come with it."""

    access_kind = "observation"

    test = models.CharField(max_length=40)
    loinc = models.CharField(max_length=12, blank=True)
    value = models.DecimalField(max_digits=12, decimal_places=4)
    unit = models.CharField(max_length=24)
    # As the laboratory sent them, else the vocabulary's defaults by sex.
    reference_low = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    reference_high = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    taken_at = models.DateTimeField()
    laboratory = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # A wrong value is withdrawn, never deleted.
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reference_low__isnull=True)
                | Q(reference_high__isnull=True)
                | Q(reference_low__lte=F("reference_high")),
                name="a_reference_range_runs_upwards",
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="a_laboratory_value_is_not_negative"),
        ]
        indexes = [
            models.Index(fields=["case", "test", "-taken_at"]),
            models.Index(fields=["case", "-taken_at", "-id"], name="observations_by_time"),
        ]

    @property
    def flag(self) -> Flag | None:
        """Where the value lies in its range; None without a range."""
        if self.reference_low is not None and self.value < self.reference_low:
            return Flag.LOW
        if self.reference_high is not None and self.value > self.reference_high:
            return Flag.HIGH
        has_range = self.reference_low is not None or self.reference_high is not None
        return Flag.NORMAL if has_range else None
