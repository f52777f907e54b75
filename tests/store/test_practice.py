"""Facts about many calls."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy import update

from roleplay.core.practice import Person, PracticeFacts, Selection, SkillFact, Way
from roleplay.core.records import SCRIPTED_TRAINEE, Correction
from roleplay.core.understanding import Understood
from roleplay.store.practice import FORMAT
from roleplay.store.schema_practice import PracticeFactsRow
from roleplay.store.sessions import SessionStore
from tests.practice import FIRST_DAY, practise

EMPATHY = SkillFact("technique/empathy", 1 / 3, 0.5, 2)
GREETING = SkillFact("technique/greeting", 1.0, 1.0, 1)
HELLO, BYE = Way("opening", "greets", "story"), Way("story", "closes", "end")


def test_facts_come_back_as_columns(store: SessionStore) -> None:
    ids = practise(store, "Anna", (40.0, 62.5), skills=((EMPATHY, GREETING), (GREETING,)))
    other = practise(store, "Łucja Świątek", (80.0,), day=-1, skills=((EMPATHY,),))
    found = store.practice.columns(Selection())
    assert list(found.ids) == [*other, *ids]
    assert [found.people[place] for place in found.person] == ["Łucja Świątek", "Anna", "Anna"]
    assert found.score.tolist() == [80.0, 40.0, 62.5]
    assert found.started[1] == FIRST_DAY.timestamp()
    told = [
        (int(call), found.skills[skill], round(float(share), 3), float(weight))
        for call, skill, share, weight in zip(
            found.fact_call, found.fact_skill, found.share, found.weight, strict=True
        )
    ]
    assert told == [
        (0, "technique/empathy", 0.333, 0.5),
        (1, "technique/empathy", 0.333, 0.5),
        (1, "technique/greeting", 1.0, 1.0),
        (2, "technique/greeting", 1.0, 1.0),
    ]


def test_people_and_time_narrow_it_down(store: SessionStore) -> None:
    ids = practise(store, "Anna", (40.0, 50.0, 60.0))
    practise(store, "Ewa", (80.0,))
    day = timedelta(days=1)

    def of(selection: Selection) -> tuple[str, ...]:
        return store.practice.columns(selection).ids

    assert of(Selection(("Anna",), FIRST_DAY + day, FIRST_DAY + 2 * day)) == (ids[1],)
    assert of(Selection(())) == ()
    many = Selection(("Anna", *(f"person {n}" for n in range(2000))))
    assert of(many) == tuple(ids)
    assert store.practice.columns(many).people == ("Anna",)


def test_unfinished_and_ungraded_calls_are_counted_apart(store: SessionStore) -> None:
    practise(store, "Anna", (40.0,))
    practise(store, "Anna", (None,), outcome="solved")
    practise(store, "Anna", (None, None), outcome="aborted")
    practise(store, "Anna", (None,), outcome=None)
    practise(store, "Anna", (90.0,), retry_of="00000000-0000-4000-8000-000000000001")
    practise(store, SCRIPTED_TRAINEE, (100.0,))
    found = store.practice.columns(Selection())
    assert len(found) == 1
    assert (found.unfinished, found.ungraded, found.retries) == (3, 1, 1)
    assert store.practice.people() == (Person("Anna", 6),)


def test_a_call_is_read_again_when_it_changes(store: SessionStore) -> None:
    (first,) = practise(store, "Anna", (40.0,))
    assert store.practice.unread() == ()
    other = practise(store, "Anna", (50.0,), day=3)[0]
    store.save_score(other, store.load(first).score)  # type: ignore[arg-type]
    assert store.practice.unread() == (other,)
    position = next(place for place, event in enumerate(store.load(first).events) if event.kind == "trainee_said")
    store.save_correction(first, Correction(position, "Sorry.", Understood(), FIRST_DAY, "Trainer"), None)
    assert set(store.practice.unread()) == {first, other}


def test_what_an_earlier_version_has_read_is_read_again(store: SessionStore) -> None:
    (old,) = practise(store, "Anna", (40.0,))
    with store.practice._transaction() as connection:
        connection.execute(update(PracticeFactsRow).values(format=FORMAT - 1))
    assert store.practice.unread() == (old,)
    assert len(store.practice.columns(Selection())) == 0
    assert store.practice.ways("laptop-overdue", Selection()).outcomes == ()


def test_facts_go_with_their_session(store: SessionStore) -> None:
    ids = practise(store, "Anna", (40.0, 50.0), skills=((EMPATHY,),), ways=((HELLO,),))
    store.delete(ids[0])
    assert store.practice.columns(Selection()).ids == (ids[1],)
    assert store.practice.ways("laptop-overdue", Selection()).ways == ()
    store.practice.save([PracticeFacts(ids[0], "solved", 40.0, (), ())])  # read while it was deleted
    assert store.problems() == ()
    assert len(store.practice.columns(Selection())) == 1


def test_ways_come_back_in_order(store: SessionStore) -> None:
    practise(store, "Anna", (40.0, None), ways=((HELLO, HELLO, BYE), (BYE,)))
    practise(store, "Ewa", (40.0,), scenario_id="other", scenario_source="{}", ways=((HELLO,),))
    found = store.practice.ways("laptop-overdue", Selection())
    steps = [found.ways[way] for way in found.step_way]
    assert steps == ["opening/greets/story", "opening/greets/story", "story/closes/end", "story/closes/end"]
    assert found.step_call.tolist() == [0, 0, 0, 1]
    assert found.outcomes == ("solved", "solved")
    assert np.all(found.versions == 3)
    assert len(store.practice.ways("laptop-overdue", Selection(("Ewa",))).outcomes) == 0


def test_what_was_played_is_listed(store: SessionStore) -> None:
    practise(store, "Anna", (40.0,), scenario_id="other", scenario_source='{"id": "other"}', scenario_title="Other")
    practise(store, "Anna", (40.0, 50.0))
    assert store.practice.played() == (
        ("laptop-overdue", "Three weeks without a laptop", 2),
        ("other", "Other", 1),
    )
    assert store.practice.latest_source("other") == '{"id": "other"}'
    assert store.practice.latest_source("nothing") == ""


def test_calls_are_listed_by_id(store: SessionStore) -> None:
    ids = practise(store, "Anna", (40.0, 50.0))
    found = store.practice.calls([*ids, "gone"])
    assert [one.id for one in found] == ids[::-1]
    assert found[0].score == pytest.approx(50.0)
