"""Where the calls of a scenario go: which ways are taken, which never are, and where calls are lost."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QScrollArea, QStackedWidget, QWidget
from PySide6Qlementine import SegmentedControl

from roleplay.core.records import SessionFilter
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.reports.interval_bar import Bar
from roleplay.gui.pages.reports.map import DialogueMap
from roleplay.gui.pages.reports.names import CountedCalls
from roleplay.gui.pages.reports.people import nobody
from roleplay.gui.pages.reports.saving import save_table
from roleplay.gui.pages.reports.tab import ReportTab
from roleplay.gui.pages.reports.table import Column, RecordTable, RecordView
from roleplay.gui.theme import GRID, icon
from roleplay.gui.widgets.surface import Card, column, row
from roleplay.gui.widgets.text import Text
from roleplay.review.coverage import CoverageReport, NodeReached, WayTaken

Found = tuple[tuple[tuple[str, str, int], ...], CoverageReport | None]
_MOST_NAMED = 12


class CoverageTab(ReportTab):
    """Moments of the dialogue on the left, the ways on from the chosen one on the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, nobody(), parent)
        self.report: CoverageReport | None = None
        self.scenario = QComboBox()
        self.scenario.setAccessibleName(self.tr("Scenario"))
        self.scenario.setMinimumWidth(300)
        self.scenario.activated.connect(self.refresh)
        self.summary = Text("", "body", "muted", wrap=True)
        self.export_button = QPushButton(icon("tray-arrow-down"), self.tr("Save as CSV"))
        self.export_button.clicked.connect(self._export)
        self.nodes = RecordTable[NodeReached](self._node_columns(), self)
        self.node_table = RecordView(self.nodes, self.tr("Moments of the dialogue"), stretch=1)
        self.node_table.selectionModel().currentRowChanged.connect(self._chosen)
        self.ways = RecordTable[WayTaken](self._way_columns(), self)
        self.way_table = RecordView(self.ways, self.tr("Ways on from here"))
        self.never = Text("", "caption", "muted", wrap=True)
        self.map = DialogueMap()
        self.map.setAccessibleName(self.tr("Moments of the dialogue"))
        self.map.chosen.connect(self.choose_node)
        around = QScrollArea()
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setWidget(self.map)
        around.viewport().setAutoFillBackground(False)
        self.map.setAutoFillBackground(False)
        self._around = around
        self.views = QStackedWidget()
        self.views.addWidget(around)
        self.views.addWidget(self.node_table)
        self.view = SegmentedControl()
        self.view.setAccessibleName(self.tr("Moments of the dialogue"))
        for name in (self.tr("Map"), self.tr("List")):
            self.view.addItem(name)
        self.view.currentIndexChanged.connect(lambda: self.views.setCurrentIndex(max(self.view.currentIndex(), 0)))
        left = Card(padding=GRID)
        left.body.addLayout(row(self.view, 1))
        left.body.addWidget(self.views, 1)
        left.body.addWidget(self.never)
        sides = row(left, self._node_card(), spacing=2 * GRID)
        sides.setStretch(0, 4)
        sides.setStretch(1, 5)
        self.sessions_button = QPushButton(icon("format-list-bulleted"), self.tr("Show in Sessions"))
        self.sessions_button.clicked.connect(self._show_sessions)
        top = row(self.scenario, self.summary, self.sessions_button, self.export_button, spacing=GRID)
        top.setStretch(1, 1)
        self.content.setSpacing(2 * GRID)
        self.content.addLayout(top)
        self.content.addLayout(sides, 1)

    def _node_card(self) -> QWidget:
        self.node = Text("", "heading")
        self.says = Text("", "body", "muted", wrap=True)
        self.ended = Text("", "body", wrap=True)
        side = Card()
        side.body.addLayout(column(self.node, self.says, self.ended, spacing=4))
        side.body.addWidget(self.way_table, 1)
        return side

    # --- loading ---

    def refresh(self) -> None:
        """Read which scenarios were played, and where the calls of the chosen one went."""
        if self.scope is None:
            return
        desk, selection = self.context.app.progress, self.scope.selection
        wanted, settings = self.scenario.currentData(), self.context.app.settings

        def work_out() -> Found:
            played = desk.played()
            chosen = wanted or (played[0][0] if played else "")
            return played, desk.coverage(
                chosen, selection, settings.call_language, settings.profanity
            ) if chosen else None

        self.load(lambda _: work_out(), lambda found: self._show(*found))

    def choose(self, scenario_id: str) -> None:
        """Show another scenario."""
        self.scenario.setCurrentIndex(self.scenario.findData(scenario_id))
        self.refresh()

    def choose_node(self, name: str) -> None:
        """Show the ways on from a moment."""
        for place in range(self.nodes.rowCount()):
            if self.nodes.record(place).node == name:
                self.node_table.selectRow(place)

    def _show(self, played: tuple[tuple[str, str, int], ...], report: CoverageReport | None) -> None:
        if report is None:
            self.show_nothing()
            return
        self.report = report
        self._offer(played, report.scenario)
        self.summary.setText(self._summed_up(report))
        self.never.setText(self._never(report))
        self.never.setVisible(bool(self.never.text()))
        before = self._node()
        self.nodes.show_records(report.nodes)
        self.map.show_report(report)
        places = range(self.nodes.rowCount())
        kept = (place for place in places if before is not None and self.nodes.record(place).node == before.node)
        self.node_table.selectRow(next(kept, 0))
        self.show_content()

    def _offer(self, played: tuple[tuple[str, str, int], ...], chosen: str) -> None:
        self.scenario.clear()
        for scenario_id, title, calls in played:
            self.scenario.addItem(f"{title} ({calls})", scenario_id)
        self.scenario.setCurrentIndex(max(self.scenario.findData(chosen), 0))

    # --- in words ---

    def _summed_up(self, report: CoverageReport) -> str:
        ends = [f"{words.outcome_name(outcome)} {count}" for outcome, count in report.outcomes.items()]
        versions = ", ".join(f"{version} ({calls})" for version, calls in report.versions.items())
        parts = [CountedCalls().calls(report.calls), *ends]
        if len(report.versions) > 1 or report.changed:
            parts.append(self.tr("versions: %1").replace("%1", versions))
        lost = sorted((one for one in report.nodes if one.fails), key=_lost, reverse=True)[:3]
        if lost:
            named = ", ".join(f"{one.node} ({_lost(one)} / {one.failing.n if one.failing else 0})" for one in lost)
            parts.append(self.tr("most are lost at %1").replace("%1", named))
        return " · ".join(parts)

    def _never(self, report: CoverageReport) -> str:
        parts = []
        if report.never_taken:
            text = self.tr("Never taken (%1): %2")
            parts.append(text.replace("%1", str(len(report.never_taken))).replace("%2", _some(report.never_taken)))
        if report.earlier:
            names = [f"{one.name} ({one.calls})" for one in report.earlier]
            parts.append(self.tr("Only in earlier versions: %1").replace("%1", _some(names)))
        return "\n".join(parts)

    def _node_columns(self) -> tuple[Column[NodeReached], ...]:
        return (
            Column(
                self.tr("Move"),
                lambda one: "–" if one.depth < 0 else str(one.depth),
                lambda one: one.depth if one.depth >= 0 else 999,
                56,
            ),
            Column(
                self.tr("Moment"),
                lambda one: one.node,
                lambda one: one.node,
                150,
                right=False,
                tip=lambda one: one.says or one.node,
                tone=_tone,
            ),
            Column(self.tr("Calls"), lambda one: str(one.calls), lambda one: one.calls, 60, tone=_tone),
            Column(
                self.tr("lost here"),
                lambda one: str(_lost(one)) if _lost(one) else "",
                _lost,
                76,
                tip=self._lost_tip,
                tone=lambda one: "bad" if one.fails else "muted",
            ),
            Column("", lambda _: "", _lost, 120, tip=self._lost_tip, bar=_lost_bar),
        )

    def _lost_tip(self, one: NodeReached) -> str:
        found = one.failing
        if found is None:
            return one.says
        text = self.tr("Of 100 calls that came by, %1 to %2 are lost from here (%3 of %4)")
        shown = (f"{100 * found.low:.0f}", f"{100 * found.high:.0f}", str(_lost(one)), str(found.n))
        for place, value in enumerate(shown, 1):
            text = text.replace(f"%{place}", value)
        return text

    def _way_columns(self) -> tuple[Column[WayTaken], ...]:
        return (
            Column(
                self.tr("Way"),
                self._way_name,
                lambda one: one.reply,
                180,
                right=False,
                tip=lambda one: one.example or one.reply,
                tone=lambda one: "text" if one.calls else "muted",
            ),
            Column(self.tr("Kind"), self._kind_name, self._kind_name, 96, right=False, tone=_quality_tone),
            Column(self.tr("Calls"), lambda one: str(one.calls), lambda one: one.calls, 62),
            Column("", lambda _: "", lambda one: one.calls, 110, tip=lambda one: str(one.times), bar=self._way_bar),
            Column(
                self.tr("leads to"),
                lambda one: one.leads_to or "↺",
                lambda one: one.leads_to,
                120,
                right=False,
                tone=lambda _: "muted",
            ),
        )

    def _way_name(self, one: WayTaken) -> str:
        return {
            "otherwise": self.tr("not understood"),
            "silence": self.tr("silence"),
            "interrupted": self.tr("interruption"),
            "cut_in": self.tr("talked too long"),
            "hold": self.tr("hold"),
            "button:hang_up": self.tr("hung up"),
            "button:transfer": self.tr("transfer"),
        }.get(one.reply, one.reply)

    def _kind_name(self, one: WayTaken) -> str:
        if one.kind == "reaction":
            return self.tr("no words")
        return {"good": self.tr("good"), "poor": self.tr("poor")}.get(one.quality, self.tr("neutral"))

    def _way_bar(self, one: WayTaken) -> Bar | None:
        node = self._node()
        if node is None or not node.calls or not one.calls:
            return None
        share = one.calls / node.calls
        return Bar(share, 0.0, share, tone=_quality_tone(one))

    def _node(self) -> NodeReached | None:
        current = self.node_table.currentIndex()
        return self.nodes.record(current.row()) if current.isValid() else None

    def _chosen(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        one = self.nodes.record(current.row())
        self.node.setText(one.node)
        self.map.choose(one.node)
        spot = self.map.place(one.node).center().toPoint()
        self._around.ensureVisible(spot.x(), spot.y(), 80, 40)
        self.says.setText(one.says)
        self.says.setVisible(bool(one.says))
        ends = ", ".join(f"{words.outcome_name(outcome)} {count}" for outcome, count in one.ended.items())
        text = self.tr("Calls that ended from here: %1").replace("%1", ends) if ends else ""
        if one.outcome:
            text = self.tr("The call ends here: %1").replace("%1", words.outcome_name(one.outcome))
        self.ended.setText(text)
        self.ended.setVisible(bool(text))
        self.ways.show_records(one.ways)
        self.way_table.setVisible(bool(one.ways))
        self.way_table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _show_sessions(self) -> None:
        if self.report is not None and self.scope is not None and self.scope.selection.people != ():
            time = self.scope.selection
            self.sessions_wanted.emit(
                SessionFilter(
                    scenarios=(self.report.scenario,), people=time.people or (), since=time.since, until=time.until
                )
            )

    def _export(self) -> None:
        report = self.report
        if report is not None:
            desk = self.context.app.progress
            save_table(self, f"coverage-{report.scenario}.csv", lambda path: desk.export_coverage(report, path))


def _lost(one: NodeReached) -> int:
    return 0 if one.failing is None else round(one.failing.value * one.failing.n)


def _lost_bar(one: NodeReached) -> Bar | None:
    found = one.failing
    return None if found is None or not _lost(one) else Bar(found.value, found.low, found.high, tone="hot")


def _tone(one: NodeReached) -> str:
    return "text" if one.calls else "muted"


def _quality_tone(one: WayTaken) -> str:
    if not one.calls:
        return "muted"
    return {"good": "calm", "poor": "hot"}.get(one.quality, "muted")


def _some(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
