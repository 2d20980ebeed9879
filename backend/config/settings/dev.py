"""A first run and development: embedded PostgreSQL, files on disk, demonstration accounts."""

import secrets

from config.embedded import embedded_database_url

from . import base
from .base import *

LOCAL = base.LOCAL
LOCAL.mkdir(parents=True, exist_ok=True)
base.FILE_UPLOAD_TEMP_DIR.mkdir(parents=True, exist_ok=True)


def kept_secret(name: str, size_bytes: int) -> str:
    """A secret made at the first run and kept in the state folder, readable by its owner only."""
    path = LOCAL / name
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(size_bytes))
    return path.read_text()


DEMO = base.env.bool("NOCC_DEMO", True)
INSTALLED_APPS = [*base.INSTALLED_APPS, *(["demo"] if DEMO else [])]
SECRET_KEY = base.SECRET_KEY or kept_secret("secret_key", 32)
SIGNING_KEY = base.SIGNING_KEY or kept_secret("signing_key", 32)
DATABASE_URL = base.DATABASE_URL or embedded_database_url(LOCAL / "postgres")
DATABASES = {"default": base.database(DATABASE_URL)}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = LOCAL / "mail"
CSRF_TRUSTED_ORIGINS = ["http://localhost:8000", "http://127.0.0.1:8000"]
# Several people try the demonstration from one address.
ACCOUNT_RATE_LIMITS = {"login": "600/m/ip", "login_failed": "60/m/ip,10/300s/key"}
# Read by the person who develops, over data that are invented: whole tracebacks.
LOGGING = {**base.LOGGING, "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}}}
