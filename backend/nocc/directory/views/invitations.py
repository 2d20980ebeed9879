from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from ..models import Invitation
from ..selectors import groups_visible_to, invitations_visible_to
from ..serializers import (
    AcceptanceSerializer,
    AcceptedSerializer,
    InvitationOfferSerializer,
    InvitationSerializer,
    InvitationWriteSerializer,
)
from ..services import accept_invitation, accept_with_new_account, invite_to_group, revoke_invitation
from ..services.invitations import open_invitation
from .base import DirectoryView, checked

ACCOUNT_FIELDS = ("given_name", "family_name", "password")


class InvitationListView(DirectoryView):
    """The invitations I sent, and those into the groups I coordinate."""

    serializer_class = InvitationSerializer
    queryset = Invitation.objects.none()

    def get_queryset(self):
        return invitations_visible_to(self.request.user)

    @extend_schema(operation_id="invitations_list", responses=InvitationSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed()

    @extend_schema(request=InvitationWriteSerializer, responses={201: InvitationSerializer})
    def post(self, request: Request) -> Response:
        """Invite an address into a group; into a case one invites at the case."""
        body = checked(InvitationWriteSerializer, request)
        group = get_object_or_404(groups_visible_to(request.user), pk=body.pop("target"))
        return self.shown(invite_to_group(group=group, invited_by=request.user, **body), status=201)


class InvitationView(DirectoryView):
    """`key` is the link's token for who was invited, and the identifier for who invites."""

    serializer_class = InvitationOfferSerializer
    queryset = Invitation.objects.none()

    def get_permissions(self):
        return [AllowAny()] if self.request.method == "GET" else super().get_permissions()

    @extend_schema(auth=[], responses=InvitationOfferSerializer)
    def get(self, request: Request, key: str) -> Response:
        """What the link offers."""
        return self.shown(_offered(key))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, key: str) -> Response:
        """Revoke: the link no longer works."""
        rows = invitations_visible_to(request.user)
        invitation = get_object_or_404(rows, pk=_identifier(key))
        revoke_invitation(invitation=invitation, revoked_by=request.user)
        return Response(status=204)


class InvitationAcceptView(DirectoryView):
    """Accept as the signed-in account with the invited address, or make that account."""

    permission_classes = [AllowAny]
    serializer_class = InvitationOfferSerializer
    queryset = Invitation.objects.none()

    @extend_schema(operation_id="invitations_accept_retrieve", auth=[], responses=InvitationOfferSerializer)
    def get(self, request: Request, key: str) -> Response:
        """What the link offers."""
        return self.shown(_offered(key))

    @extend_schema(request=AcceptanceSerializer, responses=AcceptedSerializer, auth=[{}, {"access_token": []}])
    def post(self, request: Request, key: str) -> Response:
        """409 `account_exists` asks the owner of the address to sign in first."""
        invitation = _offered(key, for_update=True)
        if request.user.is_authenticated:
            accepted = accept_invitation(invitation=invitation, user=request.user)
        else:
            profile = checked(AcceptanceSerializer, request)
            account = {name: profile.pop(name) for name in ACCOUNT_FIELDS}
            account["language"] = request.LANGUAGE_CODE
            accepted = accept_with_new_account(invitation=invitation, account=account, profile=profile)
        return self.shown(accepted, serializer=AcceptedSerializer)


def _offered(token: str, *, for_update: bool = False) -> Invitation:
    invitation = open_invitation(token, for_update=for_update)
    if invitation is None:
        raise Http404
    return invitation


def _identifier(key: str) -> UUID:
    try:
        return UUID(key)
    except ValueError:
        raise Http404 from None
