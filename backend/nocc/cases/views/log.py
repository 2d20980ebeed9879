from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.common.rules import InvalidInput

from ..models import CaseEvent, Clearance, Participant, Receipt
from ..permissions import IsOnTheBoard
from ..selectors.attention import clearances_visible_to, receipts_visible_to
from ..selectors.events import events_visible_to
from ..selectors.items import item_in_case, item_kinds
from ..serializers.log import (
    ClearanceSerializer,
    EventSerializer,
    ItemReferenceSerializer,
    ReceiptRequestSerializer,
    ReceiptSerializer,
    SeenSerializer,
)
from ..services.attention import clear_item, give_receipt, mark_seen, withdraw_clearance
from .base import CaseScopedView
from .numbers import natural

MAX_EVENTS = 500


class EventsView(CaseScopedView, GenericAPIView):
    queryset = CaseEvent.objects.none()

    @extend_schema(
        operation_id="cases_events_list",
        parameters=[OpenApiParameter("after", int, default=0), OpenApiParameter("page_size", int)],
        responses=EventSerializer(many=True),
    )
    def get(self, request: Request, case_id) -> Response:
        """What happened after number `after`, in order and without gaps; `next` is the number to go on after."""
        query = request.query_params
        after = natural(query.get("cursor") or query.get("after", "0"), field="after")
        size = min(natural(query.get("page_size", "100"), field="page_size") or 1, MAX_EVENTS)
        events = events_visible_to(request.user, self.case, after=after, limit=size)
        self.note_access(self.case)
        following = str(events[-1].seq) if events and events[-1].seq < self.case.seq else None
        return Response({"results": EventSerializer(events, many=True).data, "next": following})


class SeenView(CaseScopedView, GenericAPIView):
    queryset = Participant.objects.none()

    @extend_schema(operation_id="cases_seen_update", request=SeenSerializer, responses=SeenSerializer)
    def put(self, request: Request, case_id) -> Response:
        """Say up to which event one has looked; it never goes back."""
        body = SeenSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        place_id = self.viewpoint.participant_id
        if place_id is None:
            return Response({"seq": 0})
        place = Participant.objects.select_related("case").get(pk=place_id)
        return Response(SeenSerializer(mark_seen(place=place, seq=body.validated_data["seen_seq"])).data)


class ItemNamingView(CaseScopedView):
    """A view whose body names an item of the case by kind and identifier."""

    def must_be_of_case(self, kind: str, item: UUID) -> None:
        if kind not in item_kinds():
            raise InvalidInput("unknown_kind", field="kind")
        if item_in_case(self.request.user, self.case, kind=kind, item=item) is None:
            raise Http404


class ReceiptsView(ItemNamingView, ListAPIView):
    serializer_class = ReceiptSerializer
    queryset = Receipt.objects.none()

    def get_queryset(self):
        return receipts_visible_to(self.request.user, self.case)

    @extend_schema(operation_id="cases_receipts_list")
    def get(self, request: Request, case_id) -> Response:
        """Who opened what; observers see their own."""
        return self.list(request)

    @extend_schema(
        operation_id="cases_receipts_create", request=ReceiptRequestSerializer, responses={201: ReceiptSerializer}
    )
    def post(self, request: Request, case_id) -> Response:
        """Note that one has opened a version of an item; saying it again changes nothing."""
        body = ReceiptRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        self.must_be_of_case(body.validated_data["kind"], body.validated_data["item"])
        receipt = give_receipt(case=self.case, reader=request.user, **body.validated_data)
        self.note_access(receipt)
        return Response(ReceiptSerializer(receipt).data, status=201)


class ClearancesView(ItemNamingView, ListAPIView):
    permission_classes = [IsAuthenticated, IsOnTheBoard]
    serializer_class = ClearanceSerializer
    queryset = Clearance.objects.none()

    def get_queryset(self):
        return clearances_visible_to(self.request.user, self.case)

    @extend_schema(operation_id="cases_clearances_list")
    def get(self, request: Request, case_id) -> Response:
        """What has been checked for observers."""
        return self.list(request)

    @extend_schema(
        operation_id="cases_clearances_create",
        request=ItemReferenceSerializer,
        responses={201: ClearanceSerializer},
    )
    def post(self, request: Request, case_id) -> Response:
        """Vouch that an item's free text or file identifies nobody: observers may read it from now on."""
        body = ItemReferenceSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        self.must_be_of_case(**body.validated_data)
        clearance = clear_item(case=self.case, actor=request.user, **body.validated_data)
        self.note_access(clearance)
        return Response(ClearanceSerializer(clearance).data, status=201)


class ClearanceView(CaseScopedView, GenericAPIView):
    permission_classes = [IsAuthenticated, IsOnTheBoard]
    queryset = Clearance.objects.none()

    def get_queryset(self):
        return clearances_visible_to(self.request.user, self.case)

    @extend_schema(operation_id="cases_clearances_destroy", responses={204: None})
    def delete(self, request: Request, case_id, pk) -> Response:
        withdraw_clearance(clearance=self.get_object(), actor=request.user)
        return Response(status=204)
