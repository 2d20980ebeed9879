from datetime import date

import factory
from factory.django import DjangoModelFactory

from nocc.directory.factories import FacilityFactory, PhysicianFactory

from .models import Consent, ConsentKind, Patient


class PatientFactory(DjangoModelFactory):
    """A patient who has consented to everything (`consents=()` for one who has not)."""

    class Meta:
        model = Patient
        skip_postgeneration_save = True

    family_name = factory.Sequence(lambda n: f"Rossi{n}")
    given_name = "Paola"
    birth_date = date(1962, 3, 14)
    sex = "female"
    facility = factory.SubFactory(FacilityFactory)
    registered_by = factory.LazyAttribute(lambda row: PhysicianFactory(facility=row.facility).user)

    @factory.post_generation
    def consents(self, create, extracted, **kwargs):
        for kind in ConsentKind.values if extracted is None else extracted:
            Consent.objects.create(patient=self, kind=kind, granted=True, recorded_by=self.registered_by)
