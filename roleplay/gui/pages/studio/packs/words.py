"""What the dialogs of packs say, and their tables."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget

from roleplay.core.packs import Dependant, Handling, ItemKind, LeftBecause, PackItem, PackNeed


class PackWords(QObject):
    """Texts in the language of the window."""

    def kind(self, kind: ItemKind) -> str:
        """Return what a thing is."""
        return {
            "scenario": self.tr("Customer"),
            "plans": self.tr("Test plans"),
            "part": self.tr("Part"),
            "voice": self.tr("Voice"),
            "model": self.tr("Voice model"),
            "sound": self.tr("Sound"),
        }[kind]

    def handlings(self) -> tuple[tuple[str, Handling], ...]:
        """Return what may be done with what differs, the choice that changes nothing first."""
        return (
            (self.tr("Choose what to do"), "refuse"),
            (self.tr("Keep mine"), "keep"),
            (self.tr("Take theirs in beside mine, under another name"), "beside"),
            (self.tr("Replace mine, and keep it aside"), "replace"),
        )

    def becomes(self, item: PackItem) -> str:
        """Return what an import does with a thing."""
        if item.standing == "broken":
            return self.tr("Cannot be used: %1").replace("%1", item.problem)
        if item.placed_as:
            told = self.tr("Replaces yours") if item.replaces else self.tr("New")
            aside = self.tr("New, as %1").replace("%1", item.placed_as)
            return told if item.placed_as == item.name else aside
        newer = self.tr("Yours differs, and is newer (version %1)").replace("%1", str(item.here))
        return {
            "same": self.tr("Here already"),
            "taken": self.tr("Has the name of something that comes with the program"),
        }.get(item.standing, newer if item.here > item.version else self.tr("Yours differs"))

    def need(self, need: PackNeed) -> str:
        """Return what is missing."""
        match need.kind:
            case "plug-in":
                told = self.tr("Its voices want the plug-in %1; until it is allowed, others speak.")
            case "part":
                told = self.tr("The part %1 is another one here: calls may go a little differently.")
            case "pack":
                told = self.tr("It needs the pack %1.")
            case "program":
                told = self.tr("It needs a newer Roleplay: %1.")
        name = need.at_least if need.kind == "program" else f"{need.name} {need.at_least}".strip()
        return told.replace("%1", name)

    def file(self, name: str) -> str:
        """Return what a file of a pack is: “Customer: cold-flat”."""
        folder, _, last = name.rpartition("/")
        stem = last.removesuffix(".json").rpartition(".")[0]
        kind: ItemKind = "sound"
        if folder == "voices":
            kind = "voice" if last.endswith(".toml") else "model"
        elif folder == "scenarios/parts":
            kind = "part"
        elif folder == "scenarios":
            kind = "plans" if last.endswith(".plan.txt") else "scenario"
        return f"{self.kind(kind)}: {stem.removesuffix('.plan')}"

    def left(self, why: LeftBecause) -> str:
        """Return why a file of a pack is not removed."""
        return {
            "pack": self.tr("Stays: another pack brought it, too"),
            "mine": self.tr("Stays: it was here before"),
            "gone": self.tr("Not here any more"),
        }[why]

    def dependant(self, one: Dependant) -> str:
        """Return what needs a pack."""
        match one.kind:
            case "pack":
                told = self.tr("The pack %1 needs it.")
            case "scenario":
                told = self.tr("Your customer %1 uses %2.")
            case "part":
                told = self.tr("Your part %1 uses %2.")
            case "assignment":
                told = self.tr("An assignment (%1) asks for %2.")
        return told.replace("%2", one.wants).replace("%1", one.name)


def plain_table(headings: tuple[str, ...], *, stretched: int) -> QTableWidget:
    """Return a table to be read."""
    table = QTableWidget(0, len(headings))
    table.setHorizontalHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)
    for place in range(len(headings)):
        mode = QHeaderView.ResizeMode.Stretch if place == stretched else QHeaderView.ResizeMode.ResizeToContents
        table.horizontalHeader().setSectionResizeMode(place, mode)
    return table
