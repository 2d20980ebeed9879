"""Every benchmark in turn: `python -m benchmarks`."""

import subprocess
import sys
from pathlib import Path

NOT_BENCHMARKS = {"__init__", "__main__", "setting", "bare_broadcast"}


def main() -> None:
    folder = Path(__file__).parent
    for name in sorted(path.stem for path in folder.glob("*.py") if path.stem not in NOT_BENCHMARKS):
        print(f"\n{name}", flush=True)
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=folder.parent, check=True)


if __name__ == "__main__":
    main()
