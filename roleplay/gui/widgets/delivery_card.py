"""How the trainee spoke, as pictures: what was measured, and what is usual for them. No judgement, no feelings."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from roleplay.core.delivery import DELIVERY_MEASURES, CallDelivery, DeliveryMeasure, DeliveryReport
from roleplay.gui import delivery_words
from roleplay.gui.context import Context
from roleplay.gui.theme import GRID, tokens
from roleplay.gui.widgets.delivery_plot import DeliveryPlot
from roleplay.gui.widgets.surface import Card, clear, column, divider, row
from roleplay.gui.widgets.text import Text, plain_tooltip
from roleplay.review.delivery import typical


class DeliveryCard(Card):
    """Either `load` (measures in the background) or `show_report`; hidden where nothing was spoken or it is off."""

    turn_wanted = Signal(int)
    """A turn is to be shown: index of its event in the recorded log."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.loaded = False
        """Whether the report has come."""
        self.plots: dict[DeliveryMeasure, DeliveryPlot] = {}
        self.told = Text("", "caption", "muted", wrap=True)
        self.body.addWidget(Text(self.tr("How you spoke"), "heading"))
        self.body.addWidget(self.told)
        self._inside = column(spacing=2 * GRID)
        self._inside.setContentsMargins(0, GRID, 0, 0)
        self.body.addLayout(self._inside)
        self.hide()

    def load(self, session_id: str) -> None:
        """Measure a call, unless that was done, and show it."""
        app = self._context.app
        if app.settings.delivery_measures:
            self.told.setText(self.tr("Measuring …"))
            self._context.tasks.run(self, lambda _: app.delivery(session_id), self.show_report, self._failed)

    def show_report(self, report: DeliveryReport | None) -> None:
        """Show what was measured."""
        self.loaded = True
        clear(self._inside)
        self.plots.clear()
        self.setVisible(report is not None and bool(report.call.turns))
        if report is None or not report.call.turns:
            return
        told = [self.tr("Measured, turn by turn. It says how you sounded, not how you felt.")]
        if report.usual:
            told.append(
                self.tr("The band is the middle half of your own earlier turns, the dashed line their median.")
            )
        else:
            told.append(self.tr("There are not enough calls yet to show what is usual for you."))
        self.told.setText(" ".join(told))
        shown = [measure for measure in DELIVERY_MEASURES if typical(report.call, measure) is not None]
        panels = QGridLayout()
        panels.setHorizontalSpacing(3 * GRID)
        panels.setVerticalSpacing(2 * GRID)
        for place, measure in enumerate(shown):
            panels.addWidget(self._panel(measure, report), 0, place)
            panels.setColumnStretch(place, 1)
        self._inside.addLayout(panels)
        self._inside.addWidget(divider())
        self._inside.addWidget(_Foot(report.call))

    def _failed(self, problem: BaseException) -> None:
        self.hide()
        self._context.fail(problem)

    def _panel(self, measure: DeliveryMeasure, report: DeliveryReport) -> QWidget:
        value, usual = typical(report.call, measure), report.usual.get(measure)
        assert value is not None
        plot = self.plots[measure] = DeliveryPlot(measure, report.call.turns, usual)
        plot.turn_clicked.connect(self.turn_wanted)
        name = Text(delivery_words.measure_name(measure), "overline", "muted")
        figure = Text(delivery_words.number(measure, value), "title")
        unit = Text(delivery_words.measure_unit(measure), "caption", "muted")
        beside = Text(delivery_words.usual_sentence(measure, usual) if usual else "", "caption", "accent")
        panel = QWidget()
        head = row(figure, unit, 1, spacing=6)
        head.setAlignment(unit, Qt.AlignmentFlag.AlignBottom)
        unit.setContentsMargins(0, 0, 0, 3)
        panel.setLayout(column(name, head, beside, plot, spacing=2))
        panel.setToolTip(plain_tooltip(delivery_words.measure_sentence(measure)))
        return panel


class _Foot(QWidget):
    """The shares of talking, and what was counted."""

    def __init__(self, call: CallDelivery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        share = call.talking_share or 0.0
        yours = Text(self.tr("You %1 %").replace("%1", f"{100 * share:.0f}"), "caption", "accent")
        theirs = Text(self.tr("Customer %1 %").replace("%1", f"{100 - round(100 * share)}"), "caption", "muted")
        talking = column(
            row(Text(self.tr("Who talked"), "overline", "muted"), 1, yours, theirs, spacing=12),
            ShareBar(share),
            spacing=6,
        )
        line = row(spacing=4 * GRID)
        line.addLayout(talking, 3)
        for figure, name in self._counts(call):
            line.addLayout(column(Text(figure, "heading"), Text(name, "caption", "muted"), spacing=0), 1)
        self.setLayout(line)

    def _counts(self, call: CallDelivery) -> list[tuple[str, str]]:
        counted = [(str(call.interruptions), self.tr("interruption(s)", "", call.interruptions))]
        if call.fillers is not None:
            counted.append((str(call.fillers), self.tr("hesitation(s) written down", "", call.fillers)))
        if call.typing_seconds is not None:
            seconds = self.tr("%1 s").replace("%1", f"{call.typing_seconds:.0f}")
            counted.append((seconds, self.tr("of typing while the customer talked")))
        return counted


class ShareBar(QWidget):
    """The trainee's part of all that was said."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = min(max(share, 0.0), 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("You talked for %1 % of the time").replace("%1", f"{100 * share:.0f}"))

    def sizeHint(self) -> QSize:
        return QSize(200, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        painter.setBrush(QColor(now.sunken))
        painter.drawRoundedRect(whole, 4, 4)
        painter.setBrush(QColor(now.accent))
        painter.drawRoundedRect(
            QRectF(whole.x(), whole.y(), max(whole.width() * self._share, 8), whole.height()), 4, 4
        )
