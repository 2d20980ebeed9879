#!/usr/bin/env python3
"""Verifies a signed NOCC decision record without NOCC. Verifica il documento firmato di una decisione, senza NOCC.

    python verify_record.py record.json nocc-keys.json
    python verify_record.py decision.pdf nocc-keys.json

RECORD is the answer of `GET /api/v1/decisions/{id}/record.json`, or the PDF of the same decision, which carries it as
an attachment. KEYS is a copy of `https://<your NOCC>/.well-known/nocc-keys.json`: fetch it yourself, from a place that
you trust. Needs Python 3.9 or newer and the package `cryptography`, nothing else; this one file may be copied anywhere.

Of a PDF the attachment is verified; the printed pages are its reading and can be changed without it.

It checks that the content is canonical JSON (RFC 8785), so that nothing is hidden in how it is written; that its
SHA-256 is the one told; that the Ed25519 signature over its bytes is by the key told; that this key is published, has
the identifier that its bytes give it, and was valid when the record says that it was signed.
Exit status: 0 verified, 1 not verified, 2 used wrongly.
"""

import argparse
import hashlib
import json
import math
import re
import sys
import zlib
from datetime import datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MEMBERS = ["record", "sha256", "signature", "key_id"]
LARGEST_EXACT_INTEGER = 2**53 - 1
MOST_BYTES = 64 * 1024 * 1024

WORDS = {
    "it": {
        "verified": "VERIFICATO: il contenuto è quello firmato.",
        "refused": "NON VERIFICATO: {reason}",
        "unreadable": "il documento non è leggibile come documento firmato di NOCC",
        "no_attachment": "il PDF non contiene il documento firmato",
        "not_canonical": "il contenuto non è in forma canonica (RFC 8785): è stato riscritto",
        "hash": "l’impronta SHA-256 non corrisponde al contenuto",
        "keys_unreadable": "l’elenco delle chiavi non è leggibile",
        "key_unknown": "la chiave {key_id} non è tra quelle pubblicate",
        "key_forged": "l’identificativo della chiave {key_id} non corrisponde alla chiave",
        "key_too_early": "la firma precede la validità della chiave {key_id}",
        "key_too_late": "la firma è successiva al ritiro della chiave {key_id}",
        "signature": "la firma non corrisponde al contenuto e alla chiave",
        "case": "caso",
        "signed": "firmato il",
        "by": "da",
        "hash_label": "SHA-256",
        "key": "chiave",
        "attachment": "È verificato l’allegato record.json; le pagine stampate ne sono la lettura.",
        "notice": "Prova origine e integrità; non è una firma elettronica qualificata (Reg. UE 910/2014).",
    },
    "en": {
        "verified": "VERIFIED: the content is what was signed.",
        "refused": "NOT VERIFIED: {reason}",
        "unreadable": "the file cannot be read as a signed NOCC record",
        "no_attachment": "the PDF carries no signed record",
        "not_canonical": "the content is not in canonical form (RFC 8785): it was written again",
        "hash": "the SHA-256 does not match the content",
        "keys_unreadable": "the list of keys cannot be read",
        "key_unknown": "key {key_id} is not among the published ones",
        "key_forged": "the identifier of key {key_id} does not match the key",
        "key_too_early": "the signature precedes the validity of key {key_id}",
        "key_too_late": "the signature is later than the retirement of key {key_id}",
        "signature": "the signature does not match content and key",
        "case": "case",
        "signed": "signed at",
        "by": "by",
        "hash_label": "SHA-256",
        "key": "key",
        "attachment": "The attachment record.json is verified; the printed pages are its reading.",
        "notice": "Proves origin and integrity; it is no qualified electronic signature (Reg. EU 910/2014).",
    },
}


class Refused(Exception):
    """Why the record cannot be trusted: a code of WORDS."""

    def __init__(self, code, **details):
        super().__init__(code)
        self.code = code
        self.details = details


def verify(file, keys):
    """The record in these bytes (of JSON or PDF) if a key of this list signed it. Raises Refused."""
    if is_pdf(file):
        file = attached(file)
    answer = read_json(file, "unreadable")
    if not isinstance(answer, dict) or sorted(answer) != sorted(MEMBERS) or not isinstance(answer["record"], dict):
        raise Refused("unreadable")
    if not all(isinstance(answer[name], str) for name in MEMBERS[1:]):
        raise Refused("unreadable")
    content = canonical(answer["record"])
    must_be_written_so(file, answer, content)
    if hashlib.sha256(content).hexdigest() != answer["sha256"]:
        raise Refused("hash")
    key = trusted_key(read_json(keys, "keys_unreadable"), answer)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(bytes_of(answer["signature"], "signature"), content)
    except InvalidSignature:
        raise Refused("signature") from None
    return answer


def must_be_written_so(file, answer, content):
    """The very bytes of the record are the canonical ones: nothing was added that reading would drop."""
    seal = {name: answer[name] for name in MEMBERS[1:]}
    if file != b'{"record":' + content + b"," + json.dumps(seal, separators=(",", ":")).encode()[1:]:
        raise Refused("not_canonical")


def is_pdf(file):
    return file.startswith(b"%PDF-")


def read_json(content, code):
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=once, parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        raise Refused(code) from None


def once(pairs):
    """Two members of one name would let two readers see two things."""
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError("member twice")
    return dict(pairs)


def refuse_constant(name):
    raise ValueError(name)


def trusted_key(published, answer):
    """The public key that the answer names, as 32 bytes, valid when the record was signed."""
    try:
        entries = [entry for entry in published["keys"] if entry["key_id"] == answer["key_id"]]
    except (TypeError, KeyError):
        raise Refused("keys_unreadable") from None
    if len(entries) != 1:
        raise Refused("key_unknown", key_id=answer["key_id"])
    entry = entries[0]
    key = bytes_of(entry.get("public_key"), "keys_unreadable")
    if entry.get("algorithm") != "Ed25519" or len(key) != 32:
        raise Refused("keys_unreadable")
    if hashlib.sha256(key).hexdigest()[:16] != entry["key_id"]:
        raise Refused("key_forged", key_id=entry["key_id"])
    must_be_valid_then(entry, answer["record"])
    return key


def must_be_valid_then(entry, record):
    """`valid_from` and `valid_until` of the key enclose the moment of the signature, where they are told."""
    try:
        signed_at = moment(record["decision"]["signed_at"])
        record["case"]["reference"], record["decision"]["signed_by"]["name"]
    except (TypeError, KeyError, ValueError, AttributeError):
        raise Refused("unreadable") from None
    try:
        starts, ends = (entry.get(name) and moment(entry[name]) for name in ("valid_from", "valid_until"))
    except (TypeError, ValueError, AttributeError):
        raise Refused("keys_unreadable") from None
    if starts and signed_at < starts:
        raise Refused("key_too_early", key_id=entry["key_id"])
    if ends and signed_at > ends:
        raise Refused("key_too_late", key_id=entry["key_id"])


def moment(text):
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    if at.tzinfo is None:
        raise ValueError("no time zone")
    return at


def bytes_of(hexadecimal, code):
    if not isinstance(hexadecimal, str) or not re.fullmatch("([0-9a-f]{2})*", hexadecimal):
        raise Refused(code)
    return bytes.fromhex(hexadecimal)


# Canonical JSON, RFC 8785


def canonical(value):
    try:
        return written(value).encode("utf-8")
    except (UnicodeEncodeError, OverflowError, RecursionError):
        raise Refused("unreadable") from None


def written(value):
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, int):
        # RFC 8785 knows only IEEE 754 doubles; beyond this an integer is no longer exactly one.
        if abs(value) > LARGEST_EXACT_INTEGER:
            raise OverflowError
        return str(value)
    if isinstance(value, float):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(written(item) for item in value) + "]"
    members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
    return "{" + ",".join(quoted(name) + ":" + written(item) for name, item in members) + "}"


ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def quoted(text):
    escaped = (ESCAPES.get(letter) or (f"\\u{ord(letter):04x}" if letter < " " else letter) for letter in text)
    return '"' + "".join(escaped) + '"'


def number(value):
    """As ECMAScript writes it: the shortest digits that give the same double, plain from 1e-6 up to 1e21."""
    if not math.isfinite(value):
        raise OverflowError
    if value == 0:
        return "0"
    sign, value = ("-" if value < 0 else ""), abs(value)
    mantissa, _, power = f"{value!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    # The value is 0.DIGITS times ten to this power.
    point = len(whole) + int(power or 0)
    point -= len(whole + fraction) - len((whole + fraction).lstrip("0"))
    digits = digits.rstrip("0")
    return sign + placed(digits, point)


def placed(digits, point):
    if len(digits) <= point <= 21:
        return digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
    return f"{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


# The attachment of a PDF as NOCC writes it


def attached(pdf):
    """The bytes of the one embedded JSON file. Only what is attached is verified, never the printed pages."""
    found = []
    for start in re.finditer(rb"/Type\s*/EmbeddedFile\b", pdf):
        opened = pdf.find(b"stream", start.end())
        head = pdf[pdf.rfind(b"obj", 0, start.start()) : opened]
        size = re.search(rb"/Length\s+(\d+)(?!\s+\d+\s+R)", head)
        if opened < 0 or size is None:
            raise Refused("no_attachment")
        begin = opened + len(b"stream") + (2 if pdf[opened + 6 : opened + 8] == b"\r\n" else 1)
        found.append(inflated(pdf[begin : begin + int(size.group(1))], head))
    if len(found) != 1:
        raise Refused("no_attachment")
    return found[0]


def inflated(stream, head):
    if b"/FlateDecode" not in head:
        return stream
    try:
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(stream, MOST_BYTES)
    except zlib.error:
        raise Refused("no_attachment") from None
    if not unpacker.eof:
        raise Refused("no_attachment")
    return content


def told(answer, words):
    decision = answer["record"]["decision"]
    rows = [
        (words["case"], answer["record"]["case"]["reference"]),
        (words["signed"], decision["signed_at"]),
        (words["by"], decision["signed_by"]["name"]),
        (words["hash_label"], answer["sha256"]),
        (words["key"], answer["key_id"]),
    ]
    return "\n".join(f"  {label}: {value}" for label, value in rows)


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("record", help="record.json or the PDF")
    parser.add_argument("keys", help="nocc-keys.json")
    parser.add_argument("--lang", choices=sorted(WORDS), default="it")
    given = parser.parse_args(arguments)
    words = WORDS[given.lang]
    try:
        with open(given.record, "rb") as record, open(given.keys, "rb") as keys:
            file = record.read(MOST_BYTES)
            answer = verify(file, keys.read(MOST_BYTES))
        print(words["verified"], told(answer, words), sep="\n")
        print(*([words["attachment"]] if is_pdf(file) else []), words["notice"], sep="\n")
    except Refused as refusal:
        print(words["refused"].format(reason=words[refusal.code].format(**refusal.details)))
        return 1
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
