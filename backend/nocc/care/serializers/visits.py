from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer
from nocc.directory.serializers.facilities import FacilityRefSerializer

from ..models import VisitKind, VisitStatus
from .facilities import FacilityField


class VisitRequestSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(VisitKind.choices)
    scheduled_at = serializers.DateTimeField()
    facility = FacilityField(required=False, allow_null=True)
    instructions = serializers.CharField(
        max_length=2000, required=False, allow_blank=True, help_text="For the patient, who reads it"
    )


class VisitEditSerializer(VisitRequestSerializer):
    """A new `scheduled_at` moves the visit: it stays, and another one replaces it."""

    status = serializers.ChoiceField(VisitStatus.choices)
    done_at = serializers.DateTimeField()
    findings = serializers.CharField(max_length=8000, allow_blank=True)


class VisitSerializer(CaseItemSerializer):
    for_observers = (
        "id", "case", "kind", "scheduled_at", "status", "done_at", "replaced_by", "rule_id", "due_from", "due_to",
        "with_rules", "withdrawn_at", "is_cleared",
    )  # fmt: skip
    once_cleared = ("findings",)

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    kind = serializers.ChoiceField(VisitKind.choices)
    scheduled_at = serializers.DateTimeField()
    facility = FacilityRefSerializer(allow_null=True)
    instructions = serializers.CharField(allow_null=True)
    status = serializers.ChoiceField(VisitStatus.choices)
    done_at = serializers.DateTimeField(allow_null=True)
    findings = serializers.CharField(allow_null=True)
    replaced_by = serializers.UUIDField(source="replaced_by_id", allow_null=True)
    rule_id = serializers.CharField(allow_blank=True, help_text="The rule of followup_schedule that asked for it")
    due_from = serializers.DateField(allow_null=True)
    due_to = serializers.DateField(allow_null=True)
    with_rules = serializers.ListField(child=serializers.CharField(), help_text="Rules of each visit that go with it")
    recorded_by = PersonSerializer(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    is_cleared = serializers.BooleanField(default=False)
