from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nocc.audit.services import AccessSubject
from nocc.common.models import TimeStamped, Versioned
from nocc.directory.models import Facility


class Sex(models.TextChoices):
    """Administrative sex, as in HL7."""

    MALE = "male"
    FEMALE = "female"
    OTHER = "other"
    UNKNOWN = "unknown"


class Patient(Versioned):
    """Who is cared for. No code identifies a patient: codes are identifiers beside this row."""

    family_name = models.CharField(max_length=100)
    given_name = models.CharField(max_length=100)
    birth_date = models.DateField()
    birth_place = models.CharField(max_length=100, blank=True)
    sex = models.CharField(max_length=8, choices=Sex)
    language = models.CharField(max_length=2, default="it", choices=[("it", "it"), ("en", "en")])
    # The account with which the patient follows their own way; issued and revoked by the lead.
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="patient"
    )
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="+")
    # Made by the generator: the only patients whose fiscal code may be false, and only in the demonstration.
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["family_name", "given_name", "birth_date"])]

    def __str__(self) -> str:
        return str(self.pk)

    def access_subject(self) -> AccessSubject:
        return AccessSubject(kind="patient", item=self.pk, case=None, patient=self.pk)


class IdentifierSystem(models.TextChoices):
    FISCAL_CODE = "fiscal_code"
    STP = "stp"
    ENI = "eni"
    HOSPITAL = "hospital"


class PatientIdentifier(TimeStamped):
    """A code that some system gave to a patient; `issuer` says which hospital for hospital numbers."""

    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="identifiers")
    system = models.CharField(max_length=16, choices=IdentifierSystem)
    value = models.CharField(max_length=64)
    issuer = models.CharField(max_length=100, blank=True)
    # What the same person's codes have in common: for fiscal codes the one without the substitutions of omocodes.
    match_key = models.CharField(max_length=64, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "system", "issuer", "value"], name="an_identifier_stands_once_at_a_patient"
            ),
            models.CheckConstraint(
                condition=~Q(system=IdentifierSystem.HOSPITAL) | ~Q(issuer=""),
                name="a_hospital_number_names_its_hospital",
            ),
        ]
        indexes = [models.Index(fields=["system", "match_key"])]

    def __str__(self) -> str:
        return str(self.pk)


class ContactKind(models.TextChoices):
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    CAREGIVER = "caregiver"
    FAMILY_DOCTOR = "family_doctor"


class PatientContact(TimeStamped):
    patient = models.ForeignKey(Patient, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=16, choices=ContactKind)
    name = models.CharField(max_length=120, blank=True)
    value = models.CharField(max_length=250)
    note = models.CharField(max_length=250, blank=True)

    def __str__(self) -> str:
        return str(self.pk)


class ConsentKind(models.TextChoices):
    """Each consent blocks something while it is missing; `nocc.patients.services` says what."""

    DOSSIER = "dossier"
    NETWORK = "network"
    OBSERVERS = "observers"
    PRECEDENT = "precedent"
    PORTAL = "portal"


class Consent(TimeStamped):
    """One statement by the patient; the latest of a kind counts, earlier ones stay."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=16, choices=ConsentKind)
    granted = models.BooleanField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["patient", "kind", "-created_at"])]

    def __str__(self) -> str:
        return f"{self.kind}:{self.granted}"


class Concealment(TimeStamped):
    """An item that the patient hides (oscuramento): invisible to all but its author, and so is this row."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="concealments")
    kind = models.CharField(max_length=40)
    item = models.UUIDField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "item"], condition=Q(revoked_at__isnull=True), name="an_item_is_concealed_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Priorities(TimeStamped):
    """What matters to the patient, first first: codes of the vocabulary `patient_priorities`. The latest row counts."""

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="priorities")
    ranking = ArrayField(models.CharField(max_length=40), size=20)
    note = models.TextField(max_length=4000, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "priorities"

    def __str__(self) -> str:
        return str(self.pk)
