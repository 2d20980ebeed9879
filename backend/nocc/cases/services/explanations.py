from uuid import UUID

from django.db import transaction

from nocc.accounts.models import User

from ..models import Case, Explanation
from ..models.log import Audience
from .log import append_event, locked_case
from .notices import notify


@transaction.atomic
def explain_item(*, case: Case, author: User, kind: str, item: UUID, text: str) -> Explanation:
    """Say in plain words what an item means, in the place of what was said before; the patient is told."""
    case = locked_case(case)
    content = {"case": case, "text": text, "written_by": author}
    explanation, _ = Explanation.objects.update_or_create(kind=kind, item=item, defaults=content)
    append_event(case=case, kind="item.explained", actor=author, target=(kind, item), audience=Audience.STAFF)
    if case.patient.user is not None:
        notify(user=case.patient.user, kind="item.explained", target=(kind, item), actor=author)
    return explanation


@transaction.atomic
def withdraw_explanation(*, explanation: Explanation, actor: User) -> None:
    case, target = explanation.case, (explanation.kind, explanation.item)
    explanation.delete()
    append_event(case=case, kind="explanation.withdrawn", actor=actor, target=target, audience=Audience.STAFF)
