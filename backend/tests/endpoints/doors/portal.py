"""The patient's side: whose record it is, the session says. For everyone else it is not there."""

from nocc.cases.models import Case

from ..door import Log, answers, listed, post, put, read
from ..world import Record

PATIENTS = answers(patients=200)
WRITTEN = answers(patients=201)
NEVER = {"log": Log.NEVER}


def before_the_vote(record: Record) -> None:
    Case.objects.filter(pk=record.case.pk).update(state="review")


DOORS = [
    read("portal/journey/", PATIENTS),
    read("portal/letter.pdf", answers(patient=200)),
    listed("portal/team/", PATIENTS),
    listed("portal/facilities/", PATIENTS, **NEVER),
    listed("portal/exams/", PATIENTS),
    read("portal/exams/documents/<uuid:pk>/content/", answers(patient=200), item="cleaned document"),
    # Nobody has released it, and it has not waited long enough.
    read("portal/exams/documents/<uuid:pk>/content/", answers()),
    read("portal/release-preference/", PATIENTS, **NEVER),
    put("portal/release-preference/", PATIENTS, lambda record: {"choice": "at_once"}),
    read("portal/reminder-preference/", PATIENTS, **NEVER),
    put("portal/reminder-preference/", PATIENTS, lambda record: {"days_before": 3}),
    listed("portal/messages/", PATIENTS),
    post("portal/messages/", WRITTEN, lambda record: {"text": "Posso mangiare?"}),
    listed("portal/diary/", PATIENTS),
    post("portal/diary/", WRITTEN, lambda record: {"symptom": "pain", "score": 4}),
    # The log speaks of content and shows none; reading it would only make it longer.
    listed("portal/accesses/", PATIENTS, **NEVER),
    read("portal/consents/", PATIENTS),
    post("portal/consents/", WRITTEN, lambda record: {"kind": "precedent", "granted": False}),
    read("portal/priorities/", PATIENTS),
    put("portal/priorities/", PATIENTS, lambda record: {"ranking": ["voice"]}, given=before_the_vote),
]
