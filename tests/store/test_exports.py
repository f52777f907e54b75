"""Rows for exports, from SQLite and from PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from roleplay.core.errors import InputError
from roleplay.core.events import Answered, AnyEvent, CallEnded, Ringing
from roleplay.core.exports import ExportWish, PracticeLogRow
from roleplay.core.records import SCRIPTED_TRAINEE, Correction, SessionFilter
from roleplay.core.understanding import Understood
from roleplay.review.call_figures import call_figures
from roleplay.store.export_queries import Sought
from roleplay.store.sessions import SessionStore

from .grading import CARD, grade
from .samples import SCORE, start

Save = Callable[..., list[AnyEvent]]
SAID = 4
"""Index of what the trainee says in `samples.CALL`."""


def everything(**wanted: object) -> Sought:
    return Sought(SessionFilter(**wanted))  # type: ignore[arg-type]


def log(store: SessionStore, sought: Sought | None = None) -> list[PracticeLogRow]:
    with store.exports.practice_log(sought or everything()) as rows:
        return list(rows)


def read(store: SessionStore) -> None:
    unread = store.exports.unread(everything())
    events = store.exports.events([one.session_id for one in unread])
    store.exports.save_figures((one, call_figures(one.session_id, events[one.session_id])) for one in unread)


def test_a_row_tells_all_of_a_call(store: SessionStore, save: Save) -> None:
    begun = start()
    save(begun)
    store.save_score(begun.id, SCORE)
    read(store)
    (row,) = log(store)
    assert row == PracticeLogRow(
        **dict.fromkeys(PracticeLogRow._fields)
        | {
            "id": begun.id,
            "started_at": begun.started_at,
            "trainee": "Łucja Świątek",
            "scenario": "laptop-overdue",
            "version": 3,
            "title": begun.scenario_title,
            "customer": "Marian Kowalski",
            "language": "en",
            "mode": "practice",
            "level": "normal",
            "retry_of": "",
            "outcome": "handed_over",
            "score": 72.5,
            "satisfaction": 4,
            "corrected": 0,
            "seconds": 20.0,
            "turns": 1,
            "recogniser": "pocketsphinx en-us",
            "state": "complete",
            "interruptions": 1,
            "silences": 1,
            "heat_highest": 60.0,
            "heat_final": 55.0,
            "techniques": "apology 1; empathy 1",
            "grades": 0,
            "grader": "",
            "scorecard": "",
        }
    )


def test_calls_come_the_newest_first_and_only_those_that_are_asked_for(store: SessionStore, save: Save) -> None:
    first = datetime(2026, 11, 1, 9, tzinfo=UTC)
    begun = [
        start(started_at=first + timedelta(days=day), trainee=name, scenario_id=scenario, scenario_source=scenario)
        for day, (name, scenario) in enumerate((("Ann", "a"), ("Bob", "b"), ("Ann", "b"), (SCRIPTED_TRAINEE, "a")))
    ]
    for one in begun:
        save(one)
    group = store.groups.save(None, "Ann's", ("Ann",))
    ids = [one.id for one in begun]

    def found(sought: Sought) -> list[int]:
        assert store.exports.count(sought) == len(log(store, sought))
        return [ids.index(row.id) for row in log(store, sought)]

    assert found(everything()) == [2, 1, 0]
    assert found(replace(everything(), scripted=True)) == [3, 2, 1, 0]
    assert found(everything(people=("Bob",))) == [1]
    assert found(everything(scenarios=("b",))) == [2, 1]
    assert found(everything(since=first + timedelta(days=1), until=first + timedelta(days=1))) == [1]
    assert found(replace(everything(), groups=(group,))) == [2, 0]
    assert found(replace(everything(), only=frozenset({"Bob"}))) == [1]
    assert found(replace(everything(), only=frozenset())) == []


def test_calls_come_in_order_however_many_are_looked_up_at_a_time(
    store: SessionStore, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roleplay.store.export_rows._PART", 2)
    monkeypatch.setattr("roleplay.store.export_rows._LARGE_PART", 3)
    kept = [start(started_at=datetime(2026, 11, day, tzinfo=UTC), trainee="Ann") for day in range(1, 12)]
    for one in kept:
        save(one)
    store.grades.save_scorecard(CARD)
    store.grades.save(grade(kept[4].id))
    save(start(trainee="Bob"))
    rows = log(store, everything(people=("Ann",)))
    assert [row.id for row in rows] == [one.id for one in reversed(kept)]
    assert [row.grades for row in rows] == [int(one is kept[4]) for one in reversed(kept)]
    assert [row.id for row in log(store, everything(people=("Nobody",)))] == []


def test_the_latest_first_grade_is_told(store: SessionStore, save: Save) -> None:
    begun = start()
    save(begun)
    store.grades.save_scorecard(CARD)
    at = datetime(2026, 11, 22, tzinfo=UTC)
    for grader, kind, hours in (("Old", "first", 1), ("New", "first", 2), ("Second", "second", 3)):
        given = grade(begun.id, grader=grader, kind=kind, purpose="" if kind == "first" else "x")
        store.grades.save(replace(given, finished_at=at + timedelta(hours=hours)))
    store.grades.save(replace(grade(begun.id, grader="Draft"), finished_at=None))
    (row,) = log(store)
    assert (row.grades, row.grader, row.scorecard) == (3, "New", "service 1")
    with store.exports.grades(everything()) as grades:
        told = list(grades)
    assert {one.grader for one in told} == {"Old", "New", "Second"}
    assert all([answer.question for answer in one.answers][:2] == ["greeted", "warmth"] for one in told)
    assert store.exports.count_grades(everything()) == 3
    assert store.exports.count_grades(everything(), drafts=True) == 4
    assert store.exports.names() == ("Draft", "Łucja Świątek", "New", "Old", "Second")


def test_a_call_is_read_once_and_again_when_it_was_corrected(store: SessionStore, save: Save) -> None:
    begun = start()
    save(begun)
    read(store)
    assert store.exports.unread(everything()) == ()
    at = datetime(2026, 11, 22, tzinfo=UTC)
    store.save_correction(begun.id, Correction(SAID, "calm down", Understood(), at, "Jan"), None)
    (unread,) = store.exports.unread(everything())
    assert (unread.corrected, unread.corrected_at) == (1, at)
    read(store)
    assert store.exports.unread(everything()) == ()
    store.drop_correction(begun.id, SAID, None)
    assert len(store.exports.unread(everything())) == 1


def test_figures_of_voices_go_when_nobody_wants_them(store: SessionStore, save: Save) -> None:
    mine, other = start(trainee="Ann"), start(trainee="Bob")
    for one in (mine, other, start(trainee="Cy", recogniser="typed")):
        save(one)
    unmeasured = store.exports.unmeasured(everything())
    assert {one.session_id for one in unmeasured} == {mine.id, other.id}  # what was typed has no voice
    store.exports.save_delivery((one, {"pace_wpm": 150.0}) for one in unmeasured)
    assert store.exports.unmeasured(everything()) == ()
    assert sorted(row.pace_wpm or 0 for row in log(store)) == [0, 150, 150]
    with store.exports.practice_log(everything(), delivery=False) as rows:
        assert {row.pace_wpm for row in rows} == {None}
    store.exports.forget_delivery("Ann")
    assert [one.session_id for one in store.exports.unmeasured(everything())] == [mine.id]
    store.exports.forget_delivery()
    assert len(store.exports.unmeasured(everything())) == 2


def test_an_export_sees_one_moment_whatever_is_written_meanwhile(store: SessionStore, save: Save) -> None:
    kept = [start(started_at=datetime(2026, 11, day, tzinfo=UTC)) for day in range(1, 5)]
    for one in kept:
        save(one)
    with store.exports.practice_log(everything()) as rows:
        first = next(rows)
        save(start(started_at=datetime(2026, 10, 1, tzinfo=UTC)))
        store.save_score(kept[0].id, SCORE)
        store.delete(kept[1].id)
        left = list(rows)
    assert [row.id for row in (first, *left)] == [one.id for one in reversed(kept)]
    assert {row.score for row in left} == {None}
    assert len(log(store)) == 4


def test_what_was_read_goes_with_its_call(store: SessionStore, save: Save) -> None:
    begun = start()
    save(begun)
    read(store)
    (unread,) = store.exports.unmeasured(everything())
    store.exports.save_delivery([(unread, {"pace_wpm": 150.0})])
    store.delete(begun.id)
    assert log(store) == []
    events = store.exports.events([begun.id])
    store.exports.save_figures([(unread, call_figures(begun.id, events[begun.id]))])  # read while it was deleted
    assert store.exports.unread(everything()) == ()


def test_a_damaged_call_is_left_empty(store: SessionStore, save: Save) -> None:
    whole, damaged = start(), start()
    for one in (whole, damaged):
        save(one)
    with store._transaction() as connection:
        connection.exec_driver_sql(
            "UPDATE events SET payload = '{' WHERE kind = 'heat_changed' AND session_id = '" + damaged.id + "'"
        )
    assert list(store.exports.events([whole.id, damaged.id])) == [whole.id]


def test_a_call_that_never_began_has_no_heat(store: SessionStore, save: Save) -> None:
    save(start(), (Ringing(0.0), Answered(1.0), CallEnded(2.0, "aborted", "left")))
    read(store)
    (row,) = log(store)
    assert (row.heat_highest, row.heat_final, row.interruptions, row.techniques) == (None, None, 0, "")


def test_recipes_are_kept_by_name(store: SessionStore) -> None:
    wish = ExportWish(form="pdf", wanted=SessionFilter(people=("Ann",), since=datetime(2026, 1, 1, tzinfo=UTC)))
    assert store.recipes.save("  Works \n council ", wish, by="Hanna") == "Works council"
    store.recipes.save("Works council", replace(wish, form="xlsx"))
    (kept,) = store.recipes.all()
    assert (kept.name, kept.wish, kept.saved_by) == ("Works council", replace(wish, form="xlsx"), "")
    store.recipes.drop("Works council")
    assert store.recipes.all() == ()
    with pytest.raises(InputError):
        store.recipes.drop("Works council")


@pytest.mark.parametrize("name", ["", " \n ", "x" * 81])
def test_a_recipe_needs_a_name(store: SessionStore, name: str) -> None:
    with pytest.raises(InputError):
        store.recipes.save(name, ExportWish())
