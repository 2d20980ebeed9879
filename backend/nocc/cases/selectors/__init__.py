from .viewpoints import (
    STAFF_ROLES,
    Viewpoint,
    cases_visible_to,
    lead_of,
    places_of,
    staff_of,
    viewpoint_of,
    viewpoints_of,
)

__all__ = [
    "STAFF_ROLES",
    "Viewpoint",
    "cases_visible_to",
    "lead_of",
    "places_of",
    "staff_of",
    "viewpoint_of",
    "viewpoints_of",
]
