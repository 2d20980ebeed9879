from datetime import date

import pytest

from nocc.common.working_days import easter, is_working_day, next_working_day


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25)), (2285, (3, 22))],
)
def test_easter_falls_where_the_church_keeps_it(year, sunday):
    assert easter(year) == date(year, *sunday)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 1, 6),
        date(2026, 4, 6),  # the Monday after Easter
        date(2027, 4, 25),
        date(2026, 6, 2),
        date(2026, 12, 8),
        date(2027, 10, 4),  # Saint Francis, again since 2026
        date(2026, 11, 28),  # a Saturday
        date(2026, 11, 29),
    ],
)
def test_clinics_rest(day):
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 11, 24), date(2024, 10, 4), date(2026, 4, 3)])
def test_clinics_work(day):
    assert is_working_day(day)
    assert next_working_day(day) == day


def test_holidays_in_a_row_are_passed_over_forwards():
    # Christmas 2026 is a Friday, the twenty-sixth a Saturday.
    assert next_working_day(date(2026, 12, 25)) == date(2026, 12, 28)
    assert next_working_day(date(2027, 3, 27)) == date(2027, 3, 30)
