"""Values of the board's head-and-neck facts, each checked by the datatype that its vocabulary gives."""

import math
from collections.abc import Callable
from datetime import date

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.oncology.terms import MdtFact
from nocc.oncology.vocabularies import mdt_facts

LARGEST_NUMBER = 10_000
LONGEST_TEXT = 2000


def _is_number(value: object, fact: MdtFact) -> bool:
    is_numeric = isinstance(value, int | float) and not isinstance(value, bool)
    return is_numeric and math.isfinite(value) and 0 <= value <= LARGEST_NUMBER  # type: ignore[arg-type,operator]


def _is_integer(value: object, fact: MdtFact) -> bool:
    return _is_number(value, fact) and isinstance(value, int)


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
    """`{item: value}`; an item that is null is left out."""

    default_error_messages = {
        "not_an_object": "expected an object",
        "unknown_code": "{code} is not a code of mdt_facts",
        "wrong_value": "{code} cannot have this value",
    }

    def to_internal_value(self, data) -> dict:
        if not isinstance(data, dict):
            self.fail("not_an_object")
        known = mdt_facts()
        for code, value in data.items():
            if code not in known:
                self.fail("unknown_code", code=code)
            if value is not None and not CHECKS[known[code].datatype](value, known[code]):
                self.fail("wrong_value", code=code)
        return {code: value for code, value in data.items() if value is not None}

    def to_representation(self, value) -> dict:
        return value
