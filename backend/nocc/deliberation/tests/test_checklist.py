from datetime import timedelta

import pytest

from nocc.cases.models import Assessment, Staging
from nocc.common.clinic import today
from nocc.deliberation.factories import OptionFactory, step
from nocc.deliberation.models import Option
from nocc.deliberation.tests.roles import statuses
from nocc.imaging.models import Study
from nocc.patients.models import Consent, Priorities
from nocc.records.models import Document


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=200))
def test_who_may_read_the_checklist(as_role, board, who, status):
    assert as_role(board, who).get(f"/api/v1/cases/{board.case.pk}/checklist/").status_code == status


def checklist(as_role, board) -> dict[str, str]:
    items = as_role(board, "lead").get(f"/api/v1/cases/{board.case.pk}/checklist/").data["results"]
    return {item["code"]: item["status"] for item in items}


def test_an_empty_dossier_lacks_everything_but_consent(as_role, board):
    found = checklist(as_role, board)
    assert found.pop("consent") == "ok"
    assert set(found.values()) == {"missing"}


def test_what_is_there_is_ok(as_role, board):
    lead = board.people["lead"]
    Document.objects.create(case=board.case, title="Biopsia", kind="pathology_biopsy", added_by=lead)
    Study.objects.create(case=board.case, modality="CT", performed_on=today(), added_by=lead)
    Staging.objects.create(case=board.case, classification="c", edition="8", t="T2", n="N1", m="M0", recorded_by=lead)
    Assessment.objects.create(case=board.case, ecog=1, facts={"dental_status": "edentulous"})
    Priorities.objects.create(patient=board.case.patient, ranking=["voice"], recorded_by=lead)
    assert set(checklist(as_role, board).values()) == {"ok"}


@pytest.mark.parametrize(("days", "status"), [(0, "ok"), (42, "ok"), (43, "stale")])
def test_imaging_lasts_six_weeks(as_role, board, days, status):
    day = today() - timedelta(days=days)
    Study.objects.create(case=board.case, modality="MR", performed_on=day, added_by=board.people["lead"])
    assert checklist(as_role, board)["imaging"] == status


def test_teeth_are_asked_for_where_radiotherapy_is_considered(as_role, board):
    Option.objects.all().delete()
    OptionFactory(case=board.case, steps=[step("S.ORAL.HGL")])
    assert "dental" not in checklist(as_role, board)
    OptionFactory(case=board.case, steps=[step("RT.POST")])
    assert checklist(as_role, board)["dental"] == "missing"


def test_consent_that_was_taken_back_is_missing_and_blocks(as_role, board):
    patient = board.case.patient
    Consent.objects.create(patient=patient, kind="dossier", granted=False, recorded_by=board.people["lead"])
    items = as_role(board, "lead").get(f"/api/v1/cases/{board.case.pk}/checklist/").data["results"]
    (consent,) = (item for item in items if item["code"] == "consent")
    assert (consent["status"], consent["blocking"]) == ("missing", True)
