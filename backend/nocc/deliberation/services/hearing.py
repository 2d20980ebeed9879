"""What a running deliberation makes of events in its case. The case row is locked while an event is heard."""

from nocc.cases.models import Case, CaseEvent, Task, TaskKind
from nocc.cases.selectors import lead_of
from nocc.cases.services import open_task, settle_tasks

from .locks import running_round
from .progress import show_progress
from .staleness import note_new_material

MATERIAL_EVENTS = frozenset(
    {
        "assessment.recorded",
        "case.edited",
        "diagnosis.recorded",
        "document.added",
        "document.versioned",
        "document.withdrawn",
        "investigation.answered",
        "observation.import_withdrawn",
        "observation.imported",
        "observation.recorded",
        "observation.withdrawn",
        "option.edited",
        "option.proposed",
        "pathology.added",
        "pathology.edited",
        "pathology.withdrawn",
        "priorities.set",
        "staging.recorded",
        "study.added",
        "study.edited",
        "study.withdrawn",
    }
)


def hear_of_event(sender, event: CaseEvent, **kwargs) -> None:
    if event.kind in MATERIAL_EVENTS:
        note_new_material(case=event.case)
    elif event.kind == "participant.left":
        note_departure(case=event.case)
    elif event.kind == "lead.handed_over":
        pass_on_to_lead(case=event.case)


def note_departure(*, case: Case) -> None:
    """Whoever left the board is expected no more; a ballot already cast stays."""
    if (vote_round := running_round(case)) is not None:
        show_progress(vote_round=vote_round)


def pass_on_to_lead(*, case: Case) -> None:
    """What waited for the former lead as such waits for the new one."""
    lead = lead_of(case).user
    as_lead = Task.objects.filter(case=case, kind__in=[TaskKind.DECIDE, TaskKind.SIGN], done_at__isnull=True)
    for task in as_lead.exclude(assignee=lead):
        target = (task.target_kind, task.target_id)
        settle_tasks(kind=TaskKind(task.kind), target=target)
        open_task(case=case, assignee=lead, kind=TaskKind(task.kind), target=target, due=task.due)
