from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from nocc.cases.models.case import CaseItem
from nocc.common.models import Versioned


class Option(CaseItem, Versioned):
    """A way to treat this patient: steps in order, why, and under which conditions. `letter` names it in talk."""

    access_kind = "option"

    letter = models.CharField(max_length=2)
    title = models.CharField(max_length=200)
    # A code of the vocabulary `intent`
    intent = models.CharField(max_length=16)
    # [{"treatment": code, "regimen": code or "", "rt_schedule": code or "", "dose_gy": number or null,
    #   "fractions": integer or null, "note": text}]
    steps = models.JSONField(default=list)
    rationale = models.TextField(max_length=8000, blank=True)
    evidence_level = models.CharField(max_length=8, blank=True)
    evidence_reference = models.CharField(max_length=500, blank=True)
    conditions = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "letter"], name="an_option_has_its_own_letter")]

    def content(self) -> dict:
        """What the option says, as ballot papers and signed records keep it."""
        return {
            "letter": self.letter,
            "title": self.title,
            "intent": self.intent,
            "steps": self.steps,
            "rationale": self.rationale,
            "evidence_level": self.evidence_level,
            "evidence_reference": self.evidence_reference,
            "conditions": self.conditions,
        }
