from django.conf import settings
from django.db import models
from django.db.models import Q

from nocc.cases.models.case import CaseItem

from .document import Document, MediaType


class QuarantineReason(models.TextChoices):
    INFECTED = "infected"
    NOT_SCANNED = "not_scanned"
    ACTIVE_CONTENT = "active_content"
    EMBEDDED_FILES = "embedded_files"
    TRAILING_DATA = "trailing_data"


class Resolution(models.TextChoices):
    RELEASED = "released"
    DISCARDED = "discarded"


class QuarantinedUpload(CaseItem):
    """A file that somebody sent and nobody is shown: no document, nor a version of one, until it is found clean.

    Its bytes lie apart from those of documents, under this row's own identifier, until it is resolved.
    """

    access_kind = "document"

    # What it would be a newer version of; once released, what it became.
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    dated = models.DateField(null=True, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=100, choices=MediaType)
    size_bytes = models.BigIntegerField()
    reason = models.CharField(max_length=16, choices=QuarantineReason)
    # The scanner's name for what it found, or why it could not look: `over_limit`, `scanner_away`.
    detail = models.CharField(max_length=100, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    # Empty when the scanner, come back, found nothing.
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    resolution = models.CharField(max_length=16, choices=Resolution, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolution="")
                | (Q(resolved_at__isnull=False) & ~Q(resolution="")),
                name="a_resolved_upload_says_how",
            ),
            models.CheckConstraint(
                condition=~Q(resolution=Resolution.RELEASED)
                | Q(document__isnull=False, reason=QuarantineReason.NOT_SCANNED),
                name="only_what_waited_for_the_scanner_becomes_a_document",
            ),
        ]
        indexes = [
            models.Index(fields=["case"], condition=Q(resolved_at__isnull=True), name="uploads_in_quarantine"),
        ]

    @property
    def name_in_storage(self) -> str:
        return f"quarantine/{self.pk}"
