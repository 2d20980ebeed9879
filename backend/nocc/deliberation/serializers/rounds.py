from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.cases.serializers.people import PersonSerializer

from ..models import BallotKind, RoundMethod, RoundStatus
from ..selectors import MaterialKind, round_sheet
from .investigations import InvestigationRequestSerializer
from .options import OptionStepSerializer


class RoundRequestSerializer(serializers.Serializer):
    """What is left out is the usual: every option on the table, the whole board, a week, the usual quorum."""

    method = serializers.ChoiceField(RoundMethod.choices, default=RoundMethod.SINGLE)
    options = serializers.ListField(child=serializers.UUIDField(), allow_null=True, default=None)
    eligible = serializers.ListField(
        child=serializers.UUIDField(), allow_null=True, default=None, help_text="Participants who may vote"
    )
    deadline = serializers.DateTimeField(allow_null=True, default=None)
    quorum = serializers.ListField(
        child=serializers.CharField(max_length=40), allow_null=True, default=None, help_text="Codes of `specialties`"
    )
    supersedes = serializers.UUIDField(allow_null=True, default=None, help_text="The latest round of the case")


class PaperLineSerializer(serializers.Serializer):
    """An option as it stands on the ballot paper."""

    option = serializers.UUIDField()
    version = serializers.IntegerField()
    letter = serializers.CharField()
    title = serializers.CharField()
    intent = serializers.CharField()
    steps = OptionStepSerializer(many=True)
    rationale = serializers.CharField()
    evidence_level = serializers.CharField()
    evidence_reference = serializers.CharField()
    conditions = serializers.ListField(child=serializers.CharField())


class VoterSerializer(serializers.Serializer):
    participant = serializers.UUIDField()
    name = serializers.CharField()
    specialty = serializers.CharField()
    has_voted = serializers.BooleanField()


class RevealedBallotSerializer(serializers.Serializer):
    """A ballot after the close. `reason` is null for observers until the closed round is marked as cleaned."""

    id = serializers.UUIDField()
    voter = serializers.UUIDField(help_text="Participant")
    name = serializers.CharField()
    specialty = serializers.CharField()
    kind = serializers.ChoiceField(BallotKind.choices)
    option = serializers.UUIDField(allow_null=True)
    ranking = serializers.ListField(child=serializers.UUIDField())
    confidence = serializers.IntegerField(allow_null=True)
    reason = serializers.CharField(allow_null=True)
    investigation = serializers.UUIDField(allow_null=True)
    cast_at = serializers.DateTimeField()
    stale = serializers.BooleanField()


class RunOffStageSerializer(serializers.Serializer):
    """`tied` names equals of which none was eliminated: the machine does not choose among them."""

    counts = serializers.DictField(child=serializers.IntegerField())
    exhausted = serializers.IntegerField()
    eliminated = serializers.ListField(child=serializers.UUIDField())
    tied = serializers.ListField(child=serializers.UUIDField())


class RoundResultSerializer(serializers.Serializer):
    """`counts` by option: votes, or first preferences. `leaders` are several where there is a tie."""

    method = serializers.ChoiceField(RoundMethod.choices)
    eligible = serializers.IntegerField()
    cast = serializers.IntegerField()
    abstentions = serializers.IntegerField()
    investigate_first = serializers.IntegerField()
    stale = serializers.IntegerField()
    quorum = serializers.DictField(child=serializers.BooleanField())
    quorum_met = serializers.BooleanField()
    counts = serializers.DictField(child=serializers.IntegerField())
    first_preferences = serializers.DictField(child=serializers.IntegerField(), allow_null=True)
    run_off = RunOffStageSerializer(many=True, allow_null=True)
    leaders = serializers.ListField(child=serializers.UUIDField())
    is_tie = serializers.BooleanField()


class RoundSerializer(serializers.Serializer):
    """A vote. `ballots` and `result` are null until it is closed, for everybody."""

    id = serializers.UUIDField()
    case = serializers.UUIDField()
    number = serializers.IntegerField()
    method = serializers.ChoiceField(RoundMethod.choices)
    status = serializers.ChoiceField(RoundStatus.choices)
    deadline = serializers.DateTimeField()
    opened_at = serializers.DateTimeField()
    opened_by = PersonSerializer()
    paused_at = serializers.DateTimeField(allow_null=True)
    closed_at = serializers.DateTimeField(allow_null=True)
    closed_by = PersonSerializer(allow_null=True, help_text="Null while it runs, and when the deadline closed it")
    supersedes = serializers.UUIDField(allow_null=True)
    superseded_by = serializers.UUIDField(allow_null=True)
    options = serializers.ListField(child=serializers.UUIDField())
    paper = PaperLineSerializer(many=True)
    eligible = serializers.ListField(child=serializers.UUIDField(), help_text="Participants")
    voters = VoterSerializer(many=True)
    voted = serializers.ListField(child=serializers.UUIDField(), help_text="Participants")
    quorum = serializers.DictField(child=serializers.BooleanField(), help_text="By specialty: met so far")
    open_investigations = serializers.ListField(child=serializers.UUIDField())
    may_vote = serializers.BooleanField(help_text="Whether the reader stands among the voters")
    ballots = RevealedBallotSerializer(many=True, allow_null=True)
    result = RoundResultSerializer(allow_null=True)
    quorum_met = serializers.BooleanField(allow_null=True)

    def to_representation(self, vote_round) -> dict:
        return super().to_representation(round_sheet(vote_round, self.context["viewpoint"]))


class RoundContentSerializer(RoundSerializer):
    """A round whoever reads it; its paper is kept apart."""

    paper = None
    may_vote = None


class PaperSerializer(serializers.Serializer):
    """What a round is about, as it stood when the round opened; `id` is the round's."""

    id = serializers.UUIDField()
    lines = serializers.SerializerMethodField()

    @extend_schema_field(PaperLineSerializer(many=True))
    def get_lines(self, vote_round) -> list[dict]:
        return PaperLineSerializer(round_sheet(vote_round, self.context["viewpoint"])["paper"], many=True).data


class BallotRequestSerializer(serializers.Serializer):
    """What fits the kind: an option, a ranking of options (all or some, best first), or a question."""

    kind = serializers.ChoiceField(BallotKind.choices)
    option = serializers.UUIDField(allow_null=True, default=None)
    ranking = serializers.ListField(child=serializers.UUIDField(), allow_null=True, default=list)
    confidence = serializers.IntegerField(
        min_value=1, max_value=5, allow_null=True, default=None, help_text="1 (a guess) to 5 (certain)"
    )
    reason = serializers.CharField(max_length=4000, allow_blank=True, allow_null=True, default="")
    investigation = InvestigationRequestSerializer(allow_null=True, default=None)


class BallotSerializer(serializers.Serializer):
    """The reader's own ballot. `stale`: there is material that it did not know."""

    id = serializers.UUIDField()
    round = serializers.UUIDField(source="round_id")
    kind = serializers.ChoiceField(BallotKind.choices)
    option = serializers.UUIDField(source="option_id", allow_null=True)
    ranking = serializers.ListField(child=serializers.UUIDField())
    confidence = serializers.IntegerField(allow_null=True)
    reason = serializers.CharField()
    investigation = serializers.UUIDField(source="investigation_id", allow_null=True)
    cast_at = serializers.DateTimeField()
    stale = serializers.SerializerMethodField()
    stale_since = serializers.DateTimeField(allow_null=True)

    def get_stale(self, ballot) -> bool:
        return ballot.stale_since is not None


class UnopenedMaterialSerializer(serializers.Serializer):
    """`label` is a code of the kind's own vocabulary, an option's letter or an investigation's status."""

    kind = serializers.ChoiceField(MaterialKind.choices)
    item = serializers.UUIDField()
    version = serializers.IntegerField()
    label = serializers.CharField()
    added_at = serializers.DateTimeField()


class UnopenedMaterialListSerializer(serializers.Serializer):
    results = UnopenedMaterialSerializer(many=True)
    next = serializers.CharField(allow_null=True)
