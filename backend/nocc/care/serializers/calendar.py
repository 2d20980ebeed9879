from rest_framework import serializers


class CalendarStateSerializer(serializers.Serializer):
    is_open = serializers.BooleanField()
    opened_at = serializers.DateTimeField(allow_null=True)
    last_read_at = serializers.DateTimeField(allow_null=True)


class CalendarAddressSerializer(serializers.Serializer):
    url = serializers.URLField(help_text="Secret, told this once; whoever has it reads the calendar")
