from django.conf import settings
from django.db import models
from django.db.models import Q

from .case import Case, CaseItem

# Positions count microseconds: what waits stands at its due date (or NO_DUE_POSITION), the rest after it, the most
# recently active first, at LAST_POSITION less the moment of the last activity.
NO_DUE_POSITION = 5 * 10**15
LAST_POSITION = 10**16


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
    # The earliest thing that waits for this person here, and where the case stands in their worklist (smaller comes
    # first): kept by `refresh_places`, so that a page of the list is one stretch of one index however many cases exist.
    waiting_kind = models.CharField(max_length=24, blank=True, editable=False)
    waiting_due = models.DateTimeField(null=True, blank=True, editable=False)
    position = models.BigIntegerField(default=LAST_POSITION, editable=False)

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
        indexes = [
            models.Index(fields=["user", "case"], condition=Q(removed_at__isnull=True), name="participant_of"),
            models.Index(fields=["user", "position", "case"], condition=Q(removed_at__isnull=True), name="worklist_of"),
        ]


class EmergencyAccess(CaseItem):
    """A member of the group has broken the glass: reads the whole case for a day, and everybody concerned is told."""

    access_kind = "emergency_access"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="emergency_accesses")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(max_length=2000)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "emergency accesses"
        indexes = [models.Index(fields=["user", "case", "expires_at"])]
