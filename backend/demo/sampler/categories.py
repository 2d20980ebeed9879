"""T, N and M: T as published per site, N tied to T, M more often with N3."""

from functools import cache

from .draw import Draw
from .source import distributions, figure_for, values

# Not in the published figures: what each kind of unknown primary comes with (design choice).
UNKNOWN_PRIMARY_NODES = {
    "unknown_primary_neck": {"N1": 0.20, "N2": 0.50, "N3": 0.30},
    "unknown_primary_hpv": {"N1": 0.70, "N2": 0.22, "N3": 0.08},
    "unknown_primary_ebv": {"N1": 0.35, "N2": 0.45, "N3": 0.20},
}
UNSPLIT_NODES = {"oropharynx_p16_pos", "nasopharynx", "unknown_primary_hpv", "unknown_primary_ebv"}
N2_SPLIT = {"N2a": 0.15, "N2b": 0.60, "N2c": 0.25}
# Odds of N0 against T2-3, as `T_N_coupling` states them.
N0_ODDS = {"T1": 1.8, "T4": 0.6}


def draw_t(draw: Draw, stratum: str) -> str:
    return "T0" if stratum in UNKNOWN_PRIMARY_NODES else draw.weighted(values("cT_given_site")[stratum])


def draw_n(draw: Draw, stratum: str, t: str) -> str:
    if stratum in UNKNOWN_PRIMARY_NODES:
        return _subdivided(draw, stratum, draw.weighted(UNKNOWN_PRIMARY_NODES[stratum]))
    if draw.chance(n0_probability(stratum)[t]):
        return "N0"
    involved = {n: share for n, share in node_shares(stratum).items() if n != "N0"}
    return _subdivided(draw, stratum, draw.weighted(involved))


def draw_m(draw: Draw, stratum: str, t: str, n: str) -> str:
    figures = distributions()["M1_share"]
    share = figures.get(stratum, figures["default"]) * (figures["with_N3_multiplier"] if n.startswith("N3") else 1)
    return "M1" if t != "Tis" and draw.chance(share) else "M0"


def node_shares(stratum: str) -> dict[str, float]:
    return figure_for(stratum, values("N_given_site"))


def _subdivided(draw: Draw, stratum: str, n: str) -> str:
    if stratum in UNSPLIT_NODES:
        return n
    if n == "N2":
        return draw.weighted(N2_SPLIT)
    return draw.weighted(distributions()["N_given_site"]["N3_split"]) if n == "N3" else n


@cache
def n0_probability(stratum: str) -> dict[str, float]:
    """Probability of N0 per T such that, over all T, the published share of N0 comes out."""
    t_shares = values("cT_given_site")[stratum]
    target = node_shares(stratum)["N0"]
    low, high = 1e-6, 1e6
    for _ in range(80):
        odds = (low * high) ** 0.5
        overall = sum(share * _n0_given(t, odds) for t, share in t_shares.items())
        low, high = (odds, high) if overall < target else (low, odds)
    return {t: _n0_given(t, odds) for t in t_shares}


def _n0_given(t: str, odds: float) -> float:
    # In situ never has nodes; without a primary there is nothing but nodes.
    if t in {"Tis", "T0"}:
        return 1.0 if t == "Tis" else 0.0
    tied = odds * N0_ODDS.get(t[:2], 1.0)
    return tied / (1 + tied)
