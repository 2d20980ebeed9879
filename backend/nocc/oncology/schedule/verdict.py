"""Three answers to "does this hold?": yes and why, no, or not known and what is missing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """`holds` is None while facts are missing; `because` names what makes it true, `missing` what would settle it."""

    holds: bool | None
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


NO = Verdict(False)


def yes(*because: str) -> Verdict:
    return Verdict(True, because=because)


def unknown(*missing: str) -> Verdict:
    return Verdict(None, missing=missing)


def any_of(*verdicts: Verdict) -> Verdict:
    """One that holds is enough, whatever else is unknown."""
    if reasons := _joined(verdict.because for verdict in verdicts if verdict.holds):
        return Verdict(True, because=reasons)
    missing = _joined(verdict.missing for verdict in verdicts if verdict.holds is None)
    return Verdict(None, missing=missing) if missing else NO


def all_of(*verdicts: Verdict) -> Verdict:
    """One that does not hold is enough to say no, whatever else is unknown."""
    if any(verdict.holds is False for verdict in verdicts):
        return NO
    if missing := _joined(verdict.missing for verdict in verdicts if verdict.holds is None):
        return Verdict(None, missing=missing)
    return Verdict(True, because=_joined(verdict.because for verdict in verdicts))


def _joined(groups) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))
