"""The whole intake of a case by somebody who never touches the mouse."""

import pytest
from playwright.sync_api import expect

from nocc.accounts.factories import PASSWORD
from nocc.cases.models import Case
from nocc.directory.factories import MembershipFactory, PhysicianFactory, WorkGroupFactory
from nocc.patients.selectors import current_priorities
from tests.e2e.typist import Typist

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

QUESTION = "Chirurgia primaria o chemioradioterapia? Trisma iniziale, vorrebbe conservare la parola."
# A day that reads the same whichever way the browser asks for day and month.
BORN = "03031961"
PLAN = "Emiglossectomia, svuotamento I-IV e lembo."


@pytest.fixture
def physician(transactional_db):
    user = PhysicianFactory(user__email="surgeon@example.org", specialty="surgery_hn").user
    MembershipFactory(group=WorkGroupFactory(), user=user)
    return user


@pytest.fixture
def at_worklist(physician, person_in):
    person = person_in("surgeon", viewport={"width": 1440, "height": 900})
    person.sign_in(physician.email, PASSWORD)
    expect(person.see("new-case")).to_be_visible()
    return person


def forbid_the_mouse(page) -> None:
    """A click, from wherever it came, is remembered: pressing a button by key makes none of these."""
    page.evaluate(
        """() => { window.mouseWasUsed = false;
        for (const kind of ['mousedown', 'pointerdown', 'touchstart'])
          addEventListener(kind, () => { window.mouseWasUsed = true; }, true); }"""
    )


def test_a_case_is_taken_in_by_keyboard_alone(at_worklist, physician, capsys):
    page = at_worklist.page
    forbid_the_mouse(page)
    typist = Typist(page)
    typist.press("n")
    state_patient(typist)
    state_question(typist)
    state_diagnosis(typist)
    state_staging(typist)
    state_condition(typist)
    state_priorities(typist)
    page.wait_for_url("**/summary")

    assert page.evaluate("window.mouseWasUsed") is False
    assert at_worklist.errors == []
    expect_everything_kept(Case.objects.get(opened_by=physician))
    with capsys.disabled():
        print(f"\n{typist.report()}")


def state_patient(typist: Typist) -> None:
    typist.fill("family-name", "Provati")
    typist.fill("given-name", "Pia")
    typist.fill("birth-date", BORN)
    typist.reach("sex")
    typist.write("f")
    for kind in ("dossier", "network", "observers", "precedent", "portal"):
        typist.reach(f"consent-{kind}")
        typist.press("Space")
    typist.press("Control+Enter")
    typist.part("patient")


def state_question(typist: Typist) -> None:
    typist.fill("question", QUESTION)
    typist.fill("referrer-plan", PLAN)
    typist.press("Control+Enter")
    typist.part("question")


def state_diagnosis(typist: Typist) -> None:
    typist.choose("topography", "c02.1")
    typist.choose("morphology", "8070/3")
    typist.reach("laterality")
    typist.write("s")
    typist.reach("grade")
    typist.write("g2")
    typist.reach("presentation")
    typist.write("r")
    typist.fill("earlier-tumour", "pT1 lingua, exeresi")
    typist.fill("diagnosed-on", "02022026")
    typist.reach("p16")
    typist.write("n")
    typist.fill("pdl1-score", "25")
    typist.press("Control+Enter")
    typist.part("diagnosis")


def state_staging(typist: Typist) -> None:
    # The categories are those of the tumour's schema: nobody chooses before they are there.
    expect(typist.page.get_by_test_id("category-T").get_by_role("combobox")).to_be_visible()
    for kind, category in (("T", "t3"), ("N", "n1"), ("M", "m0")):
        typist.choose(f"category-{kind}", category)
    typist.press("Control+Enter")
    typist.part("staging")


def state_condition(typist: Typist) -> None:
    typist.reach("ecog")
    typist.write("1")
    typist.reach("smoking")
    typist.write("e")
    typist.fill("pack-years", "30")
    typist.reach("alcohol")
    typist.write("m")
    typist.choose("charlson", "diabete s")
    typist.choose("ace27-items", "diabete 1")
    typist.choose("ace27-items", "ipert 1")
    typist.reach("add-prior-treatment")
    typist.press("Enter")
    typist.choose("prior-treatment", "rt.imrt")
    typist.fill("prior-on", "01012019")
    typist.fill("prior-dose", "60")
    typist.fill("prior-fractions", "30")
    typist.fill("prior-field", "lingua e I-III")
    for found, value in (("peso", "72"), ("alt", "178"), ("calo", "4"), ("trism", "32"), ("eat", "6"), ("dent", "d")):
        typist.choose("find-fact", found)
        typist.write(value)
        typist.press("Enter")
    typist.press("Control+Enter")
    typist.part("condition")


def state_priorities(typist: Typist) -> None:
    for found in ("guar", "voce"):
        typist.choose("add-priority", found)
    typist.press("Control+Enter")
    typist.part("priorities")


def expect_everything_kept(case: Case) -> None:
    patient, diagnosis, assessment = case.patient, case.diagnosis, case.assessment
    assert (patient.family_name, patient.given_name, str(patient.birth_date)) == ("Provati", "Pia", "1961-03-03")
    assert patient.sex == "female"
    assert (case.question, case.referrer_plan) == (QUESTION, PLAN)
    assert (diagnosis.topography, diagnosis.morphology, diagnosis.laterality) == ("C02.1", "8070/3", "left")
    assert (diagnosis.grade, diagnosis.presentation, diagnosis.p16_status) == ("G2", "recurrent", "negative")
    assert (diagnosis.earlier_tumour, str(diagnosis.diagnosed_on)) == ("pT1 lingua, exeresi", "2026-02-02")
    assert (diagnosis.pdl1_cps_score, diagnosis.pdl1_cps) == (25, "ge20")
    staging = case.current_staging
    assert (staging.t, staging.n, staging.m, staging.stage) == ("T3", "N1", "M0", "III")
    assert (assessment.ecog, assessment.smoking_status, assessment.pack_years) == (1, "former", 30)
    assert assessment.alcohol_status == "never"
    assert (assessment.charlson_items, assessment.ace27) == (["dm"], "1")
    assert assessment.ace27_items == {"diabetes": 1, "hypertension": 1}
    [radiotherapy] = assessment.prior_treatments
    assert (radiotherapy["treatment"], radiotherapy["on"]) == ("RT.IMRT", "2019-01-01")
    assert (radiotherapy["dose_gy"], radiotherapy["fractions"], radiotherapy["field"]) == (60, 30, "lingua e I-III")
    facts = {"weight": 72, "height": 178, "bmi": 22.7, "weight_loss_pct_6m": 4, "trismus_mm": 32, "eat10": 6}
    assert assessment.facts == facts | {"dental_status": "dentate adequate"}
    assert current_priorities(patient).ranking == ["cure", "voice"]


def test_a_draft_outlives_a_reload_and_a_lost_network(at_worklist, physician):
    page = at_worklist.page
    typist = Typist(page)
    typist.press("n")
    typist.fill("family-name", "Provati")
    page.reload()
    expect(at_worklist.see("family-name")).to_have_value("Provati")
    typist.fill("given-name", "Pia")
    typist.fill("birth-date", BORN)
    typist.reach("sex")
    typist.write("f")
    typist.press("Control+Enter")
    typist.fill("question", QUESTION)
    page.context.set_offline(True)
    typist.press("Control+s")
    expect(page.get_by_role("alert").first).to_be_visible()
    assert not Case.objects.exists()
    page.context.set_offline(False)
    page.reload()
    # At the step where the work stood, with every word.
    expect(at_worklist.see("question")).to_have_value(QUESTION)
    typist.press("Control+s")
    page.wait_for_url("**/summary")
    assert Case.objects.get(opened_by=physician).question == QUESTION


def test_a_mistake_takes_the_keyboard_to_itself(at_worklist):
    page = at_worklist.page
    typist = Typist(page)
    typist.press("n")
    typist.fill("given-name", "Pia")
    typist.press("Control+Enter")
    expect(at_worklist.see("family-name")).to_be_focused()
    # The steps are reached by keys too, and what was wrong is found again on saving.
    typist.press("Control+ArrowDown", times=4)
    typist.choose("find-fact", "trism")
    typist.write("95")
    typist.press("Control+ArrowUp", times=4)
    typist.fill("family-name", "Provati")
    typist.fill("birth-date", BORN)
    typist.reach("sex")
    typist.write("f")
    typist.press("Control+Enter")
    typist.fill("question", QUESTION)
    typist.press("Control+s")
    expect(page.locator("#fact-trismus_mm")).to_be_focused()
    expect(page.locator("#fact-trismus_mm-error")).to_contain_text("Al massimo 80")
