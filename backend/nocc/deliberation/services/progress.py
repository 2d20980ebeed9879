from nocc.cases.services import set_vote_progress

from ..models import Round, RoundStatus


def show_progress(*, vote_round: Round) -> None:
    """Let the worklist show how many have voted, and how many are expected to; nothing after the close."""
    if vote_round.status == RoundStatus.CLOSED:
        set_vote_progress(case=vote_round.case, deadline=None, cast=None, expected=None)
        return
    voted = set(vote_round.ballots.values_list("voter", flat=True))
    present = set(vote_round.eligible.filter(removed_at__isnull=True).values_list("pk", flat=True))
    set_vote_progress(
        case=vote_round.case, deadline=vote_round.deadline, cast=len(voted), expected=len(voted | present)
    )
