"""What is kept of the deliberation at every event. Ballots are part of a closed round, and of nothing before."""

from nocc.cases.serializers.contents import kept_as_shown

from .selectors import rows
from .serializers.decisions import DecisionSerializer
from .serializers.investigations import InvestigationSerializer
from .serializers.options import OptionSerializer
from .serializers.rounds import PaperSerializer, RoundContentSerializer

KINDS = (
    kept_as_shown("option", OptionSerializer, rows.standing_options, section="options"),
    kept_as_shown("investigation", InvestigationSerializer, rows.standing_investigations, section="investigations"),
    kept_as_shown("round", RoundContentSerializer, rows.standing_rounds, section="rounds"),
    # Does not change while a round runs, so it is not written again with every ballot.
    kept_as_shown("paper", PaperSerializer, rows.standing_rounds, section="papers"),
    kept_as_shown("decision", DecisionSerializer, rows.standing_decisions, section="decisions"),
)
