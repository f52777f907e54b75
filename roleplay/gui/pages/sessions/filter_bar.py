"""The filters above the list of calls, and those that were saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QPushButton, QWidget
from superqt import QFlowLayout

from roleplay.core.events import OUTCOMES
from roleplay.core.finding import Choices, SavedFilter
from roleplay.core.records import SessionFilter
from roleplay.dialogue.techniques import MEASURED_MISTAKES, TECHNIQUES
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.sessions.filter_chip import FilterChip
from roleplay.gui.pages.sessions.filter_panels import Reviewed, ScoreRange, SomeOf, When
from roleplay.gui.score_words import score_reason
from roleplay.gui.theme import icon
from roleplay.gui.widgets.tool_button import ToolButton


class FilterBar(QWidget):
    """Chips for everything but the text."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.people = SomeOf(self.tr("Person"))
        self.groups = SomeOf(self.tr("Group"))
        self.scenarios = SomeOf(self.tr("Scenario"))
        self.traits = SomeOf(self.tr("Customer"))
        self.outcomes = SomeOf(self.tr("Outcome"))
        self.score = ScoreRange()
        self.techniques = SomeOf(self.tr("Technique"))
        self.mistakes = SomeOf(self.tr("Mistake"))
        self.when = When()
        self.reviewed = Reviewed()
        self.chips = tuple(
            FilterChip(name, panel)
            for name, panel in (
                (self.tr("Person"), self.people),
                (self.tr("Group"), self.groups),
                (self.tr("Scenario"), self.scenarios),
                (self.tr("Customer"), self.traits),
                (self.tr("Outcome"), self.outcomes),
                (self.tr("Score"), self.score),
                (self.tr("Technique"), self.techniques),
                (self.tr("Mistake"), self.mistakes),
                (self.tr("When"), self.when),
                (self.tr("Review"), self.reviewed),
            )
        )
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.setFlat(True)
        self.clear_button.setFixedHeight(30)
        self.clear_button.setToolTip(self.tr("Show all calls again (Esc)"))
        self.clear_button.clicked.connect(self.clear)
        self.clear_button.hide()
        flow = QFlowLayout(self)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setHorizontalSpacing(6)
        flow.setVerticalSpacing(6)
        for chip in self.chips:
            chip.changed.connect(self._changed)
            flow.addWidget(chip)
        flow.addWidget(self.clear_button)
        self.outcomes.offer((outcome, words.outcome_name(outcome)) for outcome in OUTCOMES)
        self.techniques.offer(_named(one.id for one in TECHNIQUES if one.kind != "mistake"))
        mistakes = _named(one.id for one in TECHNIQUES if one.kind == "mistake")
        self.mistakes.offer((*mistakes, *((reason, score_reason(reason)) for reason in MEASURED_MISTAKES)))

    def offer(self, choices: Choices) -> None:
        """Offer what this store has; what was chosen stays."""
        self.people.offer((name, name) for name in choices.people)
        self.groups.offer((name, name) for name in choices.groups)
        self.scenarios.offer(choices.scenarios)
        self.traits.offer((trait, words.trait_name(trait)) for trait in choices.traits)
        self._name_all()

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        return any(chip.active for chip in self.chips)

    def wanted(self) -> SessionFilter:
        """Return what is asked for, without a text."""
        low, high = self.score.bounds()
        since, until = self.when.bounds()
        return SessionFilter(
            people=self.people.values(),
            groups=self.groups.values(),
            scenarios=self.scenarios.values(),
            traits=self.traits.values(),
            outcomes=self.outcomes.values(),  # type: ignore[arg-type]
            score_from=low,
            score_to=high,
            techniques=self.techniques.values(),
            mistakes=self.mistakes.values(),
            since=since,
            until=until,
            latest_days=self.when.latest_days,
            commented=self.reviewed.commented,
            graded=self.reviewed.graded,
            finished=True,
        )

    def choose(self, wanted: SessionFilter) -> None:
        """Ask for this, silently."""
        for panel, values in (
            (self.people, wanted.people),
            (self.groups, wanted.groups),
            (self.scenarios, wanted.scenarios),
            (self.traits, wanted.traits),
            (self.outcomes, wanted.outcomes),
            (self.techniques, wanted.techniques),
            (self.mistakes, wanted.mistakes),
        ):
            panel.choose(values)
        self.score.choose(wanted.score_from, wanted.score_to)
        self.when.choose(wanted.since, wanted.until, wanted.latest_days)
        self.reviewed.choose(wanted.graded, wanted.commented)
        self._name_all()

    def clear(self) -> None:
        """Ask for nothing."""
        for chip in self.chips:
            chip.panel.clear()
        self._name_all()
        self.changed.emit()

    def _name_all(self) -> None:
        for chip in self.chips:
            chip.name_it()
        self.clear_button.setVisible(self.active)

    def _changed(self) -> None:
        self.clear_button.setVisible(self.active)
        self.changed.emit()


def _named(ids: Iterable[str]) -> list[tuple[str, str]]:
    return sorted(((one, words.technique_name(one)) for one in ids), key=lambda pair: pair[1].casefold())


class SavedFilters(ToolButton):
    """A menu of filters that were kept under a name."""

    chosen = Signal(object)
    """A `SessionFilter`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted = SessionFilter()
        self.setToolTip(self.tr("Saved filters"))
        self.setAccessibleName(self.tr("Saved filters"))
        self.setPopupMode(ToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMinimumSize(40, 36)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self._saved: tuple[SavedFilter, ...] = ()
        self._draw()
        self._fill()

    def reload(self) -> None:
        """Read them again."""
        app = self._context.app
        self._context.tasks.run(self, lambda _: app.finding.filters(), self._show, self._context.fail)

    def set_wanted(self, wanted: SessionFilter) -> None:
        """Note what would be saved now."""
        self._wanted = wanted
        self._fill()

    def _show(self, saved: tuple[SavedFilter, ...]) -> None:
        self._saved = saved
        self._fill()

    def _fill(self) -> None:
        self._menu.clear()
        for saved in self._saved:
            action = self._menu.addAction(_literal(saved.name))
            action.triggered.connect(lambda _=False, wanted=saved.wanted: self.chosen.emit(wanted))
        if self._saved:
            self._menu.addSeparator()
        save = self._menu.addAction(icon("bookmark-plus-outline"), self.tr("Save this filter …"), self.ask_to_save)
        save.setEnabled(replace(self._wanted, finished=False) != SessionFilter())
        if self._saved:
            drop = self._menu.addMenu(icon("trash-can-outline"), self.tr("Forget"))
            for saved in self._saved:
                action = drop.addAction(_literal(saved.name))
                action.triggered.connect(lambda _=False, name=saved.name: self.drop(name))

    def ask_to_save(self) -> None:
        """Ask for a name, and keep what is asked for now under it."""
        name, sure = QInputDialog.getText(self, self.tr("Save this filter"), self.tr("Name"))
        if sure and name.strip():
            self.save(name)

    def save(self, name: str) -> None:
        """Keep what is asked for now."""
        app, wanted = self._context.app, self._wanted
        self._context.tasks.run(
            self, lambda _: app.finding.save_filter(name, wanted), lambda _: self.reload(), self._context.fail
        )

    def drop(self, name: str) -> None:
        """Forget one."""
        app = self._context.app
        self._context.tasks.run(
            self, lambda _: app.finding.drop_filter(name), lambda _: self.reload(), self._context.fail
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_menu"):
            self._draw()

    def _draw(self) -> None:
        self.setIcon(icon("bookmark-outline"))
        self.setCursor(Qt.CursorShape.ArrowCursor)


def _literal(name: str) -> str:
    """Return a name for a menu, which takes `&` for the mark of a key."""
    return name.replace("&", "&&")
