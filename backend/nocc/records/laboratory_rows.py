"""From a row of a laboratory's table to a value: which column is what, and what a cell may hold."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache

from nocc.common.clinic import clinic_zone
from nocc.common.rules import InvalidInput
from nocc.oncology.vocabularies import lab_tests
from nocc.patients.identifiers import without_substitutions
from nocc.patients.models import IdentifierSystem, Patient

from .measures import LabValue, Measure, Sitter, measure_of
from .numbers import Ambiguous, NotANumber, Number, read_number
from .tables import Layout

LONGEST_CELL = 200
# What stands in a cell that holds nothing.
NOTHING = ("", "-", "--", "n.d.")
FORMULA = re.compile(r"[=@]|[+-](?!\d|$)")

# What each column may be called, in Italian and in English, folded: no accents, case or punctuation.
NAMES: dict[str, str] = {
    "loinc": "loinc; loinc code; codice loinc; loinc num",
    "test": (
        "esame; test; analita; analisi; parametro; prestazione; codice esame; descrizione esame; test id; "
        "analyte; component; lab test; test name; test code; nome esame; esame di laboratorio"
    ),
    "value": "valore; risultato; esito; value; result; valore numerico; result value; valore esame",
    "unit": "unita; unita di misura; u m; um; udm; unit; units; ucum; unit of measure; unita misura",
    "taken_at": (
        "data; data prelievo; data del prelievo; data e ora; data ora; data ora prelievo; prelievo; data e "
        "ora prelievo; data e ora del prelievo; data esame; date; datetime; date time; taken at; collected; "
        "collected at; collection date; sample date; collection time stamp; effective date"
    ),
    "time": "ora; ora prelievo; ora del prelievo; time; collection time; sample time",
    "low": (
        "min; minimo; limite inferiore; riferimento min; rif min; valore minimo; low; reference low; ref low; "
        "range low; lower limit; lower"
    ),
    "high": (
        "max; massimo; limite superiore; riferimento max; rif max; valore massimo; high; reference high; ref "
        "high; range high; upper limit; upper"
    ),
    "range": (
        "intervallo; intervallo di riferimento; intervalli di riferimento; valori di riferimento; range; "
        "riferimento; v r; vr; valori normali; reference range; reference interval; ref range; normal range"
    ),
    "laboratory": "laboratorio; lab; laboratory; laboratorio analisi; performing lab; performing laboratory",
    "identifier": (
        "codice fiscale; cf; cod fiscale; fiscal code; tax code; id paziente; paziente id; patient id; "
        "patient identifier; mrn; codice paziente; numero paziente; nosologico; stp; eni; cartella"
    ),
    "family_name": "cognome; surname; last name; family name; cognome paziente",
    "given_name": "nome paziente; first name; given name",
    "birth_date": "data di nascita; data nascita; nascita; nato il; birth date; date of birth; dob; birthdate",
}
REQUIRED = (frozenset({"test", "loinc"}), frozenset({"value"}), frozenset({"unit"}), frozenset({"taken_at"}))
DAY = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>\d{4}))"
)
HOUR = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?")
RANGE = re.compile(r"[\[(]?\s*([\d.,]+)\s*(?:-|–|—|÷|\ba\b|\bto\b)\s*([\d.,]+)\s*[\])]?", re.IGNORECASE)


@dataclass(eq=False)
class Fault(Exception):
    """A row that cannot be kept: which column, why, and what stood there where it may be repeated."""

    role: str
    code: str
    text: str = ""
    expected: str = ""


def folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.sub(r"[^a-z0-9+%/-]", " ", letters.replace("_", " ").replace(".", " ")).split())


@cache
def _roles() -> dict[str, str]:
    return {name: role for role, names in NAMES.items() for name in names.split("; ")}


def roles_of(headers: list[str]) -> dict[int, str]:
    """What these headers mean, each meaning once; empty where they are no header of such a table."""
    found: dict[int, str] = {}
    for place, header in enumerate(headers):
        name = folded(header[:80]).replace("-", " ").replace("/", " ")
        role = _roles().get(" ".join(name.split()))
        if role is not None and role not in found.values():
            found[place] = role
    has_family_name = "family_name" in found.values()
    for place, header in enumerate(headers):
        if has_family_name and "given_name" not in found.values() and folded(header[:80]) in ("nome", "name"):
            found[place] = "given_name"
    return found if len(found) > 1 else {}


class RowReader:
    """Reads the rows of one table for one patient; what repeats from row to row is worked out once."""

    def __init__(self, layout: Layout, patient: Patient) -> None:
        self.decimal_mark = layout.decimal_mark
        self.sitter = Sitter.of(patient)
        self.owner = Owner(patient)
        self.unit_is_given = "unit" in layout.roles
        self.moment = lru_cache(maxsize=4096)(read_moment)

    def measure(self, cells: dict[str, str]) -> Measure:
        """Raises Fault."""
        _must_be_harmless(cells)
        self.owner.must_be_of(cells)
        test = self._test(cells)
        number = self._number("value", cells.get("value", ""))
        low, high = self._range(cells)
        sent = LabValue(
            test=test,
            value=number.value,
            comparator=number.comparator,
            unit=cells.get("unit", ""),
            taken_at=self._moment(cells),
            reference_low=low,
            reference_high=high,
            laboratory=cells.get("laboratory", ""),
            sent=cells["value"],
        )
        try:
            return measure_of(sent, self.sitter)
        except InvalidInput as refused:
            raise _fault_of(refused, cells) from None

    def _test(self, cells: dict[str, str]) -> str:
        names = [cells.get(role, "") for role in ("loinc", "test")]
        if not any(names):
            raise Fault("test", "required")
        for name in filter(None, names):
            if (code := test_called(name)) is not None:
                return code
        raise Fault("test" if names[1] else "loinc", "unknown_code", names[1] or names[0])

    def _number(self, role: str, text: str) -> Number:
        if not text:
            raise Fault(role, "required")
        try:
            return read_number(text, decimal_mark=self.decimal_mark)
        except Ambiguous:
            raise Fault(role, "number_ambiguous", text) from None
        except NotANumber:
            raise Fault(role, "invalid", text) from None

    def _moment(self, cells: dict[str, str]) -> datetime:
        text = cells.get("taken_at", "")
        if not text:
            raise Fault("taken_at", "required")
        moment = self.moment(text, cells.get("time", ""))
        if moment is None:
            raise Fault("taken_at", "date_invalid", text)
        return moment

    def _range(self, cells: dict[str, str]) -> tuple[Decimal | None, Decimal | None]:
        written = {role: cells[role] for role in ("low", "high", "range") if cells.get(role, "") not in NOTHING}
        limits = {role: self._number(role, text).value for role, text in written.items() if role != "range"}
        if limits or "range" not in written:
            return limits.get("low"), limits.get("high")
        text = written["range"]
        if between := RANGE.fullmatch(text):
            return self._number("range", between[1]).value, self._number("range", between[2]).value
        number = self._number("range", re.sub(r"^(?:fino a|sino a|up to)\s*", "<", text, flags=re.IGNORECASE))
        if number.comparator.startswith("<"):
            return None, number.value
        if number.comparator:
            return number.value, None
        raise Fault("range", "invalid", text)


def _fault_of(refused: InvalidInput, cells: dict[str, str]) -> Fault:
    role = {"reference_low": "range", "reference_high": "range"}.get(refused.field or "", refused.field or "")
    if role == "range" and "range" not in cells:
        role = "low"
    return Fault(role, refused.code, cells.get(role, ""), str(refused.extra.get("expected", "")))


def _must_be_harmless(cells: dict[str, str]) -> None:
    for role, text in cells.items():
        if len(text) > LONGEST_CELL:
            raise Fault(role, "max_length")
        if FORMULA.match(text) and role not in ("low", "high", "range"):
            raise Fault(role, "formula_not_allowed", text)


@lru_cache(maxsize=4096)
def test_called(name: str) -> str | None:
    """The code of the test that laboratories call so, by code, LOINC, label or another of its names."""
    return _names_of_tests().get(folded(name[:LONGEST_CELL]))


@cache
def _names_of_tests() -> dict[str, str]:
    names: dict[str, str] = {}
    for test in lab_tests():
        for name in (test.code, test.loinc, test.label_it, test.label_en, *test.names):
            names.setdefault(folded(name), test.code)
    return names


def read_moment(text: str, hour: str = "") -> datetime | None:
    """ISO 8601, or day/month/year with an hour; without a zone it is the clinic's. None for anything else."""
    try:
        if (stamp := _iso(text)) is not None:
            return stamp
        day, _, rest = text.replace("T", " ").partition(" ")
        found = DAY.fullmatch(day)
        if found is None:
            return None
        year, month, number = (found[name] or found[f"{name}2"] for name in ("y", "m", "d"))
        at = _hour(rest.strip() or hour)
        if at is None:
            return None
        return datetime.combine(date(int(year), int(month), int(number)), at, tzinfo=clinic_zone()).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    """Only with an explicit zone; what has none goes the common way."""
    try:
        stamp = datetime.fromisoformat(text)
    except ValueError:
        return None
    return stamp.astimezone(UTC) if stamp.tzinfo is not None else None


def _hour(text: str) -> time | None:
    if not text:
        return time.min
    found = HOUR.fullmatch(text)
    return time(int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


class Owner:
    """Whose values the table may hold: a row that names somebody else is refused, and not repeated anywhere."""

    def __init__(self, patient: Patient) -> None:
        self.keys = set(_keys_of(patient))
        self.family_name = folded(patient.family_name)
        self.given_name = folded(patient.given_name)
        self.birth_date = patient.birth_date

    def must_be_of(self, cells: dict[str, str]) -> None:
        if (code := cells.get("identifier")) and not {code.upper(), _fiscal_key(code)} & self.keys:
            raise Fault("identifier", "another_patient")
        for role in ("family_name", "given_name"):
            if (name := cells.get(role)) and folded(name) != getattr(self, role):
                raise Fault(role, "another_patient")
        if day := cells.get("birth_date"):
            born = DAY.fullmatch(day)
            if born is None or _date_of(born) != self.birth_date:
                raise Fault("birth_date", "another_patient" if born else "date_invalid")


def _keys_of(patient: Patient) -> Iterator[str]:
    for identifier in patient.identifiers.all():
        yield identifier.value.upper()
        if identifier.system == IdentifierSystem.FISCAL_CODE:
            yield _fiscal_key(identifier.value)
    yield str(patient.pk).upper()


def _fiscal_key(code: str) -> str:
    code = re.sub(r"\s", "", code).upper()
    return without_substitutions(code) if len(code) == 16 else code


def _date_of(found: re.Match[str]) -> date | None:
    try:
        return date(*(int(found[name] or found[f"{name}2"]) for name in ("y", "m", "d")))
    except ValueError:
        return None
