from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.accounts.permissions import IsAdministratorOrReads
from nocc.common.concurrency import locked_for_edit

from ..filters import FacilityFilter
from ..models import Facility
from ..selectors import facilities_visible_to
from ..serializers import FacilitySerializer, FacilityWriteSerializer
from ..services import add_facility, edit_facility
from .base import ByName, DirectoryView, checked


class FacilityListView(DirectoryView):
    """Where people work, are treated and can call."""

    serializer_class = FacilitySerializer
    permission_classes = [IsAuthenticated, IsAdministratorOrReads]
    queryset = Facility.objects.none()
    pagination_class = ByName
    filterset_class = FacilityFilter

    def get_queryset(self):
        return facilities_visible_to(self.request.user)

    @extend_schema(operation_id="facilities_list", responses=FacilitySerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed()

    @extend_schema(request=FacilityWriteSerializer, responses={201: FacilitySerializer})
    def post(self, request: Request) -> Response:
        facility = add_facility(**checked(FacilityWriteSerializer, request))
        return self.shown(facility, status=201)


class FacilityView(DirectoryView):
    serializer_class = FacilitySerializer
    permission_classes = [IsAuthenticated, IsAdministratorOrReads]
    queryset = Facility.objects.none()

    def get_queryset(self):
        return facilities_visible_to(self.request.user)

    def get(self, request: Request, pk) -> Response:
        return self.shown(self.get_object())

    @extend_schema(request=FacilityWriteSerializer)
    def patch(self, request: Request, pk) -> Response:
        """Needs `If-Match`."""
        facility = locked_for_edit(request, self.get_object())
        changes = checked(FacilityWriteSerializer, request, partial=True)
        return self.shown(edit_facility(facility=facility, changes=changes))
