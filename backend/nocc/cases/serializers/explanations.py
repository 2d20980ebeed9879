from rest_framework import serializers

from .people import PersonSerializer


class ExplanationRequestSerializer(serializers.Serializer):
    kind = serializers.CharField(max_length=40)
    item = serializers.UUIDField()
    text = serializers.CharField(max_length=4000)


class ExplanationSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    kind = serializers.CharField()
    item = serializers.UUIDField()
    text = serializers.CharField()
    written_by = PersonSerializer()
    written_at = serializers.DateTimeField(source="updated_at")
