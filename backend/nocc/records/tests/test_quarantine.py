from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from nocc.audit.models import AccessEntry
from nocc.cases.models import CaseEvent, Notification
from nocc.common.files import storage
from nocc.common.models import StoredFile
from nocc.patients.models import Concealment
from nocc.records.factories import document_of, pdf_bytes, quarantined_upload_of, scripted_pdf_bytes
from nocc.records.models import Document, QuarantinedUpload
from nocc.records.services import (
    release_document,
    rescan_waiting,
    sweep_quarantine,
    withdraw_document,
)

from .clamd_stand_in import EICAR, scanner_at

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

URL = "/api/v1/documents/quarantine/"
AWAY = "unix:///nowhere/clamd.ctl"


@pytest.fixture
def scanner(settings, tmp_path):
    with scanner_at(tmp_path / "clamd.ctl") as (url, behaviour):
        settings.CLAMD_URL = url
        yield behaviour


@pytest.fixture
def people(case_with_everyone):
    return case_with_everyone.people


@pytest.fixture
def send(api_as, case_with_everyone, people):
    """`send(content, who="participant", document=None)` uploads a file and gives the answer."""

    def sent(content: bytes, *, who: str = "participant", document: Document | None = None):
        url = f"/api/v1/documents/{document.pk}/versions/" if document else None
        url = url or f"/api/v1/cases/{case_with_everyone.case.pk}/documents/"
        body = {"file": SimpleUploadedFile("lettera.pdf", content)}
        if document is None:
            body |= {"title": "Lettera", "kind": "discharge"}
        return api_as(people[who]).post(url, body, format="multipart")

    return sent


def waiting_for(client) -> list[dict]:
    return client.get(URL).json()["results"]


def test_a_suspect_file_is_no_document(send, api_as, case_with_everyone, people):
    answer = send(scripted_pdf_bytes())
    assert (answer.status_code, answer.json()["reason"]) == (202, "active_content")
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert not CaseEvent.objects.filter(kind__startswith="document.").exists()
    for who in ("lead", "participant"):
        client = api_as(people[who])
        assert client.get(f"/api/v1/cases/{case_with_everyone.case.pk}/documents/").json()["results"] == []
        assert client.get(f"/api/v1/documents/{answer.json()['id']}/content/").status_code == 404


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("lead", ["Lettera"]),
        ("participant", ["Lettera"]),
        ("coordinator", [None]),
        ("oncologist", []),
        ("observer", []),
        ("member", []),
        ("outsider", []),
        ("patient", []),
    ],
)
def test_who_learns_of_a_file_in_quarantine(send, api_as, people, who, shown):
    send(scripted_pdf_bytes())
    assert [row["title"] for row in waiting_for(api_as(people[who]))] == shown


def test_a_coordinator_beside_the_case_reads_why_and_no_words(send, api_as, people):
    send(scripted_pdf_bytes())
    (row,) = waiting_for(api_as(people["coordinator"]))
    assert row["reason"] == "active_content"
    assert {row[name] for name in ("title", "kind", "dated", "file_name", "document")} == {None}
    assert AccessEntry.objects.latest("at").ground == "coordinator"


def test_a_list_may_be_of_one_case(send, api_as, case_with_everyone, people):
    send(scripted_pdf_bytes())
    client = api_as(people["lead"])
    assert len(client.get(URL, {"case": case_with_everyone.case.pk}).json()["results"]) == 1
    assert client.get(URL, {"case": people["lead"].pk}).json()["results"] == []


def test_lead_and_coordinators_are_told_without_words(send, people):
    entry = send(scripted_pdf_bytes()).json()
    told = Notification.objects.filter(kind="document.quarantined")
    assert {row.user_id for row in told} == {people["lead"].pk, people["coordinator"].pk}
    assert {str(row.target_id) for row in told} == {entry["id"]}


def test_a_newer_version_in_quarantine_leaves_the_earlier_one_current(send, api_as, case_with_everyone, people):
    document = document_of(case_with_everyone.case, content=b"first", added_by=people["participant"])
    answer = send(scripted_pdf_bytes(), document=document)
    assert (answer.status_code, answer.json()["document"]) == (202, str(document.pk))
    shown = api_as(people["lead"]).get(f"/api/v1/documents/{document.pk}/").json()
    assert (shown["version"], len(shown["versions"])) == (1, 1)


def test_of_a_concealed_document_only_its_author_learns(send, api_as, case_with_everyone, people):
    document = document_of(case_with_everyone.case, added_by=people["participant"])
    Concealment.objects.create(patient=case_with_everyone.case.patient, kind="document", item=document.pk)
    send(scripted_pdf_bytes(), document=document)
    assert not Notification.objects.filter(kind="document.quarantined").exists()
    seen = {who: len(waiting_for(api_as(people[who]))) for who in ("participant", "lead", "coordinator")}
    assert seen == {"participant": 1, "lead": 0, "coordinator": 0}


@pytest.mark.parametrize(("who", "status"), [("lead", 200), ("coordinator", 200), ("participant", 403)])
def test_who_may_delete_a_file_in_quarantine(send, api_as, people, django_capture_on_commit_callbacks, who, status):
    entry = send(scripted_pdf_bytes()).json()
    name = f"quarantine/{entry['id']}"
    with django_capture_on_commit_callbacks(execute=True):
        assert api_as(people[who]).post(f"{URL}{entry['id']}/discard/").status_code == status
    assert storage().exists(name) == (status == 403)
    assert len(waiting_for(api_as(people["lead"]))) == (status == 403)


def test_a_deleted_file_leaves_who_did_it(send, api_as, people):
    entry = send(scripted_pdf_bytes()).json()
    api_as(people["lead"]).post(f"{URL}{entry['id']}/discard/")
    row = QuarantinedUpload.objects.get()
    assert (row.resolution, row.resolved_by) == ("discarded", people["lead"])
    assert Notification.objects.get(kind="document.discarded").user == people["participant"]
    assert api_as(people["lead"]).post(f"{URL}{entry['id']}/discard/").status_code == 404


@pytest.mark.parametrize("content", [EICAR, b"Lettera\n" + EICAR])
def test_a_virus_is_kept_from_everyone(scanner, send, api_as, people, content):
    answer = send(content)
    assert (answer.status_code, answer.json()["reason"]) == (202, "infected")
    assert answer.json()["detail"] == "Eicar-Test-Signature"
    refused = api_as(people["lead"]).post(f"{URL}{answer.json()['id']}/rescan/")
    assert (refused.status_code, refused.json()["code"]) == (409, "not_waiting_for_scan")


def test_a_clean_file_is_a_document_at_once(scanner, send):
    assert send(pdf_bytes()).status_code == 201


def test_what_also_acts_by_itself_stays_when_the_scanner_finds_nothing(scanner, send):
    assert send(scripted_pdf_bytes()).json()["reason"] == "active_content"


def test_a_file_waits_for_a_scanner_that_is_away(settings, send, api_as, people, tmp_path):
    settings.CLAMD_URL = AWAY
    entry = send(pdf_bytes()).json()
    assert (entry["reason"], entry["detail"]) == ("not_scanned", "scanner_away")
    still = api_as(people["lead"]).post(f"{URL}{entry['id']}/rescan/").json()
    assert (still["resolution"], still["reason"]) == ("", "not_scanned")
    assert not Document.objects.exists()
    settings.CLAMD_URL = ""
    refused = api_as(people["lead"]).post(f"{URL}{entry['id']}/rescan/")
    assert (refused.status_code, refused.json()["code"]) == (409, "scanner_not_configured")


def test_a_new_scan_releases_what_is_clean(
    settings, send, api_as, people, tmp_path, django_capture_on_commit_callbacks
):
    settings.CLAMD_URL = AWAY
    entry = send(pdf_bytes()).json()
    with scanner_at(tmp_path / "clamd.ctl") as (url, _):
        settings.CLAMD_URL = url
        with django_capture_on_commit_callbacks(execute=True):
            released = api_as(people["lead"]).post(f"{URL}{entry['id']}/rescan/").json()
    document = Document.objects.get()
    assert (released["resolution"], released["document"]) == ("released", str(document.pk))
    assert (document.title, document.added_by) == ("Lettera", people["participant"])
    content = api_as(people["lead"]).get(f"/api/v1/documents/{document.pk}/content/")
    assert b"".join(content.streaming_content) == pdf_bytes()
    assert CaseEvent.objects.filter(kind="document.added").count() == 1
    assert not storage().exists(f"quarantine/{entry['id']}")


def test_a_new_scan_may_find_a_virus(settings, send, tmp_path):
    settings.CLAMD_URL = AWAY
    send(EICAR)
    with scanner_at(tmp_path / "clamd.ctl") as (url, _):
        settings.CLAMD_URL = url
        rescan_waiting()
    assert QuarantinedUpload.objects.get().reason == "infected"
    assert not Document.objects.exists()


def test_the_job_releases_each_by_itself(settings, send, case_with_everyone, tmp_path):
    settings.CLAMD_URL = ""
    withdrawn = document_of(case_with_everyone.case, content=b"first")
    standing = document_of(case_with_everyone.case, content=b"second")
    settings.CLAMD_URL = AWAY
    for document in (withdrawn, standing, None):
        send(pdf_bytes(), document=document)
    withdraw_document(document=withdrawn, actor=case_with_everyone.people["lead"])
    with scanner_at(tmp_path / "clamd.ctl") as (url, _):
        settings.CLAMD_URL = url
        rescan_waiting()
    assert [entry.document for entry in QuarantinedUpload.objects.filter(resolved_at__isnull=True)] == [withdrawn]
    assert standing.versions.count() == 2
    assert Document.objects.count() == 3


def test_the_patient_waits_from_the_release_out_of_quarantine(settings, send, case_with_everyone, tmp_path):
    document = document_of(case_with_everyone.case, content=b"first")
    settings.CLAMD_URL = AWAY
    send(pdf_bytes(), document=document)
    release_document(document=document, actor=case_with_everyone.people["lead"])
    with scanner_at(tmp_path / "clamd.ctl") as (url, _):
        settings.CLAMD_URL = url
        rescan_waiting()
    released_at = Document.objects.get().released_at
    assert document.versions.get(number=2).created_at > released_at


def test_only_what_waited_for_the_scanner_can_ever_be_released(case_with_everyone):
    entry = quarantined_upload_of(case_with_everyone.case)
    rows = QuarantinedUpload.objects.filter(pk=entry.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(resolution="released", resolved_at=timezone.now(), document=document_of(case_with_everyone.case))


def test_bytes_that_no_row_names_are_swept_after_a_day(case_with_everyone, time_machine):
    kept = quarantined_upload_of(case_with_everyone.case)
    storage().save("quarantine/orphan", ContentFile(b"left by a crash"))
    assert sweep_quarantine() == 0
    time_machine.move_to(timezone.now() + timedelta(days=1, minutes=1))
    assert sweep_quarantine() >= 1
    assert not storage().exists("quarantine/orphan")
    assert storage().open(kept.name_in_storage).read() == scripted_pdf_bytes()


def test_a_mistake_in_the_form_is_refused_before_quarantine(api_as, case_with_everyone, people):
    body = {"file": BytesIO(scripted_pdf_bytes()), "title": "Lettera", "kind": "discharge", "dated": "2999-01-01"}
    url = f"/api/v1/cases/{case_with_everyone.case.pk}/documents/"
    assert api_as(people["lead"]).post(url, body, format="multipart").status_code == 400
    assert not QuarantinedUpload.objects.exists()
