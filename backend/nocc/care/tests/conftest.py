from datetime import timedelta

import pytest

from nocc.care.factories import signed_decision_of
from nocc.cases.models import Case
from nocc.common.clinic import today


@pytest.fixture
def decided(case_with_everyone):
    """A decided case with everyone; its tumour was diagnosed two months ago. The decision asks for nothing more."""
    case = case_with_everyone.case
    case.diagnosis.diagnosed_on = today() - timedelta(days=60)
    case.diagnosis.save()
    case_with_everyone.decision = signed_decision_of(case)
    case_with_everyone.case = Case.objects.get(pk=case.pk)
    case_with_everyone.base = f"/api/v1/cases/{case.pk}/"
    return case_with_everyone


@pytest.fixture
def lead(api_as, decided):
    """The lead's client."""
    return api_as(decided.people["lead"])


@pytest.fixture
def state_of(decided):
    return lambda: Case.objects.values_list("state", flat=True).get(pk=decided.case.pk)
