from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.audit.services import AccessSubject
from nocc.patients.models import Concealment, Patient

from ..models import EmergencyAccess
from ..selectors import EMERGENCY
from ..selectors.groups import cases_known_to
from ..selectors.items import concealable_item
from ..serializers.log import (
    ConcealmentRequestSerializer,
    ConcealmentSerializer,
    EmergencyAccessSerializer,
    EmergencyRequestSerializer,
)
from ..services.safety import break_the_glass, conceal_item, reveal_item
from .base import ClinicalView


class EmergencyAccessView(ClinicalView, GenericAPIView):
    queryset = EmergencyAccess.objects.none()

    def access_grounds(self, request: Request, subjects: list[AccessSubject]) -> list[str]:
        return [EMERGENCY] * len(subjects)

    @extend_schema(
        operation_id="cases_emergency_access",
        request=EmergencyRequestSerializer,
        responses={201: EmergencyAccessSerializer},
    )
    def post(self, request: Request, case_id) -> Response:
        """Break the glass: a member of the group reads the case for a day; patient and coordinators are told."""
        case = get_object_or_404(cases_known_to(request.user), pk=case_id)
        body = EmergencyRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        access = break_the_glass(case=case, user=request.user, **body.validated_data)
        self.note_access(access)
        return Response(EmergencyAccessSerializer(access).data, status=201)


class ConcealmentsView(ClinicalView, GenericAPIView):
    """What the patient hides (oscuramento). Nobody else knows that this exists."""

    queryset = Concealment.objects.none()

    def _patient(self) -> Patient:
        if (patient := Patient.objects.filter(user=self.request.user).first()) is None:
            raise Http404
        return patient

    def _named(self, patient: Patient) -> dict:
        # A DELETE may lose its body on the way: the query says the same.
        body = ConcealmentRequestSerializer(data=self.request.data or self.request.query_params)
        body.is_valid(raise_exception=True)
        named = {"kind": body.validated_data["kind"], "item": body.validated_data["id"]}
        if (item := concealable_item(patient.pk, **named)) is None:
            raise Http404
        self.note_access(item)
        return named

    @extend_schema(operation_id="concealments_list", responses=ConcealmentSerializer(many=True))
    def get(self, request: Request) -> Response:
        rows = self._patient().concealments.filter(revoked_at__isnull=True).order_by("-created_at")
        return Response({"results": ConcealmentSerializer(rows, many=True).data, "next": None})

    @extend_schema(
        operation_id="concealments_create",
        request=ConcealmentRequestSerializer,
        responses={201: ConcealmentSerializer},
    )
    def post(self, request: Request) -> Response:
        """Hide an item of one's own record from everyone but its author."""
        patient = self._patient()
        concealment = conceal_item(patient=patient, **self._named(patient))
        return Response(ConcealmentSerializer(concealment).data, status=201)

    @extend_schema(
        operation_id="concealments_destroy", parameters=[ConcealmentRequestSerializer], responses={204: None}
    )
    def delete(self, request: Request) -> Response:
        """Show it again."""
        patient = self._patient()
        named = self._named(patient)
        concealment = patient.concealments.filter(**named, revoked_at__isnull=True).first()
        if concealment is None:
            raise Http404
        reveal_item(concealment=concealment)
        return Response(status=204)
