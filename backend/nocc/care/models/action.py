from django.db import models
from django.db.models import Q

from nocc.cases.models import Participant
from nocc.cases.models.case import CaseItem
from nocc.deliberation.models import Decision


class ActionStatus(models.TextChoices):
    PENDING = "pending"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"


class DeviationReason(models.TextChoices):
    """Why something decided was not done, or only in part."""

    PATIENT_CHOICE = "patient_choice"
    TOXICITY = "toxicity"
    PROGRESSION = "progression"
    COMORBIDITY = "comorbidity"
    WAITING_TIME = "waiting_time"
    DEATH = "death"
    ORGANISATION = "organisation"
    OTHER = "other"


class Action(CaseItem):
    """Something that a decision asks for, and what became of it."""

    access_kind = "action"

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="follow_through")
    what = models.CharField(max_length=250)
    owner = models.ForeignKey(Participant, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    due = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=8, choices=ActionStatus, default=ActionStatus.PENDING)
    reason = models.CharField(max_length=16, choices=DeviationReason, blank=True)
    note = models.TextField(max_length=4000, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["pending", "done"], reason="")
                | (Q(status__in=["partly", "not_done"]) & ~Q(reason="")),
                name="what_was_not_done_and_only_that_says_why",
            ),
            models.CheckConstraint(
                condition=Q(status="pending", settled_at__isnull=True)
                | (~Q(status="pending") & Q(settled_at__isnull=False)),
                name="what_became_of_an_action_says_when",
            ),
        ]
        indexes = [models.Index(fields=["due"], condition=Q(status="pending"), name="actions_due")]
