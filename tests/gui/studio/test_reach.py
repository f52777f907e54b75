"""Everything in the studio can be reached with the keyboard, is named, and stands where it can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from roleplay.dialogue.authoring.edits import SetValue
from roleplay.gui.pages.studio.inspector.section import Section
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.page import StudioPage
from roleplay.gui.pages.studio.work_view import WorkView
from roleplay.gui.window import MainWindow


def _tab(*, back: bool = False) -> QWidget | None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    return QApplication.focusWidget()


def _unfold_everything(form: QWidget) -> None:
    for section in form.findChildren(Section):
        section.unfold()
    QApplication.processEvents()


def test_tab_leads_through_the_customer_from_top_to_bottom(
    qtbot: QtBot, work: WorkView, document: OpenDocument, studio_window: MainWindow
) -> None:
    studio_window.activateWindow()
    document.apply(SetValue(("temper",), {"empathy": -5, "hold": 5}))
    form = work.inspector.scenario_form
    _unfold_everything(form)
    (scroll,) = (area for area in work.inspector.findChildren(QScrollArea) if area.isAncestorOf(form))
    form.title.edit.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is form.title.edit)
    passed: list[QWidget] = [form.title.edit]
    while (now := _tab()) is not None and form.isAncestorOf(now) and now not in passed:
        shown = scroll.viewport().rect().translated(scroll.viewport().mapTo(form.window(), QPoint(0, 0)))
        middle = now.mapTo(form.window(), now.rect().center())
        assert shown.contains(middle), now.accessibleName()
        passed.append(now)
    assert now is not None
    assert not form.isAncestorOf(now), "behind the last control it leads out of the form"
    tops = [one.mapTo(form, QPoint(0, one.height() // 2)).y() for one in passed]
    assert all(below >= above - 24 for above, below in pairwise(tops)), "never upwards"
    names = [one.accessibleName() for one in passed]
    for name in ("Name", "Voice", "What must be settled", "Languages", "Difficulty"):
        assert name in names
    passed[-1].setFocus()
    back = [passed[-1]]
    while (now := _tab(back=True)) is not None and form.isAncestorOf(now) and now not in back:
        back.append(now)
    assert back == passed[::-1]


@pytest.mark.parametrize("place", [(), ("nodes", "pick-up"), ("nodes", "pick-up", "replies", 0)])
def test_every_number_has_a_name(
    work: WorkView, document: OpenDocument, place: tuple[str | int, ...], studio_window: MainWindow
) -> None:
    document.apply(SetValue(("temper",), {"empathy": -5}))
    document.apply(SetValue(("nodes", "pick-up", "replies", 0, "effects", "heat"), -5))
    document.apply(SetValue(("nodes", "pick-up", "replies", 0, "when"), {"heat_below": 60, "turns_at_least": 2}))
    for key in ("try", "runs"):
        if key in {kind.key for kind in work.panels._kinds}:
            work.panels.show_panel(key)
    document.select(place)
    _unfold_everything(work.inspector.form)
    nameless = [
        type(spin).__name__
        for spin in studio_window.findChildren(QAbstractSpinBox)
        if spin.isVisibleTo(studio_window) and not spin.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize("current", [0, 6])
@pytest.mark.parametrize("count", ["", "3", "12", "1,200"])
def test_the_tabs_fit_with_a_number_of_problems(work: WorkView, count: str, current: int) -> None:
    tabs, bar = work.panels, work.panels.tabBar()
    tabs._show_badge(0, tabs._kinds[0], count)
    tabs.setCurrentIndex(current)
    QApplication.processEvents()
    assert bar.sizeHint().width() <= tabs.width()
    assert bar.tabRect(bar.count() - 1).right() <= bar.width()


def test_foreign_words_on_the_clipboard_are_told_not_passed_over(
    page: StudioPage, work: WorkView, document: OpenDocument
) -> None:
    told: list[str] = []
    document.refused.disconnect()
    document.refused.connect(lambda problem: told.append(f"{problem.message} {problem.hint}"))
    before = document.document.text
    QApplication.clipboard().setText("Some words from a letter.")
    work.paste()
    QApplication.clipboard().setText("")
    work.paste()
    document.select(())
    work.copy()
    assert document.document.text == before
    assert "holds no part of a customer" in told[0]
    assert "holds nothing" in told[1]
    assert "as a whole" in told[2]
