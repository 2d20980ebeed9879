import asyncio
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import AsyncRequestFactory
from rest_framework.request import Request

from nocc.audit.models import AccessEntry
from nocc.cases.factories import CaseFactory
from nocc.cases.models import CaseEvent, Clearance
from nocc.cases.services.safety import break_the_glass
from nocc.common.clinic import today
from nocc.patients.models import Concealment
from nocc.records.downloads import content_response
from nocc.records.factories import document_of, image_bytes, pdf_bytes

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


def form(content: bytes = b"Referto", name: str = "referto.txt", **changes) -> dict:
    return {"file": SimpleUploadedFile(name, content), "title": "Istologia", "kind": "pathology_biopsy", **changes}


def url(item) -> str:
    return f"/api/v1/documents/{item.pk}/"


@pytest.fixture
def documents(case_with_everyone):
    return f"/api/v1/cases/{case_with_everyone.case.pk}/documents/"


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("lead", 200, 201),
        ("participant", 200, 201),
        ("observer", 200, 403),
        ("member", 404, 404),
        ("outsider", 404, 404),
        ("patient", 404, 404),
        ("administrator", 404, 404),
        ("anonymous", 401, 401),
    ],
)
def test_who_may_list_and_add_documents(api_as, case_with_everyone, documents, who, read, write):
    client = api_as(case_with_everyone.people[who])
    assert client.get(documents).status_code == read
    assert client.post(documents, form(), format="multipart").status_code == write


@pytest.mark.parametrize(
    ("verb", "statuses"),
    [
        ("get", {"lead": 200, "participant": 200, "oncologist": 200}),
        ("content", {"lead": 200, "participant": 200, "oncologist": 200}),
        ("patch", {"lead": 200, "participant": 200, "oncologist": 403}),
        ("versions", {"lead": 201, "participant": 201, "oncologist": 201}),
        ("release", {"lead": 200, "participant": 403, "oncologist": 403}),
        ("withdraw", {"lead": 200, "participant": 200, "oncologist": 403}),
    ],
)
@pytest.mark.parametrize("who", ["lead", "participant", "oncologist", "observer", "outsider", "patient", "anonymous"])
def test_who_may_do_what_with_a_document(api_as, case_with_everyone, verb, statuses, who):
    case, people = case_with_everyone.case, case_with_everyone.people
    item = url(document_of(case, added_by=people["participant"]))
    client = api_as(people[who])
    requests = {
        "get": lambda: client.get(item),
        "content": lambda: client.get(item + "content/"),
        "patch": lambda: client.patch(item, {"title": "Citologia"}),
        "versions": lambda: client.post(item + "versions/", {"file": form()["file"]}, format="multipart"),
        "release": lambda: client.post(item + "release/"),
        "withdraw": lambda: client.post(item + "withdraw/"),
    }
    expected = statuses.get(who, 401 if who == "anonymous" else 404)
    assert requests[verb]().status_code == expected


def test_a_document_tells_what_its_file_is(api_as, case_with_everyone, documents):
    client = api_as(case_with_everyone.people["lead"])
    added = client.post(documents, form(pdf_bytes(), "../../<b>.html", dated="2026-01-02"), format="multipart").json()
    assert (added["media_type"], added["version"], added["kind"]) == ("application/pdf", 1, "pathology_biopsy")
    assert added["versions"][0]["file_name"] == "<b>.html"
    assert client.get(documents).json()["results"] == [added]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"kind": "novel"}, "kind", "unknown_code"),
        ({"title": ""}, "title", "blank"),
        ({"dated": "2999-01-01"}, "dated", "date_in_future"),
        ({"file": ""}, "file", "invalid"),
    ],
)
def test_a_form_with_a_mistake_is_refused(api_as, case_with_everyone, documents, changes, field, code):
    answer = api_as(case_with_everyone.people["lead"]).post(documents, form(**changes), format="multipart")
    assert answer.status_code == 400
    assert answer.json()["errors"][field][0]["code"] == code


@pytest.mark.parametrize(
    ("content", "media_type", "extension"),
    [
        (pdf_bytes(), "application/pdf", "pdf"),
        (image_bytes("PNG"), "image/png", "png"),
        (image_bytes("JPEG"), "image/jpeg", "jpg"),
        ("Perché".encode(), "text/plain; charset=utf-8", "txt"),
    ],
)
def test_a_file_goes_out_as_it_came_in_and_never_as_a_page(api_as, case_with_everyone, content, media_type, extension):
    document = document_of(case_with_everyone.case, content=content, title='"; drop.html')
    answer = api_as(case_with_everyone.people["lead"]).get(url(document) + "content/")
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Type"] == media_type
    assert answer["Content-Disposition"] == f'attachment; filename="{document.pk}-1.{extension}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Length"] == str(len(content))


@pytest.mark.parametrize("accept", ["application/pdf", "image/*", "text/html", "application/problem+json", "", "junk"])
def test_a_file_goes_out_whatever_the_reader_prefers(api_as, case_with_everyone, accept):
    document = document_of(case_with_everyone.case, content=pdf_bytes())
    answer = api_as(case_with_everyone.people["lead"]).get(url(document) + "content/", headers={"accept": accept})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")


def test_a_file_is_shown_in_place_only_when_asked(api_as, case_with_everyone):
    item = url(document_of(case_with_everyone.case)) + "content/"
    client = api_as(case_with_everyone.people["lead"])
    assert client.get(item, {"inline": "1"})["Content-Disposition"].startswith("inline;")
    assert client.get(item, {"inline": "0"})["Content-Disposition"].startswith("attachment;")


def test_earlier_versions_stay(api_as, case_with_everyone):
    document = document_of(case_with_everyone.case, content=b"first")
    client = api_as(case_with_everyone.people["participant"])
    body = client.post(url(document) + "versions/", {"file": form(b"second")["file"]}, format="multipart").json()
    assert [version["number"] for version in body["versions"]] == [2, 1]
    contents = {
        wanted: b"".join(client.get(url(document) + "content/", {"version": wanted}).streaming_content)
        for wanted in (1, 2)
    }
    assert contents == {1: b"first", 2: b"second"}
    assert b"".join(client.get(url(document) + "content/").streaming_content) == b"second"
    assert client.get(url(document) + "content/", {"version": 3}).status_code == 404


def test_observers_get_a_document_once_it_is_cleared(api_as, case_with_everyone, documents):
    case, people = case_with_everyone.case, case_with_everyone.people
    document = document_of(case)
    observer = api_as(people["observer"])
    assert observer.get(documents).json()["results"] == []
    Clearance.objects.create(case=case, kind="document", item=document.pk, cleared_by=people["lead"])
    (row,) = observer.get(documents).json()["results"]
    assert row["title"] == "Istologia"
    assert row["added_by"] is None
    assert row["versions"] is None
    assert observer.get(url(document) + "content/").status_code == 200


@pytest.mark.parametrize("change", ["title", "file"])
def test_what_is_new_in_a_cleared_document_is_not_cleared(api_as, case_with_everyone, change):
    case, people = case_with_everyone.case, case_with_everyone.people
    document = document_of(case)
    Clearance.objects.create(case=case, kind="document", item=document.pk, cleared_by=people["lead"])
    lead = api_as(people["lead"])
    if change == "title":
        lead.patch(url(document), {"title": "Istologia di Paola Rossi"})
    else:
        lead.post(url(document) + "versions/", {"file": form()["file"]}, format="multipart")
    assert api_as(people["observer"]).get(url(document)).status_code == 404


def test_observers_do_not_learn_of_documents_from_the_log(case_with_everyone):
    document_of(case_with_everyone.case)
    assert CaseEvent.objects.get(kind="document.added").audience == "staff"


def test_a_withdrawn_document_is_shown_no_more(api_as, case_with_everyone, documents):
    document = document_of(case_with_everyone.case)
    client = api_as(case_with_everyone.people["lead"])
    assert client.post(url(document) + "withdraw/").json()["withdrawn_at"]
    assert client.get(documents).json()["results"] == []
    assert client.get(url(document) + "content/").status_code == 404


def test_a_concealed_document_leaves_no_trace_but_for_its_author(api_as, case_with_everyone, documents):
    case, people = case_with_everyone.case, case_with_everyone.people
    document = document_of(case, added_by=people["participant"])
    Concealment.objects.create(patient=case.patient, kind="document", item=document.pk)
    assert api_as(people["participant"]).get(url(document) + "content/").status_code == 200
    assert api_as(people["lead"]).get(documents).json()["results"] == []
    assert api_as(people["lead"]).get(url(document) + "content/").status_code == 404


def test_a_document_is_corrected_but_not_into_the_future(api_as, case_with_everyone):
    document = document_of(case_with_everyone.case)
    client = api_as(case_with_everyone.people["lead"])
    assert client.patch(url(document), {"dated": str(today())}).json()["dated"] == str(today())
    assert client.patch(url(document), {"dated": str(today() + timedelta(days=1))}).status_code == 400


def test_who_has_broken_the_glass_reads_and_adds_nothing(api_as, case_with_everyone, documents):
    case, member = case_with_everyone.case, case_with_everyone.people["member"]
    document = document_of(case)
    break_the_glass(case=case, user=member, reason="Emorragia in pronto soccorso")
    client = api_as(member)
    assert [row["id"] for row in client.get(documents).json()["results"]] == [str(document.pk)]
    assert client.get(url(document) + "content/").status_code == 200
    assert client.post(documents, form(), format="multipart").status_code == 403
    assert set(AccessEntry.objects.values_list("ground", flat=True)) == {"emergency"}


def test_a_file_leaves_an_asgi_server_in_chunks(case_with_everyone):
    document = document_of(case_with_everyone.case, content=b"Referto")
    answer = content_response(Request(AsyncRequestFactory().get("/")), document.newest)
    assert answer.is_async

    async def gathered() -> bytes:
        return b"".join([chunk async for chunk in answer.streaming_content])

    assert asyncio.run(gathered()) == b"Referto"


def test_opening_a_file_is_in_the_access_log(api_as, case_with_everyone):
    document = document_of(case_with_everyone.case)
    api_as(case_with_everyone.people["participant"]).get(url(document) + "content/")
    entry = AccessEntry.objects.get(kind="document")
    assert (entry.items, entry.ground, entry.action) == ([document.pk], "participant", "read")


def test_documents_of_another_case_stay_there(api_as, case_with_everyone, documents):
    foreign = document_of(CaseFactory())
    assert api_as(case_with_everyone.people["lead"]).get(url(foreign)).status_code == 404
    assert api_as(case_with_everyone.people["lead"]).get(documents).json()["results"] == []
