"""The locks hold what pyproject.toml asks for, by hash, above the floors below which known holes are open."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from config.settings.base import BACKEND, ROOT

PROJECT = tomllib.loads((BACKEND / "pyproject.toml").read_text())["project"]
RUNTIME = PROJECT["dependencies"]
LOCKS = {
    "requirements.lock": RUNTIME,
    "requirements-dev.lock": RUNTIME + PROJECT["optional-dependencies"]["dev"],
}
FLOORS = {
    "daphne": "4.2.2",
    "django": "5.2.13",
    "django-allauth": "65.14.2",
    "pydicom": "3.0.2",
    "pynetdicom": "3.0.4",
}


def locked(name: str) -> dict[str, Version]:
    lines = re.findall(r"^([\w.-]+)==(\S+)", (BACKEND / name).read_text(), re.MULTILINE)
    return {canonicalize_name(package): Version(version) for package, version in lines}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_satisfies_every_dependency(name):
    versions = locked(name)
    for requirement in map(Requirement, LOCKS[name]):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{requirement.name} is not locked: run make lock"
        assert version in requirement.specifier, requirement


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_by_hash(name):
    entries = re.findall(r"^[\w.-]+==.*?(?=^[\w#]|\Z)", (BACKEND / name).read_text(), re.MULTILINE | re.DOTALL)
    assert len(entries) == len(locked(name))
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("package", FLOORS)
def test_no_package_is_below_its_floor(name, package):
    version = locked(name).get(package)
    assert version is None or version >= Version(FLOORS[package])


def test_the_two_locks_agree():
    everything = locked("requirements-dev.lock")
    assert {package: everything.get(package) for package in locked("requirements.lock")} == locked("requirements.lock")


def test_browser_packages_are_pinned_by_hash():
    packages = json.loads((ROOT / "frontend/package-lock.json").read_text())["packages"]
    fetched = {name: entry for name, entry in packages.items() if name and not entry.get("link")}
    assert [name for name, entry in fetched.items() if "integrity" not in entry and "node_modules" in name] == []
    assert [name for name, entry in fetched.items() if "resolved" in entry] == []
