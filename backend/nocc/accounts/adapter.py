from base64 import urlsafe_b64encode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib.auth import password_validation
from django.http import HttpRequest
from django.utils.translation import get_language

from .mail import language_of, queue_template


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation or by the patient's physician, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request, user, **kwargs):
        if user.is_password_expired():
            clear_login(request)
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def clean_password(self, password, user=None):
        password_validation.validate_password(password, user)
        return password

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        # Queued for known and unknown addresses alike: the answer takes the same time.
        language = language_of(email, otherwise=get_language() or "it")
        queue_template(template=template_prefix, to=email, language=language, context={**context, "email": email})


class SecondFactorAdapter(DefaultMFAAdapter):
    """Seeds of second factors are encrypted in the database, with a key that the database does not hold."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text).decode()


def _cipher() -> MultiFernet:
    # The first key encrypts; retired ones still decrypt.
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"nocc second factor")
    return Fernet(urlsafe_b64encode(derivation.derive(secret.encode())))
