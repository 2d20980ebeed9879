"""What the board knew: question, tumour, patient."""

from nocc.oncology.comorbidity import charlson_index
from nocc.oncology.staging import all_inputs
from nocc.oncology.staging.schemas import all_schemas
from nocc.oncology.vocabularies import charlson_items, mdt_facts

from .blocks import Block, facts, joined, lines, note, prose, section, table
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
    kind = words.code("staging", staging["classification"])
    derived = (staging.get("derived") or {}).items()
    categories = ", ".join(filter(None, (_category(axis, told, words) for axis, told in derived if told)))
    findings = "; ".join(_finding(name, value, words) for name, value in (staging.get("findings") or {}).items())
    return facts(
        [
            (words("staging.findings", classification=kind), findings),
            (words("staging.derived", classification=kind), categories),
        ]
    )


def _category(axis: str, told: dict, words: Words) -> str:
    if told.get("category"):
        return told["category"]
    return words("staging.at_least", category=told["at_least"]) if told.get("at_least") else ""


def _finding(name: str, value, words: Words) -> str:
    known = all_inputs().get(name)
    if known is None:
        return f"{name}: {words.plain(value)}"
    if known.kind == "choice":
        return f"{known.label(words.language)}: {known.choice_labels(words.language).get(value, value)}"
    return f"{known.label(words.language)}: {joined(words.plain(value), known.unit, by=' ')}"


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
    unit = words.unit(fact.unit) if fact and fact.datatype in ("number", "integer") else ""
    return joined(words.plain(value), unit, by=" ")
