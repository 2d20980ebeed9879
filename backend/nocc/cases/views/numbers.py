from nocc.common.rules import InvalidInput


def natural(text: str, *, field: str) -> int:
    """A number of a query. Raises InvalidInput: `not_a_number`."""
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise InvalidInput("not_a_number", field=field)
    return int(text)
