import subprocess

import pytest
from django.core.management import call_command

from nocc.common.management.commands import serve


@pytest.fixture
def served(monkeypatch):
    """`served(port=…)` starts nothing and gives the environments of what would have run."""
    environments: list[dict] = []

    def run(**options) -> list[dict]:
        call_command("serve", **options)
        return environments

    monkeypatch.setattr(serve, "call_command", lambda *told, **options: None)
    monkeypatch.setattr(serve, "_run_until_stopped", lambda children: None)
    monkeypatch.setattr(subprocess, "Popen", lambda arguments, *, env, cwd: environments.append(env))
    return run


def test_links_lead_to_the_port_that_is_served(served, monkeypatch):
    monkeypatch.delenv("PUBLIC_URL", raising=False)
    assert {env["PUBLIC_URL"] for env in served(port=8131)} == {"http://localhost:8131"}


def test_an_address_that_was_given_stays(served, monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://nocc.example.org")
    assert {env["PUBLIC_URL"] for env in served(port=8131)} == {"https://nocc.example.org"}
