from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.exceptions import AuthenticationFailed

from .models import User, UserKind


def may_use_api(user: User | None) -> bool:
    return user is not None and user.is_active and not user.must_change_password


class AccessTokenAuthentication(JWTAuthentication):
    """`Authorization: Bearer` with a token of five minutes; nothing else opens `/api/v1/`."""

    def get_user(self, validated_token) -> User:
        user = super().get_user(validated_token)
        if not may_use_api(user):
            raise AuthenticationFailed(code="user_inactive")
        return user


class AccessTokenScheme(OpenApiAuthenticationExtension):
    target_class = "nocc.accounts.authentication.AccessTokenAuthentication"
    name = "access_token"

    def get_security_definition(self, auto_schema) -> dict:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}


def is_person(user: User) -> bool:
    return user.is_authenticated and user.kind == UserKind.PERSON
