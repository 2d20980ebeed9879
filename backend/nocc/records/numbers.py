"""Numbers as laboratories print them: "11,2", "1.250,5", "<0.5", "≥ 60"."""

import re
from dataclasses import dataclass
from decimal import Decimal

LONGEST = 32
COMPARATORS = {"<": "<", "<=": "<=", "≤": "<=", "=<": "<=", ">": ">", ">=": ">=", "≥": ">=", "=>": ">="}
WRITTEN = re.compile(r"(?P<comparator><=|>=|=<|=>|<|>|≤|≥)?\s*(?P<number>[+-]?\d[\d.,\s']*)")
SPACES = re.compile(r"[\s'\u00a0\u202f]")
# One mark with three digits after it may be either; anything else says which it is.
UNCLEAR = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


class NotANumber(ValueError):
    """This text is no number."""


class Ambiguous(ValueError):
    """This text is one number with a decimal comma and another with a decimal point."""


@dataclass(frozen=True)
class Number:
    value: Decimal
    comparator: str


def read_number(text: str, *, decimal_mark: str | None = None) -> Number:
    """The number that is written; `decimal_mark` decides where one text means two. Raises NotANumber, Ambiguous."""
    found = WRITTEN.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        raise NotANumber(text)
    digits = SPACES.sub("", found["number"])
    return Number(_decimal(digits, decimal_mark), COMPARATORS[found["comparator"]] if found["comparator"] else "")


def _decimal(digits: str, decimal_mark: str | None) -> Decimal:
    mark = _mark_of(digits)
    if mark is None and UNCLEAR.fullmatch(digits):
        if decimal_mark is None:
            raise Ambiguous(digits)
        mark = decimal_mark
    thousands = {",": ".", ".": ","}.get(mark or "", "")
    whole, _, fraction = digits.partition(mark) if mark else (digits, "", "")
    groups = whole.split(thousands) if thousands else [whole]
    if not all(group.lstrip("+-").isdigit() for group in groups) or any(len(group) != 3 for group in groups[1:]):
        raise NotANumber(digits)
    if fraction and not fraction.isdigit():
        raise NotANumber(digits)
    return Decimal(f"{''.join(groups)}.{fraction or 0}") if fraction else Decimal("".join(groups))


def _mark_of(digits: str) -> str | None:
    """Which mark is the decimal one, as far as these digits tell; None without a mark and where it is unclear."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        return "," if comma > point else "."
    mark = "," if comma >= 0 else "." if point >= 0 else None
    if mark is None or UNCLEAR.fullmatch(digits):
        return None
    # Several of one mark group thousands: the other one would be the decimal mark.
    return mark if digits.count(mark) == 1 else {",": ".", ".": ","}[mark]


def mark_in(text: str) -> str | None:
    """The decimal mark that this number is written with, where it tells."""
    found = WRITTEN.fullmatch(text.strip()) if len(text) <= LONGEST else None
    return _mark_of(SPACES.sub("", found["number"])) if found else None
