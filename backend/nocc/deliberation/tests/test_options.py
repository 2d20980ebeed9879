import pytest

from nocc.cases.models import CaseEvent, Clearance
from nocc.deliberation.factories import closed_round_of, running_round_of, step
from nocc.deliberation.models import Option
from nocc.deliberation.services.options import letter_of
from nocc.deliberation.tests.roles import statuses

BODY = {"title": "Chirurgia e radioterapia", "intent": "curative", "steps": [{"treatment": "S.ORAL.HGL"}]}


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=200))
def test_who_may_read_options(as_role, board, who, status):
    client = as_role(board, who)
    assert client.get(f"/api/v1/cases/{board.case.pk}/options/").status_code == status
    assert client.get(f"/api/v1/options/{board.first.pk}/").status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=201, board=201, observer=403))
def test_who_may_propose_an_option(as_role, board, who, status):
    assert as_role(board, who).post(f"/api/v1/cases/{board.case.pk}/options/", BODY).status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=403))
def test_who_may_edit_an_option(as_role, board, who, status):
    response = as_role(board, who).patch(f"/api/v1/options/{board.first.pk}/", {"title": "X"}, HTTP_IF_MATCH='"1"')
    assert response.status_code == status


@pytest.mark.parametrize(("who", "status"), statuses(lead=204, board=403, observer=403))
def test_who_may_withdraw_an_option_of_the_lead(as_role, board, who, status):
    assert as_role(board, who).delete(f"/api/v1/options/{board.first.pk}/").status_code == status


def test_who_proposed_an_option_may_withdraw_it(as_role, board):
    option = as_role(board, "participant").post(f"/api/v1/cases/{board.case.pk}/options/", BODY).data
    assert as_role(board, "participant").delete(f"/api/v1/options/{option['id']}/").status_code == 204
    assert Option.objects.get(pk=option["id"]).withdrawn_at is not None


def test_options_get_letters_in_turn_and_keep_them(as_role, board):
    client = as_role(board, "lead")
    client.delete(f"/api/v1/options/{board.second.pk}/")
    assert client.post(f"/api/v1/cases/{board.case.pk}/options/", BODY).data["letter"] == "C"
    listed = client.get(f"/api/v1/cases/{board.case.pk}/options/").data
    assert [option["letter"] for option in listed["results"]] == ["A", "B", "C"]
    assert listed["next"] is None


def test_letters_go_on_after_z():
    assert [letter_of(index) for index in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


def test_a_proposal_is_an_event(as_role, board):
    option = as_role(board, "participant").post(f"/api/v1/cases/{board.case.pk}/options/", BODY).data
    event = CaseEvent.objects.filter(case=board.case).latest("seq")
    assert (event.kind, str(event.target_id)) == ("option.proposed", option["id"])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"intent": "heroic"}, "intent"),
        ({"steps": [{"treatment": "XX"}]}, "steps.0.treatment"),
        ({"steps": [{"treatment": "CRT.DEF", "regimen": "moonshine"}]}, "steps.0.regimen"),
        ({"steps": [{"treatment": "S.ORAL.HGL", "regimen": "cis100"}]}, "steps.0.regimen"),
        ({"steps": [{"treatment": "RT.DEF", "rt_schedule": "nope"}]}, "steps.0.rt_schedule"),
        ({"steps": [{"treatment": "S.ORAL.HGL", "dose_gy": 60}]}, "steps.0.dose_gy"),
        ({"steps": [{"treatment": "RT.DEF", "dose_gy": 7000}]}, "steps.0.dose_gy"),
        ({"steps": []}, "steps"),
        ({"title": " "}, "title"),
    ],
)
def test_what_the_code_lists_do_not_know_is_refused(as_role, board, change, field):
    response = as_role(board, "lead").post(f"/api/v1/cases/{board.case.pk}/options/", BODY | change)
    assert response.status_code == 400
    assert any(name.startswith(field) for name in response.data["errors"])


@pytest.mark.parametrize(
    "plan",
    [
        {"treatment": "CRT.POST", "regimen": "cis40", "rt_schedule": "post66_33", "dose_gy": 66, "fractions": 33},
        {"treatment": "BRT", "regimen": "cetux_rt", "dose_gy": 70, "fractions": 35},
        {"treatment": "IO.RM1", "regimen": "pembro"},
        {"treatment": "RT.SBRT", "rt_schedule": "sbrt_reirr", "dose_gy": 40.5, "fractions": 5},
        {"treatment": "BSC"},
    ],
)
def test_steps_that_fit_their_treatment_are_kept(as_role, board, plan):
    response = as_role(board, "lead").post(f"/api/v1/cases/{board.case.pk}/options/", BODY | {"steps": [plan]})
    assert response.status_code == 201
    assert response.data["steps"] == [step(plan["treatment"]) | plan]


def test_an_edit_needs_the_version_it_read(as_role, board):
    client, url = as_role(board, "lead"), f"/api/v1/options/{board.first.pk}/"
    assert client.get(url)["ETag"] == '"1"'
    assert client.patch(url, {"title": "Nuovo"}).status_code == 428
    edited = client.patch(url, {"title": "Nuovo"}, HTTP_IF_MATCH='"1"')
    assert (edited["ETag"], edited.data["title"], edited.data["version"]) == ('"2"', "Nuovo", 2)
    assert client.patch(url, {"title": "Altro"}, HTTP_IF_MATCH='"1"').status_code == 412


def test_an_edited_step_gets_what_it_does_not_say_like_a_proposed_one(as_role, board):
    plan = {"steps": [{"treatment": "BSC"}]}
    edited = as_role(board, "lead").patch(f"/api/v1/options/{board.first.pk}/", plan, HTTP_IF_MATCH='"1"')
    assert (edited.status_code, edited.data["steps"]) == (200, [step("BSC")])


def test_an_option_on_a_running_ballot_stays_as_it_is(as_role, board):
    running_round_of(board.case)
    client, url = as_role(board, "lead"), f"/api/v1/options/{board.first.pk}/"
    assert client.patch(url, {"title": "X"}, HTTP_IF_MATCH='"1"').data["code"] == "option_on_ballot"
    assert client.delete(url).data["code"] == "option_on_ballot"


def test_after_the_close_an_edit_does_not_reach_the_paper(as_role, board):
    vote_round = closed_round_of(board.case)
    client = as_role(board, "lead")
    assert client.patch(f"/api/v1/options/{board.first.pk}/", {"title": "X"}, HTTP_IF_MATCH='"1"').status_code == 200
    paper = client.get(f"/api/v1/rounds/{vote_round.pk}/").data["paper"]
    assert [line["title"] for line in paper] == ["Opzione A", "Opzione B"]


def test_a_withdrawn_option_cannot_be_edited_or_withdrawn_again(as_role, board):
    client, url = as_role(board, "lead"), f"/api/v1/options/{board.first.pk}/"
    client.delete(url)
    assert client.delete(url).data["code"] == "option_withdrawn"
    assert client.patch(url, {"title": "X"}, HTTP_IF_MATCH='"2"').data["code"] == "option_withdrawn"


def test_observers_read_codes_and_only_cleared_words(as_role, board):
    board.first.rationale, board.first.steps = "Paola preferisce", [step("CRT.DEF", note="come detto a Paola")]
    board.first.save()
    url = f"/api/v1/options/{board.first.pk}/"
    seen = as_role(board, "observer").get(url).data
    assert (seen["letter"], seen["steps"][0]["treatment"]) == ("A", "CRT.DEF")
    assert "Paola" not in str(seen)
    Clearance.objects.create(case=board.case, kind="option", item=board.first.pk, cleared_by=board.people["lead"])
    assert as_role(board, "observer").get(url).data["rationale"] == "Paola preferisce"
