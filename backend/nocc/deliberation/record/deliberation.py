"""What the board said and decided: options, questions, rounds with their ballots, the decision."""

from uuid import UUID

from ..models import Ballot, Decision, DecisionStatus, Investigation, Option, Round
from ..selectors.dissent import dissent_of
from ..selectors.rounds import revealed_ballots
from .people import person
from .plain import fields


def decision_content(decision: Decision) -> dict:
    return {
        "id": decision.pk,
        "version": decision.version,
        # Among the signed decisions of the case, this one included.
        "number": 1 + decision.case.decisions.filter(status=DecisionStatus.SIGNED).exclude(pk=decision.pk).count(),
        "supersedes": _superseded(decision.supersedes),
        "round": decision.round_id,
        "option": decision.option_id,
        "alternatives": decision.alternatives,
        "conditions": decision.conditions,
        "consensus": decision.consensus,
        "dissent": dissent_of(decision),
        "departure_reason": decision.departure_reason,
        "quorum_reason": decision.quorum_reason,
        "actions": decision.actions,
        "summary": decision.summary,
        "plain_words": decision.plain_words,
        "told_patient": decision.told_patient,
        "drafted_by": person(decision.drafted_by),
        "signed_by": person(decision.signed_by),
        "signed_at": decision.signed_at,
    }


def option_content(option: Option) -> dict:
    return {
        "id": option.pk,
        "version": option.version,
        **option.content(),
        "proposed_by": person(option.proposed_by),
        "proposed_at": option.created_at,
        "withdrawn_at": option.withdrawn_at,
    }


def investigation_content(asked: Investigation) -> dict:
    return {
        **fields(asked, "id", "what", "why", "due", "status", "answer", "created_at", "settled_at"),
        "round": asked.round_id,
        "owner": asked.owner_id,
        "requested_by": person(asked.requested_by),
        "settled_by": asked.settled_by and person(asked.settled_by),
    }


def round_content(vote_round: Round) -> dict:
    ballots = revealed_ballots(vote_round) or []
    return {
        **fields(vote_round, "id", "number", "method", "deadline", "closed_at", "result"),
        "quorum": _quorum(vote_round, ballots),
        "opened_at": vote_round.created_at,
        "opened_by": person(vote_round.opened_by),
        # Null when the deadline closed it.
        "closed_by": vote_round.closed_by and person(vote_round.closed_by),
        "supersedes": vote_round.supersedes_id,
        "paper": [
            {"option": line.option_id, "version": line.option_version, **line.content}
            for line in vote_round.paper.order_by("position")
        ],
        "eligible": [voter.participant_id for voter in vote_round.voters.order_by("pk")],
        "not_voted": _silent(vote_round, ballots),
        "ballots": [_ballot(ballot) for ballot in ballots],
    }


def _superseded(earlier: Decision | None) -> dict | None:
    if earlier is None:
        return None
    return {**fields(earlier, "id", "sha256", "key_id", "signed_at"), "signed_by": person(earlier.signed_by)}


def _quorum(vote_round: Round, ballots: list[Ballot]) -> list[dict]:
    present = {ballot.voter.specialty for ballot in ballots}
    return [{"specialty": specialty, "is_met": specialty in present} for specialty in vote_round.quorum]


def _silent(vote_round: Round, ballots: list[Ballot]) -> list[UUID]:
    heard = {ballot.voter_id for ballot in ballots}
    return [voter.participant_id for voter in vote_round.voters.order_by("pk") if voter.participant_id not in heard]


def _ballot(ballot: Ballot) -> dict:
    return {
        **fields(ballot, "kind", "ranking", "confidence", "reason", "cast_at"),
        "voter": ballot.voter_id,
        "name": ballot.voter.user.full_name,
        "specialty": ballot.voter.specialty,
        "option": ballot.option_id,
        "investigation": ballot.investigation_id,
        "is_stale": ballot.stale_since is not None,
    }
