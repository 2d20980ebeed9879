"""What is hidden answers as what never was, and nothing is reached through something that it does not belong to."""

from dataclasses import replace

import pytest

from .conftest import Answer
from .doors import DOORS, MISPLACED
from .routes import METHODS

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
STRANGERS = ("lead", "patient", "administrator")
HIDDEN = [row for row in DOORS if row.names_a_record and not row.given]
TWO_KEYS = [row for row in DOORS if row.route.count("<uuid:") == 2]
ROUTES = {row.route: row for row in DOORS if row.route.startswith("api/")}


@pytest.mark.parametrize("door", HIDDEN, ids=str)
def test_a_hidden_row_answers_as_one_that_never_was(knocker, door):
    foreign = knocker.world.foreign
    for who in (who for who in STRANGERS if (door.foreign or {}).get(who) == 404):
        hidden = knocker.try_door(door, who, foreign)
        absent = knocker.try_door(door, who, foreign, path=door.path_to_nothing())
        assert said(hidden) == said(absent), who


@pytest.mark.parametrize("door", TWO_KEYS, ids=str)
@pytest.mark.parametrize("who", ["lead", "coordinator", "administrator"])
def test_an_item_is_not_found_under_a_parent_that_is_not_its_own(knocker, door, who):
    own, foreign = knocker.world.own, knocker.world.foreign
    for path in (door.path_across(own, foreign), door.path_across(foreign, own)):
        assert knocker.try_door(door, who, own, path=path).status in (404, door.foreign[who])
    assert knocker.try_door(door, "lead", own, path=door.path_across(own, foreign)).status == 404


@pytest.mark.parametrize("misplaced", MISPLACED, ids=str)
def test_a_body_cannot_name_what_belongs_elsewhere(knocker, misplaced):
    own, foreign = knocker.world.own, knocker.world.foreign
    with knocker.prepared(misplaced.door, own):
        answer = knocker.try_door(misplaced.door, misplaced.who, own, body=misplaced.body(own, foreign))
    assert answer.status == misplaced.status
    assert not answer.entries


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.removeprefix("api/v1/"))
def test_other_methods_open_nothing(knocker, route):
    known = {row.method for row in DOORS if row.route == route}
    path = ROUTES[route].path(knocker.world.own)
    for method in sorted({*METHODS, "OPTIONS", "TRACE"} - known):
        answer = knocker.ask("lead", method, path, {})
        assert answer.status in (401, 403, 404, 405), method
        assert not answer.entries


@pytest.mark.parametrize("door", [row for row in DOORS if row.is_edit and row.own["lead"] == 200], ids=str)
def test_edits_say_which_version_they_change(knocker, door):
    own = knocker.world.own
    with knocker.prepared(door, own):
        assert knocker.try_door(door, "lead", own, HTTP_IF_MATCH='"999"').status == 412
        assert knocker.try_door(replace(door, is_edit=False), "lead", own).status == 428


def said(answer: Answer) -> tuple:
    return answer.status, answer.headers, answer.body
