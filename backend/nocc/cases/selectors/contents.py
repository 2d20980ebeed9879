"""The rows that stand in a dossier, whoever reads it."""

from django.db.models import Exists, OuterRef, QuerySet

from nocc.patients.models import Consent, Patient, Priorities

from ..models import Assessment, Case, Diagnosis, Participant, Staging


def standing_cases() -> QuerySet[Case]:
    return Case.objects.select_related("group")


def standing_diagnoses() -> QuerySet[Diagnosis]:
    return Diagnosis.objects.all()


def standing_stagings() -> QuerySet[Staging]:
    return Staging.objects.filter(superseded_at__isnull=True)


def standing_assessments() -> QuerySet[Assessment]:
    return Assessment.objects.all()


def standing_participants() -> QuerySet[Participant]:
    return Participant.objects.filter(removed_at__isnull=True).select_related("user__physician__facility")


def standing_patients() -> QuerySet[Patient]:
    return Patient.objects.all()


def standing_priorities() -> QuerySet[Priorities]:
    return Priorities.objects.select_related("recorded_by")


def standing_consents() -> QuerySet[Consent]:
    later = Consent.objects.filter(
        patient=OuterRef("patient"), kind=OuterRef("kind"), created_at__gt=OuterRef("created_at")
    )
    return Consent.objects.filter(~Exists(later)).select_related("recorded_by")
