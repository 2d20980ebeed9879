import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from nocc.audit.services import AccessSubject
from nocc.cases.models import Participant
from nocc.cases.models.case import CaseItem
from nocc.common.models import TimeStamped

from .option import Option


class RoundMethod(models.TextChoices):
    SINGLE = "single"
    RANKED = "ranked"


class RoundStatus(models.TextChoices):
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Round(CaseItem):
    """One vote of a case. A later round supersedes an earlier one; nothing is ever reset."""

    access_kind = "round"

    number = models.PositiveIntegerField()
    method = models.CharField(max_length=8, choices=RoundMethod, default=RoundMethod.SINGLE)
    status = models.CharField(max_length=8, choices=RoundStatus, default=RoundStatus.OPEN)
    options = models.ManyToManyField(Option, through="deliberation.RoundOption", related_name="rounds")
    eligible = models.ManyToManyField(Participant, through="deliberation.Voter", related_name="+")
    # Codes of the vocabulary `specialties` that must have voted.
    quorum = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    deadline = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    paused_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Null when the deadline closed it.
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # What the ballots came to, counted once at the close (see `tally`).
    result = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="rounds_of_a_case_are_numbered"),
            models.UniqueConstraint(fields=["case"], condition=~Q(status="closed"), name="one_running_round_per_case"),
            models.CheckConstraint(
                condition=Q(status="closed", closed_at__isnull=False, result__isnull=False)
                | (~Q(status="closed") & Q(closed_at__isnull=True, result__isnull=True)),
                name="a_closed_round_and_only_a_closed_round_has_a_result",
            ),
            models.CheckConstraint(
                condition=Q(status="paused", paused_at__isnull=False)
                | (~Q(status="paused") & Q(paused_at__isnull=True)),
                name="a_paused_round_says_since_when",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="closed_is_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__status="closed"),
            ),
        ]


class RoundOption(models.Model):
    """An option as it stood on the ballot paper, in the order of the paper; later edits do not reach it."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="paper")
    option = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    option_version = models.PositiveIntegerField()
    # `Option.content()` at the opening
    content = models.JSONField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["round", "option"], name="an_option_stands_once_on_a_paper")]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.position}"


class Voter(models.Model):
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="voters")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "participant"], name="a_voter_stands_once_in_a_round")]

    def __str__(self) -> str:
        return f"{self.round_id}:{self.participant_id}"


CLOSED_ROUND_REFUSES = """
IF EXISTS (
    SELECT 1 FROM deliberation_round
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.round_id ELSE NEW.round_id END AND status = 'closed'
) THEN
    RAISE EXCEPTION 'a closed round keeps its ballots' USING ERRCODE = 'integrity_constraint_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


class BallotKind(models.TextChoices):
    CHOICE = "choice"
    RANKED = "ranked"
    INVESTIGATE = "investigate"
    ABSTAIN = "abstain"


class Ballot(TimeStamped):
    """One participant's sealed stance in a round; casting again replaces it until the round closes."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="ballots")
    voter = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=BallotKind)
    option = models.ForeignKey(Option, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Identifiers of options, first preference first.
    ranking = ArrayField(models.UUIDField(), default=list, blank=True)
    # 1 (guess) to 5 (certain)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    reason = models.TextField(max_length=4000, blank=True)
    investigation = models.ForeignKey(
        "deliberation.Investigation", null=True, blank=True, on_delete=models.PROTECT, related_name="ballots"
    )
    cast_at = models.DateTimeField()
    # Since when there is material that this stance did not know.
    stale_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "voter"], name="one_ballot_per_voter_and_round"),
            models.CheckConstraint(
                condition=Q(kind="choice", option__isnull=False) | (~Q(kind="choice") & Q(option__isnull=True)),
                name="a_choice_and_only_a_choice_names_an_option",
            ),
            models.CheckConstraint(
                condition=Q(kind="ranked", ranking__len__gt=0) | (~Q(kind="ranked") & Q(ranking__len=0)),
                name="a_ranking_and_only_a_ranking_ranks",
            ),
            models.CheckConstraint(
                condition=Q(kind="investigate", investigation__isnull=False)
                | (~Q(kind="investigate") & Q(investigation__isnull=True)),
                name="only_investigate_first_names_an_investigation",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__range=(1, 5)), name="confidence_is_1_to_5"
            ),
        ]
        triggers = [
            # The services' lock keeps late ballots out; this keeps history from being rewritten afterwards.
            pgtrigger.Trigger(
                name="a_closed_round_keeps_its_ballots",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=pgtrigger.Func(CLOSED_ROUND_REFUSES),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def access_subject(self) -> AccessSubject:
        case = self.round.case
        return AccessSubject(kind="ballot", item=self.pk, case=case.pk, patient=case.patient_id)
