"""Every door there is: walked from the URL conf and the socket routing, not listed by hand."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from nocc.cases.routing import websocket_urlpatterns

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def http_doors() -> Iterator[tuple[str, str]]:
    """(method, route) of every operation of our own API, e.g. ("GET", "api/v1/cases/<uuid:case_id>/")."""
    for route, view in _patterns(get_resolver()):
        if route.startswith("_allauth/"):
            continue  # allauth's own doors: tried in accounts/tests
        for method in _methods(view):
            yield method, route


def socket_doors() -> Iterator[str]:
    for pattern in websocket_urlpatterns:
        yield str(pattern.pattern)


def _patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, object]]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback


def _methods(view) -> Iterator[str]:
    if actions := getattr(view, "actions", None):
        yield from (method.upper() for method in actions if method.upper() in METHODS)
    elif view_class := getattr(view, "view_class", None) or getattr(view, "cls", None):
        yield from (method for method in METHODS if hasattr(view_class, method.lower()))
    else:
        yield "GET"
