from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer
from nocc.directory.serializers.facilities import FacilityRefSerializer
from nocc.oncology.fields import CodeField

from ..models import DeviationReason
from ..models.treatment import IRRADIATED
from .facilities import FacilityField


class TreatmentRequestSerializer(serializers.Serializer):
    code = CodeField("treatments", max_length=24)
    regimen = CodeField("regimens", required=False, allow_blank=True)
    intent = CodeField("intent", max_length=16, required=False, allow_blank=True)
    facility = FacilityField(required=False, allow_null=True)
    started_on = serializers.DateField()
    ended_on = serializers.DateField(required=False, allow_null=True)
    admitted_on = serializers.DateField(required=False, allow_null=True)
    discharged_on = serializers.DateField(required=False, allow_null=True)
    discharge_letter = serializers.UUIDField(required=False, allow_null=True, help_text="A document of the same case")
    dose_gy = serializers.DecimalField(
        max_digits=5, decimal_places=2, min_value=0, coerce_to_string=False, required=False, allow_null=True
    )
    fractions = serializers.IntegerField(min_value=1, max_value=120, required=False, allow_null=True)
    irradiated = serializers.ListField(
        child=serializers.ChoiceField(IRRADIATED),
        required=False,
        allow_null=True,
        max_length=len(IRRADIATED),
        help_text="What the beam covered, as far as follow-up asks; null where nobody has said",
    )
    mandible_gy = serializers.DecimalField(
        max_digits=5,
        decimal_places=2,
        min_value=0,
        coerce_to_string=False,
        required=False,
        allow_null=True,
        help_text="The highest dose that the mandible received",
    )
    cycles = serializers.IntegerField(min_value=1, max_value=100, required=False, allow_null=True)
    stopped_reason = serializers.ChoiceField(DeviationReason.choices, required=False, allow_blank=True)
    note = serializers.CharField(max_length=4000, required=False, allow_blank=True)


class TreatmentEditSerializer(TreatmentRequestSerializer):
    more_to_come = serializers.BooleanField(
        required=False, help_text="Ending this course does not end the treatment: the case stays where it is"
    )


class TreatmentSerializer(CaseItemSerializer):
    for_observers = (
        "id", "case", "decision", "code", "regimen", "intent", "started_on", "ended_on", "admitted_on",
        "discharged_on", "dose_gy", "fractions", "irradiated", "mandible_gy", "cycles",
        "stopped_reason", "created_at", "is_cleared",
    )  # fmt: skip
    once_cleared = ("note",)

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    decision = serializers.UUIDField(source="decision_id")
    code = serializers.CharField()
    regimen = serializers.CharField(allow_blank=True)
    intent = serializers.CharField(allow_blank=True)
    facility = FacilityRefSerializer(allow_null=True)
    started_on = serializers.DateField()
    ended_on = serializers.DateField(allow_null=True)
    admitted_on = serializers.DateField(allow_null=True)
    discharged_on = serializers.DateField(allow_null=True)
    discharge_letter = serializers.UUIDField(source="discharge_letter_id", allow_null=True)
    dose_gy = serializers.DecimalField(max_digits=5, decimal_places=2, coerce_to_string=False, allow_null=True)
    fractions = serializers.IntegerField(allow_null=True)
    irradiated = serializers.ListField(child=serializers.ChoiceField(IRRADIATED), allow_null=True)
    mandible_gy = serializers.DecimalField(max_digits=5, decimal_places=2, coerce_to_string=False, allow_null=True)
    cycles = serializers.IntegerField(allow_null=True)
    stopped_reason = serializers.ChoiceField(DeviationReason.choices, allow_blank=True)
    note = serializers.CharField(allow_null=True)
    recorded_by = PersonSerializer(allow_null=True)
    created_at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    is_cleared = serializers.BooleanField(default=False)
