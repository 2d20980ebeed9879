"""Whatever somebody sends, the answer is a refusal in the shape of every other and never a failure of ours."""

import json
from base64 import b64encode

import pytest

from nocc.accounts.factories import UserFactory
from nocc.cases.factories import CaseFactory
from nocc.directory.factories import MembershipFactory

NOT_OBJECTS = ["null", "1", '"text"', "[]", '[1, "a"]']
NESTED = ["[" * 100_000, '{"a":' * 5000 + "1" + "}" * 5000, '{"a":' * 200 + "1" + "}" * 200]
MALFORMED = ["{", '{"a": NaN}', "\N{BYTE ORDER MARK}{}", "1" * 5000]


@pytest.fixture
def client_of_lead(api_as, db):
    case = CaseFactory()
    MembershipFactory(group=case.group, user=case.opened_by)
    return api_as(case.opened_by), f"/api/v1/cases/{case.pk}/"


@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": "once"}])
@pytest.mark.parametrize("body", NOT_OBJECTS + NESTED + MALFORMED)
def test_a_body_that_is_no_object_is_malformed(client_of_lead, body, headers):
    client, case = client_of_lead
    answer = client.generic("POST", f"{case}messages/", body, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert answer.json()["errors"] == {}


@pytest.mark.parametrize(
    ("body", "place", "code"),
    [
        ({"text": "a\0b"}, "text", "null_characters_not_allowed"),
        ({"text": "x", "mentions": ["\0"]}, "mentions.0", "null_characters_not_allowed"),
        ({"text": "x", "more": {"a": [{"b": "\0"}]}}, "more.a.0.b", "null_characters_not_allowed"),
        ({"text": "x", "more": {"\0": 1}}, "more", "null_characters_not_allowed"),
        ({"text": "\ud800"}, "text", "surrogate_characters_not_allowed"),
        ({"text": "x", "thread": "\udfff"}, "thread", "surrogate_characters_not_allowed"),
        ({"\ud800": "x"}, "_", "surrogate_characters_not_allowed"),
    ],
)
def test_text_that_cannot_be_stored_is_refused_where_it_stands(client_of_lead, body, place, code):
    client, case = client_of_lead
    answer = client.generic("POST", f"{case}messages/", json.dumps(body), content_type="application/json")
    assert answer.status_code == 400
    assert [error["code"] for error in answer.json()["errors"][place]] == [code]


@pytest.mark.parametrize("query", ["thread=%00", "thread=%00&thread=board"])
def test_an_address_that_cannot_be_looked_up_is_refused(client_of_lead, query):
    client, case = client_of_lead
    answer = client.get(f"{case}messages/?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"]["thread"][0]["code"] == "null_characters_not_allowed"


def test_letters_of_every_plane_are_kept(client_of_lead):
    client, case = client_of_lead
    answer = client.post(f"{case}messages/", {"text": "Zoë 🦷 \u202e 漢"})
    assert (answer.status_code, answer.json()["text"]) == (201, "Zoë 🦷 \u202e 漢")


@pytest.mark.parametrize("position", ["x", "", "\0", "2026-02-30", "99999-01-01", "null"])
def test_a_cursor_to_nowhere_is_refused(client_of_lead, position):
    client, case = client_of_lead
    cursor = b64encode(f"p={position}".encode()).decode()
    answer = client.get(f"{case}actions/", {"cursor": cursor})
    assert answer.status_code == 400
    assert answer.json()["errors"]["cursor"][0]["code"] == "invalid_cursor"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["cases/", "me/", "staging/schema/"])
def test_no_view_answers_options(api_as, path):
    answer = api_as(UserFactory()).options(f"/api/v1/{path}")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["auth/login", "auth/password/request", "auth/password/reset"])
def test_signing_in_with_a_body_without_end_is_malformed(client, action):
    answer = client.post(f"/_allauth/browser/v1/{action}", NESTED[0], content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
