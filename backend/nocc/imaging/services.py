from datetime import date

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.cases.services import append_event, notify
from nocc.cases.services.clearances import unclear_item
from nocc.common.clinic import must_not_be_future, must_not_precede
from nocc.common.rules import RuleBroken

from .models import Study

FREE_TEXT = frozenset({"description", "facility_name", "report"})


@transaction.atomic
def add_study(*, case: Case, added_by: User, modality: str, performed_on: date, **texts: str) -> Study:
    """Enter a study by hand. Raises InvalidInput: `date_in_future`, `date_before_birth`."""
    _must_be_plausible(case, performed_on)
    study = Study.objects.create(case=case, added_by=added_by, modality=modality, performed_on=performed_on, **texts)
    append_event(case=case, kind="study.added", actor=added_by, target=("study", study.pk))
    return study


@transaction.atomic
def edit_study(*, study: Study, actor: User, changes: dict) -> Study:
    """Correct a study. New text is not cleaned for observers yet.

    Raises InvalidInput: `date_in_future`, `date_before_birth`; RuleBroken: `already_withdrawn`.
    """
    row = _standing(study)
    if "performed_on" in changes:
        _must_be_plausible(row.case, changes["performed_on"])
    for name, value in changes.items():
        setattr(row, name, value)
    row.save()
    if FREE_TEXT & changes.keys():
        unclear_item(kind="study", item=row.pk, actor=actor)
    append_event(case=row.case, kind="study.edited", actor=actor, target=("study", row.pk))
    return row


@transaction.atomic
def release_study(*, study: Study, actor: User) -> Study:
    """Let the patient read it from now on. Raises RuleBroken: `already_withdrawn`."""
    row = _standing(study)
    row.released_at = row.released_at or timezone.now()
    row.save(update_fields=["released_at", "updated_at"])
    append_event(case=row.case, kind="study.released", actor=actor, target=("study", row.pk))
    if row.case.patient.user is not None:
        notify(user=row.case.patient.user, kind="study.released", target=("study", row.pk), actor=actor)
    return row


@transaction.atomic
def withdraw_study(*, study: Study, actor: User) -> Study:
    """Take a study back: nobody is shown it any more. Raises RuleBroken: `already_withdrawn`."""
    row = _standing(study)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    append_event(case=row.case, kind="study.withdrawn", actor=actor, target=("study", row.pk))
    return row


def _standing(study: Study) -> Study:
    row = Study.objects.select_for_update(of=("self",)).select_related("case__patient__user").get(pk=study.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("already_withdrawn")
    return row


def _must_be_plausible(case: Case, performed_on: date) -> None:
    must_not_be_future(performed_on, field="performed_on")
    must_not_precede(performed_on, case.patient.birth_date, field="performed_on", code="date_before_birth")
