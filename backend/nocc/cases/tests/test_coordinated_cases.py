import json

import pytest

from nocc.cases.factories import CaseFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("coordinator", 200),
        ("member", 403),
        ("lead", 403),
        ("administrator", 403),
        ("outsider", 404),
        ("patient", 404),
        ("anonymous", 401),
    ],
)
def test_who_sees_a_group_s_list(api_as, case_with_everyone, who, status):
    url = f"/api/v1/groups/{case_with_everyone.case.group_id}/cases/"
    assert api_as(case_with_everyone.people[who]).get(url).status_code == status


def test_a_coordinator_sees_where_cases_stand_and_nothing_clinical(api_as, case_with_everyone):
    case = case_with_everyone.case
    CaseFactory()
    answer = api_as(case_with_everyone.people["coordinator"]).get(f"/api/v1/groups/{case.group_id}/cases/").json()
    (row,) = answer["results"]
    assert row.keys() == {"id", "reference", "state", "lead", "clocks", "created_at", "active_at"}
    assert row["lead"]["name"] == case.opened_by.full_name
    assert case.patient.family_name not in json.dumps(answer)
