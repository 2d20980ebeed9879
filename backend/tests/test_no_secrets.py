"""What is committed names no package registry, no folder of somebody's machine and holds no key."""

import re
import subprocess

import pytest

from config.settings.base import ROOT

# The patterns are put together from parts, so that this file does not contain what it forbids.
FORBIDDEN = {
    "the address of a package registry": r"(?:pypi|npmjs|pythonhosted|yarnpkg|deb\.debian)\." + r"(?:org|com)",
    "a folder of somebody's machine": r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work/\w+|opt/wheels)/" + r"\w",
    "a private key": "-----BEGIN [A-Z ]*PRIVATE" + " KEY-----",
    "a cloud access key": r"\bAKIA" + r"[0-9A-Z]{16}\b",
    "a token of a forge": r"\bgh[pousr]_" + r"[A-Za-z0-9]{36}\b",
    "a password in an address": r"\b\w+://\w+:" + r"(?=[^\s@]*\d)[^\s/:@\"'{}<$]{12,}@",
}
BINARY = {".dcm", ".ico", ".jpg", ".pdf", ".png", ".woff2", ".zip"}


def tracked_files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of what is committed")
    return [name for name in listed.stdout.decode().split("\0") if name]


@pytest.mark.parametrize("meaning", FORBIDDEN)
def test_no_committed_file_holds(meaning):
    pattern = re.compile(FORBIDDEN[meaning])
    found = []
    for name in tracked_files():
        path = ROOT / name
        if path.suffix in BINARY or not path.is_file():
            continue
        lines = path.read_text(errors="replace").splitlines()
        found += [f"{name}:{number}" for number, line in enumerate(lines, 1) if pattern.search(line)]
    assert found == []
