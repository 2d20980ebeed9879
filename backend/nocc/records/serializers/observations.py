from dataclasses import replace
from decimal import Decimal

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer
from nocc.oncology.fields import CodeField

from ..measures import LARGEST, LabValue
from ..models import Comparator, Flag
from ..numbers import Number, read_number


class MeasureField(serializers.FloatField):
    """A measured quantity: JSON number out, kept as decimal."""

    def to_internal_value(self, data) -> Decimal:
        if isinstance(data, bool):
            self.fail("invalid")
        super().to_internal_value(data)
        # The digits as they were sent: 11.20 is not 11.2 to a laboratory, and no float knows.
        number = Decimal(str(data))
        if not number.is_finite() or abs(number) >= LARGEST:
            self.fail("max_value", max_value=LARGEST)
        return number


@extend_schema_field({"oneOf": [{"type": "number"}, {"type": "string", "maxLength": 32, "example": "<0.5"}]})
class WrittenValueField(MeasureField):
    """A JSON number, or the value as a laboratory prints it: "<0.5", "≥ 60", "11,2"."""

    def to_internal_value(self, data) -> Number:
        if not isinstance(data, str):
            return Number(super().to_internal_value(data), "")
        try:
            # What could be thousands or a fraction is no number here: only a table's other rows could tell.
            number = read_number(data, decimal_mark="." if "," not in data else None)
        except ValueError:
            self.fail("invalid")
        super().to_internal_value(str(number.value))
        return number


class ObservationRequestSerializer(serializers.Serializer):
    test = CodeField("labs")
    value = WrittenValueField()
    comparator = serializers.ChoiceField(Comparator.choices, required=False, allow_null=True)
    unit = serializers.CharField(
        max_length=40, allow_blank=True, help_text="UCUM or as laboratories write it; converted to the test's own unit"
    )
    taken_at = serializers.DateTimeField()
    reference_low = MeasureField(required=False, allow_null=True, help_text="In the unit of the value")
    reference_high = MeasureField(required=False, allow_null=True, help_text="In the unit of the value")
    laboratory = serializers.CharField(max_length=200, required=False, allow_blank=True)

    def to_internal_value(self, data) -> LabValue:
        read = super().to_internal_value(data)
        number = read.pop("value")
        comparator = read.pop("comparator", None) or number.comparator
        value = LabValue(**read, value=number.value, comparator=comparator)
        written = data["value"] if isinstance(data.get("value"), str) else ""
        return replace(value, sent=f"{'' if number.comparator else comparator}{written.strip()}") if written else value


class ObservationBatchRequestSerializer(serializers.Serializer):
    results = ObservationRequestSerializer(many=True, allow_empty=False, max_length=200)


class ObservationSerializer(CaseItemSerializer):
    for_observers = (
        *("id", "test", "loinc", "value", "comparator", "unit", "sent_value", "sent_unit"),
        *("reference_low", "reference_high", "flag", "taken_at"),
    )

    id = serializers.UUIDField()
    test = serializers.CharField()
    loinc = serializers.CharField()
    value = serializers.FloatField()
    comparator = serializers.SerializerMethodField()
    unit = serializers.CharField()
    sent_value = serializers.CharField(help_text="As it was sent, before any conversion")
    sent_unit = serializers.CharField(help_text="As it was sent, before any conversion")
    reference_low = serializers.FloatField(allow_null=True)
    reference_high = serializers.FloatField(allow_null=True)
    flag = serializers.ChoiceField(Flag.choices, allow_null=True)
    taken_at = serializers.DateTimeField()
    laboratory = serializers.CharField(allow_null=True)
    entered_by = PersonSerializer(allow_null=True)
    corrects = serializers.UUIDField(source="corrects_id", allow_null=True)
    laboratory_import = serializers.UUIDField(source="laboratory_import_id", allow_null=True)
    created_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)

    @extend_schema_field(serializers.ChoiceField(Comparator.choices, allow_null=True))
    def get_comparator(self, row) -> str | None:
        return row.comparator or None


class ObservationBatchSerializer(serializers.Serializer):
    results = ObservationSerializer(many=True)


class TestHistorySerializer(serializers.Serializer):
    test = serializers.CharField()
    count = serializers.IntegerField()
    newest = ObservationSerializer(many=True)


class TestHistoriesSerializer(serializers.Serializer):
    results = TestHistorySerializer(many=True)
