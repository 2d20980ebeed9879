"""The demonstration network before any case: facilities, groups, people and their accounts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from nocc.accounts.models import User
from nocc.directory.models import Facility, Membership, MembershipRole, Physician, WorkGroup

from .people import (
    ADMINISTRATOR,
    GROUPS,
    OBSERVERS,
    OPENING_HOURS,
    PASSWORD,
    PHYSICIANS,
    PLACES,
    Person,
)


@dataclass(frozen=True)
class Network:
    facilities: list[Facility]
    groups: list[WorkGroup]
    physicians: list[Physician]
    observers: list[Physician]

    def members_of(self, group: WorkGroup) -> list[Physician]:
        places = {membership.user_id for membership in group.memberships.all()}
        return [physician for physician in self.physicians if physician.user_id in places]


def build_network(*, now: datetime) -> Network:
    facilities = [_facility(place) for place in PLACES]
    groups = [WorkGroup.objects.create(name=name, description=text) for name, text in GROUPS]
    physicians = [_physician(person, facilities) for person in PHYSICIANS]
    for person, physician in zip(PHYSICIANS, physicians, strict=True):
        for index in person.groups:
            is_coordinator = person.coordinates == index
            Membership.objects.create(
                group=groups[index],
                user=physician.user,
                role=MembershipRole.COORDINATOR if is_coordinator else MembershipRole.MEMBER,
            )
    observers = [_physician(person, facilities) for person in OBSERVERS]
    Membership.objects.create(
        group=groups[1], user=observers[1].user, role=MembershipRole.OBSERVER, until=now + timedelta(days=180)
    )
    return Network(facilities, groups, physicians, observers)


def build_administrator() -> None:
    email, given_name, family_name = ADMINISTRATOR
    account(email=email, given_name=given_name, family_name=family_name, is_administrator=True)


def account(*, email: str, **fields) -> User:
    """An account that signs in with the demonstration's password."""
    user = User.objects.create(email=email, password=_hashed(), **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


@cache
def _hashed() -> str:
    # One hash for all: the password is public, and hashing is slow on purpose.
    return make_password(PASSWORD)


def _facility(place) -> Facility:
    return Facility.objects.create(
        name=place.name,
        address=place.address,
        postcode=place.postcode,
        city=place.city,
        province=place.province,
        phone=place.phone,
        latitude=place.latitude,
        longitude=place.longitude,
        opening_hours=OPENING_HOURS,
    )


def _physician(person: Person, facilities: list[Facility]) -> Physician:
    facility = facilities[person.place]
    user = account(
        email=person.email,
        given_name=person.given_name,
        family_name=person.family_name,
        affiliation=facility.name,
    )
    return Physician.objects.create(
        user=user,
        title=person.title,
        specialty=person.specialty,
        facility=facility,
        register_number=f"{1000 + len(person.email) * 37:05d}",
        register_province=facility.province,
    )
