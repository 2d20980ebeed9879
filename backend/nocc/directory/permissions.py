from rest_framework.permissions import SAFE_METHODS, BasePermission


class IsThemselvesOrAdministrator(BasePermission):
    """A profile is read by colleagues and changed by its owner or the administrator."""

    def has_object_permission(self, request, view, profile) -> bool:
        own = profile.user_id == request.user.pk
        return request.method in SAFE_METHODS or own or request.user.is_administrator
