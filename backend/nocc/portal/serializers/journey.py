from rest_framework import serializers

from nocc.care.models import VisitKind

from ..selectors import StepKind, StepState
from ..texts import step_title


class JourneyStepSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(StepKind.choices)
    title = serializers.SerializerMethodField()
    state = serializers.ChoiceField(StepState.choices)
    at = serializers.DateTimeField(allow_null=True)

    def get_title(self, step) -> str:
        return step_title(step.kind)


class PlainDecisionSerializer(serializers.Serializer):
    """What was decided, in the physician's words for the patient."""

    text = serializers.CharField(source="plain_words")
    signed_at = serializers.DateTimeField()


class NextVisitSerializer(serializers.Serializer):
    at = serializers.DateTimeField()
    kind = serializers.ChoiceField(VisitKind.choices)
    place = serializers.CharField(allow_null=True)
    phone = serializers.CharField(allow_null=True)
    instructions = serializers.CharField()


class JourneySerializer(serializers.Serializer):
    steps = JourneyStepSerializer(many=True)
    decision = PlainDecisionSerializer(allow_null=True)
    next_visit = NextVisitSerializer(allow_null=True)
    later_visits = NextVisitSerializer(many=True)
