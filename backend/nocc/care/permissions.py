from nocc.cases.permissions import CasePermission
from nocc.cases.selectors import viewpoint_of


class IsOwnerOrLead(CasePermission):
    """Whoever was asked to do it, or the lead, says what became of an action."""

    def has_object_permission(self, request, view, action) -> bool:
        viewpoint = viewpoint_of(request.user, action.case)
        if viewpoint is None or not viewpoint.is_on_board:
            return False
        return viewpoint.is_lead or viewpoint.participant_id == action.owner_id
