"""Who was asked, who took part and how, who watched, who never came."""

from nocc.cases.models import Case, Message, Participant, ParticipantRole, Receipt, Thread
from nocc.directory.models import Invitation, InvitationPurpose

from ..models import Investigation, Round
from .plain import fields

PURPOSES = (InvitationPurpose.CASE_PARTICIPANT, InvitationPurpose.CASE_OBSERVER)


def places_of(case: Case, *, observing: bool) -> list[Participant]:
    """Everybody who ever had a place here: whoever left may have voted before."""
    places = case.participants.select_related("user__physician__facility").order_by("created_at", "pk")
    return [place for place in places if (place.role == ParticipantRole.OBSERVER) == observing]


def participant_content(place: Participant, rounds: list[Round]) -> dict:
    voted = [vote_round.number for vote_round in rounds if vote_round.ballots.filter(voter=place).exists()]
    has_opened = Receipt.objects.filter(case=place.case_id, reader=place.user).exists()
    has_written = _has_written(place)
    return {
        "participant": place.pk,
        **person(place.user),
        "specialty": place.specialty,
        "role": place.role,
        "invited_at": place.created_at,
        "invited_by": place.invited_by and person(place.invited_by),
        "left_at": place.removed_at,
        "voted_in_rounds": voted,
        "has_written": has_written,
        "has_opened_material": has_opened,
        "is_absent": not (voted or has_written or has_opened),
    }


def invitation_content(case: Case) -> list[dict]:
    """Those asked by mail who have no place, because they never accepted or were no longer wanted."""
    asked = Invitation.objects.filter(purpose__in=PURPOSES, target=case.pk, accepted_at__isnull=True)
    return [
        {**fields(invitation, "purpose", "email", "created_at", "state"), "invited_by": person(invitation.invited_by)}
        for invitation in asked.select_related("invited_by").order_by("created_at", "pk")
    ]


def person(user) -> dict:
    physician = getattr(user, "physician", None)
    return {
        "user": user.pk,
        "name": user.full_name,
        "specialty": physician and physician.specialty,
        "facility": physician.facility.name if physician else user.affiliation,
        "register_number": physician and physician.register_number,
    }


def _has_written(place: Participant) -> bool:
    said = Message.objects.filter(case=place.case_id, author=place.user, thread=Thread.BOARD)
    asked = Investigation.objects.filter(case=place.case_id)
    return (
        said.exists()
        or place.case.options.filter(proposed_by=place.user).exists()
        or asked.filter(requested_by=place.user).exists()
        or asked.filter(settled_by=place.user).exists()
    )
