"""Reads the CSV tables that ship with the package."""

import csv
from importlib import resources

Row = dict[str, str]


def read_table(path: str) -> tuple[Row, ...]:
    """Rows of `data/<path>`, as text, in file order."""
    with resources.files("nocc.oncology").joinpath("data", path).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
