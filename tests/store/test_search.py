"""Finding sessions: filters together, pages that hold still, words and where they were said."""

from __future__ import annotations

import re
import sqlite3
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.core.errors import InputError
from roleplay.core.events import OUTCOMES, CallEnded, CallEvent, CustomerSpeaking, TraineeSaid
from roleplay.core.finding import ORDERS, Order, PageKey
from roleplay.core.records import (
    Correction,
    Score,
    ScoreItem,
    SectionScore,
    SessionFilter,
    SessionRecord,
    SessionSummary,
)
from roleplay.core.understanding import Evidence, TechniqueMatch, Transcript, Understood, Word
from roleplay.store import search_index
from roleplay.store.folding import fold
from roleplay.store.search_words import expression, spans, terms
from roleplay.store.sessions import SessionStore

from .samples import start

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
SOURCE = '{"id": "gift", "customer": {"traits": ["elderly"]}}'


def understood(*techniques: str) -> Understood:
    return Understood(tuple(TechniqueMatch(name, 0.9, Evidence("x")) for name in techniques))


def turn(text: str, at: float = 5.0, *techniques: str, words: bool = False) -> TraineeSaid:
    timed = tuple(Word(word, at + place, at + place + 0.5, 0.9) for place, word in enumerate(text.split()))
    transcript = Transcript(text, at, at + 2, "vosk small", timed if words else ())
    return TraineeSaid(at + 2, transcript, understood(*techniques))


def line(text: str, at: float = 3.0) -> CustomerSpeaking:
    return CustomerSpeaking(at, "a-1", text, 50.0, 2.0)


def score(total: float, *mistakes: str) -> Score:
    items = tuple(ScoreItem(reason, -5.0, 4.0) for reason in mistakes)
    return Score(total, (SectionScore("composure", total, 100.0, items),))


def record(
    number: int, *events: CallEvent, points: Score | None = None, cut_off: bool = False, **changes: object
) -> SessionRecord:
    first = start(started_at=DAY + timedelta(hours=number), seed=number, **changes)
    whole = cut_off or (events and isinstance(events[-1], CallEnded))
    ended = events if whole else (*events, CallEnded(60.0 + number, "solved"))
    summary = SessionSummary(
        *(first.id, first.started_at, first.scenario_id, first.scenario_version, first.scenario_title),
        *(
            first.customer,
            first.language,
            first.mode,
            first.recogniser,
            first.trainee,
            "complete",
            None,
            0.0,
            None,
            0,
        ),
    )
    return SessionRecord(first, summary, ended, points)


@pytest.fixture
def filled(store: SessionStore) -> SessionStore:
    """Seven sessions, told apart by their seeds."""
    store.add(record(0, line("Where is my parcel?"), turn("I am so sorry.", 5, "apology"), points=score(80)))
    store.add(record(1, turn("Calm down!", 5, "calm_down"), points=score(20, "calm_down", "repeated:calm_down")))
    store.add(record(2, turn("Calm down!", 5, "calm_down"), points=score(35)))
    store.add(record(3, trainee="Łucja Święs", points=score(80)))
    store.add(record(4, CallEnded(9.0, "customer_left"), scenario_id="gift", scenario_source=SOURCE, trainee="Jan"))
    store.add(record(5, turn("Dziękuję, panie Żółć", 5, "closing"), points=score(80), trainee="Jan"))
    store.add(record(6, points=score(0)))
    store.groups.save(None, "Night shift", ("Jan", "Nobody"))
    return store


def seeds(store: SessionStore, wanted: SessionFilter) -> list[int]:
    rows = store.search.page(wanted, limit=1000).rows
    return [store.load(row.session.id).start.seed for row in rows]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (SessionFilter(), [6, 5, 4, 3, 2, 1, 0]),
        (SessionFilter(people=("Jan", "Łucja Święs")), [5, 4, 3]),
        (SessionFilter(groups=("Night shift",)), [5, 4]),
        (SessionFilter(groups=("Night shift", "Day shift"), scenarios=("gift",)), [4]),
        (SessionFilter(groups=("Day shift",)), []),
        (SessionFilter(scenarios=("gift",)), [4]),
        (SessionFilter(traits=("elderly", "young")), [4]),
        (SessionFilter(outcomes=("customer_left", "aborted")), [4]),
        (SessionFilter(score_from=35, score_to=80), [5, 3, 2, 0]),
        (SessionFilter(score_to=0), [6]),
        (SessionFilter(techniques=("apology",)), [0]),
        (SessionFilter(mistakes=("calm_down",)), [1]),
        (SessionFilter(since=DAY + timedelta(hours=2), until=DAY + timedelta(hours=4)), [4, 3, 2]),
        (SessionFilter(people=("Jan",), score_from=1), [5]),
        (SessionFilter(text="lucja SWIES"), [3]),
        (SessionFilter(text="zolc", people=("Jan",)), [5]),
        (SessionFilter(text='"my parcel"'), [0]),
        (SessionFilter(text='"parcel my"'), []),
        (SessionFilter(commented=True), []),
        (SessionFilter(graded=False, commented=False, score_to=30), [6, 1]),
    ],
)
def test_filters_hold_together(filled: SessionStore, wanted: SessionFilter, found: list[int]) -> None:
    assert seeds(filled, wanted) == found
    assert filled.search.count(wanted) == len(found)
    assert [row.number for row in filled.search.page(wanted).rows] == list(filled.search.numbers(wanted))


@pytest.mark.parametrize("by", ORDERS)
@pytest.mark.parametrize("descending", [True, False])
def test_pages_hold_every_session_once_whatever_keys_are_equal(
    filled: SessionStore, by: str, descending: bool
) -> None:
    order = Order(by, descending)
    whole = list(filled.search.numbers(SessionFilter(), order))
    paged: list[int] = []
    behind: PageKey | None = None
    while True:
        page = filled.search.page(SessionFilter(), order, behind, limit=2)
        paged += [row.number for row in page.rows]
        if page.following is None:
            break
        behind = page.following
    assert paged == whole
    assert len(set(paged)) == 7


def test_the_best_outcome_is_the_greatest_and_none_the_least(store: SessionStore) -> None:
    for number, outcome in enumerate((*reversed(OUTCOMES), "solved")):
        store.add(record(number, CallEnded(9.0, outcome)))
    store.add(record(7, line("Where is my parcel?"), cut_off=True))
    found = store.search.rows(store.search.numbers(SessionFilter(), Order("outcome", descending=True)))
    assert [row.session.outcome for row in found] == ["solved", *OUTCOMES, None]
    assert found[0].session.started_at > found[1].session.started_at
    upwards = store.search.numbers(SessionFilter(), Order("outcome", descending=False))
    assert list(upwards) == [row.number for row in reversed(found)]


def ids(store: SessionStore, *seeds: int) -> frozenset[str]:
    return frozenset(row.id for row in store.list() if store.load(row.id).start.seed in seeds)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (SessionFilter(), [6, 5, 4, 3, 2, 1, 0]),
        (SessionFilter(score_from=0), [6, 5, 3, 2]),
        (SessionFilter(score_to=80), [6, 5, 3, 2]),
        (SessionFilter(score_from=35, score_to=80), [5, 3, 2]),
        (SessionFilter(mistakes=("calm_down",)), []),
        (SessionFilter(techniques=("calm_down",)), [2]),
        (SessionFilter(text="calm", score_to=100), [2]),
    ],
)
def test_what_is_hidden_has_no_score_for_a_filter(
    filled: SessionStore, wanted: SessionFilter, found: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = ids(filled, 0, 1)
    rows = filled.search.page(wanted, hidden=hidden).rows
    assert [filled.load(row.session.id).start.seed for row in rows] == found
    assert list(filled.search.numbers(wanted, hidden=hidden)) == [row.number for row in rows]
    assert filled.search.count(wanted, hidden=hidden) == len(found)
    assert [row.id for row in filled.list(wanted, hidden=hidden)] == [row.session.id for row in rows]
    for most in (10_000, 1):
        monkeypatch.setattr("roleplay.store.search_hits._EXAMINED", most)
        hits = filled.search.hits(replace(wanted, text="calm"), hidden=hidden).hits
        told = {hit.session.id for hit in hits}
        assert told == {row.session.id for row in rows} & ids(filled, 1, 2)


@pytest.mark.parametrize("descending", [True, False])
def test_what_is_hidden_is_sorted_as_what_has_no_score(filled: SessionStore, descending: bool) -> None:
    order, hidden = Order("score", descending), ids(filled, 0, 1)
    whole = list(filled.search.numbers(SessionFilter(), order, hidden=hidden))
    seeds = [filled.load(row.session.id).start.seed for row in filled.search.rows(whole)]
    assert seeds == ([5, 3, 2, 6, 4, 1, 0] if descending else [0, 1, 4, 6, 2, 3, 5])
    paged: list[int] = []
    behind: PageKey | None = None
    while len(paged) < 7:
        page = filled.search.page(SessionFilter(), order, behind, limit=2, hidden=hidden)
        paged += [row.number for row in page.rows]
        behind = page.following
    assert paged == whole


def test_a_page_goes_on_where_it_was_when_sessions_come_and_go(filled: SessionStore) -> None:
    first = filled.search.page(SessionFilter(), limit=3)
    filled.delete(first.rows[2].session.id)
    filled.add(record(9))
    second = filled.search.page(SessionFilter(), Order(), first.following, limit=3)
    assert [filled.load(row.session.id).start.seed for row in second.rows] == [3, 2, 1]


def test_sessions_of_one_second_are_all_kept_apart(store: SessionStore) -> None:
    for _ in range(5):
        store.add(record(0))
    assert len(set(store.search.numbers(SessionFilter()))) == 5


@pytest.mark.sqlite_file
def test_the_marks_follow_grades_and_comments(filled: SessionStore) -> None:
    (row,) = filled.search.page(SessionFilter(scenarios=("gift",))).rows
    with closing(sqlite3.connect(filled._database.path)) as connection, connection:
        search_index.add_functions(connection)
        connection.execute(
            "INSERT INTO comments VALUES ('c', ?, 'Eva', 1, NULL, 'x', 'x', '', 0, '', 1, '2026-01-01 00:00:00', 1)",
            (row.session.id,),
        )
    (marked,) = filled.search.page(SessionFilter(commented=True)).rows
    assert (marked.session.id, marked.comments, marked.graded) == (row.session.id, 1, False)


# --- words ---


def test_a_hit_carries_its_words_and_their_second(store: SessionStore) -> None:
    store.add(record(0, line("Łódź, now!", 3.25), turn("We send it to Łódź today", 10, words=True)))
    store.add(record(1, turn("To Łódź it goes", 7)))
    newer, customer, trainee = store.search.hits(SessionFilter(text="lodz")).hits
    assert (newer.at, newer.side, newer.text[slice(*newer.spans[0])]) == (7, "trainee", "Łódź")
    assert (customer.at, customer.side, customer.spans) == (3.25, "customer", ((0, 4),))
    assert (trainee.at, trainee.side, trainee.position) == (14, "trainee", 1)


def test_hits_come_in_pages_the_newest_first(store: SessionStore) -> None:
    for number in range(6):
        store.add(record(number, turn("refund", 5), line("a refund!", 9)))
    seen, before = [], None
    while True:
        page = store.search.hits(SessionFilter(text="refund"), before=before, limit=4)
        seen += [(hit.session.started_at, hit.at) for hit in page.hits]
        before = page.following
        if before is None:
            break
    assert len(seen) == 12
    assert seen == sorted(seen, key=lambda hit: (-hit[0].timestamp(), hit[1]))


def test_hits_are_of_sessions_that_fit(filled: SessionStore, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = SessionFilter(text="calm", score_from=30)
    plain = filled.search.hits(wanted)
    assert [hit.session.score for hit in plain.hits] == [35]
    monkeypatch.setattr("roleplay.store.search_hits._EXAMINED", 1)
    assert filled.search.hits(wanted) == plain


def test_the_beginning_of_a_word_is_enough_while_it_is_typed(filled: SessionStore) -> None:
    def found(text: str, *, typing: bool) -> int:
        return len(filled.search.hits(SessionFilter(text=text), typing=typing).hits)

    assert (found("parc", typing=True), found("parc", typing=False), found("parc*", typing=False)) == (1, 0, 1)
    assert found('"my parc"*', typing=False) == 1


def test_a_search_that_nobody_waits_for_stops(store: SessionStore) -> None:
    for number in range(3):
        store.add(record(number, *(turn("again", 5 + place) for place in range(300))))
    page = store.search.hits(SessionFilter(text="again"), limit=10_000, still_wanted=lambda: False)
    assert 0 < len(page.hits) < 900


@given(st.text(max_size=60) | st.text(alphabet='"*()^:-+ANDORNEAR{} ł', max_size=40))
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(search_index.MAKE)
        for typing in (False, True):
            sought = terms(typed, typing=typing)
            if sought:
                connection.execute("SELECT rowid FROM spoken WHERE spoken MATCH ?", (expression(sought),)).fetchall()


@given(st.lists(st.sampled_from(["Łódź", "O'Neill", "żółw", "don't", "ICH", "ß", "1/2", "a·b"]), min_size=1))
def test_what_the_index_finds_is_what_is_marked(words: list[str]) -> None:
    text = ", ".join(words)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(search_index.MAKE)
        connection.execute("INSERT INTO spoken(rowid, trainee) VALUES (1, ?)", (fold(text),))
        for word in words:
            sought = terms(f'"{word}"')
            found = connection.execute("SELECT 1 FROM spoken WHERE spoken MATCH ?", (expression(sought),)).fetchall()
            assert found
            assert any(text[first:last] == word for first, last in spans(text, sought))


def test_neighbouring_marks_are_one(store: SessionStore) -> None:
    assert spans("so sorry, SO", terms("so")) == ((0, 2), (10, 12))
    assert spans("so sorry", terms('"so sorry" sorry')) == ((0, 8),)


# --- in step ---


def instances(database: Path) -> tuple[list[object], ...]:
    """Return everything that the index and its tables hold."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'spoken', 'instance')")
        return tuple(
            connection.execute(query).fetchall()
            for query in (
                "SELECT term, doc, col, offset FROM words ORDER BY 1, 2, 3, 4",
                "SELECT * FROM session_facts ORDER BY number",
                "SELECT * FROM session_techniques WHERE uses <> 0 OR costs <> 0 ORDER BY technique, number",
                "SELECT * FROM scenario_traits ORDER BY 1, 2",
            )
        )


def filled_anew(database: Path) -> tuple[list[object], ...]:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        search_index.add_functions(connection)
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for table in reversed(search_index.TABLES):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DROP TABLE spoken")
        for statement in (search_index.MAKE, *search_index.FILL, *(sql for _, sql in triggers)):
            connection.execute(statement)
    return instances(database)


@pytest.fixture
def changed(filled: SessionStore) -> SessionStore:
    """A store in which words were corrected, corrections taken back, scores replaced, and sessions deleted."""
    ids = {filled.load(row.session.id).start.seed: row.session.id for row in filled.search.page(SessionFilter()).rows}
    correction = Correction(1, "Ich bin sehr sorry", understood("empathy", "apology"), DAY, "Eva")
    filled.save_correction(ids[0], correction, score(90))
    filled.save_correction(ids[0], replace(correction, text="So very sorry"), score(91, "rushing"))
    filled.save_correction(ids[1], replace(correction, position=0), score(60))
    filled.drop_correction(ids[1], 0, None)
    filled.save_correction(ids[2], replace(correction, position=0), score(60))
    filled.delete(ids[2])
    filled.delete(ids[5])
    return filled


@pytest.mark.sqlite_file
def test_the_index_is_what_it_would_be_if_it_were_made_anew(changed: SessionStore) -> None:
    path = changed._database.path
    kept = instances(path)
    assert all(kept)
    assert kept == filled_anew(path)


def test_a_correction_stands_in_place_of_what_was_recognised(changed: SessionStore, store: SessionStore) -> None:
    (hit,) = store.search.hits(SessionFilter(text="very")).hits
    assert (hit.text, hit.corrected, hit.at) == ("So very sorry", True, 5)
    assert seeds(store, SessionFilter(techniques=("empathy",), mistakes=("rushing",))) == [0]


@pytest.mark.sqlite_file
def test_of_a_deleted_session_no_word_is_left(store: SessionStore) -> None:
    store.add(record(0, turn("Quintessential xylophones", 5), line("Mumbojumbo"), trainee="Zbigniewa"))
    store.add(record(1, turn("Something else", 5)))
    (hit,) = store.search.hits(SessionFilter(text="xylophones")).hits
    store.delete(hit.session.id)
    store.close()
    left = b"".join(path.read_bytes() for path in store._database.path.parent.glob("sessions.db*"))
    assert not re.search(rb"(?i)xyloph|mumbojumb|zbigniew|quintessen", left)


# --- saved filters, choices ---


def test_filters_are_kept(store: SessionStore) -> None:
    wanted = SessionFilter(text="ł", people=("Jan",), since=DAY, graded=False, score_to=50)
    store.search.save_filter("  Poor   ones ", SessionFilter())
    store.search.save_filter("Poor ones", wanted)
    (kept,) = store.search.filters()
    assert (kept.name, kept.wanted) == ("Poor ones", wanted)
    store.search.drop_filter("Poor ones")
    with pytest.raises(InputError):
        store.search.drop_filter("Poor ones")
    for name in ("  ", "x" * 81):
        with pytest.raises(InputError):
            store.search.save_filter(name, wanted)


def test_a_kept_filter_of_the_latest_days_moves_with_the_day(store: SessionStore) -> None:
    monday, later = DAY.replace(hour=9), DAY.replace(hour=9) + timedelta(days=30)
    week = monday.replace(hour=0) - timedelta(days=6)
    store.search.save_filter("This week", SessionFilter(graded=False, since=week, latest_days=7))
    for now in (monday, later):
        (kept,) = store.search.filters(now)
        assert kept.wanted.since == now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=6)
        assert (kept.wanted.until, kept.wanted.graded, kept.wanted.latest_days) == (None, False, 7)


def test_what_there_is_to_choose(filled: SessionStore) -> None:
    choices = filled.search.choices()
    assert ("Jan" in choices.people, "Łucja Święs" in choices.people) == (True, True)
    assert "gift" in dict(choices.scenarios)
    assert choices.traits == ("elderly",)
    assert choices.groups == ("Night shift",)


def test_an_id_is_no_number(store: SessionStore) -> None:
    assert uuid.UUID(record(0).start.id)
    assert store.search.rows([1, 2, 3]) == ()
