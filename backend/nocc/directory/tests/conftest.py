from types import SimpleNamespace

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from nocc.accounts.factories import UserFactory

from ..factories import FacilityFactory, MembershipFactory, PhysicianFactory, WorkGroupFactory
from ..models import MembershipRole


@pytest.fixture
def network(db):
    """A group with one person in every place of it, and those outside (`anonymous` is None)."""
    group = WorkGroupFactory()
    places = {role: MembershipFactory(group=group, role=role) for role in MembershipRole.values}
    people = {
        **{role: place.user for role, place in places.items()},
        "outsider": PhysicianFactory().user,
        "patient": UserFactory(),
        "administrator": UserFactory(is_administrator=True),
        "anonymous": None,
    }
    return SimpleNamespace(group=group, places=places, people=people, facility=FacilityFactory())


@pytest.fixture
def sent_mail(db):
    """`sent_mail()` is the mail queued so far, as {to, subject, text}."""

    def queued() -> list[dict]:
        return [job.args for job in ProcrastinateJob.objects.filter(task_name="send_mail").order_by("id")]

    return queued
