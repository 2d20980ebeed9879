"""What is kept of the care given at every event."""

from nocc.cases.serializers.contents import kept_as_shown

from .selectors import rows
from .serializers.actions import ActionSerializer
from .serializers.outcomes import OutcomeSerializer
from .serializers.treatments import TreatmentSerializer
from .serializers.visits import VisitSerializer

KINDS = (
    kept_as_shown("action", ActionSerializer, rows.standing_actions, section="actions"),
    kept_as_shown("treatment", TreatmentSerializer, rows.standing_treatments, section="treatments"),
    kept_as_shown("outcome", OutcomeSerializer, rows.standing_outcomes, section="outcomes"),
    kept_as_shown("visit", VisitSerializer, rows.standing_visits, section="visits"),
)
