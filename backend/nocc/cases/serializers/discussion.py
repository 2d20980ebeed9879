from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..models import Thread
from .people import PersonSerializer


class MessageRequestSerializer(serializers.Serializer):
    thread = serializers.ChoiceField(
        Thread.choices, required=False, help_text="The board's, where the author is on it; else the observers'"
    )
    text = serializers.CharField(max_length=8000)
    reply_to = serializers.UUIDField(required=False, allow_null=True)
    mentions = serializers.ListField(child=serializers.UUIDField(), max_length=50, default=list)


class MessageEditSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=8000)


class MessageSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    thread = serializers.ChoiceField(Thread.choices)
    author = PersonSerializer()
    is_by_patient = serializers.SerializerMethodField()
    text = serializers.SerializerMethodField(help_text="Empty once the author has taken the message back")
    reply_to = serializers.SerializerMethodField()
    mentions = PersonSerializer(many=True)
    created_at = serializers.DateTimeField()
    edited_at = serializers.DateTimeField(allow_null=True)
    removed_at = serializers.DateTimeField(allow_null=True)

    def get_text(self, message) -> str:
        return message.text if message.removed_at is None else ""

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_reply_to(self, message) -> UUID | None:
        # One just posted answers what its author could read.
        return message.reply_to_id if getattr(message, "answers_readable", True) else None

    def get_is_by_patient(self, message) -> bool:
        return message.author_id == message.case.patient.user_id


class MessageRevisionSerializer(serializers.Serializer):
    text = serializers.CharField()
    replaced_at = serializers.DateTimeField(source="created_at")
