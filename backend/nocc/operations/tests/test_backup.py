"""A backup of one database comes back in another, on the real PostgreSQL, by the commands that operators run."""

import os
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from nocc.audit.services import AccessSubject, Reader, record_access
from nocc.cases.factories import CaseFactory
from nocc.common.files import DurableFileSystemStorage, name_in_storage, store_file

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def own_storage(tmp_path, monkeypatch):
    """Other tests leave files without rows in the common one."""
    store = DurableFileSystemStorage(location=tmp_path / "files")
    for module in ("common.files", "operations.backup"):
        monkeypatch.setattr(f"nocc.{module}.storage", lambda: store)
    return store


@pytest.fixture
def empty_database():
    """The URL of a database without a single table, on the server of the tests."""
    name = f"restored_{uuid4().hex}"
    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    yield urlunsplit(urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}"))
    with psycopg.connect(settings.DATABASE_URL, autocommit=True) as server:
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def network(own_storage):
    """A case, two documents' bytes, a file in quarantine and a chain of three accesses."""
    case = CaseFactory()
    files = [store_file(BytesIO(f"referto {n}".encode()), max_bytes=100) for n in range(2)]
    own_storage.save("quarantine/waiting", BytesIO(b"not looked at yet"))
    reader = Reader(id=uuid4(), name="Anna Bianchi", facility="Ospedale", address="127.0.0.1")
    for _ in range(3):
        subject = AccessSubject(kind="case", item=case.pk, case=case.pk, patient=case.patient_id)
        record_access(reader=reader, action="read", ground="lead", subjects=[subject])
    return case, files


def backed_up(folder: Path) -> str:
    said = StringIO()
    call_command("backup_data", to=folder, stdout=said)
    return said.getvalue()


def restored(folder: Path, database_url: str, state: Path) -> subprocess.CompletedProcess:
    """`restore_data` on another host, as it were: other database, other storage, other keys."""
    return subprocess.run(
        [sys.executable, "manage.py", "restore_data", "--from", str(folder)],
        cwd=settings.BACKEND,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DATABASE_URL": database_url,
            "NOCC_STATE_DIR": str(state),
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_everything_comes_back_in_an_empty_host(tmp_path, network, empty_database):
    case, files = network
    said = backed_up(tmp_path / "backup")
    assert "SIGNING_KEY" in said
    result = restored(tmp_path / "backup", empty_database, tmp_path / "host")
    assert result.returncode == 0, result.stderr
    assert "3 files and every chain of the access log" in result.stdout
    for stored in files:
        assert (tmp_path / "host/files" / name_in_storage(stored.sha256)).read_bytes().startswith(b"referto")
    assert (tmp_path / "host/files/quarantine/waiting").exists()
    with psycopg.connect(empty_database) as there:
        assert there.execute("SELECT reference FROM cases_case WHERE id = %s", [case.pk]).fetchone() == (
            case.reference,
        )
        # The rules of the database came too: the log there is append-only.
        with pytest.raises(psycopg.Error, match="Cannot update or delete"):
            there.execute("UPDATE audit_accessentry SET ground = 'own'")


def test_no_key_is_in_a_backup(tmp_path, network):
    backed_up(tmp_path / "backup")
    written = b"".join(path.read_bytes() for path in (tmp_path / "backup").rglob("*") if path.is_file())
    assert settings.SECRET_KEY.encode() not in written
    assert settings.SIGNING_KEY.encode() not in written
    assert (tmp_path / "backup/manifest.json").stat().st_mode & 0o077 == 0


def test_a_file_damaged_in_the_backup_is_named(tmp_path, network, empty_database):
    _, (first, _) = network
    backed_up(tmp_path / "backup")
    (tmp_path / "backup/files" / name_in_storage(first.sha256)).write_bytes(b"other bytes")
    result = restored(tmp_path / "backup", empty_database, tmp_path / "host")
    assert result.returncode != 0
    assert f"{first.sha256}: damaged in the backup" in result.stderr


def test_a_changed_entry_of_the_access_log_is_named(tmp_path, network, empty_database):
    case, _ = network
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("UPDATE audit_accessentry SET ground = 'own' WHERE number = 2")
        cursor.execute("SET session_replication_role = DEFAULT")
    backed_up(tmp_path / "backup")
    result = restored(tmp_path / "backup", empty_database, tmp_path / "host")
    assert result.returncode != 0
    assert f"chain {case.patient_id}: entry 2 does not follow" in result.stderr


def test_a_file_that_is_already_gone_is_named_by_the_backup(tmp_path, network, own_storage):
    _, (first, second) = network
    own_storage.delete(name_in_storage(first.sha256))
    Path(own_storage.path(name_in_storage(second.sha256))).write_bytes(b"other bytes")
    said = StringIO()
    with pytest.raises(CommandError, match="2 stored files were not whole"):
        call_command("backup_data", to=tmp_path / "backup", stdout=StringIO(), stderr=said)
    assert f"file {first.sha256}: missing" in said.getvalue()
    assert f"file {second.sha256}: its bytes have the hash" in said.getvalue()


def test_what_is_not_empty_is_not_restored_into(tmp_path, network, empty_database):
    backed_up(tmp_path / "backup")
    with psycopg.connect(empty_database, autocommit=True) as there:
        there.execute("CREATE TABLE somebody_elses ()")
        assert "the database is not empty" in restored(tmp_path / "backup", empty_database, tmp_path / "host").stderr
        there.execute("DROP TABLE somebody_elses")
        (tmp_path / "host/files").mkdir(parents=True)
        (tmp_path / "host/files/something").touch()
        assert "storage is not empty" in restored(tmp_path / "backup", empty_database, tmp_path / "host").stderr
        assert there.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


def test_what_is_no_whole_backup_is_not_restored(tmp_path, network, empty_database):
    backed_up(tmp_path / "backup")
    with (tmp_path / "backup/database.dump").open("ab") as dump:
        dump.write(b"!")
    assert "dump of the database is damaged" in restored(tmp_path / "backup", empty_database, tmp_path / "host").stderr
    (tmp_path / "backup/manifest.json").unlink()
    assert "no finished backup" in restored(tmp_path / "backup", empty_database, tmp_path / "host").stderr


def test_a_backup_overwrites_nothing(tmp_path, network):
    (tmp_path / "letter").touch()
    with pytest.raises(CommandError, match="is not empty"):
        backed_up(tmp_path)
