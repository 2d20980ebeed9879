from rest_framework import serializers

from ..models import CaseState, TaskKind
from ..models.work import MilestoneKind
from ..selectors.summary import ClockKind
from ..selectors.viewpoints import ViewpointRole
from .dossier import (
    AssessmentRequestSerializer,
    AssessmentSerializer,
    DiagnosisRequestSerializer,
    DiagnosisSerializer,
    StagingRequestSerializer,
    StagingSerializer,
)


class GroupReferenceSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()


class PatientSummarySerializer(serializers.Serializer):
    """Names, birth date and identifier are null for observers."""

    id = serializers.UUIDField(allow_null=True)
    pseudonym = serializers.CharField()
    family_name = serializers.CharField(allow_null=True)
    given_name = serializers.CharField(allow_null=True)
    birth_date = serializers.DateField(allow_null=True)
    birth_year = serializers.IntegerField()
    age = serializers.IntegerField(help_text="Completed years")
    sex = serializers.CharField()
    is_synthetic = serializers.BooleanField(allow_null=True)


class ClockSerializer(serializers.Serializer):
    """Days between two milestones; up to today while `to` is null."""

    kind = serializers.ChoiceField(ClockKind.choices)
    to = serializers.DateTimeField(source="stopped", allow_null=True)
    days = serializers.IntegerField()
    limit_days = serializers.IntegerField(allow_null=True)
    is_over = serializers.BooleanField()

    def get_fields(self) -> dict:
        # `from` is a word of the language and cannot be declared above.
        return super().get_fields() | {"from": serializers.DateTimeField(source="started")}


class MilestoneSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(MilestoneKind.choices)
    at = serializers.DateTimeField()


class RoundProgressSerializer(serializers.Serializer):
    """How far the running vote is; who has voted what is sealed."""

    deadline = serializers.DateTimeField(allow_null=True)
    cast = serializers.IntegerField()
    expected = serializers.IntegerField()


class WaitingSerializer(serializers.Serializer):
    """The earliest thing that waits for the reader."""

    kind = serializers.ChoiceField(TaskKind.choices)
    due = serializers.DateTimeField(allow_null=True)


class BoardMemberSerializer(serializers.Serializer):
    participant = serializers.UUIDField(source="pk")
    id = serializers.UUIDField(source="user_id")
    name = serializers.CharField(source="user.full_name")
    specialty = serializers.CharField()
    facility = serializers.CharField(source="user.affiliation")


class ViewpointSerializer(serializers.Serializer):
    """From where the reader looks: lead, participant, observer or emergency."""

    role = serializers.ChoiceField(ViewpointRole.choices)
    participant = serializers.UUIDField(source="participant_id", allow_null=True)
    until = serializers.DateTimeField(allow_null=True)


class CaseDetailSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="case.pk")
    reference = serializers.CharField(source="case.reference")
    version = serializers.IntegerField(source="case.version")
    state = serializers.ChoiceField(CaseState.choices, source="case.state")
    group = GroupReferenceSerializer(source="case.group")
    patient = PatientSummarySerializer()
    question = serializers.CharField(allow_null=True, help_text="Null for observers until cleared")
    referrer_plan = serializers.CharField(allow_null=True, help_text="Null for observers until cleared")
    diagnosis = DiagnosisSerializer(allow_null=True)
    stagings = StagingSerializer(many=True)
    assessment = AssessmentSerializer(allow_null=True)
    lead = BoardMemberSerializer()
    board_size = serializers.IntegerField()
    observers = serializers.IntegerField()
    clocks = ClockSerializer(many=True)
    milestones = MilestoneSerializer(many=True)
    round = RoundProgressSerializer(allow_null=True)
    viewpoint = ViewpointSerializer()
    may = serializers.ListField(child=serializers.CharField())
    transitions = serializers.ListField(child=serializers.ChoiceField(CaseState.choices))
    waiting = WaitingSerializer(allow_null=True)
    seq = serializers.IntegerField(source="case.seq")
    seen_seq = serializers.IntegerField(allow_null=True)
    created_at = serializers.DateTimeField(source="case.created_at")
    active_at = serializers.DateTimeField(source="case.active_at")


class CaseRequestSerializer(serializers.Serializer):
    patient = serializers.UUIDField()
    group = serializers.UUIDField()
    question = serializers.CharField(max_length=4000)
    referrer_plan = serializers.CharField(max_length=4000, allow_blank=True, default="")
    diagnosis = DiagnosisRequestSerializer(required=False)
    staging = StagingRequestSerializer(required=False)
    assessment = AssessmentRequestSerializer(required=False)


class CaseEditSerializer(serializers.Serializer):
    question = serializers.CharField(max_length=4000, required=False)
    referrer_plan = serializers.CharField(max_length=4000, allow_blank=True, required=False)


class TransitionRequestSerializer(serializers.Serializer):
    to = serializers.ChoiceField(CaseState.choices)
    reason = serializers.CharField(max_length=2000, allow_blank=True, default="")


class StateChangeSerializer(serializers.Serializer):
    to_state = serializers.ChoiceField(CaseState.choices)
    from_state = serializers.ChoiceField(CaseState.choices)
    at = serializers.DateTimeField(source="created_at")
    actor = serializers.UUIDField(source="actor_id", allow_null=True)
    actor_name = serializers.CharField(source="actor.full_name", default=None, allow_null=True)
    reason = serializers.CharField(allow_null=True, help_text="Null for observers")


class LeadRequestSerializer(serializers.Serializer):
    participant = serializers.UUIDField()
