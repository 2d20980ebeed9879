from decimal import Decimal

from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer
from nocc.oncology.fields import CodeField

from ..models import Flag
from ..services import LabValue


class MeasureField(serializers.FloatField):
    """A measured quantity: JSON number out, kept as decimal."""

    def to_internal_value(self, data) -> Decimal:
        number = Decimal(str(super().to_internal_value(data)))
        if not number.is_finite() or abs(number) >= 10**8:
            self.fail("max_value", max_value=10**8)
        return round(number, 4)


class ObservationRequestSerializer(serializers.Serializer):
    test = CodeField("labs")
    value = MeasureField()
    unit = serializers.CharField(max_length=24, help_text="UCUM, as the vocabulary says for this test")
    taken_at = serializers.DateTimeField()
    reference_low = MeasureField(required=False, allow_null=True)
    reference_high = MeasureField(required=False, allow_null=True)
    laboratory = serializers.CharField(max_length=200, required=False, allow_blank=True)

    def to_internal_value(self, data) -> LabValue:
        return LabValue(**super().to_internal_value(data))


class ObservationBatchRequestSerializer(serializers.Serializer):
    results = ObservationRequestSerializer(many=True, allow_empty=False, max_length=200)


class ObservationSerializer(CaseItemSerializer):
    for_observers = ("id", "test", "loinc", "value", "unit", "reference_low", "reference_high", "flag", "taken_at")

    id = serializers.UUIDField()
    test = serializers.CharField()
    loinc = serializers.CharField()
    value = MeasureField()
    unit = serializers.CharField()
    reference_low = MeasureField(allow_null=True)
    reference_high = MeasureField(allow_null=True)
    flag = serializers.ChoiceField(Flag.choices, allow_null=True)
    taken_at = serializers.DateTimeField()
    laboratory = serializers.CharField(allow_null=True)
    entered_by = PersonSerializer(allow_null=True)
    created_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class ObservationBatchSerializer(serializers.Serializer):
    results = ObservationSerializer(many=True)
