from datetime import timedelta

import pytest

from nocc.cases.models import Assessment, Diagnosis, Staging
from nocc.common.clinic import start_of_day, today
from nocc.deliberation.factories import OptionFactory, step
from nocc.deliberation.models import Option
from nocc.deliberation.tests.roles import statuses
from nocc.imaging.models import Study
from nocc.patients.models import Concealment, Consent, Priorities
from nocc.records.factories import report_of
from nocc.records.models import Document, Observation

ALWAYS = {
    *("histology", "imaging", "staging", "ecog", "comorbidity", "smoking", "nutrition", "priorities", "consent"),
}


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=200))
def test_who_may_read_the_checklist(as_role, board, who, status):
    assert as_role(board, who).get(f"/api/v1/cases/{board.case.pk}/checklist/").status_code == status


def items(as_role, board, who="lead") -> dict[str, dict]:
    answer = as_role(board, who).get(f"/api/v1/cases/{board.case.pk}/checklist/")
    return {item["code"]: item for item in answer.data["results"]}


def checklist(as_role, board, who="lead") -> dict[str, str]:
    return {code: item["status"] for code, item in items(as_role, board, who).items()}


def tumour(board, topography: str, **fields) -> None:
    Diagnosis.objects.filter(case=board.case).update(topography=topography, **fields)


def considered(board, *steps: dict) -> None:
    Option.objects.filter(case=board.case).delete()
    for planned in steps:
        OptionFactory(case=board.case, steps=[planned])


def staged(board, **tnm) -> Staging:
    tnm = {"classification": "c", "t": "T2", "n": "N1", "m": "M0", **tnm}
    return Staging.objects.create(case=board.case, edition="8", recorded_by=board.people["lead"], **tnm)


def report(board, kind: str) -> Document:
    return Document.objects.create(case=board.case, title="Referto", kind=kind, added_by=board.people["lead"])


def study(board, modality: str, days: int = 0) -> Study:
    day = today() - timedelta(days=days)
    return Study.objects.create(case=board.case, modality=modality, performed_on=day, added_by=board.people["lead"])


def value(board, test: str, days: int = 0) -> Observation:
    taken = start_of_day(today() - timedelta(days=days))
    entered = {"entered_by": board.people["lead"], "taken_at": taken}
    return Observation.objects.create(case=board.case, test=test, value=1, unit="mg/dL", **entered)


def test_an_empty_dossier_lacks_everything_but_consent(as_role, board):
    considered(board)
    tumour(board, "C44.3")
    found = checklist(as_role, board)
    assert set(found) == ALWAYS
    assert found.pop("consent") == "ok"
    assert set(found.values()) == {"missing"}


def test_what_is_there_is_ok(as_role, board):
    considered(board)
    tumour(board, "C44.3")
    report(board, "pathology_biopsy")
    study(board, "CT")
    staged(board)
    stated = {"ecog": 1, "ace27": "0", "smoking_status": "never", "facts": {"weight": 70}}
    Assessment.objects.create(case=board.case, **stated)
    Priorities.objects.create(patient=board.case.patient, ranking=["voice"], recorded_by=board.people["lead"])
    assert set(checklist(as_role, board).values()) == {"ok"}


@pytest.mark.parametrize(
    ("topography", "asked"),
    [
        ("C10.9", {"p16", "endoscopy", "swallowing"}),
        ("C11.9", {"ebv", "endoscopy"}),
        ("C80.9", {"p16", "ebv", "pet", "endoscopy"}),
        ("C32.0", {"airway", "voice", "swallowing", "endoscopy"}),
        ("C13.9", {"airway", "voice", "swallowing", "endoscopy"}),
        ("C02.1", {"swallowing", "endoscopy"}),
        ("C07.9", set()),
    ],
)
def test_each_site_asks_what_is_its_own(as_role, board, topography, asked):
    considered(board)
    tumour(board, topography)
    assert set(checklist(as_role, board)) - ALWAYS == asked


@pytest.mark.parametrize(
    ("planned", "asked"),
    [
        (step("S.SKIN"), {"blood_count", "anticoagulant"}),
        (step("RT.POST"), {"dental", "thyroid"}),
        (step("CRT.DEF", regimen="cis100"), {"dental", "thyroid", "hearing", "renal", "blood_count"}),
        (step("BRT", regimen="cetux_rt"), {"dental", "thyroid", "blood_count"}),
        (step("SYS", regimen="extreme"), {"hearing", "renal", "blood_count"}),
        (step("SURV"), set()),
    ],
)
def test_each_treatment_considered_asks_what_it_needs(as_role, board, planned, asked):
    tumour(board, "C44.3")
    considered(board, planned)
    assert set(checklist(as_role, board)) - ALWAYS == asked


@pytest.mark.parametrize(
    ("presentation", "tnm", "asked"),
    [
        ("primary", {}, set()),
        ("primary", {"m": "M1"}, {"pdl1"}),
        ("primary", {"classification": "p"}, {"pathology"}),
        ("recurrent", {}, {"pdl1", "prior_treatment"}),
        ("second_primary", {}, {"prior_treatment"}),
    ],
)
def test_what_the_board_is_asked_decides_what_it_needs(as_role, board, presentation, tnm, asked):
    considered(board)
    tumour(board, "C44.3", presentation=presentation)
    staged(board, **tnm)
    assert set(checklist(as_role, board)) - ALWAYS == asked


@pytest.mark.parametrize(
    ("markers", "status"),
    [
        ({"p16_status": "positive"}, "ok"),
        ({"p16_status": "not_tested"}, "missing"),
        ({"p16_status": "equivocal"}, "missing"),
        ({"p16_status": "equivocal", "hpv_status": "negative"}, "ok"),
    ],
)
def test_p16_that_is_not_known_blocks_in_the_oropharynx(as_role, board, markers, status):
    tumour(board, "C10.9", **markers)
    p16 = items(as_role, board)["p16"]
    assert (p16["status"], p16["blocking"], p16["section"]) == (status, True, "summary")


def test_the_old_are_asked_how_they_are(as_role, board):
    patient = board.case.patient
    patient.birth_date = today() - timedelta(days=75 * 366)
    patient.save()
    assert checklist(as_role, board)["geriatric"] == "missing"
    Assessment.objects.create(case=board.case, facts={"g8": 15})
    assert checklist(as_role, board)["geriatric"] == "ok"


@pytest.mark.parametrize(("specimen", "surgical"), [("incisional biopsy", "missing"), ("resection", "ok")])
def test_a_synoptic_report_is_histology_and_of_a_resection_the_surgical_one(as_role, board, specimen, surgical):
    staged(board, classification="p")
    report_of(board.case, specimen_type=specimen)
    found = checklist(as_role, board)
    assert (found["histology"], found["pathology"]) == ("ok", surgical)


@pytest.mark.parametrize(("days", "status"), [(0, "ok"), (42, "ok"), (43, "stale")])
def test_imaging_lasts_six_weeks(as_role, board, days, status):
    study(board, "MR", days)
    imaging = items(as_role, board)["imaging"]
    assert (imaging["status"], imaging["lasts_days"]) == (status, 42)


@pytest.mark.parametrize(("days", "status"), [(28, "ok"), (29, "stale")])
def test_a_count_is_as_old_as_its_oldest_part(as_role, board, days, status):
    value(board, "hb")
    value(board, "neut")
    assert checklist(as_role, board)["blood_count"] == "missing"
    value(board, "plt", days)
    assert checklist(as_role, board)["blood_count"] == status


def test_what_the_reader_may_not_see_answers_nothing(as_role, board):
    seen = report(board, "pathology_biopsy")
    Concealment.objects.create(patient=board.case.patient, kind="document", item=seen.pk)
    assert checklist(as_role, board, "lead")["histology"] == "ok"
    assert checklist(as_role, board, "participant")["histology"] == "missing"


def test_consent_that_was_taken_back_is_missing_and_blocks(as_role, board):
    patient = board.case.patient
    Consent.objects.create(patient=patient, kind="dossier", granted=False, recorded_by=board.people["lead"])
    consent = items(as_role, board)["consent"]
    assert (consent["status"], consent["blocking"], consent["section"]) == ("missing", True, "patient")
