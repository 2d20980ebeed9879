"""Counting ballots. It counts and reports ties; it never decides between equals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

Choice = str
Counts = dict[Choice, int]


@dataclass(frozen=True)
class Stage:
    """One stage of an instant run-off: what each remaining option counts, and who goes.

    `exhausted` ballots rank none of the remaining options. `tied` names equals of which none could be eliminated
    without deciding for the board; such a stage is the last one reported.
    """

    counts: Counts
    exhausted: int
    eliminated: tuple[Choice, ...] = ()
    tied: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class RunOff:
    """The stages, and every option that wins under some way of breaking the ties (one, if none mattered)."""

    stages: tuple[Stage, ...]
    leaders: tuple[Choice, ...]


def counted(paper: Sequence[Choice], choices: Iterable[Choice]) -> Counts:
    counts = dict.fromkeys(paper, 0)
    for choice in choices:
        counts[choice] += 1
    return counts


def plurality(counts: Counts) -> tuple[Choice, ...]:
    """The options with the most votes; none if nobody chose."""
    most = max(counts.values(), default=0)
    return tuple(option for option, votes in counts.items() if votes == most > 0)


def run_off(paper: Sequence[Choice], rankings: Sequence[Sequence[Choice]]) -> RunOff:
    """Instant run-off over complete or partial rankings.

    An option with more than half of the ballots that still count wins. Else the last one is eliminated; several last
    ones together if even all their votes could not lift one of them over the next option.
    """
    rankings = [ranking for ranking in rankings if ranking]
    if not rankings:
        return RunOff(stages=(), leaders=())
    stages: list[Stage] = []
    remaining = tuple(paper)
    while True:
        counts, exhausted = _first_preferences(remaining, rankings)
        eliminated, tied = _last(counts)
        if _has_majority(counts) or len(remaining) == 1:
            stages.append(Stage(counts, exhausted))
            break
        stages.append(Stage(counts, exhausted, eliminated, tied))
        if tied:
            break
        remaining = tuple(option for option in remaining if option not in eliminated)
    return RunOff(tuple(stages), _possible_winners(remaining, rankings))


def _first_preferences(remaining: tuple[Choice, ...], rankings: Sequence[Sequence[Choice]]) -> tuple[Counts, int]:
    firsts = [next((option for option in ranking if option in remaining), None) for ranking in rankings]
    return counted(remaining, filter(None, firsts)), firsts.count(None)


def _has_majority(counts: Counts) -> bool:
    return max(counts.values()) * 2 > sum(counts.values())


def _last(counts: Counts) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Who can be eliminated, or else who ties for it."""
    fewest = min(counts.values())
    last = tuple(option for option, votes in counts.items() if votes == fewest)
    next_fewest = min((votes for votes in counts.values() if votes > fewest), default=None)
    if len(last) == 1 or (next_fewest is not None and fewest * len(last) < next_fewest):
        return last, ()
    return (), last


def _possible_winners(remaining: tuple[Choice, ...], rankings: Sequence[Sequence[Choice]]) -> tuple[Choice, ...]:
    @cache
    def winners(field: tuple[Choice, ...]) -> frozenset[Choice]:
        counts, _ = _first_preferences(field, rankings)
        if len(field) == 1 or _has_majority(counts):
            return frozenset([max(counts, key=lambda option: counts[option])])
        eliminated, tied = _last(counts)
        branches = [eliminated] if eliminated else [(option,) for option in tied]
        rests = [tuple(option for option in field if option not in gone) for gone in branches]
        return frozenset().union(*map(winners, rests))

    found = winners(remaining)
    return tuple(option for option in remaining if option in found)
