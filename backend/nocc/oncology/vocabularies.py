"""Code lists with their Italian and English labels, loaded once and immutable."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Generic, TypeVar

from .tables import read_table
from .terms import (
    Ace27Condition,
    CharlsonItem,
    FollowupRule,
    GlossaryTerm,
    GroupedTerm,
    LabTest,
    MdtFact,
    Morphology,
    PathologyField,
    Regimen,
    RtSchedule,
    Term,
    Topography,
    Toxicity,
    Treatment,
)

T_co = TypeVar("T_co", bound=Term, covariant=True)

TABLES: dict[str, type[Term]] = {
    "topography": Topography,
    "morphology": Morphology,
    "labs": LabTest,
    "treatments": Treatment,
    "regimens": Regimen,
    "rt_schedules": RtSchedule,
    "toxicities": Toxicity,
    "mdt_facts": MdtFact,
    "pathology_fields": PathologyField,
    "followup_schedule": FollowupRule,
    "charlson": CharlsonItem,
    "glossary": GlossaryTerm,
    "plain_treatments": Term,
    "ace27_conditions": Ace27Condition,
    "specialties": GroupedTerm,
    "patient_priorities": GroupedTerm,
}


class UnknownVocabulary(LookupError):
    """No code list has this name."""


class UnknownCode(LookupError):
    """The code list does not know this code."""

    def __init__(self, vocabulary: str, code: str) -> None:
        super().__init__(f"{vocabulary}: {code}")
        self.vocabulary = vocabulary
        self.code = code


@dataclass(frozen=True)
class Vocabulary(Generic[T_co]):
    """An ordered code list: `code in v`, `v[code]` (raises UnknownCode), iteration in table order."""

    name: str
    terms: tuple[T_co, ...]

    @cached_property
    def _by_code(self) -> dict[str, T_co]:
        return {term.code: term for term in self.terms}

    @cached_property
    def _haystacks(self) -> tuple[tuple[str, T_co], ...]:
        return tuple((_folded(f"{term.code} {term.label_en} {term.label_it}"), term) for term in self.terms)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._by_code)

    def __getitem__(self, code: str) -> T_co:
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownCode(self.name, code) from None

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __iter__(self) -> Iterator[T_co]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def search(self, text: str) -> tuple[T_co, ...]:
        """Terms whose code or labels hold every word of the text, accents and case aside."""
        words = _folded(text).split()
        return tuple(term for haystack, term in self._haystacks if all(word in haystack for word in words))


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@cache
def _code_lists() -> dict[str, Vocabulary[Term]]:
    terms: dict[str, list[Term]] = {}
    for row in read_table("vocab/codelists.csv"):
        terms.setdefault(row["list"], []).append(Term.from_row(row))
    return {name: Vocabulary(name, tuple(items)) for name, items in terms.items()}


@cache
def vocabulary(name: str) -> Vocabulary[Term]:
    """The code list of that name: a table or one of the short lists (`p16_status`, `ecog`, `margin`…)."""
    if name in TABLES:
        term = TABLES[name]
        return Vocabulary(name, tuple(term.from_row(row) for row in read_table(f"vocab/{name}.csv")))
    try:
        return _code_lists()[name]
    except KeyError:
        raise UnknownVocabulary(name) from None


@cache
def content_digest() -> str:
    """Changes with any label or attribute: what cached answers are recognised by."""
    digest = hashlib.sha256()
    for name in vocabulary_names():
        for term in vocabulary(name):
            digest.update(repr(term).encode())
    return digest.hexdigest()


def vocabulary_names() -> tuple[str, ...]:
    return (*TABLES, *_code_lists())


def label(name: str, code: str, language: str) -> str:
    return vocabulary(name)[code].label(language)


def topographies() -> Vocabulary[Topography]:
    return vocabulary("topography")  # type: ignore[return-value]


def morphologies() -> Vocabulary[Morphology]:
    return vocabulary("morphology")  # type: ignore[return-value]


def lab_tests() -> Vocabulary[LabTest]:
    return vocabulary("labs")  # type: ignore[return-value]


def treatments() -> Vocabulary[Treatment]:
    return vocabulary("treatments")  # type: ignore[return-value]


def regimens() -> Vocabulary[Regimen]:
    return vocabulary("regimens")  # type: ignore[return-value]


def rt_schedules() -> Vocabulary[RtSchedule]:
    return vocabulary("rt_schedules")  # type: ignore[return-value]


def mdt_facts() -> Vocabulary[MdtFact]:
    return vocabulary("mdt_facts")  # type: ignore[return-value]


def followup_rules() -> Vocabulary[FollowupRule]:
    return vocabulary("followup_schedule")  # type: ignore[return-value]


def charlson_items() -> Vocabulary[CharlsonItem]:
    return vocabulary("charlson")  # type: ignore[return-value]


def ace27_conditions() -> Vocabulary[Ace27Condition]:
    return vocabulary("ace27_conditions")  # type: ignore[return-value]
