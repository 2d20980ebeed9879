from django.db.models import Exists, OuterRef, Q, QuerySet

from nocc.accounts.models import User
from nocc.patients.selectors import without_concealed

from ..models import Case, Message, Thread
from .viewpoints import STAFF_ROLES, emergency_accesses_of, places_of, staff_of, viewpoint_of, visible_case_ids

STAFF_THREADS = (Thread.BOARD, Thread.OBSERVERS, Thread.PATIENT)


def threads_readable_by(user: User, case: Case) -> tuple[Thread, ...]:
    """The patient is no reader of the case: their own thread reaches them through the portal."""
    viewpoint = viewpoint_of(user, case)
    if viewpoint is None:
        return ()
    return STAFF_THREADS if viewpoint.is_staff else (Thread.OBSERVERS,)


def threads_writable_by(user: User, case: Case) -> tuple[Thread, ...]:
    if user.pk == case.patient.user_id:
        return (Thread.PATIENT,)
    viewpoint = viewpoint_of(user, case)
    if viewpoint is None or (viewpoint.is_staff and not viewpoint.is_on_board):
        return ()
    return STAFF_THREADS if viewpoint.is_staff else (Thread.OBSERVERS,)


def readers_of_thread(case: Case, thread: str) -> QuerySet[User]:
    """Who takes part and may read the thread: who can be mentioned in it."""
    places = case.participants.filter(removed_at__isnull=True) if thread == Thread.OBSERVERS else staff_of(case)
    return User.objects.filter(pk__in=places.values("user"), is_active=True)


def messages_visible_to(user: User, case: Case) -> QuerySet[Message]:
    rows = case.messages.filter(thread__in=threads_readable_by(user, case))
    return _readable(rows, user)


def messages_of_cases_visible_to(user: User) -> QuerySet[Message]:
    """Messages of any case that this person may read."""
    of_case = {"case": OuterRef("case")}
    reads_all = Exists(places_of(user).filter(**of_case, role__in=STAFF_ROLES)) | Exists(
        emergency_accesses_of(user).filter(**of_case)
    )
    rows = Message.objects.filter(Q(thread=Thread.OBSERVERS) | reads_all, case__in=visible_case_ids(user))
    return _readable(rows, user)


def _readable(rows: QuerySet[Message], user: User) -> QuerySet[Message]:
    rows = rows.select_related("author", "case__patient").prefetch_related("mentions")
    readable = without_concealed(Message.objects.all(), kind="message", reader=user, author="author")
    # An answer to what is concealed must not tell that it answers something.
    rows = rows.annotate(answers_readable=Exists(readable.filter(pk=OuterRef("reply_to"))))
    return without_concealed(rows, kind="message", reader=user, author="author")
