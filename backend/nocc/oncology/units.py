"""Units of laboratory values: as people write them, in UCUM, and from one to another."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from .terms import LabTest

LONGEST = 40
# Beyond it a factor is noise of binary arithmetic.
FACTOR_DIGITS = 12

ANNOTATION = re.compile(r"\{[^}]*\}")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Spellings that no laboratory means otherwise, applied in turn.
SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (r"\s+", ""),
        (r"[µμ]", "u"),
        (r"mcg", "ug"),
        (r"(?<=10)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", r"*\1"),
        (r"^[x×*]?10(?:\^|\*\*|e|exp)(?=\d)", "10*"),
        (r"^[x×]10", "10"),
        (r"/1[.,]73(?:m2|m\^2|m²|mq)$", "/{1.73_m2}"),
        (r"/(?:mm3|mm\^3|mm³|mmc|cmm)$", "/uL"),
        (r"\{(?:cells?|#)\}|^(?:cells?|cellule|n\.?)(?=/)", ""),
        (r"^(?:k|mila|migliaia)(?=/ul$)", "10*3"),
        (r"^(?:m|mil|milioni)(?=/ul$)", "10*6"),
        (r"^copies(?=/)|^copie(?=/)", "{copies}"),
        (r"^(?:sec|secondi|seconds)\.?$", "s"),
        (r"/(?:1h|ora|hr|1ora)$", "/h"),
    )
)
INTERNATIONAL_UNIT = re.compile(r"(?<![a-z])([munp]?)(?:\[?IU\]?|UI)(?![a-z])", re.IGNORECASE)
ENZYME_OR_INTERNATIONAL = re.compile(r"(?<![a-z\[])([mun]?)U(?![a-z\]])", re.IGNORECASE)
# NGSP % = 0.09148 × IFCC mmol/mol + 2.152. Source: Hoelzel et al., Clin Chem 2004;50:166-174.
GLYCATED = ("mmol/mol", Decimal("0.09148"), Decimal("2.152"))


class UnitMismatch(ValueError):
    """This unit is unknown, or measures something else than the test does."""


@dataclass(frozen=True)
class Conversion:
    """value in `unit` × factor + offset = value in the unit of the test."""

    unit: str
    factor: Decimal = Decimal(1)
    offset: Decimal = Decimal(0)

    @property
    def is_needed(self) -> bool:
        return self.factor != 1 or self.offset != 0

    def __call__(self, value: Decimal) -> Decimal:
        return value * self.factor + self.offset


@lru_cache(maxsize=4096)
def conversion(test: LabTest, written: str) -> Conversion:
    """How a value in the unit as somebody wrote it becomes one in the unit of the test. Raises UnitMismatch."""
    if written == test.ucum:
        return Conversion(test.ucum)
    unit = _as_ucum(test, written)
    if unit == test.ucum:
        return Conversion(unit)
    if test.code == "hba1c":
        # Percent and mmol/mol are two scales of one quantity: plain arithmetic would be wrong.
        ifcc, factor, offset = GLYCATED
        if unit != ifcc:
            raise UnitMismatch(written)
        return Conversion(unit, factor, offset)
    if _kinds(unit) != _kinds(test.ucum):
        raise UnitMismatch(written)
    return Conversion(unit, _factor(test, unit))


def _as_ucum(test: LabTest, written: str) -> str:
    if len(written) > LONGEST:
        raise UnitMismatch(written)
    unit = written.strip()
    for pattern, replacement in SPELLINGS:
        unit = pattern.sub(replacement, unit)
    unit = unit.translate(SUPERSCRIPTS)
    if "[IU]" in test.ucum:
        unit = INTERNATIONAL_UNIT.sub(lambda found: f"{found[1].lower()}[IU]", unit)
        if "[IU]" not in unit:
            unit = ENZYME_OR_INTERNATIONAL.sub(lambda found: f"{found[1].lower()}[IU]", unit)
    elif test.ucum.startswith("U/"):
        # Laboratories write IU for the unit of enzyme activity.
        unit = INTERNATIONAL_UNIT.sub(lambda found: f"{found[1].lower()}U", unit)
    if test.ucum == "{INR}" and unit.casefold() in {"", "1", "inr", "ratio", "{ratio}"}:
        return test.ucum
    if test.ucum.startswith("10*") and unit in {"G/L", "T/L"}:
        return {"G/L": "10*9/L", "T/L": "10*12/L"}[unit]
    if unit.casefold() in {"g%", "gr/dl", "g/100ml", "mg%"}:
        return "mg/dL" if unit.casefold() == "mg%" else "g/dL"
    return _spellings_of(test).get(unit.casefold(), unit)


@cache
def _spellings_of(test: LabTest) -> dict[str, str]:
    """Units that this test is usual in, however their letters are cased."""
    return {unit.casefold(): unit for unit in reversed(test.units)}


def _kinds(unit: str) -> tuple[bool, tuple[str, ...]]:
    """What UCUM's arithmetic overlooks: international units and annotations count different things."""
    return "[IU]" in unit, tuple(ANNOTATION.findall(unit))


def _factor(test: LabTest, unit: str) -> Decimal:
    ours, theirs = _quantity(test.ucum), _quantity(unit)
    if "eq" in unit.casefold():
        if test.valence is None:
            raise UnitMismatch(unit)
        theirs = theirs / test.valence
    molar_mass = test.molar_mass_g_mol
    substance, mass = "[substance]", "[mass]"
    if molar_mass is not None and substance in theirs.dimensionality and mass in ours.dimensionality:
        theirs = theirs * _quantity("g/mol") * float(molar_mass)
    elif molar_mass is not None and mass in theirs.dimensionality and substance in ours.dimensionality:
        theirs = theirs / (_quantity("g/mol") * float(molar_mass))
    if theirs.dimensionality != ours.dimensionality:
        raise UnitMismatch(unit)
    return Decimal(f"{(theirs / ours).to('dimensionless').magnitude:.{FACTOR_DIGITS}g}")


def _quantity(unit: str) -> Any:
    from ucumvert import InvalidUcumError

    try:
        quantity = _registry().from_ucum(unit)
    except InvalidUcumError:
        raise UnitMismatch(unit) from None
    if not hasattr(quantity, "dimensionality"):
        # An annotation alone says what is counted, not in what.
        raise UnitMismatch(unit)
    return quantity


@cache
def _registry() -> Any:
    from ucumvert import PintUcumRegistry  # most of a second to load: only where a unit is not the usual one

    return PintUcumRegistry()
