from datetime import date

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case, CaseState
from nocc.cases.services import append_event, locked_case, move_case
from nocc.common.clinic import must_not_be_future, must_not_precede
from nocc.common.rules import InvalidInput, RuleBroken
from nocc.oncology.vocabularies import vocabulary

from ..models import DEATHS, Outcome, OutcomeKind
from .plausibility import diagnosis_day

VOCABULARIES = {
    OutcomeKind.RESPONSE: "recist",
    OutcomeKind.RECURRENCE: "disease_status",
    OutcomeKind.TOXICITY: "toxicities",
    OutcomeKind.VITAL_STATUS: "vital_status",
}
# The rest of the way of a case whose patient has died.
WAY_TO_THE_END = {
    CaseState.DECIDED: (CaseState.FOLLOW_UP, CaseState.CLOSED),
    CaseState.TREATMENT: (CaseState.FOLLOW_UP, CaseState.CLOSED),
    CaseState.FOLLOW_UP: (CaseState.CLOSED,),
}


@transaction.atomic
def record_outcome(
    *,
    case: Case,
    recorded_by: User,
    kind: OutcomeKind,
    code: str,
    observed_on: date,
    grade: int | None = None,
    note: str = "",
) -> Outcome:
    """Record how it went. A death closes a case that has been decided.

    Raises InvalidInput: `unknown_code`, `grade_required`, `grade_not_applicable`, `date_in_future`,
    `date_before_diagnosis`, `date_after_death`.
    """
    if code not in vocabulary(VOCABULARIES[OutcomeKind(kind)]):
        raise InvalidInput("unknown_code", field="code", vocabulary=VOCABULARIES[OutcomeKind(kind)])
    if (kind == OutcomeKind.TOXICITY) != (grade is not None):
        raise InvalidInput("grade_not_applicable" if grade is not None else "grade_required", field="grade")
    case = locked_case(case)
    _must_be_in_lifetime(case, observed_on)
    outcome = Outcome.objects.create(
        case=case, kind=kind, code=code, grade=grade, observed_on=observed_on, note=note, recorded_by=recorded_by
    )
    append_event(case=case, kind="outcome.recorded", actor=recorded_by, target=("outcome", outcome.pk))
    if kind == OutcomeKind.VITAL_STATUS and code in DEATHS:
        for state in WAY_TO_THE_END.get(CaseState(case.state), ()):
            move_case(case=case, to=state, actor=recorded_by)
    return outcome


@transaction.atomic
def withdraw_outcome(*, outcome: Outcome, actor: User) -> Outcome:
    """Take back what was entered wrongly; where the case stands is for the lead to correct.

    Raises RuleBroken: `already_withdrawn`.
    """
    row = Outcome.objects.select_for_update(of=("self",)).select_related("case").get(pk=outcome.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("already_withdrawn")
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    append_event(case=row.case, kind="outcome.withdrawn", actor=actor, target=("outcome", row.pk))
    return row


def _must_be_in_lifetime(case: Case, observed_on: date) -> None:
    must_not_be_future(observed_on, field="observed_on")
    must_not_precede(observed_on, diagnosis_day(case), field="observed_on", code="date_before_diagnosis")
    deaths = case.outcomes.filter(kind=OutcomeKind.VITAL_STATUS, code__in=DEATHS, withdrawn_at__isnull=True)
    if deaths.filter(observed_on__lt=observed_on).exists():
        raise InvalidInput("date_after_death", field="observed_on")
