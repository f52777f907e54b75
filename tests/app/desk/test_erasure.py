"""The seeded erasure test: one person everywhere in a store, and nothing of them after their erasure."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from roleplay.core.audit import AuditFilter, AuditKind
from roleplay.core.errors import InputError
from roleplay.core.events import CallEvent, NoteTaken, TraineeSaid
from roleplay.core.grades import Comment
from roleplay.core.privacy import ErasureChoices
from roleplay.core.records import SessionFilter, Settings
from roleplay.core.understanding import Transcript, Understood, Word
from roleplay.store import tombstones
from roleplay.store.audit import NewEntry
from roleplay.store.erased import mark_of, read_file, salt_of
from roleplay.store.every_table import every_table
from roleplay.store.personal import COLUMNS
from tests.store.samples import CALL

from . import seeding
from .installations import Installation, SignedIn

PERSON = "Łucja Święta-Kowalczyk"
OTHER = "Piotr Lis"
TRAINER = "Tomasz Trener"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SECRET = "zebracrossing"
"""A word that only she has said."""
WRITTEN = "umbrellastand"
"""A word that she said in a comment on somebody else's call."""
BESIDE = "gardenhose"
"""A word of others that stands beside her name."""
EVERYTHING = ErasureChoices(authored="delete", mentions="mask")


def said(text: str) -> tuple[CallEvent, ...]:
    words = tuple(Word(word, 6.0 + place, 6.5 + place, 0.9) for place, word in enumerate(text.split()))
    return (*CALL[:-1], TraineeSaid(30.0, Transcript(text, 29.0, 30.0, "typed", words), Understood()), CALL[-1])


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "home", TRAINER)
    yield made
    made.close()


class Seeded:
    """A store with one person everywhere in it, and others who have nothing to do with it."""

    def __init__(self, app: Installation, elsewhere: Path) -> None:
        self.app = app
        self.theirs = [
            app.keep(trainee=PERSON, events=said(f"my word is {SECRET}"), started_at=NOW - timedelta(days=day))
            for day in range(3)
        ]
        self.other = app.keep(trainee=OTHER, events=said(f"ask {PERSON.upper()} about it"))
        self.retry = app.keep(trainee=OTHER, retry_of=self.theirs[0])
        self.voice = self._speak(self.other, PERSON, WRITTEN)
        self._speak(self.theirs[0], TRAINER, f"{PERSON} did well")
        self._fill_desk()
        self._fill_folders()
        self._take_in(elsewhere)
        bare = app.keep(trainee=OTHER, score=None)
        with app._parts.store._database.writing.begin() as connection:
            self.columns = seeding.seed(connection, PERSON, BESIDE, (bare, self.other))
        self.audio = self._audio()

    def _speak(self, session_id: str, author: str, text: str) -> bytes:
        comments, comment_id = self.app._parts.store.comments, str(uuid.uuid4())
        sound = np.random.default_rng(len(author)).integers(-9000, 9000, 16000, dtype=np.int16).tobytes()
        name = comments.keep_sound(session_id, comment_id, sound)
        comments.save(Comment(comment_id, session_id, author, 1.0, NOW, None, text, name, 1.0, "vosk"))
        return (self.app.recordings / name).read_bytes()

    def _fill_desk(self) -> None:
        app, store = self.app, self.app._parts.store
        store.groups.save(None, "Night shift", [OTHER])
        store.search.save_filter("hers", SessionFilter(people=(PERSON,)))
        store.search.save_filter("kept", SessionFilter(people=(OTHER,)))
        app.privacy.hold([self.theirs[1]], "case 7")
        app.privacy.release([self.theirs[1]])
        audit = app._parts.audit
        audit.record(AuditKind.LISTENED, about=PERSON, by=TRAINER, subject=self.theirs[0])
        audit.record(AuditKind.GRADED, about=OTHER, by=PERSON, subject=self.other)

    def _fill_folders(self) -> None:
        self.app.given = replace(self.app.given, trainee=PERSON)
        Installation.save_settings(self.app, self.app.given)
        places = self.app.places
        for folder in (places.log, places.cache):
            folder.mkdir(exist_ok=True)
        (places.log / "roleplay.log").write_text(
            f"line one\nWARNING: the call of {PERSON} is odd\nline three\n", "utf-8"
        )
        (places.log / "roleplay.log.1").write_text(f"older: {PERSON}\n", "utf-8")
        (places.config / "settings.json.broken").write_text(f'{{"trainee": "{PERSON}"', "utf-8")
        (places.cache / "queue.json").write_text(f'{{"waiting": ["{PERSON}"]}}', "utf-8")

    def _take_in(self, elsewhere: Path) -> None:
        """Take in a bundle that she has signed."""
        laptop = Installation(elsewhere, PERSON)
        laptop.keep(trainee=OTHER)
        bundle = laptop.hand_over(elsewhere / "hers.roleplay")
        laptop.close()
        self.app.take_in(bundle)

    def _audio(self) -> dict[str, bytes]:
        """Return pieces of every sound file with her voice: any one of them would be a trace."""
        found = {"her spoken comment": self.voice[2000:2064]}
        for session_id in self.theirs:
            path = self.app.recording(session_id)
            assert path is not None
            content = path.read_bytes()
            for place in range(1000, len(content) - 64, len(content) // 8):
                found[f"{session_id[:8]} at {place}"] = content[place : place + 64]
        return found

    @property
    def folders(self) -> tuple[Path, ...]:
        places = self.app.places
        return places.data, places.config, places.cache, places.log

    def traces(self) -> list[str]:
        return seeding.traces(self.folders, seeding.spelt(PERSON))

    def words(self) -> list[str]:
        return seeding.traces(self.folders, {**seeding.spelt(SECRET), **seeding.spelt(WRITTEN)})

    def sounds(self) -> list[str]:
        return seeding.traces(self.folders, self.audio)


@pytest.fixture
def seeded(app: Installation, tmp_path: Path) -> Seeded:
    return Seeded(app, tmp_path / "laptop")


def test_every_column_of_every_table_is_listed() -> None:
    """Whoever adds a table says what it holds of people: erasure and the package know it from there."""
    there = {table.name: set(table.c.keys()) for table in every_table()}
    listed = {name: set(columns) for name, columns in COLUMNS.items()}
    assert listed == there


def test_nothing_of_an_erased_person_is_left(seeded: Seeded) -> None:
    app = seeded.app
    personal = {
        f"{table}.{column}"
        for table, columns in COLUMNS.items()
        for column, held in columns.items()
        if held in ("row", "name", "text", "json", "folded", "aid") and table not in seeding.SKIPPED
    }
    assert set(seeded.columns) == personal
    assert min(map(len, (seeded.traces(), seeded.words(), seeded.sounds()))) > 10  # the search finds what is there
    plan = app.privacy.erasure(PERSON.lower())
    assert PERSON in plan.names
    assert (plan.calls, plan.recordings, plan.spoken_comments) == (3, 3, 1)
    report = app.privacy.erase(plan, EVERYTHING)
    assert seeded.traces() == []
    assert seeded.words() == []
    assert seeded.sounds() == []
    assert report.leftovers == ()
    assert (report.calls, report.files, report.log_lines) == (3, 5, 2)
    app.close()
    again = Installation(app.home, TRAINER)
    seeded.app = again
    assert seeded.traces() == []
    assert again._parts.store.problems() == ()
    assert again.audit.check().whole
    again.close()


def test_what_belongs_to_others_stays(seeded: Seeded) -> None:
    app = seeded.app
    before = app.recording(seeded.other)
    assert before is not None
    content = before.read_bytes()
    app.privacy.erase(app.privacy.erasure(PERSON), EVERYTHING)
    assert {row.trainee for row in app.sessions()} == {OTHER}
    assert before.read_bytes() == content
    assert app.session(seeded.retry).start.retry_of == ""
    (group,) = [one for one in app._parts.store.groups.list() if one.name == "Night shift"]
    assert group.members == (OTHER,)
    assert [kept.name for kept in app._parts.store.search.filters()] == ["kept"]
    assert app.finding.hits(SessionFilter(text="ask")) is not None
    (line,) = app.places.log.glob("roleplay.log")
    assert line.read_text() == "line one\nWARNING: the call of […] is odd\nline three\n"


def test_the_words_of_others_are_searched_without_the_name(seeded: Seeded) -> None:
    app = seeded.app
    find = app._parts.store.list
    assert {row.id for row in find(SessionFilter(text="kowalczyk"))} >= {seeded.other}
    app.privacy.erase(app.privacy.erasure(PERSON), EVERYTHING)
    assert find(SessionFilter(text="kowalczyk")) == ()
    assert {row.id for row in find(SessionFilter(text="about"))} == {seeded.other}
    assert app._parts.store.problems() == ()


def test_what_others_wrote_is_shown_for_a_decision(app: Installation) -> None:
    one, two = (app.keep(trainee=OTHER) for _ in range(2))
    for session_id in (one, two):
        app.grading.save_comment(Comment(str(uuid.uuid4()), session_id, TRAINER, 1.0, NOW, None, f"as {PERSON} did"))
    plan = app.privacy.erasure(PERSON)
    assert [(mention.where, mention.author, mention.excerpt) for mention in plan.mentions] == [
        ("comments.text", TRAINER, f"as {PERSON} did")
    ] * 2
    kept = next(mention for mention in plan.mentions if mention.session_id == one)
    report = app.privacy.erase(plan, ErasureChoices(each={kept.id: "keep"}))
    assert (report.masked, report.kept_mentions) == (1, 1)
    assert [comment.text for comment in app.grading.comments(one)] == [f"as {PERSON} did"]
    assert [comment.text for comment in app.grading.comments(two)] == ["as […] did"]


def test_what_they_wrote_may_stay_without_their_name_and_voice(seeded: Seeded) -> None:
    app = seeded.app
    report = app.privacy.erase(app.privacy.erasure(PERSON), ErasureChoices(authored="anonymise"))
    assert seeded.traces() == []
    assert seeded.sounds() == []
    (comment,) = [one for one in app._parts.store.comments.of_session(seeded.other) if one.text == WRITTEN]
    assert (comment.author, comment.recording) == (report.label, "")


def test_calls_on_hold_stop_an_erasure(app: Installation) -> None:
    session_id = app.keep(trainee=PERSON)
    app.privacy.hold([session_id], "case 7")
    plan = app.privacy.erasure(PERSON)
    assert [hold.reason for hold in plan.held] == ["case 7"]
    with pytest.raises(InputError) as caught:
        app.privacy.erase(plan)
    assert caught.value.code == "held"
    assert app.session(session_id)
    app.privacy.erase(plan, ErasureChoices(despite_holds=True))
    assert app.sessions() == ()


@pytest.mark.parametrize("name", ["", "  ", "(script)"])
def test_nobody_is_refused(app: Installation, name: str) -> None:
    with pytest.raises(InputError):
        app.privacy.erasure(name)


def test_who_is_not_there_has_nothing_to_erase(app: Installation) -> None:
    app.keep(trainee=OTHER)
    assert app.privacy.erasure("Somebody Else").nothing


def test_earlier_names_go_too(app: Installation) -> None:
    app.keep(trainee="Łucja Panieńska")
    app.keep(trainee=PERSON)
    renamed = NewEntry(AuditKind.PERSON_RENAMED, "", (PERSON,), ("Łucja Panieńska",))
    app._parts.audit.table.append(renamed)
    plan = app.privacy.erasure(PERSON)
    assert (plan.calls, set(plan.names)) == (2, {PERSON, "Łucja Panieńska"})
    app.privacy.erase(plan)
    assert app.sessions() == ()
    assert seeding.traces((app.places.data,), seeding.spelt("Łucja Panieńska")) == []


def test_the_last_administrator_is_not_erased(app: Installation) -> None:
    app._parts.store.people.begin("Adam Admin", "$argon2id$made-up", "recovery", NOW)
    app._parts.__dict__["access"] = SignedIn("Hanna HR")
    with pytest.raises(InputError) as caught:
        app.privacy.erase(app.privacy.erasure("Adam Admin"))
    assert caught.value.code == "last_administrator"


# --- what was erased stays erased ---


def test_the_list_of_who_was_erased_names_nobody(app: Installation) -> None:
    app.keep(trainee=PERSON)
    app.privacy.erase(app.privacy.erasure(PERSON))
    (known, *_) = app._parts.store.erased.all()
    assert known.finished
    assert known.mark == mark_of(f"  {PERSON.lower()} ", salt_of(known.mark))
    assert [one.mark for one in read_file(app.places.erased)] == [known.mark]
    assert seeding.traces((app.places.data,), seeding.spelt(PERSON)) == []


def test_a_backup_that_is_put_back_brings_nobody_back(app: Installation) -> None:
    theirs, other = app.keep(trainee=PERSON, started_at=NOW - timedelta(days=9)), app.keep(trainee=OTHER)
    store = app._parts.store
    store.comments.save(Comment(str(uuid.uuid4()), other, PERSON, 1.0, NOW, None, "by her"))
    store._database.checkpoint()
    backup = {path: path.read_bytes() for path in (app.places.database, *app.recordings.iterdir())}
    app.privacy.erase(app.privacy.erasure(PERSON))
    app.close()
    for path, content in backup.items():
        path.write_bytes(content)
    for suffix in ("-wal", "-shm"):
        app.places.database.with_name(app.places.database.name + suffix).unlink(missing_ok=True)
    again = Installation(app.home, TRAINER)
    assert {row.id for row in again.sessions()} == {theirs, other}
    assert again.privacy.replay_erasures() == 1
    assert {row.id for row in again.sessions()} == {other}
    assert seeding.traces((app.places.data,), seeding.spelt(PERSON)) == []
    assert not (app.recordings / f"{theirs}.flac").exists()
    assert again.privacy.replay_erasures() == 0
    again.close()


def test_who_has_the_same_name_and_comes_later_stays(app: Installation) -> None:
    app.keep(trainee=PERSON, started_at=NOW - timedelta(days=9))
    app.privacy.erase(app.privacy.erasure(PERSON))
    later = app.keep(trainee=PERSON, started_at=datetime.now(UTC) + timedelta(days=1))
    app.keep(trainee=PERSON, started_at=NOW - timedelta(days=8))
    assert app.privacy.replay_erasures() == 1
    assert [row.id for row in app.sessions()] == [later]


def test_an_erasure_that_a_crash_cuts_off_is_finished_by_the_next_start(seeded: Seeded) -> None:
    class CrashError(Exception):
        pass

    def crash(done: int, _total: int) -> None:
        if done == 1:
            raise CrashError

    app = seeded.app
    with pytest.raises(CrashError):
        app.privacy.erase(app.privacy.erasure(PERSON), EVERYTHING, crash)
    assert len(app.sessions(SessionFilter(people=(PERSON,)))) == 2
    assert not app._parts.store.erased.all()[0].finished
    app.close()
    again = Installation(app.home, TRAINER)
    seeded.app = again
    assert again.privacy.replay_erasures() == 1
    assert seeded.traces() == []
    assert again._parts.store.erased.all()[0].finished
    again.close()


def test_an_old_bundle_does_not_bring_them_back(app: Installation, tmp_path: Path) -> None:
    laptop = Installation(tmp_path / "laptop", OTHER)
    theirs = laptop.keep(trainee=PERSON, started_at=NOW - timedelta(days=3))
    bundle = laptop.hand_over(tmp_path / "old.roleplay")
    laptop.close()
    app.keep(trainee=PERSON)
    app.privacy.erase(app.privacy.erasure(PERSON))
    app.take_in(bundle)
    assert app.sessions() == ()
    with closing(app._parts.store._database.reading.connect()) as connection:
        assert tombstones.is_buried(connection, theirs)


def test_what_was_erased_is_accounted_for(seeded: Seeded) -> None:
    app = seeded.app
    report = app.privacy.erase(app.privacy.erasure(PERSON), EVERYTHING)
    (entry,) = app.audit.entries(AuditFilter(("erased",)))
    assert (entry.number, entry.details["calls"]) == (report.audit_entry, 3)
    assert entry.about
    assert all(name.startswith("#") for name in entry.about)
    listened = next(iter(app.audit.entries(AuditFilter(("listened",)))))
    assert (listened.by, listened.about, listened.subject, listened.erased) == (TRAINER, entry.about[:1], "", True)
    assert app.audit.check().whole


def test_a_note_that_names_them_is_masked(app: Installation) -> None:
    other = app.keep(trainee=OTHER, events=(*CALL[:-1], NoteTaken(20.0, f"call {PERSON} back"), CALL[-1]))
    app.privacy.erase(app.privacy.erasure(PERSON))
    notes = [event.text for event in app.session(other).events if isinstance(event, NoteTaken)]
    assert notes == ["call […] back"]


@pytest.mark.parametrize(
    "gap", ["  ", "     ", "\t", "\n", "\n  ", "\r\n\t\t ", "\u00a0 \u00a0 \u2003 ", ",    ", " .\n   "]
)
def test_a_name_with_a_wide_gap_is_found_where_it_stands(app: Installation, gap: str) -> None:
    written = f"call Anna{gap}Nowak back"
    other = app.keep(trainee=OTHER, events=(*CALL[:-1], NoteTaken(20.0, written), CALL[-1]))
    app.grading.save_comment(Comment(str(uuid.uuid4()), other, TRAINER, 1.0, NOW, None, written))
    app.keep(trainee="Anna Nowak")
    app.privacy.erase(app.privacy.erasure("Anna Nowak"))
    notes = [event.text for event in app.session(other).events if isinstance(event, NoteTaken)]
    assert notes == ["call […] back"]
    assert [comment.text for comment in app.grading.comments(other)] == ["call […] back"]


@pytest.mark.parametrize("name", ["Anna  Nowak", "Anna\tNowak", "Anna ---- Nowak", "Nowak (née Lis), Anna"])
def test_a_name_with_gaps_of_its_own_is_found_as_it_is_spelt(app: Installation, name: str) -> None:
    other = app.keep(trainee=OTHER, events=(*CALL[:-1], NoteTaken(20.0, f"call {name} back"), CALL[-1]))
    app.keep(trainee=name)
    app.privacy.erase(app.privacy.erasure(name))
    assert {row.trainee for row in app.sessions()} == {OTHER}
    notes = [event.text for event in app.session(other).events if isinstance(event, NoteTaken)]
    assert notes == ["call […] back"]
    assert seeding.traces((app.places.data,), seeding.spelt(name)) == []


@pytest.mark.parametrize("text", ["ask Anna\n\nNowak called", "ask Anna\r\n \r\nNowak called", "Anna is at Nowak"])
def test_two_words_of_two_paragraphs_are_no_name(app: Installation, text: str) -> None:
    other = app.keep(trainee=OTHER, events=(*CALL[:-1], NoteTaken(20.0, text), CALL[-1]))
    app.keep(trainee="Anna Nowak")
    app.privacy.erase(app.privacy.erasure("Anna Nowak"))
    assert [event.text for event in app.session(other).events if isinstance(event, NoteTaken)] == [text]


def test_settings_forget_the_name(app: Installation) -> None:
    app.given = Settings(trainee=PERSON)
    kept: list[Settings] = []
    app.save_settings = kept.append  # type: ignore[method-assign]
    app.keep(trainee=PERSON)
    app.privacy.erase(app.privacy.erasure(PERSON))
    assert [settings.trainee for settings in kept] == [""]
