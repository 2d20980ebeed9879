from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from django.db.models import Model

# Kept of no row: whose case it is stands once, at the top; the rest is bookkeeping of the database.
NEVER = frozenset({"case", "updated_at"})


def plain(value: Any) -> Any:
    """JSON's own types: times in UTC, identifiers and days as text, decimals as numbers."""
    match value:
        case dict():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case UUID() | Enum():
            return str(value)
    return value


def stated(row: Model, *omitted: str) -> dict[str, Any]:
    """Everything that the row says, so that a field added to it later is never forgotten here."""
    kept = (field for field in row._meta.concrete_fields if field.name not in NEVER | {*omitted})
    return {field.name: getattr(row, field.attname) for field in kept}


def fields(row: Model, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
