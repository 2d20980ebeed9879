"""The public keys with which anybody can verify a signed record."""

from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.http import require_safe

from .services.signing import ALGORITHM, published_keys


@require_safe
def signing_keys(request: HttpRequest) -> JsonResponse:
    keys = [
        {
            "key_id": key.key_id,
            "algorithm": ALGORITHM,
            "public_key": key.public_key,
            "status": "current" if key.is_current else "retired",
            "valid_until": key.valid_until,
        }
        for key in published_keys()
    ]
    return JsonResponse({"keys": keys}, headers={"Cache-Control": "public, max-age=300"})


urlpatterns = [path(".well-known/nocc-keys.json", signing_keys)]
