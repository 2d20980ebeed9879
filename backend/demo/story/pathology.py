"""The pathologist's synoptic reports: of the biopsy that made the diagnosis, and of what was operated."""

from datetime import timedelta
from decimal import Decimal

from nocc.cases.models import Staging
from nocc.oncology.vocabularies import topographies
from nocc.records.models import Document
from nocc.records.services import add_pathology, release_pathology

from ..sampler.draw import Draw
from ..sampler.model import Pathology
from .telling import Acts, Telling, at

SPECIMENS = {"salivary": "core biopsy", "unknown": "FNAC", "nodes": "FNAC", "ill_defined": "FNAC", "thyroid": "FNAC"}
P16_SITES = frozenset({"oropharynx", "unknown_primary"})
EBER_SITES = frozenset({"nasopharynx", "unknown_primary"})
MARGIN_SITES = ("profondo", "mucoso posteriore", "mucoso anteriore", "mucoso mediale")
PNI_EXTENTS = ("focale", "multifocale", "focale, nervo < 0,1 mm")
INVOLVED = frozenset({"R1", "R2"})


def biopsies(tale: Telling) -> Acts:
    # After the document, which is there from the hour on.
    ready = tale.opened_at + timedelta(hours=1, minutes=5)
    yield max(ready, at(tale.sample.diagnosed_on, 17, 30)), lambda: _report_biopsy(tale)


def report_specimen(tale: Telling, found: Pathology, staging: Staging) -> None:
    """The report on what was removed, with the pTNM that was stated with it; the lead releases it to the patient."""
    draw = Draw(f"{tale.sample.identity.fiscal_code}/specimen")
    report = add_pathology(
        case=tale.current(),
        added_by=tale.cast.user("pathology") or tale.lead,
        specimen_type="resection",
        reported_on=found.reported_on,
        taken_on=found.reported_on - timedelta(days=8),
        histology_icdo3=tale.sample.tumour.morphology,
        grade=found.grade,
        laboratory=_laboratory(tale),
        staging=staging,
        report_document=_document(tale, "pathology_surgery"),
        conclusion=_text(tale, "pathology_surgery"),
        **_tumour(draw, tale, found),
        **_margins(draw, found),
        **_nodes(draw, tale, found),
        **_markers(draw, tale),
    )
    tale.items.append(("pathology", report.pk))
    release_pathology(report=report, actor=tale.lead)


def _report_biopsy(tale: Telling) -> None:
    tumour, draw = tale.sample.tumour, Draw(f"{tale.sample.identity.fiscal_code}/biopsy")
    specimen = SPECIMENS.get(topographies()[tumour.topography].site_group, "incisional biopsy")
    is_tissue = specimen != "FNAC"
    report = add_pathology(
        case=tale.current(),
        added_by=tale.cast.user("pathology") or tale.lead,
        specimen_type=specimen,
        reported_on=tale.sample.diagnosed_on,
        taken_on=tale.sample.diagnosed_on - timedelta(days=draw.whole(3, 8)),
        histology_icdo3=tumour.morphology,
        grade=tumour.grade if is_tissue else "",
        pni="not assessed" if is_tissue else "",
        lvi="not assessed" if is_tissue else "",
        laboratory=_laboratory(tale),
        report_document=_document(tale, "pathology_biopsy"),
        conclusion=_text(tale, "pathology_biopsy"),
        **_markers(draw, tale),
    )
    tale.items.append(("pathology", report.pk))


def _tumour(draw: Draw, tale: Telling, found: Pathology) -> dict:
    size, depth = found.measurements.size_cm, found.measurements.doi_mm
    family = topographies()[tale.sample.tumour.topography].staging_family
    is_through = "inv_cortical_bone" in found.measurements.structures
    return {
        "tumour_size_cm": _decimal(size),
        "doi_mm": _decimal(depth),
        "bone_invasion": ("through cortex" if is_through else "absent") if family == "oral_cavity" else "",
        "pni": _presence(found.pni),
        "pni_extent": draw.pick(PNI_EXTENTS) if found.pni else "",
        "lvi": _presence(found.lvi),
    }


def _margins(draw: Draw, found: Pathology) -> dict:
    distances = {"R0": draw.between(5, 12), "close": draw.between(1, 4.5)} | dict.fromkeys(INVOLVED, 0.0)
    is_at_risk = found.margin == "close" or found.margin in INVOLVED
    return {
        "margin_status": found.margin,
        "closest_margin_mm": _decimal(distances.get(found.margin)),
        "margin_site": draw.pick(MARGIN_SITES) if is_at_risk else "",
    }


def _nodes(draw: Draw, tale: Telling, found: Pathology) -> dict:
    if not found.nodes_examined:
        return {}
    counts = {"nodes_examined": found.nodes_examined, "nodes_positive": found.nodes_positive}
    if not found.nodes_positive:
        return counts
    ene = found.ene or "not_assessed"
    distances = {"minor": draw.between(0.5, 2), "major": draw.between(2.5, 7)}
    return {
        **counts,
        "nodes_positive_levels": _levels(draw, tale, found),
        "largest_node_mm": _decimal(found.measurements.max_node_cm * 10),
        "contralateral_positive": found.measurements.laterality in {"contralateral", "bilateral"},
        "ene": ene,
        "ene_mm": _decimal(distances.get(ene)),
    }


def _levels(draw: Draw, tale: Telling, found: Pathology) -> list[dict]:
    """The positive stations, each with the nodes that were found in it; what is left over has no level."""
    own = tale.sample.tumour.side if tale.sample.tumour.side in {"right", "left"} else "right"
    stations = sorted({(station.level, _side(station.side, own)) for station in found.measurements.stations})
    stations = stations[: found.nodes_positive]
    left = found.nodes_positive - len(stations)
    room = found.nodes_examined // max(len(stations), 1)
    rows: list[dict] = []
    for index, (level, side) in enumerate(stations):
        positive = 1 + (left if index == 0 else 0)
        examined = max(positive, min(room, positive + draw.whole(2, 7)))
        rows.append({"level": level, "side": side, "examined": examined, "positive": positive})
    return rows if sum(row["examined"] for row in rows) <= found.nodes_examined else _uncounted(rows)


def _uncounted(rows: list[dict]) -> list[dict]:
    return [{**row, "examined": None} for row in rows]


def _side(side: str, own: str) -> str:
    return side if side in {"right", "left"} else own


def _markers(draw: Draw, tale: Telling) -> dict:
    tumour = tale.sample.tumour
    family = topographies()[tumour.topography].staging_family
    percents = {"positive": draw.whole(75, 100), "negative": draw.whole(0, 20), "equivocal": draw.whole(50, 69)}
    scores = {"lt1": 0, "1_19": draw.whole(1, 19), "ge20": draw.whole(20, 80)}
    has_p16, has_eber = family in P16_SITES, family in EBER_SITES
    return {
        "p16": tumour.p16 if has_p16 else "",
        "p16_percent": percents.get(tumour.p16) if has_p16 else None,
        "hpv": tumour.hpv if has_p16 else "",
        "eber": tumour.ebv if has_eber else "",
        "pdl1_cps": scores.get(tumour.pdl1_cps),
    }


def _presence(found: bool | None) -> str:
    return "" if found is None else "present" if found else "absent"


def _laboratory(tale: Telling) -> str:
    return f"Anatomia patologica, {tale.cast.lead.facility.name}"


def _document(tale: Telling, kind: str) -> Document | None:
    return Document.objects.filter(case=tale.current(), kind=kind).order_by("-created_at").first()


def _text(tale: Telling, kind: str) -> str:
    texts = [report.text for report in tale.sample.reports if report.kind == kind]
    return texts[-1] if texts else ""


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(str(round(number, 1)))
