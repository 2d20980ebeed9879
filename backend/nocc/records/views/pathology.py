from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.models import Case
from nocc.cases.permissions import IsAuthorOrLeadOrReads, IsLead, IsOnTheBoardOrReads, ReadsInFull
from nocc.cases.services import locked_case
from nocc.cases.views.base import CaseScopedView
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.concurrency import etag_of, locked_for_edit
from nocc.oncology.pathology import report_fields

from ..models import PathologyReport
from ..selectors import documents_visible_to, pathology_visible_to
from ..selectors.pathology import facts_of, staging_of
from ..serializers.pathology import (
    PathologyEditSerializer,
    PathologyRequestSerializer,
    PathologySerializer,
    PathologyVersionSerializer,
    ReportFormSerializer,
    StagingInputsSerializer,
)
from ..services import add_pathology, edit_pathology, release_pathology, withdraw_pathology


def _linked(request: Request, case: Case, content: dict) -> dict:
    """The content with the rows that it names; one that is not of the case, or hidden, is a 404."""
    found = dict(content)
    if found.get("report_document"):
        documents = documents_visible_to(request.user).filter(case=case)
        found["report_document"] = get_object_or_404(documents, pk=found["report_document"])
    if found.get("staging"):
        found["staging"] = get_object_or_404(case.stagings.all(), pk=found["staging"])
    return found


class PathologyAnswer:
    """Answers carry the report's version as `ETag`."""

    def answer(self, item, *, code: int = status.HTTP_200_OK) -> Response:
        response = super().answer(item, code=code)  # type: ignore[misc]
        response["ETag"] = etag_of(item)
        return response


class PathologyListView(PathologyAnswer, CaseItemListView):
    """Pathology reports of a case, newest first."""

    queryset = PathologyReport.objects.none()
    serializer_class = PathologySerializer
    permission_classes = [IsAuthenticated, IsOnTheBoardOrReads]

    def get_queryset(self):
        return pathology_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=PathologyRequestSerializer, responses={201: PathologySerializer})
    def post(self, request: Request, case_id) -> Response:
        """Add a report, complete or not: `missing` says what it still lacks."""
        body = PathologyRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        content = _linked(request, self.case, body.validated_data)
        return self.answer(add_pathology(case=self.case, added_by=request.user, **content), code=201)


class PathologyFormView(CaseScopedView, GenericAPIView):
    """What the screen builds the form from."""

    queryset = PathologyReport.objects.none()
    permission_classes = [IsAuthenticated, IsOnTheBoardOrReads]

    @extend_schema(operation_id="cases_pathology_form", responses=ReportFormSerializer)
    def get(self, request: Request, case_id) -> Response:
        """Fields, conditions and the facts of this case that they ask for."""
        self.note_access(self.case)
        return Response(ReportFormSerializer({"questions": report_fields(), "facts": facts_of(self.case)}).data)


class OnePathologyView(PathologyAnswer, CaseItemView):
    """Base of what concerns one report."""

    queryset = PathologyReport.objects.none()
    serializer_class = PathologySerializer
    author_field = "added_by"
    permission_classes = [IsAuthenticated, IsAuthorOrLeadOrReads]

    def get_queryset(self):
        return pathology_visible_to(self.request.user)


class PathologyView(OnePathologyView):
    @extend_schema(responses=PathologySerializer)
    def get(self, request: Request, pk) -> Response:
        return self.answer(self.item)

    @extend_schema(request=PathologyEditSerializer, responses=PathologySerializer)
    def patch(self, request: Request, pk) -> Response:
        """Change a report; what it said before stays among its versions. Needs `If-Match`."""
        report = self.item
        locked_case(report.case)
        locked = locked_for_edit(request, report)
        body = PathologyEditSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        changes = _linked(request, report.case, body.validated_data)
        return self.answer(edit_pathology(report=locked, actor=request.user, changes=changes))


class PathologyVersionsView(OnePathologyView):
    permission_classes = [IsAuthenticated, ReadsInFull]

    @extend_schema(operation_id="pathology_versions", responses=PathologyVersionSerializer(many=True))
    def get(self, request: Request, pk) -> Response:
        """Everything the report ever said, newest first. Observers, who get it cleaned, read the newest alone."""
        report = self.item
        self.note_access(report)
        versions = list(report.versions.all())
        context = {"contents": {version.number: version.content for version in versions}}
        rows = PathologyVersionSerializer(versions, many=True, context=context).data
        return Response({"results": rows, "next": None})


class PathologyStagingView(OnePathologyView):
    permission_classes = [IsAuthenticated, ReadsInFull]

    @extend_schema(operation_id="pathology_staging", responses=StagingInputsSerializer)
    def get(self, request: Request, pk) -> Response:
        """What the report says of pT and pN, as inputs of `staging/derive/`."""
        report = self.item
        self.note_access(report)
        return Response(StagingInputsSerializer(staging_of(report)).data)


class PathologyReleaseView(OnePathologyView):
    permission_classes = [IsAuthenticated, IsLead]

    @extend_schema(request=None, responses=PathologySerializer)
    def post(self, request: Request, pk) -> Response:
        """Let the patient read it now."""
        return self.answer(release_pathology(report=self.item, actor=request.user))


class PathologyWithdrawView(OnePathologyView):
    @extend_schema(request=None, responses=PathologySerializer)
    def post(self, request: Request, pk) -> Response:
        """Take back a report that was wrong: it is shown to nobody any more."""
        return self.answer(withdraw_pathology(report=self.item, actor=request.user))
