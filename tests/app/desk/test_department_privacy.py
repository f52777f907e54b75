"""Erasure, retention and one person's package in a department: done by HR with the program's login, on PostgreSQL."""

from __future__ import annotations

import io
import json
import subprocess
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from roleplay.app.department import SOUNDS_VARIABLE, VARIABLE
from roleplay.app.desk.sync import VARIABLE as DEPARTMENT
from roleplay.core.audit import AuditKind
from roleplay.core.errors import RoleplayError
from roleplay.core.grades import Comment
from roleplay.core.privacy import ErasureChoices
from roleplay.store.dialects.postgres.rules_check import WORDS_SHOWN
from roleplay.store.sessions import SessionStore
from tests.app.desk import seeding
from tests.app.desk.installations import Installation
from tests.app.desk.test_erasure import BESIDE, EVERYTHING, OTHER, PERSON, SECRET, WRITTEN, said
from tests.postgres import Cluster, binaries
from tests.store.buckets import bucket
from tests.store.department import Department, passphrase

HR = "Ola Kadry"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

Open = Callable[[str, str], Installation]


@pytest.fixture
def department(cluster: Cluster, tmp_path: Path) -> Iterator[Department]:
    made = Department(cluster, cluster.create())
    made.fill(tmp_path / "filling" / "recordings")
    yield made
    cluster.drop(made.name)


@pytest.fixture
def opened(department: Department, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open the program at a computer (a folder), with a login of the database, or with a laptop's own store."""
    with ExitStack() as stack:

        def at(folder: str, login: str) -> Installation:
            monkeypatch.setenv(DEPARTMENT, department.url("roleplay_owner"))
            if login:
                monkeypatch.setenv(VARIABLE, department.url(login))
            else:
                monkeypatch.delenv(VARIABLE, raising=False)
            app = Installation(tmp_path / folder, "")
            stack.callback(app.close)
            assert app._parts.store.place
            return app

        yield at


def hr(opened: Open, folder: str = "hr") -> Installation:
    app = opened(folder, "roleplay_app")
    app.access.sign_in(HR, passphrase(HR))
    return app


def speak(app: Installation, session_id: str, author: str, text: str) -> bytes:
    """Comment on a call in one's own voice; return the file."""
    comments, comment_id = app._parts.store.comments, str(uuid.uuid4())
    sound = np.random.default_rng(len(author)).integers(-9000, 9000, 16000, dtype=np.int16).tobytes()
    name = comments.keep_sound(session_id, comment_id, sound)
    comments.save(Comment(comment_id, session_id, author, 1.0, NOW, None, text, name, 1.0, "vosk"))
    app._parts.store.sounds.take_in_missing()
    return (app.recordings / name).read_bytes()


def dump(department: Department, folder: Path) -> Path:
    """Write everything that the server has into one file: tables, and large objects if there were any."""
    folder.mkdir(exist_ok=True)
    program = str((binaries() or Path()) / "pg_dump")
    command = [program, "--blobs", f"--dbname={department.url('postgres')}"]
    (folder / "dump.sql").write_bytes(subprocess.run(command, check=True, capture_output=True).stdout)
    return folder


def in_hexadecimal(sought: dict[str, bytes]) -> dict[str, bytes]:
    """Return pieces of sound also as a dump has them."""
    return sought | {f"{name}, in hexadecimal": piece.hex().encode() for name, piece in sought.items()}


class Seeded:
    """A department with one person everywhere in it: its database, its sounds, a laptop."""

    def __init__(self, department: Department, opened: Open, tmp_path: Path) -> None:
        self._department = department
        self._folder = tmp_path
        self.laptop = opened("laptop", "")
        self.office = office = opened("office", "roleplay_owner")
        store = office._parts.store
        calls = [office.keep(trainee=PERSON, events=said(f"my word is {SECRET}")) for _ in range(2)]
        self.other = office.keep(trainee=OTHER, events=said(f"ask {PERSON.upper()} about it"))
        self.voice = speak(office, self.other, PERSON, WRITTEN)
        speak(office, calls[0], "Jan Żuk", f"{PERSON} did well")
        store.people.server.disclose(PERSON)
        office._parts.audit.record(AuditKind.LISTENED, about=PERSON, by="Jan Żuk", subject=calls[0])
        bare = office.keep(trainee=OTHER, score=None, audio=False)
        with store.database.writing.begin() as connection:
            seeding.seed(connection, PERSON, BESIDE, (bare, self.other))
        own = self.laptop.keep(trainee=PERSON, events=said(f"at home {SECRET}"))
        self.laptop.sync.now()
        self.audio = {"her comment": self.voice[2000:2064]}
        for one, app in (*((call, office) for call in calls), (own, self.laptop)):
            path = app._parts.store.recording(one)
            assert path is not None
            content = path.read_bytes()
            self.audio |= {f"{one[:8]} at {at}": content[at : at + 64] for at in range(1000, len(content) - 64, 9000)}

    def traces(self) -> dict[str, list[str]]:
        """Return where name, words and voice stand in the database, in sounds beside it, and on each computer."""
        names, words = seeding.spelt(PERSON), {**seeding.spelt(SECRET), **seeding.spelt(WRITTEN)}
        sought = {**names, **words, **in_hexadecimal(self.audio)}
        places: dict[str, tuple[Path, ...]] = {"database": (dump(self._department, self._folder / "dumped"),)}
        places["beside it"] = (self._folder / "shared",)
        for app in (self.office, self.laptop):
            its = app.places
            places[app.home.name] = (its.data, its.config, its.cache, its.log)
        return {
            where: [line for folder in folders if folder.exists() for line in seeding.traces([folder], sought)]
            for where, folders in places.items()
        }


@pytest.fixture(params=["database", pytest.param("folder", marks=pytest.mark.slow)])
def seeded(
    request: pytest.FixtureRequest,
    department: Department,
    opened: Open,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Seeded:
    if request.param == "folder":
        monkeypatch.setenv(SOUNDS_VARIABLE, (tmp_path / "shared").as_uri())
    return Seeded(department, opened, tmp_path)


def test_nothing_of_an_erased_person_is_left_anywhere(seeded: Seeded, opened: Open) -> None:
    before = seeded.traces()
    assert min(len(before[place]) for place in ("database", "office", "laptop")) > 10
    assert (seeded._folder / "shared").exists() == bool(before["beside it"])
    app = hr(opened)
    plan = app.privacy.erasure(PERSON.lower())
    assert PERSON in plan.names
    assert (plan.calls, plan.recordings, plan.spoken_comments) == (3, 3, 1)
    assert plan.bytes > 3 * 1000
    report = app.privacy.erase(plan, EVERYTHING)
    assert (report.calls, report.files) == (3, 5)
    (left,) = report.leftovers
    assert "clears up" in left
    assert "An administrator of the server runs `roleplay database compact`" in left
    assert app.audit.check().whole
    seeded.office._parts.store.recover()  # as at its next start
    seeded.laptop.sync.now()
    after = seeded.traces()
    assert after["database"] == []
    assert after["beside it"] == []
    assert after["laptop"] == []
    # The office's own log tells of what it did there; its store is the server's.
    assert [line for line in after["office"] if "log" not in line] == []
    assert {row.trainee for row in seeded.office._parts.store.list()} >= {OTHER}
    assert seeded.office._parts.store.recording(seeded.other) is not None


def test_hr_reads_nothing_beyond_what_they_say_they_do(seeded: Seeded, opened: Open) -> None:
    app = hr(opened)
    store = app._parts.store
    (call, *_) = [row for row in store.list() if row.trainee == OTHER]
    plan = app.privacy.erasure(PERSON)
    assert {mention.session_id for mention in plan.mentions} >= {seeded.other}
    with store._snapshot() as connection:
        for table in ("events", "turns", "comments", "sounds"):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == 0, table
    assert store.recording(call.id) is None


@pytest.mark.parametrize("name", ["Anna Nowak", "Jan Żuk", "Adam Admin"])
def test_nobody_else_acts_for_all(department: Department, opened: Open, name: str) -> None:
    app = opened("other", "roleplay_app")
    app.access.sign_in(name, passphrase(name))
    store = app._parts.store
    assert not store.database.may_act_for_all()
    with store.database.for_all("erasure"), pytest.raises(RoleplayError), store._snapshot():
        pass
    assert app.privacy.sweep_if_due(NOW.date()) is None
    with pytest.raises(RoleplayError):
        app.privacy.erase(app.privacy.erasure("Piotr Król"))
    with department.connect("postgres") as connection:
        assert connection.execute("SELECT count(*) FROM roleplay.server_acts").fetchone() == (0,)


@pytest.mark.parametrize("name", [HR, "Adam Admin", "Anna Nowak"])
def test_the_doctor_takes_no_log_that_the_server_hides_for_one_that_was_cut_off(
    department: Department, opened: Open, name: str
) -> None:
    app = opened("other", "roleplay_app")
    app.access.sign_in(name, passphrase(name))
    found = {each.message: each.state for each in app.doctor() if each.area == "audit"}
    assert set(found.values()) <= {"ok"}, found
    assert len(found) == (name != "Anna Nowak")


def test_the_doctor_tells_of_rules_that_show_words(department: Department, opened: Open) -> None:
    app = hr(opened)
    assert [each for each in app.doctor() if each.area == "store" and each.state == "problem"] == []
    with department.connect("postgres") as owner:
        owner.execute("ALTER POLICY may_select ON roleplay.grade_answers USING (true)")
    (found,) = (each for each in app.doctor() if each.area == "store" and each.state == "problem")
    assert found.message == WORDS_SHOWN.format("grade_answers")
    assert "roleplay database migrate" in found.hint


def test_the_right_ends_with_the_transaction(department: Department) -> None:
    with department.signed_in(HR) as connection:
        words = "SELECT count(*) FROM roleplay.events"
        connection.autocommit = False
        connection.execute("SELECT roleplay.act_for_all('erasure')")
        assert connection.execute(words).fetchone() != (0,)
        connection.commit()
        assert connection.execute(words).fetchone() == (0,)
        connection.execute("INSERT INTO roleplay.tombstones VALUES ('x', now())")  # in a transaction with a number
        assert connection.execute(words).fetchone() == (0,)
        connection.rollback()
    with department.connect("postgres") as connection:
        assert connection.execute("SELECT why FROM roleplay.server_acts").fetchall() == [("erasure",)]


def test_the_owner_has_the_disk_cleared_of_what_was_deleted(
    department: Department, cluster: Cluster, tmp_path: Path
) -> None:
    owner = SessionStore(department.url("roleplay_owner"), tmp_path / "owner" / "recordings")
    with department.connect("postgres") as connection:
        row = connection.execute("SELECT oid::text FROM pg_database WHERE datname = current_database()").fetchone()
        assert row is not None
        pages = cluster.folder / "data" / "base" / str(row[0])
        sought = {"words": b"Secret of Anna"}

        def on_the_disk() -> list[str]:
            connection.execute("CHECKPOINT")
            return seeding.traces([pages], sought)

        assert on_the_disk()
        owner.delete(department.calls["Anna Nowak"])
        owner.compact()
        assert on_the_disk() == []
    owner.close()


def test_the_sweep_takes_what_is_old_with_sound_and_words(department: Department, opened: Open) -> None:
    office = opened("office", "roleplay_owner")
    old = office.keep(trainee="Anna Nowak", started_at=NOW - timedelta(days=100))
    older = office.keep(trainee="Anna Nowak", started_at=NOW - timedelta(days=400))
    new = office.keep(trainee="Anna Nowak", started_at=NOW - timedelta(days=1))
    app = hr(opened)
    app.privacy.set_retention({"audio": 90, "transcripts": 90, "results": 365, "spoken_comments": 90})
    due = {one.kind: one.count for one in app.privacy.preview(NOW.date()).due}
    assert (due["results"], due["audio"], due["transcripts"]) == (1, 1, 1)
    app.privacy.sweep(NOW.date())
    left = {row.id: row for row in office._parts.store.list() if row.trainee == "Anna Nowak"}
    assert {old, new} <= left.keys()
    assert older not in left
    assert left[old].recording == ""
    assert office._parts.store.load_readable(old).record.events == ()
    assert office._parts.store.load(new).events
    with department.connect("postgres") as connection:
        kept = connection.execute("SELECT session_id FROM roleplay.sounds").fetchall()
    assert kept == [(new,)]
    assert not any(app.privacy.preview(NOW.date()).due[place].count for place in range(4))


def test_a_package_has_words_and_sound_and_it_is_written_down(
    department: Department, opened: Open, tmp_path: Path
) -> None:
    office = opened("office", "roleplay_owner")
    call = office.keep(trainee="Anna Nowak", events=said(f"my word is {SECRET}"))
    other = office.keep(trainee="Piotr Król", events=said("not hers"))
    speak(office, call, "Jan Żuk", "well done")
    speak(office, other, "Anna Nowak", "I would have said sorry")
    app = hr(opened)
    package = app.privacy.package("Anna Nowak", tmp_path / "anna.zip")
    assert (package.calls, package.recordings, package.spoken_comments, package.missing) == (2, 1, 1, ())
    with zipfile.ZipFile(tmp_path / "anna.zip") as archive:
        data = json.loads(archive.read("data.json"))
        (sound,) = [name for name in archive.namelist() if name.endswith("recording.flac")]
        everything = b"".join(map(archive.read, archive.namelist()))
        assert io.BytesIO(archive.read(sound)).read(4) == b"fLaC"
    assert SECRET.encode() in everything
    assert b"not hers" not in everything
    assert {row["text"] for row in data["tables"]["comments"]} >= {"well done", "I would have said sorry"}
    with department.connect("postgres") as connection:
        told = connection.execute("SELECT about FROM roleplay.server_disclosures").fetchall()
        assert told == [("Anna Nowak",)]


@pytest.mark.slow
def test_objects_of_a_bucket_go_with_their_calls(
    department: Department, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bucket(monkeypatch) as (address, names):
        monkeypatch.setenv(SOUNDS_VARIABLE, address)
        office = opened("office", "roleplay_owner")
        for trainee in ("Anna Nowak", "Anna Nowak", "Piotr Król"):
            office.keep(trainee=trainee)
        speak(office, office.keep(trainee="Piotr Król", audio=False), "Anna Nowak", "as I did")
        assert len(names()) == 4
        monkeypatch.delenv(SOUNDS_VARIABLE)
        app = hr(opened, "without")  # a computer that does not know the bucket
        report = app.privacy.erase(app.privacy.erasure("Anna Nowak"), ErasureChoices())
        assert any("3 deleted recordings" in one for one in report.leftovers)
        assert len(names()) == 4
        monkeypatch.setenv(SOUNDS_VARIABLE, address)
        hr(opened, "knows")._parts.store.recover()
        assert len(names()) == 1
