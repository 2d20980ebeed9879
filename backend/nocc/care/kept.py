"""What is kept of the care given at every event."""

from nocc.cases.serializers.contents import kept_as_shown

from .selectors import rows
from .serializers.actions import ActionSerializer
from .serializers.outcomes import OutcomeSerializer
from .serializers.treatments import TreatmentSerializer
from .serializers.visits import VisitSerializer

KINDS = (
    kept_as_shown("action", ActionSerializer, rows.actions_on_record, section="actions"),
    kept_as_shown("treatment", TreatmentSerializer, rows.treatments_on_record, section="treatments"),
    kept_as_shown("outcome", OutcomeSerializer, rows.outcomes_on_record, section="outcomes"),
    kept_as_shown("visit", VisitSerializer, rows.visits_on_record, section="visits"),
)
