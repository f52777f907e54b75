"""Choosing a passphrase: typed twice, with a word on how good it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from roleplay.gui.context import Context
from roleplay.gui.tasks import Task
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.centred import Notice, field
from roleplay.gui.widgets.passphrase import PassphraseField, StrengthMeter
from roleplay.gui.widgets.surface import column

PAUSE_MS = 120
"""A passphrase is judged when the keys rest for so long."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is thought of a passphrase."""

    good: bool
    """It is taken."""
    steps: int
    """1 (bad) to 4 (very good)."""
    sentence: str


class NewPassphrase(QWidget):
    """Two fields and a meter. The judging is done off the window's thread; only the newest answer counts."""

    changed = Signal()
    """Something was typed, or judged: ask `ready` again."""
    returned = Signal()

    def __init__(self, context: Context, judge: Callable[[str], Verdict], parent: QWidget | None = None) -> None:
        """`judge` is called in another thread."""
        super().__init__(parent)
        self._context = context
        self._judge = judge
        self._verdict: Verdict | None = None
        self._task: Task | None = None
        self.first = PassphraseField(self.tr("Passphrase"))
        self.again = PassphraseField(self.tr("Once more"))
        self.meter = StrengthMeter()
        self.notice = Notice()
        hint = self.tr("A few words that belong together only for you are easy to keep in mind and hard to guess.")
        self.setLayout(
            column(
                field(self.tr("Passphrase"), self.first, hint, self.meter),
                field(self.tr("Once more"), self.again, "", self.notice),
                spacing=2 * GRID,
            )
        )
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(self.judge_now)
        self.first.edited.connect(self._edited)
        self.again.edited.connect(self._compare)
        self.first.returned.connect(self.again.setFocus)
        self.again.returned.connect(self.returned)
        self.setFocusProxy(self.first)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.first.text

    @property
    def ready(self) -> bool:
        """Whether it is good enough, and typed twice the same."""
        return self._verdict is not None and self._verdict.good and self.first.text == self.again.text

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def set_enabled(self, *, enabled: bool) -> None:
        """Take letters, or not now."""
        self.first.set_enabled(enabled=enabled)
        self.again.set_enabled(enabled=enabled)

    def judge_now(self) -> None:
        """Judge what stands there, without waiting for a rest."""
        self._rest.stop()
        typed = self.first.text
        if self._task is not None:
            self._task.cancel()
        if not typed:
            self._judged(None)
            return
        self._task = self._context.tasks.run(self, lambda _: self._judge(typed), self._judged, self._context.fail)

    def _edited(self) -> None:
        self._verdict = None
        self._rest.start()
        self._compare()

    def _judged(self, verdict: Verdict | None) -> None:
        self._task = None
        self._verdict = verdict
        self.meter.show_verdict(verdict.steps if verdict else 0, verdict.sentence if verdict else "")
        self._compare()

    def _compare(self) -> None:
        typed, again = self.first.text, self.again.text
        differs = bool(again) and not typed.startswith(again)
        self.notice.say(self.tr("The two are not the same.") if differs else "")
        self.changed.emit()
