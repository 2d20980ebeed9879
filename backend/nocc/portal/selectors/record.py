from django.db.models import Q, QuerySet

from nocc.accounts.models import User
from nocc.care.models import Treatment, Visit
from nocc.cases.models import Case, CaseState, Message, Participant, Thread
from nocc.cases.selectors import staff_of
from nocc.directory.models import Facility
from nocc.patients.models import Patient


def patient_of(user: User) -> Patient | None:
    """Whose record this account opens: the session says it, never a parameter."""
    return Patient.objects.select_related("user").filter(user=user).first()


def current_case_of(patient: Patient) -> Case | None:
    """The latest case that goes on, else the latest."""
    latest = patient.cases.select_related("patient__user").order_by("-created_at")
    return latest.exclude(state=CaseState.CLOSED).first() or latest.first()


def team_of(case: Case) -> QuerySet[Participant]:
    """The board of the case, the lead first."""
    return staff_of(case).select_related("case", "user__physician__facility").order_by("role", "created_at", "id")


def facilities_of(patient: Patient) -> QuerySet[Facility]:
    """Where the team works and where the patient is or will be treated."""
    case = current_case_of(patient)
    team = staff_of(case).values("user__physician__facility") if case else []
    treated_at = Treatment.objects.filter(case__patient=patient, withdrawn_at__isnull=True).values("facility")
    seen_at = Visit.objects.filter(case__patient=patient).values("facility")
    return Facility.objects.filter(
        Q(pk=patient.facility_id) | Q(pk__in=team) | Q(pk__in=treated_at) | Q(pk__in=seen_at)
    )


def messages_of(patient: Patient) -> QuerySet[Message]:
    """Questions to the team and its answers."""
    rows = Message.objects.filter(case__patient=patient, thread=Thread.PATIENT, removed_at__isnull=True)
    return rows.select_related("author", "case")
