from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from nocc.cases.models.case import CaseItem


class Option(CaseItem):
    """A way to treat this patient: steps in order, why, and under which conditions. `letter` names it in talk."""

    access_kind = "option"

    version = models.PositiveIntegerField(default=1, editable=False)
    letter = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    # A code of the vocabulary `intent`
    intent = models.CharField(max_length=16)
    # [{"treatment": code, "regimen": code|"", "dose_gy": number|null, "fractions": int|null, "note": text}]
    steps = models.JSONField(default=list)
    rationale = models.TextField(max_length=8000, blank=True)
    evidence_level = models.CharField(max_length=8, blank=True)
    evidence_reference = models.CharField(max_length=500, blank=True)
    conditions = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "letter"], name="an_option_has_its_own_letter")]
