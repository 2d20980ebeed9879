import os

import pytest
from django.conf import settings

from tests.e2e.person import Person
from tests.servers import serving
from tools.ensure_chromium import chromium_path

FLAGS = (
    *("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
# Playwright keeps an event loop in this thread; our own calls to the database are synchronous all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium on this machine")
    if not (settings.FRONTEND_BUILD / "index.html").exists():
        pytest.skip("the browser application is not built: make setup")
    return {"executable_path": path, "args": list(FLAGS)}


@pytest.fixture
def application(transactional_db):
    """The whole application on a real server, on this test's database."""
    with serving(server="granian") as server:
        yield server


@pytest.fixture
def person_in(browser, application, tmp_path):
    """`person_in(name)`: a browser context of its own, as another person on another machine."""
    people: list[Person] = []

    def open_browser(name: str, **options) -> Person:
        context = browser.new_context(locale="it-IT", timezone_id="Europe/Rome", **options)
        context.set_default_timeout(60_000)
        person = Person(name, application.url, context.new_page())
        people.append(person)
        return person

    yield open_browser
    for person in people:
        person.page.screenshot(path=tmp_path / f"{person.name}.png")
        person.page.context.close()
