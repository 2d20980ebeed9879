from rest_framework import serializers


class ChecklistItemSerializer(serializers.Serializer):
    code = serializers.ChoiceField(["histology", "imaging", "staging", "ecog", "priorities", "consent", "dental"])
    status = serializers.ChoiceField(["ok", "missing", "stale"])
    blocking = serializers.BooleanField()
    newest_at = serializers.DateField(allow_null=True)


class ChecklistSerializer(serializers.Serializer):
    results = ChecklistItemSerializer(many=True)
    next = serializers.CharField(allow_null=True)
