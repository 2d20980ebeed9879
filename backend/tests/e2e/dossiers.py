"""Real input where the cohort is at hand, a bundled synthetic patient otherwise."""

import csv
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

COHORT = Path(settings.ROOT).parent / "shared" / "clinical" / "data" / "tcga_hnsc_patients.csv"


@dataclass(frozen=True)
class Dossier:
    source: str
    birth_year: int
    sex: str
    topography: str
    morphology: str
    edition: str
    t: str
    n: str
    m: str
    stage: str


SYNTHETIC = Dossier(
    source="bundled",
    birth_year=1961,
    sex="male",
    topography="C02.1",
    morphology="8070/3",
    edition="7",
    t="T3",
    n="N2b",
    m="M0",
    stage="IVA",
)


def dossier() -> Dossier:
    """The first patient of the cohort staged clinically in full by the 7th edition."""
    if not COHORT.exists():
        return SYNTHETIC
    with COHORT.open(newline="") as table:
        rows = [row for row in csv.DictReader(table) if _is_staged(row)]
    row = rows[0]
    return Dossier(
        source=row["patient_id"],
        birth_year=int(row["year_dx"]) - int(row["age"]),
        sex=row["sex"],
        topography=row["icdo3_site"],
        morphology=row["icdo3_hist"],
        edition="7",
        t=row["cT"],
        n=row["cN"],
        m=row["cM"],
        stage=row["c_stage"],
    )


def _is_staged(row: dict) -> bool:
    told = ("age", "year_dx", "sex", "icdo3_site", "icdo3_hist", "cT", "cN", "c_stage")
    return row["tnm_edition"] == "7th" and row["cM"] == "M0" and all(row[name] for name in told)
