"""The decision itself: what, on which conditions, against what, who does what, how it differs, what was told."""

from .blocks import Block, facts, group, joined, lines, note, prose, section, table
from .names import Names
from .words import Words

# In the order in which they are told.
CHANGES = ("option", "alternatives", "conditions", "consensus", "stagings", "diagnosis", "priorities", "question")


def verdict(record: dict, names: Names, words: Words) -> Block:
    """What the reader looks for first."""
    decision = record["decision"]
    option = names.papers[decision["option"]]
    return {
        "kind": "verdict",
        "kicker": words("decision.chosen", letter=option["letter"]),
        "title": option["title"],
        "steps": steps(option, words),
        "facts": [
            [label, text]
            for label, text in (
                (words("decision.conditions"), lines(decision["conditions"])),
                (words("decision.alternatives"), lines(map(names.option, decision["alternatives"]))),
                (words("decision.consensus"), words.code("consensus", decision["consensus"])),
                (words("decision.dissent"), _dissent(decision, names, words)),
            )
            if text
        ],
    }


def steps(option: dict, words: Words) -> list[str]:
    return [_step(step, words) for step in option["steps"]]


def decision_section(record: dict, names: Names, words: Words) -> Block:
    decision = record["decision"]
    said = [
        (words(f"decision.{name}"), decision[name])
        for name in ("summary", "departure_reason", "quorum_reason")
        if decision[name]
    ]
    earlier = decision["supersedes"]
    superseded = (
        words(
            "decision.superseded",
            at=words.day(earlier["signed_at"]),
            signer=earlier["signed_by"]["name"],
            sha256=earlier["sha256"][:16] + "…",
        )
        if earlier and "signed_at" in earlier
        else ""
    )
    return section(words("sections.decision"), [facts([*said, (words("decision.supersedes"), superseded)])])


def differences_section(record: dict, names: Names, words: Words) -> Block | None:
    told = record["decision"].get("differences")
    if told is None:
        return None
    rows = [
        (words(f"differences.{name}"), *(_state(name, told[name][side], names, words) for side in ("before", "after")))
        for name in CHANGES
        if name in told
    ]
    added = facts([(words("differences.material"), _added(record, told["material_added"], words))])
    head = (words("differences.what"), words("differences.before"), words("differences.after"))
    changes = table(head, rows, (1, 2, 2))
    nothing = None if changes or added else note(words("differences.nothing"))
    return section(words("sections.differences"), [changes, added, nothing])


def actions_section(record: dict, names: Names, words: Words) -> Block:
    head = [words(f"actions.{name}") for name in ("what", "owner", "where", "due")]
    rows = [
        (
            action["what"],
            names.participant(action["owner"]),
            action["where"],
            words.short_day(action["due"]) if action["due"] else "",
        )
        for action in record["decision"]["actions"]
    ]
    return section(words("sections.actions"), [table(head, rows, (5, 3, 3, 1.6)) or note(words("actions.none"))])


def told_section(record: dict, names: Names, words: Words) -> Block:
    decision = record["decision"]
    parts = [
        group(words(f"told.{title}"), [prose(decision[name])])
        for title, name in (("in_person", "told_patient"), ("in_writing", "plain_words"))
        if decision[name]
    ]
    return section(words("sections.told"), parts or [note(words("told.nothing"))])


def _step(step: dict, words: Words) -> str:
    dose = None
    if step.get("dose_gy") is not None:
        given = {"dose": words.number(step["dose_gy"]), "fractions": step.get("fractions")}
        dose = words("options.fractions" if step.get("fractions") else "options.dose", **given)
    return joined(
        words.term("treatments", step["treatment"]),
        words.term("regimens", step["regimen"]) if step.get("regimen") else None,
        words.term("rt_schedules", step["rt_schedule"]) if step.get("rt_schedule") else None,
        dose,
        step.get("note"),
    )


def _dissent(decision: dict, names: Names, words: Words) -> str:
    return lines(_objection(entry, names, words) for entry in decision["dissent"]) or words("decision.no_dissent")


def _objection(entry: dict, names: Names, words: Words) -> str:
    how = (
        words("decision.preferred", option=names.letter(entry["option"]))
        if entry["option"]
        else words("decision.beside")
    )
    return f"{names.participant(entry['participant'])} ({how}): {entry['reason'] or words('decision.no_reason')}"


def _state(name: str, value, names: Names, words: Words) -> str:
    match name:
        case "option":
            return names.named(value)
        case "alternatives":
            return lines(map(names.named, value)) or words("none")
        case "stagings":
            return lines(staging_line(staging, words) for staging in value) or words("none")
        case "consensus":
            return words.code("consensus", value)
        case "priorities":
            return lines(words.term("patient_priorities", code) for code in value) or words("none")
        case "conditions":
            return lines(value) or words("none")
        case "diagnosis":
            return lines(_diagnosis_line(value, words)) if value else words("none")
    return str(value)


def _diagnosis_line(diagnosis: dict, words: Words) -> list[str]:
    return [words.coded(name, diagnosis[name]) for name in ("topography", "morphology") if diagnosis.get(name)] + [
        f"{words(f'diagnosis.{name}')}: {words.term(name, diagnosis[name])}"
        for name in ("laterality", "grade", "p16_status", "hpv_status", "ebv_status", "pdl1_cps")
        if diagnosis.get(name)
    ]


def staging_line(staging: dict, words: Words) -> str:
    stage = f"{words('staging.stage').lower()} {staging['stage']}" if staging["stage"] else None
    edition = words("staging.ordinal", edition=staging["edition"])
    return joined(tnm(staging), stage, edition)


def tnm(staging: dict) -> str:
    """cT2 N1 M0, with the prefixes before the classification: ycT2, rpT3, T2(m)."""
    before = "".join(prefix for prefix in staging["prefixes"] if prefix != "m")
    several = "(m)" if "m" in staging["prefixes"] else ""
    return f"{before}{staging['classification']}{staging['t']}{several} {staging['n']} {staging['m']}"


def _added(record: dict, added: dict, words: Words) -> str:
    told = []
    for kind, rows in added.items():
        known = {row["id"]: row for row in record["material"].get(kind, ())}
        told += [_item(kind, known[row["id"]], words) for row in rows if row["id"] in known]
    return lines(dict.fromkeys(told))


def _item(kind: str, row: dict, words: Words) -> str:
    match kind:
        case "documents":
            return joined(row.get("title") or words.term("report_type", row["kind"]), f"v{row['version']}")
        case "studies":
            return joined(words.term("imaging_modality", row["modality"]), words.short_day(row["performed_on"]))
        case "observations":
            return joined(words.term("labs", row["test"]), words.short_day(row["taken_at"]))
        case "pathology":
            return joined(words("material.pathology_report"), f"v{row['version']}")
    return kind
