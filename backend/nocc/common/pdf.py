"""Printed sheets: a typst template of the project and JSON content become a tagged PDF/A, the same bytes each time."""

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

Language = Literal["it", "en"]

# Templates may read only the program's own folder; neither the system's fonts nor a network is asked for anything.
ROOT = Path(__file__).resolve().parent.parent
FONTS = Path(__file__).with_name("pdf") / "fonts"
# For archives, with attachments (ISO 19005-3), and for screen readers (ISO 14289-1); typst refuses what breaks them.
STANDARDS: list[Any] = ["a-3a", "ua-1"]
# PDF/A wants a glyph for each character. What the fonts lack is printed as this one.
MISSING = "\ufffd"
LONGEST_UNBROKEN = 40


def render_pdf(
    template: str,
    content: Mapping[str, Any],
    *,
    language: Language,
    made_at: datetime,
    attachments: Mapping[str, str] | None = None,
) -> bytes:
    """The PDF/A-3a and PDF/UA-1 of a template, given as a path under `nocc` (`deliberation/pdf/record.typ`).

    `content` is plain JSON and reaches the template as strings, which are shown and never evaluated. `made_at` is the
    date of the document: it belongs to the content, so that the same content is the same bytes. `attachments` are JSON
    texts by file name, embedded exactly as they are.
    """
    sheet = {"content": printable(content), "language": language, "attachments": dict(attachments or {})}
    compiler = typst.Compiler(
        ROOT / template,
        root=ROOT,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=int(made_at.timestamp()))
    assert isinstance(pdf, bytes)  # noqa: S101 one document, no output path
    return pdf


def printable(value: Any) -> Any:
    """The same JSON with every text made of characters that the fonts have, and of words that fit a line."""
    match value:
        case Mapping():
            return {key: printable(inner) for key, inner in value.items()}
        case list() | tuple():
            return [printable(inner) for inner in value]
        case str():
            text = value.replace("\r\n", "\n").replace("\r", "\n")
            shown = "".join(letter if letter in "\n\t" or _is_covered(ord(letter)) else MISSING for letter in text)
            return re.sub(rf"\S{{{LONGEST_UNBROKEN}}}(?=\S)", lambda run: run[0] + "\u200b", shown)
    return value


def _is_covered(codepoint: int) -> bool:
    starts, ends = _coverage()
    place = bisect_right(starts, codepoint) - 1
    return place >= 0 and codepoint <= ends[place]


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges that all bundled fonts share, ascending."""
    ranges = [line.split("-") for line in (FONTS / "coverage.txt").read_text().split()]
    return [int(first, 16) for first, _ in ranges], [int(last, 16) for _, last in ranges]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
