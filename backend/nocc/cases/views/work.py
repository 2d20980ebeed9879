from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ModelViewSet

from nocc.common.pagination import CursorPages
from nocc.common.rules import RuleBroken
from nocc.common.views import TransactionalView

from ..models import Notification, SavedFilter, Task
from ..selectors.attention import notifications_visible_to, tasks_visible_to
from ..serializers.log import (
    NotificationSerializer,
    NotificationsReadSerializer,
    SavedFilterSerializer,
    TaskSerializer,
)
from ..services.attention import read_notifications
from .base import CaseScopedView

MAX_SAVED_FILTERS = 50


class TasksView(TransactionalView, ListAPIView):
    """What waits for the reader, in all cases or in one. It names no content, so it opens none."""

    serializer_class = TaskSerializer
    queryset = Task.objects.none()

    def get_queryset(self):
        is_done = self.request.query_params.get("done") == "true"
        return tasks_visible_to(self.request.user).filter(done_at__isnull=not is_done)

    @extend_schema(operation_id="tasks_list", parameters=[OpenApiParameter("done", bool, default=False)])
    def get(self, request: Request) -> Response:
        return self.list(request)


class CaseTasksView(CaseScopedView, ListAPIView):
    serializer_class = TaskSerializer
    queryset = Task.objects.none()

    def get_queryset(self):
        is_done = self.request.query_params.get("done") == "true"
        return tasks_visible_to(self.request.user).filter(case=self.case, done_at__isnull=not is_done)

    @extend_schema(operation_id="cases_tasks_list", parameters=[OpenApiParameter("done", bool, default=False)])
    def get(self, request: Request, case_id) -> Response:
        """What waits for the reader in this case."""
        return self.list(request)


class NewestFirst(CursorPages):
    ordering = ("-seq",)


class NotificationsView(TransactionalView, ListAPIView):
    serializer_class = NotificationSerializer
    pagination_class = NewestFirst
    queryset = Notification.objects.none()

    def get_queryset(self):
        rows = notifications_visible_to(self.request.user)
        return rows.filter(read_at__isnull=True) if self.request.query_params.get("unread") == "true" else rows

    @extend_schema(operation_id="notifications_list", parameters=[OpenApiParameter("unread", bool, default=False)])
    def get(self, request: Request) -> Response:
        """What the reader has been told, newest first."""
        return self.list(request)


class NotificationsReadView(TransactionalView, GenericAPIView):
    queryset = Notification.objects.none()

    @extend_schema(operation_id="notifications_read", request=NotificationsReadSerializer, responses={204: None})
    def post(self, request: Request) -> Response:
        """Mark as read everything up to a number."""
        body = NotificationsReadSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        read_notifications(user=request.user, **body.validated_data)
        return Response(status=204)


class SavedFiltersView(TransactionalView, ModelViewSet):
    """The reader's own named queries of the worklist."""

    serializer_class = SavedFilterSerializer
    http_method_names = ["get", "post", "patch", "delete", "head", "options"]
    queryset = SavedFilter.objects.none()

    def get_queryset(self):
        return SavedFilter.objects.filter(user=self.request.user)

    def perform_create(self, serializer) -> None:
        self._must_be_free(serializer.validated_data["name"])
        if self.get_queryset().count() >= MAX_SAVED_FILTERS:
            raise RuleBroken("too_many_filters", limit=MAX_SAVED_FILTERS)
        serializer.instance = SavedFilter.objects.create(user=self.request.user, **serializer.validated_data)

    def perform_update(self, serializer) -> None:
        saved = serializer.instance
        for name, value in serializer.validated_data.items():
            setattr(saved, name, value)
        self._must_be_free(saved.name, besides=saved)
        saved.save()

    def _must_be_free(self, name: str, besides: SavedFilter | None = None) -> None:
        others = self.get_queryset().filter(name=name).exclude(pk=besides.pk if besides else None)
        if others.exists():
            raise RuleBroken("name_taken")
