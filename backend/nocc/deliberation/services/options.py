from typing import Any

from django.db import transaction

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.cases.services import append_event, locked_case
from nocc.common.concurrency import save_edited
from nocc.common.rules import InvalidInput, RuleBroken
from nocc.oncology.vocabularies import regimens, rt_schedules, vocabulary

from ..models import Option, RoundStatus
from ..treatment_lines import IRRADIATING, SYSTEMIC, lines_of
from .locks import database_time


@transaction.atomic
def propose_option(*, case: Case, proposer: User, content: dict[str, Any]) -> Option:
    """Put a way to treat before the board, under the case's next letter.

    Raises InvalidInput: `unknown_code`, `does_not_fit_treatment`.
    """
    check_content(content)
    case = locked_case(case)
    letter = letter_of(case.options.count())
    option = Option.objects.create(case=case, proposed_by=proposer, letter=letter, **content)
    append_event(case=case, kind="option.proposed", actor=proposer, target=("option", option.pk))
    return option


@transaction.atomic
def edit_option(*, option: Option, editor: User, changes: dict[str, Any]) -> Option:
    """Change a locked option. Raises RuleBroken: `option_on_ballot`, `option_withdrawn`; InvalidInput as above."""
    check_content(changes)
    _must_be_free(option)
    for name, value in changes.items():
        setattr(option, name, value)
    save_edited(option, list(changes))
    append_event(case=option.case, kind="option.edited", actor=editor, target=("option", option.pk))
    return option


@transaction.atomic
def withdraw_option(*, option: Option, actor: User) -> Option:
    """Take an option off the table; it keeps its letter. Raises RuleBroken as `edit_option`."""
    case = locked_case(option.case)
    option = Option.objects.select_for_update(of=("self",)).get(pk=option.pk)
    _must_be_free(option)
    option.withdrawn_at = database_time()
    save_edited(option, ["withdrawn_at"])
    append_event(case=case, kind="option.withdrawn", actor=actor, target=("option", option.pk))
    return option


def letter_of(index: int) -> str:
    """A … Z, AA, AB …"""
    first, second = divmod(index, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


def _must_be_free(option: Option) -> None:
    if option.withdrawn_at is not None:
        raise RuleBroken("option_withdrawn")
    if option.rounds.exclude(status=RoundStatus.CLOSED).exists():
        raise RuleBroken("option_on_ballot")


def check_content(content: dict[str, Any]) -> None:
    if "intent" in content:
        _must_know("intent", content["intent"], field="intent")
    for index, step in enumerate(content.get("steps", ())):
        _check_step(step, f"steps.{index}")


def _check_step(step: dict[str, Any], field: str) -> None:
    _must_know("treatments", step["treatment"], field=f"{field}.treatment")
    lines = lines_of(step["treatment"])
    if code := step["regimen"]:
        _must_know("regimens", code, field=f"{field}.regimen")
        if not lines & (SYSTEMIC | set(regimens()[code].treatments)):
            raise InvalidInput("does_not_fit_treatment", field=f"{field}.regimen")
    if code := step["rt_schedule"]:
        _must_know("rt_schedules", code, field=f"{field}.rt_schedule")
    is_irradiated = step["rt_schedule"] or step["dose_gy"] is not None or step["fractions"] is not None
    if is_irradiated and not lines & (IRRADIATING | _scheduled(step["rt_schedule"])):
        raise InvalidInput("does_not_fit_treatment", field=f"{field}.dose_gy")


def _scheduled(code: str) -> set[str]:
    return set(rt_schedules()[code].treatments) if code else set()


def _must_know(name: str, code: str, *, field: str) -> None:
    if code not in vocabulary(name):
        raise InvalidInput("unknown_code", field=field, vocabulary=name)
