"""Backups: whole, shared, rotated, checked, put back; and nothing lost whatever happens meanwhile."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.backups import BackedUp, Backup
from roleplay.core.errors import DatabaseError, DiskError, InputError
from roleplay.store import converting, key_file, protection, vault
from roleplay.store.backup import checking, erased, making, manifest, restoring, switching
from roleplay.store.backup.making import Sources, make
from roleplay.store.backup.rotation import Keep, kept

from .conftest import fill
from .practised import PASSPHRASE, cheap, found, opened, practise

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    practise(tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def back_up(home: Path, root: Path, at: datetime = NOW, keep: Keep | None = None) -> BackedUp:
    others = tuple((name, home / name) for name in ("scenarios", "scenario-versions", "keys"))
    sources = Sources(home / "sessions.db", home / "recordings", others)
    return make(sources, root, at, keep or Keep(), silent)


def put_back(backup: Backup, home: Path) -> restoring.Restored:
    with opened(home) as store:
        ready = restoring.prepare(backup, home, silent, erased.replay, store)
        with store.database.set_aside():
            converting.need_alone(home / "sessions.db")
            done = restoring.exchange(ready, home, NOW)
        store.list()
    return done


def ids(home: Path) -> set[str]:
    with opened(home) as store:
        assert store.problems() == ()
        return {session.id for session in store.list()}


def pool(root: Path) -> dict[str, int]:
    return {path.name: path.stat().st_ino for path in (root / manifest.POOL).glob("*/*")}


# --- rotation ---

MOMENTS = st.integers(1_577_836_800, 1_798_761_600).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(st.lists(MOMENTS, max_size=60))
def test_rotation_keeps_the_newest_and_never_more_than_it_says(moments: list[datetime]) -> None:
    keep = Keep(3, 2, 2)
    stays = kept(moments, keep)
    assert stays <= set(moments)
    assert len(stays) <= 7
    if moments:
        assert max(moments) in stays
        for day in sorted({at.date() for at in moments}, reverse=True)[:3]:
            assert max(at for at in moments if at.date() == day) in stays
    assert kept(stays, keep) == stays, "doing it again changes nothing"


def test_a_year_of_days_leaves_seven_days_four_weeks_twelve_months() -> None:
    days = [NOW - timedelta(days=number) for number in range(400)]
    stays: set[datetime] = set()
    for day in reversed(days):  # as they are made, one a day
        stays = set(kept([*stays, day], Keep()))
    assert {NOW - timedelta(days=number) for number in range(7)} <= stays
    assert len({(at.year, at.month) for at in stays}) == 12
    assert len(stays) <= 7 + 4 + 12


# --- making ---


def test_a_backup_is_whole_and_the_next_one_shares_what_is_the_same(home: Path, root: Path) -> None:
    first = back_up(home, root)
    assert (first.backup.sessions, first.backup.files, first.missing) == (3, 4, ())
    assert checking.problems(first.backup.path, root) == ()
    before = pool(root)
    practise(home, 1, first=7)
    second = back_up(home, root, NOW + timedelta(days=1))
    assert second.backup.sessions == 4
    assert {name: pool(root)[name] for name in before} == before, (
        "what is the same is there once, and was not touched"
    )
    assert len(pool(root)) == len(before) + 2
    assert [each.name for each in manifest.backups(root)] == [second.backup.name, first.backup.name]


def test_unchanged_recordings_are_not_read_again(home: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    back_up(home, root)
    read: list[str] = []
    monkeypatch.setattr(making, "new_file", lambda path, *_: read.append(str(path)))
    back_up(home, root, NOW + timedelta(days=1))
    assert read == []


def test_a_call_that_runs_is_backed_up_as_far_as_it_has_got(home: Path, root: Path, tmp_path: Path) -> None:
    from roleplay.core.events import Ringing

    from .samples import start

    with opened(home) as store:
        call = start()
        writer = store.begin(call, lambda _event: None)
        writer.append(Ringing(0.0))
        writer.append_audio(b"\x01\x00" * 16000, b"\x02\x00" * 16000)
        writer._audio.close()
        made = back_up(home, root)
    assert f"recordings/{call.id}.pcm" in {entry.path for entry in manifest.read(made.backup.path).files}


def test_a_missing_recording_is_told_and_keeps_nothing_from_being_backed_up(home: Path, root: Path) -> None:
    victim = sorted((home / "recordings").glob("*.flac"))[0]
    victim.unlink()
    done = back_up(home, root)
    assert done.missing == (victim.name,)
    assert done.backup.files == 3
    assert checking.problems(done.backup.path, root) == ()


@pytest.mark.parametrize("what", ["database", "sound", "list", "gone"])
def test_every_changed_byte_is_found(home: Path, root: Path, what: str) -> None:
    made = back_up(home, root).backup
    paths = {
        "database": made.path / manifest.DATABASE,
        "sound": next((root / manifest.POOL).glob("*/*")),
        "list": made.path / manifest.NAME,
        "gone": next((root / manifest.POOL).glob("*/*")),
    }
    path = paths[what]
    if what == "gone":
        path.unlink()
    else:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    assert checking.problems(made.path, root) != ()
    with opened(home) as store, pytest.raises((DatabaseError, InputError)):
        restoring.prepare(manifest.describe(made.path), home, silent, erased.replay, store)
    assert len(ids(home)) == 3
    assert not (home / switching.READY).exists()


def test_a_list_that_points_elsewhere_is_refused(home: Path, root: Path) -> None:
    made = back_up(home, root).backup
    path = made.path / manifest.NAME
    for bad in ("../../evil", "/etc/passwd", "recordings\\\\evil", "recordings//x"):
        path.write_text(path.read_text().replace('"recordings/', f'"{bad}/', 1))
        assert "outside" in manifest.describe(made.path).problem
        break


def test_on_a_full_disk_the_old_backup_stays_and_nothing_half_is_left(home: Path, small_disk: Path) -> None:
    root = small_disk / "backups"
    first = back_up(home, root)
    practise(home, 1)
    fill(small_disk)
    with pytest.raises(DiskError, match="full") as told:
        back_up(home, root, NOW + timedelta(days=1))
    assert str(root) in told.value.message  # not the disk of the calls
    assert [each.name for each in manifest.backups(root)] == [first.backup.name]
    assert checking.problems(first.backup.path, root) == ()
    assert not list(root.glob(".unfinished*"))


def test_rotation_deletes_what_no_backup_needs(home: Path, root: Path) -> None:
    back_up(home, root, keep=Keep(1, 1, 1))
    with opened(home) as store:
        gone = store.list()[0].id
        store.delete(gone)
    before = len(pool(root))
    done = back_up(home, root, NOW + timedelta(minutes=1), Keep(1, 1, 1))
    assert len(done.removed) == 1
    assert len(pool(root)) < before
    assert checking.problems(done.backup.path, root) == ()


def test_nothing_is_rotated_out_while_a_backup_cannot_be_read(home: Path, root: Path) -> None:
    first = back_up(home, root, keep=Keep(1, 1, 1))
    (first.backup.path / manifest.NAME).write_bytes(b"{")
    done = back_up(home, root, NOW + timedelta(minutes=1), Keep(1, 1, 1))
    assert done.removed == ()
    assert first.backup.path.is_dir()


KILLED = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from roleplay.store.backup.making import Sources, make
from roleplay.store.backup.rotation import Keep

home, root, last = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
steps = 0
def count(event, _arguments):
    global steps
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod"):
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
make(Sources(home / "sessions.db", home / "recordings"), root, datetime(2026, 11, 23, tzinfo=UTC), Keep(1, 1, 1),
     lambda done, total: None)
print(steps)
"""


@pytest.mark.slow
def test_killed_while_it_is_made_the_old_one_stays(home: Path, root: Path) -> None:
    first = back_up(home, root, keep=Keep(1, 1, 1))
    practise(home, 1)

    def run(last: int) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-c", KILLED, str(home), str(root), str(last)]
        return subprocess.run(program, capture_output=True, text=True, check=False)

    for last in (5, 30, 55, 70):
        ran = run(last)
        assert ran.returncode in (-signal.SIGKILL, 0) or "of this second" in ran.stderr
        there = [each for each in manifest.backups(root) if not each.problem]
        assert there
        assert all(checking.problems(each.path, root) == () for each in there)
    whole = run(0)
    assert whole.returncode == 0 or "of this second" in whole.stderr
    assert not list(root.glob(".unfinished*"))
    assert first.backup.sessions == 3


# --- putting back ---


def test_the_preview_tells_what_comes_and_what_goes(home: Path, root: Path) -> None:
    before = ids(home)
    made = back_up(home, root).backup
    (lost, deleted, _) = sorted(before)
    with opened(home) as store:
        store.delete(deleted)
        with store.database.writing.begin() as connection:  # a call that was lost, not deleted by anybody
            connection.exec_driver_sql("DELETE FROM sessions WHERE id = ?", (lost,))
    (new,) = practise(home, 1)
    seen = restoring.preview(made, home / "sessions.db")
    assert [call.id for call in seen.comes] == [lost]
    assert [call.id for call in seen.goes] == [new]
    assert (seen.stays, seen.erased) == (1, 1)


def test_what_is_put_back_is_as_it_was_but_for_what_was_deleted(home: Path, root: Path) -> None:
    before = ids(home)
    made = back_up(home, root).backup
    deleted = sorted(before)[0]
    with opened(home) as store:
        store.delete(deleted)
    (new,) = practise(home, 1)
    done = put_back(made, home)
    assert ids(home) == before - {deleted}
    assert (done.sessions, done.erased) == (2, 1)
    assert not list((home / "recordings").glob(f"{deleted}*"))
    assert ids(done.aside) == (before - {deleted}) | {new}, "what was here is kept, and opens"
    assert {path.name for path in (home / "recordings").glob("*.flac")} >= {f"{each}.flac" for each in ids(home)}


def test_put_back_where_the_present_store_is_damaged(home: Path, root: Path) -> None:
    before = ids(home)
    made = back_up(home, root).backup
    (home / "sessions.db").write_bytes(b"not a database at all" * 1000)
    seen = restoring.preview(made, home / "sessions.db")
    assert seen.present_problem
    assert len(seen.comes) == 3
    ready = restoring.prepare(made, home, silent, erased.replay, None)
    restoring.exchange(ready, home, NOW)
    assert ids(home) == before


def test_put_back_on_another_computer(home: Path, root: Path, tmp_path: Path) -> None:
    (home / "scenarios").mkdir()
    (home / "scenarios" / "own.yaml").write_text("id: own")
    (home / "scenario-versions" / "own").mkdir(parents=True)
    (home / "scenario-versions" / "own" / "1.yaml.gz").write_bytes(b"version")
    before = ids(home)
    made = back_up(home, root).backup
    fresh = tmp_path / "fresh"
    with opened(fresh):
        pass
    put_back(made, fresh)
    assert ids(fresh) == before
    assert (fresh / "scenarios" / "own.yaml").read_text() == "id: own"
    assert (fresh / "scenario-versions" / "own" / "1.yaml.gz").read_bytes() == b"version"


SWITCH = """
import os, signal, sys
from pathlib import Path
from roleplay.store.backup import switching

home, last = Path(sys.argv[1]), int(sys.argv[2])
steps = 0
def count(event, _arguments):
    global steps
    if event in ("os.rename", "os.remove", "os.mkdir"):
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
switching.begin(home, "x")
print(steps)
"""


@pytest.mark.slow
def test_killed_at_every_step_of_the_exchange_the_next_start_finishes_it(
    home: Path, root: Path, tmp_path: Path
) -> None:
    made = back_up(home, root).backup
    before = ids(home)
    (new,) = practise(home, 1)
    with opened(home) as store:
        restoring.prepare(made, home, silent, erased.replay, store)
    last, done = 0, False
    while not done:
        last += 1
        copy = shutil.copytree(home, tmp_path / f"at-{last}")
        ran = subprocess.run([sys.executable, "-c", SWITCH, str(copy), str(last)], check=False, capture_output=True)
        done = ran.returncode == 0
        began = (copy / "restore.json").exists() or done
        assert ids(copy) == (before if began else before | {new})
        if began:
            (aside,) = switching.asides(copy)
            assert ids(aside) == before | {new}
        assert not (copy / "restore.json").exists()
    assert last > 6


# --- encrypted ---


@pytest.fixture
def encrypted(home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str]:
    cheap(monkeypatch)
    recovery = protection.begin_on(home, NOW.date(), PASSPHRASE)
    converting.convert(home / "sessions.db", home / "recordings", silent)
    return home, recovery


def test_a_backup_of_an_encrypted_store_holds_nothing_in_clear_and_opens_with_the_recovery_key(
    encrypted: tuple[Path, str], root: Path, tmp_path: Path
) -> None:
    home, recovery = encrypted
    before = ids(home)
    (home / "scenarios").mkdir()
    (home / "scenarios" / "own.yaml").write_text("the purple rhinoceros")
    made = back_up(home, root)
    assert found(root) == set()
    assert made.backup.key_id
    vault.let_go([made.backup.key_id])
    fresh = tmp_path / "fresh"
    with opened(fresh):
        pass
    with pytest.raises(DatabaseError) as refused:
        restoring.preview(made.backup, fresh / "sessions.db")
    assert refused.value.code == "store_locked"
    vault.unlock(made.backup.path, recovery)
    put_back(made.backup, fresh)
    assert ids(fresh) == before
    assert key_file.read(fresh) is not None
    assert (fresh / "scenarios" / "own.yaml").read_text() == "the purple rhinoceros"


def test_a_list_that_somebody_changed_is_noticed_by_its_code(encrypted: tuple[Path, str], root: Path) -> None:
    home, _ = encrypted
    made = back_up(home, root).backup
    path = made.path / manifest.NAME
    path.write_text(path.read_text().replace('"sessions": 3', '"sessions": 2'))
    assert manifest.describe(made.path).problem == "its list of files was changed"


def test_a_backup_from_before_the_encryption_can_be_put_back(
    home: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheap(monkeypatch)
    before = ids(home)
    made = back_up(home, root).backup
    protection.begin_on(home, NOW.date(), PASSPHRASE)
    converting.convert(home / "sessions.db", home / "recordings", silent)
    put_back(made, home)
    assert ids(home) == before
    assert key_file.read(home) is None
