"""What goes of a call before the call itself: on SQLite, and on a real PostgreSQL."""

from __future__ import annotations

from pathlib import Path

from roleplay.core.audit import AuditKind
from roleplay.core.events import TraineeSaid
from roleplay.core.privacy import ErasureChoices
from roleplay.core.records import SessionFilter
from roleplay.core.understanding import Transcript, Understood
from roleplay.store.audit import NewEntry
from roleplay.store.sessions import SessionStore

from .conftest import Save
from .samples import CALL, SCORE, start


def test_words_go_and_the_result_stays(store: SessionStore, save: Save) -> None:
    gone, other = start(trainee="Anna Nowak"), start(trainee="Piotr Lis")
    for call in (gone, other):
        save(call)
        store.save_score(call.id, SCORE)
    before = store.load(gone.id)
    assert {row.id for row in store.list(SessionFilter(text="annoying"))} == {gone.id, other.id}
    store.fading.strip(gone.id)
    after = store.load(gone.id)
    assert (after.events, after.summary) == ((), before.summary)
    assert {row.id for row in store.list(SessionFilter(text="annoying"))} == {other.id}
    assert {row.id for row in store.list(SessionFilter(text="nowak"))} == {gone.id}
    store.delete(gone.id)
    assert store.problems() == ()


def test_a_person_is_taken_out_of_what_others_said(store: SessionStore, save: Save, tmp_path: Path) -> None:
    other = start(trainee="Piotr Lis")
    said = TraineeSaid(8.0, Transcript("please ask anna NOWAK tomorrow", 7.0, 8.0, "typed"), Understood())
    save(other, (*CALL[:-1], said, CALL[-1]))
    audit = store.audit_log(tmp_path / "key", tmp_path / "head")
    audit.append(NewEntry(AuditKind.LISTENED, "Anna Nowak", ("Piotr Lis",)))
    (found,) = store.erasing.mentions(["Anna Nowak"])
    assert (found.mention.where, found.mention.session_id) == ("transcript", other.id)
    gone, head = store.erasing.detach(
        ["Anna Nowak"], (), "(erased #1)", ErasureChoices(), lambda _: (audit, NewEntry(AuditKind.ERASED))
    )
    audit.anchored(head)
    assert gone.masked == 1
    texts = [event.transcript.text for event in store.load(other.id).events if isinstance(event, TraineeSaid)]
    assert texts[-1] == "please ask […] tomorrow"
    assert store.list(SessionFilter(text="nowak")) == ()
    assert {row.id for row in store.list(SessionFilter(text="tomorrow"))} == {other.id}
    assert store.erasing.mentions(["Anna Nowak"]) == ()
    assert [entry.by.startswith("#") for entry in audit.entries()] == [True, False]
    assert audit.check().whole
    assert store.problems() == ()
