"""Choosing a customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from PySide6Qlementine import LoadingSpinner, SegmentedControl

from roleplay.app import CallOptions
from roleplay.core.grades import WaitingFeedback
from roleplay.core.privacy import KEEPS, Keep
from roleplay.core.records import SCRIPTED_TRAINEE, Level, Mode, ScenarioSummary, SessionFilter, SessionSummary
from roleplay.gui import privacy_words, words
from roleplay.gui.context import Context
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.briefing import Briefing
from roleplay.gui.widgets.customer_card import CustomerCard
from roleplay.gui.widgets.customer_filter import CustomerFilter
from roleplay.gui.widgets.empty import EmptyState
from roleplay.gui.widgets.recommendation import RecommendationCard
from roleplay.gui.widgets.reflowing import Reflowing
from roleplay.gui.widgets.surface import Card, Page, Scroll, clear, column, divider, row
from roleplay.gui.widgets.text import OneLine, Text
from roleplay.review.skills import LEVELS

if TYPE_CHECKING:
    from roleplay.app.desk.assignments import Assigned
    from roleplay.review.recommendation import Advice

_MODES: tuple[Mode, Mode] = ("practice", "test")
_ROOMY_WIDTH, _ROOMY_HEIGHT = 1100, 640
"""Pixels from which on there is room for everything."""
_NARROWEST = 1000
"""Pixels below which names of filters give way."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    scenarios: tuple[ScenarioSummary, ...]
    sessions: tuple[SessionSummary, ...]
    recovered: tuple[SessionSummary, ...]
    recogniser: str
    assigned: tuple[Assigned, ...]
    waiting: tuple[WaitingFeedback, ...]
    name_wanted: bool
    """Something is assigned here, but it is not known who the trainee is."""


class PracticePage(Page):
    """What comes next on top; customers as cards on the left, the chosen one's briefing on the right."""

    start_wanted = Signal(object, object)
    """Ring: `CallOptions`, `ScenarioSummary`."""
    review_wanted = Signal(str)
    """Show the debrief of this session."""

    settings_wanted = Signal()
    """Show the settings, for the trainee's name."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._last: dict[str, SessionSummary] = {}
        self._recovered: tuple[SessionSummary, ...] = ()
        self._waiting: tuple[WaitingFeedback, ...] = ()
        self._name_wanted = False
        self._chosen: ScenarioSummary | None = None
        self._recommended = ""
        self._levels: Mapping[str, Level] = {}
        self._loading: Task | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._build()
        self.reload()

    def _build(self) -> None:
        self.banner = Banner()
        self.banner.acted.connect(self._review_recovered)
        self.content.addWidget(self.banner)
        self.feedback = Banner()
        self.feedback.acted.connect(self._read_feedback)
        self.content.addWidget(self.feedback)
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
        self.recommendation = RecommendationCard(self._context, others_ring=False)
        self.recommendation.start_wanted.connect(self._ring)
        self.recommendation.chosen.connect(self.choose)
        self._sheet = Card(padding=3 * GRID)
        self._sheet.body.setSpacing(2 * GRID)
        self.briefing = Briefing()
        self._sheet.body.addWidget(self.briefing, 1)
        self._sheet.body.addWidget(divider())
        self._sheet.body.addLayout(self._foot())
        self._left = self._customers()
        below = row(self._left, self._sheet, spacing=3 * GRID)
        below.setStretch(1, 1)
        whole = QWidget()
        stacked = column(self.recommendation, below, spacing=2 * GRID)
        stacked.setStretch(1, 1)
        whole.setLayout(stacked)
        return whole

    def _customers(self) -> QWidget:
        self.language = QComboBox()
        self.language.setAccessibleName(self.tr("Language of the call"))
        self.language.setToolTip(self.tr("Language of the call"))
        self.language.activated.connect(self._language_chosen)
        self.filter = CustomerFilter(self.language)
        self.filter.changed.connect(self._narrow)
        self.filter.left.connect(self._focus_chosen)
        self.filter.setContentsMargins(4, 0, GRID + 4, 0)
        self._cards = Scroll(spacing=GRID)
        self._cards.column.setContentsMargins(4, 4, GRID + 4, 4)  # room for the focus ring
        self.none_fits = EmptyState(
            "filter-remove-outline", self.tr("No customer fits"), "", self.tr("Show all customers")
        )
        self.none_fits.acted.connect(self.filter.reset)
        self.none_fits.hide()
        left = QWidget()
        left.setLayout(column(self.filter, self._cards, self.none_fits, spacing=GRID))
        return left

    def _foot(self) -> QVBoxLayout:
        self.start_button = QPushButton(icon("phone", "#ffffff"), self.tr("Start the call"))
        self.start_button.setDefault(True)
        self.start_button.setMinimumHeight(44)
        self.start_button.setMinimumWidth(160)
        self.start_button.setToolTip(self.tr("Enter on a customer, or Ctrl+Enter"))
        self.start_button.setShortcut("Ctrl+Return")
        self.start_button.clicked.connect(self._start)
        self.mode = SegmentedControl()
        for mode in _MODES:
            self.mode.addItem(words.mode_name(mode))
        self.mode.setCurrentIndex(_MODES.index(self._context.app.settings.mode))
        self.mode.setAccessibleName(self.tr("Mode"))
        self.mode.currentIndexChanged.connect(self._explain)
        self.keep = QComboBox()
        for keep in KEEPS:
            self.keep.addItem(privacy_words.keep_name(keep), keep)
        self.keep.setCurrentIndex(KEEPS.index(self._usual_keep))
        self.keep.setAccessibleName(self.tr("What is kept of the call"))
        self.keep.currentIndexChanged.connect(self._explain)
        self.level = SegmentedControl()
        for level in LEVELS:
            self.level.addItem(words.level_name(level))
        self.level.setCurrentIndex(LEVELS.index("normal"))
        self.level.setAccessibleName(self.tr("Level"))
        self.level.currentIndexChanged.connect(self._explain)
        self._recogniser = OneLine("", "caption", "muted")
        self.explanation = Text("", "caption", "muted", wrap=True)
        for choice in (self.mode, self.level, self.keep):
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        first = QWidget()
        first.setLayout(row(self.mode, self.level, spacing=2 * GRID))
        choices = column(Reflowing(first, self.keep))
        told = column(1, self.explanation, self._recogniser, 1, spacing=4)
        end = row(told, self.start_button, spacing=2 * GRID)
        end.setStretch(0, 1)
        self._explain()
        return column(choices, end, spacing=GRID)

    def _explain(self) -> None:
        """Tell in a sentence each what the mode and the level mean; also to those who hear the window."""
        mode, level = words.mode_sentence(self._mode), words.level_sentence(self._level)
        self.mode.setAccessibleDescription(mode)
        self.level.setAccessibleDescription(level)
        told = f"{words.mode_name(self._mode)}: {mode}\n{words.level_name(self._level)}: {level}"
        keep = privacy_words.keep_sentence(self._keep)
        self.keep.setAccessibleDescription(keep)
        self.keep.setToolTip(keep)
        if self._keep != "recording":
            told += f"\n{privacy_words.keep_name(self._keep)}: {keep}"
        self.explanation.setText(told)

    @property
    def _mode(self) -> Mode:
        return _MODES[max(self.mode.currentIndex(), 0)]

    @property
    def _usual_keep(self) -> Keep:
        """What the settings say is kept."""
        return "recording" if self._context.app.settings.record_audio else "words"

    @property
    def _keep(self) -> Keep:
        return KEEPS[max(self.keep.currentIndex(), 0)]

    @property
    def _level(self) -> Level:
        return LEVELS[max(self.level.currentIndex(), 0)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low, narrow = self.height() < _ROOMY_HEIGHT, self.width() < _ROOMY_WIDTH
        self.recommendation.set_compact(compact=low)
        self.briefing.set_compact(compact=narrow)
        self._recogniser.setVisible(not low)
        self._left.setFixedWidth(280 if self.width() < _NARROWEST else 328 if narrow else 344)
        padding = (2 if narrow else 3) * GRID
        self._sheet.body.setContentsMargins(padding, padding, padding, padding)

    # --- loading ---

    def reload(self) -> None:
        """Read scenarios and last results again; what was being read before is given up."""
        if self._loading is not None:
            self._loading.cancel()
        app = self._context.app
        language = app.settings.call_language

        def load(_: Task) -> _Loaded:
            return _Loaded(
                app.scenarios(language),
                app.sessions(SessionFilter(people=(app.settings.trainee,))),
                app.recovered_sessions(),
                app.recogniser_for(language),
                app.assignments.mine(),
                app.grading.waiting(),
                app.assignments.name_wanted(),
            )

        self._loading = self._context.tasks.run(self, load, self._show, self._failed)

    def _failed(self, problem: BaseException) -> None:
        self._stack.setCurrentIndex(1)
        self._context.fail(problem)

    def _show(self, loaded: _Loaded) -> None:
        self._last = {}
        for session in loaded.sessions:
            if session.outcome not in (None, "aborted") and session.trainee != SCRIPTED_TRAINEE:
                self._last.setdefault(session.scenario_id, session)
        self._show_recovered(loaded.recovered)
        self._show_waiting(loaded.waiting)
        if loaded.name_wanted != self._name_wanted:
            self._name_wanted = loaded.name_wanted
            self._ask_for_name()
        self.filter.offer(loaded.scenarios)
        self._recogniser.setText(self.tr("Listening: %1").replace("%1", words.recogniser_name(loaded.recogniser)))
        ids = [scenario.id for scenario in loaded.scenarios]
        chosen = self._chosen.id if self._chosen is not None and self._chosen.id in ids else next(iter(ids), "")
        for card in self.cards():
            self._group.removeButton(card)  # it is deleted later, and must not count until then
        clear(self._cards.column)
        for scenario in loaded.scenarios:
            card = CustomerCard(scenario, self._last.get(scenario.id))
            card.toggled.connect(lambda on, scenario=scenario: self._choose(scenario) if on else None)
            card.activated.connect(self._start)
            self._group.addButton(card)
            self._cards.column.addWidget(card)
            if scenario.id == chosen:
                card.setChecked(True)
        self._cards.column.addStretch(1)
        self.recommendation.show_assigned(loaded.assigned, loaded.scenarios)
        self._stack.setCurrentIndex(2 if loaded.scenarios else 1)
        self._narrow()
        if self.isVisible():
            self._focus_chosen()
        # Calls that were never read before take a while to read: the customers are shown meanwhile.
        app = self._context.app
        self._loading = self._context.tasks.run(
            self, lambda _: app.advice(), lambda advice: self._advise(advice, loaded), self._context.fail
        )

    def _advise(self, advice: Advice, loaded: _Loaded) -> None:
        """Show what comes next; choose that customer, unless it is the one who was recommended before."""
        before, self._recommended = self._recommended, advice.next.scenario_id if advice.next else ""
        self._levels = advice.levels
        self.recommendation.show_advice(advice, loaded.scenarios)
        if self._recommended != before:
            self.choose(self._recommended)
        if self._chosen is not None:
            self._set_level(self._chosen)

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

    def _show_waiting(self, waiting: tuple[WaitingFeedback, ...]) -> None:
        """Tell that a trainer has written; once closed, not again until there is more."""
        if waiting == self._waiting:
            return
        self._waiting = waiting
        if not waiting:
            self.feedback.hide()
            return
        newest = waiting[0]
        calls = len({one.feedback.session_id for one in waiting})
        text = (
            self.tr("%1 has sent you feedback on your call with %2 (%3).")
            if calls == 1
            else self.tr(
                "You have new feedback on %n call(s), the latest from %1 on your call with %2 (%3).", "", calls
            )
        )
        text = text.replace("%3", words.moment(newest.started_at)).replace("%2", newest.customer)
        author = newest.feedback.author or self.tr("Your trainer")
        self.feedback.show_message(text.replace("%1", author), "info", self.tr("Read it"))

    def _ask_for_name(self) -> None:
        if self._name_wanted:
            text = self.tr("Calls are assigned to people here. Say who you are, and you see what is yours.")
            self.feedback.show_message(text, "info", self.tr("Enter your name"))
        else:
            self.feedback.setVisible(bool(self._waiting))

    def _read_feedback(self) -> None:
        self.feedback.hide()
        if self._name_wanted:
            self.settings_wanted.emit()
            return
        self.review_wanted.emit(self._waiting[0].feedback.session_id)

    # --- choosing ---

    def cards(self) -> list[CustomerCard]:
        """Return the cards in order."""
        return [button for button in self._group.buttons() if isinstance(button, CustomerCard)]

    def choose(self, scenario_id: str) -> None:
        """Choose a customer, whatever the filter hides."""
        for card in self.cards():
            if card.scenario.id == scenario_id:
                if card.isHidden():
                    self.filter.reset()
                card.setChecked(True)
                if self.isVisible():
                    self._focus_chosen()

    def _focus_chosen(self) -> None:
        card = self._group.checkedButton()
        if card is not None and not card.isHidden():
            card.setFocus()
            self._cards.ensureWidgetVisible(card)

    def _narrow(self) -> None:
        """Show the customers that the filter asks for; when it hides the chosen one, choose the first that fits."""
        fitting = []
        for card in self.cards():
            card.setVisible(self.filter.accepts(card.scenario))
            if not card.isHidden():
                fitting.append(card)
        self._cards.setVisible(bool(fitting))
        self.none_fits.setVisible(not fitting)
        checked = self._group.checkedButton()
        if fitting and checked not in fitting:
            fitting[0].setChecked(True)
        # Whoever is hidden is not rung by mistake.
        self.start_button.setEnabled(bool(fitting) and self._chosen is not None and not self._chosen.problem)

    def _choose(self, scenario: ScenarioSummary) -> None:
        self._chosen = scenario
        self._set_level(scenario)
        self.briefing.show_scenario(scenario, self._last.get(scenario.id))
        self.start_button.setEnabled(not scenario.problem)
        wanted = self._context.app.settings.call_language
        self.language.clear()
        for code in scenario.languages:
            self.language.addItem(words.language_name(code), code)
        self.language.setCurrentIndex(max(self.language.findData(wanted), 0))
        self.language.setVisible(len(scenario.languages) > 1)

    def _set_level(self, scenario: ScenarioSummary) -> None:
        self.level.setCurrentIndex(LEVELS.index(self._levels.get(scenario.id, "normal")))

    def _language_chosen(self) -> None:
        settings = self._context.app.settings
        self._context.app.save_settings(replace(settings, call_language=self.language.currentData()))
        self.reload()

    def _start(self) -> None:
        scenario = self._chosen
        if scenario is None or scenario.problem:
            return
        language = self.language.currentData(Qt.ItemDataRole.UserRole) or scenario.languages[0]
        self._ring(CallOptions(scenario.id, language, level=self._level), scenario)

    def _ring(self, options: CallOptions, scenario: ScenarioSummary) -> None:
        """Ring in the mode that the switch shows, and keep it for the next time; an assignment has its own."""
        app = self._context.app
        if self._keep != self._usual_keep:
            options = replace(options, keep=self._keep)
        if options.assignment:
            self.start_wanted.emit(options, scenario)
            return
        if self._mode != app.settings.mode:
            app.save_settings(replace(app.settings, mode=self._mode))
        self.start_wanted.emit(replace(options, mode=self._mode), scenario)

    def _review_recovered(self) -> None:
        self.banner.hide()
        self.review_wanted.emit(self._recovered[0].id)
