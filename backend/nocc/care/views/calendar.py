import hashlib

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.views.base import ClinicalView
from nocc.common.views import TransactionalView

from ..calendar_file import calendar_file
from ..models import CalendarFeed
from ..selectors.calendar import entries_for, feed_of
from ..serializers.calendar import CalendarAddressSerializer, CalendarStateSerializer
from ..services.calendar import close_calendar, digest_of, open_calendar


class OwnCalendarView(TransactionalView):
    permission_classes = [IsAuthenticated]
    # An answer that is kept would keep the secret.
    keeps_answers = False

    @extend_schema(operation_id="me_calendar", responses=CalendarStateSerializer)
    def get(self, request: Request) -> Response:
        """Whether I have an address to subscribe to, and when it was last read."""
        feed = CalendarFeed.objects.filter(user=request.user).first()
        state = {
            "is_open": feed is not None,
            "opened_at": feed.created_at if feed else None,
            "last_read_at": feed.last_read_at if feed else None,
        }
        return Response(CalendarStateSerializer(state).data)

    @extend_schema(operation_id="me_calendar_open", request=None, responses={201: CalendarAddressSerializer})
    def post(self, request: Request) -> Response:
        """A new secret address of my calendar; the earlier one ends."""
        address = f"{settings.PUBLIC_URL}/api/v1/calendar/{open_calendar(user=request.user)}.ics"
        return Response(CalendarAddressSerializer({"url": address}).data, status=201)

    @extend_schema(operation_id="me_calendar_close", responses={204: None})
    def delete(self, request: Request) -> Response:
        """End the address of my calendar."""
        close_calendar(user=request.user)
        return Response(status=204)


class CalendarFileView(ClinicalView):
    """A calendar program brings nothing but the address: the secret in it says who reads."""

    authentication_classes = []
    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="calendar_file", auth=[], responses={(200, "text/calendar"): OpenApiTypes.STR, 304: None}
    )
    def get(self, request: Request, token: str) -> HttpResponse:
        """Appointments and deadlines in neutral words, as iCalendar."""
        feed = feed_of(digest_of(token))
        if feed is None:
            raise Http404
        request.user = feed.user
        CalendarFeed.objects.filter(pk=feed.pk).update(last_read_at=timezone.now())
        entries = entries_for(feed.user)
        content = calendar_file(entries)
        etag = f'"{hashlib.sha256(content).hexdigest()}"'
        headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer"}
        if request.headers.get("If-None-Match") == etag:
            return HttpResponseNotModified(headers=headers)
        self.note_access(*(entry.row for entry in entries))
        return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
