import pytest
from django.db import IntegrityError

from nocc.common.rules import InvalidInput, RuleBroken

from ..factories import UserFactory
from ..models import User
from ..services import create_account

pytestmark = pytest.mark.django_db


def test_an_account_without_a_password_lets_nobody_in():
    user = create_account(email="New@Example.org", given_name="Ada", family_name="Neri")
    assert user.email == "new@example.org"
    assert not user.has_usable_password()


def test_an_address_has_one_account():
    UserFactory(email="taken@example.org")
    with pytest.raises(RuleBroken, match="account_exists"):
        create_account(email="TAKEN@example.org")


def test_a_weak_password_is_refused_with_its_reasons():
    with pytest.raises(InvalidInput) as refused:
        create_account(email="new@example.org", password="password")
    assert refused.value.code == "password_refused"
    assert set(refused.value.extra["reasons"]) == {"password_too_short", "password_too_common"}


def test_addresses_are_stored_in_lower_case():
    with pytest.raises(IntegrityError):
        User.objects.create(email="Upper@example.org")
