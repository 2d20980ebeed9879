from datetime import date
from decimal import Decimal

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from nocc.common.clinic import today
from nocc.oncology.comorbidity import charlson_index, charlson_index_with_age
from nocc.oncology.fields import CodeField
from nocc.oncology.serializers import M_CATEGORY, N_CATEGORY, T_CATEGORY, FindingsField
from nocc.oncology.staging import TARGETS
from nocc.oncology.staging.derive import REASONS as DERIVATION_REASONS
from nocc.oncology.vocabularies import ace27_conditions, topographies

from ..models.dossier import Classification, Presentation
from ..selectors.summary import age_of
from .facts import FactsField

PREFIXES = ["y", "r", "m", "a"]
# What earlier treatments that are kept as JSON may lack.
LATER_FIELDS = {"intent": "", "ended_on": None, "fractions": None}


def _percentage(**kwargs) -> serializers.DecimalField:
    limits = {"max_digits": 4, "decimal_places": 1, "min_value": Decimal(0), "max_value": Decimal(100)}
    return serializers.DecimalField(**limits, allow_null=True, required=False, **kwargs)


class DiagnosisRequestSerializer(serializers.Serializer):
    topography = CodeField("topography")
    morphology = CodeField("morphology", allow_blank=True, required=False)
    laterality = CodeField("laterality", allow_blank=True, required=False)
    grade = CodeField("grade", allow_blank=True, required=False)
    p16_status = CodeField("p16_status", allow_blank=True, required=False)
    p16_percent = serializers.IntegerField(min_value=0, max_value=100, allow_null=True, required=False)
    hpv_status = CodeField("hpv_status", allow_blank=True, required=False)
    ebv_status = CodeField("ebv_status", allow_blank=True, required=False)
    pdl1_cps = CodeField("pdl1_cps", allow_blank=True, required=False)
    pdl1_cps_score = _percentage(help_text="Combined positive score; the band `pdl1_cps` follows from it")
    pdl1_tps_percent = _percentage(help_text="Tumour proportion score, % of viable tumour cells")
    presentation = serializers.ChoiceField(Presentation.choices, required=False)
    earlier_tumour = serializers.CharField(max_length=1000, allow_blank=True, required=False)
    earlier_tumour_on = serializers.DateField(allow_null=True, required=False)
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
    p16_percent = serializers.IntegerField(allow_null=True, help_text="% of tumour cells that stain")
    hpv_status = serializers.CharField()
    ebv_status = serializers.CharField()
    pdl1_cps = serializers.CharField()
    pdl1_cps_score = serializers.FloatField(allow_null=True)
    pdl1_tps_percent = serializers.FloatField(allow_null=True)
    presentation = serializers.ChoiceField(Presentation.choices)
    earlier_tumour = serializers.CharField(help_text="What recurred, or the tumour that came first")
    earlier_tumour_on = serializers.DateField(allow_null=True)
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
    findings = FindingsField(default=dict)


class KeptDerivationSerializer(serializers.Serializer):
    """What the rules made of the findings on the day; never derived again."""

    target = serializers.ChoiceField(TARGETS)
    edition = serializers.CharField()
    category = serializers.CharField(allow_null=True)
    rule_id = serializers.CharField(allow_null=True)
    reason = serializers.ChoiceField(DERIVATION_REASONS, allow_null=True)
    missing = serializers.ListField(child=serializers.CharField())
    possible = serializers.ListField(child=serializers.CharField())
    at_least = serializers.CharField(allow_null=True)


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
    findings = FindingsField()
    derived = serializers.SerializerMethodField()
    recorded_by = serializers.UUIDField(source="recorded_by_id")
    recorded_at = serializers.DateTimeField(source="created_at")
    superseded_at = serializers.DateTimeField(allow_null=True)

    @extend_schema_field(KeptDerivationSerializer(many=True))
    def get_derived(self, staging) -> list[dict]:
        return [{"target": target} | staging.derived[target] for target in TARGETS if target in staging.derived]


class PriorTreatmentSerializer(serializers.Serializer):
    treatment = CodeField("treatments")
    intent = CodeField("intent", allow_blank=True, default="")
    on = serializers.DateField(allow_null=True, default=None, help_text="Day of surgery, or first day")
    ended_on = serializers.DateField(allow_null=True, default=None)
    dose_gy = serializers.FloatField(allow_null=True, default=None, min_value=0, max_value=200)
    fractions = serializers.IntegerField(allow_null=True, default=None, min_value=1, max_value=100)
    field = serializers.CharField(max_length=200, allow_blank=True, default="")
    note = serializers.CharField(max_length=1000, allow_blank=True, default="")

    def to_internal_value(self, data) -> dict:
        value = super().to_internal_value(data)
        for name in ("on", "ended_on"):
            self._must_be_past(name, value[name])
        if value["on"] and value["ended_on"] and value["ended_on"] < value["on"]:
            self._refuse("ended_on", "ended_before_start")
        # Kept as JSON: days as text.
        return value | {name: value[name] and value[name].isoformat() for name in ("on", "ended_on")}

    def to_representation(self, instance) -> dict:
        return super().to_representation(LATER_FIELDS | instance)

    def _must_be_past(self, name: str, day: date | None) -> None:
        if day is not None and day > today():
            self._refuse(name, "date_in_future")

    def _refuse(self, name: str, code: str) -> None:
        raise serializers.ValidationError({name: [ErrorDetail(code, code=code)]})


class Ace27Field(serializers.DictField):
    """`{condition: grade}`; a condition has the grades that its vocabulary gives."""

    child = serializers.IntegerField(min_value=1, max_value=3)
    default_error_messages = {"unknown_code": "not a code of ace27_conditions", "unknown_grade": "it has no such grade"}

    def to_internal_value(self, data) -> dict:
        grades = super().to_internal_value(data)
        for condition, grade in grades.items():
            if condition not in ace27_conditions():
                self.fail("unknown_code")
            if str(grade) not in {term.code for term in ace27_conditions()[condition].grades}:
                self.fail("unknown_grade")
        return grades


class AssessmentRequestSerializer(serializers.Serializer):
    ecog = serializers.IntegerField(min_value=0, max_value=4, allow_null=True, required=False)
    charlson_items = serializers.ListField(child=CodeField("charlson"), max_length=40, required=False)
    ace27_items = Ace27Field(required=False)
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
    charlson_index_with_age = serializers.SerializerMethodField()
    ace27_items = serializers.DictField(child=serializers.IntegerField())
    ace27 = serializers.CharField(help_text="Overall grade; computed where there are `ace27_items`")
    smoking_status = serializers.CharField()
    pack_years = serializers.FloatField(allow_null=True)
    alcohol_status = serializers.CharField()
    alcohol_units_week = serializers.FloatField(allow_null=True, help_text="1 Italian unit = 12 g of alcohol")
    facts = FactsField()
    prior_treatments = PriorTreatmentSerializer(many=True)
    updated_at = serializers.DateTimeField()

    def get_charlson_index(self, assessment) -> int:
        return charlson_index(assessment.charlson_items)

    def get_charlson_index_with_age(self, assessment) -> int:
        return charlson_index_with_age(assessment.charlson_items, age_of(assessment.case.patient))
