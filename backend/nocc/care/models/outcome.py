from django.conf import settings
from django.db import models
from django.db.models import Q

from nocc.cases.models.case import CaseItem

from .treatment import Treatment

# Codes of the vocabulary `vital_status` after which there is no follow-up.
DEATHS = frozenset({"dead_of_disease", "dead_treatment", "dead_other", "dead_unknown"})


class OutcomeKind(models.TextChoices):
    RESPONSE = "response"
    RECURRENCE = "recurrence"
    TOXICITY = "toxicity"
    VITAL_STATUS = "vital_status"


class NonTarget(models.TextChoices):
    """What became of the lesions that were not measured (RECIST 1.1, 4.3.3)."""

    NONE = "none"
    CR = "cr"
    NON_CR_NON_PD = "non_cr_non_pd"
    PD = "pd"
    NE = "ne"


class Confirmation(models.TextChoices):
    """What a recurrence rests on, the surest first."""

    HISTOLOGY = "histology"
    CYTOLOGY = "cytology"
    IMAGING = "imaging"
    CLINICAL = "clinical"


class Outcome(CaseItem):
    """How it went. `code` is of the vocabulary that the kind names: `recist`, `disease_status`, `toxicities`,
    `vital_status`; `grade` is CTCAE's (version 5), for toxicities.

    A response is the category as the physician states it; `computed_code` is what the measures beside it come to by
    RECIST 1.1, empty where there are none.
    """

    access_kind = "outcome"

    kind = models.CharField(max_length=16, choices=OutcomeKind)
    code = models.CharField(max_length=40)
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    observed_on = models.DateField()
    # Sums of the target lesions' diameters in mm: before treatment, at their smallest so far, now.
    baseline_mm = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    nadir_mm = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    current_mm = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    # Nothing left of the target lesions but lymph nodes of less than 10 mm, whose diameters still make a sum.
    targets_resolved = models.BooleanField(default=False)
    non_target = models.CharField(max_length=16, choices=NonTarget, blank=True)
    new_lesions = models.BooleanField(null=True, blank=True)
    computed_code = models.CharField(max_length=4, blank=True)
    confirmation = models.CharField(max_length=16, choices=Confirmation, blank=True)
    # When a toxicity began, and the course it is attributed to.
    onset_on = models.DateField(null=True, blank=True)
    treatment = models.ForeignKey(Treatment, null=True, blank=True, on_delete=models.PROTECT, related_name="toxicities")
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
            models.CheckConstraint(
                condition=Q(kind="response")
                | Q(
                    baseline_mm__isnull=True,
                    nadir_mm__isnull=True,
                    current_mm__isnull=True,
                    targets_resolved=False,
                    non_target="",
                    new_lesions__isnull=True,
                    computed_code="",
                ),
                name="only_a_response_is_measured",
            ),
            models.CheckConstraint(
                condition=Q(kind="toxicity") | Q(onset_on__isnull=True, treatment__isnull=True),
                name="only_a_toxicity_has_an_onset_and_a_cause",
            ),
            models.CheckConstraint(
                condition=Q(kind="recurrence") | Q(confirmation=""), name="only_a_recurrence_is_confirmed"
            ),
        ]
        indexes = [models.Index(fields=["case", "-observed_on", "-id"], name="outcomes_by_day")]

    @property
    def is_death(self) -> bool:
        return self.kind == OutcomeKind.VITAL_STATUS and self.code in DEATHS
