"""One synthetic case told through the services, each act at its own moment."""

from collections.abc import Iterable

from nocc.cases.services.attention import mark_seen

from ..clock import Clock
from .aftermath import outcomes, treatment, visits
from .board import discussion, vote
from .intake import intake, material
from .pathology import biopsies
from .portal import own_account
from .telling import BOARD_STAGES, Act, Telling

__all__ = ["BOARD_STAGES", "Telling", "tell"]

CHAPTERS = (intake, material, biopsies, discussion, vote, treatment, outcomes, visits, own_account)


def tell(tale: Telling, clock: Clock) -> None:
    """Live through the case, act by act in the order of time, up to `tale.now`."""
    for moment, act in _in_order(chapter(tale) for chapter in CHAPTERS):
        if moment <= tale.now:
            clock.move_to(moment)
            act()
    clock.move_to(tale.now)
    case = tale.current()
    for place in case.participants.filter(removed_at__isnull=True):
        if not tale.is_decided and place.user != tale.lead:
            continue
        mark_seen(place=place, seq=case.seq)


def _in_order(chapters: Iterable[Iterable[Act]]) -> list[Act]:
    acts = [act for chapter in chapters for act in chapter]
    return sorted(acts, key=lambda act: act[0])
