from django.http import Http404
from rest_framework.permissions import BasePermission


class IsPatient(BasePermission):
    """For anyone else the portal is not there: 404, not 403."""

    def has_permission(self, request, view) -> bool:
        if view.patient is None:
            raise Http404
        return True
