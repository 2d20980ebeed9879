from collections.abc import Mapping
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import Assessment, Diagnosis, Staging
from nocc.cases.models.case import Case
from nocc.cases.models.dossier import Classification
from nocc.cases.selectors import cases_visible_to
from nocc.cases.selectors.clearances import with_clearance
from nocc.cases.selectors.summary import age_of
from nocc.oncology.pathology import Finding, advice_on, staging_inputs
from nocc.oncology.pathology.fields import applying, missing, report_fields
from nocc.oncology.staging import editions_of, schema_for
from nocc.oncology.vocabularies import topographies
from nocc.patients.models import Patient
from nocc.patients.selectors import without_concealed

from ..models import PathologyReport, PathologyVersion
from .release import waiting_time_of

# Surgery is the treatment that a specimen comes from; what went before it may have changed what is seen.
SURGERY = "S"
# (report, diagnosis): the same fact under the names of both
SHARED_FACTS = (
    ("histology_icdo3", "morphology"),
    ("grade", "grade"),
    ("p16", "p16_status"),
    ("hpv", "hpv_status"),
    ("eber", "ebv_status"),
    ("pdl1_cps", "pdl1_cps"),
)
UNSAID = frozenset({"", "not_tested", "GX"})


def standing_pathology() -> QuerySet[PathologyReport]:
    """Reports that nobody took back."""
    rows = with_clearance(PathologyReport.objects.filter(withdrawn_at__isnull=True), kind="pathology")
    return rows.select_related("case", "staging", "added_by")


def pathology_visible_to(user: User) -> QuerySet[PathologyReport]:
    """Reports that stand, of the cases this person may open; observers get free text once it is cleared."""
    rows = standing_pathology().filter(case__in=cases_visible_to(user).values("pk"))
    rows = without_concealed(rows, kind="pathology", reader=user, author="added_by")
    known = ("case__diagnosis", "case__assessment", "case__current_staging", "case__patient")
    return rows.select_related(*known, "staging", "added_by").prefetch_related(_newest_first())


def pathology_released_to(patient: Patient) -> QuerySet[PathologyReport]:
    """The patient's reports of which at least one version is released; `versions` are the released ones."""
    is_released = Q(report__released_at__gte=F("created_at"))
    wait = waiting_time_of(patient)
    if wait is not None:
        is_released |= Q(created_at__lte=timezone.now() - wait)
    released = PathologyVersion.objects.filter(is_released, report__case__patient=patient).order_by("-number")
    return (
        PathologyReport.objects.filter(Exists(released.filter(report=OuterRef("pk"))), withdrawn_at__isnull=True)
        .select_related("case")
        .prefetch_related(Prefetch("versions", queryset=released))
    )


def values_of(report: PathologyReport) -> dict[str, object]:
    """What the report states, by field; None is what it does not say."""
    return {field.name: _stated(report, field.name) for field in report_fields()}


def _stated(report: PathologyReport, name: str) -> object:
    value = tnm_of(report.staging) if name == "ptnm" else getattr(report, name)
    return None if value in ("", []) else value


def tnm_of(staging: Staging | None) -> str:
    """`ypT2 pN1 M0 (8)`: a TNM with its prefixes and edition."""
    if staging is None:
        return ""
    prefixes, kind = "".join(staging.prefixes), staging.classification
    return f"{prefixes}{kind}{staging.t} {prefixes}{kind}{staging.n} {staging.m} ({staging.edition})"


def facts_of(case: Case) -> dict[str, object]:
    """What the case itself says to the conditions of a report's fields."""
    diagnosis: Diagnosis | None = getattr(case, "diagnosis", None)
    site = topographies()[diagnosis.topography] if diagnosis and diagnosis.topography in topographies() else None
    staging = case.current_staging
    return {
        "site_group": site and site.site_group,
        "staging_family": site and site.staging_family,
        "morphology": (diagnosis and diagnosis.morphology) or None,
        "presentation": diagnosis and diagnosis.presentation,
        "m": staging and staging.m,
        "is_after_treatment": "yes" if _is_after_treatment(case, staging) else "no",
    }


def _is_after_treatment(case: Case, staging: Staging | None) -> bool:
    assessment: Assessment | None = getattr(case, "assessment", None)
    earlier = assessment.prior_treatments if assessment else []
    given = [row for row in earlier if row["treatment"].split(".")[0] != SURGERY]
    return bool(given) or bool(staging and "y" in staging.prefixes)


class Completeness(NamedTuple):
    applies: list[str]
    missing: list[str]
    advice: list[Finding]


def completeness_of(report: PathologyReport) -> Completeness:
    values = values_of(report)
    facts = all_facts(values, facts_of(report.case))
    return Completeness(applying(values, facts), missing(values, facts), advice_on(values))


def all_facts(values: Mapping[str, object], of_case: Mapping[str, object]) -> dict[str, object]:
    """The report prevails over the diagnosis where both name the tumour."""
    return {**of_case, **values, "morphology": values.get("histology_icdo3") or of_case["morphology"]}


class Difference(NamedTuple):
    """A fact that a report and the diagnosis state differently; both in the words of the diagnosis."""

    field: str
    report: str
    diagnosis: str


def differences_from_diagnosis(report: PathologyReport) -> list[Difference]:
    """What the report says otherwise, or in addition: for a physician to take over, never done by itself."""
    diagnosis: Diagnosis | None = getattr(report.case, "diagnosis", None)
    if diagnosis is None:
        return []
    stated = ((theirs, _as_diagnosis(report, ours), getattr(diagnosis, theirs)) for ours, theirs in SHARED_FACTS)
    return [Difference(*fact) for fact in stated if fact[1] not in UNSAID and fact[1] != fact[2]]


def _as_diagnosis(report: PathologyReport, name: str) -> str:
    value = getattr(report, name)
    if name != "pdl1_cps":
        return value
    if value is None:
        return ""
    return "lt1" if value < 1 else "1_19" if value < 20 else "ge20"


class ReportStaging(NamedTuple):
    """A report in the words of the staging assistant."""

    schema_id: str | None
    editions: tuple[str, ...]
    classification: str
    t: dict | None
    n: dict | None


def staging_of(report: PathologyReport) -> ReportStaging:
    """Schema and inputs of pT and pN: the report's histology and markers prevail over the diagnosis'."""
    diagnosis: Diagnosis | None = getattr(report.case, "diagnosis", None)
    side = diagnosis.laterality if diagnosis else None
    inputs = staging_inputs(values_of(report), tumour_side=side)
    schema_id = _schema_id(report, diagnosis) if diagnosis else None
    editions = editions_of(schema_id, provisional_enabled=settings.STAGING_PROVISIONAL) if schema_id else ()
    return ReportStaging(schema_id, editions, Classification.PATHOLOGICAL.value, inputs.t, inputs.n)


def _schema_id(report: PathologyReport, diagnosis: Diagnosis) -> str | None:
    return schema_for(
        diagnosis.topography,
        report.p16 or diagnosis.p16_status or None,
        report.eber or diagnosis.ebv_status or None,
        report.histology_icdo3 or diagnosis.morphology or None,
        age_of(report.case.patient, on=diagnosis.diagnosed_on),
        hpv=report.hpv or diagnosis.hpv_status or None,
    ).schema_id


def _newest_first() -> Prefetch:
    return Prefetch("versions", queryset=PathologyVersion.objects.select_related("author").order_by("-number"))
