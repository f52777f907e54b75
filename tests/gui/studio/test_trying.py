"""Trying a scenario out in the studio, with the real understanding: calls, examples, many calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from roleplay.app import CallOptions, Roleplay
from roleplay.core.records import ScenarioSummary
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import RemoveItem, SetValue
from roleplay.gui import studio_words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.panels import all_panels
from roleplay.gui.pages.studio.trying.effect_dialog import EffectDialog
from roleplay.gui.pages.studio.trying.examples_panel import ExamplesPanel
from roleplay.gui.pages.studio.trying.misunderstood_view import NOW, SAID
from roleplay.gui.pages.studio.trying.plan_dialog import PlanDialog
from roleplay.gui.pages.studio.trying.runs_panel import RunsPanel
from roleplay.gui.pages.studio.trying.try_panel import TryPanel
from roleplay.gui.tasks import Tasks
from roleplay.gui.theme import ThemeSwitch
from roleplay.places import Places
from tests.app.desk.trying import ODD, SEND, SORRY, document, hold, scenario

ENGINEER = ("nodes", "what-now", "replies", 0)


@dataclass
class Studio:
    """The studio around a panel."""

    app: Roleplay
    context: Context
    open: OpenDocument
    failures: list[BaseException]


@pytest.fixture(scope="module")
def learned(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shared cache after somebody was understood, so that no wait is for the encoder and what it learns first."""
    home = tmp_path_factory.mktemp("learned")
    app = Roleplay(Places(home / "data", home / "config", cache, home / "log"))
    app.trying.trial(scenario(app), "en").say(SORRY)
    app.close()
    return cache


@pytest.fixture
def studio(qtbot: QtBot, theme: ThemeSwitch, tmp_path: Path, learned: Path) -> Iterator[Studio]:
    app = Roleplay(Places(tmp_path / "data", tmp_path / "config", learned, tmp_path / "log"))
    tasks = Tasks()
    failures: list[BaseException] = []
    yield Studio(app, Context(app, tasks, failures.append), OpenDocument(document(app)), failures)
    tasks.close(60)
    app.close()
    assert failures == []


def shown(qtbot: QtBot, panel: QWidget) -> Any:
    qtbot.addWidget(panel)
    panel.resize(1100, 420)
    panel.show()
    return panel


@pytest.fixture
def trying(qtbot: QtBot, studio: Studio) -> TryPanel:
    panel: TryPanel = shown(qtbot, TryPanel(studio.context, studio.open))
    return panel


def begun(qtbot: QtBot, panel: TryPanel) -> None:
    with qtbot.waitSignal(panel.changed):
        qtbot.mouseClick(panel.begin_button, Qt.MouseButton.LeftButton)


def answer(qtbot: QtBot, panel: TryPanel, text: str) -> None:
    with qtbot.waitSignal(panel.changed):
        panel.answer.setText(text)
        qtbot.keyClick(panel.answer, Qt.Key.Key_Return)


def test_a_call_is_held_from_the_start_to_its_end(qtbot: QtBot, trying: TryPanel) -> None:
    begun(qtbot, trying)
    assert trying.state_view.node.full_text() == "Pick up"
    answer(qtbot, trying, SORRY)
    assert (trying.state_view.node.full_text(), trying.state_view.flags) == (
        "What now",
        {"heard": "good", "promised": "muted"},
    )
    assert trying.state_view.heat.heat < 60
    qtbot.waitUntil(lambda: trying.table.chosen == "sympathy")
    answer(qtbot, trying, SEND)
    assert trying.state_view.node.full_text().startswith("Solved · ")
    assert not trying.answer.isEnabled()
    assert [card.accessibleName() for card in trying.conversation.cards][-1] == f"{SEND} – Good. I will be in."


def test_it_begins_at_the_node_that_is_looked_at_and_steps_back(
    qtbot: QtBot, studio: Studio, trying: TryPanel
) -> None:
    studio.open.select(("nodes", "what-now", "replies", 0))
    trying.moment.heat.setValue(80)
    begun(qtbot, trying)
    assert (trying.state_view.node.full_text(), trying.state_view.heat.heat) == ("What now", 80)
    assert not trying.back_button.isEnabled()
    with qtbot.waitSignal(trying.changed):
        trying.move_buttons["silence"].click()
    assert trying.state_view.heat.heat == 84
    with qtbot.waitSignal(trying.changed):
        trying.back_button.click()
    assert trying.state_view.heat.heat == 80
    with qtbot.waitSignal(trying.changed):
        trying.move_buttons["hold"].click()
    assert not trying.move_buttons["resume"].isHidden()
    assert trying.move_buttons["hold"].isHidden()
    assert "on hold" in trying.state_view.counts.text()


def test_the_call_follows_what_is_edited(qtbot: QtBot, studio: Studio, trying: TryPanel) -> None:
    begun(qtbot, trying)
    answer(qtbot, trying, SORRY)
    with qtbot.waitSignal(trying.changed):
        studio.open.apply(SetValue(("nodes", "what-now", "says", 0, "text", "en"), "Well, and now?"))
    assert trying.trial is not None
    assert [line.text for line in trying.trial.turns[-1].made.lines] == ["Well, and now?"]
    studio.open.apply(RemoveItem(("start",)))
    qtbot.waitUntil(lambda: "as it was before them" in trying.told.text())
    answer(qtbot, trying, SEND)
    assert trying.trial.over


def test_words_of_files_are_shown_literally(qtbot: QtBot, studio: Studio, trying: TryPanel) -> None:
    markup = "<b>So</b> & <img src=x>"
    studio.open.apply(SetValue(("nodes", "pick-up", "says", 0, "text", "en"), markup))
    qtbot.waitUntil(lambda: trying._playable.scenario is studio.open.document.scenario)
    begun(qtbot, trying)
    from roleplay.gui.widgets.text import Text

    texts = [text for text in trying.conversation.findChildren(Text) if text.text() == markup]
    assert len(texts) == 1
    assert texts[0].textFormat() == Qt.TextFormat.PlainText


def test_a_line_is_heard_at_any_anger(qtbot: QtBot, studio: Studio, trying: TryPanel) -> None:
    heard: list[Any] = []
    studio.app.play = heard.append  # type: ignore[method-assign]
    studio.open.select(("nodes", "what-now", "says", 0))
    assert trying.hear.text.toPlainText() == "So what will you do about it?"
    trying.hear.heat.setValue(95)
    trying.hear.play_button.click()
    qtbot.waitUntil(lambda: len(heard) == 1 and trying.hear.play_button.isEnabled())
    assert heard[0].seconds > 0.5
    assert trying.hear.heat_text.text() == "95"


def test_a_call_becomes_a_test_plan_that_is_run(qtbot: QtBot, studio: Studio, trying: TryPanel) -> None:
    studio.open.mark_saved("cold-flat")
    begun(qtbot, trying)
    answer(qtbot, trying, SORRY)
    assert trying.trial is not None
    dialog = PlanDialog(studio.context, trying.trial, studio.open.name)
    qtbot.addWidget(dialog)
    dialog.title.setText("Sympathy first")
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    panel: RunsPanel = shown(qtbot, RunsPanel(studio.context, studio.open))
    drawn: list[Any] = []
    studio.open.coverage_changed.connect(drawn.append)
    with qtbot.waitSignal(panel.finished):
        panel.plans_button.click()
    first = panel.results.topLevelItem(0)
    assert first is not None
    assert (first.text(0), first.text(1)) == ("Sympathy first", "passes")
    assert drawn[-1].nodes == {"pick-up": 1.0, "what-now": 1.0}
    panel.draw.setChecked(False)
    assert drawn[-1] is None
    studio.open.apply(SetValue(("nodes", "pick-up", "replies", 0, "next"), "solved"))
    qtbot.waitUntil(lambda: panel._playable.scenario is studio.open.document.scenario)
    with qtbot.waitSignal(panel.finished):
        panel.plans_button.click()
    failed = panel.results.topLevelItem(0)
    assert failed is not None
    assert (failed.text(1), failed.childCount() > 0) == ("fails", True)


def test_an_unsaved_scenario_keeps_no_plan(qtbot: QtBot, studio: Studio, trying: TryPanel) -> None:
    begun(qtbot, trying)
    answer(qtbot, trying, SORRY)
    assert trying.trial is not None
    dialog = PlanDialog(studio.context, trying.trial, studio.open.name)
    qtbot.addWidget(dialog)
    dialog.save()
    qtbot.waitUntil(lambda: "was not saved yet" in dialog.banner.text)
    assert dialog.buttons.isEnabled()


def test_it_is_spoken_in_the_window_and_shown_when_it_is_over(qtbot: QtBot, studio: Studio, trying: TryPanel) -> None:
    class Window(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.rung: list[tuple[CallOptions, ScenarioSummary]] = []

        def start_call(self, options: CallOptions, scenario: ScenarioSummary) -> None:
            self.rung.append((options, scenario))

    window = Window()
    qtbot.addWidget(window)
    trying.setParent(window)
    trying.moment.choose("what-now", 40.0, ("heard",))
    trying.speak_button.click()
    ((options, card),) = window.rung
    assert (card.id, card.customer, options.language) == ("cold-flat", "Ruth Hale", "en")
    assert options.trial is not None
    assert (options.trial.beginning.node, options.trial.beginning.flags) == ("what-now", ("heard",))
    trial = studio.app.trying.trial(options.trial.scenario, "en", options.trial.beginning)
    turn = trial.say(SEND)
    with qtbot.waitSignal(trying.changed):
        options.trial.ended((turn.made.event, *turn.made.step.happened))
    assert trying.trial is not None
    assert ([str(move) for move in trying.trial.moves], trying.trial.over) == ([SEND], True)
    trying.setParent(None)  # each of the two is closed by itself


# --- examples ---


@pytest.fixture
def examples(qtbot: QtBot, studio: Studio) -> ExamplesPanel:
    panel: ExamplesPanel = shown(qtbot, ExamplesPanel(studio.context, studio.open))
    return panel


def weighed(qtbot: QtBot, panel: ExamplesPanel, text: str) -> None:
    panel.text.clear()
    with qtbot.waitSignal(panel.weighed):
        qtbot.keyClicks(panel.text, text)
        qtbot.keyClick(panel.text, Qt.Key.Key_Return)


def test_it_is_told_who_takes_the_words_and_why(qtbot: QtBot, studio: Studio, examples: ExamplesPanel) -> None:
    studio.open.select(("nodes", "what-now"))
    weighed(qtbot, examples, "An engineer comes today.")
    assert examples.verdict.text().startswith("“Engineer” takes it, ")
    item = examples.table.topLevelItem(0)
    assert item is not None
    assert (item.text(0), item.text(3).startswith("like “An engineer comes today.” (1.00)")) == ("Engineer", True)
    assert "word for word" in item.toolTip(1)
    assert examples.reply.currentData() == "engineer"
    weighed(qtbot, examples, ODD)
    assert examples.verdict.text() == "No reply fits: the customer asks back."
    assert not examples.add_button.isEnabled()


def test_what_was_misunderstood_is_added_with_one_click_and_its_effect_shown_before(
    qtbot: QtBot, studio: Studio, examples: ExamplesPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(2):
        hold(studio.app, SORRY, ODD, day=day)
    view = examples.misunderstood
    with qtbot.waitSignal(view.found):
        view.look_button.click()
    items = [view.tree.topLevelItem(place) for place in range(view.tree.topLevelItemCount())]
    (item,) = [item for item in items if item is not None and item.text(SAID) == ODD]
    assert (item.text(1), item.text(3), item.text(NOW)) == ("What now", "2", "no reply fits")
    with qtbot.waitSignal(examples.weighed):
        view.tree.itemClicked.emit(item, SAID)
    assert examples.moment.chosen_node == "what-now"
    examples.table.setCurrentItem(examples.table.topLevelItem(0))  # type: ignore[arg-type]
    shown_effects: list[EffectDialog] = []

    def look_then_add(dialog: EffectDialog) -> int:
        qtbot.waitUntil(lambda: dialog.effect is not None)
        shown_effects.append(dialog)
        before = studio.open.document.text
        assert ODD not in before
        dialog.accept()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(EffectDialog, "exec", look_then_add)
    with qtbot.waitSignal(examples.weighed):
        examples.add_button.click()
    (dialog,) = shown_effects
    assert dialog.verdict.text().startswith("Nothing gets worse: ")
    assert dialog.effect is not None
    assert [(one.text, one.before, one.after) for one in dialog.effect.uttered] == [(ODD, "", "engineer")]
    assert studio.open.at((*ENGINEER, "examples", "en"))[-1] == ODD
    assert examples.verdict.text().startswith("“Engineer” takes it, ")
    assert item.text(NOW) == "added"
    studio.open.undo()
    assert ODD not in studio.open.document.text


def test_an_example_that_is_not_wanted_after_all_changes_nothing(
    qtbot: QtBot, studio: Studio, examples: ExamplesPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = studio.open.document.text
    studio.open.select(("nodes", "what-now"))
    weighed(qtbot, examples, ODD)
    examples.table.setCurrentItem(examples.table.topLevelItem(0))  # type: ignore[arg-type]

    def give_up(dialog: EffectDialog) -> int:
        dialog.reject()
        return int(QDialog.DialogCode.Rejected)

    monkeypatch.setattr(EffectDialog, "exec", give_up)
    examples.add_button.click()
    assert studio.open.document.text == before


def test_examples_are_not_added_while_there_are_errors(qtbot: QtBot, studio: Studio, examples: ExamplesPanel) -> None:
    studio.open.select(("nodes", "what-now"))
    weighed(qtbot, examples, "An engineer comes today.")
    assert examples.add_button.isEnabled()
    studio.open.apply(RemoveItem(("start",)))
    qtbot.waitUntil(lambda: not examples.add_button.isEnabled())


# --- many calls ---


def test_it_plays_itself_and_what_was_not_reached_leads_there(qtbot: QtBot, studio: Studio) -> None:
    panel: RunsPanel = shown(qtbot, RunsPanel(studio.context, studio.open))
    panel.calls.setValue(20)
    with qtbot.waitSignal(panel.finished):
        panel.play_button.click()
    assert panel.told.text().startswith("60 calls; they reach ")
    assert panel.shares is not None
    assert panel.shares.calls == 60
    first = panel.results.topLevelItem(0)
    assert first is not None
    assert first.text(0) == "The good trainee"
    child = first.child(0)
    panel.results.itemClicked.emit(child, 0)
    assert studio.open.node in {"solved", "gone", "pick-up", "what-now"}
    assert studio_words.readable(studio.open.node) in child.text(0)


def test_where_real_calls_went_is_shown_and_another_scenario_forgets_it(qtbot: QtBot, studio: Studio) -> None:
    hold(studio.app, SORRY, SEND)
    panel: RunsPanel = shown(qtbot, RunsPanel(studio.context, studio.open))
    with qtbot.waitSignal(panel.finished):
        panel.real_button.click()
    assert panel.told.text() == "Real calls: 1; they came by 3 of 4 moments."
    drawn: list[Any] = []
    studio.open.coverage_changed.connect(drawn.append)
    other = studio.open.document.text.replace("id: cold-flat", "id: warm-flat")
    studio.open.open(Document.from_text(other, studio.app._parts.known))
    assert (panel.results.topLevelItemCount(), drawn[-1]) == (0, None)
    with qtbot.waitSignal(panel.finished):
        panel.real_button.click()
    assert panel.told.text() == "Nobody has held a call of this scenario yet."


def test_every_panel_is_made_for_a_scenario_with_errors(qtbot: QtBot, studio: Studio) -> None:
    broken = OpenDocument(Document.from_text("roleplay: 1\nid: [", studio.app._parts.known))
    for kind in all_panels():
        if kind.where.startswith("trying."):
            panel = shown(qtbot, kind.make(studio.context, broken))
            for name in ("begin_button", "weigh_button", "plans_button"):
                button = getattr(panel, name, None)
                assert button is None or not button.isEnabled()
