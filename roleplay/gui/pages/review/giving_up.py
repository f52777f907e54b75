"""The question before a grading that was begun blind is given up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from roleplay.core.grades import Grade


def worth_keeping(grade: Grade) -> bool:
    """Tell whether something was answered or written in a grade."""
    return bool(grade.summary) or any(answer.given or answer.note for answer in grade.answers)


def ask_to_give_up(parent: QWidget) -> bool:
    """Ask whether a grading that was begun blind is given up, with what was answered."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(QCoreApplication.translate("GradingPanel", "Give up grading blind?"))
    told = QCoreApplication.translate(
        "GradingPanel",
        "What you have answered blind is deleted, and you see what the program and others say of the call.",
    )
    box.setInformativeText(told)
    sure = box.addButton(
        QCoreApplication.translate("GradingPanel", "Give up"), QMessageBox.ButtonRole.DestructiveRole
    )
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is sure
