"""T, N and M from measurements and findings, by ordered rules of which the first that holds decides."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ..tables import Row, read_table
from .conditions import Condition, InvalidCondition, parse
from .findings import SIDES, Findings, all_inputs, checked, side_from_tumour
from .group import categories_defined
from .schemas import find_schema

Target = Literal["T", "N", "M"]
Axis = tuple[str, str, str, str]
TARGETS: tuple[Target, ...] = ("T", "N", "M")
Reason = Literal["no_rules", "provisional_disabled", "missing_input"]
REASONS: tuple[Reason, ...] = ("no_rules", "provisional_disabled", "missing_input")


@dataclass(frozen=True)
class Rule:
    rule_id: str
    condition: Condition
    names: frozenset[str]
    result: str
    is_provisional: bool

    @property
    def is_unassessable(self) -> bool:
        return self.result.endswith("X")


@dataclass(frozen=True)
class RuleSet:
    """The rules of one axis, in order; `trials` has, per number or choice, one value on each side of every limit."""

    rules: tuple[Rule, ...]
    trials: Mapping[str, tuple[float | str, ...]]

    @property
    def names(self) -> frozenset[str]:
        return frozenset[str]().union(*(rule.names for rule in self.rules))

    @property
    def is_provisional(self) -> bool:
        return any(rule.is_provisional for rule in self.rules)

    @property
    def lowest(self) -> str:
        return min(rule.result for rule in self.rules if not rule.is_unassessable)


@dataclass(frozen=True)
class Derivation:
    """A category with its rule, or the reason why there is none.

    `missing` names what is still needed; `possible` what the category can become once it is known, lowest first, and
    `at_least` the lowest of these where it already says something.
    """

    category: str | None = None
    rule_id: str | None = None
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    at_least: str | None = None


@cache
def _rule_sets() -> dict[Axis, RuleSet]:
    rows: dict[Axis, list[Row]] = {}
    for row in read_table("staging/derivation_rules.csv"):
        for classification in "cp" if row["classification"] == "both" else row["classification"]:
            rows.setdefault((row["schema_id"], row["edition"], classification, row["target"]), []).append(row)
    return {axis: _rule_set(axis, ordered) for axis, ordered in rows.items()}


def _rule_set(axis: Axis, rows: list[Row]) -> RuleSet:
    defined = categories_defined(*axis[:3])
    limits: dict[str, set[float | str]] = {}
    rules = []
    for row in sorted(rows, key=lambda row: int(row["order"])):
        if row["result"] not in defined:
            raise InvalidCondition(f"{row['rule_id']}: {row['result']} is no category of {axis}")
        parsed = parse(row["condition"], all_inputs())
        for name, constants in parsed.constants.items():
            limits.setdefault(name, set()).update(constants)
        is_provisional = "PROVISIONAL" in row["note"]
        rules.append(Rule(row["rule_id"], parsed.condition, parsed.names, row["result"], is_provisional))
    return RuleSet(tuple(rules), {name: _trials(name, constants) for name, constants in limits.items()})


def _trials(name: str, constants: set[float | str]) -> tuple[float | str, ...]:
    asked = all_inputs()[name]
    if asked.kind == "choice":
        return asked.choices
    numbers = {float(constant) for constant in constants}
    return tuple(sorted(numbers | {number + 1 for number in numbers} | {max(min(numbers) - 1, 0)})) if numbers else ()


def derive(
    schema_id: str,
    edition: str,
    classification: str,
    target: str,
    findings: Mapping[str, object],
    *,
    provisional_enabled: bool,
) -> Derivation:
    """Derive one category. A missing or null flag is false; without `nodes_assessed` N is NX.

    Raises UnknownSchema, and InvalidFindings for names and values that no rule could ask.
    """
    find_schema(schema_id, edition)
    told = checked(findings)
    rule_set = _rule_sets().get((schema_id, edition, classification, target))
    if rule_set is None:
        return Derivation(reason="no_rules")
    known = _as_asked(schema_id, told)
    for rule in rule_set.rules:
        value, needed = rule.condition.evaluate(known)
        if value is False:
            continue
        if rule.is_provisional and not provisional_enabled:
            return Derivation(reason="provisional_disabled")
        if value is None:
            lacking = Derivation(reason="missing_input", missing=_named(needed, told))
            is_withheld = rule_set.is_provisional and not provisional_enabled
            return lacking if is_withheld else _open(rule_set, known, told, lacking)
        found = Derivation(category=rule.result, rule_id=rule.rule_id)
        return _open(rule_set, known, told, found) if target == "T" and rule.is_unassessable else found
    return Derivation(reason="no_rules")


def derivable_axes() -> tuple[Axis, ...]:
    """Schema, edition, classification and target of everything that has rules."""
    return tuple(_rule_sets())


def inputs_asked(schema_id: str, edition: str, classification: str, target: str) -> frozenset[str]:
    """Names that the rules of this axis ask; right and left beside the side that is derived from them."""
    rule_set = _rule_sets().get((schema_id, edition, classification, target))
    if rule_set is None:
        return frozenset()
    return rule_set.names | (frozenset(SIDES) if "laterality" in rule_set.names else frozenset())


def _as_asked(schema_id: str, told: Findings) -> Findings:
    """The findings with the side as the rules know it."""
    known = dict(told)
    if schema_id.startswith("unknown_primary"):
        # There is no tumour to be on a side: nodes of one side are ipsilateral.
        known["tumour_side"] = "midline"
    side = side_from_tumour(known)
    if side and "laterality" not in known:
        known["laterality"] = side
    if known.get("node_count") == 0:
        # No node of the neck is on any side: retropharyngeal ones have none in the rules.
        known.setdefault("laterality", "none")
    return known


def _named(needed: frozenset[str], told: Findings) -> tuple[str, ...]:
    """In the order of the form. Where the nodes' sides are told, what is missing is the tumour's."""
    if "laterality" in needed and (told.get("nodes_right") or told.get("nodes_left")):
        needed = needed - {"laterality"} | {"tumour_side"}
    return tuple(name for name in all_inputs() if name in needed)


def _open(rule_set: RuleSet, known: Findings, told: Findings, found: Derivation) -> Derivation:
    """What is known of a category that cannot be derived yet: what is missing and what it can become."""
    possible = sorted(set(_outcomes(rule_set, known)))
    return replace(
        found,
        missing=_named(_needed(rule_set, known), told),
        possible=tuple(possible),
        at_least=possible[0] if possible[0] != rule_set.lowest else None,
    )


def _needed(rule_set: RuleSet, known: Findings) -> frozenset[str]:
    truths = (rule.condition.evaluate(known, is_absence_open=True) for rule in rule_set.rules)
    return next(needed for value, needed in truths if value is None)


def _outcomes(rule_set: RuleSet, known: Findings) -> Iterator[str]:
    """Every category that some value of what is missing leads to."""
    for rule in rule_set.rules:
        value, needed = rule.condition.evaluate(known, is_absence_open=True)
        if value:
            yield rule.result
            return
        if value is None:
            name = min(needed)
            for trial in rule_set.trials[name]:
                yield from _outcomes(rule_set, {**known, name: trial})
            return
