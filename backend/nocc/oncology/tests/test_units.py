import re
from decimal import Decimal

import pytest

from nocc.oncology.tables import read_table
from nocc.oncology.units import UnitMismatch, conversion
from nocc.oncology.vocabularies import lab_tests

# Abridged standard atomic weights. Source: IUPAC 2021 (Prohaska et al., Pure Appl Chem 2022;94:573-600).
ATOMIC_WEIGHTS = {
    **{"H": "1.008", "C": "12.011", "N": "14.007", "O": "15.999", "Na": "22.990", "Mg": "24.305", "P": "30.974"},
    **{"Cl": "35.45", "K": "39.098", "Ca": "40.078", "Fe": "55.845", "Co": "58.933", "I": "126.90"},
}


def converted(test: str, value: str, unit: str) -> float:
    return float(conversion(lab_tests()[test], unit)(Decimal(value)))


@pytest.mark.parametrize(
    ("test", "value", "unit", "expected"),
    [
        ("hb", "134", "g/L", 13.4),
        ("hb", "8.31", "mmol/L", 13.39),
        ("crea", "88.4", "µmol/L", 1.0),
        ("bili_t", "17.1", "umol/L", 1.0),
        ("ca", "2.5", "mmol/L", 10.02),
        ("ca", "5", "mEq/L", 10.02),
        ("glu", "5.55", "mmol/L", 99.99),
        ("urea", "5", "mmol/L", 30.03),
        ("na", "140", "mEq/L", 140),
        ("plt", "250000", "/mm3", 250),
        ("wbc", "6.1", "10^9/L", 6.1),
        ("neut", "1800", "cells/uL", 1.8),
        ("hct", "0.42", "L/L", 42),
        ("ast", "0.5", "µkat/L", 30),
        ("tsh", "2.1", "µUI/mL", 2.1),
        ("ft4", "12.87", "pmol/L", 1.0),
        ("crp", "1.2", "mg/dL", 12),
        ("hba1c", "42", "mmol/mol", 5.99),
    ],
)
def test_a_value_in_another_unit_becomes_one_in_ours(test, value, unit, expected):
    assert converted(test, value, unit) == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize(
    ("test", "spelling"),
    [
        *(("hb", spelling) for spelling in ("g/dL", "g/dl", "G/DL", " g / dL ", "g%")),
        *(("wbc", spelling) for spelling in ("10*3/uL", "x10^3/µL", "10³/µL", "10E3/uL", "K/uL", "mila/mmc")),
        *(("egfr", spelling) for spelling in ("mL/min/1.73m2", "ml/min/1,73 m²", "mL/min/{1.73_m2}")),
        *(("tsh", spelling) for spelling in ("mUI/L", "mIU/l", "mU/L", "m[IU]/L", "uUI/mL")),
        *(("ast", spelling) for spelling in ("U/L", "UI/l", "IU/L")),
        *(("pt_inr", spelling) for spelling in ("", "INR", "ratio", "{INR}")),
        *(("ebv_dna", spelling) for spelling in ("copies/mL", "copie/ml", "{copies}/mL")),
        *(("esr", spelling) for spelling in ("mm/h", "mm/1h")),
        ("aptt", "sec"),
    ],
)
def test_a_unit_is_understood_as_laboratories_write_it(test, spelling):
    assert not conversion(lab_tests()[test], spelling).is_needed


@pytest.mark.parametrize(
    ("test", "unit"),
    [
        *(("hb", unit) for unit in ("", "%", "U/L", "furlong", "=1+1", "g" * 5000, "((((", "{g}", "g/")),
        *(("egfr", unit) for unit in ("mL/min", "mL/s")),
        *(("ebv_dna", unit) for unit in ("UI/mL", "/mL")),
        *(("hba1c", unit) for unit in ("1", "mmol/L")),
        *(("esr", unit) for unit in ("mm", "s")),
        *(("aptt", unit) for unit in ("ratio", "%")),
        ("crea", "mEq/L"),
        ("neut", "%"),
        ("ferritin", "pmol/L"),
    ],
)
def test_a_unit_of_something_else_is_refused(test, unit):
    with pytest.raises(UnitMismatch):
        conversion(lab_tests()[test], unit)


@pytest.mark.parametrize("test", lab_tests(), ids=lambda test: test.code)
def test_every_unit_that_is_offered_can_be_converted(test):
    for unit in test.units:
        assert conversion(test, unit).factor > 0


def test_molar_masses_are_the_sums_of_their_atoms():
    rows = [row for row in read_table("vocab/lab_details.csv") if row["formula"]]
    assert len(rows) > 15
    for row in rows:
        atoms = re.findall(r"([A-Z][a-z]?)(\d*)", row["formula"])
        total = sum(Decimal(ATOMIC_WEIGHTS[element]) * int(count or 1) for element, count in atoms)
        assert Decimal(row["molar_mass_g_mol"]) == round(total, 3), row["test_id"]


def test_every_number_for_conversion_has_a_source_and_every_test_a_panel():
    for row in read_table("vocab/lab_details.csv"):
        assert row["panel"]
        assert not row["molar_mass_g_mol"] or row["molar_mass_source"], row["test_id"]


def test_no_name_means_two_tests():
    names = [name for test in lab_tests() for name in {*test.names, test.code, test.loinc}]
    assert len(names) == len(set(names))
