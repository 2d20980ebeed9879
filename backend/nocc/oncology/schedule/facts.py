from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

RADIOTHERAPY = ("RT", "CRT", "BRT")
# Beside the treatment of the tumour: watching, comfort, support, and the procedures around an operation.
NOT_TREATMENT = ("AS", "SURV", "BSC", "PC", "S.SUP", "S.DX", "REHAB", "NUTR", "SMOKE", "PSY", "DENTF")


class Irradiated(StrEnum):
    """Parts that a beam may have covered, as far as follow-up asks."""

    NECK = "neck"
    ORAL_REGION = "oral_region"
    MANDIBLE = "mandible"
    ELSEWHERE = "elsewhere"


def is_or_is_under(code: str, *parents: str) -> bool:
    """Is this treatment one of these, or a kind of one? `S` covers `S.ND`, not `SYS`."""
    return any(code == parent or code.startswith(f"{parent}.") for parent in parents)


@dataclass(frozen=True, kw_only=True)
class Course:
    """A treatment given. `irradiated` is None where nobody has said what the beam covered."""

    code: str
    dose_gy: Decimal | None = None
    irradiated: frozenset[Irradiated] | None = None
    mandible_gy: Decimal | None = None

    @property
    def is_radiotherapy(self) -> bool:
        return is_or_is_under(self.code, *RADIOTHERAPY)


@dataclass(frozen=True, kw_only=True)
class FollowupFacts:
    """What the conditions of the schedule ask about. None and empty texts are facts that nobody has given.

    `site` is the site group of the topography, `t` and `n` categories without prefix, the states codes of their
    vocabularies.
    """

    courses: tuple[Course, ...] = ()
    site: str = ""
    t: str = ""
    n: str = ""
    p16_status: str = ""
    ebv_status: str = ""
    smoking_status: str = ""
    pack_years: Decimal | None = None
    alcohol_status: str = ""
