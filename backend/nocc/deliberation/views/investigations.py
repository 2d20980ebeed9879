from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsLead, IsOnTheBoardOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView

from ..models import Investigation
from ..permissions import OwnsInvestigationOrLeads
from ..selectors import investigations_visible_to
from ..serializers.investigations import (
    InvestigationAnswerSerializer,
    InvestigationDismissalSerializer,
    InvestigationRequestSerializer,
    InvestigationSerializer,
)
from ..services import answer_investigation, dismiss_investigation, request_investigation
from .editing import one_belonging


class InvestigationListView(CaseItemListView):
    """What the board wants to know, newest first."""

    queryset = Investigation.objects.none()
    serializer_class = InvestigationSerializer
    permission_classes = [IsAuthenticated, IsOnTheBoardOrReads]

    def get_queryset(self):
        return investigations_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=InvestigationRequestSerializer, responses={201: InvestigationSerializer})
    def post(self, request: Request, case_id) -> Response:
        """Ask for something to be found out; the same question, still open, is answered with the open request."""
        body = InvestigationRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        asked = body.validated_data
        asked["owner"] = one_belonging(self.case.participants.all(), asked["owner"])
        investigation = request_investigation(case=self.case, requester=request.user, **asked)
        return self.answer(investigation, code=201)


class InvestigationItemView(CaseItemView):
    queryset = Investigation.objects.none()
    serializer_class = InvestigationSerializer

    def get_queryset(self):
        return investigations_visible_to(self.request.user)


class InvestigationView(InvestigationItemView):
    permission_classes = [IsAuthenticated]

    @extend_schema(responses=InvestigationSerializer)
    def get(self, request: Request, pk) -> Response:
        return self.answer(self.item)


class InvestigationAnswerView(InvestigationItemView):
    permission_classes = [IsAuthenticated, OwnsInvestigationOrLeads]

    @extend_schema(request=InvestigationAnswerSerializer, responses=InvestigationSerializer)
    def post(self, request: Request, pk) -> Response:
        """Say what was found out; the round that waited for it goes on."""
        investigation, body = self.item, InvestigationAnswerSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        answer = body.validated_data["answer"]
        return self.answer(answer_investigation(investigation=investigation, answerer=request.user, answer=answer))


class InvestigationDismissView(InvestigationItemView):
    permission_classes = [IsAuthenticated, IsLead]

    @extend_schema(request=InvestigationDismissalSerializer, responses=InvestigationSerializer)
    def post(self, request: Request, pk) -> Response:
        """Do without it, saying why; the round that waited for it goes on."""
        investigation, body = self.item, InvestigationDismissalSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        reason = body.validated_data["reason"]
        return self.answer(dismiss_investigation(investigation=investigation, lead=request.user, reason=reason))
