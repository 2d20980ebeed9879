from datetime import time

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.oncology.schedule import Basis

from ..models import VisitKind
from ..selectors.schedule import WHOLE_SCHEDULE_MONTHS, NoSchedule, ProposalState
from .facilities import FacilityField
from .visits import VisitSerializer

BASES = [(basis.value, basis.value) for basis in Basis]


class RuleIdsField(serializers.ListField):
    def __init__(self, **kwargs) -> None:
        super().__init__(
            **{"child": serializers.CharField(max_length=24), "max_length": 40, "required": False, **kwargs}
        )


class ScheduleQuerySerializer(serializers.Serializer):
    basis = serializers.ChoiceField(BASES, required=False, help_text="What clinical visits follow; else as they do now")
    decided = serializers.CharField(
        max_length=400, required=False, allow_blank=True, help_text="Rules to decide that apply, joined by commas"
    )
    until_month = serializers.IntegerField(
        min_value=1,
        max_value=WHOLE_SCHEDULE_MONTHS,
        default=WHOLE_SCHEDULE_MONTHS,
        required=False,
        help_text="Months after the end of treatment",
    )

    def validate_decided(self, value: str) -> list[str]:
        return [rule for rule in value.split(",") if rule]


class GenerateSerializer(serializers.Serializer):
    basis = serializers.ChoiceField(BASES, required=False)
    rules = RuleIdsField(allow_null=True, help_text="Only these; else all that apply")
    decided = RuleIdsField(help_text="Rules to decide that apply")
    until_month = serializers.IntegerField(
        min_value=1, max_value=WHOLE_SCHEDULE_MONTHS, default=WHOLE_SCHEDULE_MONTHS, required=False
    )
    facility = FacilityField(required=False, allow_null=True)
    time_of_day = serializers.TimeField(default=time(9), required=False, help_text="By the clinic's clock")


class LabelledRuleSerializer(serializers.Serializer):
    rule_id = serializers.CharField(source="rule.code")
    kind = serializers.ChoiceField(VisitKind.choices, source="rule.kind")
    label_it = serializers.CharField(source="rule.label_it")
    label_en = serializers.CharField(source="rule.label_en")


class RuleToDecideSerializer(LabelledRuleSerializer):
    missing = serializers.ListField(
        child=serializers.CharField(), source="verdict.missing", help_text="Facts that would settle it"
    )


class BasisSerializer(serializers.Serializer):
    basis = serializers.ChoiceField(BASES)
    is_available = serializers.BooleanField()
    missing = serializers.ListField(child=serializers.CharField(), help_text="Facts that would make it available")


class ProposedVisitSerializer(serializers.Serializer):
    """`state`: to be planned, standing as it is, to be moved to this day, taken back once, or past."""

    rule_id = serializers.CharField(source="occurrence.rule_id")
    number = serializers.IntegerField(source="occurrence.number", help_text="Which one of its rule")
    kind = serializers.ChoiceField(VisitKind.choices, source="occurrence.kind")
    label_it = serializers.CharField(source="occurrence.label_it")
    label_en = serializers.CharField(source="occurrence.label_en")
    due_from = serializers.DateField(source="occurrence.due_from")
    due_to = serializers.DateField()
    scheduled_on = serializers.DateField(source="day", help_text="A working day")
    because = serializers.ListField(
        child=serializers.CharField(), source="occurrence.because", help_text="Why it applies"
    )
    with_rules = serializers.ListField(
        child=serializers.CharField(), source="occurrence.with_it", help_text="What each visit brings"
    )
    state = serializers.ChoiceField(ProposalState.choices)
    visit = serializers.UUIDField(source="visit.pk", allow_null=True, default=None)


class ScheduleSerializer(serializers.Serializer):
    anchor = serializers.DateField(allow_null=True, help_text="End of the last treatment: what months count from")
    reason = serializers.ChoiceField(NoSchedule.choices, allow_null=True, help_text="Why there is no schedule")
    basis = serializers.ChoiceField(BASES)
    bases = serializers.SerializerMethodField()
    visits = ProposedVisitSerializer(many=True, source="proposals")
    surplus = VisitSerializer(many=True, help_text="Still to come and no longer asked for")
    to_decide = RuleToDecideSerializer(many=True, source="plan.to_decide")
    on_symptoms = LabelledRuleSerializer(many=True, source="plan.on_symptoms")
    not_applicable = serializers.SerializerMethodField()

    @extend_schema_field(BasisSerializer(many=True))
    def get_bases(self, schedule) -> list[dict]:
        return [
            {"basis": basis.value, "is_available": bool(verdict.holds), "missing": list(verdict.missing)}
            for basis, verdict in schedule.bases.items()
        ]

    def get_not_applicable(self, schedule) -> list[str]:
        return [rule.code for rule in schedule.plan.not_applicable]


class GeneratedSerializer(serializers.Serializer):
    created = VisitSerializer(many=True)
    moved = VisitSerializer(many=True)
    withdrawn = VisitSerializer(many=True)
