"""Tumour, stage and state of the patient, as the physicians state them."""

from dataclasses import asdict
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.common.clinic import start_of_day
from nocc.common.concurrency import save_edited
from nocc.oncology.facts import with_computed_facts
from nocc.oncology.staging import TARGETS, UnknownSchema, checked, derive, group_stage, schema_for

from ..models import Assessment, Case, Clearance, Diagnosis, MilestoneKind, Staging
from ..models.dossier import Classification
from ..selectors.summary import age_of
from .agreement import make_assessment_agree, make_diagnosis_agree
from .log import append_event, locked_case, reach_milestone
from .notices import Target
from .search import refresh_search

Part = TypeVar("Part", Diagnosis, Assessment)

# The editions that have schemas; older ones are kept as they were recorded.
GROUPED_EDITIONS = frozenset({"8", "9"})


@transaction.atomic
def record_diagnosis(*, case: Case, author: User, diagnosis: Diagnosis | None = None, **fields) -> Diagnosis:
    """State the tumour; `diagnosis` is the row read under lock when there is one already.

    Raises InvalidInput where what is stated does not agree: see `make_diagnosis_agree`.
    """
    known = diagnosis
    told = known and _texts(known)
    diagnosis = _stated(known or Diagnosis(case=case), fields)
    make_diagnosis_agree(diagnosis)
    _keep(diagnosis, is_known=known is not None, names=[*fields, "pdl1_cps"])
    if told != _texts(diagnosis):
        # What was cleared for observers was the earlier text.
        Clearance.objects.filter(kind="diagnosis", item=diagnosis.pk).delete()
    if diagnosis.diagnosed_on:
        began_at = start_of_day(diagnosis.diagnosed_on)
        reach_milestone(case=case, kind=MilestoneKind.DIAGNOSIS, at=began_at, corrects=True)
    refresh_search(case)
    append_event(case=case, kind="diagnosis.recorded", actor=author, target=("diagnosis", diagnosis.pk))
    return diagnosis


@transaction.atomic
def record_staging(
    *,
    case: Case,
    author: User,
    classification: str,
    edition: str,
    t: str,
    n: str,
    m: str,
    prefixes: list[str] | None = None,
    schema_id: str = "",
    stage: str = "",
    findings: dict | None = None,
) -> Staging:
    """State a TNM, which supersedes the case's current one of the same classification.

    `stage` is what the physician states; it is kept, and where a group can be computed the computed one counts.
    `findings` are kept with what the rules derive from them now; `t`, `n` and `m` prevail over that and are all that
    is grouped. Raises InvalidFindings.
    """
    case = locked_case(case)
    findings = dict(checked(findings or {}))
    stated = {"classification": classification, "edition": edition, "t": t, "n": n, "m": m}
    prefixes = prefixes or []
    schema_id, computed, reason = _grouped(case, schema_id=schema_id, prefixes=prefixes, **stated)
    superseded = _supersede(case, classification)
    staging = Staging.objects.create(
        case=case,
        **stated,
        schema_id=schema_id,
        prefixes=prefixes,
        stage=computed or stage,
        stated_stage=stage,
        stage_reason=reason,
        is_recorded=not computed,
        findings=findings,
        derived=_derived(schema_id, edition, classification, findings),
        recorded_by=author,
    )
    _show_as_current(case, staging)
    append_event(case=case, kind="staging.recorded", actor=author, target=("staging", staging.pk), touched=superseded)
    return staging


def _supersede(case: Case, classification: str) -> list[Target]:
    in_force = case.stagings.filter(classification=classification, superseded_at__isnull=True)
    superseded = [("staging", row) for row in in_force.values_list("pk", flat=True)]
    in_force.update(superseded_at=timezone.now())
    return superseded


def _grouped(
    case: Case, *, classification: str, edition: str, t: str, n: str, m: str, schema_id: str, prefixes: list[str]
) -> tuple[str, str, str]:
    """Schema, stage group (empty if none) and the reason why there is none."""
    if edition not in GROUPED_EDITIONS:
        return schema_id, "", "edition_not_grouped"
    schema_id = schema_id or _schema_of(case)
    if not schema_id:
        return "", "", "no_schema"
    if prefixes:
        return schema_id, "", "prefixed"
    try:
        result = group_stage(
            schema_id, edition, classification, t, n, m, provisional_enabled=settings.STAGING_PROVISIONAL
        )
    except UnknownSchema:
        return schema_id, "", "unknown_schema"
    return schema_id, result.stage or "", result.reason or ""


def _derived(schema_id: str, edition: str, classification: str, findings: dict) -> dict:
    if not findings or not schema_id or edition not in GROUPED_EDITIONS:
        return {}
    key = (schema_id, edition, classification)
    try:
        found = {
            target: derive(*key, target, findings, provisional_enabled=settings.STAGING_PROVISIONAL)
            for target in TARGETS
        }
    except UnknownSchema:
        return {}
    return {target: {"edition": edition} | asdict(derivation) for target, derivation in found.items()}


def _schema_of(case: Case) -> str:
    diagnosis = Diagnosis.objects.filter(case=case).first()
    if diagnosis is None:
        return ""
    choice = schema_for(
        diagnosis.topography,
        diagnosis.p16_status or None,
        diagnosis.ebv_status or None,
        diagnosis.morphology or None,
        age_of(case.patient, on=diagnosis.diagnosed_on),
        hpv=diagnosis.hpv_status or None,
    )
    return choice.schema_id or ""


def _show_as_current(case: Case, staging: Staging) -> None:
    """The worklist shows the pathological stage once there is one."""
    pathological = case.stagings.filter(classification=Classification.PATHOLOGICAL, superseded_at__isnull=True)
    case.current_staging = pathological.first() or staging
    case.save(update_fields=["current_staging", "updated_at"])


@transaction.atomic
def record_assessment(*, case: Case, author: User, assessment: Assessment | None = None, **fields) -> Assessment:
    """State performance, comorbidity, habits and facts; `assessment` is the row read under lock when there is one.

    What follows from what is stated is computed. Raises InvalidInput: `ace27_differs_from_items`.
    """
    known = assessment
    assessment = _stated(known or Assessment(case=case), fields)
    if "ace27_items" in fields and "ace27" not in fields:
        assessment.ace27 = ""
    make_assessment_agree(assessment)
    assessment.facts = with_computed_facts(assessment.facts)
    _keep(assessment, is_known=known is not None, names=[*fields, "ace27", "facts"])
    append_event(case=case, kind="assessment.recorded", actor=author, target=("assessment", assessment.pk))
    return assessment


def _texts(diagnosis: Diagnosis) -> tuple[str, str]:
    return diagnosis.note, diagnosis.earlier_tumour


def _stated(part: Part, fields: dict) -> Part:
    for name, value in fields.items():
        setattr(part, name, value)
    return part


def _keep(part: Diagnosis | Assessment, *, is_known: bool, names: list[str]) -> None:
    if is_known:
        save_edited(part, sorted(set(names)))
    else:
        part.save()
