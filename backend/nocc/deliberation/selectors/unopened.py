from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from django.db.models import TextChoices

from nocc.accounts.models import User
from nocc.cases.models import Receipt
from nocc.imaging.selectors import studies_visible_to
from nocc.records.selectors import documents_visible_to, pathology_visible_to

from ..models import Round
from .rows import investigations_visible_to, options_visible_to


class MaterialKind(TextChoices):
    DOCUMENT = "document"
    PATHOLOGY = "pathology"
    STUDY = "study"
    OPTION = "option"
    INVESTIGATION = "investigation"


class Material(NamedTuple):
    """Something to be opened before voting; `label` is a code or a letter, never a title."""

    kind: MaterialKind
    item: UUID
    version: int
    label: str
    added_at: datetime


def unopened_by(user: User, vote_round: Round) -> list[Material]:
    """What stands in the case and this reader has neither added nor opened in its present version, newest first."""
    case = vote_round.case
    receipts = Receipt.objects.filter(case=case, reader=user).values_list("kind", "item", "item_version")
    opened: dict[tuple[str, UUID], int] = {}
    for kind, item, version in receipts:
        opened[kind, item] = max(version, opened.get((kind, item), 0))
    found = chain(
        _documents(user, case),
        _pathology(user, case),
        _studies(user, case),
        _options(user, vote_round),
        _answers(user, case),
    )
    missing = [material for material in found if opened.get((material.kind, material.item), 0) < material.version]
    return sorted(missing, key=lambda material: material.added_at, reverse=True)


def _documents(user, case) -> Iterator[Material]:
    for document in documents_visible_to(user).filter(case=case):
        newest = max(document.versions.all(), key=lambda version: version.number, default=None)
        if newest is not None and newest.added_by_id != user.pk:
            yield Material(MaterialKind.DOCUMENT, document.pk, newest.number, document.kind, newest.created_at)


def _pathology(user, case) -> Iterator[Material]:
    for report in pathology_visible_to(user).filter(case=case):
        newest = max(report.versions.all(), key=lambda version: version.number)
        if newest.author_id != user.pk:
            label = report.specimen_type
            yield Material(MaterialKind.PATHOLOGY, report.pk, newest.number, label, newest.created_at)


def _studies(user, case) -> Iterator[Material]:
    for study in studies_visible_to(user).filter(case=case).exclude(added_by=user):
        yield Material(MaterialKind.STUDY, study.pk, 1, study.modality, study.created_at)


def _options(user, vote_round) -> Iterator[Material]:
    paper = vote_round.paper.values_list("option", flat=True)
    for option in options_visible_to(user).filter(pk__in=paper).exclude(proposed_by=user):
        yield Material(MaterialKind.OPTION, option.pk, option.version, option.letter, option.updated_at)


def _answers(user, case) -> Iterator[Material]:
    """A request is the first version of an investigation, what became of it the second."""
    for asked in investigations_visible_to(user).filter(case=case):
        version, author, added_at = 1, asked.requested_by, asked.created_at
        if asked.settled_at is not None:
            version, author, added_at = 2, asked.settled_by or author, asked.settled_at
        if author != user:
            yield Material(MaterialKind.INVESTIGATION, asked.pk, version, asked.status, added_at)
