"""What each code list says about a code. Terms are immutable and know no storage."""

from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import ClassVar, Self

from .tables import Row, read_table


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _parts(text: str, separator: str = ";") -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def _bounds(text: str) -> tuple[Decimal, Decimal]:
    """`66-68` is a range, `70` is a range of one value."""
    low, _, high = text.partition("-")
    return Decimal(low), Decimal(high or low)


@dataclass(frozen=True, kw_only=True)
class Term:
    """A code with its labels; `code_column` is where the table keeps the code."""

    code_column: ClassVar[str] = "code"
    code: str
    label_en: str
    label_it: str

    @classmethod
    def from_row(cls, row: Row) -> Self:
        return cls(**cls._labels(row), **cls._details(row))

    @classmethod
    def _labels(cls, row: Row) -> Row:
        return {"code": row[cls.code_column], "label_en": row["label_en"], "label_it": row["label_it"]}

    @classmethod
    def _details(cls, row: Row) -> dict:
        return {}

    def label(self, language: str) -> str:
        return self.label_it if language.startswith("it") else self.label_en

    def attributes(self) -> dict:
        """What the term says beyond code and labels, ready for JSON."""
        shared = {field.name for field in fields(Term)}
        own = (field.name for field in fields(self) if field.name not in shared)
        return {name: _plain(getattr(self, name)) for name in own}


def _plain(value):
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Term):
        return {"code": value.code, "label_en": value.label_en, "label_it": value.label_it} | value.attributes()
    return value


@dataclass(frozen=True, kw_only=True)
class Topography(Term):
    code_column = "icdo3"
    icd10: str
    site_group: str
    staging_family: str | None

    @classmethod
    def _details(cls, row: Row) -> dict:
        return {
            "icd10": row["icd10"],
            "site_group": row["site_group"],
            "staging_family": row["staging_family"] or None,
        }


@dataclass(frozen=True, kw_only=True)
class Morphology(Term):
    code_column = "icdo3"
    family: str

    @classmethod
    def _details(cls, row: Row) -> dict:
        return {"family": row["family"]}


@cache
def _lab_details() -> dict[str, Row]:
    """What is known of each test beyond the published list: see `lab_details.csv` for the sources."""
    return {row["test_id"]: row for row in read_table("vocab/lab_details.csv")}


@dataclass(frozen=True, kw_only=True)
class LabTest(Term):
    """A laboratory test. The ranges are defaults: a range sent by the laboratory always prevails."""

    code_column = "test_id"
    loinc: str
    specimen: str
    ucum: str
    ref_low_m: Decimal | None
    ref_high_m: Decimal | None
    ref_low_f: Decimal | None
    ref_high_f: Decimal | None
    purpose: str
    panel: str
    # UCUM; the first is the one that values are kept in.
    units: tuple[str, ...]
    # Other names and LOINC codes under which laboratories send it, in lower case.
    names: tuple[str, ...]
    # Between mass and amount of substance, and between amount and equivalents; None where neither is meant.
    molar_mass_g_mol: Decimal | None
    valence: int | None

    @classmethod
    def _details(cls, row: Row) -> dict:
        ranges = {name: _number(row[name]) for name in ("ref_low_m", "ref_high_m", "ref_low_f", "ref_high_f")}
        more = _lab_details()[row["test_id"]]
        return {
            **{name: row[name] for name in ("loinc", "specimen", "ucum")},
            **ranges,
            "purpose": row["why_in_hn"],
            "panel": more["panel"],
            "units": (row["ucum"], *_parts(more["other_units"])),
            "names": _parts(more["names"]),
            "molar_mass_g_mol": _number(more["molar_mass_g_mol"]),
            "valence": int(more["valence"]) if more["valence"] else None,
        }

    @property
    def is_numeric(self) -> bool:
        return self.ucum not in {"{presence}", "{type}"}

    def reference_range(self, sex: str) -> tuple[Decimal | None, Decimal | None]:
        """Low and high limit for `male` or `female`; for anyone else the wider of the two."""
        if sex == "male":
            return self.ref_low_m, self.ref_high_m
        if sex == "female":
            return self.ref_low_f, self.ref_high_f
        lows = [low for low in (self.ref_low_m, self.ref_low_f) if low is not None]
        highs = [high for high in (self.ref_high_m, self.ref_high_f) if high is not None]
        return min(lows, default=None), max(highs, default=None)


@dataclass(frozen=True, kw_only=True)
class Treatment(Term):
    parent: str | None
    kind: str

    @classmethod
    def _details(cls, row: Row) -> dict:
        return {"parent": row["parent"] or None, "kind": row["kind"]}


@dataclass(frozen=True, kw_only=True)
class Regimen(Term):
    code_column = "regimen_id"
    treatments: tuple[str, ...]
    drugs: tuple[str, ...]
    dose: str
    schedule: str
    cycles: str
    note: str

    @classmethod
    def _details(cls, row: Row) -> dict:
        texts = {name: row[name] for name in ("dose", "schedule", "cycles", "note")}
        return {"treatments": _parts(row["treatment_codes"]), "drugs": _parts(row["drugs"]), **texts}


@dataclass(frozen=True, kw_only=True)
class RtSchedule(Term):
    """A radiotherapy schedule; totals are (lowest, highest), equal where the schedule is exact."""

    code_column = "schedule_id"
    treatments: tuple[str, ...]
    total_gy: tuple[Decimal, Decimal]
    fractions: tuple[Decimal, Decimal]
    gy_per_fraction: tuple[Decimal, Decimal]
    fractions_per_week: str
    note: str

    @classmethod
    def _details(cls, row: Row) -> dict:
        doses = {name: _bounds(row[name]) for name in ("total_gy", "fractions", "gy_per_fraction")}
        texts = {name: row[name] for name in ("fractions_per_week", "note")}
        return {"treatments": _parts(row["treatment_codes"]), **doses, **texts}


@dataclass(frozen=True, kw_only=True)
class Toxicity(Term):
    code_column = "toxicity_id"
    phases: tuple[str, ...]

    @classmethod
    def _details(cls, row: Row) -> dict:
        return {"phases": _parts(row["phase"], "/")}


@cache
def _fact_ranges() -> dict[str, Row]:
    return {row["item_id"]: row for row in read_table("vocab/mdt_fact_ranges.csv")}


@cache
def _fact_choices() -> dict[tuple[str, str], Term]:
    return {(row["item_id"], row["code"]): Term.from_row(row) for row in read_table("vocab/mdt_fact_choices.csv")}


@dataclass(frozen=True, kw_only=True)
class MdtFact(Term):
    """A fact the board asks for beyond staging: nutrition, airway, swallowing, teeth, voice, eligibility.

    A number lies within `minimum` and `maximum`: the scale of a score, what is plausible in an adult otherwise.
    One that `is_computed` follows from others and is asked of nobody.
    """

    code_column = "item_id"
    datatype: str
    unit: str
    choices: tuple[str, ...]
    choice_labels: tuple[Term, ...]
    minimum: Decimal | None
    maximum: Decimal | None
    is_computed: bool
    external_code: str
    group: str

    @classmethod
    def _details(cls, row: Row) -> dict:
        item, is_choice = row["item_id"], row["datatype"] == "choice"
        choices = _parts(row["unit_or_choices"], "/") if is_choice else ()
        limits = _fact_ranges().get(item, {"minimum": "", "maximum": "", "is_computed": ""})
        return {
            "datatype": row["datatype"],
            "unit": "" if is_choice else row["unit_or_choices"],
            "choices": choices,
            "choice_labels": tuple(_fact_choices()[item, choice] for choice in choices),
            "minimum": _number(limits["minimum"]),
            "maximum": _number(limits["maximum"]),
            "is_computed": bool(limits["is_computed"]),
            "external_code": row["code"],
            "group": row["group"],
        }


@dataclass(frozen=True, kw_only=True)
class PathologyField(Term):
    code_column = "field_id"
    datatype: str
    unit: str
    choices: tuple[str, ...]
    code_list: str | None
    requirement: str

    @classmethod
    def _details(cls, row: Row) -> dict:
        detail = row["unit_or_list"]
        code_list = "morphology" if detail == "morphology.csv" else detail.removeprefix("codelists:")
        is_coded = row["datatype"] == "code" or detail.startswith("codelists:")
        is_choice = row["datatype"] == "choice"
        return {
            "datatype": row["datatype"],
            "unit": "" if is_coded or is_choice else detail,
            "choices": _parts(detail, "/") if is_choice else (),
            "code_list": code_list if is_coded else None,
            "requirement": row["requirement"],
        }


@dataclass(frozen=True, kw_only=True)
class FollowupRule(Term):
    """When a control is due, in months after the end of treatment.

    The intervals (default, shortest, longest) are None where the control is not periodic; `rhythm` then says why
    (`once`, `as needed`, `each visit`).
    """

    code_column = "rule_id"
    kind: str
    from_month: Decimal
    to_month: Decimal
    interval_months: Decimal | None
    interval_min_months: Decimal | None
    interval_max_months: Decimal | None
    rhythm: str
    applies_to: str

    @classmethod
    def _details(cls, row: Row) -> dict:
        default = row["interval_default_months"]
        is_periodic = default[0].isdigit()
        return {
            "kind": row["kind"],
            "from_month": Decimal(row["from_month"]),
            "to_month": Decimal(row["to_month"]),
            "interval_months": Decimal(default) if is_periodic else None,
            "interval_min_months": Decimal(row["interval_min_months"]) if is_periodic else None,
            "interval_max_months": Decimal(row["interval_max_months"]) if is_periodic else None,
            "rhythm": "periodic" if is_periodic else default,
            "applies_to": row["applies_to"],
        }


@dataclass(frozen=True, kw_only=True)
class CharlsonItem(Term):
    """A comorbidity with its weight; beside the graver form of the same disease (`graver`) it counts nothing."""

    GRAVER: ClassVar[dict[str, str]] = {"liver_mild": "liver_severe", "dm": "dm_eod", "tumour": "mets"}

    code_column = "item_id"
    weight: int
    graver: str | None

    @classmethod
    def _details(cls, row: Row) -> dict:
        return {"weight": int(row["weight"]), "graver": cls.GRAVER.get(row["item_id"])}


@dataclass(frozen=True, kw_only=True)
class Ace27Condition(Term):
    """An ailment of the Adult Comorbidity Evaluation-27 in its system; `grades` are those that it knows, mild first."""

    code_column = "item_id"
    system: str
    grades: tuple[Term, ...]

    @classmethod
    def _details(cls, row: Row) -> dict:
        known = [grade for grade in ("1", "2", "3") if row[f"grade{grade}_en"]]
        return {
            "system": row["system"],
            "grades": tuple(
                Term(code=grade, label_en=row[f"grade{grade}_en"], label_it=row[f"grade{grade}_it"]) for grade in known
            ),
        }


@dataclass(frozen=True, kw_only=True)
class GlossaryTerm(Term):
    """A word of medicine with its meaning in plain words, and the forms in which texts use it."""

    forms_en: tuple[str, ...]
    forms_it: tuple[str, ...]
    meaning_en: str
    meaning_it: str

    @classmethod
    def _details(cls, row: Row) -> dict:
        forms = {name: _parts(row[name]) for name in ("forms_en", "forms_it")}
        return forms | {name: row[name] for name in ("meaning_en", "meaning_it")}


@dataclass(frozen=True, kw_only=True)
class GroupedTerm(Term):
    """Specialties of the board and priorities of patients, gathered under a heading."""

    group: str

    @classmethod
    def _details(cls, row: Row) -> dict:
        return {"group": row["group"]}
