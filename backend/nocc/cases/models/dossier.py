from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nocc.audit.services import AccessSubject
from nocc.common.models import Versioned

from .case import Case, CaseItem


class Presentation(models.TextChoices):
    PRIMARY = "primary"
    RECURRENT = "recurrent"
    SECOND_PRIMARY = "second_primary"


class Diagnosis(Versioned):
    """The tumour the board is asked about. Codes: ICD-O-3 and the vocabularies of the same names."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="diagnosis")
    topography = models.CharField(max_length=5)
    morphology = models.CharField(max_length=6, blank=True)
    laterality = models.CharField(max_length=16, blank=True)
    grade = models.CharField(max_length=16, blank=True)
    p16_status = models.CharField(max_length=16, blank=True)
    # Of the tumour cells, those that stain.
    p16_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    hpv_status = models.CharField(max_length=16, blank=True)
    ebv_status = models.CharField(max_length=16, blank=True)
    # The band; where the score is known the band follows from it.
    pdl1_cps = models.CharField(max_length=16, blank=True)
    pdl1_cps_score = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    pdl1_tps_percent = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    presentation = models.CharField(max_length=16, choices=Presentation, default=Presentation.PRIMARY)
    # Which tumour came back, or came first; its day where it is known.
    earlier_tumour = models.CharField(max_length=1000, blank=True)
    earlier_tumour_on = models.DateField(null=True, blank=True)
    # Of the histology that established it: the clock "diagnosis → board" starts here.
    diagnosed_on = models.DateField(null=True, blank=True)
    note = models.TextField(max_length=4000, blank=True)

    class Meta:
        verbose_name_plural = "diagnoses"
        constraints = [
            models.CheckConstraint(
                condition=Q(p16_percent__isnull=True) | Q(p16_percent__lte=100), name="p16_percent_is_a_share"
            ),
            models.CheckConstraint(
                condition=Q(pdl1_cps_score__isnull=True) | Q(pdl1_cps_score__range=(0, 100)),
                name="pdl1_cps_is_0_to_100",
            ),
            models.CheckConstraint(
                condition=Q(pdl1_tps_percent__isnull=True) | Q(pdl1_tps_percent__range=(0, 100)),
                name="pdl1_tps_is_a_share",
            ),
            models.CheckConstraint(
                condition=~Q(presentation="primary") | Q(earlier_tumour="", earlier_tumour_on__isnull=True),
                name="a_first_tumour_has_no_earlier_one",
            ),
        ]

    def __str__(self) -> str:
        return self.topography

    def access_subject(self) -> AccessSubject:
        return AccessSubject(kind="diagnosis", item=self.pk, case=self.case_id, patient=self.case.patient_id)


class Classification(models.TextChoices):
    CLINICAL = "c"
    PATHOLOGICAL = "p"


class Staging(CaseItem):
    """A TNM as somebody stated it, in one edition; never restaged, superseded by a later row.

    `stage` is computed for editions that have a schema; for older ones, and where no group can be computed, it is
    the stage as recorded (`is_recorded`). What the physician stated is kept beside it either way.
    """

    access_kind = "staging"

    classification = models.CharField(max_length=1, choices=Classification)
    edition = models.CharField(max_length=2)
    schema_id = models.CharField(max_length=40, blank=True)
    # TNM prefixes: y after treatment, r recurrent, m multiple, a at autopsy. Stored, never grouped across.
    prefixes = ArrayField(models.CharField(max_length=1), default=list, blank=True)
    t = models.CharField(max_length=8)
    n = models.CharField(max_length=8)
    m = models.CharField(max_length=8)
    stage = models.CharField(max_length=8, blank=True)
    stated_stage = models.CharField(max_length=8, blank=True)
    # Why no group could be computed.
    stage_reason = models.CharField(max_length=32, blank=True)
    is_recorded = models.BooleanField(default=False)
    # {name: value} of the measurements and findings behind it, by the names of `staging/inputs/`.
    findings = models.JSONField(default=dict, blank=True)
    # {"T": {"edition", "category", "rule_id", "reason", "missing", "possible", "at_least"}, "N": …, "M": …}: what the
    # rules made of the findings when this was stated. Beside t, n and m, which are the physician's and prevail.
    derived = models.JSONField(default=dict, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "classification"],
                condition=Q(superseded_at__isnull=True),
                name="one_current_staging_per_classification",
            ),
        ]


class Assessment(Versioned):
    """The patient's state at intake: performance, comorbidity, habits and the board's head-and-neck facts."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="assessment")
    ecog = models.PositiveSmallIntegerField(null=True, blank=True)
    # Item codes of the vocabulary `charlson`; the index is computed from them.
    charlson_items = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    # {condition: grade 1-3} of the vocabulary `ace27_conditions`, and the overall grade: computed where there are any.
    ace27_items = models.JSONField(default=dict, blank=True)
    ace27 = models.CharField(max_length=16, blank=True)
    smoking_status = models.CharField(max_length=16, blank=True)
    pack_years = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    alcohol_status = models.CharField(max_length=16, blank=True)
    alcohol_units_week = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    # {item_id: value} of the vocabulary `mdt_facts`
    facts = models.JSONField(default=dict, blank=True)
    # [{"treatment": code, "intent": code, "on", "ended_on": date or null, "dose_gy", "fractions": number or null,
    #   "field": text, "note": text}]
    prior_treatments = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ecog__isnull=True) | Q(ecog__lte=4), name="ecog_is_0_to_4"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def access_subject(self) -> AccessSubject:
        return AccessSubject(kind="assessment", item=self.pk, case=self.case_id, patient=self.case.patient_id)
