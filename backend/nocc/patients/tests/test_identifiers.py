from datetime import date

import pytest
from codicefiscale import codicefiscale
from hypothesis import given
from hypothesis import strategies as st

from nocc.common.rules import InvalidInput

from ..identifiers import SUBSTITUTED_POSITIONS, key_to_look_up, read_identifier, without_substitutions
from ..models import Patient

CODE = codicefiscale.encode("Rossi", "Paola", "F", "14/03/1962", "Bari")
OMOCODES = codicefiscale.decode(CODE)["omocodes"]


def paola(**changes) -> Patient:
    identity = {"family_name": "Rossi", "given_name": "Paola", "birth_date": date(1962, 3, 14), "sex": "female"}
    return Patient(**(identity | changes))


def read(value: str, *, system: str = "fiscal_code", patient: Patient | None = None, **fields):
    return read_identifier(system=system, value=value, patient=patient or paola(), **fields)


def refusal(*args, **kwargs) -> InvalidInput:
    with pytest.raises(InvalidInput) as refused:
        read(*args, **kwargs)
    return refused.value


def test_a_fiscal_code_is_kept_in_upper_case_without_spaces():
    assert read(f" {CODE[:6].lower()} {CODE[6:]} ").value == CODE


def test_all_omocodes_are_the_same_person():
    assert len(OMOCODES) == 2 ** len(SUBSTITUTED_POSITIONS)
    assert {read(code).match_key for code in OMOCODES} == {CODE[:15]}
    assert {key_to_look_up("fiscal_code", code) for code in OMOCODES} == {CODE[:15]}


@given(st.sampled_from(OMOCODES), st.sampled_from(OMOCODES))
def test_restoring_the_digits_twice_changes_nothing(one, other):
    assert without_substitutions(one) == without_substitutions(other)
    assert without_substitutions(without_substitutions(one)) == without_substitutions(one)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "X",
        CODE[:15],
        CODE + "A",
        CODE[:15] + ("A" if CODE[15] != "A" else "B"),
        "-".join((CODE[:6], CODE[6:])),
        "0123456789012345",
        CODE[:8] + "Z" + CODE[9:],
    ],
)
def test_a_malformed_code_is_refused(value):
    assert refusal(value).code == "fiscal_code_invalid"


@pytest.mark.parametrize(
    ("changes", "disagreeing"),
    [
        ({"family_name": "Bianchi"}, ["family_name"]),
        ({"given_name": "Maria"}, ["given_name"]),
        ({"birth_date": date(1962, 3, 15)}, ["birth_date"]),
        ({"birth_date": date(1963, 3, 14)}, ["birth_date"]),
        ({"sex": "male"}, ["sex"]),
        ({"family_name": "Bianchi", "sex": "male"}, ["family_name", "sex"]),
    ],
)
def test_a_code_that_disagrees_with_the_person_says_in_what(changes, disagreeing):
    refused = refusal(CODE, patient=paola(**changes))
    assert refused.code == "fiscal_code_mismatch"
    assert refused.extra["disagreeing"] == disagreeing


@pytest.mark.parametrize("sex", ["female", "other", "unknown"])
def test_a_code_agrees_where_the_administrative_sex_is_not_stated(sex):
    assert read(CODE, patient=paola(sex=sex))


def test_accents_and_apostrophes_are_no_disagreement():
    code = codicefiscale.encode("D'Amicò", "Niccolò", "M", "01/12/1950", "Bari")
    patient = paola(family_name="D'Amicò", given_name="Niccolò", birth_date=date(1950, 12, 1), sex="male")
    assert read(code, patient=patient)


@pytest.mark.parametrize(("is_demonstration", "is_synthetic", "accepted"), [(1, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 0)])
def test_only_synthetic_patients_of_the_demonstration_have_false_codes(
    settings, is_demonstration, is_synthetic, accepted
):
    settings.DEMO = bool(is_demonstration)
    patient, false_code = paola(is_synthetic=bool(is_synthetic)), "RSSPLA62C54A662?"
    if accepted:
        assert read(false_code, patient=patient)
    else:
        assert refusal(false_code, patient=patient).code == "fiscal_code_invalid"


@pytest.mark.parametrize("system", ["stp", "eni"])
def test_codes_of_foreigners_are_three_letters_and_thirteen_digits(system):
    letters = system.upper()
    assert read(f"{letters.lower()} 1234567890123", system=system).value == f"{letters}1234567890123"
    for value in (f"{letters}123456789012", f"{letters}12345678901234", "XYZ1234567890123", f"{letters}12345678901A3"):
        assert refusal(value, system=system).code == f"{system}_invalid"


def test_a_hospital_number_names_its_hospital():
    assert refusal("12345", system="hospital").code == "issuer_required"
    assert read("ab 12", system="hospital", issuer="Policlinico").match_key == "AB 12"
