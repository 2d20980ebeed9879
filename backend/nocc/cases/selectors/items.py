"""What can be opened, cleared or concealed one by one. Apps above register their kinds when they start."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet

from nocc.accounts.models import User
from nocc.patients.models import Concealment

from ..models import Case


@dataclass(frozen=True)
class ItemKind:
    """A kind of item by the name that events, receipts and the access log use, and where its rows are.

    `visible_to` answers which of them somebody may open; `author` is the field that names who wrote it.
    """

    name: str
    model: str
    visible_to: Callable[[User], QuerySet]
    author: str
    is_concealable: bool = True

    def rows(self) -> QuerySet:
        return apps.get_model(self.model)._default_manager.select_related("case")


_kinds: dict[str, ItemKind] = {}


def register_item_kind(
    name: str, model: str, *, visible_to: Callable[[User], QuerySet], author: str, is_concealable: bool = True
) -> None:
    """Let items of `model` ("records.Document"), which have a `case`, be named by kind and identifier."""
    _kinds[name] = ItemKind(name, model, visible_to, author, is_concealable)


def item_kinds() -> frozenset[str]:
    return frozenset({"case", *_kinds})


def item_in_case(user: User, case: Case, *, kind: str, item: UUID):
    """This item, if it is the case's (or the case itself) and the user may open it; None otherwise."""
    if kind == "case":
        return case if item == case.pk else None
    if (found := _kinds.get(kind)) is None:
        return None
    return found.visible_to(user).filter(pk=item, case=case).first()


def concealable_item(patient_id: UUID, *, kind: str, item: UUID):
    """This item, if it is of the patient's record and of a kind that a patient may conceal."""
    found = _kinds.get(kind)
    if found is None or not found.is_concealable:
        return None
    return found.rows().filter(pk=item, case__patient=patient_id).first()


def authors_of(targets: set[tuple[str, UUID]]) -> dict[tuple[str, UUID], UUID]:
    """Who wrote each of these items."""
    authors: dict[tuple[str, UUID], UUID] = {}
    for name in {kind for kind, _ in targets} & _kinds.keys():
        items = [item for kind, item in targets if kind == name]
        rows = _kinds[name].rows().filter(pk__in=items).values_list("pk", _kinds[name].author)
        authors |= {(name, item): author for item, author in rows}
    return authors


def concealed_among(targets: set[tuple[str, UUID]]) -> set[tuple[str, UUID]]:
    """Those of these items that are concealed now."""
    kinds, items = {kind for kind, _ in targets}, {item for _, item in targets}
    rows = Concealment.objects.filter(kind__in=kinds, item__in=items, revoked_at__isnull=True)
    return targets & set(rows.values_list("kind", "item"))


def without_concealed_targets(rows: QuerySet, *, kind: str, item: str) -> QuerySet:
    """Rows that speak of items (in the fields `kind` and `item`), less those that speak of concealed ones."""
    concealed = Concealment.objects.filter(kind=OuterRef(kind), item=OuterRef(item), revoked_at__isnull=True)
    return rows.filter(~Exists(concealed))
