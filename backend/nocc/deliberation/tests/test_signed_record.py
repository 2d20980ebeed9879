import hashlib
import json

import pytest
import rfc8785
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.test import Client

from nocc.cases.models import Receipt
from nocc.cases.services.dossier import record_staging
from nocc.deliberation.factories import draft_decision_of, running_round_of, vote
from nocc.deliberation.models import Investigation
from nocc.deliberation.services import Question, answer_investigation, close_round
from nocc.deliberation.tests.roles import statuses
from nocc.imaging.models import Study
from nocc.patients.models import Concealment, PatientIdentifier, Priorities

pytestmark = pytest.mark.slow


@pytest.fixture
def signed(as_role, board):
    """A decision after a round in which something was investigated first, and one participant dissented."""
    lead = board.people["lead"]
    record_staging(
        case=board.case,
        author=lead,
        **{"classification": "c", "edition": "8", "t": "T2", "n": "N1", "m": "M0", "stage": "III"},
        findings={"size_cm": 5},
    )
    PatientIdentifier.objects.create(patient=board.case.patient, system="hospital", value="4711", issuer="Bari")
    Priorities.objects.create(patient=board.case.patient, ranking=["voice", "cure"], recorded_by=lead)
    vote_round = running_round_of(board.case)
    vote(vote_round, board.people["oncologist"], kind="investigate", question=Question("PET"))
    answer_investigation(investigation=Investigation.objects.get(), answerer=lead, answer="Negativa")
    for who in ("lead", "oncologist"):
        vote(vote_round, board.people[who], board.first)
    vote(vote_round, board.people["participant"], board.second, reason="Margini")
    close_round(vote_round=vote_round, closer=lead)
    draft = draft_decision_of(board.case, option=board.first, quorum_reason="Ferie", told_patient="Colloquio")
    board.url = f"/api/v1/decisions/{draft.pk}/record.json"
    assert as_role(board, "lead").post(f"/api/v1/decisions/{draft.pk}/sign/").status_code == 200
    return board


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=404))
def test_who_reads_the_record(as_role, signed, who, status):
    assert as_role(signed, who).get(signed.url).status_code == status


def test_a_draft_has_no_record(as_role, board):
    draft = draft_decision_of(board.case)
    assert as_role(board, "lead").get(f"/api/v1/decisions/{draft.pk}/record.json").status_code == 404


def fetched(as_role, signed) -> tuple[dict, dict]:
    answer = as_role(signed, "participant").get(signed.url)
    assert answer["Content-Type"] == "application/json"
    body = json.loads(answer.content)
    return body, body["record"]


def test_anyone_can_verify_the_record_with_the_published_key(as_role, signed):
    body, record = fetched(as_role, signed)
    published = Client().get("/.well-known/nocc-keys.json").json()["keys"]
    (key,) = (key for key in published if key["key_id"] == body["key_id"])
    content = rfc8785.dumps(record)
    assert hashlib.sha256(content).hexdigest() == body["sha256"]
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key["public_key"]))
    public.verify(bytes.fromhex(body["signature"]), content)
    with pytest.raises(InvalidSignature):
        public.verify(bytes.fromhex(body["signature"]), content.replace(b"majority", b"unanimous") + b" ")


def test_the_record_is_sent_byte_for_byte_as_it_was_signed(as_role, signed):
    answer = as_role(signed, "lead").get(signed.url).content
    start = len(b'{"record":')
    content = answer[start : answer.index(b',"sha256":"' + json.loads(answer)["sha256"].encode())]
    assert hashlib.sha256(content).hexdigest() == json.loads(answer)["sha256"]


def test_the_record_holds_everything_the_board_knew_said_and_decided(as_role, signed):
    _, record = fetched(as_role, signed)
    assert record["case"]["question"] == signed.case.question
    [staging] = record["case"]["stagings"]
    assert (staging["edition"], staging["t"], staging["findings"]) == ("8", "T2", {"size_cm": 5})
    assert (staging["derived"]["T"]["category"], staging["derived"]["T"]["at_least"]) == ("TX", "T3")
    assert record["patient"]["identifiers"] == [{"system": "hospital", "value": "4711", "issuer": "Bari"}]
    assert record["patient"]["priorities"]["ranking"] == ["voice", "cure"]
    assert [option["letter"] for option in record["options"]] == ["A", "B"]
    assert (record["investigations"][0]["what"], record["investigations"][0]["answer"]) == ("PET", "Negativa")
    (vote_round,) = record["rounds"]
    assert {ballot["reason"] for ballot in vote_round["ballots"]} == {"", "Margini"}
    assert vote_round["result"]["quorum_met"] is False
    decision = record["decision"]
    assert (decision["option"], decision["quorum_reason"]) == (str(signed.first.pk), "Ferie")
    assert [entry["reason"] for entry in decision["dissent"]] == ["Margini"]
    assert (decision["told_patient"], decision["signed_by"]["specialty"]) == ("Colloquio", "surgery_hn")
    assert "qualified" in record["notice"]["en"]


def test_the_record_says_who_took_part_and_how(as_role, board):
    Receipt.objects.create(case=board.case, reader=board.people["radiotherapist"], kind="option", item=board.first.pk)
    vote_round = running_round_of(board.case, quorum=[])
    vote(vote_round, board.people["lead"])
    close_round(vote_round=vote_round, closer=board.people["lead"])
    draft = draft_decision_of(board.case)
    as_role(board, "lead").post(f"/api/v1/decisions/{draft.pk}/sign/")
    record = json.loads(as_role(board, "lead").get(f"/api/v1/decisions/{draft.pk}/record.json").content)["record"]
    people = {str(board.people[name].pk): name for name in ("lead", "participant", "oncologist", "radiotherapist")}
    took_part = {people[place["user"]]: place for place in record["participants"]}
    assert took_part["lead"]["voted_in_rounds"] == [1]
    assert took_part["radiotherapist"]["has_opened_material"] is True
    assert {name for name, place in took_part.items() if place["is_absent"]} == {"participant", "oncologist"}
    assert [observer["user"] for observer in record["observers"]] == [str(board.people["observer"].pk)]
    assert all(place["facility"].startswith("Hospital") for place in record["participants"])


def test_a_record_omits_what_the_patient_has_concealed(as_role, board):
    shown, hidden = (
        Study.objects.create(
            case=board.case, modality=modality, performed_on="2026-11-02", added_by=board.people["lead"]
        )
        for modality in ("CT", "PT")
    )
    Concealment.objects.create(patient=board.case.patient, kind="study", item=hidden.pk)
    draft = draft_decision_of(board.case)
    as_role(board, "lead").post(f"/api/v1/decisions/{draft.pk}/sign/")
    record = json.loads(as_role(board, "lead").get(f"/api/v1/decisions/{draft.pk}/record.json").content)["record"]
    assert [study["id"] for study in record["material"]["studies"]] == [str(shown.pk)]
    assert str(hidden.pk) not in json.dumps(record)


def test_retired_keys_stay_published(settings):
    retired = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32).public_key().public_bytes_raw()
    settings.RETIRED_SIGNING_KEYS = [retired.hex()]
    current, former = Client().get("/.well-known/nocc-keys.json").json()["keys"]
    assert (current["status"], former["status"], former["public_key"]) == ("current", "retired", retired.hex())
    assert former["key_id"] == hashlib.sha256(retired).hexdigest()[:16]


def test_a_retired_key_says_until_when_it_signed(settings):
    retired = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32).public_key().public_bytes_raw()
    settings.RETIRED_SIGNING_KEYS = [f"{retired.hex()}@2026-11-24T15:00:00Z"]
    current, former = Client().get("/.well-known/nocc-keys.json").json()["keys"]
    assert (current["valid_until"], former["valid_until"]) == (None, "2026-11-24T15:00:00Z")
    assert former["public_key"] == retired.hex()
