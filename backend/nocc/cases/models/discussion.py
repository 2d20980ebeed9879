from django.conf import settings
from django.db import models

from nocc.common.models import TimeStamped

from .case import CaseItem


class Thread(models.TextChoices):
    """The board's own discussion; the one observers read and write; and the patient's questions to the team."""

    BOARD = "board"
    OBSERVERS = "observers"
    PATIENT = "patient"


class Message(CaseItem):
    access_kind = "message"

    thread = models.CharField(max_length=16, choices=Thread, default=Thread.BOARD)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reply_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies")
    text = models.TextField(max_length=8000)
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    # Taken back by its author: the row and its revisions stay, the text is shown no more.
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "thread", "created_at"])]


class MessageRevision(TimeStamped):
    """What a message said before it was edited."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="revisions")
    text = models.TextField(max_length=8000)

    def __str__(self) -> str:
        return str(self.pk)
