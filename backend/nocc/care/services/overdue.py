from django.db import transaction

from nocc.cases.models import TaskKind
from nocc.cases.selectors import lead_of
from nocc.cases.services import open_task
from nocc.common.clinic import end_of_day, today

from ..selectors import overdue_actions, overdue_visits


def remind_of_overdue() -> int:
    """Let what is overdue since yesterday or longer wait for the lead of its case; answers how much that is.

    What waits already keeps waiting, once.
    """
    count = 0
    for visit in overdue_visits(day=today()).iterator():
        with transaction.atomic():
            _wait_for_lead(visit, TaskKind.FOLLOW_UP, visit.scheduled_at)
        count += 1
    for action in overdue_actions(before=today()).iterator():
        with transaction.atomic():
            _wait_for_lead(action, TaskKind.CARRY_OUT, action.due and end_of_day(action.due))
        count += 1
    return count


def _wait_for_lead(item, kind: TaskKind, due) -> None:
    open_task(case=item.case, assignee=lead_of(item.case).user, kind=kind, target=(item.access_kind, item.pk), due=due)
