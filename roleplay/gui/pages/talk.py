"""The part of the call page that is shown while both sides talk."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from roleplay.core.events import Button
from roleplay.core.records import Mode, ScenarioSummary
from roleplay.gui import shortcuts, words
from roleplay.gui.theme import GRID, icon, tokens
from roleplay.gui.widgets.avatar import Avatar
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.call_side import FactsCard, HeatCard, HintsCard, NotesCard
from roleplay.gui.widgets.captions import Captions
from roleplay.gui.widgets.meters import LevelMeter
from roleplay.gui.widgets.ringing import PhoneButton
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import OneLine, Text
from roleplay.gui.widgets.turn_pill import TurnPill


class TalkView(QWidget):
    """Captions in the middle, whose turn it is above, instruments at the side, the phone's buttons below."""

    said = Signal(str)
    pressed = Signal(str)
    noted = Signal(str)
    typing = Signal()
    """An answer is being typed."""
    talked = Signal(bool)

    def __init__(
        self, scenario: ScenarioSummary, mode: Mode, *, push_to_talk: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # where the space bar means: speak
        self._scenario = scenario
        self._test = mode == "test"
        self._push_to_talk = push_to_talk
        self._on_hold = False
        self._customer_talks = False
        self._held = False
        self._clock = QElapsedTimer()
        self._still_since = 0
        self._stood_still = 0
        """Milliseconds that the call has stood still."""
        self._tick = QTimer(self)
        self._tick.setInterval(500)
        self._tick.timeout.connect(self._show_time)
        self.banner = Banner()
        self.captions = Captions()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        outer.setSpacing(2 * GRID)
        outer.addLayout(self._head())
        outer.addWidget(self.banner)
        conversation = Card(padding=GRID)
        conversation.body.addWidget(self.captions)
        middle = row(conversation, self._side(), spacing=2 * GRID)
        middle.setStretch(0, 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self._controls())
        for key, action in (
            (shortcuts.ANSWER_FIELD, self.answer.setFocus),
            (shortcuts.NOTES, self.notes.edit.setFocus),
            (shortcuts.HOLD, self.hold_button.click),
            (shortcuts.TRANSFER, self.transfer_button.click),
            (shortcuts.HANG_UP, self.hang_up_button.click),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(action)
        self._draw()

    # --- building ---

    def _head(self) -> QHBoxLayout:
        self.avatar = Avatar(self._scenario.customer, 48)
        self.customer_level = LevelMeter(self.tr("Loudness of the customer"))
        self._time = Text("0:00", "heading")
        self._time.setAccessibleName(self.tr("Length of the call"))
        self._recogniser = OneLine("", "caption", "muted")
        self.pill = TurnPill(self._scenario.customer.split()[0], push_to_talk=self._push_to_talk)
        name, title = OneLine(self._scenario.customer, "heading"), OneLine(self._scenario.title, "caption", "muted")
        names = column(1, name, title, 1, spacing=2)
        head = row(self.avatar, names, self.customer_level, self.pill, self._time, spacing=2 * GRID)
        head.setStretch(1, 1)
        return head

    def _side(self) -> QWidget:
        self.heat = HeatCard()
        self.hints = HintsCard()
        self.facts = FactsCard()
        self.notes = NotesCard()
        self.notes.noted.connect(self.noted)
        side = QWidget()
        stacked = column(self.heat, self.hints, self.facts, self.notes, spacing=GRID + 4)
        stacked.setStretch(3, 1)
        side.setLayout(stacked)
        self.heat.setVisible(not self._test)
        self.hints.setVisible(not self._test)
        side.setFixedWidth(288)
        return side

    def _controls(self) -> QWidget:
        self._microphone = QLabel()
        self.trainee_level = LevelMeter(self.tr("Loudness of your voice"))
        self.talk_button = QPushButton(self.tr("Hold to speak"))
        self.talk_button.setToolTip(self.tr("Hold this, or the space bar, while you speak"))
        self.talk_button.pressed.connect(lambda: self.hold_to_talk(held=True))
        self.talk_button.released.connect(lambda: self.hold_to_talk(held=False))
        self.answer = QLineEdit()
        self.answer.setPlaceholderText(self.tr("Or type your answer, Enter sends it"))
        self.answer.setAccessibleName(self.tr("Typed answer"))
        self.answer.setToolTip(self.tr("Type an answer (%1)").replace("%1", shortcuts.ANSWER_FIELD))
        self.answer.setMaxLength(1000)
        self.answer.setMinimumHeight(40)
        self.answer.returnPressed.connect(self._send)
        self.answer.textEdited.connect(self.typing)
        self.hold_button = QPushButton()
        self.transfer_button = QPushButton(self.tr("Transfer"))
        self.transfer_button.setToolTip(self.tr("Transfer to a colleague (%1)").replace("%1", shortcuts.TRANSFER))
        self.hang_up_button = PhoneButton(self.tr("Hang up"), "phone-hangup", "#c5352b", 44)
        self.hang_up_button.setToolTip(self.tr("Hang up (%1)").replace("%1", shortcuts.HANG_UP))
        self.hold_button.clicked.connect(lambda: self._press("resume" if self._on_hold else "hold"))
        self.transfer_button.clicked.connect(lambda: self._press("transfer"))
        self.hang_up_button.clicked.connect(lambda: self._press("hang_up"))
        for button in (self.hold_button, self.transfer_button, self.talk_button):
            button.setMinimumHeight(40)
        bar = Card(padding=0)
        voice = column(1, row(self._microphone, self.trainee_level, 1), self._recogniser, 1, spacing=2)
        line = row(
            voice,
            self.talk_button,
            self.answer,
            self.hold_button,
            self.transfer_button,
            self.hang_up_button,
            spacing=12,
        )
        self._recogniser.setFixedWidth(132)
        line.setContentsMargins(2 * GRID, 10, 2 * GRID, 10)
        line.setStretch(2, 1)
        bar.body.addLayout(line)
        self.talk_button.setVisible(self._push_to_talk)
        return bar

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        self._microphone.setPixmap(icon("microphone-outline", tokens().muted).pixmap(18, 18))
        self.transfer_button.setIcon(icon("phone-forward-outline"))
        self.hold_button.setIcon(icon("play" if self._on_hold else "pause"))
        self.hold_button.setText(self.tr("Resume") if self._on_hold else self.tr("Hold"))
        tip = self.tr("Back to the customer (%1)") if self._on_hold else self.tr("Put the customer on hold (%1)")
        self.hold_button.setToolTip(tip.replace("%1", shortcuts.HOLD))

    # --- what happens ---

    def set_recogniser(self, recogniser: str) -> None:
        """Show what listens."""
        self._recogniser.setText(words.recogniser_name(recogniser))
        if recogniser == "typed":
            self.pill.set_typed()
            self.answer.setPlaceholderText(self.tr("Type your answer, Enter sends it"))

    def begin(self) -> None:
        """The trainee has answered."""
        self._clock.start()
        self._tick.start()
        self.pill.set_turn("customer")
        (self.answer if self.pill.typed else self).setFocus()

    def customer_speaks(self, text: str, heat: float, name: str) -> None:
        """A line of the customer, or of a second character, who has another name."""
        self.captions.add_customer(name or self._scenario.customer, text, None if self._test else heat)
        self.set_heat(heat)
        self._customer_talks = True
        self.pill.set_turn("customer")
        self.hints.set_hints(())
        self.hints.set_delivery("")

    def customer_murmurs(self, text: str) -> None:
        """A sound of listening; the floor stays the trainee's."""
        self.captions.add_remark(text)

    def your_turn(self) -> None:
        """The customer waits for an answer."""
        self._customer_talks = False
        self.pill.set_turn("hold" if self._on_hold else "yours")

    def trainee_speaks(self, *, speaking: bool) -> None:
        """The trainee began or stopped to talk; who was only listening leaves the floor to the customer."""
        self.pill.set_turn("speaking" if speaking else "customer" if self._customer_talks else "thinking")

    def customer_stops(self) -> None:
        """The customer gives way."""
        self._customer_talks = False

    def partial(self, text: str) -> None:
        """What is recognised so far."""
        self.captions.set_partial(self.tr("You"), text)

    def trainee_said(self, text: str) -> None:
        """A finished turn."""
        self.captions.add_trainee(self.tr("You"), text)
        self.pill.set_turn("thinking")
        self.hints.set_hints(())

    def set_heat(self, heat: float) -> None:
        """The customer's anger moved."""
        if not self._test:
            self.heat.set_heat(heat)
            self.avatar.set_heat(heat)

    def set_hints(self, hints: tuple[str, ...]) -> None:
        """Good moves now."""
        self.hints.set_hints(hints)

    def set_delivery_hint(self, text: str) -> None:
        """How the latest turn was spoken, until the customer speaks again."""
        self.hints.set_delivery(text)

    def set_levels(self, trainee: float, customer: float) -> None:
        """Loudness of both sides in dBFS."""
        self.trainee_level.set_level(trainee)
        self.customer_level.set_level(customer)

    def button_was_pressed(self, button: Button) -> None:
        """The phone has carried out a button."""
        if button in ("hold", "resume"):
            self._on_hold = button == "hold"
            self._draw()
            if self._on_hold:
                self.pill.set_turn("hold")
        self.captions.add_remark(words.button_name(button))

    def stand_still(self, *, still: bool) -> None:
        """The call waits for a device, or goes on."""
        if still == self.pill.still or not self._clock.isValid():
            return
        self.pill.set_still(still=still)
        if still:
            self._still_since = self._clock.elapsed()
            self._tick.stop()
        else:
            self._stood_still += self._clock.elapsed() - self._still_since
            self._tick.start()

    def over(self) -> None:
        """The call has ended."""
        self._tick.stop()
        self.pill.set_turn("ended")
        for control in (self.answer, self.notes.edit, self.hold_button, self.transfer_button, self.hang_up_button):
            control.setEnabled(False)

    def hold_to_talk(self, *, held: bool) -> None:
        """The talk key went down or up."""
        if held != self._held:
            self._held = held
            self.talked.emit(held)

    def _press(self, button: Button) -> None:
        self.pressed.emit(button)

    def _send(self) -> None:
        if text := self.answer.text().strip():
            self.said.emit(text)
            self.answer.clear()

    def _show_time(self) -> None:
        self._time.setText(words.clock((self._clock.elapsed() - self._stood_still) / 1000))
