"""What a calibration has shown: questions that were read differently first, who is mild, who answered what."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from roleplay.core.grades import Answer
from roleplay.gui import grading_words, trust_words
from roleplay.gui.pages.reports.interval_bar import Bar
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.theme import GRID, tokens
from roleplay.gui.widgets.surface import Card, column
from roleplay.gui.widgets.text import Text, plain_tooltip
from roleplay.review.agreement import Agreement, Statistic
from roleplay.review.calibration import CalibrationReport, GraderReport, QuestionReport

_REACH = 30.0
"""Points from the others at which the bar of a grader ends."""
_ANSWER_WIDTH = 78
_SESSION = Qt.ItemDataRole.UserRole


class ReportView(QWidget):
    """Questions on the left; graders, and the answers to the chosen question, on the right."""

    call_wanted = Signal(str)
    """Show this session."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report: CalibrationReport | None = None
        self.whole = Text("", "body", "muted", wrap=True)
        self.questions = RecordTable[QuestionReport](self._question_columns(), self)
        self.question_table = RecordView(self.questions, self.tr("Questions"))
        self.question_table.selectionModel().currentRowChanged.connect(self._chosen)
        self.explanation = Text(
            self.tr(
                "1 is full agreement, 0 what chance would make. Green from 0.80 on, amber from 0.67 on. "
                "The pale bar is the 95 % interval."
            ),
            "caption",
            "muted",
            wrap=True,
        )
        left = Card()
        left.body.addWidget(Text(self.tr("Read differently first"), "heading"))
        left.body.addWidget(self.whole)
        left.body.addWidget(self.question_table, 1)
        left.body.addWidget(self.explanation)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(2 * GRID)
        split.addWidget(left)
        split.addWidget(self._right())
        split.setStretchFactor(0, 1)
        split.setSizes([520, 440])
        whole = column(split)
        self.setLayout(whole)

    def _right(self) -> QWidget:
        self.graders = RecordTable[GraderReport](self._grader_columns(), self)
        self.grader_table = RecordView(self.graders, self.tr("Graders"))
        self.grader_table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.grader_table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        above = Card()
        above.body.addWidget(Text(self.tr("Mild and strict"), "heading"))
        above.body.addWidget(self.grader_table)
        self.question = Text("", "strong", wrap=True)
        self.guidance = Text("", "caption", "muted", wrap=True)
        self.answers = QTableWidget()
        self.answers.setAccessibleName(self.tr("Who answered what"))
        self.answers.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.answers.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.answers.setShowGrid(False)
        self.answers.setFrameShape(QTableWidget.Shape.NoFrame)
        self.answers.verticalHeader().hide()
        self.answers.itemActivated.connect(lambda item: self.call_wanted.emit(item.data(_SESSION)))
        below = Card()
        below.body.addWidget(self.question)
        below.body.addWidget(self.guidance)
        below.body.addWidget(self.answers, 1)
        side = QWidget()
        above.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        side.setLayout(column(above, below, spacing=2 * GRID))
        side.setMinimumWidth(340)
        return side

    # --- columns ---

    def _question_columns(self) -> tuple[Column[QuestionReport], ...]:
        def of(row: QuestionReport) -> Statistic:
            return Statistic(None) if row.agreement is None else row.agreement.headline

        def order(row: QuestionReport) -> float:
            value = of(row).value
            return 2.0 if value is None else value

        return (
            Column(
                self.tr("Question"),
                lambda row: grading_words.shown(row.question.text),
                lambda row: grading_words.shown(row.question.text).casefold(),
                200,
                right=False,
            ),
            Column(self.tr("Agreement"), lambda _: "", order, 130, bar=lambda row: _bar(of(row)), tip=self._tip),
            Column(
                "",
                lambda row: "" if row.agreement is None else trust_words.figure(of(row)),
                order,
                56,
                tip=self._tip,
                tone=lambda row: trust_words.tone(of(row)),
            ),
            Column(
                self.tr("The same"),
                lambda row: "" if row.agreement is None else trust_words.same(row.agreement),
                lambda row: 2.0 if row.agreement is None or row.agreement.same is None else row.agreement.same,
                84,
            ),
        )

    def _tip(self, row: QuestionReport) -> str:
        its = row.agreement
        if its is None:
            return self.tr("Texts are not compared.")
        best = its.headline
        if best.value is None:
            return trust_words.why_undefined(best)
        span = trust_words.interval(best)
        told = f"{trust_words.measure_name(its)}: {trust_words.figure(best)}"
        stands_on = self.tr("calls: %1, graders: %2")
        stands_on = stands_on.replace("%1", str(its.cases)).replace("%2", str(its.graders))
        return "\n".join(part for part in (told, span, stands_on) if part)

    def _grader_columns(self) -> tuple[Column[GraderReport], ...]:
        def name(row: GraderReport) -> str:
            return {"first": self.tr("First grade"), "second": self.tr("Second grade")}.get(row.grader, row.grader)

        return (
            Column(self.tr("Grader"), name, lambda row: name(row).casefold(), 110, right=False),
            Column(
                self.tr("Mean"),
                lambda row: grading_words.score(None if row.mean is None else round(row.mean, 1)),
                lambda row: -1.0 if row.mean is None else row.mean,
                60,
            ),
            Column(
                self.tr("Stricter · milder"),
                lambda _: "",
                lambda row: row.severity.difference or 0.0,
                124,
                bar=_severity_bar,
                tip=lambda row: trust_words.severity_sentence(row.severity),
            ),
            Column(
                "",
                lambda row: trust_words.difference(row.severity),
                lambda row: row.severity.difference or 0.0,
                56,
                tip=lambda row: trust_words.severity_sentence(row.severity),
            ),
        )

    # --- showing ---

    def show_report(self, report: CalibrationReport) -> None:
        """Show a report from its first question on."""
        self.report = report
        self.whole.setText(
            self.tr("Whole score: %1. Passed or failed: %2.")
            .replace("%1", _in_words(report.score))
            .replace("%2", _in_words(report.passed))
        )
        self.questions.show_records(report.questions)
        self.graders.show_records(report.graders)
        height = self.grader_table.horizontalHeader().sizeHint().height() + 36 * max(len(report.graders), 1) + 4
        self.grader_table.setFixedHeight(min(height, 260))
        if report.questions:
            self.question_table.setCurrentIndex(self.questions.index(0, 0))
            self._chosen(self.questions.index(0, 0))

    def _chosen(self, current: QModelIndex) -> None:
        if self.report is None or not current.isValid():
            return
        item = self.questions.record(current.row())
        self.question.setText(grading_words.shown(item.question.text))
        self.guidance.setText(grading_words.shown(item.question.guidance) if item.question.guidance else "")
        self.guidance.setVisible(bool(self.guidance.text()))
        self._show_answers(self.report, item)

    def _show_answers(self, report: CalibrationReport, item: QuestionReport) -> None:
        table, graders = self.answers, [one.grader for one in report.graders]
        table.clear()
        table.setColumnCount(1 + len(graders))
        table.setRowCount(len(report.calls))
        table.setHorizontalHeaderLabels([self.tr("Call"), *graders])
        for place, call in enumerate(report.calls):
            given = [item.answers.get((call.session_id, grader)) for grader in graders]
            differ = len({_key(answer) for answer in given if answer is not None}) > 1
            self._put(place, 0, call.label, call.session_id, "")
            for number, answer in enumerate(given, start=1):
                shown = "" if answer is None else grading_words.answer(item.question, answer)
                note = "" if answer is None else answer.note
                cell = self._put(place, number, shown + (" *" if note else ""), call.session_id, note)
                if differ:
                    cell.setForeground(QColor(tokens().warn))
                    font = cell.font()
                    font.setBold(True)
                    cell.setFont(font)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number in range(1, 1 + len(graders)):
            table.setColumnWidth(number, _ANSWER_WIDTH)

    def _put(self, place: int, number: int, text: str, session_id: str, note: str) -> QTableWidgetItem:
        cell = QTableWidgetItem(text)
        cell.setData(_SESSION, session_id.split("/", maxsplit=1)[0])
        cell.setToolTip(plain_tooltip(note or text))
        self.answers.setItem(place, number, cell)
        return cell


def _key(answer: Answer) -> object:
    return answer.value, answer.not_applicable


def _in_words(agreement: Agreement) -> str:
    best = agreement.headline
    span = trust_words.interval(best)
    return f"{trust_words.figure(best)} ({span})" if span else trust_words.figure(best)


def _bar(statistic: Statistic) -> Bar | None:
    """Return the bar from 0 to 1; what is below chance is drawn at 0."""
    if statistic.value is None:
        return None
    low = statistic.value if statistic.low is None else statistic.low
    high = statistic.value if statistic.high is None else statistic.high
    return Bar(_inside(statistic.value), _inside(low), _inside(high), tone=trust_words.tone(statistic))


def _severity_bar(grader: GraderReport) -> Bar | None:
    its = grader.severity
    if its.difference is None:
        return None

    def place(points: float | None) -> float:
        return _inside(0.5 + (its.difference if points is None else points) / (2 * _REACH))  # type: ignore[operator]

    return Bar(
        place(its.difference),
        place(its.low),
        place(its.high),
        zero=0.5,
        tone="warn" if its.certain else "accent",
    )


def _inside(value: float) -> float:
    return min(max(value, 0.0), 1.0)
