"""The record of a case: laboratory values, pathology, documents, and what a patient keeps about themselves."""

from .document import Document, DocumentVersion, MediaType
from .laboratory_import import ImportPart, ImportState, LaboratoryImport
from .observation import Comparator, Flag, Observation, flag_of
from .pathology import PathologyReport, PathologyVersion
from .portal import ReleaseChoice, ReleasePreference, Symptom, SymptomEntry
from .quarantine import QuarantinedUpload, QuarantineReason, Resolution

__all__ = [
    "Comparator",
    "Document",
    "DocumentVersion",
    "Flag",
    "ImportPart",
    "ImportState",
    "LaboratoryImport",
    "MediaType",
    "Observation",
    "PathologyReport",
    "PathologyVersion",
    "QuarantineReason",
    "QuarantinedUpload",
    "ReleaseChoice",
    "ReleasePreference",
    "Resolution",
    "Symptom",
    "SymptomEntry",
    "flag_of",
]
