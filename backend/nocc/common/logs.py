"""Log lines as JSON. What people wrote never gets in: exceptions quote rows, jobs quote their arguments."""

import datetime as dt
import json
import logging
import traceback
from pathlib import PurePath
from types import TracebackType
from typing import Any

# A URL after `?` may hold what somebody searched for.
QUERY = "?"


class JsonFormatter(logging.Formatter):
    """One object a line: `at`, `level`, `logger`, `message`, and of an exception its type and places, not its words.

    PostgreSQL says "Failing row contains (…)", a parser quotes what it could not read: types and places find the
    fault as well.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info and record.exc_info[0]:
            line["exception"] = _chain(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    if record.name.startswith("procrastinate"):
        return _of_job(record)
    if not isinstance(record.msg, str):  # an exception or object logged as it is
        return type(record.msg).__name__
    arguments = record.args if isinstance(record.args, tuple) else ()
    if any(isinstance(argument, BaseException) for argument in arguments):
        return _without_words(record.msg, arguments)
    return record.getMessage().partition(QUERY)[0]


def _without_words(text: str, arguments: tuple) -> str:
    """The message with the type of each exception in place of what it says."""
    shown = tuple(type(each).__name__ if isinstance(each, BaseException) else each for each in arguments)
    return (text % shown).partition(QUERY)[0]


def _of_job(record: logging.LogRecord) -> str:
    """What happened to which job, without the arguments that its call is written with."""
    job = getattr(record, "job", None)
    action = getattr(record, "action", "")
    if isinstance(job, dict):
        return f"{action}: {job.get('task_name')}[{job.get('id')}]"
    return action or record.getMessage().partition("(")[0]


def _chain(error: BaseException | None) -> list[dict[str, Any]]:
    """The exception and what it came from, outermost first."""
    chain = []
    while error is not None:
        name = f"{type(error).__module__}.{type(error).__qualname__}"
        chain.append({"type": name, "frames": _frames(error.__traceback__)})
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return chain


def _frames(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"{'/'.join(PurePath(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}" for frame in frames]
