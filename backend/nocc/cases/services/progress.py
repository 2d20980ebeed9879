from datetime import datetime

from ..models import Case


def set_vote_progress(*, case: Case, deadline: datetime | None, cast: int | None, expected: int | None) -> None:
    """What the worklist shows of a running vote; nothing while none runs."""
    Case.objects.filter(pk=case.pk).update(round_deadline=deadline, votes_cast=cast, votes_expected=expected)
