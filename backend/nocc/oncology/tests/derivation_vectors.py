"""The vectors of derivation as they are sent: `both` once as `c` and once as `p`."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

VECTORS = Path(__file__).parent / "data" / "derivation_vectors_dev.csv"


def sent_vectors() -> Iterator[tuple[str, dict, str]]:
    """Case, question and the category expected."""
    with VECTORS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for classification in "cp" if row["classification"] == "both" else row["classification"]:
                question = {name: row[name] for name in ("schema_id", "edition", "target")}
                question |= {"classification": classification, "inputs": json.loads(row["inputs_json"])}
                yield row["case_id"], question, row["expected"]
