from .log import append_event, locked_case, move_case, reach_milestone
from .notices import notify
from .progress import set_vote_progress
from .work import open_task, settle_tasks

__all__ = [
    "append_event",
    "locked_case",
    "move_case",
    "notify",
    "open_task",
    "reach_milestone",
    "set_vote_progress",
    "settle_tasks",
]
