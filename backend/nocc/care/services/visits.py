from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case, CaseState, TaskKind
from nocc.cases.services import append_event, locked_case, notify, settle_tasks
from nocc.cases.services.clearances import unclear_item
from nocc.common.clinic import day_of
from nocc.common.rules import InvalidInput, RuleBroken
from nocc.directory.models import Facility

from ..models import Visit, VisitKind, VisitStatus
from ..selectors import death_day

# What makes a visit one of the schedule's.
PLACE_IN_SCHEDULE = ("rule_id", "rule_number", "anchored_on", "due_from", "due_to", "with_rules")


@transaction.atomic
def plan_visit(
    *,
    case: Case,
    recorded_by: User,
    kind: VisitKind,
    scheduled_at: datetime,
    facility: Facility | None = None,
    instructions: str = "",
) -> Visit:
    """Plan an appointment, and tell the patient. Raises RuleBroken: `case_closed`; InvalidInput: `date_after_death`."""
    if case.state == CaseState.CLOSED:
        raise RuleBroken("case_closed")
    _must_be_in_lifetime(case, scheduled_at, field="scheduled_at")
    visit = Visit.objects.create(
        case=case,
        kind=kind,
        scheduled_at=scheduled_at,
        facility=facility,
        instructions=instructions,
        recorded_by=recorded_by,
    )
    append_event(case=case, kind="visit.planned", actor=recorded_by, target=("visit", visit.pk))
    if case.patient.user is not None:
        notify(user=case.patient.user, kind="visit.planned", target=("visit", visit.pk), actor=recorded_by)
    return visit


@transaction.atomic
def update_visit(*, visit: Visit, actor: User, changes: dict[str, Any]) -> Visit:
    """Say what became of a visit, or correct what is said of it. A new time moves it: another visit replaces it.

    Raises RuleBroken: `visit_settled`; InvalidInput: `new_time_required`, `time_not_applicable`, `date_in_future`,
    `visit_not_due`, `date_after_death`.
    """
    row = _standing(visit)
    changes = dict(changes)
    new_time = changes.pop("scheduled_at", None)
    status = VisitStatus(changes.pop("status", VisitStatus.MOVED if new_time else row.status))
    _must_be_possible(row, status, new_time)
    if changes.get("findings", row.findings) != row.findings:
        unclear_item(kind="visit", item=row.pk, actor=actor)
    if new_time is not None:
        row.replaced_by = _replacement(row, scheduled_at=new_time, actor=actor, changes=changes)
    else:
        _apply(row, status, changes)
    row.status = status
    row.save()
    if row.replaced_by is not None and new_time is not None:
        _hand_over_place(row, row.replaced_by)
    touched = [("visit", row.replaced_by_id)] if row.replaced_by_id is not None else ()
    append_event(case=row.case, kind="visit.updated", actor=actor, target=("visit", row.pk), touched=touched)
    settle_tasks(kind=TaskKind.FOLLOW_UP, target=("visit", row.pk))
    return row


@transaction.atomic
def withdraw_visit(*, visit: Visit, actor: User) -> Visit:
    """Take back an appointment that shall not take place. Raises RuleBroken: `visit_settled`."""
    row = _standing(visit)
    if row.status != VisitStatus.PLANNED:
        raise RuleBroken("visit_settled")
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    append_event(case=row.case, kind="visit.withdrawn", actor=actor, target=("visit", row.pk))
    settle_tasks(kind=TaskKind.FOLLOW_UP, target=("visit", row.pk))
    return row


def _standing(visit: Visit) -> Visit:
    """The visit as it is, under lock: the case first, as everyone locks them."""
    case = locked_case(visit.case)
    row = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("visit_settled")
    row.case = case
    return row


def _hand_over_place(row: Visit, replacement: Visit) -> None:
    """The replacement stands for the same control of the schedule; the moved one has let go of it by now."""
    for name in PLACE_IN_SCHEDULE:
        setattr(replacement, name, getattr(row, name))
    replacement.save(update_fields=[*PLACE_IN_SCHEDULE, "updated_at"])


def _must_be_in_lifetime(case: Case, moment: datetime, *, field: str) -> None:
    died_on = death_day(case.patient)
    if died_on is not None and day_of(moment) > died_on:
        raise InvalidInput("date_after_death", field=field)


def _must_be_possible(row: Visit, status: VisitStatus, new_time: datetime | None) -> None:
    if new_time is None and status == row.status:
        return  # a correction of words
    if row.status != VisitStatus.PLANNED:
        raise RuleBroken("visit_settled")
    if new_time is None and status == VisitStatus.MOVED:
        raise InvalidInput("new_time_required", field="scheduled_at")
    if new_time is not None and status != VisitStatus.MOVED:
        raise InvalidInput("time_not_applicable", field="scheduled_at")


def _replacement(row: Visit, *, scheduled_at: datetime, actor: User, changes: dict[str, Any]) -> Visit:
    return plan_visit(
        case=row.case,
        recorded_by=actor,
        kind=changes.get("kind", row.kind),
        scheduled_at=scheduled_at,
        facility=changes.get("facility", row.facility),
        instructions=changes.get("instructions", row.instructions),
    )


def _apply(row: Visit, status: VisitStatus, changes: dict[str, Any]) -> None:
    now = timezone.now()
    if "done_at" in changes and status != VisitStatus.DONE:
        raise InvalidInput("time_not_applicable", field="done_at")
    for name, value in changes.items():
        setattr(row, name, value)
    if status == VisitStatus.MISSED and row.scheduled_at > now:
        raise InvalidInput("visit_not_due", field="status")
    if status == VisitStatus.DONE:
        row.done_at = row.done_at or now
        if row.done_at > now:
            raise InvalidInput("date_in_future", field="done_at")
        _must_be_in_lifetime(row.case, row.done_at, field="done_at")
