from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from nocc.records.factories import document_of
from nocc.records.selectors import documents_visible_to, patient_reading_of, versions_released_to
from nocc.records.services import add_version, choose_release, release_document, withdraw_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading(case_with_everyone):
    """What the board is told that the patient reads of a document."""
    lead = case_with_everyone.people["lead"]
    return lambda document: patient_reading_of(documents_visible_to(lead).get(pk=document.pk))


@pytest.mark.parametrize("choice", [None, "at_once", "after_days", "by_physician"])
@pytest.mark.parametrize("is_released", [False, True])
@pytest.mark.parametrize("days", [0, 4, 6])
def test_the_board_is_told_what_the_patient_gets(case_with_everyone, reading, time_machine, choice, is_released, days):
    case, lead = case_with_everyone.case, case_with_everyone.people["lead"]
    begin = timezone.now()
    if choice:
        choose_release(patient=case.patient, choice=choice)
    time_machine.move_to(begin)
    document = document_of(case, content=b"first")
    if is_released:
        release_document(document=document, actor=lead)
    time_machine.move_to(begin + timedelta(days=3))
    add_version(document=document, added_by=lead, upload=BytesIO(b"second"), file_name="referto.txt")
    time_machine.move_to(begin + timedelta(days=3 + days, minutes=1))
    given = versions_released_to(case.patient).filter(document=document).first()
    assert reading(document).version == (given.number if given else None)


def test_the_board_is_told_when_the_newest_version_opens(case_with_everyone, reading):
    document = document_of(case_with_everyone.case)
    opens_at = document.versions.get().created_at + timedelta(days=5)
    assert (reading(document).version, reading(document).newest_opens_at) == (None, opens_at)
    choose_release(patient=case_with_everyone.case.patient, choice="by_physician")
    assert reading(document).newest_opens_at is None
    release_document(document=document, actor=case_with_everyone.people["lead"])
    assert (reading(document).version, reading(document).newest_opens_at) == (1, None)


def test_of_a_withdrawn_document_the_patient_reads_nothing(api_as, case_with_everyone):
    lead = case_with_everyone.people["lead"]
    document = document_of(case_with_everyone.case)
    release_document(document=document, actor=lead)
    withdrawn = withdraw_document(document=document, actor=lead)
    assert patient_reading_of(withdrawn).version is None


def test_observers_are_not_told_what_the_patient_reads(api_as, case_with_everyone):
    document = document_of(case_with_everyone.case)
    case, people = case_with_everyone.case, case_with_everyone.people
    api_as(people["lead"]).post(f"/api/v1/cases/{case.pk}/clearances/", {"kind": "document", "item": document.pk})
    (row,) = api_as(people["observer"]).get(f"/api/v1/cases/{case.pk}/documents/").json()["results"]
    assert (row["is_cleared"], row["patient_reading"]) == (True, None)
