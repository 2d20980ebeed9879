import pytest


@pytest.fixture
def patient(api_as, case_with_everyone):
    """The patient's client."""
    return api_as(case_with_everyone.people["patient"])
