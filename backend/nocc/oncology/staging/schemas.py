"""The staging schemas of each edition: where they apply and what they need to know."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ..tables import Row, read_table
from ..vocabularies import morphologies

# ICD-O-3 histology numbers of thyroid tumours. Source: AJCC 8, chapters 73 and 74.
ANAPLASTIC = frozenset({8020, 8021, *range(8030, 8036)})
MEDULLARY = frozenset({8345, 8346, 8347, 8510})
DIFFERENTIATED = frozenset({8050, 8260, 8290, *range(8330, 8345), 8350})

SQUAMOUS_LIKE_FAMILIES = frozenset({"squamous", "undifferentiated", "epithelial_other"})
MERKEL_CELL = 8247


class UnknownSchema(LookupError):
    """The edition has no such schema; a stage recorded with it is kept as it is."""


def number_of(morphology: str) -> int:
    """Histology number of an ICD-O-3 morphology: 8070 of `8070/3`."""
    return int(morphology.partition("/")[0])


def _family(morphology: str) -> str | None:
    known = morphologies()
    return known[morphology].family if morphology in known else None


def _is_carcinoma(morphology: str) -> bool:
    # Some salivary carcinomas (carcinoma ex pleomorphic adenoma, myoepithelial) are numbered above 8700.
    return 8000 <= number_of(morphology) <= 8700 or _family(morphology) == "salivary_adeno"


def _is_squamous(morphology: str) -> bool:
    return 8050 <= number_of(morphology) <= 8086 or _family(morphology) in SQUAMOUS_LIKE_FAMILIES


def _is_melanoma(morphology: str) -> bool:
    return 8720 <= number_of(morphology) <= 8790


def _is_skin_carcinoma(morphology: str) -> bool:
    # Merkel cell carcinoma has a chapter of its own.
    return _is_carcinoma(morphology) and number_of(morphology) != MERKEL_CELL


HISTOLOGIES: dict[str, Callable[[str], bool]] = {
    "ICD-O-3 8000-8700 (carcinomas)": _is_carcinoma,
    "SCC": _is_squamous,
    "SCC and other NMSC": _is_skin_carcinoma,
    "8720-8790": _is_melanoma,
}
THYROID_HISTOLOGIES = {
    "thyroid_diff_lt55": DIFFERENTIATED,
    "thyroid_diff_ge55": DIFFERENTIATED,
    "thyroid_anaplastic": ANAPLASTIC,
    "thyroid_medullary": MEDULLARY,
}
THYROID_AGES = {"thyroid_diff_lt55": range(0, 55), "thyroid_diff_ge55": range(55, 200)}


@dataclass(frozen=True)
class Schema:
    """One schema in one edition. `markers` holds, per marker, the results that the schema accepts."""

    schema_id: str
    edition: str
    label_en: str
    label_it: str
    topography: tuple[tuple[str, str], ...]
    histology: str
    markers: tuple[tuple[str, frozenset[str]], ...]
    classifications: frozenset[str]
    is_provisional: bool

    def label(self, language: str) -> str:
        return self.label_it if language.startswith("it") else self.label_en

    def covers(self, topography: str) -> bool:
        return any(first <= topography <= last for first, last in self.topography)

    def accepts_morphology(self, morphology: str) -> bool:
        if numbers := THYROID_HISTOLOGIES.get(self.schema_id):
            return number_of(morphology) in numbers
        return HISTOLOGIES[self.histology](morphology)

    def accepts_age(self, age: int) -> bool:
        return self.schema_id not in THYROID_AGES or age in THYROID_AGES[self.schema_id]

    @property
    def needs_morphology(self) -> bool:
        return self.schema_id in THYROID_HISTOLOGIES

    @property
    def needs_age(self) -> bool:
        return self.schema_id in THYROID_AGES


def _topography_ranges(text: str) -> tuple[tuple[str, str], ...]:
    """`C00.3-C00.5;C03` becomes ((C00.3, C00.5), (C03.0, C03.9)); remarks in brackets are not ranges."""
    ranges = []
    for part in text.partition("(")[0].split(";"):
        first, _, last = part.strip().partition("-")
        last = last or first
        ranges.append((first if "." in first else f"{first}.0", last if "." in last else f"{last}.9"))
    return tuple(ranges)


def _markers(discriminator: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """`ebv=negative;p16=negative|not_tested`; words without `=` (age, histology of the thyroid) are no markers."""
    parts = (part.partition("=") for part in discriminator.split(";") if "=" in part)
    return tuple((name, frozenset(results.split("|"))) for name, _, results in parts)


def _schema(row: Row) -> Schema:
    return Schema(
        schema_id=row["schema_id"],
        edition=row["edition"],
        label_en=row["label_en"],
        label_it=row["label_it"],
        topography=_topography_ranges(row["topography"]),
        histology=row["histology"],
        markers=_markers(row["discriminator"]),
        classifications=frozenset(row["classifications"].split(",")),
        is_provisional="PROVISIONAL" in row["grouping_status"],
    )


@cache
def all_schemas() -> tuple[Schema, ...]:
    return tuple(_schema(row) for row in read_table("staging/schemas.csv"))


@cache
def _schemas_by_key() -> dict[tuple[str, str], Schema]:
    return {(schema.schema_id, schema.edition): schema for schema in all_schemas()}


def find_schema(schema_id: str, edition: str) -> Schema:
    try:
        return _schemas_by_key()[schema_id, edition]
    except KeyError:
        raise UnknownSchema(f"{schema_id}, edition {edition}") from None


def schemas_of(schema_id: str) -> tuple[Schema, ...]:
    """The schema in each of its editions, oldest first."""
    return tuple(schema for schema in all_schemas() if schema.schema_id == schema_id)


def editions_of(schema_id: str, *, provisional_enabled: bool) -> tuple[str, ...]:
    """Editions in which the schema may be grouped, oldest first."""
    return tuple(schema.edition for schema in schemas_of(schema_id) if provisional_enabled or not schema.is_provisional)
