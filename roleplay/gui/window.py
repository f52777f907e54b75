"""The main window: navigation, the pages, and the way between them."""

from __future__ import annotations

import sys
from dataclasses import replace

import shiboken6
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QMessageBox,
    QWidget,
)

from roleplay.app import CallOptions, Roleplay
from roleplay.core.errors import DeviceError
from roleplay.core.records import ModelStatus, ScenarioSummary, Settings
from roleplay.gui import shortcuts
from roleplay.gui.assigned_result import AssignedResult
from roleplay.gui.ending import EndRequest
from roleplay.gui.garbage import GarbageCollector
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.navigation import (
    ASSIGNMENTS,
    EXPORTS,
    KEYS,
    PEOPLE,
    PRACTICE,
    PRIVACY,
    REPORTS,
    SCORECARDS,
    SESSIONS,
    SETTINGS,
    STUDIO,
)
from roleplay.gui.pages.practice import PracticePage
from roleplay.gui.problems import catch_unexpected
from roleplay.gui.signed_window import Entrance, SignedWindow, entrance_of
from roleplay.gui.theme import ThemeSwitch
from roleplay.places import places, resources

_SWITCH_SECONDS = 0.0001
"""After so long a thread in the background lets another one go on; Python's own 5 ms add up in the window."""

_PREPARING_MS = 2_000
"""After so long on the first page other pages are made ready."""


class MainWindow(SignedWindow):
    """The window."""

    def __init__(
        self, app: Roleplay, theme: ThemeSwitch, language: LanguageSwitch, entrance: Entrance = "open"
    ) -> None:
        """`entrance` says what stands before the pages."""
        super().__init__(app, entrance)
        self._theme = theme
        self._language = language
        self._settings = app.settings
        self._closing = False
        self._rung: tuple[CallOptions, ScenarioSummary] | None = None
        self._without_sound: tuple[CallOptions, ScenarioSummary] | None = None
        """The call that was refused for want of a sound device."""
        self._tried_from: QWidget | None = None
        """The page on which somebody tries out the call that is held; None for a call that counts."""
        self._preparing = QTimer(self, singleShot=True)
        self._preparing.timeout.connect(self.prepare_sessions)
        self._geometry = QSettings(str(places().config / "window.ini"), QSettings.Format.IniFormat)
        self.setMinimumSize(900, 600)
        self.resize(1280, 800)
        if isinstance(kept := self._geometry.value("geometry"), bytes) or kept is not None:
            self.restoreGeometry(kept)
        for page, key in KEYS.items():
            QShortcut(QKeySequence(key), self).activated.connect(lambda page=page: self._navigate(page))
        QShortcut(QKeySequence(shortcuts.HELP), self).activated.connect(self.show_shortcuts)
        QShortcut(QKeySequence.StandardKey.Quit, self).activated.connect(self.close)
        self._theme.choose(self._settings.theme)
        self._theme.changed.connect(self._retint)
        self._language.choose(self._settings.interface_language)
        self._build()
        if app.settings_set_aside is not None:
            text = self.tr("Your settings could not be read. They are kept as %1, and the usual ones are used.")
            self.banner.show_message(text.replace("%1", str(app.settings_set_aside)), "warn")

    # --- building ---

    def _build(self) -> None:
        super()._build()
        self.banner.acted.connect(self._banner_acted)
        self.breaks.accepted.connect(self.show_break)
        self.results = AssignedResult(self.context, self.banner, self.banner)
        self._enter()

    # --- the way between the pages ---

    def _navigate(self, place: int) -> None:
        if self.in_call or place not in self.navigation.offered:
            return
        ways = {
            PRACTICE: self.show_practice,
            SESSIONS: self.show_sessions,
            ASSIGNMENTS: self.show_assignments,
            REPORTS: self.show_reports,
            EXPORTS: self.show_exports,
            SCORECARDS: self.show_scorecards,
            STUDIO: self.show_studio,
            SETTINGS: self.show_settings,
            PEOPLE: self.show_people,
            PRIVACY: self.show_privacy,
        }
        ways[place]()

    def show_practice(self) -> None:
        """Show the customers."""
        page = self._pages.get("practice")
        if isinstance(page, PracticePage):
            page.reload()
        else:
            page = PracticePage(self.context)
            page.start_wanted.connect(self.start_call)
            page.review_wanted.connect(self.show_debrief)
            page.settings_wanted.connect(self.show_name_setting)
            self._pages["practice"] = page
        self._show(page, PRACTICE)
        self._preparing.start(_PREPARING_MS)

    def start_call(self, options: CallOptions, scenario: ScenarioSummary) -> None:
        """Let the phone ring; where it is the first recorded call, tell before what is kept of it."""
        self.once_told(options, lambda settled: self._ring(settled, scenario))

    def _ring(self, options: CallOptions, scenario: ScenarioSummary) -> None:
        from roleplay.gui.pages.call import CallPage

        self._drop("call")
        self.breaks.withdraw()
        self._rung = (options, scenario)
        self._passing = options.keep == "result"
        self._without_sound = None
        self._tried_from = self.stack.currentWidget() if options.trial is not None else None
        page = CallPage(self.context, options, scenario)
        page.ended.connect(self._call_ended)
        page.left.connect(self._call_left)
        self._pages["call"] = page
        self._show(page, None)
        page.begin()

    def show_break(self) -> None:
        """Show the breathing timer; afterwards the page that was shown before."""
        from roleplay.gui.pages.calm import BreakPage

        self._drop("break")
        before = self.stack.currentWidget()
        page = BreakPage(self.context)

        def back() -> None:
            self._show(before, self.navigation.place)
            self._drop("break")

        page.ended.connect(back)
        self._pages["break"] = page
        self._show(page, None)
        page.begin()

    def show_debrief(self, session_id: str, corrected_at: int | None = None) -> None:
        """Show how a call went; `corrected_at` is the event whose correction is shown first."""
        from roleplay.gui.pages.debrief import DebriefPage

        self._drop("debrief")
        page = DebriefPage(self.context, session_id, corrected_at)
        page.corrected.connect(self.show_debrief)
        page.again_wanted.connect(self.start_call)
        page.replay_wanted.connect(self.show_sessions)
        self._pages["debrief"] = page
        self._show(page, SESSIONS)

    def show_first_run(self) -> None:
        """Show the page that helps to choose who listens; afterwards the customers."""
        from roleplay.gui.pages.first_run import FirstRunPage

        self._drop("first-run")
        page = FirstRunPage(self.context)
        page.left.connect(self.show_practice)
        self._pages["first-run"] = page
        self._show(page, PRACTICE)

    def welcome(self) -> None:
        """Show that page once for a language of calls for which no model is installed."""
        language = self._settings.call_language
        if self._geometry.value(f"first-run/{language}") is not None or self._settings.recogniser == "typed":
            return

        def offer(models: tuple[ModelStatus, ...]) -> None:
            if not any(model.installed and model.language == language for model in models) and not self.in_call:
                self._geometry.setValue(f"first-run/{language}", "shown")
                self.show_first_run()

        self.tasks.run(self, lambda _: self._app.models(), offer, self.problems.tell)

    def show_settings(self) -> None:
        """Show what can be chosen."""
        from roleplay.gui.pages.settings import SettingsPage

        page = self._pages.get("settings")
        if not isinstance(page, SettingsPage):
            page = SettingsPage(self.context)
            page.moved.connect(self.banner.forget_problem)
            page.changed.connect(self._settings_changed)
            page.model_help_wanted.connect(self.show_first_run)
            page.accounts_wanted.connect(lambda: self.show_welcome(choose=False))
            page.restored.connect(self.begin_anew)
            self._pages["settings"] = page
        self._show(page, SETTINGS)

    def show_name_setting(self) -> None:
        """Show where the trainee says who they are."""
        from roleplay.gui.pages.settings import SettingsPage

        self.show_settings()
        page = self._pages["settings"]
        assert isinstance(page, SettingsPage)
        page.show_name()

    @property
    def in_call(self) -> bool:
        """Whether the call page is shown."""
        return "call" in self._pages and self.stack.currentWidget() is self._pages["call"]

    def _call_ended(self, session_id: str) -> None:
        if self._closing:
            self._leave_call()
            self.close()
            return
        if self._tried_from is not None:
            self._leave_call()
            self._lock_if_due()
            return
        self.show_debrief(session_id)
        self._drop("call")
        self._lock_if_due()
        self.breaks.after_call(session_id)
        if self._rung is not None and self._rung[0].assignment:
            self.results.after_call(self._rung[0].assignment, session_id)

    def _call_left(self, problem: object) -> None:
        self._leave_call()
        if self._closing:
            self.close()
        elif isinstance(problem, DeviceError):
            self._offer_silent_call(problem)
        elif isinstance(problem, BaseException):
            self.problems.tell(problem)

    def _offer_silent_call(self, problem: DeviceError) -> None:
        self.banner.show_message(str(problem), "bad", self.tr("Read and type instead"))
        self._without_sound = self._rung

    def _banner_acted(self) -> None:
        if self.breaks.accept():
            return
        if self._without_sound is not None:
            options, scenario = self._without_sound
            self.start_call(replace(options, typed=True, silent=True), scenario)

    def _leave_call(self) -> None:
        """Go back to where the call began; nothing is kept of one that was only tried out."""
        before, self._tried_from = self._tried_from, None
        if before is not None and shiboken6.isValid(before):
            self._show(before, self.navigation.place)
        else:
            self.show_practice()
        self._drop("call")

    def _settings_changed(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        self._theme.choose(settings.theme)
        if settings.interface_language != before.interface_language:
            # The control that asked for this is on a page that goes away: let it finish first.
            QTimer.singleShot(0, self._translate)

    def _translate(self) -> None:
        self._language.choose(self._settings.interface_language)
        old = self.centralWidget()
        self._build()
        if old is not None:
            old.deleteLater()
        self.show_settings()

    # --- leaving ---

    def leave(self) -> None:
        """Close without asking; a call that runs is ended and saved before."""
        self._closing = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        from roleplay.gui.pages.call import CallPage

        page = self._pages.get("call")
        if isinstance(page, CallPage) and self.in_call:
            event.ignore()
            if self._closing or self._sure_to_leave():
                self._closing = True
                page.abort()
            return
        cards = self._pages.get("scorecards")
        if cards is not None and not self._closing and not cards.may_close():  # type: ignore[attr-defined]
            event.ignore()
            return
        self._geometry.setValue("geometry", self.saveGeometry())
        for name in list(self._pages):
            self._drop(name)
        self.hurry_loading()
        self.tasks.close()
        super().closeEvent(event)

    def _sure_to_leave(self) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("A call is running. End it and close the window?"))
        box.setInformativeText(self.tr("What was said so far is kept."))
        box.setStandardButtons(QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        return box.exec() == QMessageBox.StandardButton.Close


def make_application(arguments: list[str]) -> QApplication:
    """Return the one QApplication, named and with its icon; from now on garbage is looked for in its thread only."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(arguments)
    sys.setswitchinterval(_SWITCH_SECONDS)
    app.setApplicationName("roleplay")
    app.setApplicationDisplayName("Roleplay")
    app.setDesktopFileName("roleplay")
    app.setWindowIcon(QIcon(str(resources().assets / "icons" / "roleplay.svg")))
    if app.findChild(GarbageCollector) is None:
        GarbageCollector(app).start()
    return app


def make_window(qt: QApplication, app: Roleplay, entrance: Entrance = "open") -> MainWindow:
    """Return the window, not yet shown; `entrance` says what stands before the pages."""
    return MainWindow(app, ThemeSwitch(qt), LanguageSwitch(qt, resources().assets / "translations"), entrance)


def open_window(app: Roleplay) -> int:
    """Show the window and run until it is closed; return the exit code."""
    qt = make_application(sys.argv[:1])
    entrance = entrance_of(app)
    window = make_window(qt, app, entrance)
    catch_unexpected(window.problems.tell)
    EndRequest(window).asked.connect(window.leave)
    window.show()
    if entrance == "open":
        window.welcome()
    if entrance != "sealed":
        window.sync_watch.start()
        QTimer.singleShot(0, app.warm_up)  # the first ring should not wait for what can be made ready now
    return qt.exec()
