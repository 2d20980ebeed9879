from .facilities import FacilityListView, FacilityView
from .groups import GroupListView, GroupView, MemberListView, MemberView
from .invitations import InvitationAcceptView, InvitationListView, InvitationView
from .people import FirstPasswordView, MeView, PhysicianListView, PhysicianView, UserListView, UserView

__all__ = [
    "FacilityListView",
    "FacilityView",
    "FirstPasswordView",
    "GroupListView",
    "GroupView",
    "InvitationAcceptView",
    "InvitationListView",
    "InvitationView",
    "MeView",
    "MemberListView",
    "MemberView",
    "PhysicianListView",
    "PhysicianView",
    "UserListView",
    "UserView",
]
