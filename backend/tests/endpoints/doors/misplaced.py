"""Bodies that name what belongs to another case, another group or another patient."""

from collections.abc import Callable
from dataclasses import dataclass

from ..door import Door, patch, post, put
from ..world import Record
from . import care, cases, deliberation, directory, material

CASE = "cases/<uuid:case_id>/"


@dataclass(frozen=True)
class Misplaced:
    """A call of somebody who may make it, with something of the foreign record in its body."""

    what: str
    door: Door
    body: Callable[[Record, Record], dict]
    status: int = 404
    who: str = "lead"

    def __str__(self) -> str:
        return f"{self.door}: {self.what}"


def naming(noun: str, field: str, rest: Callable[[Record], dict] = lambda own: {}, *, many: bool = False):
    """The usual body, but for one field that names the foreign record's item."""

    def body(own: Record, foreign: Record) -> dict:
        named = foreign.id_of(noun)
        return {**rest(own), field: [named] if many else named}

    return body


def mentioning_strangers(own: Record, foreign: Record) -> dict:
    return {"thread": "board", "text": "Eh?", "mentions": [str(foreign.lead.pk)]}


def owned_by_a_stranger(own: Record, foreign: Record) -> dict:
    return {**deliberation.a_decision(own), "actions": [{"what": "PEG", "owner": foreign.id_of("lead")}]}


def with_dissent_of_a_stranger(own: Record, foreign: Record) -> dict:
    dissent = [{"participant": foreign.id_of("lead"), "reason": "No"}]
    return {**deliberation.a_decision(own), "dissent": dissent}


def asked_of_a_stranger(own: Record, foreign: Record) -> dict:
    return {"kind": "investigate", "investigation": {"what": "PET", "why": "", "owner": foreign.id_of("lead")}}


def ranking_strangers(own: Record, foreign: Record) -> dict:
    return {"kind": "ranked", "ranking": [foreign.id_of("options")]}


def an_item(kind: str, noun: str, key: str = "item"):
    return lambda own, foreign: {"kind": kind, key: foreign.id_of(noun)}


ROUND = post(CASE + "rounds/", {}, given=deliberation.voted)
BALLOT = put("rounds/<uuid:pk>/ballot/", {})
DRAFT = post(CASE + "decisions/", {}, given=deliberation.voted_without_draft)
EDIT = patch("decisions/<uuid:pk>/", {}, given=deliberation.voted, is_edit=True)
MESSAGE = post(CASE + "messages/", {})
TREATMENT = post(CASE + "treatments/", {})
COURSE = patch("treatments/<uuid:pk>/", {})
REPORT = post(CASE + "pathology/", {})
CORRECTION = patch("pathology/<uuid:pk>/", {}, is_edit=True)

MISPLACED = [
    Misplaced("patient", post("cases/", {}), naming("patients", "patient", cases.a_case)),
    Misplaced("group", post("cases/", {}), naming("groups", "group", cases.a_case)),
    Misplaced("lead", post(CASE + "lead/", {}), naming("participants", "participant")),
    Misplaced("group", post(CASE + "participants/", {}), naming("groups", "group")),
    Misplaced("receipt", post(CASE + "receipts/", {}), an_item("observation", "observations")),
    Misplaced("receipt of a case", post(CASE + "receipts/", {}), an_item("case", "cases")),
    Misplaced("clearance", post(CASE + "clearances/", {}), an_item("document", "documents")),
    Misplaced("hidden item", post(CASE + "receipts/", {}), lambda own, foreign: cases.the_hidden_item(own)),
    Misplaced("reply", MESSAGE, naming("messages", "reply_to", lambda own: {"text": "Eh?"}), status=400),
    Misplaced("mention", MESSAGE, mentioning_strangers, status=400),
    Misplaced("concealment", post("concealments/", {}), an_item("document", "documents", "id"), who="patient"),
    Misplaced("invitation", post("invitations/", {}), directory.into_the_foreign_group, who="coordinator"),
    Misplaced("owner", post(CASE + "investigations/", {}), naming("lead", "owner", lambda own: {"what": "TC"})),
    Misplaced("options", ROUND, naming("options", "options", deliberation.a_round, many=True)),
    Misplaced("voters", ROUND, naming("lead", "eligible", deliberation.a_round, many=True)),
    Misplaced("earlier round", ROUND, naming("rounds", "supersedes", deliberation.a_round)),
    Misplaced("option", BALLOT, naming("option on paper", "option", deliberation.a_vote), status=400),
    Misplaced("ranking", BALLOT, ranking_strangers, status=400),
    Misplaced("question", BALLOT, asked_of_a_stranger),
    Misplaced("option", DRAFT, naming("options", "option", deliberation.a_decision)),
    Misplaced("alternatives", DRAFT, naming("options", "alternatives", deliberation.a_decision, many=True)),
    Misplaced("action", DRAFT, owned_by_a_stranger),
    Misplaced("dissent", DRAFT, with_dissent_of_a_stranger),
    Misplaced("option", EDIT, naming("options", "option")),
    Misplaced("letter", TREATMENT, naming("documents", "discharge_letter", care.a_course)),
    Misplaced("letter", COURSE, naming("documents", "discharge_letter")),
    Misplaced("report file", REPORT, naming("documents", "report_document", material.a_report)),
    Misplaced("pTNM", REPORT, naming("staging", "staging", material.a_report)),
    Misplaced("report file", CORRECTION, naming("documents", "report_document")),
    Misplaced("pTNM", CORRECTION, naming("staging", "staging")),
]
