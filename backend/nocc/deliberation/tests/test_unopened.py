import pytest

from nocc.cases.models import Receipt
from nocc.deliberation.services import answer_investigation, request_investigation
from nocc.deliberation.tests.roles import statuses
from nocc.imaging.models import Study
from nocc.patients.models import Concealment


@pytest.fixture
def with_study(voting):
    voting.study = Study.objects.create(
        case=voting.case,
        modality="PT",
        description="PET di Paola",
        performed_on="2026-11-02",
        added_by=voting.people["oncologist"],
    )
    return voting


def open_it(board, who: str, kind: str, item, version: int = 1) -> None:
    Receipt.objects.create(case=board.case, reader=board.people[who], kind=kind, item=item, item_version=version)


def labels(as_role, board, who: str) -> list[tuple[str, str]]:
    results = as_role(board, who).get(f"{board.url}unopened/").data["results"]
    return sorted((material["kind"], material["label"]) for material in results)


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=200))
def test_who_may_ask_what_they_have_not_opened(as_role, voting, who, status):
    assert as_role(voting, who).get(f"{voting.url}unopened/").status_code == status


def test_it_lists_material_and_options_by_code_and_never_by_title(as_role, with_study):
    assert labels(as_role, with_study, "participant") == [("option", "A"), ("option", "B"), ("study", "PT")]
    body = as_role(with_study, "participant").get(f"{with_study.url}unopened/").content.decode()
    assert "Paola" not in body


def test_what_was_opened_or_added_oneself_is_not_listed(as_role, with_study):
    open_it(with_study, "participant", "study", with_study.study.pk)
    open_it(with_study, "participant", "option", with_study.first.pk)
    assert labels(as_role, with_study, "participant") == [("option", "B")]
    assert ("study", "PT") not in labels(as_role, with_study, "oncologist")
    assert labels(as_role, with_study, "lead") == [("study", "PT")]


def test_an_answer_is_new_to_who_had_opened_the_request(as_role, voting):
    asked = request_investigation(case=voting.case, requester=voting.people["oncologist"], what="FEES")
    open_it(voting, "participant", "investigation", asked.pk)
    assert ("investigation", "requested") not in labels(as_role, voting, "participant")
    answer_investigation(investigation=asked, answerer=voting.people["lead"], answer="Normale")
    assert ("investigation", "answered") in labels(as_role, voting, "participant")
    assert ("investigation", "answered") not in labels(as_role, voting, "lead")


def test_a_concealed_study_is_not_listed(as_role, with_study):
    Concealment.objects.create(patient=with_study.case.patient, kind="study", item=with_study.study.pk)
    assert ("study", "PT") not in labels(as_role, with_study, "participant")
