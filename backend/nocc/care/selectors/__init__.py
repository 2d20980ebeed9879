from .rows import (
    actions_visible_to,
    courses_of,
    death_day,
    decision_in_force,
    outcomes_visible_to,
    overdue_actions,
    overdue_visits,
    planned_visits,
    treatments_visible_to,
    treats_the_tumour,
    visits_visible_to,
)

__all__ = [
    "actions_visible_to",
    "courses_of",
    "death_day",
    "decision_in_force",
    "outcomes_visible_to",
    "overdue_actions",
    "overdue_visits",
    "planned_visits",
    "treatments_visible_to",
    "treats_the_tumour",
    "visits_visible_to",
]
