"""Runs one step of a check: `step.py NAME COMMAND…`; prints how long it took and notes it for the closing summary."""

import subprocess
import sys
import time
from pathlib import Path

REPORTS = Path(__file__).resolve().parents[2] / ".local" / "reports"


def main() -> int:
    name, *command = sys.argv[1:]
    print(f"── {name}", flush=True)
    started = time.monotonic()
    status = subprocess.run(command, check=False).returncode
    outcome, seconds = "failed" if status else "passed", time.monotonic() - started
    print(f"── {name}: {outcome} in {seconds:.1f} s", flush=True)
    REPORTS.mkdir(parents=True, exist_ok=True)
    with (REPORTS / "steps.tsv").open("a") as steps:
        steps.write(f"{name}\t{outcome}\t{seconds:.1f}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
