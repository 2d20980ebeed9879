"""Small statistics for the tests: goodness of fit and survival."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping


def chi_square(observed: Counter[str], shares: Mapping[str, float]) -> tuple[float, int]:
    """Statistic and degrees of freedom; classes with fewer than five expected are counted together."""
    total = sum(observed.values())
    cells = [(observed[name], total * share) for name, share in shares.items()]
    rare = [cell for cell in cells if cell[1] < 5]
    cells = [cell for cell in cells if cell[1] >= 5]
    if rare:
        cells.append((sum(seen for seen, _ in rare), sum(expected for _, expected in rare)))
    return sum((seen - expected) ** 2 / expected for seen, expected in cells if expected), len(cells) - 1


def p_value(statistic: float, freedom: int) -> float:
    """Upper tail of chi-square. Source: Wilson and Hilferty, Proc Natl Acad Sci 1931;17:684."""
    spread = 2 / (9 * freedom)
    return 0.5 * math.erfc(((statistic / freedom) ** (1 / 3) - (1 - spread)) / math.sqrt(2 * spread))


def survival_at(days: int, followed: Iterable[tuple[int, bool]]) -> float:
    """Kaplan-Meier estimate at `days` of patients as (days followed, died)."""
    patients = sorted(followed)
    at_risk, alive = len(patients), 1.0
    for time, died in patients:
        if time > days:
            break
        alive *= 1 - died / at_risk
        at_risk -= 1
    return alive
