from django.db import transaction

from nocc.accounts.models import User
from nocc.common.concurrency import save_edited
from nocc.common.rules import InvalidInput

from ..models import Facility


@transaction.atomic
def add_facility(*, name: str, **details) -> Facility:
    """Raises InvalidInput: `coordinates_incomplete`."""
    facility = Facility(name=name, **details)
    _must_lie_somewhere(facility)
    facility.save()
    return facility


@transaction.atomic
def edit_facility(*, facility: Facility, changes: dict) -> Facility:
    """Change a locked facility; its people's access-log entries carry its name from now on."""
    for name, value in changes.items():
        setattr(facility, name, value)
    _must_lie_somewhere(facility)
    save_edited(facility, list(changes))
    if "name" in changes:
        User.objects.filter(physician__facility=facility).update(affiliation=facility.name)
    return facility


def _must_lie_somewhere(facility: Facility) -> None:
    if (facility.latitude is None) != (facility.longitude is None):
        raise InvalidInput("coordinates_incomplete", field="longitude" if facility.longitude is None else "latitude")
