"""What real records lack: blanks at published rates, and in a few cases a deliberate problem to be found."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .draw import Draw
from .model import Host, Pathology, Staging, Tumour
from .source import distributions
from .tumour import Markers, staged

PROBLEM_SHARE = 0.045
# Sites whose stage groups did not change from the 7th to the 8th edition for the same categories.
SAME_GROUPS_IN_7TH = ("larynx", "hypopharynx", "oral_cavity")


def draw_problem(draw: Draw, tumour: Tumour) -> str | None:
    if not draw.chance(PROBLEM_SHARE):
        return None
    possible = {name: problem.weight for name, problem in PROBLEMS.items() if problem.applies(tumour)}
    return draw.weighted(possible) if possible else None


def with_problem(tumour: Tumour, problem: str | None) -> Tumour:
    return tumour if problem is None else PROBLEMS[problem].make(tumour)


def _without_p16(tumour: Tumour) -> Tumour:
    return _restaged(replace(tumour, p16="not_tested", p16_percent=None, hpv="not_tested"), tumour.staging.n)


def _without_n2_subcategory(tumour: Tumour) -> Tumour:
    return _restaged(tumour, "N2")


def _restaged(tumour: Tumour, n: str) -> Tumour:
    staging = tumour.staging
    markers = Markers(tumour.p16, tumour.hpv, tumour.ebv)
    return replace(
        tumour,
        staging=staged(
            tumour.topography,
            tumour.morphology,
            markers,
            classification=staging.classification,
            t=staging.t,
            n=n,
            m=staging.m,
        ),
    )


def _in_7th_edition(tumour: Tumour) -> Tumour:
    """As a referring hospital may still send it: no N3a and N3b, the stage as they wrote it."""
    n = "N3" if tumour.staging.n.startswith("N3") else tumour.staging.n
    staging = _restaged(tumour, n).staging
    recorded = Staging(staging.classification, "7", None, staging.t, n, staging.m, staging.stage, "recorded")
    return replace(tumour, staging=recorded)


@dataclass(frozen=True)
class Problem:
    """A flaw: where it can be, how to make it, and how much it is preferred; the rarer its place the more."""

    applies: Callable[[Tumour], bool]
    make: Callable[[Tumour], Tumour]
    weight: float


PROBLEMS = {
    "p16_not_tested": Problem(lambda tumour: tumour.stratum == "oropharynx_p16_neg", _without_p16, 8),
    "n2_without_subcategory": Problem(
        lambda tumour: tumour.staging.n in {"N2a", "N2b", "N2c"}, _without_n2_subcategory, 4
    ),
    "edition_7": Problem(lambda tumour: tumour.stratum.startswith(SAME_GROUPS_IN_7TH), _in_7th_edition, 1),
}


def draw_missing(draw: Draw, tumour: Tumour, host: Host, pathology: Pathology | None) -> tuple[str, ...]:
    """Names of the values that nobody wrote down."""
    shares = distributions()["missingness"]
    could_miss = {
        "pack_years": host.smoking_status != "never",
        "doi": tumour.measurements.doi_mm is not None,
        "ene": pathology is not None and pathology.ene is not None,
        "pni": pathology is not None,
        "lvi": pathology is not None,
    }
    return tuple(name for name, is_there in could_miss.items() if is_there and draw.chance(shares[name]))


def host_without(host: Host, missing: tuple[str, ...]) -> Host:
    return replace(host, pack_years=None) if "pack_years" in missing else host


def tumour_without(tumour: Tumour, missing: tuple[str, ...]) -> Tumour:
    if "doi" not in missing:
        return tumour
    return replace(tumour, measurements=replace(tumour.measurements, doi_mm=None))


def pathology_without(pathology: Pathology | None, missing: tuple[str, ...]) -> Pathology | None:
    if pathology is None:
        return None
    return replace(
        pathology,
        pni=None if "pni" in missing else pathology.pni,
        lvi=None if "lvi" in missing else pathology.lvi,
        ene="not_assessed" if "ene" in missing else pathology.ene,
    )
