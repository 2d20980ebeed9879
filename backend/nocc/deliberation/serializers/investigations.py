from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer

from ..models import InvestigationStatus


class InvestigationRequestSerializer(serializers.Serializer):
    """What is to be found out. `owner` is a participant; the lead, unless said."""

    what = serializers.CharField(max_length=250)
    why = serializers.CharField(max_length=4000, allow_blank=True, default="")
    owner = serializers.UUIDField(allow_null=True, default=None)
    due = serializers.DateTimeField(allow_null=True, default=None)


class InvestigationAnswerSerializer(serializers.Serializer):
    answer = serializers.CharField(max_length=8000)


class InvestigationDismissalSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=8000)


class InvestigationSerializer(CaseItemSerializer):
    """A request and what became of it: `answer` holds the answer, or why it was dismissed. `round` waits for it."""

    for_observers = ("id", "case", "round", "status", "due", "created_at", "settled_at")
    once_cleared = ("what", "why", "owner", "owner_name", "requested_by", "answer", "settled_by")

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    round = serializers.UUIDField(source="round_id", allow_null=True)
    what = serializers.CharField(allow_null=True)
    why = serializers.CharField(allow_null=True)
    owner = serializers.UUIDField(source="owner_id", allow_null=True)
    owner_name = serializers.CharField(source="owner.user.full_name", allow_null=True)
    due = serializers.DateTimeField(allow_null=True)
    status = serializers.ChoiceField(InvestigationStatus.choices)
    requested_by = PersonSerializer(allow_null=True)
    answer = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    settled_at = serializers.DateTimeField(allow_null=True)
    settled_by = PersonSerializer(allow_null=True)
    is_cleared = serializers.BooleanField(allow_null=True)
