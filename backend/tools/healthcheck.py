"""Asks the server in this container for PATH, under a host name that it allows; used by the composition's checks."""

import os
import sys
import urllib.request


def main() -> None:
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    request = urllib.request.Request(f"http://127.0.0.1:8000{sys.argv[1]}", headers={"Host": host})
    urllib.request.urlopen(request, timeout=4)  # noqa: S310 # nosec B310


if __name__ == "__main__":
    main()
