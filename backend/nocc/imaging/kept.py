"""What is kept of the studies at every event."""

from nocc.cases.serializers.contents import kept_as_shown

from .selectors import standing_studies
from .serializers import StudySerializer

KINDS = (kept_as_shown("study", StudySerializer, standing_studies, section="studies"),)
