"""The case itself: its way, its dossier, its people."""

from datetime import timedelta

from django.utils import timezone

from nocc.cases.models import Case
from nocc.directory.factories import PhysicianFactory

from ..door import Log, answers, board, delete, lead, listed, patch, post, put, read, readers, signed_in, viewers
from ..world import Record, place_of_participant

CASE = "cases/<uuid:case_id>/"
TNM = {"t": "T3", "n": "N2b", "m": "M0"}


def in_state(state: str):
    return lambda record: Case.objects.filter(pk=record.case.pk).update(state=state) and None


def a_case(record: Record) -> dict:
    return {"patient": str(record.case.patient_id), "group": str(record.case.group_id), "question": "E adesso?"}


def guest(role: str):
    until = (timezone.now() + timedelta(days=30)).isoformat()
    return lambda record: {"physician": str(PhysicianFactory().pk), "role": role, "until": until}


def an_observation(record: Record) -> dict:
    return {"kind": "observation", "item": record.id_of("observations")}


def the_uncleared_document(record: Record) -> dict:
    return {"kind": "document", "item": record.id_of("documents")}


def a_document_to_hide(record: Record) -> dict:
    return {"kind": "document", "id": record.id_of("documents")}


def the_hidden_item(record: Record) -> dict:
    return {"kind": "document", "item": record.id_of("concealed document")}


def the_hidden_document(record: Record) -> dict:
    return {"kind": "document", "id": record.id_of("concealed document")}


WAY = [
    listed("cases/", signed_in()),
    # Whoever broke the glass reads for a day: they do not become the lead of a case of the same patient.
    post("cases/", answers(lead=201, emergency=403), a_case, foreign=answers()),
    read(CASE, viewers()),
    patch(CASE, lead(200), lambda record: {"question": "E poi?"}, is_edit=True),
    # A draft is not there for observers.
    post(CASE + "share/", lead(200, observers=404), given=in_state("draft")),
    read(CASE + "transition/", viewers()),
    post(CASE + "transition/", lead(200), lambda record: {"to": "treatment"}, given=in_state("decided")),
    post(CASE + "lead/", lead(200), lambda record: {"participant": str(place_of_participant(record.case).pk)}),
    read(CASE + "events/", viewers()),
    # What was cleared for observers are the texts of today.
    read(CASE + "at/", answers(readers=200, observers=403)),
    # One's own bookmark: nothing of the case is shown or changed.
    put(CASE + "seen/", viewers(), lambda record: {"seq": 1}, log=Log.NEVER),
    listed(CASE + "tasks/", viewers()),
]
DOSSIER = [
    read(CASE + "diagnosis/", viewers()),
    put(CASE + "diagnosis/", lead(200), lambda record: {"topography": "C02.1"}, is_edit=True),
    listed(CASE + "stagings/", viewers()),
    post(CASE + "stagings/", lead(201), lambda record: TNM),
    read(CASE + "assessment/", viewers()),
    put(CASE + "assessment/", lead(200), lambda record: {"ecog": 2}, is_edit=True),
]
PEOPLE = [
    listed(CASE + "participants/", viewers()),
    post(CASE + "participants/", lead(201), guest("participant")),
    post(CASE + "participants/", board(201), guest("observer"), key="as observer"),
    delete(CASE + "participants/<uuid:pk>/", lead(204)),
    read(CASE + "invitations/", board(200)),
    # For members of the group who may not open the case; others are not told that it can be asked for.
    post(
        CASE + "emergency-access/",
        answers(readers=409, observers=403, member=201, coordinator=201),
        lambda record: {"reason": "Emorragia"},
    ),
]
MARKS = [
    listed(CASE + "receipts/", viewers()),
    post(CASE + "receipts/", viewers(201), an_observation),
    post(
        CASE + "receipts/",
        readers(201, observers=404),
        the_uncleared_document,
        key="of what is not cleaned",
    ),
    listed(CASE + "clearances/", board(200)),
    post(CASE + "clearances/", board(201), the_uncleared_document),
    delete(CASE + "clearances/<uuid:pk>/", board(204)),
    listed(CASE + "explanations/", readers(observers=403)),
    put(
        CASE + "explanations/",
        board(200),
        lambda record: {**an_observation(record), "text": "Il suo sangue va bene."},
    ),
    delete(CASE + "explanations/<uuid:pk>/", board(204)),
]
OF_THE_READER = [
    listed("tasks/", signed_in(), log=Log.NEVER),
    listed("notifications/", signed_in(), log=Log.NEVER),
    post("notifications/read/", signed_in(204), lambda record: {"up_to": 1}, log=Log.NEVER),
    listed("saved-filters/", signed_in(), log=Log.NEVER),
    post("saved-filters/", signed_in(201), lambda record: {"name": "Voto", "query": {}}, log=Log.NEVER),
    read("saved-filters/<uuid:pk>/", answers(lead=200), log=Log.NEVER),
    patch("saved-filters/<uuid:pk>/", answers(lead=200), lambda record: {"name": "Altro"}, log=Log.NEVER),
    delete("saved-filters/<uuid:pk>/", answers(lead=204), log=Log.NEVER),
]
OF_THE_PATIENT = [
    read("concealments/", answers(patients=200), log=Log.NEVER),
    post("concealments/", answers(patient=201), a_document_to_hide, foreign=answers()),
    delete("concealments/", answers(patient=204), body=the_hidden_document, foreign=answers()),
]

DOORS = [*WAY, *DOSSIER, *PEOPLE, *MARKS, *OF_THE_READER, *OF_THE_PATIENT]
