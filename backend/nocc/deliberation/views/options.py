from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsAuthorOrLeadOrReads, IsOnTheBoardOrReads, ReadsInFull
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pagination import CursorPages
from nocc.oncology.plain_words import gulpease, plain_plan

from ..models import Option
from ..selectors import options_visible_to
from ..serializers.options import OptionEditSerializer, OptionRequestSerializer, OptionSerializer, PlainOptionSerializer
from ..services import edit_option, propose_option, withdraw_option
from .editing import VersionedAnswer

LANGUAGES = ["it", "en"]


class ByLetter(CursorPages):
    ordering = ("created_at", "id")


class OptionListView(VersionedAnswer, CaseItemListView):
    """Options of a case by letter; withdrawn ones stay and say when."""

    queryset = Option.objects.none()
    serializer_class = OptionSerializer
    pagination_class = ByLetter
    permission_classes = [IsAuthenticated, IsOnTheBoardOrReads]

    def get_queryset(self):
        return options_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=OptionRequestSerializer, responses={201: OptionSerializer})
    def post(self, request: Request, case_id) -> Response:
        """Propose a way to treat."""
        body = OptionRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        option = propose_option(case=self.case, proposer=request.user, content=body.validated_data)
        return self.answer(option, code=201)


class OptionView(VersionedAnswer, CaseItemView):
    queryset = Option.objects.none()
    serializer_class = OptionSerializer
    author_field = "proposed_by"

    def get_queryset(self):
        return options_visible_to(self.request.user)

    def get_permissions(self):
        # Options are edited together; only who proposed one, or the lead, takes it off the table.
        rule = IsAuthorOrLeadOrReads if self.request.method == "DELETE" else IsOnTheBoardOrReads
        return [IsAuthenticated(), rule()]

    @extend_schema(responses=OptionSerializer)
    def get(self, request: Request, pk) -> Response:
        return self.answer(self.item)

    @extend_schema(request=OptionEditSerializer, responses=OptionSerializer)
    def patch(self, request: Request, pk) -> Response:
        """Edit an option that stands on no running ballot."""
        body = OptionEditSerializer(data=request.data)
        option = self.locked_item(request)
        body.is_valid(raise_exception=True)
        return self.answer(edit_option(option=option, editor=request.user, changes=body.validated_data))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, pk) -> Response:
        """Withdraw an option."""
        option = withdraw_option(option=self.item, actor=request.user)
        self.note_access(option)
        return Response(status=204)


class PlainOptionView(CaseItemView):
    queryset = Option.objects.none()
    permission_classes = [IsAuthenticated, ReadsInFull]

    def get_queryset(self):
        return options_visible_to(self.request.user)

    @extend_schema(
        operation_id="options_plain_words",
        parameters=[OpenApiParameter("language", enum=LANGUAGES, description="Else the patient's own")],
        responses=PlainOptionSerializer,
    )
    def get(self, request: Request, pk) -> Response:
        """The option in words for the patient, from templates by treatment: a draft for the physician to rewrite."""
        option = self.item
        self.note_access(option)
        asked = request.query_params.get("language")
        language = asked if asked in LANGUAGES else option.case.patient.language
        text = plain_plan(intent=option.intent, steps=option.steps, language=language)
        index = gulpease(text) if language == "it" else None
        return Response(PlainOptionSerializer({"language": language, "text": text, "gulpease": index}).data)
