"""What a request may carry before anything looks at its meaning."""

import re
from collections.abc import Iterator

from rest_framework.exceptions import ErrorDetail, ParseError, ValidationError
from rest_framework.parsers import JSONParser

DEEPEST = 32
HALF_OF_A_PAIR = re.compile("[\ud800-\udfff]")
TOLD = {
    "null_characters_not_allowed": "Null characters are not allowed.",
    "surrogate_characters_not_allowed": "Half of a surrogate pair is no character.",
}


class JsonObjectParser(JSONParser):
    """Bodies are objects, nested within reason, whose text the database can hold and JSON can answer."""

    def parse(self, stream, media_type=None, parser_context=None) -> dict:
        try:
            body = super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError("nested too deeply") from None
        if not isinstance(body, dict):
            raise ParseError("an object is expected")
        must_be_storable(body)
        return body


def must_be_storable(values: dict) -> None:
    """Raises ValidationError where a text is none that the database can hold, ParseError where nesting has no end."""
    if unfit := dict(_unfit_text(values)):
        raise ValidationError({path: [ErrorDetail(TOLD[code], code)] for path, code in unfit.items()})


def _unfit_text(value: object, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Where there is a NUL character, or half of a surrogate pair, and the code that says so. Raises ParseError."""
    if depth > DEEPEST:
        raise ParseError("nested too deeply")
    if isinstance(value, str) and (code := _fault_of(value)):
        yield path, code
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unfit_text(inner, f"{path}.{index}", depth + 1)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if code := _fault_of(name):
                yield path or "_", code
            else:
                yield from _unfit_text(inner, f"{path}.{name}" if path else name, depth + 1)


def _fault_of(text: str) -> str | None:
    if "\0" in text:
        return "null_characters_not_allowed"
    if HALF_OF_A_PAIR.search(text):
        return "surrogate_characters_not_allowed"
    return None
