"""Which staging schema applies to a tumour."""

from collections.abc import Iterable
from dataclasses import dataclass

from .schemas import Schema, all_schemas

# Sites and markers decide alike in every edition; this one has every schema.
REFERENCE_EDITION = "8"
CARCINOMA = "8010/3"
INCONCLUSIVE = {"p16": frozenset({None, "equivocal"}), "ebv": frozenset({None, "not_tested"})}
ASKED_IN_ORDER = ("morphology", "p16", "ebv", "age")

Markers = dict[str, str | None]


@dataclass(frozen=True)
class SchemaWarning:
    """Something to settle; a blocking one keeps the dossier incomplete."""

    code: str
    is_blocking: bool


@dataclass(frozen=True)
class SchemaChoice:
    """The schema, or None with what is missing to choose one; nothing missing means that there is none."""

    schema_id: str | None
    missing: tuple[str, ...] = ()
    warnings: tuple[SchemaWarning, ...] = ()


def schema_for(
    topography: str,
    p16: str | None = None,
    ebv: str | None = None,
    morphology: str | None = None,
    age: int | None = None,
    *,
    hpv: str | None = None,
) -> SchemaChoice:
    """Choose by ICD-O-3 site (`C10.9`), markers (codes of the vocabularies), morphology (`8070/3`) and age.

    Without a morphology a carcinoma is assumed. An HPV-specific test settles p16 when that is not conclusive.
    """
    markers = {"p16": _settled_p16(p16, hpv), "ebv": ebv}
    at_site = [schema for schema in all_schemas() if schema.edition == REFERENCE_EDITION and schema.covers(topography)]
    candidates = [
        schema for schema in at_site if _may_hold(schema, morphology, age) and not _is_excluded(schema, markers)
    ]
    if not candidates:
        return _no_schema(topography, morphology, at_site)
    warnings = _warnings(candidates, markers, is_morphology_assumed=morphology is None)
    questions = {schema.schema_id: _open_questions(schema, markers, morphology, age) for schema in candidates}
    decided = [schema_id for schema_id, open_here in questions.items() if not open_here]
    if len(decided) > 1:
        return SchemaChoice(None, (), (*warnings, SchemaWarning("p16_and_ebv_positive", is_blocking=True)))
    if decided and not (markers["p16"] == "equivocal" and _is_p16_decisive(candidates)):
        return SchemaChoice(decided[0], (), warnings)
    asked = set().union(*questions.values())
    return SchemaChoice(None, tuple(name for name in ASKED_IN_ORDER if name in asked), warnings)


def _settled_p16(p16: str | None, hpv: str | None) -> str | None:
    if p16 in {"positive", "negative"}:
        return p16
    if hpv == "positive":
        return "positive"
    return "negative" if p16 == "equivocal" and hpv == "negative" else p16


def _may_hold(schema: Schema, morphology: str | None, age: int | None) -> bool:
    if schema.needs_morphology and morphology is None:
        return True
    return schema.accepts_morphology(morphology or CARCINOMA) and (age is None or schema.accepts_age(age))


def _is_excluded(schema: Schema, markers: Markers) -> bool:
    return any(
        markers[name] not in accepted and markers[name] not in INCONCLUSIVE[name] for name, accepted in schema.markers
    )


def _open_questions(schema: Schema, markers: Markers, morphology: str | None, age: int | None) -> set[str]:
    questions = {name for name, accepted in schema.markers if markers[name] not in accepted}
    if schema.needs_morphology and morphology is None:
        questions.add("morphology")
    if schema.needs_age and age is None:
        questions.add("age")
    return questions


def _is_p16_decisive(candidates: Iterable[Schema]) -> bool:
    return any(name == "p16" for schema in candidates for name, _ in schema.markers)


def _warnings(candidates: list[Schema], markers: Markers, *, is_morphology_assumed: bool) -> tuple[SchemaWarning, ...]:
    warnings = []
    if markers["p16"] in {"not_tested", "equivocal"} and _is_p16_decisive(candidates):
        warnings.append(SchemaWarning(f"p16_{markers['p16']}", is_blocking=True))
    if is_morphology_assumed and not all(schema.needs_morphology for schema in candidates):
        warnings.append(SchemaWarning("morphology_assumed", is_blocking=False))
    return tuple(warnings)


def _no_schema(topography: str, morphology: str | None, at_site: list[Schema]) -> SchemaChoice:
    stages_carcinoma = any(schema.needs_morphology or schema.accepts_morphology(CARCINOMA) for schema in at_site)
    if not stages_carcinoma and _is_unspecific_subsite(topography, morphology):
        return SchemaChoice(None, ("topography",))
    cause = "no_schema_for_morphology" if stages_carcinoma else "no_schema_for_site"
    return SchemaChoice(None, (), (SchemaWarning(cause, is_blocking=False),))


def _is_unspecific_subsite(topography: str, morphology: str | None) -> bool:
    """Overlapping or unspecified (`.8`, `.9`) parts of an organ that is staged by subsite, as the larynx."""
    organ, _, subsite = topography.partition(".")
    tumour = morphology or CARCINOMA
    is_staged_organ = any(
        schema.accepts_morphology(tumour) and any(schema.covers(f"{organ}.{digit}") for digit in "01234567")
        for schema in all_schemas()
    )
    return subsite in {"8", "9"} and is_staged_organ
