from collections.abc import Iterator

from django.urls import URLPattern, get_resolver


def views(patterns) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", None) or getattr(pattern.callback, "cls", pattern.callback)
            yield f"{view.__module__}.{view.__name__}"
        else:
            yield from views(pattern.url_patterns)


def test_no_page_of_allauth_and_no_token_view_of_simplejwt_is_routed():
    routed = set(views(get_resolver().url_patterns))
    assert any(name.startswith("allauth.headless.") for name in routed)
    strangers = {
        name
        for name in routed
        if name.startswith(("allauth.", "rest_framework_simplejwt.")) and not name.startswith("allauth.headless.")
    }
    assert strangers == set()
