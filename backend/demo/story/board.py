"""Discussion, options, the sealed vote and the signed decision."""

from datetime import timedelta

from nocc.accounts.models import User
from nocc.audit.services import Reader, record_access
from nocc.cases.models import Thread
from nocc.cases.services.attention import give_receipt
from nocc.cases.services.discussion import post_message
from nocc.deliberation.models import BallotKind, Consensus
from nocc.deliberation.services import (
    Question,
    Stance,
    cast_ballot,
    close_round,
    draft_decision,
    open_round,
    propose_option,
    sign_decision,
)
from nocc.oncology.vocabularies import rt_schedules

from ..sampler.model import Comment, Step
from ..sampler.model import Option as SampledOption
from ..sampler.model import Stance as SampledStance
from .telling import Acts, Telling, at

QUORUM = ["surgery_hn", "radiation_oncology", "medical_oncology"]
# What is still to be found out where a round waits.
INVESTIGATION = "Rivalutazione della PET/TC per il linfonodo retrofaringeo"
OBSERVER_ASKS = "Come pesate la preferenza della persona quando le due opzioni hanno esiti simili?"


def discussion(tale: Telling) -> Acts:
    if tale.stage == "draft":
        return
    comments = tale.sample.board.comments
    for index, comment in enumerate(comments):
        yield tale.before_board(0.2 + 0.3 * index / len(comments)), _saying(tale, comment)
    if tale.cast.observer is not None:
        yield tale.before_board(0.5), lambda: _observer_asks(tale)
    for index, option in enumerate(tale.sample.board.options):
        yield tale.before_board(0.52 + 0.03 * index), _proposing(tale, option)


def vote(tale: Telling) -> Acts:
    if tale.stage in ("draft", "review"):
        return
    yield tale.before_board(0.65), lambda: _open_round(tale)
    stances = _stances_cast_by_now(tale)
    for index, stance in enumerate(stances):
        yield tale.before_board(0.7 + 0.2 * index / len(stances)), _reading_and_voting(tale, stance)
    if tale.stage == "paused":
        yield tale.before_board(0.93), lambda: _ask_first(tale)
    if tale.stage in ("deciding", "decided"):
        yield tale.before_board(0.96), lambda: _close(tale)
    if tale.is_decided:
        yield at(tale.board_on, 14), lambda: _decide(tale)


def _stances_cast_by_now(tale: Telling) -> list[SampledStance]:
    """Everybody's where the vote is over; of a running one, all but the last two."""
    stances = list(tale.sample.board.stances)
    return stances if tale.stage in ("deciding", "decided") else stances[:-2]


def _saying(tale: Telling, comment: Comment):
    def say() -> None:
        post_message(
            case=tale.current(), author=tale.cast.user(comment.specialty), thread=Thread.BOARD, text=comment.text
        )

    return say


def _observer_asks(tale: Telling) -> None:
    if tale.cast.observer is not None:
        post_message(case=tale.current(), author=tale.cast.observer.user, thread=Thread.OBSERVERS, text=OBSERVER_ASKS)


def _proposing(tale: Telling, option: SampledOption):
    def propose() -> None:
        tale.options.append(
            propose_option(
                case=tale.current(),
                proposer=tale.lead,
                content={
                    "title": option.title[:200],
                    "intent": option.intent,
                    "steps": [step_fields(step) for step in option.steps],
                    "rationale": option.rationale,
                    "evidence_level": option.evidence_level,
                    "evidence_reference": option.reference,
                    "conditions": list(option.conditions),
                },
            )
        )

    return propose


def step_fields(step: Step) -> dict:
    schedule = rt_schedules()[step.schedule] if step.schedule else None
    return {
        "treatment": step.treatment,
        "regimen": step.regimen or "",
        "rt_schedule": step.schedule or "",
        "dose_gy": float(schedule.total_gy[1]) if schedule else None,
        "fractions": int(schedule.fractions[1]) if schedule else None,
        "note": "",
    }


def _open_round(tale: Telling) -> None:
    deadline = (
        max(at(tale.board_on, 18), tale.now + timedelta(hours=20)) if not tale.is_decided else at(tale.board_on, 18)
    )
    tale.round = open_round(case=tale.current(), opener=tale.lead, deadline=deadline, quorum=QUORUM)


def _reading_and_voting(tale: Telling, stance: SampledStance):
    def read_and_vote() -> None:
        voter = tale.voter(stance.specialty)
        if voter is None or tale.round is None:
            return
        tell_access(tale, voter.user)
        for kind, item in tale.items:
            give_receipt(case=tale.current(), reader=voter.user, kind=kind, item=item)
        cast_ballot(
            vote_round=tale.round,
            voter=voter,
            stance=Stance(
                kind=BallotKind.CHOICE,
                option=tale.options[stance.option].pk,
                confidence=stance.confidence,
                reason=stance.reason,
            ),
        )

    return read_and_vote


def _is_quorate(tale: Telling) -> bool:
    return tale.round is not None and bool(tale.round.result and tale.round.result["quorum_met"])


def tell_access(tale: Telling, reader: User) -> None:
    """The services know no HTTP; what a view would log is logged here."""
    record_access(
        reader=Reader(id=reader.pk, name=reader.full_name, facility=reader.affiliation, address=None),
        action="read",
        ground="lead" if reader == tale.lead else "participant",
        subjects=[tale.current().access_subject()],
    )


def _ask_first(tale: Telling) -> None:
    voter, owner = tale.voter("radiology"), tale.voter("nuclear_medicine") or tale.voter("radiology")
    if voter is None or tale.round is None:
        return
    question = Question(
        what=INVESTIGATION,
        why="La scelta cambia se è positivo.",
        owner=owner,
        due=tale.now + timedelta(days=3),
    )
    cast_ballot(
        vote_round=tale.round,
        voter=voter,
        stance=Stance(kind=BallotKind.INVESTIGATE, confidence=4, reason="Serve prima questo dato.", question=question),
    )


def _close(tale: Telling) -> None:
    if tale.round is not None:
        tale.round = close_round(vote_round=tale.round, closer=tale.lead)


def _decide(tale: Telling) -> None:
    board = tale.sample.board
    chosen = tale.options[board.decided]
    votes = {stance.option for stance in board.stances}
    decision = draft_decision(
        case=tale.current(),
        author=tale.lead,
        content={
            "option": chosen,
            "alternatives": [option.pk for option in tale.options if option != chosen],
            "conditions": list(board.options[board.decided].conditions),
            "consensus": Consensus.UNANIMOUS if votes == {board.decided} else Consensus.MAJORITY,
            "quorum_reason": "" if _is_quorate(tale) else "Caso discusso anche in riunione.",
            "summary": f"Si propone: {chosen.title}.",
            "plain_words": board.plain_words,
            "told_patient": "Colloquio in ambulatorio con la persona e un familiare.",
            "actions": [
                {
                    "what": "Convocare la persona per il colloquio e programmare l'inizio delle cure",
                    "owner": None,
                    "where": tale.cast.lead.facility.name,
                    "due": tale.board_on + timedelta(days=10),
                }
            ],
        },
    )
    sign_decision(decision=decision, signer=tale.lead, authenticated_at=at(tale.board_on, 14))
