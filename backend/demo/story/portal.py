"""The patient's own account: asking the team, keeping a diary."""

from datetime import timedelta

from nocc.accounts.models import User
from nocc.cases.models import Thread
from nocc.cases.services.discussion import post_message
from nocc.cases.services.explanations import explain_item
from nocc.cases.services.patients import give_credentials
from nocc.portal.services import ask_the_team
from nocc.records.models import Document, Symptom
from nocc.records.services import note_symptom

from ..people import PASSWORD
from .telling import Acts, Telling

DIARY = (("dry_mouth", 6), ("dry_mouth", 5), ("pain", 3), ("fatigue", 4))


def own_account(tale: Telling) -> Acts:
    """Credentials issued by the lead, a question and its answer, some lines of the diary."""
    if not tale.patient_email:
        return
    yield tale.before_board(0.55), lambda: _issue(tale)
    yield tale.before_board(0.6), lambda: _explain(tale)
    yield tale.now - timedelta(days=3, hours=2), lambda: _ask(tale)
    yield tale.now - timedelta(days=2, hours=5), lambda: _answer(tale)
    for index, (symptom, score) in enumerate(DIARY):
        yield tale.now - timedelta(days=9 - 2 * index, hours=1), _noting(tale, symptom, score)


def _issue(tale: Telling) -> None:
    give_credentials(patient=tale.current().patient, email=tale.patient_email, actor=tale.lead)
    account = User.objects.get(email=tale.patient_email)
    account.must_change_password, account.password_expires_at = False, None
    account.set_password(PASSWORD)
    account.save()


def _explain(tale: Telling) -> None:
    case = tale.current()
    report = Document.objects.filter(case=case, kind="pathology_biopsy").order_by("created_at").first()
    if report is not None:
        words = "La biopsia dice di quale malattia si tratta. È un carcinoma, come le ho detto alla visita."
        explain_item(case=case, author=tale.lead, kind="document", item=report.pk, text=words)


def _ask(tale: Telling) -> None:
    ask_the_team(
        patient=tale.current().patient,
        account=User.objects.get(email=tale.patient_email),
        text="La bocca è ancora asciutta soprattutto di notte: posso fare qualcosa?",
    )


def _answer(tale: Telling) -> None:
    post_message(
        case=tale.current(),
        author=tale.lead,
        thread=Thread.PATIENT,
        text="È un disturbo frequente dopo le cure. Tenga acqua vicino al letto; alla prossima visita vediamo insieme "
        "un gel umettante e il dentista.",
    )


def _noting(tale: Telling, symptom: str, score: int):
    return lambda: note_symptom(patient=tale.current().patient, symptom=Symptom(symptom), score=score)
