from django.http import StreamingHttpResponse
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsAuthorOrLeadOrReads, IsOnTheBoardOrReads, ReadsInFull
from nocc.cases.views.base import CaseScopedView
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pagination import CursorPages

from ..filters import ObservationFilter
from ..models import Observation
from ..selectors import observations_visible_to, test_histories
from ..serializers.observations import (
    ObservationBatchRequestSerializer,
    ObservationBatchSerializer,
    ObservationRequestSerializer,
    ObservationSerializer,
    TestHistoriesSerializer,
)
from ..services import correct_observation, record_observations, withdraw_observation
from ..table_export import Export, table_of

# Enough for a trend that fits a row of the table.
NEWEST_OF_A_TEST = 12


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


class TestHistoryView(CaseScopedView):
    permission_classes = [IsAuthenticated]

    @extend_schema(operation_id="cases_observations_tests", responses=TestHistoriesSerializer)
    def get(self, request: Request, case_id) -> Response:
        """Every test of the case with its newest values: the table before any of its trends is opened."""
        rows = observations_visible_to(request.user).filter(case=self.case)
        histories = list(test_histories(rows, newest=NEWEST_OF_A_TEST))
        self.note_access(*(row for history in histories for row in history.newest))
        shown = TestHistoriesSerializer({"results": histories}, context={"viewpoint": self.viewpoint})
        return Response(shown.data)


class ObservationTableView(CaseScopedView):
    permission_classes = [IsAuthenticated, ReadsInFull]

    @extend_schema(operation_id="cases_observations_table", responses={(200, "text/csv"): OpenApiTypes.STR})
    def get(self, request: Request, case_id) -> StreamingHttpResponse:
        """All values as CSV for a spreadsheet, in the reader's language; no cell of it is a formula."""
        rows = observations_visible_to(request.user).filter(case=self.case).order_by("-taken_at", "-id")
        self.note_access(Export(self.case))
        language = "it" if (get_language() or "it").startswith("it") else "en"
        lines = table_of(rows.iterator(chunk_size=1000), language=language)
        name = f"nocc-{self.case.reference}-lab.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


class OneObservationView(CaseItemView):
    queryset = Observation.objects.none()
    serializer_class = ObservationSerializer
    permission_classes = [IsAuthenticated, IsAuthorOrLeadOrReads]
    author_field = "entered_by"

    def get_queryset(self):
        return observations_visible_to(self.request.user)


class ObservationCorrectView(OneObservationView):
    @extend_schema(request=ObservationRequestSerializer, responses={201: ObservationSerializer})
    def post(self, request: Request, pk) -> Response:
        """Put the right value in the place of a wrong one; the wrong one is withdrawn and kept."""
        wrong, body = self.item, ObservationRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        right = correct_observation(observation=wrong, actor=request.user, value=body.validated_data)
        return self.answer(right, code=201)


class ObservationWithdrawView(OneObservationView):
    @extend_schema(request=None, responses=ObservationSerializer)
    def post(self, request: Request, pk) -> Response:
        """Take back a value that was wrong."""
        return self.answer(withdraw_observation(observation=self.item, actor=request.user))
