"""Finds Chromium for the browser tests, or installs Debian's where it may; without it they are skipped, not failed."""

import os
import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def chromium_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> bool:
    """Try apt as root; fonts-liberation gives pages a fall-back font on a bare machine."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = ["chromium", "fonts-liberation"]
    commands = [["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]]
    return all(
        subprocess.run(["apt-get", *command], env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0
        for command in commands
    )


def main() -> None:
    path = chromium_path()
    if path is None and install():
        path = chromium_path()
    if path is None:
        print("No Chromium here and no right to install it: browser tests will be skipped.")
        print("To run them, install it (Debian, Ubuntu: apt-get install chromium) and repeat.")
    else:
        print(f"Chromium: {path}")


if __name__ == "__main__":
    main()
