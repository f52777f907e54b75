"""Choosing a customer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QStackedWidget, QWidget
from PySide6Qlementine import LoadingSpinner, SegmentedControl

from roleplay.app import CallOptions
from roleplay.core.records import SCRIPTED_TRAINEE, Mode, ScenarioSummary, SessionSummary
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.briefing import Briefing
from roleplay.gui.widgets.customer_card import CustomerCard
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.surface import Card, Page, Scroll, clear, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text

_MODES: tuple[Mode, Mode] = ("practice", "test")


@dataclass(frozen=True, slots=True)
class _Loaded:
    scenarios: tuple[ScenarioSummary, ...]
    sessions: tuple[SessionSummary, ...]
    recovered: tuple[SessionSummary, ...]
    recogniser: str


class PracticePage(Page):
    """Customers as cards on the left, the chosen one's briefing on the right."""

    start_wanted = Signal(object, object)
    """Ring: `CallOptions`, `ScenarioSummary`."""
    review_wanted = Signal(str)
    """Show the debrief of this session."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._last: dict[str, SessionSummary] = {}
        self._recovered: tuple[SessionSummary, ...] = ()
        self._chosen: ScenarioSummary | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._build()
        self.reload()

    def _build(self) -> None:
        self.banner = Banner()
        self.banner.acted.connect(self._review_recovered)
        self.content.addWidget(self.banner)
        spinner = LoadingSpinner()
        spinner.setSpinning(True)
        self._empty = EmptyState(
            "phone-off-outline",
            self.tr("No customers yet"),
            self.tr("The scenario library is empty. Install the program again, or ask your trainer for scenarios."),
            self.tr("Look again"),
        )
        self._empty.acted.connect(self.reload)
        self._stack = QStackedWidget()
        self._stack.addWidget(spinner)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._choice())
        self.content.addWidget(self._stack, 1)

    def _choice(self) -> QWidget:
        self._cards = Scroll(spacing=GRID)
        self._cards.column.setContentsMargins(4, GRID, GRID + 4, 4)  # room for the focus ring
        headings = (Text(self.tr("Practice"), "title"), Text(self.tr("Choose who calls you."), "body", "muted"))
        for heading in headings:
            heading.setContentsMargins(4, 0, 0, 0)
        left = QWidget()
        left.setLayout(
            column(
                *headings,
                self._cards,
                spacing=4,
            )
        )
        left.setFixedWidth(336)
        self.briefing = Briefing()
        self.start_button = QPushButton(icon("phone", "#ffffff"), self.tr("Start the call"))
        self.start_button.setDefault(True)
        self.start_button.setMinimumHeight(44)
        self.start_button.setMinimumWidth(160)
        self.start_button.setToolTip(self.tr("Enter on a customer, or Ctrl+Enter"))
        self.start_button.setShortcut("Ctrl+Return")
        self.start_button.clicked.connect(self._start)
        self.mode = SegmentedControl()
        self.mode.addItem(self.tr("Practice"))
        self.mode.addItem(self.tr("Test"))
        self.mode.setCurrentIndex(_MODES.index(self._context.app.settings.mode))
        self.mode.setToolTip(self.tr("Practice shows hints and the customer's anger. Test shows neither."))
        self.mode.setAccessibleName(self.tr("Mode"))
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language of the call"))
        self.language.activated.connect(self._language_chosen)
        self._recogniser = OneLine("", "caption", "muted")
        sheet = Card(padding=3 * GRID)
        sheet.body.setSpacing(2 * GRID)
        sheet.body.addWidget(self.briefing, 1)
        sheet.body.addWidget(divider())
        foot = row(self.mode, self.language, self._recogniser, self.start_button, spacing=2 * GRID)
        foot.setStretch(2, 1)
        sheet.body.addLayout(foot)
        whole = QWidget()
        whole.setLayout(row(left, sheet, spacing=3 * GRID))
        return whole

    # --- loading ---

    def reload(self) -> None:
        """Read scenarios and last results again."""
        app = self._context.app
        language = app.settings.call_language

        def load(_: Task) -> _Loaded:
            return _Loaded(
                app.scenarios(language), app.sessions(), app.recovered_sessions(), app.recogniser_for(language)
            )

        self._context.tasks.run(self, load, self._show, self._failed)

    def _failed(self, problem: BaseException) -> None:
        self._stack.setCurrentIndex(1)
        self._context.fail(problem)

    def _show(self, loaded: _Loaded) -> None:
        self._last = {}
        for session in loaded.sessions:
            if session.outcome not in (None, "aborted") and session.trainee != SCRIPTED_TRAINEE:
                self._last.setdefault(session.scenario_id, session)
        self._show_recovered(loaded.recovered)
        self._recogniser.setText(self.tr("Listening: %1").replace("%1", words.recogniser_name(loaded.recogniser)))
        chosen = self._chosen.id if self._chosen else ""
        clear(self._cards.column)
        for scenario in loaded.scenarios:
            card = CustomerCard(scenario, self._last.get(scenario.id))
            card.toggled.connect(lambda on, scenario=scenario: self._choose(scenario) if on else None)
            card.activated.connect(self._start)
            self._group.addButton(card)
            self._cards.column.addWidget(card)
            if scenario.id == chosen or not self._group.checkedButton():
                card.setChecked(True)
        self._cards.column.addStretch(1)
        self._stack.setCurrentIndex(2 if loaded.scenarios else 1)
        if self.isVisible() and (checked := self._group.checkedButton()) is not None:
            checked.setFocus()

    def _show_recovered(self, recovered: tuple[SessionSummary, ...]) -> None:
        if not recovered or self._recovered:
            return
        self._recovered = recovered
        newest = recovered[0]
        self.banner.show_message(
            self.tr("Your call with %1 (%2) was cut off. Everything up to then is kept.")
            .replace("%2", words.moment(newest.started_at))
            .replace("%1", newest.customer),
            "info",
            self.tr("Review it"),
        )

    # --- choosing ---

    def cards(self) -> list[CustomerCard]:
        """Return the cards in order."""
        return [button for button in self._group.buttons() if isinstance(button, CustomerCard)]

    def _choose(self, scenario: ScenarioSummary) -> None:
        self._chosen = scenario
        self.briefing.show_scenario(scenario, self._last.get(scenario.id))
        self.start_button.setEnabled(not scenario.problem)
        wanted = self._context.app.settings.call_language
        self.language.clear()
        for code in scenario.languages:
            self.language.addItem(words.language_name(code), code)
        self.language.setCurrentIndex(max(self.language.findData(wanted), 0))
        self.language.setVisible(len(scenario.languages) > 1)

    def _language_chosen(self) -> None:
        settings = self._context.app.settings
        self._context.app.save_settings(replace(settings, call_language=self.language.currentData()))
        self.reload()

    def _start(self) -> None:
        scenario = self._chosen
        if scenario is None or scenario.problem:
            return
        app = self._context.app
        mode = _MODES[self.mode.currentIndex()]
        if mode != app.settings.mode:
            app.save_settings(replace(app.settings, mode=mode))
        language = self.language.currentData(Qt.ItemDataRole.UserRole) or scenario.languages[0]
        self.start_wanted.emit(CallOptions(scenario.id, language, mode), scenario)

    def _review_recovered(self) -> None:
        self.banner.hide()
        self.review_wanted.emit(self._recovered[0].id)
