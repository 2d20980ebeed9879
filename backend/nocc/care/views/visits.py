from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsLead, IsLeadOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pagination import CursorPages

from ..models import Visit
from ..selectors import visits_visible_to
from ..serializers.visits import VisitEditSerializer, VisitRequestSerializer, VisitSerializer
from ..services import plan_visit, update_visit


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
