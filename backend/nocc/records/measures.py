"""What a laboratory value must be before it is kept: of a known test, in its unit, plausible, of this life."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from nocc.common.clinic import day_of
from nocc.common.rules import InvalidInput
from nocc.oncology.terms import LabTest
from nocc.oncology.units import Conversion, UnitMismatch, conversion
from nocc.oncology.vocabularies import UnknownCode, lab_tests
from nocc.patients.models import Patient

# A laboratory's clock may run ahead of ours.
CLOCK_SKEW = timedelta(minutes=5)
# No value of a test is believed beyond so many times the upper limit of its range.
PLAUSIBLE_FACTOR = 1000
LARGEST = Decimal(10) ** 8
PLACES = Decimal("0.0001")


@dataclass(frozen=True, kw_only=True)
class LabValue:
    """One value as it came in. A range that came with it (in the same unit) prevails over the vocabulary's.

    `sent` is the value as it was written, where that is more than the number.
    """

    test: str
    value: Decimal
    unit: str
    taken_at: datetime
    comparator: str = ""
    reference_low: Decimal | None = None
    reference_high: Decimal | None = None
    laboratory: str = ""
    sent: str = ""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A value as it is kept, in the unit of its test, beside what was sent; the names are those of an Observation."""

    test: str
    loinc: str
    value: Decimal
    comparator: str
    unit: str
    sent_value: str
    sent_unit: str
    reference_low: Decimal | None
    reference_high: Decimal | None
    taken_at: datetime
    laboratory: str


@dataclass(frozen=True)
class Sitter:
    """What of a patient decides about a value."""

    sex: str
    birth_date: date

    @classmethod
    def of(cls, patient: Patient) -> "Sitter":
        return cls(patient.sex, patient.birth_date)


def measure_of(sent: LabValue, sitter: Sitter) -> Measure:
    """The value as it is to be kept.

    Raises InvalidInput with the field's name: `unknown_code`, `test_not_numeric`, `unit_mismatch`,
    `value_implausible`, `range_reversed`, `date_in_future`, `date_before_birth`.
    """
    test = _test(sent.test)
    convert = conversion_to(test, sent.unit)
    value = _plausible(test, convert, sent.value)
    _must_be_in_lifetime(sitter, sent.taken_at)
    low, high = _range(test, convert, sent, sitter)
    return Measure(
        test=test.code,
        loinc=test.loinc,
        value=value,
        comparator=sent.comparator,
        unit=test.ucum,
        sent_value=sent.sent or f"{sent.comparator}{plain(sent.value)}",
        sent_unit=sent.unit.strip(),
        reference_low=low,
        reference_high=high,
        taken_at=sent.taken_at,
        laboratory=sent.laboratory,
    )


def plain(number: Decimal) -> str:
    """Without exponent, and without zeros that the sender did not write."""
    return f"{number:f}"


def conversion_to(test: LabTest, unit: str) -> Conversion:
    """Raises InvalidInput: `unit_mismatch`, with the unit that is expected."""
    try:
        return conversion(test, unit)
    except UnitMismatch:
        raise InvalidInput("unit_mismatch", field="unit", expected=test.ucum, allowed=list(test.units)) from None


def _test(code: str) -> LabTest:
    try:
        test = lab_tests()[code]
    except UnknownCode:
        raise InvalidInput("unknown_code", field="test") from None
    if not test.is_numeric:
        raise InvalidInput("test_not_numeric", field="test")
    return test


def _plausible(test: LabTest, convert: Conversion, sent: Decimal) -> Decimal:
    value = convert(sent)
    highest = max(filter(None, (test.ref_high_m, test.ref_high_f)), default=None)
    limit = Decimal(100) if test.ucum == "%" else highest and highest * PLAUSIBLE_FACTOR
    if sent < 0 or value >= LARGEST or (limit is not None and value > limit):
        raise InvalidInput("value_implausible", field="value")
    return value.quantize(PLACES)


def _range(test: LabTest, convert: Conversion, sent: LabValue, sitter: Sitter) -> tuple[Decimal | None, Decimal | None]:
    if sent.reference_low is None and sent.reference_high is None:
        return test.reference_range(sitter.sex)
    low, high = (_limit(convert, limit) for limit in (sent.reference_low, sent.reference_high))
    if low is not None and high is not None and low > high:
        raise InvalidInput("range_reversed", field="reference_low")
    return low, high


def _limit(convert: Conversion, limit: Decimal | None) -> Decimal | None:
    if limit is None:
        return None
    kept = convert(limit)
    if abs(kept) >= LARGEST:
        raise InvalidInput("value_implausible", field="reference_high")
    return kept.quantize(PLACES)


def _must_be_in_lifetime(sitter: Sitter, taken_at: datetime) -> None:
    if taken_at > timezone.now() + CLOCK_SKEW:
        raise InvalidInput("date_in_future", field="taken_at")
    if day_of(taken_at) < sitter.birth_date:
        raise InvalidInput("date_before_birth", field="taken_at")
