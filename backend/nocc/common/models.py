import uuid

from django.conf import settings
from django.db import models


class TimeStamped(models.Model):
    """Every row has a UUID that means nothing and says when it was made and last changed (UTC)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class Versioned(TimeStamped):
    """What several people edit: `version` counts the edits and is the row's ETag."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class StoredFile(TimeStamped):
    """Bytes in object storage under the name of their own SHA-256; the row is written after the bytes."""

    sha256 = models.CharField(max_length=64, unique=True)
    size_bytes = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="stored_file_is_named_by_its_hash"
            ),
        ]

    def __str__(self) -> str:
        return self.sha256


class IdempotencyRecord(models.Model):
    """The answer once given to a POST with this key, given again when the same request comes again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=128)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.JSONField(null=True)
    etag = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_idempotency_key"),
        ]

    def __str__(self) -> str:
        return self.key
