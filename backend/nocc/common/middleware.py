from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from .problems import bad_request


class CommonMiddleware:
    """Answers under `/api/` are never cached by anyone on the way; sign-in pages get their CSRF cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "GET" and request.path.startswith("/_allauth/"):
            get_token(request)
        response = self.get_response(request)
        if request.path.startswith(("/api/", "/_allauth/")) and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        # allauth reads its bodies itself and nested ones without end exhaust its parser.
        is_endless = isinstance(exception, RecursionError) and request.path.startswith("/_allauth/")
        return bad_request(request, exception) if is_endless else None
