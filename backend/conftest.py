from types import SimpleNamespace

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from nocc.accounts.factories import UserFactory
from nocc.accounts.services import mint_access_token
from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import ParticipantRole
from nocc.directory.factories import MembershipFactory, PhysicianFactory


@pytest.fixture
def api_as():
    """`api_as(user)` is a client with that user's fresh token; `api_as(None)` one without."""

    def client_of(user) -> APIClient:
        client = APIClient()
        if user is not None:
            token = mint_access_token(user=user, authenticated_at=timezone.now())
            client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
        return client

    return client_of


@pytest.fixture
def case_with_everyone(db):
    """A shared case and one person for every relation to it (`anonymous` is None)."""
    case = CaseFactory()
    patient_account = UserFactory(email="patient@example.org")
    case.patient.user = patient_account
    case.patient.save()
    people = {
        "lead": case.opened_by,
        "participant": ParticipantFactory(case=case).user,
        "oncologist": ParticipantFactory(case=case, user=PhysicianFactory(specialty="medical_oncology").user).user,
        "radiotherapist": ParticipantFactory(
            case=case, user=PhysicianFactory(specialty="radiation_oncology").user
        ).user,
        "observer": ParticipantFactory(case=case, role=ParticipantRole.OBSERVER).user,
        "member": MembershipFactory(group=case.group).user,
        "coordinator": MembershipFactory(group=case.group, role="coordinator").user,
        "outsider": PhysicianFactory().user,
        "patient": patient_account,
        "administrator": UserFactory(is_administrator=True),
        "anonymous": None,
    }
    MembershipFactory(group=case.group, user=case.opened_by)
    return SimpleNamespace(case=case, people=people)
