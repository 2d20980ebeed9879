"""allauth's sign-in for browsers, less what nobody may do here: sign up, or change the address of an account."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path

CLOSED = ("auth/signup", "auth/email/verify", "auth/email/verify/resend", "account/email", "account/phone")


def not_offered(request: HttpRequest) -> HttpResponse:
    raise Http404


urlpatterns = [
    *(path(f"browser/v1/{address}", not_offered) for address in CLOSED),
    path("", include("allauth.headless.urls")),
]
