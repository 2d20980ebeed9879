"""Role tables: everyone of `case_with_everyone`, those without a place in the case being told that it is not there."""

EVERYONE = (
    *("lead", "participant", "oncologist", "radiotherapist", "observer", "member"),
    *("coordinator", "outsider", "patient", "administrator", "anonymous"),
)
WITHOUT_A_PLACE = dict.fromkeys(("member", "coordinator", "outsider", "patient", "administrator"), 404)


def statuses(*, lead: int, board: int, observer: int, **others: int) -> list[tuple[str, int]]:
    """(who, status) for everyone; `board` are the participants who are not named otherwise."""
    known = {"lead": lead, "observer": observer, "anonymous": 401, **WITHOUT_A_PLACE, **others}
    return [(who, known.get(who, board)) for who in EVERYONE]
