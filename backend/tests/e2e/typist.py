"""Somebody who has a keyboard and no mouse: every key is counted, and nothing is reached but by keys."""

import time
from dataclasses import dataclass, field

from playwright.sync_api import Page, expect

STEPS_TO_A_FIELD = 60
PATIENCE_MS = 15_000
# Not the line that says that nothing was found.
OFFERED = "nocc-choice-list [role=option]:not([aria-disabled])"
KEYS_A_WORD = 5
WORDS_A_MINUTE = 40


@dataclass
class Typist:
    page: Page
    keys: int = 0
    # How many keys each part of the work took, by its name.
    parts: dict[str, int] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def press(self, key: str, times: int = 1) -> None:
        """One key, or several at once as `Control+Enter`, which count as one stroke each."""
        for _ in range(times):
            self.page.keyboard.press(key)
            self.keys += key.count("+") + 1

    def write(self, text: str) -> None:
        self.page.keyboard.type(text)
        # A capital takes two keys.
        self.keys += len(text) + sum(character.isupper() for character in text)

    def reach(self, test_id: str) -> None:
        """Tab, in reading order, until the piece of this name holds the keyboard."""
        expect(self.page.get_by_test_id(test_id).last).to_be_visible(timeout=PATIENCE_MS)
        for _ in range(STEPS_TO_A_FIELD):
            if self.is_at(test_id):
                return
            self.press("Tab")
        raise AssertionError(f"{test_id} cannot be reached by Tab")

    def is_at(self, test_id: str) -> bool:
        holders = self.page.get_by_test_id(test_id).last
        return bool(holders.evaluate("piece => piece.contains(document.activeElement)"))

    def fill(self, test_id: str, text: str) -> None:
        self.reach(test_id)
        self.write(text)

    def choose(self, test_id: str, text: str) -> None:
        """Type into a field that finds, and confirm the first that it offers."""
        self.fill(test_id, text)
        expect(self.page.locator("nocc-choice-list [role=option]:not([aria-disabled])").first).to_be_visible(
            timeout=PATIENCE_MS
        )
        self.press("Enter")

    def part(self, name: str) -> None:
        self.parts[name] = self.keys - sum(self.parts.values())

    def report(self) -> str:
        minutes = self.keys / (KEYS_A_WORD * WORDS_A_MINUTE)
        parts = ", ".join(f"{name} {keys}" for name, keys in self.parts.items())
        return (
            f"{self.keys} keystrokes ({parts}); {time.monotonic() - self.started:.1f} s here; "
            f"{minutes:.1f} min at {WORDS_A_MINUTE} words a minute"
        )
