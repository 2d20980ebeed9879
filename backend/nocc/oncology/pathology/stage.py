"""What a report says in the words of the derivation rules, for pT and pN."""

from dataclasses import dataclass, field

from .consistency import ENE_PRESENT, OPPOSITE
from .fields import Facts

# Through the cortex is what the rules call invasion of bone; erosion alone is not (AJCC 8, oral cavity).
BONE_INVADED = frozenset({"through cortex", "medullary"})
# Levels below the lower border of the cricoid. Source: AJCC 8, nasopharynx.
BELOW_CRICOID = frozenset({"IV", "VB"})
DEEP_SKIN_MM = 6


@dataclass(frozen=True)
class StagingInputs:
    """Inputs of `staging/derive/` by axis; an axis that the report says nothing of is None."""

    t: dict | None = field(default=None)
    n: dict | None = field(default=None)


def staging_inputs(values: Facts, *, tumour_side: str | None) -> StagingInputs:
    return StagingInputs(t=_tumour(values) or None, n=_nodes(values, tumour_side))


def _tumour(values: Facts) -> dict:
    inputs: dict = {}
    if (size := values.get("tumour_size_cm")) is not None:
        inputs["size_cm"] = float(size)
    if (depth := values.get("doi_mm")) is not None:
        inputs["doi_mm"] = float(depth)
        inputs["depth_mm_gt6"] = inputs["doi_mm"] > DEEP_SKIN_MM
    if (bone := values.get("bone_invasion")) and inputs:
        inputs["inv_cortical_bone"] = inputs["inv_cortical_bone_gross"] = bone in BONE_INVADED
        inputs["minor_bone_erosion"] = bone == "cortical erosion"
    return inputs


def _nodes(values: Facts, tumour_side: str | None) -> dict | None:
    examined, positive = values.get("nodes_examined"), values.get("nodes_positive")
    if not examined or positive is None:
        return None
    rows: list[dict] = values.get("nodes_positive_levels") or []
    levels = {row["level"] for row in rows if row["positive"] > 0}
    inputs: dict = {
        "nodes_assessed": True,
        "node_count": positive,
        "ene_pathological": values.get("ene") in ENE_PRESENT,
        "retropharyngeal_positive": "RP" in levels,
        "below_cricoid": bool(levels & BELOW_CRICOID),
    }
    if (size := values.get("largest_node_mm")) is not None:
        inputs["max_node_cm"] = float(size) / 10
    if side := _side_of_nodes(values, rows, tumour_side):
        inputs["laterality"] = side
    return inputs


def _side_of_nodes(values: Facts, rows: list[dict], tumour_side: str | None) -> str | None:
    """Of the positive nodes to the tumour; midline nodes are ipsilateral. None where nothing says it."""
    if not values.get("nodes_positive"):
        return None
    sides = {row["side"] for row in rows if row["positive"] > 0}
    if sides and (other := OPPOSITE.get(tumour_side or "")):
        has_other, has_own = other in sides, bool(sides - {other})
        return "bilateral" if has_other and has_own else "contralateral" if has_other else "ipsilateral"
    if {"right", "left"} <= sides:
        return "bilateral"
    known = values.get("contralateral_positive")
    if known is None:
        return None
    if not known:
        return "ipsilateral"
    return "contralateral" if values.get("nodes_positive") == 1 else "bilateral"
