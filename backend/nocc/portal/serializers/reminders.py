from rest_framework import serializers


class ReminderPreferenceSerializer(serializers.Serializer):
    days_before = serializers.IntegerField(
        min_value=1, max_value=14, allow_null=True, help_text="Days before an appointment; null is never"
    )
