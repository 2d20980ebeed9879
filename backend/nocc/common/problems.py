"""RFC 9457 problem+json: one shape for every refusal, with a stable `code` that clients translate."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response

from .rules import InvalidInput, RuleBroken

CONTENT_TYPE = "application/problem+json"

TITLES = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    406: "Not acceptable",
    409: "Conflict",
    412: "Stale",
    413: "Too large",
    415: "Unsupported media type",
    422: "Cannot be processed",
    428: "Precondition required",
    429: "Too many requests",
    500: "Server error",
}


def problem(status: int, code: str, detail: str = "", extra: dict | None = None) -> dict:
    members = {"type": "about:blank", "title": TITLES[status], "status": status, "code": code, "detail": detail}
    return (extra or {}) | members


def problem_response(exc: Exception, context: dict) -> Response | None:
    """DRF's exception handler. Anything it does not know is a 500 that Django reports."""
    headers: dict[str, str] = {}
    if isinstance(exc, InvalidInput):
        body = problem(400, exc.code, exc.detail, {**exc.extra, "errors": exc.errors})
    elif isinstance(exc, RuleBroken):
        body = problem(exc.status, exc.code, exc.detail, exc.extra)
    elif isinstance(exc, Http404 | exceptions.NotFound):
        # The same words for what is hidden and for what never was.
        body = problem(404, "not_found")
    elif isinstance(exc, DjangoPermissionDenied):
        body = problem(403, "permission_denied")
    elif isinstance(exc, exceptions.ValidationError):
        body = problem(400, "invalid", extra={"errors": dict(_flat_errors(exc.get_full_details()))})
    elif isinstance(exc, exceptions.APIException):
        detail = str(exc.detail) if isinstance(exc.detail, str) else ""
        body = problem(exc.status_code, _code_of(exc), detail, {"errors": {}} if exc.status_code == 400 else None)
        if (challenge := getattr(exc, "auth_header", None)) is not None:
            headers["WWW-Authenticate"] = challenge
        if (wait_seconds := getattr(exc, "wait", None)) is not None:
            headers["Retry-After"] = str(int(wait_seconds))
    else:
        return None
    return Response(body, status=body["status"], headers=headers, content_type=CONTENT_TYPE)


def _code_of(exc: exceptions.APIException) -> str:
    if isinstance(exc, exceptions.ParseError):
        return "malformed"
    codes = exc.get_codes()
    if isinstance(codes, dict):  # simplejwt's InvalidToken nests its own
        codes = codes.get("code", exc.default_code)
    return str(codes)


def _flat_errors(details: object, path: str = "") -> Iterator[tuple[str, list[dict]]]:
    """`{"a": {"b": [..]}}` as `("a.b", [{"code", "detail"}])`; what concerns the whole body is under `_`."""
    if isinstance(details, dict) and {"message", "code"} <= details.keys():
        yield path or "_", [{"code": details["code"], "detail": str(details["message"])}]
    elif isinstance(details, dict):
        for name, inner in details.items():
            step = "" if name == "non_field_errors" else str(name)
            yield from _flat_errors(inner, ".".join(filter(None, (path, step))))
    elif isinstance(details, list) and all(isinstance(d, dict) and "message" in d for d in details):
        yield path or "_", [{"code": d["code"], "detail": str(d["message"])} for d in details]
    elif isinstance(details, list):
        for index, inner in enumerate(details):
            yield from _flat_errors(inner, f"{path}.{index}" if path else str(index))


def _plain(status: int, code: str, extra: dict | None = None) -> JsonResponse:
    return JsonResponse(problem(status, code, extra=extra), status=status, content_type=CONTENT_TYPE)


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    return _plain(400, "malformed", {"errors": {}})


def permission_denied(request: HttpRequest, exception: Exception) -> JsonResponse:
    return _plain(403, "permission_denied")


def not_found(request: HttpRequest, exception: Exception) -> JsonResponse:
    return _plain(404, "not_found")


def csrf_failed(request: HttpRequest, reason: str = "") -> JsonResponse:
    return _plain(403, "csrf_failed")


def server_error(request: HttpRequest) -> JsonResponse:
    return _plain(500, "server_error")
