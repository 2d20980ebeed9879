"""The same findings in every edition of a schema, side by side. Shown, never chosen: nothing is restaged."""

from collections.abc import Mapping
from dataclasses import dataclass

from .derive import TARGETS, Derivation, Target, derive
from .group import StageResult, categories_defined, group_stage
from .schemas import Schema, UnknownSchema, schemas_of


@dataclass(frozen=True)
class EditionOutcome:
    """`tnm` is what was grouped: derived where that was possible, stated otherwise; empty where an axis is open."""

    edition: str
    is_provisional: bool
    derived: Mapping[Target, Derivation]
    tnm: tuple[str, ...]
    result: StageResult


def compare_editions(
    schema_id: str,
    classification: str,
    findings: Mapping[str, object],
    stated: Mapping[Target, str],
    *,
    provisional_enabled: bool,
) -> tuple[EditionOutcome, ...]:
    """Raises UnknownSchema where no edition has the schema, and InvalidFindings."""
    schemas = schemas_of(schema_id)
    if not schemas:
        raise UnknownSchema(schema_id)
    return tuple(
        _outcome(schema, classification, findings, stated, provisional_enabled=provisional_enabled)
        for schema in schemas
    )


def _outcome(
    schema: Schema,
    classification: str,
    findings: Mapping[str, object],
    stated: Mapping[Target, str],
    *,
    provisional_enabled: bool,
) -> EditionOutcome:
    key = (schema.schema_id, schema.edition, classification)
    derived: dict[Target, Derivation] = {}
    for target in TARGETS:
        derived[target] = derive(*key, target, findings, provisional_enabled=provisional_enabled)
    t, n, m = (_grouped_category(key, derived[target], stated.get(target, "")) for target in TARGETS)
    if not (t and n and m):
        return EditionOutcome(schema.edition, schema.is_provisional, derived, (), StageResult(None))
    result = group_stage(*key, t, n, m, provisional_enabled=provisional_enabled)
    return EditionOutcome(schema.edition, schema.is_provisional, derived, (t, n, m), result)


def _grouped_category(key: tuple[str, str, str], derivation: Derivation, stated: str) -> str:
    """A category that cannot be derived is the stated one, where the edition has that category at all."""
    category = derivation.category or ""
    is_open = not category or category.endswith("X")
    return stated if is_open and stated in categories_defined(*key) else category
