from django.conf import settings
from django.db import models
from django.db.models import Q

from nocc.cases.models import Participant
from nocc.cases.models.case import CaseItem


class InvestigationStatus(models.TextChoices):
    REQUESTED = "requested"
    ANSWERED = "answered"
    DISMISSED = "dismissed"


class Investigation(CaseItem):
    """Something to be found out before (or while) the board decides."""

    access_kind = "investigation"

    # The round that waits for it, if it was asked by a ballot.
    round = models.ForeignKey(
        "deliberation.Round", null=True, blank=True, on_delete=models.PROTECT, related_name="investigations"
    )
    what = models.CharField(max_length=250)
    why = models.TextField(max_length=4000, blank=True)
    owner = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    due = models.DateTimeField(null=True, blank=True)
    status = models.CharField(max_length=16, choices=InvestigationStatus, default=InvestigationStatus.REQUESTED)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(max_length=8000, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="requested", settled_at__isnull=True)
                | (~Q(status="requested") & Q(settled_at__isnull=False) & ~Q(answer="")),
                name="what_is_settled_says_when_and_how",
            ),
        ]
