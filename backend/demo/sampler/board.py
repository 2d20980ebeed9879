"""The discussion: question, options put to the vote, what specialists say, how they vote."""

from .draw import Draw
from .model import Board, Comment, Host, Stance, Tumour
from .narrative import Narrator, lowered
from .way import Known, Way

VOTERS = ("surgery_hn", "radiation_oncology", "medical_oncology", "pathology", "radiology")
COMMENTATORS = (*VOTERS, "nutrition", "speech_therapy")
AGREES = 0.78
REFERRER_GUESSES_RIGHT = 0.7


def draw_board(draw: Draw, narrator: Narrator, *, way: Way, known: Known, sex: str) -> Board:
    chosen = way.options[0]
    shown = draw.some(way.options, len(way.options))
    decided = shown.index(chosen)
    referred = chosen if draw.chance(REFERRER_GUESSES_RIGHT) else draw.pick(way.options)
    return Board(
        held_on=known.board_on,
        question=narrator.question(way.situation),
        summary=narrator.summary(known.tumour, known.host, sex),
        referrer_plan=narrator.say("referrer_plan", plan=lowered(referred.title)),
        options=tuple(shown),
        comments=_comments(draw, narrator, known.tumour, known.host),
        stances=_stances(draw, narrator, len(shown), decided),
        decided=decided,
        plain_words=narrator.say("plain", chosen.plan),
    )


def _comments(draw: Draw, narrator: Narrator, tumour: Tumour, host: Host) -> tuple[Comment, ...]:
    facts = dict(host.facts)
    said = []
    for specialty in draw.some(COMMENTATORS, draw.whole(3, 5)):
        text = narrator.say(
            "comments",
            specialty,
            extent=narrator.extent(tumour.measurements),
            nodes=narrator.nodes(tumour.measurements),
            histology=narrator.histology(tumour),
            loss=narrator.number(float(facts["weight_loss_pct_6m"])),
            eat10=facts["eat10"],
            ecog=host.ecog,
        )
        said.append(Comment(specialty, text))
    return tuple(said)


def _stances(draw: Draw, narrator: Narrator, option_count: int, decided: int) -> tuple[Stance, ...]:
    """The first two voters back what was decided, so that no other option has more votes than it."""
    stances: list[Stance] = []
    others = [index for index in range(option_count) if index != decided]
    for number, specialty in enumerate(VOTERS):
        agrees = number < 2 or len(stances) == len(VOTERS) - 1 or draw.chance(AGREES)
        option = decided if agrees else draw.pick(others)
        confidence = draw.whole(3, 5) if agrees else draw.whole(2, 4)
        stances.append(Stance(specialty, option, confidence, narrator.say("reasons", "agree" if agrees else "differ")))
    return tuple(stances)
