"""Every operation with every role, on a case of their own and on one that is none of theirs."""

import pytest

from .conftest import Answer
from .door import Door, Log
from .doors import DOORS, SOCKETS
from .routes import http_doors, socket_doors
from .world import Record

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
every_door = pytest.mark.parametrize(
    "door", [pytest.param(row, marks=pytest.mark.xfail(reason=row.gap)) if row.gap else row for row in DOORS], ids=str
)
PROBLEM = {"type", "title", "status", "code", "detail"}


def test_the_table_knows_every_door_and_no_other():
    assert {(row.method, row.route) for row in DOORS} == set(http_doors())
    assert SOCKETS.keys() == set(socket_doors())


def test_no_row_stands_twice():
    assert len({str(row) for row in DOORS}) == len(DOORS)


@every_door
def test_who_gets_in(knocker, door):
    told = knocker.everybody(door, knocker.world.own)
    assert {who: answer.status for who, answer in told.items()} == door.own
    assert not [who for who, answer in told.items() if not is_well_formed(answer)]
    misnoted = [who for who, answer in told.items() if not is_noted_rightly(door, answer, knocker.world.own)]
    assert not [(who, knocker.world.people[who], told[who].entries) for who in misnoted]
    if door.log == Log.IF_SHOWN and "lead" in seers(door):
        assert told["lead"].json["results"], "the world has nothing to show here"


@pytest.mark.parametrize("door", [row for row in DOORS if row.foreign is not None], ids=str)
def test_who_gets_in_where_they_have_no_part(knocker, door):
    told = knocker.everybody(door, knocker.world.foreign)
    assert {who: answer.status for who, answer in told.items()} == door.foreign
    assert not [who for who, answer in told.items() if not is_well_formed(answer)]
    assert not [who for who, answer in told.items() if not is_noted_rightly(door, answer, knocker.world.foreign)]


def seers(door: Door) -> set[str]:
    return {who for who, status in door.own.items() if status < 400}


def is_well_formed(answer: Answer) -> bool:
    if answer.status < 400:
        return True
    is_problem = answer.content_type == "application/problem+json" and answer.json.keys() >= PROBLEM
    return is_problem and answer.json["status"] == answer.status and answer.json["code"].islower()


def is_noted_rightly(door: Door, answer: Answer, record: Record) -> bool:
    """Whether the access log says what it must of this call, and nothing of one that was refused."""
    is_due = answer.status < 400 and door.log != Log.NEVER
    if is_due and door.log == Log.IF_SHOWN:
        is_due = bool(answer.json["results"])
    if not is_due:
        return not answer.entries
    action = "read" if door.method == "GET" else "write"
    concerns = {patient for entry in answer.entries for patient in entry.patients}
    is_of_record = not door.names_a_record or record.case.patient_id in concerns
    return bool(answer.entries) and {entry.action for entry in answer.entries} == {action} and is_of_record
