from django.urls import include, path, re_path

from config.views import application, healthz, readyz

api = [
    path("", include("nocc.oncology.urls")),
    path("", include("nocc.accounts.urls")),
    path("", include("nocc.directory.urls")),
    path("", include("nocc.patients.urls")),
    path("", include("nocc.cases.urls")),
    path("", include("nocc.records.urls")),
    path("", include("nocc.imaging.urls")),
    path("", include("nocc.deliberation.urls")),
    path("", include("nocc.care.urls")),
    path("", include("nocc.portal.urls")),
]

urlpatterns = [
    path("api/v1/", include(api)),
    path("_allauth/", include("nocc.accounts.sign_in_urls")),
    path("", include("nocc.deliberation.well_known")),
    path("healthz", healthz),
    path("readyz", readyz),
    # Every other page is the browser application's own.
    re_path(r"^(?!api/|_allauth/|ws/|dicomweb/|fhir/|o/|metrics$|\.well-known/|static/).*$", application),
]

handler400 = "nocc.common.problems.bad_request"
handler403 = "nocc.common.problems.permission_denied"
handler404 = "nocc.common.problems.not_found"
handler500 = "nocc.common.problems.server_error"
