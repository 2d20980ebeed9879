from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, transaction

from nocc.cases.factories import CaseFactory
from nocc.cases.models import TaskKind
from nocc.cases.services import append_event, notify, open_task, settle_tasks

WRITERS = 8
EACH = 5


def in_parallel(work) -> None:
    def alone() -> None:
        try:
            for number in range(EACH):
                work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(alone) for _ in range(WRITERS)]:
            done.result()


@pytest.mark.django_db(transaction=True)
def test_people_who_write_at_once_leave_no_gap_even_when_some_fail():
    case = CaseFactory()

    def happen(number: int) -> None:
        with transaction.atomic():
            append_event(case=case, kind="document.added", actor=None, target=("document", case.pk))
            # Every third one changes its mind at the last moment.
            transaction.set_rollback(number == 2)

    in_parallel(happen)
    kept = WRITERS * (EACH - 1)
    assert list(case.events.order_by("seq").values_list("seq", flat=True)) == list(range(1, kept + 1))


@pytest.mark.django_db(transaction=True)
def test_tasks_and_events_at_once_do_not_wait_for_each_other_in_a_circle():
    case = CaseFactory()

    def work(number: int) -> None:
        with transaction.atomic():
            target = ("round", uuid4())
            open_task(case=case, assignee=case.opened_by, kind=TaskKind.VOTE, target=target)
            append_event(case=case, kind="ballot.cast", actor=None, target=target)
            settle_tasks(kind=TaskKind.VOTE, target=target)

    in_parallel(work)
    place = case.participants.get()
    assert (case.events.count(), place.waiting_kind) == (WRITERS * EACH, "")


@pytest.mark.django_db(transaction=True)
def test_a_user_s_notifications_are_numbered_without_gaps():
    case = CaseFactory()
    in_parallel(lambda number: notify(user=case.opened_by, kind="case.shared", target=("case", case.pk)))
    numbers = case.opened_by.notifications.order_by("seq").values_list("seq", flat=True)
    assert list(numbers) == list(range(1, WRITERS * EACH + 1))
