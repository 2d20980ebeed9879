"""Reads the CSV tables that ship with the package."""

import csv
import io
from importlib import resources

Row = dict[str, str]


def read_table(path: str) -> tuple[Row, ...]:
    """Rows of `data/<path>`, as text, in file order."""
    text = resources.files("nocc.oncology").joinpath("data", path).read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))
