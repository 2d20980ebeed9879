from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer

from ..models import ActionStatus, DeviationReason


class ActionEditSerializer(serializers.Serializer):
    status = serializers.ChoiceField(ActionStatus.choices)
    reason = serializers.ChoiceField(DeviationReason.choices, required=False, allow_blank=True)
    note = serializers.CharField(max_length=4000, required=False, allow_blank=True)


class ActionOwnerSerializer(serializers.Serializer):
    """The participant who was asked."""

    participant = serializers.UUIDField(source="id")
    name = serializers.CharField(source="user.full_name")


class ActionSerializer(CaseItemSerializer):
    for_observers = ("id", "case", "decision", "due", "status", "reason", "settled_at", "is_cleared")
    once_cleared = ("what", "note")

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    decision = serializers.UUIDField(source="decision_id")
    what = serializers.CharField(allow_null=True)
    owner = ActionOwnerSerializer(allow_null=True)
    place = serializers.CharField(allow_null=True)
    due = serializers.DateField(allow_null=True)
    status = serializers.ChoiceField(ActionStatus.choices)
    reason = serializers.ChoiceField(DeviationReason.choices, allow_blank=True)
    note = serializers.CharField(allow_null=True)
    settled_at = serializers.DateTimeField(allow_null=True)
    is_cleared = serializers.BooleanField(default=False)
