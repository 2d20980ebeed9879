"""From the rules to appointments: which apply, when each is due, what goes with a visit, what is left to decide."""

from calendar import monthrange
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from ..terms import FollowupRule
from ..vocabularies import followup_rules
from .conditions import applies
from .facts import FollowupFacts
from .intervals import RISK_FROM_MONTH, Basis, risk_based_months
from .verdict import Verdict, all_of

DAYS_OF_A_MONTH = Decimal("30.4375")
VISIT = "clinical_visit"
FIRST_VISITS, LAST_VISITS = "visit_y1", "visit_y6plus"


@dataclass(frozen=True)
class Occurrence:
    """One control: the n-th of its rule, due between two days, best on `target`. `with_it` are rules of each visit."""

    rule_id: str
    number: int
    kind: str
    label_en: str
    label_it: str
    target: date
    due_from: date
    due_to: date
    because: tuple[str, ...]
    with_it: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        return self.label_it if language.startswith("it") else self.label_en


@dataclass(frozen=True)
class RuleVerdict:
    rule: FollowupRule
    verdict: Verdict


@dataclass(frozen=True)
class Plan:
    """`to_decide` are rules that a missing fact keeps open; `on_symptoms` those that only a symptom calls for."""

    occurrences: list[Occurrence] = field(default_factory=list)
    to_decide: list[RuleVerdict] = field(default_factory=list)
    not_applicable: list[FollowupRule] = field(default_factory=list)
    on_symptoms: list[RuleVerdict] = field(default_factory=list)


def plan_of(
    facts: FollowupFacts, *, anchor: date, basis: Basis = Basis.GUIDELINE, decided: frozenset[str] = frozenset()
) -> Plan:
    """The controls after `anchor`, the end of the last treatment, in the order of time.

    `decided` are rules to decide that somebody has said do apply.
    """
    plan, standing = Plan(), []
    for rule in followup_rules():
        verdict = applies(rule.applies_to, facts)
        if rule.rhythm == "as needed":
            plan.on_symptoms.append(RuleVerdict(rule, verdict))
        elif verdict.holds or (verdict.holds is None and rule.code in decided):
            reasons = verdict.because or ("decided_by_lead",)
            standing.append(RuleVerdict(rule, replace(verdict, because=reasons)))
        elif verdict.holds is None:
            plan.to_decide.append(RuleVerdict(rule, verdict))
        else:
            plan.not_applicable.append(rule)
    found = [each for rule in standing for each in _occurrences(rule, standing, facts, anchor, basis)]
    found = [_with_company(each, standing, anchor) for each in found]
    plan.occurrences.extend(sorted(found, key=lambda each: (each.target, each.rule_id, each.number)))
    return plan


def months_after(day: date, months: Decimal) -> date:
    """Whole months by the calendar (31 January and one month is the end of February), the rest in days."""
    whole = int(months)
    year, month = divmod(day.month - 1 + whole, 12)
    year, month = day.year + year, month + 1
    landed = date(year, month, min(day.day, monthrange(year, month)[1]))
    return landed + timedelta(days=round((months - whole) * DAYS_OF_A_MONTH))


def _occurrences(
    standing: RuleVerdict, others: list[RuleVerdict], facts: FollowupFacts, anchor: date, basis: Basis
) -> list[Occurrence]:
    rule = standing.rule
    if rule.rhythm == "each visit":
        return []
    if rule.kind == VISIT and basis == Basis.RISK_BASED:
        return _by_risk(standing, facts, anchor) if rule.code == FIRST_VISITS else []
    if rule.rhythm == "once":
        window = (rule.from_month, rule.to_month)
        return [_occurrence(standing, 1, rule.from_month, window, anchor)]
    return [
        _occurrence(standing, number, month, _window(rule, month), anchor)
        for number, month in enumerate(_months(rule, others, rule.to_month), start=1)
    ]


def _months(rule: FollowupRule, others: list[RuleVerdict], last: Decimal) -> list[Decimal]:
    """A series begins on its first month, unless treatment ended then or an earlier series ends with that month."""
    interval = rule.interval_months or Decimal(1)
    continues = any(
        other.rule.kind == rule.kind and other.rule.rhythm == "periodic" and other.rule.to_month == rule.from_month
        for other in others
        if other.rule.code.split("_")[0] == rule.code.split("_")[0]
    )
    months: list[Decimal] = []
    month = rule.from_month + (interval if continues or not rule.from_month else 0)
    while month <= last:
        months.append(month)
        month += interval
    return months


def _window(rule: FollowupRule, month: Decimal) -> tuple[Decimal, Decimal]:
    """As much earlier and later as the shortest and the longest interval leave, never before the rule begins."""
    default = rule.interval_months or Decimal(0)
    earliest = month - default + (rule.interval_min_months or default)
    return max(earliest, rule.from_month), month - default + (rule.interval_max_months or default)


def _by_risk(standing: RuleVerdict, facts: FollowupFacts, anchor: date) -> list[Occurrence]:
    rule = standing.rule
    first = [
        _occurrence(standing, number, month, _window(rule, month), anchor)
        for number, month in enumerate(_months(rule, [], RISK_FROM_MONTH), start=1)
    ]
    by_risk = all_of(standing.verdict, Verdict(True, because=("risk_known",)))
    later = [
        replace(
            _occurrence(RuleVerdict(rule, by_risk), number, month, (month, month), anchor),
            rule_id=rule_id,
        )
        for number, (rule_id, month) in enumerate(risk_based_months(facts), start=1)
    ]
    return first + later


def _occurrence(
    standing: RuleVerdict, number: int, month: Decimal, window: tuple[Decimal, Decimal], anchor: date
) -> Occurrence:
    rule = standing.rule
    due_from, due_to = (months_after(anchor, bound) for bound in window)
    return Occurrence(
        rule_id=rule.code,
        number=number,
        kind=rule.kind,
        label_en=rule.label_en,
        label_it=rule.label_it,
        target=months_after(anchor, month),
        due_from=due_from,
        due_to=due_to,
        because=standing.verdict.because,
    )


def _with_company(occurrence: Occurrence, standing: list[RuleVerdict], anchor: date) -> Occurrence:
    """A clinical visit with what the schedule asks for at each visit."""
    if occurrence.kind != VISIT:
        return occurrence
    company = tuple(
        each.rule.code
        for each in standing
        if each.rule.rhythm == "each visit"
        and months_after(anchor, each.rule.from_month) <= occurrence.target <= months_after(anchor, each.rule.to_month)
    )
    return replace(occurrence, with_it=company)
