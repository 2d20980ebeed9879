from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.common.concurrency import save_edited
from nocc.common.live import publish_on_commit
from nocc.common.rules import InvalidInput, NotAllowed, RuleBroken

from ..events import membership_ended
from ..models import Membership, MembershipRole, WorkGroup
from ..selectors import coordinates, is_physician, place_in

RANK = {MembershipRole.OBSERVER: 0, MembershipRole.MEMBER: 1, MembershipRole.COORDINATOR: 2}


@transaction.atomic
def found_group(*, name: str, description: str = "", is_active: bool = True) -> WorkGroup:
    """Raises RuleBroken: `name_taken`."""
    with _name_of_its_own():
        return WorkGroup.objects.create(name=name, description=description, is_active=is_active)


@transaction.atomic
def edit_group(*, group: WorkGroup, changes: dict) -> WorkGroup:
    """Change a locked group. Raises RuleBroken: `name_taken`."""
    for name, value in changes.items():
        setattr(group, name, value)
    with _name_of_its_own():
        save_edited(group, list(changes))
    return group


@contextmanager
def _name_of_its_own() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise RuleBroken("name_taken") from None


def may_give_role(user: User, group: WorkGroup, role: MembershipRole) -> bool:
    """The administrator and coordinators give any role; every member may bring an observer."""
    if user.is_administrator or coordinates(user, group.pk):
        return True
    place = place_in(group.pk, user)
    return role == MembershipRole.OBSERVER and place is not None and place.role != MembershipRole.OBSERVER


def checked_until(role: MembershipRole, until: datetime | None) -> datetime | None:
    """An observer's end; nobody else has one. Raises InvalidInput: `until_required`, `until_not_in_future`."""
    if role != MembershipRole.OBSERVER:
        return None
    if until is None:
        raise InvalidInput("until_required", field="until")
    if until <= timezone.now():
        raise InvalidInput("until_not_in_future", field="until")
    return until


@transaction.atomic
def add_member(
    *, group: WorkGroup, user: User, role: MembershipRole, added_by: User, until: datetime | None = None
) -> Membership:
    """Give somebody a place in the group.

    Raises NotAllowed `role_not_yours_to_give`, InvalidInput `not_a_physician`, `until_…`, RuleBroken `already_member`.
    """
    if not may_give_role(added_by, group, role):
        raise NotAllowed("role_not_yours_to_give")
    if not user.is_active or not is_physician(user):
        raise InvalidInput("not_a_physician", field="user")
    return place(group=group, user=user, role=role, added_by=added_by, until=checked_until(role, until))


@transaction.atomic
def place(*, group: WorkGroup, user: User, role: MembershipRole, added_by: User, until: datetime | None) -> Membership:
    """The place itself, whoever allowed it; a higher role than the one held replaces it.

    Raises RuleBroken: `already_member`.
    """
    # The lock on the group keeps two invitations from seating one person twice.
    WorkGroup.objects.select_for_update().get(pk=group.pk)
    held = place_in(group.pk, user)
    if held is not None and RANK[MembershipRole(held.role)] >= RANK[role]:
        raise RuleBroken("already_member")
    # What is replaced, and what ended by its date, gives way.
    Membership.objects.filter(group=group, user=user, left_at__isnull=True).update(left_at=timezone.now())
    return Membership.objects.create(group=group, user=user, role=role, added_by=added_by, until=until)


@transaction.atomic
def edit_membership(
    *, membership: Membership, editor: User, role: MembershipRole, until: datetime | None
) -> Membership:
    """Change a role or an observer's end. Raises NotAllowed `role_not_yours_to_give`, InvalidInput `until_…`."""
    if not (editor.is_administrator or coordinates(editor, membership.group_id)):
        raise NotAllowed("role_not_yours_to_give")
    membership.role, membership.until = role, checked_until(role, until)
    membership.save(update_fields=["role", "until", "updated_at"])
    publish_on_commit(f"user:{membership.user_id}", {"recheck": True})
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, ended_by: User) -> None:
    """Leave a group or take somebody out of it: by oneself, who added them, a coordinator or the administrator.

    What the place opened closes at once, sockets included. Raises NotAllowed: `membership_not_yours_to_end`.
    """
    own = ended_by.pk in (membership.user_id, membership.added_by_id)
    if not (own or ended_by.is_administrator or coordinates(ended_by, membership.group_id)):
        raise NotAllowed("membership_not_yours_to_end")
    membership.left_at = timezone.now()
    membership.save(update_fields=["left_at", "updated_at"])
    membership_ended.send(Membership, membership=membership)
    publish_on_commit(f"user:{membership.user_id}", {"recheck": True})
