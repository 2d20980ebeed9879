"""The deployment files are read, not run: they stay in step with the code, hold no secret, grant no needless right."""

import re
from collections.abc import Iterator
from importlib import import_module

import pytest
import yaml
from csp.utils import build_policy
from django.conf import settings
from django.core.management import get_commands
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from config.settings.base import ROOT

COMPOSE_TEXT = (ROOT / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(COMPOSE_TEXT)
SERVICES = COMPOSE["services"]
OURS = ("rest", "dicomweb", "sockets", "worker", "metrics", "migrate")
DOCKERFILE = (ROOT / "deploy/Dockerfile").read_text()
NGINX = (ROOT / "deploy/nginx.conf").read_text()
HEADERS = (ROOT / "deploy/security-headers.conf").read_text()
ENV_EXAMPLE = dict(
    line.split("=", 1)
    for line in (ROOT / "deploy/env.example").read_text().splitlines()
    if line and not line.startswith("#")
)
SETTINGS_TEXT = (ROOT / "backend/config/settings/base.py").read_text()
PRODUCTION_TEXT = (ROOT / "backend/config/settings/production.py").read_text()

# The root user of the gateway's image has no capability left, and the image knows no other.
RUNS_AS_ROOT = {"s3"}
MAY_STAY_EMPTY = {"CLAMD_URL", "RETIRED_SIGNING_KEYS"}


def stages() -> Iterator[tuple[str, str]]:
    """Name and text of each stage of the Dockerfile."""
    for text in DOCKERFILE.split("\nFROM ")[1:]:
        yield text.splitlines()[0].split(" AS ")[1], text


def test_every_part_of_the_topology_is_a_service():
    assert set(SERVICES) == {"nginx", *OURS, "postgres", "valkey", "s3"}


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_service_has_no_more_rights_than_it_needs(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service


@pytest.mark.parametrize("name", sorted(set(SERVICES) - RUNS_AS_ROOT))
def test_a_service_runs_as_an_ordinary_user(name):
    service = SERVICES[name]
    if "build" in service:
        stage = dict(stages())[service["build"]["target"]]
        assert "nginx-unprivileged" in stage or re.search(r"^USER [1-9]\d+", stage, re.MULTILINE)
    else:
        assert service["user"] not in ("root", "0")


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_a_service_says_whether_it_is_healthy(name):
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"


def test_only_nginx_is_reachable_from_outside():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]
    assert COMPOSE["networks"]["inner"]["internal"] is True
    for name in ("postgres", "valkey", "s3"):
        assert SERVICES[name]["networks"] == ["inner"]


def test_metrics_stay_inside():
    metrics = SERVICES["metrics"]
    assert metrics["networks"] == ["inner"]
    assert "ports" not in metrics
    port = metrics["command"][metrics["command"].index("--port") + 1]
    assert not re.search(rf"metrics|:{port}\b", NGINX)
    # Nor does a public server answer by itself, browser application included.
    with pytest.raises(Resolver404):
        resolve("/metrics")


def test_images_are_pinned():
    tags = [service["image"] for service in SERVICES.values() if "build" not in service]
    tags += re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    for tag in tags:
        assert re.fullmatch(r"[\w./-]+:v?\d[\w.-]*", tag), tag


def test_no_secret_has_a_default():
    used = re.findall(r"\$\{(\w+)([^}]*)\}", COMPOSE_TEXT)
    assert {name for name, rule in used if not rule.startswith(":?")} == MAY_STAY_EMPTY
    assert {name for name, _ in used} == set(ENV_EXAMPLE)
    assert not any(ENV_EXAMPLE.values())


def test_the_environment_is_what_the_settings_read():
    given = set(SERVICES["rest"]["environment"])
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', SETTINGS_TEXT))
    required = set(re.findall(r'"([A-Z_]+)"', re.search(r"for name in \((.*?)\)", PRODUCTION_TEXT, re.DOTALL)[1]))
    assert given <= read
    assert required | {"STORAGE_URL", "ALLOWED_HOSTS"} <= given


@pytest.mark.parametrize("name", OURS)
def test_a_command_starts_something_that_exists(name):
    command = SERVICES[name]["command"]
    if "manage.py" in command:
        assert command[command.index("manage.py") + 1] in get_commands()
    else:
        module, attribute = command[-1].split(":")
        assert callable(getattr(import_module(module), attribute))


def test_the_dockerfile_builds_from_what_is_here():
    names = dict(stages())
    assert {service["build"]["target"] for service in SERVICES.values() if "build" in service} <= set(names)
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    for path in " ".join(copied).split():
        assert (ROOT / path).exists(), path
    assert "--require-hashes" in names["application"]


def test_nginx_knows_the_servers_of_the_composition():
    for name, port in re.findall(r"server (\w+):(\d+);", NGINX):
        command = SERVICES[name]["command"]
        assert command[command.index("--port") + 1] == port


def test_nginx_passes_on_every_path_that_django_answers():
    locations = set(re.findall(r"location (?:= )?/([\w.-]+)", NGINX))
    prefixes = set(first_segments(get_resolver().url_patterns))
    assert {"api", ".well-known", "healthz"} <= prefixes
    assert prefixes | {"dicomweb", "ws"} <= locations


def test_files_from_nginx_carry_the_headers_of_django():
    sent = dict(re.findall(r'^add_header (\S+) "?(.*?)"? always;$', HEADERS, re.MULTILINE))
    assert policy(sent["Content-Security-Policy"]) == policy(build_policy())
    assert sent["Cross-Origin-Opener-Policy"] == settings.SECURE_CROSS_ORIGIN_OPENER_POLICY
    assert sent["Referrer-Policy"] == settings.SECURE_REFERRER_POLICY
    assert sent["X-Frame-Options"] == settings.X_FRAME_OPTIONS
    assert sent["X-Content-Type-Options"] == "nosniff"


def first_segments(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for url in patterns:
        if segment := re.match(r"[\w.-]+", str(url.pattern)):
            yield segment[0]
        elif isinstance(url, URLResolver):
            yield from first_segments(url.url_patterns)


def policy(text: str) -> dict[str, set[str]]:
    return {name: set(values) for name, *values in (directive.split() for directive in text.split(";"))}
