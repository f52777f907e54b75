"""The notice, practice without recording, retention and calls on hold."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from roleplay.app.calls import CallBuilder, Script
from roleplay.app.options import CallOptions
from roleplay.core.audit import AuditFilter
from roleplay.core.errors import InputError
from roleplay.core.grades import Comment
from roleplay.core.privacy import DATA_KINDS, DEPARTMENT_DAYS, Keep, SweepPlan
from roleplay.core.records import Correction, SessionFilter, Settings
from roleplay.core.understanding import Understood
from roleplay.places import Places

from .installations import Installation, SignedIn

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ANNA = "Anna Nowak"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path, ANNA)
    yield made
    made.close()


def sign_in(app: Installation, name: str) -> None:
    app._parts.__dict__["access"] = SignedIn(name)


def begin_accounts(app: Installation) -> None:
    sign_in(app, "Hanna HR")
    app._parts.store.people.begin("Adam Admin", "$argon2id$made-up", "recovery", NOON)


def days_ago(days: int) -> datetime:
    return NOON - timedelta(days=days)


def words(app: Installation) -> bytes:
    """Return every byte that the store has on the disk."""
    return b"".join(path.read_bytes() for path in app.places.data.glob("sessions.db*"))


def logged(app: Installation, kind: str) -> list[dict[str, object]]:
    return [dict(entry.details) for entry in app.audit.entries(AuditFilter((kind,)))]


def by_kind(plan: SweepPlan) -> dict[str, int]:
    return {due.kind: due.count for due in plan.due}


# --- the notice ---


@pytest.mark.parametrize(("language", "begins"), [("en", "What Roleplay"), ("pl", "Co Roleplay"), ("ko", "What")])
def test_the_notice_comes_with_the_program(app: Installation, language: str, begins: str) -> None:
    state = app.privacy.notice(language)
    assert state.notice.text.startswith(begins)
    assert (state.notice.version, state.needed, state.binding, state.may_record) == (1, True, False, True)


def test_who_is_alone_is_shown_the_notice_once(app: Installation) -> None:
    assert app.privacy.acknowledge().needed is False
    assert app.privacy.notice().needed is False
    assert app.privacy.notice().acknowledged_version == 1


def test_who_signs_in_is_not_recorded_before_they_have_read_it(app: Installation) -> None:
    sign_in(app, ANNA)
    assert app.privacy.notice().may_record is False
    app.privacy.acknowledge("pl")
    assert app.privacy.notice().may_record is True
    assert logged(app, "notice_acknowledged") == [{"version": 1, "language": "pl"}]
    app.privacy.acknowledge("pl")
    assert len(logged(app, "notice_acknowledged")) == 1
    sign_in(app, "Piotr Lis")
    assert app.privacy.notice().may_record is False
    assert [one.person for one in app.privacy.acknowledgements()] == [ANNA]


def test_a_new_version_is_asked_for_anew(app: Installation) -> None:
    sign_in(app, ANNA)
    app.privacy.acknowledge()
    assert app.privacy.publish({"en": " Other words. \n", "pl": ""}) == 2
    state = app.privacy.notice("pl")
    assert (state.notice.text, state.notice.language, state.needed) == ("Other words.", "en", True)
    assert state.acknowledged_version == 1
    app.privacy.acknowledge()
    assert app.privacy.publish({"de": "Ganz andere."}) == 3
    assert app.privacy.notice("pl").notice.text == "Ganz andere."


@pytest.mark.parametrize(
    "texts", [{}, {"en": "  "}, {"english": "x"}, {"EN": "x"}, {"../x": "x"}, {"en": "x" * 60_000}]
)
def test_an_unusable_notice_is_refused(app: Installation, texts: dict[str, str]) -> None:
    with pytest.raises(InputError) as caught:
        app.privacy.publish(texts)
    assert caught.value.hint
    assert app.privacy.notice().notice.version == 1


# --- practice without recording ---


def hold_call(app: Installation, keep: Keep | None) -> str:
    """Hold a call as a person does, on a line without devices, and leave it when it rings; return its id."""
    heard = threading.Event()
    call = app.ring(CallOptions("laptop-overdue", typed=True, silent=True, keep=keep), lambda _: heard.set())
    assert heard.wait(60)
    call.abort()
    assert call.join(60)
    assert call.failure is None
    return call.session_id


@pytest.mark.parametrize(
    ("chosen", "records", "may_record", "expected"),
    [
        (None, True, True, "recording"),
        (None, False, True, "words"),
        ("recording", False, True, "recording"),
        ("words", True, True, "words"),
        ("result", True, True, "result"),
        (None, True, False, "result"),
        ("recording", True, False, "result"),
    ],
)
def test_what_stays_of_a_call_is_what_was_chosen(
    app: Installation, chosen: Keep | None, records: bool, may_record: bool, expected: Keep
) -> None:
    sign_in(app, ANNA)
    if may_record:
        app.privacy.acknowledge()
    builder = CallBuilder(app._parts, Settings(trainee=ANNA, record_audio=records))
    options = CallOptions("laptop-overdue", keep=chosen)
    assert builder._keep(options, None) == expected
    assert builder._keep(options, Script((), spoken=False)) == (chosen or ("recording" if records else "words"))


def test_a_call_of_which_the_result_stays(app: Installation, cache: Path) -> None:
    app.places = Places(app.places.data, app.places.config, cache, app.places.log)
    app._parts.places = app.places
    session_id = hold_call(app, "result")
    assert app.session(session_id).events  # the debrief shows it
    assert app.recording(session_id) is None
    app.close()
    again = Installation(app.home, ANNA)
    record = again.session(session_id)
    assert (record.events, record.summary.outcome) == ((), "aborted")
    again.close()


def test_words_that_do_not_stay_leave_nothing_on_the_disk(app: Installation) -> None:
    said = app.keep(passing=True, audio=False)
    other = app.keep(audio=False)
    record = app.session(said)
    assert b"I am so sorry" in words(app)
    assert app.privacy.let_go() == 1
    assert app.session(said).summary == record.summary
    assert app.session(other).events == record.events
    app.delete_session(other)
    assert b"I am so sorry" not in words(app)


# --- delivery ---


def test_delivery_is_measured_for_nobody_when_that_is_switched_off(app: Installation) -> None:
    session_id = app.keep()
    assert app.delivery(session_id) is not None
    cache = app.places.cache / "delivery.json"
    assert session_id in cache.read_text()
    app.privacy.set_delivery_measures(False)
    assert not cache.exists()
    assert app.settings.delivery_measures  # what the trainee has chosen stays, and does not count
    assert app.delivery(session_id) is None
    with app._measuring() as measured:
        assert measured(app.session(session_id)) is None
    assert not cache.exists()
    assert logged(app, "policy_changed") == [{"delivery_measures": False}]
    app.privacy.set_delivery_measures(True)
    assert app.delivery(session_id) is not None


def test_delivery_switched_off_elsewhere_is_forgotten_here(app: Installation) -> None:
    session_id = app.keep()
    app.delivery(session_id)
    other = Installation(app.home, ANNA)
    other._parts.store.privacy.set_rules({"delivery_measures": False}, by="")
    other.close()
    assert app.delivery(session_id) is None
    assert not (app.places.cache / "delivery.json").exists()


# --- retention ---


def test_alone_nothing_goes_by_itself(app: Installation) -> None:
    session_id = app.keep(started_at=days_ago(4000))
    assert app.privacy.retention.days == dict.fromkeys(DATA_KINDS)
    assert app.privacy.preview(TODAY).nothing
    assert app.privacy.sweep(TODAY).nothing
    assert app.recording(session_id) is not None


def test_rules_that_nobody_has_confirmed_wait(app: Installation) -> None:
    begin_accounts(app)
    app.keep(started_at=days_ago(4000))
    assert app.privacy.retention.days == DEPARTMENT_DAYS
    waits = app.privacy.sweep(TODAY)
    assert (waits.nothing, waits.waits_until) == (True, TODAY + timedelta(days=30))
    shown = app.privacy.preview(TODAY)
    assert (by_kind(shown)["results"], shown.waits_until) == (1, TODAY + timedelta(days=30))
    assert app.privacy.sweep(TODAY + timedelta(days=29)).nothing
    assert by_kind(app.privacy.sweep(TODAY + timedelta(days=30)))["results"] == 1
    assert app.sessions() == ()


def test_each_kind_goes_when_it_is_old_and_nothing_else(app: Installation) -> None:
    ages = (10, 181, 366)
    young, older, oldest = (app.keep(started_at=days_ago(days)) for days in ages)
    app.privacy.set_retention({"audio": 180, "results": 365, "transcripts": 300})
    plan = app.privacy.preview(TODAY)
    assert by_kind(plan) == {"audio": 1, "transcripts": 0, "results": 1}
    assert plan.sessions == (oldest,)
    assert sum(due.bytes for due in plan.due) > 0
    assert by_kind(app.privacy.sweep(TODAY))["results"] == 1
    assert {row.id for row in app.sessions()} == {young, older}
    assert app.recording(young) is not None
    assert app.recording(older) is None
    assert app.session(older).events
    assert sorted(path.name for path in app.recordings.iterdir()) == [f"{young}.flac"]
    assert app.privacy.sweep(TODAY).nothing
    assert logged(app, "swept") == [{"day": "2026-11-22", "audio": 1, "results": 1}]


def test_a_day_decides(app: Installation) -> None:
    on_the_day = app.keep(started_at=datetime(2026, 11, 12, tzinfo=UTC))
    app.keep(started_at=datetime(2026, 11, 11, 23, 59, 59, tzinfo=UTC))
    app.privacy.set_retention({"results": 10})
    app.privacy.sweep(TODAY)
    assert [row.id for row in app.sessions()] == [on_the_day]


def test_words_go_and_the_result_stays(app: Installation) -> None:
    session_id = app.keep(started_at=days_ago(40))
    record = app.session(session_id)
    place = next(place for place, event in enumerate(record.events) if event.kind == "trainee_said")
    corrected = Correction(place, "corrected zebra words", Understood(), NOON, ANNA)
    app._parts.store.save_correction(session_id, corrected, record.score)
    found = app._parts.store.search
    before = found.page(SessionFilter(techniques=("apology",))).rows
    assert app.session(session_id).corrections
    app.privacy.set_retention({"transcripts": 30})
    app.privacy.sweep(TODAY)
    after = app.session(session_id)
    assert (after.events, after.corrections, after.score_as_heard) == ((), (), None)
    assert after.score is not None
    assert (after.score.total, after.summary.turns) == (record.summary.score, record.summary.turns)
    assert not any(item.evidence for section in after.score.sections for item in section.items)
    assert found.page(SessionFilter(techniques=("apology",))).rows == before
    assert app.sessions(SessionFilter(text="zebra")) == ()
    assert app.sessions(SessionFilter(text=record.start.trainee)) != ()
    assert b"zebra" not in words(app)
    assert app._parts.store.problems() == ()
    app.replay.open(session_id)
    app.delete_session(session_id)
    assert app._parts.store.problems() == ()


def test_spoken_comments_lose_their_sound_and_keep_their_words(app: Installation) -> None:
    session_id = app.keep()
    store = app._parts.store.comments
    name = store.keep_sound(session_id, "11111111-1111-4111-8111-111111111111", bytes(32000))
    spoken = Comment(
        "11111111-1111-4111-8111-111111111111", session_id, "Tomasz", 1.0, days_ago(200), None, "well said", name, 1.0
    )
    store.save(spoken)
    app.privacy.set_retention({"spoken_comments": 180})
    assert by_kind(app.privacy.preview(TODAY)) == {"spoken_comments": 1}
    app.privacy.sweep(TODAY)
    (kept,) = store.of_session(session_id)
    assert (kept.text, kept.recording, (app.recordings / name).exists()) == ("well said", "", False)


def test_a_call_on_hold_stays(app: Installation) -> None:
    held, free = (app.keep(started_at=days_ago(400)) for _ in range(2))
    app.privacy.hold([held[:8]], "  works council,\n case 7 ")
    app.privacy.set_retention({"audio": 180, "results": 365})
    plan = app.privacy.preview(TODAY)
    assert [(due.kind, due.count, due.held) for due in plan.due] == [("audio", 0, 1), ("results", 1, 1)]
    app.privacy.sweep(TODAY)
    assert [row.id for row in app.sessions()] == [held]
    assert app.recording(held) is not None
    (hold,) = app.privacy.holds()
    assert (hold.reason, hold.session_id, hold.trainee) == ("works council, case 7", held, "Łucja Świątek")
    assert app.privacy.release([held]) == 1
    app.privacy.sweep(TODAY)
    assert app.sessions() == ()
    assert [entry.subject for entry in app.audit.entries(AuditFilter(("held", "released")))] == [held, held]
    assert free not in [entry.subject for entry in app.audit.entries()]


@pytest.mark.parametrize("reason", ["", " \n", "x" * 501])
def test_a_hold_needs_a_reason(app: Installation, reason: str) -> None:
    session_id = app.keep()
    with pytest.raises(InputError):
        app.privacy.hold([session_id], reason)
    with pytest.raises(InputError):
        app.privacy.hold(["ffffffff"], "reason")
    assert app.privacy.holds() == ()


@pytest.mark.parametrize("days", [{"audio": 0}, {"audio": 40_000}, {"shoes": 3}, {"results": -1}])
def test_unusable_rules_are_refused(app: Installation, days: dict[str, int]) -> None:
    with pytest.raises(InputError) as caught:
        app.privacy.set_retention(days)  # type: ignore[arg-type]
    assert caught.value.hint
    assert not app.privacy.retention.confirmed


def test_a_sweep_that_is_cut_off_is_finished_by_the_next_one(app: Installation) -> None:
    """As after a crash: whatever moment it comes at, the next sweep takes the rest, and nothing is left over."""
    for number in range(4):
        app.keep(started_at=days_ago(400 + number))
    app.privacy.set_retention({"audio": 180, "results": 365})

    class CutOffError(Exception):
        pass

    def cut(done: int, total: int) -> None:
        if done == 2:
            raise CutOffError

    with pytest.raises(CutOffError):
        app.privacy.sweep(TODAY, cut)
    assert len(app.sessions()) == 2
    (app.recordings / f"{app.sessions()[0].id}.flac").unlink()  # a crash between a file and its row
    assert app.privacy.sweep_if_due(TODAY) is not None
    assert app.sessions() == ()
    assert list(app.recordings.iterdir()) == []
    assert app.privacy.sweep_if_due(TODAY) is None
    assert app.privacy.sweep_if_due(TODAY + timedelta(days=1)) is not None


def test_the_log_is_pruned_by_its_own_rule(app: Installation) -> None:
    app._parts.audit.table._clock = lambda: days_ago(1200)
    app.privacy.set_delivery_measures(False)
    app._parts.audit.table._clock = lambda: NOON
    app.privacy.set_retention({"audit": 1095})
    assert by_kind(app.privacy.preview(TODAY)) == {"audit": 1}
    assert by_kind(app.privacy.sweep(TODAY)) == {"audit": 1}
    assert [entry.kind for entry in app.audit.entries()] == ["retention_changed", "log_pruned", "swept"]
    assert app.audit.check().whole


def test_a_deleted_call_is_logged(app: Installation) -> None:
    session_id = app.keep()
    app.delete_session(session_id[:8])
    (entry,) = app.audit.entries(AuditFilter(("deleted",)))
    assert (entry.about, entry.subject) == (("Łucja Świątek",), session_id)


def test_a_damaged_call_can_still_be_deleted(app: Installation) -> None:
    session_id = app.keep()
    with closing(sqlite3.connect(app.places.database)) as database, database:
        database.execute("UPDATE events SET payload = '{}'")
    app.delete_session(session_id)
    assert app.sessions() == ()
