"""What is kept of the record at every event. Of a document: what is said of it and the hashes of its files."""

from nocc.cases.serializers.contents import kept_as_shown

from .selectors.documents import standing_documents
from .selectors.observations import standing_observations
from .selectors.pathology import standing_pathology
from .serializers.documents import DocumentContentSerializer
from .serializers.observations import ObservationSerializer
from .serializers.pathology import PathologyContentSerializer

KINDS = (
    kept_as_shown("observation", ObservationSerializer, standing_observations, section="observations"),
    kept_as_shown("document", DocumentContentSerializer, standing_documents, section="documents"),
    kept_as_shown("pathology", PathologyContentSerializer, standing_pathology, section="pathology"),
)
