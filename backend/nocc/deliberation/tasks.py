from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from .models import Round, RoundStatus
from .services import close_if_due


@app.task(name="close_round", retry=5)
def close_round_at_deadline(*, round_id: str) -> None:
    close_if_due(round_id=UUID(round_id))


@app.periodic(cron="*/5 * * * *")
@app.task(name="close_overdue_rounds", queueing_lock="close_overdue_rounds")
def close_overdue_rounds(timestamp: int) -> None:
    """Catches what a lost job left open."""
    overdue = Round.objects.filter(status=RoundStatus.OPEN, deadline__lte=timezone.now())
    for round_id in overdue.values_list("pk", flat=True):
        close_if_due(round_id=round_id)
