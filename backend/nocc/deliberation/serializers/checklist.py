from rest_framework import serializers

from ..selectors import ItemCode, ItemStatus, Section


class ChecklistItemSerializer(serializers.Serializer):
    code = serializers.ChoiceField(ItemCode.choices)
    status = serializers.ChoiceField(ItemStatus.choices)
    blocking = serializers.BooleanField()
    newest_at = serializers.DateField(allow_null=True)
    section = serializers.ChoiceField(Section.choices, help_text="Where in the case it is answered")
    lasts_days = serializers.IntegerField(allow_null=True, help_text="Older than this it is stale")


class ChecklistSerializer(serializers.Serializer):
    results = ChecklistItemSerializer(many=True)
    next = serializers.CharField(allow_null=True)
