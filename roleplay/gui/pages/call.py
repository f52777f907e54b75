"""One call, from the first ring to the last word."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from roleplay.app import CallOptions, RunningCall
from roleplay.core.events import (
    Answered,
    AnyEvent,
    Button,
    ButtonPressed,
    CallEnded,
    CustomerBackchannel,
    CustomerSilent,
    CustomerSpeaking,
    DeliveryHint,
    FactTold,
    HeatChanged,
    Hints,
    Levels,
    LinePaused,
    LineResumed,
    LineWaits,
    NoteTaken,
    PartialTranscript,
    Ringing,
    TraineeInterrupted,
    TraineeSaid,
    TraineeSpeaking,
    Trouble,
)
from roleplay.core.records import ScenarioSummary
from roleplay.gui.context import Context
from roleplay.gui.delivery_words import hint_sentence
from roleplay.gui.pages.talk import TalkView
from roleplay.gui.tasks import EventBridge, Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.line_pause import LinePauseCard
from roleplay.gui.widgets.ringing import RingingView
from roleplay.gui.widgets.surface import column

log = logging.getLogger(__name__)


class CallPage(QWidget):
    """The phone: ringing first, then the conversation. Nothing else of the window is in the way meanwhile."""

    ended = Signal(str)
    """The call is over and saved: id of the session."""
    left = Signal(object)
    """There was no call: the trainee declined (None), or a problem."""

    def __init__(
        self, context: Context, options: CallOptions, scenario: ScenarioSummary, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._options = options
        self._call: RunningCall | None = None
        self._declined = False
        self._outgoing = scenario.direction == "outgoing"
        self._answered = False
        self._bridge = EventBridge(self, self._happened)
        settings = context.app.settings
        self._push_to_talk = settings.push_to_talk
        self.ringing = RingingView(scenario)
        self.talk = TalkView(scenario, options.mode, push_to_talk=settings.push_to_talk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.ringing)
        self._stack.addWidget(self.talk)
        self.line_pause = LinePauseCard()
        self.line_pause.chosen.connect(self._use_device)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        above = column(self.line_pause)
        above.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        outer.addLayout(above)
        outer.addWidget(self._stack, 1)
        self.ringing.answered.connect(self._answer)
        self.ringing.declined.connect(self.abort)
        self.talk.said.connect(self._say)
        self.talk.typing.connect(self._typing)
        self.talk.pressed.connect(self._press)
        self.talk.noted.connect(self._note)
        self.talk.talked.connect(self._talk)

    # --- what the trainee does ---

    def _say(self, text: str) -> None:
        if self._call is not None:
            self._call.say(text)

    def _typing(self) -> None:
        if self._call is not None:
            self._call.busy_typing()

    def _press(self, button: Button) -> None:
        if self._call is not None:
            self._call.press(button)

    def _note(self, text: str) -> None:
        if self._call is not None:
            self._call.note(text)

    def _talk(self, held: bool) -> None:
        if self._call is not None:
            self._call.talk(held)

    def _use_device(self, side: str, name: str) -> None:
        if self._call is not None:
            self._call.use_devices(**{side: name})

    # --- the way of a call ---

    def begin(self) -> None:
        """Open the line and let the phone ring."""
        app, options, listener = self._context.app, self._options, self._bridge.listen
        self._context.tasks.run(self, lambda _: app.ring(options, listener), self._rings, self._refused)

    def abort(self) -> None:
        """Decline, or break the call off; it is saved with what was said."""
        self._declined = not self._answered
        if self._call is not None:
            self._call.abort()

    def _rings(self, call: RunningCall) -> None:
        self._call = call

        def wait(_: Task) -> None:
            call.join()

        self._context.tasks.run(self, wait, lambda _: self._saved(call), self._refused)
        self.talk.set_recogniser(call.recogniser)
        if self._declined:
            call.abort()
        else:
            self.ringing.set_ready(ready=True)

    def _refused(self, problem: BaseException) -> None:
        self._bridge.close()
        self.left.emit(problem)

    def _answer(self) -> None:
        if self._call is not None and not self._answered:
            # Of an outgoing call nobody knows yet whether it will be answered.
            self._answered = not self._outgoing
            self._call.answer()

    def _happened(self, event: AnyEvent) -> None:
        match event:
            case Answered():
                self._answered = True
                self._stack.setCurrentWidget(self.talk)
                self.talk.begin()
                if self._push_to_talk:
                    QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
            case CustomerSpeaking(text=text, heat=heat, name=name):
                self.talk.customer_speaks(text, heat, name)
            case CustomerSilent():
                self.talk.your_turn()
            case TraineeSpeaking(speaking=speaking):
                self.talk.trainee_speaks(speaking=speaking)
            case PartialTranscript(text=text):
                self.talk.partial(text)
            case TraineeSaid(transcript=transcript):
                self.talk.trainee_said(transcript.text)
            case HeatChanged(after=heat):
                self.talk.set_heat(heat)
            case CallEnded():
                self._over()
            case _:
                self._happened_beside(event)

    def _happened_beside(self, event: AnyEvent) -> None:
        match event:
            case Levels(trainee=trainee, customer=customer):
                self.talk.set_levels(trainee, customer)
            case Hints() | DeliveryHint() | TraineeInterrupted():
                self._floor_moved(event)
            case FactTold(label=label):
                self.talk.facts.add(label)
            case NoteTaken(text=text):
                self.talk.notes.add(text)
            case ButtonPressed(button=button):
                self.talk.button_was_pressed(button)
            case LinePaused() | LineWaits() | LineResumed():
                self._happened_to_line(event)
            case Trouble(message=message):
                self.talk.banner.show_message(message, "warn")
            case Ringing(outgoing=True):
                self.ringing.set_dialled()
            case CustomerBackchannel(text=text):
                self.talk.customer_murmurs(text)
            case _:
                log.debug("not shown: %s", type(event).__name__)

    def _happened_to_line(self, event: LinePaused | LineWaits | LineResumed) -> None:
        if isinstance(event, LineWaits):
            self.line_pause.show_choices(event)
        elif isinstance(event, LinePaused):
            self.line_pause.show_pause(event)
            self.talk.stand_still(still=True)
        else:
            self.line_pause.hide()
            self.talk.stand_still(still=False)

    def _floor_moved(self, event: Hints | DeliveryHint | TraineeInterrupted) -> None:
        match event:
            case Hints(replies=replies):  # told after a noise that was no answer, too
                self.talk.your_turn()
                self.talk.set_hints(tuple(text for _, text in replies))
            case DeliveryHint():
                self.talk.set_delivery_hint(hint_sentence(event))
            case TraineeInterrupted():
                self.talk.customer_stops()

    def _over(self) -> None:
        self._bridge.close()
        self.line_pause.hide()
        self.talk.over()

    def _saved(self, call: RunningCall) -> None:
        self._bridge.close()
        if call.failure is not None:
            self.left.emit(call.failure)
        elif self._declined:
            self.left.emit(None)
        else:
            self.ended.emit(call.session_id)

    # --- push-to-talk ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ApplicationDeactivate:
            self.talk.hold_to_talk(held=False)
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and self.talk.isVisible():
            if event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
                self.talk.hold_to_talk(held=False)  # wherever the focus has gone meanwhile
            if isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit)) or event.modifiers():
                return False
            if event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                if not event.isAutoRepeat():
                    self.talk.hold_to_talk(held=event.type() == QEvent.Type.KeyPress)
                return True
        return super().eventFilter(watched, event)
