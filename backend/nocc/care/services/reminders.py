"""Mail that an appointment comes: never what, where or for whom; each appointment once."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from nocc.accounts.mail import queue_template
from nocc.common.clinic import day_of, today
from nocc.patients.models import ConsentKind, Patient
from nocc.patients.selectors import has_consented

from ..models import ReminderPreference, Visit
from ..selectors import death_day, planned_visits, reminder_days_of

LONGEST_NOTICE_DAYS = 14


@transaction.atomic
def choose_reminders(*, patient: Patient, days_before: int | None) -> ReminderPreference:
    preference, _ = ReminderPreference.objects.update_or_create(patient=patient, defaults={"days_before": days_before})
    return preference


def remind_patients() -> int:
    """Queue the reminders that are due; answers how many.

    That a reminder went out is written with the job that sends it, so that a restart repeats none and loses none.
    """
    now = timezone.now()
    coming = planned_visits().filter(
        scheduled_at__gt=now, scheduled_at__lt=now + timedelta(days=LONGEST_NOTICE_DAYS + 1)
    )
    coming = coming.filter(Q(reminded_for__isnull=True) | ~Q(reminded_for=F("scheduled_at")))
    waiting = coming.filter(case__patient__user__is_active=True).order_by("scheduled_at").values_list("pk", flat=True)
    return sum(_remind(pk) for pk in list(waiting))


@transaction.atomic
def _remind(pk) -> bool:
    rows = Visit.objects.filter(pk=pk)
    locked = rows.select_for_update(of=("self",), skip_locked=True).select_related("case__patient__user")
    visit = locked.first()
    if visit is None or visit.reminded_for == visit.scheduled_at or not _is_due(visit):
        return False
    account = visit.case.patient.user
    if account is None:
        return False
    queue_template(
        template="care/email/appointment",
        to=account.email,
        language=account.language,
        context={"url": f"{settings.PUBLIC_URL}/patient"},
    )
    # Not by `save`: for whoever subscribes to the calendar nothing has changed.
    rows.update(reminded_for=visit.scheduled_at)
    return True


def _is_due(visit: Visit) -> bool:
    patient = visit.case.patient
    days = reminder_days_of(patient)
    if days is None or day_of(visit.scheduled_at) - timedelta(days=days) > today():
        return False
    return has_consented(patient, ConsentKind.PORTAL) and death_day(patient) is None
