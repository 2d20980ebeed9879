"""The fields of a report, and the conditions under which each applies and is required.

`pathology_fields.csv` says so in prose; `pathology_rules.csv` says the same in a form that server and browser evaluate
alike, with the source of each row. A condition is alternatives (`|`) of tests that all hold (`&`): `name = a;b` is one
of these words, `name > 0` a number above it; `always` and `never` are what they say. No test holds of what is unknown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from ..tables import read_table
from ..terms import PathologyField
from ..vocabularies import vocabulary

# What is asked of the case as well as of the report: facts beside the report's own values.
CASE_FACTS = ("site_group", "staging_family", "morphology", "presentation", "m", "is_after_treatment")

# What is known, by name; None is what is not.
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Test:
    fact: str
    any_of: tuple[str, ...] = ()
    above: Decimal | None = None

    def holds(self, facts: Facts) -> bool:
        value = facts.get(self.fact)
        if value is None:
            return False
        if self.above is not None:
            return isinstance(value, int | float | Decimal) and value > self.above
        return value in self.any_of


@dataclass(frozen=True)
class Condition:
    """Holds if every test of one of the alternatives does."""

    alternatives: tuple[tuple[Test, ...], ...]

    def holds(self, facts: Facts) -> bool:
        return any(all(test.holds(facts) for test in tests) for tests in self.alternatives)

    def facts(self) -> Iterator[str]:
        return (test.fact for tests in self.alternatives for test in tests)


ALWAYS, NEVER = Condition(((),)), Condition(())


@dataclass(frozen=True)
class Choice:
    code: str
    label_en: str
    label_it: str


@dataclass(frozen=True)
class ReportField:
    """One field; `choices` are the words or codes it takes, none where it is a number, a text or a long code list."""

    term: PathologyField
    group: str
    applies: Condition
    required: Condition
    choices: tuple[Choice, ...]
    source: str

    @property
    def name(self) -> str:
        return self.term.code

    def is_missing(self, values: Facts, facts: Facts) -> bool:
        return is_empty(values.get(self.name)) and self.required.holds(facts)


def is_empty(value: object) -> bool:
    return value is None or value == "" or value == []


def parse_condition(text: str) -> Condition:
    """Raises ValueError for what is no condition: the table is read when the process starts to use it."""
    if text in {"always", "never"}:
        return ALWAYS if text == "always" else NEVER
    return Condition(tuple(tuple(map(_parse_test, part.split(" & "))) for part in text.split(" | ")))


def _parse_test(text: str) -> Test:
    match text.split(" ", 2):
        case [fact, "=", words]:
            return Test(fact.strip(), any_of=tuple(words.split(";")))
        case [fact, ">", number]:
            return Test(fact.strip(), above=Decimal(number))
    raise ValueError(f"no test: {text}")


@cache
def report_fields() -> tuple[ReportField, ...]:
    """Every field, in the order in which a report is read."""
    own: dict[str, list[Choice]] = {}
    for row in read_table("vocab/pathology_choices.csv"):
        own.setdefault(row["field_id"], []).append(Choice(row["choice"], row["label_en"], row["label_it"]))
    terms: dict[str, PathologyField] = {term.code: term for term in vocabulary("pathology_fields")}  # type: ignore[misc]
    return tuple(
        ReportField(
            term=(term := terms[row["field_id"]]),
            group=row["group"],
            applies=parse_condition(row["applies_when"]),
            required=parse_condition(row["required_when"]),
            choices=tuple(own.get(term.code, ())) or _coded(term),
            source=row["source"],
        )
        for row in read_table("vocab/pathology_rules.csv")
    )


def _coded(term: PathologyField) -> tuple[Choice, ...]:
    if term.datatype != "code" or term.code_list is None or term.code_list == "morphology":
        return ()
    return tuple(Choice(code.code, code.label_en, code.label_it) for code in vocabulary(term.code_list))


def applying(values: Facts, facts: Facts) -> list[str]:
    """Fields that apply, and any other that holds a value: nothing stated is ever hidden."""
    return [
        field.name for field in report_fields() if field.applies.holds(facts) or not is_empty(values.get(field.name))
    ]


def missing(values: Facts, facts: Facts) -> list[str]:
    return [field.name for field in report_fields() if field.is_missing(values, facts)]
