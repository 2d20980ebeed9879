from datetime import timedelta

from nocc.patients.models import Patient

from ..models import ReleaseChoice, ReleasePreference

RELEASE_AFTER = timedelta(days=5)


def release_choice_of(patient: Patient) -> ReleaseChoice:
    choice = ReleasePreference.objects.filter(patient=patient).values_list("choice", flat=True).first()
    return ReleaseChoice(choice or ReleaseChoice.AFTER_DAYS)


def waiting_time_of(patient: Patient) -> timedelta | None:
    """How long reports and images wait for a physician to release them; None is as long as it takes."""
    waits = {
        ReleaseChoice.AT_ONCE: timedelta(0),
        ReleaseChoice.AFTER_DAYS: RELEASE_AFTER,
        ReleaseChoice.BY_PHYSICIAN: None,
    }
    return waits[release_choice_of(patient)]
