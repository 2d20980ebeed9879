from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.services import locked_case
from nocc.common.concurrency import etag_of, locked_for_edit

M = TypeVar("M", bound=Model)


class VersionedAnswer:
    """Answers carry the item's version as `ETag`; edits ask for it in `If-Match`."""

    def answer(self, item, *, code: int = status.HTTP_200_OK) -> Response:
        response = super().answer(item, code=code)  # type: ignore[misc]
        response["ETag"] = etag_of(item)
        return response

    def locked_item(self, request: Request):
        item = self.item  # type: ignore[attr-defined]
        locked_case(item.case)  # the case first: `services.locks` says why
        return locked_for_edit(request, item)


def belonging(rows: QuerySet[M], keys: Sequence[UUID]) -> list[M]:
    """These rows, in this order; a key that does not belong here is a 404 like one that never was."""
    found = rows.in_bulk(list(keys))
    if len(found) < len(set(keys)):
        raise Http404
    return [found[key] for key in keys]


def one_belonging(rows: QuerySet[M], key: UUID | None) -> M | None:
    return None if key is None else belonging(rows, [key])[0]
