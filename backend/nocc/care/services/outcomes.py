from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case, CaseState
from nocc.cases.services import append_event, locked_case, move_case
from nocc.common.clinic import must_not_precede
from nocc.common.rules import InvalidInput, RuleBroken
from nocc.oncology.response import Measures, response
from nocc.oncology.vocabularies import vocabulary

from ..models import Outcome, OutcomeKind
from ..selectors import standing_outcomes
from .plausibility import must_be_in_lifetime

MEASURES = ("baseline_mm", "nadir_mm", "current_mm", "targets_resolved", "non_target", "new_lesions")

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


# What only some kinds say, with the code that refuses it elsewhere.
BELONGS_TO = {
    "grade": (OutcomeKind.TOXICITY, "grade_not_applicable"),
    "onset_on": (OutcomeKind.TOXICITY, "onset_not_applicable"),
    "treatment": (OutcomeKind.TOXICITY, "treatment_not_applicable"),
    "confirmation": (OutcomeKind.RECURRENCE, "confirmation_not_applicable"),
    **dict.fromkeys(MEASURES, (OutcomeKind.RESPONSE, "measures_not_applicable")),
}
# Deaths that a toxicity may have caused.
FATAL_TOXICITY = ("dead_treatment", "dead_unknown")
GRADE_OF_DEATH = 5


@transaction.atomic
def record_outcome(
    *, case: Case, recorded_by: User, kind: OutcomeKind, code: str, observed_on: date, note: str = "", **facts: Any
) -> Outcome:
    """Record how it went. A death closes a case that has been decided.

    A response keeps the stated category, and beside it the one that its measures come to (RECIST 1.1).

    Raises InvalidInput: `unknown_code`, `grade_required`, `date_in_future`, `date_before_diagnosis`,
    `date_after_death`, `death_already_recorded`, `date_before_last_seen`, `grade_five_without_death`,
    `onset_after_observation`, `onset_before_treatment`, `baseline_required`, `nadir_above_baseline` and
    `…_not_applicable` for what another kind says.
    """
    facts = {name: value for name, value in facts.items() if value not in (None, "", False) or name == "new_lesions"}
    outcome = Outcome(case=case, kind=kind, code=code, observed_on=observed_on, note=note, recorded_by=recorded_by)
    _must_belong(kind, code, facts)
    for name, value in facts.items():
        setattr(outcome, name, value)
    outcome.case = case = locked_case(case)
    must_be_in_lifetime(outcome)
    if kind == OutcomeKind.TOXICITY:
        _must_be_a_plausible_toxicity(outcome)
    _compute_response(outcome)
    outcome.save()
    append_event(case=case, kind="outcome.recorded", actor=recorded_by, target=("outcome", outcome.pk))
    if outcome.is_death:
        for state in WAY_TO_THE_END.get(CaseState(case.state), ()):
            move_case(case=case, to=state, actor=recorded_by)
    return outcome


@transaction.atomic
def withdraw_outcome(*, outcome: Outcome, actor: User) -> Outcome:
    """Take back what was entered wrongly; where the case stands is for the lead to correct.

    Raises RuleBroken: `already_withdrawn`, `grade_five_stands`.
    """
    row = Outcome.objects.select_for_update(of=("self",)).select_related("case").get(pk=outcome.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("already_withdrawn")
    if row.is_death and standing_outcomes(row.case).filter(grade=GRADE_OF_DEATH).exists():
        raise RuleBroken("grade_five_stands")
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    append_event(case=row.case, kind="outcome.withdrawn", actor=actor, target=("outcome", row.pk))
    return row


def _must_belong(kind: OutcomeKind, code: str, facts: dict[str, Any]) -> None:
    if code not in vocabulary(VOCABULARIES[OutcomeKind(kind)]):
        raise InvalidInput("unknown_code", field="code", vocabulary=VOCABULARIES[OutcomeKind(kind)])
    for name, value in facts.items():
        owner, refusal = BELONGS_TO[name]
        if value is not None and kind != owner:
            raise InvalidInput(refusal, field=name)
    if kind == OutcomeKind.TOXICITY and facts.get("grade") is None:
        raise InvalidInput("grade_required", field="grade")


def _must_be_a_plausible_toxicity(outcome: Outcome) -> None:
    """Grade 5 is death: it takes one that is recorded and that a toxicity may have caused."""
    must_not_precede(outcome.observed_on, outcome.onset_on, field="onset_on", code="onset_after_observation")
    course = outcome.treatment
    if course is not None:
        begun = outcome.onset_on or outcome.observed_on
        must_not_precede(begun, course.started_on, field="onset_on", code="onset_before_treatment")
    if outcome.grade == GRADE_OF_DEATH:
        deaths = standing_outcomes(outcome.case).filter(kind=OutcomeKind.VITAL_STATUS, code__in=FATAL_TOXICITY)
        if not deaths.exists():
            raise InvalidInput("grade_five_without_death", field="grade")


def _compute_response(outcome: Outcome) -> None:
    """The smallest sum so far is what was stated, else the smallest of the earlier responses of this case."""
    if outcome.kind != OutcomeKind.RESPONSE:
        return
    if outcome.current_mm is not None and outcome.baseline_mm is None:
        raise InvalidInput("baseline_required", field="baseline_mm")
    if outcome.baseline_mm is not None and outcome.nadir_mm is not None and outcome.nadir_mm > outcome.baseline_mm:
        raise InvalidInput("nadir_above_baseline", field="nadir_mm")
    if outcome.nadir_mm is None and outcome.baseline_mm is not None:
        before = standing_outcomes(outcome.case).filter(observed_on__lt=outcome.observed_on)
        smallest = before.aggregate(sum=Min("current_mm"))["sum"]
        outcome.nadir_mm = min(outcome.baseline_mm, smallest) if smallest is not None else outcome.baseline_mm
    if outcome.current_mm is not None or outcome.new_lesions or outcome.non_target:
        measures = {name: getattr(outcome, name) for name in MEASURES}
        outcome.computed_code = response(Measures(**measures))
