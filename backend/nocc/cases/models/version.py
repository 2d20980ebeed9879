import pgtrigger
from django.db import models

from .case import Case


class ItemVersion(models.Model):
    """What an item of a case said once the event `seq` had happened; null when it no longer stood.

    Written with the event and never again, so that the newest row up to a number is the item as it was then.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+", db_index=False)
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    item = models.UUIDField()
    content = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "seq"], name="item_versions_of_a_case")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.case_id}#{self.seq} {self.kind}"
