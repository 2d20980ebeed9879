"""The record of a case: laboratory values, documents, and what a patient keeps about themselves."""

from .document import Document, DocumentVersion, MediaType
from .observation import Flag, Observation
from .portal import ReleaseChoice, ReleasePreference, Symptom, SymptomEntry
from .quarantine import QuarantinedUpload, QuarantineReason, Resolution

__all__ = [
    "Document",
    "DocumentVersion",
    "Flag",
    "MediaType",
    "Observation",
    "QuarantineReason",
    "QuarantinedUpload",
    "ReleaseChoice",
    "ReleasePreference",
    "Resolution",
    "Symptom",
    "SymptomEntry",
]
