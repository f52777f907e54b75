"""The measured call is made of a shipped scenario's moments, and goes round and round."""

from __future__ import annotations

import psutil
import pytest

from roleplay.app import Roleplay
from roleplay.app.bench.load import cpu_load
from roleplay.app.bench.material import LONG_LINE, make_material
from roleplay.core.errors import InputError
from roleplay.core.events import Answered, ReplyTaken, TraineeSaid
from roleplay.core.understanding import Transcript
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue

SCENARIO = "laptop-overdue"


@pytest.fixture(scope="module")
def app():
    opened = Roleplay()
    yield opened
    opened.close()


def material(app: Roleplay, seed: int, language: str = "en"):
    assets = app.resources.assets
    tables = [assets / "evaluation" / kind / f"{SCENARIO}.tsv" for kind in ("replies", "replies-learnt")]
    talk = assets / "bench" / f"open-speech-{language}.txt"
    return make_material(app._parts.library.get(SCENARIO), language, tables, talk, seed)


def test_any_answer_leads_to_the_next_moment_and_the_last_to_the_first(app):
    made = material(app, 0)
    dialogue = ScenarioDialogue(made.scenario, "en", app._parts.understander)
    state = dialogue.step(dialogue.begin(seed=0), Answered(0.0)).state
    nodes = list(made.answers)
    passed = []
    for number in range(2 * len(nodes)):
        node = nodes[number % len(nodes)]
        text = made.open_speech[0] if number % 3 == 0 else made.answers[node][0]
        transcript = Transcript(text, 0.0, 1.0, "typed")
        understood = dialogue.understand(state, transcript)
        step = dialogue.step(state, TraineeSaid(0.0, transcript, understood))
        taken = next(event for event in step.happened if isinstance(event, ReplyTaken))
        said = [action.text for action in step.actions if action.__class__.__name__ == "Say"]
        assert taken.node == node
        assert said, "the customer always answers"
        passed.append(taken.reply)
        state = step.state
    assert state.heat == 50
    assert state.outcome is None
    assert len(set(passed)) > len(nodes) / 2


def test_some_lines_are_long_and_answers_are_short(app):
    made = material(app, 0)
    lengths = [len(line.text["en"].split()) for line in made.scenario.lines() if line.id.startswith(LONG_LINE)]
    assert len(lengths) >= 3
    assert min(lengths) >= 30
    answers = [text for texts in made.answers.values() for text in texts]
    assert len(answers) >= 100
    assert all(3 <= len(text.split()) <= 12 for text in answers)


def test_the_seed_decides_and_nothing_else(app):
    assert material(app, 3) == material(app, 3)
    assert material(app, 3).answers != material(app, 4).answers
    assert set(material(app, 3).answers) == set(material(app, 4).answers)


def test_a_language_without_open_speech_is_refused(app):
    with pytest.raises(InputError, match="nothing to say in 'ko'"):
        material(app, 0, "ko")


def test_polish_has_everything_too(app):
    made = material(app, 0, "pl")
    assert made.scenario.languages == ("pl",)
    assert len(made.open_speech) >= 12
    assert len(made.answers) >= 10
    assert all(line.text["pl"] for line in made.scenario.lines())


def test_the_load_is_given_up_again():
    before = {child.pid for child in psutil.Process().children()}
    with cpu_load(30):
        workers = [child for child in psutil.Process().children() if child.pid not in before]
        assert len(workers) == psutil.cpu_count()
    assert not any(worker.is_running() for worker in workers)
    with cpu_load(0):
        assert {child.pid for child in psutil.Process().children()} <= before
