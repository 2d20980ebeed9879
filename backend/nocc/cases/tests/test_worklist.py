import base64
import json
from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from nocc.audit.models import AccessEntry
from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import Case, CaseState, MilestoneKind, TaskKind
from nocc.cases.selectors import cases_visible_to
from nocc.cases.services import append_event, open_task, reach_milestone, set_vote_progress, settle_tasks
from nocc.cases.services.dossier import record_staging
from nocc.cases.services.search import refresh_search
from nocc.directory.factories import MembershipFactory, PhysicianFactory, WorkGroupFactory
from nocc.patients.factories import PatientFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader():
    return PhysicianFactory().user


def join(user, *, role="participant", **attributes) -> Case:
    case = CaseFactory(**attributes)
    ParticipantFactory(case=case, user=user, role=role)
    touch(case)
    return case


def touch(case: Case) -> None:
    append_event(case=case, kind="case.edited", actor=None, target=("case", case.pk))


def listed(api_as, user, query="") -> list[str]:
    answer = api_as(user).get(f"/api/v1/cases/{query}")
    assert answer.status_code == 200, answer.json()
    return [row["reference"] for row in answer.json()["results"]]


def references(*cases: Case) -> list[str]:
    return [case.reference for case in cases]


@pytest.mark.parametrize("who", ["member", "coordinator", "outsider", "patient", "administrator"])
def test_who_takes_no_part_has_an_empty_list(api_as, case_with_everyone, who):
    assert listed(api_as, case_with_everyone.people[who]) == []


def test_the_list_asks_for_a_token(api_as, db):
    assert api_as(None).get("/api/v1/cases/").status_code == 401


def test_what_waits_for_the_reader_comes_first_by_due_date_then_the_most_recent(api_as, reader):
    quiet, lively, soon, later, whenever = (join(reader) for _ in range(5))
    touch(lively)
    due = {soon: timezone.now() + timedelta(days=1), later: timezone.now() + timedelta(days=9), whenever: None}
    for case, day in due.items():
        open_task(case=case, assignee=reader, kind=TaskKind.VOTE, target=("round", case.pk), due=day)
    assert listed(api_as, reader) == references(soon, later, whenever, lively, quiet)
    assert listed(api_as, reader, "?waiting=true") == references(soon, later, whenever)
    assert listed(api_as, reader, "?waiting=false") == references(lively, quiet)
    settle_tasks(kind=TaskKind.VOTE, target=("round", soon.pk))
    touch(lively)
    assert listed(api_as, reader) == references(later, whenever, lively, soon, quiet)


def test_the_row_says_what_waits_how_the_vote_goes_and_what_is_new(api_as, reader):
    case, due = join(reader, state=CaseState.VOTING), timezone.now() + timedelta(days=2)
    open_task(case=case, assignee=reader, kind=TaskKind.VOTE, target=("round", case.pk), due=due)
    set_vote_progress(case=case, deadline=due, cast=4, expected=6)
    reach_milestone(case=case, kind=MilestoneKind.DIAGNOSIS, at=timezone.now() - timedelta(days=9))
    (row,) = api_as(reader).get("/api/v1/cases/").json()["results"]
    assert row["waiting"]["kind"] == "vote"
    assert (row["round"]["cast"], row["round"]["expected"]) == (4, 6)
    assert (row["unseen"], row["seq"]) == (1, 1)
    assert [(clock["kind"], clock["to"], clock["days"]) for clock in row["clocks"]] == [("diagnosis_to_board", None, 9)]


PLACES = ("participant", "observer", "lapsed", "removed", "group", "none")
ORDERINGS = ["waiting", "-active_at", "active_at", "created_at", "-created_at", "reference", "-reference", "deadline"]


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_follow_each_other_without_loss_or_repetition(api_as, reader, ordering, size):
    group = MembershipFactory(user=reader, role="observer").group
    cases = [join(reader) for _ in range(3)] + [CaseFactory(group=group) for _ in range(3)]
    # Equal moments must not hide a case at the edge of a page.
    Case.objects.update(active_at=timezone.now(), round_deadline=None)
    touch(cases[1])
    open_task(case=cases[0], assignee=reader, kind=TaskKind.VOTE, target=("round", cases[0].pk))
    client, seen, cursor = api_as(reader), [], ""
    while cursor is not None:
        query = {"ordering": ordering, "page_size": size, **({"cursor": cursor} if cursor else {})}
        answer = client.get("/api/v1/cases/", query).json()
        seen += [row["reference"] for row in answer["results"]]
        cursor = answer["next"]
    assert sorted(seen) == sorted(references(*cases))
    assert seen == listed(api_as, reader, f"?ordering={ordering}")
    if ordering.endswith("reference"):
        assert seen == sorted(seen, reverse=ordering.startswith("-"))


@pytest.mark.parametrize("query", ["?cursor=rubbish", "?cursor=WzFd", "?ordering=price", "?group=x"])
def test_what_the_list_does_not_understand_is_refused(api_as, reader, query):
    assert api_as(reader).get(f"/api/v1/cases/{query}").status_code == 400


@pytest.mark.parametrize(
    ("ordering", "value"),
    [
        ("waiting", 10**40),
        ("waiting", "1"),
        ("waiting", None),
        ("reference", "\x00"),
        ("-active_at", 7),
        ("deadline", "x"),
    ],
)
def test_a_forged_cursor_is_refused(api_as, reader, ordering, value):
    forged = base64.urlsafe_b64encode(json.dumps([ordering, value, str(reader.pk)]).encode()).decode()
    answer = api_as(reader).get("/api/v1/cases/", {"ordering": ordering, "cursor": forged})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_cursor")


def test_the_list_shows_exactly_the_cases_that_may_be_opened(api_as):
    reader = PhysicianFactory().user
    agreed, refused = PatientFactory(), PatientFactory(consents=["dossier", "network"])
    group, past = WorkGroupFactory(), timezone.now() - timedelta(hours=1)
    MembershipFactory(group=group, user=reader, role="observer")
    for patient, state, place in product((agreed, refused), ("draft", "review", "closed"), PLACES):
        case = CaseFactory(patient=patient, state=state, group=group if place == "group" else WorkGroupFactory())
        if place in {"participant", "observer"}:
            ParticipantFactory(case=case, user=reader, role=place)
        elif place == "lapsed":
            ParticipantFactory(case=case, user=reader, role="observer", until=past)
        elif place == "removed":
            ParticipantFactory(case=case, user=reader, removed_at=past)
    shown = set(listed(api_as, reader, "?page_size=200"))
    assert shown == set(cases_visible_to(reader).values_list("reference", flat=True))
    # The board's: all six. Who observes, in a case or a group: what is shared of the patient who agrees.
    assert len(shown) == 6 + 2 + 2


def test_a_cursor_belongs_to_its_ordering(api_as, reader):
    for _ in range(2):
        join(reader)
    cursor = api_as(reader).get("/api/v1/cases/?page_size=1").json()["next"]
    answer = api_as(reader).get("/api/v1/cases/", {"cursor": cursor, "ordering": "reference"})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_cursor")


def test_cases_are_found_by_state_group_site_stage_and_lead(api_as, reader):
    tongue, larynx = join(reader), join(reader, state=CaseState.VOTING, diagnosis="C32.0")
    record_staging(case=tongue, author=reader, classification="c", edition="8", t="T4a", n="N0", m="M0")
    own = CaseFactory(opened_by=reader, state=CaseState.CLOSED)
    expected = {
        "state=voting": [larynx],
        "state=voting,review": [tongue, larynx],
        f"group={tongue.group_id}": [tongue],
        "site=larynx": [larynx],
        "site=C02": [tongue, own],
        "site=C32.0": [larynx],
        "stage=IV": [tongue],
        "stage=IVA": [tongue],
        "stage=I": [],
        "stage=;drop": [],
        f"lead={larynx.opened_by_id}": [larynx],
        "mine=true": [own],
        "mine=false": [tongue, larynx],
    }
    found = {query: sorted(listed(api_as, reader, f"?{query}")) for query in expected}
    assert found == {query: sorted(references(*cases)) for query, cases in expected.items()}


def test_a_state_that_there_is_not_is_refused(api_as, reader):
    answer = api_as(reader).get("/api/v1/cases/?state=review,zz")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["state"])


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Belfiore", True),
        ("belfi", True),
        ("nicolo", True),
        ("chirurgica", True),
        ("C02.1", True),
        ("lingua", True),
        ("carcinoma squamoso della lingua", True),
        ("mandibolectomia belfiore", True),
        ("laringe", False),
        ("di", False),
        ("' | !", False),
        ("Belfiore & !rossi | x:*", False),
    ],
)
def test_the_board_finds_cases_by_words_in_italian_names_and_codes(api_as, reader, text, is_found):
    patient = PatientFactory(family_name="Belfiore", given_name="Nicolò")
    case = join(reader, patient=patient, question="Indicazioni chirurgiche?", referrer_plan="Mandibolectomia")
    refresh_search(case)
    answer = api_as(reader).get("/api/v1/cases/", {"search": text}).json()
    assert [row["reference"] for row in answer["results"]] == (references(case) if is_found else [])


@pytest.mark.parametrize(("text", "is_found"), [("Belfiore", False), ("chirurgica", False), ("lingua", True)])
@pytest.mark.parametrize("is_of_group", [True, False])
def test_observers_find_cases_by_codes_alone(api_as, text, is_found, is_of_group):
    case = CaseFactory(patient=PatientFactory(family_name="Belfiore"), question="Indicazioni chirurgiche?")
    refresh_search(case)
    place = {"role": "observer"}
    observer = (
        MembershipFactory(group=case.group, **place) if is_of_group else ParticipantFactory(case=case, **place)
    ).user
    assert bool(listed(api_as, observer, f"?search={text}")) is is_found


def test_a_page_names_its_cases_in_one_entry_of_the_access_log(api_as, reader):
    cases = [join(reader), join(reader), join(reader, role="observer")]
    listed(api_as, reader)
    entries = {entry.ground: set(entry.cases) for entry in AccessEntry.objects.filter(actor=reader.pk)}
    assert entries == {"care_team": {cases[0].pk, cases[1].pk}, "observer": {cases[2].pk}}


@pytest.mark.parametrize("count", [1, 12])
def test_a_page_costs_six_statements_at_most_whatever_is_on_it(api_as, reader, count, django_assert_max_num_queries):
    for number in range(count):
        case = join(reader, role="observer" if number % 3 == 2 else "participant")
        open_task(case=case, assignee=reader, kind=TaskKind.VOTE, target=("round", case.pk))
    client = api_as(reader)
    with django_assert_max_num_queries(6):
        client.get("/api/v1/cases/", {"state": "review,voting", "site": "C02"})
