from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nocc.common.models import TimeStamped, Versioned


class Facility(Versioned):
    """A hospital or one of its departments: where people work, are treated and can call."""

    name = models.CharField(max_length=200)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    city = models.CharField(max_length=100, blank=True)
    province = models.CharField(max_length=2, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    website = models.URLField(blank=True)
    # [{"day": 1..7 (ISO, Monday first), "opens": "08:00", "closes": "14:00"}], local time
    opening_hours = models.JSONField(default=list, blank=True)
    # WGS 84, degrees
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="a_place_has_both_coordinates_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Physician(TimeStamped):
    """A user's professional profile. `specialty` is a code of the vocabulary `specialties`."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="physician")
    title = models.CharField(max_length=40, blank=True)
    specialty = models.CharField(max_length=40)
    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="physicians")
    # Number and province of the register of the Order of physicians (OMCeO).
    register_number = models.CharField(max_length=20, blank=True)
    register_province = models.CharField(max_length=2, blank=True)
    phone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return str(self.pk)


class WorkGroup(Versioned):
    """The people who discuss cases together."""

    name = models.CharField(max_length=120, unique=True)
    description = models.TextField(max_length=2000, blank=True)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class MembershipRole(models.TextChoices):
    MEMBER = "member"
    COORDINATOR = "coordinator"
    OBSERVER = "observer"


class Membership(TimeStamped):
    """Somebody's place in a group; it ends by being left, and an observer's by its date."""

    group = models.ForeignKey(WorkGroup, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=16, choices=MembershipRole, default=MembershipRole.MEMBER)
    until = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "user"], condition=Q(left_at__isnull=True), name="one_place_per_person_and_group"
            ),
            models.CheckConstraint(
                condition=~Q(role=MembershipRole.OBSERVER) | Q(until__isnull=False),
                name="an_observer_of_a_group_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class InvitationPurpose(models.TextChoices):
    """What accepting leads to; `target` is a group or a case accordingly, `target_name` its name or reference."""

    GROUP_MEMBER = "group_member"
    GROUP_COORDINATOR = "group_coordinator"
    GROUP_OBSERVER = "group_observer"
    CASE_PARTICIPANT = "case_participant"
    CASE_OBSERVER = "case_observer"


class InvitationState(models.TextChoices):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Invitation(TimeStamped):
    """A link sent by mail, good once and until its date. Only the hash of its token is kept."""

    purpose = models.CharField(max_length=20, choices=InvitationPurpose)
    target = models.UUIDField()
    target_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField()
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    # The end of what is offered, for observers.
    until = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="an_invitation_is_accepted_or_revoked",
            ),
            models.CheckConstraint(
                condition=~Q(purpose__in=["group_observer", "case_observer"]) | Q(until__isnull=False),
                name="an_observer_is_invited_until_a_date",
            ),
        ]
        indexes = [models.Index(fields=["purpose", "target"])]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def state(self) -> InvitationState:
        if self.accepted_at is not None:
            return InvitationState.ACCEPTED
        if self.revoked_at is not None:
            return InvitationState.REVOKED
        return InvitationState.EXPIRED if self.expires_at <= timezone.now() else InvitationState.WAITING
