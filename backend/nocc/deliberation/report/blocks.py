"""What a page is made of; `pdf/record.typ` lays these out."""

from collections.abc import Iterable, Sequence

Block = dict
Rows = Iterable[tuple[str, str | None]]


def section(title: str, blocks: Iterable[Block | None]) -> Block:
    return {"kind": "section", "title": title, "blocks": [block for block in blocks if block]}


def group(title: str, blocks: Iterable[Block | None], *, mark: str = "") -> Block:
    """A part of a section under its own small heading; `mark` stands beside it."""
    return {"kind": "group", "title": title, "mark": mark, "blocks": [block for block in blocks if block]}


def facts(rows: Rows) -> Block | None:
    """Labels with what they say; what says nothing is left out."""
    said = [[label, text] for label, text in rows if text]
    return {"kind": "facts", "rows": said} if said else None


def table(head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]) -> Block | None:
    """`widths` are shares of the line."""
    cells = [list(row) for row in rows]
    return {"kind": "table", "head": list(head), "rows": cells, "widths": list(widths)} if cells else None


def prose(text: str) -> Block | None:
    return {"kind": "prose", "text": text} if text else None


def note(text: str) -> Block:
    return {"kind": "note", "text": text}


def lines(items: Iterable[str]) -> str:
    return "\n".join(item for item in items if item)


def joined(*parts: str | None, by: str = " · ") -> str:
    return by.join(part for part in parts if part)
