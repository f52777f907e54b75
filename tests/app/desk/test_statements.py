"""Statements from real calls, into files and to a record store on this machine."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from roleplay.app.desk.statement_push import PushJob
from roleplay.core.errors import InputError, RecordStoreError
from roleplay.core.exports import ExportCancelled, ExportProgress, ExportWish
from roleplay.core.lrs import PushReport, RecordStoreSettings
from roleplay.core.records import SCRIPTED_TRAINEE, SessionFilter
from roleplay.export.xapi import words
from tests.app.desk.installations import Installation
from tests.export.lrs.server import KEY, SECRET, Answer, RecordStoreServer, running
from tests.store.grading import CARD, grade
from tests.store.samples import SCORE

EVERYTHING = ExportWish()


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test must neither find nor leave anything in the keyring of who runs it."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture
def server() -> Iterator[RecordStoreServer]:
    with running() as store:
        yield store


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "here", "Tamara")
    yield made
    made.close()


@pytest.fixture
def connected(here: Installation, server: RecordStoreServer) -> Installation:
    here.statements.connect(RecordStoreSettings(server.endpoint, KEY), SECRET)
    return here


def nothing(_progress: ExportProgress) -> None:
    """Take no note."""


def push(here: Installation, wish: ExportWish = EVERYTHING) -> PushReport:
    job = here.statements.push(wish)
    return PushJob(job._parts, job._sought, job._way, wait=lambda _seconds: None).run(nothing)


def scores(server: RecordStoreServer) -> list[tuple[str, float]]:
    return sorted((one["actor"]["account"]["name"], one["result"]["score"]["raw"]) for one in server.valid)


def graded(here: Installation, session: str, **changes: Any) -> None:
    here._parts.store.grades.save_scorecard(CARD)
    here._parts.store.grades.save(grade(session, **changes))


# --- files ---


def test_calls_and_grades_in_a_file(here: Installation, tmp_path: Path) -> None:
    session = here.keep(audio=False, trainee="Anna")
    here.keep(audio=False, trainee=SCRIPTED_TRAINEE)
    graded(here, session)
    done = here.statements.job(EVERYTHING, "json", tmp_path / "a.json").run()
    made = json.loads(done.path.read_text("utf-8"))
    assert done.rows == 1
    assert [one["verb"]["id"] for one in made] == [words.COMPLETED.iri, words.PASSED.iri]
    assert [one["actor"]["account"]["name"] for one in made] == ["Anna", "Anna"]
    assert here.statements.preview(EVERYTHING) == tuple(made[:1])


def test_a_file_is_narrowed_and_without_names(here: Installation, tmp_path: Path) -> None:
    for name in ("Anna", "Bob"):
        graded(here, here.keep(audio=False, trainee=name), grader="Tamara")
    wish = ExportWish(wanted=SessionFilter(people=("Bob",)), pseudonymous=True)
    text = here.statements.job(wish, "jsonl", tmp_path / "a.jsonl").run().path.read_text("utf-8")
    made = [json.loads(line) for line in text.splitlines()]
    assert len(made) == 2
    assert not any(name in text for name in ("Anna", "Bob", "Tamara"))
    pseudonym = here.exports.codes().person("Bob")
    assert {one["actor"]["account"]["name"] for one in made} == {pseudonym}


def test_an_export_that_is_cancelled_leaves_nothing(here: Installation, tmp_path: Path) -> None:
    here.keep(audio=False)
    job = here.statements.job(EVERYTHING, "json", tmp_path / "a.json")
    job.cancel()
    with pytest.raises(ExportCancelled):
        job.run()
    assert not (tmp_path / "a.json").exists()


# --- connecting ---


def test_a_key_is_tried_before_it_is_kept(here: Installation, server: RecordStoreServer) -> None:
    with pytest.raises(RecordStoreError, match="does not know the key"):
        here.statements.connect(RecordStoreSettings(server.endpoint, KEY), "guessed")
    assert here.statements.record_store() == RecordStoreSettings()
    assert not list(here.places.config.glob("record-store*"))
    with pytest.raises(InputError, match="No learning record store"):
        here.statements.push(EVERYTHING)


def test_the_secret_lies_apart_and_is_nobody_elses(connected: Installation) -> None:
    kept = {path.name: path for path in connected.places.config.glob("record-store*")}
    assert set(kept) == {"record-store.json", "record-store.secret"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept.values()} == {0o600}
    assert SECRET not in kept["record-store.json"].read_text("utf-8")
    assert SECRET not in repr(connected.statements.push(EVERYTHING)._way)
    connected.statements.disconnect()
    assert not list(connected.places.config.glob("record-store*"))


@pytest.mark.parametrize("changes", [{"key": " "}, {"home_page": "people"}, {"base": "ftp://x"}, {"endpoint": "x"}])
def test_settings_that_cannot_be_right(
    here: Installation, server: RecordStoreServer, changes: dict[str, str]
) -> None:
    settings = replace(RecordStoreSettings(server.endpoint, KEY), **changes)
    with pytest.raises(InputError):
        here.statements.connect(settings, SECRET)
    assert not server.requests


def test_a_file_of_settings_that_is_broken_is_not_guessed_at(connected: Installation) -> None:
    connected.places.record_store.write_text('{"endpoint": 7}')
    with pytest.raises(InputError, match="enter the address anew"):
        connected.statements.push(EVERYTHING)


# --- sending ---


def test_what_is_sent_once_is_not_sent_again(connected: Installation, server: RecordStoreServer) -> None:
    graded(connected, connected.keep(audio=False, trainee="Anna"))
    connected.keep(audio=False, trainee="Bob")
    assert push(connected) == PushReport(sent=3)
    posted = len(server.requests)
    assert push(connected) == PushReport()
    assert len(server.requests) == posted
    assert connected.statements.sent() == 3
    connected.keep(audio=False, trainee="Zoe")
    assert push(connected) == PushReport(sent=1)
    assert len(server.valid) == 4


def test_a_push_that_broke_off_goes_on(connected: Installation, server: RecordStoreServer) -> None:
    for number in range(5):
        connected.keep(audio=False, trainee=f"P{number}")
    server.planned += [Answer(200, stores=True, breaks=True), *[Answer(503)] * 5]
    with pytest.raises(RecordStoreError):
        push(connected)
    assert (len(server.statements), connected.statements.sent()) == (5, 0)  # the store has them, we do not know
    assert push(connected) == PushReport(sent=5)
    assert len(server.statements) == 5


def test_a_changed_score_voids_what_was_said_before(connected: Installation, server: RecordStoreServer) -> None:
    session = connected.keep(audio=False, trainee="Anna")
    push(connected)
    connected._parts.store.save_score(session, replace(SCORE, total=11.0))
    assert push(connected) == PushReport(sent=1, voided=1)
    assert scores(server) == [("Anna", 11.0)]
    connected._parts.store.save_score(session, SCORE)  # as it was: the id of then is void for ever
    assert push(connected) == PushReport(sent=1, voided=1)
    assert scores(server) == [("Anna", SCORE.total)]
    assert push(connected) == PushReport()


def test_statements_of_who_was_erased_are_voided_there(connected: Installation, server: RecordStoreServer) -> None:
    connected.keep(audio=False, trainee="Anna")
    connected.keep(audio=False, trainee="Bob")
    assert push(connected) == PushReport(sent=2)
    connected.privacy.erase(connected.privacy.erasure("Anna"))
    assert push(connected) == PushReport(voided=1)
    assert [name for name, _ in scores(server)] == ["Bob"]


def test_what_is_deleted_here_is_voided_there(connected: Installation, server: RecordStoreServer) -> None:
    gone, stays = connected.keep(audio=False, trainee="Anna"), connected.keep(audio=False, trainee="Bob")
    graded(connected, gone)
    push(connected)
    connected.delete_session(gone)
    assert push(connected, ExportWish(wanted=SessionFilter(people=("Bob",)))) == PushReport(voided=2)
    assert [one["context"]["registration"] for one in server.valid] == [stays]
    assert push(connected) == PushReport()


def test_pseudonyms_are_sent_where_that_is_set(here: Installation, server: RecordStoreServer) -> None:
    here.statements.connect(RecordStoreSettings(server.endpoint, KEY, pseudonymous=True), SECRET)
    session = here.keep(audio=False, trainee="Anna Nowak")
    assert push(here) == PushReport(sent=1)
    text = json.dumps(list(server.statements.values()))
    assert "Anna" not in text
    assert session not in text
    assert here.exports.codes().person("Anna Nowak") in text
    assert push(here) == PushReport()


def test_names_instead_of_pseudonyms_replace_what_was_sent(here: Installation, server: RecordStoreServer) -> None:
    here.keep(audio=False, trainee="Anna")
    here.statements.connect(RecordStoreSettings(server.endpoint, KEY, pseudonymous=True), SECRET)
    push(here)
    here.statements.connect(RecordStoreSettings(server.endpoint, KEY), SECRET)
    assert push(here) == PushReport(sent=1, voided=1)
    assert [name for name, _ in scores(server)] == ["Anna"]


def test_a_push_can_be_cancelled(connected: Installation, server: RecordStoreServer) -> None:
    for _ in range(3):
        connected.keep(audio=False)
    job = connected.statements.push(EVERYTHING)
    job.cancel()
    with pytest.raises(ExportCancelled):
        job.run(nothing)
    server.planned.append(Answer(503))
    waiting = connected.statements.push(EVERYTHING)
    waiting._wait = lambda seconds: (waiting.cancel(), waiting._wait_or_stop(seconds))[1]
    with pytest.raises(ExportCancelled):
        waiting.run(nothing)
    assert not server.statements


def test_sending_stands_in_the_audit_log(connected: Installation) -> None:
    connected.keep(audio=False, trainee="Anna")
    push(connected)
    sent = [entry for entry in connected.audit.entries() if entry.kind == "sent"]
    assert [dict(entry.details) for entry in sorted(sent, key=lambda entry: entry.number)] == [
        {"to": "127.0.0.1", "calls": 1, "pseudonymous": False},
        {"to": "127.0.0.1", "sent": 1, "known": 0, "voided": 0},
    ]
