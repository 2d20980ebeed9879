"""Pages over exams of several kinds: the cursor names the last one shown."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from uuid import UUID

from rest_framework.exceptions import ValidationError

from .selectors import ExamItem
from .selectors.exams import Position

PAGE_SIZE = 50
MAX_PAGE_SIZE = 200


def cursor_after(item: ExamItem) -> str:
    return urlsafe_b64encode(f"{item.at.isoformat()} {item.row.pk}".encode()).decode()


def position_of(cursor: str | None) -> Position | None:
    """Raises ValidationError: `invalid_cursor`."""
    if not cursor:
        return None
    try:
        moment, item = urlsafe_b64decode(cursor).decode().split(" ")
        return datetime.fromisoformat(moment), UUID(item)
    except (ValueError, binascii.Error):
        raise ValidationError({"cursor": "not a cursor of this list"}, code="invalid_cursor") from None
