"""Production: four variables name the servers and the secret; anything left at a default refuses to start."""

from django.core.exceptions import ImproperlyConfigured

from . import base
from .base import *

for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "SIGNING_KEY", "EMAIL_URL"):
    if not getattr(base, name):
        raise ImproperlyConfigured(f"{name} must be set in production")
if not base.env.str("STORAGE_URL", ""):
    raise ImproperlyConfigured("STORAGE_URL must be set in production")
if len(base.SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must be at least 50 characters long")
if base.env.bool("NOCC_DEMO", False):
    raise ImproperlyConfigured("the demonstration cannot run in production")

DATABASES = {"default": base.database(base.DATABASE_URL)}
CSRF_TRUSTED_ORIGINS = [base.PUBLIC_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
