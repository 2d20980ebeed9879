from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsLead, IsLeadOrReads
from nocc.cases.views.base import CaseScopedView
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pagination import CursorPages

from ..models import Visit
from ..selectors import visits_visible_to
from ..selectors.schedule import schedule_of
from ..serializers.schedule import (
    GeneratedSerializer,
    GenerateSerializer,
    ScheduleQuerySerializer,
    ScheduleSerializer,
)
from ..serializers.visits import VisitEditSerializer, VisitRequestSerializer, VisitSerializer
from ..services import generate_visits, plan_visit, update_visit, withdraw_visit


class VisitPages(CursorPages):
    ordering = ("scheduled_at", "id")


class VisitListView(CaseItemListView):
    """Appointments of a case in the order of time."""

    queryset = Visit.objects.none()
    serializer_class = VisitSerializer
    permission_classes = [IsAuthenticated, IsLeadOrReads]
    pagination_class = VisitPages

    def get_queryset(self):
        return visits_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=VisitRequestSerializer, responses={201: VisitSerializer})
    def post(self, request: Request, case_id) -> Response:
        """Plan an appointment."""
        body = VisitRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        return self.answer(plan_visit(case=self.case, recorded_by=request.user, **body.validated_data), code=201)


class ScheduleView(CaseScopedView, GenericAPIView):
    queryset = Visit.objects.none()
    serializer_class = ScheduleSerializer
    permission_classes = [IsAuthenticated, IsLead]

    def get_serializer_context(self) -> dict:
        return {**super().get_serializer_context(), "viewpoint": self.viewpoint}

    @extend_schema(
        operation_id="cases_visits_schedule", parameters=[ScheduleQuerySerializer], responses=ScheduleSerializer
    )
    def get(self, request: Request, case_id) -> Response:
        """What the schedule of follow-up asks for, why, and what generating would change; nothing is changed yet."""
        query = ScheduleQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        self.note_access(self.case)
        return Response(self.get_serializer(schedule_of(self.case, **query.validated_data)).data)


class GenerateVisitsView(CaseScopedView, GenericAPIView):
    queryset = Visit.objects.none()
    serializer_class = GeneratedSerializer
    permission_classes = [IsAuthenticated, IsLead]

    def get_serializer_context(self) -> dict:
        return {**super().get_serializer_context(), "viewpoint": self.viewpoint}

    @extend_schema(
        operation_id="cases_visits_generate", request=GenerateSerializer, responses={201: GeneratedSerializer}
    )
    def post(self, request: Request, case_id) -> Response:
        """Plan what the schedule asks for and is not there yet; again adds nothing."""
        body = GenerateSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        generated = generate_visits(case=self.case, recorded_by=request.user, **body.validated_data)
        self.note_access(self.case, *generated.created, *generated.moved, *generated.withdrawn)
        return Response(self.get_serializer(generated).data, status=201)


class VisitWithdrawView(CaseItemView):
    queryset = Visit.objects.none()
    serializer_class = VisitSerializer
    permission_classes = [IsAuthenticated, IsLead]

    def get_queryset(self):
        return visits_visible_to(self.request.user)

    @extend_schema(request=None, responses=VisitSerializer)
    def post(self, request: Request, pk) -> Response:
        """Take back an appointment that shall not take place."""
        return self.answer(withdraw_visit(visit=self.item, actor=request.user))


class VisitView(CaseItemView):
    queryset = Visit.objects.none()
    serializer_class = VisitSerializer
    permission_classes = [IsAuthenticated, IsLead]

    def get_queryset(self):
        return visits_visible_to(self.request.user)

    @extend_schema(request=VisitEditSerializer, responses=VisitSerializer)
    def patch(self, request: Request, pk) -> Response:
        """Say what became of a visit: done, missed, moved; or correct what is said of it."""
        visit, body = self.item, VisitEditSerializer(data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        return self.answer(update_visit(visit=visit, actor=request.user, changes=body.validated_data))
