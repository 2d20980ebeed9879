from rest_framework.permissions import SAFE_METHODS, BasePermission


class IsAdministrator(BasePermission):
    def has_permission(self, request, view) -> bool:
        return request.user.is_authenticated and request.user.is_administrator


class IsAdministratorOrReads(IsAdministrator):
    """Everyone signed in may read; the administrator may write."""

    def has_permission(self, request, view) -> bool:
        if request.method in SAFE_METHODS:
            return request.user.is_authenticated
        return super().has_permission(request, view)
