from rest_framework import serializers

from ..selectors import ItemStatus


class ChecklistItemSerializer(serializers.Serializer):
    code = serializers.ChoiceField(["histology", "imaging", "staging", "ecog", "priorities", "consent", "dental"])
    status = serializers.ChoiceField(ItemStatus.choices)
    blocking = serializers.BooleanField()
    newest_at = serializers.DateField(allow_null=True)


class ChecklistSerializer(serializers.Serializer):
    results = ChecklistItemSerializer(many=True)
    next = serializers.CharField(allow_null=True)
