"""The record of a case: laboratory values, pathology, documents, and what a patient keeps about themselves."""

from .document import Document, DocumentVersion, MediaType
from .observation import Flag, Observation
from .pathology import PathologyReport, PathologyVersion
from .portal import ReleaseChoice, ReleasePreference, Symptom, SymptomEntry
from .quarantine import QuarantinedUpload, QuarantineReason, Resolution

__all__ = [
    "Document",
    "DocumentVersion",
    "Flag",
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
]
