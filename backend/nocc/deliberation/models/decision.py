import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nocc.cases.models.case import CaseItem
from nocc.common.models import Versioned

from .option import Option
from .round import Round


class DecisionStatus(models.TextChoices):
    DRAFT = "draft"
    SIGNED = "signed"


class Consensus(models.TextChoices):
    UNANIMOUS = "unanimous"
    CONSENSUS = "consensus"
    MAJORITY = "majority"
    LEAD = "lead"


class Decision(CaseItem, Versioned):
    """What the board decided, signed by the lead. Signed it never changes; a later one may supersede it."""

    access_kind = "decision"

    status = models.CharField(max_length=8, choices=DecisionStatus, default=DecisionStatus.DRAFT)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="decisions")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+")
    # Identifiers of the other options, best first.
    alternatives = ArrayField(models.UUIDField(), default=list, blank=True)
    conditions = ArrayField(models.CharField(max_length=250), default=list, blank=True)
    consensus = models.CharField(max_length=16, choices=Consensus)
    # [{"participant": uuid, "reason": text}]: what was said beside the ballots; those dissent by themselves.
    dissent = models.JSONField(default=list, blank=True)
    # Why another option than the plurality's, and why without quorum, where that is so.
    departure_reason = models.TextField(max_length=4000, blank=True)
    quorum_reason = models.TextField(max_length=4000, blank=True)
    # [{"what": text, "owner": participant uuid or null, "where": text, "due": ISO date or null}]
    actions = models.JSONField(default=list, blank=True)
    summary = models.TextField(max_length=8000, blank=True)
    # The decision in the patient's words, and what was already said in person.
    plain_words = models.TextField(max_length=8000, blank=True)
    told_patient = models.TextField(max_length=4000, blank=True)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    # The signed content (RFC 8785 canonical JSON as text, so that its bytes stay), its hash and signature.
    record = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    signature = models.CharField(max_length=128, blank=True)
    key_id = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(status="draft"), name="one_draft_decision_per_case"),
            models.CheckConstraint(
                condition=Q(status="draft", signed_at__isnull=True)
                | (Q(status="signed", signed_at__isnull=False) & ~Q(record="") & ~Q(sha256="") & ~Q(signature="")),
                name="a_signed_decision_has_its_record_and_signature",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="signed_is_immutable",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status="signed"),
            ),
        ]
