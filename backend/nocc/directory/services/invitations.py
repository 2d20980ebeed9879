import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from nocc.accounts.mail import language_of, queue_template
from nocc.accounts.models import User
from nocc.accounts.services import create_account
from nocc.common.rules import InvalidInput, NotAllowed, RuleBroken

from ..events import invitation_accepted
from ..models import Invitation, InvitationPurpose, InvitationState, MembershipRole, WorkGroup
from ..selectors import GROUP_PURPOSES, coordinates, is_physician
from .groups import checked_until, may_give_role, place
from .people import keep_profile

REFUSALS = {
    InvitationState.ACCEPTED: "invitation_used",
    InvitationState.REVOKED: "invitation_revoked",
    InvitationState.EXPIRED: "invitation_expired",
}


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    *,
    purpose: InvitationPurpose,
    target: UUID,
    email: str,
    invited_by: User,
    until: datetime | None = None,
    days: int = 14,
    target_name: str = "",
) -> Invitation:
    """Send a link that is good once and for so many days. The caller has checked who may invite to what.

    `target_name` is shown to the invited: a group's name or a case's reference, nothing else. Inviting the same
    address to the same again replaces the earlier link.
    """
    email, token = email.strip().lower(), secrets.token_urlsafe(32)
    _waiting().filter(purpose=purpose, target=target, email=email).update(revoked_at=timezone.now())
    invitation = Invitation.objects.create(
        purpose=purpose,
        target=target,
        target_name=target_name,
        email=email,
        token_digest=digest_of(token),
        invited_by=invited_by,
        expires_at=timezone.now() + timedelta(days=days),
        until=until,
    )
    queue_template(
        template="directory/email/invitation",
        to=email,
        language=language_of(email, otherwise=invited_by.language),
        context={"inviter": invited_by.full_name, "url": f"{settings.PUBLIC_URL}/invitations/{token}", "days": days},
    )
    return invitation


def invite_to_group(
    *, purpose: InvitationPurpose, group: WorkGroup, email: str, invited_by: User, until: datetime | None = None
) -> Invitation:
    """Raises InvalidInput `purpose_of_a_case`, `until_…`, NotAllowed `role_not_yours_to_give`."""
    if purpose not in GROUP_PURPOSES:
        raise InvalidInput("purpose_of_a_case", field="purpose")
    role = GROUP_PURPOSES[purpose]
    if not may_give_role(invited_by, group, role):
        raise NotAllowed("role_not_yours_to_give")
    return invite(
        purpose=purpose,
        target=group.pk,
        email=email,
        invited_by=invited_by,
        until=checked_until(role, until),
        target_name=group.name,
    )


def _waiting():
    return Invitation.objects.filter(accepted_at__isnull=True, revoked_at__isnull=True)


def open_invitation(token: str, *, for_update: bool = False) -> Invitation | None:
    """The invitation of this link, None if there never was one.

    Raises RuleBroken: `invitation_used`, `invitation_revoked`, `invitation_expired`.
    """
    rows = Invitation.objects.select_for_update(of=("self",)) if for_update else Invitation.objects.all()
    invitation = rows.select_related("invited_by").filter(token_digest=digest_of(token)).first()
    if invitation is None:
        return None
    if (refusal := REFUSALS.get(invitation.state)) is not None:
        raise RuleBroken(refusal)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User) -> Invitation:
    """What the link offers, for the account with the address it was sent to; `invitation` is locked and open.

    Raises NotAllowed `invitation_for_another`, RuleBroken `profile_required`, `already_member`.
    """
    if user.email != invitation.email:
        raise NotAllowed("invitation_for_another")
    if not is_physician(user):
        raise RuleBroken("profile_required")
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by", "updated_at"])
    if invitation.purpose in GROUP_PURPOSES:
        _take_place(invitation, user)
    invitation_accepted.send(Invitation, invitation=invitation, user=user)
    return invitation


def _take_place(invitation: Invitation, user: User) -> None:
    place(
        group=WorkGroup.objects.get(pk=invitation.target),
        user=user,
        role=MembershipRole(GROUP_PURPOSES[InvitationPurpose(invitation.purpose)]),
        added_by=invitation.invited_by,
        until=invitation.until,
    )


@transaction.atomic
def accept_with_new_account(*, invitation: Invitation, account: dict, profile: dict) -> Invitation:
    """Make the account that the link was sent to, and accept with it.

    Raises RuleBroken `account_exists` (sign in to accept), InvalidInput `password_refused`, `unknown_code`.
    """
    user = create_account(email=invitation.email, **account)
    keep_profile(user=user, changes=profile)
    return accept_invitation(invitation=invitation, user=user)


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, revoked_by: User) -> None:
    """By who sent it, a coordinator of its group, or the administrator.

    Raises NotAllowed `invitation_not_yours`, RuleBroken `invitation_used`.
    """
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    answers_for_group = revoked_by.is_administrator or coordinates(revoked_by, invitation.target)
    if invitation.invited_by_id != revoked_by.pk and not answers_for_group:
        raise NotAllowed("invitation_not_yours")
    if invitation.accepted_at is not None:
        raise RuleBroken("invitation_used")
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save(update_fields=["revoked_at", "updated_at"])
