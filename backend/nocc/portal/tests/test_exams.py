from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.utils import timezone

from nocc.accounts.factories import UserFactory
from nocc.audit.models import AccessEntry
from nocc.cases.factories import CaseFactory
from nocc.common.clinic import today
from nocc.imaging.factories import StudyFactory
from nocc.imaging.services import release_study
from nocc.patients.factories import PatientFactory
from nocc.patients.models import Concealment
from nocc.records.factories import ObservationFactory, document_of, report_of
from nocc.records.services import (
    add_version,
    choose_release,
    edit_pathology,
    release_document,
    release_pathology,
    withdraw_document,
    withdraw_pathology,
)

pytestmark = pytest.mark.django_db

URL = "/api/v1/portal/exams/"


@pytest.fixture
def exams(api_as, case_with_everyone):
    """`exams(days=0, **query)`: what the patient sees that many days later."""

    def seen(*, days: float = 0, **query) -> list[dict]:
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            answer = api_as(case_with_everyone.people["patient"]).get(URL, query)
        assert answer.status_code == 200
        return answer.json()["results"]

    return seen


def content_url(document) -> str:
    return f"{URL}documents/{document.pk}/content/"


def read(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_laboratory_values_are_there_at_once(exams, case_with_everyone):
    ObservationFactory(case=case_with_everyone.case)
    (exam,) = exams()
    assert (exam["kind"], exam["title"], exam["document"], exam["study"]) == ("laboratory", "Emoglobina", None, None)
    measured = {"test": "hb", "comparator": "", "value": 10.4, "unit": "g/dL"}
    expected = measured | {"reference_low": 12.0, "reference_high": 16.0, "flag": "low"}
    assert exam["laboratory"] == expected


@pytest.mark.parametrize(("days", "shown"), [(0, 0), (4.99, 0), (5.01, 2)])
def test_reports_and_images_wait_five_days(exams, case_with_everyone, days, shown):
    document_of(case_with_everyone.case)
    StudyFactory(case=case_with_everyone.case)
    assert len(exams(days=days)) == shown


def test_what_the_lead_releases_waits_no_longer(exams, case_with_everyone):
    case, lead = case_with_everyone.case, case_with_everyone.people["lead"]
    release_document(document=document_of(case), actor=lead)
    release_study(study=StudyFactory(case=case), actor=lead)
    assert {exam["kind"] for exam in exams()} == {"document", "study"}


@pytest.mark.parametrize(
    ("choice", "at_once", "after_days"), [("at_once", 2, 2), ("after_days", 0, 2), ("by_physician", 0, 0)]
)
def test_the_patient_chooses_how_long_to_wait(exams, case_with_everyone, choice, at_once, after_days):
    case = case_with_everyone.case
    document_of(case)
    StudyFactory(case=case)
    choose_release(patient=case.patient, choice=choice)
    assert (len(exams()), len(exams(days=6))) == (at_once, after_days)


def test_a_newer_version_waits_again(patient, exams, case_with_everyone):
    lead = case_with_everyone.people["lead"]
    document = document_of(case_with_everyone.case, content=b"first")
    release_document(document=document, actor=lead)
    add_version(document=document, added_by=lead, upload=BytesIO(b"second"), file_name="referto.txt")
    assert exams()[0]["document"]["version"] == 1
    assert read(patient.get(content_url(document))) == b"first"
    assert patient.get(content_url(document), {"version": 2}).status_code == 404
    assert exams(days=6)[0]["document"]["version"] == 2
    release_document(document=document, actor=lead)
    assert read(patient.get(content_url(document))) == b"second"


def test_a_file_is_downloaded_once_released(patient, case_with_everyone):
    document = document_of(case_with_everyone.case, content=b"Referto")
    assert patient.get(content_url(document)).status_code == 404
    release_document(document=document, actor=case_with_everyone.people["lead"])
    answer = patient.get(content_url(document))
    assert read(answer) == b"Referto"
    assert answer["Content-Disposition"].startswith("attachment;")
    entry = AccessEntry.objects.get(actor=case_with_everyone.people["patient"].pk)
    assert (entry.items, entry.ground) == ([document.pk], "own_record")


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 404), ("observer", 404), ("outsider", 404), ("other patient", 404), ("anonymous", 401)],
)
def test_nobody_else_downloads_through_the_portal(api_as, case_with_everyone, who, status):
    document = document_of(case_with_everyone.case)
    release_document(document=document, actor=case_with_everyone.people["lead"])
    people = {**case_with_everyone.people, "other patient": PatientFactory(user=UserFactory()).user}
    assert api_as(people[who]).get(content_url(document)).status_code == status


def test_what_was_withdrawn_is_shown_no_more(patient, exams, case_with_everyone):
    lead = case_with_everyone.people["lead"]
    document = document_of(case_with_everyone.case)
    release_document(document=document, actor=lead)
    withdraw_document(document=document, actor=lead)
    ObservationFactory(case=case_with_everyone.case, withdrawn_at=timezone.now())
    assert exams(days=9) == []
    assert patient.get(content_url(document)).status_code == 404


def test_patients_see_what_they_conceal_from_others(exams, case_with_everyone):
    case = case_with_everyone.case
    value = ObservationFactory(case=case)
    assert exams()[0]["is_concealed"] is False
    Concealment.objects.create(patient=case.patient, kind="observation", item=value.pk)
    assert exams()[0]["is_concealed"] is True


def test_exams_of_all_cases_are_newest_first_and_of_others_never(exams, case_with_everyone):
    case, now = case_with_everyone.case, timezone.now()
    choose_release(patient=case.patient, choice="at_once")
    ObservationFactory(case=case, taken_at=now - timedelta(days=2))
    document_of(case, dated=today() - timedelta(days=4))
    StudyFactory(case=CaseFactory(patient=case.patient), performed_on=today() - timedelta(days=3))
    ObservationFactory()
    assert [exam["kind"] for exam in exams()] == ["laboratory", "study", "document"]
    assert [exam["kind"] for exam in exams(kind="study")] == ["study"]


def test_pages_follow_each_other_without_gap_or_double(patient, case_with_everyone):
    case, now = case_with_everyone.case, timezone.now()
    choose_release(patient=case.patient, choice="at_once")
    # Three pairs at the same moment, so that only the identifier orders them.
    values = [ObservationFactory(case=case, taken_at=now - timedelta(days=days // 2)) for days in range(6)]
    studies = [StudyFactory(case=case, performed_on=today() - timedelta(days=days)) for days in range(3)]
    seen, cursor = [], ""
    while cursor is not None:
        body = patient.get(URL, {"page_size": 2, "cursor": cursor} if cursor else {"page_size": 2}).json()
        seen += [exam["id"] for exam in body["results"]]
        cursor = body["next"]
    assert sorted(seen) == sorted(str(row.pk) for row in [*values, *studies])


@pytest.mark.parametrize(
    ("query", "field"),
    [({"cursor": "nonsense"}, "cursor"), ({"kind": "horoscope"}, "kind"), ({"page_size": 0}, "page_size")],
)
def test_a_query_with_a_mistake_is_refused(patient, query, field):
    answer = patient.get(URL, query)
    assert answer.status_code == 400
    assert field in answer.json()["errors"]


def test_titles_are_in_the_readers_language(patient, case_with_everyone):
    ObservationFactory(case=case_with_everyone.case)
    answer = patient.get(URL, headers={"Accept-Language": "en"})
    assert answer.json()["results"][0]["title"] == "Haemoglobin"


def test_reading_exams_is_logged_item_by_item(patient, case_with_everyone):
    value = ObservationFactory(case=case_with_everyone.case)
    patient.get(URL)
    entry = AccessEntry.objects.get(kind="observation")
    assert (entry.items, entry.ground) == ([value.pk], "own_record")


def test_pathology_waits_like_other_reports_and_is_told_in_few_facts(exams, case_with_everyone):
    report_of(case_with_everyone.case)
    assert exams() == []
    (exam,) = exams(days=6)
    assert (exam["kind"], exam["title"]) == ("pathology", "Anatomia patologica")
    assert exam["pathology"] == {
        "version": 1,
        "specimen_type": "resection",
        "histology": "Carcinoma squamoso, NAS",
        "margin_status": "R0",
        "nodes_examined": 24,
        "nodes_positive": 0,
        "conclusion": "Carcinoma squamoso escisso in tessuto sano.",
    }


def test_the_patient_reads_the_version_that_was_released(exams, case_with_everyone):
    report, lead = report_of(case_with_everyone.case), case_with_everyone.people["lead"]
    release_pathology(report=report, actor=lead)
    report.refresh_from_db()
    edit_pathology(report=report, actor=lead, changes={"nodes_positive": 1})
    assert [exam["pathology"]["nodes_positive"] for exam in exams()] == [0]
    assert [exam["pathology"]["nodes_positive"] for exam in exams(days=6)] == [1]
    withdraw_pathology(report=report, actor=lead)
    assert exams(days=6) == []
