from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.audit.services import AccessSubject
from nocc.common.pagination import CursorPages
from nocc.common.rules import NotAllowed
from nocc.directory.selectors import coordinates, groups_visible_to

from ..models import Case
from ..selectors.groups import cases_coordinated_by
from ..serializers.worklist import CoordinatedCaseSerializer
from .base import ClinicalView


class ByActivity(CursorPages):
    ordering = ("-active_at", "-id")


class GroupCasesView(ClinicalView, ListAPIView):
    serializer_class = CoordinatedCaseSerializer
    pagination_class = ByActivity
    queryset = Case.objects.none()

    def access_grounds(self, request: Request, subjects: list[AccessSubject]) -> list[str]:
        return ["coordinator"] * len(subjects)

    def get_queryset(self):
        return cases_coordinated_by(self.request.user, self.kwargs["group_id"])

    @extend_schema(operation_id="groups_cases_list")
    def get(self, request: Request, group_id) -> Response:
        """The cases of a group for its coordinators: where they stand and since when, nothing clinical."""
        group = get_object_or_404(groups_visible_to(request.user), pk=group_id)
        if not coordinates(request.user, group.pk):
            raise NotAllowed("coordinator_only")
        return self.list(request)
