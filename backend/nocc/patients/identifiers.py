"""The codes that health systems give to people: which are well formed, and when two are the same person's."""

import re
from dataclasses import dataclass

from codicefiscale import codicefiscale
from django.conf import settings

from nocc.common.rules import InvalidInput

from .models import IdentifierSystem, Patient, Sex

# Presidential decree 605/1973 and ministerial decree of 23 December 1976: the seven digits that homonyms' codes
# replace by letters, and by which.
SUBSTITUTED_POSITIONS = (6, 7, 9, 10, 12, 13, 14)
DIGIT_OF_LETTER = str.maketrans("LMNPQRSTUV", "0123456789")
FISCAL_CODE = re.compile(r"[A-Z0-9]{16}")
MONTHS = "ABCDEHLMPRST"
TEMPORARY_CODES = {
    IdentifierSystem.STP: re.compile(r"STP\d{13}"),
    IdentifierSystem.ENI: re.compile(r"ENI\d{13}"),
}


@dataclass(frozen=True)
class Identifier:
    system: IdentifierSystem
    value: str
    issuer: str
    match_key: str


def read_identifier(*, system: IdentifierSystem, value: str, issuer: str = "", patient: Patient) -> Identifier:
    """The identifier as it is stored: upper case without spaces, checked for this patient.

    Raises InvalidInput: `fiscal_code_invalid`, `fiscal_code_mismatch` (with what disagrees), `stp_invalid`,
    `eni_invalid`, `issuer_required`.
    """
    issuer = issuer.strip()
    if system == IdentifierSystem.HOSPITAL:
        if not issuer:
            raise InvalidInput("issuer_required", field="issuer")
        value = value.strip()
        return Identifier(system, value, issuer, value.upper())
    value = re.sub(r"\s", "", value).upper()
    if system == IdentifierSystem.FISCAL_CODE:
        return Identifier(system, value, "", _checked_fiscal_code(value, patient))
    if not TEMPORARY_CODES[system].fullmatch(value):
        raise InvalidInput(f"{system}_invalid", field="value")
    return Identifier(system, value, issuer, value)


def without_substitutions(code: str) -> str:
    """The fiscal code's first fifteen characters with their digits restored: equal for all its omocodes."""
    characters = list(code[:15])
    for position in SUBSTITUTED_POSITIONS:
        characters[position] = characters[position].translate(DIGIT_OF_LETTER)
    return "".join(characters)


def key_to_look_up(system: IdentifierSystem, value: str) -> str:
    """How an identifier that somebody types is found."""
    value = re.sub(r"\s", "", value).upper()
    return without_substitutions(value) if system == IdentifierSystem.FISCAL_CODE and len(value) == 16 else value


def _checked_fiscal_code(code: str, patient: Patient) -> str:
    """The code's key. False codes are for patients who do not exist, and only in the demonstration."""
    if settings.DEMO and patient.is_synthetic:
        return key_to_look_up(IdentifierSystem.FISCAL_CODE, code)
    if not FISCAL_CODE.fullmatch(code) or not codicefiscale.is_valid(code):
        raise InvalidInput("fiscal_code_invalid", field="value")
    key = without_substitutions(code)
    if disagreeing := [name for name, agrees in _agreements(key, patient).items() if not agrees]:
        raise InvalidInput("fiscal_code_mismatch", field="value", disagreeing=disagreeing)
    return key


def _agreements(key: str, patient: Patient) -> dict[str, bool]:
    born, day = patient.birth_date, int(key[9:11])
    return {
        "family_name": key[:3] == codicefiscale.encode_lastname(patient.family_name),
        "given_name": key[3:6] == codicefiscale.encode_firstname(patient.given_name),
        # Women's days are counted from 41.
        "birth_date": key[6:9] == f"{born:%y}{MONTHS[born.month - 1]}" and day % 40 == born.day,
        "sex": patient.sex not in (Sex.MALE, Sex.FEMALE) or (day > 40) == (patient.sex == Sex.FEMALE),
    }
