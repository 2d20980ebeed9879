"""Laboratory values as a table that a spreadsheet opens, and that can be imported again."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from nocc.audit.services import AccessSubject
from nocc.cases.models import Case
from nocc.oncology.vocabularies import lab_tests

from .models import Observation

# What a spreadsheet takes for a formula.
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
HEADERS = {
    "it": ("Codice LOINC", "Esame", "Valore", "Unità", "Min", "Max", "Data e ora", "Laboratorio"),
    "en": ("LOINC", "Test", "Value", "Unit", "Low", "High", "Taken at", "Laboratory"),
}


@dataclass(frozen=True)
class Export:
    """All laboratory values of a case, taken away at once: one line of the access log."""

    case: Case

    def access_subject(self) -> AccessSubject:
        case_id: UUID = self.case.pk
        return AccessSubject(kind="laboratory_export", item=case_id, case=case_id, patient=self.case.patient_id)


class _Echo:
    def write(self, line: str) -> str:
        return line


def table_of(rows: Iterable[Observation], *, language: str) -> Iterator[str]:
    """Lines of CSV as spreadsheets of this language read it: Italian ones want semicolons and decimal commas."""
    is_italian = language == "it"
    writer = csv.writer(_Echo(), delimiter=";" if is_italian else ",")
    yield "\ufeff" + writer.writerow(HEADERS[language])
    for row in rows:
        yield writer.writerow([_harmless(cell) for cell in _cells(row, language, "," if is_italian else ".")])


def _cells(row: Observation, language: str, mark: str) -> Iterator[str]:
    yield row.loinc
    yield lab_tests()[row.test].label(language)
    yield f"{row.comparator}{_number(row.value, mark)}"
    yield row.unit
    yield _number(row.reference_low, mark)
    yield _number(row.reference_high, mark)
    yield row.taken_at.isoformat()
    yield row.laboratory


def _number(value, mark: str) -> str:
    if value is None:
        return ""
    # All four places: "1.250" could be read as thousands, "1.2500" could not.
    return f"{value:.4f}".replace(".", mark)


def _harmless(cell: str) -> str:
    """An apostrophe before what would be computed: it is shown as it is written."""
    return f"'{cell}" if cell.startswith(FORMULA_BEGINNINGS) else cell
