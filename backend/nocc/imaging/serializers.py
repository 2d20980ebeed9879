from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer
from nocc.oncology.fields import CodeField


class StudyRequestSerializer(serializers.Serializer):
    modality = CodeField("imaging_modality")
    performed_on = serializers.DateField()
    description = serializers.CharField(max_length=200, required=False, allow_blank=True)
    facility_name = serializers.CharField(max_length=200, required=False, allow_blank=True)
    report = serializers.CharField(max_length=20000, required=False, allow_blank=True)


class StudySerializer(CaseItemSerializer):
    for_observers = ("id", "case", "modality", "performed_on", "created_at", "is_cleared")
    once_cleared = ("description", "report")

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    modality = serializers.CharField()
    performed_on = serializers.DateField()
    description = serializers.CharField(allow_null=True)
    facility_name = serializers.CharField(allow_null=True)
    report = serializers.CharField(allow_null=True)
    added_by = PersonSerializer(allow_null=True)
    created_at = serializers.DateTimeField()
    is_cleared = serializers.BooleanField(default=False)
    released_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)
