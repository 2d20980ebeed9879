from .log import append_event, locked_case, move_case, notify, open_task, reach_milestone, settle_tasks

__all__ = [
    "append_event",
    "locked_case",
    "move_case",
    "notify",
    "open_task",
    "reach_milestone",
    "settle_tasks",
]
