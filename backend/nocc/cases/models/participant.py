from django.conf import settings
from django.db import models
from django.db.models import Q

from .case import CaseItem


class ParticipantRole(models.TextChoices):
    LEAD = "lead"
    PARTICIPANT = "participant"
    OBSERVER = "observer"


class Participant(CaseItem):
    """Somebody's place in a case. Removal keeps the row: ballots and messages point here."""

    access_kind = "participant"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=16, choices=ParticipantRole)
    # As it was when they joined: the quorum counts specialties, not profiles edited later.
    specialty = models.CharField(max_length=40, blank=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    until = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    # The last event this reader has seen; what comes after it is "new".
    seen_seq = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(removed_at__isnull=True), name="one_place_per_person_and_case"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(removed_at__isnull=True, role="lead"), name="one_lead_per_case"
            ),
            models.CheckConstraint(
                condition=~Q(role="observer") | Q(until__isnull=False), name="an_observer_of_a_case_has_an_end"
            ),
        ]
        indexes = [models.Index(fields=["user", "case"], condition=Q(removed_at__isnull=True), name="participant_of")]
