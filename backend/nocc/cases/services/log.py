"""What every app above does to a case: append to its log, open and settle tasks, reach milestones, move its state."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django_fsm import can_proceed

from nocc.accounts.models import User
from nocc.common.live import publish_on_commit
from nocc.common.rules import RuleBroken

from ..events import event_appended
from ..models import Case, CaseEvent, CaseState, Milestone, MilestoneKind, Notification, Task, TaskKind
from ..models.log import Audience

Target = tuple[str, UUID]

NEXT_NOTIFICATION = """
INSERT INTO cases_notificationhead AS head (user_id, seq) VALUES (%s, 1)
ON CONFLICT (user_id) DO UPDATE SET seq = head.seq + 1 RETURNING seq
"""


@transaction.atomic
def append_event(
    *, case: Case, kind: str, actor: User | None, target: Target, audience: Audience = Audience.EVERYONE
) -> CaseEvent:
    """Write the next event of this case; call it in the transaction of the change itself.

    Counting up locks the case row until commit, which is what keeps `seq` without gaps.
    """
    Case.objects.filter(pk=case.pk).update(seq=F("seq") + 1, active_at=timezone.now())
    case.seq = Case.objects.values_list("seq", flat=True).get(pk=case.pk)
    event = CaseEvent.objects.create(
        case=case, seq=case.seq, kind=kind, actor=actor, audience=audience, target_kind=target[0], target_id=target[1]
    )
    publish_on_commit(f"case:{case.pk}", {"seq": case.seq})
    event_appended.send(CaseEvent, event=event)
    return event


@transaction.atomic
def notify(
    *, user: User, kind: str, target: Target, case: Case | None = None, actor: User | None = None
) -> Notification:
    """Tell one person; reaches `/ws/me/` after commit."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NOTIFICATION, [user.pk])
        (seq,) = cursor.fetchone()
    notification = Notification.objects.create(
        user=user, seq=seq, kind=kind, case=case, actor=actor, target_kind=target[0], target_id=target[1]
    )
    publish_on_commit(f"user:{user.pk}", {"seq": seq})
    return notification


def locked_case(case: Case) -> Case:
    """The case as it is now, under lock until the end of the transaction."""
    return Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


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
    task, created = Task.objects.update_or_create(
        assignee=assignee,
        kind=kind,
        target_kind=target[0],
        target_id=target[1],
        done_at=None,
        defaults={"case": case, "due": due},
    )
    if created:
        notify(user=assignee, kind=f"task.{kind}", target=target, case=case, actor=actor)
    return task


def settle_tasks(*, kind: TaskKind, target: Target, assignee: User | None = None) -> None:
    """What waited for this target (of one person, or of all) waits no more."""
    waiting = Task.objects.filter(kind=kind, target_kind=target[0], target_id=target[1], done_at__isnull=True)
    if assignee is not None:
        waiting = waiting.filter(assignee=assignee)
    waiting.update(done_at=timezone.now(), updated_at=timezone.now())


def reach_milestone(*, case: Case, kind: MilestoneKind, at: datetime, corrects: bool = False) -> None:
    """The first of a kind counts; `corrects` replaces it because it was entered wrongly."""
    if corrects:
        Milestone.objects.update_or_create(case=case, kind=kind, defaults={"at": at})
    else:
        Milestone.objects.get_or_create(case=case, kind=kind, defaults={"at": at})


TRANSITIONS = {
    CaseState.REVIEW: ("share", "discuss_again"),
    CaseState.VOTING: ("open_voting",),
    CaseState.DECIDING: ("close_voting",),
    CaseState.DECIDED: ("decide",),
    CaseState.TREATMENT: ("start_treatment",),
    CaseState.FOLLOW_UP: ("follow",),
    CaseState.CLOSED: ("close",),
}


@transaction.atomic
def move_case(*, case: Case, to: CaseState, actor: User | None) -> Case:
    """Move a case along PRODUCT's way, on its locked row, and append `case.state_changed`.

    Raises RuleBroken: `transition_not_allowed`.
    """
    current = locked_case(case)
    for name in TRANSITIONS.get(to, ()):
        step = getattr(current, name)
        if can_proceed(step):
            step()
            current.save(update_fields=["state", "updated_at"])
            append_event(case=current, kind="case.state_changed", actor=actor, target=("case", current.pk))
            return current
    raise RuleBroken("transition_not_allowed", state=current.state, to=to)
