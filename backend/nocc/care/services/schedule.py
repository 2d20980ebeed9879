from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case, TaskKind
from nocc.cases.services import append_event, locked_case, notify, settle_tasks
from nocc.common.clinic import clinic_zone
from nocc.common.rules import InvalidInput, RuleBroken
from nocc.directory.models import Facility
from nocc.oncology.schedule import Basis

from ..models import Visit, VisitKind
from ..selectors.schedule import (
    WHOLE_SCHEDULE_MONTHS,
    Proposal,
    ProposalState,
    Schedule,
    schedule_of,
)

MORNING = time(9)


@dataclass(frozen=True)
class Generated:
    """What became of the visits: planned anew, given another day, taken back."""

    created: list[Visit]
    moved: list[Visit]
    withdrawn: list[Visit]


@transaction.atomic
def generate_visits(
    *,
    case: Case,
    recorded_by: User,
    basis: Basis | None = None,
    rules: Collection[str] | None = None,
    decided: Collection[str] = (),
    until_month: int = WHOLE_SCHEDULE_MONTHS,
    facility: Facility | None = None,
    time_of_day: time = MORNING,
) -> Generated:
    """Plan what the schedule asks for and is not there yet, on working days at a time of the clinic's clock.

    Again it adds only what is missing. After another treatment the visits still to come move to the new days, or are
    withdrawn where the schedule no longer asks for them; what is past stays. `rules` limits what is planned to these.

    Raises RuleBroken: `no_treatment_yet`, `treatment_running`, `case_closed`, `patient_died`; InvalidInput:
    `basis_not_available`, `rule_not_applicable`.
    """
    case = locked_case(case)
    wanted = frozenset({*decided, *(rules or ())})
    schedule = schedule_of(case, basis=basis, decided=wanted, rules=rules, until_month=until_month)
    _must_be_possible(schedule, wanted)
    by_state = {state: [each for each in schedule.proposals if each.state == state] for state in ProposalState}
    created = Visit.objects.bulk_create(
        _visit(each, schedule, time_of_day, case=case, facility=facility, recorded_by=recorded_by)
        for each in by_state[ProposalState.NEW]
    )
    moved = [_moved(each, each.visit, schedule) for each in by_state[ProposalState.MOVES] if each.visit]
    withdrawn = [_withdrawn(visit) for visit in schedule.surplus]
    generated = Generated(created, moved, withdrawn)
    _tell(generated, case, recorded_by)
    return generated


def _must_be_possible(schedule: Schedule, wanted: frozenset[str]) -> None:
    if schedule.reason is not None:
        raise RuleBroken(schedule.reason.value)
    if not schedule.bases[schedule.basis].holds:
        raise InvalidInput("basis_not_available", field="basis")
    followed = {each.rule_id for each in schedule.plan.occurrences}
    followed |= {rule for each in schedule.plan.occurrences for rule in each.with_it}
    if wanted - followed:
        raise InvalidInput("rule_not_applicable", field="rules", rules=sorted(wanted - followed))


def _at(proposal: Proposal, time_of_day: time) -> datetime:
    return datetime.combine(proposal.day, time_of_day, tzinfo=clinic_zone())


def _visit(proposal: Proposal, schedule: Schedule, time_of_day: time, **facts) -> Visit:
    occurrence = proposal.occurrence
    return Visit(
        kind=VisitKind(occurrence.kind),
        scheduled_at=_at(proposal, time_of_day),
        rule_id=occurrence.rule_id,
        rule_number=occurrence.number,
        anchored_on=schedule.anchor,
        due_from=occurrence.due_from,
        due_to=proposal.due_to,
        with_rules=list(occurrence.with_it),
        **facts,
    )


def _moved(proposal: Proposal, visit: Visit, schedule: Schedule) -> Visit:
    """The same appointment on its new day, at the hour that was agreed."""
    agreed = visit.scheduled_at.astimezone(clinic_zone()).time()
    visit.scheduled_at = _at(proposal, agreed)
    visit.anchored_on, visit.due_from, visit.due_to = schedule.anchor, proposal.occurrence.due_from, proposal.due_to
    visit.with_rules = list(proposal.occurrence.with_it)
    visit.save()
    return visit


def _withdrawn(visit: Visit) -> Visit:
    visit.withdrawn_at = timezone.now()
    visit.save(update_fields=["withdrawn_at", "updated_at"])
    settle_tasks(kind=TaskKind.FOLLOW_UP, target=("visit", visit.pk))
    return visit


def _tell(generated: Generated, case: Case, actor: User) -> None:
    """One event and one word to the patient for all of it; nothing where nothing changed."""
    planned = [*generated.created, *generated.moved]
    if not planned and not generated.withdrawn:
        return
    touched = [("visit", visit.pk) for visit in (*planned, *generated.withdrawn)]
    append_event(case=case, kind="visit.generated", actor=actor, target=("case", case.pk), touched=touched)
    if planned and case.patient.user is not None:
        first = min(planned, key=lambda visit: visit.scheduled_at)
        notify(user=case.patient.user, kind="visit.planned", target=("visit", first.pk), actor=actor)
