from functools import cached_property

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import SAFE_METHODS, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsOnTheBoard
from nocc.cases.views.base import CaseScopedView
from nocc.cases.views.items import CaseItemListView

from ..models import LaboratoryImport
from ..selectors import imports_visible_to
from ..serializers.laboratory_imports import (
    ImportRequestSerializer,
    LaboratoryImportBriefSerializer,
    LaboratoryImportSerializer,
)
from ..services.laboratory_import import confirm_import, discard_import, start_import, withdraw_import
from ..uploads import TakesUploads


class WritesFromTheBoard(IsOnTheBoard):
    """Whoever reads the case in full sees what was imported; the board imports."""

    def allows(self, viewpoint) -> bool:
        return viewpoint.is_staff

    def has_permission(self, request, view) -> bool:
        if request.method in SAFE_METHODS:
            return super().has_permission(request, view)
        return view.case is not None and view.viewpoint.is_on_board


class LaboratoryImportListView(TakesUploads, CaseItemListView):
    """Tables that were imported into the case, and one's own previews, newest first."""

    queryset = LaboratoryImport.objects.none()
    serializer_class = LaboratoryImportBriefSerializer
    permission_classes = [IsAuthenticated, WritesFromTheBoard]
    upload_limit = "LABORATORY_TABLE_MAX_BYTES"

    def get_queryset(self):
        return imports_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(
        request={"multipart/form-data": ImportRequestSerializer}, responses={201: LaboratoryImportSerializer}
    )
    def post(self, request: Request, case_id) -> Response:
        """See what a table of laboratory values would add; nothing is kept before it is confirmed."""
        body = ImportRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        upload = body.validated_data["file"]
        started = start_import(case=self.case, imported_by=request.user, upload=upload, file_name=upload.name)
        self.note_access(started)
        return Response(LaboratoryImportSerializer(started).data, status=201)


class OneImportView(CaseScopedView):
    """Base of what concerns one import of a case."""

    permission_classes = [IsAuthenticated, WritesFromTheBoard]

    @cached_property
    def laboratory_import(self) -> LaboratoryImport:
        rows = imports_visible_to(self.request.user).filter(case=self.case)
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def must_be_the_importer(self, row: LaboratoryImport) -> None:
        if row.imported_by_id != self.request.user.pk:
            self.permission_denied(self.request)

    def shown(self, row: LaboratoryImport) -> Response:
        self.note_access(row)
        return Response(LaboratoryImportSerializer(row).data)


class LaboratoryImportView(OneImportView):
    @extend_schema(operation_id="cases_observations_import_retrieve", responses=LaboratoryImportSerializer)
    def get(self, request: Request, case_id, pk) -> Response:
        """How far it is, and what it would add or has added."""
        return self.shown(self.laboratory_import)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, case_id, pk) -> Response:
        """Forget a preview."""
        row = self.laboratory_import
        self.must_be_the_importer(row)
        discard_import(laboratory_import=row)
        self.note_access(row)
        return Response(status=204)


class LaboratoryImportConfirmView(OneImportView):
    @extend_schema(request=None, responses=LaboratoryImportSerializer)
    def post(self, request: Request, case_id, pk) -> Response:
        """Keep the values of the preview."""
        row = self.laboratory_import
        self.must_be_the_importer(row)
        return self.shown(confirm_import(laboratory_import=row, actor=request.user))


class LaboratoryImportWithdrawView(OneImportView):
    @extend_schema(request=None, responses=LaboratoryImportSerializer)
    def post(self, request: Request, case_id, pk) -> Response:
        """Take back every value that this import brought."""
        row = self.laboratory_import
        if not self.viewpoint.is_lead:
            self.must_be_the_importer(row)
        return self.shown(withdraw_import(laboratory_import=row, actor=request.user))
