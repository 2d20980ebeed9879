"""What the rules ask about a tumour, its nodes and its metastases: names, kinds, units and words in both languages."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..tables import Row, read_table

Kind = Literal["number", "count", "flag", "choice"]
Value = bool | int | float | str | None
Findings = Mapping[str, Value]

# Whose answers together say `laterality`: the record knows right and left, the rules ipsi- and contralateral.
SIDES = ("tumour_side", "nodes_right", "nodes_left", "nodes_midline")


class InvalidFindings(ValueError):
    """Some findings are not what the table says: `errors` maps each name to a code."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(", ".join(f"{name}: {code}" for name, code in errors.items()))
        self.errors = errors


@dataclass(frozen=True)
class Input:
    """One thing that rules ask. `needs` is the flag without which it means nothing."""

    name: str
    kind: Kind
    unit: str
    maximum: float | None
    choices: tuple[str, ...]
    group: Literal["tumour", "invasion", "nodes", "metastases"]
    needs: str
    label_en: str
    label_it: str
    hint_en: str
    hint_it: str
    choices_en: tuple[str, ...]
    choices_it: tuple[str, ...]

    @classmethod
    def from_row(cls, row: Row) -> "Input":
        lists = {name: tuple(filter(None, row[name].split(";"))) for name in ("choices", "choices_en", "choices_it")}
        return cls(**row | lists | {"maximum": float(row["maximum"]) if row["maximum"] else None})  # type: ignore[arg-type]

    def label(self, language: str) -> str:
        return self.label_it if language.startswith("it") else self.label_en

    def hint(self, language: str) -> str:
        return self.hint_it if language.startswith("it") else self.hint_en

    def choice_labels(self, language: str) -> dict[str, str]:
        words = self.choices_it if language.startswith("it") else self.choices_en
        return dict(zip(self.choices, words, strict=True))

    def mistake(self, value: object) -> str | None:
        """Why this is no answer, as a code of the fields' errors; None where it is one (null: not known)."""
        if value is None:
            return None
        if self.kind == "flag":
            return None if isinstance(value, bool) else "invalid"
        if self.kind == "choice":
            return None if isinstance(value, str) and value in self.choices else "invalid_choice"
        return self._mistake_in_number(value)

    def _mistake_in_number(self, value: object) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return "invalid"
        if isinstance(value, float) and (not math.isfinite(value) or (self.kind == "count" and value % 1)):
            return "invalid"
        if value < 0:
            return "min_value"
        return "max_value" if self.maximum is not None and value > self.maximum else None


@cache
def all_inputs() -> dict[str, Input]:
    """Every input by name, in the order in which a form asks."""
    return {row["name"]: Input.from_row(row) for row in read_table("staging/inputs.csv")}


def checked(findings: Mapping[str, object]) -> Findings:
    """The findings without what is null. Raises InvalidFindings: a code for each name that is unknown or wrong."""
    known = all_inputs()
    mistakes = {
        name: known[name].mistake(value) if name in known else "unknown_input" for name, value in findings.items()
    }
    if wrong := {name: code for name, code in mistakes.items() if code}:
        raise InvalidFindings(wrong)
    told = {name: value for name, value in findings.items() if value is not None}
    side = side_from_tumour(told)
    if side and told.get("laterality", side) != side:
        raise InvalidFindings({"laterality": "contradicts_sides"})
    return told  # type: ignore[return-value]


def side_from_tumour(findings: Mapping[str, object]) -> str | None:
    """Ipsilateral, contralateral or bilateral from nodes recorded right, left and midline; None if that is not said.

    Midline nodes are ipsilateral (AJCC 8, UICC 8). A tumour on or across the midline has no other side: its nodes of
    one side are ipsilateral, those of both bilateral.
    """
    right, left, midline = (bool(findings.get(name)) for name in ("nodes_right", "nodes_left", "nodes_midline"))
    if right and left:
        return "bilateral"
    match findings.get("tumour_side"):
        case "right":
            near, far = right or midline, left
        case "left":
            near, far = left or midline, right
        case "midline" | "bilateral":
            near, far = right or left or midline, False
        case _:
            return "ipsilateral" if midline and not (right or left) else None
    if near and far:
        return "bilateral"
    return "contralateral" if far else "ipsilateral" if near else None
