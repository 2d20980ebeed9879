from .log import append_event, locked_case, move_case, reach_milestone
from .notices import notify
from .progress import set_vote_progress
from .versions import keep_versions
from .work import open_task, settle_tasks

__all__ = [
    "append_event",
    "keep_versions",
    "locked_case",
    "move_case",
    "notify",
    "open_task",
    "reach_milestone",
    "set_vote_progress",
    "settle_tasks",
]
