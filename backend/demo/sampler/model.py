"""A synthetic case: immutable, made of codes of the vocabularies, dates and the team's own words."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Address:
    street: str
    postcode: str
    town: str
    province: str


@dataclass(frozen=True)
class Identity:
    """A person who does not exist; the fiscal code fails its own check letter on purpose."""

    family_name: str
    given_name: str
    sex: str
    birth_date: date
    birth_place: str
    fiscal_code: str
    hospital_number: str
    phone: str
    email: str
    address: Address


@dataclass(frozen=True)
class Host:
    """What the patient brings along. `pack_years` is None when nobody wrote it down."""

    age: int
    ecog: str
    charlson_items: tuple[str, ...]
    charlson_score: int
    smoking_status: str
    pack_years: int | None
    alcohol_status: str
    alcohol_units_week: int
    facts: tuple[tuple[str, str | float | int | bool], ...]
    priorities: tuple[str, ...]


@dataclass(frozen=True)
class NodeStation:
    side: str
    level: str


@dataclass(frozen=True)
class Measurements:
    """What was seen and measured, such that the derivation rules find the recorded T and N.

    `structures` are names of the rules' flags (`inv_mandible`); `laterality` is relative to the tumour.
    """

    size_cm: float | None
    doi_mm: float | None
    structures: tuple[str, ...]
    subsites: int
    node_count: int
    max_node_cm: float
    laterality: str | None
    ene: bool
    retropharyngeal_positive: bool
    below_cricoid: bool
    stations: tuple[NodeStation, ...]


@dataclass(frozen=True)
class Staging:
    """`source` is `engine`, or `recorded` for a stage of an edition that the engine does not group."""

    classification: str
    edition: str
    schema_id: str | None
    t: str
    n: str
    m: str
    stage: str | None
    source: str = "engine"


@dataclass(frozen=True)
class Tumour:
    """`site` is the key of the site mix, `stratum` the finer group that figures depend on."""

    site: str
    stratum: str
    topography: str
    morphology: str
    grade: str
    side: str
    p16: str
    hpv: str
    ebv: str
    # Share of stained cells; None where p16 was not tested.
    p16_percent: int | None
    pdl1_cps: str
    # The score within the band; None where it was not tested.
    pdl1_cps_score: int | None
    metastases: tuple[str, ...]
    measurements: Measurements
    staging: Staging


@dataclass(frozen=True)
class LabValue:
    test_id: str
    taken_on: date
    value: float | str
    unit: str
    low: float | None
    high: float | None
    is_abnormal: bool


@dataclass(frozen=True)
class ImagingStudy:
    modality: str
    performed_on: date
    region: str
    report: str


@dataclass(frozen=True)
class Report:
    kind: str
    issued_on: date
    title: str
    text: str


@dataclass(frozen=True)
class Step:
    """One modality of a plan, in order; regimen and schedule are codes of their vocabularies."""

    treatment: str
    regimen: str | None = None
    schedule: str | None = None


@dataclass(frozen=True)
class Option:
    """A treatment put to the vote. `plan` names the kind of plan."""

    plan: str
    title: str
    steps: tuple[Step, ...]
    intent: str
    rationale: str
    evidence_level: str
    reference: str
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class Stance:
    """How a specialist votes: the index of an option, how sure, and why."""

    specialty: str
    option: int
    confidence: int
    reason: str


@dataclass(frozen=True)
class Comment:
    specialty: str
    text: str


@dataclass(frozen=True)
class Board:
    """The discussion. `held_on` is None while it is still to come; `decided` is the index of the option chosen."""

    held_on: date | None
    question: str
    summary: str
    referrer_plan: str
    options: tuple[Option, ...]
    comments: tuple[Comment, ...]
    stances: tuple[Stance, ...]
    decided: int
    plain_words: str


@dataclass(frozen=True)
class Course:
    """A treatment really given; `ended_on` is None, and amounts are, while it goes on.

    `procedures` are all that one operation did, `step` the main one.
    """

    step: Step
    procedures: tuple[str, ...]
    started_on: date
    ended_on: date | None
    admitted_on: date | None
    discharged_on: date | None
    dose_gy: float | None
    fractions: int | None
    cycles: int | None
    is_complete: bool
    letter: str


@dataclass(frozen=True)
class Pathology:
    """Report on the specimen; None marks what the report does not say."""

    reported_on: date
    margin: str
    grade: str
    pni: bool | None
    lvi: bool | None
    ene: str | None
    nodes_examined: int
    nodes_positive: int
    measurements: Measurements
    staging: Staging


@dataclass(frozen=True)
class Toxicity:
    code: str
    grade: int
    noted_on: date


@dataclass(frozen=True)
class Recurrence:
    status: str
    found_on: date


@dataclass(frozen=True)
class Outcome:
    response: str | None
    recurrence: Recurrence | None
    vital_status: str
    last_seen_on: date
    died_on: date | None
    toxicities: tuple[Toxicity, ...]


@dataclass(frozen=True)
class Visit:
    rule: str
    kind: str
    due_on: date
    held_on: date | None
    disease_status: str
    note: str


@dataclass(frozen=True)
class SyntheticCase:
    """`phase` says where the case stands today; `problem` is a deliberate flaw in the data, `missing` what is blank."""

    number: int
    identity: Identity
    host: Host
    tumour: Tumour
    diagnosed_on: date
    phase: str
    board: Board
    courses: tuple[Course, ...]
    pathology: Pathology | None
    labs: tuple[LabValue, ...]
    imaging: tuple[ImagingStudy, ...]
    reports: tuple[Report, ...]
    visits: tuple[Visit, ...]
    outcome: Outcome
    problem: str | None
    missing: tuple[str, ...]
