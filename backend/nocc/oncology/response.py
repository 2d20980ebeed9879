"""RECIST 1.1: the response that measured lesions come to. Source: Eisenhauer et al., Eur J Cancer 2009;45:228-247."""

from dataclasses import dataclass
from decimal import Decimal

PARTIAL_DECREASE = Decimal("0.30")
PROGRESSIVE_INCREASE = Decimal("0.20")
PROGRESSIVE_INCREASE_MM = Decimal(5)


@dataclass(frozen=True, kw_only=True)
class Measures:
    """Sums of target diameters in mm; `nadir_mm` is the smallest before now, baseline included.

    `targets_resolved`: all targets are gone, nodes among them below 10 mm. `non_target` is `none`, `cr`,
    `non_cr_non_pd`, `pd` or `ne`; empty counts as `none`.
    """

    baseline_mm: Decimal | None = None
    nadir_mm: Decimal | None = None
    current_mm: Decimal | None = None
    targets_resolved: bool = False
    non_target: str = ""
    new_lesions: bool | None = None


def response(measures: Measures) -> str:
    """`CR`, `PR`, `SD`, `PD` or `NE`: the overall response at one time (table 1 of the source)."""
    target = target_response(measures)
    if target == "PD" or measures.non_target == "pd" or measures.new_lesions:
        return "PD"
    if target == "CR" and measures.non_target not in ("", "none", "cr"):
        return "PR"
    return target


def target_response(measures: Measures) -> str:
    """What the target lesions alone say. Progression prevails: a tumour may grow again and still be small."""
    baseline, current = measures.baseline_mm, measures.current_mm
    if current is None or baseline is None:
        return "NE"
    if measures.targets_resolved or current == 0:
        return "CR"
    nadir = min(baseline, baseline if measures.nadir_mm is None else measures.nadir_mm)
    growth = current - nadir
    if growth >= PROGRESSIVE_INCREASE_MM and growth >= nadir * PROGRESSIVE_INCREASE:
        return "PD"
    return "PR" if current <= baseline * (1 - PARTIAL_DECREASE) else "SD"
