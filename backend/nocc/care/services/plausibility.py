from datetime import date

from nocc.cases.models import Case, Diagnosis
from nocc.common.clinic import must_not_be_future, must_not_precede
from nocc.common.rules import InvalidInput

from ..models import Outcome
from ..selectors import death_day, last_seen_day


def diagnosis_day(case: Case) -> date:
    """Nothing of this tumour's care can be older: the day of its diagnosis, else of the patient's birth."""
    diagnosed_on = Diagnosis.objects.filter(case=case).values_list("diagnosed_on", flat=True).first()
    return diagnosed_on or case.patient.birth_date


def must_be_in_lifetime(outcome: Outcome) -> None:
    """Nothing is observed before the diagnosis or after death, and nobody dies twice or before being last seen.

    Raises InvalidInput: `date_in_future`, `date_before_diagnosis`, `date_after_death`, `death_already_recorded`,
    `date_before_last_seen`.
    """
    day, died_on = outcome.observed_on, death_day(outcome.case.patient)
    must_not_be_future(day, field="observed_on")
    must_not_precede(day, diagnosis_day(outcome.case), field="observed_on", code="date_before_diagnosis")
    if not outcome.is_death:
        must_not_precede(died_on, day, field="observed_on", code="date_after_death")
        return
    if died_on is not None:
        raise InvalidInput("death_already_recorded", field="code")
    must_not_precede(day, last_seen_day(outcome.case.patient), field="observed_on", code="date_before_last_seen")
