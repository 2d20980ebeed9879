"""What the schedule of follow-up asks for in a case, beside what is planned already."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import TextChoices
from django.utils import timezone

from nocc.cases.models import Assessment, Case, CaseState, Diagnosis, Staging
from nocc.common.clinic import today
from nocc.common.working_days import next_working_day
from nocc.oncology.schedule import (
    Basis,
    Course,
    FollowupFacts,
    Irradiated,
    Occurrence,
    Plan,
    Verdict,
    bases_for,
    months_after,
    plan_of,
)
from nocc.oncology.vocabularies import topographies

from ..models import Treatment, Visit, VisitStatus
from .rows import courses_of, death_day

WHOLE_SCHEDULE_MONTHS = 120
RISK_RULES = "visit_risk_"


class NoSchedule(TextChoices):
    """Why there is nothing to count from, or nobody to see."""

    NO_TREATMENT = "no_treatment_yet"
    RUNNING = "treatment_running"
    CLOSED = "case_closed"
    DIED = "patient_died"


class ProposalState(TextChoices):
    """`declined` was planned once and withdrawn; `past` is a window that has gone by."""

    NEW = "new"
    KEPT = "kept"
    MOVES = "moves"
    DECLINED = "declined"
    PAST = "past"


@dataclass(frozen=True)
class Proposal:
    """One control that the schedule asks for, the working day for it, and the visit that stands for it."""

    occurrence: Occurrence
    day: date
    due_to: date
    state: ProposalState
    visit: Visit | None = None


@dataclass(frozen=True)
class Schedule:
    """`surplus` are visits still to come that the schedule no longer asks for."""

    basis: Basis
    bases: dict[Basis, Verdict]
    anchor: date | None = None
    reason: NoSchedule | None = None
    proposals: list[Proposal] = field(default_factory=list)
    surplus: list[Visit] = field(default_factory=list)
    plan: Plan = field(default_factory=Plan)


def followup_facts(case: Case) -> FollowupFacts:
    """What this case knows of what the conditions of the schedule ask."""
    diagnosis = Diagnosis.objects.filter(case=case).first() or Diagnosis()
    assessment = Assessment.objects.filter(case=case).first() or Assessment()
    staging = _staging_before_treatment(case)
    given = [_course(row) for row in case.treatments.filter(withdrawn_at__isnull=True)]
    earlier = [Course(code=each["treatment"]) for each in assessment.prior_treatments if each.get("treatment")]
    sites = topographies()
    return FollowupFacts(
        courses=(*given, *earlier),
        site=sites[diagnosis.topography].site_group if diagnosis.topography in sites else "",
        t=staging.t if staging else "",
        n=staging.n if staging else "",
        p16_status=diagnosis.p16_status,
        ebv_status=diagnosis.ebv_status,
        smoking_status=assessment.smoking_status,
        pack_years=assessment.pack_years,
        alcohol_status=assessment.alcohol_status,
    )


def _staging_before_treatment(case: Case) -> Staging | None:
    """What the pathologist found, unless treatment had come before; else what was seen at diagnosis."""
    rows = {row.classification: row for row in Staging.objects.filter(case=case, superseded_at__isnull=True)}
    pathological = rows.get("p")
    if pathological is not None and "y" not in pathological.prefixes:
        return pathological
    return rows.get("c") or pathological


def _course(row: Treatment) -> Course:
    parts = None if row.irradiated is None else frozenset(Irradiated(part) for part in row.irradiated)
    return Course(code=row.code, dose_gy=row.dose_gy, irradiated=parts, mandible_gy=row.mandible_gy)


def schedule_of(
    case: Case,
    *,
    basis: Basis | None = None,
    decided: Collection[str] = (),
    rules: Collection[str] | None = None,
    until_month: int = WHOLE_SCHEDULE_MONTHS,
) -> Schedule:
    """What is to be planned, kept, moved and withdrawn so that the visits follow the schedule.

    Without a `basis` the visits that stand say which; `decided` are open rules that somebody says do apply; `rules`
    and `until_month` limit what is new, never what is there already.
    """
    facts, standing = followup_facts(case), _standing_visits(case)
    followed = Basis.RISK_BASED if any(rule.startswith(RISK_RULES) for rule, _ in standing) else Basis.GUIDELINE
    bases = bases_for(facts)
    chosen = basis or (followed if bases[followed].holds else Basis.GUIDELINE)
    anchor, reason = _anchor(case)
    if anchor is None or reason is not None or not bases[chosen].holds:
        return Schedule(chosen, bases, anchor, reason)
    decided = frozenset({*decided, *(rule for rule, _ in standing)})
    plan = plan_of(facts, anchor=anchor, basis=chosen, decided=decided)
    proposals = [_proposal(each, standing, anchor) for each in plan.occurrences]
    horizon = months_after(anchor, Decimal(until_month))
    shown = [
        each
        for each in proposals
        if each.visit is not None
        or (each.occurrence.target <= horizon and (rules is None or each.occurrence.rule_id in rules))
    ]
    surplus = _surplus(standing, proposals)
    return Schedule(chosen, bases, anchor, None, shown, surplus, plan)


def _anchor(case: Case) -> tuple[date | None, NoSchedule | None]:
    """The end of the last treatment."""
    if case.state == CaseState.CLOSED:
        return None, NoSchedule.CLOSED
    if death_day(case.patient) is not None:
        return None, NoSchedule.DIED
    courses = courses_of(case)
    ends = [row.ended_on for row in courses if row.ended_on]
    if len(ends) < len(courses):
        return None, NoSchedule.RUNNING
    return (max(ends), None) if ends else (None, NoSchedule.NO_TREATMENT)


def _standing_visits(case: Case) -> dict[tuple[str, int], list[Visit]]:
    """Visits of the schedule, withdrawn ones too, by what they stand for: the latest anchor first."""
    found: dict[tuple[str, int], list[Visit]] = {}
    rows = case.visits.exclude(rule_id="").exclude(status=VisitStatus.MOVED).order_by("-anchored_on", "-created_at")
    for visit in rows:
        found.setdefault((visit.rule_id, visit.rule_number or 0), []).append(visit)
    return found


def _proposal(occurrence: Occurrence, standing: dict[tuple[str, int], list[Visit]], anchor: date) -> Proposal:
    tomorrow = today() + timedelta(days=1)
    day = next_working_day(max(occurrence.target, tomorrow))
    due_to = max(occurrence.due_to, next_working_day(occurrence.target))
    visits = standing.get((occurrence.rule_id, occurrence.number), [])
    for visit in visits:
        if visit.anchored_on == anchor:
            state = ProposalState.DECLINED if visit.withdrawn_at else ProposalState.KEPT
            return Proposal(occurrence, day, due_to, state, visit)
    if due_to < tomorrow:
        return Proposal(occurrence, day, due_to, ProposalState.PAST)
    waiting = next((visit for visit in visits if _is_to_come(visit)), None)
    state = ProposalState.MOVES if waiting else ProposalState.NEW
    return Proposal(occurrence, day, max(due_to, day), state, waiting)


def _is_to_come(visit: Visit) -> bool:
    is_planned = visit.status == VisitStatus.PLANNED and visit.withdrawn_at is None
    return is_planned and visit.scheduled_at > timezone.now()


def _surplus(standing: dict[tuple[str, int], list[Visit]], proposals: list[Proposal]) -> list[Visit]:
    needed = {each.visit.pk for each in proposals if each.visit is not None}
    rows = (visit for visits in standing.values() for visit in visits)
    return sorted(
        (visit for visit in rows if _is_to_come(visit) and visit.pk not in needed), key=lambda visit: visit.scheduled_at
    )
