import threading
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.utils import ProgrammingError

from nocc.audit.models import AccessChain, AccessEntry
from nocc.audit.selectors import accesses_to_patient, broken_chains
from nocc.audit.services import AccessSubject, Reader, record_access

READER = Reader(id=uuid4(), name="Anna Bianchi", facility="Ospedale", address="127.0.0.1")


def read(*patients, kind="case"):
    subjects = [AccessSubject(kind=kind, item=uuid4(), case=uuid4(), patient=patient) for patient in patients]
    record_access(reader=READER, action="read", ground="lead", subjects=subjects)


@pytest.mark.django_db
def test_entries_of_a_patient_form_one_chain():
    patient = uuid4()
    read(patient)
    read(patient)
    assert [entry.number for entry in AccessEntry.objects.filter(chain=patient).order_by("number")] == [1, 2]
    assert list(broken_chains()) == []


@pytest.mark.django_db
def test_a_list_of_several_patients_is_one_entry_that_each_of_them_sees():
    first, second = uuid4(), uuid4()
    read(first, second)
    entry = AccessEntry.objects.get()
    assert entry.chain == READER.id
    assert list(accesses_to_patient(first)) == list(accesses_to_patient(second)) == [entry]


@pytest.mark.django_db
@pytest.mark.parametrize("tampering", ["UPDATE audit_accessentry SET ground = 'own'", "DELETE FROM audit_accessentry"])
def test_the_log_refuses_changes(tampering):
    read(uuid4())
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), connection.cursor() as cursor:
        cursor.execute(tampering)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_accessentry SET ground = 'own' WHERE number = 2",
        "UPDATE audit_accessentry SET at = at + interval '1 second' WHERE number = 1",
        "DELETE FROM audit_accessentry WHERE number = 2",
        "DELETE FROM audit_accessentry WHERE number = 3",
        "UPDATE audit_accesschain SET length = 4",
    ],
)
def test_who_gets_past_the_trigger_is_found_out(tampering):
    patient = uuid4()
    for _ in range(3):
        read(patient)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(tampering)
    assert len(list(broken_chains())) == 1
    with pytest.raises(CommandError):
        call_command("verify_audit")


@pytest.mark.django_db(transaction=True)
def test_parallel_readers_of_one_patient_neither_fork_nor_gap():
    patient = uuid4()

    def reader():
        for _ in range(20):
            read(patient)
        connection.close()

    threads = [threading.Thread(target=reader) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert AccessChain.objects.get(key=patient).length == 160
    assert list(broken_chains()) == []
