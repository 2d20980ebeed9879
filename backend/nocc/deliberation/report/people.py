"""Who was there, what they proposed, asked and voted."""

from .blocks import Block, facts, group, joined, lines, note, section, table
from .decision import steps
from .names import Names
from .words import Words


def options_section(record: dict, names: Names, words: Words) -> Block:
    chosen = record["decision"]["option"]
    return section(words("sections.options"), [_option(option, chosen, names, words) for option in record["options"]])


def investigations_section(record: dict, names: Names, words: Words) -> Block:
    asked = [_investigation(asked, names, words) for asked in record["investigations"]]
    return section(words("sections.investigations"), asked or [note(words("investigations.none"))])


def rounds_section(record: dict, names: Names, words: Words) -> Block:
    return section(words("sections.rounds"), [_round(vote_round, names, words) for vote_round in record["rounds"]])


def people_section(record: dict, names: Names, words: Words) -> Block:
    head = [words(f"people.{name}") for name in ("name", "specialty", "facility", "part")]
    widths = (3, 3.2, 3.2, 4)
    board = [_place(place, names, words, _part) for place in record["participants"]]
    observers = [_place(place, names, words, _look) for place in record["observers"]]
    parts = [
        group(words("people.board"), [table(head, board, widths)]),
        group(words("people.observers"), [table(head, observers, widths) or note(words("people.none"))]),
    ]
    if record.get("invitations"):
        parts.append(group(words("people.invitations"), [_invitations(record["invitations"], words)]))
    return section(words("sections.people"), parts)


def _option(option: dict, chosen: str, names: Names, words: Words) -> Block:
    level = words("options.level", level=option["evidence_level"]) if option["evidence_level"] else None
    withdrawn = option["withdrawn_at"]
    rows = [
        (words("options.intent"), words.term("intent", option["intent"])),
        (words("options.steps"), lines(steps(option, words))),
        (words("options.conditions"), lines(option["conditions"])),
        (words("options.rationale"), option["rationale"]),
        (words("options.evidence"), joined(level, option["evidence_reference"])),
        (words("options.proposed"), names.person(option["proposed_by"])),
        (words("options.withdrawn"), words.moment(withdrawn) if withdrawn else None),
    ]
    mark = words("options.chosen") if option["id"] == chosen else ""
    return group(names.named(option), [facts(rows)], mark=mark)


def _investigation(asked: dict, names: Names, words: Words) -> Block:
    settled = joined(words.code("investigation_states", asked["status"]), _by(asked["settled_by"], names))
    rows = [
        (words("investigations.why"), asked["why"]),
        (words("investigations.asked"), joined(_by(asked["requested_by"], names), words.day(asked["created_at"]))),
        (words("investigations.owner"), names.participant(asked["owner"])),
        (words("investigations.due"), words.day(asked["due"]) if asked["due"] else None),
        (words("investigations.answer"), asked["answer"]),
        (words("investigations.status"), settled),
    ]
    return group(asked["what"], [facts(rows)])


def _by(person: dict | str | None, names: Names) -> str:
    return names.person(person) if isinstance(person, dict) else ""


def _round(vote_round: dict, names: Names, words: Words) -> Block:
    head = [words(f"rounds.{name}") for name in ("voter", "ballot", "confidence", "reason")]
    ballots = [_ballot(ballot, names, words) for ballot in vote_round["ballots"]]
    rows = [
        (words("rounds.method"), words.code("methods", vote_round["method"])),
        (
            words("rounds.opened"),
            joined(words.moment(vote_round["opened_at"]), _by(vote_round.get("opened_by"), names)),
        ),
        (words("rounds.closed"), _closed(vote_round, names, words)),
        (words("rounds.quorum"), _quorum(vote_round, names, words)),
        (words("rounds.turnout"), _turnout(vote_round, words)),
        (words("rounds.not_voted"), ", ".join(map(names.participant, vote_round.get("not_voted", [])))),
        (words("rounds.result"), _result(vote_round["result"], names, words)),
    ]
    cast = table(head, ballots, (3.4, 3, 2.2, 5)) or note(words("rounds.none"))
    return group(words("rounds.title", number=vote_round["number"]), [facts(rows), cast])


def _closed(vote_round: dict, names: Names, words: Words) -> str:
    by = _by(vote_round["closed_by"], names) if vote_round["closed_by"] else words("rounds.by_deadline")
    return joined(words.moment(vote_round["closed_at"]), by)


def _quorum(vote_round: dict, names: Names, words: Words) -> str:
    quorum = vote_round["result"]["quorum"]
    if not quorum:
        return words("rounds.no_quorum")
    met = words("rounds.met" if vote_round["result"]["quorum_met"] else "rounds.missed")
    each = (
        words("rounds.present" if is_met else "rounds.absent", specialty=names.specialty(specialty))
        for specialty, is_met in quorum.items()
    )
    return lines([met, *each])


def _turnout(vote_round: dict, words: Words) -> str:
    result = vote_round["result"]
    others = [
        words(f"rounds.{word}", count=result[name])
        for word, name in (("abstentions", "abstentions"), ("investigate", "investigate_first"))
        if result[name]
    ]
    return joined(words("rounds.of", cast=result["cast"], eligible=result["eligible"]), *others)


def _result(result: dict, names: Names, words: Words) -> str:
    counted = [
        words("rounds.votes", option=names.option(option), count=count) for option, count in result["counts"].items()
    ]
    tie = joined(words("rounds.tie"), ", ".join(map(names.letter, result["leaders"]))) if result["is_tie"] else ""
    return lines([*counted, *_stages(result["run_off"] or [], names, words), tie])


def _stages(stages: list[dict], names: Names, words: Words) -> list[str]:
    """The instant run-off, one line a stage."""
    return [
        joined(
            words("rounds.stage", number=number),
            ", ".join(f"{names.letter(option)} {count}" for option, count in stage["counts"].items()),
            words("rounds.eliminated", options=", ".join(map(names.letter, stage["eliminated"])))
            if stage["eliminated"]
            else None,
        )
        for number, stage in enumerate(stages, 1)
    ]


def _ballot(ballot: dict, names: Names, words: Words) -> tuple[str, ...]:
    return (
        lines([ballot["name"], names.specialty(ballot["specialty"])]),
        joined(_choice(ballot, names, words), words("rounds.stale") if ballot["is_stale"] else None),
        words.code("confidence", ballot["confidence"]) if ballot["confidence"] else "",
        ballot["reason"],
    )


def _choice(ballot: dict, names: Names, words: Words) -> str:
    match ballot["kind"]:
        case "choice":
            return names.letter(ballot["option"])
        case "ranked":
            return " > ".join(map(names.letter, ballot["ranking"]))
        case "investigate":
            return words("ballots.investigate", what=names.investigation(ballot["investigation"]))
    return words.code("ballots", ballot["kind"])


def _place(place: dict, names: Names, words: Words, part) -> tuple[str, ...]:
    specialty = names.specialty(place["specialty"])
    return (place["name"], specialty, place["facility"] or "", part(place, words))


def _part(place: dict, words: Words) -> str:
    voted = ", ".join(map(str, place["voted_in_rounds"]))
    return joined(
        words("people.lead") if place["role"] == "lead" else None,
        words("people.voted", rounds=voted) if voted else None,
        words("people.wrote") if place["has_written"] else None,
        words("people.opened") if place["has_opened_material"] else None,
        words("people.absent") if place["is_absent"] else None,
        _left(place, words),
        by=", ",
    )


def _look(place: dict, words: Words) -> str:
    return joined(words("people.read") if place.get("has_opened_material") else None, _left(place, words), by=", ")


def _left(place: dict, words: Words) -> str | None:
    return words("people.left", at=words.short_day(place["left_at"])) if place.get("left_at") else None


def _invitations(invitations: list[dict], words: Words) -> Block | None:
    head = [words(f"people.{name}") for name in ("email", "state", "invited", "invited_at")]
    rows = [
        (
            invitation["email"],
            words.code("invitations", invitation["state"]),
            invitation["invited_by"]["name"],
            words.short_day(invitation["created_at"]),
        )
        for invitation in invitations
    ]
    return table(head, rows, (4, 3, 3, 1.8))
