from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Case, Diagnosis, Staging
from nocc.cases.models.dossier import Classification
from nocc.cases.services import append_event, locked_case, notify
from nocc.cases.services.clearances import unclear_item
from nocc.common.clinic import must_not_be_future
from nocc.common.concurrency import save_edited
from nocc.common.rules import InvalidFields, InvalidInput, RuleBroken
from nocc.oncology.pathology import contradictions_in

from ..models import Document, PathologyReport, PathologyVersion
from ..selectors.pathology import values_of

OWN_FIELDS = ("taken_on", "reported_on", "accession", "laboratory", "conclusion", "staging", "report_document")
FREE_TEXTS = frozenset({"margin_site", "pni_extent", "her2_ar", "conclusion"})


@transaction.atomic
def add_pathology(*, case: Case, added_by: User, **content) -> PathologyReport:
    """Keep a report, complete or not.

    Raises InvalidInput: `date_in_future`, `reported_before_taken`, `staging_not_pathological`, and InvalidFields with
    what `oncology.pathology.contradictions_in` finds.
    """
    case = locked_case(case)
    report = PathologyReport(case=case, added_by=added_by, **content)
    _must_be_consistent(report)
    report.save()
    _keep_version(report, added_by)
    _tell(report, "added", added_by)
    return report


@transaction.atomic
def edit_pathology(*, report: PathologyReport, actor: User, changes: dict) -> PathologyReport:
    """Change a report, which was read under lock; what it said before is kept.

    Raises what `add_pathology` raises, and RuleBroken: `already_withdrawn`.
    """
    if report.withdrawn_at is not None:
        raise RuleBroken("already_withdrawn")
    changed = {name: value for name, value in changes.items() if getattr(report, name) != value}
    if not changed:
        return report
    for name, value in changed.items():
        setattr(report, name, value)
    _must_be_consistent(report)
    save_edited(report, list(changed))
    _keep_version(report, actor)
    if FREE_TEXTS & changed.keys():
        unclear_item(kind="pathology", item=report.pk, actor=actor)
    _tell(report, "edited", actor)
    return report


@transaction.atomic
def release_pathology(*, report: PathologyReport, actor: User) -> PathologyReport:
    """Let the patient read what the report says now. Raises RuleBroken: `already_withdrawn`."""
    row = _standing(report)
    row.released_at = timezone.now()
    row.save(update_fields=["released_at", "updated_at"])
    _tell(row, "released", actor)
    if row.case.patient.user is not None:
        notify(user=row.case.patient.user, kind="pathology.released", target=("pathology", row.pk), actor=actor)
    return row


@transaction.atomic
def withdraw_pathology(*, report: PathologyReport, actor: User) -> PathologyReport:
    """Take back a report that was wrong; the row and its versions stay. Raises RuleBroken: `already_withdrawn`."""
    row = _standing(report)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at", "updated_at"])
    _tell(row, "withdrawn", actor)
    return row


def _standing(report: PathologyReport) -> PathologyReport:
    locked_case(report.case)
    rows = PathologyReport.objects.select_for_update(of=("self",)).select_related("case__patient__user", "staging")
    row = rows.get(pk=report.pk)
    if row.withdrawn_at is not None:
        raise RuleBroken("already_withdrawn")
    return row


def _must_be_consistent(report: PathologyReport) -> None:
    for name in ("taken_on", "reported_on"):
        must_not_be_future(getattr(report, name), field=name)
    if report.taken_on and report.reported_on and report.reported_on < report.taken_on:
        raise InvalidInput("reported_before_taken", field="reported_on")
    if report.staging is not None and report.staging.classification != Classification.PATHOLOGICAL:
        raise InvalidInput("staging_not_pathological", field="staging")
    side = Diagnosis.objects.filter(case=report.case_id).values_list("laterality", flat=True).first()
    if found := contradictions_in(values_of(report), tumour_side=side):
        raise InvalidFields(found)


def _keep_version(report: PathologyReport, author: User) -> None:
    stated = {name: _plain(value) for name, value in values_of(report).items()}
    own = {name: _plain(getattr(report, name)) for name in OWN_FIELDS}
    PathologyVersion.objects.create(report=report, number=report.version, content=stated | own, author=author)


def _plain(value: object) -> object:
    """Ready for JSON."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value.pk) if isinstance(value, Staging | Document) else value


def _tell(report: PathologyReport, what: str, actor: User) -> None:
    target = ("pathology", report.pk)
    append_event(case=report.case, kind=f"pathology.{what}", actor=actor, target=target)
