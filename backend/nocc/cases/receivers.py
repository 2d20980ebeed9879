"""What happens to cases when something happens below them."""

from nocc.accounts.models import User
from nocc.directory.models import Invitation, InvitationPurpose, Membership

from .services.participants import join_by_invitation, leave_cases_of_group

CASE_PURPOSES = (InvitationPurpose.CASE_PARTICIPANT, InvitationPurpose.CASE_OBSERVER)


def join_the_case(sender, invitation: Invitation, user: User, **kwargs) -> None:
    if invitation.purpose in CASE_PURPOSES:
        join_by_invitation(invitation=invitation, user=user)


def leave_the_cases(sender, membership: Membership, **kwargs) -> None:
    leave_cases_of_group(membership=membership)
