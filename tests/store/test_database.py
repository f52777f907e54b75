from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from roleplay.core.errors import DatabaseError, DiskError, MachineError
from roleplay.store import migrate, schema
from roleplay.store.database import Database
from roleplay.store.dialects import sqlite
from roleplay.store.schema import APPLICATION_ID, REVISION, Base
from roleplay.store.sessions import SessionStore

from .conftest import fill
from .samples import CALL

OLD = Path(__file__).parent / "old"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sessions.db"


def create(path: Path) -> None:
    Database(path).close()


def refused(path: Path) -> MachineError:
    """Try to open the database; return the refusal, which must leave file and folder as they were."""
    content = path.read_bytes()
    beside = sorted(path.parent.iterdir())
    with pytest.raises(MachineError) as caught:
        Database(path)
    assert path.read_bytes() == content
    assert sorted(path.parent.iterdir()) == beside
    assert str(path) in caught.value.message
    assert caught.value.hint
    return caught.value


def test_the_migrations_make_the_tables_of_the_schema(path: Path) -> None:
    database = Database(path)
    with database.reading.connect() as connection:
        compared = {
            "compare_type": True,
            "compare_server_default": True,
            "include_name": lambda name, kind, _: kind != "table" or not name.startswith("spoken"),  # FTS5's own
        }
        context = MigrationContext.configure(connection, opts=compared)
        assert compare_metadata(context, Base.metadata) == []
        assert context.get_current_revision() == REVISION
    assert ScriptDirectory.from_config(migrate.configuration()).get_current_head() == REVISION
    database.close()


def test_every_connection_is_safe(path: Path) -> None:
    database = Database(path)
    with database.writing.connect() as first, database.reading.connect() as second:
        for connection in (first, second):
            values = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id")
            }
            assert values == {
                "journal_mode": "wal",
                "synchronous": 2,
                "foreign_keys": 1,
                "busy_timeout": 5000,
                "application_id": APPLICATION_ID,
            }
    database.close()


@pytest.mark.parametrize("dump", sorted(OLD.glob("*.sql")), ids=lambda dump: dump.stem)
def test_files_of_all_earlier_versions_open(dump: Path, path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    store = SessionStore(path, path.parent / "recordings")
    (summary,) = store.list()
    record = store.load(summary.id)
    assert record.events == CALL
    assert record.start.trainee == "Łucja Świątek"
    assert summary.score == record.score.total == 72.5  # type: ignore[union-attr]
    assert store.problems() == ()
    store.close()


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A version of the program with one more migration; return the file of that migration."""
    versions = tmp_path / "versions"
    shutil.copytree(Path(migrate.__file__).parent / "migrations" / "versions", versions)
    configuration = migrate.configuration

    def extended() -> Config:
        config = configuration()
        config.set_main_option("version_locations", str(versions))
        config.set_main_option("path_separator", "newline")
        return config

    monkeypatch.setattr(migrate, "configuration", extended)
    newest = schema.REVISION
    monkeypatch.setattr(schema, "REVISION", "added")
    added = versions / "added.py"
    added.write_text(
        dedent("""
            import sqlalchemy as sa
            from alembic import op
            revision, down_revision = "added", "NEWEST"
            def upgrade():
                op.create_table("added", sa.Column("id", sa.Integer, primary_key=True))
                with op.batch_alter_table("sessions") as table:
                    table.add_column(sa.Column("place", sa.String))
                END
        """).replace("NEWEST", newest),
        encoding="utf-8",
    )
    return added


def columns(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(sessions)")}


def test_an_older_file_is_migrated(path: Path, next_version: Path) -> None:
    next_version.write_text(next_version.read_text().replace("END", ""))
    prepared_old(path)
    Database(path).close()
    assert "place" in columns(path)


def prepared_old(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((OLD / "0001.sql").read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return path


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path, next_version: Path) -> None:
    next_version.write_text(next_version.read_text().replace("END", "raise RuntimeError('half done')"))
    content = prepared_old(path).read_bytes()
    with pytest.raises(RuntimeError, match="half done"):
        Database(path)
    assert path.read_bytes() == content
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'added'").fetchone() == (0,)


def test_a_newer_database_is_refused_untouched(path: Path) -> None:
    create(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    error = refused(path)
    assert isinstance(error, DatabaseError)
    assert error.code == "database_newer"
    assert "newer version" in error.message


def test_another_programs_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE notes (id)")
    assert refused(path).code == "database_foreign"


def test_a_file_of_something_else_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("Dear diary, today Mr Kowalski rang again.")
    assert refused(path).code == "database_foreign"


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    create(path)
    assert "outcome" in columns(path)


def test_a_damaged_database_is_refused(path: Path) -> None:
    create(path)
    content = bytearray(path.read_bytes())
    content[100:8192] = bytes(range(256)) * 31 + bytes(156)
    path.write_bytes(content)
    assert refused(path).code == "database_corrupt"


def test_a_truncated_database_is_refused(path: Path) -> None:
    create(path)
    path.write_bytes(path.read_bytes()[:5000])
    assert refused(path).code == "database_corrupt"


@pytest.mark.parametrize(
    "harm",
    ["DROP TABLE session_facts", "ALTER TABLE sessions RENAME COLUMN recogniser TO other", "DROP TABLE spoken"],
)
def test_a_database_that_lacks_something_is_told_as_damaged(path: Path, harm: str) -> None:
    create(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(harm)
        connection.commit()
    question = {"session_facts": "SELECT * FROM session_facts", "recogniser": "SELECT recogniser FROM sessions"}
    asked = next((sql for word, sql in question.items() if word in harm), "SELECT * FROM spoken")
    again = Database(path)
    with pytest.raises(DatabaseError) as caught, again.translated(), again.reading.begin() as connection:
        connection.execute(text(asked))
    again.close()
    assert caught.value.code == "database_corrupt"
    assert str(path) in caught.value.message
    assert "no such" in caught.value.message
    assert "roleplay backup restore" in caught.value.hint


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DatabaseError, match="A folder stands") as caught:
        Database(path)
    assert caught.value.code == "database_unreadable"


def test_a_file_in_place_of_the_folder_is_told(path: Path) -> None:
    path.parent.write_text("in the way")
    with pytest.raises(DiskError, match="cannot be made"):
        Database(path)


def test_a_locked_database_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.02)
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="locked") as caught:
            Database(path)
    assert caught.value.code == "database_locked"
    assert caught.value.hint
    create(path)


def test_a_full_disk_is_told(small_disk: Path) -> None:
    ballast = fill(small_disk)
    with pytest.raises(DiskError, match="full") as caught:
        Database(small_disk / "sessions.db")
    assert caught.value.code == "disk_full"
    ballast.unlink()
    create(small_disk / "sessions.db")


def test_a_full_disk_does_not_hurt_a_migration(small_disk: Path, next_version: Path) -> None:
    next_version.write_text(next_version.read_text().replace("END", ""))
    path = prepared_old(small_disk / "sessions.db")
    ballast = fill(small_disk)
    with pytest.raises(DiskError, match="full"):
        Database(path)
    ballast.unlink()
    assert "place" not in columns(path)
    create(path)
    assert "place" in columns(path)


AS_NOBODY = """
import os, sys
from pathlib import Path
from roleplay.core.errors import MachineError
from roleplay.store import migrate
from roleplay.store.sessions import SessionStore
if os.geteuid() == 0:
    os.setuid(65534)
path = Path(sys.argv[1])
try:
    SessionStore(path, path.parent / "recordings").list()
except MachineError as error:
    print(error.code, error)
"""


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may enter, other than pytest's."""
    if os.name != "posix":
        pytest.skip("permissions of POSIX")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def told_without_rights(path: Path) -> str:
    """Open the database as a person without special rights; return what they are told."""
    command = [sys.executable, "-c", AS_NOBODY, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_folder_that_cannot_be_written_is_told(public: Path) -> None:
    public.chmod(0o555)
    assert told_without_rights(public / "sessions.db").startswith("disk The folder of the session database cannot")
    assert told_without_rights(public / "sub" / "sessions.db").startswith(
        "disk The folder for sessions cannot be made"
    )
    assert list(public.iterdir()) == []


def test_a_database_in_a_read_only_folder_is_told(public: Path) -> None:
    create(public / "sessions.db")
    (public / "sessions.db").chmod(0o444)
    public.chmod(0o555)
    assert told_without_rights(public / "sessions.db").startswith("database_readonly ")


def test_a_read_only_database_is_told(public: Path) -> None:
    create(public / "sessions.db")
    (public / "sessions.db").chmod(0o444)
    public.chmod(0o777)
    assert told_without_rights(public / "sessions.db").startswith("database_readonly ")


def test_a_database_that_cannot_be_read_is_told(public: Path) -> None:
    create(public / "sessions.db")
    (public / "sessions.db").chmod(0o000)
    assert told_without_rights(public / "sessions.db").startswith("database_unreadable ")


def test_many_processes_may_create_it_at_once(path: Path) -> None:
    program = "import sys, pathlib, roleplay.store.database as d; d.Database(pathlib.Path(sys.argv[1]))"
    processes = [subprocess.Popen([sys.executable, "-c", program, str(path)]) for _ in range(4)]
    assert [process.wait(120) for process in processes] == [0, 0, 0, 0]
    create(path)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_nobody_else_may_look_into_a_new_folder(path: Path) -> None:
    create(path)
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_strange_folder_name_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "Übung ż % 20?mode=ro#x & 'y'" / "sessions.db"
    create(path)
    create(path)
    assert "outcome" in columns(path)
