"""How often the clinical visits come: the guideline's intervals, or those that follow the risk of recurrence."""

from decimal import Decimal
from enum import StrEnum
from functools import cache

from ..tables import read_table
from .facts import FollowupFacts
from .verdict import Verdict, unknown, yes

# Until then both schemas see the patient as the guideline says; the bands are those of the table's columns.
BANDS = (
    (Decimal(6), Decimal("16.5"), "interval_months_6_to_16_5"),
    (Decimal("16.5"), Decimal(25), "interval_months_16_5_to_25"),
    (Decimal(25), Decimal(99), "interval_months_25_to_99"),
)
RISK_FROM_MONTH = BANDS[0][0]
RISK_TO_MONTH = BANDS[-1][1]


class Basis(StrEnum):
    """What the clinical visits follow; it is the lead's choice, never ours."""

    GUIDELINE = "guideline"
    RISK_BASED = "risk_based"


@cache
def _intervals() -> dict[str, tuple[Decimal, ...]]:
    rows = read_table("vocab/followup_risk_based_intervals.csv")
    return {row["site"]: tuple(Decimal(row[column]) for _, _, column in BANDS) for row in rows}


def risk_group(facts: FollowupFacts) -> str | None:
    """The row of the table that this tumour belongs to."""
    p16 = {"positive": "pos", "negative": "neg"}.get(facts.p16_status)
    group = f"oropharynx_p16_{p16}" if facts.site == "oropharynx" else facts.site
    return group if group in _intervals() else None


def bases_for(facts: FollowupFacts) -> dict[Basis, Verdict]:
    """Which schemas there are for this tumour, and what is missing for the others."""
    return {Basis.GUIDELINE: yes("everybody"), Basis.RISK_BASED: _risk_based(facts)}


def _risk_based(facts: FollowupFacts) -> Verdict:
    if risk_group(facts) is not None:
        return yes("risk_known")
    if not facts.site:
        return unknown("site")
    return unknown("p16_status") if facts.site == "oropharynx" else Verdict(False)


def risk_based_months(facts: FollowupFacts) -> list[tuple[str, Decimal]]:
    """(rule, month) of the visits after the first half-year: each comes the interval of its predecessor's band later.

    Raises KeyError where the table has no intervals for the site.
    """
    intervals = _intervals()[risk_group(facts) or ""]
    visits: list[tuple[str, Decimal]] = []
    month = RISK_FROM_MONTH
    while True:
        band = max(index for index, (low, _, _) in enumerate(BANDS) if low <= month)
        month += intervals[band]
        if month > RISK_TO_MONTH:
            return visits
        visits.append((f"visit_risk_{band + 1}", month))
