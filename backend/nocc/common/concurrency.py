"""`ETag` and `If-Match` for what several people edit together: nobody overwrites what they have not read."""

from typing import TypeVar

from django.db.models import F, Model
from rest_framework.request import Request

from .models import Versioned
from .rules import ConditionMissing, Stale

V = TypeVar("V", bound=Versioned)


def etag_of(row: Versioned) -> str:
    return f'"{row.version}"'


def locked_for_edit(request: Request, row: V) -> V:
    """The row read again under lock, if the caller's `If-Match` names its current version.

    Raises ConditionMissing (428, `if_match_required`) and Stale (412, `stale`).
    """
    condition = request.headers.get("If-Match")
    if condition is None:
        raise ConditionMissing("if_match_required")
    locked: V = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    tags = {tag.strip().removeprefix("W/") for tag in condition.split(",")}
    if not tags & {"*", etag_of(locked)}:
        raise Stale("stale", current_version=locked.version)
    return locked


def save_edited(row: Versioned, fields: list[str]) -> None:
    """Save these fields of a locked row and count the edit."""
    row.version += 1
    row.save(update_fields=[*fields, "version", "updated_at"])


def touch_version(row: Model) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(version=F("version") + 1)
