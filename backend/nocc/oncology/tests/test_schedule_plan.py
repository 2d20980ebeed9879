from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocc.oncology.schedule import (
    Basis,
    Course,
    FollowupFacts,
    Irradiated,
    bases_for,
    months_after,
    plan_of,
)

ANCHOR = date(2026, 1, 31)
OPERATED = FollowupFacts(courses=(Course(code="S.LAR.CORD"),), site="larynx", t="T1", n="N0", smoking_status="never")


def targets(plan, rule_id: str) -> list[date]:
    return [each.target for each in plan.occurrences if each.rule_id == rule_id]


def in_months(*months: float) -> list[date]:
    return [months_after(ANCHOR, Decimal(str(month))) for month in months]


@pytest.mark.parametrize(
    ("rule_id", "months"),
    [
        ("visit_y1", (2, 4, 6, 8, 10, 12)),
        ("visit_y2", (15, 18, 21, 24)),
        ("visit_y3_5", (30, 36, 42, 48, 54, 60)),
        ("visit_y6plus", (72, 84, 96, 108, 120)),
        ("swallow", (3, 9, 15, 21)),
        ("nutrition", (3, 6, 9, 12, 15, 18, 21, 24)),
    ],
)
def test_each_series_runs_on_from_the_one_before(rule_id, months):
    assert targets(plan_of(OPERATED, anchor=ANCHOR), rule_id) == in_months(*months)


def test_a_month_after_the_thirty_first_is_the_last_day_of_the_next():
    assert months_after(ANCHOR, Decimal(1)) == date(2026, 2, 28)
    assert months_after(ANCHOR, Decimal("2.75")) == date(2026, 3, 31) + timedelta(days=23)


def test_a_window_reaches_from_the_shortest_to_the_longest_interval():
    first = plan_of(OPERATED, anchor=ANCHOR).occurrences[0]
    assert (first.rule_id, first.due_from, first.due_to) == ("visit_y1", *in_months(1, 3))


def test_what_is_done_once_is_due_between_its_months():
    facts = FollowupFacts(courses=(Course(code="CRT.DEF"),), t="T2", n="N2")
    petct = next(each for each in plan_of(facts, anchor=ANCHOR).occurrences if each.rule_id == "petct_12w")
    assert (petct.target, petct.due_from, petct.due_to) == tuple(in_months(2.75, 2.75, 4))
    assert petct.because == ("radiotherapy", "node_positive")


def test_what_symptoms_call_for_is_never_planned():
    plan = plan_of(OPERATED, anchor=ANCHOR)
    assert [each.rule.code for each in plan.on_symptoms] == ["ctmr_symptom"]
    assert not targets(plan, "ctmr_symptom")


def test_counselling_goes_with_the_visits_of_five_years_and_has_none_of_its_own():
    facts = FollowupFacts(courses=OPERATED.courses, smoking_status="current", pack_years=Decimal(5))
    plan = plan_of(facts, anchor=ANCHOR)
    visits = [each for each in plan.occurrences if each.kind == "clinical_visit"]
    assert {each.rule_id for each in visits if each.with_it == ("smoking",)} == {"visit_y1", "visit_y2", "visit_y3_5"}
    assert not targets(plan, "smoking")


def test_a_rule_with_a_missing_fact_is_left_to_decide_until_somebody_does():
    facts = FollowupFacts(courses=(Course(code="RT.DEF"),), t="T1", n="N0")
    plan = plan_of(facts, anchor=ANCHOR)
    assert {each.rule.code: each.verdict.missing for each in plan.to_decide}["tsh"] == ("irradiated",)
    assert not targets(plan, "tsh")
    decided = plan_of(facts, anchor=ANCHOR, decided=frozenset({"tsh"}))
    assert targets(decided, "tsh")[:2] == in_months(6, 12)
    assert {each.because for each in decided.occurrences if each.rule_id == "tsh"} == {("decided_by_lead",)}


def test_nobody_can_decide_for_a_rule_that_does_not_apply():
    assert not targets(plan_of(OPERATED, anchor=ANCHOR, decided=frozenset({"ebv_dna"})), "ebv_dna")


@pytest.mark.parametrize(
    ("site", "p16", "available", "missing"),
    [
        ("larynx", "", True, ()),
        ("oropharynx", "positive", True, ()),
        ("oropharynx", "negative", True, ()),
        ("oropharynx", "equivocal", None, ("p16_status",)),
        ("oral_cavity", "", False, ()),
        ("", "", None, ("site",)),
    ],
)
def test_intervals_by_risk_are_offered_where_the_table_has_them(site, p16, available, missing):
    verdict = bases_for(FollowupFacts(site=site, p16_status=p16))[Basis.RISK_BASED]
    assert (verdict.holds, verdict.missing) == (available, missing)


def test_visits_by_risk_follow_the_interval_of_the_visit_before():
    facts = FollowupFacts(courses=OPERATED.courses, site="oropharynx", p16_status="positive")
    plan = plan_of(facts, anchor=ANCHOR, basis=Basis.RISK_BASED)
    assert targets(plan, "visit_y1") == in_months(2, 4, 6)
    assert targets(plan, "visit_risk_1") == in_months(13.7, 21.4)
    assert targets(plan, "visit_risk_2") == in_months(35.1)
    assert targets(plan, "visit_risk_3") == in_months(68.8)
    assert not targets(plan, "visit_y2")


FACTS = st.builds(
    FollowupFacts,
    courses=st.lists(
        st.builds(
            Course,
            code=st.sampled_from(["S.THY.TT", "S.REC.ALT", "RT.DEF", "CRT.POST", "BRT", "SYS", "AS"]),
            irradiated=st.none() | st.frozensets(st.sampled_from(Irradiated)),
            mandible_gy=st.none() | st.decimals(0, 90, places=1),
        ),
        max_size=4,
    ).map(tuple),
    site=st.sampled_from(["", "larynx", "oral_cavity", "nasopharynx", "oropharynx", "hypopharynx"]),
    t=st.sampled_from(["", "TX", "T1", "T4b"]),
    n=st.sampled_from(["", "NX", "N0", "N2b"]),
    p16_status=st.sampled_from(["", "positive", "negative", "equivocal"]),
    ebv_status=st.sampled_from(["", "positive", "not_tested"]),
    smoking_status=st.sampled_from(["", "never", "former", "current", "unknown"]),
    pack_years=st.none() | st.decimals(0, 90, places=1),
)


@given(facts=FACTS, anchor=st.dates(date(2000, 1, 1), date(2060, 1, 1)), basis=st.sampled_from(Basis))
def test_whatever_is_known_every_rule_is_placed_once_and_every_target_lies_in_its_window(facts, anchor, basis):
    if not bases_for(facts)[basis].holds:
        return
    plan = plan_of(facts, anchor=anchor, basis=basis)
    keys = [(each.rule_id, each.number) for each in plan.occurrences]
    assert len(keys) == len(set(keys))
    assert all(anchor < each.due_from <= each.target <= each.due_to for each in plan.occurrences)
    open_rules = {each.rule.code for each in plan.to_decide}
    assert not open_rules & {rule_id for rule_id, _ in keys}
