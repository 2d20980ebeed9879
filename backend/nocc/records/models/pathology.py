import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from nocc.cases.models import Staging
from nocc.cases.models.case import CaseItem
from nocc.common.models import TimeStamped, Versioned

from .document import Document


def _code(length: int = 24) -> models.CharField:
    return models.CharField(max_length=length, blank=True)


def _measure() -> models.DecimalField:
    return models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)


def _count() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(null=True, blank=True)


def _percent() -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(null=True, blank=True, validators=[MaxValueValidator(100)])


def _at_most(name: str, most: int) -> models.CheckConstraint:
    condition = Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": most})
    return models.CheckConstraint(condition=condition, name=f"{name}_is_at_most_{most}")


class PathologyReport(CaseItem, Versioned):
    """A synoptic report: fields, codes and units are those of the vocabulary `pathology_fields`, by their names.

    An empty code, text or null is what the report does not say. `nodes_positive_levels` holds
    [{"level": code of `neck_level`, "side": "right", "left" or "midline",
    "examined": count or null, "positive": count}].
    The row is what stands now, `versions` everything it ever said. pTNM is a staging of the same case.
    """

    access_kind = "pathology"

    taken_on = models.DateField(null=True, blank=True)
    reported_on = models.DateField(null=True, blank=True)
    # As the department names its report, which names a person too.
    accession = models.CharField(max_length=64, blank=True)
    laboratory = models.CharField(max_length=200, blank=True)

    specimen_type = models.CharField(max_length=24)
    histology_icdo3 = _code(6)
    grade = _code()
    tumour_size_cm = _measure()
    doi_mm = _measure()
    tumour_thickness_mm = _measure()
    wpoi = _code()
    bone_invasion = _code()
    treatment_effect = _code()

    closest_margin_mm = _measure()
    margin_status = _code()
    margin_site = models.CharField(max_length=200, blank=True)
    margin_dysplasia = _code()

    pni = _code()
    pni_extent = models.CharField(max_length=200, blank=True)
    lvi = _code()

    nodes_examined = _count()
    nodes_positive = _count()
    nodes_positive_levels = models.JSONField(default=list, blank=True)
    largest_node_mm = _measure()
    largest_deposit_mm = _measure()
    contralateral_positive = models.BooleanField(null=True, blank=True)
    ene = _code()
    ene_mm = _measure()

    p16 = _code()
    p16_percent = _percent()
    hpv = _code()
    eber = _code()
    pdl1_cps = _percent()
    pdl1_tps = _percent()
    ki67 = _percent()
    her2_ar = models.CharField(max_length=200, blank=True)
    ntrk = _code()

    conclusion = models.TextField(max_length=8000, blank=True)
    staging = models.ForeignKey(Staging, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    report_document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # The patient may read what stood at this moment; without it `records.selectors` says when.
    released_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(nodes_positive__isnull=True)
                | Q(nodes_examined__isnull=True)
                | Q(nodes_positive__lte=F("nodes_examined")),
                name="no_more_nodes_are_positive_than_examined",
            ),
            models.CheckConstraint(
                condition=~Q(nodes_positive=0) | ~Q(ene__in=["minor", "major", "present_nos"]),
                name="extranodal_extension_needs_a_positive_node",
            ),
            *(_at_most(name, 100) for name in ("p16_percent", "pdl1_cps", "pdl1_tps", "ki67")),
        ]
        indexes = [models.Index(fields=["case", "-created_at", "-id"], name="pathology_by_time")]


class PathologyVersion(TimeStamped):
    """What a report said from one edit to the next; `number` is the report's `version` then."""

    report = models.ForeignKey(PathologyReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    # {field: value} as the API answers them
    content = models.JSONField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="versions_of_a_report_are_numbered")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return str(self.pk)
