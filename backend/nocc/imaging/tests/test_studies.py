from datetime import timedelta

import pytest

from nocc.audit.models import AccessEntry
from nocc.cases.models import CaseEvent, Clearance, Notification
from nocc.common.clinic import today
from nocc.imaging.factories import StudyFactory
from nocc.imaging.models import Study
from nocc.patients.models import Concealment

pytestmark = pytest.mark.django_db


def ct(**changes) -> dict:
    return {"modality": "CT", "performed_on": str(today()), "report": "Lesione di 32 mm", **changes}


def url(study: Study) -> str:
    return f"/api/v1/studies/{study.pk}/"


@pytest.fixture
def studies(case_with_everyone):
    return f"/api/v1/cases/{case_with_everyone.case.pk}/studies/"


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("lead", 200, 201),
        ("participant", 200, 201),
        ("observer", 200, 403),
        ("member", 404, 404),
        ("outsider", 404, 404),
        ("patient", 404, 404),
        ("administrator", 404, 404),
        ("anonymous", 401, 401),
    ],
)
def test_who_may_list_and_enter_studies(api_as, case_with_everyone, studies, who, read, write):
    client = api_as(case_with_everyone.people[who])
    assert client.get(studies).status_code == read
    assert client.post(studies, ct()).status_code == write


@pytest.mark.parametrize(
    ("verb", "statuses"),
    [
        ("get", {"lead": 200, "participant": 200, "oncologist": 200, "observer": 200}),
        ("patch", {"lead": 200, "participant": 200, "oncologist": 403, "observer": 403}),
        ("release", {"lead": 200, "participant": 403, "oncologist": 403, "observer": 403}),
        ("withdraw", {"lead": 200, "participant": 200, "oncologist": 403, "observer": 403}),
    ],
)
@pytest.mark.parametrize("who", ["lead", "participant", "oncologist", "observer", "outsider", "patient", "anonymous"])
def test_who_may_do_what_with_a_study(api_as, case_with_everyone, verb, statuses, who):
    study = StudyFactory(case=case_with_everyone.case, added_by=case_with_everyone.people["participant"])
    client = api_as(case_with_everyone.people[who])
    requests = {
        "get": lambda: client.get(url(study)),
        "patch": lambda: client.patch(url(study), {"report": "Lesione di 30 mm"}),
        "release": lambda: client.post(url(study) + "release/"),
        "withdraw": lambda: client.post(url(study) + "withdraw/"),
    }
    assert requests[verb]().status_code == statuses.get(who, 401 if who == "anonymous" else 404)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"modality": "crystal ball"}, "modality", "unknown_code"),
        ({"performed_on": "2999-01-01"}, "performed_on", "date_in_future"),
        ({"performed_on": "1900-01-01"}, "performed_on", "date_before_birth"),
        ({"performed_on": None}, "performed_on", "null"),
    ],
)
def test_a_study_that_cannot_be_is_refused(api_as, case_with_everyone, studies, changes, field, code):
    client = api_as(case_with_everyone.people["lead"])
    answer = client.post(studies, ct(**changes))
    assert answer.status_code == 400
    assert answer.json()["errors"][field][0]["code"] == code
    study = StudyFactory(case=case_with_everyone.case)
    assert client.patch(url(study), {field: changes[field]}).status_code == 400


def test_studies_are_listed_newest_first(api_as, case_with_everyone, studies):
    for days in (2, 1, 3):
        StudyFactory(case=case_with_everyone.case, performed_on=today() - timedelta(days=days))
    rows = api_as(case_with_everyone.people["lead"]).get(studies).json()["results"]
    assert [row["performed_on"] for row in rows] == [str(today() - timedelta(days=days)) for days in (1, 2, 3)]


def test_observers_read_text_once_it_is_cleared(api_as, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    study = StudyFactory(case=case)
    observer = api_as(people["observer"])
    seen = observer.get(url(study)).json()
    assert (seen["modality"], seen["report"], seen["description"], seen["facility_name"]) == ("CT", None, None, None)
    Clearance.objects.create(case=case, kind="study", item=study.pk, cleared_by=people["lead"])
    seen = observer.get(url(study)).json()
    assert (seen["report"], seen["facility_name"], seen["added_by"]) == ("Lesione di 32 mm", None, None)
    api_as(people["lead"]).patch(url(study), {"report": "Paola Rossi: lesione di 30 mm"})
    assert observer.get(url(study)).json()["report"] is None


def test_a_correction_of_the_date_keeps_the_text_cleared(api_as, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    study = StudyFactory(case=case)
    Clearance.objects.create(case=case, kind="study", item=study.pk, cleared_by=people["lead"])
    api_as(people["lead"]).patch(url(study), {"performed_on": str(today())})
    assert api_as(people["observer"]).get(url(study)).json()["report"] == "Lesione di 32 mm"


def test_the_patient_is_told_of_a_release(api_as, case_with_everyone):
    study = StudyFactory(case=case_with_everyone.case)
    released = api_as(case_with_everyone.people["lead"]).post(url(study) + "release/").json()
    assert released["released_at"]
    told = Notification.objects.get(user=case_with_everyone.people["patient"])
    assert (told.kind, told.target_id) == ("study.released", study.pk)


def test_a_withdrawn_study_is_shown_no_more(api_as, case_with_everyone, studies):
    study = StudyFactory(case=case_with_everyone.case)
    client = api_as(case_with_everyone.people["lead"])
    client.post(url(study) + "withdraw/")
    assert client.get(studies).json()["results"] == []
    assert client.get(url(study)).status_code == 404


def test_a_concealed_study_is_seen_by_its_author_alone(api_as, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    study = StudyFactory(case=case, added_by=people["participant"])
    Concealment.objects.create(patient=case.patient, kind="study", item=study.pk)
    assert api_as(people["participant"]).get(url(study)).status_code == 200
    assert api_as(people["lead"]).get(url(study)).status_code == 404


def test_every_step_is_an_event_and_every_read_is_logged(api_as, case_with_everyone, studies):
    client = api_as(case_with_everyone.people["lead"])
    study = Study.objects.get(pk=client.post(studies, ct()).json()["id"])
    client.patch(url(study), {"report": ""})
    client.post(url(study) + "release/")
    client.get(url(study))
    client.post(url(study) + "withdraw/")
    kinds = list(CaseEvent.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds == ["study.added", "study.edited", "study.released", "study.withdrawn"]
    actions = list(AccessEntry.objects.filter(kind="study").order_by("number").values_list("action", flat=True))
    assert actions == ["write", "write", "write", "read", "write"]
