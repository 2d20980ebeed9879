"""Run as a process of its own on one file, within bounds that it sets itself: says what the file holds.

`inspection.py pdf|image PATH` writes facts as JSON: `{"refused": code}`, or what was found.
`inspection.py preview PATH OUT` writes the picture again, turned upright and without anything but its pixels.
Any exit code but 0 (also killed) is a file that no reader can open.
"""

import json
import mmap
import re
import resource
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 15
MAX_PIXELS = 100_000_000
PREVIEW_SIDE = 3000
PREVIEW_PNG_BYTES = 6 * 1024 * 1024
# Nothing is rendered: a table or object stream that unpacks to more than this is no part of a PDF's skeleton.
SKELETON_BYTES = 32 * 1024 * 1024
# A page scanned at 600 dpi unpacks to about 100 MB.
STREAM_BYTES = 256 * 1024 * 1024
STREAMS_BYTES = 1024 * 1024 * 1024
MAX_OBJECTS = 500_000
MAX_DEPTH = 40

ACTIVE_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/RichMediaExecute"}
ACTIVE_SUBTYPES = {"/RichMedia", "/Movie", "/Screen", "/3D", "/Sound"}
TAIL_BYTES = 1024 * 1024
PADDING = b"\0\t\n\r \xff"
FOREIGN = re.compile(
    rb"PK\x03\x04|Rar!\x1a|7z\xbc\xaf|%PDF-|^MZ|^\x7fELF|<\s*(?:!doctype|html|head|body|script|svg|\?php|\?xml|iframe)",
    re.IGNORECASE,
)


class Refused(Exception):
    """`code` is what whoever uploaded the file is told."""


def inspect_pdf(path: str) -> dict:
    import pypdf  # here, because the limits hold from now on

    bounds = pypdf.get_configuration().with_overwrites(
        zlib_maximum_output_length=SKELETON_BYTES, stream_decoding_work_maximum_length=2 * SKELETON_BYTES
    )
    with pypdf.apply_configuration(bounds), open(path, "rb") as source:
        reader = pypdf.PdfReader(source, strict=False)
        if reader.is_encrypted and reader.decrypt("") == pypdf.PasswordType.NOT_DECRYPTED:
            raise Refused("file_encrypted")
        pages = len(reader.pages)
        if not pages:
            raise Refused("file_damaged")
        return {"pages": pages, "suspicion": PdfWalk(reader).suspicion(), "tail": pdf_tail(path)}


class PdfWalk:
    """Every object that the file's tables name: what acts by itself, what carries files, how much it unpacks to."""

    def __init__(self, reader) -> None:
        self.reader = reader
        self.found: set[str] = set()
        self.unpacked_bytes = 0

    def suspicion(self) -> str | None:
        self._look(self.reader.trailer, 0)
        for count, reference in enumerate(self._references()):
            if count > MAX_OBJECTS:
                raise Refused("file_unpacks_too_large")
            try:
                row = reference.get_object()
            except Refused:
                raise
            except Exception:  # noqa: S112  what our reader cannot resolve, it has nothing to say of
                continue
            self._look(row, 0)
        return next((name for name in ("active_content", "embedded_files") if name in self.found), None)

    def _references(self):
        from pypdf.generic import IndirectObject

        numbers = {(number, generation) for generation, rows in self.reader.xref.items() for number in rows}
        numbers |= {(number, 0) for number in self.reader.xref_objStm}
        for number, generation in sorted(numbers):
            yield IndirectObject(number, generation, self.reader)

    def _look(self, row, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise Refused("file_damaged")
        if isinstance(row, dict):
            self._look_at_entries(row)
            if hasattr(row, "_data"):
                self._weigh(row)
            for value in row.values():
                self._look(value, depth + 1)
        elif isinstance(row, list):
            for value in row:
                self._look(value, depth + 1)

    def _look_at_entries(self, row: dict) -> None:
        if row.get("/S") in ACTIVE_ACTIONS or row.get("/Subtype") in ACTIVE_SUBTYPES or "/JS" in row or "/XFA" in row:
            self.found.add("active_content")
        if "/EF" in row or row.get("/Type") == "/EmbeddedFile" or "/EmbeddedFiles" in row:
            self.found.add("embedded_files")

    def _weigh(self, stream) -> None:
        """Unpack in pieces that are thrown away: a page that is a bomb is found before a browser opens it."""
        filters = stream.get("/Filter") or []
        names = [str(name) for name in (filters if isinstance(filters, list) else [filters])]
        layers = 0
        for name in names:
            if name not in ("/FlateDecode", "/Fl"):
                break
            layers += 1
        if layers:
            self.unpacked_bytes += unpacked_size(stream._data, layers)
        if self.unpacked_bytes > STREAMS_BYTES:
            raise Refused("file_unpacks_too_large")


def unpacked_size(packed: bytes, layers: int) -> int:
    """Raises Refused when one stream unpacks to more than any page needs."""
    total = 0
    for piece in unpacked(iter([packed]), layers):
        total += len(piece)
        if total > STREAM_BYTES:
            raise Refused("file_unpacks_too_large")
    return total


def unpacked(pieces, layers: int):
    if layers > 1:
        pieces = unpacked(pieces, layers - 1)
    unpacker = zlib.decompressobj()
    try:
        for piece in pieces:
            rest = piece
            while rest and not unpacker.eof:
                out = unpacker.decompress(rest, 1024 * 1024)
                rest = unpacker.unconsumed_tail
                yield out
    except zlib.error:
        return  # damaged further in: what came so far is what there is


def pdf_tail(path: str) -> str:
    with open(path, "rb") as source, mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as content:
        end = content.rfind(b"%%EOF")
        tail = content[end + 5 : end + 5 + TAIL_BYTES] if end >= 0 else b""
    return "foreign" if FOREIGN.search(tail.strip(PADDING)) else "none"


def inspect_image(path: str) -> dict:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # judged below, with a refusal of our own
    with Image.open(path, formats=("PNG", "JPEG")) as image:
        if image.width * image.height > MAX_PIXELS:
            raise Refused("file_too_large")
        image.verify()
    with Image.open(path, formats=("PNG", "JPEG")) as image:
        image.load()
        is_png = image.format == "PNG"
    with open(path, "rb") as source, mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as content:
        end = end_of_png(content) if is_png else end_of_jpeg(content)
        tail = content[end : end + TAIL_BYTES].strip(PADDING)
    kind = "foreign" if FOREIGN.search(tail) else "unknown" if tail else "none"
    return {"tail": kind, "suspicion": "trailing_data" if kind == "unknown" else None}


def end_of_png(content: mmap.mmap) -> int:
    at = 8
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        name = content[at + 4 : at + 8]
        at += 12 + length
        if name == b"IEND":
            return at
    raise Refused("file_damaged")


MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
START, END, SCAN = 0xD8, 0xD9, 0xDA


def end_of_jpeg(content: mmap.mmap) -> int:
    """Where the last of the pictures ends: cameras write a small or a second one behind the first."""
    at = one_jpeg(content, 0)
    for _ in range(16):
        following = at
        while following < len(content) and content[following] == 0:
            following += 1
        if content[following : following + 3] != b"\xff\xd8\xff":
            break
        at = one_jpeg(content, following)
    return at


def one_jpeg(content: mmap.mmap, at: int) -> int:
    at += 2
    while at + 2 <= len(content):
        if content[at] != 0xFF:
            raise Refused("file_damaged")
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        at += 2
        if marker == END:
            return at
        if marker in (0x01, START) or 0xD0 <= marker <= 0xD7:
            continue
        at += int.from_bytes(content[at : at + 2], "big")
        if marker == SCAN:
            following = MARKER_IN_SCAN.search(content, at)
            at = following.start() if following else len(content)
    return len(content)


def write_preview(path: str, out: str) -> dict:
    """The picture upright, in sRGB, at most PREVIEW_SIDE wide and high; nothing of the file but its pixels."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # judged below, with a refusal of our own
    with Image.open(path, formats=("PNG", "JPEG")) as image:
        if image.width * image.height > MAX_PIXELS:
            raise Refused("file_too_large")
        is_png = image.format == "PNG"
        image.draft("RGB", (PREVIEW_SIDE, PREVIEW_SIDE))
        upright = in_srgb(ImageOps.exif_transpose(image))
        upright.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE))
    size = {"width": upright.width, "height": upright.height}
    bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())
    if is_png:
        bare.save(out, "PNG", optimize=False)
        if Path(out).stat().st_size <= PREVIEW_PNG_BYTES:
            return {"media_type": "image/png", **size}
    on_white(bare).save(out, "JPEG", quality=88)
    return {"media_type": "image/jpeg", **size}


def in_srgb(image):
    """Pixels as a screen shows them: wide colour and deep grey brought down, transparency kept."""
    from io import BytesIO

    from PIL import ImageCms

    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I") or image.mode == "F":
        low, high = image.getextrema()
        scale = 255 / ((high - low) or 1)
        return image.convert("F").point(lambda value: value * scale - low * scale).convert("L")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that cannot be read is left out; the colours are then as stored
    return image.convert("RGBA" if has_alpha else "L" if image.mode in ("L", "1") else "RGB")


def on_white(image):
    from PIL import Image

    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


COMMANDS: dict[str, Callable[..., dict]] = {"pdf": inspect_pdf, "image": inspect_image, "preview": write_preview}

if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MEMORY_BYTES // 8, MEMORY_BYTES // 8))
    try:
        answer = COMMANDS[sys.argv[1]](*sys.argv[2:])
    except Refused as refusal:
        answer = {"refused": str(refusal)}
    sys.stdout.write(json.dumps(answer))
