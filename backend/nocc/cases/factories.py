from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from nocc.directory.factories import PhysicianFactory, WorkGroupFactory
from nocc.patients.factories import PatientFactory

from .models import Case, CaseState, Diagnosis, Participant, ParticipantRole


class CaseFactory(DjangoModelFactory):
    """A case under review with its lead and a diagnosis; `lead` is the user who leads it."""

    class Meta:
        model = Case
        skip_postgeneration_save = True

    patient = factory.SubFactory(PatientFactory)
    group = factory.SubFactory(WorkGroupFactory)
    question = "Chirurgia o chemioradioterapia?"
    state = CaseState.REVIEW
    opened_by = factory.LazyFunction(lambda: PhysicianFactory().user)

    @factory.post_generation
    def diagnosis(self, create, extracted, **kwargs):
        Diagnosis.objects.create(case=self, topography=extracted or "C02.1", morphology="8070/3")
        ParticipantFactory(case=self, user=self.opened_by, role=ParticipantRole.LEAD)


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = Participant

    case = factory.SubFactory(CaseFactory)
    user = factory.LazyFunction(lambda: PhysicianFactory().user)
    role = ParticipantRole.PARTICIPANT
    specialty = factory.LazyAttribute(
        lambda row: row.user.physician.specialty if hasattr(row.user, "physician") else ""
    )
    until = factory.LazyAttribute(
        lambda row: timezone.now() + timedelta(days=30) if row.role == ParticipantRole.OBSERVER else None
    )
