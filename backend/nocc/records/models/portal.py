from django.db import models
from django.db.models import Q

from nocc.audit.services import AccessSubject
from nocc.common.models import TimeStamped
from nocc.patients.models import Patient


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
