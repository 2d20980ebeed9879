"""The demonstration lives through its history: every service is called at the moment it would have been called at."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import time_machine
from django.db import connection

# A schema that stands before pg_catalog lends the session our moment wherever a statement asks for the time.
LEND_CLOCK = """
DROP SCHEMA IF EXISTS demonstration CASCADE;
CREATE SCHEMA demonstration;
CREATE FUNCTION demonstration.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS $$ SELECT current_setting('demonstration.moment')::timestamptz $$;
SET search_path = demonstration, public, pg_catalog;
"""
RETURN_CLOCK = "RESET search_path; DROP SCHEMA demonstration CASCADE;"


class Clock:
    """Moves Python and this database session to a moment; never backwards within one story."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self._traveller = traveller

    def move_to(self, moment: datetime) -> None:
        self._traveller.move_to(moment)
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('demonstration.moment', %s, false)", [moment.isoformat()])


@contextmanager
def travelling(start: datetime) -> Iterator[Clock]:
    """A clock to move about with."""
    with connection.cursor() as cursor:
        cursor.execute(LEND_CLOCK)
    with time_machine.travel(start, tick=False) as traveller:
        clock = Clock(traveller)
        clock.move_to(start)
        yield clock
    with connection.cursor() as cursor:
        cursor.execute(RETURN_CLOCK)
