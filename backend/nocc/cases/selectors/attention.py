from django.db.models import QuerySet

from nocc.accounts.models import User

from ..models import Case, Clearance, Notification, Receipt, Task
from .items import without_concealed_targets
from .viewpoints import viewpoint_of, visible_case_ids


def receipts_visible_to(user: User, case: Case) -> QuerySet[Receipt]:
    """Who opened what, for the board; one's own for observers."""
    rows = without_concealed_targets(case.receipts.select_related("reader", "case"), kind="kind", item="item")
    viewpoint = viewpoint_of(user, case)
    return rows if viewpoint is not None and viewpoint.is_staff else rows.filter(reader=user)


def clearances_visible_to(user: User, case: Case) -> QuerySet[Clearance]:
    return without_concealed_targets(case.clearances.select_related("cleared_by", "case"), kind="kind", item="item")


def tasks_visible_to(user: User) -> QuerySet[Task]:
    """What waits for this person in cases that they may open, and what they have done there."""
    rows = Task.objects.filter(assignee=user, case__in=visible_case_ids(user))
    return without_concealed_targets(rows.select_related("case"), kind="target_kind", item="target_id")


def notifications_visible_to(user: User) -> QuerySet[Notification]:
    rows = Notification.objects.filter(user=user).select_related("actor", "case")
    return without_concealed_targets(rows, kind="target_kind", item="target_id")
