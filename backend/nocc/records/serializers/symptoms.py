from rest_framework import serializers

from ..models import Symptom


class SymptomEntryRequestSerializer(serializers.Serializer):
    symptom = serializers.ChoiceField(Symptom.choices)
    score = serializers.IntegerField(min_value=0, max_value=10, help_text="0 none, 10 the worst imaginable")
    at = serializers.DateTimeField(required=False, help_text="Now, unless said")
    note = serializers.CharField(max_length=2000, required=False, allow_blank=True)


class SymptomEntrySerializer(serializers.Serializer):
    id = serializers.UUIDField()
    symptom = serializers.ChoiceField(Symptom.choices)
    score = serializers.IntegerField()
    at = serializers.DateTimeField()
    note = serializers.CharField()
