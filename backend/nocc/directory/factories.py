from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from nocc.accounts.factories import UserFactory

from .models import Facility, Membership, MembershipRole, Physician, WorkGroup


class FacilityFactory(DjangoModelFactory):
    class Meta:
        model = Facility

    name = factory.Sequence(lambda n: f"Hospital {n}")
    city = "Bari"


class PhysicianFactory(DjangoModelFactory):
    class Meta:
        model = Physician

    user = factory.SubFactory(UserFactory)
    specialty = "surgery_hn"
    facility = factory.SubFactory(FacilityFactory)


class WorkGroupFactory(DjangoModelFactory):
    class Meta:
        model = WorkGroup

    name = factory.Sequence(lambda n: f"Board {n}")


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    group = factory.SubFactory(WorkGroupFactory)
    user = factory.LazyFunction(lambda: PhysicianFactory().user)
    role = MembershipRole.MEMBER
    until = factory.LazyAttribute(
        lambda row: timezone.now() + timedelta(days=30) if row.role == MembershipRole.OBSERVER else None
    )
