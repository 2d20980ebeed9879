from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from rest_framework.test import APIClient
from rest_framework_simplejwt.tokens import AccessToken

from nocc.accounts.services import mint_access_token
from nocc.cases.models import Case, CaseEvent, Milestone, Notification, Task
from nocc.deliberation.events import decision_signed
from nocc.deliberation.factories import closed_round_of, draft_decision_of, running_round_of, vote
from nocc.deliberation.models import Decision
from nocc.deliberation.services import close_round
from nocc.deliberation.tests.roles import statuses

pytestmark = pytest.mark.slow


@pytest.fixture
def drafted(board):
    """A draft on option A, which the whole board chose."""
    closed_round_of(board.case)
    board.draft = draft_decision_of(board.case)
    board.url = f"/api/v1/decisions/{board.draft.pk}/"
    return board


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=403, observer=404))
def test_who_may_sign(as_role, drafted, who, status):
    assert as_role(drafted, who).post(f"{drafted.url}sign/").status_code == status


def client_proved(user, *, ago: timedelta) -> APIClient:
    client = APIClient()
    token = mint_access_token(user=user, authenticated_at=timezone.now() - ago)
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (290, 200), (310, 403), (86400, 403)])
def test_signing_asks_who_signs_to_have_proved_it_lately(drafted, seconds, status):
    client = client_proved(drafted.people["lead"], ago=timedelta(seconds=seconds))
    response = client.post(f"{drafted.url}sign/")
    assert response.status_code == status
    if status == 403:
        assert response.data["code"] == "reauthentication_required"
        assert Decision.objects.get().status == "draft"


def test_a_token_that_does_not_say_when_signs_nothing(drafted):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {AccessToken.for_user(drafted.people['lead'])}")
    assert client.post(f"{drafted.url}sign/").data["code"] == "reauthentication_required"


def test_signing_decides_the_case_and_tells_board_and_patient(as_role, drafted):
    heard = []
    decision_signed.connect(lambda sender, decision, **kwargs: heard.append(decision), weak=False, dispatch_uid="test")
    try:
        signed = as_role(drafted, "lead").post(f"{drafted.url}sign/").data
    finally:
        decision_signed.disconnect(dispatch_uid="test")
    assert (signed["status"], signed["signed_by"]["id"]) == ("signed", str(drafted.people["lead"].pk))
    assert [decision.pk for decision in heard] == [drafted.draft.pk]
    assert Case.objects.get(pk=drafted.case.pk).state == "decided"
    kinds = set(Milestone.objects.filter(case=drafted.case).values_list("kind", flat=True))
    assert {"board", "decision"} <= kinds
    told = Notification.objects.filter(kind="decision.signed", target_id=drafted.draft.pk)
    names = ("participant", "oncologist", "radiotherapist", "patient")
    assert {notification.user for notification in told} == {drafted.people[name] for name in names}
    assert CaseEvent.objects.filter(kind="decision.signed", target_id=drafted.draft.pk).exists()
    assert not Task.objects.filter(kind="sign", done_at=None).exists()


def test_a_signed_decision_is_final(as_role, drafted):
    client = as_role(drafted, "lead")
    client.post(f"{drafted.url}sign/")
    for response in (
        client.post(f"{drafted.url}sign/"),
        client.patch(drafted.url, {"summary": "X"}, HTTP_IF_MATCH=client.get(drafted.url)["ETag"]),
    ):
        assert (response.status_code, response.data["code"]) == (409, "decision_signed")
    for attempt in (Decision.objects.all().delete, lambda: Decision.objects.update(summary="X")):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


def draft_on(board, option, **reasons):
    closed = running_round_of(board.case)
    for who in ("lead", "oncologist", "radiotherapist"):
        vote(closed, board.people[who], board.first)
    close_round(vote_round=closed, closer=board.people["lead"])
    return draft_decision_of(board.case, option=option, **reasons)


@pytest.mark.parametrize(
    ("letter", "reasons", "status"),
    [("first", {}, 200), ("second", {}, 409), ("second", {"departure_reason": "La paziente rifiuta"}, 200)],
)
def test_leaving_the_plurality_needs_a_reason(as_role, board, letter, reasons, status):
    draft = draft_on(board, getattr(board, letter), **reasons)
    response = as_role(board, "lead").post(f"/api/v1/decisions/{draft.pk}/sign/")
    assert response.status_code == status
    if status == 409:
        assert response.data["code"] == "departure_reason_required"


@pytest.mark.parametrize("letter", ["first", "second"])
def test_either_of_two_equals_is_no_departure(as_role, board, letter):
    tied = running_round_of(board.case, quorum=[])
    vote(tied, board.people["lead"], board.first)
    vote(tied, board.people["oncologist"], board.second)
    close_round(vote_round=tied, closer=board.people["lead"])
    draft = draft_decision_of(board.case, option=getattr(board, letter))
    assert as_role(board, "lead").post(f"/api/v1/decisions/{draft.pk}/sign/").status_code == 200


@pytest.mark.parametrize(("reasons", "status"), [({}, 409), ({"quorum_reason": "Urgenza delle vie aeree"}, 200)])
def test_signing_without_quorum_needs_a_reason(as_role, board, reasons, status):
    lonely = running_round_of(board.case)
    vote(lonely, board.people["lead"], board.first)
    close_round(vote_round=lonely, closer=board.people["lead"])
    draft = draft_decision_of(board.case, option=board.first, **reasons)
    response = as_role(board, "lead").post(f"/api/v1/decisions/{draft.pk}/sign/")
    assert response.status_code == status
    if status == 409:
        assert response.data["code"] == "quorum_reason_required"


def test_a_later_decision_supersedes_the_one_in_force(as_role, drafted):
    client = as_role(drafted, "lead")
    client.post(f"{drafted.url}sign/")
    client.post(f"/api/v1/cases/{drafted.case.pk}/transition/", {"to": "review", "reason": "Recidiva"})
    case = Case.objects.get(pk=drafted.case.pk)
    closed_round_of(case)
    later = draft_decision_of(case)
    signed = client.post(f"/api/v1/decisions/{later.pk}/sign/").data
    assert signed["supersedes"] == str(drafted.draft.pk)
    assert client.get(drafted.url).data["superseded_by"] == str(later.pk)
