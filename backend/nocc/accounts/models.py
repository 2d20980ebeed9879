import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac


class UserKind(models.TextChoices):
    PERSON = "person"
    SERVICE = "service"


class People(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, *, email: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Somebody who signs in, or a service of another system. Roles come from what they are bound to, not from here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    kind = models.CharField(max_length=8, choices=UserKind, default=UserKind.PERSON)
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    # The facility's name as the access log shows it; `directory` keeps it when a profile changes.
    affiliation = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, default="it", choices=[("it", "it"), ("en", "en")])
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    # A first password that somebody else has seen: it ends, and must be changed before anything else.
    must_change_password = models.BooleanField(default=False)
    password_expires_at = models.DateTimeField(null=True, blank=True)
    # Counting up ends every session that stands, as changing the password does.
    session_epoch = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = People()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
            # Sign-in looks addresses up as they are written here.
            models.CheckConstraint(condition=Q(email=Lower("email")), name="an_address_is_in_lower_case"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip() or self.email

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        # What both of Django's public session hashes are made of.
        bound_to = f"{self.password}{self.session_epoch}"
        return salted_hmac("nocc.accounts.session", bound_to, secret=secret, algorithm="sha256").hexdigest()

    def is_password_expired(self) -> bool:
        return self.password_expires_at is not None and self.password_expires_at <= timezone.now()


class SocketTicket(models.Model):
    """Opens one socket, once, within seconds. Only its hash is kept."""

    digest = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.digest
