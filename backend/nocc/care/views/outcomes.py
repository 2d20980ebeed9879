from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsLead, IsLeadOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pagination import CursorPages

from ..models import Outcome
from ..selectors import outcomes_visible_to
from ..serializers.outcomes import OutcomeRequestSerializer, OutcomeSerializer
from ..services import record_outcome, withdraw_outcome


class OutcomePages(CursorPages):
    ordering = ("-observed_on", "-id")


class OutcomeListView(CaseItemListView):
    """How it went: response, recurrence, toxicity, vital status, newest first."""

    queryset = Outcome.objects.none()
    serializer_class = OutcomeSerializer
    permission_classes = [IsAuthenticated, IsLeadOrReads]
    pagination_class = OutcomePages

    def get_queryset(self):
        return outcomes_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=OutcomeRequestSerializer, responses={201: OutcomeSerializer})
    def post(self, request: Request, case_id) -> Response:
        """Record how it went. A death closes a case that has been decided."""
        body = OutcomeRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        return self.answer(record_outcome(case=self.case, recorded_by=request.user, **body.validated_data), code=201)


class OutcomeWithdrawView(CaseItemView):
    queryset = Outcome.objects.none()
    serializer_class = OutcomeSerializer
    permission_classes = [IsAuthenticated, IsLead]

    def get_queryset(self):
        return outcomes_visible_to(self.request.user)

    @extend_schema(request=None, responses=OutcomeSerializer)
    def post(self, request: Request, pk) -> Response:
        """Take back an outcome that was entered wrongly."""
        return self.answer(withdraw_outcome(outcome=self.item, actor=request.user))
