from datetime import date

from django.db.models import Max, Min, Q, QuerySet

from nocc.accounts.models import User
from nocc.cases.models import Case, CaseState
from nocc.cases.selectors import cases_visible_to
from nocc.cases.selectors.clearances import with_clearance
from nocc.common.clinic import day_of, start_of_day
from nocc.deliberation.models import Decision, DecisionStatus
from nocc.oncology.schedule.facts import is_or_is_under
from nocc.oncology.vocabularies import treatments as treatment_terms
from nocc.patients.models import Patient
from nocc.patients.selectors import without_concealed

from ..models import (
    DEATHS,
    Action,
    ActionStatus,
    Outcome,
    OutcomeKind,
    ReminderPreference,
    Treatment,
    Visit,
    VisitStatus,
)

# Procedures beside the treatment of the tumour: access, teeth, staging.
BESIDE_TREATMENT = ("S.SUP", "S.DX")


def actions_on_record() -> QuerySet[Action]:
    return _standing(Action.objects.all(), "action", "owner__user")


def treatments_on_record() -> QuerySet[Treatment]:
    return _standing(Treatment.objects.filter(withdrawn_at__isnull=True), "treatment", "facility", "recorded_by")


def outcomes_on_record() -> QuerySet[Outcome]:
    return _standing(Outcome.objects.filter(withdrawn_at__isnull=True), "outcome", "recorded_by")


def visits_on_record(*, with_withdrawn: bool = False) -> QuerySet[Visit]:
    rows = Visit.objects.all() if with_withdrawn else Visit.objects.filter(withdrawn_at__isnull=True)
    return _standing(rows, "visit", "facility", "recorded_by")


def _standing(rows: QuerySet, kind: str, *related: str) -> QuerySet:
    return with_clearance(rows, kind=kind).select_related("case", *related)


def _of_visible_cases(rows: QuerySet, *, kind: str, user: User, author: str) -> QuerySet:
    rows = rows.filter(case__in=cases_visible_to(user).values("pk"))
    return without_concealed(rows, kind=kind, reader=user, author=author)


def actions_visible_to(user: User) -> QuerySet[Action]:
    """What decisions of the cases this person may open ask for."""
    return _of_visible_cases(actions_on_record(), kind="action", user=user, author="owner__user")


def treatments_visible_to(user: User) -> QuerySet[Treatment]:
    """Courses given, of the cases this person may open."""
    return _of_visible_cases(treatments_on_record(), kind="treatment", user=user, author="recorded_by")


def outcomes_visible_to(user: User) -> QuerySet[Outcome]:
    """How it went, of the cases this person may open."""
    return _of_visible_cases(outcomes_on_record(), kind="outcome", user=user, author="recorded_by")


def visits_visible_to(user: User, *, with_withdrawn: bool = False) -> QuerySet[Visit]:
    """Appointments of the cases this person may open."""
    rows = visits_on_record(with_withdrawn=with_withdrawn)
    return _of_visible_cases(rows, kind="visit", user=user, author="recorded_by")


def decision_in_force(case: Case) -> Decision | None:
    return case.decisions.filter(status=DecisionStatus.SIGNED).order_by("-signed_at").first()


def treats_the_tumour(code: str) -> bool:
    """Not so: rehabilitation, support and the procedures around a treatment."""
    return treatment_terms()[code].kind != "support" and not is_or_is_under(code, *BESIDE_TREATMENT)


def courses_of(case: Case) -> list[Treatment]:
    """The courses that treat the tumour, in order."""
    rows = case.treatments.filter(withdrawn_at__isnull=True).order_by("started_on", "created_at")
    return [row for row in rows if treats_the_tumour(row.code)]


def planned_visits() -> QuerySet[Visit]:
    """Appointments that wait, of open cases."""
    rows = Visit.objects.filter(status=VisitStatus.PLANNED, withdrawn_at__isnull=True)
    return rows.exclude(case__state=CaseState.CLOSED)


# Where a patient has not said otherwise.
USUAL_NOTICE_DAYS = 2


def reminder_days_of(patient: Patient) -> int | None:
    """How many days before an appointment this patient is reminded by mail; None is never."""
    preference = ReminderPreference.objects.filter(patient=patient).first()
    return preference.days_before if preference else USUAL_NOTICE_DAYS


def overdue_visits(*, day: date) -> QuerySet[Visit]:
    """Visits that should have been before that day, their window gone by, and of which nobody said what became."""
    in_time = Q(due_to__isnull=True) | Q(due_to__lt=day)
    return planned_visits().filter(in_time, scheduled_at__lt=start_of_day(day)).select_related("case")


def standing_outcomes(case: Case) -> QuerySet[Outcome]:
    """What was recorded and not taken back."""
    return case.outcomes.filter(withdrawn_at__isnull=True)


def last_seen_day(patient: Patient) -> date | None:
    """The last day on which something was observed of this patient, in whichever case."""
    observed = Outcome.objects.filter(case__patient=patient, withdrawn_at__isnull=True)
    visited = Visit.objects.filter(case__patient=patient, status=VisitStatus.DONE)
    begun = Treatment.objects.filter(case__patient=patient, withdrawn_at__isnull=True)
    done_at = visited.aggregate(at=Max("done_at"))["at"]
    days = (
        observed.aggregate(day=Max("observed_on"))["day"],
        begun.aggregate(day=Max("started_on"))["day"],
        day_of(done_at) if done_at else None,
    )
    return max((day for day in days if day is not None), default=None)


def death_day(patient: Patient) -> date | None:
    """The day that was recorded as the patient's last, in whichever case."""
    deaths = Outcome.objects.filter(
        case__patient=patient, kind=OutcomeKind.VITAL_STATUS, code__in=DEATHS, withdrawn_at__isnull=True
    )
    return deaths.aggregate(day=Min("observed_on"))["day"]


def overdue_actions(*, before) -> QuerySet[Action]:
    """What decisions in force asked for by then and nobody has settled."""
    rows = Action.objects.filter(Q(decision__superseded_by__isnull=True), status=ActionStatus.PENDING, due__lt=before)
    return rows.exclude(case__state=CaseState.CLOSED).select_related("case")
