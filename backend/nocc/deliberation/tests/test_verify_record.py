"""The standalone verifier accepts what we sign, and nothing else."""

import hashlib
import importlib.util
import json
import math
import random
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from nocc.deliberation.factories import draft_decision_of
from nocc.deliberation.tests.dossier import deliberate, fill

pytestmark = pytest.mark.slow

PROGRAM = Path(__file__).resolve().parents[3] / "tools" / "verify_record.py"
KEY = Ed25519PrivateKey.from_private_bytes(b"\x05" * 32)
PUBLIC = KEY.public_key().public_bytes_raw()
SIGNED_AT = "2026-11-24T15:00:00Z"


@pytest.fixture(scope="module")
def verifier():
    spec = importlib.util.spec_from_file_location("verify_record", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ours(board, as_role) -> SimpleNamespace:
    """A record of ours as our own addresses give it, with the PDF and the keys."""
    fill(board)
    draft = deliberate(board, summary="Sì: ≥ 5 mm, «R0» 😀")
    client = as_role(board, "lead")
    assert client.post(f"/api/v1/decisions/{draft.pk}/sign/").status_code == 200
    record, pdf = (client.get(f"/api/v1/decisions/{draft.pk}/{name}").content for name in ("record.json", "report.pdf"))
    return SimpleNamespace(record=record, pdf=pdf, keys=Client().get("/.well-known/nocc-keys.json").content)


def sealed(**content) -> bytes:
    """A record around this content, signed with a key of ours."""
    decision = {"signed_at": SIGNED_AT, "signed_by": {"name": "Anna Verdi"}}
    canonical = rfc8785.dumps({"decision": decision, "case": {"reference": "4XK29PD"}, **content})
    seal = {
        "sha256": hashlib.sha256(canonical).hexdigest(),
        "signature": KEY.sign(canonical).hex(),
        "key_id": hashlib.sha256(PUBLIC).hexdigest()[:16],
    }
    return b'{"record":' + canonical + b"," + json.dumps(seal, separators=(",", ":")).encode()[1:]


def keys(**said) -> bytes:
    entry = {"key_id": hashlib.sha256(PUBLIC).hexdigest()[:16], "algorithm": "Ed25519", "public_key": PUBLIC.hex()}
    return json.dumps({"keys": [entry | said]}).encode()


def refusal_of(verifier, record: bytes, published: bytes) -> str | None:
    try:
        verifier.verify(record, published)
    except verifier.Refused as refused:
        return refused.code
    return None


def test_it_accepts_our_records_as_json_and_as_pdf(verifier, ours):
    assert refusal_of(verifier, ours.record, ours.keys) is None
    assert refusal_of(verifier, ours.pdf, ours.keys) is None
    assert verifier.verify(ours.pdf, ours.keys) == json.loads(ours.record)


@pytest.mark.slow
def test_it_refuses_our_record_with_any_one_byte_changed(verifier, board, as_role):
    draft = draft_decision_of(board.case)
    client = as_role(board, "lead")
    client.post(f"/api/v1/decisions/{draft.pk}/sign/")
    record = client.get(f"/api/v1/decisions/{draft.pk}/record.json").content
    published = Client().get("/.well-known/nocc-keys.json").content
    assert refusal_of(verifier, record, published) is None
    chance = random.Random(20261124)
    for place in range(len(record)):
        other = record[place] ^ chance.randrange(1, 256)
        assert refusal_of(verifier, record[:place] + bytes([other]) + record[place + 1 :], published), place


def test_it_refuses_bytes_added_and_bytes_left_out(verifier):
    record, chance = sealed(text="Sì, «R0»", number=0.1, rows=[1, True, None]), random.Random(7)
    for place in range(len(record)):
        added = bytes([chance.choice(b' \n\t0a"{}[],:')])
        assert refusal_of(verifier, record[:place] + added + record[place:], keys()), place
        assert refusal_of(verifier, record[:place] + record[place + 1 :], keys()), place


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda record: json.dumps(json.loads(record), indent=2).encode(), "not_canonical"),
        (lambda record: record.replace(b'"case"', b'"c\\u0061se"'), "not_canonical"),
        (lambda record: record.replace(b'"a":1', b'"a":1.0'), "not_canonical"),
        (lambda record: record.replace(b'"a":1', b'"a":2'), "hash"),
        (lambda record: record.replace(b'"a":1', b'"a":1,"a":1'), "unreadable"),
        (lambda record: record.replace(b'"a":1', b'"a":NaN'), "unreadable"),
        (lambda record: record[:-2] + b'0"}', "key_unknown"),
        (lambda record: b"[]", "unreadable"),
        (lambda record: b"{" * 100_000, "unreadable"),
        (lambda record: b"\xff" + record, "unreadable"),
        (lambda record: b"%PDF-1.7 " + record, "no_attachment"),
    ],
)
def test_what_it_refuses_it_names(verifier, change, code):
    assert refusal_of(verifier, change(sealed(a=1)), keys()) == code


def test_it_refuses_a_record_that_another_key_signed(verifier):
    stranger = Ed25519PrivateKey.from_private_bytes(b"\x06" * 32)
    record = json.loads(sealed(a=1))["record"]
    forged = sealed(a=1).replace(
        KEY.sign(rfc8785.dumps(record)).hex().encode(), stranger.sign(rfc8785.dumps(record)).hex().encode()
    )
    assert refusal_of(verifier, forged, keys()) == "signature"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, None),
        ({"valid_until": None}, None),
        ({"valid_until": SIGNED_AT}, None),
        ({"valid_until": "2026-11-24T14:59:59Z"}, "key_too_late"),
        ({"valid_from": "2026-11-24T15:00:01Z"}, "key_too_early"),
        ({"valid_until": "2026-11-24"}, "keys_unreadable"),
        ({"public_key": (b"\x09" * 32).hex()}, "key_forged"),
        ({"public_key": "00"}, "keys_unreadable"),
        ({"algorithm": "RSA"}, "keys_unreadable"),
        ({"key_id": "0" * 16}, "key_unknown"),
    ],
)
def test_the_key_must_be_published_and_valid_at_the_signature(verifier, said, code):
    assert refusal_of(verifier, sealed(a=1), keys(**said)) == code


@pytest.mark.parametrize("published", [b"", b"{}", b"[]", b'{"keys":[1]}', b'{"keys":[]}', b'{"keys":null}'])
def test_a_list_of_keys_that_is_none_is_refused(verifier, published):
    assert refusal_of(verifier, sealed(a=1), published) in ("keys_unreadable", "key_unknown")


def test_numbers_are_written_as_ecmascript_does(verifier):
    chance = random.Random(8785)
    samples = [0.0, -0.0, 1e21, 1e-6, 1e-7, 5e-324, 1.7976931348623157e308, 333333333.33333329, 1e23, 100.0, 0.1]
    samples += [struct.unpack("d", chance.randbytes(8))[0] for _ in range(20_000)]
    for value in filter(math.isfinite, samples):
        assert verifier.number(value).encode() == rfc8785.dumps(value)


@pytest.mark.slow
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.text()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.integers(-(2**53) + 1, 2**53 - 1),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    )
)
def test_its_canonical_form_is_that_of_the_standard(verifier, value):
    assert verifier.canonical(value) == rfc8785.dumps(value)


@pytest.fixture
def alone(tmp_path) -> Path:
    """A folder with the one file, and `cryptography` as the only package that can be found."""
    shutil.copy(PROGRAM, tmp_path / "verify_record.py")
    packages = tmp_path / "packages"
    packages.mkdir()
    installed = Path(importlib.util.find_spec("cryptography").origin).parent.parent
    for needed in ("cryptography", "cffi", *(found.name for found in installed.glob("_cffi_backend*.so"))):
        if (installed / needed).exists():
            (packages / needed).symlink_to(installed / needed)
    return tmp_path


def run_alone(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    program = (
        "import runpy, sys; sys.path.append(sys.argv[1]); sys.argv[:] = sys.argv[2:];"
        " runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    command = [sys.executable, "-I", "-S", "-c", program, "packages", "verify_record.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("language", "verdict"), [("it", "VERIFICATO"), ("en", "VERIFIED")])
def test_it_runs_alone_and_says_so_in_words(alone, ours, language, verdict):
    for name, content in (("record.json", ours.record), ("decision.pdf", ours.pdf), ("keys.json", ours.keys)):
        (alone / name).write_bytes(content)
    for name in ("record.json", "decision.pdf"):
        run = run_alone(alone, name, "keys.json", "--lang", language)
        assert (run.returncode, run.stdout.split(":")[0], run.stderr) == (0, verdict, "")
        assert json.loads(ours.record)["sha256"] in run.stdout


@pytest.mark.parametrize(
    ("language", "words"), [("it", "NON VERIFICATO: l’impronta"), ("en", "NOT VERIFIED: the SHA-256")]
)
def test_what_it_refuses_ends_with_status_1(alone, language, words):
    (alone / "record.json").write_bytes(sealed(a=1).replace(b'"a":1', b'"a":2'))
    (alone / "keys.json").write_bytes(keys())
    run = run_alone(alone, "record.json", "keys.json", "--lang", language)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith(words)


def test_a_file_that_is_not_there_ends_with_status_2(alone):
    assert run_alone(alone, "record.json", "keys.json").returncode == 2
