"""Tables of text from spreadsheets and laboratory systems, read as a stream within bounds.

Nothing of the file is trusted: its size, its lines, its columns and its quotes end somewhere, or it is refused whole.
"""

import codecs
import csv
import hashlib
import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO

from nocc.common.rules import InvalidInput

CHUNK_BYTES = 64 * 1024
LONGEST_LINE = 64 * 1024
MOST_COLUMNS = 100
MOST_ROWS = 100_000
# Lines that one row may run over, inside quotes.
MOST_LINES_OF_A_ROW = 50
# Letterheads come before the header, within so many rows.
LATEST_HEADER = 20
DELIMITERS = (";", ",", "\t", "|")
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

Record = tuple[int, list[str]]
# Which headers mean something: their place and what they mean, None where too little is understood.
Reading = Callable[[list[str]], dict[int, str]]


@dataclass(frozen=True)
class Layout:
    """How the text is to be read. Rows count from 1, as a spreadsheet shows them."""

    encoding: str
    delimiter: str
    header_row: int
    headers: list[str]
    # For each header what it means, or None.
    roles: list[str | None]
    decimal_mark: str | None = None

    def as_json(self) -> dict:
        return asdict(self)


@dataclass(frozen=True)
class UploadedText:
    """A text as it was uploaded; each iteration reads it again, so that it is never in memory as a whole."""

    upload: BinaryIO
    encoding: str
    sha256: str

    def __iter__(self) -> Iterator[str]:
        return _text_of(self.upload, self.encoding)


def refusal(code: str, **extra: Any) -> InvalidInput:
    return InvalidInput(code, field="file", **extra)


def text_of(upload: BinaryIO) -> UploadedText:
    """Raises InvalidInput: `file_empty`, `table_not_text` (no text, or in no encoding that we know)."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            is_blank = _is_blank(_text_of(upload, encoding))
        except UnicodeDecodeError:
            continue
        if is_blank:
            raise refusal("file_empty")
        return UploadedText(upload, encoding, _digest_of(upload))
    raise refusal("table_not_text")


def _text_of(upload: BinaryIO, encoding: str) -> Iterator[str]:
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(encoding)(), translate=True)
    upload.seek(0)
    while chunk := upload.read(CHUNK_BYTES):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _is_blank(parts: Iterator[str]) -> bool:
    is_blank = True
    for text in parts:
        if CONTROL_CHARACTERS.search(text):
            raise refusal("table_not_text")
        is_blank = is_blank and not text.strip()
    return is_blank


def _digest_of(upload: BinaryIO) -> str:
    digest = hashlib.sha256()
    upload.seek(0)
    while chunk := upload.read(CHUNK_BYTES):
        digest.update(chunk)
    return digest.hexdigest()


def lines_of(parts: Iterable[str]) -> Iterator[str]:
    """Raises InvalidInput: `line_too_long`."""
    pending = ""
    for part in parts:
        lines = (pending + part).split("\n")
        pending = lines.pop()
        for line in (*lines, pending):
            if len(line) > LONGEST_LINE:
                raise refusal("line_too_long", max_characters=LONGEST_LINE)
        yield from (f"{line}\n" for line in lines)
    if pending:
        yield pending


def records_of(lines: Iterable[str], delimiter: str) -> Iterator[Record]:
    """Rows by number, blank ones too. Raises InvalidInput: `table_broken` with the row, `too_many_columns`."""
    bounded = _BoundedLines(lines)
    reader, row = csv.reader(bounded, delimiter=delimiter, strict=True), 0
    while True:
        row, bounded.taken = row + 1, 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise refusal("table_broken", row=row) from None
        if len(cells) > MOST_COLUMNS:
            raise refusal("too_many_columns", max_columns=MOST_COLUMNS)
        yield row, cells


class _BoundedLines:
    """Lines for the reader, so many for one row: a quote that is never closed ends here."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        self.taken = 0

    def __iter__(self) -> "_BoundedLines":
        return self

    def __next__(self) -> str:
        self.taken += 1
        if self.taken > MOST_LINES_OF_A_ROW:
            raise csv.Error("a row without end")
        return next(self.lines)


@dataclass(frozen=True)
class _Attempt:
    """A row read as the header, under one delimiter."""

    delimiter: str
    row: int
    headers: list[str]
    found: dict[int, str]

    def missing(self, required: Iterable[frozenset[str]]) -> list[str]:
        return sorted(min(names) for names in required if not names & set(self.found.values()))


def layout_of(text: UploadedText, *, read: Reading, required: Sequence[frozenset[str]]) -> Layout:
    """The delimiter and the header under which most is understood.

    Raises InvalidInput: `columns_missing` with what was not found, and what `records_of` raises.
    """
    attempts: list[_Attempt] = []
    faults: list[InvalidInput] = []
    for delimiter in DELIMITERS:
        try:
            attempts += _headers(text, delimiter, read)
        except InvalidInput as fault:
            # Under another delimiter it may still be a table.
            faults.append(fault)
    best = max(attempts, key=lambda tried: (-len(tried.missing(required)), len(tried.found)), default=None)
    missing = best.missing(required) if best else sorted(min(names) for names in required)
    if missing or best is None:
        raise faults[0] if faults else refusal("columns_missing", missing=missing)
    roles = [best.found.get(place) for place in range(len(best.headers))]
    return Layout(text.encoding.removesuffix("-sig"), best.delimiter, best.row, best.headers, roles)


def _headers(text: Iterable[str], delimiter: str, read: Reading) -> list[_Attempt]:
    """Rows at the beginning that may be the header, if this is the delimiter."""
    rows = itertools.islice(records_of(lines_of(text), delimiter), LATEST_HEADER)
    attempts = []
    for row, cells in rows:
        if found := read(cells):
            attempts.append(_Attempt(delimiter, row, [cell.strip()[:80] for cell in cells], found))
    return attempts


def rows_of(parts: Iterable[str], layout: Layout) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows below the header that hold anything, by what their columns mean."""
    for row, cells in records_of(lines_of(parts), layout.delimiter):
        if row <= layout.header_row or not any(cell.strip() for cell in cells):
            continue
        yield row, {role: cell.strip() for role, cell in zip(layout.roles, cells, strict=False) if role}


def count_rows(parts: Iterable[str], layout: Layout, *, look_at: Callable[[dict[str, str]], None]) -> int:
    """How many there are; each is shown to `look_at`. Raises InvalidInput: `too_many_rows`, `file_empty`."""
    count = 0
    for _, cells in rows_of(parts, layout):
        count += 1
        if count > MOST_ROWS:
            raise refusal("too_many_rows", max_rows=MOST_ROWS)
        look_at(cells)
    if count == 0:
        raise refusal("file_empty")
    return count
