from datetime import UTC, date, datetime

import pytest
import time_machine

from nocc.cases.selectors.summary import age_in_years, clocks_of


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_days_are_counted_where_the_hospital_is():
    # 22:30 UTC on the 1st is half past midnight on the 2nd in Rome.
    clock, _ = clocks_of("voting", {"diagnosis": at("2026-07-01T22:30"), "board": at("2026-07-03T08:00")})
    assert clock.days == 1


@pytest.mark.parametrize(("first", "last"), [("2026-10-24T23:30", "2026-10-26T01:00"), ("2027-03-27", "2027-03-29")])
def test_days_are_right_across_daylight_saving(first, last):
    clock, _ = clocks_of("voting", {"diagnosis": at(first), "board": at(last)})
    assert clock.days == (1 if "T23" in first else 2)


@pytest.mark.parametrize(("day", "is_over"), [("2026-06-12T10:00", False), ("2026-06-13T10:00", True)])
def test_radiotherapy_is_late_after_42_days(day, is_over):
    with time_machine.travel(at(day), tick=False):
        (clock,) = clocks_of("treatment", {"surgery": at("2026-05-01T08:00")})
        assert (clock.kind, clock.limit_days, clock.is_over) == ("surgery_to_radiotherapy", 42, is_over)


def test_a_clock_that_nobody_waits_for_does_not_run():
    assert clocks_of("closed", {"diagnosis": at("2026-01-01")}) == []
    assert clocks_of("follow-up", {"surgery": at("2026-01-01")}) == []


def test_a_clock_that_has_stopped_stays():
    (clock,) = clocks_of("closed", {"diagnosis": at("2026-01-01"), "board": at("2026-01-15")})
    assert (clock.days, clock.stopped) == (14, at("2026-01-15"))


@pytest.mark.parametrize(("on", "years"), [(date(2026, 3, 13), 63), (date(2026, 3, 14), 64)])
def test_age_is_in_completed_years(on, years):
    assert age_in_years(date(1962, 3, 14), on) == years
