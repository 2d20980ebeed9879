"""A person's calendar as iCalendar (RFC 5545): times in UTC, which need no table of time zones."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Event

from .selectors.calendar import Entry

# How often clients should ask again.
REFRESH = timedelta(hours=4)


def calendar_file(entries: Iterable[Entry]) -> bytes:
    """The same entries are the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//NOCC//Calendar//IT")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "NOCC")
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for entry in entries:
        calendar.add_component(_event(entry))
    return calendar.to_ical()


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    if entry.minutes:
        event.add("duration", timedelta(minutes=entry.minutes))
    event.add("summary", entry.title)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    if entry.location:
        event.add("location", entry.location)
    if entry.url:
        event.add("url", entry.url)
    return event
