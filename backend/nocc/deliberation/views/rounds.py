from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.models import Case
from nocc.cases.permissions import IsLead, IsLeadOrReads
from nocc.cases.views.items import CaseItemListView, CaseItemView

from ..models import Round
from ..permissions import IsEligibleVoterOrReads
from ..selectors import eligible_voter, own_ballot, rounds_visible_to, unopened_by
from ..serializers.rounds import (
    BallotRequestSerializer,
    BallotSerializer,
    RoundRequestSerializer,
    RoundSerializer,
    UnopenedMaterialListSerializer,
)
from ..services import Question, Stance, cast_ballot, close_round, open_round
from .editing import belonging, one_belonging


class RoundListView(CaseItemListView):
    """The rounds of a case, newest first."""

    queryset = Round.objects.none()
    serializer_class = RoundSerializer
    permission_classes = [IsAuthenticated, IsLeadOrReads]

    def get_queryset(self):
        return rounds_visible_to(self.request.user).filter(case=self.case)

    @extend_schema(request=RoundRequestSerializer, responses={201: RoundSerializer})
    def post(self, request: Request, case_id) -> Response:
        """Call the board to vote."""
        body = RoundRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        wanted, case = body.validated_data, self.case
        for name, rows in (("options", case.options), ("eligible", case.participants)):
            wanted[name] = None if wanted[name] is None else belonging(rows.all(), wanted[name])
        wanted["supersedes"] = one_belonging(case.rounds.all(), wanted["supersedes"])
        return self.answer(open_round(case=case, opener=request.user, **wanted), code=201)


class RoundItemView(CaseItemView):
    queryset = Round.objects.none()

    def get_queryset(self):
        return rounds_visible_to(self.request.user)


class RoundView(RoundItemView):
    serializer_class = RoundSerializer
    permission_classes = [IsAuthenticated]

    @extend_schema(responses=RoundSerializer)
    def get(self, request: Request, pk) -> Response:
        return Response(self.get_serializer(self.item).data)


class RoundCloseView(RoundItemView):
    serializer_class = RoundSerializer
    permission_classes = [IsAuthenticated, IsLead]

    @extend_schema(request=None, responses=RoundSerializer)
    def post(self, request: Request, pk) -> Response:
        """Close and reveal."""
        return self.answer(close_round(vote_round=self.item, closer=request.user))


class BallotView(RoundItemView):
    permission_classes = [IsAuthenticated, IsEligibleVoterOrReads]

    @extend_schema(responses=BallotSerializer)
    def get(self, request: Request, pk) -> Response:
        """The reader's own ballot."""
        ballot = own_ballot(request.user, self.item)
        if ballot is None:
            raise Http404
        self.note_access(ballot)
        return Response(BallotSerializer(ballot).data)

    @extend_schema(request=BallotRequestSerializer, responses=BallotSerializer)
    def put(self, request: Request, pk) -> Response:
        """Cast, change or confirm the reader's own ballot."""
        vote_round, body = self.item, BallotRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        voter, stance = eligible_voter(request.user, vote_round), stance_of(body.validated_data, vote_round.case)
        ballot = cast_ballot(vote_round=vote_round, voter=voter, stance=stance)
        self.note_access(ballot)
        return Response(BallotSerializer(ballot).data)


class UnopenedView(RoundItemView):
    permission_classes = [IsAuthenticated]

    @extend_schema(responses=UnopenedMaterialListSerializer)
    def get(self, request: Request, pk) -> Response:
        """What the reader has not opened yet, newest first."""
        material = unopened_by(request.user, self.item)
        return Response(UnopenedMaterialListSerializer({"results": material, "next": None}).data)


def stance_of(said: dict, case: Case) -> Stance:
    asked = said["investigation"]
    if asked is not None:
        owner = one_belonging(case.participants.all(), asked["owner"])
        asked = Question(what=asked["what"], why=asked["why"], owner=owner, due=asked["due"])
    return Stance(
        kind=said["kind"],
        option=said["option"],
        ranking=said["ranking"] or [],
        confidence=said["confidence"],
        reason=said["reason"] or "",
        question=asked,
    )
