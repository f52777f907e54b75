"""PostgreSQL itself: the same tables, the same folding, clear words for what is wrong, and calls that outlive it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from psycopg import sql
from sqlalchemy import Connection

from roleplay.core.errors import AccessDeniedError, DatabaseError, InputError, RoleplayError
from roleplay.core.events import AnyEvent, Trouble
from roleplay.core.records import SessionFilter
from roleplay.store import rows, shared_presence
from roleplay.store.database import Database
from roleplay.store.dialects.postgres.address import read_address
from roleplay.store.folding import fold
from roleplay.store.presence import Presence
from roleplay.store.schema import REVISION, Base
from roleplay.store.sessions import SessionStore
from roleplay.store.shared_presence import SharedPresence
from roleplay.store.sound_archive import SoundArchive
from tests.postgres import Cluster, running_cluster

from .samples import CALL, start

OWNER, APP = "roleplay_owner", "roleplay_app"


@pytest.fixture
def name(cluster: Cluster) -> Iterator[str]:
    made = cluster.create()
    yield made
    cluster.drop(made)


def test_questions_are_not_compiled(cluster: Cluster, name: str) -> None:
    """Rules of rows make all of them look dear; to compile one took a hundred times as long as to answer it."""
    database = Database(cluster.url(name, OWNER))
    with database.reading.connect() as reading, database.writing.connect() as writing:
        assert {reading.exec_driver_sql("SHOW jit").scalar(), writing.exec_driver_sql("SHOW jit").scalar()} == {"off"}
    database.close()


# --- tables and letters ---


def test_the_migrations_make_the_tables_of_the_schema(cluster: Cluster, name: str) -> None:
    database = Database(cluster.url(name, OWNER))
    with database.reading.connect() as connection:
        ours = lambda table, kind, _: kind != "table" or not table.startswith(("spoken", "server_"))  # noqa: E731
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "include_name": ours}
        )
        assert compare_metadata(context, Base.metadata) == []
        assert context.get_current_revision() == REVISION
        loose = connection.exec_driver_sql(
            "SELECT attrelid::regclass, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
            "WHERE relnamespace = 'roleplay'::regnamespace AND relkind = 'r' "
            "AND attcollation = 'default'::regcollation"
        )
        assert loose.all() == [], "texts sort by their bytes, whatever the database's language"
    database.close()


@pytest.mark.slow
def test_every_letter_folds_as_it_does_here(cluster: Cluster, name: str) -> None:
    letters = [chr(code) for code in range(1, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    known = [letter for letter in letters if unicodedata.category(letter) != "Cn"]
    with cluster.connect(name) as connection:
        query = "SELECT letter, roleplay.fold(letter) FROM unnest(%s::text[]) AS letter"
        wrong = [letter for letter, there in connection.execute(query, (known,)) if there != fold(str(letter))]
    assert set(wrong) <= set("ͺϲϹ𝛓𝜍𝝇𝞁𝞻"), "forms of the final sigma that nobody types, and a lone iota below"


def test_texts_fold_as_they_do_here(cluster: Cluster, name: str) -> None:
    with cluster.connect(name) as connection:

        @given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\0"), max_size=30))
        def same(text: str) -> None:
            assert connection.execute("SELECT roleplay.fold(%s)", (text,)).fetchone() == (fold(text),)

        same()
        for text in ("Łukasz ŚWIĘTY", "Straße ΟΔΟΣ ὈΔΥΣΣΕΎΣ ﬁn İı ŁÓDŹ Ꭰꭰ ᾳ", ""):
            assert connection.execute("SELECT roleplay.fold(%s)", (text,)).fetchone() == (fold(text),)


def test_a_character_that_postgresql_lacks_is_replaced_and_found(cluster: Cluster, name: str, tmp_path: Path) -> None:
    store = SessionStore(cluster.url(name, OWNER), tmp_path / "recordings")
    call = start(trainee="Jan\0Nowak", customer="Marian\0")
    writer = store.begin(call, lambda _event: None, record_audio=False)
    spoken = CALL[2]
    for event in (*CALL[:2], type(spoken)(1.5, "opening", "Where is my\0 laptop \\u0000?", 60.0, 3.0), *CALL[3:]):
        writer.append(event)
    writer.finish()
    assert store.load(call.id).start.trainee == "Jan\N{REPLACEMENT CHARACTER}Nowak"
    (hit,) = store.search.hits(SessionFilter(text="where laptop")).hits
    assert hit.side == "customer"
    store.close()


@pytest.mark.slow
def test_many_may_set_it_up_at_once(cluster: Cluster) -> None:
    empty = cluster.create_empty()
    program = "import sys, roleplay.store.database as d; d.Database(sys.argv[1]).close()"
    command = [sys.executable, "-c", program, cluster.url(empty, OWNER)]
    processes = [subprocess.Popen(command) for _ in range(4)]
    assert [process.wait(240) for process in processes] == [0, 0, 0, 0]
    cluster.drop(empty)


# --- what is wrong ---


def refused(url: str) -> RoleplayError:
    with pytest.raises(RoleplayError) as caught:
        Database(url)
    assert "geheim" not in f"{caught.value} {caught.value!r}"
    return caught.value


def test_what_is_wrong_with_a_database_is_told(cluster: Cluster, name: str) -> None:
    def code(url: str) -> str:
        return refused(url).code

    assert code(cluster.url("nowhere", OWNER)) == "database_missing"
    assert code(cluster.url(name, "somebody")) == "database_login"
    assert code("postgresql://me:geheim@127.0.0.1:1/x?connect_timeout=3") == "database_unreachable"
    assert code(f"postgresql://me@/x?host={cluster.folder}/none") == "database_unreachable"
    assert code("mysql://me:geheim@server/x") == "database_url"
    assert code("postgresql://me:geheim@server") == "database_url"
    empty = cluster.create_empty()
    assert code(cluster.url(empty, APP)) == "database_missing"
    cluster.drop(empty)
    with cluster.connect(name) as connection:
        connection.execute("UPDATE roleplay.alembic_version SET version_num = '0012'")
        assert code(cluster.url(name, APP)) == "database_older"
        connection.execute("UPDATE roleplay.alembic_version SET version_num = '9999'")
        assert code(cluster.url(name, OWNER)) == "database_newer"
        assert connection.execute("SELECT version_num FROM roleplay.alembic_version").fetchone() == ("9999",)
        connection.execute(sql.SQL("UPDATE roleplay.alembic_version SET version_num = {}").format(REVISION))
        connection.execute(
            sql.SQL("ALTER DATABASE {} SET default_transaction_read_only = on").format(sql.Identifier(name))
        )
    assert code(cluster.url(name, OWNER)) == "database_readonly"


def test_an_old_server_is_told(cluster: Cluster, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roleplay.store.dialects.postgres.faults.OLDEST", 99)
    assert refused(cluster.url(name, OWNER)).code == "database_old_server"


def test_a_wrong_password_is_told_and_one_is_asked_for() -> None:
    with running_cluster() as guarded:
        name = guarded.create()
        with guarded.connect() as connection:
            connection.execute("ALTER ROLE roleplay_owner PASSWORD 'geheim'")
        rules = guarded.folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all {OWNER} scram-sha-256\nlocal all all trust\n")
        with guarded.connect() as connection:
            connection.execute("SELECT pg_reload_conf()")
        guarded.stop("fast")
        guarded.go_on()
        url = guarded.url(name, OWNER)
        assert refused(url.replace(OWNER, f"{OWNER}:geheimer", 1)).code == "database_password"
        assert refused(url).code == "database_password"
        asked: list[bool] = []
        database = Database(url, password=lambda: asked.append(True) or "geheim")
        with database.reading.connect() as one, database.reading.connect() as two:
            assert one.exec_driver_sql("SELECT 1").scalar() == two.exec_driver_sql("SELECT 1").scalar()
        assert asked == [True]
        assert "geheim" not in database.place
        database.close()


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("postgresql://a@db.example.org/x", {"sslmode": "verify-full", "sslrootcert": "system"}),
        ("postgresql://a@db.example.org/x?sslmode=require", {}),
        ("postgresql://a@db.example.org/x?sslrootcert=/ca.pem", {"sslmode": "verify-full"}),
        ("postgresql://a@localhost/x", {}),
        ("postgresql://a@127.0.0.1/x", {}),
        ("postgresql:///x?host=/run/postgresql", {}),
    ],
)
def test_what_crosses_a_network_is_encrypted_to_who_is_meant(url: str, asked: dict[str, str]) -> None:
    given_ = {name: value for name, value in read_address(url).arguments("test").items() if name.startswith("ssl")}
    assert given_ == asked


def test_a_transaction_that_waits_too_long_is_told(cluster: Cluster, name: str) -> None:
    database = Database(cluster.url(name, OWNER))
    other = cluster.connect(name)
    other.autocommit = False
    other.execute("LOCK TABLE roleplay.groups")
    with database.writing.begin() as connection:
        connection.exec_driver_sql("SET LOCAL lock_timeout = '20ms'")
        with pytest.raises(DatabaseError) as caught, database.translated():
            connection.exec_driver_sql("SELECT * FROM groups")
        connection.rollback()
    assert caught.value.code == "database_locked"
    other.close()
    database.close()


def test_what_the_rules_of_rows_refuse_is_told_as_any_refusal(cluster: Cluster, name: str) -> None:
    app = Database(cluster.url(name, APP))
    with app.writing.connect() as connection, pytest.raises(AccessDeniedError), app.translated():
        connection.exec_driver_sql("INSERT INTO presences VALUES ('x', now())")
    app.close()


# --- calls that outlive the connection ---


def test_a_call_goes_on_when_the_server_comes_back(tmp_path: Path) -> None:
    with running_cluster() as own:
        store = SessionStore(own.url(own.create(), OWNER), tmp_path / "recordings")
        heard: list[AnyEvent] = []
        told = threading.Event()

        def listen(event: AnyEvent) -> None:
            heard.append(event)
            if isinstance(event, Trouble):
                told.set()

        call = start()
        writer = store.begin(call, listen)
        for event in CALL[:5]:
            writer.append(event)
        while len(heard) < 5:
            threading.Event().wait(0.01)
        own.stop("fast")  # its speedy settings would lose commits in a crash
        for event in CALL[5:9]:
            writer.append(event)
        assert told.wait(60)
        own.go_on()
        for event in CALL[9:]:
            writer.append(event)
        writer.append_audio(bytes(64_000), bytes(64_000))
        writer.finish()
        kept = store.load(call.id)
        assert [event for event in kept.events if not isinstance(event, Trouble)] == list(CALL)
        assert [event.code for event in kept.events if isinstance(event, Trouble)] == ["database_unreachable"]
        assert kept.summary.state == "complete"
        assert store.recording(call.id) is not None
        store.close()


def test_a_commit_whose_answer_was_lost_is_not_written_twice(
    cluster: Cluster, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SessionStore(cluster.url(name, OWNER), tmp_path / "recordings")
    call = start()
    writer = store.begin(call, lambda _event: None, record_audio=False)
    lost: list[bool] = []
    tally = writer._tally
    before = type(writer)._commit_pending

    def once(self: object) -> None:
        before(self)  # type: ignore[arg-type]
        if not lost:
            lost.append(True)
            # As after a connection that broke during COMMIT: written there, unknown here.
            writer._pending[:0] = [(0, CALL[0])]
            writer._tally, writer._unsure = tally, True

    monkeypatch.setattr(type(writer), "_commit_pending", once)
    for event in CALL:
        writer.append(event)
    writer.finish()
    assert store.load(call.id).events == CALL
    store.close()


def test_a_process_elsewhere_lives_as_long_as_its_heart_beats(cluster: Cluster, name: str, tmp_path: Path) -> None:
    first = SessionStore(cluster.url(name, OWNER), tmp_path / "one" / "recordings")
    second = SessionStore(cluster.url(name, OWNER), tmp_path / "two" / "recordings")
    call = start()
    writer = first.begin(call, lambda _event: None)
    for event in CALL[:5]:
        writer.append(event)
    assert second.recover() == ()
    with pytest.raises(InputError, match="runs now"):
        second.delete(call.id)
    late = shared_presence.SILENCE + timedelta(seconds=1)
    with cluster.connect(name) as connection:
        connection.execute("UPDATE roleplay.presences SET seen_at = seen_at - %s", (late,))
    (mended,) = second.recover()
    assert (mended.id, mended.state, mended.outcome) == (call.id, "recovered", "aborted")
    # It was only cut off, and is back: what was added in its place is taken back.
    for event in CALL[5:]:
        writer.append(event)
    writer.finish()
    kept = first.load(call.id)
    assert kept.events == CALL
    assert kept.summary.state == "complete"
    first.close()
    second.close()


def test_a_process_that_comes_back_while_its_call_is_ended_waits_and_takes_it_back(
    cluster: Cluster, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = SessionStore(cluster.url(name, OWNER), tmp_path / "one" / "recordings")
    second = SessionStore(cluster.url(name, OWNER), tmp_path / "two" / "recordings")
    call, kept = start(), threading.Semaphore(0)
    writer = first.begin(call, lambda _event: kept.release())
    for event in CALL[:5]:
        writer.append(event)
    assert all(kept.acquire(timeout=60) for _ in CALL[:5])

    read_events = rows.read_events

    def read_while_it_comes_back(connection: Connection, session_id: str) -> tuple[AnyEvent, ...]:
        events = read_events(connection, session_id)
        writer.append(CALL[5])
        with cluster.connect(name) as watching:
            while not kept.acquire(blocking=False):  # kept before the end is written: then the end is in its way
                waits = "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
                if watching.execute(waits, (name,)).fetchone():
                    break
        return events

    monkeypatch.setattr(rows, "read_events", read_while_it_comes_back)
    late = shared_presence.SILENCE + timedelta(seconds=1)
    with cluster.connect(name) as connection:
        connection.execute("UPDATE roleplay.presences SET seen_at = seen_at - %s", (late,))
    (mended,) = second.recover()
    monkeypatch.undo()
    assert mended.id == call.id
    for event in CALL[6:]:
        writer.append(event)
    writer.finish()
    record = first.load(call.id)
    assert (record.events, record.summary.state) == (CALL, "complete")
    first.close()
    second.close()


def test_two_calls_with_a_scenario_that_is_new_to_the_server_begin_at_once(
    cluster: Cluster, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stores = [SessionStore(cluster.url(name, OWNER), tmp_path / str(place) / "recordings") for place in range(2)]
    both, put_new = threading.Barrier(2, timeout=60), rows.put_new

    def together(*row: Any, **values: Any) -> None:
        both.wait()
        put_new(*row, **values)

    monkeypatch.setattr(rows, "put_new", together)
    calls = [start(), start()]
    with ThreadPoolExecutor(2) as pool:
        writers = list(pool.map(lambda store, call: store.begin(call, lambda _event: None), stores, calls))
    for writer in writers:
        writer.finish()
    assert {found.id for found in stores[0].list()} == {call.id for call in calls}
    for store in stores:
        store.close()


def test_two_processes_of_a_computer_that_miss_the_same_sound_take_it_in_once(
    cluster: Cluster, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "recordings"
    stores = [SessionStore(cluster.url(name, OWNER), folder) for _ in range(2)]
    call = start()
    with monkeypatch.context() as without:
        without.setattr(SoundArchive, "take_in_missing", lambda _self: 0)
        writer = stores[0].begin(call, lambda _event: None)
        writer.append_audio(bytes(512), bytes(512))
        writer.finish()
    both, take_in = threading.Barrier(2, timeout=60), SoundArchive.take_in

    def together(archive: SoundArchive, session_id: str, file: str) -> None:
        both.wait()
        take_in(archive, session_id, file)

    monkeypatch.setattr(SoundArchive, "take_in", together)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda store: store.sounds.take_in_missing(), stores)) == [1, 1]
    with cluster.connect(name) as connection:
        assert connection.execute("SELECT count(*) FROM roleplay.sounds").fetchone() == (1,)
    for store in stores:
        store.close()


def test_a_dead_process_of_this_computer_is_known_at_once(cluster: Cluster, name: str, tmp_path: Path) -> None:
    database = Database(cluster.url(name, OWNER))
    dead = SharedPresence(database, Presence(tmp_path))
    token = dead.token()
    living = SharedPresence(database, Presence(tmp_path))
    assert living.alive(token)
    dead._here._lock.release()  # type: ignore[union-attr] - as the system does when a process ends
    assert not living.alive(token)
    dead.close()
    living.close()
    database.close()


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="needs setpriv")
def test_those_who_are_alone_with_something_wait_for_each_other(cluster: Cluster, name: str) -> None:
    database = Database(cluster.url(name, OWNER))
    with database.writing.begin() as one, database.writing.begin() as two:
        database.alone(one, "grades")
        database.alone(two, "groups")
        two.exec_driver_sql("SET LOCAL lock_timeout = '20ms'")
        with pytest.raises(DatabaseError), database.translated():
            database.alone(two, "grades")
        two.rollback()
    database.close()
