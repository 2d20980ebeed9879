from .case import Case, CaseState
from .discussion import Message, MessageRevision, Thread
from .dossier import Assessment, Diagnosis, Staging
from .log import CaseEvent, Notification, NotificationHead
from .participant import Participant, ParticipantRole
from .work import Clearance, Milestone, MilestoneKind, Receipt, SavedFilter, Task, TaskKind

__all__ = [
    "Assessment",
    "Case",
    "CaseEvent",
    "CaseState",
    "Clearance",
    "Diagnosis",
    "Message",
    "MessageRevision",
    "Milestone",
    "MilestoneKind",
    "Notification",
    "NotificationHead",
    "Participant",
    "ParticipantRole",
    "Receipt",
    "SavedFilter",
    "Staging",
    "Task",
    "TaskKind",
    "Thread",
]
