from datetime import UTC, datetime

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from .serializers import TicketSerializer, TokenSerializer
from .services import issue_socket_ticket, mint_access_token


class BrowserSession(SessionAuthentication):
    """The session that sign-in leaves behind; only minting a token reads it. Answers 401, not 403."""

    def authenticate_header(self, request: Request) -> str:
        return "Session"


class TokenView(APIView):
    authentication_classes = [BrowserSession]

    @extend_schema(request=None, responses=TokenSerializer, auth=[{"session": []}])
    def post(self, request: Request) -> Response:
        """Mint an access token from the signed-in session (cookie and CSRF token)."""
        token = mint_access_token(user=request.user, authenticated_at=_authenticated_at(request))
        seconds = int(settings.SIMPLE_JWT["ACCESS_TOKEN_LIFETIME"].total_seconds())
        return Response({"access": token, "expires_in": seconds})


class SocketTicketView(APIView):
    @extend_schema(request=None, responses={201: TicketSerializer})
    def post(self, request: Request) -> Response:
        """A ticket that opens one socket within 30 seconds."""
        ticket = issue_socket_ticket(user=request.user)
        return Response({"ticket": ticket, "expires_in": settings.SOCKET_TICKET_SECONDS}, status=201)


def _authenticated_at(request: Request) -> datetime:
    records = get_authentication_records(request._request, request.user)
    # A session made by other means (tests force one) has proved nothing.
    latest = max((record["at"] for record in records), default=0)
    return datetime.fromtimestamp(latest, UTC)
