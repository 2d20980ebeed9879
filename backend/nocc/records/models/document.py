from django.conf import settings
from django.db import models

from nocc.cases.models.case import CaseItem
from nocc.common.models import StoredFile, TimeStamped


class Document(CaseItem):
    """A report, letter or image as a file, in versions; `kind` is a code of the vocabulary `report_type`."""

    access_kind = "document"

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    dated = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # The patient may read what stood at this moment; without it `records.selectors` says when.
    released_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-created_at", "-id"], name="documents_by_time")]

    @property
    def newest(self) -> "DocumentVersion":
        """The newest of the versions that this row was read with."""
        return max(self.versions.all(), key=lambda version: version.number)


class MediaType(models.TextChoices):
    """What a document's file may be, by its content."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TEXT = "text/plain"


class DocumentVersion(TimeStamped):
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    media_type = models.CharField(max_length=100, choices=MediaType)
    # Of text: how its bytes are letters.
    charset = models.CharField(max_length=16, blank=True)
    # As whoever uploaded it called it: shown as text, never used as a name of anything.
    file_name = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="versions_of_a_document_are_numbered")
        ]

    def __str__(self) -> str:
        return str(self.pk)
