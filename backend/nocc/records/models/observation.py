from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nocc.cases.models.case import CaseItem

from .laboratory_import import LaboratoryImport


class Flag(models.TextChoices):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class Comparator(models.TextChoices):
    """What a laboratory writes before a value beyond what it can measure, as FHIR codes it."""

    BELOW = "<", "below"
    AT_MOST = "<=", "at most"
    AT_LEAST = ">=", "at least"
    ABOVE = ">", "above"


class Observation(CaseItem):
    """One laboratory value. `test` is a code of the vocabulary `labs`, `loinc` and `unit` (UCUM) come with it."""

    access_kind = "observation"

    test = models.CharField(max_length=40)
    loinc = models.CharField(max_length=12, blank=True)
    value = models.DecimalField(max_digits=12, decimal_places=4)
    comparator = models.CharField(max_length=2, choices=Comparator, blank=True)
    unit = models.CharField(max_length=24)
    # As the laboratory wrote them, before any conversion.
    sent_value = models.CharField(max_length=40, blank=True)
    sent_unit = models.CharField(max_length=40, blank=True)
    # As the laboratory sent them, else the vocabulary's defaults by sex.
    reference_low = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    reference_high = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    taken_at = models.DateTimeField()
    laboratory = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    laboratory_import = models.ForeignKey(
        LaboratoryImport, null=True, blank=True, on_delete=models.PROTECT, related_name="observations"
    )
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
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
            models.CheckConstraint(
                condition=Q(comparator__in=["", *Comparator.values]), name="a_comparator_is_one_of_four"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "test", "-taken_at"]),
            models.Index(fields=["case", "-taken_at", "-id"], name="observations_by_time"),
        ]

    @property
    def flag(self) -> Flag | None:
        """Where the value lies in its range; None without a range, or where "<" and ">" leave it open."""
        return flag_of(self.value, self.comparator, self.reference_low, self.reference_high)


def flag_of(value: Decimal, comparator: str, low: Decimal | None, high: Decimal | None) -> Flag | None:
    if low is not None and low <= 0:
        # Nothing that is measured lies below zero.
        low = None
        if high is None:
            return Flag.NORMAL
    if low is None and high is None:
        return None
    is_upper_bound, is_strict = comparator.startswith("<"), len(comparator) == 1
    if comparator and is_upper_bound:
        return _flag_below(value, is_strict, low, high)
    if comparator:
        return _flag_above(value, is_strict, low, high)
    if low is not None and value < low:
        return Flag.LOW
    return Flag.HIGH if high is not None and value > high else Flag.NORMAL


def _flag_below(bound: Decimal, is_strict: bool, low: Decimal | None, high: Decimal | None) -> Flag | None:
    """Of a value below (or at most) this bound."""
    if low is not None:
        return Flag.LOW if bound < low or (is_strict and bound == low) else None
    return Flag.NORMAL if high is not None and bound <= high else None


def _flag_above(bound: Decimal, is_strict: bool, low: Decimal | None, high: Decimal | None) -> Flag | None:
    """Of a value above (or at least) this bound."""
    if high is not None:
        return Flag.HIGH if bound > high or (is_strict and bound == high) else None
    return Flag.NORMAL if low is not None and bound >= low else None
