from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from ..models import Message, MessageRevision, Thread
from ..selectors.discussion import messages_of_cases_visible_to, messages_visible_to
from ..serializers.discussion import (
    MessageEditSerializer,
    MessageRequestSerializer,
    MessageRevisionSerializer,
    MessageSerializer,
)
from ..services.discussion import edit_message, post_message, remove_message
from .base import CaseScopedView, ClinicalView


class MessagesView(CaseScopedView, ListAPIView):
    serializer_class = MessageSerializer
    queryset = Message.objects.none()

    def get_queryset(self):
        thread = self.request.query_params.get("thread")
        rows = messages_visible_to(self.request.user, self.case)
        return rows.filter(thread=thread) if thread else rows

    @extend_schema(
        operation_id="cases_messages_list", parameters=[OpenApiParameter("thread", enum=list(Thread.values))]
    )
    def get(self, request: Request, case_id) -> Response:
        """The discussion, newest first; observers read and write the observers' thread only."""
        return self.list(request)

    @extend_schema(
        operation_id="cases_messages_create", request=MessageRequestSerializer, responses={201: MessageSerializer}
    )
    def post(self, request: Request, case_id) -> Response:
        body = MessageRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        own_thread = Thread.BOARD if self.viewpoint.is_staff else Thread.OBSERVERS
        fields = {"thread": own_thread, **body.validated_data}
        message = post_message(case=self.case, author=request.user, **fields)
        self.note_access(message)
        return Response(MessageSerializer(message).data, status=201)


class MessageView(ClinicalView, GenericAPIView):
    queryset = Message.objects.none()

    def get_queryset(self):
        return messages_of_cases_visible_to(self.request.user)

    @extend_schema(operation_id="messages_update", request=MessageEditSerializer, responses=MessageSerializer)
    def patch(self, request: Request, pk) -> Response:
        """Reword one's own message; what it said before is kept."""
        body = MessageEditSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        message = edit_message(message=self.get_object(), editor=request.user, **body.validated_data)
        return Response(MessageSerializer(message).data)

    @extend_schema(operation_id="messages_destroy", responses={204: None})
    def delete(self, request: Request, pk) -> Response:
        """Take one's own message back."""
        remove_message(message=self.get_object(), remover=request.user)
        return Response(status=204)


class MessageRevisionsView(ClinicalView, GenericAPIView):
    queryset = MessageRevision.objects.none()

    def get_queryset(self):
        return messages_of_cases_visible_to(self.request.user)

    @extend_schema(operation_id="messages_revisions_list", responses=MessageRevisionSerializer(many=True))
    def get(self, request: Request, pk) -> Response:
        """What a message said before it was edited, oldest first; nothing once it has been taken back."""
        message = self.get_object()
        revisions = message.revisions.order_by("created_at") if message.removed_at is None else ()
        return Response({"results": MessageRevisionSerializer(revisions, many=True).data, "next": None})
