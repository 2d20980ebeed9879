"""A stand-in for clamd in the tests: it speaks INSTREAM and knows one signature. No real scanner is behind it."""

import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The harmless test virus of EICAR, in two halves so that no scanner takes this file for it.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Scanner:
    """How the stand-in behaves: clamd's StreamMaxLength, or a reply that it gives whatever comes."""

    limit_bytes = 1024 * 1024
    reply: bytes | None = None

    def judge(self, content: bytes) -> bytes:
        if self.reply is not None:
            return self.reply
        return b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0"


class Session(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        scanner: Scanner = self.server.scanner
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
            if len(content) > scanner.limit_bytes:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.wfile.write(scanner.judge(content))


@contextmanager
def scanner_at(path: Path | None = None) -> Iterator[tuple[str, Scanner]]:
    """The address of a running stand-in, on a Unix socket at this path or on a port of its own, and its behaviour."""
    kind = socketserver.ThreadingUnixStreamServer if path else socketserver.ThreadingTCPServer
    with kind(str(path) if path else ("127.0.0.1", 0), Session) as server:
        server.scanner = Scanner()
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield (f"unix://{path}" if path else f"tcp://127.0.0.1:{server.server_address[1]}"), server.scanner
        finally:
            server.shutdown()
            thread.join()
