from django.db.models import QuerySet
from django.utils import timezone

from nocc.accounts.models import User
from nocc.directory.models import Invitation, InvitationPurpose

from ..models import Case, Participant
from .viewpoints import lasting, viewpoint_of


def participants_visible_to(user: User, case: Case) -> QuerySet[Participant]:
    """Who holds a place in the case now, for whoever sees the case."""
    if viewpoint_of(user, case) is None:
        return Participant.objects.none()
    places = case.participants.filter(lasting(timezone.now()), removed_at__isnull=True)
    return places.select_related("user", "case")


def pending_invitations(case: Case) -> QuerySet[Invitation]:
    """Addresses that have been written to and have not answered."""
    purposes = [InvitationPurpose.CASE_PARTICIPANT, InvitationPurpose.CASE_OBSERVER]
    return Invitation.objects.filter(
        purpose__in=purposes,
        target=case.pk,
        accepted_at__isnull=True,
        revoked_at__isnull=True,
        expires_at__gt=timezone.now(),
    )
