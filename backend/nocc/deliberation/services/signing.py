"""Ed25519 over canonical bytes. It proves that a record is ours and unchanged; it is no qualified signature."""

import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

ALGORITHM = "Ed25519"


@dataclass(frozen=True)
class Seal:
    """Hexadecimal throughout."""

    sha256: str
    signature: str
    key_id: str


@dataclass(frozen=True)
class PublicKey:
    key_id: str
    public_key: str
    is_current: bool
    # When it was retired, ISO 8601 in UTC, where that is told: nothing signed later by it is ours.
    valid_until: str | None


def seal(content: bytes) -> Seal:
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(settings.SIGNING_KEY))
    return Seal(
        sha256=hashlib.sha256(content).hexdigest(),
        signature=key.sign(content).hex(),
        key_id=key_id_of(key.public_key().public_bytes_raw()),
    )


def key_id_of(public_key: bytes) -> str:
    return hashlib.sha256(public_key).hexdigest()[:16]


def published_keys() -> list[PublicKey]:
    """The key in use and those of earlier records."""
    private = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(settings.SIGNING_KEY))
    current = private.public_key().public_bytes_raw()
    # `<public key>@<moment of retirement>`, the latter being optional.
    retired = dict(entry.partition("@")[::2] for entry in settings.RETIRED_SIGNING_KEYS)
    ends = {bytes.fromhex(key): until for key, until in retired.items()}
    return [
        PublicKey(key_id_of(key), key.hex(), is_current=key == current, valid_until=until or None)
        for key, until in ({current: ""} | ends | {current: ""}).items()
    ]
