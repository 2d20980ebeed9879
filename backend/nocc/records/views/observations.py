from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsAuthorOrLeadOrReads, IsOnTheBoardOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pagination import CursorPages

from ..filters import ObservationFilter
from ..models import Observation
from ..selectors import observations_visible_to
from ..serializers.observations import (
    ObservationBatchRequestSerializer,
    ObservationBatchSerializer,
    ObservationRequestSerializer,
    ObservationSerializer,
)
from ..services import record_observations, withdraw_observation


class ObservationPages(CursorPages):
    ordering = ("-taken_at", "-id")
    page_size = 100
    max_page_size = 1000


ONE_OR_MANY = PolymorphicProxySerializer(
    component_name="ObservationEntry",
    serializers=[ObservationRequestSerializer, ObservationBatchRequestSerializer],
    resource_type_field_name=None,
)
RECORDED = PolymorphicProxySerializer(
    component_name="ObservationRecorded",
    serializers=[ObservationSerializer, ObservationBatchSerializer],
    resource_type_field_name=None,
)


class ObservationListView(CaseItemListView):
    """Laboratory values of a case, newest first."""

    queryset = Observation.objects.none()
    serializer_class = ObservationSerializer
    permission_classes = [IsAuthenticated, IsOnTheBoardOrReads]
    pagination_class = ObservationPages
    filterset_class = ObservationFilter

    def get_queryset(self):
        return observations_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=ONE_OR_MANY, responses={201: RECORDED})
    def post(self, request: Request, case_id) -> Response:
        """Record one value, or several at once: all or none."""
        is_batch = isinstance(request.data, dict) and "results" in request.data
        body = (ObservationBatchRequestSerializer if is_batch else ObservationRequestSerializer)(data=request.data)
        body.is_valid(raise_exception=True)
        values = body.validated_data["results"] if is_batch else [body.validated_data]
        rows = record_observations(case=self.case, entered_by=request.user, values=values)
        if not is_batch:
            return self.answer(rows[0], code=201)
        self.note_access(*rows)
        return Response({"results": self.get_serializer(rows, many=True).data}, status=201)


class ObservationWithdrawView(CaseItemView):
    queryset = Observation.objects.none()
    serializer_class = ObservationSerializer
    permission_classes = [IsAuthenticated, IsAuthorOrLeadOrReads]
    author_field = "entered_by"

    def get_queryset(self):
        return observations_visible_to(self.request.user)

    @extend_schema(request=None, responses=ObservationSerializer)
    def post(self, request: Request, pk) -> Response:
        """Take back a value that was wrong."""
        return self.answer(withdraw_observation(observation=self.item, actor=request.user))
