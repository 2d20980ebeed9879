"""What was reviewed, item by item, and what was missing."""

from nocc.oncology.pathology import report_fields
from nocc.oncology.vocabularies import vocabulary

from .blocks import Block, facts, group, joined, note, section, table
from .names import Names
from .words import Words


def material_section(record: dict, names: Names, words: Words) -> Block:
    material = record["material"]
    parts = [
        group(words("material.documents"), [_documents(material["documents"], words)]),
        group(words("material.studies"), [_studies(material["studies"], words)]),
        *(_pathology(report, words) for report in material.get("pathology", [])),
        group(words("material.observations"), [_observations(material["observations"], words)]),
    ]
    filled = [part for part in parts if part["blocks"]]
    return section(words("sections.material"), filled or [note(words("material.none"))])


def missing_section(record: dict, names: Names, words: Words) -> Block | None:
    if "missing" not in record:
        return None
    rows = [
        (
            words.code("checklist", item["code"]),
            words.code("missing", item["status"]),
            words("missing.blocking" if item["blocking"] else "missing.advisory"),
        )
        for item in record["missing"]
    ]
    head = [words(f"missing.{name}") for name in ("item", "state", "weight")]
    return section(words("sections.missing"), [table(head, rows, (3, 2, 2)) or note(words("missing.none"))])


def _documents(documents: list[dict], words: Words) -> Block | None:
    head = [words(f"material.{name}") for name in ("item", "kind", "date", "version", "digest")]
    rows = [
        (
            document.get("title", ""),
            words.term("report_type", document["kind"]),
            words.short_day(document["dated"] or document["created_at"]),
            str(document["version"] or ""),
            (document["sha256"] or "")[:12],
        )
        for document in documents
    ]
    return table(head, rows, (4, 3.2, 1.9, 1.4, 2.2))


def _studies(studies: list[dict], words: Words) -> Block | None:
    head = [words(f"material.{name}") for name in ("modality", "study", "facility", "date")]
    rows = [
        (
            words.term("imaging_modality", study["modality"]),
            study.get("description", ""),
            study.get("facility_name", ""),
            words.short_day(study["performed_on"]),
        )
        for study in studies
    ]
    return table(head, rows, (3, 4, 3, 1.8))


def _observations(observations: list[dict], words: Words) -> Block | None:
    head = [words(f"material.{name}") for name in ("test", "value", "range", "taken")]
    rows = [
        (
            words.term("labs", value["test"]),
            joined(_measured(value, words), words.code("flags", value.get("flag") or "normal")),
            _range(value, words),
            words.short_day(value["taken_at"]),
        )
        for value in observations
    ]
    return table(head, rows, (4, 3, 2.4, 1.8))


def _measured(value: dict, words: Words) -> str:
    return joined(f"{value.get('comparator') or ''}{words.number(value['value'])}", words.unit(value["unit"]), by=" ")


def _range(value: dict, words: Words) -> str:
    low, high = (
        None if value.get(name) is None else words.number(value[name]) for name in ("reference_low", "reference_high")
    )
    if low and high:
        return f"{low} – {high}"
    return f"≥ {low}" if low else f"≤ {high}" if high else ""


def _pathology(report: dict, words: Words) -> Block:
    """A synoptic report: its fields in the order in which they are read, those that say something."""
    dated = report.get("reported_on") or report.get("taken_on") or report["created_at"]
    version = f"{words('material.version').lower()} {report['version']}"
    title = joined(words("material.pathology_report"), report.get("accession"), words.short_day(dated), version)
    fields = report_fields()
    rows = [(field.term.label(words.language), _said(field, report.get(field.name), words)) for field in fields]
    conclusion = (words("material.conclusion"), report.get("conclusion"))
    return group(title, [facts([*rows, (words("material.laboratory"), report.get("laboratory")), conclusion])])


def _said(field, value, words: Words) -> str:
    if value in ("", None, []):
        return ""
    if isinstance(value, list):
        return "; ".join(_level(entry, words) for entry in value)
    for choice in field.choices:
        if choice.code == value:
            return choice.label_it if words.language == "it" else choice.label_en
    if field.term.code_list and str(value) in vocabulary(field.term.code_list):
        return words.coded(field.term.code_list, value)
    return joined(words.plain(value), words.unit(field.term.unit) if isinstance(value, int | float) else "", by=" ")


def _level(entry: dict, words: Words) -> str:
    """Level and side with positive over examined nodes."""
    counted = "/".join(str(entry[name]) for name in ("positive", "examined") if entry.get(name) is not None)
    return joined(words.term("neck_level", entry["level"]), words.term("laterality", entry["side"]), counted, by=" ")
