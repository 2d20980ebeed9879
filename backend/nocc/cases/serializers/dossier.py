from decimal import Decimal

from rest_framework import serializers

from nocc.oncology.fields import CodeField
from nocc.oncology.serializers import M_CATEGORY, N_CATEGORY, T_CATEGORY
from nocc.oncology.vocabularies import topographies

from ..models.dossier import Classification, Presentation
from ..selectors.detail import charlson_index
from .facts import FactsField

PREFIXES = ["y", "r", "m", "a"]


class DiagnosisRequestSerializer(serializers.Serializer):
    topography = CodeField("topography")
    morphology = CodeField("morphology", allow_blank=True, required=False)
    laterality = CodeField("laterality", allow_blank=True, required=False)
    grade = CodeField("grade", allow_blank=True, required=False)
    p16_status = CodeField("p16_status", allow_blank=True, required=False)
    hpv_status = CodeField("hpv_status", allow_blank=True, required=False)
    ebv_status = CodeField("ebv_status", allow_blank=True, required=False)
    pdl1_cps = CodeField("pdl1_cps", allow_blank=True, required=False)
    presentation = serializers.ChoiceField(Presentation.choices, required=False)
    diagnosed_on = serializers.DateField(allow_null=True, required=False)
    note = serializers.CharField(max_length=4000, allow_blank=True, required=False)


class DiagnosisSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    version = serializers.IntegerField()
    topography = serializers.CharField()
    site_group = serializers.SerializerMethodField()
    morphology = serializers.CharField()
    laterality = serializers.CharField()
    grade = serializers.CharField()
    p16_status = serializers.CharField()
    hpv_status = serializers.CharField()
    ebv_status = serializers.CharField()
    pdl1_cps = serializers.CharField()
    presentation = serializers.ChoiceField(Presentation.choices)
    diagnosed_on = serializers.DateField(allow_null=True)
    note = serializers.CharField()
    updated_at = serializers.DateTimeField()

    def get_site_group(self, diagnosis) -> str:
        known = topographies()
        return known[diagnosis.topography].site_group if diagnosis.topography in known else ""


class StagingRequestSerializer(serializers.Serializer):
    """Without `schema_id` the schema follows from the diagnosis; `stage` is what the physician states, if anything."""

    classification = serializers.ChoiceField(Classification.choices, default=Classification.CLINICAL)
    edition = serializers.RegexField(r"^[1-9]$", default="8")
    schema_id = serializers.CharField(max_length=40, allow_blank=True, default="")
    prefixes = serializers.ListField(child=serializers.ChoiceField(PREFIXES), max_length=4, default=list)
    t = serializers.RegexField(T_CATEGORY, max_length=8)
    n = serializers.RegexField(N_CATEGORY, max_length=8)
    m = serializers.RegexField(M_CATEGORY, max_length=8)
    stage = serializers.RegexField(r"^(0|I{1,3}|IV)[A-C]?[0-9]?$", max_length=8, allow_blank=True, default="")


class StagingSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    classification = serializers.ChoiceField(Classification.choices)
    edition = serializers.CharField()
    schema_id = serializers.CharField()
    prefixes = serializers.ListField(child=serializers.CharField())
    t = serializers.CharField()
    n = serializers.CharField()
    m = serializers.CharField()
    stage = serializers.CharField()
    stated_stage = serializers.CharField()
    stage_reason = serializers.CharField()
    is_recorded = serializers.BooleanField(help_text="The stage is as it was recorded, not computed")
    recorded_by = serializers.UUIDField(source="recorded_by_id")
    recorded_at = serializers.DateTimeField(source="created_at")
    superseded_at = serializers.DateTimeField(allow_null=True)


class PriorTreatmentSerializer(serializers.Serializer):
    treatment = CodeField("treatments")
    on = serializers.DateField(allow_null=True, default=None)
    dose_gy = serializers.FloatField(allow_null=True, default=None, min_value=0, max_value=200)
    field = serializers.CharField(max_length=200, allow_blank=True, default="")
    note = serializers.CharField(max_length=1000, allow_blank=True, default="")

    def to_internal_value(self, data) -> dict:
        # Kept as JSON: the day as text.
        value = super().to_internal_value(data)
        return value | {"on": value["on"].isoformat() if value["on"] else None}


class AssessmentRequestSerializer(serializers.Serializer):
    ecog = serializers.IntegerField(min_value=0, max_value=4, allow_null=True, required=False)
    charlson_items = serializers.ListField(child=CodeField("charlson"), max_length=40, required=False)
    ace27 = CodeField("ace27", allow_blank=True, required=False)
    smoking_status = CodeField("smoking_status", allow_blank=True, required=False)
    pack_years = serializers.DecimalField(
        max_digits=5, decimal_places=1, min_value=Decimal(0), max_value=Decimal(300), allow_null=True, required=False
    )
    alcohol_status = CodeField("alcohol_status", allow_blank=True, required=False)
    alcohol_units_week = serializers.DecimalField(
        max_digits=5, decimal_places=1, min_value=Decimal(0), max_value=Decimal(500), allow_null=True, required=False
    )
    facts = FactsField(required=False)
    prior_treatments = PriorTreatmentSerializer(many=True, required=False, max_length=50)

    def validate_charlson_items(self, items: list[str]) -> list[str]:
        return sorted(set(items))


class AssessmentSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    version = serializers.IntegerField()
    ecog = serializers.IntegerField(allow_null=True)
    charlson_items = serializers.ListField(child=serializers.CharField())
    charlson_index = serializers.SerializerMethodField()
    ace27 = serializers.CharField()
    smoking_status = serializers.CharField()
    pack_years = serializers.FloatField(allow_null=True)
    alcohol_status = serializers.CharField()
    alcohol_units_week = serializers.FloatField(allow_null=True, help_text="1 Italian unit = 12 g of alcohol")
    facts = FactsField()
    prior_treatments = PriorTreatmentSerializer(many=True)
    updated_at = serializers.DateTimeField()

    def get_charlson_index(self, assessment) -> int:
        return charlson_index(assessment)
