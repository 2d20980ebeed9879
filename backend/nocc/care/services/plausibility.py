from datetime import date

from nocc.cases.models import Case, Diagnosis


def diagnosis_day(case: Case) -> date:
    """Nothing of this tumour's care can be older: the day of its diagnosis, else of the patient's birth."""
    diagnosed_on = Diagnosis.objects.filter(case=case).values_list("diagnosed_on", flat=True).first()
    return diagnosed_on or case.patient.birth_date
