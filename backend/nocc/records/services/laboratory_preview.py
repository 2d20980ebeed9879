"""What a table would add to a case, row by row, and how that is told before anything is kept."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from ..laboratory_rows import Fault, RowReader
from ..measures import Measure
from ..models import LaboratoryImport, flag_of
from ..selectors import observations_visible_to
from ..tables import Layout, rows_of

BATCH = 1000
# What a preview names one by one; the rest it counts.
MOST_ROWS_SHOWN = 200
MOST_ERRORS_SHOWN = 1000
LONGEST_TEXT_SHOWN = 60


@dataclass(frozen=True)
class Judged:
    """A row of the table: a value to keep, one that is there already, or a fault."""

    row: int
    measure: Measure | None = None
    is_duplicate: bool = False
    # Another value of this test at this moment stands in the case already.
    differs: bool = False
    fault: Fault | None = None


class Reader:
    """Reads the text of one import for whoever imports it."""

    def __init__(self, laboratory_import: LaboratoryImport) -> None:
        self.case = laboratory_import.case
        self.layout = Layout(**laboratory_import.layout)
        self.rows = RowReader(self.layout, self.case.patient)
        self.keys: set[bytes] = set()
        self.moments: set[bytes] = set()
        # What is concealed from the importer stays so: it is no duplicate to them.
        known = observations_visible_to(laboratory_import.imported_by).filter(case=self.case)
        standing = known.values_list("test", "taken_at", "comparator", "value")
        for test, taken_at, comparator, value in standing.iterator(chunk_size=5000):
            self.keys.add(digest_of(test, taken_at, comparator, value))
            self.moments.add(digest_of(test, taken_at))

    def batches(self, text: Iterable[str]) -> Iterator[list[Judged]]:
        batch: list[Judged] = []
        for row, cells in rows_of(text, self.layout):
            batch.append(self._judged(row, cells))
            if len(batch) == BATCH:
                yield batch
                batch = []
        yield batch

    def _judged(self, row: int, cells: dict[str, str]) -> Judged:
        try:
            measure = self.rows.measure(cells)
        except Fault as fault:
            return Judged(row, fault=fault)
        key = digest_of(measure.test, measure.taken_at, measure.comparator, measure.value)
        if key in self.keys:
            return Judged(row, measure, is_duplicate=True)
        self.keys.add(key)
        return Judged(row, measure, differs=digest_of(measure.test, measure.taken_at) in self.moments)


def digest_of(test: str, taken_at: datetime, comparator: str = "", value: Decimal | None = None) -> bytes:
    """What makes two values the same: test, moment and amount. Sixteen bytes, so that all of a case's fit in memory."""
    text = f"{test}|{taken_at.timestamp()}|{comparator}|{'' if value is None else value.normalize()}"
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


@dataclass
class _TestSummary:
    test: str
    unit: str
    count: int = 0
    out_of_range: int = 0
    first: datetime | None = None
    last: datetime | None = None

    def add(self, measure: Measure) -> None:
        self.count += 1
        self.out_of_range += _flag(measure) in ("low", "high")
        moment = measure.taken_at
        self.first, self.last = min(self.first or moment, moment), max(self.last or moment, moment)

    def as_json(self) -> dict:
        shown = {"test": self.test, "unit": self.unit, "count": self.count, "out_of_range": self.out_of_range}
        return shown | {"first": self.first and _stamp(self.first), "last": self.last and _stamp(self.last)}


@dataclass
class Preview:
    """What is told of a table before its values are kept; see `ImportPreviewSerializer` for the shape."""

    layout: Layout
    new: int = 0
    duplicate: int = 0
    error: int = 0
    tests: dict[str, _TestSummary] = field(default_factory=dict)
    rows: list[dict] = field(default_factory=list)
    duplicates: list[dict] = field(default_factory=list)
    errors: list[dict] = field(default_factory=list)

    def add(self, judged: Judged) -> None:
        if judged.fault is not None:
            self._add_fault(judged.row, judged.fault)
        elif judged.measure is not None:
            self._add_value(judged, judged.measure)

    def as_json(self) -> dict:
        columns = zip(self.layout.headers, self.layout.roles, strict=True)
        return {
            "new": self.new,
            "duplicate": self.duplicate,
            "error": self.error,
            "columns": [{"header": header, "role": role} for header, role in columns],
            "tests": [test.as_json() for test in self.tests.values()],
            "rows": self.rows,
            "duplicates": self.duplicates,
            "errors": self.errors,
        }

    def _add_value(self, judged: Judged, measure: Measure) -> None:
        shown = self.duplicates if judged.is_duplicate else self.rows
        if len(shown) < MOST_ROWS_SHOWN:
            shown.append({"row": judged.row, **shown_value(measure), "differs": judged.differs})
        if judged.is_duplicate:
            self.duplicate += 1
            return
        self.new += 1
        self.tests.setdefault(measure.test, _TestSummary(measure.test, measure.unit)).add(measure)

    def _add_fault(self, row: int, fault: Fault) -> None:
        self.error += 1
        if len(self.errors) < MOST_ERRORS_SHOWN:
            self.errors.append(
                {
                    "row": row,
                    "column": self._header_of(fault.role),
                    "code": fault.code,
                    "text": fault.text[:LONGEST_TEXT_SHOWN],
                    "expected": fault.expected,
                }
            )

    def _header_of(self, role: str) -> str:
        return self.layout.headers[self.layout.roles.index(role)] if role in self.layout.roles else role


def shown_value(measure: Measure) -> dict:
    """What was measured, as the API says it of an observation."""
    low, high = measure.reference_low, measure.reference_high
    return {
        "test": measure.test,
        "value": float(measure.value),
        "comparator": measure.comparator or None,
        "unit": measure.unit,
        "sent_value": measure.sent_value,
        "sent_unit": measure.sent_unit,
        "reference_low": None if low is None else float(low),
        "reference_high": None if high is None else float(high),
        "flag": _flag(measure),
        "taken_at": _stamp(measure.taken_at),
    }


def _flag(measure: Measure) -> str | None:
    flag = flag_of(measure.value, measure.comparator, measure.reference_low, measure.reference_high)
    return flag and flag.value


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
