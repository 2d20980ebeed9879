"""What the pathologist finds after an operation, the pathological stage, and whether it asks for more treatment."""

from datetime import date, timedelta

from .draw import Draw
from .measurements import draw_measurements
from .model import Pathology, Step, Tumour
from .plans import adjuvant_step
from .policy import Situation
from .source import distributions, values
from .tumour import Markers, staged

# cT and pT agree in 68 % of operated patients; cN0 becomes pN+ in 29 %. Source: TCGA, computed.
T_AGREES = 0.68
N0_BECOMES_POSITIVE = 0.29
OCCULT_NODES = {"N1": 0.40, "N2a": 0.12, "N2b": 0.18, "N3b": 0.30}
KNOWN_NODES = {"N1": 0.22, "N2a": 0.14, "N2b": 0.14, "N2c": 0.05, "N3b": 0.45}
HPV_NODES = {"N1": 0.85, "N2": 0.15}
NECK_DISSECTION = "S.ND."
ADENOID_CYSTIC = "8200/3"
ALWAYS_IRRADIATED = frozenset({"sinonasal", "unknown_primary_neck", "unknown_primary_ebv"})


def draw_pathology(draw: Draw, tumour: Tumour, procedures: tuple[str, ...], operated_on: date) -> Pathology:
    figures = distributions()["pathology_after_surgery"]
    has_neck = any(code.startswith(NECK_DISSECTION) for code in procedures)
    t, n = _draw_pt(draw, tumour), _draw_pn(draw, tumour) if has_neck else "NX"
    measurements = draw_measurements(draw, stratum=tumour.stratum, classification="p", t=t, n=n, side=tumour.side)
    positive = measurements.node_count
    examined = max(round(draw.lognormal(figures["nodes_examined"]["median"], figures["nodes_examined"]["sigma"])), 6)
    markers = Markers(tumour.p16, tumour.hpv, tumour.ebv)
    staging = staged(tumour.topography, tumour.morphology, markers, classification="p", t=t, n=n, m=tumour.staging.m)
    is_invasive = t != "Tis"
    return Pathology(
        reported_on=operated_on + timedelta(days=draw.whole(8, 16)),
        margin=draw.weighted(figures["margin"]),
        grade=tumour.grade,
        pni=is_invasive and draw.chance(figures["pni"]),
        lvi=is_invasive and draw.chance(figures["lvi"]),
        ene=_ene(draw, is_present=measurements.ene, is_node_positive=positive > 0),
        nodes_examined=max(examined, positive + 2) if has_neck else 0,
        nodes_positive=positive,
        measurements=measurements,
        staging=staging,
    )


def _draw_pt(draw: Draw, tumour: Tumour) -> str:
    t = tumour.staging.t
    if t == "T0" or draw.chance(T_AGREES):
        return t
    order = [known for known in values("cT_given_site")[tumour.stratum] if known != "T0"]
    place = order.index(t)
    neighbours = [order[near] for near in (place - 1, place + 1) if 0 <= near < len(order)]
    return draw.pick([near for near in neighbours if near != "Tis"] or [t])


def _draw_pn(draw: Draw, tumour: Tumour) -> str:
    is_clear = tumour.staging.n == "N0"
    if is_clear and not draw.chance(N0_BECOMES_POSITIVE):
        return "N0"
    if tumour.stratum in {"oropharynx_p16_pos", "unknown_primary_hpv"}:
        return draw.weighted(HPV_NODES)
    if tumour.stratum in {"nasopharynx", "unknown_primary_ebv"}:
        return tumour.staging.n
    return draw.weighted(OCCULT_NODES if is_clear else KNOWN_NODES)


def _ene(draw: Draw, *, is_present: bool, is_node_positive: bool) -> str | None:
    if not is_node_positive:
        return None
    return draw.weighted({"major": 0.6, "minor": 0.4}) if is_present else "negative"


def draw_adjuvant(draw: Draw, situation: Situation, pathology: Pathology, procedures: tuple[str, ...]) -> Step | None:
    is_positive_margin = pathology.margin == "R1"
    has_ene = pathology.ene in {"minor", "major"}
    if situation.stratum == "salivary_major":
        return adjuvant_step(draw, situation, is_high_risk=False, is_at_risk=_is_salivary_risk(situation, pathology))
    if procedures[0] == "S.LAR.CORD":
        return adjuvant_step(draw, situation, is_high_risk=False, is_at_risk=is_positive_margin)
    is_at_risk = situation.stratum in ALWAYS_IRRADIATED or _is_squamous_risk(pathology)
    return adjuvant_step(draw, situation, is_high_risk=has_ene or is_positive_margin, is_at_risk=is_at_risk)


def _is_salivary_risk(situation: Situation, pathology: Pathology) -> bool:
    return (
        situation.grade == "G3"
        or situation.morphology == ADENOID_CYSTIC
        or pathology.staging.t[:2] in {"T3", "T4"}
        or pathology.nodes_positive > 0
        or pathology.margin == "R1"
    )


def _is_squamous_risk(pathology: Pathology) -> bool:
    return bool(
        pathology.staging.t[:2] in {"T3", "T4"}
        or pathology.staging.n[:2] in {"N2", "N3"}
        or pathology.pni
        or pathology.lvi
        or pathology.margin == "close"
    )
