import io

import pypdf
import pytest

from nocc.care.factories import signed_decision_of
from nocc.deliberation.models import Decision

pytestmark = pytest.mark.django_db
WORDS = "Faremo una biopsia.\nPoi la radioterapia: #eval(1) *no* $x$ <b>ciao</b>."


@pytest.fixture
def decision(case_with_everyone) -> Decision:
    return signed_decision_of(case_with_everyone.case, plain_words=WORDS)


def text_of(answer) -> str:
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    pages = pypdf.PdfReader(io.BytesIO(b"".join(answer))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_says_what_was_decided_to_whom_and_whom_to_call(api_as, case_with_everyone, decision):
    text = text_of(api_as(case_with_everyone.people["lead"]).get(f"/api/v1/decisions/{decision.pk}/letter.pdf"))
    case = case_with_everyone.case
    for part in ("Faremo una biopsia.", case.patient.family_name, case.opened_by.full_name, "Chi chiamare"):
        assert part in text


def test_texts_are_shown_and_never_evaluated(api_as, case_with_everyone, decision):
    answer = api_as(case_with_everyone.people["lead"]).get(f"/api/v1/decisions/{decision.pk}/letter.pdf")
    assert "#eval(1) *no* $x$ <b>ciao</b>" in text_of(answer)


def test_difficult_words_are_explained_in_the_language_of_the_sheet(api_as, case_with_everyone, decision):
    client = api_as(case_with_everyone.people["lead"])
    assert "Si prende un piccolo pezzo di tessuto" in text_of(client.get(f"/api/v1/decisions/{decision.pk}/letter.pdf"))
    assert "Whom to call" in text_of(client.get(f"/api/v1/decisions/{decision.pk}/letter.pdf?lang=en"))


def test_without_plain_words_there_is_nothing_to_send(api_as, case_with_everyone):
    decision = signed_decision_of(case_with_everyone.case, plain_words="")
    answer = api_as(case_with_everyone.people["lead"]).get(f"/api/v1/decisions/{decision.pk}/letter.pdf")
    assert (answer.status_code, answer.json()["code"]) == (409, "no_plain_words")


def test_the_patient_has_it_with_the_exams_that_were_explained(api_as, case_with_everyone, decision):
    from nocc.cases.services.explanations import explain_item
    from nocc.records.factories import ObservationFactory

    case, people = case_with_everyone.case, case_with_everyone.people
    value = ObservationFactory(case=case)
    explain_item(case=case, author=people["lead"], kind="observation", item=value.pk, text="Il sangue va bene.")
    text = text_of(api_as(people["patient"]).get("/api/v1/portal/letter.pdf"))
    assert "Faremo una biopsia." in text
    assert "Il sangue va bene." in text


def test_there_is_none_before_the_decision(api_as, case_with_everyone):
    assert api_as(case_with_everyone.people["patient"]).get("/api/v1/portal/letter.pdf").status_code == 404
