from types import SimpleNamespace

import pytest

from nocc.deliberation.factories import OptionFactory, running_round_of


@pytest.fixture
def board(case_with_everyone):
    """A case under review with everyone and two options, A and B."""
    case, people = case_with_everyone.case, case_with_everyone.people
    first, second = OptionFactory.create_batch(2, case=case)
    return SimpleNamespace(case=case, people=people, first=first, second=second)


@pytest.fixture
def voting(board):
    """The same, with an open round on both options in which lead, participant and oncologist may vote."""
    names = ("lead", "participant", "oncologist")
    places = [board.case.participants.get(user=board.people[name]) for name in names]
    board.round = running_round_of(board.case, eligible=places, quorum=["surgery_hn", "medical_oncology"])
    board.places = dict(zip(names, places, strict=True))
    board.url = f"/api/v1/rounds/{board.round.pk}/"
    return board


@pytest.fixture
def as_role(api_as):
    """`as_role(board, "lead")` is that person's client."""
    return lambda board, who: api_as(board.people[who])
