"""That the record leaves nothing out, and says how it differs from the one it supersedes."""

import json
from datetime import date

import pytest

from nocc.cases.models import Case, Message, Receipt, Staging, Thread
from nocc.deliberation.factories import closed_round_of, draft_decision_of, running_round_of, vote
from nocc.deliberation.services import close_round
from nocc.imaging.models import Study
from nocc.patients.models import Concealment
from nocc.records.factories import ObservationFactory, document_of
from nocc.records.services import add_pathology

pytestmark = pytest.mark.slow


@pytest.fixture
def signed_record(as_role, board):
    """Signs what the lead decides (after a unanimous round, if there is none) and answers the record."""

    def sign(**content) -> dict:
        draft = draft_decision_of(Case.objects.get(pk=board.case.pk), **content)
        client = as_role(board, "lead")
        assert client.post(f"/api/v1/decisions/{draft.pk}/sign/").status_code == 200
        return json.loads(client.get(f"/api/v1/decisions/{draft.pk}/record.json").content)["record"]

    return sign


@pytest.fixture
def discussed_again(as_role, board, signed_record):
    """A first decision on option A, then the case back before the board."""
    board.first_record = signed_record()
    client = as_role(board, "lead")
    client.post(f"/api/v1/cases/{board.case.pk}/transition/", {"to": "review", "reason": "Recidiva"})
    board.case = Case.objects.get(pk=board.case.pk)
    return board


def test_material_is_named_with_version_and_day(board, signed_record):
    document = document_of(board.case, title="Istologia della biopsia", dated=date(2026, 10, 30))
    ObservationFactory(case=board.case)
    study = Study.objects.create(
        case=board.case, modality="CT", performed_on="2026-11-02", added_by=board.people["lead"], report="Massa"
    )
    add_pathology(case=board.case, added_by=board.people["lead"], specimen_type="incisional biopsy", doi_mm=4)
    material = signed_record()["material"]
    (told,) = material["documents"]
    assert (told["title"], told["dated"], told["version"]) == ("Istologia della biopsia", "2026-10-30", 1)
    assert told["sha256"] == document.newest.file.sha256
    assert [(row["id"], row["performed_on"]) for row in material["studies"]] == [(str(study.pk), "2026-11-02")]
    assert [(row["specimen_type"], row["doi_mm"], row["version"]) for row in material["pathology"]] == [
        ("incisional biopsy", 4, 1)
    ]
    assert {"value", "unit", "reference_low", "taken_at", "flag"} <= set(material["observations"][0])


def test_what_the_checklist_asked_for_in_vain_is_recorded(board, signed_record):
    missing = {item["code"]: item for item in signed_record()["missing"]}
    assert missing["histology"]["blocking"] is True
    assert all(item["status"] in ("missing", "stale") for item in missing.values())


def test_who_was_invited_by_mail_and_never_came_is_recorded(as_role, board, signed_record):
    client = as_role(board, "lead")
    body = {"email": "consulente@ospedale.example", "role": "participant"}
    assert client.post(f"/api/v1/cases/{board.case.pk}/participants/", body).status_code == 201
    (invited,) = signed_record()["invitations"]
    assert (invited["email"], invited["state"]) == ("consulente@ospedale.example", "waiting")
    assert invited["invited_by"]["user"] == str(board.people["lead"].pk)


def test_who_voted_and_then_left_stays_in_the_record(as_role, board, signed_record):
    closed_round_of(board.case)
    place = board.case.participants.get(user=board.people["radiotherapist"])
    client = as_role(board, "lead")
    assert client.delete(f"/api/v1/cases/{board.case.pk}/participants/{place.pk}/").status_code == 204
    places = {person["participant"]: person for person in signed_record()["participants"]}
    left = places[str(place.pk)]
    assert left["left_at"] is not None
    assert (left["voted_in_rounds"], left["is_absent"]) == ([1], False)


def test_whoever_wrote_or_opened_took_part_without_voting(board, signed_record):
    Message.objects.create(
        case=board.case, author=board.people["participant"], thread=Thread.BOARD, text="Rivedrei i margini"
    )
    Receipt.objects.create(case=board.case, reader=board.people["observer"], kind="option", item=board.first.pk)
    vote_round = running_round_of(board.case, quorum=["surgery_hn", "pathology"])
    vote(vote_round, board.people["lead"])
    close_round(vote_round=vote_round, closer=board.people["lead"])
    record = signed_record(quorum_reason="Ferie")
    places = {person["user"]: person for person in record["participants"]}
    wrote = places[str(board.people["participant"].pk)]
    assert (wrote["has_written"], wrote["voted_in_rounds"], wrote["is_absent"]) == (True, [], False)
    assert record["observers"][0]["has_opened_material"] is True
    (told,) = record["rounds"]
    assert told["quorum"] == [
        {"specialty": "surgery_hn", "is_met": True},
        {"specialty": "pathology", "is_met": False},
    ]
    assert places[str(board.people["oncologist"].pk)]["participant"] in told["not_voted"]


def test_a_first_decision_differs_from_nothing(signed_record):
    decision = signed_record()["decision"]
    assert (decision["number"], decision["supersedes"]) == (1, None)
    assert "differences" not in decision


def test_a_later_decision_says_how_it_differs(discussed_again, signed_record):
    board = discussed_again
    lead = board.people["lead"]
    document = document_of(board.case, title="Nuova istologia")
    Staging.objects.create(
        case=board.case, classification="c", edition="8", t="T3", n="N1", m="M0", stage="III", recorded_by=lead
    )
    vote_round = running_round_of(board.case, quorum=[])
    for who in ("lead", "oncologist"):
        vote(vote_round, board.people[who], board.second)
    close_round(vote_round=vote_round, closer=lead)
    decision = signed_record(option=board.second, conditions=["PEG prima"], consensus="unanimous")["decision"]
    before = board.first_record["decision"]
    assert decision["number"] == 2
    assert decision["supersedes"]["id"] == before["id"]
    told = decision["differences"]
    assert (told["option"]["before"]["letter"], told["option"]["after"]["letter"]) == ("A", "B")
    assert told["conditions"] == {"before": [], "after": ["PEG prima"]}
    assert told["consensus"] == {"before": "consensus", "after": "unanimous"}
    assert [staging["t"] for staging in told["stagings"]["after"]] == ["T3"]
    assert told["material_added"] == {"documents": [{"id": str(document.pk), "version": 1}]}
    assert not {"question", "diagnosis", "alternatives", "priorities"} & set(told)


def test_the_board_reads_how_a_decision_differs_and_observers_do_not(as_role, discussed_again, signed_record):
    closed_round_of(discussed_again.case)
    later = signed_record(consensus="lead")["decision"]
    address = f"/api/v1/decisions/{later['id']}/"
    assert as_role(discussed_again, "participant").get(address).data["differences"] == later["differences"]
    assert as_role(discussed_again, "observer").get(address).data["differences"] is None
    first = f"/api/v1/decisions/{later['supersedes']['id']}/"
    assert as_role(discussed_again, "participant").get(first).data["differences"] is None


def test_the_same_decision_again_differs_in_nothing(discussed_again, signed_record):
    closed_round_of(discussed_again.case)
    assert signed_record()["decision"]["differences"] == {"material_added": {}}


def test_what_was_concealed_between_two_decisions_leaves_the_later_record_only(as_role, board, signed_record):
    hidden = Study.objects.create(
        case=board.case, modality="CT", performed_on="2026-11-02", added_by=board.people["lead"]
    )
    first = signed_record()
    client = as_role(board, "lead")
    client.post(f"/api/v1/cases/{board.case.pk}/transition/", {"to": "review", "reason": "Recidiva"})
    Concealment.objects.create(patient=board.case.patient, kind="study", item=hidden.pk)
    closed_round_of(Case.objects.get(pk=board.case.pk))
    later = signed_record()
    assert str(hidden.pk) not in json.dumps(later)
    whole = json.loads(client.get(f"/api/v1/decisions/{first['decision']['id']}/record.json").content)["record"]
    assert whole == first
    assert [study["id"] for study in whole["material"]["studies"]] == [str(hidden.pk)]
