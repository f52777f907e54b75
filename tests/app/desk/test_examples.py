"""What was misunderstood in real calls, and what another example would do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from roleplay.app import Roleplay
from roleplay.core.errors import AccessDeniedError, InputError
from roleplay.core.records import SCRIPTED_TRAINEE, SessionFilter
from roleplay.dialogue.authoring.effect import Uttered
from roleplay.dialogue.authoring.examples import where_examples_stand, with_example
from roleplay.places import Places

from .trying import ODD, SEND, SORRY, document, hold, scenario

EVERYBODY = SessionFilter()


@pytest.fixture
def app(tmp_path: Path, cache: Path) -> Iterator[Roleplay]:
    roleplay = Roleplay(Places(tmp_path / "data", tmp_path / "config", cache, tmp_path / "log"))
    yield roleplay
    roleplay.close()


def test_why_words_are_taken(app: Roleplay) -> None:
    trial = app.trying.trial(scenario(app), "en")
    found = app.examples.weigh(trial.dialogue, trial.state, f"  {SORRY}\n")
    assert (found.text, found.taken, found.following) == (SORRY, "sympathy", "what-now")
    assert {"empathy", "apology"} <= {match.technique for match in found.understood.techniques}
    with pytest.raises(InputError):
        app.examples.weigh(trial.dialogue, trial.state, " \n")


def test_what_fitted_nothing_is_listed_once_with_how_often_and_what_takes_it_now(app: Roleplay) -> None:
    hold(app, SORRY, ODD, SEND)
    latest = hold(app, SORRY, ODD.upper(), SEND, trainee="Ida", day=1)
    hold(app, SORRY, SEND, trainee="Ida", day=2)
    told: list[tuple[int, int]] = []
    found = app.examples.misunderstood(scenario(app), "en", EVERYBODY, told=lambda done, of: told.append((done, of)))
    assert (found.calls, found.of, found.left_out) == (3, 3, 0)
    assert told[-1] == (3, 3)
    (one,) = [missed for missed in found.found if missed.latest.kind == "none"]
    assert (one.times, one.now, one.settled) == (2, "", False)
    assert (one.latest.session_id, one.latest.text, one.latest.state.node) == (latest, ODD.upper(), "what-now")
    assert one.latest.state.flags == {"heard"}
    better = with_example(scenario(app), "what-now", "engineer", "en", ODD)
    (now,) = [
        missed for missed in app.examples.misunderstood(better, "en", EVERYBODY).found if missed.latest.kind == "none"
    ]
    assert (now.now, now.settled) == ("engineer", True)


def test_only_real_calls_in_the_language_and_the_newest_are_looked_through(app: Roleplay) -> None:
    hold(app, SORRY, ODD)
    hold(app, SORRY, "Colourless green ideas sleep furiously.", day=1)
    hold(app, SORRY, ODD, trainee=SCRIPTED_TRAINEE)
    found = app.examples.misunderstood(scenario(app), "en", EVERYBODY, most=1)
    assert (found.calls, found.of) == (1, 2)
    assert ODD not in [one.latest.text for one in found.found]
    assert app.examples.misunderstood(scenario(app), "pl", EVERYBODY).of == 0
    other = scenario(app).model_copy(update={"id": "another"})
    assert app.examples.misunderstood(other, "en", EVERYBODY).of == 0
    assert app.examples.misunderstood(other, "en", SessionFilter(scenarios=("cold-flat",))).of == 2


def test_words_that_were_put_right_are_listed_with_what_was_heard(app: Roleplay) -> None:
    session = hold(app, SORRY, "Ants in a near will come soup.", heard=True)
    position = [event.kind for event in app.session(session).events].index("trainee_said")
    positions = [number for number, event in enumerate(app.session(session).events) if event.kind == "trainee_said"]
    assert positions[0] == position
    app.correct(session, positions[1], SEND)
    found = app.examples.misunderstood(scenario(app), "en", EVERYBODY)
    (one,) = [missed for missed in found.found if missed.latest.kind == "corrected"]
    assert (one.latest.text, one.latest.heard) == (SEND, "Ants in a near will come soup.")
    assert (one.latest.taken, one.latest.position, one.now) == ("engineer", positions[1], "engineer")


def test_the_effect_is_shown_before_anything_is_saved(app: Roleplay) -> None:
    doc = document(app)
    before = scenario(app)
    state = replace(app.trying.trial(before, "en").state, node="what-now")
    after = with_example(before, "what-now", "engineer", "en", ODD)
    found = app.examples.effect(before, after, "en", uttered=(Uttered(state, ODD),))
    assert [(one.before, one.after) for one in found.uttered] == [("", "engineer")]
    assert (found.worse, found.examples > 4) == (0, True)
    place = where_examples_stand(doc.value, "what-now", "engineer", "en")
    assert place is not None
    doc.apply(place.adding(ODD))
    assert doc.scenario == after
    assert where_examples_stand(doc.value, "what-now", "nobody", "en") is None
    assert where_examples_stand(doc.value, "pick-up", "engineer", "en") is None
    assert where_examples_stand(None, "what-now", "engineer", "en") is None


def test_work_that_is_stopped_leaves_at_once(app: Roleplay) -> None:
    hold(app, SORRY, ODD)

    class StoppedError(Exception): ...

    def stop(_done: int, _of: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        app.examples.misunderstood(scenario(app), "en", EVERYBODY, told=stop)
    with pytest.raises(StoppedError):
        app.examples.effect(
            scenario(app), with_example(scenario(app), "what-now", "engineer", "en", ODD), "en", told=stop
        )


def test_trainers_see_the_words_of_their_own_groups_only(tmp_path: Path, cache: Path) -> None:
    from tests.app.access.office import ANNA, BEN, GITA, HANNA, TOM, furnish

    office = furnish(tmp_path, cache)
    with office.app(TOM) as app:
        played = scenario(app)
        hold(app, SORRY, ODD, trainee=ANNA)
        hold(app, SORRY, ODD, trainee=BEN)
        assert app.examples.misunderstood(played, "en", EVERYBODY).of == 2
    with office.app(GITA) as app:
        assert app.examples.misunderstood(played, "en", EVERYBODY).of == 1
        with pytest.raises(AccessDeniedError):
            app.examples.misunderstood(played, "en", SessionFilter(people=(BEN,)))
    for name in (ANNA, HANNA):
        with office.app(name) as app, pytest.raises(AccessDeniedError):
            app.examples.misunderstood(played, "en", EVERYBODY)
