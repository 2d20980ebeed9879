"""Which treatments come into question, and how often each is chosen (`treatment_policy` of the distributions)."""

from dataclasses import dataclass

from .draw import Draw
from .model import Host, Tumour

Shares = dict[str, float]

# A share of nothing marks what is put to the vote but, by the policy, not chosen.
PALLIATIVE: Shares = {"systemic": 0.25, "immunotherapy": 0.25, "palliative_rt": 0.2, "supportive": 0.3}
LARYNX_T4A: Shares = {"total_laryngectomy": 0.8, "chemoradiation": 0.2}
BULKY: Shares = {"chemoradiation": 1.0, "induction": 0.0, "palliative_rt": 0.0}


@dataclass(frozen=True)
class Situation:
    """What the policy looks at."""

    stratum: str
    topography: str
    morphology: str
    grade: str
    t: str
    n: str
    m: str
    stage: str | None
    doi_mm: float
    age: int
    ecog: int

    @property
    def is_early(self) -> bool:
        return self.t[:2] in {"T0", "T1", "T2", "Ti"} and self.n == "N0"

    @property
    def is_small(self) -> bool:
        return self.t[:2] in {"T0", "T1", "T2", "Ti"}

    @property
    def is_node_positive(self) -> bool:
        return self.n not in {"N0", "NX"}

    @property
    def is_fit_for_cisplatin(self) -> bool:
        return self.age <= 70 and self.ecog <= 1


def situation_of(tumour: Tumour, host: Host) -> Situation:
    staging = tumour.staging
    return Situation(
        stratum=tumour.stratum,
        topography=tumour.topography,
        morphology=tumour.morphology,
        grade=tumour.grade,
        t=staging.t,
        n=staging.n,
        m=staging.m,
        stage=staging.stage,
        doi_mm=tumour.measurements.doi_mm or 0.0,
        age=host.age,
        ecog=int(host.ecog),
    )


def draw_plans(draw: Draw, situation: Situation) -> list[str]:
    """The plan chosen, then up to two others that are put to the vote."""
    shares = plan_shares(situation)
    chosen = draw.weighted(shares)
    others = [plan for plan in shares if plan != chosen]
    return [chosen, *draw.some(others, draw.whole(1, 2))]


def plan_shares(situation: Situation) -> Shares:
    if situation.m == "M1" or (situation.ecog >= 3 and not situation.is_early):
        return PALLIATIVE
    return POLICIES[_policy_name(situation.stratum)](situation)


def _policy_name(stratum: str) -> str:
    return "unknown_primary" if stratum.startswith("unknown_primary") else stratum


def _oral_cavity(situation: Situation) -> Shares:
    if situation.t == "T4b":
        return {"chemoradiation": 0.7, "surgery": 0.3, "palliative_rt": 0.0}
    return {"surgery": 1.0, "radiotherapy" if situation.is_early else "chemoradiation": 0.0}


def _glottis(situation: Situation) -> Shares:
    if situation.is_early:
        return {"cordectomy": 0.6, "radiotherapy": 0.4}
    if situation.t == "T4a":
        return LARYNX_T4A
    if situation.is_small:
        return {"chemoradiation": 0.6, "supracricoid_laryngectomy": 0.4}
    return {"chemoradiation": 0.45, "supracricoid_laryngectomy": 0.2, "total_laryngectomy": 0.35}


def _supraglottis(situation: Situation) -> Shares:
    if situation.is_early:
        return {"endoscopic_supraglottic": 0.25, "supraglottic_laryngectomy": 0.25, "radiotherapy": 0.5}
    if situation.t == "T4a":
        return LARYNX_T4A
    if situation.t == "T4b":
        return BULKY
    # With nodes but a small primary the larynx is not given up.
    if situation.is_small:
        return {"chemoradiation": 0.7, "supraglottic_laryngectomy": 0.3}
    return {"chemoradiation": 0.55, "supraglottic_laryngectomy": 0.15, "total_laryngectomy": 0.3}


def _subglottis(situation: Situation) -> Shares:
    if situation.is_early:
        return {"radiotherapy": 0.8, "total_laryngectomy": 0.2}
    return LARYNX_T4A if situation.t == "T4a" else {"chemoradiation": 0.5, "total_laryngectomy": 0.5}


def _hypopharynx(situation: Situation) -> Shares:
    if situation.t == "T4b":
        return BULKY
    if situation.t == "T4a":
        return {"pharyngolaryngectomy": 0.75, "chemoradiation": 0.25}
    if situation.t == "T3":
        return {"induction": 0.35, "chemoradiation": 0.35, "pharyngolaryngectomy": 0.3}
    return {"chemoradiation": 0.6, "induction": 0.2, "partial_pharyngectomy": 0.2}


def _oropharynx_p16_pos(situation: Situation) -> Shares:
    if situation.is_small and situation.n in {"N0", "N1"}:
        return {"transoral_surgery": 0.35, "radiotherapy": 0.25, "chemoradiation": 0.4}
    return {"chemoradiation": 0.85, "induction": 0.1, "radiotherapy": 0.05}


def _oropharynx_p16_neg(situation: Situation) -> Shares:
    if situation.is_small and situation.n in {"N0", "N1"}:
        return {"transoral_surgery": 0.4, "radiotherapy": 0.3, "chemoradiation": 0.3}
    return {"chemoradiation": 0.7, "open_oropharyngectomy": 0.3}


def _nasopharynx(situation: Situation) -> Shares:
    if situation.stage == "I":
        return {"radiotherapy": 1.0, "chemoradiation": 0.0}
    if situation.stage == "II":
        return {"chemoradiation": 1.0, "radiotherapy": 0.0}
    return {"induction": 1.0, "chemoradiation": 0.0}


def _salivary(situation: Situation) -> Shares:
    return {"surgery": 1.0, "radiotherapy": 0.0}


def _sinonasal(situation: Situation) -> Shares:
    if situation.t == "T4b":
        return {"chemoradiation": 0.6, "particles": 0.4}
    return {"surgery": 1.0, "particles": 0.0, "chemoradiation": 0.0}


def _unknown_primary(situation: Situation) -> Shares:
    return {"neck_dissection": 0.5, "chemoradiation": 0.5}


def _skin(situation: Situation) -> Shares:
    return {"surgery": 1.0, "immunotherapy" if situation.t[:2] == "T4" else "radiotherapy": 0.0}


POLICIES = {
    "oral_cavity": _oral_cavity,
    "larynx_glottis": _glottis,
    "larynx_supraglottis": _supraglottis,
    "larynx_subglottis": _subglottis,
    "hypopharynx": _hypopharynx,
    "oropharynx_p16_pos": _oropharynx_p16_pos,
    "oropharynx_p16_neg": _oropharynx_p16_neg,
    "nasopharynx": _nasopharynx,
    "salivary_major": _salivary,
    "sinonasal": _sinonasal,
    "unknown_primary": _unknown_primary,
    "cutaneous_scc_hn": _skin,
}
