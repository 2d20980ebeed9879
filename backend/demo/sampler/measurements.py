"""Measurements written backwards: from T and N to sizes, depths, structures and nodes that the rules read as such."""

from dataclasses import dataclass
from itertools import zip_longest

from .draw import Draw
from .model import Measurements, NodeStation
from .source import distributions, figure_for

Size = tuple[float, float]

T4B_ORAL = ("inv_masticator", "inv_pterygoid_plates", "inv_skull_base", "encases_carotid")
T4B_OROPHARYNX = ("inv_lateral_pterygoid", "inv_pterygoid_plates", "inv_lateral_nasopharynx", "encases_carotid")
T4A_OROPHARYNX = ("inv_larynx", "inv_extrinsic_tongue", "inv_medial_pterygoid", "inv_hard_palate", "inv_mandible")
T4A_LARYNX = ("through_thyroid_cartilage", "inv_trachea", "inv_strap_muscles", "inv_thyroid_gland")
T4B_LARYNX = ("inv_prevertebral", "encases_carotid", "inv_mediastinum")
T3_LARYNX = ("cord_fixed", "inv_paraglottic", "inv_inner_thyroid_cortex")
T4B_SINUS = ("inv_orbital_apex", "inv_dura", "inv_brain", "inv_middle_fossa", "inv_clivus")


@dataclass(frozen=True)
class Extent:
    """Range of sizes of a T, the structures of which at least one is involved, and how many subsites."""

    size_cm: Size
    structures: tuple[str, ...] = ()
    subsites: int = 1


def _by_size(t3: tuple[str, ...], t4a: tuple[str, ...], t4b: tuple[str, ...]) -> dict[str, Extent]:
    """Sites whose T1 to T3 are sizes; a structure of T3 raises a smaller tumour."""
    return {
        "T1": Extent((0.5, 2.0)),
        "T2": Extent((2.1, 4.0)),
        "T3": Extent((4.1, 6.5)),
        "T3 by structure": Extent((2.1, 4.0), t3),
        "T4a": Extent((3.0, 7.0), t4a),
        "T4b": Extent((4.0, 8.5), t4b),
        "T4": Extent((3.0, 7.5), t4a + t4b),
    }


OROPHARYNX = _by_size(("ext_lingual_epiglottis",), T4A_OROPHARYNX, T4B_OROPHARYNX)
HYPOPHARYNX = _by_size(
    ("hemilarynx_fixed", "inv_oesophageal_mucosa"),
    ("inv_laryngeal_cartilage", "inv_hyoid", "inv_thyroid_gland", "inv_central_soft_tissue"),
    ("inv_prevertebral", "encases_carotid", "inv_mediastinum"),
)
SALIVARY = _by_size(
    ("extraparenchymal_macroscopic",),
    ("inv_skin", "inv_mandible", "inv_ear_canal", "inv_facial_nerve"),
    ("inv_skull_base", "inv_pterygoid_plates", "encases_carotid"),
)
SKIN = _by_size(
    ("minor_bone_erosion", "pni_deep_or_named", "depth_mm_gt6", "beyond_subcutaneous_fat"),
    ("inv_cortical_bone_gross",),
    ("inv_skull_base",),
)
ORAL_T4 = {
    "T4a": Extent((2.5, 7.0), ("inv_cortical_bone",)),
    "T4b": Extent((4.0, 8.0), T4B_ORAL),
}
ORAL_SIZES_AND_DEPTHS = {
    "T1": [((0.4, 2.0), (0.8, 5.0))],
    "T2": [((0.8, 2.0), (5.1, 10.0)), ((2.1, 4.0), (3.0, 10.0))],
    "T3": [((2.1, 4.0), (10.1, 18.0)), ((4.1, 6.0), (6.0, 10.0))],
    "T4a": [((4.1, 7.0), (10.1, 25.0))],
}
GLOTTIS = {
    "Tis": Extent((0.3, 1.0)),
    "T1a": Extent((0.4, 1.5)),
    "T1b": Extent((0.8, 2.0), ("both_cords",)),
    "T2": Extent((1.0, 2.5), ("ext_supraglottis", "ext_subglottis", "cord_impaired"), 2),
    "T3": Extent((1.5, 3.5), T3_LARYNX),
    "T4a": Extent((2.5, 5.0), T4A_LARYNX),
}
LARYNX = {
    "T1": Extent((0.6, 2.0)),
    "T2": Extent((1.2, 3.0), ("ext_adjacent_subsite",), 2),
    "T3": Extent((1.8, 4.0), (*T3_LARYNX, "inv_preepiglottic")),
    "T4a": Extent((2.5, 5.5), T4A_LARYNX),
    "T4b": Extent((3.5, 7.0), T4B_LARYNX),
}
NASOPHARYNX = {
    "T1": Extent((1.0, 3.0)),
    "T2": Extent((2.0, 4.0), ("ext_parapharyngeal", "inv_medial_pterygoid", "inv_prevertebral_muscle")),
    "T3": Extent((2.5, 5.0), ("inv_skull_base_bone", "inv_paranasal_sinus", "inv_cervical_vertebra")),
    "T4": Extent((3.0, 7.0), ("ext_intracranial", "inv_cranial_nerve", "inv_orbit", "inv_parotid")),
}
SINONASAL = {
    "T1": Extent((1.0, 2.5)),
    "T2": Extent((1.5, 3.5), ("erosion_bone", "ext_adjacent_region"), 2),
    "T3": Extent((2.0, 5.0), ("inv_orbital_floor", "inv_posterior_wall", "inv_cribriform_plate")),
    "T4a": Extent((3.0, 6.5), ("inv_anterior_orbit", "inv_cheek_skin", "inv_sphenoid_sinus", "inv_pterygoid_plates")),
    "T4b": Extent((4.0, 8.0), T4B_SINUS),
}
EXTENTS = {
    "oropharynx": OROPHARYNX,
    "hypopharynx": HYPOPHARYNX,
    "salivary_major": SALIVARY,
    "cutaneous_scc_hn": SKIN,
    "larynx_glottis": GLOTTIS,
    "larynx": LARYNX,
    "nasopharynx": NASOPHARYNX,
    "sinonasal": SINONASAL,
}
# Share of T3 that is raised by a structure instead of by its size (design choice).
T3_BY_STRUCTURE = 0.35


@dataclass(frozen=True)
class Primary:
    size_cm: float | None
    doi_mm: float | None
    structures: tuple[str, ...]
    subsites: int


def draw_primary(draw: Draw, stratum: str, t: str) -> Primary:
    if t == "T0":
        return Primary(None, None, (), 0)
    if stratum == "oral_cavity":
        return _oral_primary(draw, t)
    extents = figure_for(stratum, EXTENTS)
    by_structure = t == "T3" and "T3 by structure" in extents and draw.chance(T3_BY_STRUCTURE)
    extent = extents["T3 by structure" if by_structure else t]
    structures = (draw.pick(extent.structures),) if extent.structures else ()
    return Primary(draw.between(*extent.size_cm), None, structures, extent.subsites)


def _oral_primary(draw: Draw, t: str) -> Primary:
    """Size and depth of invasion together make T1 to T3, and T4a where both are large."""
    if t == "T4b" or (t == "T4a" and draw.chance(0.7)):
        extent = ORAL_T4[t]
        return Primary(draw.between(*extent.size_cm), draw.between(8, 25), (draw.pick(extent.structures),), 1)
    size_cm, doi_mm = draw.pick(ORAL_SIZES_AND_DEPTHS[t])
    return Primary(draw.between(*size_cm), draw.between(*doi_mm), (), 1)


@dataclass(frozen=True)
class Neck:
    node_count: int
    max_node_cm: float
    laterality: str | None
    ene: bool = False
    retropharyngeal_positive: bool = False
    below_cricoid: bool = False


CLEAR_NECK = Neck(0, 0.0, None)
EITHER_SIDE = {"bilateral": 0.8, "contralateral": 0.2}


def draw_neck(draw: Draw, stratum: str, classification: str, n: str) -> Neck:
    if n in {"N0", "NX"}:
        return CLEAR_NECK
    if stratum in {"nasopharynx", "unknown_primary_ebv"}:
        return _nasopharynx_neck(draw, n)
    if stratum in {"oropharynx_p16_pos", "unknown_primary_hpv"}:
        return _hpv_clinical_neck(draw, n) if classification == "c" else _hpv_pathological_neck(draw, n)
    if classification == "p" and n in {"N2a", "N3b"}:
        return _neck_with_pathological_ene(draw, n)
    return _common_neck(draw, n)


def _common_neck(draw: Draw, n: str) -> Neck:
    if n in {"N3a", "N3b"}:
        size_cm = (6.1, 9.0) if n == "N3a" else (2.0, 7.5)
        laterality = draw.weighted({"ipsilateral": 0.6, "bilateral": 0.4})
        return Neck(draw.whole(2, 6), draw.between(*size_cm), laterality, ene=n == "N3b")
    if n == "N2c":
        return Neck(draw.whole(2, 6), draw.between(1.2, 5.5), draw.weighted(EITHER_SIDE))
    if n == "N2b":
        return Neck(draw.whole(2, 5), draw.between(1.2, 5.5), "ipsilateral")
    return Neck(1, draw.between(3.1, 6.0) if n == "N2a" else draw.between(0.8, 3.0), "ipsilateral")


def _neck_with_pathological_ene(draw: Draw, n: str) -> Neck:
    """pN2a is one node: small with extranodal extension, or larger without; pN3b is more than that with extension."""
    if n == "N2a" and draw.chance(0.5):
        return Neck(1, draw.between(0.8, 3.0), "ipsilateral", ene=True)
    if n == "N2a":
        return _common_neck(draw, n)
    return Neck(
        draw.whole(2, 9), draw.between(1.5, 6.0), draw.weighted({"ipsilateral": 0.75, "bilateral": 0.25}), ene=True
    )


def _hpv_clinical_neck(draw: Draw, n: str) -> Neck:
    if n == "N1":
        return Neck(draw.whole(1, 4), draw.between(1.2, 6.0), "ipsilateral")
    if n == "N2":
        return Neck(draw.whole(2, 6), draw.between(1.5, 6.0), draw.weighted(EITHER_SIDE))
    return Neck(draw.whole(1, 5), draw.between(6.1, 9.0), draw.weighted({"ipsilateral": 0.6, "bilateral": 0.4}))


def _hpv_pathological_neck(draw: Draw, n: str) -> Neck:
    count = draw.whole(1, 4) if n == "N1" else draw.whole(5, 12)
    return Neck(count, draw.between(1.0, 5.5), "ipsilateral", ene=draw.chance(0.4))


def _nasopharynx_neck(draw: Draw, n: str) -> Neck:
    if n == "N1" and draw.chance(0.25):
        return Neck(0, 0.0, None, retropharyngeal_positive=True)
    retropharyngeal = draw.chance(0.5)
    if n == "N1":
        return Neck(draw.whole(1, 3), draw.between(1.0, 5.5), "ipsilateral", False, retropharyngeal)
    if n == "N2":
        return Neck(draw.whole(2, 7), draw.between(1.0, 5.8), "bilateral", False, retropharyngeal)
    is_low = draw.chance(0.6)
    size_cm = draw.between(2.0, 6.0) if is_low else draw.between(6.1, 9.0)
    return Neck(draw.whole(2, 8), size_cm, "bilateral", False, retropharyngeal, is_low)


LEVELS = (("IA", "IB"), ("IIA", "IIB"), ("III",), ("IV",), ("VA", "VB"))
DRAINAGE = {"nasopharynx": "oropharynx", "unknown_primary": "oropharynx"}
OPPOSITE = {"right": "left", "left": "right"}


def draw_stations(draw: Draw, stratum: str, side: str, neck: Neck) -> tuple[NodeStation, ...]:
    """Neck levels of the nodes, at most one station per node; a midline tumour drains to either side."""
    ipsilateral = side if side in OPPOSITE else draw.pick(("right", "left"))
    sides = {
        None: (),
        "ipsilateral": (ipsilateral,),
        "contralateral": (OPPOSITE[ipsilateral],),
        "bilateral": (ipsilateral, OPPOSITE[ipsilateral]),
    }[neck.laterality]
    per_side = [[NodeStation(on, level) for level in _levels(draw, stratum, on == ipsilateral)] for on in sides]
    # One of each side first: both sides of a bilateral neck are really involved.
    kept = [station for row in zip_longest(*per_side) for station in row if station][: neck.node_count]
    if neck.below_cricoid:
        kept[-1] = NodeStation(kept[-1].side, "IV")
    if neck.retropharyngeal_positive:
        kept.append(NodeStation(ipsilateral, "RP"))
    return tuple(dict.fromkeys(kept))


def _levels(draw: Draw, stratum: str, is_ipsilateral: bool) -> list[str]:
    prevalences = distributions()["node_levels_ipsilateral_given_any_positive"]
    organ = next((DRAINAGE[name] for name in DRAINAGE if stratum.startswith(name)), stratum)
    organ = next((name for name in ("oropharynx", "hypopharynx", "larynx") if organ.startswith(name)), "oral_cavity")
    shares = (prevalences if is_ipsilateral else prevalences["contralateral"])[organ]
    drawn = [draw.pick(names) for names, share in zip(LEVELS, shares, strict=True) if draw.chance(share)]
    return drawn or [draw.pick(LEVELS[shares.index(max(shares))])]


def draw_measurements(draw: Draw, *, stratum: str, classification: str, t: str, n: str, side: str) -> Measurements:
    primary = draw_primary(draw, stratum, t)
    neck = draw_neck(draw, stratum, classification, n)
    return Measurements(
        size_cm=primary.size_cm,
        doi_mm=primary.doi_mm,
        structures=primary.structures,
        subsites=primary.subsites,
        node_count=neck.node_count,
        max_node_cm=neck.max_node_cm,
        laterality=neck.laterality,
        ene=neck.ene,
        retropharyngeal_positive=neck.retropharyngeal_positive,
        below_cricoid=neck.below_cricoid,
        stations=draw_stations(draw, stratum, side, neck),
    )


def rule_inputs(measurements: Measurements, classification: str) -> dict[str, object]:
    """The measurements under the names that the derivation rules use."""
    inputs: dict[str, object] = {
        "size_cm": measurements.size_cm,
        "doi_mm": measurements.doi_mm,
        "subsites": measurements.subsites,
        "nodes_assessed": True,
        "node_count": measurements.node_count,
        "max_node_cm": measurements.max_node_cm,
        "laterality": measurements.laterality,
        "ene_clinical" if classification == "c" else "ene_pathological": measurements.ene,
        "retropharyngeal_positive": measurements.retropharyngeal_positive,
        "below_cricoid": measurements.below_cricoid,
    }
    return inputs | dict.fromkeys(measurements.structures, True)
