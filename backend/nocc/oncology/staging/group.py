"""Stage groups by table: what the table does not list is not classifiable."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..tables import read_table
from .schemas import find_schema

Reason = Literal["not_classifiable", "unknown_category", "provisional_disabled"]
Triple = tuple[str, str, str]
REASONS: tuple[Reason, ...] = ("not_classifiable", "unknown_category", "provisional_disabled")


@dataclass(frozen=True)
class StageResult:
    """A stage group, or None with the reason why there is none."""

    stage: str | None
    reason: Reason | None = None


@cache
def _groups() -> dict[Triple, dict[Triple, str]]:
    """Stage per (T, N, M), per (schema, edition, classification)."""
    groups: dict[Triple, dict[Triple, str]] = defaultdict(dict)
    for row in read_table("staging/stage_groups.csv"):
        key = (row["schema_id"], row["edition"], row["classification"])
        groups[key][row["T"], row["N"], row["M"]] = row["stage"]
    return dict(groups)


@cache
def _categories() -> dict[Triple, frozenset[str]]:
    """Categories that exist, per (schema, edition, classification)."""
    categories: dict[Triple, set[str]] = defaultdict(set)
    for row in read_table("staging/categories.csv"):
        for classification in "cp" if row["classification"] == "both" else row["classification"]:
            categories[row["schema_id"], row["edition"], classification].add(row["code"])
    return {key: frozenset(codes) for key, codes in categories.items()}


def categories_defined(schema_id: str, edition: str, classification: str) -> frozenset[str]:
    """Codes of T, N and M that exist there; none where the schema does not."""
    return _categories().get((schema_id, edition, classification), frozenset())


def group_stage(
    schema_id: str, edition: str, classification: str, t: str, n: str, m: str, *, provisional_enabled: bool
) -> StageResult:
    """Stage group of unprefixed categories (`T2`, `N1`, `M0`), clinical (`c`) or pathological (`p`).

    Records with a y, r, m or a prefix have no stage group of their own: callers keep them and do not ask.
    Raises UnknownSchema when the edition has no such schema; the 7th has none.
    """
    schema = find_schema(schema_id, edition)
    if schema.is_provisional and not provisional_enabled:
        return StageResult(None, "provisional_disabled")
    if classification not in schema.classifications:
        return StageResult(None, "not_classifiable")
    key = (schema_id, edition, classification)
    stage = _groups()[key].get((t, n, m))
    if stage is not None:
        return StageResult(stage)
    is_known = _categories()[key].issuperset((t, n, m))
    return StageResult(None, "not_classifiable" if is_known else "unknown_category")
