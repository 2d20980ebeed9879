from django.conf import settings
from django.db import models

from nocc.cases.models.case import Case, CaseItem


class Study(CaseItem):
    """An imaging study of a case; `modality` is a code of the vocabulary `imaging_modality`."""

    access_kind = "study"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="studies")
    modality = models.CharField(max_length=24)
    description = models.CharField(max_length=200, blank=True)
    performed_on = models.DateField()
    facility_name = models.CharField(max_length=200, blank=True)
    report = models.TextField(max_length=20000, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # The patient may read it from here on; without it `studies_released_to` says when.
    released_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "studies"
        indexes = [models.Index(fields=["case", "-performed_on", "-id"], name="studies_by_day")]
