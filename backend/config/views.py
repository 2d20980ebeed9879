import mimetypes
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from nocc.operations.readiness import readiness

YEAR_SECONDS = 365 * 24 * 60 * 60


@require_safe
@ensure_csrf_cookie
def application(request: HttpRequest) -> HttpResponse:
    """The built browser application: its files by name, its one page for every other address."""
    folder = settings.FRONTEND_BUILD.resolve()
    page = folder / "index.html"
    if not page.exists():
        return HttpResponse("The browser application is not built: run `make setup`.", status=503)
    asset = _file_at(folder, request.path)
    if asset is not None and asset != page:
        return _asset(asset)
    if Path(request.path).suffix in {".js", ".css", ".map", ".woff2", ".svg", ".json"}:
        raise Http404
    return HttpResponse(
        page.read_bytes(), content_type="text/html; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )


def _file_at(folder: Path, address: str) -> Path | None:
    try:
        found = (folder / address.lstrip("/")).resolve()
        return found if found.is_relative_to(folder) and found.is_file() else None
    except (ValueError, OSError):  # no name of a file: a null character, or too long
        return None


def _asset(asset: Path) -> HttpResponse:
    # Built names carry the hash of their content, so they may be kept for good.
    content_type = mimetypes.guess_type(asset.name)[0] or "application/octet-stream"
    headers = {"Cache-Control": f"public, max-age={YEAR_SECONDS}, immutable"}
    return HttpResponse(asset.read_bytes(), content_type=content_type, headers=headers)


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "alive"})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    results = readiness()
    return JsonResponse(results, status=200 if all(results.values()) else 503)
