"""What a person's calendar shows: times and neutral words, no name, no diagnosis, no kind of visit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.models import CaseState
from nocc.cases.models.participant import ParticipantRole
from nocc.cases.selectors.viewpoints import places_of
from nocc.deliberation.models import Round, RoundStatus
from nocc.directory.models import Facility
from nocc.patients.models import Patient

from ..models import CalendarFeed, Visit, VisitStatus
from .rows import visits_visible_to

SHOWN_BEFORE_DAYS = 90
VISIT_MINUTES, DEADLINE_MINUTES = 30, 0
# Stems of words in a facility's name that would tell a stranger what somebody is treated for.
TELLING = ("oncol", "tumor", "cancer", "radioter", "radiother", "chemio", "chemother", "hospice", "palliat")
TITLES = {
    "it": {"visit": "NOCC: visita", "follow_up": "NOCC: controllo", "deadline": "NOCC: scadenza di un voto"},
    "en": {"visit": "NOCC: appointment", "follow_up": "NOCC: follow-up", "deadline": "NOCC: voting deadline"},
}


@dataclass(frozen=True)
class Entry:
    """One line of a calendar. `sequence` only ever grows, as RFC 5545 asks (3.8.7.4)."""

    row: Model
    uid: str
    title: str
    starts_at: datetime
    minutes: int
    changed_at: datetime
    sequence: int
    is_cancelled: bool = False
    location: str = ""
    url: str = ""


def feed_of(digest: str) -> CalendarFeed | None:
    return CalendarFeed.objects.select_related("user").filter(digest=digest, user__is_active=True).first()


def entries_for(user: User) -> list[Entry]:
    """Of a patient their appointments; of a physician the visits of the cases they lead and the votes they owe."""
    since = timezone.now() - timedelta(days=SHOWN_BEFORE_DAYS)
    patient = Patient.objects.filter(user=user).first()
    if patient is not None:
        visits = Visit.objects.filter(case__patient=patient, scheduled_at__gte=since).select_related("case", "facility")
        entries = [_appointment(visit, user) for visit in visits]
    else:
        entries = [_follow_up(visit, user) for visit in _led_visits(user).filter(scheduled_at__gte=since)]
        entries += [_deadline(vote, user) for vote in _rounds_of(user).filter(deadline__gte=since)]
    return sorted(entries, key=lambda entry: (entry.starts_at, entry.uid))


def _led_visits(user: User) -> QuerySet[Visit]:
    led = places_of(user).filter(role=ParticipantRole.LEAD).values("case")
    return visits_visible_to(user, with_withdrawn=True).filter(case__in=led)


def _rounds_of(user: User) -> QuerySet[Round]:
    mine = Q(eligible__in=places_of(user))
    return Round.objects.filter(mine).exclude(status=RoundStatus.PAUSED).select_related("case").distinct()


def _appointment(visit: Visit, user: User) -> Entry:
    return _of_visit(visit, TITLES[user.language]["visit"], location=neutral_place(visit.facility), url="/patient")


def _follow_up(visit: Visit, user: User) -> Entry:
    """The reference says which case to whoever may open it, and nothing to anybody else."""
    title = f"{TITLES[user.language]['follow_up']} · {visit.case.reference}"
    return _of_visit(visit, title, url=f"/cases/{visit.case_id}/care")


def _of_visit(visit: Visit, title: str, *, url: str, location: str = "") -> Entry:
    is_off = visit.status == VisitStatus.MOVED or visit.withdrawn_at is not None
    is_over = visit.case.state == CaseState.CLOSED and visit.status == VisitStatus.PLANNED
    return Entry(
        row=visit,
        uid=_uid("visit", visit.pk),
        title=title,
        starts_at=visit.scheduled_at,
        minutes=VISIT_MINUTES,
        changed_at=visit.updated_at,
        sequence=_sequence(visit),
        is_cancelled=is_off or is_over,
        location=location,
        url=f"{settings.PUBLIC_URL}{url}",
    )


def _deadline(vote: Round, user: User) -> Entry:
    closed_before = vote.closed_at is not None and vote.closed_at < vote.deadline
    return Entry(
        row=vote,
        uid=_uid("round", vote.pk),
        title=f"{TITLES[user.language]['deadline']} · {vote.case.reference}",
        starts_at=vote.deadline,
        minutes=DEADLINE_MINUTES,
        changed_at=vote.updated_at,
        sequence=_sequence(vote),
        is_cancelled=closed_before,
        url=f"{settings.PUBLIC_URL}/cases/{vote.case_id}/vote",
    )


def _uid(kind: str, pk: UUID) -> str:
    return f"{kind}-{pk}@nocc"


def _sequence(row) -> int:
    """Seconds from the row's making to its last change: it grows with each change and needs no column."""
    return int((row.updated_at - row.created_at).total_seconds())


def neutral_place(facility: Facility | None) -> str:
    """Where to go; the name only where it does not tell what for."""
    if facility is None:
        return ""
    is_telling = any(stem in facility.name.casefold() for stem in TELLING)
    return ", ".join(filter(None, ("" if is_telling else facility.name, facility.address, facility.city)))
