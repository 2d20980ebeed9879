from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import DateTimeField, F, Q, QuerySet, TextChoices, Value
from django.db.models.functions import Cast, Coalesce

from nocc.cases.selectors.explanations import explanations_of
from nocc.imaging.models import Study
from nocc.imaging.selectors import studies_released_to
from nocc.patients.models import Concealment, Patient
from nocc.records.models import Document, Observation, PathologyReport
from nocc.records.selectors import (
    documents_released_to,
    observations_of_patient,
    pathology_released_to,
    waiting_time_of,
)

Position = tuple[datetime, UUID]


class ExamKind(TextChoices):
    LABORATORY = "laboratory"
    DOCUMENT = "document"
    PATHOLOGY = "pathology"
    STUDY = "study"


# The names under which these rows are concealed.
ITEM_KINDS = {
    ExamKind.LABORATORY: "observation",
    ExamKind.DOCUMENT: "document",
    ExamKind.PATHOLOGY: "pathology",
    ExamKind.STUDY: "study",
}


# Exams that are looked through for what can be told of them on paper.
MOST_EXPLAINED = 200


@dataclass(frozen=True)
class ExamItem:
    """Something of the patient's own record that they may read; `is_concealed` when they hide it from others."""

    kind: ExamKind
    at: datetime
    row: Observation | Document | PathologyReport | Study
    is_concealed: bool
    explanation: str


def exams_of(patient: Patient, *, kinds: list[ExamKind], after: Position | None, limit: int) -> list[ExamItem]:
    """The patient's released exams of these kinds that come after a position, newest first."""
    sources = _sources(patient)
    parts = [_placed(sources[kind], kind, after) for kind in kinds]
    places = list(parts[0].union(*parts[1:], all=True).order_by("-at", "-id")[:limit])
    rows = {kind: sources[kind].in_bulk([place["id"] for place in places if place["exam"] == kind]) for kind in kinds}
    explained = explanations_of((ITEM_KINDS[place["exam"]], place["id"]) for place in places)
    concealed = set(Concealment.objects.filter(patient=patient, revoked_at__isnull=True).values_list("kind", "item"))
    return [
        ExamItem(
            kind=ExamKind(place["exam"]),
            at=place["at"],
            row=rows[place["exam"]][place["id"]],
            is_concealed=(ITEM_KINDS[place["exam"]], place["id"]) in concealed,
            explanation=explained.get((ITEM_KINDS[place["exam"]], place["id"]), ""),
        )
        for place in places
    ]


def explained_exams_of(patient: Patient) -> list[ExamItem]:
    """The patient's released exams of which a physician has said what they mean, newest first."""
    exams = exams_of(patient, kinds=list(ExamKind), after=None, limit=MOST_EXPLAINED)
    return [exam for exam in exams if exam.explanation]


def _sources(patient: Patient) -> dict[str, QuerySet]:
    """The rows of each kind, with the moment they are dated."""
    midnight = DateTimeField()
    documents = documents_released_to(patient).annotate(at=Coalesce(Cast("dated", midnight), "created_at"))
    reports = pathology_released_to(patient).annotate(at=Coalesce(Cast("reported_on", midnight), "created_at"))
    studies = studies_released_to(patient, wait=waiting_time_of(patient))
    return {
        ExamKind.LABORATORY: observations_of_patient(patient).annotate(at=F("taken_at")),
        ExamKind.DOCUMENT: documents,
        ExamKind.PATHOLOGY: reports,
        ExamKind.STUDY: studies.annotate(at=Cast("performed_on", midnight)),
    }


def _placed(rows: QuerySet, kind: ExamKind, after: Position | None) -> QuerySet:
    if after is not None:
        moment, item = after
        rows = rows.filter(Q(at__lt=moment) | Q(at=moment, pk__lt=item))
    return rows.order_by().annotate(exam=Value(kind.value)).values("exam", "at", "id")
