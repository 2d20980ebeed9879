from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from nocc.cases.models.case import CaseItem
from nocc.deliberation.models import Decision
from nocc.directory.models import Facility
from nocc.oncology.schedule import Irradiated
from nocc.records.models import Document

from .action import DeviationReason

IRRADIATED = [(part.value, part.value) for part in Irradiated]


class Treatment(CaseItem):
    """A course really given. `code` and `regimen` are codes of the vocabularies `treatments` and `regimens`."""

    access_kind = "treatment"

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="treatments")
    code = models.CharField(max_length=24)
    regimen = models.CharField(max_length=40, blank=True)
    intent = models.CharField(max_length=16, blank=True)
    facility = models.ForeignKey(Facility, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    admitted_on = models.DateField(null=True, blank=True)
    discharged_on = models.DateField(null=True, blank=True)
    discharge_letter = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    dose_gy = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    fractions = models.PositiveSmallIntegerField(null=True, blank=True)
    # What the beam covered, as far as follow-up asks: None where nobody has said.
    irradiated = ArrayField(models.CharField(max_length=16, choices=IRRADIATED), null=True, blank=True)
    # The highest dose that the mandible received.
    mandible_gy = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    cycles = models.PositiveSmallIntegerField(null=True, blank=True)
    stopped_reason = models.CharField(max_length=16, choices=DeviationReason, blank=True)
    note = models.TextField(max_length=4000, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # What was entered wrongly is withdrawn, never deleted.
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="a_treatment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(discharged_on__isnull=True)
                | (Q(admitted_on__isnull=False) & Q(discharged_on__gte=F("admitted_on"))),
                name="a_discharge_follows_an_admission",
            ),
        ]
        indexes = [models.Index(fields=["case", "-started_on", "-id"], name="treatments_by_day")]
