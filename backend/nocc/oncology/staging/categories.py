"""T, N and M as each schema and edition defines them, with the criterion in words."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..tables import Row, read_table


@dataclass(frozen=True)
class Category:
    """One category; `classification` is `c`, `p`, or `both` where clinical and pathological agree."""

    edition: str
    classification: Literal["c", "p", "both"]
    kind: Literal["T", "N", "M"]
    code: str
    criterion_en: str
    criterion_it: str

    def criterion(self, language: str) -> str:
        return self.criterion_it if language.startswith("it") else self.criterion_en

    @classmethod
    def from_row(cls, row: Row) -> "Category":
        return cls(**{name: row[name] for name in cls.__dataclass_fields__})  # type: ignore[arg-type]


@cache
def _by_schema() -> dict[str, tuple[Category, ...]]:
    found: dict[str, list[Category]] = {}
    for row in read_table("staging/categories.csv"):
        found.setdefault(row["schema_id"], []).append(Category.from_row(row))
    return {schema_id: tuple(categories) for schema_id, categories in found.items()}


def categories_of(schema_id: str, editions: Collection[str]) -> tuple[Category, ...]:
    """What may be chosen as T, N and M in these editions of a schema, in the order of the table."""
    return tuple(category for category in _by_schema().get(schema_id, ()) if category.edition in editions)


@cache
def _criteria() -> dict[tuple[str, str, str, str], Category]:
    return {
        (schema_id, category.edition, classification, category.code): category
        for schema_id, categories in _by_schema().items()
        for category in categories
        for classification in ("cp" if category.classification == "both" else category.classification)
    }


def criterion_of(schema_id: str, edition: str, classification: str, code: str, language: str) -> str | None:
    """The criterion in words; None for a category that the schema does not have."""
    category = _criteria().get((schema_id, edition, classification, code))
    return category.criterion(language) if category else None
