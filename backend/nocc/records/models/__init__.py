"""The record of a case: laboratory values, documents, and what a patient keeps about themselves."""

from .document import Document, DocumentVersion, MediaType
from .observation import Flag, Observation
from .portal import ReleaseChoice, ReleasePreference, Symptom, SymptomEntry

__all__ = [
    "Document",
    "DocumentVersion",
    "Flag",
    "MediaType",
    "Observation",
    "ReleaseChoice",
    "ReleasePreference",
    "Symptom",
    "SymptomEntry",
]
