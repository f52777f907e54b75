"""Statements, transcripts and recordings: each role gets those of whom it may, and learns nothing of the others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roleplay.core.call_files import CallFilesWish, SoundWish, TranscriptWish
from roleplay.core.errors import AccessDeniedError
from roleplay.core.exports import ExportProgress, ExportWish
from roleplay.core.lrs import RecordStoreSettings
from roleplay.core.records import SessionFilter

from .office import ADA, ANNA, BEN, GITA, HANNA, ROLES, TOM, Office, word

EVERYBODY = frozenset(ROLES)
RESULTS = {ADA: {ADA}, HANNA: EVERYBODY, TOM: EVERYBODY, GITA: {GITA, ANNA}, ANNA: {ANNA}, BEN: {BEN}}
"""Whose statements each may export."""
CALLS = RESULTS | {HANNA: {HANNA}}
"""Whose transcripts and recordings each may export."""


def nothing(_progress: ExportProgress) -> None:
    """Take no note."""


@pytest.mark.parametrize("person", ROLES)
def test_everybody_gets_theirs_and_no_others(office: Office, person: str, tmp_path: Path) -> None:
    with office.app(person) as app:
        app.statements.job(ExportWish(), "json", tmp_path / "a.json").run()
        told = json.loads((tmp_path / "a.json").read_text("utf-8"))
        assert {one["actor"]["account"]["name"] for one in told} == RESULTS[person]
        for one in app.statements.preview(ExportWish(), 99):
            assert one["actor"]["account"]["name"] in RESULTS[person]
        assert {call.trainee for call in app.call_files.calls(CallFilesWish(TranscriptWish()))} == CALLS[person]
        app.call_files.job(CallFilesWish(TranscriptWish("txt")), tmp_path / "said").run(nothing)
        said = "".join(path.read_text("utf-8") for path in (tmp_path / "said").iterdir())
        assert {name for name in ROLES if word(name, "said") in said} == CALLS[person]
        done = app.call_files.job(CallFilesWish(SoundWish("flac")), tmp_path / "heard").run(nothing)
        assert done.rows == len(CALLS[person])


@pytest.mark.parametrize(("person", "whose"), [(HANNA, ANNA), (GITA, BEN), (ANNA, BEN), (ADA, ANNA)])
def test_what_is_not_theirs_is_refused_as_if_it_were_not_there(
    office: Office, person: str, whose: str, tmp_path: Path
) -> None:
    gone = "ffffffff-aaaa-4000-8000-000000000000"
    with office.app(person) as app:
        said = set()
        for session in (office.sessions[whose], gone):
            with pytest.raises(AccessDeniedError) as refused:
                app.call_files.transcript(session, tmp_path / "a.txt", TranscriptWish("txt"))
            said.add(str(refused.value))
            with pytest.raises(AccessDeniedError) as refused:
                app.call_files.sound(session, tmp_path / "a.flac", SoundWish("flac"))
            said.add(str(refused.value))
        assert len(said) == 1
        assert not list(tmp_path.glob("a.*"))


@pytest.mark.parametrize("person", [GITA, ANNA, ADA])
def test_a_wish_for_others_is_refused(office: Office, person: str, tmp_path: Path) -> None:
    wish = ExportWish(wanted=SessionFilter(people=(BEN,)))
    with office.app(person) as app, pytest.raises(AccessDeniedError):
        app.statements.job(wish, "json", tmp_path / "a.json")
    with office.app(person) as app, pytest.raises(AccessDeniedError):
        app.call_files.job(CallFilesWish(TranscriptWish(), wish.wanted), tmp_path / "a")


@pytest.mark.parametrize("person", ROLES)
def test_only_people_operations_send_statements(office: Office, person: str) -> None:
    settings = RecordStoreSettings("https://lrs.invalid/xapi", "key")
    with office.app(person) as app:
        assert app.statements.may_send() is (person == HANNA)
        if person == HANNA:
            assert app.statements.record_store() == RecordStoreSettings()
            return
        for refused in (
            app.statements.record_store,
            lambda: app.statements.connect(settings, "secret"),
            app.statements.disconnect,
            app.statements.sent,
            lambda: app.statements.push(ExportWish()),
        ):
            with pytest.raises(AccessDeniedError):
                refused()


def test_the_page_offers_what_the_role_may(office: Office) -> None:
    offered = {}
    for person in (HANNA, TOM, ANNA):
        with office.app(person) as app:
            offered[person] = app.exports.offered()
    assert offered[TOM] == ("practice-log", "grades", "statements", "transcripts", "recordings")
    assert offered[HANNA] == offered[TOM]  # transcripts and recordings of her own calls
    assert offered[ANNA] == ("practice-log", "statements", "transcripts", "recordings")
