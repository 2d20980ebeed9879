"""Synthetic head-and-neck cases: the same seed and day give the same cases, byte for byte."""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date, timedelta
from zlib import crc32

from .board import draw_board
from .draw import Draw
from .identity import draw_identity
from .model import Identity, SyntheticCase
from .narrative import Narrator
from .records import draw_imaging, draw_labs, with_letters, with_notes, write_reports
from .way import Known, Patient, Way, draw_patient, draw_way, known_on

EIGHT_YEARS_DAYS = 2922
FOLLOW_UP = timedelta(days=5 * 365)


def sample_cases(
    *,
    seed: int,
    n: int,
    today: date,
    locale: str = "it",
    diagnosed_within_days: int = EIGHT_YEARS_DAYS,
    sites: Collection[str] | None = None,
) -> list[SyntheticCase]:
    """The first n cases of a seed, as they stand on `today`; more cases never change the ones before.

    `diagnosed_within_days` bounds how long ago a diagnosis may be: short, and cases still await the board or are
    in treatment. `sites` keeps only those keys of the site mix.
    """
    wanted = None if sites is None else frozenset(sites)
    cases = []
    for number in range(n):
        draw = Draw(f"{seed}/{number}")
        patient = draw_patient(draw, today=today, diagnosed_within_days=diagnosed_within_days, sites=wanted)
        identity = draw_identity(
            draw.branch("identity"),
            locale=locale,
            hospital_number=f"SYN{crc32(str(seed).encode()) % 10_000:04d}-{number:06d}",
            sex=patient.sex,
            birth_date=patient.birth_date,
        )
        way = draw_way(draw.branch("way"), Narrator(draw.branch("options"), locale), patient)
        known = known_on(draw, patient, way, today)
        phase = _phase(way, known, today)
        cases.append(_told(draw, Narrator(draw.branch("texts"), locale), number, identity, phase, patient, way, known))
    return cases


def as_json(cases: Iterable[SyntheticCase]) -> str:
    """One case a line, keys sorted, dates as ISO 8601."""
    return "".join(
        json.dumps(asdict(case), sort_keys=True, ensure_ascii=False, default=date.isoformat) + "\n" for case in cases
    )


def _told(
    draw: Draw,
    narrator: Narrator,
    number: int,
    identity: Identity,
    phase: str,
    patient: Patient,
    way: Way,
    known: Known,
) -> SyntheticCase:
    board = draw_board(draw.branch("board"), narrator, way=way, known=known, sex=patient.sex)
    courses = with_letters(narrator, known.courses)
    return SyntheticCase(
        number=number,
        identity=identity,
        host=known.host,
        tumour=known.tumour,
        diagnosed_on=patient.diagnosed_on,
        phase=phase,
        board=board,
        courses=courses,
        pathology=known.pathology,
        labs=draw_labs(draw.branch("labs"), patient, known),
        imaging=draw_imaging(draw.branch("imaging"), narrator, patient, known),
        reports=write_reports(narrator, patient, known, courses, summary=board.summary),
        visits=with_notes(narrator, known.visits),
        outcome=known.outcome,
        problem=known.problem,
        missing=known.missing,
    )


def _phase(way: Way, known: Known, today: date) -> str:
    if known.outcome.died_on is not None:
        return "deceased"
    if known.outcome.vital_status == "lost":
        return "lost"
    if known.board_on is None:
        return "awaiting_board"
    if not known.courses:
        return "awaiting_treatment"
    if way.treated_until > today or any(course.ended_on is None for course in known.courses):
        return "in_treatment"
    if known.outcome.recurrence is not None:
        return "recurrence"
    return "closed" if way.treated_until + FOLLOW_UP < today else "follow_up"
