"""Values of the board's head-and-neck facts, each checked by the datatype and range that its vocabulary gives."""

import math
from collections.abc import Callable
from datetime import date

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.oncology.terms import MdtFact
from nocc.oncology.vocabularies import mdt_facts

LONGEST_TEXT = 2000


def _is_number(value: object, fact: MdtFact) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_integer(value: object, fact: MdtFact) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_boolean(value: object, fact: MdtFact) -> bool:
    return isinstance(value, bool)


def _is_choice(value: object, fact: MdtFact) -> bool:
    return isinstance(value, str) and value in fact.choices


def _is_date(value: object, fact: MdtFact) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_text(value: object, fact: MdtFact) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT


CHECKS: dict[str, Callable[[object, MdtFact], bool]] = {
    "number": _is_number,
    "integer": _is_integer,
    "boolean": _is_boolean,
    "choice": _is_choice,
    "date": _is_date,
    "text": _is_text,
}


@extend_schema_field({"type": "object", "additionalProperties": {}})
class FactsField(serializers.Field):
    """`{item: value}`; an item that is null is left out. What is wrong is said of each item."""

    default_error_messages = {
        "not_an_object": "expected an object",
        "unknown_code": "not a code of mdt_facts",
        "wrong_value": "not a value of the datatype {datatype}",
        "out_of_range": "outside {minimum} to {maximum}",
    }

    def to_internal_value(self, data) -> dict:
        if not isinstance(data, dict):
            self.fail("not_an_object")
        stated = {code: value for code, value in data.items() if value is not None}
        mistakes = {code: found for code, value in stated.items() if (found := self._mistake(code, value))}
        if mistakes:
            raise serializers.ValidationError(mistakes)
        return stated

    def _mistake(self, code: str, value: object) -> list | None:
        try:
            self._check(code, value)
        except serializers.ValidationError as refused:
            return refused.detail  # type: ignore[return-value]
        return None

    def _check(self, code: str, value: object) -> None:
        if code not in mdt_facts():
            self.fail("unknown_code")
        fact = mdt_facts()[code]
        if not CHECKS[fact.datatype](value, fact):
            self.fail("wrong_value", datatype=fact.datatype)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return
        is_low = fact.minimum is not None and value < fact.minimum
        if is_low or (fact.maximum is not None and value > fact.maximum):
            self.fail("out_of_range", minimum=fact.minimum, maximum=fact.maximum)

    def to_representation(self, value) -> dict:
        return value
