from .facilities import add_facility, edit_facility
from .groups import add_member, edit_group, edit_membership, end_membership, found_group
from .invitations import accept_invitation, accept_with_new_account, invite, invite_to_group, revoke_invitation
from .people import add_user, edit_me, edit_user, keep_profile, renew_first_password

__all__ = [
    "accept_invitation",
    "accept_with_new_account",
    "add_facility",
    "add_member",
    "add_user",
    "edit_facility",
    "edit_group",
    "edit_me",
    "edit_membership",
    "edit_user",
    "end_membership",
    "found_group",
    "invite",
    "invite_to_group",
    "keep_profile",
    "renew_first_password",
    "revoke_invitation",
]
