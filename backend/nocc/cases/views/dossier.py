from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.common.concurrency import etag_of, locked_for_edit

from ..models import Assessment, Clearance, Diagnosis, Staging
from ..permissions import IsLeadOrReads
from ..selectors.detail import assessment_as_seen, diagnosis_as_seen
from ..serializers.dossier import (
    AssessmentRequestSerializer,
    AssessmentSerializer,
    DiagnosisRequestSerializer,
    DiagnosisSerializer,
    StagingRequestSerializer,
    StagingSerializer,
)
from ..services.dossier import record_assessment, record_diagnosis, record_staging
from .base import CaseScopedView


class DiagnosisView(CaseScopedView, GenericAPIView):
    permission_classes = [IsAuthenticated, IsLeadOrReads]
    queryset = Diagnosis.objects.none()

    def _answer(self, diagnosis: Diagnosis) -> Response:
        self.note_access(diagnosis)
        cleared = set(Clearance.objects.filter(case=self.case, kind="diagnosis").values_list("kind", "item"))
        shown = diagnosis_as_seen(diagnosis, self.viewpoint, cleared)
        return Response(DiagnosisSerializer(shown).data, headers={"ETag": etag_of(diagnosis)})

    @extend_schema(operation_id="cases_diagnosis_retrieve", responses=DiagnosisSerializer)
    def get(self, request: Request, case_id) -> Response:
        if (diagnosis := Diagnosis.objects.filter(case=self.case).first()) is None:
            raise Http404
        return self._answer(diagnosis)

    @extend_schema(
        operation_id="cases_diagnosis_update", request=DiagnosisRequestSerializer, responses=DiagnosisSerializer
    )
    def put(self, request: Request, case_id) -> Response:
        """State the tumour. Needs `If-Match` once there is a diagnosis; the stage is never recomputed by itself."""
        body = DiagnosisRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        known = Diagnosis.objects.filter(case=self.case).first()
        locked = locked_for_edit(request, known) if known else None
        diagnosis = record_diagnosis(case=self.case, author=request.user, diagnosis=locked, **body.validated_data)
        return self._answer(diagnosis)


class StagingsView(CaseScopedView, ListAPIView):
    permission_classes = [IsAuthenticated, IsLeadOrReads]
    serializer_class = StagingSerializer
    queryset = Staging.objects.none()

    def get_queryset(self):
        return self.case.stagings.select_related("case")

    @extend_schema(operation_id="cases_stagings_list")
    def get(self, request: Request, case_id) -> Response:
        """Every staging ever stated, newest first; those in force have no `superseded_at`."""
        return self.list(request)

    @extend_schema(
        operation_id="cases_stagings_create", request=StagingRequestSerializer, responses={201: StagingSerializer}
    )
    def post(self, request: Request, case_id) -> Response:
        """State a TNM in its edition; the one in force of the same classification is superseded, not changed."""
        body = StagingRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        staging = record_staging(case=self.case, author=request.user, **body.validated_data)
        self.note_access(staging)
        return Response(StagingSerializer(staging).data, status=201)


class AssessmentView(CaseScopedView, GenericAPIView):
    permission_classes = [IsAuthenticated, IsLeadOrReads]
    queryset = Assessment.objects.none()

    def _answer(self, assessment: Assessment) -> Response:
        self.note_access(assessment)
        shown = assessment_as_seen(assessment, self.viewpoint)
        return Response(AssessmentSerializer(shown).data, headers={"ETag": etag_of(assessment)})

    @extend_schema(operation_id="cases_assessment_retrieve", responses=AssessmentSerializer)
    def get(self, request: Request, case_id) -> Response:
        if (assessment := Assessment.objects.filter(case=self.case).select_related("case__patient").first()) is None:
            raise Http404
        return self._answer(assessment)

    @extend_schema(
        operation_id="cases_assessment_update", request=AssessmentRequestSerializer, responses=AssessmentSerializer
    )
    def put(self, request: Request, case_id) -> Response:
        """State performance, comorbidity, habits and facts. Needs `If-Match` once there is an assessment."""
        body = AssessmentRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        known = Assessment.objects.filter(case=self.case).select_related("case__patient").first()
        locked = locked_for_edit(request, known) if known else None
        assessment = record_assessment(case=self.case, author=request.user, assessment=locked, **body.validated_data)
        return self._answer(assessment)
