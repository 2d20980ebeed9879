"""Closes a full run: time of each step, then one line `N passed, N failed` over all tests and checks.

A step that wrote a JUnit report (`<step>.xml`) counts by its tests, any other step counts as one check.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree

from step import REPORTS


def tests_of(report: Path) -> tuple[int, int, int]:
    """Passed, failed and skipped tests of one JUnit report."""
    # The report was written by our own test runners a moment ago.
    suites = ElementTree.parse(report).getroot().iter("testsuite")  # noqa: S314 # nosec B314
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0) or 0)
    return total - failed - skipped, failed, skipped


def main() -> int:
    passed = failed = skipped = 0
    for line in (REPORTS / "steps.tsv").read_text().splitlines():
        name, outcome, seconds = line.split("\t")
        report = REPORTS / f"{name}.xml"
        counts = tests_of(report) if report.exists() else (0, 0, 0)
        # A runner that broke without a failing test in its report still failed.
        if not any(counts) or (outcome == "failed" and not counts[1]):
            counts = (counts[0] + (outcome == "passed"), counts[1] + (outcome == "failed"), counts[2])
        passed, failed, skipped = passed + counts[0], failed + counts[1], skipped + counts[2]
        print(f"{name:<24}{outcome:<8}{float(seconds):7.1f} s")
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
