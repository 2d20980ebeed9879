import re
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator

from .browsing import Browser, code_of


@pytest.fixture(autouse=True)
def _time_stands_still(time_machine):
    """Codes change every thirty seconds."""
    time_machine.move_to(datetime(2026, 11, 22, 9, 0, tzinfo=UTC), tick=False)


def with_second_factor(person) -> str:
    """Enrol this person in another browser; returns the seed."""
    enrolling = Browser()
    enrolling.sign_in(person)
    return enrolling.activate_second_factor()


def test_a_pending_second_factor_mints_nothing(visitor, person):
    with_second_factor(person)
    answer = visitor.sign_in(person)
    assert answer.status_code == 401
    assert {"id": "mfa_authenticate", "is_pending": True, "types": ["recovery_codes", "totp"]} in answer.json()["data"][
        "flows"
    ]
    assert visitor.mint().status_code == 401


def test_the_code_completes_the_sign_in(visitor, person):
    seed = with_second_factor(person)
    visitor.sign_in(person)
    assert visitor.auth("POST", "auth/2fa/authenticate", {"code": code_of(seed)}).status_code == 200
    assert visitor.mint().status_code == 200


def test_a_wrong_code_does_not(visitor, person):
    seed = with_second_factor(person)
    wrong = f"{(int(code_of(seed)) + 1) % 10**6:06}"
    visitor.sign_in(person)
    assert visitor.auth("POST", "auth/2fa/authenticate", {"code": wrong}).status_code == 400
    assert visitor.mint().status_code == 401


def test_a_code_is_good_once(visitor, person):
    seed = with_second_factor(person)
    code = code_of(seed)
    first, second = Browser(), Browser()
    for someone in (first, second):
        someone.sign_in(person)
    statuses = [
        someone.auth("POST", "auth/2fa/authenticate", {"code": code}).status_code for someone in (first, second)
    ]
    assert statuses == [200, 400]


def test_a_recovery_code_is_good_once(visitor, person):
    enrolled = Browser()
    enrolled.sign_in(person)
    enrolled.activate_second_factor()
    answer = enrolled.auth("GET", "account/authenticators/recovery-codes").json()
    code = answer["data"]["unused_codes"][0]
    for expected in (200, 400):
        someone = Browser()
        someone.sign_in(person)
        assert someone.auth("POST", "auth/2fa/authenticate", {"code": code}).status_code == expected


def test_changing_factors_asks_for_the_password_again_within_five_minutes(visitor, person, time_machine):
    visitor.sign_in(person)
    seed = visitor.auth("GET", "account/authenticators/totp").json()["meta"]["secret"]

    def enrol() -> int:
        return visitor.auth("POST", "account/authenticators/totp", {"code": code_of(seed)}).status_code

    assert enrol() == 401
    visitor.prove_again()
    time_machine.shift(301)
    assert enrol() == 401
    assert visitor.prove_again("not-the-password").status_code == 400
    assert visitor.prove_again().status_code == 200
    assert enrol() == 200


def test_enrolling_and_leaving_are_told_to_the_owner(visitor, person, sent_mail, django_capture_on_commit_callbacks):
    visitor.sign_in(person)
    with django_capture_on_commit_callbacks(execute=True):
        visitor.activate_second_factor()
    visitor.auth("DELETE", "account/authenticators/totp")
    subjects = [mail["subject"] for mail in sent_mail()]
    assert subjects == ["NOCC: verifica in due passaggi attivata", "NOCC: verifica in due passaggi disattivata"]


def test_the_seed_is_not_readable_in_the_database(visitor, person):
    seed = with_second_factor(person)
    stored = Authenticator.objects.get(user=person, type=Authenticator.Type.TOTP).data["secret"]
    assert not re.search(seed, stored)


def test_a_reset_password_still_asks_for_the_code(visitor, person, sent_mail):
    with_second_factor(person)
    visitor.auth("POST", "auth/password/request", {"email": person.email})
    key = sent_mail()[-1]["text"].split("/reset/key/")[1].split()[0]
    visitor.auth("POST", "auth/password/reset", {"key": key, "password": "another-password-2026"})
    assert visitor.mint().status_code == 401
    assert visitor.sign_in(person, "another-password-2026").status_code == 401
    assert visitor.mint().status_code == 401
