import hashlib
import secrets

from django.db import transaction

from nocc.accounts.models import User

from ..models import CalendarFeed

TOKEN_BYTES = 32


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def open_calendar(*, user: User) -> str:
    """A new secret for this person's calendar, told this once; the earlier address ends."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    CalendarFeed.objects.filter(user=user).delete()
    CalendarFeed.objects.create(user=user, digest=digest_of(token))
    return token


def close_calendar(*, user: User) -> None:
    CalendarFeed.objects.filter(user=user).delete()
