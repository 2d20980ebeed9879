from functools import cached_property

from rest_framework.generics import GenericAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.audit.services import AccessSubject
from nocc.cases.views.base import ClinicalView
from nocc.patients.models import Patient

from ..permissions import IsPatient
from ..selectors import patient_of

OWN_RECORD = "own_record"


class PortalView(ClinicalView, GenericAPIView):
    """A view of one's own record: whose it is, the session says. For anyone who is not a patient it does not exist."""

    permission_classes = [IsAuthenticated, IsPatient]

    @cached_property
    def patient(self) -> Patient | None:
        return patient_of(self.request.user)

    def access_grounds(self, request: Request, subjects: list[AccessSubject]) -> list[str]:
        return [OWN_RECORD] * len(subjects)

    def whole(self, rows) -> Response:
        """A short list in one page."""
        return Response({"results": self.get_serializer(rows, many=True).data, "next": None})

    def page(self, rows) -> Response:
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(rows), many=True).data)
