"""Days on which Italian out-patient clinics work: not on Saturdays, Sundays and national holidays."""

from datetime import date, timedelta
from functools import cache

SATURDAY = 5
FIXED_HOLIDAYS = ((1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26))
# Saint Francis is a national holiday again since then: law 151 of 8 October 2025.
SAINT_FRANCIS, SAINT_FRANCIS_SINCE = (10, 4), 2026


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def next_working_day(day: date) -> date:
    """This day if clinics work, else the next on which they do."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


@cache
def holidays(year: int) -> frozenset[date]:
    fixed = FIXED_HOLIDAYS + ((SAINT_FRANCIS,) if year >= SAINT_FRANCIS_SINCE else ())
    easter_monday = easter(year) + timedelta(days=1)
    return frozenset({easter_monday, *(date(year, month, day) for month, day in fixed)})


def easter(year: int) -> date:
    """Western Easter Sunday. Source: the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leaps - correction + 15) % 30
    quarter, quarter_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * quarter - moon - quarter_rest) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
