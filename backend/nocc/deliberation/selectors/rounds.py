"""A round as its readers see it. Nothing of a ballot but that it was cast leaves this module before the close."""

from collections.abc import Sequence
from uuid import UUID

from nocc.accounts.models import User
from nocc.cases.models import Clearance, Participant
from nocc.cases.selectors import Viewpoint, viewpoint_of

from ..models import Ballot, InvestigationStatus, Round, RoundStatus

FREE_TEXT = {"title": "", "rationale": "", "evidence_reference": "", "conditions": []}


def eligible_voter(user: User, vote_round: Round) -> Participant | None:
    """This person's place among the voters, while they are on the board."""
    viewpoint = viewpoint_of(user, vote_round.case)
    if viewpoint is None or not viewpoint.is_on_board:
        return None
    return vote_round.eligible.filter(user=user).select_related("user").first()


def revealed_ballots(vote_round: Round) -> list[Ballot] | None:
    """Every ballot in the order of the voters; None until the round is closed, for everybody."""
    if vote_round.status != RoundStatus.CLOSED:
        return None
    return list(vote_round.ballots.select_related("voter__user").order_by("voter__created_at", "voter"))


def round_sheet(vote_round: Round, viewpoint: Viewpoint) -> dict:
    """All that this reader may know of the round."""
    casts = set(vote_round.ballots.values_list("voter", flat=True))
    places = [voter.participant for voter in vote_round.voters.all()]
    paper = list(vote_round.paper.all())
    cleared = _cleared_options(viewpoint, [line.option_id for line in paper])
    return {
        **_facts(vote_round),
        "options": [line.option_id for line in paper],
        "paper": [_paper_line(line, is_readable=cleared is None or line.option_id in cleared) for line in paper],
        "eligible": [place.pk for place in places],
        "voters": [_voter(place, has_voted=place.pk in casts) for place in places],
        "voted": [place.pk for place in places if place.pk in casts],
        "quorum": _quorum(vote_round, {place.specialty for place in places if place.pk in casts}),
        "open_investigations": [
            asked.pk for asked in vote_round.investigations.all() if asked.status == InvestigationStatus.REQUESTED
        ],
        "may_vote": viewpoint.is_on_board and any(place.user_id == viewpoint.user_id for place in places),
        "ballots": _ballots(vote_round, viewpoint),
    }


def _facts(vote_round: Round) -> dict:
    result = vote_round.result
    return {
        "id": vote_round.pk,
        "case": vote_round.case_id,
        "number": vote_round.number,
        "method": vote_round.method,
        "status": vote_round.status,
        "deadline": vote_round.deadline,
        "opened_at": vote_round.created_at,
        "opened_by": vote_round.opened_by,
        "paused_at": vote_round.paused_at,
        "closed_at": vote_round.closed_at,
        "closed_by": vote_round.closed_by,
        "supersedes": vote_round.supersedes_id,
        "superseded_by": getattr(getattr(vote_round, "superseded_by", None), "pk", None),
        "result": result,
        "quorum_met": result and result["quorum_met"],
    }


def _quorum(vote_round: Round, specialties: set[str]) -> dict[str, bool]:
    return {specialty: specialty in specialties for specialty in vote_round.quorum}


def _paper_line(line, *, is_readable: bool) -> dict:
    content = line.content if is_readable else line.content | FREE_TEXT
    if not is_readable:
        content["steps"] = [step | {"note": ""} for step in content["steps"]]
    return {"option": line.option_id, "version": line.option_version, **content}


def _voter(place: Participant, *, has_voted: bool) -> dict:
    return {
        "participant": place.pk,
        "name": place.user.full_name,
        "specialty": place.specialty,
        "has_voted": has_voted,
    }


def _ballots(vote_round: Round, viewpoint: Viewpoint) -> list[dict] | None:
    ballots = revealed_ballots(vote_round)
    if ballots is None:
        return None
    is_readable = viewpoint.is_staff or _are_reasons_cleared(vote_round)
    return [_revealed(ballot, is_readable=is_readable) for ballot in ballots]


def _are_reasons_cleared(vote_round: Round) -> bool:
    """Whether somebody has vouched for the round since there were reasons to read."""
    clearances = Clearance.objects.filter(kind="round", item=vote_round.pk)
    return clearances.filter(created_at__gte=vote_round.closed_at).exists()


def _revealed(ballot: Ballot, *, is_readable: bool) -> dict:
    return {
        "id": ballot.pk,
        "voter": ballot.voter_id,
        "name": ballot.voter.user.full_name,
        "specialty": ballot.voter.specialty,
        "kind": ballot.kind,
        "option": ballot.option_id,
        "ranking": ballot.ranking,
        "confidence": ballot.confidence,
        "reason": ballot.reason if is_readable else None,
        "investigation": ballot.investigation_id,
        "cast_at": ballot.cast_at,
        "stale": ballot.stale_since is not None,
    }


def _cleared_options(viewpoint: Viewpoint, options: Sequence[UUID]) -> set[UUID] | None:
    """Of these, the options whose words an observer may read; None for who reads everything."""
    if viewpoint.is_staff:
        return None
    return set(Clearance.objects.filter(kind="option", item__in=options).values_list("item", flat=True))
