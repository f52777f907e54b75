"""Draws what a trainer grades with, light and dark, into docs/screenshots: `python -m tools.grading_screenshots`.

A spoken call with mistakes is played first, so that there is something to hear, to grade and to comment on.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace

from tools.screenshots import (  # sets the platform before Qt is imported
    MIDDLING,
    SCENARIO,
    SIZE,
    TRAINEE,
    grab,
    pause,
    speaking_like_a_person,
    wait_until,
)

# isort: split
from PySide6.QtWidgets import QApplication

from roleplay.app import CallOptions, Roleplay
from roleplay.call.trainee import parse_answers
from roleplay.core.records import SessionRecord
from roleplay.gui.pages.debrief import DebriefPage
from roleplay.gui.pages.review import ReviewPage
from roleplay.gui.pages.review.comments import CommentsPanel
from roleplay.gui.pages.review.grading import GradingPanel
from roleplay.gui.pages.scorecards import ScorecardsPage
from roleplay.gui.theme import GRID
from roleplay.gui.window import MainWindow, make_application, make_window
from roleplay.review.scorecards.answers import answered, by_question, confirmed
from roleplay.review.scorecards.editing import Place

TRAINER = "Jan Zalewski"
CARD = "de-escalation"
MESSAGE = "The sympathy came in time, and he noticed. Before the next call, please listen once more to the beginning."
SUMMARY = "Warm and clear once you had named what he felt. One sentence before cost you the first points."


def _panel(window: MainWindow, kind: type[GradingPanel] | type[CommentsPanel]) -> GradingPanel | CommentsPanel:
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    panels = [page.stack.widget(place) for place in range(page.stack.count())]
    found = next(panel for panel in panels if isinstance(panel, kind))
    page.show_panel(panels.index(found))
    return found


def _open(window: MainWindow, session_id: str) -> ReviewPage:
    window.show_review(session_id)
    page = window.page("review")
    assert isinstance(page, ReviewPage)
    wait_until(lambda: page.host.call is not None and page.view.transport.isEnabled())
    pause(1.0)  # the picture of the sound is drawn
    return page


def show_grading(window: MainWindow, record: SessionRecord, theme: str) -> None:
    """Show the grade that is begun, at an answer that the trainer overruled, and the comments."""
    page = _open(window, record.start.id)
    panel = _panel(window, GradingPanel)
    assert isinstance(panel, GradingPanel)
    wait_until(lambda: bool(panel.cards) and panel.cards["no-sparks"].isVisible())
    sparks = panel.cards["no-sparks"]
    panel.cards["name"].setFocus()
    grab(window, "grading", theme)
    sparks.setFocus()
    sparks.evidence[0].click()
    panel.sheet.ensureWidgetVisible(sparks, 0, 12 * GRID)
    grab(window, "grading-evidence", theme)
    comments = _panel(window, CommentsPanel)
    assert isinstance(comments, CommentsPanel)
    wait_until(lambda: bool(comments.cards))
    first = comments.cards[0].comment
    page.host.show_passage(first.at, first.until or first.at + 3)
    comments.cards[0].mark(marked=True)
    grab(window, "grading-comments", theme)


def show_feedback(window: MainWindow, record: SessionRecord, theme: str) -> None:
    """Show what the trainee finds in the debrief."""
    window.show_debrief(record.start.id)
    page = window.page("debrief")
    assert isinstance(page, DebriefPage)
    wait_until(lambda: hasattr(page, "feedback") and bool(page.feedback.cards) and bool(page.delivery.plots))
    pause(0.5)
    page.sheet.verticalScrollBar().setValue(page.feedback.pos().y() - 2 * GRID)
    grab(window, "debrief-feedback", theme)


def show_scorecards(window: MainWindow, theme: str) -> None:
    """Show the editor at a question, and a card with a compliance score."""
    window.show_scorecards()
    page = window.page("scorecards")
    assert isinstance(page, ScorecardsPage)
    wait_until(lambda: page.saved is not None)
    page.open(page._cards[CARD])
    page.editor.choose(Place(1, 0))
    grab(window, "scorecards", theme)
    page.open(page._cards["service-compliance"])
    page.editor.choose(Place(2, 1))
    grab(window, "scorecards-compliance", theme)


def make_grade(app: Roleplay, record: SessionRecord) -> None:
    """Grade, comment, and send it."""
    desk, session = app.grading, record.start.id
    graded = desk.begin(session, CARD)
    machine = {answer.question: answer.machine for answer in graded.grade.answers}
    grade = replace(confirmed(graded.grade, graded.card), summary=SUMMARY)
    grade = answered(grade, graded.card, "warmth", 4.0)
    for question in grade.result.open:
        grade = answered(grade, graded.card, question, True)
    grade = answered(grade, graded.card, "active-listening", not by_question(grade)["active-listening"].value)
    graded = desk.finish(replace(graded, grade=grade))
    sparks, feeling = machine["no-sparks"], machine["feeling-named"]
    assert sparks is not None
    assert feeling is not None
    lost, won = sparks.evidence[0].at or 0.0, feeling.evidence[0].at or 0.0
    told = "Here you lose him. Bite your tongue, let him finish, and name what he feels."
    desk.comment(session, lost, lost + 3.0, told)
    desk.comment(session, won, None, "And here you have him back: hear how he slows down.")
    desk.send(session, MESSAGE, graded.grade.id)


def main() -> None:
    """Play, grade, draw."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["ROLEPLAY_HOME"] = home
        app = Roleplay()
        app.save_settings(replace(app.settings, trainee=TRAINER, interface_language="en", theme="light"))
        with speaking_like_a_person(0.8):
            answers = parse_answers(list(MIDDLING), "middling")
            record = app.play_call(CallOptions(SCENARIO), answers, lambda _: None, spoken=True, trainee=TRAINEE)
        make_grade(app, record)
        window = make_window(make_application([]), app)
        window.resize(*SIZE)
        window.show()
        for theme in ("light", "dark"):
            settings = replace(app.settings, theme=theme)
            app.save_settings(settings)
            window._settings_changed(settings)
            show_grading(window, record, theme)
            show_feedback(window, record, theme)
            show_scorecards(window, theme)
        window.close()
        app.close()
        QApplication.quit()


if __name__ == "__main__":
    main()
