from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsAuthorOrLeadOrReads, IsLead, IsOnTheBoardOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView
from nocc.common.pagination import CursorPages

from .models import Study
from .selectors import studies_visible_to
from .serializers import StudyRequestSerializer, StudySerializer
from .services import add_study, edit_study, release_study, withdraw_study


class StudyPages(CursorPages):
    ordering = ("-performed_on", "-id")


class StudyListView(CaseItemListView):
    """Imaging studies of a case, newest first."""

    queryset = Study.objects.none()
    serializer_class = StudySerializer
    permission_classes = [IsAuthenticated, IsOnTheBoardOrReads]
    pagination_class = StudyPages

    def get_queryset(self):
        return studies_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=StudyRequestSerializer, responses={201: StudySerializer})
    def post(self, request: Request, case_id) -> Response:
        """Enter a study by hand: what was done, when, where, and its report."""
        body = StudyRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        return self.answer(add_study(case=self.case, added_by=request.user, **body.validated_data), code=201)


class OneStudyView(CaseItemView):
    """Base of what concerns one study."""

    queryset = Study.objects.none()
    serializer_class = StudySerializer
    author_field = "added_by"
    permission_classes = [IsAuthenticated, IsAuthorOrLeadOrReads]

    def get_queryset(self):
        return studies_visible_to(self.request.user)


class StudyView(OneStudyView):
    @extend_schema(responses=StudySerializer)
    def get(self, request: Request, pk) -> Response:
        return self.answer(self.item)

    @extend_schema(request=StudyRequestSerializer, responses=StudySerializer)
    def patch(self, request: Request, pk) -> Response:
        study, body = self.item, StudyRequestSerializer(data=request.data, partial=True)
        body.is_valid(raise_exception=True)
        return self.answer(edit_study(study=study, actor=request.user, changes=body.validated_data))


class StudyReleaseView(OneStudyView):
    permission_classes = [IsAuthenticated, IsLead]

    @extend_schema(request=None, responses=StudySerializer)
    def post(self, request: Request, pk) -> Response:
        """Let the patient read it now."""
        return self.answer(release_study(study=self.item, actor=request.user))


class StudyWithdrawView(OneStudyView):
    @extend_schema(request=None, responses=StudySerializer)
    def post(self, request: Request, pk) -> Response:
        """Take back a study that was entered wrongly: it is shown to nobody any more."""
        return self.answer(withdraw_study(study=self.item, actor=request.user))
