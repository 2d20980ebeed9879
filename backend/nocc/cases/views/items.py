from functools import cached_property

from rest_framework import status
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.response import Response

from ..selectors import Viewpoint, viewpoints_of
from .base import CaseScopedView, ClinicalView


class ItemAnswer:
    """Answers with one item as the reader's viewpoint shows it, read again through visibility."""

    def answer(self, item, *, code: int = status.HTTP_200_OK) -> Response:
        self.note_access(item)  # type: ignore[attr-defined]
        shown = self.get_queryset().filter(pk=item.pk).first() or item  # type: ignore[attr-defined]
        return Response(self.get_serializer(shown).data, status=code)  # type: ignore[attr-defined]


class CaseItemListView(ItemAnswer, CaseScopedView, ListAPIView):
    """`cases/{case_id}/things/`: lists them; what writes adds `post`."""

    def get_serializer_context(self) -> dict:
        return {**super().get_serializer_context(), "viewpoint": self.viewpoint}


class CaseItemView(ItemAnswer, ClinicalView, GenericAPIView):
    """`things/{pk}/…`: one item of a case, found through visibility or a 404."""

    @cached_property
    def item(self):
        return self.get_object()

    @cached_property
    def viewpoint(self) -> Viewpoint:
        case_id = self.item.case_id
        return viewpoints_of(self.request.user, [case_id])[case_id]

    def get_serializer_context(self) -> dict:
        return {**super().get_serializer_context(), "viewpoint": self.viewpoint}
