"""Tests: embedded PostgreSQL without durability, a fast password hasher, mail in memory."""

import tempfile
from pathlib import Path

from config.embedded import embedded_database_url

from . import base
from .base import *

DEMO = True
SECRET_KEY = "only-for-tests-" + "0" * 48
SIGNING_KEY = "00" * 32
INSTALLED_APPS = [*base.INSTALLED_APPS, "demo"]
DATABASE_URL = base.DATABASE_URL or embedded_database_url(base.LOCAL / "postgres-test", durable=False)
DATABASES = {"default": base.database(DATABASE_URL)}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGE_URL = "file://" + tempfile.mkdtemp(prefix="nocc-test-files-")
FILE_UPLOAD_TEMP_DIR = Path(tempfile.mkdtemp(prefix="nocc-test-uploads-"))
ACCOUNT_RATE_LIMITS = False
