"""A browser at the sign-in pages, without a browser."""

import json
import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from ..factories import PASSWORD


class Browser:
    """A browser at the sign-in pages: keeps cookies, sends the CSRF token, speaks JSON."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)

    def ask(self, method: str, path: str, body: dict | None = None, **headers):
        if "csrftoken" not in self.client.cookies:
            self.client.get("/_allauth/browser/v1/config")
        token = self.client.cookies["csrftoken"].value
        return self.client.generic(
            method,
            path,
            json.dumps(body or {}),
            content_type="application/json",
            headers={"X-CSRFToken": token, **headers},
        )

    def auth(self, method: str, path: str, body: dict | None = None, **headers):
        return self.ask(method, f"/_allauth/browser/v1/{path}", body, **headers)

    def sign_in(self, user, password: str = PASSWORD):
        return self.auth("POST", "auth/login", {"email": user.email, "password": password})

    def mint(self):
        return self.ask("POST", "/api/v1/auth/token/")

    def prove_again(self, password: str = PASSWORD):
        return self.auth("POST", "auth/reauthenticate", {"password": password})

    def activate_second_factor(self) -> str:
        """Enrol an authenticator and return its seed; its first code is used up by that."""
        self.prove_again()
        seed = self.auth("GET", "account/authenticators/totp").json()["meta"]["secret"]
        answer = self.auth("POST", "account/authenticators/totp", {"code": code_of(seed)})
        assert answer.status_code == 200, answer.content
        return seed


def code_of(seed: str, *, steps_ahead: int = 0) -> str:
    return format_hotp_value(hotp_value(seed, int(time.time()) // 30 + steps_ahead))


def link_in(text: str) -> str:
    found = re.search(r"https?://\S+", text)
    assert found, text
    return found.group(0)
