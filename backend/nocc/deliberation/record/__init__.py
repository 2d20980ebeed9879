"""The content of a signed decision: everything the board knew, said and decided, as canonical JSON.

It is written once, at the signature, and omits what the patient has concealed by then.
"""

import json

import rfc8785

from ..models import Decision, Round
from .deliberation import decision_content, investigation_content, option_content, round_content
from .differences import differences
from .dossier import assessment_content, case_content, material_content, missing_content, patient_content
from .people import invitation_content, participant_content, places_of
from .plain import plain

__all__ = ["FORMAT", "plain", "record_of"]

FORMAT = "nocc-decision/2"
NOTICE = {
    "it": "Prova origine e integrità del contenuto. Non è una firma elettronica qualificata (Reg. UE 910/2014).",
    "en": "Proves origin and integrity of the content. It is no qualified electronic signature (Reg. EU 910/2014).",
}


def record_of(decision: Decision) -> bytes:
    """RFC 8785 canonical JSON of a decision that is about to be signed (signer and time already set)."""
    content = plain(_content(decision))
    if decision.supersedes is not None:
        content["decision"]["differences"] = differences(json.loads(decision.supersedes.record), content)
    return rfc8785.dumps(content)


def _content(decision: Decision) -> dict:
    case, signer, rounds = decision.case, decision.signed_by, _rounds_behind(decision)
    assert signer is not None  # noqa: S101 nothing is recorded before it is signed
    return {
        "format": FORMAT,
        "notice": NOTICE,
        "decision": decision_content(decision),
        "case": case_content(case),
        "patient": patient_content(case.patient),
        "assessment": assessment_content(case),
        "material": material_content(case),
        "missing": missing_content(case, signer),
        "participants": [participant_content(place, rounds) for place in places_of(case, observing=False)],
        "observers": [participant_content(place, rounds) for place in places_of(case, observing=True)],
        "invitations": invitation_content(case),
        "options": [option_content(option) for option in case.options.order_by("created_at")],
        "investigations": [investigation_content(asked) for asked in case.investigations.order_by("created_at")],
        "rounds": [round_content(vote_round) for vote_round in rounds],
    }


def _rounds_behind(decision: Decision) -> list[Round]:
    """The round decided on and those it superseded, first to last."""
    rounds: list[Round] = []
    vote_round: Round | None = decision.round
    while vote_round is not None:
        rounds.insert(0, vote_round)
        vote_round = vote_round.supersedes
    return rounds
