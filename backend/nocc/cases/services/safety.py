"""The two exceptions to the rules of visibility: the glass that is broken, and what the patient conceals."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.common.rules import NotAllowed, RuleBroken
from nocc.directory.models import WorkGroup
from nocc.directory.selectors import coordinators_of
from nocc.patients.models import Concealment, Patient

from ..models import Case, EmergencyAccess
from ..models.log import Audience
from ..selectors import lead_of, viewpoint_of
from ..selectors.groups import cases_of_own_groups
from .log import append_event
from .notices import notify

EMERGENCY_LASTS = timedelta(hours=24)


@transaction.atomic
def break_the_glass(*, case: Case, user: User, reason: str) -> EmergencyAccess:
    """Let a member of the group read a case for a day; the patient, the lead and the coordinators are told.

    Raises RuleBroken: `already_visible`; NotAllowed: `not_a_member`.
    """
    viewpoint = viewpoint_of(user, case)
    if viewpoint is not None and viewpoint.is_staff:
        raise RuleBroken("already_visible")
    if not cases_of_own_groups(user).filter(pk=case.pk).exists():
        raise NotAllowed("not_a_member")
    access = EmergencyAccess.objects.create(
        case=case, user=user, reason=reason, expires_at=timezone.now() + EMERGENCY_LASTS
    )
    target = ("emergency_access", access.pk)
    append_event(case=case, kind="emergency.opened", actor=user, target=target, audience=Audience.STAFF)
    group = WorkGroup.objects.filter(pk=case.group_id)
    told = {lead_of(case).user, *coordinators_of(group).exclude(pk=user.pk)}
    if case.patient.user is not None:
        told.add(case.patient.user)
    for person in sorted(told, key=lambda person: person.pk):
        notify(user=person, kind="emergency.opened", target=target, case=case, actor=user)
    return access


def conceal_item(*, patient: Patient, kind: str, item: UUID) -> Concealment:
    """Hide an item from everyone but its author. No event says so: the concealment is as invisible as the item."""
    concealment, _ = Concealment.objects.get_or_create(
        kind=kind, item=item, revoked_at=None, defaults={"patient": patient}
    )
    return concealment


def reveal_item(*, concealment: Concealment) -> None:
    Concealment.objects.filter(pk=concealment.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())
