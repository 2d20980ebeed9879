from uuid import UUID

from django.db import connection, transaction

from nocc.accounts.models import User
from nocc.common.live import publish_on_commit

from ..models import Case, Notification

Target = tuple[str, UUID]

NEXT_NOTIFICATION = """
INSERT INTO cases_notificationhead AS head (user_id, seq) VALUES (%s, 1)
ON CONFLICT (user_id) DO UPDATE SET seq = head.seq + 1 RETURNING seq
"""


@transaction.atomic
def notify(
    *, user: User, kind: str, target: Target, case: Case | None = None, actor: User | None = None
) -> Notification:
    """Tell one person; reaches `/ws/me/` after commit."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NOTIFICATION, [user.pk])
        (seq,) = cursor.fetchone()
    notification = Notification.objects.create(
        user=user, seq=seq, kind=kind, case=case, actor=actor, target_kind=target[0], target_id=target[1]
    )
    publish_on_commit(f"user:{user.pk}", {"seq": seq})
    return notification
