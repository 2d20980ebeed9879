"""What a dossier needs before the board decides, and how fresh it is."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import TextChoices

from nocc.accounts.models import User
from nocc.cases.models import Assessment, Case
from nocc.common.clinic import day_of, today
from nocc.imaging.selectors import studies_visible_to
from nocc.patients.models import ConsentKind
from nocc.patients.selectors import current_priorities, has_consented
from nocc.records.selectors import documents_visible_to

from ..treatment_lines import IRRADIATING, lines_of

HISTOLOGY = ("pathology_biopsy", "pathology_surgery", "cytology")
CROSS_SECTIONAL = ("CT", "MR", "PT")
IMAGING_LASTS = timedelta(weeks=6)
DENTAL_FACTS = ("dental_status", "opg_done")


class ItemCode(TextChoices):
    HISTOLOGY = "histology"
    IMAGING = "imaging"
    STAGING = "staging"
    ECOG = "ecog"
    PRIORITIES = "priorities"
    CONSENT = "consent"
    DENTAL = "dental"


class ItemStatus(TextChoices):
    OK = "ok"
    MISSING = "missing"
    STALE = "stale"


class ChecklistItem(NamedTuple):
    """`newest_at` is the day of the newest thing that answers the item."""

    code: ItemCode
    status: ItemStatus
    blocking: bool
    newest_at: date | None


def checklist_of(case: Case, reader: User) -> list[ChecklistItem]:
    """By what this reader may see of the case."""
    assessment = getattr(case, "assessment", None)
    items = [
        _histology(case, reader),
        _imaging(case, reader),
        _present(ItemCode.STAGING, _days(case.stagings.filter(superseded_at__isnull=True))),
        _present(ItemCode.ECOG, _stated(assessment, "ecog"), blocking=False),
        _present(ItemCode.PRIORITIES, _priorities(case), blocking=False),
        _present(ItemCode.CONSENT, [case.created_at] if has_consented(case.patient, ConsentKind.DOSSIER) else []),
    ]
    if _is_radiotherapy_considered(case):
        items.append(_present(ItemCode.DENTAL, _stated(assessment, *DENTAL_FACTS), blocking=False))
    return items


def _stated(assessment: Assessment | None, *names: str) -> list[datetime]:
    """When one of these was stated: the ECOG status, or a fact of the board."""
    if assessment is None:
        return []
    stated = {"ecog": assessment.ecog, **assessment.facts}
    return [assessment.updated_at] if any(stated.get(name) is not None for name in names) else []


def _histology(case: Case, reader: User) -> ChecklistItem:
    reports = documents_visible_to(reader).filter(case=case, kind__in=HISTOLOGY)
    return _present(ItemCode.HISTOLOGY, [report.dated or report.created_at for report in reports])


def _imaging(case: Case, reader: User) -> ChecklistItem:
    studies = studies_visible_to(reader).filter(case=case, modality__in=CROSS_SECTIONAL)
    item = _present(ItemCode.IMAGING, [study.performed_on for study in studies], blocking=False)
    if item.newest_at is not None and today() - item.newest_at > IMAGING_LASTS:
        return item._replace(status=ItemStatus.STALE)
    return item


def _priorities(case: Case) -> list[datetime]:
    priorities = current_priorities(case.patient)
    return [priorities.created_at] if priorities else []


def _days(rows) -> list[datetime]:
    return list(rows.values_list("created_at", flat=True))


def _present(code: ItemCode, moments: Iterable[date | datetime], *, blocking: bool = True) -> ChecklistItem:
    days = [day_of(moment) if isinstance(moment, datetime) else moment for moment in moments]
    status = ItemStatus.OK if days else ItemStatus.MISSING
    return ChecklistItem(code, status, blocking, max(days, default=None))


def _is_radiotherapy_considered(case: Case) -> bool:
    steps = [step for option in case.options.filter(withdrawn_at__isnull=True) for step in option.steps]
    return any(IRRADIATING & lines_of(step["treatment"]) for step in steps)
