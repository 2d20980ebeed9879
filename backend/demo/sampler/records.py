"""What lands in the record: imaging, reports and letters, laboratory, notes of visits."""

from dataclasses import replace
from datetime import date, timedelta

from .courses import is_irradiation
from .draw import Draw
from .laboratory import draw_baseline, draw_during, draw_thyroid
from .model import Course, ImagingStudy, LabValue, Report, Tumour, Visit
from .narrative import Narrator
from .way import Known, Patient

MR_STRATA = ("oral_cavity", "oropharynx", "nasopharynx", "salivary_major", "sinonasal")


def draw_imaging(draw: Draw, narrator: Narrator, patient: Patient, known: Known) -> tuple[ImagingStudy, ...]:
    """Staging studies in the weeks after the biopsy, and the PET that judges the response."""
    studies = [
        ImagingStudy(
            modality=modality,
            performed_on=patient.diagnosed_on + timedelta(days=draw.whole(2, 10)),
            region=narrator.say("regions", region),
            report=narrator.imaging(text, known.tumour),
        )
        for modality, region, text in _staging_studies(known.tumour)
    ]
    if known.outcome.response is not None:
        report = _response_report(narrator, known.outcome.response)
        region = narrator.say("regions", "whole_body")
        studies += [ImagingStudy("PT", performed_on, region, report) for performed_on in _response_days(known)]
    return tuple(study for study in studies if study.performed_on <= known.outcome.last_seen_on)


def _staging_studies(tumour: Tumour) -> list[tuple[str, str, str]]:
    """Modality, region and text of each study that the stage asks for."""
    staging = tumour.staging
    is_advanced = staging.m == "M1" or staging.n not in {"N0", "NX"} or staging.t[:2] in {"T3", "T4"}
    studies = [("CT", "neck", "CT")]
    if tumour.stratum.startswith(MR_STRATA):
        studies.append(("MR", "face_neck", "MR"))
    studies.append(("PT", "whole_body", "PT") if is_advanced else ("CT", "chest", "chest"))
    return studies


def _response_days(known: Known) -> list[date]:
    return [visit.held_on for visit in known.visits if visit.rule == "petct_12w" and visit.held_on is not None]


def _response_report(narrator: Narrator, response: str) -> str:
    finding = narrator.say("imaging", "findings", response)
    return narrator.say("imaging", "response", finding=finding)


def write_reports(
    narrator: Narrator, patient: Patient, known: Known, courses: tuple[Course, ...], *, summary: str
) -> tuple[Report, ...]:
    reports = [
        _report(narrator, "consultation", patient.diagnosed_on, summary),
        _report(narrator, "pathology_biopsy", patient.diagnosed_on, narrator.biopsy(known.tumour)),
    ]
    if known.pathology is not None:
        text = narrator.specimen(known.tumour, known.pathology)
        reports.append(_report(narrator, "pathology_surgery", known.pathology.reported_on, text))
    for course in courses:
        if course.procedures:
            reports.append(_report(narrator, "operative", course.started_on, narrator.operative(course)))
        if course.letter and course.discharged_on is not None:
            reports.append(_report(narrator, "discharge", course.discharged_on, course.letter))
        elif course.letter and course.ended_on is not None and is_irradiation(course):
            reports.append(_report(narrator, "rt_summary", course.ended_on, course.letter))
    return tuple(sorted(reports, key=lambda report: (report.issued_on, report.kind)))


def _report(narrator: Narrator, kind: str, issued_on: date, text: str) -> Report:
    return Report(kind, issued_on, narrator.say("titles", kind), text)


def with_letters(narrator: Narrator, courses: tuple[Course, ...]) -> tuple[Course, ...]:
    return tuple(replace(course, letter=narrator.letter(course)) for course in courses)


def with_notes(narrator: Narrator, visits: tuple[Visit, ...]) -> tuple[Visit, ...]:
    """Clinical visits have a note; other controls leave their result elsewhere."""
    return tuple(replace(visit, note=_note(narrator, visit)) for visit in visits)


def _note(narrator: Narrator, visit: Visit) -> str:
    if visit.held_on is None:
        return narrator.say("visits", "missed")
    return narrator.say("visits", visit.disease_status) if visit.kind == "clinical_visit" else ""


def draw_labs(draw: Draw, patient: Patient, known: Known) -> tuple[LabValue, ...]:
    until = known.outcome.last_seen_on
    values = draw_baseline(draw, patient.sex, patient.diagnosed_on + timedelta(days=draw.whole(1, 9)))
    for course in known.courses:
        values += draw_during(draw, patient.sex, course, until)
    values += draw_thyroid(draw, patient.sex, known.visits)
    return tuple(value for value in values if value.taken_on <= until)
