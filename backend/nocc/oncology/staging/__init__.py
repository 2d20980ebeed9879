"""TNM staging: which schema applies, and which group a T, N and M make in it."""

from .categories import Category, categories_of
from .group import StageResult, group_stage
from .schema import SchemaChoice, SchemaWarning, schema_for
from .schemas import Schema, UnknownSchema, editions_of, find_schema

__all__ = [
    "Category",
    "Schema",
    "SchemaChoice",
    "SchemaWarning",
    "StageResult",
    "UnknownSchema",
    "categories_of",
    "editions_of",
    "find_schema",
    "group_stage",
    "schema_for",
]
