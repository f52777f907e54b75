"""Handing calls over from one installation to another."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from roleplay.app import integrity
from roleplay.core.errors import DatabaseError, DiskError, ExportError, InputError, RoleplayError
from roleplay.core.events import TraineeSaid
from roleplay.core.grades import Answer, CardResult, Comment, Feedback, Grade
from roleplay.core.handover import BundleOptions
from roleplay.core.records import Correction, Finding, SessionFilter
from roleplay.core.scorecards import Scorecard
from roleplay.core.understanding import Evidence, TechniqueMatch, Understood
from roleplay.dialogue.engine import DialogueEngine
from roleplay.dialogue.scoring import score
from roleplay.export.bundle.manifest import recording_path, scenario_path, session_path, spoken_path
from roleplay.export.signed_zip import MANIFEST
from roleplay.review.corrected import with_corrections
from roleplay.store.merge import WaitingRoom
from roleplay.store.schema import EventRow
from tests.app.desk.installations import Installation
from tests.export.bundle.forging import manifest
from tests.gui import sample
from tests.store.conftest import fill, small_disk  # noqa: F401 - a fixture
from tests.store.samples import CALL, SORRY

WHEN = datetime(2026, 11, 22, 9, tzinfo=UTC)
SPOKEN_AT = CALL.index(SORRY)


@pytest.fixture
def bob(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "bob", "Bob")
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "calls.roleplay"


def corrected(text: str, by: str = "Anna Nowak") -> Correction:
    return Correction(SPOKEN_AT, text, Understood(), WHEN, by)


def test_a_call_arrives_whole(anna: Installation, bob: Installation, file: Path) -> None:
    ids = [anna.keep(), anna.keep(language="pl", trainee="Ola"), anna.keep(audio=False)]
    anna._parts.store.save_correction(ids[0], corrected("I am sorry."), None)
    mine = bob.keep(audio=False, trainee="Bob")
    bob._parts.store.save_correction(mine, corrected("So sad.", "Bob"), None)
    anna.hand_over(file)
    preview = bob.bundles.inspect(file)
    assert (preview.count("new"), preview.people, preview.standing) == (3, ("Ola", "Łucja Świątek"), "new")
    assert len(bob.sessions()) == 1
    assert bob.take_in(file) == dict.fromkeys(ids, "new")
    for found in ids:
        assert bob.session(found) == anna.session(found)
    for found in ids[:2]:
        name = f"{found}.flac"
        assert (bob.recordings / name).read_bytes() == (anna.recordings / name).read_bytes()
    assert sorted(path.name for path in bob.recordings.iterdir()) == sorted(f"{found}.flac" for found in ids[:2])
    assert bob._parts.store.problems() == ()
    assert bob._parts.store.recording_digest(ids[0]) == anna._parts.store.recording_digest(ids[0]) != b""
    for text, count in (("annoying", 2), ("I am sorry", 1), ("swiatek", 2)):
        there = {found.id for found in anna.sessions(SessionFilter(text=text))}
        assert there == {found.id for found in bob.sessions(SessionFilter(text=text))} - {mine}
        assert len(there) >= count


def test_the_same_again_changes_nothing(anna: Installation, bob: Installation, file: Path) -> None:
    anna.keep()
    anna.hand_over(file)
    bob.take_in(file)
    before = bob.everything()
    assert set(bob.take_in(file).values()) == {"known"}
    assert set(anna.take_in(file).values()) == {"known"}
    assert bob.everything() == before


def test_the_way_back_brings_nothing_twice(anna: Installation, bob: Installation, file: Path) -> None:
    found = anna.keep()
    anna.hand_over(file)
    bob.take_in(file)
    bob._parts.store.save_correction(found, corrected("I am so sorry, Marian.", "Bob"), None)
    bob.hand_over(file, pseudonyms=True)
    assert anna.take_in(file) == {found: "merged"}
    (correction,) = anna.session(found).corrections
    assert correction.text == "I am so sorry, Marian."
    assert anna.session(found).start.trainee == "Łucja Świątek"
    assert anna.take_in(file) == {found: "known"}


def test_other_corrections_are_kept_beside_those_in_force(anna: Installation, bob: Installation, file: Path) -> None:
    found = anna.keep()
    anna.hand_over(file)
    bob.take_in(file)
    anna._parts.store.save_correction(found, corrected("I am very sorry."), None)
    bob._parts.store.save_correction(found, corrected("I am so sorry.", "Bob"), None)
    bob.hand_over(file)
    assert bob.bundles.inspect(file).sessions[0].gains.other_corrections == 0
    assert anna.bundles.inspect(file).sessions[0].gains.other_corrections == 1
    assert anna.take_in(file) == {found: "merged"}
    record = anna.session(found)
    assert [one.text for one in record.corrections] == ["I am very sorry."]
    assert [(one.text, one.corrected_by) for one in record.other_corrections] == [("I am so sorry.", "Bob")]
    assert anna.take_in(file) == {found: "known"}
    anna.hand_over(file)
    assert bob.take_in(file) == {found: "merged"}
    assert [one.text for one in bob.session(found).other_corrections] == ["I am very sorry."]


def test_a_call_is_scored_again_with_the_corrections_that_come(
    anna: Installation, bob: Installation, file: Path
) -> None:
    engine = DialogueEngine(sample.SCENARIO, "en")
    begun = replace(sample.record().start, id=str(uuid.uuid4()))
    as_heard = score(engine, sample.EVENTS, seed=begun.seed)
    found = anna.keep(events=sample.EVENTS, score=as_heard, **asdict(begun))
    anna.hand_over(file)
    bob.take_in(file)
    place = next(number for number, event in enumerate(sample.EVENTS) if isinstance(event, TraineeSaid))
    rude = Understood((TechniqueMatch("blame", 0.9, Evidence("your own fault")),))
    heard = replace(corrected("It is your own fault."), position=place, understood=rude)
    before = replace(anna.session(found), corrections=(heard,))
    worse = score(engine, with_corrections(before).record.events, seed=begun.seed)
    assert worse.total != as_heard.total
    anna._parts.store.save_correction(found, heard, worse)
    anna.hand_over(file)
    assert bob.take_in(file) == {found: "merged"}
    assert bob.session(found) == anna.session(found)
    assert bob.session(found).score == worse
    assert bob.session(found).score_as_heard == as_heard


# --- grades, comments and feedback ---


@pytest.fixture
def card(anna: Installation) -> Scorecard:
    return anna.grading.cards.find("de-escalation")


def grade(session_id: str, card: Scorecard, grader: str, **changes: Any) -> Grade:
    question = next(iter(card.questions))
    values: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "session_id": session_id,
        "scorecard_id": card.id,
        "scorecard_version": card.version,
        "grader": grader,
        "started_at": WHEN,
        "answers": (Answer(question.id, not_applicable=True, note="see <b>0:07</b>"),),
        "result": CardResult(80.0, None, True),
    }
    return Grade(**{**values, **changes})


def save(app: Installation, card: Scorecard, made: Grade) -> Grade:
    app._parts.store.grades.save_scorecard(card)
    return app._parts.store.grades.save(made)


def graders(app: Installation, session_id: str) -> set[str]:
    return {found.grader for found in app._parts.store.grades.of_session(session_id)}


def remark(session_id: str, **changes: Any) -> Comment:
    return replace(Comment(str(uuid.uuid4()), session_id, "Anna Nowak", 7.5, WHEN, 9.0, "Well put."), **changes)


def test_grades_of_both_are_kept(anna: Installation, bob: Installation, file: Path, card: Scorecard) -> None:
    found = anna.keep()
    anna.hand_over(file)
    bob.take_in(file)
    save(anna, card, grade(found, card, "Anna Nowak"))
    save(bob, card, grade(found, card, "Bob"))
    anna.hand_over(file)
    assert bob.take_in(file) == {found: "merged"}
    assert graders(bob, found) == {"Anna Nowak", "Bob"}
    bob.hand_over(file)
    assert anna.take_in(file) == {found: "merged"}
    assert anna._parts.store.grades.of_session(found) == bob._parts.store.grades.of_session(found)
    assert bob.take_in(file) == {found: "known"}


def test_two_of_the_same_name_are_told_apart(
    anna: Installation, bob: Installation, file: Path, card: Scorecard
) -> None:
    found = anna.keep()
    anna.hand_over(file)
    bob.take_in(file)
    save(anna, card, grade(found, card, "Anna Nowak", summary="Good."))
    save(bob, card, grade(found, card, "Anna Nowak", summary="Poor."))
    anna.hand_over(file)
    assert bob.take_in(file) == {found: "merged"}
    tag = anna.bundles.me().fingerprint[:9]
    assert graders(bob, found) == {"Anna Nowak", f"Anna Nowak ({tag})"}
    before = bob.everything()
    assert bob.take_in(file) == {found: "known"}
    assert bob.everything() == before


def test_a_later_saving_replaces_and_two_changes_are_both_kept(
    anna: Installation, bob: Installation, file: Path, card: Scorecard
) -> None:
    found = anna.keep()
    draft = save(anna, card, grade(found, card, "Anna Nowak"))
    anna.hand_over(file)
    bob.take_in(file)
    final = anna._parts.store.grades.save(replace(draft, summary="Final.", finished_at=WHEN))
    anna.hand_over(file)
    assert bob.take_in(file) == {found: "merged"}
    assert bob._parts.store.grades.of_session(found) == (final,)
    mine = bob._parts.store.grades.save(replace(final, summary="Changed here."))
    assert bob.take_in(file) == {found: "known"}  # what is here is the later one
    anna._parts.store.grades.save(replace(final, summary="Changed there."))
    anna.hand_over(file)
    assert bob.take_in(file) == {found: "merged"}
    both = bob._parts.store.grades.of_session(found)
    assert mine in both
    assert {one.summary for one in both} == {"Changed here.", "Changed there."}
    assert bob.take_in(file) == {found: "known"}


def test_another_scorecard_of_the_same_name_is_kept_apart(
    anna: Installation, bob: Installation, file: Path, card: Scorecard
) -> None:
    found = anna.keep()
    save(anna, card, grade(found, card, "Anna Nowak"))
    bob._parts.store.grades.save_scorecard(replace(card, pass_mark=1.0))
    anna.hand_over(file)
    assert bob.take_in(file) == {found: "new"}
    (kept,) = bob._parts.store.grades.of_session(found)
    assert kept.scorecard_id.startswith(f"{card.id}-")
    assert bob._parts.store.grades.scorecard(kept.scorecard_id, card.version) == replace(card, id=kept.scorecard_id)
    assert bob.take_in(file) == {found: "known"}


def test_comments_and_feedback_come_along(anna: Installation, bob: Installation, file: Path, card: Scorecard) -> None:
    found = anna.keep()
    comments = anna._parts.store.comments
    spoken = remark(found, text="")
    name = comments.keep_sound(found, spoken.id, bytes(32_000))
    said = comments.save(replace(spoken, recording=name, recorded_seconds=1.0))
    written = comments.save(remark(found))
    given = save(anna, card, grade(found, card, "Anna Nowak"))
    sent = Feedback(str(uuid.uuid4()), found, "Anna Nowak", WHEN, "Have a look.", given.id)
    comments.send(sent)
    anna.hand_over(file)
    bob.take_in(file)
    there = bob._parts.store.comments
    assert set(there.of_session(found)) == {said, written}
    assert there.feedback(found) == (sent,)
    assert (bob.recordings / name).read_bytes() == (anna.recordings / name).read_bytes()
    there.answer(sent.id, "Thank you.", WHEN)
    there.save(replace(written, text="Changed here."))
    comments.save(replace(written, text="Changed there."))
    bob.hand_over(file)
    assert anna.take_in(file) == {found: "merged"}
    assert anna._parts.store.comments.feedback(found)[0].answer == "Thank you."
    assert {one.text for one in comments.of_session(found)} == {"", "Changed here.", "Changed there."}
    assert anna.take_in(file) == {found: "known"}


@pytest.mark.parametrize("said", ["trainee", "none"])
def test_what_trainers_say_among_themselves_may_be_left_out(
    anna: Installation, bob: Installation, file: Path, card: Scorecard, said: str
) -> None:
    found = anna.keep(audio=False)
    sent = save(anna, card, grade(found, card, "Anna Nowak"))
    save(anna, card, grade(found, card, "Jan"))
    comments = anna._parts.store.comments
    shown = comments.save(remark(found))
    comments.save(remark(found, visible=False))
    feedback = Feedback(str(uuid.uuid4()), found, "Anna Nowak", WHEN, "Have a look.", sent.id)
    comments.send(feedback)
    anna.hand_over(file, said=said)
    bob.take_in(file)
    store = bob._parts.store
    got = (store.grades.of_session(found), store.comments.of_session(found), store.comments.feedback(found))
    assert got == (((sent,), (shown,), (feedback,)) if said == "trainee" else ((), (), ()))


# --- what is and is not handed over ---


def test_without_sound_there_is_none(anna: Installation, bob: Installation, file: Path) -> None:
    found = anna.keep()
    anna.hand_over(file, audio=False)
    bob.take_in(file)
    assert bob.session(found).summary.recording == ""
    assert bob.recording(found) is None
    anna.hand_over(file)
    assert bob.take_in(file) == {found: "merged"}
    assert bob.recording(found) is not None
    assert bob.session(found).summary.recording == f"{found}.flac"


def lost_recordings(installation: Installation) -> list[Finding]:
    found = integrity.findings(installation._parts, installation.safety, datetime.now(UTC))
    return [one for one in found if one.state != "ok" and "recording" in one.message]


def test_a_recording_that_is_gone_is_told_and_comes_back_with_a_bundle(
    anna: Installation, bob: Installation, file: Path
) -> None:
    found = anna.keep()
    anna.hand_over(file)
    bob.take_in(file)
    (bob.recordings / f"{found}.flac").unlink()
    (told,) = lost_recordings(bob)
    assert (told.state, found[:8] in told.message) == ("warning", True)
    assert bob.take_in(file) == {found: "merged"}
    assert lost_recordings(bob) == []
    assert (bob.recordings / f"{found}.flac").read_bytes() == (anna.recordings / f"{found}.flac").read_bytes()


def test_pseudonyms_leave_no_name(anna: Installation, bob: Installation, file: Path, card: Scorecard) -> None:
    names = ("Łucja Świątek", "Anna Nowak", "Headset of Łucja")
    found = anna.keep(loudspeaker=names[2], microphone=names[2])
    other = anna.keep(trainee="  łucja  ŚWIĄTEK ")
    third = anna.keep(trainee="Ola")
    anna._parts.store.save_correction(found, corrected("I am sorry."), None)
    save(anna, card, grade(found, card, names[1]))
    anna._parts.store.comments.save(remark(found))
    anna.hand_over(file, pseudonyms=True)
    preview = bob.bundles.inspect(file)
    assert preview.pseudonyms
    bob.take_in(file)
    called = {one: bob.session(one).start.trainee for one in (found, other, third)}
    assert called[found] == called[other] != called[third]
    bob._parts.store._database.checkpoint()
    everything = (bob.places.database).read_bytes()
    for name in names:
        assert name.encode() not in everything
    first = file.read_bytes()
    anna.hand_over(file, pseudonyms=True)
    assert bob.take_in(file)[found] == "known"
    assert len(file.read_bytes()) == pytest.approx(len(first), abs=64)


def test_a_name_that_misleads_the_eye_is_handed_over_legibly(
    anna: Installation, bob: Installation, file: Path
) -> None:
    found = anna.keep(trainee="Anna\u202e\nPNG")
    anna.hand_over(file)
    bob.take_in(file)
    assert bob.session(found).start.trainee == "Anna<U+202E> PNG"


@pytest.mark.parametrize("damage", ["missing", "cut off", "another"])
def test_a_damaged_recording_is_left_out_and_told(
    anna: Installation, bob: Installation, file: Path, damage: str
) -> None:
    found, whole = anna.keep(), anna.keep()
    sound = anna.recordings / f"{found}.flac"
    content = {"cut off": sound.read_bytes()[:-20_000], "another": b"RIFF" + bytes(100)}.get(damage)
    sound.unlink()
    if content is not None:
        sound.write_bytes(content)
    written = anna.bundles.export(BundleOptions((found, whole)), file)
    (told,) = written.left_out
    assert found[:8] in told
    assert written.recordings == 1
    bob.take_in(file)
    assert (bob.recording(found), bob.recording(whole) is None) == (None, False)
    assert bob.session(found).events == CALL


def test_a_call_of_a_newer_version_stays_and_is_told(anna: Installation, file: Path) -> None:
    found, good = anna.keep(), anna.keep()
    with anna._parts.store._transaction() as connection:
        newer = '{"kind": "from_the_future", "at": 1.0}'
        connection.execute(EventRow.__table__.update().where(EventRow.session_id == found).values(payload=newer))
    written = anna.bundles.export(BundleOptions((found, good)), file)
    assert written.sessions == 1
    assert "does not know" in written.left_out[0]
    with pytest.raises(InputError, match="nothing to hand over"):
        anna.bundles.export(BundleOptions((found,)), file)
    with pytest.raises(DatabaseError):
        anna.session(found)


def test_a_call_that_runs_is_left_out(anna: Installation, file: Path) -> None:
    from tests.store.samples import start

    running = start()
    writer = anna._parts.store.begin(running, lambda event: None)
    with pytest.raises(InputError, match="still runs"):
        anna.bundles.export(BundleOptions((running.id,)), file)
    writer.finish()
    assert not file.exists()


def test_choosing_whose_calls(anna: Installation) -> None:
    ola = anna.keep(trainee="Ola Kot", audio=False)
    early = anna.keep(started_at=datetime(2020, 1, 1, tzinfo=UTC), audio=False)
    assert anna.bundles.select(person="ola kot") == (ola,)
    assert anna.bundles.select(until=datetime(2021, 1, 1, tzinfo=UTC)) == (early,)
    assert set(anna.bundles.select()) == {ola, early}
    assert anna.bundles.select([ola[:8], ola]) == (ola,)
    with pytest.raises(InputError):
        anna.bundles.select(["ffff"])


# --- trust ---


def test_a_new_signer_needs_a_word_once(anna: Installation, bob: Installation, file: Path) -> None:
    anna.keep()
    anna.hand_over(file)
    before = bob.everything()
    with pytest.raises(InputError, match="nobody has trusted") as caught:
        bob.bundles.take_in(file)
    assert caught.value.code == "signer_unknown"
    assert anna.bundles.me().fingerprint in caught.value.message
    with pytest.raises(InputError):
        bob.bundles.take_in(file, trust="0" * 64)
    assert bob.everything() == before
    bob.bundles.take_in(file, trust=anna.bundles.me().key)
    assert bob.bundles.inspect(file).standing == "known"
    assert bob.bundles.take_in(file).standing == "known"


def test_a_known_name_with_another_key_is_pointed_out(
    anna: Installation, bob: Installation, file: Path, tmp_path: Path
) -> None:
    anna.keep()
    bob.take_in(anna.hand_over(file))
    impostor = Installation(tmp_path / "impostor", "  ANNA  NOWAK")
    impostor.keep()
    impostor.hand_over(file)
    preview = bob.bundles.inspect(file)
    assert (preview.standing, preview.known_as) == ("changed", "Anna Nowak")
    with pytest.raises(InputError, match="another key") as caught:
        bob.bundles.take_in(file)
    assert caught.value.code == "signer_changed"
    impostor.close()


def test_the_key_is_made_once_and_for_its_owner_alone(anna: Installation) -> None:
    first = anna.bundles.me()
    key = anna.places.data / "keys" / "signing.pem"
    if os.name == "posix":
        assert (key.stat().st_mode & 0o777, key.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    again = Installation(anna.home, "Anna Nowak")
    assert again.bundles.me() == first
    again.close()
    assert [path.name for path in key.parent.iterdir()] == ["signing.pem"]


def test_reading_makes_no_key(anna: Installation, bob: Installation, file: Path) -> None:
    anna.keep()
    bob.bundles.inspect(anna.hand_over(file))
    assert not (bob.places.data / "keys").exists()


@pytest.mark.parametrize("content", [b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"])
def test_a_damaged_key_is_told_and_never_replaced(anna: Installation, content: bytes) -> None:
    anna.bundles.me()
    key = anna.places.data / "keys" / "signing.pem"
    key.write_bytes(content)
    with pytest.raises(RoleplayError, match="key for signing is damaged"):
        anna.bundles.me()
    assert key.read_bytes() == content


# --- deleted, running, another call ---


def test_what_was_deleted_here_comes_back_only_when_wanted(anna: Installation, bob: Installation, file: Path) -> None:
    found = anna.keep()
    anna.hand_over(file)
    bob.take_in(file)
    bob.delete_session(found)
    assert bob.bundles.inspect(file).count("deleted") == 1
    assert bob.take_in(file) == {found: "deleted"}
    assert bob.sessions() == ()
    assert not list(bob.recordings.iterdir())
    assert bob.take_in(file, bring_back=True) == {found: "new"}
    assert bob.session(found) == anna.session(found)
    assert bob.take_in(file) == {found: "known"}


def test_another_call_of_the_same_id_is_refused_and_the_others_come(
    anna: Installation, bob: Installation, file: Path
) -> None:
    same = str(uuid.uuid4())
    anna.keep(id=same)
    other = anna.keep()
    bob.keep(id=same, events=CALL[:3] + CALL[-1:])
    mine = bob.session(same)
    anna.hand_over(file)
    assert bob.take_in(file) == {same: "refused", other: "new"}
    assert bob.session(same) == mine


# --- nothing half-done ---


class Cancelled(Exception):  # noqa: N818 - a person has asked for it
    """Raised by a report of progress."""


def test_cancelling_changes_nothing(anna: Installation, bob: Installation, file: Path) -> None:
    def until(share: float) -> Callable[[int, int], None]:
        def report(done: int, total: int) -> None:
            if done >= share * total:
                raise Cancelled

        return report

    anna.keep()
    with pytest.raises(Cancelled):
        anna.bundles.export(BundleOptions(anna.bundles.select()), file, until(0.5))
    assert list(file.parent.glob("*.roleplay")) == list(file.parent.glob("*.tmp")) == []
    anna.hand_over(file)
    key = bob.bundles.inspect(file).signer.key
    before = bob.everything()
    for share in (0.1, 0.6, 0.95):
        with pytest.raises(Cancelled):
            bob.bundles.take_in(file, until(share), trust=key)
        assert bob.everything() == before


def test_a_failure_at_the_very_end_changes_nothing(
    anna: Installation, bob: Installation, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna.keep()
    anna.keep()
    anna.hand_over(file)
    key = bob.bundles.inspect(file).signer.key
    before = bob.everything()
    move = WaitingRoom._move_sounds

    def then_fail(room: WaitingRoom, moved: list[Path]) -> None:
        move(room, moved)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(WaitingRoom, "_move_sounds", then_fail)
    with pytest.raises(OSError, match="No space"):
        bob.bundles.take_in(file, trust=key)
    assert bob.everything() == before
    monkeypatch.undo()
    assert set(bob.take_in(file).values()) == {"new"}


@pytest.mark.parametrize("committed", [False, True])
def test_a_crash_leaves_all_or_nothing(
    anna: Installation, bob: Installation, file: Path, monkeypatch: pytest.MonkeyPatch, committed: bool
) -> None:
    """The process ends before, or just after, the transaction; nothing of it clears up."""
    found = anna.keep()
    anna.hand_over(file)
    key = bob.bundles.inspect(file).signer.key
    move = WaitingRoom._move_sounds
    left: list[Path] = []

    def noticed(room: WaitingRoom, moved: list[Path]) -> None:
        move(room, moved)
        moved.clear()  # nobody is left to put it back
        if not committed:
            raise KeyboardInterrupt

    def leave(room: WaitingRoom, *_: object) -> None:
        left.append(room._folder)

    monkeypatch.setattr(WaitingRoom, "_move_sounds", noticed)
    monkeypatch.setattr(WaitingRoom, "__exit__", leave)
    try:
        bob.bundles.take_in(file, trust=key)
    except KeyboardInterrupt:
        assert not committed
    bob.close()
    after = Installation(bob.home, "Bob")
    assert left[0].exists()
    after.recovered_sessions()
    assert not left[0].exists()
    assert [row.id for row in after.sessions()] == [found] * committed
    assert [path.name for path in after.recordings.iterdir()] == [f"{found}.flac"] * committed
    after.close()


def test_a_full_disk_leaves_nothing(
    anna: Installation,
    file: Path,
    small_disk: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(3):
        anna.keep()
    anna.hand_over(file)
    small = Installation(small_disk, "Bob")
    assert small.sessions() == ()
    key = small.bundles.inspect(file).signer.key
    with pytest.raises(DiskError, match="too little space") as caught:
        small.bundles.take_in(file, trust=key)
    assert caught.value.code == "disk_full"
    monkeypatch.setattr("roleplay.store.disk.SPARE_BYTES", -(10**12))  # as when the space goes meanwhile
    ballast = fill(small_disk)
    with pytest.raises(DiskError):
        small.bundles.take_in(file, trust=key)
    with ballast.open("r+b") as grown:
        grown.truncate(max(0, ballast.stat().st_size - 150_000))
    with pytest.raises(DiskError):
        small.bundles.take_in(file, trust=key)
    ballast.unlink()
    assert small.sessions() == ()
    assert not list(small.recordings.iterdir())
    assert set(small.take_in(file).values()) == {"new"}
    full = small_disk / "out.roleplay"
    ballast = fill(small_disk)
    with pytest.raises(ExportError, match="full"):
        anna.hand_over(full)
    ballast.unlink()
    assert not full.exists()
    small.close()


def test_a_bundle_names_only_what_is_in_it(anna: Installation, file: Path) -> None:
    """The whole list, so that a file that is added one day is thought about."""
    import zipfile

    found = anna.keep()
    anna.hand_over(file)
    scenario = anna.session(found).start.scenario_source
    import hashlib

    digest = hashlib.sha256(scenario.encode()).hexdigest()
    with zipfile.ZipFile(file) as packed:
        assert sorted(packed.namelist()) == sorted(
            [MANIFEST, session_path(found), recording_path(found), scenario_path(digest)]
        )
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert spoken_path("x") == "spoken/x.flac"
    assert manifest({})["format"] == 1
