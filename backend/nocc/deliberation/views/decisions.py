from datetime import UTC, datetime

from django.http import HttpResponse
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.models import Case
from nocc.cases.permissions import IsLead, IsLeadOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pdf import Language
from nocc.common.rules import InvalidInput

from ..models import Decision
from ..record.sealed import sealed_record
from ..report import report_of
from ..selectors import decisions_visible_to, records_visible_to
from ..serializers.decisions import (
    DecisionEditSerializer,
    DecisionRequestSerializer,
    DecisionSerializer,
    SignedRecordSerializer,
)
from ..services import draft_decision, edit_decision, sign_decision
from .editing import VersionedAnswer, belonging

LANGUAGES: tuple[Language, ...] = ("it", "en")


class DecisionListView(VersionedAnswer, CaseItemListView):
    """The decisions of a case, newest first."""

    queryset = Decision.objects.none()
    serializer_class = DecisionSerializer
    permission_classes = [IsAuthenticated, IsLeadOrReads]

    def get_queryset(self):
        return decisions_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=DecisionRequestSerializer, responses={201: DecisionSerializer})
    def post(self, request: Request, case_id) -> Response:
        """Draft the decision on the last round."""
        body = DecisionRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        content = content_of(body.validated_data, self.case)
        return self.answer(draft_decision(case=self.case, author=request.user, content=content), code=201)


class DecisionView(VersionedAnswer, CaseItemView):
    queryset = Decision.objects.none()
    serializer_class = DecisionSerializer
    permission_classes = [IsAuthenticated, IsLeadOrReads]

    def get_queryset(self):
        return decisions_visible_to(self.request.user)

    @extend_schema(responses=DecisionSerializer)
    def get(self, request: Request, pk) -> Response:
        return self.answer(self.item)

    @extend_schema(request=DecisionEditSerializer, responses=DecisionSerializer)
    def patch(self, request: Request, pk) -> Response:
        """Edit the draft."""
        body = DecisionEditSerializer(data=request.data)
        decision = self.locked_item(request)
        body.is_valid(raise_exception=True)
        changes = content_of(body.validated_data, decision.case)
        return self.answer(edit_decision(decision=decision, editor=request.user, changes=changes))


class DecisionSignView(VersionedAnswer, CaseItemView):
    queryset = Decision.objects.none()
    serializer_class = DecisionSerializer
    permission_classes = [IsAuthenticated, IsLead]

    def get_queryset(self):
        return decisions_visible_to(self.request.user)

    @extend_schema(request=None, responses=DecisionSerializer)
    def post(self, request: Request, pk) -> Response:
        """Sign it, with a token minted from a recent proof of identity."""
        signed = sign_decision(decision=self.item, signer=request.user, authenticated_at=_authenticated_at(request))
        return self.answer(signed)


class SignedRecordView(CaseItemView):
    queryset = Decision.objects.none()
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return records_visible_to(self.request.user)

    @extend_schema(operation_id="decisions_record", responses=SignedRecordSerializer)
    def get(self, request: Request, pk) -> HttpResponse:
        """The signed record with its seal."""
        return HttpResponse(sealed_record(self.item), content_type="application/json")


class SignedReportView(SignedRecordView):
    @extend_schema(
        operation_id="decisions_report",
        parameters=[OpenApiParameter("lang", enum=LANGUAGES, description="Else by Accept-Language")],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, pk) -> HttpResponse:
        """The signed record as a PDF/A to print and keep, with `record.json` attached."""
        language = _language(request)
        headers = {"Content-Disposition": f'attachment; filename="{_file_name(self.item, language)}"'}
        return HttpResponse(report_of(self.item, language), content_type="application/pdf", headers=headers)


def content_of(said: dict, case: Case) -> dict:
    """The body with its option read; every option and participant it names belongs to the case."""
    options, places = case.options.all(), case.participants.all()
    if "option" in said:
        said["option"] = belonging(options, [said["option"]])[0]
    belonging(options, said.get("alternatives", []))
    owners = [action["owner"] for action in said.get("actions", []) if action["owner"] is not None]
    belonging(places, [*owners, *(entry["participant"] for entry in said.get("dissent", []))])
    return said


def _authenticated_at(request: Request) -> datetime | None:
    seconds = request.auth.get("auth_at") if request.auth is not None else None
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _language(request: Request) -> Language:
    """The one asked for, else the reader's, else Italian."""
    asked = request.query_params.get("lang")
    for language in LANGUAGES:
        if language == (asked or (get_language() or "")[:2]):
            return language
    if asked:
        raise InvalidInput("unknown_language", field="lang")
    return "it"


def _file_name(decision: Decision, language: Language) -> str:
    """By the reference of the case, which names nobody."""
    word = "decisione" if language == "it" else "decision"
    return f"nocc-{word}-{decision.case.reference}-{decision.signed_at:%Y-%m-%d}.pdf"
