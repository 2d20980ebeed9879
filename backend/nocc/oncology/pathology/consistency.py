"""What a report may not say at once, and what deserves a second look."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .fields import Facts

# codelists.csv: a margin is close below 5 mm, extranodal extension is minor up to 2 mm, p16 is positive from 70 % and
# equivocal from 50 %. The last two also: SEER EOD 3.3.
CLOSE_BELOW_MM = 5
# Some departments call a margin involved below 1 mm (RCPath head and neck datasets).
INVOLVED_BELOW_MM = 1
MINOR_ENE_UP_TO_MM = 2
P16_POSITIVE_FROM, P16_EQUIVOCAL_FROM = 70, 50
# Fewer nodes than a selective neck dissection ordinarily has. Source: AJCC 8, pN of the cervical chapters.
FEW_NODES = 10
ENE_PRESENT = frozenset({"minor", "major", "present_nos"})
OPPOSITE = {"right": "left", "left": "right"}


class Finding(NamedTuple):
    field: str
    code: str


def contradictions_in(values: Facts, *, tumour_side: str | None = None) -> list[Finding]:
    """What cannot be true together, on the field to look at first."""
    checks = (_margins, _nodes, _levels, _extranodal, _markers, _perineural)
    found = [finding for check in checks for finding in check(values)]
    return [*found, *_other_side(values, tumour_side)]


def _margins(values: Facts) -> Iterator[Finding]:
    status, distance = values.get("margin_status"), values.get("closest_margin_mm")
    if distance is None or not status:
        return
    agrees = {
        "R0": distance > 0,
        "close": 0 < distance < CLOSE_BELOW_MM,
        "R1": distance < INVOLVED_BELOW_MM,
        "R2": distance < INVOLVED_BELOW_MM,
    }
    if not agrees.get(status, True):
        yield Finding("margin_status", "margin_contradicts_distance")


def _nodes(values: Facts) -> Iterator[Finding]:
    examined, positive = values.get("nodes_examined"), values.get("nodes_positive")
    if examined is not None and positive is not None and positive > examined:
        yield Finding("nodes_positive", "more_positive_than_examined")
    node, deposit = values.get("largest_node_mm"), values.get("largest_deposit_mm")
    if node is not None and deposit is not None and deposit > node:
        yield Finding("largest_deposit_mm", "deposit_larger_than_node")
    if positive == 0:
        for name in ("largest_node_mm", "largest_deposit_mm", "contralateral_positive"):
            if values.get(name):
                yield Finding(name, "no_positive_nodes")


def _levels(values: Facts) -> Iterator[Finding]:
    rows: list[dict] = values.get("nodes_positive_levels") or []
    name = "nodes_positive_levels"
    if len({(row["level"], row["side"]) for row in rows}) < len(rows):
        yield Finding(name, "level_twice")
    if any(row.get("examined") is not None and row["positive"] > row["examined"] for row in rows):
        yield Finding(name, "more_positive_than_examined")
    for part, total in (("positive", "nodes_positive"), ("examined", "nodes_examined")):
        known = values.get(total)
        if known is not None and sum(row.get(part) or 0 for row in rows) > known:
            yield Finding(name, "levels_exceed_total")
            return


def _extranodal(values: Facts) -> Iterator[Finding]:
    ene, distance = values.get("ene"), values.get("ene_mm")
    if ene in ENE_PRESENT and values.get("nodes_positive") == 0:
        yield Finding("ene", "no_positive_nodes")
    if distance is None or not ene:
        return
    is_minor = 0 < distance <= MINOR_ENE_UP_TO_MM
    agrees = {
        "minor": is_minor,
        "major": distance > MINOR_ENE_UP_TO_MM,
        "present_nos": distance > 0,
        "negative": distance == 0,
    }
    if not agrees.get(ene, False):
        yield Finding("ene", "ene_contradicts_distance")


def _markers(values: Facts) -> Iterator[Finding]:
    p16, percent = values.get("p16"), values.get("p16_percent")
    if p16 and percent is not None:
        agrees = {
            "positive": percent >= P16_POSITIVE_FROM,
            "equivocal": P16_EQUIVOCAL_FROM <= percent < P16_POSITIVE_FROM,
            # Weak staining is negative at any extent.
            "negative": True,
        }
        if not agrees.get(p16, False):
            yield Finding("p16", "p16_contradicts_percent")
    cps, tps = values.get("pdl1_cps"), values.get("pdl1_tps")
    # The combined score counts the tumour cells of the proportion score, and immune cells besides.
    if cps is not None and tps is not None and cps < tps:
        yield Finding("pdl1_cps", "cps_below_tps")


def _perineural(values: Facts) -> Iterator[Finding]:
    if values.get("pni_extent") and values.get("pni") in {"absent", "not assessed"}:
        yield Finding("pni_extent", "pni_not_present")


def _other_side(values: Facts, tumour_side: str | None) -> Iterator[Finding]:
    rows: list[dict] = values.get("nodes_positive_levels") or []
    other = OPPOSITE.get(tumour_side or "")
    is_seen = any(row["side"] == other and row["positive"] > 0 for row in rows)
    if other and is_seen and values.get("contralateral_positive") is False:
        yield Finding("contralateral_positive", "levels_say_contralateral")


def advice_on(values: Facts) -> list[Finding]:
    """What may well be so and still deserves a second look."""
    return list(_advice(values))


def _advice(values: Facts) -> Iterator[Finding]:
    p16, percent = values.get("p16"), values.get("p16_percent")
    if p16 == "equivocal" and values.get("hpv") not in {"positive", "negative"}:
        yield Finding("hpv", "equivocal_p16_needs_hpv_test")
    if p16 == "negative" and percent is not None and percent >= P16_EQUIVOCAL_FROM:
        yield Finding("p16", "negative_p16_must_be_weak")
    distance = values.get("closest_margin_mm")
    if values.get("margin_status") == "R0" and distance is not None and distance < CLOSE_BELOW_MM:
        yield Finding("margin_status", "margin_may_be_close")
    examined = values.get("nodes_examined")
    if values.get("specimen_type") == "neck dissection" and examined is not None and examined < FEW_NODES:
        yield Finding("nodes_examined", "few_nodes_examined")
    size, depth = values.get("tumour_size_cm"), values.get("doi_mm")
    if size is not None and depth is not None and Decimal(str(depth)) > Decimal(str(size)) * 10:
        yield Finding("doi_mm", "depth_exceeds_size")
