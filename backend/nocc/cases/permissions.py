from rest_framework.permissions import SAFE_METHODS, BasePermission

from .selectors import viewpoint_of


class CasePermission(BasePermission):
    """A question about the reader's place in a case: asked of `view.case`, or of an object with a `case`."""

    def allows(self, viewpoint) -> bool:
        raise NotImplementedError

    def has_permission(self, request, view) -> bool:
        # `view.case` is a 404 for who may not see it; views found by their own object ask in has_object_permission.
        return "case_id" not in view.kwargs or (view.case is not None and self.allows(view.viewpoint))

    def has_object_permission(self, request, view, obj) -> bool:
        viewpoint = viewpoint_of(request.user, getattr(obj, "case", obj))
        return viewpoint is not None and self.allows(viewpoint)


class IsOnTheBoard(CasePermission):
    """Lead or participant: may add material, discuss, propose and ask."""

    def allows(self, viewpoint) -> bool:
        return viewpoint.is_on_board


class IsLead(CasePermission):
    def allows(self, viewpoint) -> bool:
        return viewpoint.is_lead


class IsOnTheBoardOrReads(IsOnTheBoard):
    """Everyone who sees the case may read; the board may write."""

    def has_permission(self, request, view) -> bool:
        return request.method in SAFE_METHODS or super().has_permission(request, view)

    def has_object_permission(self, request, view, obj) -> bool:
        return request.method in SAFE_METHODS or super().has_object_permission(request, view, obj)


class IsLeadOrReads(IsLead):
    def has_permission(self, request, view) -> bool:
        return request.method in SAFE_METHODS or super().has_permission(request, view)

    def has_object_permission(self, request, view, obj) -> bool:
        return request.method in SAFE_METHODS or super().has_object_permission(request, view, obj)


class IsAuthorOrLeadOrReads(IsLeadOrReads):
    """Who entered an item (`view.author_field`) or the lead may change it, as long as they are on the board."""

    def has_object_permission(self, request, view, obj) -> bool:
        if super().has_object_permission(request, view, obj):
            return True
        viewpoint = viewpoint_of(request.user, obj.case)
        is_author = getattr(obj, f"{view.author_field}_id") == request.user.pk
        return viewpoint is not None and viewpoint.is_on_board and is_author


class ReadsInFull(CasePermission):
    """The board, and who has broken the glass: not for whoever observes."""

    def allows(self, viewpoint) -> bool:
        return viewpoint.is_staff
