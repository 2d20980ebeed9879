from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.permissions import BasePermission, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.audit.services import AccessSubject
from nocc.cases.selectors import viewpoint_of, viewpoints_of
from nocc.cases.views.base import ClinicalView
from nocc.directory.selectors import coordinates

from ..filters import QuarantineFilter
from ..models import QuarantinedUpload
from ..selectors import quarantined_visible_to
from ..serializers.quarantine import QuarantinedUploadSerializer
from ..services import discard_upload, rescan_upload


class LeadsOrCoordinates(BasePermission):
    """The lead of the case, or who coordinates its group: they end a quarantine, who sent the file waits."""

    def has_object_permission(self, request, view, entry) -> bool:
        viewpoint = viewpoint_of(request.user, entry.case)
        leads = viewpoint is not None and viewpoint.is_lead
        return leads or coordinates(request.user, entry.case.group_id)


class QuarantineView(ClinicalView, GenericAPIView):
    """Base of what concerns files in quarantine."""

    queryset = QuarantinedUpload.objects.none()
    serializer_class = QuarantinedUploadSerializer

    def get_queryset(self):
        return quarantined_visible_to(self.request.user)

    def access_grounds(self, request: Request, subjects: list[AccessSubject]) -> list[str]:
        known = viewpoints_of(request.user, {subject.case for subject in subjects if subject.case})
        return [known[subject.case].role if subject.case in known else "coordinator" for subject in subjects]

    def answer(self, entry: QuarantinedUpload) -> Response:
        self.note_access(entry)
        context = {"read_in_full": self.read_in_full([entry])}
        return Response(QuarantinedUploadSerializer(entry, context=context).data)

    def read_in_full(self, entries: list[QuarantinedUpload]) -> set[UUID]:
        places = viewpoints_of(self.request.user, {entry.case_id for entry in entries})
        return {case_id for case_id, place in places.items() if place.is_on_board}


class QuarantineListView(QuarantineView, ListAPIView):
    filterset_class = QuarantineFilter

    @extend_schema(operation_id="documents_quarantine_list")
    def get(self, request: Request) -> Response:
        """Files that wait: those one sent, those of the cases one leads, those of the groups one coordinates."""
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        context = {"read_in_full": self.read_in_full(page)}
        return self.get_paginated_response(QuarantinedUploadSerializer(page, many=True, context=context).data)


class QuarantineRescanView(QuarantineView):
    permission_classes = [IsAuthenticated, LeadsOrCoordinates]

    @extend_schema(operation_id="documents_quarantine_rescan", request=None, responses=QuarantinedUploadSerializer)
    def post(self, request: Request, pk) -> Response:
        """Ask the scanner again: what is clean becomes a document, what is not stays and says why."""
        return self.answer(rescan_upload(entry=self.get_object(), actor=request.user))


class QuarantineDiscardView(QuarantineView):
    permission_classes = [IsAuthenticated, LeadsOrCoordinates]

    @extend_schema(operation_id="documents_quarantine_discard", request=None, responses=QuarantinedUploadSerializer)
    def post(self, request: Request, pk) -> Response:
        """Delete the file for good."""
        return self.answer(discard_upload(entry=self.get_object(), actor=request.user))
