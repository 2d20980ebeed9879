"""Whom and what the identifiers of a record mean, by the record alone."""

from functools import cached_property

from .words import Words


class Names:
    def __init__(self, record: dict, words: Words) -> None:
        self.record = record
        self.words = words

    @cached_property
    def people(self) -> dict[str, dict]:
        return {place["participant"]: place for place in [*self.record["participants"], *self.record["observers"]]}

    @cached_property
    def papers(self) -> dict[str, dict]:
        """Options as they stood on the last ballot paper that named them, else as they stand."""
        listed = {option["id"]: option for option in self.record["options"]}
        voted = {line["option"]: line for vote_round in self.record["rounds"] for line in vote_round["paper"]}
        return {**listed, **voted}

    def participant(self, identifier: str | None) -> str:
        place = self.people.get(identifier or "")
        return place["name"] if place else ""

    def option(self, identifier: str) -> str:
        option = self.papers.get(identifier)
        return self.named(option) if option else identifier

    def named(self, option: dict) -> str:
        return self.words("options.named", letter=option["letter"], title=option["title"])

    def letter(self, identifier: str) -> str:
        option = self.papers.get(identifier)
        return option["letter"] if option else identifier

    def investigation(self, identifier: str | None) -> str:
        found = (asked["what"] for asked in self.record["investigations"] if asked["id"] == identifier)
        return next(found, "")

    def person(self, person: dict | None) -> str:
        """Name, specialty and facility of whoever did something."""
        if not person:
            return ""
        specialty = person.get("specialty")
        return ", ".join(filter(None, (person["name"], self.specialty(specialty), person.get("facility"))))

    def specialty(self, code: str | None) -> str:
        return self.words.term("specialties", code) if code else ""
