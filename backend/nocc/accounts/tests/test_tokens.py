import time
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from django.conf import settings
from django.utils import timezone
from rest_framework.test import APIClient

from ..factories import PASSWORD
from ..services import issue_first_password, mint_access_token, set_active

CLAIMS = {"token_type": "access", "aud": "nocc-api", "iss": "nocc", "jti": "0"}


def status_with(token: str) -> int:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client.get("/api/v1/me/").status_code


def forged(person, *, key: str | None = None, algorithm: str = "HS256", **claims) -> str:
    body = {**CLAIMS, "sub": str(person.pk), "exp": int(time.time()) + 60, "iat": int(time.time()), **claims}
    return jwt.encode({name: value for name, value in body.items() if value is not None}, key, algorithm)


def test_a_token_opens_the_api(person):
    assert status_with(forged(person, key=settings.SECRET_KEY)) == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "another-key-that-is-long-enough-for-the-algorithm-of-the-test"},
        {"algorithm": "none", "key": None},
        {"algorithm": "HS384"},
        {"token_type": "refresh"},
        {"token_type": None},
        {"aud": "another-api"},
        {"aud": None},
        {"iss": "another-issuer"},
        {"exp": 1},
        {"exp": None},
        {"sub": None},
    ],
    ids=str,
)
def test_any_other_token_does_not(person, wrong):
    assert status_with(forged(person, **{"key": settings.SECRET_KEY, **wrong})) == 401


def test_a_token_lasts_five_minutes(person, time_machine):
    token = mint_access_token(user=person, authenticated_at=timezone.now())
    time_machine.move_to(timezone.now() + timedelta(seconds=299), tick=False)
    assert status_with(token) == 200
    time_machine.move_to(timezone.now() + timedelta(seconds=2), tick=False)
    assert status_with(token) == 401


def test_a_shut_account_is_out_at_once(person):
    token = mint_access_token(user=person, authenticated_at=timezone.now())
    set_active(user=person, is_active=False)
    assert status_with(token) == 401


def test_a_new_first_password_stops_the_tokens_that_are_out(person):
    token = mint_access_token(user=person, authenticated_at=timezone.now())
    issue_first_password(user=person)
    assert status_with(token) == 401


def test_the_session_cookie_opens_nothing_but_minting(visitor, person):
    visitor.sign_in(person)
    assert visitor.ask("GET", "/api/v1/me/").status_code == 401


def auth_at(visitor) -> datetime:
    token = visitor.mint().json()["access"]
    claims = jwt.decode(token, options={"verify_signature": False})
    return datetime.fromtimestamp(claims["auth_at"], UTC)


def test_a_token_says_when_its_bearer_last_proved_who_they_are(visitor, person, time_machine):
    signed_in = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    time_machine.move_to(signed_in, tick=False)
    visitor.sign_in(person)
    time_machine.shift(timedelta(minutes=20))
    assert auth_at(visitor) == signed_in
    visitor.auth("POST", "auth/reauthenticate", {"password": PASSWORD})
    assert auth_at(visitor) == signed_in + timedelta(minutes=20)


def test_a_wrong_password_proves_nothing(visitor, person, time_machine):
    signed_in = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    time_machine.move_to(signed_in, tick=False)
    visitor.sign_in(person)
    time_machine.shift(timedelta(minutes=20))
    assert visitor.auth("POST", "auth/reauthenticate", {"password": "not-the-password"}).status_code == 400
    assert auth_at(visitor) == signed_in
