"""Tells, after a call for an assignment, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from roleplay.gui import assignment_words as told
from roleplay.gui.context import Context
from roleplay.gui.widgets.banner import Banner, Kind

if TYPE_CHECKING:
    from roleplay.app.desk.assignments import Assigned


class AssignedResult(QObject):
    """Shows the standing in the window's banner, unless something more urgent stands there."""

    def __init__(self, context: Context, banner: Banner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._banner = banner

    def after_call(self, assignment_id: str, session_id: str) -> None:
        """Look where the trainee stands now that this call has ended."""
        desk = self._context.app.assignments

        def show(mine: tuple[Assigned, ...]) -> None:
            found = next((one for one in mine if one.assignment.id == assignment_id), None)
            if found is not None and self._banner.isHidden():
                self._banner.show_message(*self._sentence(found, session_id))

        self._context.tasks.run(self, lambda _: desk.mine(), show, self._context.fail)

    def _sentence(self, one: Assigned, session_id: str) -> tuple[str, Kind]:
        standing, terms = one.standing, one.assignment.terms
        counted = next((kind for call, kind in standing.calls if call.session_id == session_id), "counts")
        left = told.attempts_text(standing)
        if counted != "counts":
            text = self.tr("This call was no attempt: you may hold it again. %1")
            return text.replace("%1", left).strip(), "info"
        if standing.state == "passed":
            return self.tr("Passed: what was assigned to you is done."), "good"
        if standing.state == "awaiting_grade":
            return self.tr("Your trainer will grade this call; then it shows whether it passes."), "info"
        if standing.state == "not_passed":
            return self.tr("Not passed this time, and no attempts are left. Talk with your trainer."), "info"
        return f"{told.mark_text(terms).capitalize()} · {left}" if left else told.mark_text(
            terms
        ).capitalize(), "info"
