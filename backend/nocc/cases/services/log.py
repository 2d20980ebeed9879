"""What every app above does to a case: append to its log, reach milestones, move its state."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone
from django_fsm import can_proceed

from nocc.accounts.models import User
from nocc.common.live import publish_on_commit
from nocc.common.rules import RuleBroken

from ..events import event_appended
from ..logs import hint_of
from ..models import Case, CaseEvent, CaseState, Milestone, MilestoneKind, StateChange
from ..models.log import Audience
from .notices import Target
from .versions import keep_versions, targets_of_patient
from .work import refresh_places

NEXT_EVENT = "UPDATE cases_case SET seq = seq + 1, active_at = %s WHERE id = %s RETURNING seq"


@transaction.atomic
def append_event(
    *,
    case: Case,
    kind: str,
    actor: User | None,
    target: Target,
    audience: Audience = Audience.EVERYONE,
    touched: Iterable[Target] = (),
) -> CaseEvent:
    """Write the next event of this case; call it in the transaction of the change itself, once it is made.

    What the target says now is kept with the event, and what else the change has `touched`.

    Counting up locks the case row until commit, which is what keeps `seq` without gaps.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEXT_EVENT, [timezone.now(), case.pk])
        (case.seq,) = cursor.fetchone()
    event = CaseEvent.objects.create(
        case=case, seq=case.seq, kind=kind, actor=actor, audience=audience, target_kind=target[0], target_id=target[1]
    )
    keep_versions(case=case, seq=case.seq, targets=[target, *touched])
    refresh_places(case.pk, actor=actor)
    publish_on_commit(f"case:{case.pk}", hint_of(event))
    event_appended.send(CaseEvent, event=event)
    return event


def locked_case(case: Case) -> Case:
    """The case as it is now, under lock until the end of the transaction."""
    return Case.objects.select_for_update(of=("self",)).get(pk=case.pk)


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
def move_case(*, case: Case, to: CaseState, actor: User | None, reason: str = "") -> Case:
    """Move a case along PRODUCT's way, on its locked row, and append `case.state_changed`.

    Raises RuleBroken: `transition_not_allowed`.
    """
    current = locked_case(case)
    for name in TRANSITIONS.get(to, ()):
        step, from_state = getattr(current, name), current.state
        if can_proceed(step):
            step()
            current.save(update_fields=["state", "updated_at"])
            StateChange.objects.create(
                case=current, from_state=from_state, to_state=to, actor=actor, reason=reason.strip()
            )
            append_event(
                case=current,
                kind="case.state_changed",
                actor=actor,
                target=("case", current.pk),
                # A case that comes back missed what the patient stated while it was closed.
                touched=targets_of_patient(current.patient) if to == CaseState.REVIEW else (),
            )
            return current
    raise RuleBroken("transition_not_allowed", state=current.state, to=to)
