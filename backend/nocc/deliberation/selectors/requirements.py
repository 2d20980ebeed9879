"""What a complete dossier needs, by site, by what the board is asked and by what stands before it.

Source: general knowledge of head-and-neck boards, to be read by a clinician before going live; imaging of at most six
weeks is PRODUCT's rule, p16 of the oropharynx and EBV of the nasopharynx are what the staging schemas ask.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices

from nocc.cases.models.dossier import Classification, Presentation

from ..treatment_lines import IRRADIATING, SYSTEMIC
from .dossier import Days, Dossier

SETTLED = ("positive", "negative")
MUCOSAL = frozenset({"oral_cavity", "oropharynx", "larynx", "hypopharynx", "nasopharynx", "sinonasal", "unknown"})
SWALLOWING = ("fois", "eat10", "mdadi", "pas", "aspiration", "diet_texture_iddsi")
GERIATRIC_AGE = 70


class ItemCode(TextChoices):
    HISTOLOGY = "histology"
    IMAGING = "imaging"
    PET = "pet"
    STAGING = "staging"
    PATHOLOGY = "pathology"
    P16 = "p16"
    EBV = "ebv"
    PDL1 = "pdl1"
    ENDOSCOPY = "endoscopy"
    PRIOR_TREATMENT = "prior_treatment"
    ECOG = "ecog"
    COMORBIDITY = "comorbidity"
    SMOKING = "smoking"
    NUTRITION = "nutrition"
    SWALLOWING = "swallowing"
    AIRWAY = "airway"
    VOICE = "voice"
    DENTAL = "dental"
    HEARING = "hearing"
    RENAL = "renal"
    BLOOD_COUNT = "blood_count"
    THYROID = "thyroid"
    ANTICOAGULANT = "anticoagulant"
    GERIATRIC = "geriatric"
    PRIORITIES = "priorities"
    CONSENT = "consent"


class Section(TextChoices):
    """Where in the case the gap is closed."""

    SUMMARY = "summary"
    IMAGING = "imaging"
    LABORATORY = "laboratory"
    PATHOLOGY = "pathology"
    DOCUMENTS = "documents"
    PATIENT = "patient"


@dataclass(frozen=True)
class Requirement:
    """`found` says on which days something that answers it was made; older than `lasts` it is stale."""

    code: ItemCode
    section: Section
    found: Callable[[Dossier], Days]
    applies: Callable[[Dossier], bool] = lambda dossier: True
    is_blocking: bool = False
    lasts: timedelta | None = None


def _staged(dossier: Dossier) -> Days:
    return [staging.created_at.date() for staging in dossier.stagings]


def _is_unknown_primary(dossier: Dossier) -> bool:
    return dossier.site in {"unknown", "nodes"}


def _is_pretreated(dossier: Dossier) -> bool:
    return dossier.diagnosis is not None and dossier.diagnosis.presentation != Presentation.PRIMARY


def _was_operated(dossier: Dossier) -> bool:
    return any(staging.classification == Classification.PATHOLOGICAL for staging in dossier.stagings)


def _is_incurable_by_surgery(dossier: Dossier) -> bool:
    is_metastatic = any(staging.m.startswith("M1") for staging in dossier.stagings)
    is_recurrent = dossier.diagnosis is not None and dossier.diagnosis.presentation == Presentation.RECURRENT
    return is_metastatic or is_recurrent


def _considers(*lines: str) -> Callable[[Dossier], bool]:
    return lambda dossier: bool(dossier.lines & set(lines))


def _is_at(*sites: str) -> Callable[[Dossier], bool]:
    return lambda dossier: dossier.site in sites


REQUIREMENTS = (
    Requirement(
        ItemCode.HISTOLOGY,
        Section.PATHOLOGY,
        lambda dossier: [
            *dossier.reports(),
            *dossier.documents("pathology_biopsy", "pathology_surgery", "cytology"),
        ],
        is_blocking=True,
    ),
    Requirement(
        ItemCode.IMAGING,
        Section.IMAGING,
        lambda dossier: dossier.studies("CT", "MR", "PT"),
        lasts=timedelta(weeks=6),
    ),
    Requirement(
        ItemCode.PET,
        Section.IMAGING,
        lambda dossier: dossier.studies("PT"),
        _is_unknown_primary,
        lasts=timedelta(weeks=6),
    ),
    Requirement(ItemCode.STAGING, Section.SUMMARY, _staged, is_blocking=True),
    Requirement(
        ItemCode.PATHOLOGY,
        Section.PATHOLOGY,
        lambda dossier: [*dossier.reports("resection", "neck dissection"), *dossier.documents("pathology_surgery")],
        _was_operated,
        is_blocking=True,
    ),
    Requirement(
        ItemCode.P16,
        Section.SUMMARY,
        # An HPV-specific test settles what p16 leaves open.
        lambda dossier: (
            dossier.markers("p16_status", conclusive=SETTLED) or dossier.markers("hpv_status", conclusive=SETTLED)
        ),
        lambda dossier: dossier.site == "oropharynx" or _is_unknown_primary(dossier),
        is_blocking=True,
    ),
    Requirement(
        ItemCode.EBV,
        Section.SUMMARY,
        lambda dossier: dossier.markers("ebv_status", conclusive=SETTLED),
        lambda dossier: dossier.site == "nasopharynx" or _is_unknown_primary(dossier),
        is_blocking=True,
    ),
    Requirement(
        ItemCode.PDL1,
        Section.SUMMARY,
        lambda dossier: dossier.markers("pdl1_cps", conclusive=("lt1", "1_19", "ge20")),
        _is_incurable_by_surgery,
    ),
    Requirement(
        ItemCode.ENDOSCOPY,
        Section.DOCUMENTS,
        lambda dossier: [*dossier.documents("endoscopy"), *dossier.studies("ES")],
        lambda dossier: dossier.site in MUCOSAL,
    ),
    Requirement(
        ItemCode.PRIOR_TREATMENT,
        Section.SUMMARY,
        lambda dossier: dossier.facts("prior_treatments", "previous_rt_hn"),
        _is_pretreated,
        is_blocking=True,
    ),
    Requirement(ItemCode.ECOG, Section.SUMMARY, lambda dossier: dossier.facts("ecog")),
    # An empty list of conditions is no statement: who has none is graded 0.
    Requirement(ItemCode.COMORBIDITY, Section.SUMMARY, lambda dossier: dossier.facts("charlson_items", "ace27")),
    Requirement(ItemCode.SMOKING, Section.SUMMARY, lambda dossier: dossier.facts("smoking_status")),
    Requirement(ItemCode.NUTRITION, Section.SUMMARY, lambda dossier: dossier.facts("weight", "weight_loss_pct_6m")),
    Requirement(
        ItemCode.SWALLOWING,
        Section.SUMMARY,
        lambda dossier: dossier.facts(*SWALLOWING),
        _is_at("oral_cavity", "oropharynx", "larynx", "hypopharynx"),
    ),
    Requirement(
        ItemCode.AIRWAY,
        Section.SUMMARY,
        lambda dossier: dossier.facts("airway_risk", "tracheostomy"),
        _is_at("larynx", "hypopharynx"),
    ),
    Requirement(
        ItemCode.VOICE,
        Section.SUMMARY,
        lambda dossier: dossier.facts("cord_mobility", "vhi10"),
        _is_at("larynx", "hypopharynx"),
    ),
    Requirement(
        ItemCode.DENTAL,
        Section.SUMMARY,
        lambda dossier: dossier.facts("dental_status", "opg_done"),
        _considers(*IRRADIATING),
    ),
    Requirement(
        ItemCode.HEARING,
        Section.SUMMARY,
        lambda dossier: dossier.facts("hearing"),
        lambda dossier: "cisplatin" in dossier.drugs,
    ),
    Requirement(
        ItemCode.RENAL,
        Section.LABORATORY,
        lambda dossier: dossier.values("crea") or dossier.values("egfr"),
        lambda dossier: "cisplatin" in dossier.drugs,
        lasts=timedelta(weeks=4),
    ),
    Requirement(
        ItemCode.BLOOD_COUNT,
        Section.LABORATORY,
        lambda dossier: dossier.values("hb", "neut", "plt"),
        _considers("S", *SYSTEMIC),
        lasts=timedelta(weeks=4),
    ),
    Requirement(
        ItemCode.THYROID,
        Section.LABORATORY,
        lambda dossier: dossier.values("tsh"),
        _considers(*IRRADIATING),
        lasts=timedelta(weeks=26),
    ),
    Requirement(
        ItemCode.ANTICOAGULANT, Section.SUMMARY, lambda dossier: dossier.facts("anticoagulant"), _considers("S")
    ),
    Requirement(
        ItemCode.GERIATRIC,
        Section.SUMMARY,
        lambda dossier: dossier.facts("g8", "frailty_cfs"),
        lambda dossier: dossier.age >= GERIATRIC_AGE,
    ),
    Requirement(ItemCode.PRIORITIES, Section.SUMMARY, lambda dossier: dossier.priorities),
    Requirement(ItemCode.CONSENT, Section.PATIENT, lambda dossier: dossier.consent, is_blocking=True),
)
