import io

import pytest

from nocc.records.scanning import scan

from .clamd_stand_in import EICAR, scanner_at


@pytest.fixture(params=["unix", "tcp"])
def scanner(request, settings, tmp_path):
    with scanner_at(tmp_path / "clamd.ctl" if request.param == "unix" else None) as (url, behaviour):
        settings.CLAMD_URL = url
        yield behaviour


def finding(content: bytes) -> tuple[str, str] | None:
    found = scan(io.BytesIO(content))
    return found and (found.reason, found.detail)


def test_a_clean_file_passes(scanner):
    assert finding(b"Referto " * 100_000) is None


def test_a_file_is_sent_whole_and_unchanged(scanner):
    sent = []
    scanner.judge = lambda content: sent.append(content) or b"stream: OK\0"
    scan(io.BytesIO(b"abc" * 200_000))
    assert sent == [b"abc" * 200_000]


def test_a_virus_is_named(scanner):
    assert finding(b"lettera " * 90_000 + EICAR) == ("infected", "Eicar-Test-Signature")


def test_what_is_over_the_scanners_limit_is_not_scanned(scanner):
    scanner.limit_bytes = 100
    assert finding(b"a" * 101) == ("not_scanned", "over_limit")


@pytest.mark.parametrize(
    ("reply", "detail"),
    [
        (b"stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND\0", "over_limit"),
        (b"stream: Can't allocate memory ERROR\0", "scanner_away"),
        (b"", "scanner_away"),
        (b"\xff\xfe\0", "scanner_away"),
        (b"stream: OK or so I think\0", "scanner_away"),
    ],
)
def test_what_is_no_clear_yes_is_not_scanned(scanner, reply, detail):
    scanner.reply = reply
    assert finding(b"Referto") == ("not_scanned", detail)


@pytest.mark.parametrize("url", ["unix:///nowhere/clamd.ctl", "tcp://127.0.0.1:1"])
def test_a_scanner_that_is_away_finds_nothing_clean(settings, url):
    settings.CLAMD_URL = url
    assert finding(b"Referto") == ("not_scanned", "scanner_away")


def test_without_a_scanner_nobody_is_asked(settings):
    settings.CLAMD_URL = ""
    assert finding(EICAR) is None
