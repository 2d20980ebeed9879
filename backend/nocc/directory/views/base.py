from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from nocc.common.concurrency import etag_of
from nocc.common.models import Versioned
from nocc.common.pagination import CursorPages
from nocc.common.views import TransactionalView


class ByName(CursorPages):
    ordering = ("name", "id")


class ByFamilyName(CursorPages):
    ordering = ("family_name", "id")


class DirectoryView(TransactionalView, GenericAPIView):
    """Nothing clinical: no access log. Rows come from `get_queryset`, which asks a selector."""

    def listed(self) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def shown(self, row, *, serializer: type[BaseSerializer] | None = None, status: int = 200) -> Response:
        body = (serializer or self.serializer_class)(row, context=self.get_serializer_context()).data
        headers = {"ETag": etag_of(row)} if isinstance(row, Versioned) else None
        return Response(body, status=status, headers=headers)


def checked(serializer_class: type[BaseSerializer], request: Request, *, partial: bool = False) -> dict:
    body = serializer_class(data=request.data, partial=partial)
    body.is_valid(raise_exception=True)
    return body.validated_data
