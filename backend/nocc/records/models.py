from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nocc.audit.services import AccessSubject
from nocc.cases.models.case import CaseItem
from nocc.common.models import StoredFile, TimeStamped
from nocc.patients.models import Patient


class Flag(models.TextChoices):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


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
            models.CheckConstraint(condition=Q(value__gte=0), name="a_laboratory_value_is_not_negative"),
        ]
        indexes = [
            models.Index(fields=["case", "test", "-taken_at"]),
            models.Index(fields=["case", "-taken_at", "-id"], name="observations_by_time"),
        ]

    @property
    def flag(self) -> Flag | None:
        """Where the value lies in its range; None without a range."""
        if self.reference_low is not None and self.value < self.reference_low:
            return Flag.LOW
        if self.reference_high is not None and self.value > self.reference_high:
            return Flag.HIGH
        has_range = self.reference_low is not None or self.reference_high is not None
        return Flag.NORMAL if has_range else None


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
    # As whoever uploaded it called it: shown as text, never used as a name of anything.
    file_name = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="versions_of_a_document_are_numbered")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class ReleaseChoice(models.TextChoices):
    """When the patient wants to read reports, pathology and images that nobody has released yet."""

    AT_ONCE = "at_once"
    AFTER_DAYS = "after_days"
    BY_PHYSICIAN = "by_physician"


class ReleasePreference(TimeStamped):
    patient = models.OneToOneField(Patient, on_delete=models.CASCADE, related_name="release_preference")
    choice = models.CharField(max_length=16, choices=ReleaseChoice)

    def __str__(self) -> str:
        return f"{self.patient_id}:{self.choice}"


class Symptom(models.TextChoices):
    PAIN = "pain"
    SWALLOWING = "swallowing"
    DRY_MOUTH = "dry_mouth"
    TASTE = "taste"
    VOICE = "voice"
    BREATHING = "breathing"
    NAUSEA = "nausea"
    APPETITE = "appetite"
    FATIGUE = "fatigue"
    SLEEP = "sleep"
    MOOD = "mood"
    SKIN = "skin"
    OTHER = "other"


class SymptomEntry(TimeStamped):
    """A line of the patient's diary: how strong a symptom was, from 0 (none) to 10 (worst imaginable)."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="symptoms")
    symptom = models.CharField(max_length=16, choices=Symptom)
    score = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    note = models.TextField(max_length=2000, blank=True)

    class Meta:
        verbose_name_plural = "symptom entries"
        constraints = [models.CheckConstraint(condition=Q(score__lte=10), name="a_symptom_is_scored_0_to_10")]
        indexes = [models.Index(fields=["patient", "-at", "-id"], name="symptoms_by_time")]

    def __str__(self) -> str:
        return str(self.pk)

    def access_subject(self) -> AccessSubject:
        return AccessSubject(kind="symptom", item=self.pk, case=None, patient=self.patient_id)
