"""What a dossier needs before the board decides, and how fresh it is."""

from datetime import date
from typing import NamedTuple

from django.db.models import TextChoices

from nocc.accounts.models import User
from nocc.cases.models import Case
from nocc.common.clinic import today

from .dossier import Dossier
from .requirements import REQUIREMENTS, ItemCode, Requirement, Section


class ItemStatus(TextChoices):
    OK = "ok"
    MISSING = "missing"
    STALE = "stale"


class ChecklistItem(NamedTuple):
    """`newest_at` is the day of the newest thing that answers the item, `lasts_days` how long such a thing counts."""

    code: ItemCode
    status: ItemStatus
    blocking: bool
    newest_at: date | None
    section: Section
    lasts_days: int | None


def checklist_of(case: Case, reader: User) -> list[ChecklistItem]:
    """By what this reader may see of the case."""
    dossier = Dossier(case, reader)
    return [_item(requirement, dossier) for requirement in REQUIREMENTS if requirement.applies(dossier)]


def _item(requirement: Requirement, dossier: Dossier) -> ChecklistItem:
    newest = max(requirement.found(dossier), default=None)
    lasts = requirement.lasts
    if newest is None:
        status = ItemStatus.MISSING
    else:
        status = ItemStatus.STALE if lasts is not None and today() - newest > lasts else ItemStatus.OK
    days = lasts.days if lasts else None
    return ChecklistItem(requirement.code, status, requirement.is_blocking, newest, requirement.section, days)
