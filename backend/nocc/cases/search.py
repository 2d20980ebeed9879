"""Full text in Italian: what is kept, and how a question is put to it."""

import re
import unicodedata
from functools import reduce

from django.contrib.postgres.search import SearchQuery

MAX_WORDS = 12
# Words that say nothing and that Italian stemming drops from the text: asking for them would find nothing.
FUNCTION_WORDS = frozenset(
    """
    a ad al alla alle agli ai allo con col da dal dalla dalle dagli dai dallo degli dei del della delle dello di e ed
    gli ha i il in la le lo l nei nel nella nelle nello negli o per su sul sulla sulle sui sugli tra fra un una uno
    """.split()  # noqa: SIM905 (a list of quoted words is harder to read)
)


def folded(text: str) -> str:
    """Without accents and capitals (`Nicolò` is found by `nicolo`); numbers with points or strokes are one word."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"(?<=\d)[./](?=\d)", "", plain)


def search_query(text: str) -> SearchQuery | None:
    """Every word, by its Italian stem or as the beginning of a name or code; None when there is no word."""
    words = [word for word in re.findall(r"\w+", folded(text)) if word not in FUNCTION_WORDS][:MAX_WORDS]
    if not words:
        return None
    return reduce(lambda query, word: query & word, map(_word, words))


def _word(word: str) -> SearchQuery:
    beginning = SearchQuery(f"'{word}':*", config="simple", search_type="raw")
    return SearchQuery(word, config="italian") | beginning
