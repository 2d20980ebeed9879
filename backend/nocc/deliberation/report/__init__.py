"""The signed record as a document to print, keep and hand over: the same content, in words."""

import json
from datetime import datetime

from nocc.common.pdf import Language, render_pdf

from ..models import Decision
from ..record.sealed import sealed_record
from . import decision as verdicts
from . import dossier, material, people
from .blocks import Block
from .names import Names
from .words import Words

TEMPLATE = "deliberation/pdf/record.typ"
SECTIONS = (
    verdicts.decision_section,
    verdicts.differences_section,
    verdicts.actions_section,
    verdicts.told_section,
    dossier.question_section,
    dossier.diagnosis_section,
    dossier.patient_section,
    dossier.preferences_section,
    people.options_section,
    people.investigations_section,
    people.rounds_section,
    people.people_section,
    material.material_section,
    material.missing_section,
)


def report_of(decision: Decision, language: Language) -> bytes:
    """PDF/A-3a of a signed decision, made of nothing but its record and seal; `record.json` is attached."""
    record = json.loads(decision.record)
    content = content_of(record, language) | {"seal": _seal(decision, record, Words(language))}
    return render_pdf(
        TEMPLATE,
        content,
        language=language,
        made_at=datetime.fromisoformat(record["decision"]["signed_at"]),
        attachments={"record.json": sealed_record(decision)},
    )


def content_of(record: dict, language: Language) -> dict:
    words = Words(language)
    names = Names(record, words)
    sections = (make(record, names, words) for make in SECTIONS)
    decision, patient = record["decision"], record["patient"]
    told = {"reference": record["case"]["reference"], "number": decision["number"]}
    signed = {"at": words.moment(decision["signed_at"]), "signer": decision["signed_by"]["name"]}
    return {
        "title": words("title"),
        "kicker": record["case"]["group"],
        "subtitle": words("subtitle", **told, **signed),
        "running": words("running", **told, patient=f"{patient['family_name']} {patient['given_name']}"),
        "notice": record["notice"][language],
        "patient": _patient(patient, words),
        "verdict": verdicts.verdict(record, names, words),
        "sections": [made for made in sections if made and made["blocks"]],
    }


def _patient(patient: dict, words: Words) -> list[list[str]]:
    codes = [
        [
            words.code("identifiers", identifier["system"]),
            " ".join(filter(None, (identifier["value"], _issuer(identifier)))),
        ]
        for identifier in patient["identifiers"]
    ]
    return [
        [words("patient.name"), f"{patient['family_name']} {patient['given_name']}"],
        [words("patient.born"), words.day(patient["birth_date"])],
        [words("patient.sex"), words.code("sexes", patient["sex"])],
        *([[words("patient.born_in"), patient["birth_place"]]] if patient.get("birth_place") else []),
        *codes,
    ]


def _issuer(identifier: dict) -> str:
    return f"({identifier['issuer']})" if identifier["issuer"] else ""


def _seal(decision: Decision, record: dict, words: Words) -> Block:
    signer, content = record["decision"]["signed_by"], record["decision"]
    register = words("seal.register", number=signer["register_number"]) if signer.get("register_number") else None
    names = Names(record, words)
    utc = content["signed_at"].replace("T", " ").removesuffix("Z")
    return {
        "title": words("sections.seal"),
        "rows": [
            [words("seal.signed"), ", ".join(filter(None, (names.person(signer), register)))],
            [words("seal.at"), words("seal.utc", local=words.moment(content["signed_at"]), utc=utc)],
            [words("seal.id"), content["id"]],
            [words("seal.format"), record["format"]],
        ],
        "codes": [
            [words("seal.sha256"), decision.sha256],
            [words("seal.key"), decision.key_id],
            [words("seal.signature"), decision.signature],
        ],
        "how_title": words("seal.how_title"),
        "how": words("seal.how"),
        "command": words("seal.command"),
        "glyphs": words("seal.glyphs"),
    }
