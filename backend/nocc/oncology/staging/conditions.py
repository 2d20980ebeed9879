"""The language of the derivation rules: read once into a tree of our own, evaluated with three truth values.

A condition knows names of inputs, constants, `and`, `or`, `not`, one comparison at a time, `in (…)` and `is None`.
Anything else is refused when the table is loaded. Nothing is ever executed.

An absent flag is false. An absent number or choice makes a comparison unknown; `and` and `or` are unknown only where
the known parts do not decide. `is None` is the one question about absence itself.
"""

import ast
import operator
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from .findings import Findings, Input

LONGEST = 500
ORDER: dict[type[ast.cmpop], Callable] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
EQUALITY = (ast.Eq, ast.NotEq)
NOTHING: frozenset[str] = frozenset()


class InvalidCondition(ValueError):
    """The text is no condition of this language."""


class Truth(NamedTuple):
    """True, False, or None with the names that are missing to tell."""

    value: bool | None
    needed: frozenset[str] = NOTHING


TRUE, FALSE = Truth(True), Truth(False)


class Condition(Protocol):
    def evaluate(self, findings: Findings, *, is_absence_open: bool = False) -> Truth:
        """`is_absence_open` asks what would hold if absent values came: `is None` is then unknown, not true."""
        ...


@dataclass(frozen=True)
class Always:
    value: bool

    def evaluate(self, findings: Findings, *, is_absence_open: bool = False) -> Truth:
        return Truth(self.value)


@dataclass(frozen=True)
class Flag:
    name: str

    def evaluate(self, findings: Findings, *, is_absence_open: bool = False) -> Truth:
        return Truth(bool(findings.get(self.name)))


@dataclass(frozen=True)
class IsAbsent:
    name: str

    def evaluate(self, findings: Findings, *, is_absence_open: bool = False) -> Truth:
        if findings.get(self.name) is not None:
            return FALSE
        return Truth(None, frozenset({self.name})) if is_absence_open else TRUE


@dataclass(frozen=True)
class Comparison:
    """A number or choice against a constant."""

    name: str
    holds: Callable
    constant: float | str

    def evaluate(self, findings: Findings, *, is_absence_open: bool = False) -> Truth:
        value = findings.get(self.name)
        if value is None:
            return Truth(None, frozenset({self.name}))
        return Truth(self.holds(value, self.constant))


@dataclass(frozen=True)
class OneOf:
    name: str
    options: tuple[str, ...]

    def evaluate(self, findings: Findings, *, is_absence_open: bool = False) -> Truth:
        value = findings.get(self.name)
        return Truth(None, frozenset({self.name})) if value is None else Truth(value in self.options)


@dataclass(frozen=True)
class Not:
    part: Condition

    def evaluate(self, findings: Findings, *, is_absence_open: bool = False) -> Truth:
        value, needed = self.part.evaluate(findings, is_absence_open=is_absence_open)
        return Truth(None if value is None else not value, needed)


@dataclass(frozen=True)
class Joined:
    """`and` (decided by a false part) or `or` (decided by a true one)."""

    decisive: bool
    parts: tuple[Condition, ...]

    def evaluate(self, findings: Findings, *, is_absence_open: bool = False) -> Truth:
        needed = NOTHING
        for part in self.parts:
            value, missing = part.evaluate(findings, is_absence_open=is_absence_open)
            if value is self.decisive:
                return Truth(value)
            needed |= missing
        return Truth(None, needed) if needed else Truth(not self.decisive)


@dataclass(frozen=True)
class Parsed:
    """A condition with the inputs it names and the constants it compares each with."""

    condition: Condition
    names: frozenset[str]
    constants: Mapping[str, frozenset[float | str]]


def parse(text: str, inputs: Mapping[str, Input]) -> Parsed:
    """Raises InvalidCondition for anything outside the language, unknown names and constants of the wrong kind."""
    if len(text) > LONGEST:
        raise InvalidCondition(f"longer than {LONGEST} characters")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise InvalidCondition(f"{text!r} is no expression") from error
    reader = _Reader(inputs)
    try:
        condition = reader.read(tree.body)
    except InvalidCondition as refusal:
        raise InvalidCondition(f"{text!r}: {refusal}") from None
    constants = {name: frozenset(values) for name, values in reader.constants.items()}
    return Parsed(condition, frozenset(constants), constants)


class _Reader:
    def __init__(self, inputs: Mapping[str, Input]) -> None:
        self.inputs = inputs
        self.constants: dict[str, set[float | str]] = {}

    def read(self, node: ast.expr) -> Condition:
        match node:
            case ast.Constant(value=bool() as value):
                return Always(value)
            case ast.Name():
                return Flag(self._name(node, {"flag"}))
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return Not(self.read(operand))
            case ast.BoolOp(op=op, values=values):
                return Joined(isinstance(op, ast.Or), tuple(self.read(value) for value in values))
            case ast.Compare(left=ast.Name() as left, ops=[op], comparators=[right]):
                return self._comparison(left, op, right)
        raise InvalidCondition(f"{type(node).__name__} is not allowed")

    def _name(self, node: ast.Name, kinds: Collection[str]) -> str:
        if node.id not in self.inputs:
            raise InvalidCondition(f"unknown name {node.id}")
        if self.inputs[node.id].kind not in kinds:
            raise InvalidCondition(f"{node.id} is a {self.inputs[node.id].kind}")
        self.constants.setdefault(node.id, set())
        return node.id

    def _comparison(self, left: ast.Name, op: ast.cmpop, right: ast.expr) -> Condition:
        match op, right:
            case ast.Is(), ast.Constant(value=None):
                return IsAbsent(self._name(left, {"number", "count", "choice"}))
            case ast.Eq(), ast.Constant(value=bool() as value):
                flag = Flag(self._name(left, {"flag"}))
                return flag if value else Not(flag)
            case ast.In(), ast.Tuple(elts=elements):
                name = self._name(left, {"choice"})
                return OneOf(name, tuple(self._choice(name, element) for element in elements))
            case _, ast.Constant(value=str()) if isinstance(op, EQUALITY):
                name = self._name(left, {"choice"})
                return Comparison(name, ORDER[type(op)], self._choice(name, right))
            case _, ast.Constant(value=int() | float() as number) if type(op) in ORDER and not isinstance(number, bool):
                name = self._name(left, {"number", "count"})
                self.constants[name].add(number)
                return Comparison(name, ORDER[type(op)], number)
        raise InvalidCondition(f"{type(op).__name__} with {type(right).__name__} is not allowed")

    def _choice(self, name: str, node: ast.expr) -> str:
        value = node.value if isinstance(node, ast.Constant) else None
        if not isinstance(value, str) or value not in self.inputs[name].choices:
            raise InvalidCondition(f"{value!r} is no choice of {name}")
        self.constants[name].add(value)
        return value
