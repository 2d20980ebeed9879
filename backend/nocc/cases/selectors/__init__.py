from .items import register_item_kind
from .viewpoints import (
    EMERGENCY,
    STAFF_ROLES,
    Viewpoint,
    cases_visible_to,
    lead_of,
    places_of,
    staff_of,
    viewpoint_of,
    viewpoints_of,
    visible_case_ids,
)

__all__ = [
    "EMERGENCY",
    "STAFF_ROLES",
    "Viewpoint",
    "cases_visible_to",
    "lead_of",
    "places_of",
    "register_item_kind",
    "staff_of",
    "viewpoint_of",
    "viewpoints_of",
    "visible_case_ids",
]
