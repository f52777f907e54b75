"""What came of many calls, as a tree: plans and what failed, how trainees' calls ended, what was not reached."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from roleplay.app.desk.trying import PlanFile, PlansRun
from roleplay.dialogue.authoring.travelled import Shares
from roleplay.dialogue.autoplay.report import PlayReport
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.testplans.coverage import Coverage
from roleplay.gui import words
from roleplay.gui.pages.studio.trying.words import level_name, reply_name
from roleplay.gui.studio_words import readable
from roleplay.gui.theme import tokens
from roleplay.gui.widgets.text import Tone, font, plain_tooltip

WHAT, RESULT, MORE = range(3)
_NODE = 0x0100
_FINAL_NODES = 4


class Results(QTreeWidget):
    """Texts are shown literally; an item that stands for a node leads to it."""

    node_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels(["", self.tr("Result"), ""])
        self.setAccessibleName(self.tr("What came of the calls"))
        self.header().resizeSection(WHAT, 380)
        self.header().resizeSection(RESULT, 140)
        self.itemActivated.connect(lambda item, _: self._lead(item))
        self.itemClicked.connect(lambda item, _: self._lead(item))

    def _lead(self, item: QTreeWidgetItem) -> None:
        if node := item.data(WHAT, _NODE):
            self.node_chosen.emit(str(node))

    # --- test plans ---

    def show_plans(self, file: PlanFile, run: PlansRun) -> None:
        """Show what came of test plans, the failed ones first and opened."""
        self.clear()
        for problem in (*file.problems, *run.problems):
            self.addTopLevelItem(
                self._item(f"{problem.message} {problem.hint}".strip(), self.tr("not played"), "bad")
            )
        for played in sorted(run.played, key=lambda one: not one.failures):
            plan = played.plan
            verdict = self.tr("fails") if played.failures else self.tr("passes")
            item = self._item(plan.title, verdict, "bad" if played.failures else "good")
            ended = words.outcome_name(played.outcome) if played.outcome else self.tr("not ended")
            turns = self.tr("%n turn(s)", "", played.turns)
            item.setText(MORE, " · ".join((plan.language, level_name(plan.level), turns, ended)))
            for failure in played.failures:
                told = self.tr("after “%1”").replace("%1", failure.move)
                child = self._item(told, self.tr("wanted: %1").replace("%1", failure.expected), "bad")
                child.setText(MORE, failure.instead)
                child.setToolTip(MORE, plain_tooltip(failure.instead.replace("; ", "\n")))
                item.addChild(child)
            self.addTopLevelItem(item)
            item.setExpanded(bool(played.failures))
        if run.played:
            self._show_missing(run.coverage)

    # --- calls that play themselves ---

    def show_autoplay(self, report: PlayReport) -> None:
        """Show how the trainees' calls went, and what a well-written scenario must not show."""
        self.clear()
        names = {
            "good": self.tr("The good trainee"),
            "average": self.tr("The average one"),
            "bad": self.tr("The bad one"),
        }
        for played in report.trainees:
            text = self.tr("%1 end well").replace("%1", f"{played.ended_well:.0%}")
            item = self._item(names[played.trainee], text, "text")
            turns = self.tr("%1 turns a call").replace("%1", f"{played.mean_turns:.1f}")
            item.setText(MORE, f"{turns} · {_outcomes(played.outcomes)}")
            for node, share in list(played.final_nodes.items())[:_FINAL_NODES]:
                child = self._item(
                    self.tr("ended at %1").replace("%1", readable(node)), f"{share:.0%}", "muted", node
                )
                item.addChild(child)
            self.addTopLevelItem(item)
        for problem in report.problems():
            item = self._item(problem, self.tr("to be mended"), "bad")
            item.setToolTip(WHAT, plain_tooltip(problem))
            self.addTopLevelItem(item)
        self._show_missing(report.coverage)

    # --- real calls ---

    def show_real(self, shares: Shares, scenario: Scenario) -> None:
        """Show by how many real calls each node was reached, and which ways they took on."""
        self.clear()
        order = sorted(scenario.nodes, key=lambda node: -shares.nodes.get(node, 0.0))
        for node in order:
            share = shares.nodes.get(node, 0.0)
            item = self._item(
                readable(node), f"{share:.0%}" if share else self.tr("never"), "text" if share else "muted", node
            )
            ways = [(way, part) for way, part in shares.ways.items() if way[0] == node]
            for (_, taken, following), part in sorted(ways, key=lambda one: -one[1]):
                child = self._item(reply_name(taken), f"{part:.0%}", "muted")
                child.setText(MORE, f"→ {readable(following)}" if following != node else "")
                item.addChild(child)
            self.addTopLevelItem(item)

    # --- what was not reached ---

    def _show_missing(self, coverage: Coverage) -> None:
        kinds = (
            (self.tr("Moments that were not reached"), coverage.nodes),
            (self.tr("Replies that were not taken"), coverage.replies),
            (self.tr("Lines that were not said"), coverage.lines),
        )
        for title, share in kinds:
            item = self._item(title, str(len(share.missing)), "muted" if share.missing else "good")
            item.setFont(WHAT, font("strong"))
            for name in share.missing:
                node = name if share is coverage.nodes else name.partition("/")[0] if "/" in name else ""
                item.addChild(self._item(" / ".join(map(readable, name.split("/"))), "", "muted", node))
            self.addTopLevelItem(item)

    def _item(self, what: str, result: str, tone: Tone, node: str = "") -> QTreeWidgetItem:
        item = QTreeWidgetItem([what, result, ""])
        item.setForeground(RESULT, QColor(getattr(tokens(), tone)))
        if node:
            item.setData(WHAT, _NODE, node)
        return item


def _outcomes(shares: Mapping[str, float]) -> str:
    named = ((words.outcome_name(None if key == "none" else key), share) for key, share in shares.items())
    return ", ".join(f"{name} {share:.0%}" for name, share in named)
