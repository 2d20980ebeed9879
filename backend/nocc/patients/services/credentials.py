from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from nocc.accounts.models import User
from nocc.accounts.services import create_account, issue_first_password, set_active
from nocc.common.rules import RuleBroken

from ..models import Patient


@dataclass(frozen=True)
class IssuedCredentials:
    """What the physician tells the patient in person; the password is nowhere else."""

    email: str
    first_password: str
    expires_at: datetime | None


@transaction.atomic
def issue_credentials(*, patient: Patient, email: str) -> IssuedCredentials:
    """Give the patient an account, open one that was revoked, or replace a first password that was never used.

    The caller has checked the consent. Raises RuleBroken `credentials_in_use`, `address_in_use`.
    """
    patient = Patient.objects.select_for_update(of=("self",)).select_related("user").get(pk=patient.pk)
    user = _new_account(patient, email) if patient.user is None else _account_again(patient.user, email)
    password = issue_first_password(user=user)
    return IssuedCredentials(user.email, password, user.password_expires_at)


def _new_account(patient: Patient, email: str) -> User:
    try:
        user = create_account(
            email=email,
            given_name=patient.given_name,
            family_name=patient.family_name,
            language=patient.language,
        )
    except RuleBroken:
        raise RuleBroken("address_in_use") from None
    patient.user = user
    patient.save(update_fields=["user", "updated_at"])
    return user


def _account_again(user: User, email: str) -> User:
    email = email.strip().lower()
    if user.is_active and not user.must_change_password:
        raise RuleBroken("credentials_in_use")
    if User.objects.filter(email=email).exclude(pk=user.pk).exists():
        raise RuleBroken("address_in_use")
    user.email = email
    user.save(update_fields=["email"])
    set_active(user=user, is_active=True)
    return user


@transaction.atomic
def revoke_credentials(*, patient: Patient) -> bool:
    """Shut the patient's account and end its sessions; True if there was an open one."""
    user = User.objects.select_for_update().filter(patient=patient, is_active=True).first()
    if user is None:
        return False
    user.set_unusable_password()
    user.save(update_fields=["password"])
    set_active(user=user, is_active=False)
    return True
