from rest_framework.permissions import SAFE_METHODS, BasePermission

from nocc.cases.selectors import viewpoint_of

from .selectors import eligible_voter


class IsEligibleVoterOrReads(BasePermission):
    """Everyone who sees a round may ask for a ballot of their own; who stands among its voters may cast one."""

    def has_object_permission(self, request, view, vote_round) -> bool:
        return request.method in SAFE_METHODS or eligible_voter(request.user, vote_round) is not None


class OwnsInvestigationOrLeads(BasePermission):
    def has_object_permission(self, request, view, investigation) -> bool:
        viewpoint = viewpoint_of(request.user, investigation.case)
        if viewpoint is None or not viewpoint.is_on_board:
            return False
        return viewpoint.is_lead or investigation.owner.user_id == request.user.pk
