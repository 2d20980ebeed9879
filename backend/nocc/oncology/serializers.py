from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from .fields import CodeField
from .staging import TARGETS, InvalidFindings, checked
from .staging.derive import REASONS as DERIVATION_REASONS
from .staging.group import REASONS

# Categories as TNM writes them, without the c, p, y, r, m or a prefix: `T1a`, `Tis`, `N2c`, `N1(sn)`, `M1b`.
SUFFIX = r"(\([a-z0-9+-]{1,6}\))?"
T_CATEGORY = rf"^T([0-9](mi|[a-e][0-9]?)?|X|is){SUFFIX}$"
N_CATEGORY = rf"^N([0-9](mi|[a-e][0-9]?)?|X){SUFFIX}$"
M_CATEGORY = rf"^M([0-9][a-e]?[0-9]?|X){SUFFIX}$"
TOPOGRAPHY = r"^C[0-9]{2}\.[0-9]$"
MORPHOLOGY = r"^[0-9]{4}/[0-9]$"


class StageQuestionSerializer(serializers.Serializer):
    schema_id = serializers.CharField(max_length=40)
    edition = serializers.CharField(max_length=2)
    classification = serializers.ChoiceField(["c", "p"])
    t = serializers.RegexField(T_CATEGORY)
    n = serializers.RegexField(N_CATEGORY)
    m = serializers.RegexField(M_CATEGORY)


class StageSerializer(serializers.Serializer):
    stage = serializers.CharField(allow_null=True)
    reason = serializers.ChoiceField(REASONS, allow_null=True)
    schema_id = serializers.CharField()
    edition = serializers.CharField()


class FindingsField(serializers.DictField):
    """Measurements and findings by the names of `staging/inputs/`; what is wrong is said by name."""

    child = serializers.JSONField(allow_null=True)

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"help_text": "Values by the names of `staging/inputs/`; null where not known", **kwargs})

    def to_internal_value(self, data) -> dict:
        try:
            return dict(checked(super().to_internal_value(data)))
        except InvalidFindings as invalid:
            errors = {name: [ErrorDetail(f"{name}: {code}", code)] for name, code in invalid.errors.items()}
            raise serializers.ValidationError(errors) from None


class InputsQuestionSerializer(serializers.Serializer):
    schema_id = serializers.CharField(max_length=40)
    classification = serializers.ChoiceField(["c", "p"])
    edition = serializers.CharField(max_length=2, required=False, help_text="One edition only")
    target = serializers.ChoiceField(TARGETS, required=False, help_text="One axis only")


class InputChoiceSerializer(serializers.Serializer):
    code = serializers.CharField()
    label = serializers.CharField()


class StagingInputSerializer(serializers.Serializer):
    name = serializers.CharField()
    kind = serializers.ChoiceField(["number", "count", "flag", "choice"])
    unit = serializers.CharField(help_text="UCUM; empty where there is none")
    maximum = serializers.FloatField(allow_null=True)
    choices = InputChoiceSerializer(many=True)
    group = serializers.ChoiceField(["tumour", "invasion", "nodes", "metastases"])
    needs = serializers.CharField(help_text="The flag without which this means nothing; empty where there is none")
    label = serializers.CharField()
    label_en = serializers.CharField()
    label_it = serializers.CharField()
    hint = serializers.CharField()
    targets = serializers.ListField(child=serializers.ChoiceField(TARGETS))
    editions = serializers.ListField(child=serializers.CharField(), help_text="The editions whose rules ask it")


class StagingInputListSerializer(serializers.Serializer):
    results = StagingInputSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class DerivationQuestionSerializer(serializers.Serializer):
    schema_id = serializers.CharField(max_length=40)
    edition = serializers.CharField(max_length=2)
    classification = serializers.ChoiceField(["c", "p"])
    target = serializers.ChoiceField(TARGETS)
    inputs = FindingsField()


class DerivationSerializer(serializers.Serializer):
    category = serializers.CharField(allow_null=True)
    rule_id = serializers.CharField(allow_null=True)
    criterion = serializers.CharField(allow_null=True, help_text="The category's definition in the reader's language")
    reason = serializers.ChoiceField(DERIVATION_REASONS, allow_null=True)
    missing = serializers.ListField(child=serializers.CharField(), help_text="Inputs that are still needed")
    possible = serializers.ListField(child=serializers.CharField(), help_text="What it can become, lowest first")
    at_least = serializers.CharField(allow_null=True, help_text="The lowest of these, where that says something")


class ComparisonQuestionSerializer(serializers.Serializer):
    """`t`, `n`, `m` stand in for an axis that cannot be derived."""

    schema_id = serializers.CharField(max_length=40)
    classification = serializers.ChoiceField(["c", "p"])
    inputs = FindingsField()
    t = serializers.RegexField(T_CATEGORY, allow_blank=True, default="")
    n = serializers.RegexField(N_CATEGORY, allow_blank=True, default="")
    m = serializers.RegexField(M_CATEGORY, allow_blank=True, default="")


class EditionDerivationsSerializer(serializers.Serializer):
    T = DerivationSerializer()
    N = DerivationSerializer()
    M = DerivationSerializer()


class EditionComparisonSerializer(serializers.Serializer):
    edition = serializers.CharField()
    is_provisional = serializers.BooleanField(help_text="Its grouping is not confirmed and off unless enabled")
    derived = EditionDerivationsSerializer()
    tnm = serializers.ListField(child=serializers.CharField(), help_text="What was grouped; empty where one is open")
    stage = serializers.CharField(allow_null=True)
    reason = serializers.ChoiceField(REASONS, allow_null=True)


class ComparisonSerializer(serializers.Serializer):
    results = EditionComparisonSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class SchemaQuestionSerializer(serializers.Serializer):
    topography = serializers.RegexField(TOPOGRAPHY, help_text="ICD-O-3 site, as C10.9")
    morphology = serializers.RegexField(MORPHOLOGY, required=False, help_text="ICD-O-3 histology, as 8070/3")
    p16 = CodeField("p16_status", required=False)
    ebv = CodeField("ebv_status", required=False)
    hpv = CodeField("hpv_status", required=False)
    age = serializers.IntegerField(required=False, min_value=0, max_value=130, help_text="Age at diagnosis, in years")


class SchemaWarningSerializer(serializers.Serializer):
    code = serializers.CharField()
    blocking = serializers.BooleanField(source="is_blocking")


class StagingCategorySerializer(serializers.Serializer):
    edition = serializers.CharField()
    classification = serializers.CharField(help_text="`c`, `p`, or `both`")
    kind = serializers.CharField(help_text="`T`, `N` or `M`")
    code = serializers.CharField()
    criterion = serializers.CharField()


class SchemaChoiceSerializer(serializers.Serializer):
    schema_id = serializers.CharField(allow_null=True)
    label = serializers.CharField(allow_null=True)
    editions = serializers.ListField(child=serializers.CharField())
    categories = StagingCategorySerializer(many=True)
    missing = serializers.ListField(child=serializers.CharField())
    warnings = SchemaWarningSerializer(many=True)


class TermSerializer(serializers.Serializer):
    code = serializers.CharField()
    label = serializers.CharField()
    label_en = serializers.CharField()
    label_it = serializers.CharField()
    attributes = serializers.DictField()


class TermListSerializer(serializers.Serializer):
    results = TermSerializer(many=True)
    next = serializers.CharField(allow_null=True)


class VocabularySerializer(serializers.Serializer):
    name = serializers.CharField()
    size = serializers.IntegerField()


class VocabularyListSerializer(serializers.Serializer):
    results = VocabularySerializer(many=True)
    next = serializers.CharField(allow_null=True)
