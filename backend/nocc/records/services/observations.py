from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.cases.services import append_event
from nocc.common.clinic import day_of
from nocc.common.rules import InvalidInput, RuleBroken
from nocc.oncology.terms import LabTest
from nocc.oncology.vocabularies import UnknownCode, lab_tests

from ..models import Observation

# A laboratory's clock may run ahead of ours.
CLOCK_SKEW = timedelta(minutes=5)
# No value of a test is believed beyond so many times the upper limit of its range.
PLAUSIBLE_FACTOR = 1000


@dataclass(frozen=True, kw_only=True)
class LabValue:
    """One value as it came in. A range that came with it prevails over the vocabulary's."""

    test: str
    value: Decimal
    unit: str
    taken_at: datetime
    reference_low: Decimal | None = None
    reference_high: Decimal | None = None
    laboratory: str = ""


@transaction.atomic
def record_observations(*, case: Case, entered_by: User, values: Sequence[LabValue]) -> list[Observation]:
    """Record these values, all or none.

    Raises InvalidInput: `unknown_code`, `test_not_numeric`, `unit_mismatch`, `value_implausible`, `range_reversed`,
    `date_in_future`, `date_before_birth`; of several values the field is `results.N.…`.
    """
    prefix = "results.{}." if len(values) > 1 else ""
    rows = [
        _checked(case=case, entered_by=entered_by, value=value, prefix=prefix.format(index))
        for index, value in enumerate(values)
    ]
    for row in rows:
        row.save()
        append_event(case=case, kind="observation.recorded", actor=entered_by, target=("observation", row.pk))
    return rows


def _checked(*, case: Case, entered_by: User, value: LabValue, prefix: str) -> Observation:
    try:
        test = lab_tests()[value.test]
    except UnknownCode:
        raise InvalidInput("unknown_code", field=f"{prefix}test") from None
    if not test.is_numeric:
        raise InvalidInput("test_not_numeric", field=f"{prefix}test")
    if value.unit != test.ucum:
        raise InvalidInput("unit_mismatch", field=f"{prefix}unit", expected=test.ucum)
    _must_be_plausible(test, value.value, field=f"{prefix}value")
    _must_be_in_lifetime(case, value.taken_at, field=f"{prefix}taken_at")
    low, high = value.reference_low, value.reference_high
    if low is None and high is None:
        low, high = test.reference_range(case.patient.sex)
    if low is not None and high is not None and low > high:
        raise InvalidInput("range_reversed", field=f"{prefix}reference_low")
    return Observation(
        case=case,
        test=test.code,
        loinc=test.loinc,
        value=value.value,
        unit=test.ucum,
        reference_low=low,
        reference_high=high,
        taken_at=value.taken_at,
        laboratory=value.laboratory,
        entered_by=entered_by,
    )


def _must_be_plausible(test: LabTest, value: Decimal, *, field: str) -> None:
    highest = max(filter(None, (test.ref_high_m, test.ref_high_f)), default=None)
    limit = Decimal(100) if test.ucum == "%" else highest and highest * PLAUSIBLE_FACTOR
    if value < 0 or (limit is not None and value > limit):
        raise InvalidInput("value_implausible", field=field)


def _must_be_in_lifetime(case: Case, taken_at: datetime, *, field: str) -> None:
    if taken_at > timezone.now() + CLOCK_SKEW:
        raise InvalidInput("date_in_future", field=field)
    if day_of(taken_at) < case.patient.birth_date:
        raise InvalidInput("date_before_birth", field=field)


@transaction.atomic
def withdraw_observation(*, observation: Observation, actor: User) -> Observation:
    """Take back a wrong value; the row stays. Raises RuleBroken: `already_withdrawn`."""
    row = Observation.objects.select_for_update(of=("self",)).select_related("case").get(pk=observation.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("already_withdrawn")
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    append_event(case=row.case, kind="observation.withdrawn", actor=actor, target=("observation", row.pk))
    return row
