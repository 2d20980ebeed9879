"""A case worked on with marked words, by a server that logs everything it can: no mark is ever in a log line."""

import io
import json
import logging
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from nocc.common.logs import JsonFormatter
from nocc.common.mail import send_mail

from .history.board import Board

MARK = "Zanzibarro"


@pytest.fixture
def lines():
    """What the JSON log holds so far, every logger at its most talkative."""
    stream, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(stream), root.level
    handler.setFormatter(JsonFormatter())
    # Statements of the database are written only with DEBUG, which production cannot have.
    handler.addFilter(lambda record: not record.name.startswith("django.db"))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.fixture
def board(db, api_as):
    board = Board(api_as)
    board.patient.family_name = MARK
    board.patient.save()
    return board


def quiet(client) -> None:
    client.raise_request_exception = False
    client.handler.raise_request_exception = False


def test_a_whole_case_leaves_no_word_of_it_in_the_log(board, lines):
    board.open()
    board.ask(f"Domanda {MARK}")
    board.prioritise("survival")
    board.rename(f"{MARK}-Bis")
    board.share()
    board.invite("oncologist")
    board.add_document(f"Referto {MARK}")
    board.add_study(f"Massa {MARK}")
    board.investigate(f"Biopsia {MARK}")
    message = {"thread": "board", "text": f"Scrivo di {MARK}"}
    board.of_case(board.colleague, "post", "messages/", message)
    option = board.propose(f"Chirurgia {MARK}").data["id"]
    board.draft(option)
    # Refused ones too: validation, unknown addresses, searches.
    board.of_case(board.lead, "post", "documents/", {"title": MARK})
    board.lead.get(f"/api/v1/cases/?search={MARK}&page_size={MARK}")
    board.lead.get(f"/api/v1/patients/?fiscal_code={MARK}")
    board.lead.post("/api/v1/cases/", f'{{"question": "{MARK}', content_type="application/json")
    written = lines()
    assert any(line["status"] == 400 for line in written if "status" in line)
    assert MARK.lower() not in json.dumps(written, ensure_ascii=False).lower()


def test_a_failure_tells_where_and_not_what(board, lines, monkeypatch):
    board.open()
    quiet(board.lead)

    def fails(*args, **kwargs):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO patients_patient (id, family_name) VALUES (%s, %s)", [uuid4(), MARK])

    monkeypatch.setattr("nocc.cases.views.base.note_access", fails, raising=False)
    monkeypatch.setattr("nocc.audit.services.connection.cursor", connection.cursor)
    monkeypatch.setattr("nocc.audit.services.canonical", fails)
    answer = board.lead.get(f"/api/v1/cases/{board.case_id}/?search={MARK}")
    assert answer.status_code == 500
    [report] = [line for line in lines() if line.get("status") == 500]
    types = [each["type"] for each in report["exception"]]
    assert "psycopg.errors.NotNullViolation" in types
    assert any("fails" in frame for each in report["exception"] for frame in each["frames"])
    assert MARK not in json.dumps(lines())
    assert MARK.encode() not in answer.content


def test_a_failed_job_is_told_without_its_arguments():
    job = {
        "id": 7,
        "task_name": send_mail.name,
        "call_string": f"send_mail[7](to='{MARK}')",
        "task_kwargs": {"to": MARK},
    }
    record = logging.makeLogRecord(
        {
            "name": "procrastinate.worker",
            "levelname": "ERROR",
            "msg": f"Job send_mail[7](to='{MARK}') ended with status: Error",
            "action": "job_error",
            "job": job,
        }
    )
    line = JsonFormatter().format(record)
    assert json.loads(line)["message"] == "job_error: send_mail[7]"
    assert MARK not in line


@pytest.mark.parametrize(
    ("message", "arguments", "shown"),
    [
        ("could not read: %s", (ValueError(MARK),), "could not read: ValueError"),
        (f"Not Found: /api/v1/cases/?search={MARK}", (), "Not Found: /api/v1/cases/"),
        (ValueError(MARK), (), "ValueError"),
        ("%s rows", (3,), "3 rows"),
    ],
)
def test_a_message_holds_no_words_of_an_exception_nor_a_query(message, arguments, shown):
    record = logging.LogRecord("nocc", logging.WARNING, __file__, 1, message, arguments, None)
    assert json.loads(JsonFormatter().format(record))["message"] == shown


@pytest.mark.django_db
def test_an_address_that_is_not_there_is_logged_without_its_query(lines):
    Client().get(f"/api/v1/nowhere/?fiscal_code={MARK}")
    [line] = [line for line in lines() if line.get("status") == 404]
    assert line["message"] == "Not Found: /api/v1/nowhere/"
