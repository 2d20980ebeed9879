"""Options, investigations, rounds, ballots and decisions."""

from nocc.deliberation.models import Decision, Round
from nocc.deliberation.services import close_round

from ..door import answers, board, delete, lead, listed, patch, post, put, read, readers, viewers
from ..world import Record

CASE = "cases/<uuid:case_id>/"
STEP = {"treatment": "CRT.DEF", "regimen": "cis100", "dose_gy": 70, "fractions": 35}
SIGNED = {"item": "signed decision"}
DRAFT = {"observers": 404}


def voted(record: Record) -> None:
    """The running round is closed: the case is deciding."""
    close_round(vote_round=Round.objects.get(pk=record.items["rounds"].pk), closer=record.lead)


def voted_without_draft(record: Record) -> None:
    voted(record)
    Decision.objects.filter(pk=record.items["decisions"].pk).delete()


def drafted_on_the_last_round(record: Record) -> None:
    voted(record)
    Decision.objects.filter(pk=record.items["decisions"].pk).update(round=record.items["rounds"].pk)


def an_option(record: Record) -> dict:
    return {"title": "Chemioradioterapia", "intent": "curative", "steps": [STEP]}


def a_round(record: Record) -> dict:
    return {"options": [record.id_of("options")], "eligible": [record.id_of("lead")]}


def a_vote(record: Record) -> dict:
    return {"kind": "choice", "option": record.id_of("option on paper"), "confidence": 4, "reason": "Sì"}


def a_decision(record: Record) -> dict:
    return {"option": record.id_of("option on paper"), "consensus": "consensus"}


OPTIONS = [
    listed(CASE + "options/", viewers()),
    post(CASE + "options/", board(201), an_option),
    read("options/<uuid:pk>/", viewers()),
    read("options/<uuid:pk>/plain-words/", readers(observers=403)),
    patch("options/<uuid:pk>/", board(200), lambda record: {"rationale": "Organo"}, is_edit=True),
    delete("options/<uuid:pk>/", lead(204)),
]
INVESTIGATIONS = [
    listed(CASE + "investigations/", viewers()),
    post(CASE + "investigations/", board(201), lambda record: {"what": "TC torace"}),
    read("investigations/<uuid:pk>/", viewers()),
    # The participant of the table was asked for it.
    post("investigations/<uuid:pk>/answer/", board(200), lambda record: {"answer": "Negativa"}),
    post("investigations/<uuid:pk>/dismiss/", lead(200), lambda record: {"reason": "Già nota"}),
]
ROUNDS = [
    listed(CASE + "rounds/", viewers()),
    post(CASE + "rounds/", lead(201), a_round, given=voted),
    read("rounds/<uuid:pk>/", viewers()),
    read("rounds/<uuid:pk>/", viewers(), item="closed round"),
    # Whoever has none is told so.
    read("rounds/<uuid:pk>/ballot/", answers(board=200)),
    put("rounds/<uuid:pk>/ballot/", board(200), a_vote),
    put("rounds/<uuid:pk>/ballot/", board(409), a_vote, item="closed round"),
    post("rounds/<uuid:pk>/close/", lead(200)),
    read("rounds/<uuid:pk>/unopened/", viewers()),
]
DECISIONS = [
    listed(CASE + "decisions/", viewers()),
    post(CASE + "decisions/", lead(201), a_decision, given=voted_without_draft),
    read("decisions/<uuid:pk>/", readers(**DRAFT)),
    read("decisions/<uuid:pk>/", viewers(), **SIGNED),
    patch(
        "decisions/<uuid:pk>/",
        lead(200, **DRAFT),
        lambda record: {"summary": "CRT"},
        given=voted,
        is_edit=True,
    ),
    patch("decisions/<uuid:pk>/", lead(409), lambda record: {"summary": "CRT"}, is_edit=True, **SIGNED),
    post("decisions/<uuid:pk>/sign/", lead(200, **DRAFT), given=drafted_on_the_last_round),
    post("decisions/<uuid:pk>/sign/", lead(409), **SIGNED),
    # The record names the patient.
    read("decisions/<uuid:pk>/record.json", readers(observers=404), **SIGNED),
    read("decisions/<uuid:pk>/record.json", answers()),
    read("decisions/<uuid:pk>/letter.pdf", readers(observers=404), **SIGNED),
    read("decisions/<uuid:pk>/letter.pdf", answers()),
    read("decisions/<uuid:pk>/report.pdf", readers(observers=404), **SIGNED),
    read("decisions/<uuid:pk>/report.pdf", answers()),
    read(CASE + "checklist/", viewers()),
]

DOORS = [*OPTIONS, *INVESTIGATIONS, *ROUNDS, *DECISIONS]
