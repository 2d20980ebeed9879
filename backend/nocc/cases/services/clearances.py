from uuid import UUID

from nocc.accounts.models import User

from ..models import Clearance
from .attention import withdraw_clearance


def unclear_item(*, kind: str, item: UUID, actor: User) -> None:
    """What was cleared for observers was the earlier text or file; the new one waits to be checked."""
    for clearance in Clearance.objects.filter(kind=kind, item=item).select_related("case"):
        withdraw_clearance(clearance=clearance, actor=actor)
