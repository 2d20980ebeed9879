"""The synoptic report of pathology: which fields it asks for, what contradicts itself, what it says of the stage."""

from .consistency import Finding, advice_on, contradictions_in
from .fields import Condition, Facts, ReportField, Test, report_fields
from .stage import StagingInputs, staging_inputs

__all__ = [
    "Condition",
    "Facts",
    "Finding",
    "ReportField",
    "StagingInputs",
    "Test",
    "advice_on",
    "contradictions_in",
    "report_fields",
    "staging_inputs",
]
