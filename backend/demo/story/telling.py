from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from nocc.accounts.models import User
from nocc.cases.models import Case, Participant
from nocc.deliberation.models import Option, Round

from ..cast import Cast
from ..sampler import SyntheticCase

CLINIC = ZoneInfo(settings.CLINIC_TIME_ZONE)
Act = tuple[datetime, Callable[[], None]]
Acts = Iterator[Act]

# How far the board has come with a case that still awaits it.
BOARD_STAGES = ("voting", "review", "voting", "deciding", "draft", "paused", "review", "voting")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), CLINIC)


@dataclass
class Telling:
    """One case being told: the sample, who plays in it, and what has come to be so far."""

    sample: SyntheticCase
    cast: Cast
    now: datetime
    # `decided`, or where the board stands: one of BOARD_STAGES.
    stage: str
    patient_email: str = ""
    case: Case | None = None
    round: Round | None = None
    options: list[Option] = field(default_factory=list)
    items: list[tuple[str, UUID]] = field(default_factory=list)

    @property
    def lead(self) -> User:
        return self.cast.lead.user

    @property
    def is_decided(self) -> bool:
        return self.stage == "decided"

    @property
    def board_on(self) -> date:
        """The day of the decision, or the day it is expected."""
        return self.sample.board.held_on or (self.now + timedelta(days=2)).date()

    @property
    def opened_at(self) -> datetime:
        days_before = 7 if self.is_decided else 6
        day = max(self.sample.diagnosed_on + timedelta(days=1), self.board_on - timedelta(days=days_before))
        return min(at(min(day, self.board_on), 8, 40), self.now - timedelta(hours=9))

    def before_board(self, share: float) -> datetime:
        """A moment between the opening of the case and the board, `share` of the way."""
        end = at(self.board_on, 13)
        return min(self.opened_at + (end - self.opened_at) * share, self.now - timedelta(minutes=30 * (1 - share) + 1))

    def current(self) -> Case:
        """The case as it is now: services change its row, not our copy."""
        if self.case is None:
            raise LookupError("this case is not open yet")
        return Case.objects.select_related("patient__user", "group").get(pk=self.case.pk)

    def voter(self, specialty: str) -> Participant | None:
        user = self.cast.user(specialty)
        return Participant.objects.filter(case=self.current(), user=user, removed_at__isnull=True).first()
