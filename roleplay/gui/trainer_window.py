"""The way between the pages of the trainer's desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from roleplay.app import CallOptions, Roleplay
from roleplay.app.desk.ahead import load_ahead
from roleplay.core.assignments import Assignee
from roleplay.core.records import ScenarioSummary, SessionFilter
from roleplay.gui.loading import GentleLoading
from roleplay.gui.navigation import ASSIGNMENTS, EXPORTS, REPORTS, SCORECARDS, SESSIONS, STUDIO
from roleplay.gui.paged_window import PagedWindow
from roleplay.gui.tasks import Task, one_by_one

if TYPE_CHECKING:
    from roleplay.gui.pages.review import CallPicture, CallPlots, CallView
    from roleplay.gui.pages.sessions import SessionsPage

_LEADING_TO_CALLS = ("reports", "assignments", "practice")
"""Pages on which a call is chosen to be reviewed; from others the way back leads to the list of calls."""

_FILLING_MS = 250
_QUIET_SECONDS = 0.1
_REVIEW_NEEDS = ("pyqtgraph", "roleplay.app.desk.grading", "roleplay.app.desk.reruns")
"""What the page of a call takes longest to load."""


class TrainerWindow(PagedWindow):
    """Shows saved calls, and what trainers make of them."""

    _spare_view: CallView | None = None
    """Waits for the next call to be opened: a third of the work is done before somebody asks for it."""

    def __init__(self, app: Roleplay) -> None:
        super().__init__(app)
        self._sessions_loading = GentleLoading("roleplay.gui.pages.sessions")
        self._waiting: set[Task] = set()
        """What loads in the background, and lets all other work go before."""
        self._review_loading = GentleLoading(*_REVIEW_NEEDS, "roleplay.gui.pages.review", then=load_ahead)

    def hurry_loading(self) -> None:
        """Let what is loaded in the background come to its end: somebody waits for it."""
        self._sessions_loading.hurry()
        self._review_loading.hurry()

    @property
    def in_call(self) -> bool:
        """Whether the call page is shown."""
        raise NotImplementedError

    def show_practice(self) -> None:
        """Show the customers."""
        raise NotImplementedError

    def start_call(self, options: CallOptions, scenario: ScenarioSummary) -> None:
        """Let the phone ring."""
        raise NotImplementedError

    def show_debrief(self, session_id: str, corrected_at: int | None = None) -> None:
        """Show how a call went; `corrected_at` is the event whose correction is shown first."""
        raise NotImplementedError

    def show_sessions(self, session_id: str = "") -> None:
        """Show the saved calls, and one of them opened."""
        self._sessions_loading.hurry()
        page = self._sessions_page()
        self._show(page, SESSIONS)
        for name in ("review", "compare"):
            self._drop(name)  # whose recordings are open: they could not be deleted on every system
        one_by_one(page, lambda: page.reload(session_id))  # when it has been painted: the window stays quick
        self._prepare_review()

    def _sessions_page(self) -> SessionsPage:
        from roleplay.gui.pages.sessions import SessionsPage

        page = self._pages.get("sessions")
        if not isinstance(page, SessionsPage):
            page = SessionsPage(self.context)
            page.debrief_wanted.connect(self.show_debrief)
            page.review_wanted.connect(self.show_review)
            page.practice_wanted.connect(self.show_practice)
            self._pages["sessions"] = page
        return page

    def prepare_sessions(self) -> None:
        """Make the page of saved calls while nobody waits for it: what it needs takes a tenth of a second to load."""
        context = self.context
        if "sessions" in self._pages or SESSIONS not in context.me.places or self.in_call:
            return

        def make(_loaded: object) -> None:
            if context is self.context and not self.in_call:
                self._sessions_page()

        self._load(self._sessions_loading, make)

    def _load(self, loading: GentleLoading, then: Callable[[None], None]) -> None:
        """Load in the background, while nobody pages through calls or waits for anything else."""

        def job(task: Task) -> None:
            self._waiting.add(task)
            try:
                # Two that load do not wait for each other.
                loading.run(lambda: self.tasks.seconds_quiet(besides=self._waiting) > _QUIET_SECONDS)
            finally:
                self._waiting.discard(task)

        self.tasks.run(self, job, then, self.problems.tell)

    def show_found(self, wanted: SessionFilter) -> None:
        """Show the saved calls that fit a filter."""
        self.show_sessions()
        self._sessions_page().show_filter(wanted)

    def _prepare_review(self) -> None:
        """Make what is most likely wanted next; its library of plots takes a tenth of a second to load."""
        plots: list[CallPlots] = []
        pictures: list[CallPicture] = []

        def make_plots() -> None:
            from roleplay.gui.pages.review import CallPlots

            if self._spare_view is None:
                plots.append(CallPlots())

        def make_picture() -> None:
            from roleplay.gui.pages.review import CallPicture

            if plots:
                pictures.append(CallPicture(plots=plots[0]))

        def make_view() -> None:
            from roleplay.gui.pages.review import CallView

            if self._spare_view is None and pictures:
                self._spare_view = CallView(self.context, self, picture=pictures[0])
                self._spare_view.hide()

        def make(_loaded: None) -> None:
            one_by_one(self, make_plots, lambda: plots and plots[0].with_heat(), make_picture, make_view)

        def load() -> None:
            self._load(self._review_loading, make)

        QTimer.singleShot(_FILLING_MS, self, load)  # when the page that is shown has been filled

    def show_review(self, session_id: str, at: float = 0.0) -> None:
        """Show a saved call to be heard and looked at, from a second of it on."""
        self._review_loading.hurry()
        from roleplay.gui.pages.review import ReviewPage

        before, place = self.stack.currentWidget(), self.navigation.place

        def back() -> None:
            if any(before is self._pages.get(name) for name in _LEADING_TO_CALLS):
                self._show(before, place)
            elif before is self._pages.get("sessions"):
                self.show_sessions()  # as it was left: what is sought there leads to the next call
            else:
                self.show_sessions(session_id)

        self._drop("review")
        page = ReviewPage(self.context, session_id, at, view=self._spare_view)
        self._spare_view = None
        page.left.connect(back)
        page.debrief_wanted.connect(self.show_debrief)
        page.compare_wanted.connect(self.show_compare)
        self._pages["review"] = page
        self._show(page, SESSIONS)
        page.setFocus()  # its keys are for the call, not for whatever control comes first

    def show_compare(self, session_id: str, other: str = "") -> None:
        """Show two calls of one scenario side by side; without the other one it is chosen there."""
        from roleplay.gui.pages.review.compare import ComparePage

        self._drop("compare")
        page = ComparePage(self.context, session_id, other)
        page.left.connect(self.show_review)
        self._pages["compare"] = page
        self._show(page, SESSIONS)
        page.setFocus()

    def show_assignments(self, assign_to: Assignee | None = None) -> None:
        """Show what trainers ask of trainees, and a form to ask this person or group."""
        from roleplay.gui.pages.assignments import AssignmentsPage

        page = self._pages.get("assignments")
        if not isinstance(page, AssignmentsPage):
            page = AssignmentsPage(self.context)
            page.session_wanted.connect(self.show_review)
            self._pages["assignments"] = page
        self._show(page, ASSIGNMENTS)
        page.reload(assign_to)
        self._prepare_review()

    def show_reports(self) -> None:
        """Show how people get on."""
        from roleplay.gui.pages.reports import ReportsPage

        page = self._pages.get("reports")
        if not isinstance(page, ReportsPage):
            page = ReportsPage(self.context)
            page.moved.connect(self.banner.forget_problem)
            page.assign_wanted.connect(self.show_assignments)
            page.practice_wanted.connect(self.show_practice)
            page.sessions_wanted.connect(self.show_found)
            page.call_wanted.connect(self.show_review)
            self._pages["reports"] = page
        self._show(page, REPORTS)
        page.reload()
        self._prepare_review()

    def show_exports(self) -> None:
        """Show what can be exported."""
        from roleplay.gui.pages.exports import ExportsPage

        page = self._pages.get("exports")
        if not isinstance(page, ExportsPage):
            page = ExportsPage(self.context)
            self._pages["exports"] = page
        self._show(page, EXPORTS)
        page.reload()

    def show_scorecards(self) -> None:
        """Show what calls are graded by."""
        from roleplay.gui.pages.scorecards import ScorecardsPage

        page = self._pages.get("scorecards")
        if isinstance(page, ScorecardsPage):
            page.reload()
        else:
            page = ScorecardsPage(self.context)
            self._pages["scorecards"] = page
        self._show(page, SCORECARDS)

    def show_studio(self) -> None:
        """Show the customers that the trainer writes; what they were at is there as they left it."""
        from roleplay.gui.pages.studio.page import StudioPage

        page = self._pages.get("studio")
        if not isinstance(page, StudioPage):
            page = StudioPage(self.context)
            page.play_wanted.connect(self.start_call)
            self._pages["studio"] = page
        self._show(page, STUDIO)
        page.reload()
