from collections.abc import Iterable
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from nocc.accounts.models import User
from nocc.audit.models import AccessEntry
from nocc.audit.selectors import accesses_to_patient
from nocc.patients.models import Patient
from nocc.patients.selectors import possible_duplicates_of

from ..models import Case, CaseState, ParticipantRole
from .viewpoints import EMERGENCY, STAFF_ROLES, emergency_accesses_of, places_of


def patients_visible_to(user: User) -> QuerySet[Patient]:
    """Patients whose cases this person reads in full, and those they registered who have no case yet.

    Never an observer's: they see cases without a name.
    """
    of_board = places_of(user).filter(role__in=STAFF_ROLES).values("case__patient")
    in_emergency = emergency_accesses_of(user).values("case__patient")
    waiting = Q(registered_by=user) & ~Exists(Case.objects.filter(patient=OuterRef("pk")))
    return Patient.objects.filter(Q(pk__in=of_board) | Q(pk__in=in_emergency) | waiting)


def leads_patient(user: User, patient: Patient) -> bool:
    """Leads one of the patient's cases; before there is one, the registering physician does."""
    if places_of(user).filter(role=ParticipantRole.LEAD, case__patient=patient).exists():
        return True
    return patient.registered_by_id == user.pk and not patient.cases.exists()


def treats_patient(user: User, patient: Patient) -> bool:
    """On the board of one of the patient's cases, or about to open the first."""
    if places_of(user).filter(role__in=STAFF_ROLES, case__patient=patient).exists():
        return True
    return leads_patient(user, patient)


def grounds_on_patients(user: User, patient_ids: Iterable[UUID]) -> dict[UUID, str]:
    """By which role this person reads each of these patients; none for who waits for a first case."""
    wanted = list(patient_ids)
    in_emergency = emergency_accesses_of(user).filter(case__patient__in=wanted)
    grounds: dict[UUID, str] = dict.fromkeys(in_emergency.values_list("case__patient", flat=True), EMERGENCY)
    places = places_of(user).filter(role__in=STAFF_ROLES, case__patient__in=wanted)
    # Leading one case weighs more than taking part in another.
    grounds |= dict(places.order_by("-role").values_list("case__patient", "role"))
    return grounds


def open_cases_of(patient_id: UUID) -> QuerySet[Case]:
    """In one order for everybody, so that two who write to several cases never wait for each other."""
    return Case.objects.filter(patient=patient_id).exclude(state=CaseState.CLOSED).order_by("pk")


def duplicates_visible_to(user: User, patient: Patient) -> QuerySet[Patient]:
    """Patients who may be this one, among those the reader may see anyway."""
    return possible_duplicates_of(patient).filter(pk__in=patients_visible_to(user).values("pk"))


def accesses_visible_to(user: User, patient: Patient) -> QuerySet[AccessEntry]:
    """Who opened what of this patient, for who leads one of the patient's cases."""
    return accesses_to_patient(patient.pk) if leads_patient(user, patient) else AccessEntry.objects.none()
