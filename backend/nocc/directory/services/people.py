from django.db import transaction

from nocc.accounts.models import User
from nocc.accounts.services import create_account, issue_first_password, set_active
from nocc.common.rules import InvalidInput, NotAllowed
from nocc.oncology.vocabularies import vocabulary

from ..models import Physician


@transaction.atomic
def keep_profile(*, user: User, changes: dict) -> Physician:
    """Make or change somebody's professional profile; the account keeps the facility's name for the access log.

    Raises InvalidInput: `unknown_code` for the specialty.
    """
    specialty = changes.get("specialty")
    if specialty is not None and specialty not in vocabulary("specialties"):
        raise InvalidInput("unknown_code", field="specialty")
    profile, _ = Physician.objects.select_related("user", "facility").update_or_create(user=user, defaults=changes)
    user.affiliation = profile.facility.name
    user.save(update_fields=["affiliation"])
    return profile


@transaction.atomic
def add_user(*, email: str, profile: dict | None, **names) -> tuple[User, str]:
    """An account for somebody of the staff, and the first password to hand over in person.

    Raises RuleBroken `account_exists`, InvalidInput `profile_required` for who is not an administrator.
    """
    if profile is None and not names.get("is_administrator"):
        raise InvalidInput("profile_required", field="physician")
    user = create_account(email=email, **names)
    if profile is not None:
        keep_profile(user=user, changes=profile)
    return user, issue_first_password(user=user)


@transaction.atomic
def edit_user(*, user: User, editor: User, changes: dict) -> User:
    """Change names, language, the administrator's mark, or open and shut the account.

    Raises NotAllowed `own_account`: nobody shuts themselves out.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    is_active = changes.pop("is_active", user.is_active)
    shuts_out = not is_active or not changes.get("is_administrator", user.is_administrator)
    if user == editor and shuts_out:
        raise NotAllowed("own_account")
    for name, value in changes.items():
        setattr(user, name, value)
    user.save(update_fields=list(changes))
    if is_active != user.is_active:
        set_active(user=user, is_active=is_active)
    return user


@transaction.atomic
def renew_first_password(*, user: User) -> str:
    """For somebody who cannot get in any more; signs them out everywhere."""
    return issue_first_password(user=User.objects.select_for_update().get(pk=user.pk))


def edit_me(*, user: User, changes: dict) -> User:
    for name, value in changes.items():
        setattr(user, name, value)
    user.save(update_fields=list(changes))
    return user
