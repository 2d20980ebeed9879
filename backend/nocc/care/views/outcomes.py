from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsLead, IsLeadOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pagination import CursorPages

from ..models import Outcome
from ..selectors import outcomes_visible_to, treatments_visible_to
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
        facts = self._with_course_found(body.validated_data)
        return self.answer(record_outcome(case=self.case, recorded_by=request.user, **facts), code=201)

    def _with_course_found(self, facts: dict) -> dict:
        """These facts with the course itself: one of another case does not exist here."""
        if facts.get("treatment") is None:
            return facts
        courses = treatments_visible_to(self.request.user).filter(case=self.case)
        return {**facts, "treatment": get_object_or_404(courses, pk=facts["treatment"])}


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
