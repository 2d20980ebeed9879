"""Registering the patient, opening the case, gathering what is known and inviting the board."""

import io
from datetime import timedelta
from decimal import Decimal

from nocc.cases.models import ParticipantRole
from nocc.cases.services.attention import clear_item
from nocc.cases.services.participants import invite_physician
from nocc.cases.services.patients import take_in_charge
from nocc.cases.services.way import open_case, share_case
from nocc.imaging.services import add_study
from nocc.oncology.vocabularies import lab_tests
from nocc.patients.models import ConsentKind
from nocc.patients.services import set_priorities
from nocc.records.services import LabValue, add_document, record_observations

from ..sampler.model import ImagingStudy, Report, Staging
from ..sampler.model import LabValue as SampledValue
from .telling import Acts, Telling, at

# The same diseases on the other form, at the grade that a patient in clinic most often has.
ACE27_OF = {
    "mi": ("mi", 2),
    "chf": ("chf", 1),
    "pvd": ("pad", 1),
    "cva": ("stroke", 1),
    "copd": ("respiratory", 1),
    "pud": ("stomach", 1),
    "liver_mild": ("hepatic", 1),
    "dm": ("diabetes", 1),
    "renal": ("renal", 1),
}
SPECIALTY_OF_REPORT = {"pathology_biopsy": "pathology", "pathology_surgery": "pathology", "radiology": "radiology"}


def intake(tale: Telling) -> Acts:
    start = tale.opened_at
    yield start, lambda: _open(tale)
    yield start + timedelta(minutes=12), lambda: _set_priorities(tale)
    if tale.stage == "draft":
        return
    yield start + timedelta(minutes=40), lambda: _share(tale)
    yield start + timedelta(minutes=44), lambda: _invite(tale)


def material(tale: Telling) -> Acts:
    """Values, reports and studies, entered on their day or, where older, when the case is opened."""
    ready = tale.opened_at + timedelta(hours=1)
    for study in tale.sample.imaging:
        yield max(ready, at(study.performed_on, 17)), _adding_study(tale, study)
    for report in tale.sample.reports:
        yield max(ready, at(report.issued_on, 17, 20)), _adding_report(tale, report)
    by_day: dict = {}
    for value in tale.sample.labs:
        by_day.setdefault(value.taken_on, []).append(value)
    for day, values in by_day.items():
        yield max(ready, at(day, 15, 30)), _adding_values(tale, values)


def _open(tale: Telling) -> None:
    sample = tale.sample
    identity, tumour = sample.identity, sample.tumour
    patient = take_in_charge(
        registered_by=tale.lead,
        identity={
            "family_name": identity.family_name,
            "given_name": identity.given_name,
            "birth_date": identity.birth_date,
            "birth_place": identity.birth_place,
            "sex": identity.sex,
        },
        identifiers=[
            {"system": "fiscal_code", "value": identity.fiscal_code},
            {"system": "hospital", "value": identity.hospital_number, "issuer": tale.cast.lead.facility.name},
        ],
        contacts=[
            {"kind": "phone", "value": identity.phone},
            {"kind": "address", "value": f"{identity.address.street}, {identity.address.town}"},
        ],
        consents=[{"kind": kind, "granted": True} for kind in ConsentKind.values],
        is_synthetic=True,
    )
    tale.case = open_case(
        creator=tale.lead,
        patient=patient,
        group=tale.cast.group,
        question=f"{sample.board.summary}\n\n{sample.board.question}",
        referrer_plan=sample.board.referrer_plan,
        diagnosis=_diagnosis(tale),
        staging=staging_fields(tumour.staging),
        assessment=_assessment(tale),
    )


def _diagnosis(tale: Telling) -> dict:
    tumour = tale.sample.tumour
    return {
        "topography": tumour.topography,
        "morphology": tumour.morphology,
        "laterality": tumour.side,
        "grade": tumour.grade,
        "p16_status": tumour.p16,
        "p16_percent": tumour.p16_percent,
        "hpv_status": tumour.hpv,
        "ebv_status": tumour.ebv,
        "pdl1_cps": tumour.pdl1_cps,
        "pdl1_cps_score": tumour.pdl1_cps_score,
        "diagnosed_on": tale.sample.diagnosed_on,
    }


def staging_fields(staging: Staging) -> dict:
    fields = {
        "classification": staging.classification,
        "edition": staging.edition,
        "t": staging.t,
        "n": staging.n,
        "m": staging.m,
        "schema_id": staging.schema_id or "",
    }
    if staging.source == "recorded":
        fields["stage"] = staging.stage or ""
    return fields


def _assessment(tale: Telling) -> dict:
    host = tale.sample.host
    return {
        "ecog": min(int(host.ecog), 4),
        "charlson_items": list(host.charlson_items),
        "ace27_items": {ACE27_OF[item][0]: ACE27_OF[item][1] for item in host.charlson_items if item in ACE27_OF},
        "smoking_status": host.smoking_status,
        "pack_years": host.pack_years,
        "alcohol_status": host.alcohol_status,
        "alcohol_units_week": host.alcohol_units_week,
        "facts": dict(host.facts),
    }


def _set_priorities(tale: Telling) -> None:
    ranking = list(tale.sample.host.priorities)
    if ranking:
        set_priorities(patient=tale.current().patient, ranking=ranking, recorded_by=tale.lead)


def _share(tale: Telling) -> None:
    share_case(case=tale.current(), actor=tale.lead)


def _invite(tale: Telling) -> None:
    for physician in tale.cast.board.values():
        if physician != tale.cast.lead:
            invite_physician(
                case=tale.current(), inviter=tale.lead, physician=physician, role=ParticipantRole.PARTICIPANT
            )
    if tale.cast.observer is not None:
        invite_physician(
            case=tale.current(),
            inviter=tale.lead,
            physician=tale.cast.observer,
            role=ParticipantRole.OBSERVER,
            until=tale.opened_at + timedelta(days=120),
        )
        clear_item(case=tale.current(), actor=tale.lead, kind="case", item=tale.current().pk)


def _adding_study(tale: Telling, study: ImagingStudy):
    def add() -> None:
        added = add_study(
            case=tale.current(),
            added_by=tale.cast.user("radiology"),
            modality=study.modality,
            performed_on=study.performed_on,
            description=study.region,
            facility_name=tale.cast.who("radiology").facility.name,
            report=study.report,
        )
        tale.items.append(("study", added.pk))

    return add


def _adding_report(tale: Telling, report: Report):
    def add() -> None:
        author = tale.cast.user(SPECIALTY_OF_REPORT.get(report.kind, "")) or tale.lead
        text = f"{report.title}\n{report.issued_on:%d/%m/%Y}\n\n{report.text}\n"
        document = add_document(
            case=tale.current(),
            added_by=author,
            upload=io.BytesIO(text.encode()),
            file_name=f"{report.kind}-{report.issued_on}.txt",
            title=report.title,
            kind=report.kind,
            dated=report.issued_on,
        )
        tale.items.append(("document", document.pk))

    return add


def _adding_values(tale: Telling, values: list[SampledValue]):
    def add() -> None:
        record_observations(
            case=tale.current(),
            entered_by=tale.lead,
            values=[_lab_value(tale, value) for value in values if lab_tests()[value.test_id].is_numeric],
        )

    return add


def _lab_value(tale: Telling, value: SampledValue) -> LabValue:
    return LabValue(
        test=value.test_id,
        value=Decimal(str(value.value)),
        unit=value.unit,
        taken_at=at(value.taken_on, 7, 45),
        reference_low=_decimal(value.low),
        reference_high=_decimal(value.high),
        laboratory=f"Laboratorio analisi, {tale.cast.lead.facility.name}",
    )


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(number))
