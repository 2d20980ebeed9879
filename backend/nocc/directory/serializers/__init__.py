from .facilities import FacilityRefSerializer, FacilitySerializer, FacilityWriteSerializer
from .groups import GroupSerializer, GroupWriteSerializer, MemberAddSerializer, MemberEditSerializer, MemberSerializer
from .invitations import (
    AcceptanceSerializer,
    AcceptedSerializer,
    InvitationOfferSerializer,
    InvitationSerializer,
    InvitationWriteSerializer,
)
from .people import (
    FirstPasswordSerializer,
    MeEditSerializer,
    MeSerializer,
    PhysicianEditSerializer,
    PhysicianSerializer,
    ProfileSerializer,
    UserAddSerializer,
    UserEditSerializer,
    UserSerializer,
    UserWithPasswordSerializer,
)

__all__ = [
    "AcceptanceSerializer",
    "AcceptedSerializer",
    "FacilityRefSerializer",
    "FacilitySerializer",
    "FacilityWriteSerializer",
    "FirstPasswordSerializer",
    "GroupSerializer",
    "GroupWriteSerializer",
    "InvitationOfferSerializer",
    "InvitationSerializer",
    "InvitationWriteSerializer",
    "MeEditSerializer",
    "MeSerializer",
    "MemberAddSerializer",
    "MemberEditSerializer",
    "MemberSerializer",
    "PhysicianEditSerializer",
    "PhysicianSerializer",
    "ProfileSerializer",
    "UserAddSerializer",
    "UserEditSerializer",
    "UserSerializer",
    "UserWithPasswordSerializer",
]
