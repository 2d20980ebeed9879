from .case import Case, CaseState, StateChange
from .discussion import Message, MessageRevision, Thread
from .dossier import Assessment, Diagnosis, Staging
from .log import CaseEvent, Notification, NotificationHead
from .participant import EmergencyAccess, Participant, ParticipantRole
from .version import ItemVersion
from .work import Clearance, Explanation, Milestone, MilestoneKind, Receipt, SavedFilter, Task, TaskKind

__all__ = [
    "Assessment",
    "Case",
    "CaseEvent",
    "CaseState",
    "Clearance",
    "Diagnosis",
    "EmergencyAccess",
    "Explanation",
    "ItemVersion",
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
    "StateChange",
    "Task",
    "TaskKind",
    "Thread",
]
