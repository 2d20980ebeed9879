"""Words of medicine that a text for patients uses, with what they mean."""

import re
from functools import cache
from typing import NamedTuple

from .vocabularies import vocabulary


class Entry(NamedTuple):
    word: str
    meaning: str


def entries_in(text: str, language: str) -> list[Entry]:
    """The glossary's words in order of appearance, each once and as the text first writes it."""
    pattern, terms = _lexicon("it" if language == "it" else "en")
    found: dict[str, Entry] = {}
    for match in pattern.finditer(text):
        code, meaning = terms[match[0].casefold()]
        found.setdefault(code, Entry(match[0], meaning))
    return list(found.values())


@cache
def _lexicon(language: str) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    terms = {
        form.casefold(): (term.code, getattr(term, f"meaning_{language}"))
        for term in vocabulary("glossary")
        for form in getattr(term, f"forms_{language}")
    }
    # The longest form first: "risonanza magnetica" is one word, not "risonanza" and a rest.
    forms = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE), terms
