from decimal import Decimal

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer
from nocc.oncology.fields import CodeField
from nocc.oncology.pathology import report_fields

from ..models import PathologyReport
from ..selectors.pathology import Completeness, completeness_of, differences_from_diagnosis, tnm_of

FREE_TEXT_CHARACTERS = 200
# No specimen of head and neck is larger, none deeper.
MAX_SIZE_CM, MAX_LENGTH_MM = 30, 200
MAX_NODES = 300


class LengthField(serializers.FloatField):
    """A measured length: JSON number out, kept as decimal to the hundredth."""

    def __init__(self, most: int, **kwargs) -> None:
        self.most = most
        super().__init__(required=False, allow_null=True, min_value=0, max_value=most, **kwargs)

    def to_internal_value(self, data) -> Decimal:
        number = Decimal(str(super().to_internal_value(data)))
        if not number.is_finite():
            self.fail("invalid")
        # What the limits refuse anyway may be too long to round.
        return round(number, 2) if abs(number) <= self.most else number


class CountField(serializers.IntegerField):
    def __init__(self, most: int = MAX_NODES, **kwargs) -> None:
        super().__init__(**{"required": False, "allow_null": True, "min_value": 0, "max_value": most, **kwargs})


class OptionalCodeField(CodeField):
    """A code, or nothing said: empty or null."""

    def __init__(self, name: str) -> None:
        super().__init__(name, required=False, allow_blank=True, allow_null=True)

    def validate_empty_values(self, data) -> tuple[bool, object]:
        return (True, "") if data is None else super().validate_empty_values(data)


class ChoiceWordField(serializers.CharField):
    """One of the words that the vocabulary `pathology_fields` lists for this field, or nothing said."""

    default_error_messages = {"unknown_code": "not a choice of {name}"}

    def __init__(self, name: str, **kwargs) -> None:
        self.choice_name = name
        optional = {} if kwargs.get("required") else {"allow_blank": True, "allow_null": True}
        help_text = f"A choice of the field {name} in the vocabulary pathology_fields"
        super().__init__(**{"required": False, "max_length": 24, "help_text": help_text, **optional, **kwargs})

    def validate_empty_values(self, data) -> tuple[bool, object]:
        return (True, "") if data is None and self.allow_null else super().validate_empty_values(data)

    def to_internal_value(self, data) -> str:
        word = super().to_internal_value(data)
        if word and word not in _words(self.choice_name):
            self.fail("unknown_code", name=self.choice_name)
        return word


def _words(name: str) -> frozenset[str]:
    return frozenset(choice.code for field in report_fields() if field.name == name for choice in field.choices)


def _text(most: int = FREE_TEXT_CHARACTERS) -> serializers.CharField:
    return serializers.CharField(required=False, allow_blank=True, max_length=most)


class NodeLevelSerializer(serializers.Serializer):
    level = CodeField("neck_level")
    side = serializers.ChoiceField(["right", "left", "midline"])
    examined = CountField(default=None)
    positive = CountField(required=True, allow_null=False)


class PathologyRequestSerializer(serializers.Serializer):
    """What a report says, complete or not; what is left out is not said."""

    specimen_type = ChoiceWordField("specimen_type", required=True)
    taken_on = serializers.DateField(required=False, allow_null=True)
    reported_on = serializers.DateField(required=False, allow_null=True)
    accession = _text(64)
    laboratory = _text()
    histology_icdo3 = OptionalCodeField("morphology")
    grade = OptionalCodeField("grade")
    tumour_size_cm = LengthField(MAX_SIZE_CM)
    doi_mm = LengthField(MAX_LENGTH_MM)
    tumour_thickness_mm = LengthField(MAX_LENGTH_MM)
    wpoi = OptionalCodeField("pattern_growth")
    bone_invasion = ChoiceWordField("bone_invasion")
    treatment_effect = ChoiceWordField("treatment_effect")
    closest_margin_mm = LengthField(MAX_LENGTH_MM)
    margin_status = OptionalCodeField("margin")
    margin_site = _text()
    margin_dysplasia = ChoiceWordField("margin_dysplasia")
    pni = ChoiceWordField("pni")
    pni_extent = _text()
    lvi = ChoiceWordField("lvi")
    nodes_examined = CountField()
    nodes_positive = CountField()
    nodes_positive_levels = NodeLevelSerializer(many=True, required=False, max_length=60)
    largest_node_mm = LengthField(MAX_LENGTH_MM)
    largest_deposit_mm = LengthField(MAX_LENGTH_MM)
    contralateral_positive = serializers.BooleanField(required=False, allow_null=True)
    ene = OptionalCodeField("ene_path")
    ene_mm = LengthField(MAX_LENGTH_MM)
    p16 = OptionalCodeField("p16_status")
    p16_percent = CountField(100)
    hpv = OptionalCodeField("hpv_status")
    eber = OptionalCodeField("ebv_status")
    pdl1_cps = CountField(100)
    pdl1_tps = CountField(100)
    ki67 = CountField(100)
    her2_ar = _text()
    ntrk = ChoiceWordField("ntrk")
    conclusion = _text(8000)
    staging = serializers.UUIDField(required=False, allow_null=True, help_text="A pathological staging of the case")
    report_document = serializers.UUIDField(required=False, allow_null=True, help_text="A document of the same case")


class PathologyEditSerializer(PathologyRequestSerializer):
    """What is left out stays as it is."""

    specimen_type = ChoiceWordField("specimen_type", required=False, allow_blank=False, allow_null=False)


class FindingSerializer(serializers.Serializer):
    field = serializers.CharField()
    code = serializers.CharField()


class DifferenceSerializer(serializers.Serializer):
    field = serializers.CharField(help_text="A field of the diagnosis")
    report = serializers.CharField(help_text="As the report says, in the codes of the diagnosis")
    diagnosis = serializers.CharField()


class PathologySerializer(CaseItemSerializer):
    """`applies` names the fields that the report is asked for, `missing` those it needs to be complete."""

    for_observers = (
        *("id", "case", "version", "taken_on", "reported_on", "specimen_type", "histology_icdo3", "grade"),
        *("tumour_size_cm", "doi_mm", "tumour_thickness_mm", "wpoi", "bone_invasion", "treatment_effect"),
        *("closest_margin_mm", "margin_status", "margin_dysplasia", "pni", "lvi", "nodes_examined", "nodes_positive"),
        *("nodes_positive_levels", "largest_node_mm", "largest_deposit_mm", "contralateral_positive", "ene", "ene_mm"),
        *("p16", "p16_percent", "hpv", "eber", "pdl1_cps", "pdl1_tps", "ki67", "ntrk", "staging", "ptnm"),
        *("applies", "missing", "is_complete", "advice", "created_at", "is_cleared"),
    )
    once_cleared = ("margin_site", "pni_extent", "her2_ar", "conclusion")

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    version = serializers.IntegerField()
    taken_on = serializers.DateField(allow_null=True)
    reported_on = serializers.DateField(allow_null=True)
    accession = serializers.CharField(allow_null=True)
    laboratory = serializers.CharField(allow_null=True)
    specimen_type = serializers.CharField()
    histology_icdo3 = serializers.CharField()
    grade = serializers.CharField()
    tumour_size_cm = serializers.FloatField(allow_null=True)
    doi_mm = serializers.FloatField(allow_null=True)
    tumour_thickness_mm = serializers.FloatField(allow_null=True)
    wpoi = serializers.CharField()
    bone_invasion = serializers.CharField()
    treatment_effect = serializers.CharField()
    closest_margin_mm = serializers.FloatField(allow_null=True)
    margin_status = serializers.CharField()
    margin_site = serializers.CharField(allow_null=True)
    margin_dysplasia = serializers.CharField()
    pni = serializers.CharField()
    pni_extent = serializers.CharField(allow_null=True)
    lvi = serializers.CharField()
    nodes_examined = serializers.IntegerField(allow_null=True)
    nodes_positive = serializers.IntegerField(allow_null=True)
    nodes_positive_levels = NodeLevelSerializer(many=True)
    largest_node_mm = serializers.FloatField(allow_null=True)
    largest_deposit_mm = serializers.FloatField(allow_null=True)
    contralateral_positive = serializers.BooleanField(allow_null=True)
    ene = serializers.CharField()
    ene_mm = serializers.FloatField(allow_null=True)
    p16 = serializers.CharField()
    p16_percent = serializers.IntegerField(allow_null=True)
    hpv = serializers.CharField()
    eber = serializers.CharField()
    pdl1_cps = serializers.IntegerField(allow_null=True)
    pdl1_tps = serializers.IntegerField(allow_null=True)
    ki67 = serializers.IntegerField(allow_null=True)
    her2_ar = serializers.CharField(allow_null=True)
    ntrk = serializers.CharField()
    conclusion = serializers.CharField(allow_null=True)
    staging = serializers.UUIDField(source="staging_id", allow_null=True)
    ptnm = serializers.SerializerMethodField(help_text="TNM of that staging, with prefixes and edition")
    report_document = serializers.UUIDField(source="report_document_id", allow_null=True)
    applies = serializers.SerializerMethodField()
    missing = serializers.SerializerMethodField()
    is_complete = serializers.SerializerMethodField()
    advice = serializers.SerializerMethodField()
    differences = serializers.SerializerMethodField()
    added_by = PersonSerializer(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(allow_null=True)
    is_cleared = serializers.BooleanField(default=False)
    released_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)

    def to_representation(self, report: PathologyReport) -> dict:
        self.completeness: Completeness = completeness_of(report)
        return super().to_representation(report)

    def get_ptnm(self, report: PathologyReport) -> str:
        return tnm_of(report.staging)

    def get_applies(self, report: PathologyReport) -> list[str]:
        return self.completeness.applies

    def get_missing(self, report: PathologyReport) -> list[str]:
        return self.completeness.missing

    def get_is_complete(self, report: PathologyReport) -> bool:
        return not self.completeness.missing

    @extend_schema_field(FindingSerializer(many=True))
    def get_advice(self, report: PathologyReport) -> list[dict]:
        return [finding._asdict() for finding in self.completeness.advice]

    @extend_schema_field(DifferenceSerializer(many=True, allow_null=True))
    def get_differences(self, report: PathologyReport) -> list[dict]:
        return [difference._asdict() for difference in differences_from_diagnosis(report)]


class PathologyContentSerializer(PathologySerializer):
    """What a report says by itself: not what the rest of the case makes of it."""

    applies = None
    missing = None
    is_complete = None
    advice = None
    differences = None

    def to_representation(self, report: PathologyReport) -> dict:
        return super(PathologySerializer, self).to_representation(report)


class PathologyVersionSerializer(serializers.Serializer):
    number = serializers.IntegerField()
    content = serializers.DictField(help_text="{field: value}; null is what the report did not say")
    changed = serializers.SerializerMethodField(help_text="Fields that differ from the version before")
    author = PersonSerializer()
    created_at = serializers.DateTimeField()

    def get_changed(self, version) -> list[str]:
        before = self.context["contents"].get(version.number - 1)
        if before is None:
            return []
        return [name for name, value in version.content.items() if before.get(name) != value]


class ConditionTestSerializer(serializers.Serializer):
    fact = serializers.CharField()
    any_of = serializers.ListField(child=serializers.CharField())
    above = serializers.FloatField(allow_null=True)


def _condition(source: str) -> serializers.ListField:
    """Alternatives of tests that all hold."""
    tests = serializers.ListField(child=ConditionTestSerializer())
    return serializers.ListField(child=tests, source=f"{source}.alternatives")


class ReportChoiceSerializer(serializers.Serializer):
    code = serializers.CharField()
    label_en = serializers.CharField()
    label_it = serializers.CharField()


class ReportFieldSerializer(serializers.Serializer):
    name = serializers.CharField()
    group = serializers.CharField()
    label_en = serializers.CharField(source="term.label_en")
    label_it = serializers.CharField(source="term.label_it")
    datatype = serializers.CharField(source="term.datatype")
    unit = serializers.CharField(source="term.unit", help_text="UCUM")
    choices = ReportChoiceSerializer(many=True)
    applies_when = _condition("applies")
    required_when = _condition("required")


class ReportFormSerializer(serializers.Serializer):
    """The fields of a report, the conditions under which they apply, and what the case says to those conditions."""

    questions = ReportFieldSerializer(many=True)
    facts = serializers.DictField(child=serializers.CharField(allow_null=True))


class StagingInputsSerializer(serializers.Serializer):
    """Bodies for `staging/derive/`, as far as the report says them; null where it says nothing of that axis."""

    schema_id = serializers.CharField(allow_null=True)
    editions = serializers.ListField(child=serializers.CharField())
    classification = serializers.CharField()
    t = serializers.DictField(allow_null=True)
    n = serializers.DictField(allow_null=True)
