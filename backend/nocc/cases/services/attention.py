"""What people have seen, and what has been checked for people who must not know whom it is about."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User

from ..models import Case, Clearance, Notification, Participant, Receipt
from .log import append_event


def give_receipt(*, case: Case, reader: User, kind: str, item: UUID, version: int = 1) -> Receipt:
    """Note, once, that somebody opened this version of an item."""
    receipt, _ = Receipt.objects.get_or_create(
        reader=reader, kind=kind, item=item, item_version=version, defaults={"case": case}
    )
    return receipt


def mark_seen(*, place: Participant, seq: int) -> Participant:
    """Move on what this reader has seen; never back, never past the last event."""
    seq = min(seq, place.case.seq)
    Participant.objects.filter(pk=place.pk, seen_seq__lt=seq).update(seen_seq=seq)
    place.refresh_from_db(fields=["seen_seq"])
    return place


@transaction.atomic
def clear_item(*, case: Case, actor: User, kind: str, item: UUID) -> Clearance:
    """Vouch that an item identifies nobody: from now on observers may read its free text or file."""
    clearance, created = Clearance.objects.get_or_create(
        kind=kind, item=item, defaults={"case": case, "cleared_by": actor}
    )
    if created:
        append_event(case=case, kind="item.cleared", actor=actor, target=(kind, item))
    return clearance


@transaction.atomic
def withdraw_clearance(*, clearance: Clearance, actor: User) -> None:
    case, target = clearance.case, (clearance.kind, clearance.item)
    clearance.delete()
    append_event(case=case, kind="clearance.withdrawn", actor=actor, target=target)


def read_notifications(*, user: User, up_to: int) -> int:
    """Mark as read everything up to this number; answers how many were not."""
    unread = Notification.objects.filter(user=user, seq__lte=up_to, read_at__isnull=True)
    return unread.update(read_at=timezone.now())
