"""What goes into the audit log by itself: looking at others' calls, grading, exporting, handing over, deleting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roleplay.core.errors import DatabaseError, DiskError
from roleplay.core.records import SessionSummary
from roleplay.store.audit import NewEntry

from .installations import Installation, SignedIn

TRAINEE = "Łucja Świątek"
TRAINER = "Tomasz Trener"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "home", TRAINER)
    made._parts.__dict__["access"] = SignedIn(TRAINER)
    yield made
    made.close()


def logged(app: Installation) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(entry.kind, entry.by, entry.about, entry.subject) for entry in app.audit.entries()]


def test_who_opens_and_hears_the_call_of_somebody_else_is_logged(app: Installation) -> None:
    theirs, own = app.keep(trainee=TRAINEE), app.keep(trainee=TRAINER)
    for _ in range(2):  # the same look
        for session_id in (theirs, own):
            app.replay.open(session_id)
            app.replay.sound(session_id)
    assert logged(app) == [(kind, TRAINER, (TRAINEE,), theirs) for kind in ("read", "listened")]


def test_looking_somebody_up_before_erasure_is_logged(app: Installation) -> None:
    app.keep(trainee=TRAINEE)
    for _ in range(2):  # the same look
        app.privacy.erasure(TRAINEE)
    assert logged(app) == [("looked_up", TRAINER, (TRAINEE,), "")]
    app.privacy.erasure("Nobody Known")
    app.privacy.erasure(TRAINER)
    assert [about for _, _, about, _ in logged(app)] == [(TRAINEE,), ("Nobody Known",)], "oneself is no one else"
    app.privacy.erase(app.privacy.erasure(TRAINEE))
    assert not [entry for entry in app.audit.entries() if TRAINEE in (*entry.about, *entry.also)]


def test_alone_nobody_listens_to_anybody_else(app: Installation) -> None:
    theirs = app.keep(trainee=TRAINEE)
    app._parts.__dict__["access"].me = ""
    app.replay.open(theirs)
    app.replay.sound(theirs)
    assert logged(app) == []


def test_what_is_done_with_a_call_is_logged(app: Installation, tmp_path: Path) -> None:
    theirs = app.keep(trainee=TRAINEE)
    app.export_transcript(theirs, tmp_path / "call.vtt")
    app.grading.comment(theirs, 1.0, text="well done")
    app.grading.send(theirs, "Well done")
    app.hand_over(tmp_path / "call.roleplay", theirs)
    app.delete_session(theirs)
    kinds = ["exported", "commented", "feedback_sent", "handed_over", "deleted"]
    assert [(kind, about) for kind, _, about, _ in logged(app)] == [(kind, (TRAINEE,)) for kind in kinds]
    assert app.audit.check().whole


@pytest.mark.parametrize("error", [DiskError("full"), DatabaseError("locked")])
def test_what_cannot_be_logged_is_not_done(
    app: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    theirs = app.keep(trainee=TRAINEE)

    def refuse(_: NewEntry) -> int:
        raise error

    monkeypatch.setattr(app._parts.audit.table, "append", refuse)
    with pytest.raises(type(error)):
        app.replay.sound(theirs)
    with pytest.raises(type(error)):
        app.export_transcript(theirs, tmp_path / "call.vtt")
    assert not (tmp_path / "call.vtt").exists()
    app._parts.__dict__["access"].me = ""  # alone, a full disk stops nobody
    app.export_transcript(theirs, tmp_path / "call.vtt")
    assert (tmp_path / "call.vtt").exists()


def test_a_session_list_is_no_look_at_a_call(app: Installation) -> None:
    app.keep(trainee=TRAINEE)
    rows: tuple[SessionSummary, ...] = app.sessions()
    assert len(rows) == 1
    assert logged(app) == []
