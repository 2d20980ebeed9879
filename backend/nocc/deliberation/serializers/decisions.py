from collections.abc import Callable
from functools import partial

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer

from ..models import Consensus, DecisionStatus
from ..record.sealed import differences_in
from ..selectors import DissentSource, dissent_of
from .editing import EditSerializer


class DecisionActionSerializer(serializers.Serializer):
    """Who does what, where and by when; `owner` is a participant."""

    what = serializers.CharField(max_length=250)
    owner = serializers.UUIDField(allow_null=True, default=None)
    where = serializers.CharField(max_length=200, allow_blank=True, default="")
    due = serializers.DateField(allow_null=True, default=None)


class RecordedDissentSerializer(serializers.Serializer):
    """A dissent told beside the ballots; those of the ballots are added by themselves."""

    participant = serializers.UUIDField()
    reason = serializers.CharField(max_length=4000)


class DecisionRequestSerializer(serializers.Serializer):
    option = serializers.UUIDField()
    alternatives = serializers.ListField(
        child=serializers.UUIDField(), max_length=50, required=False, help_text="Other options, best first"
    )
    conditions = serializers.ListField(child=serializers.CharField(max_length=250), max_length=20, required=False)
    consensus = serializers.ChoiceField(Consensus.choices)
    dissent = RecordedDissentSerializer(many=True, required=False)
    departure_reason = serializers.CharField(max_length=4000, allow_blank=True, required=False)
    quorum_reason = serializers.CharField(max_length=4000, allow_blank=True, required=False)
    actions = DecisionActionSerializer(many=True, required=False)
    summary = serializers.CharField(max_length=8000, allow_blank=True, required=False)
    plain_words = serializers.CharField(max_length=8000, allow_blank=True, required=False)
    told_patient = serializers.CharField(max_length=4000, allow_blank=True, required=False)


class DissentSerializer(serializers.Serializer):
    participant = serializers.UUIDField()
    reason = serializers.CharField(allow_blank=True)
    option = serializers.UUIDField(allow_null=True, help_text="What they would have chosen, from their ballot")
    source = serializers.ChoiceField(DissentSource.choices)


class NamedOptionSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    letter = serializers.CharField()
    title = serializers.CharField()


class StatedStagingSerializer(serializers.Serializer):
    classification = serializers.CharField()
    edition = serializers.CharField()
    prefixes = serializers.ListField(child=serializers.CharField())
    t = serializers.CharField()
    n = serializers.CharField()
    m = serializers.CharField()
    stage = serializers.CharField()


def change_of(name: str, value: Callable[[], serializers.Field]) -> type[serializers.Serializer]:
    """What something was in the superseded record, and what it is in this one."""
    return type(f"{name}ChangeSerializer", (serializers.Serializer,), {"before": value(), "after": value()})


def _texts() -> serializers.Field:
    return serializers.ListField(child=serializers.CharField())


OptionChangeSerializer = change_of("Option", NamedOptionSerializer)
OptionsChangeSerializer = change_of("Options", partial(NamedOptionSerializer, many=True))
StagingsChangeSerializer = change_of("Stagings", partial(StatedStagingSerializer, many=True))
TextChangeSerializer = change_of("Text", serializers.CharField)
TextsChangeSerializer = change_of("Texts", _texts)
DiagnosisChangeSerializer = change_of("Diagnosis", partial(serializers.DictField, allow_null=True))


class DifferencesSerializer(serializers.Serializer):
    """How a decision differs from the one it supersedes, as its record says; what stayed the same is absent."""

    option = OptionChangeSerializer(required=False)
    alternatives = OptionsChangeSerializer(required=False)
    conditions = TextsChangeSerializer(required=False)
    consensus = TextChangeSerializer(required=False)
    stagings = StagingsChangeSerializer(required=False)
    diagnosis = DiagnosisChangeSerializer(required=False)
    question = TextChangeSerializer(required=False)
    priorities = TextsChangeSerializer(required=False)
    material_added = serializers.DictField(
        child=serializers.ListField(child=serializers.DictField()), help_text="Identifiers and versions, by kind"
    )


class DecisionEditSerializer(EditSerializer, DecisionRequestSerializer):
    pass


class DecisionSerializer(CaseItemSerializer):
    """A draft of the lead, or what the board decided: signed, immutable, hashed."""

    for_observers = (
        *("id", "case", "version", "status", "round", "option", "alternatives", "consensus"),
        *("supersedes", "superseded_by", "signed_by", "signed_at", "created_at"),
    )
    once_cleared = ("conditions", "dissent", "departure_reason", "quorum_reason", "actions", "summary", "plain_words")

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    version = serializers.IntegerField()
    status = serializers.ChoiceField(DecisionStatus.choices)
    round = serializers.UUIDField(source="round_id")
    option = serializers.UUIDField(source="option_id")
    alternatives = serializers.ListField(child=serializers.UUIDField())
    conditions = serializers.ListField(child=serializers.CharField(), allow_null=True)
    consensus = serializers.ChoiceField(Consensus.choices)
    dissent = serializers.SerializerMethodField()
    departure_reason = serializers.CharField(allow_null=True)
    quorum_reason = serializers.CharField(allow_null=True)
    actions = DecisionActionSerializer(many=True, allow_null=True)
    summary = serializers.CharField(allow_null=True)
    plain_words = serializers.CharField(allow_null=True)
    told_patient = serializers.CharField(allow_null=True)
    supersedes = serializers.UUIDField(source="supersedes_id", allow_null=True)
    differences = serializers.SerializerMethodField()
    superseded_by = serializers.UUIDField(source="superseded_by.pk", allow_null=True, default=None)
    drafted_by = PersonSerializer(allow_null=True)
    signed_by = PersonSerializer(allow_null=True)
    signed_at = serializers.DateTimeField(allow_null=True)
    sha256 = serializers.CharField(allow_null=True)
    key_id = serializers.CharField(allow_null=True)
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField(allow_null=True)
    is_cleared = serializers.BooleanField(allow_null=True)

    @extend_schema_field(DifferencesSerializer(allow_null=True))
    def get_differences(self, decision) -> dict | None:
        return differences_in(decision)

    @extend_schema_field(DissentSerializer(many=True, allow_null=True))
    def get_dissent(self, decision) -> list[dict]:
        return dissent_of(decision)


class SignedRecordSerializer(serializers.Serializer):
    """`record` is canonical JSON (RFC 8785): its bytes give `sha256` and carry the Ed25519 `signature`."""

    record = serializers.DictField()
    sha256 = serializers.CharField()
    signature = serializers.CharField(help_text="Hexadecimal")
    key_id = serializers.CharField(help_text="Of a key at /.well-known/nocc-keys.json")
