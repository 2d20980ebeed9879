import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.utils import timezone
from rest_framework_simplejwt.tokens import AccessToken

from nocc.common.rules import NotAllowed

from .models import SocketTicket, User


def mint_access_token(*, user: User, authenticated_at: datetime) -> str:
    """A token of five minutes that says when its bearer last proved who they are (`auth_at`, seconds since 1970).

    Raises NotAllowed: `password_change_required`.
    """
    if user.must_change_password:
        raise NotAllowed("password_change_required")
    token = AccessToken.for_user(user)
    token["auth_at"] = int(authenticated_at.timestamp())
    return str(token)


def issue_first_password(*, user: User) -> str:
    """Give the user a password to be told in person; it ends in FIRST_PASSWORD_HOURS and must be changed."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    password = "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))
    user.set_password(password)
    user.must_change_password = True
    user.password_expires_at = timezone.now() + timedelta(hours=settings.FIRST_PASSWORD_HOURS)
    user.save(update_fields=["password", "must_change_password", "password_expires_at"])
    return password


def accept_own_password(*, user: User) -> None:
    """The user has chosen a password themselves: the first one's limits no longer hold."""
    user.must_change_password = False
    user.password_expires_at = None
    user.save(update_fields=["must_change_password", "password_expires_at"])


def issue_socket_ticket(*, user: User) -> str:
    ticket = secrets.token_urlsafe(32)
    SocketTicket.objects.filter(expires_at__lt=timezone.now()).delete()
    expires_at = timezone.now() + timedelta(seconds=settings.SOCKET_TICKET_SECONDS)
    SocketTicket.objects.create(digest=_digest(ticket), user=user, expires_at=expires_at)
    return ticket


def redeem_socket_ticket(ticket: str) -> User | None:
    """The ticket's owner, for the first caller who brings it in time; None for anyone else."""
    with connection.cursor() as cursor:
        # One statement, so that of two callers one gets the row and the other gets nothing.
        cursor.execute(
            "DELETE FROM accounts_socketticket WHERE digest = %s AND expires_at > now() RETURNING user_id",
            [_digest(ticket)],
        )
        row = cursor.fetchone()
    return User.objects.filter(pk=row[0], is_active=True).first() if row else None


def _digest(ticket: str) -> str:
    return hashlib.sha256(ticket.encode()).hexdigest()
