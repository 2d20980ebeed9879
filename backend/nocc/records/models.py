from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nocc.cases.models.case import CaseItem
from nocc.common.models import StoredFile, TimeStamped


class Observation(CaseItem):
    """One laboratory value. `test` is a code of the vocabulary `labs`, `loinc` and `unit` (UCUM) come with it."""

    access_kind = "observation"

    test = models.CharField(max_length=40)
    loinc = models.CharField(max_length=12, blank=True)
    value = models.DecimalField(max_digits=12, decimal_places=4)
    unit = models.CharField(max_length=24)
    # As the laboratory sent them, else the vocabulary's defaults by sex.
    reference_low = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    reference_high = models.DecimalField(max_digits=12, decimal_places=4, null=True, blank=True)
    taken_at = models.DateTimeField()
    laboratory = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # A wrong value is withdrawn, never deleted.
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reference_low__isnull=True)
                | Q(reference_high__isnull=True)
                | Q(reference_low__lte=F("reference_high")),
                name="a_reference_range_runs_upwards",
            ),
        ]
        indexes = [models.Index(fields=["case", "test", "-taken_at"])]


class Document(CaseItem):
    """A report, letter or image as a file, in versions; `kind` is a code of the vocabulary `report_type`."""

    access_kind = "document"

    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    dated = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Released by the lead before its time; without it the rules of `records.selectors` decide.
    released_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)


class DocumentVersion(TimeStamped):
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    # By content, not by name.
    media_type = models.CharField(max_length=100)
    file_name = models.CharField(max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="versions_of_a_document_are_numbered")
        ]

    def __str__(self) -> str:
        return str(self.pk)
