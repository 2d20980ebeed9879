from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.views.base import CaseScopedView

from ..selectors import checklist_of
from ..serializers.checklist import ChecklistSerializer


class ChecklistView(CaseScopedView):
    permission_classes = [IsAuthenticated]

    @extend_schema(responses=ChecklistSerializer)
    def get(self, request: Request, case_id) -> Response:
        """What the dossier has, lacks, or has only old."""
        items = checklist_of(self.case, request.user)
        self.note_access(self.case)
        return Response(ChecklistSerializer({"results": items, "next": None}).data)
