"""`cases/{id}/at/?seq=N` is the dossier as everybody saw it once event N had happened."""

import random

import pytest
from django.db import ProgrammingError, transaction

from nocc.cases.contents import kept_kinds
from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import CaseEvent, ItemVersion
from nocc.cases.selectors.items import item_kinds
from nocc.cases.services import append_event
from nocc.patients.models import Concealment

from .board import Board

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def board(api_as) -> Board:
    board = Board(api_as)
    board.open()
    return board


@pytest.fixture
def voting(board) -> Board:
    board.share()
    for name in ("oncologist", "radiotherapist"):
        board.invite(name)
    first, second = succeed(board.propose("Chirurgia"), board.propose("Radioterapia"))
    board.first, board.second = first["id"], second["id"]
    assert board.call_to_vote().status_code == 201
    return board


def succeed(*answers) -> list:
    assert [answer.data for answer in answers if answer.status_code >= 400] == []
    return [answer.data for answer in answers]


def walk(board: Board) -> None:
    """The whole way of a case, with every kind of change that a dossier knows."""
    succeed(
        board.share(),
        board.invite("oncologist"),
        board.invite("radiotherapist"),
        board.ask("Si può conservare la laringe?"),
        board.diagnose(p16_status="positive", note="Margine incerto"),
        board.stage("T3"),
        board.stage("T2", classification="p"),
        board.assess(ecog=2, charlson_items=[]),
        board.prioritise("voice"),
        board.rename("Nuova"),
        board.consent("precedent", granted=True),
        board.consent("precedent", granted=False),
    )
    walk_through_material(board)
    walk_through_deliberation(board)
    walk_through_care(board)


def walk_through_material(board: Board) -> None:
    board.hand_over("oncologist")
    board.hand_over("surgeon")
    values, document, study = succeed(board.measure(3.1, 3.2), board.add_document(), board.add_study())
    first = document["id"]
    succeed(
        board.api(board.colleague, "post", f"observations/{values['results'][0]['id']}/withdraw/"),
        board.clear("document", first),
        board.add_version(first),
        board.api(board.colleague, "patch", f"documents/{first}/", {"title": "Biopsia"}),
        board.api(board.lead, "post", f"documents/{first}/release/"),
        board.api(board.colleague, "patch", f"studies/{study['id']}/", {"report": "Nessun linfonodo"}),
        board.api(board.lead, "post", f"studies/{study['id']}/release/"),
    )
    (report,) = succeed(board.report(conclusion="Carcinoma squamoso", doi_mm=4))
    second, _ = succeed(board.add_document("Per errore"), board.edit_report(report["id"], grade="G2"))
    succeed(board.api(board.colleague, "post", f"documents/{second['id']}/withdraw/"))


def walk_through_deliberation(board: Board) -> None:
    first, second, third = (row["id"] for row in succeed(*map(board.propose, ("Chirurgia", "Radioterapia", "Altro"))))
    (asked,) = succeed(board.investigate("PET"))
    succeed(
        board.edit_option(second, "Chemioradioterapia"),
        board.api(board.lead, "delete", f"options/{third}/"),
        board.call_to_vote(),
        board.vote("surgeon", kind="choice", option=first, confidence=4, reason="Motivo del chirurgo"),
        board.vote("oncologist", kind="investigate", reason="Serve", investigation={"what": "PET"}),
        board.answer(asked["id"]),
        board.vote("oncologist", kind="choice", option=second, confidence=2, reason="Motivo dell'oncologo"),
        board.vote("surgeon", kind="choice", option=first, confidence=5, reason="Confermo"),
        board.close(),
        board.call_to_vote(),
        board.vote("radiotherapist", kind="abstain"),
        board.close(),
    )
    (decision,) = succeed(board.draft(first))
    succeed(board.sign(decision["id"]))


def walk_through_care(board: Board) -> None:
    course, _, visit = succeed(board.treat(), board.observe_outcome(), board.plan_visit())
    (action,) = board.listed("actions")
    succeed(
        board.api(board.lead, "patch", f"actions/{action['id']}/", {"status": "done", "note": "Fatto"}),
        board.api(board.lead, "patch", f"visits/{visit['id']}/", {"scheduled_at": "2027-02-10T09:00:00Z"}),
        board.api(board.lead, "patch", f"treatments/{course['id']}/", {"note": "Senza complicanze"}),
        board.of_case(board.lead, "post", "transition/", {"to": "review", "reason": "Recidiva"}),
        board.call_to_vote(),
        board.vote("surgeon", kind="abstain"),
        board.close(),
    )
    option = board.listed("options")[0]["id"]
    (decision,) = succeed(board.draft(option))
    succeed(board.sign(decision["id"]), board.dismiss("radiotherapist"))


@pytest.mark.slow
def test_the_dossier_at_every_event_is_what_was_shown_then(board):
    walk(board)
    assert len(board.live) > 40
    for seq, shown in board.live.items():
        assert board.shown_at(seq) == shown, f"after event {seq}: {CaseEvent.objects.get(case=board.case_id, seq=seq)}"


def steps_of(board: Board, dice: random.Random) -> list:
    """What somebody might do next; the rules refuse some of it."""

    def one_of(section: str) -> str:
        rows = board.listed(section)
        return dice.choice(rows)["id"] if rows else str(board.case_id)

    return [
        lambda: board.ask(f"Domanda {dice.random()}"),
        lambda: board.stage(dice.choice(["T1", "T2", "T3", "T4a"]), classification=dice.choice("cp")),
        lambda: board.assess(ecog=dice.randrange(5)),
        lambda: board.diagnose(grade=dice.choice(["G1", "G2"])),
        lambda: board.prioritise(*dice.sample(["voice", "cure"], k=dice.randrange(1, 3))),
        lambda: board.consent("precedent", granted=dice.random() < 0.5),
        lambda: board.rename(f"Nome{dice.randrange(100)}"),
        lambda: board.measure(*(dice.uniform(2, 5) for _ in range(dice.randrange(1, 4)))),
        lambda: board.api(board.colleague, "post", f"observations/{one_of('observations')}/withdraw/"),
        board.add_document,
        lambda: board.add_version(one_of("documents")),
        lambda: board.clear("document", one_of("documents")),
        lambda: board.api(board.colleague, "post", f"documents/{one_of('documents')}/withdraw/"),
        board.add_study,
        lambda: board.report(conclusion=f"Conclusione {dice.random()}"),
        lambda: board.edit_report(one_of("pathology"), grade=dice.choice(["G1", "G2"])),
        lambda: board.propose(f"Opzione {dice.random()}"),
        lambda: board.edit_option(one_of("options"), f"Titolo {dice.random()}"),
        lambda: board.api(board.lead, "delete", f"options/{one_of('options')}/"),
        lambda: board.investigate(dice.choice(["PET", "RM"])),
        lambda: board.answer(one_of("investigations")),
        board.call_to_vote,
        lambda: board.vote("surgeon", kind="choice", option=one_of("options"), confidence=dice.randrange(1, 6)),
        lambda: board.vote("oncologist", kind="investigate", investigation={"what": dice.choice(["PET", "RM"])}),
        board.close,
        lambda: board.draft(one_of("options")),
        lambda: board.sign(one_of("decisions")),
        board.treat,
        board.plan_visit,
        lambda: board.invite("radiotherapist"),
        lambda: board.dismiss("radiotherapist"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_whatever_a_board_does_the_log_gives_back_what_it_saw(board, seed):
    dice = random.Random(seed)
    succeed(board.share(), board.invite("oncologist"))
    steps = steps_of(board, dice)
    for _ in range(50):
        dice.choice(steps)()
    assert len(board.live) > 12
    for seq, shown in board.live.items():
        assert board.shown_at(seq) == shown, f"after event {seq}: {CaseEvent.objects.get(case=board.case_id, seq=seq)}"


def test_without_a_number_it_is_the_dossier_of_now(board):
    board.ask("E adesso?")
    now = board.lead.get(f"/api/v1/cases/{board.case_id}/at/").json()
    assert now["case"]["question"] == "E adesso?"
    assert now["seq"] == now["latest_seq"] == max(board.live)
    assert now == board.at(now["seq"])


def test_every_item_says_which_event_changed_it_last(board):
    before = board.at(max(board.live))
    board.ask("E adesso?")
    after = board.at(max(board.live))
    assert (after["case"]["seq"], after["event"]["kind"]) == (after["seq"], "case.edited")
    assert after["diagnosis"] == before["diagnosis"]
    assert after["diagnosis"]["seq"] < after["seq"]


@pytest.mark.parametrize(("seq", "code"), [("0", "unknown_seq"), ("999", "unknown_seq"), ("x", "not_a_number")])
def test_a_number_that_the_log_does_not_have_is_refused(board, seq, code):
    answer = board.lead.get(f"/api/v1/cases/{board.case_id}/at/?seq={seq}")
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_no_ballot_is_in_the_dossier_of_an_event_before_its_round_closed(voting):
    secret = "perché i margini sono dubbi"
    succeed(voting.vote("oncologist", kind="choice", option=voting.second, confidence=2, reason=secret))
    sealed = max(voting.live)
    succeed(voting.vote("surgeon", kind="abstain"), voting.close())
    closed = max(voting.live)
    pages = {seq: voting.lead.get(f"/api/v1/cases/{voting.case_id}/at/?seq={seq}") for seq in range(1, closed + 1)}
    close = CaseEvent.objects.get(case=voting.case_id, kind="round.closed").seq
    assert [secret in page.content.decode() for page in pages.values()] == [seq >= close for seq in pages]
    (then,) = pages[sealed].json()["rounds"]
    assert (then["ballots"], then["result"], len(then["voted"])) == (None, None, 1)


def test_nothing_of_a_sealed_ballot_is_kept_anywhere(voting):
    secret = "perché i margini sono dubbi"
    succeed(voting.vote("oncologist", kind="choice", option=voting.second, confidence=2, reason=secret))
    kept = ItemVersion.objects.filter(case=voting.case_id, content__icontains=secret)
    assert not kept.exists()
    voting.close()
    assert kept.exists()


def test_what_is_concealed_today_is_hidden_from_yesterday_too_but_for_its_author(voting):
    (document,) = succeed(voting.add_document("Esame genetico"))
    seq = max(voting.live)
    concealment = Concealment.objects.create(patient=voting.patient, kind="document", item=document["id"])
    shown = {name: voting.at(seq, client)["documents"] for name, client in voting.clients.items()}
    assert {name: len(rows) for name, rows in shown.items()} == {"surgeon": 0, "oncologist": 1, "radiotherapist": 0}
    assert voting.at(seq)["event"] == {"seq": seq, "kind": "noop"}
    concealment.revoked_at = concealment.created_at
    concealment.save()
    assert len(voting.at(seq)["documents"]) == 1


def test_the_dossier_of_then_is_not_for_observers(api_as):
    case = CaseFactory()
    append_event(case=case, kind="case.edited", actor=None, target=("case", case.pk))
    observer = ParticipantFactory(case=case, role="observer").user
    answer = api_as(observer).get(f"/api/v1/cases/{case.pk}/at/?seq=1")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_for_observers")


def test_events_older_than_this_history_give_an_empty_dossier(api_as):
    case = CaseFactory()
    append_event(case=case, kind="message.posted", actor=None, target=("message", case.pk))
    then = api_as(case.opened_by).get(f"/api/v1/cases/{case.pk}/at/?seq=1").json()
    assert (then["case"], then["documents"]) == (None, [])


def test_what_was_is_never_changed_or_deleted(board):
    rows = ItemVersion.objects.filter(case=board.case_id)
    for change in (lambda: rows.update(seq=1), rows.delete):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()


# The discussion has a history of its own, and what an author takes back there stays taken back; of a table of values
# the values are kept.
NOT_KEPT = {"message", "laboratory_import"}


def test_every_kind_of_item_is_kept_but_those_that_have_their_reason():
    assert item_kinds() - kept_kinds().keys() == NOT_KEPT
