"""How a call went, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QWidget

from roleplay.app import CallOptions
from roleplay.app.options import Retry
from roleplay.core.records import ScenarioSummary, SessionRecord
from roleplay.gui import line_words, score_words, words
from roleplay.gui.context import Context
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.debrief_head import DebriefHead
from roleplay.gui.widgets.delivery_card import DeliveryCard
from roleplay.gui.widgets.feedback_card import FeedbackList
from roleplay.gui.widgets.heat_plot import HeatPlot
from roleplay.gui.widgets.moment_list import MomentList, Shown
from roleplay.gui.widgets.recommendation import RecommendationCard
from roleplay.gui.widgets.score_card import ScoreCard
from roleplay.gui.widgets.surface import Card, Page, Scroll, row
from roleplay.gui.widgets.text import Text
from roleplay.gui.widgets.turn_card import TurnCard
from roleplay.review.corrected import with_corrections
from roleplay.review.moments import Moments, moments
from roleplay.review.pauses import pauses
from roleplay.review.story import Comment, Story
from roleplay.review.turns import Turn, turns

_SETTLING_MILLISECONDS = 5_000
TRAINEE_VOICE = "trainee"


@dataclass(frozen=True, slots=True)
class _Loaded:
    record: SessionRecord
    turns: tuple[Turn, ...]
    comments: dict[int, Comment]
    """By the turn's position in the log."""
    moments: Moments
    scenario: ScenarioSummary | None
    has_recording: bool
    places: tuple[int, ...]
    """For each event, which of the recorded ones it stands for."""


def grouped(found: Sequence[Turn]) -> list[tuple[list[Turn], Turn | None]]:
    """Return the trainee's moves, each with the customer's lines before it; lines after the last stand alone."""
    groups: list[tuple[list[Turn], Turn | None]] = []
    lines: list[Turn] = []
    for turn in found:
        if turn.kind == "line":
            lines.append(turn)
        else:
            groups.append((lines, turn))
            lines = []
    if lines:
        groups.append((lines, None))
    return groups


class DebriefPage(Page):
    """Outcome, score, heat over time, and every turn with its evidence."""

    again_wanted = Signal(object, object)
    """Ring again: `CallOptions`, `ScenarioSummary`."""
    replay_wanted = Signal(str)
    corrected = Signal(str, int)
    """An answer was corrected, or a correction taken back: the session, and where in the recorded events."""

    def __init__(
        self, context: Context, session_id: str, corrected_at: int | None = None, parent: QWidget | None = None
    ) -> None:
        """`corrected_at` is the recorded event whose correction is to be shown first, None for the head."""
        super().__init__(parent=parent)
        self._corrected_at = corrected_at
        self._context = context
        self._session_id = session_id
        self._loaded: _Loaded | None = None
        self.cards: list[TurnCard] = []
        self.banner = Banner()
        self.sheet = Scroll()
        self.next = RecommendationCard(context)
        self.next.start_wanted.connect(self.again_wanted)
        self.content.addWidget(self.banner)
        self.content.addWidget(self.sheet, 1)
        app = context.app

        def load(_: Task) -> _Loaded:
            corrected = with_corrections(app.session(session_id))
            record = corrected.record
            known = {scenario.id: scenario for scenario in app.scenarios(record.start.language)}
            found = turns(record.events)
            story = Story(record.start, record.events)
            comments = [story.comment(turn) for turn in found]
            return _Loaded(
                record,
                found,
                {turn.position: comment for turn, comment in zip(found, comments, strict=True)},
                moments(found, comments),
                known.get(record.start.scenario_id),
                app.has_recording(session_id),
                corrected.places,
            )

        context.tasks.run(self, load, self._show, context.fail)

    def _show(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        groups = grouped(loaded.turns)
        self.sheet.column.addWidget(self._head(loaded))
        self.feedback = FeedbackList(self._context)
        self.feedback.moment_wanted.connect(self._show_moment)
        self.sheet.column.addWidget(self.feedback)
        if stood_still := pauses(loaded.record.events):
            self.stood_still = Text(line_words.stood_still(stood_still), "body", "muted", wrap=True)
            self.sheet.column.addWidget(self.stood_still)
        self.sheet.column.addLayout(self._picture(loaded))
        self.sheet.column.addLayout(self._moments(loaded))
        self.delivery = DeliveryCard(self._context)
        self.delivery.turn_wanted.connect(self._show_recorded)
        self.sheet.column.addWidget(self.delivery)
        self.sheet.column.addWidget(self.next)
        self.sheet.column.addWidget(Text(self.tr("Turn by turn"), "heading"))
        for lines, move in groups:
            comment = Comment() if move is None else loaded.comments[move.position]
            card = TurnCard(loaded.record.start.customer, lines, move, comment, retry=self._may_retry(loaded))
            card.hear_wanted.connect(self._hear)
            card.retry_wanted.connect(self._retry)
            card.corrected.connect(self._correct)
            card.correction_taken_back.connect(self._take_back)
            if card.correction is not None and move is not None:
                place = loaded.places[move.position]
                card.correction.show_others([one for one in loaded.record.other_corrections if one.position == place])
            self.cards.append(card)
            self.sheet.column.addWidget(card)
        if not self.cards:
            self.sheet.column.addWidget(Text(self.tr("Nobody said anything in this call."), "body", "muted"))
        self.sheet.column.addStretch(1)
        self.head.again_button.setFocus()
        self.next.load()
        self.delivery.load(self._session_id)
        self.feedback.load(self._session_id)
        if self._corrected_at is not None:
            self._show_corrected(loaded, self._corrected_at)

    # --- building ---

    def _head(self, loaded: _Loaded) -> DebriefHead:
        self.head = DebriefHead(loaded.record)
        self.head.again_button.setEnabled(loaded.scenario is not None and not loaded.scenario.problem)
        self.head.again_button.clicked.connect(self._again)
        self.head.replay_button.setEnabled(loaded.has_recording)
        self.head.replay_button.clicked.connect(lambda: self.replay_wanted.emit(self._session_id))
        self.head.export_button.clicked.connect(self._export)
        return self.head

    def _picture(self, loaded: _Loaded) -> QGridLayout:
        self.plot = HeatPlot()
        moves = [(n, move) for n, (_, move) in enumerate(grouped(loaded.turns)) if move is not None]
        self.plot.show_call(loaded.record.events, moves)
        self.plot.turn_clicked.connect(self.show_turn)
        heat = Card()
        heat.body.addWidget(Text(self.tr("Anger over time"), "heading"))
        heat.body.addWidget(
            Text(self.tr("Every dot is something you did. Click one to see what it did."), "caption", "muted")
        )
        heat.body.addWidget(self.plot, 1)
        grid = QGridLayout()
        grid.setSpacing(2 * GRID)
        grid.addWidget(heat, 0, 0)
        grid.setColumnStretch(0, 3)
        if loaded.record.score is not None:
            self.score_card = ScoreCard(loaded.record.score, loaded.record.start.customer)
            self.score_card.moment_wanted.connect(self._show_moment)
            grid.addWidget(self.score_card, 0, 1)
            grid.setColumnStretch(1, 2)
        return grid

    def _moments(self, loaded: _Loaded) -> QHBoxLayout:
        numbers = {move.position: n for n, (_, move) in enumerate(grouped(loaded.turns)) if move is not None}

        def shown(places: Sequence[int]) -> list[Shown]:
            return [self._shown(loaded, loaded.turns[place], numbers) for place in places]

        self.best = MomentList(self.tr("Best moments"), shown(loaded.moments.best), good=True)
        self.to_work_on = MomentList(self.tr("To work on"), shown(loaded.moments.to_work_on), good=False)
        for moments_list in (self.best, self.to_work_on):
            moments_list.turn_wanted.connect(self.show_turn)
        line = row(self.best, self.to_work_on, spacing=2 * GRID)
        for place in range(2):
            line.setStretch(place, 1)
        return line

    @staticmethod
    def _shown(loaded: _Loaded, turn: Turn, numbers: dict[int, int]) -> Shown:
        comment = loaded.comments[turn.position]
        named = comment.strengths or tuple(dict.fromkeys(price.reason for price in comment.prices))
        title = ", ".join(words.reason_name(reason) for reason in named[:3])
        return Shown(
            numbers[turn.position],
            words.clock(turn.at),
            title or score_words.verdict_title(comment.verdict),
            turn.text,
            turn.heat_after - turn.heat_before,
        )

    # --- acting ---

    def show_turn(self, number: int) -> None:
        """Bring a turn into view."""
        card = self.cards[number]
        self.sheet.ensureWidgetVisible(card, 0, 2 * GRID)
        for other in self.cards:
            other.mark(marked=other is card)

    def _show_recorded(self, position: int) -> None:
        """Bring the turn into view whose words are at an index of the recorded events."""
        if self._loaded is None:
            return
        for number, (_, move) in enumerate(grouped(self._loaded.turns)):
            if move is not None and move.kind == "said" and self._loaded.places[move.position] == position:
                self.show_turn(number)

    def _show_moment(self, at: float) -> None:
        """Bring the turn into view in which something happened that was told at a time."""
        if self._loaded is None:
            return
        moves = [(n, move) for n, (_, move) in enumerate(grouped(self._loaded.turns)) if move is not None]
        events = self._loaded.record.events
        if moves:
            self.show_turn(min(moves, key=lambda pair: abs(events[pair[1].position].at - at))[0])

    def _hear(self, text: str) -> None:
        """Speak a better answer; one at a time."""
        if self._loaded is None:
            return
        app, language = self._context.app, self._loaded.record.start.language
        self._allow_hearing(allowed=False)

        def finished(problem: BaseException | None) -> None:
            self._allow_hearing(allowed=True)
            if problem is not None:
                self._context.fail(problem)

        self._context.tasks.run(
            self,
            lambda _: app.play(app.voice_sample(TRAINEE_VOICE, text, 0.0, language=language, telephone=False)),
            lambda _: finished(None),
            finished,
        )

    def _allow_hearing(self, *, allowed: bool) -> None:
        for card in self.cards:
            if card.hear_button is not None:
                card.hear_button.setEnabled(allowed)

    def _again(self) -> None:
        if self._loaded is not None and self._loaded.scenario is not None:
            start = self._loaded.record.start
            self.again_wanted.emit(
                CallOptions(start.scenario_id, start.language, start.mode, start.level), self._loaded.scenario
            )

    @staticmethod
    def _may_retry(loaded: _Loaded) -> bool:
        """Tell whether moves may be taken back: a test is one go."""
        return loaded.record.start.mode == "practice" and loaded.scenario is not None

    def _retry(self, position: int) -> None:
        if self._loaded is not None and self._loaded.scenario is not None:
            start = self._loaded.record.start
            options = CallOptions(start.scenario_id, start.language, "practice", start.level)
            retry = Retry(self._session_id, self._loaded.places[position])
            self.again_wanted.emit(replace(options, retry=retry), self._loaded.scenario)

    # --- correcting ---

    def _keep_in_view(self, number: int) -> None:
        """Show a turn, and again while the cards above it still grow: some are filled in the background.

        Until the person scrolls, or some seconds have passed.
        """
        bar = self.sheet.verticalScrollBar()
        settled = QTimer(self)
        settled.setSingleShot(True)
        settled.start(_SETTLING_MILLISECONDS)

        def follow() -> None:
            if settled.isActive():
                QTimer.singleShot(0, self, lambda: self.show_turn(number))

        bar.rangeChanged.connect(follow)
        bar.actionTriggered.connect(settled.stop)
        self.show_turn(number)

    def _correct(self, position: int, text: str) -> None:
        app, session_id = self._context.app, self._session_id
        self._change(position, lambda place: app.correct(session_id, place, text))

    def _take_back(self, position: int) -> None:
        app, session_id = self._context.app, self._session_id
        self._change(position, lambda place: app.take_back_correction(session_id, place))

    def _change(self, position: int, change: Callable[[int], SessionRecord]) -> None:
        if self._loaded is None:
            return
        place = self._loaded.places[position]

        def failed(problem: BaseException) -> None:
            for card in self.cards:
                if card.correction is not None:
                    card.correction.set_busy(busy=False)
            self._context.fail(problem)

        self._context.tasks.run(
            self, lambda _: change(place), lambda _: self.corrected.emit(self._session_id, place), failed
        )

    def _show_corrected(self, loaded: _Loaded, place: int) -> None:
        for number, (_, move) in enumerate(grouped(loaded.turns)):
            if move is not None and loaded.places[move.position] == place:
                self._keep_in_view(number)
        record = loaded.record
        now = record.summary.score
        if record.score_as_heard is None or now is None:
            self.banner.show_message(self.tr("Nothing is corrected in this call any more."), "good")
            return
        text = self.tr("Corrected and scored again: %1 points. As it was recognised: %2 points.")
        text = text.replace("%1", f"{now:.0f}").replace("%2", f"{record.score_as_heard.total:.0f}")
        self.banner.show_message(text, "good")

    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the transcript"), f"{self._session_id[:8]}.vtt", self.tr("WebVTT (*.vtt)")
        )
        if path:
            app, session_id = self._context.app, self._session_id
            self._context.tasks.run(
                self,
                lambda _: app.export_transcript(session_id, Path(path)),
                lambda _: self.banner.show_message(self.tr("Saved as %1").replace("%1", path), "good"),
                self._context.fail,
            )
