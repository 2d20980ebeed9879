"""The main job: five people in five browsers at once, from intake to follow-up."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from nocc.accounts.factories import PASSWORD
from nocc.accounts.models import User
from nocc.cases.models import Case, CaseState
from nocc.directory.factories import FacilityFactory, MembershipFactory, PhysicianFactory, WorkGroupFactory
from tests.e2e.dossiers import dossier
from tests.e2e.person import Person

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TODAY = date.today()
OWN_PASSWORD = "una-parola-tutta-mia-2026"
# Words that stand in sealed ballots only: whoever else meets them before the close has seen too much.
SEALED = {"oncologist": "motivo-sigillato-oncologo", "radiotherapist": "motivo-sigillato-radioterapista"}
PLAIN = "I medici hanno deciso insieme. Faremo un intervento. Poi la terremo sotto controllo."
QUESTION = "Chirurgia o chemioradioterapia?"


@pytest.fixture
def board(transactional_db) -> dict[str, User]:
    facility, group = FacilityFactory(name="Policlinico di prova", phone="+39 080 000"), WorkGroupFactory()
    specialties = {
        "surgeon": "surgery_hn",
        "oncologist": "medical_oncology",
        "radiotherapist": "radiation_oncology",
        "observer": "surgery_hn",
    }
    users = {
        who: PhysicianFactory(
            user__email=f"{who}@example.org",
            user__given_name=who.capitalize(),
            user__family_name="Prova",
            specialty=specialty,
            facility=facility,
        ).user
        for who, specialty in specialties.items()
    }
    for who in ("surgeon", "oncologist", "radiotherapist"):
        MembershipFactory(group=group, user=users[who])
    return users


def test_the_whole_way_of_a_case(board, person_in):
    surgeon, oncologist, radiotherapist, observer = (person_in(who) for who in board)
    for person in (surgeon, oncologist, radiotherapist, observer):
        person.sign_in(f"{person.name}@example.org", PASSWORD)

    case = open_case(surgeon)
    invite(surgeon, case)
    for person in (oncologist, radiotherapist, observer):
        person.go(f"/cases/{case.pk}/summary")
        expect(person.see("case-state")).to_be_visible()
    watch_pseudonym(observer, surgeon)
    discuss(surgeon, oncologist, observer)

    patient = give_credentials(surgeon, case, person_in)
    put_options(surgeon)
    vote(surgeon, oncologist, radiotherapist, observer, patient)
    decide(surgeon, oncologist, patient)
    treat(surgeon, case, patient)
    follow(surgeon, case, patient)
    see_who_looked(patient)

    for person in (surgeon, oncologist, radiotherapist, observer, patient):
        assert person.errors == []


def open_case(surgeon: Person) -> Case:
    """Intake of real input; the stage of an old edition is kept as it was recorded."""
    known = dossier()
    surgeon.go("/worklist")
    surgeon.tap("new-case")
    surgeon.write("family-name", "Provati")
    surgeon.write("given-name", "Pia")
    surgeon.write("birth-date", f"{known.birth_year}-03-14")
    surgeon.select("sex", known.sex)
    for kind in ("dossier", "network", "observers", "precedent", "portal"):
        surgeon.see(f"consent-{kind}").check()
    surgeon.tap("continue")
    surgeon.write("question", QUESTION)
    surgeon.write("referrer-plan", "Chirurgia")
    surgeon.tap("continue")
    surgeon.find("topography", known.topography)
    surgeon.find("morphology", known.morphology)
    surgeon.tap("continue")
    surgeon.select("edition", known.edition)
    for kind, category in (("T", known.t), ("N", known.n), ("M", known.m)):
        surgeon.write(f"category-{kind}", category)
    surgeon.write("recorded-stage", known.stage)
    surgeon.tap("continue")
    surgeon.select("ecog", "1")
    surgeon.tap("save-case")
    surgeon.page.wait_for_url("**/summary")

    case = Case.objects.get()
    staging = case.current_staging
    assert (staging.edition, staging.stage, staging.is_recorded) == (known.edition, known.stage, True)
    expect(surgeon.see("summary-question")).to_contain_text(QUESTION)
    surgeon.tap("share-case")
    surgeon.confirm()
    expect(surgeon.see("share-case")).to_have_count(0)
    return case


def invite(surgeon: Person, case: Case) -> None:
    surgeon.section("participants")
    for count, name in enumerate(("Oncologist", "Radiotherapist"), start=2):
        surgeon.find("invite-physician", name)
        surgeon.tap("invite")
        expect(surgeon.see("participant")).to_have_count(count)
    surgeon.find("invite-physician", "Observer")
    surgeon.select("invite-role", "observer")
    surgeon.write("invite-until", str(TODAY + timedelta(days=30)))
    surgeon.tap("invite")
    expect(surgeon.see("participant")).to_have_count(4)


def watch_pseudonym(observer: Person, surgeon: Person) -> None:
    expect(observer.page.get_by_text("Provati")).to_have_count(0)
    assert not any("Provati" in text or "03-14" in text for text in observer.received)
    expect(surgeon.see("present")).to_have_count(4)


def discuss(surgeon: Person, oncologist: Person, observer: Person) -> None:
    oncologist.write("message-text", "Funzione renale da rivedere")
    oncologist.tap("send-message")
    expect(surgeon.see("message").filter(has_text="Funzione renale")).to_be_visible()
    assert not any("Funzione renale" in text for text in observer.received)


def give_credentials(surgeon: Person, case: Case, person_in) -> Person:
    surgeon.section("patient")
    surgeon.write("credentials-email", "pia@example.org")
    surgeon.tap("issue-credentials")
    first = (surgeon.see("first-password").text_content() or "").strip()
    surgeon.tap("password-told")
    patient = person_in("patient", viewport={"width": 390, "height": 844})
    patient.sign_in("pia@example.org", first)
    patient.choose_own_password(first, OWN_PASSWORD)
    expect(patient.see("step-decision")).to_be_visible()
    return patient


def put_options(surgeon: Person) -> None:
    for title, treatment in (("Chirurgia", "Emiglossectomia"), ("Chemioradioterapia", "Chemioradioterapia")):
        surgeon.section("vote")
        surgeon.tap("propose-option")
        surgeon.write("option-title", title)
        surgeon.select("option-intent", "curative")
        surgeon.find("step-treatment", treatment)
        surgeon.tap("save-option")
        expect(surgeon.see("option-table").filter(has_text=title)).to_be_visible()


def vote(surgeon: Person, oncologist: Person, radiotherapist: Person, observer: Person, patient: Person) -> None:
    voters = (oncologist, radiotherapist)
    for person in voters:
        person.section("vote")
    surgeon.tap("open-round")
    expect(surgeon.see("round-voters").locator("input:checked")).to_have_count(3)
    surgeon.tap("confirm-open-round")

    # The round reaches the others without a reload; one of them wants to know more first.
    radiotherapist.see("choose-investigate").check()
    radiotherapist.write("question-what", "RM del collo")
    radiotherapist.tap("seal-ballot")
    expect(oncologist.see("round-paused")).to_be_visible()
    expect(surgeon.see("investigation").filter(has_text="RM del collo")).to_be_visible()
    surgeon.tap("answer-investigation")
    surgeon.write("investigation-text", "Nessuna invasione della mandibola")
    surgeon.tap("settle-investigation")
    expect(oncologist.see("round-paused")).to_have_count(0)

    cast(oncologist, "B", SEALED["oncologist"])
    radiotherapist.tap("change-ballot")
    cast(radiotherapist, "A", SEALED["radiotherapist"])
    cast(surgeon, "A", "Margini raggiungibili")

    everybody = {"oncologist": oncologist, "radiotherapist": radiotherapist}
    for who, words in SEALED.items():
        for person in (surgeon, observer, patient, *(p for name, p in everybody.items() if name != who)):
            assert not any(words in text for text in person.received), f"{person.name} met a sealed ballot of {who}"

    surgeon.tap("close-round")
    surgeon.confirm()
    for person in (surgeon, *voters):
        expect(person.see("revealed-ballots").filter(has_text=SEALED["oncologist"])).to_be_visible()
    assert not any(words in text for words in SEALED.values() for text in patient.received)


def cast(person: Person, letter: str, reason: str) -> None:
    person.see(f"choose-{letter}").check()
    person.page.locator("label").filter(has=person.see("confidence-4")).click()
    person.write("ballot-reason", reason)
    person.tap("seal-ballot")
    expect(person.see("own-ballot")).to_be_visible()


def decide(surgeon: Person, oncologist: Person, patient: Person) -> None:
    expect(patient.see("decision").filter(has_text=PLAIN)).to_have_count(0)
    surgeon.tap("write-decision")
    surgeon.see("decide-A").check()
    surgeon.select("decision-consensus", "majority")
    surgeon.write("decision-summary", "Emiglossectomia")
    surgeon.write("plain-words", PLAIN)
    surgeon.tap("sign-decision")
    surgeon.write("signature-password", PASSWORD)
    surgeon.tap("confirm-signature")
    expect(surgeon.see("record-hash")).to_be_visible()
    oncologist.section("decision")
    expect(oncologist.see("decision-in-force")).to_be_visible()
    # The patient reads it without reloading the page.
    expect(patient.see("decision")).to_contain_text(PLAIN)


def treat(surgeon: Person, case: Case, patient: Person) -> None:
    surgeon.section("care")
    surgeon.tap("add-treatment")
    surgeon.find("treatment-code", "Emiglossectomia")
    surgeon.write("treatment-started", str(TODAY))
    surgeon.write("treatment-admitted", str(TODAY))
    surgeon.tap("save-treatment")
    expect(surgeon.see("treatment")).to_have_count(1)
    case.refresh_from_db()
    assert case.state == CaseState.TREATMENT
    surgeon.tap("edit-treatment")
    surgeon.write("treatment-ended", str(TODAY))
    surgeon.write("treatment-discharged", str(TODAY))
    surgeon.tap("save-treatment")
    expect(surgeon.see("treatment-ended")).to_have_count(0)
    case.refresh_from_db()
    assert case.state == CaseState.FOLLOW_UP


def follow(surgeon: Person, case: Case, patient: Person) -> None:
    surgeon.tap("add-outcome")
    surgeon.select("outcome-kind", "response")
    surgeon.find("outcome-code", "Risposta completa")
    surgeon.write("outcome-observed", str(TODAY))
    surgeon.tap("save-outcome")
    expect(surgeon.see("outcome")).to_have_count(1)
    surgeon.tap("plan-visit")
    surgeon.write("visit-when", f"{TODAY + timedelta(days=30)}T09:30")
    surgeon.tap("save-visit")
    expect(surgeon.see("visit")).to_have_count(1)
    expect(patient.see("next-visit")).to_be_visible()


def see_who_looked(patient: Person) -> None:
    patient.go("/patient/accesses")
    for name in ("Surgeon Prova", "Oncologist Prova"):
        expect(patient.see("access").filter(has_text=name).first).to_be_visible()
