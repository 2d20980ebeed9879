from django.http import HttpResponse, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.permissions import IsAuthorOrLeadOrReads, IsLead, IsOnTheBoard, IsOnTheBoardOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView

from ..downloads import chosen_version, content_response
from ..models import Document, MediaType, QuarantinedUpload
from ..previews import preview_response
from ..selectors import documents_visible_to
from ..serializers.documents import (
    DocumentEditSerializer,
    DocumentRequestSerializer,
    DocumentSerializer,
    DocumentVersionRequestSerializer,
)
from ..serializers.quarantine import QuarantinedUploadSerializer
from ..services import edit_document, receive_document, receive_version, release_document, withdraw_document
from ..uploads import TakesUploads

CONTENT_PARAMETERS = [
    OpenApiParameter("version", int, description="Number of a version; the newest unless said"),
    OpenApiParameter("inline", bool, description="1 to show it in place instead of saving it"),
]
VERSION_PARAMETER = CONTENT_PARAMETERS[:1]
CONTENT_RESPONSES = {(200, media_type): OpenApiTypes.BINARY for media_type in MediaType.values}


class ReceivesFiles(TakesUploads):
    def answer_received(self, received: Document | QuarantinedUpload) -> Response:
        if isinstance(received, Document):
            return self.answer(received, code=201)  # type: ignore[attr-defined]
        self.note_access(received)  # type: ignore[attr-defined]
        context = {"read_in_full": {received.case_id}}
        return Response(QuarantinedUploadSerializer(received, context=context).data, status=202)


class DocumentListView(ReceivesFiles, CaseItemListView):
    """Documents of a case, newest first."""

    queryset = Document.objects.none()
    serializer_class = DocumentSerializer
    permission_classes = [IsAuthenticated, IsOnTheBoardOrReads]

    def get_queryset(self):
        return documents_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(
        request={"multipart/form-data": DocumentRequestSerializer},
        responses={201: DocumentSerializer, 202: QuarantinedUploadSerializer},
    )
    def post(self, request: Request, case_id) -> Response:
        """Add a file as a document; 202 when it is suspect and waits in quarantine."""
        body = DocumentRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        upload = body.validated_data.pop("file")
        received = receive_document(
            case=self.case, added_by=request.user, upload=upload, file_name=upload.name, **body.validated_data
        )
        return self.answer_received(received)


class OneDocumentView(CaseItemView):
    """Base of what concerns one document."""

    queryset = Document.objects.none()
    serializer_class = DocumentSerializer
    author_field = "added_by"
    permission_classes = [IsAuthenticated, IsAuthorOrLeadOrReads]

    def get_queryset(self):
        return documents_visible_to(self.request.user)


class DocumentView(OneDocumentView):
    @extend_schema(responses=DocumentSerializer)
    def get(self, request: Request, pk) -> Response:
        return self.answer(self.item)

    @extend_schema(request=DocumentEditSerializer, responses=DocumentSerializer)
    def patch(self, request: Request, pk) -> Response:
        body = DocumentEditSerializer(data=request.data, partial=True)
        document = self.item
        body.is_valid(raise_exception=True)
        return self.answer(edit_document(document=document, actor=request.user, changes=body.validated_data))


class DocumentVersionView(ReceivesFiles, OneDocumentView):
    permission_classes = [IsAuthenticated, IsOnTheBoard]

    @extend_schema(
        request={"multipart/form-data": DocumentVersionRequestSerializer},
        responses={201: DocumentSerializer, 202: QuarantinedUploadSerializer},
    )
    def post(self, request: Request, pk) -> Response:
        """Add a newer file of the same document; 202 when it is suspect and waits in quarantine."""
        document = self.item
        body = DocumentVersionRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        upload = body.validated_data["file"]
        received = receive_version(document=document, added_by=request.user, upload=upload, file_name=upload.name)
        return self.answer_received(received)


class DocumentReleaseView(OneDocumentView):
    permission_classes = [IsAuthenticated, IsLead]

    @extend_schema(request=None, responses=DocumentSerializer)
    def post(self, request: Request, pk) -> Response:
        """Let the patient read it now."""
        return self.answer(release_document(document=self.item, actor=request.user))


class DocumentWithdrawView(OneDocumentView):
    @extend_schema(request=None, responses=DocumentSerializer)
    def post(self, request: Request, pk) -> Response:
        """Take back a document that was wrong: it is shown to nobody any more."""
        return self.answer(withdraw_document(document=self.item, actor=request.user))


class DocumentContentView(OneDocumentView):
    @extend_schema(operation_id="documents_content", parameters=CONTENT_PARAMETERS, responses=CONTENT_RESPONSES)
    def get(self, request: Request, pk) -> StreamingHttpResponse:
        """The file itself."""
        version = chosen_version(self.item, request, is_cleaned=not self.viewpoint.is_staff)
        return content_response(request, version)


class DocumentPreviewView(OneDocumentView):
    @extend_schema(operation_id="documents_preview", parameters=VERSION_PARAMETER, responses=CONTENT_RESPONSES)
    def get(self, request: Request, pk) -> HttpResponse | StreamingHttpResponse:
        """A version to be shown in place: a PDF as it is, a picture's pixels alone, text in UTF-8 and in bounds."""
        version = chosen_version(self.item, request, is_cleaned=not self.viewpoint.is_staff)
        return preview_response(request, version)
