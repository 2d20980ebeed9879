"""The TNM assistant: what the rules ask, what they derive, and how the editions compare. Nothing here is a person's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from django.conf import settings
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from nocc.common.rules import InvalidInput

from .serializers import (
    ComparisonQuestionSerializer,
    ComparisonSerializer,
    DerivationQuestionSerializer,
    DerivationSerializer,
    InputsQuestionSerializer,
    StagingInputListSerializer,
)
from .staging import (
    TARGETS,
    Derivation,
    EditionOutcome,
    Input,
    UnknownSchema,
    all_inputs,
    compare_editions,
    criterion_of,
    derive,
    find_schema,
    inputs_asked,
    schemas_of,
)


@contextmanager
def refusing_unknown_schema() -> Iterator[None]:
    try:
        yield
    except UnknownSchema as unknown:
        raise InvalidInput("unknown_schema", str(unknown), field="schema_id") from None


class StagingDerivationView(APIView):
    """The category that measurements and findings make. The physician's own always prevails over it."""

    @extend_schema(request=DerivationQuestionSerializer, responses=DerivationSerializer)
    def post(self, request: Request) -> Response:
        """A missing or null flag is false. A number, size or side that a rule needs and lacks is `missing_input`."""
        body = DerivationQuestionSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        asked = dict(body.validated_data)
        findings, target = asked.pop("inputs"), asked.pop("target")
        with refusing_unknown_schema():
            found = derive(**asked, target=target, findings=findings, provisional_enabled=settings.STAGING_PROVISIONAL)
        if found.reason == "missing_input":
            known = {"missing": found.missing, "possible": found.possible, "at_least": found.at_least}
            raise InvalidInput("missing_input", found.missing[0], field=f"inputs.{found.missing[0]}", **known)
        return Response(DerivationSerializer(_worded(found, **asked)).data)


def _worded(found: Derivation, schema_id: str, edition: str, classification: str) -> dict:
    language = get_language() or "it"
    criterion = found.category and criterion_of(schema_id, edition, classification, found.category, language)
    return asdict(found) | {"criterion": criterion}


class StagingInputsView(APIView):
    """What the rules of a schema ask, in the order of a form; the editions' questions together."""

    @extend_schema(parameters=[InputsQuestionSerializer], responses=StagingInputListSerializer)
    def get(self, request: Request) -> Response:
        query = InputsQuestionSerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        with refusing_unknown_schema():
            results = _described(**query.validated_data)
        return Response(StagingInputListSerializer({"results": results, "next": None}).data)


def _described(schema_id: str, classification: str, edition: str = "", target: str = "") -> list[dict]:
    editions = [edition] if edition else [schema.edition for schema in schemas_of(schema_id)]
    find_schema(schema_id, editions[0] if editions else "")
    targets = [target] if target else TARGETS
    asked = {(e, t): inputs_asked(schema_id, e, classification, t) for e in editions for t in targets}
    described = []
    for name, one in all_inputs().items():
        where = [axis for axis, names in asked.items() if name in names]
        if where:
            asking = {"targets": [t for t in targets if any(t == axis[1] for axis in where)]}
            asking["editions"] = [e for e in editions if any(e == axis[0] for axis in where)]
            described.append(_input(one) | asking)
    return described


def _input(one: Input) -> dict:
    language = get_language() or "it"
    plain = {name: getattr(one, name) for name in ("name", "kind", "unit", "maximum", "group", "needs")}
    choices = [{"code": code, "label": label} for code, label in one.choice_labels(language).items()]
    words = {"label": one.label(language), "label_en": one.label_en, "label_it": one.label_it}
    return plain | words | {"hint": one.hint(language), "choices": choices}


class StagingComparisonView(APIView):
    """The same findings in every edition that has the schema."""

    @extend_schema(request=ComparisonQuestionSerializer, responses=ComparisonSerializer)
    def post(self, request: Request) -> Response:
        """What cannot be derived is said, not refused: the assistant asks while the findings are being typed."""
        body = ComparisonQuestionSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        asked = body.validated_data
        schema_id, classification = asked["schema_id"], asked["classification"]
        stated = {target: asked[target.lower()] for target in TARGETS}
        with refusing_unknown_schema():
            outcomes = compare_editions(
                schema_id, classification, asked["inputs"], stated, provisional_enabled=settings.STAGING_PROVISIONAL
            )
        results = [_compared(outcome, schema_id, classification) for outcome in outcomes]
        return Response(ComparisonSerializer({"results": results, "next": None}).data)


def _compared(outcome: EditionOutcome, schema_id: str, classification: str) -> dict:
    key = (schema_id, outcome.edition, classification)
    return {
        "edition": outcome.edition,
        "is_provisional": outcome.is_provisional,
        "derived": {target: _worded(found, *key) for target, found in outcome.derived.items()},
        "tnm": outcome.tnm,
        "stage": outcome.result.stage,
        "reason": outcome.result.reason,
    }
