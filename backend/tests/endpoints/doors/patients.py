"""The staff's side of a patient. Observers know no names, so for them there are no patients."""

from nocc.patients.models import Patient

from ..door import answers, delete, lead, listed, patch, post, put, read, readers, signed_in
from ..world import Record

IDENTITY = {"family_name": "Bianchi", "given_name": "Ugo", "birth_date": "1950-05-05", "sex": "male"}
HOSPITAL_NUMBER = {"system": "hospital", "value": "B-18", "issuer": "Lecce"}
PHONE = {"kind": "phone", "value": "+39 0832 1234567"}
UNKNOWN_TO_OBSERVERS = {"observers": 404}


def without_account(record: Record) -> None:
    Patient.objects.filter(pk=record.case.patient_id).update(user=None)


def in_full() -> dict[str, int]:
    return readers(**UNKNOWN_TO_OBSERVERS)


def by_lead(status: int, **others: int) -> dict[str, int]:
    return lead(status, **UNKNOWN_TO_OBSERVERS, **others)


DOORS = [
    listed("patients/", signed_in()),
    post("patients/", answers(otherwise=403, physicians=201), lambda record: IDENTITY),
    read("patients/<uuid:pk>/", in_full()),
    patch("patients/<uuid:pk>/", by_lead(200), lambda record: {"birth_place": "Lecce"}, is_edit=True),
    read("patients/<uuid:patient_id>/identifiers/", in_full()),
    post("patients/<uuid:patient_id>/identifiers/", by_lead(201), lambda record: HOSPITAL_NUMBER),
    delete("patients/<uuid:patient_id>/identifiers/<uuid:pk>/", by_lead(204)),
    read("patients/<uuid:patient_id>/contacts/", in_full()),
    post("patients/<uuid:patient_id>/contacts/", by_lead(201), lambda record: PHONE),
    patch("patients/<uuid:patient_id>/contacts/<uuid:pk>/", by_lead(200), lambda record: {"note": "sera"}),
    delete("patients/<uuid:patient_id>/contacts/<uuid:pk>/", by_lead(204)),
    read("patients/<uuid:patient_id>/consents/", in_full()),
    post(
        "patients/<uuid:patient_id>/consents/",
        by_lead(201),
        lambda record: {"kind": "precedent", "granted": False},
    ),
    read("patients/<uuid:patient_id>/priorities/", in_full()),
    put(
        "patients/<uuid:patient_id>/priorities/",
        by_lead(200, participant=200),
        lambda record: {"ranking": ["voice"]},
    ),
    read("patients/<uuid:patient_id>/credentials/", in_full()),
    post(
        "patients/<uuid:patient_id>/credentials/",
        by_lead(201),
        lambda record: {"email": "new.patient@example.org"},
        given=without_account,
    ),
    delete("patients/<uuid:patient_id>/credentials/", by_lead(204)),
    read("patients/<uuid:patient_id>/accesses/", by_lead(200)),
]
