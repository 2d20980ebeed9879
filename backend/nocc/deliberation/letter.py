"""The decision in plain words as a sheet for the patient to take home."""

from collections.abc import Sequence
from typing import TypedDict

from django.utils.formats import date_format
from django.utils.translation import override

from nocc.cases.models import Case, Participant
from nocc.cases.selectors import lead_of, staff_of
from nocc.common.clinic import day_of
from nocc.common.pdf import Language, render_pdf
from nocc.directory.models import Facility
from nocc.oncology.glossary import entries_in
from nocc.oncology.vocabularies import label

from .models import Decision


class Explained(TypedDict):
    """An exam of the patient with what it means."""

    title: str
    text: str


def letter_of(decision: Decision, *, language: Language, explained: Sequence[Explained] = ()) -> bytes:
    """PDF/A of a signed decision's plain words, with their glossary, the team as it is now and whom to call."""
    case = decision.case
    texts = "\n".join([decision.plain_words, *(exam["text"] for exam in explained)])
    content = {
        "patient": f"{case.patient.given_name} {case.patient.family_name}",
        "day": _day(decision, language),
        "text": decision.plain_words,
        "explained": list(explained),
        "words": [entry._asdict() for entry in entries_in(texts, language)],
        "team": [_member(place, language) for place in _team(case)],
        **_contact(lead_of(case).user.physician.facility),
    }
    made_at = decision.signed_at or decision.updated_at
    return render_pdf("deliberation/pdf/letter.typ", content, language=language, made_at=made_at)


def _day(decision: Decision, language: Language) -> str:
    with override(language):
        day = date_format(day_of(decision.signed_at or decision.updated_at), "j F Y")
    # Django writes Italian months with a capital.
    return day.lower() if language == "it" else day


def _team(case: Case) -> list[Participant]:
    return list(staff_of(case).select_related("user__physician__facility").order_by("role", "created_at", "id"))


def _member(place: Participant, language: Language) -> dict:
    physician = place.user.physician
    specialty = label("specialties", physician.specialty, language)
    return {"name": place.user.full_name, "specialty": specialty, "facility": physician.facility.name}


def _contact(facility: Facility) -> dict:
    address = ", ".join(filter(None, (facility.address, f"{facility.postcode} {facility.city}".strip())))
    return {
        "facility": facility.name,
        "contact": {"name": facility.name, "phone": facility.phone, "address": address},
    }
