"""A record's codes, days and numbers in the words of its reader."""

import json
import re
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from nocc.common.clinic import clinic_zone
from nocc.common.pdf import Language
from nocc.oncology.vocabularies import UnknownVocabulary, vocabulary

FOLDER = Path(__file__).parent.parent / "pdf"
SPACED = "\N{NO-BREAK SPACE}"
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Words:
    """`words("decision.chosen", letter="A")` is a text of `pdf/words.<language>.json`."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts = texts(language)

    def __call__(self, path: str, /, **filled: object) -> str:
        found: Any = self._texts
        for name in path.split("."):
            found = found[name]
        return found.format(**filled) if filled else found

    def names(self, path: str) -> dict[str, str]:
        """The words under this heading, by their codes."""
        return self._texts[path]

    def code(self, path: str, code: object) -> str:
        """The word for a code of ours; one that is not known yet stands as it is."""
        return self.names(path).get(str(code), str(code))

    def term(self, name: str, code: object) -> str:
        """The label of a code of the vocabularies; one that left them since stands as it is."""
        try:
            known = vocabulary(name)
        except UnknownVocabulary:
            return str(code)
        return known[str(code)].label(self.language) if str(code) in known else str(code)

    def coded(self, name: str, code: object) -> str:
        """Label and code together, where the code is what colleagues look up."""
        label = self.term(name, code)
        return label if label == str(code) else f"{label} ({code})"

    def day(self, text: str) -> str:
        """`2026-11-24` (or a moment, as the clinic's day) as `24 novembre 2026`."""
        day = _local(text).date() if "T" in text else date.fromisoformat(text)
        return f"{day.day}{SPACED}{self('months').split()[day.month - 1]}{SPACED}{day.year}"

    def short_day(self, text: str) -> str:
        """For columns: `24/11/2026`."""
        day = _local(text).date() if "T" in text else date.fromisoformat(text)
        return f"{day:%d/%m/%Y}"

    def moment(self, text: str) -> str:
        """`24 novembre 2026, ore 15.02` as clocks in the clinic showed it."""
        time = _local(text).strftime("%H.%M" if self.language == "it" else "%H:%M")
        return self("clock", day=self.day(text), time=time)

    def number(self, value: float | str) -> str:
        return str(value).replace(".", ",") if self.language == "it" else str(value)

    def unit(self, ucum: str) -> str:
        """A UCUM unit as it is written on paper: `10*3/uL` as 10³/µL, annotations of what is counted left out."""
        written = ucum.replace("{1.73_m2}", f"{self.number('1.73')}{SPACED}m²").replace("[IU]", "IU")
        written = re.sub(r"\{[^}]*\}", "", written).replace("uL", "µL").replace("ug", "µg").replace("umol", "µmol")
        return re.sub(r"10\*(\d+)", lambda power: f"10{power[1].translate(SUPERSCRIPTS)}", written).replace("m2", "m²")

    def plain(self, value: Any) -> str:
        """A value of JSON for which there is no better word."""
        match value:
            case bool():
                return self("yes") if value else self("no")
            case int() | float():
                return self.number(value)
            case list():
                return ", ".join(map(self.plain, value))
            case dict():
                return ", ".join(f"{name}: {self.plain(inner)}" for name, inner in value.items() if inner is not None)
        return str(value)


@cache
def texts(language: Language) -> dict[str, Any]:
    return json.loads((FOLDER / f"words.{language}.json").read_text(encoding="utf-8"))


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(clinic_zone())
