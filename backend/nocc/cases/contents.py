"""What is kept of each kind of item at every event. Apps register their kinds when they start."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

# What these items say now, as plain JSON; an item that no longer stands is left out.
Content = Callable[[Collection[UUID]], Mapping[UUID, dict]]


@dataclass(frozen=True)
class KeptKind:
    """A kind of item by the name that events use, and the section of the dossier where it stands.

    `shape` describes the content to the schema of the API. Of a single kind the newest item is the dossier's.
    """

    name: str
    section: str
    content: Content
    shape: type
    is_single: bool = False


_kinds: dict[str, KeptKind] = {}


def keep(*kinds: KeptKind) -> None:
    _kinds.update({kind.name: kind for kind in kinds})


def kept_kinds() -> Mapping[str, KeptKind]:
    """In the order of their registration: the case first, care last."""
    return _kinds
