"""The tumour: site, histology, markers, extent and the stage that the engine finds."""

from dataclasses import dataclass

from nocc.oncology.staging import group_stage, schema_for

from .categories import draw_m, draw_n, draw_t
from .draw import Draw
from .measurements import draw_measurements
from .model import Staging, Tumour
from .source import distributions, figure_for, values

EDITION = "8"

# Shares within a site, of sites, histologies and markers: design choices.
TOPOGRAPHIES = {
    "oral_cavity": {
        "C02.1": 0.34,
        "C02.2": 0.08,
        "C02.9": 0.05,
        "C04.0": 0.12,
        "C04.1": 0.08,
        "C03.1": 0.08,
        "C03.0": 0.04,
        "C06.0": 0.09,
        "C06.2": 0.08,
        "C05.0": 0.04,
    },
    "oropharynx_p16_pos": {"C09.9": 0.35, "C09.0": 0.20, "C01.9": 0.32, "C02.4": 0.05, "C10.9": 0.08},
    "oropharynx_p16_neg": {"C09.9": 0.30, "C01.9": 0.26, "C05.1": 0.18, "C10.2": 0.08, "C10.3": 0.10, "C10.0": 0.08},
    "hypopharynx": {"C12.9": 0.70, "C13.2": 0.15, "C13.0": 0.08, "C13.1": 0.07},
    "larynx_glottis": {"C32.0": 1.0},
    "larynx_supraglottis": {"C32.1": 0.85, "C10.1": 0.15},
    "larynx_subglottis": {"C32.2": 1.0},
    "nasopharynx": {"C11.2": 0.55, "C11.0": 0.15, "C11.1": 0.15, "C11.9": 0.15},
    "salivary_major": {"C07.9": 0.75, "C08.0": 0.21, "C08.1": 0.04},
    "sinonasal": {"C31.0": 0.45, "C31.1": 0.25, "C30.0": 0.30},
    "unknown_primary": {"C77.0": 0.8, "C80.9": 0.2},
    "cutaneous_scc_hn": {"C44.3": 0.45, "C44.2": 0.25, "C44.4": 0.20, "C44.0": 0.10},
}
MORPHOLOGIES = {
    "oral_cavity": {"8070/3": 0.52, "8071/3": 0.40, "8051/3": 0.04, "8083/3": 0.04},
    "oropharynx_p16_pos": {"8085/3": 0.90, "8083/3": 0.05, "8072/3": 0.05},
    "oropharynx_p16_neg": {"8086/3": 0.40, "8070/3": 0.40, "8071/3": 0.20},
    "nasopharynx": {"8072/3": 0.65, "8082/3": 0.25, "8071/3": 0.10},
    "salivary_major": {"8430/3": 0.32, "8200/3": 0.24, "8550/3": 0.14, "8500/3": 0.12, "8941/3": 0.08, "8140/3": 0.10},
    "sinonasal": {"8144/3": 0.33, "8070/3": 0.32, "8200/3": 0.10, "8020/3": 0.10, "8121/3": 0.15},
    "unknown_primary": {"8070/3": 0.8, "8072/3": 0.2},
    "other": {"8070/3": 0.66, "8071/3": 0.30, "8083/3": 0.04},
}
IN_SITU = "8070/2"
UNKNOWN_PRIMARY_KINDS = {"unknown_primary_neck": 0.45, "unknown_primary_hpv": 0.50, "unknown_primary_ebv": 0.05}
EBV_POSITIVE = {"8072/3": 0.90, "8082/3": 0.90, "8071/3": 0.15}
# What the laboratory counts where it says so.
P16_SHARES = {"positive": (75, 100), "negative": (0, 40)}
PDL1_SCORES = {"lt1": (0, 0), "1_19": (1, 19), "ge20": (20, 90)}
PDL1 = {"lt1": 0.15, "1_19": 0.50, "ge20": 0.35}
METASTASES = {"lung": 0.6, "bone": 0.2, "liver": 0.1, "mediastinal_nodes": 0.1}
MIDLINE_SITES = {"C32.2", "C10.3", "C13.2", "C13.0", "C11.0", "C11.1", "C04.0", "C05.1", "C10.0"}


@dataclass(frozen=True)
class Markers:
    p16: str
    hpv: str
    ebv: str


def draw_stratum(draw: Draw, site: str) -> str:
    if site == "oropharynx":
        positive = draw.chance(distributions()["p16_positive_share_oropharynx"]["value"])
        return "oropharynx_p16_pos" if positive else "oropharynx_p16_neg"
    return draw.weighted(UNKNOWN_PRIMARY_KINDS) if site == "unknown_primary" else site


def draw_tumour(draw: Draw, site: str, stratum: str) -> Tumour:
    t = draw_t(draw, stratum)
    n = draw_n(draw, stratum, t)
    m = draw_m(draw, stratum, t, n)
    topography = "C10.9" if t == "T0" and site == "oropharynx" else draw.weighted(figure_for(stratum, TOPOGRAPHIES))
    morphology = IN_SITU if t == "Tis" else draw.weighted(figure_for(stratum, MORPHOLOGIES))
    markers = _markers(draw, stratum, morphology)
    side = _side(draw, topography, t)
    grade = "GX" if t == "Tis" else draw.weighted(distributions()["pathology_after_surgery"]["grade"])
    pdl1 = draw.weighted(PDL1) if m == "M1" else "not_tested"
    return Tumour(
        site=site,
        stratum=stratum,
        topography=topography,
        morphology=morphology,
        grade=grade,
        side=side,
        p16=markers.p16,
        hpv=markers.hpv,
        ebv=markers.ebv,
        p16_percent=_share(draw, P16_SHARES, markers.p16),
        pdl1_cps=pdl1,
        pdl1_cps_score=_share(draw, PDL1_SCORES, pdl1),
        metastases=(draw.weighted(METASTASES),) if m == "M1" else (),
        measurements=draw_measurements(draw, stratum=stratum, classification="c", t=t, n=n, side=side),
        staging=staged(topography, morphology, markers, classification="c", t=t, n=n, m=m),
    )


def staged(
    topography: str, morphology: str, markers: Markers, *, classification: str, t: str, n: str, m: str
) -> Staging:
    """The categories with the schema and the stage that the engine answers; none where it answers none."""
    choice = schema_for(topography, markers.p16, markers.ebv, morphology, hpv=markers.hpv)
    if choice.schema_id is None:
        return Staging(classification, EDITION, None, t, n, m, None)
    result = group_stage(choice.schema_id, EDITION, classification, t, n, m, provisional_enabled=False)
    return Staging(classification, EDITION, choice.schema_id, t, n, m, result.stage)


def _markers(draw: Draw, stratum: str, morphology: str) -> Markers:
    if stratum.startswith("oropharynx"):
        is_positive = stratum.endswith("pos")
        is_hpv_tested = not draw.chance(distributions()["missingness"]["hpv_specific"])
        # About one p16-positive tumour in fourteen is HPV-negative.
        hpv = "positive" if is_positive and draw.chance(0.93) else "negative"
        return Markers("positive" if is_positive else "negative", hpv if is_hpv_tested else "not_tested", "not_tested")
    if stratum.startswith("unknown_primary"):
        return Markers(
            "positive" if stratum.endswith("hpv") else "negative",
            "not_tested",
            "positive" if stratum.endswith("ebv") else "negative",
        )
    if stratum == "nasopharynx":
        return Markers("not_tested", "not_tested", "positive" if draw.chance(EBV_POSITIVE[morphology]) else "negative")
    return Markers("not_tested", "not_tested", "not_tested")


def _share(draw: Draw, ranges: dict[str, tuple[int, int]], result: str) -> int | None:
    """Drawn beside the rest, which stays as it was."""
    return draw.branch(f"share of {result}").whole(*ranges[result]) if result in ranges else None


def _side(draw: Draw, topography: str, t: str) -> str:
    if t == "T1b":
        return "bilateral"
    if topography in MIDLINE_SITES and draw.chance(0.6):
        return "midline"
    return draw.pick(("right", "left"))


def draw_site(draw: Draw, sites: frozenset[str] | None = None) -> str:
    mix = values("site_mix")
    return draw.weighted({site: share for site, share in mix.items() if sites is None or site in sites})
