"""Somebody at a browser: acts by what a person sees, and remembers everything that reached their machine."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, Response, WebSocket, expect

PATIENCE_MS = 60_000


@dataclass
class Person:
    name: str
    url: str
    page: Page
    # Every body and frame that came to this browser, in order.
    received: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        expect.set_options(timeout=PATIENCE_MS)
        self.page.on("response", self._keep_body)
        self.page.on("websocket", self._keep_frames)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _keep_body(self, response: Response) -> None:
        if "/api/v1/" in response.url and response.request.method != "OPTIONS":
            try:
                self.received.append(f"{response.headers} {response.text()}")
            except Exception:  # the page has moved on and the browser has dropped the body
                return

    def _keep_frames(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: self.received.append(str(frame)))

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)

    def sign_in(self, email: str, password: str) -> None:
        self.go("/sign-in")
        self.page.locator("input[type=email]").fill(email)
        self.page.locator("input[type=password]").first.fill(password)
        self.page.locator("button[type=submit]").click()
        self.page.wait_for_url(lambda url: not re.search("/sign-in", url))

    def choose_own_password(self, first: str, own: str) -> None:
        self.page.wait_for_url("**/account/password")
        for field_, value in zip(self.page.locator("input[type=password]").all(), (first, own, own), strict=True):
            field_.fill(value)
        self.page.locator("button[type=submit]").click()
        self.page.wait_for_url("**/patient/**")

    def see(self, test_id: str) -> Locator:
        return self.page.get_by_test_id(test_id)

    def tap(self, test_id: str) -> None:
        self.see(test_id).first.click()

    def write(self, test_id: str, text: str) -> None:
        """Fill the field of this name, or the input inside the piece of this name."""
        found = self.see(test_id).first
        expect(found).to_be_visible()
        if not found.evaluate("e => ['INPUT', 'TEXTAREA'].includes(e.tagName)"):
            found = found.locator("input, textarea").first
        found.fill(text)

    def select(self, test_id: str, value: str) -> None:
        found = self.see(test_id).first
        expect(found).to_be_visible()
        if not found.evaluate("e => e.tagName === 'SELECT'"):
            found = found.locator("select")
        found.select_option(value)

    def find(self, test_id: str, text: str) -> None:
        """Type into a combobox and take the first that fits."""
        box = self.see(test_id).first.locator("input")
        box.click()
        box.fill(text)
        self.page.get_by_role("option").filter(has_text=text).first.click()

    def confirm(self) -> None:
        self.page.locator("nocc-confirm-dialog button.confirm").click()

    def section(self, name: str) -> None:
        """Another section of the case that is open, without loading the page anew."""
        self.page.locator(f'nav a[href*="/{name}"]').first.click()
        self.page.wait_for_url(f"**/{name}**")
