"""What the board knew: the tumour, the patient, what was reviewed and what was missing."""

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.imaging.models import Study
from nocc.patients.models import Patient
from nocc.patients.selectors import current_priorities, without_concealed
from nocc.records.models import Document, Observation, PathologyReport

from ..selectors.checklist import ItemStatus, checklist_of
from .people import person
from .plain import fields, stated

# What became of a row says nothing of what it holds.
BOOKKEEPING = ("withdrawn_at", "released_at")


def case_content(case: Case) -> dict:
    diagnosis = getattr(case, "diagnosis", None)
    stagings = case.stagings.filter(superseded_at__isnull=True).order_by("created_at")
    return {
        "id": case.pk,
        "reference": case.reference,
        "version": case.version,
        "group": case.group.name,
        "opened_by": person(case.opened_by),
        "opened_at": case.created_at,
        "question": case.question,
        "referrer_plan": case.referrer_plan,
        "diagnosis": diagnosis and stated(diagnosis, "id", "created_at"),
        "stagings": [
            {**stated(staging, "superseded_at"), "recorded_by": person(staging.recorded_by)}
            for staging in stagings.select_related("recorded_by__physician__facility")
        ],
    }


def patient_content(patient: Patient) -> dict:
    priorities = current_priorities(patient)
    return {
        **fields(patient, "id", "version", "family_name", "given_name", "birth_date", "birth_place", "sex"),
        "identifiers": [
            fields(identifier, "system", "value", "issuer")
            for identifier in patient.identifiers.order_by("system", "value")
        ],
        "priorities": priorities and fields(priorities, "ranking", "note", "created_at"),
    }


def assessment_content(case: Case) -> dict | None:
    assessment = getattr(case, "assessment", None)
    return assessment and {**stated(assessment, "id", "created_at"), "stated_at": assessment.updated_at}


def material_content(case: Case) -> dict:
    documents = _shown(case, Document.objects, "document", "added_by").prefetch_related("versions__file")
    return {
        "documents": [_document(document) for document in documents],
        "studies": [
            stated(study, "added_by", "report", *BOOKKEEPING)
            for study in _shown(case, Study.objects, "study", "added_by")
        ],
        "pathology": [
            stated(report, "added_by", *BOOKKEEPING)
            for report in _shown(case, PathologyReport.objects, "pathology", "added_by")
        ],
        "observations": [
            {**stated(value, "entered_by", *BOOKKEEPING), "flag": value.flag}
            for value in _shown(case, Observation.objects, "observation", "entered_by")
        ],
    }


def missing_content(case: Case, signer: User) -> list[dict]:
    """What the checklist asked for in vain, by what the signer sees: which item it is, never which document."""
    return [
        {"code": item.code, "status": item.status, "blocking": item.blocking}
        for item in checklist_of(case, signer)
        if item.status != ItemStatus.OK
    ]


def _document(document: Document) -> dict:
    newest = max(document.versions.all(), key=lambda version: version.number, default=None)
    return {
        **stated(document, "added_by", *BOOKKEEPING),
        "version": newest and newest.number,
        "versioned_at": newest and newest.created_at,
        "sha256": newest and newest.file.sha256,
    }


def _shown(case: Case, rows, kind: str, author: str):
    unconcealed = without_concealed(rows, kind=kind, reader=None, author=author)
    return unconcealed.filter(case=case, withdrawn_at__isnull=True).order_by("created_at", "pk")
