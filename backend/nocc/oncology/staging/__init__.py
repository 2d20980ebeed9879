"""TNM staging: which schema applies, which T, N and M the findings make in it, and which group these."""

from .categories import Category, categories_of, criterion_of
from .compare import EditionOutcome, compare_editions
from .derive import TARGETS, Derivation, derive, inputs_asked
from .findings import Input, InvalidFindings, all_inputs, checked, side_from_tumour
from .group import StageResult, group_stage
from .schema import SchemaChoice, SchemaWarning, schema_for
from .schemas import Schema, UnknownSchema, editions_of, find_schema, schemas_of

__all__ = [
    "TARGETS",
    "Category",
    "Derivation",
    "EditionOutcome",
    "Input",
    "InvalidFindings",
    "Schema",
    "SchemaChoice",
    "SchemaWarning",
    "StageResult",
    "UnknownSchema",
    "all_inputs",
    "categories_of",
    "checked",
    "compare_editions",
    "criterion_of",
    "derive",
    "editions_of",
    "find_schema",
    "group_stage",
    "inputs_asked",
    "schema_for",
    "schemas_of",
    "side_from_tumour",
]
