from rest_framework import serializers

from ..models import TaskKind
from .people import PersonSerializer


class TargetSerializer(serializers.Serializer):
    kind = serializers.CharField(source="0")
    id = serializers.UUIDField(source="1")

    def to_representation(self, target) -> dict:
        return {"kind": target[0], "id": str(target[1])}


class EventSerializer(serializers.Serializer):
    """What the reader may not know is `noop` and has a number only."""

    seq = serializers.IntegerField()
    kind = serializers.CharField()
    at = serializers.DateTimeField(required=False)
    actor = serializers.UUIDField(required=False, allow_null=True)
    actor_name = serializers.CharField(required=False, allow_null=True)
    target = TargetSerializer(required=False)

    def to_representation(self, event) -> dict:
        if event.target is None:
            return {"seq": event.seq, "kind": event.kind}
        return super().to_representation(event)


class SeenSerializer(serializers.Serializer):
    seq = serializers.IntegerField(min_value=0, source="seen_seq")


class ItemReferenceSerializer(serializers.Serializer):
    kind = serializers.CharField(max_length=40)
    item = serializers.UUIDField()


class ReceiptRequestSerializer(ItemReferenceSerializer):
    version = serializers.IntegerField(min_value=1, max_value=32767, default=1)


class ReceiptSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    reader = PersonSerializer()
    kind = serializers.CharField()
    item = serializers.UUIDField()
    version = serializers.IntegerField(source="item_version")
    at = serializers.DateTimeField(source="created_at")


class ClearanceSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    kind = serializers.CharField()
    item = serializers.UUIDField()
    cleared_by = PersonSerializer()
    at = serializers.DateTimeField(source="created_at")


class CaseReferenceSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    reference = serializers.CharField()


class TaskSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    kind = serializers.ChoiceField(TaskKind.choices)
    case = CaseReferenceSerializer()
    target = serializers.SerializerMethodField()
    due = serializers.DateTimeField(allow_null=True)
    created_at = serializers.DateTimeField()
    done_at = serializers.DateTimeField(allow_null=True)

    def get_target(self, task) -> TargetSerializer:
        return TargetSerializer((task.target_kind, task.target_id)).data


class NotificationSerializer(serializers.Serializer):
    seq = serializers.IntegerField()
    kind = serializers.CharField()
    at = serializers.DateTimeField()
    case = CaseReferenceSerializer(allow_null=True)
    actor = PersonSerializer(allow_null=True)
    target = serializers.SerializerMethodField()
    read_at = serializers.DateTimeField(allow_null=True)

    def get_target(self, notification) -> TargetSerializer:
        return TargetSerializer((notification.target_kind, notification.target_id)).data


class NotificationsReadSerializer(serializers.Serializer):
    up_to = serializers.IntegerField(min_value=0)


class SavedFilterSerializer(serializers.Serializer):
    id = serializers.UUIDField(read_only=True)
    name = serializers.CharField(max_length=60)
    query = serializers.DictField(child=serializers.CharField(max_length=200, allow_blank=True))
    created_at = serializers.DateTimeField(read_only=True)

    def validate_query(self, query: dict) -> dict:
        if len(query) > 30:
            raise serializers.ValidationError("at most 30 entries", code="too_many")
        return query


class EmergencyRequestSerializer(serializers.Serializer):
    reason = serializers.CharField(max_length=2000, min_length=3)


class EmergencyAccessSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    expires_at = serializers.DateTimeField()


class ConcealmentRequestSerializer(serializers.Serializer):
    kind = serializers.CharField(max_length=40)
    id = serializers.UUIDField()


class ConcealmentSerializer(serializers.Serializer):
    kind = serializers.CharField()
    id = serializers.UUIDField(source="item")
    at = serializers.DateTimeField(source="created_at")
