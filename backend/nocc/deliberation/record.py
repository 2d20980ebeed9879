"""The content of a signed decision: everything the board knew, said and decided, as canonical JSON.

It is written once, at the signature, and omits what the patient has concealed by then.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

import rfc8785

from nocc.cases.models import Case, Message, Participant, ParticipantRole, Receipt, Thread
from nocc.imaging.models import Study
from nocc.patients.models import Patient
from nocc.patients.selectors import current_priorities, without_concealed
from nocc.records.models import Document, Observation

from .models import Ballot, Decision, Investigation, Option, Round
from .selectors.dissent import dissent_of
from .selectors.rounds import revealed_ballots

FORMAT = "nocc-decision/1"
NOTICE = {
    "it": "Prova origine e integrità del contenuto. Non è una firma elettronica qualificata (Reg. UE 910/2014).",
    "en": "Proves origin and integrity of the content. It is no qualified electronic signature (Reg. EU 910/2014).",
}


def record_of(decision: Decision) -> bytes:
    """RFC 8785 canonical JSON of a decision that is about to be signed (signer and time already set)."""
    case, rounds = decision.case, _rounds_behind(decision)
    content = {
        "format": FORMAT,
        "notice": NOTICE,
        "decision": _decision(decision),
        "case": _case(case),
        "patient": _patient(case.patient),
        "assessment": _assessment(case),
        "material": _material(case),
        "participants": [_participant(place, rounds) for place in _places(case, is_observer=False)],
        "observers": [_person(place) for place in _places(case, is_observer=True)],
        "options": [_option(option) for option in case.options.order_by("created_at")],
        "investigations": [_investigation(asked) for asked in case.investigations.order_by("created_at")],
        "rounds": [_round(vote_round) for vote_round in rounds],
    }
    return rfc8785.dumps(plain(content))


def plain(value):
    """JSON's own types: times in UTC, identifiers and days as text, decimals as numbers."""
    match value:
        case dict():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case UUID() | Enum():
            return str(value)
    return value


def _rounds_behind(decision: Decision) -> list[Round]:
    """The round decided on and those it superseded, first to last."""
    rounds: list[Round] = []
    vote_round: Round | None = decision.round
    while vote_round is not None:
        rounds.insert(0, vote_round)
        vote_round = vote_round.supersedes
    return rounds


def _decision(decision: Decision) -> dict:
    supersedes = decision.supersedes
    return {
        "id": decision.pk,
        "version": decision.version,
        "number": decision.case.decisions.count(),
        "supersedes": supersedes and {"id": supersedes.pk, "sha256": supersedes.sha256},
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
        "signed_by": _user(decision.signed_by),
        "signed_at": decision.signed_at,
    }


def _case(case: Case) -> dict:
    diagnosis = getattr(case, "diagnosis", None)
    tumour = ("topography", "morphology", "laterality", "grade")
    markers = (
        "p16_status",
        "p16_percent",
        "hpv_status",
        "ebv_status",
        "pdl1_cps",
        "pdl1_cps_score",
        "pdl1_tps_percent",
    )
    history = ("presentation", "earlier_tumour", "earlier_tumour_on", "diagnosed_on")
    tnm = ("classification", "edition", "schema_id", "prefixes", "t", "n", "m", "stage", "stage_reason", "is_recorded")
    return {
        "id": case.pk,
        "reference": case.reference,
        "group": case.group.name,
        "question": case.question,
        "referrer_plan": case.referrer_plan,
        "diagnosis": diagnosis and _fields(diagnosis, *tumour, *markers, *history, "note"),
        "stagings": [
            _fields(staging, "id", *tnm, "created_at")
            for staging in case.stagings.filter(superseded_at__isnull=True).order_by("created_at")
        ],
    }


def _patient(patient: Patient) -> dict:
    priorities = current_priorities(patient)
    return {
        **_fields(patient, "id", "family_name", "given_name", "birth_date", "sex"),
        "identifiers": [
            _fields(identifier, "system", "value", "issuer")
            for identifier in patient.identifiers.order_by("system", "value")
        ],
        "priorities": priorities and _fields(priorities, "ranking", "note", "created_at"),
    }


def _assessment(case: Case) -> dict | None:
    assessment = getattr(case, "assessment", None)
    habits = ("smoking_status", "pack_years", "alcohol_status", "alcohol_units_week")
    stated = ("ecog", "charlson_items", "ace27_items", "ace27", *habits, "facts", "prior_treatments", "updated_at")
    return assessment and _fields(assessment, *stated)


def _material(case: Case) -> dict:
    def shown(rows, kind: str, author: str):
        unconcealed = without_concealed(rows, kind=kind, reader=None, author=author)
        return unconcealed.filter(case=case, withdrawn_at__isnull=True).order_by("created_at")

    documents = shown(Document.objects, "document", "added_by").prefetch_related("versions__file")
    observations = shown(Observation.objects, "observation", "entered_by")
    return {
        "documents": [_document(document) for document in documents],
        "studies": [
            _fields(study, "id", "modality", "performed_on", "created_at")
            for study in shown(Study.objects, "study", "added_by")
        ],
        "observations": [_fields(value, "id", "test", "value", "unit", "taken_at") for value in observations],
    }


def _document(document: Document) -> dict:
    newest = max(document.versions.all(), key=lambda version: version.number, default=None)
    return {
        **_fields(document, "id", "kind", "dated", "created_at"),
        "version": newest and newest.number,
        "sha256": newest and newest.file.sha256,
    }


def _places(case: Case, *, is_observer: bool) -> list[Participant]:
    places = case.participants.filter(removed_at__isnull=True).select_related("user__physician__facility")
    return [place for place in places.order_by("created_at") if (place.role == ParticipantRole.OBSERVER) == is_observer]


def _participant(place: Participant, rounds: list[Round]) -> dict:
    voted = [vote_round.number for vote_round in rounds if vote_round.ballots.filter(voter=place).exists()]
    board_messages = Message.objects.filter(case=place.case_id, author=place.user, thread=Thread.BOARD)
    has_opened = Receipt.objects.filter(case=place.case_id, reader=place.user).exists()
    has_written = board_messages.exists() or place.case.options.filter(proposed_by=place.user).exists()
    return {
        **_person(place),
        "role": place.role,
        "voted_in_rounds": voted,
        "has_written": has_written,
        "has_opened_material": has_opened,
        "is_absent": not (voted or has_written or has_opened),
    }


def _person(place: Participant) -> dict:
    return {"participant": place.pk, **_user(place.user), "specialty": place.specialty}


def _user(user) -> dict:
    physician = getattr(user, "physician", None)
    return {
        "user": user.pk,
        "name": user.full_name,
        "specialty": physician and physician.specialty,
        "facility": physician.facility.name if physician else user.affiliation,
        "register_number": physician and physician.register_number,
    }


def _option(option: Option) -> dict:
    return {
        "id": option.pk,
        "version": option.version,
        **option.content(),
        "proposed_by": _user(option.proposed_by),
        "withdrawn_at": option.withdrawn_at,
    }


def _investigation(asked: Investigation) -> dict:
    return {
        **_fields(asked, "id", "what", "why", "due", "status", "answer", "created_at", "settled_at"),
        "round": asked.round_id,
        "owner": asked.owner_id,
        "requested_by": asked.requested_by_id,
        "settled_by": asked.settled_by_id,
    }


def _round(vote_round: Round) -> dict:
    return {
        **_fields(vote_round, "id", "number", "method", "quorum", "deadline", "closed_at", "result"),
        "opened_at": vote_round.created_at,
        "closed_by": vote_round.closed_by_id,
        "paper": [
            {"option": line.option_id, "version": line.option_version, **line.content}
            for line in vote_round.paper.order_by("position")
        ],
        "eligible": [voter.participant_id for voter in vote_round.voters.order_by("pk")],
        "ballots": [_ballot(ballot) for ballot in revealed_ballots(vote_round) or ()],
    }


def _ballot(ballot: Ballot) -> dict:
    return {
        **_fields(ballot, "kind", "ranking", "confidence", "reason", "cast_at"),
        "voter": ballot.voter_id,
        "name": ballot.voter.user.full_name,
        "specialty": ballot.voter.specialty,
        "option": ballot.option_id,
        "investigation": ballot.investigation_id,
        "is_stale": ballot.stale_since is not None,
    }


def _fields(row, *names: str) -> dict:
    return {name: getattr(row, name) for name in names}
