"""What a dossier says twice must agree: a number and its band, items and their index."""

from nocc.common.clinic import must_not_be_future, must_not_precede
from nocc.common.rules import InvalidInput
from nocc.oncology.comorbidity import ace27_grade

from ..models import Assessment, Diagnosis
from ..models.dossier import Presentation

# Share of stained cells, in percent, from which p16 is equivocal and positive (CAP; SEER EOD 3.3).
P16_EQUIVOCAL, P16_POSITIVE = 50, 70
PDL1_HIGH = 20


def make_diagnosis_agree(diagnosis: Diagnosis) -> None:
    """Set the PD-L1 band from the score.

    Raises InvalidInput: `p16_percent_mismatch`, `pdl1_band_mismatch`, `earlier_tumour_of_primary`,
    `earlier_tumour_after_diagnosis`, `date_in_future`.
    """
    must_not_be_future(diagnosis.diagnosed_on, field="diagnosed_on")
    must_not_be_future(diagnosis.earlier_tumour_on, field="earlier_tumour_on")
    if not _p16_agrees(diagnosis):
        raise InvalidInput("p16_percent_mismatch", field="p16_percent")
    _agree_on_pdl1(diagnosis)
    has_earlier = bool(diagnosis.earlier_tumour or diagnosis.earlier_tumour_on)
    if diagnosis.presentation == Presentation.PRIMARY and has_earlier:
        raise InvalidInput("earlier_tumour_of_primary", field="earlier_tumour")
    must_not_precede(
        diagnosis.diagnosed_on,
        diagnosis.earlier_tumour_on,
        field="earlier_tumour_on",
        code="earlier_tumour_after_diagnosis",
    )


def _p16_agrees(diagnosis: Diagnosis) -> bool:
    """A negative one may have any share of cells: weak staining does not count."""
    percent, status = diagnosis.p16_percent, diagnosis.p16_status
    if percent is None:
        return True
    if status == "positive":
        return percent >= P16_POSITIVE
    if status == "equivocal":
        return P16_EQUIVOCAL <= percent <= P16_POSITIVE
    return status == "negative"


def _agree_on_pdl1(diagnosis: Diagnosis) -> None:
    if (score := diagnosis.pdl1_cps_score) is None:
        return
    band = "lt1" if score < 1 else "1_19" if score < PDL1_HIGH else "ge20"
    if diagnosis.pdl1_cps not in ("", band):
        raise InvalidInput("pdl1_band_mismatch", field="pdl1_cps")
    diagnosis.pdl1_cps = band


def make_assessment_agree(assessment: Assessment) -> None:
    """Set the overall ACE-27 from its items, where there are any. Raises InvalidInput: `ace27_differs_from_items`."""
    if not assessment.ace27_items:
        return
    computed = str(ace27_grade(assessment.ace27_items))
    if assessment.ace27 not in ("", computed):
        raise InvalidInput("ace27_differs_from_items", field="ace27")
    assessment.ace27 = computed
