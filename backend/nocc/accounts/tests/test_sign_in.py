from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from ..factories import PASSWORD
from ..services import issue_first_password, set_active


def test_a_password_signs_in_and_a_session_mints_tokens(visitor, person):
    assert visitor.sign_in(person).status_code == 200
    answer = visitor.mint()
    assert answer.status_code == 200
    assert answer.json()["expires_in"] == 300


def test_nobody_mints_without_a_session(visitor, db):
    assert visitor.mint().status_code == 401


def test_minting_needs_the_csrf_token(visitor, person):
    visitor.sign_in(person)
    assert visitor.client.post("/api/v1/auth/token/", content_type="application/json").status_code == 403


def test_signing_in_needs_the_csrf_token(visitor, person):
    body = {"email": person.email, "password": PASSWORD}
    answer = visitor.client.post("/_allauth/browser/v1/auth/login", body, content_type="application/json")
    assert answer.status_code == 403


def test_signing_in_gives_the_session_a_new_key(visitor, person):
    session = visitor.client.session
    session["visited"] = True
    session.save()
    visitor.client.cookies["sessionid"] = session.session_key
    visitor.sign_in(person)
    assert visitor.client.cookies["sessionid"].value != session.session_key
    assert not Session.objects.filter(pk=session.session_key).exists()


def test_signing_out_ends_minting(visitor, person):
    visitor.sign_in(person)
    visitor.auth("DELETE", "auth/session")
    assert visitor.mint().status_code == 401


def test_unknown_address_and_wrong_password_answer_alike(visitor, person):
    wrong = visitor.auth("POST", "auth/login", {"email": person.email, "password": "not-their-password"})
    unknown = visitor.auth("POST", "auth/login", {"email": "nobody@example.org", "password": "not-their-password"})
    assert wrong.status_code == unknown.status_code == 400
    assert wrong.json() == unknown.json()


def test_an_address_signs_in_whatever_its_case(visitor, person):
    answer = visitor.auth("POST", "auth/login", {"email": person.email.upper(), "password": PASSWORD})
    assert answer.status_code == 200


def test_a_shut_account_does_not_sign_in(visitor, person):
    set_active(user=person, is_active=False)
    assert visitor.sign_in(person).status_code == 401
    assert visitor.mint().status_code == 401


def test_shutting_an_account_ends_its_sessions_for_good(visitor, person):
    visitor.sign_in(person)
    set_active(user=person, is_active=False)
    set_active(user=person, is_active=True)
    assert visitor.mint().status_code == 401


@pytest.mark.parametrize("address", ["auth/signup", "account/email", "account/phone", "auth/email/verify"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_nobody_signs_up_or_changes_their_address(visitor, person, address, method):
    visitor.sign_in(person)
    body = {"email": "new@example.org", "password": PASSWORD}
    assert visitor.auth(method, address, body).status_code == 404


def test_a_first_password_must_be_changed_before_anything_else(visitor, person):
    first = issue_first_password(user=person)
    assert visitor.sign_in(person, first).status_code == 200
    refused = visitor.mint()
    assert (refused.status_code, refused.json()["code"]) == (403, "password_change_required")

    body = {"current_password": first, "new_password": "my-own-password-2026"}
    assert visitor.auth("POST", "account/password/change", body).status_code == 200
    assert visitor.mint().status_code == 200
    person.refresh_from_db()
    assert person.password_expires_at is None


def test_a_first_password_ends(visitor, person, time_machine):
    first = issue_first_password(user=person)
    time_machine.move_to(timezone.now() + timedelta(hours=73))
    assert visitor.sign_in(person, first).status_code == 401
    assert visitor.mint().status_code == 401


@pytest.mark.parametrize("password", ["short-2026", "password1234", "{email}"])
def test_weak_passwords_are_refused(visitor, person, password):
    visitor.sign_in(person)
    body = {"current_password": PASSWORD, "new_password": password.format(email=person.email)}
    assert visitor.auth("POST", "account/password/change", body).status_code == 400


def test_changing_the_password_ends_other_sessions_and_tells_the_owner(visitor, person, sent_mail):
    elsewhere = type(visitor)()
    elsewhere.sign_in(person)
    visitor.sign_in(person)
    body = {"current_password": PASSWORD, "new_password": "my-own-password-2026"}
    visitor.auth("POST", "account/password/change", body)
    assert elsewhere.mint().status_code == 401
    assert visitor.mint().status_code == 200
    assert sent_mail()[-1]["to"] == person.email
