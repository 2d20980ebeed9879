"""Run as a process of its own on one file: says on standard output what a PDF is, within bounds that it sets itself.

Exit code 0 and JSON for what a reader can open, anything else (also killed) for what it cannot.
"""

import json
import resource
import sys

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 10
# Nothing is rendered or extracted: a stream that unpacks to more than this is no part of a PDF's skeleton.
UNPACKED_BYTES = 32 * 1024 * 1024


def inspect(path: str) -> dict:
    import pypdf  # here, because the limits hold from now on

    bounds = pypdf.get_configuration().with_overwrites(
        zlib_maximum_output_length=UNPACKED_BYTES, stream_decoding_work_maximum_length=2 * UNPACKED_BYTES
    )
    with pypdf.apply_configuration(bounds), open(path, "rb") as source:
        reader = pypdf.PdfReader(source, strict=False)
        is_readable = not reader.is_encrypted or reader.decrypt("") != pypdf.PasswordType.NOT_DECRYPTED
        return {"is_readable": is_readable, "pages": len(reader.pages) if is_readable else None}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(inspect(sys.argv[1])))
