"""From the name of a plan to its steps: operations with neck and reconstruction, regimens, schedules."""

from .draw import Draw
from .model import Step
from .policy import Situation

TONGUE = ("C02.1", "C02.2", "C02.9")
UPPER_JAW = ("C03.0", "C05.0")
LOWER_JAW = ("C03.1", "C06.2")

# Main operation per size of the primary: T1 (and in situ), T2, T3, T4.
ORAL_OPERATIONS = {
    "tongue": ("S.ORAL.WLE", "S.ORAL.PGL", "S.ORAL.HGL", "S.ORAL.TGL"),
    "upper jaw": ("S.ORAL.WLE", "S.ORAL.MAXIL", "S.ORAL.MAXIL", "S.ORAL.MAXIL"),
    "lower jaw": ("S.ORAL.MMAND", "S.ORAL.MMAND", "S.ORAL.SMAND", "S.ORAL.SMAND"),
    "cheek": ("S.ORAL.BUCC", "S.ORAL.BUCC", "S.ORAL.BUCC", "S.ORAL.COMPOSITE"),
    "floor": ("S.ORAL.FOM", "S.ORAL.FOM", "S.ORAL.FOM", "S.ORAL.COMPOSITE"),
}
ORAL_RECONSTRUCTIONS = ("S.REC.PRIM", "S.REC.PRIM", "S.REC.RFFF", "S.REC.ALT")
BONE_OPERATIONS = frozenset({"S.ORAL.SMAND", "S.ORAL.COMPOSITE"})
PAROTIDECTOMIES = ("S.SAL.PAR_S", "S.SAL.PAR_S", "S.SAL.PAR_T", "S.SAL.PAR_R")
SINONASAL_OPERATIONS = ("S.SIN.EER", "S.SIN.EER", "S.SIN.ERTC", "S.SIN.CFR")
MAXILLARY_OPERATIONS = ("S.SIN.EER", "S.ORAL.MAXIL", "S.SIN.MAX", "S.SIN.MAX")

LARYNX_OPERATIONS = {
    "cordectomy": ("S.LAR.CORD",),
    "endoscopic_supraglottic": ("S.LAR.SGL_E", "S.ND.SND_II_IV"),
    "supraglottic_laryngectomy": ("S.LAR.OPHL1", "S.ND.SND_II_IV", "S.SUP.TRACH"),
    "supracricoid_laryngectomy": ("S.LAR.OPHL2", "S.ND.SND_II_IV", "S.SUP.TRACH"),
    "total_laryngectomy": ("S.LAR.TL", "S.ND.SND_II_IV", "S.LAR.TEP"),
    "pharyngolaryngectomy": ("S.HPX.TLPP", "S.ND.MRND", "S.REC.PMMF"),
    "partial_pharyngectomy": ("S.HPX.PP", "S.ND.SND_II_IV"),
}
SUPPORTIVE_INTENT = frozenset({"supportive"})
PALLIATIVE_INTENT = frozenset({"systemic", "immunotherapy", "palliative_rt"})


def intent_of(plan: str, situation: Situation) -> str:
    if plan in SUPPORTIVE_INTENT:
        return "supportive"
    return "palliative" if plan in PALLIATIVE_INTENT or situation.m == "M1" else "curative"


def plan_steps(draw: Draw, plan: str, situation: Situation) -> tuple[Step, ...]:
    """Steps in order. What depends on the specimen (adjuvant treatment) is added when it is known."""
    if plan in NON_SURGICAL:
        return NON_SURGICAL[plan](draw, situation)
    return tuple(Step(code) for code in operation(plan, situation))


def operation(plan: str, situation: Situation) -> tuple[str, ...]:
    if plan in LARYNX_OPERATIONS:
        return LARYNX_OPERATIONS[plan]
    neck = "S.ND.MRND" if situation.is_node_positive else "S.ND.SND_II_IV"
    if plan == "transoral_surgery":
        return ("S.OPX.TORS", neck)
    if plan == "open_oropharyngectomy":
        return ("S.OPX.OPEN", neck, "S.REC.ALT", "S.SUP.TRACH")
    if plan == "neck_dissection":
        return ("S.ND.MRND", "S.OPX.TBM") if situation.stratum.endswith("hpv") else ("S.ND.MRND", "S.DX.PAN")
    return SURGERY[situation.stratum](situation)


def _size_class(situation: Situation) -> int:
    """0 for T1 and in situ, up to 3 for T4."""
    return {"T2": 1, "T3": 2, "T4": 3}.get(situation.t[:2], 0)


def _oral_operation(situation: Situation) -> tuple[str, ...]:
    size = _size_class(situation)
    main = ORAL_OPERATIONS[_oral_region(situation.topography)][size]
    reconstruction = "S.REC.FFF" if main in BONE_OPERATIONS else ORAL_RECONSTRUCTIONS[size]
    if situation.is_node_positive:
        return (main, "S.ND.MRND", reconstruction)
    has_neck_dissection = size > 0 or situation.doi_mm > 4
    return (main, "S.ND.SND_I_III", reconstruction) if has_neck_dissection else (main, reconstruction)


def _oral_region(topography: str) -> str:
    if topography in TONGUE:
        return "tongue"
    if topography in UPPER_JAW:
        return "upper jaw"
    if topography in LOWER_JAW:
        return "lower jaw"
    return "cheek" if topography == "C06.0" else "floor"


def _salivary_operation(situation: Situation) -> tuple[str, ...]:
    size = _size_class(situation)
    main = PAROTIDECTOMIES[size] if situation.topography == "C07.9" else "S.SAL.SMG"
    steps = (main, "S.REC.FACIAL") if main == "S.SAL.PAR_R" else (main,)
    if situation.is_node_positive:
        return (*steps, "S.ND.MRND")
    return (*steps, "S.ND.SND_I_III") if size > 1 or situation.grade == "G3" else steps


def _sinonasal_operation(situation: Situation) -> tuple[str, ...]:
    operations = MAXILLARY_OPERATIONS if situation.topography == "C31.0" else SINONASAL_OPERATIONS
    main = operations[_size_class(situation)]
    return (main, "S.ND.MRND") if situation.is_node_positive else (main,)


def _skin_operation(situation: Situation) -> tuple[str, ...]:
    steps = ("S.SKIN", "S.REC.LOCAL" if _size_class(situation) else "S.REC.PRIM")
    return (*steps, "S.ND.MRND") if situation.is_node_positive else steps


SURGERY = {
    "oral_cavity": _oral_operation,
    "salivary_major": _salivary_operation,
    "sinonasal": _sinonasal_operation,
    "cutaneous_scc_hn": _skin_operation,
}


def _radiotherapy(draw: Draw, situation: Situation) -> tuple[Step, ...]:
    if situation.stratum == "larynx_glottis" and situation.is_early:
        return (Step("RT.DEF", schedule="glottic_6525" if situation.t == "T2" else "glottic_63"),)
    return (Step("RT.DEF", schedule=_definitive_schedule(draw, situation)),)


def _definitive_schedule(draw: Draw, situation: Situation) -> str:
    if situation.stratum == "nasopharynx":
        return "npc70_33"
    return draw.weighted({"def70_35": 0.6, "def6996_33": 0.4})


def _chemoradiation(draw: Draw, situation: Situation) -> tuple[Step, ...]:
    schedule = _definitive_schedule(draw, situation)
    if situation.is_fit_for_cisplatin:
        regimen = draw.weighted({"cis100": 0.6, "cis40": 0.4})
        return (Step("CRT.DEF", regimen, schedule),)
    if draw.chance(0.5):
        return (Step("BRT", "cetux_rt", schedule),)
    return (Step("CRT.DEF", "carbo_weekly", schedule),)


def _induction(draw: Draw, situation: Situation) -> tuple[Step, ...]:
    regimen = "gp_npc" if situation.stratum == "nasopharynx" else "tpf"
    return (Step("IC", regimen), *_chemoradiation(draw, situation))


def _systemic(draw: Draw, situation: Situation) -> tuple[Step, ...]:
    if situation.stratum == "nasopharynx":
        return (Step("SYS", "gp_npc"),)
    fit = {"extreme": 0.4, "tpex": 0.6}
    return (Step("SYS", draw.weighted(fit) if situation.is_fit_for_cisplatin else "methotrexate"),)


def _immunotherapy(draw: Draw, situation: Situation) -> tuple[Step, ...]:
    if situation.stratum == "cutaneous_scc_hn":
        return (Step("SYS", "cemiplimab"),)
    return (Step("IO.RM1", draw.weighted({"pembro": 0.55, "pembro_pf": 0.45})),)


def _palliative_rt(draw: Draw, situation: Situation) -> tuple[Step, ...]:
    return (Step("RT.PALL", schedule=draw.weighted({"pall_30_10": 0.5, "pall_20_5": 0.3, "quadshot": 0.2})),)


def _supportive(draw: Draw, situation: Situation) -> tuple[Step, ...]:
    return (Step("BSC"), Step("PC"))


def _particles(draw: Draw, situation: Situation) -> tuple[Step, ...]:
    return (Step("RT.CARBON", schedule="carbon"),)


NON_SURGICAL = {
    "radiotherapy": _radiotherapy,
    "chemoradiation": _chemoradiation,
    "induction": _induction,
    "systemic": _systemic,
    "immunotherapy": _immunotherapy,
    "palliative_rt": _palliative_rt,
    "supportive": _supportive,
    "particles": _particles,
}


def adjuvant_step(draw: Draw, situation: Situation, *, is_high_risk: bool, is_at_risk: bool) -> Step | None:
    """After the specimen: chemoradiation for extranodal extension or R1 in the fit, radiotherapy for lesser risks."""
    if is_high_risk and situation.is_fit_for_cisplatin:
        return Step("CRT.POST", draw.weighted({"cis40": 0.6, "cis100": 0.4}), "post66_33")
    if is_high_risk or is_at_risk:
        return Step("RT.POST", schedule="int60_30")
    return None
