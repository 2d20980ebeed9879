import pgtrigger
from django.conf import settings
from django.db import models

from .case import Case


class Audience(models.TextChoices):
    """Who may learn that an event happened; the rest see a number without content."""

    EVERYONE = "everyone"
    STAFF = "staff"


class CaseEvent(models.Model):
    """Something that happened in a case: numbered without gaps, never changed, without clinical content."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=8, choices=Audience, default=Audience.EVERYONE)
    target_kind = models.CharField(max_length=40)
    target_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="event_numbers_are_unique_in_a_case")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq} {self.kind}"


class NotificationHead(models.Model):
    """The number of a user's last notification."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.user_id}@{self.seq}"


class Notification(models.Model):
    """Something that concerns one user, numbered in that user's own sequence; carries identifiers only."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications")
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="+")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    target_kind = models.CharField(max_length=40)
    target_id = models.UUIDField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "seq"], name="notification_numbers_are_unique")]

    def __str__(self) -> str:
        return f"{self.user_id}#{self.seq} {self.kind}"
