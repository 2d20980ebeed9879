"""Laboratory values, pathology, documents and studies. Observers get files once somebody marked them as cleaned."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from nocc.common.clinic import today
from nocc.records.factories import table_bytes

from ..door import answers, board, delete, lead, listed, patch, post, read, readers, viewers
from ..world import Record

CASE = "cases/<uuid:case_id>/"
UNSEEN = {"observers": 404}
IMPORT = CASE + "observations/import/"
# Nobody but the lead, who imported it, knows of it; who could never import is told so before anything is looked for.
UNCONFIRMED = {"item": "preview of an import"}
UNCONFIRMED_SEEN = answers(lead=200, observers=403)
UNCONFIRMED_DONE = answers(lead=200, emergency=403, observers=403)
CLEANED = {"item": "cleaned document"}
# Its author, and nobody else who works on the case, still sees what the patient conceals.
CONCEALED = {"item": "concealed document"}
CONCEALED_REPORT = {"item": "concealed report"}


def haemoglobin(record: Record) -> dict:
    return {"test": "hb", "value": 9.1, "unit": "g/dL", "taken_at": timezone.now().isoformat()}


def a_file(record: Record) -> dict:
    return {"file": SimpleUploadedFile("lettera.txt", b"Lettera di dimissione")}


def a_document(record: Record) -> dict:
    return {"title": "Lettera", "kind": "pathology_biopsy", **a_file(record)}


def a_table(record: Record) -> dict:
    return {"file": SimpleUploadedFile("esami.csv", table_bytes())}


def a_study(record: Record) -> dict:
    return {"modality": "CT", "performed_on": str(today())}


def a_report(record: Record) -> dict:
    return {"specimen_type": "incisional biopsy", "histology_icdo3": "8070/3", "grade": "G2"}


def a_correction(record: Record) -> dict:
    return {"grade": "G3"}


DOORS = [
    listed(CASE + "observations/", viewers()),
    post(CASE + "observations/", board(201), haemoglobin),
    post("observations/<uuid:pk>/withdraw/", lead(200)),
    post("observations/<uuid:pk>/correct/", lead(201), haemoglobin),
    listed(CASE + "observations/tests/", viewers()),
    read(CASE + "observations.csv", readers()),
    listed(IMPORT, readers()),
    post(IMPORT, board(201), a_table, is_form=True),
    read(IMPORT + "<uuid:pk>/", readers()),
    read(IMPORT + "<uuid:pk>/", UNCONFIRMED_SEEN, **UNCONFIRMED),
    delete(IMPORT + "<uuid:pk>/", UNCONFIRMED_DONE | {"lead": 204}, **UNCONFIRMED),
    post(IMPORT + "<uuid:pk>/confirm/", UNCONFIRMED_DONE, **UNCONFIRMED),
    post(IMPORT + "<uuid:pk>/withdraw/", lead(200)),
    listed(CASE + "documents/", viewers()),
    post(CASE + "documents/", board(201), a_document, is_form=True),
    read("documents/<uuid:pk>/", readers(**UNSEEN)),
    read("documents/<uuid:pk>/", viewers(), **CLEANED),
    read("documents/<uuid:pk>/", answers(participant=200), **CONCEALED),
    patch("documents/<uuid:pk>/", lead(200, **UNSEEN), lambda record: {"title": "Istologia definitiva"}),
    patch("documents/<uuid:pk>/", lead(200), lambda record: {"title": "Istologia definitiva"}, **CLEANED),
    read("documents/<uuid:pk>/content/", readers(**UNSEEN)),
    read("documents/<uuid:pk>/content/", viewers(), **CLEANED),
    read("documents/<uuid:pk>/content/", answers(participant=200), **CONCEALED),
    read("documents/<uuid:pk>/preview/", readers(**UNSEEN)),
    read("documents/<uuid:pk>/preview/", viewers(), **CLEANED),
    read("documents/<uuid:pk>/preview/", answers(participant=200), **CONCEALED),
    post("documents/<uuid:pk>/versions/", board(201, **UNSEEN), a_file, is_form=True),
    post("documents/<uuid:pk>/release/", lead(200, **UNSEEN)),
    post("documents/<uuid:pk>/withdraw/", lead(200, **UNSEEN)),
    listed("documents/quarantine/", answers(otherwise=200)),
    # Who sent the file knows of it and waits: a refusal, where others are told of nothing.
    post("documents/quarantine/<uuid:pk>/discard/", answers(lead=200, coordinator=200, participant=403)),
    post(
        "documents/quarantine/<uuid:pk>/rescan/",
        answers(lead=409, coordinator=409, participant=403),
    ),
    listed(CASE + "pathology/", viewers()),
    post(CASE + "pathology/", board(201), a_report),
    read(CASE + "pathology/form/", viewers()),
    read("pathology/<uuid:pk>/", viewers()),
    read("pathology/<uuid:pk>/", answers(participant=200), **CONCEALED_REPORT),
    patch("pathology/<uuid:pk>/", lead(200), a_correction, is_edit=True),
    listed("pathology/<uuid:pk>/versions/", readers()),
    read("pathology/<uuid:pk>/staging/", readers()),
    post("pathology/<uuid:pk>/release/", lead(200)),
    post("pathology/<uuid:pk>/withdraw/", lead(200)),
    listed(CASE + "diary/", readers()),
    listed(CASE + "studies/", viewers()),
    post(CASE + "studies/", board(201), a_study),
    read("studies/<uuid:pk>/", viewers()),
    patch("studies/<uuid:pk>/", lead(200), lambda record: {"description": "TC collo e torace"}),
    post("studies/<uuid:pk>/release/", lead(200)),
    post("studies/<uuid:pk>/withdraw/", lead(200)),
]
