from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max, TextChoices
from django.utils import timezone

from nocc.care.models import Treatment, Visit
from nocc.care.selectors import planned_visits
from nocc.cases.models import Case, CaseState, MilestoneKind
from nocc.common.clinic import start_of_day
from nocc.deliberation.models import Decision, DecisionStatus
from nocc.patients.models import Patient

from .record import current_case_of


class StepKind(TextChoices):
    """From intake to follow-up, in this order."""

    TAKEN_IN_CHARGE = "taken_in_charge"
    EXAMINATIONS = "examinations"
    BOARD = "board"
    DECISION = "decision"
    TREATMENT = "treatment"
    DISCHARGE = "discharge"
    FOLLOW_UP = "follow_up"


class StepState(TextChoices):
    DONE = "done"
    NOW = "now"
    NEXT = "next"


# Where the patient is while the case is in that state; a closed case has every step behind it.
STEP_NOW = {
    CaseState.DRAFT: StepKind.EXAMINATIONS,
    CaseState.REVIEW: StepKind.EXAMINATIONS,
    CaseState.VOTING: StepKind.BOARD,
    CaseState.DECIDING: StepKind.DECISION,
    CaseState.DECIDED: StepKind.TREATMENT,
    CaseState.TREATMENT: StepKind.TREATMENT,
    CaseState.FOLLOW_UP: StepKind.FOLLOW_UP,
}


SHOWN_VISITS = 5


@dataclass(frozen=True)
class Step:
    """`at` is when a finished step was finished, or the one under way began, as far as it is known."""

    kind: StepKind
    state: StepState
    at: datetime | None


@dataclass(frozen=True)
class NextVisit:
    at: datetime
    kind: str
    place: str | None
    phone: str | None
    instructions: str


@dataclass(frozen=True)
class Journey:
    steps: list[Step] = field(default_factory=list)
    decision: Decision | None = None
    next_visit: NextVisit | None = None
    later_visits: list[NextVisit] = field(default_factory=list)


def journey_of(patient: Patient) -> Journey:
    """Where the patient is on their way, what was decided, what comes next."""
    case = current_case_of(patient)
    if case is None:
        return Journey()
    decision = case.decisions.filter(status=DecisionStatus.SIGNED).order_by("-signed_at").first()
    coming = _coming_visits(patient)
    return Journey(_steps(case, decision), decision, next(iter(coming), None), coming[1:])


def _steps(case: Case, decision: Decision | None) -> list[Step]:
    now = STEP_NOW.get(CaseState(case.state))
    kinds = list(StepKind)
    position = kinds.index(now) if now else len(kinds)
    discharged_at = _discharged_at(case)
    begun, finished = _moments(case, decision, discharged_at)
    steps = []
    for index, kind in enumerate(kinds):
        # People go home from surgery while radiotherapy is still to come.
        is_done = index < position or (kind == StepKind.DISCHARGE and discharged_at is not None)
        state = StepState.DONE if is_done else StepState.NOW if index == position else StepState.NEXT
        moments = {StepState.DONE: finished, StepState.NOW: begun}.get(state, {})
        steps.append(Step(kind, state, moments.get(kind)))
    return steps


def _moments(case: Case, decision: Decision | None, discharged_at: datetime | None) -> tuple[dict, dict]:
    """When each step began and when it was finished, as far as that is known."""
    entered = dict(case.state_changes.values_list("to_state").annotate(at=Max("created_at")))
    reached = dict(case.milestones.values_list("kind", "at"))
    begun = {
        StepKind.EXAMINATIONS: case.created_at,
        StepKind.BOARD: entered.get(CaseState.VOTING),
        StepKind.DECISION: entered.get(CaseState.DECIDING),
        StepKind.TREATMENT: reached.get(MilestoneKind.TREATMENT_START),
        StepKind.FOLLOW_UP: entered.get(CaseState.FOLLOW_UP),
    }
    finished = {
        StepKind.TAKEN_IN_CHARGE: case.created_at,
        StepKind.EXAMINATIONS: entered.get(CaseState.VOTING),
        StepKind.BOARD: entered.get(CaseState.DECIDING),
        StepKind.DECISION: decision.signed_at if decision else None,
        StepKind.TREATMENT: reached.get(MilestoneKind.TREATMENT_END),
        StepKind.DISCHARGE: discharged_at,
        StepKind.FOLLOW_UP: entered.get(CaseState.CLOSED),
    }
    return begun, finished


def _discharged_at(case: Case) -> datetime | None:
    """The day of the last discharge, while no admission is open."""
    stays = Treatment.objects.filter(case=case, withdrawn_at__isnull=True, admitted_on__isnull=False)
    if stays.filter(discharged_on__isnull=True).exists():
        return None
    last = stays.aggregate(day=Max("discharged_on"))["day"]
    return start_of_day(last) if last else None


def _coming_visits(patient: Patient) -> list[NextVisit]:
    """The next appointments: as many as one can look forward to, not the ten years of a schedule."""
    to_come = planned_visits().filter(case__patient=patient, scheduled_at__gte=timezone.now())
    visits = to_come.select_related("facility").order_by("scheduled_at")[:SHOWN_VISITS]
    return [_for_patient(visit) for visit in visits]


def _for_patient(visit: Visit) -> NextVisit:
    facility = visit.facility
    place = ", ".join(filter(None, (facility.name, facility.address, facility.city))) if facility else None
    phone = facility.phone or None if facility else None
    return NextVisit(visit.scheduled_at, visit.kind, place, phone, visit.instructions)
