from typing import Any

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case, CaseState
from nocc.cases.services import append_event, locked_case, move_case
from nocc.cases.services.clearances import unclear_item
from nocc.common.clinic import must_not_be_future, must_not_precede
from nocc.common.rules import InvalidInput, RuleBroken
from nocc.oncology.schedule.facts import RADIOTHERAPY, Irradiated, is_or_is_under

from ..models import Treatment
from ..selectors import courses_of, death_day, decision_in_force, treats_the_tumour
from .clocks import keep_clocks
from .plausibility import diagnosis_day

DATES = ("started_on", "ended_on", "admitted_on", "discharged_on")


@transaction.atomic
def record_treatment(*, case: Case, recorded_by: User, **facts: Any) -> Treatment:
    """Record a course that was begun. The first one that treats the tumour moves a decided case on to treatment.

    Raises RuleBroken: `no_decision_yet`, `case_closed`; InvalidInput: `date_in_future`, `date_before_diagnosis`,
    `end_before_start`, `discharge_before_admission`, `discharge_without_admission`, `reason_before_end`,
    `field_not_applicable`, `dose_without_field`, `date_after_death`.
    """
    case = locked_case(case)
    decision = decision_in_force(case)
    if decision is None:
        raise RuleBroken("no_decision_yet")
    if case.state == CaseState.CLOSED:
        raise RuleBroken("case_closed")
    treatment = Treatment(case=case, decision=decision, recorded_by=recorded_by, **facts)
    _must_be_plausible(treatment)
    treatment.save()
    append_event(case=case, kind="treatment.recorded", actor=recorded_by, target=("treatment", treatment.pk))
    if case.state == CaseState.DECIDED and treats_the_tumour(treatment.code):
        move_case(case=case, to=CaseState.TREATMENT, actor=recorded_by)
    keep_clocks(case)
    return treatment


@transaction.atomic
def edit_treatment(
    *, treatment: Treatment, actor: User, changes: dict[str, Any], more_to_come: bool = False
) -> Treatment:
    """Correct or complete a course. Ending the last one that runs moves the case on to follow-up, unless more is to
    come.

    Raises InvalidInput as `record_treatment` does; RuleBroken: `already_withdrawn`.
    """
    case, row = _standing(treatment)
    was_running = row.ended_on is None
    if changes.get("note", row.note) != row.note:
        unclear_item(kind="treatment", item=row.pk, actor=actor)
    for name, value in changes.items():
        setattr(row, name, value)
    _must_be_plausible(row)
    row.save()
    append_event(case=case, kind="treatment.edited", actor=actor, target=("treatment", row.pk))
    keep_clocks(case)
    if was_running and row.ended_on and not more_to_come and _has_ended(case):
        move_case(case=case, to=CaseState.FOLLOW_UP, actor=actor)
    return row


@transaction.atomic
def withdraw_treatment(*, treatment: Treatment, actor: User) -> Treatment:
    """Take back a course that was entered wrongly; where the case stands is for the lead to correct.

    Raises RuleBroken: `already_withdrawn`.
    """
    case, row = _standing(treatment)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    append_event(case=case, kind="treatment.withdrawn", actor=actor, target=("treatment", row.pk))
    keep_clocks(case)
    return row


def _standing(treatment: Treatment) -> tuple[Case, Treatment]:
    """The case and the course as they are, under lock: in this order, as everyone locks them."""
    case = locked_case(treatment.case)
    row = Treatment.objects.select_for_update(of=("self",)).get(pk=treatment.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("already_withdrawn")
    row.case = case
    return case, row


def _has_ended(case: Case) -> bool:
    courses = courses_of(case)
    return case.state == CaseState.TREATMENT and bool(courses) and all(row.ended_on for row in courses)


def _must_be_plausible(row: Treatment) -> None:
    earliest, died_on = diagnosis_day(row.case), death_day(row.case.patient)
    for name in DATES:
        must_not_be_future(getattr(row, name), field=name)
        must_not_precede(getattr(row, name), earliest, field=name, code="date_before_diagnosis")
    must_not_precede(died_on, row.started_on, field="started_on", code="date_after_death")
    must_not_precede(row.ended_on, row.started_on, field="ended_on", code="end_before_start")
    if row.discharged_on and row.admitted_on is None:
        raise InvalidInput("discharge_without_admission", field="discharged_on")
    must_not_precede(row.discharged_on, row.admitted_on, field="discharged_on", code="discharge_before_admission")
    if row.stopped_reason and row.ended_on is None:
        raise InvalidInput("reason_before_end", field="stopped_reason")
    _must_be_irradiation(row)


def _must_be_irradiation(row: Treatment) -> None:
    is_radiotherapy = is_or_is_under(row.code, *RADIOTHERAPY)
    for name in ("irradiated", "mandible_gy"):
        if getattr(row, name) is not None and not is_radiotherapy:
            raise InvalidInput("field_not_applicable", field=name)
    if row.mandible_gy is not None and Irradiated.MANDIBLE not in (row.irradiated or ()):
        raise InvalidInput("dose_without_field", field="mandible_gy")
