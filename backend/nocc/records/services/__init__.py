from .documents import add_document, add_version, edit_document, release_document, withdraw_document
from .observations import LabValue, record_observations, withdraw_observation
from .portal import choose_release, note_symptom

__all__ = [
    "LabValue",
    "add_document",
    "add_version",
    "choose_release",
    "edit_document",
    "note_symptom",
    "record_observations",
    "release_document",
    "withdraw_document",
    "withdraw_observation",
]
