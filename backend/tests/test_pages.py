"""Every address that is nobody else's shows the browser application, and nothing of the disk beside it."""

import pytest
from django.test import Client
from django.urls import Resolver404, resolve


@pytest.fixture
def built(settings, tmp_path):
    folder = tmp_path / "browser"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<title>NOCC</title>")
    (folder / "main-HASH.js").write_text("export {}")
    (tmp_path / "secret_key").write_text("secret")
    settings.FRONTEND_BUILD = folder


def content_of(answer) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["/", "/cases/1", "/%00", "/a%00b/c", "/" + "a" * 5000, "/..%2fsecret_key", "/assets"])
def test_an_address_that_is_no_file_shows_the_application(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.content) == (200, b"<title>NOCC</title>")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("path", ["/nothing.js", "/%00.js", "/" + "a" * 5000 + ".js"])
def test_a_script_that_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.usefixtures("built")
def test_built_files_are_kept_for_good(client):
    answer = client.get("/main-HASH.js")
    assert content_of(answer) == b"export {}"
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "path", ["/api/x", "/metrics", "/o/token/", "/fhir/r4/Patient", "/dicomweb/studies", "/ws/me/"]
)
def test_addresses_of_other_systems_never_show_the_application(path):
    with pytest.raises(Resolver404):
        resolve(path)


@pytest.mark.django_db
def test_signing_in_without_the_csrf_token_is_refused_like_everything_else():
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/_allauth/browser/v1/auth/login", {}, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")
    assert answer["Content-Type"] == "application/problem+json"
