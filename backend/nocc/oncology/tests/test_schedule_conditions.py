from decimal import Decimal

import pytest

from nocc.oncology.schedule import CONDITIONS, Course, FollowupFacts, Irradiated, applies
from nocc.oncology.vocabularies import followup_rules

NOWHERE = frozenset({Irradiated.ELSEWHERE})


def radiotherapy(*parts: Irradiated, code: str = "RT.DEF", **facts) -> Course:
    return Course(code=code, irradiated=frozenset(parts) or NOWHERE, **facts)


def after(*courses: Course, **facts) -> FollowupFacts:
    return FollowupFacts(courses=courses, **facts)


SURGERY = Course(code="S.ORAL.PGL")
UNTOLD = Course(code="RT.DEF")
TO_NECK = radiotherapy(Irradiated.NECK)
TO_MOUTH = radiotherapy(Irradiated.ORAL_REGION)
TO_JAW = radiotherapy(Irradiated.MANDIBLE, dose_gy=Decimal(70))

TRUE, FALSE = True, False
RT_NODES, ADVANCED = "RT or CRT, node positive", "T3-4 or N2-3 or after surgery with flap"
THYROID, JAW, EBV = "neck irradiated or thyroid surgery", "mandible >= 50-60 Gy", "EBV+ nasopharynx"
CASES = [
    ("all", after(), TRUE, ()),
    ("all treated", after(SURGERY), TRUE, ()),
    ("all treated", after(Course(code="AS")), FALSE, ()),
    ("all treated", after(Course(code="S.SUP.PEG")), FALSE, ()),
    (RT_NODES, after(TO_NECK, n="N1"), TRUE, ()),
    (RT_NODES, after(Course(code="BRT"), n="N2b"), TRUE, ()),
    (RT_NODES, after(Course(code="CRT.POST"), n="N3"), TRUE, ()),
    (RT_NODES, after(TO_NECK, n="N0"), FALSE, ()),
    (RT_NODES, after(SURGERY, n="N2"), FALSE, ()),
    (RT_NODES, after(SURGERY, n="NX"), FALSE, ()),
    (RT_NODES, after(TO_NECK, n="NX"), None, ("n",)),
    (RT_NODES, after(TO_NECK), None, ("n",)),
    (ADVANCED, after(t="T3", n="N0"), TRUE, ()),
    (ADVANCED, after(t="T4a", n=""), TRUE, ()),
    (ADVANCED, after(t="T1", n="N2c"), TRUE, ()),
    (ADVANCED, after(Course(code="S.REC.RFFF"), t="T1", n="N0"), TRUE, ()),
    (ADVANCED, after(Course(code="S.REC.LOCAL"), t="TX", n="NX"), TRUE, ()),
    (ADVANCED, after(Course(code="S.REC.PRIM"), Course(code="S.REC.GRAFT"), t="T2", n="N1"), FALSE, ()),
    (ADVANCED, after(SURGERY, t="Tis", n="N0"), FALSE, ()),
    (ADVANCED, after(Course(code="S.REC"), t="T1", n="N0"), None, ("reconstruction",)),
    (ADVANCED, after(t="TX", n="N1"), None, ("t",)),
    (ADVANCED, after(), None, ("t", "n")),
    ("smokers", after(smoking_status="current", pack_years=Decimal(20)), TRUE, ()),
    ("smokers", after(smoking_status="former", pack_years=Decimal(45)), TRUE, ()),
    ("smokers", after(smoking_status="former", pack_years=Decimal("19.9")), FALSE, ()),
    ("smokers", after(smoking_status="never"), FALSE, ()),
    ("smokers", after(smoking_status="current"), None, ("pack_years",)),
    ("smokers", after(smoking_status="unknown"), None, ("smoking_status",)),
    ("smokers", after(), None, ("smoking_status",)),
    ("smokers/drinkers", after(smoking_status="current"), TRUE, ()),
    ("smokers/drinkers", after(smoking_status="never", alcohol_status="current_low"), TRUE, ()),
    ("smokers/drinkers", after(smoking_status="former", alcohol_status="never"), FALSE, ()),
    ("smokers/drinkers", after(smoking_status="never"), None, ("alcohol_status",)),
    ("smokers/drinkers", after(), None, ("smoking_status", "alcohol_status")),
    (THYROID, after(TO_NECK), TRUE, ()),
    (THYROID, after(Course(code="S.THY.LOB")), TRUE, ()),
    (THYROID, after(Course(code="S.THY.TT"), UNTOLD), TRUE, ()),
    (THYROID, after(SURGERY, TO_MOUTH), FALSE, ()),
    (THYROID, after(UNTOLD), None, ("irradiated",)),
    ("neck RT", after(TO_MOUTH, TO_NECK), TRUE, ()),
    ("neck RT", after(SURGERY, TO_MOUTH), FALSE, ()),
    ("neck RT", after(TO_MOUTH, UNTOLD), None, ("irradiated",)),
    ("RT to oral region", after(TO_MOUTH), TRUE, ()),
    ("RT to oral region", after(TO_NECK), FALSE, ()),
    ("RT to oral region", after(UNTOLD), None, ("irradiated",)),
    (JAW, after(radiotherapy(Irradiated.MANDIBLE, mandible_gy=Decimal(50))), TRUE, ()),
    (JAW, after(radiotherapy(Irradiated.MANDIBLE, mandible_gy=Decimal("49.9"))), FALSE, ()),
    (JAW, after(TO_NECK), FALSE, ()),
    (JAW, after(Course(code="RT.PALL", dose_gy=Decimal(30))), FALSE, ()),
    (JAW, after(TO_JAW), None, ("mandible_gy",)),
    (JAW, after(UNTOLD), None, ("irradiated",)),
    (EBV, after(site="nasopharynx", ebv_status="positive"), TRUE, ()),
    (EBV, after(site="nasopharynx", ebv_status="negative"), FALSE, ()),
    (EBV, after(site="larynx"), FALSE, ()),
    (EBV, after(site="nasopharynx", ebv_status="not_tested"), None, ("ebv_status",)),
    (EBV, after(), None, ("site",)),
]


@pytest.mark.parametrize(("condition", "facts", "holds", "missing"), CASES)
def test_a_condition_holds_does_not_or_says_what_is_missing(condition, facts, holds, missing):
    verdict = applies(condition, facts)
    assert (verdict.holds, verdict.missing) == (holds, missing)
    assert bool(verdict.because) is (holds is True)


def test_every_condition_of_the_table_is_tried_true_and_false_and_none_is_left_over():
    written = {rule.applies_to for rule in followup_rules()}
    assert written == set(CONDITIONS)
    tried = {(condition, holds) for condition, _, holds, _ in CASES}
    assert {condition for condition in written if (condition, True) not in tried} == set()
    assert {condition for condition in written if (condition, False) not in tried} == {"all"}
