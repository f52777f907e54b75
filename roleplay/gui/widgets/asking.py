"""Asking before something that cannot be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def sure(parent: QWidget, question: str, info: str, act: str, *, destructive: bool = False) -> bool:
    """Ask; `act` names the button that does it, which is not the default."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(info)
    roles = QMessageBox.ButtonRole
    yes = box.addButton(act, roles.DestructiveRole if destructive else roles.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is yes
