from django.db.models import Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.common.rules import NotAllowed
from nocc.directory.models import Invitation
from nocc.directory.selectors import groups_visible_to, physicians_visible_to

from ..models import Participant
from ..permissions import IsOnTheBoard, IsOnTheBoardOrReads
from ..selectors.participants import participants_visible_to, pending_invitations
from ..serializers.participants import (
    CaseInvitationSerializer,
    ParticipantSerializer,
    PlaceRequestSerializer,
    PlaceSerializer,
)
from ..services.participants import invite_address, invite_group, invite_physician, remove_participant
from .base import CaseScopedView


class ParticipantsView(CaseScopedView, ListAPIView):
    permission_classes = [IsAuthenticated, IsOnTheBoardOrReads]
    serializer_class = ParticipantSerializer
    queryset = Participant.objects.none()

    def get_queryset(self):
        return participants_visible_to(self.request.user, self.case)

    @extend_schema(operation_id="cases_participants_list")
    def get(self, request: Request, case_id) -> Response:
        """Who takes part and who observes now."""
        return self.list(request)

    @extend_schema(
        operation_id="cases_participants_create", request=PlaceRequestSerializer, responses={201: PlaceSerializer}
    )
    def post(self, request: Request, case_id) -> Response:
        """Invite a physician, a group or an e-mail address: the lead to the board, everyone on it to observe."""
        body = PlaceRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        fields = dict(body.validated_data)
        terms = {"case": self.case, "inviter": request.user, "role": fields["role"], "until": fields.get("until")}
        joined, invitation = self._invite(fields, terms)
        self.note_access(*joined or [self.case])
        single = joined[0].pk if len(joined) == 1 and "physician" in fields else None
        place = {"id": single, "participants": joined, "invitation": invitation}
        return Response(PlaceSerializer(place).data, status=201)

    def _invite(self, fields: dict, terms: dict) -> tuple[list[Participant], Invitation | None]:
        user = self.request.user
        if "physician" in fields:
            named = Q(pk=fields["physician"]) | Q(user=fields["physician"])
            physician = get_object_or_404(physicians_visible_to(user).filter(named))
            return [invite_physician(physician=physician, **terms)], None
        if "group" in fields:
            group = get_object_or_404(groups_visible_to(user), pk=fields["group"])
            return invite_group(group=group, **terms), None
        return [], invite_address(email=fields["email"], **terms)


class ParticipantView(CaseScopedView, GenericAPIView):
    queryset = Participant.objects.none()

    def get_queryset(self):
        return participants_visible_to(self.request.user, self.case)

    @extend_schema(operation_id="cases_participants_destroy", responses={204: None})
    def delete(self, request: Request, case_id, pk) -> Response:
        """End a place: the lead anybody's but their own, everyone else their own."""
        place = self.get_object()
        if not self.viewpoint.is_lead and place.user_id != request.user.pk:
            raise NotAllowed("lead_only")
        remove_participant(place=place, actor=request.user)
        return Response(status=204)


class CaseInvitationsView(CaseScopedView, GenericAPIView):
    permission_classes = [IsAuthenticated, IsOnTheBoard]
    queryset = Invitation.objects.none()

    @extend_schema(operation_id="cases_invitations_list", responses=CaseInvitationSerializer(many=True))
    def get(self, request: Request, case_id) -> Response:
        """Addresses that have been invited and have not answered yet."""
        self.note_access(self.case)
        rows = CaseInvitationSerializer(pending_invitations(self.case), many=True).data
        return Response({"results": rows, "next": None})
