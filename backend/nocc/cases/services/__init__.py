from .log import append_event, locked_case, move_case, notify, open_task, reach_milestone, settle_tasks
from .progress import set_vote_progress

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
