from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.cases.services import append_event
from nocc.common.rules import InvalidInput, RuleBroken

from ..measures import LabValue, Measure, Sitter, measure_of
from ..models import Observation


@transaction.atomic
def record_observations(*, case: Case, entered_by: User, values: Sequence[LabValue]) -> list[Observation]:
    """Record these values, all or none.

    Raises InvalidInput: what `measure_of` raises; of several values the field is `results.N.…`.
    """
    prefix = "results.{}." if len(values) > 1 else ""
    sitter = Sitter.of(case.patient)
    measures = [_checked(value, sitter, prefix=prefix.format(index)) for index, value in enumerate(values)]
    return [_record(case, entered_by, measure) for measure in measures]


@transaction.atomic
def correct_observation(*, observation: Observation, actor: User, value: LabValue) -> Observation:
    """Put the right value in the place of a wrong one, which is withdrawn and stays.

    Raises what `record_observations` raises, and RuleBroken: `already_withdrawn`.
    """
    wrong = withdraw_observation(observation=observation, actor=actor)
    measure = _checked(value, Sitter.of(wrong.case.patient))
    return _record(wrong.case, actor, measure, corrects=wrong)


@transaction.atomic
def withdraw_observation(*, observation: Observation, actor: User) -> Observation:
    """Take back a wrong value; the row stays. Raises RuleBroken: `already_withdrawn`."""
    rows = Observation.objects.select_for_update(of=("self",)).select_related("case__patient")
    row = rows.get(pk=observation.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("already_withdrawn")
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    append_event(case=row.case, kind="observation.withdrawn", actor=actor, target=("observation", row.pk))
    return row


def _checked(value: LabValue, sitter: Sitter, *, prefix: str = "") -> Measure:
    try:
        return measure_of(value, sitter)
    except InvalidInput as refusal:
        refusal.field = f"{prefix}{refusal.field}"
        raise


def _record(case: Case, entered_by: User, measure: Measure, *, corrects: Observation | None = None) -> Observation:
    row = Observation.objects.create(case=case, entered_by=entered_by, corrects=corrects, **asdict(measure))
    append_event(case=case, kind="observation.recorded", actor=entered_by, target=("observation", row.pk))
    return row
