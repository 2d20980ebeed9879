from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer

from ..models import OutcomeKind


class OutcomeRequestSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(OutcomeKind.choices)
    code = serializers.CharField(
        max_length=40,
        help_text="Of the vocabulary recist (response), disease_status (recurrence), toxicities, vital_status",
    )
    grade = serializers.IntegerField(min_value=1, max_value=5, required=False, allow_null=True, help_text="CTCAE")
    observed_on = serializers.DateField()
    note = serializers.CharField(max_length=4000, required=False, allow_blank=True)


class OutcomeSerializer(CaseItemSerializer):
    for_observers = ("id", "case", "kind", "code", "grade", "observed_on", "created_at", "is_cleared")
    once_cleared = ("note",)

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    kind = serializers.ChoiceField(OutcomeKind.choices)
    code = serializers.CharField()
    grade = serializers.IntegerField(allow_null=True)
    observed_on = serializers.DateField()
    note = serializers.CharField(allow_null=True)
    recorded_by = PersonSerializer(allow_null=True)
    created_at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    is_cleared = serializers.BooleanField(default=False)
