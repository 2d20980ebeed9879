from rest_framework import serializers

from ..selectors import ItemCode, ItemStatus


class ChecklistItemSerializer(serializers.Serializer):
    code = serializers.ChoiceField(ItemCode.choices)
    status = serializers.ChoiceField(ItemStatus.choices)
    blocking = serializers.BooleanField()
    newest_at = serializers.DateField(allow_null=True)


class ChecklistSerializer(serializers.Serializer):
    results = ChecklistItemSerializer(many=True)
    next = serializers.CharField(allow_null=True)
