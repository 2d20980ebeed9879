from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.cases.permissions import IsLead, IsLeadOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pagination import CursorPages
from nocc.records.selectors import documents_visible_to

from ..models import Treatment
from ..selectors import treatments_visible_to
from ..serializers.treatments import TreatmentEditSerializer, TreatmentRequestSerializer, TreatmentSerializer
from ..services import edit_treatment, record_treatment, withdraw_treatment


class TreatmentPages(CursorPages):
    ordering = ("-started_on", "-id")


def with_letter_found(facts: dict, *, reader: User, case: Case) -> dict:
    """These facts with the letter itself: a document of another case does not exist here."""
    if facts.get("discharge_letter") is None:
        return facts
    letters = documents_visible_to(reader).filter(case=case)
    return {**facts, "discharge_letter": get_object_or_404(letters, pk=facts["discharge_letter"])}


class TreatmentListView(CaseItemListView):
    """Courses really given, newest first."""

    queryset = Treatment.objects.none()
    serializer_class = TreatmentSerializer
    permission_classes = [IsAuthenticated, IsLeadOrReads]
    pagination_class = TreatmentPages

    def get_queryset(self):
        return treatments_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=TreatmentRequestSerializer, responses={201: TreatmentSerializer})
    def post(self, request: Request, case_id) -> Response:
        """Record a course that has begun."""
        body = TreatmentRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        facts = with_letter_found(body.validated_data, reader=request.user, case=self.case)
        return self.answer(record_treatment(case=self.case, recorded_by=request.user, **facts), code=201)


class OneTreatmentView(CaseItemView):
    """Base of what concerns one course."""

    queryset = Treatment.objects.none()
    serializer_class = TreatmentSerializer
    permission_classes = [IsAuthenticated, IsLead]

    def get_queryset(self):
        return treatments_visible_to(self.request.user)


class TreatmentView(OneTreatmentView):
    @extend_schema(request=TreatmentEditSerializer, responses=TreatmentSerializer)
    def patch(self, request: Request, pk) -> Response:
        """Correct or complete a course. Ending the last that runs moves the case to follow-up."""
        treatment, body = self.item, TreatmentEditSerializer(data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        changes = with_letter_found(body.validated_data, reader=request.user, case=treatment.case)
        more_to_come = changes.pop("more_to_come", False)
        edited = edit_treatment(treatment=treatment, actor=request.user, changes=changes, more_to_come=more_to_come)
        return self.answer(edited)


class TreatmentWithdrawView(OneTreatmentView):
    @extend_schema(request=None, responses=TreatmentSerializer)
    def post(self, request: Request, pk) -> Response:
        """Take back a course that was entered wrongly."""
        return self.answer(withdraw_treatment(treatment=self.item, actor=request.user))
