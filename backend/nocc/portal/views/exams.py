from django.http import StreamingHttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.records.downloads import chosen_version, content_response
from nocc.records.models import Document
from nocc.records.selectors import documents_released_to, release_choice_of
from nocc.records.services import choose_release
from nocc.records.views.documents import CONTENT_PARAMETERS, CONTENT_RESPONSES

from ..pagination import MAX_PAGE_SIZE, PAGE_SIZE, cursor_after, position_of
from ..selectors import ExamKind, exams_of
from ..serializers.exams import ExamSerializer
from ..serializers.record import ReleasePreferenceSerializer
from .base import PortalView


class ExamQuerySerializer(serializers.Serializer):
    kind = serializers.ChoiceField(ExamKind.choices, required=False, help_text="Only exams of this kind")
    cursor = serializers.CharField(required=False)
    page_size = serializers.IntegerField(min_value=1, max_value=MAX_PAGE_SIZE, default=PAGE_SIZE, required=False)


class ExamsView(PortalView):
    serializer_class = ExamSerializer
    queryset = Document.objects.none()

    @extend_schema(
        operation_id="portal_exams_list",
        parameters=[OpenApiParameter("kind", enum=ExamKind.values, description="Only exams of this kind")],
        responses=ExamSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """My laboratory values at once; reports and images when released, after five days, or as I chose."""
        query = ExamQuerySerializer(data=request.query_params)
        query.is_valid(raise_exception=True)
        wanted = query.validated_data
        kinds = [ExamKind(wanted["kind"])] if "kind" in wanted else list(ExamKind)
        after, size = position_of(wanted.get("cursor")), wanted["page_size"]
        exams = exams_of(self.patient, kinds=kinds, after=after, limit=size + 1)
        page = exams[:size]
        self.note_access(*(exam.row for exam in page))
        following = cursor_after(page[-1]) if len(exams) > size else None
        return Response({"results": self.get_serializer(page, many=True).data, "next": following})


class ExamContentView(PortalView):
    queryset = Document.objects.none()

    @extend_schema(
        operation_id="portal_exams_document_content", parameters=CONTENT_PARAMETERS, responses=CONTENT_RESPONSES
    )
    def get(self, request: Request, pk) -> StreamingHttpResponse:
        """The file of one of my documents."""
        document = get_object_or_404(documents_released_to(self.patient), pk=pk)
        version = chosen_version(document, request)
        self.note_access(document)
        return content_response(request, version)


class ReleasePreferenceView(PortalView):
    serializer_class = ReleasePreferenceSerializer

    @extend_schema(operation_id="portal_release_preference")
    def get(self, request: Request) -> Response:
        """When I want to read reports and images that nobody has released yet."""
        return Response(self.get_serializer({"choice": release_choice_of(self.patient)}).data)

    @extend_schema(operation_id="portal_release_preference_update")
    def put(self, request: Request) -> Response:
        body = self.get_serializer(data=request.data)
        body.is_valid(raise_exception=True)
        self.note_access(self.patient)
        return Response(self.get_serializer(choose_release(patient=self.patient, **body.validated_data)).data)
