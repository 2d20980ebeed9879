"""What waits for whom, and so in which order people see their cases."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from nocc.accounts.models import User

from ..models import Case, Task, TaskKind
from ..models.participant import LAST_POSITION, NO_DUE_POSITION
from .notices import Target, notify

REFRESH_PLACES = """
UPDATE cases_participant AS place
SET waiting_kind = coalesce(task.kind, ''), waiting_due = task.due,
    seen_seq = CASE
        WHEN current.user_id = %(actor)s AND current.seen_seq = "case".seq - 1 THEN "case".seq ELSE current.seen_seq
    END,
    position = CASE
        WHEN task.id IS NULL THEN %(last)s - (extract(epoch FROM "case".active_at) * 1000000)::bigint
        ELSE coalesce((extract(epoch FROM task.due) * 1000000)::bigint, %(no_due)s)
    END
FROM cases_participant AS current
JOIN cases_case AS "case" ON "case".id = current.case_id
LEFT JOIN LATERAL (
    SELECT id, kind, due FROM cases_task
    WHERE case_id = current.case_id AND assignee_id = current.user_id AND done_at IS NULL
    ORDER BY due NULLS LAST, created_at LIMIT 1
) AS task ON true
WHERE place.id = current.id AND current.case_id = %(case)s AND current.removed_at IS NULL
"""


def refresh_places(case_id: UUID, *, actor: User | None = None) -> None:
    """Bring the worklist of everyone in this case up to date: what waits, and how recently the case moved.

    What somebody just did (`actor`) is not news to them, if they had seen everything before it.
    """
    values = {"case": case_id, "actor": actor.pk if actor else None, "last": LAST_POSITION, "no_due": NO_DUE_POSITION}
    with connection.cursor() as cursor:
        cursor.execute(REFRESH_PLACES, values)


def hold_cases(case_ids: Sequence[UUID]) -> None:
    """Lock the case rows first, as every event does: who began with places would wait in a circle with who did."""
    list(Case.objects.filter(pk__in=case_ids).order_by("pk").select_for_update(of=("self",)).values_list("pk"))


@transaction.atomic
def open_task(
    *,
    case: Case,
    assignee: User,
    kind: TaskKind,
    target: Target,
    due: datetime | None = None,
    actor: User | None = None,
) -> Task:
    """Let something wait for somebody, once; a task that waits already gets the new due date."""
    hold_cases([case.pk])
    task, created = Task.objects.update_or_create(
        assignee=assignee,
        kind=kind,
        target_kind=target[0],
        target_id=target[1],
        done_at=None,
        defaults={"case": case, "due": due},
    )
    refresh_places(case.pk)
    if created:
        notify(user=assignee, kind=f"task.{kind}", target=target, case=case, actor=actor)
    return task


@transaction.atomic
def settle_tasks(*, kind: TaskKind, target: Target, assignee: User | None = None) -> None:
    """What waited for this target (of one person, or of all) waits no more."""
    waiting = Task.objects.filter(kind=kind, target_kind=target[0], target_id=target[1], done_at__isnull=True)
    if assignee is not None:
        waiting = waiting.filter(assignee=assignee)
    settle(list(waiting))


@transaction.atomic
def settle(tasks: Sequence[Task]) -> None:
    """End these tasks and bring the worklists of their cases up to date."""
    now, case_ids = timezone.now(), sorted({task.case_id for task in tasks})
    hold_cases(case_ids)
    waiting = Task.objects.filter(pk__in=[task.pk for task in tasks], done_at__isnull=True)
    waiting.update(done_at=now, updated_at=now)
    for case_id in case_ids:
        refresh_places(case_id)
