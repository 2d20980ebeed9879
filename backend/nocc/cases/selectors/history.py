"""The dossier as it stood: of every item its newest version up to a number of the log."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Min, Window

from nocc.accounts.models import User

from ..contents import kept_kinds
from ..models import Case, ItemVersion
from .items import authors_of, concealed_among


def versions_visible_to(user: User, case: Case, *, seq: int) -> list[ItemVersion]:
    """The items of a visible case as they stood after this event, in the order in which they came.

    What the patient conceals today was in the dossier then, and is hidden all the same, but for its author.
    """
    rows = ItemVersion.objects.filter(case=case, seq__lte=seq)
    rows = rows.annotate(since=Window(Min("id"), partition_by=[F("kind"), F("item")]))
    # Events of a case are written one after the other: a later row of an item is a later version.
    newest = rows.order_by("kind", "item", "-id").distinct("kind", "item")
    versions = sorted((row for row in newest if row.content is not None), key=lambda row: row.since)
    concealed = concealed_among({_target(row) for row in versions})
    authors = authors_of(concealed)
    return [row for row in versions if _target(row) not in concealed or authors.get(_target(row)) == user.pk]


def sections_of(versions: Iterable[ItemVersion]) -> dict:
    """The dossier section by section, each item with the number of its last change."""
    sections: dict = {kind.section: None if kind.is_single else [] for kind in kept_kinds().values()}
    for row in versions:
        kind, said = kept_kinds()[row.kind], {**(row.content or {}), "seq": row.seq}
        if kind.is_single:
            sections[kind.section] = said
        else:
            sections[kind.section].append(said)
    return sections


def _target(row: ItemVersion) -> tuple[str, UUID]:
    return row.kind, row.item
