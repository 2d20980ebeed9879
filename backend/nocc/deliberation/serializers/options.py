from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer

from .editing import EditSerializer


class OptionStepSerializer(serializers.Serializer):
    """One step of a plan; codes are of the vocabularies `treatments`, `regimens` and `rt_schedules`."""

    treatment = serializers.CharField(max_length=24)
    regimen = serializers.CharField(max_length=40, allow_blank=True, default="")
    rt_schedule = serializers.CharField(max_length=40, allow_blank=True, default="")
    dose_gy = serializers.FloatField(min_value=0.1, max_value=150, allow_null=True, default=None)
    fractions = serializers.IntegerField(min_value=1, max_value=100, allow_null=True, default=None)
    note = serializers.CharField(max_length=500, allow_blank=True, default="")


class OptionRequestSerializer(serializers.Serializer):
    title = serializers.CharField(max_length=200)
    intent = serializers.CharField(max_length=16, help_text="A code of the vocabulary `intent`")
    steps = OptionStepSerializer(many=True, allow_empty=False, max_length=12)
    rationale = serializers.CharField(max_length=8000, allow_blank=True, required=False)
    evidence_level = serializers.CharField(max_length=8, allow_blank=True, required=False)
    evidence_reference = serializers.CharField(max_length=500, allow_blank=True, required=False)
    conditions = serializers.ListField(
        child=serializers.CharField(max_length=250), max_length=20, allow_empty=True, required=False
    )


class OptionEditSerializer(EditSerializer, OptionRequestSerializer):
    pass


class PlainOptionSerializer(serializers.Serializer):
    """What the option would say to the patient, to start from."""

    language = serializers.ChoiceField(["it", "en"])
    text = serializers.CharField()
    gulpease = serializers.IntegerField(allow_null=True, help_text="Of Italian text, 0 (hard) to 100 (easy)")


class OptionSerializer(CaseItemSerializer):
    """A way to treat the patient. `steps` are coded, but for their notes."""

    for_observers = ("id", "case", "version", "letter", "intent", "evidence_level", "withdrawn_at", "created_at")
    once_cleared = ("title", "steps", "rationale", "evidence_reference", "conditions", "proposed_by", "updated_at")

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    version = serializers.IntegerField()
    letter = serializers.CharField()
    title = serializers.CharField(allow_null=True)
    intent = serializers.CharField()
    steps = OptionStepSerializer(many=True)
    rationale = serializers.CharField(allow_null=True)
    evidence_level = serializers.CharField()
    evidence_reference = serializers.CharField(allow_null=True)
    conditions = serializers.ListField(child=serializers.CharField(), allow_null=True)
    proposed_by = PersonSerializer(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(allow_null=True)
    is_cleared = serializers.BooleanField(allow_null=True)

    def to_representation(self, row) -> dict:
        shown = super().to_representation(row)
        if shown["steps"] is None:
            bare = [{**step, "note": ""} for step in row.steps]
            shown["steps"] = OptionStepSerializer(bare, many=True).data
        return shown
