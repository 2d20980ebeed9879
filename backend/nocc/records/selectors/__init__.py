from .documents import documents_released_to, documents_visible_to, versions_released_to
from .laboratory_imports import imports_visible_to
from .observations import TestHistory, observations_of_patient, observations_visible_to, test_histories
from .pathology import pathology_released_to, pathology_visible_to
from .quarantine import quarantined_visible_to
from .release import patient_reading_of, release_choice_of, waiting_time_of
from .symptoms import symptoms_visible_to

__all__ = [
    "TestHistory",
    "documents_released_to",
    "documents_visible_to",
    "imports_visible_to",
    "observations_of_patient",
    "observations_visible_to",
    "pathology_released_to",
    "pathology_visible_to",
    "patient_reading_of",
    "quarantined_visible_to",
    "release_choice_of",
    "symptoms_visible_to",
    "test_histories",
    "versions_released_to",
    "waiting_time_of",
]
