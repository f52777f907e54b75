from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roleplay.core.errors import DatabaseError, DiskError, InputError
from roleplay.core.events import Answered, AnyEvent, CallEnded, CallEvent, TraineeSaid
from roleplay.core.records import Score, SessionFilter
from roleplay.core.sound import CALL_RATE
from roleplay.core.understanding import Transcript, Understood
from roleplay.store.sessions import SessionStore

from .conftest import Save
from .practised import heard
from .samples import CALL, SCORE, events, start


def said(text: str) -> TraineeSaid:
    return TraineeSaid(2.0, Transcript(text, 1.0, 2.0, "typed"), Understood())


def test_a_call_is_found_again_whole(store: SessionStore, save: Save) -> None:
    call = start()
    heard = save(call)
    record = store.load(call.id)
    assert heard == list(CALL)
    assert record.start == call
    assert record.events == CALL
    assert record.score is None
    assert store.list() == (record.summary,)
    summary = record.summary
    assert (summary.state, summary.outcome, summary.seconds, summary.turns) == ("complete", "handed_over", 20.0, 1)
    assert (summary.scenario_id, summary.scenario_version, summary.score) == ("laptop-overdue", 3, None)
    assert store.recording(call.id) is None


def test_the_recording_holds_both_voices_on_their_sides(store: SessionStore) -> None:
    call = start()
    writer = store.begin(call, lambda event: None)
    writer.append_audio(b"\x01\x00" * 512, b"\xff\xff" * 512)
    writer.append_audio(b"\x02\x00" * 100, b"\xfe\xff" * 100)
    writer.finish()
    path = store.recording(call.id)
    assert path is not None
    with heard(path) as information:
        sound, rate = information.read(dtype="int16"), information.samplerate
    assert (rate, information.format, information.subtype) == (CALL_RATE, "FLAC", "PCM_16")
    assert sound.tolist() == [[1, -1]] * 512 + [[2, -2]] * 100
    assert store.load(call.id).summary.recording == path.name
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_call_without_sound_leaves_no_file(store: SessionStore, tmp_path: Path) -> None:
    call = start()
    store.begin(call, lambda event: None).finish()
    assert store.recording(call.id) is None
    assert list((tmp_path / "data" / "recordings").iterdir()) == []


@pytest.mark.sqlite_file  # a department has it in its database, too
def test_a_recording_that_somebody_deleted_is_none(store: SessionStore) -> None:
    call = start()
    writer = store.begin(call, lambda event: None)
    writer.append_audio(bytes(64), bytes(64))
    writer.finish()
    path = store.recording(call.id)
    assert path is not None
    path.unlink()
    assert store.recording(call.id) is None


def test_a_scenario_is_stored_once_and_kept_as_played(store: SessionStore, save: Save) -> None:
    for source in ("{}", "{}", '{"changed": true}'):
        save(start(scenario_source=source), ())
    with store._snapshot() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM scenario_versions").scalar() == 2
    sources = sorted(record.start.scenario_source for record in store.records())
    assert sources == ['{"changed": true}', "{}", "{}"]


def test_the_newest_comes_first_whatever_its_time_zone(store: SessionStore, save: Save) -> None:
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    east = timezone(timedelta(hours=9))
    times = [noon, (noon + timedelta(hours=1)).astimezone(east), noon - timedelta(days=1)]
    for moment in times:
        save(start(started_at=moment), ())
    assert [summary.started_at for summary in store.list()] == sorted(times, reverse=True)
    assert all(summary.started_at.utcoffset() == timedelta(0) for summary in store.list())


def test_a_moment_needs_a_time_zone(store: SessionStore, save: Save) -> None:
    with pytest.raises(Exception, match="time zone"):
        save(start(started_at=datetime(2026, 1, 1)), ())  # noqa: DTZ001
    assert store.list() == ()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (SessionFilter(), "abc"),
        (SessionFilter(scenarios=("gift",)), "b"),
        (SessionFilter(outcomes=("solved",)), "c"),
        (SessionFilter(since=datetime(2026, 1, 2, tzinfo=UTC)), "bc"),
        (SessionFilter(until=datetime(2026, 1, 2, tzinfo=UTC)), "ab"),
        (SessionFilter(text="LUCJA swiatek"), "abc"),
        (SessionFilter(text="birthday"), "b"),
        (SessionFilter(text="żółw"), "c"),
        (SessionFilter(text="ZOLW"), "c"),
        (SessionFilter(text="sorry <Marian>"), "a"),
        (SessionFilter(text="kowalski", outcomes=("solved",)), "c"),
        (SessionFilter(text="100 %"), "c"),
        (SessionFilter(text="1_0"), ""),
        (SessionFilter(text="nothing like that"), ""),
    ],
)
def test_filters(store: SessionStore, save: Save, wanted: SessionFilter, found: str) -> None:
    day = datetime(2026, 1, 1, tzinfo=UTC)
    save(start(seed=ord("a"), started_at=day))
    save(start(seed=ord("b"), started_at=day + timedelta(days=1), scenario_id="gift", scenario_title="Birthday",
               scenario_source='{"id": "gift"}'), ())  # fmt: skip
    save(start(seed=ord("c"), started_at=day + timedelta(days=2)), (said("Żółw, 100 %"), CallEnded(3.0, "solved")))
    assert sorted(chr(record.start.seed) for record in store.records(wanted)) == list(found)
    assert len(store.list(wanted)) == len(found)


def test_a_session_is_named_by_the_beginning_of_its_id(store: SessionStore, save: Save) -> None:
    first, second = "aaaa1111-0000-4000-8000-000000000000", "aaaa2222-0000-4000-8000-000000000000"
    save(start(id=first), ())
    save(start(id=second), ())
    assert store.load("aaaa1").start.id == first
    assert store.load(" AAAA2222 ").start.id == second
    assert store.load(second).start.id == second
    with pytest.raises(InputError, match="Several sessions begin with 'aaaa'") as caught:
        store.load("aaaa")
    assert caught.value.code == "session"


@pytest.mark.parametrize(
    "sought", ["ffff", "", "%", "_", "a'; DROP TABLE sessions; --", "../../etc/passwd", "ł", "a" * 99]
)
def test_an_unknown_session_is_told(store: SessionStore, save: Save, sought: str) -> None:
    save(start(id="aaaa1111-0000-4000-8000-000000000000"), ())
    for ask in (store.load, store.recording, store.delete, lambda name: store.save_score(name, SCORE)):
        with pytest.raises(InputError, match="There is no session") as caught:
            ask(sought)
        assert caught.value.hint
    assert len(store.list()) == 1


def test_a_score_replaces_the_one_before(store: SessionStore, save: Save) -> None:
    call = start()
    save(call)
    store.save_score(call.id, Score(10.0, ()))
    store.save_score(call.id[:8], SCORE)
    assert store.load(call.id).score == SCORE
    assert store.list()[0].score == SCORE.total


@pytest.mark.sqlite_file
def test_deleting_leaves_nothing(store: SessionStore, tmp_path: Path) -> None:
    call, secret = start(), "Zyzzyva-4711"
    writer = store.begin(call, lambda event: None)
    writer.append(said(secret))
    writer.append_audio(b"\x21\x43" * 5000, b"\x65\x87" * 5000)
    writer.finish()
    store.save_score(call.id, SCORE)
    other = start()
    store.begin(other, lambda event: None).finish()
    assert holding(tmp_path, secret)
    store.delete(call.id)
    assert [summary.id for summary in store.list()] == [other.id]
    assert holding(tmp_path, secret) == []
    assert holding(tmp_path, call.id) == []
    assert list((tmp_path / "data" / "recordings").iterdir()) == []
    assert store.problems() == ()


def holding(folder: Path, text: str) -> list[Path]:
    """Return the files whose name or content holds the text."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if text in path.name or text.encode() in path.read_bytes()]


def test_a_recording_that_cannot_be_deleted_keeps_its_session(
    store: SessionStore, save: Save, tmp_path: Path
) -> None:
    call = start()
    save(call)
    (tmp_path / "data" / "recordings" / f"{call.id}.flac").mkdir(parents=True)
    with pytest.raises(DiskError, match="recording cannot be deleted") as caught:
        store.delete(call.id)
    assert caught.value.hint
    assert store.load(call.id).events == CALL


def test_a_running_call_cannot_be_deleted(store: SessionStore) -> None:
    call = start()
    writer = store.begin(call, lambda event: None)
    with pytest.raises(InputError, match="runs now"):
        store.delete(call.id)
    writer.finish()
    store.delete(call.id)


def test_reading_while_a_call_is_written(store: SessionStore, where: Path | str, tmp_path: Path) -> None:
    """Another window sees a running call grow, event by event, and is never told that it is locked."""
    second = SessionStore(where, tmp_path / "data" / "recordings")
    call = start()
    seen: list[int] = []
    writer = store.begin(call, lambda event: seen.append(len(second.load(call.id).events)))
    for number in range(50):
        writer.append(said(str(number)))
        writer.append_audio(bytes(1024), bytes(1024))
    assert second.list()[0].state == "running"
    assert second.recover() == (), "a call of a live process is not crashed"
    writer.finish()
    assert seen == list(range(1, 51)), "each event is there for everyone before it is shown"
    assert second.load(call.id).summary.state == "complete"
    second.close()


KEEP_ONE = """
import sys
from pathlib import Path
from roleplay.store import vault
from roleplay.store.sessions import SessionStore
from tests.store.practised import SECRET
from tests.store.samples import CALL, start
vault.hold(vault.StoreKey(vault.key_id_of(SECRET), SECRET))
place = sys.argv[1]
store = SessionStore(place if "://" in place else Path(place), Path(sys.argv[2]))
for _ in range(5):
    writer = store.begin(start(), lambda event: None)
    for event in CALL:
        writer.append(event)
        writer.append_audio(bytes(512), bytes(512))
    writer.finish()
store.close()
"""


def test_two_processes_keep_calls_at_once(store: SessionStore, where: Path | str, tmp_path: Path) -> None:
    places = [str(where), str(tmp_path / "data" / "recordings")]
    processes = [subprocess.Popen([sys.executable, "-c", KEEP_ONE, *places]) for _ in range(2)]
    assert [process.wait(120) for process in processes] == [0, 0]
    records = list(store.records())
    assert len(records) == 10
    assert all(record.events == CALL and record.summary.state == "complete" for record in records)


def test_many_threads_may_ask_at_once(store: SessionStore, save: Save) -> None:
    call = start()
    save(call)
    found: list[tuple[CallEvent, ...]] = []
    threads = [threading.Thread(target=lambda: found.append(store.load(call.id).events)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [CALL] * 8


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(events(), max_size=12))
def test_a_row_follows_from_its_events(store: SessionStore, log: list[CallEvent]) -> None:
    call = start()
    heard: list[AnyEvent] = []
    writer = store.begin(call, heard.append, record_audio=False)
    for event in log:
        writer.append(event)
    writer.finish()
    summary = store.load(call.id).summary
    answered = next((event.at for event in log if isinstance(event, Answered)), None)
    ends = [event for event in log if isinstance(event, CallEnded)]
    assert heard == log
    assert store.load(call.id).events == tuple(log)
    assert summary.turns == sum(isinstance(event, TraineeSaid) for event in log)
    assert summary.outcome == (ends[-1].outcome if ends else None)
    if ends and answered is not None and log[0] == Answered(answered):
        assert summary.seconds == max(0.0, ends[-1].at - answered)


def test_a_session_of_a_newer_version_is_told(store: SessionStore, save: Save) -> None:
    call = start()
    save(call)
    with store._transaction() as connection:
        connection.exec_driver_sql(
            """UPDATE events SET payload = '{"kind": "eye_contact", "at": 1}' WHERE sequence = 3"""
        )
    with pytest.raises(DatabaseError, match="eye_contact"):
        store.load(call.id)
    assert len(store.list()) == 1
