import factory
from factory.django import DjangoModelFactory

from nocc.cases.factories import CaseFactory
from nocc.cases.models import Case
from nocc.cases.selectors import lead_of, staff_of

from .models import Ballot, Decision, Option, Round
from .services import Stance, cast_ballot, close_round, draft_decision, open_round
from .services.options import letter_of


class OptionFactory(DjangoModelFactory):
    """An option under the next letter of its case."""

    class Meta:
        model = Option

    case = factory.SubFactory(CaseFactory)
    letter = factory.LazyAttribute(lambda row: letter_of(row.case.options.count()))
    title = factory.LazyAttribute(lambda row: f"Opzione {row.letter}")
    intent = "curative"
    steps = factory.LazyFunction(lambda: [step("CRT.DEF", regimen="cis100", dose_gy=70, fractions=35)])
    proposed_by = factory.LazyAttribute(lambda row: row.case.opened_by)


def step(treatment: str, **details) -> dict:
    empty = {"regimen": "", "rt_schedule": "", "dose_gy": None, "fractions": None, "note": ""}
    return {"treatment": treatment, **empty, **details}


def running_round_of(case: Case, **wanted) -> Round:
    """An open round on the options of a case under review, two of them if there are none yet."""
    if not case.options.exists():
        OptionFactory.create_batch(2, case=case)
    return open_round(case=case, opener=lead_of(case).user, **wanted)


def vote(vote_round: Round, voter, option: Option | None = None, **said) -> Ballot:
    """Cast the choice of this user: the first option on the paper, unless said."""
    place = vote_round.eligible.get(user=voter)
    if "kind" not in said:
        said |= {"kind": "choice", "option": (option or vote_round.paper.first().option).pk}
    return cast_ballot(vote_round=vote_round, voter=place, stance=Stance(**said))


def closed_round_of(case: Case, **wanted) -> Round:
    """A round in which the whole board chose the first option."""
    vote_round = running_round_of(case, **wanted)
    for place in staff_of(case):
        vote(vote_round, place.user)
    return close_round(vote_round=vote_round, closer=lead_of(case).user)


def draft_decision_of(case: Case, **content) -> Decision:
    """The lead's draft after a closed round, on the first option unless said."""
    vote_round = case.rounds.filter(closed_at__isnull=False).last() or closed_round_of(case)
    content.setdefault("option", vote_round.paper.first().option)
    content.setdefault("consensus", "consensus")
    return draft_decision(case=case, author=lead_of(case).user, content=content)
