from datetime import date

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Participant, TaskKind
from nocc.cases.selectors import lead_of
from nocc.cases.services import append_event, keep_versions, open_task, settle_tasks
from nocc.cases.services.clearances import unclear_item
from nocc.common.clinic import end_of_day
from nocc.common.rules import InvalidInput
from nocc.deliberation.models import Decision

from ..models import Action, ActionStatus, DeviationReason


@transaction.atomic
def take_up_decision(*, decision: Decision) -> list[Action]:
    """Turn what a signed decision asks for into actions that wait for their owners; those of the decision that it
    supersedes wait no more."""
    if decision.supersedes is not None:
        for earlier in decision.supersedes.follow_through.filter(status=ActionStatus.PENDING):
            settle_tasks(kind=TaskKind.CARRY_OUT, target=("action", earlier.pk))
    board = {str(place.pk): place for place in decision.case.participants.all()}
    actions = [
        Action.objects.create(
            case=decision.case,
            decision=decision,
            what=asked["what"],
            owner=board.get(str(asked.get("owner"))),
            place=asked.get("where") or "",
            due=date.fromisoformat(asked["due"]) if asked.get("due") else None,
        )
        for asked in decision.actions
    ]
    keep_versions(case=decision.case, targets=[("action", action.pk) for action in actions])
    for action in actions:
        _let_wait(action, actor=decision.signed_by)
    return actions


@transaction.atomic
def settle_action(
    *, action: Action, actor: User, status: ActionStatus, reason: DeviationReason | str = "", note: str | None = None
) -> Action:
    """Say what became of an action, or that it waits again.

    Raises InvalidInput: `reason_required` for what was not done or only in part, `reason_not_applicable` otherwise.
    """
    deviates = status in (ActionStatus.PARTLY, ActionStatus.NOT_DONE)
    if deviates and not reason:
        raise InvalidInput("reason_required", field="reason")
    if reason and not deviates:
        raise InvalidInput("reason_not_applicable", field="reason")
    row = Action.objects.select_for_update(of=("self",)).select_related("case", "owner__user").get(pk=action.pk)
    row.status, row.reason = status, reason
    row.settled_at = None if status == ActionStatus.PENDING else timezone.now()
    if note is not None and note != row.note:
        row.note = note
        unclear_item(kind="action", item=row.pk, actor=actor)
    row.save()
    append_event(case=row.case, kind="action.updated", actor=actor, target=("action", row.pk))
    if status == ActionStatus.PENDING:
        _let_wait(row, actor=actor)
    else:
        settle_tasks(kind=TaskKind.CARRY_OUT, target=("action", row.pk))
    return row


def _let_wait(action: Action, *, actor: User | None) -> None:
    open_task(
        case=action.case,
        assignee=_owner_now(action).user,
        kind=TaskKind.CARRY_OUT,
        target=("action", action.pk),
        due=end_of_day(action.due) if action.due else None,
        actor=actor,
    )


def _owner_now(action: Action) -> Participant:
    """Whoever was asked, or the lead when that is nobody or they have left."""
    if action.owner is not None and action.owner.removed_at is None:
        return action.owner
    return lead_of(action.case)
