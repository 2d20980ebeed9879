"""What was really given, how it went, and the visits that follow."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from nocc.care.models import ActionStatus, OutcomeKind, Treatment, Visit, VisitKind, VisitStatus
from nocc.care.selectors.schedule import WHOLE_SCHEDULE_MONTHS, followup_facts, schedule_of
from nocc.care.services import (
    edit_treatment,
    generate_visits,
    plan_visit,
    record_outcome,
    record_treatment,
    settle_action,
    update_visit,
)
from nocc.cases.models import CaseState
from nocc.cases.services.dossier import record_staging
from nocc.cases.services.way import transition_case
from nocc.directory.models import Facility
from nocc.oncology.schedule import Irradiated
from nocc.oncology.schedule.facts import RADIOTHERAPY, is_or_is_under

from ..sampler.model import Course
from ..sampler.model import Visit as SampledVisit
from .intake import staging_fields
from .pathology import report_specimen
from .telling import Acts, Telling, at

WHAT_TO_BRING = "Portare gli ultimi esami e la lettera di dimissione."
# How far ahead the leads of the demonstration plan.
MONTHS_AHEAD, DAYS_A_MONTH = 12, 30
# The sampler counts months in days, the schedule by the calendar.
NEAR_DAYS = 7
# What a beam to the primary and the neck covers, by the site.
ORAL_SITES = ("oral_cavity", "oropharynx")

FACILITY_OF = {"S": "surgery_hn", "RT": "radiation_oncology", "CRT": "radiation_oncology"}


def treatment(tale: Telling) -> Acts:
    if not tale.is_decided:
        return
    courses = tale.sample.courses
    if courses:
        yield at(courses[0].started_on, 17), lambda: _settle_actions(tale)
    for index, course in enumerate(courses):
        given: list[Treatment] = []
        yield at(course.started_on, 18), _beginning(tale, course, given)
        if course.ended_on is not None:
            day = course.discharged_on or course.ended_on
            yield at(max(day, course.ended_on), 18, 30), _ending(tale, course, given, more=index + 1 < len(courses))
    if (pathology := tale.sample.pathology) is not None:
        yield at(pathology.reported_on, 18, 40), lambda: _restage(tale)


def outcomes(tale: Telling) -> Acts:
    outcome, start = tale.sample.outcome, tale.board_on
    if not tale.is_decided or not tale.sample.courses:
        return
    for toxicity in outcome.toxicities:
        yield (
            at(max(toxicity.noted_on, start), 19),
            _recording(tale, OutcomeKind.TOXICITY, toxicity.code, toxicity.noted_on, grade=toxicity.grade),
        )
    last = max(course.ended_on or course.started_on for course in tale.sample.courses)
    if outcome.response is not None:
        seen_on = min(last + timedelta(days=84), tale.now.date() - timedelta(days=1), outcome.last_seen_on)
        if seen_on > last:
            yield at(seen_on, 19, 10), _recording(tale, OutcomeKind.RESPONSE, outcome.response, seen_on)
    if (recurrence := outcome.recurrence) is not None:
        yield (
            at(recurrence.found_on, 19, 20),
            _recording(tale, OutcomeKind.RECURRENCE, recurrence.status, recurrence.found_on),
        )
    if outcome.died_on is not None:
        yield at(outcome.died_on, 23), _recording(tale, OutcomeKind.VITAL_STATUS, outcome.vital_status, outcome.died_on)
    elif tale.sample.phase == "closed":
        seen_on = min(outcome.last_seen_on, tale.now.date() - timedelta(days=1))
        yield at(seen_on, 19, 30), _recording(tale, OutcomeKind.VITAL_STATUS, outcome.vital_status, seen_on)
        yield at(seen_on, 19, 40), lambda: _close(tale)


def visits(tale: Telling) -> Acts:
    ended = [course.ended_on for course in tale.sample.courses]
    if not tale.is_decided or not ended or None in ended:
        return
    planned_at = at(max(day for day in ended if day), 20)
    if tale.sample.phase == "follow_up":
        yield tale.now - timedelta(days=1), lambda: _plan_next(tale)
    for visit in tale.sample.visits:
        planned: list[Visit] = []
        yield planned_at, _planning(tale, visit, planned)
        settled_on = visit.held_on or visit.due_on + timedelta(days=1)
        if at(settled_on, 19) < tale.now:
            yield at(settled_on, 18), _settling(tale, visit, planned)


def _facility_of(tale: Telling, course: Course) -> Facility:
    prefix = course.step.treatment.split(".")[0]
    return tale.cast.who(FACILITY_OF.get(prefix, "medical_oncology")).facility


def _beginning(tale: Telling, course: Course, given: list[Treatment]) -> Callable[[], None]:
    def begin() -> None:
        given.append(
            record_treatment(
                case=tale.current(),
                recorded_by=tale.lead,
                code=course.step.treatment,
                regimen=course.step.regimen or "",
                intent=tale.sample.board.options[tale.sample.board.decided].intent,
                facility=_facility_of(tale, course),
                started_on=course.started_on,
                admitted_on=course.admitted_on,
            )
        )

    return begin


def _ending(tale: Telling, course: Course, given: list[Treatment], *, more: bool) -> Callable[[], None]:
    def end() -> None:
        changes = {
            "ended_on": course.ended_on,
            "discharged_on": course.discharged_on,
            "dose_gy": Decimal(str(course.dose_gy)) if course.dose_gy else None,
            "fractions": course.fractions,
            "cycles": course.cycles,
            "stopped_reason": "" if course.is_complete else "toxicity",
            "note": course.letter,
            "irradiated": _irradiated(tale, course),
        }
        edit_treatment(treatment=given[0], actor=tale.lead, changes=changes, more_to_come=more)

    return end


def _irradiated(tale: Telling, course: Course) -> list[Irradiated] | None:
    if not is_or_is_under(course.step.treatment, *RADIOTHERAPY):
        return None
    site = followup_facts(tale.current()).site
    return [Irradiated.NECK, *([Irradiated.ORAL_REGION] if site in ORAL_SITES else [])]


def _settle_actions(tale: Telling) -> None:
    for action in tale.current().actions.all():
        settle_action(action=action, actor=tale.lead, status=ActionStatus.DONE)


def _restage(tale: Telling) -> None:
    if (found := tale.sample.pathology) is not None:
        author = tale.cast.user("pathology")
        staging = record_staging(case=tale.current(), author=author, **staging_fields(found.staging))
        report_specimen(tale, found, staging)


def _recording(tale: Telling, kind: OutcomeKind, code: str, day, grade: int | None = None) -> Callable[[], None]:
    def record() -> None:
        record_outcome(case=tale.current(), recorded_by=tale.lead, kind=kind, code=code, observed_on=day, grade=grade)

    return record


def _close(tale: Telling) -> None:
    if tale.current().state == CaseState.FOLLOW_UP:
        transition_case(case=tale.current(), to=CaseState.CLOSED, actor=tale.lead, reason="Controlli conclusi.")


def _planning(tale: Telling, visit: SampledVisit, planned: list[Visit]) -> Callable[[], None]:
    def plan() -> None:
        if tale.current().state != CaseState.CLOSED:
            planned.append(
                plan_visit(
                    case=tale.current(),
                    recorded_by=tale.lead,
                    kind=VisitKind(visit.kind),
                    scheduled_at=at(visit.due_on, 9, 30),
                    facility=tale.cast.lead.facility,
                    instructions=WHAT_TO_BRING,
                )
            )
            _put_in_schedule(planned[0], visit)

    return plan


def _put_in_schedule(planned: Visit, visit: SampledVisit) -> None:
    """Let what was sampled stand for the control that the schedule asks for then, so that none is planned twice."""
    schedule = schedule_of(planned.case)
    for proposal in schedule.proposals:
        occurrence = proposal.occurrence
        is_near = abs((occurrence.target - visit.due_on).days) <= NEAR_DAYS
        if occurrence.rule_id == visit.rule and is_near and proposal.visit is None:
            Visit.objects.filter(pk=planned.pk).update(
                rule_id=occurrence.rule_id,
                rule_number=occurrence.number,
                anchored_on=schedule.anchor,
                due_from=occurrence.due_from,
                due_to=occurrence.due_to,
                with_rules=list(occurrence.with_it),
            )
            return


def _plan_next(tale: Telling) -> None:
    """The appointments still to come, as the schedule asks for them: the sample ends today."""
    case = tale.current()
    if case.state != CaseState.FOLLOW_UP:
        return
    facility = tale.cast.lead.facility
    anchor = schedule_of(case).anchor
    if anchor is not None:
        months = (tale.now.date() - anchor).days // DAYS_A_MONTH + MONTHS_AHEAD
        generate_visits(
            case=case, recorded_by=tale.lead, until_month=min(months, WHOLE_SCHEDULE_MONTHS), facility=facility
        )
    coming = Visit.objects.filter(case=case, status=VisitStatus.PLANNED, scheduled_at__gte=tale.now)
    coming.update(instructions=WHAT_TO_BRING)


def _settling(tale: Telling, visit: SampledVisit, planned: list[Visit]) -> Callable[[], None]:
    def settle() -> None:
        if not planned:
            return
        if visit.held_on is None:
            update_visit(visit=planned[0], actor=tale.lead, changes={"status": VisitStatus.MISSED})
        else:
            changes = {"status": VisitStatus.DONE, "findings": visit.note}
            update_visit(visit=planned[0], actor=tale.lead, changes=changes)

    return settle
