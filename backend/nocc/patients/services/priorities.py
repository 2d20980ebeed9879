from django.db import transaction

from nocc.accounts.models import User
from nocc.common.rules import InvalidInput
from nocc.oncology.vocabularies import vocabulary

from ..events import priorities_set
from ..models import Patient, Priorities


@transaction.atomic
def set_priorities(*, patient: Patient, ranking: list[str], note: str = "", recorded_by: User) -> Priorities:
    """State anew what matters to the patient, first first; earlier statements stay.

    Raises InvalidInput `unknown_code`, `repeated_code`.
    """
    known = vocabulary("patient_priorities")
    if any(code not in known for code in ranking):
        raise InvalidInput("unknown_code", field="ranking")
    if len(set(ranking)) != len(ranking):
        raise InvalidInput("repeated_code", field="ranking")
    priorities = Priorities.objects.create(patient=patient, ranking=ranking, note=note, recorded_by=recorded_by)
    priorities_set.send(Priorities, priorities=priorities)
    return priorities
