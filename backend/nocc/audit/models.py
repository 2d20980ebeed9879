import uuid

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class AccessChain(models.Model):
    """The head of one hash chain: a patient's, or for rows that name several patients or none, their reader's."""

    key = models.UUIDField(primary_key=True)
    length = models.BigIntegerField()
    head = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.key}:{self.length}"


class AccessEntry(models.Model):
    """Who read or wrote which clinical content, when, whence and on which ground.

    No foreign keys: it keeps identifiers and names as they were, and outlives what it speaks of.
    `hash` = SHA-256(hash of the entry before it in `chain` ‖ canonical JSON of this entry).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    chain = models.UUIDField()
    number = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.UUIDField()
    actor_name = models.CharField(max_length=200)
    actor_facility = models.CharField(max_length=200, blank=True)
    ground = models.CharField(max_length=32)
    action = models.CharField(max_length=8)
    kind = models.CharField(max_length=40)
    items = ArrayField(models.UUIDField())
    cases = ArrayField(models.UUIDField())
    patients = ArrayField(models.UUIDField())
    address = models.GenericIPAddressField(null=True)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="access_chain_has_no_gap_or_fork")]
        indexes = [GinIndex(fields=["patients"]), models.Index(fields=["actor", "at"])]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.chain}#{self.number}"
