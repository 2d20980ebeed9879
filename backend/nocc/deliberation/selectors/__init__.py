from .checklist import ChecklistItem, ItemStatus, checklist_of
from .dissent import DissentSource, dissent_of
from .requirements import ItemCode, Section
from .rounds import eligible_voter, revealed_ballots, round_sheet
from .rows import (
    decisions_visible_to,
    investigations_visible_to,
    options_visible_to,
    own_ballot,
    records_visible_to,
    rounds_visible_to,
)
from .unopened import Material, MaterialKind, unopened_by

__all__ = [
    "ChecklistItem",
    "DissentSource",
    "ItemCode",
    "ItemStatus",
    "Material",
    "MaterialKind",
    "Section",
    "checklist_of",
    "decisions_visible_to",
    "dissent_of",
    "eligible_voter",
    "investigations_visible_to",
    "options_visible_to",
    "own_ballot",
    "records_visible_to",
    "revealed_ballots",
    "round_sheet",
    "rounds_visible_to",
    "unopened_by",
]
