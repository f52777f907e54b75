"""Whoever is shown something of somebody else's call, or takes something out of the program, stands in the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from roleplay.app import CallOptions, Roleplay
from roleplay.app.access.seeing import Seen, SeenIn
from roleplay.app.access.table import RULES
from roleplay.app.desk.reruns import RerunOptions
from roleplay.app.options import Retry
from roleplay.core.audit import AuditEntry
from roleplay.core.call_files import SoundWish, TranscriptWish
from roleplay.core.errors import RoleplayError
from roleplay.core.exports import ExportWish
from roleplay.core.grades import Answer
from roleplay.core.handover import BundleOptions
from roleplay.core.practice import Selection
from roleplay.core.records import SessionFilter
from roleplay.core.rights import Action

from .office import ANNA, BEN, HANNA, TOM, Office, word

SHOWING = {Action.READ_CALL, Action.LISTEN, Action.GRADE, Action.SEE_GRADES, Action.RECEIVE_FEEDBACK}
"""Actions by whose right one sees what is in a call: words, sound, or what was said about them."""
SHOWS_NOTHING = {
    ("Roleplay", "has_recording"): "whether there is one",
    ("ReplayDesk", "same_scenario"): "a list of results",
    ("TrustDesk", "blind"): "whether they are to grade it unseen",
    ("TrustDesk", "visible"): "narrows what was shown before",
    ("Meetings", "blind_tasks"): "whether they are to grade it unseen",
    ("SecondGradings", "blind_tasks"): "whether they are to grade it unseen",
    ("GradingDesk", "all"): "a list of results: opening one is logged",
    ("GradingDesk", "waiting"): "their own",
    ("GradingDesk", "reply"): "their own",
    ("GradingDesk", "acknowledge"): "their own",
    ("GradingDesk", "dictate"): "their own voice",
    ("CardShelf", "keep"): "a scorecard",
}
WRITES = {"save", "finish", "delete", "comment", "save_comment", "delete_comment", "say", "send"}
"""Of a grade or comment: what they do is logged as that."""
HEARD = {("GradingDesk", "sound"), ("GradingDesk", "hear")}
"""Another one's voice: logged where it is fetched, once it is known whose it is."""

Door = Callable[[Any, Office, str], object]


def _machine(app: Any, office: Office, whose: str) -> object:
    return app.grading.machine(app._parts.store.load(office.sessions[whose]), app.grading.cards.newest()[0])


def _judged(app: Any, office: Office, whose: str) -> object:
    reran = app.trust.rerun(office.sessions[whose], RerunOptions())
    app._parts.audit._looked.clear()
    return app.trust.judge_again(reran, "")


def _of_summary(method: str, app: Any, office: Office, whose: str) -> object:
    return getattr(app.grading, method)(app._parts.store.load(office.sessions[whose]).summary)


def _of_session(desk: str, method: str, app: Any, office: Office, whose: str) -> object:
    holder = app if desk == "app" else getattr(app, desk)
    return getattr(holder, method)(office.sessions[whose])


def _misunderstood(app: Any, _office: Office, whose: str) -> object:
    scenario = app._parts.library.get("laptop-overdue")
    return app.examples.misunderstood(scenario, "en", SessionFilter(people=(whose,)))


def _again(app: Any, office: Office, whose: str) -> object:
    retry = Retry(office.sessions[whose], 10**6)
    return app.ring(CallOptions("laptop-overdue", typed=True, retry=retry), lambda _: None)


DOORS: dict[tuple[str, str], Door] = {
    **{
        ("Roleplay", name): partial(_of_session, "app", name)
        for name in ("session", "strain", "delivery", "recording", "player")
    },
    ("Roleplay", "ring"): _again,
    ("FindingDesk", "hits"): lambda app, office, whose: app.finding.hits(SessionFilter(text=word(whose, "said"))),
    **{("ReplayDesk", name): partial(_of_session, "replay", name) for name in ("open", "sound")},
    ("ReplayDesk", "player"): lambda app, office, whose: app.replay.player(office.sessions[whose], app.settings),
    ("GradingDesk", "machine"): _machine,
    ("GradingDesk", "begin"): lambda app, office, whose: app.grading.begin(
        office.sessions[whose], "service-compliance"
    ),
    ("GradingDesk", "grade"): lambda app, office, whose: app.grading.grade(office.grades[whose]),
    **{("GradingDesk", name): partial(_of_summary, name) for name in ("trainers", "sent")},
    **{
        ("GradingDesk", name): partial(_of_session, "grading", name)
        for name in ("of_session", "comments", "feedback", "received")
    },
    **{("TrustDesk", name): partial(_of_session, "trust", name) for name in ("received", "hearing")},
    ("TrustDesk", "correction_log"): partial(_of_session, "trust", "correction_log"),
    ("TrustDesk", "rerun"): lambda app, office, whose: app.trust.rerun(office.sessions[whose], RerunOptions()),
    ("TrustDesk", "judge_again"): _judged,
    ("ExamplesDesk", "misunderstood"): _misunderstood,
    ("PrivacyDesk", "erasure"): lambda app, office, whose: app.privacy.erasure("Somebody Else"),
}
"""Every way to what is in a call, with somebody else's call."""
NOTHING_THERE = {("ExamplesDesk", "misunderstood"), ("TrustDesk", "correction_log"), ("PrivacyDesk", "erasure")}
"""The office has none for them: nothing was misunderstood or corrected there, and nobody names anybody."""
LISTENED = {("Roleplay", "recording"), ("Roleplay", "player"), ("ReplayDesk", "sound"), ("ReplayDesk", "player")}


def logged(office: Office) -> list[AuditEntry]:
    with office.app(HANNA) as app:
        return list(app.audit.entries())


def test_no_way_to_what_is_in_a_call_is_without_its_entry_in_the_log() -> None:
    showing = {way for way, rule in RULES.items() if rule.action in SHOWING}
    seen = {way for way, rule in RULES.items() if any(isinstance(one, Seen | SeenIn) for one in rule.concerns)}
    written = {way for way in showing if way[0] == "GradingDesk" and way[1] in WRITES}
    assert sorted(showing - seen - set(SHOWS_NOTHING) - written - HEARD) == []
    assert sorted(seen & set(SHOWS_NOTHING)) == []
    assert sorted((seen | {("Roleplay", "ring")}) ^ set(DOORS)) == []
    assert sorted(set(SHOWS_NOTHING) - showing) == []


@pytest.mark.parametrize("way", sorted(set(DOORS) - NOTHING_THERE), ids=".".join)
def test_a_call_of_somebody_else_is_not_seen_without_a_trace(office: Office, way: tuple[str, str]) -> None:
    before = len(logged(office))
    with office.app(TOM) as app:
        for _ in range(2):  # the same look
            with suppress(RoleplayError):  # there is no loudspeaker, no such moment: they were let in all the same
                DOORS[way](app, office, ANNA)
    entries = [one for one in logged(office)[before:] if one.kind in ("read", "listened")]
    assert {(one.by, one.about) for one in entries} == {(TOM, (ANNA,))}
    assert ("listened" if way in LISTENED else "read") in {one.kind for one in entries}
    if way != ("TrustDesk", "judge_again"):
        assert len(entries) == len({one.kind for one in entries})


def test_their_own_call_is_nobody_elses_business(office: Office) -> None:
    before = len(logged(office))
    with office.app(ANNA) as app:
        for way in (("Roleplay", "session"), ("Roleplay", "recording"), ("ReplayDesk", "open")):
            DOORS[way](app, office, ANNA)
    assert logged(office)[before:] == []


def test_a_search_tells_once_whose_words_were_shown(office: Office) -> None:
    before = len(logged(office))
    with office.app(TOM) as app:
        for _ in range(2):
            app.finding.hits(SessionFilter(text="laptop"))
    (entry,) = [one for one in logged(office)[before:] if one.kind == "read"]
    assert {ANNA, BEN} <= set(entry.about)
    assert TOM not in entry.about
    assert entry.details["what"] == "search"


Export = Callable[[Any, Office, Path], object]


def _coverage(app: Any, _office: Office, out: Path) -> object:
    return app.progress.export_coverage(app.progress.coverage("laptop-overdue", Selection()), out)


def _training(app: Any, _office: Office, out: Path) -> object:
    return app.progress.export_training(app.progress.training((ANNA, BEN), datetime(2026, 1, 1, tzinfo=UTC)), out)


def _calibration(app: Roleplay, _office: Office, out: Path) -> object:
    app.trust.meetings.close("last")
    return app.trust.export_calibration(app.trust.meetings.report("last"), out, form="csv")


def _reported(method: str, more: tuple[object, ...], app: Any, _office: Office, out: Path) -> object:
    return getattr(app.progress, method)(app.progress.practised(Selection()), *more, out)


def _bundle(app: Roleplay, office: Office, out: Path) -> object:
    return app.bundles.export(BundleOptions((office.sessions[ANNA],)), out)


EXPORTS: dict[tuple[str, str], tuple[str, str, Export]] = {
    ("Roleplay", "export_practice_log"): (HANNA, "exported", lambda app, office, out: app.export_practice_log(out)),
    ("Roleplay", "export_transcript"): (
        *(TOM, "exported"),
        lambda app, office, out: app.export_transcript(office.sessions[ANNA], out),
    ),
    ("Roleplay", "export_session"): (
        *(TOM, "exported"),
        lambda app, office, out: app.export_session(office.sessions[ANNA], out),
    ),
    ("GradingDesk", "export"): (HANNA, "exported", lambda app, office, out: app.grading.export(out)),
    ("ExportDesk", "job"): (HANNA, "exported", lambda app, office, out: app.exports.job(ExportWish(), out).run()),
    ("StatementDesk", "job"): (
        *(HANNA, "exported"),
        lambda app, office, out: app.statements.job(ExportWish(), "json", out).run(),
    ),
    ("CallFilesDesk", "transcript"): (
        *(TOM, "exported"),
        lambda app, office, out: app.call_files.transcript(office.sessions[ANNA], out, TranscriptWish("txt")),
    ),
    ("CallFilesDesk", "sound"): (
        *(TOM, "exported"),
        lambda app, office, out: app.call_files.sound(office.sessions[ANNA], out, SoundWish("flac")),
    ),
    ("BundleDesk", "export"): (TOM, "handed_over", _bundle),
    ("PrivacyDesk", "package"): (HANNA, "packaged", lambda app, office, out: app.privacy.package(ANNA, out)),
    ("AuditDesk", "export"): (HANNA, "exported", lambda app, office, out: app.audit.export(out, "csv")),
    ("AssignmentDesk", "export"): (TOM, "exported", lambda app, office, out: app.assignments.export(out)),
    ("TrustDesk", "export_calibration"): (TOM, "exported", _calibration),
    ("ProgressDesk", "export_overview"): (TOM, "exported", partial(_reported, "export_overview", ())),
    ("ProgressDesk", "export_standings"): (TOM, "exported", partial(_reported, "export_standings", ())),
    ("ProgressDesk", "export_heat_map"): (TOM, "exported", partial(_reported, "export_heat_map", ("technique",))),
    ("ProgressDesk", "export_coverage"): (TOM, "exported", _coverage),
    ("ProgressDesk", "export_training"): (TOM, "exported", _training),
}
ELSEWHERE = {
    ("PeopleDesk", "export_codes"): "tests/app/access/test_people_file.py",
    ("CallFilesDesk", "job"): "tests/app/desk/test_call_files.py",
    ("StatementDesk", "push"): "tests/app/desk/test_statements.py",
    ("PackDesk", "export"): "scenarios, of nobody",
    ("TranslationDesk", "export"): "scenarios, of nobody",
    ("PluginDesk", "export"): "tests/app/plugins/test_example.py",
    ("ExchangeDesk", "export_twee"): "a scenario, of nobody",
}


def test_every_export_is_known_here() -> None:
    ways = {
        way
        for way, rule in RULES.items()
        if rule.action is not None and (way[1].startswith("export") or way[1] in ("job", "push", "package"))
    }
    ways |= {("CallFilesDesk", "transcript"), ("CallFilesDesk", "sound")}
    assert sorted(ways ^ (set(EXPORTS) | set(ELSEWHERE))) == []


@pytest.mark.parametrize("way", sorted(EXPORTS), ids=".".join)
def test_no_file_leaves_without_a_trace(office: Office, way: tuple[str, str], tmp_path: Path) -> None:
    before = len(logged(office))
    who, kind, export = EXPORTS[way]
    with office.app(who) as app:
        export(app, office, tmp_path / f"out.{way[1]}")
    assert kind in [one.kind for one in logged(office)[before:]]


def quoted(answers: Iterable[Answer]) -> set[str]:
    """Return what the machine's answers quote of a call."""
    return {found.words for answer in answers if answer.machine for found in answer.machine.evidence} - {""}


def test_who_sees_grades_and_reads_no_calls_sees_no_word_of_them(office: Office, tmp_path: Path) -> None:
    """The machine's answers quote what was said: HR sees the answers and why, not the words."""
    session = office.sessions[ANNA]
    told, files, exported = {}, {}, {}
    for who in (TOM, HANNA):
        with office.app(who) as app:
            ways = (
                [one.grade for one in app.grading.all() if one.grade.session_id == session],
                [one.grade for one in app.grading.of_session(session)],
                [app.grading.grade(office.grades[ANNA]).grade],
            )
            told[who] = [grades[0] for grades in ways]
            app.grading.export(tmp_path / "grades.json", [app.grading.grade(office.grades[ANNA])])
            files[who] = (tmp_path / "grades.json").read_text("utf-8")
            wish = ExportWish("grades", columns=("all",), wanted=SessionFilter(people=(ANNA,)))
            app.exports.job(wish, tmp_path / "grades.csv").run()
            exported[who] = (tmp_path / "grades.csv").read_text("utf-8-sig")
    words = quoted(told[TOM][0].answers)
    assert any(" " in word for word in words)
    assert all(quoted(grade.answers) == words for grade in told[TOM])
    assert all(quoted(grade.answers) == set() for grade in told[HANNA])
    assert [grade.result for grade in told[HANNA]] == [grade.result for grade in told[TOM]]
    assert all(word in files[TOM] and word in exported[TOM] for word in words)
    assert not [word for word in words if " " in word and (word in files[HANNA] or word in exported[HANNA])]
    assert "machine_evidence" in exported[HANNA]
