from django.conf import settings
from django.db import models

from nocc.common.models import TimeStamped


class CalendarFeed(TimeStamped):
    """The calendar that one person subscribes to by a secret address, of which only the hash is kept."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed")
    digest = models.CharField(max_length=64, unique=True)
    last_read_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.pk)
