"""What is kept of the case itself at every event."""

from functools import partial

from .selectors import contents as rows
from .serializers import contents as shapes
from .serializers.contents import kept_as_shown
from .serializers.dossier import AssessmentSerializer, DiagnosisSerializer, StagingSerializer
from .serializers.participants import ParticipantSerializer

the_one = partial(kept_as_shown, is_single=True)

KINDS = (
    the_one("case", shapes.CaseContentSerializer, rows.standing_cases, section="case"),
    the_one("patient", shapes.PatientContentSerializer, rows.standing_patients, section="patient"),
    the_one("priorities", shapes.PrioritiesContentSerializer, rows.standing_priorities, section="priorities"),
    kept_as_shown("consent", shapes.ConsentContentSerializer, rows.standing_consents, section="consents"),
    kept_as_shown("participant", ParticipantSerializer, rows.standing_participants, section="participants"),
    the_one("diagnosis", DiagnosisSerializer, rows.standing_diagnoses, section="diagnosis"),
    kept_as_shown("staging", StagingSerializer, rows.standing_stagings, section="stagings"),
    the_one("assessment", AssessmentSerializer, rows.standing_assessments, section="assessment"),
)
