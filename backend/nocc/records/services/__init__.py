from ..measures import LabValue
from .documents import add_document, add_version, edit_document, release_document, withdraw_document
from .inspection import Suspected
from .observations import correct_observation, record_observations, withdraw_observation
from .pathology import add_pathology, edit_pathology, release_pathology, withdraw_pathology
from .portal import choose_release, note_symptom
from .quarantine import (
    discard_upload,
    receive_document,
    receive_version,
    rescan_upload,
    rescan_waiting,
    sweep_quarantine,
)

__all__ = [
    "LabValue",
    "Suspected",
    "add_document",
    "add_pathology",
    "add_version",
    "choose_release",
    "correct_observation",
    "discard_upload",
    "edit_document",
    "edit_pathology",
    "note_symptom",
    "receive_document",
    "receive_version",
    "record_observations",
    "release_document",
    "release_pathology",
    "rescan_upload",
    "rescan_waiting",
    "sweep_quarantine",
    "withdraw_document",
    "withdraw_observation",
    "withdraw_pathology",
]
