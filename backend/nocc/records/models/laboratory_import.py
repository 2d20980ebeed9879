from django.conf import settings
from django.db import models
from django.db.models import Q

from nocc.cases.models.case import CaseItem


class ImportState(models.TextChoices):
    """`reading` makes the preview, `ready` shows it, `storing` follows a confirmation; the others are ends."""

    READING = "reading"
    READY = "ready"
    STORING = "storing"
    DONE = "done"
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"


class LaboratoryImport(CaseItem):
    """A table of laboratory values that somebody brings into a case: a preview first, values once confirmed."""

    access_kind = "laboratory_import"

    state = models.CharField(max_length=16, choices=ImportState, default=ImportState.READING)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # As whoever uploaded it called it: shown as text, never used as a name of anything.
    file_name = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    # How the text is to be read, found out once: see `nocc.records.tables.Layout`.
    layout = models.JSONField()
    # Rows below the header: how many there are, and how many of them the step at work has done.
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    # What the preview shows: see `nocc.records.services.laboratory_import.Preview`.
    preview = models.JSONField(null=True)
    stored = models.PositiveIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[ImportState.DONE, ImportState.WITHDRAWN]) | Q(stored__isnull=False),
                name="an_import_that_is_done_says_how_much",
            ),
        ]
        indexes = [models.Index(fields=["case", "-created_at", "-id"], name="laboratory_imports_by_time")]


class ImportPart(models.Model):
    """A piece of the uploaded text, in UTF-8: kept until the values are, no longer, for it may speak of others."""

    laboratory_import = models.ForeignKey(LaboratoryImport, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["laboratory_import", "number"], name="parts_of_an_import_are_numbered")
        ]

    def __str__(self) -> str:
        return f"{self.laboratory_import_id}:{self.number}"
