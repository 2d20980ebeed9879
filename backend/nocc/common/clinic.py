"""Days as the hospitals count them: stored times are UTC, a day begins at midnight in CLINIC_TIME_ZONE."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from .rules import InvalidInput


def clinic_zone() -> ZoneInfo:
    return ZoneInfo(settings.CLINIC_TIME_ZONE)


def today() -> date:
    return timezone.localdate(timezone=clinic_zone())


def start_of_day(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=clinic_zone())


def end_of_day(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59), tzinfo=clinic_zone())


def day_of(moment: datetime) -> date:
    return timezone.localdate(moment, timezone=clinic_zone())


def must_not_be_future(day: date | None, *, field: str) -> None:
    """Raises InvalidInput: `date_in_future`."""
    if day is not None and day > today():
        raise InvalidInput("date_in_future", field=field)


def must_not_precede(day: date | None, earliest: date | None, *, field: str, code: str) -> None:
    """Raises InvalidInput with this code when `day` comes before `earliest`."""
    if day is not None and earliest is not None and day < earliest:
        raise InvalidInput(code, field=field)
