"""How a decision differs from the one it supersedes, computed from their two records."""

from collections.abc import Callable, Iterable
from typing import Any

Record = dict[str, Any]


def differences(before: Record, after: Record) -> dict:
    """Only what changed: `{"option": {"before", "after"}, …}`, and of the material what is new.

    What is no longer there is not told: the patient may have concealed it since.
    """
    told: dict[str, Callable[[Record], Any]] = {
        "question": lambda record: record["case"]["question"],
        "diagnosis": lambda record: _without(record["case"]["diagnosis"], "version"),
        "stagings": lambda record: [_tnm(staging) for staging in record["case"]["stagings"]],
        "option": lambda record: _named(record, record["decision"]["option"]),
        "alternatives": lambda record: [_named(record, option) for option in record["decision"]["alternatives"]],
        "conditions": lambda record: record["decision"]["conditions"],
        "consensus": lambda record: record["decision"]["consensus"],
        "priorities": lambda record: (record["patient"]["priorities"] or {}).get("ranking", []),
    }
    pairs = {name: {"before": tell(before), "after": tell(after)} for name, tell in told.items()}
    changed = {name: pair for name, pair in pairs.items() if _differ(pair["before"], pair["after"])}
    return {**changed, "material_added": _added(before["material"], after["material"])}


def _differ(before: Any, after: Any) -> bool:
    """Whether what both say differs: a field that an older record did not have yet is no change."""
    if isinstance(before, dict) and isinstance(after, dict):
        return any(before[name] != after[name] for name in before.keys() & after.keys())
    return before != after


def _tnm(staging: Record) -> Record:
    return {name: staging[name] for name in ("classification", "edition", "prefixes", "t", "n", "m", "stage")}


def _named(record: Record, identifier: str) -> Record:
    """An option as the paper named it, since options are edited later."""
    lines = {line["option"]: line for vote_round in record["rounds"] for line in vote_round["paper"]}
    line = lines.get(identifier) or next(option for option in record["options"] if option["id"] == identifier)
    return {"id": identifier, "letter": line["letter"], "title": line["title"]}


def _added(before: Record, after: Record) -> dict[str, list[Record]]:
    added = {kind: list(_new(before.get(kind, ()), rows)) for kind, rows in after.items()}
    return {kind: rows for kind, rows in added.items() if rows}


def _new(before: Iterable[Record], after: Iterable[Record]) -> Iterable[Record]:
    known = {(row["id"], row.get("version")) for row in before}
    for row in after:
        if (row["id"], row.get("version")) not in known:
            yield {"id": row["id"], "version": row.get("version")}


def _without(row: Record | None, *names: str) -> Record | None:
    return row and {name: value for name, value in row.items() if name not in names}
