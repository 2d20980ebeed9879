import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone
from rest_framework_simplejwt.tokens import AccessToken

from nocc.common.live import publish_on_commit
from nocc.common.rules import InvalidInput, NotAllowed, RuleBroken

from .models import SocketTicket, User

PASSWORD_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # noqa: S105 (letters, no look-alikes)


@transaction.atomic
def create_account(*, email: str, password: str | None = None, **names) -> User:
    """A new account; without a password nobody signs in until one is issued or chosen.

    `names` are given_name, family_name, language, is_administrator. Raises RuleBroken `account_exists`.
    """
    user = User(email=email.strip().lower(), **names)
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(checked_password(password, user))
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise RuleBroken("account_exists") from None
    return user


def checked_password(password: str, user: User) -> str:
    """Raises InvalidInput `password_refused`, with the codes of what is wrong with it in `reasons`."""
    try:
        password_validation.validate_password(password, user)
    except ValidationError as refused:
        reasons = [error.code for error in refused.error_list]
        raise InvalidInput("password_refused", field="password", reasons=reasons) from None
    return password


def mint_access_token(*, user: User, authenticated_at: datetime) -> str:
    """A token of five minutes that says when its bearer last proved who they are (`auth_at`, seconds since 1970).

    Raises NotAllowed: `password_change_required`.
    """
    if user.must_change_password:
        raise NotAllowed("password_change_required")
    token = AccessToken.for_user(user)
    token["auth_at"] = int(authenticated_at.timestamp())
    return str(token)


@transaction.atomic
def issue_first_password(*, user: User) -> str:
    """Give the user a password to be told in person; it ends in FIRST_PASSWORD_HOURS and must be changed."""
    password = "-".join("".join(secrets.choice(PASSWORD_ALPHABET) for _ in range(4)) for _ in range(4))
    user.set_password(password)
    user.must_change_password = True
    user.password_expires_at = timezone.now() + timedelta(hours=settings.FIRST_PASSWORD_HOURS)
    user.save(update_fields=["password", "must_change_password", "password_expires_at"])
    end_sessions(user=user)
    return password


def accept_own_password(*, user: User) -> None:
    """The user has chosen a password themselves: the first one's limits no longer hold."""
    user.must_change_password = False
    user.password_expires_at = None
    user.save(update_fields=["must_change_password", "password_expires_at"])


@transaction.atomic
def set_active(*, user: User, is_active: bool) -> None:
    """Open or shut an account. Shutting it ends its sessions, tokens and sockets at once."""
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    if not is_active:
        end_sessions(user=user)


@transaction.atomic
def end_sessions(*, user: User) -> None:
    """Sign the user out everywhere; open sockets are told to look again at what they may see."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
    user.refresh_from_db(fields=["session_epoch"])
    SocketTicket.objects.filter(user=user).delete()
    publish_on_commit(f"user:{user.pk}", {"recheck": True})


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
