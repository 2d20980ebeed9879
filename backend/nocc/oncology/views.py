"""Code lists and staging. Nothing here is about a person, so nothing here is in the access log."""

import hashlib

from django.conf import settings
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.http import condition
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from nocc.common.rules import InvalidInput

from .serializers import (
    SchemaChoiceSerializer,
    SchemaQuestionSerializer,
    StageQuestionSerializer,
    StageSerializer,
    TermListSerializer,
    VocabularyListSerializer,
)
from .staging import (
    Category,
    SchemaChoice,
    UnknownSchema,
    categories_of,
    editions_of,
    find_schema,
    group_stage,
    schema_for,
)
from .staging.schema import REFERENCE_EDITION
from .vocabularies import UnknownVocabulary, content_digest, vocabulary, vocabulary_names


def _etag(request: Request, **path: str) -> str:
    version = "\n".join((content_digest(), request.get_full_path(), get_language() or ""))
    return f'"{hashlib.sha256(version.encode()).hexdigest()[:32]}"'


def _cacheable(response: Response) -> Response:
    patch_cache_control(response, private=True, max_age=3600)
    patch_vary_headers(response, ["Accept-Language", "Authorization"])
    return response


class StageGroupView(APIView):
    """The stage group that T, N and M make in a schema and edition."""

    @extend_schema(request=StageQuestionSerializer, responses=StageSerializer)
    def post(self, request: Request) -> Response:
        body = StageQuestionSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        question = body.validated_data
        try:
            result = group_stage(**question, provisional_enabled=settings.STAGING_PROVISIONAL)
        except UnknownSchema as unknown:
            raise InvalidInput("unknown_schema", str(unknown), field="schema_id") from None
        asked = {name: question[name] for name in ("schema_id", "edition")}
        return Response(StageSerializer({"stage": result.stage, "reason": result.reason, **asked}).data)


class StagingSchemaView(APIView):
    """The schema that applies to a tumour, or what is missing to choose one."""

    @extend_schema(parameters=[SchemaQuestionSerializer], responses=SchemaChoiceSerializer)
    def get(self, request: Request) -> Response:
        query = SchemaQuestionSerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        return Response(SchemaChoiceSerializer(_described(schema_for(**query.validated_data))).data)


def _described(choice: SchemaChoice) -> dict:
    answer = {"schema_id": choice.schema_id, "missing": choice.missing, "warnings": choice.warnings}
    if choice.schema_id is None:
        return answer | {"label": None, "editions": (), "categories": ()}
    language = get_language() or "it"
    schema = find_schema(choice.schema_id, REFERENCE_EDITION)
    editions = editions_of(choice.schema_id, provisional_enabled=settings.STAGING_PROVISIONAL)
    categories = [_worded(category, language) for category in categories_of(choice.schema_id, editions)]
    return answer | {"label": schema.label(language), "editions": editions, "categories": categories}


def _worded(category: Category, language: str) -> dict:
    shown = {name: getattr(category, name) for name in ("edition", "classification", "kind", "code")}
    return shown | {"criterion": category.criterion(language)}


class VocabularyListView(APIView):
    """The names of the code lists."""

    @extend_schema(operation_id="vocabularies_list", responses=VocabularyListSerializer)
    @method_decorator(condition(etag_func=_etag))
    def get(self, request: Request) -> Response:
        names = [{"name": name, "size": len(vocabulary(name))} for name in vocabulary_names()]
        return _cacheable(Response(VocabularyListSerializer({"results": names, "next": None}).data))


class VocabularyView(APIView):
    """One code list, whole: labels in both languages and `label` in the reader's."""

    @extend_schema(
        operation_id="vocabularies_retrieve",
        parameters=[OpenApiParameter("search", str, description="Words that code or labels hold")],
        responses=TermListSerializer,
    )
    @method_decorator(condition(etag_func=_etag))
    def get(self, request: Request, name: str) -> Response:
        try:
            terms = vocabulary(name).search(request.query_params.get("search", ""))
        except UnknownVocabulary:
            raise NotFound from None
        language = get_language() or "it"
        results = [
            {
                "code": term.code,
                "label": term.label(language),
                "label_en": term.label_en,
                "label_it": term.label_it,
                "attributes": term.attributes(),
            }
            for term in terms
        ]
        return _cacheable(Response(TermListSerializer({"results": results, "next": None}).data))
