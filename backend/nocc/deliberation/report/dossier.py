"""What the board knew: question, tumour, patient, material, gaps."""

from nocc.oncology.comorbidity import charlson_index
from nocc.oncology.staging.schemas import all_schemas
from nocc.oncology.vocabularies import charlson_items, mdt_facts

from .blocks import Block, facts, group, joined, lines, note, prose, section, table
from .decision import tnm
from .names import Names
from .words import Words

VOCABULARIES = ("topography", "morphology", "laterality", "grade", "p16_status", "hpv_status", "ebv_status", "pdl1_cps")


def question_section(record: dict, names: Names, words: Words) -> Block:
    case = record["case"]
    return section(
        words("sections.question"),
        [
            facts(
                [
                    (words("case.question"), case["question"]),
                    (words("case.referrer_plan"), case["referrer_plan"] or words("case.no_plan")),
                    (words("case.group"), case["group"]),
                    (words("case.opened"), names.person(case.get("opened_by"))),
                ]
            )
        ],
    )


def diagnosis_section(record: dict, names: Names, words: Words) -> Block:
    diagnosis, stagings = record["case"]["diagnosis"], record["case"]["stagings"]
    told = facts(_diagnosis_rows(diagnosis, words)) if diagnosis else note(words("diagnosis.none"))
    head = [words(f"staging.{name}") for name in ("classification", "tnm", "stage", "edition", "schema", "by")]
    rows = [_staging_row(staging, words) for staging in stagings]
    staged = table(head, rows, (2, 2.2, 1.8, 1.3, 3.4, 2.6)) or note(words("staging.none"))
    derived = [_derived(staging, words) for staging in stagings]
    return section(words("sections.diagnosis"), [told, staged, *derived])


def patient_section(record: dict, names: Names, words: Words) -> Block:
    assessment = record["assessment"]
    told = facts(_assessment_rows(assessment, words)) if assessment else note(words("assessment.none"))
    return section(words("sections.patient"), [told])


def preferences_section(record: dict, names: Names, words: Words) -> Block:
    priorities = record["patient"]["priorities"]
    if not priorities:
        return section(words("sections.preferences"), [note(words("preferences.none"))])
    ranked = [
        f"{place}. {words.term('patient_priorities', code)}" for place, code in enumerate(priorities["ranking"], 1)
    ]
    rows = [
        (words("preferences.words"), priorities["note"]),
        (words("preferences.at"), words.day(priorities["created_at"])),
    ]
    return section(words("sections.preferences"), [prose("\n".join(ranked)), facts(rows)])


def material_section(record: dict, names: Names, words: Words) -> Block:
    material = record["material"]
    parts = [
        group(words("material.documents"), [_documents(material["documents"], words)]),
        group(words("material.studies"), [_studies(material["studies"], words)]),
        *([_pathology(material["pathology"], words)] if material.get("pathology") else []),
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


def _diagnosis_rows(diagnosis: dict, words: Words) -> list[tuple[str, str]]:
    labels = words.names("diagnosis")
    return [
        (labels.get(name, name), _diagnosis_value(name, value, words))
        for name in dict.fromkeys([*labels, *diagnosis])
        if name in diagnosis and name not in ("id", "version") and (value := diagnosis[name]) not in ("", None, [], {})
    ]


def _diagnosis_value(name: str, value, words: Words) -> str:
    if name in ("topography", "morphology"):
        return words.coded(name, value)
    if name in VOCABULARIES:
        return words.term(name, value)
    if name == "presentation":
        return words.code("presentations", value)
    if name.endswith("_on"):
        return words.day(value)
    return words.plain(value)


def _staging_row(staging: dict, words: Words) -> tuple[str, ...]:
    stage = staging["stage"] or ("" if staging.get("stated_stage") else words("unknown"))
    stated = staging.get("stated_stage")
    return (
        words.code("staging", staging["classification"]),
        tnm(staging),
        joined(
            stage,
            words("staging.recorded") if staging["is_recorded"] else None,
            words("staging.stated", stage=stated) if stated and stated != stage else None,
        ),
        words("staging.ordinal", edition=staging["edition"]),
        _schema(staging, words),
        (staging.get("recorded_by") or {}).get("name", ""),
    )


def _schema(staging: dict, words: Words) -> str:
    known = {(schema.schema_id, schema.edition): schema for schema in all_schemas()}
    schema = known.get((staging["schema_id"], staging["edition"]))
    return schema.label(words.language) if schema else staging["schema_id"]


def _derived(staging: dict, words: Words) -> Block | None:
    """What the rules made of the measurements, beside the physician's categories, which prevail."""
    derived = staging.get("derived") or {}
    parts = [f"{axis}: {told['category']}" for axis, told in derived.items() if told and told.get("category")]
    title = joined(words.code("staging", staging["classification"]), words("staging.derived"), by=", ")
    return facts([(title[:1].upper() + title[1:], ", ".join(parts))])


def _assessment_rows(assessment: dict, words: Words) -> list[tuple[str, str]]:
    ecog = assessment["ecog"]
    ace27 = assessment["ace27"]
    rows = [
        ("ecog", "" if ecog is None else f"{ecog} · {words.term('ecog', ecog)}"),
        ("charlson", _charlson(assessment["charlson_items"], words)),
        ("ace27", _ace27(ace27, assessment.get("ace27_items") or {}, words)),
        ("smoking_status", _habit(assessment, "smoking_status", "pack_years", words)),
        ("alcohol_status", _habit(assessment, "alcohol_status", "alcohol_units_week", words)),
        ("prior", lines(_prior(given, words) for given in assessment["prior_treatments"])),
    ]
    told = [(words(f"assessment.{name}"), text) for name, text in rows]
    return [*told, *_fact_rows(assessment["facts"], words), *_updated(assessment, words)]


def _updated(assessment: dict, words: Words) -> list[tuple[str, str]]:
    at = assessment.get("stated_at") or assessment.get("updated_at")
    return [(words("assessment.stated_at"), words.day(at))] if at else []


def _charlson(items: list[str], words: Words) -> str:
    known = [code for code in items if code in charlson_items()]
    index = words("assessment.index", index=charlson_index(known))
    return joined(index, *(words.term("charlson", code) for code in items))


def _ace27(overall: str, items: dict, words: Words) -> str:
    if not overall:
        return ""
    graded = (
        f"{words.term('ace27_conditions', code)} ({words('assessment.grade', grade=grade)})"
        for code, grade in items.items()
    )
    return joined(words.term("ace27", overall), *graded)


def _habit(assessment: dict, status: str, amount: str, words: Words) -> str:
    stated = words.term(status, assessment[status]) if assessment[status] else None
    if assessment[amount] is None:
        return stated or ""
    return joined(stated, words(f"assessment.{amount}", number=words.number(assessment[amount])))


def _prior(given: dict, words: Words) -> str:
    dose = given.get("dose_gy")
    return joined(
        words.term("treatments", given["treatment"]),
        words.short_day(given["on"]) if given.get("on") else None,
        words("options.dose", dose=words.number(dose)) if dose is not None else None,
        given.get("field"),
        given.get("note"),
    )


def _fact_rows(stated: dict, words: Words) -> list[tuple[str, str]]:
    known = mdt_facts()
    order = [fact.code for fact in known if fact.code in stated]
    order += [code for code in stated if code not in known]
    return [(words.term("mdt_facts", code), _fact(code, stated[code], words)) for code in order]


def _fact(code: str, value, words: Words) -> str:
    fact = next((known for known in mdt_facts() if known.code == code), None)
    if fact and fact.datatype == "choice":
        return next((term.label(words.language) for term in fact.choice_labels if term.code == value), str(value))
    if fact and fact.datatype == "date":
        return words.day(value)
    unit = fact.unit if fact and fact.datatype in ("number", "integer") else ""
    return joined(words.plain(value), unit, by=" ")


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
    return joined(f"{value.get('comparator', '')}{words.number(value['value'])}", value["unit"], by=" ")


def _range(value: dict, words: Words) -> str:
    low, high = (
        None if value.get(name) is None else words.number(value[name]) for name in ("reference_low", "reference_high")
    )
    if low and high:
        return f"{low} – {high}"
    return f"≥ {low}" if low else f"≤ {high}" if high else ""


def _pathology(reports: list[dict], words: Words) -> Block:
    return group(words("material.pathology"), [_pathology_report(report, words) for report in reports])


def _pathology_report(report: dict, words: Words) -> Block | None:
    rows = [
        (words.term("pathology_fields", name), words.plain(value))
        for name, value in report.items()
        if value not in ("", None, [], {}) and name not in ("id", "staging", "report_document")
    ]
    return facts(rows)
