"""Who uses the window: the first start, signing in and out, the lock, and the pages that only some may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from roleplay.app import CallOptions, Roleplay
from roleplay.core.errors import RoleplayError, SignInNeededError
from roleplay.core.people import Account
from roleplay.core.privacy import NoticeState
from roleplay.gui.context import Context
from roleplay.gui.idle import IdleWatch
from roleplay.gui.navigation import PEOPLE, PRIVACY
from roleplay.gui.person_menu import LOCK
from roleplay.gui.rights import ALONE, Me, me_of
from roleplay.gui.trainer_window import TrainerWindow

if TYPE_CHECKING:
    from roleplay.gui.pages.sign_in import SignInPage

Entrance = Literal["open", "sealed", "first", "closed"]
"""What stands before the pages: nothing, the key of an encrypted store, the question who uses this computer, or the
sign-in.
"""


def entrance_of(app: Roleplay) -> Entrance:
    """Return how the window begins. A store that cannot be asked is told of by the pages."""
    first = not app.places.database.exists()
    try:
        if app.safety.locked:
            return "sealed"
        state, chosen = app.access.state, app.access.chosen
    except RoleplayError:
        return "open"
    if state != "single":
        return "closed"
    return "first" if first and not chosen else "open"


class SignedWindow(TrainerWindow):
    """Shows the pages only to who may see them. Where nobody signs in, nothing of this is noticed."""

    def __init__(self, app: Roleplay, entrance: Entrance) -> None:
        super().__init__(app)
        self.me: Me = ALONE
        self._entrance: Entrance = entrance
        self.idle = IdleWatch(self)
        self.idle.idle.connect(self._left_alone)
        self._lock_wanted = False
        """Somebody has asked for the lock while a call ran."""
        self._lock_seconds = 0.0
        self._untold = False
        """They would rather practise unrecorded than take note of the notice."""
        self._passing = False
        """The words of the call that is debriefed are not to stay."""
        QShortcut(QKeySequence(LOCK), self).activated.connect(self.lock)

    def _build(self) -> None:
        super()._build()
        self.person.lock_wanted.connect(self.lock)
        self.person.sign_out_wanted.connect(self.sign_out)
        self.person.passphrase_wanted.connect(self.change_passphrase)
        self._become(self.me)

    def _enter(self) -> None:
        """Show the first page, or what stands before it."""
        entrance, self._entrance = self._entrance, "open"
        if entrance == "sealed":
            self.show_sealed()
        elif entrance == "first":
            self.show_welcome()
        elif entrance == "closed":
            self.show_sign_in()
        else:
            self.show_practice()

    def _become(self, me: Me) -> None:
        """Make the window that of somebody; pages are made anew as they are asked for."""
        self.me = me
        self.context = Context(self._app, self.tasks, self._fail, me)
        self.person.show_me(me)
        self.navigation.offer(me.places)

    def _show(self, page: QWidget, place: int | None) -> None:
        before = self.stack.currentWidget()
        super()._show(page, place)
        debrief = self._pages.get("debrief")
        if debrief is not None and before is debrief and page is not debrief:
            self._after_debrief()

    def _fail(self, problem: BaseException) -> None:
        """Show a problem; that nobody is signed in any more is none, but a reason to ask who is there."""
        if isinstance(problem, SignInNeededError) and not self.me.alone:
            if self.gate.is_open:
                self.show_sign_in()
            return
        self.problems.tell(problem)

    def welcome(self) -> None:
        """Show what helps at the first start, once the pages are shown."""
        raise NotImplementedError

    # --- the door ---

    def show_sealed(self) -> None:
        """Ask for the key of the encrypted store; afterwards for who is there, or nothing."""
        from roleplay.gui.pages.sealed import SealedPage

        page = SealedPage(self.context)
        page.opened.connect(self._unsealed)
        self.gate.close_with(page)

    def _unsealed(self) -> None:
        app = self._app

        def enter(entrance: Entrance) -> None:
            self._entrance = entrance
            self.gate.open()
            self._enter()
            if entrance == "open":
                self.welcome()
            app.warm_up()

        self.tasks.run(self, lambda _: entrance_of(app), enter, self._fail)

    def begin_anew(self) -> None:
        """The store is another one: nothing that was read of it holds, and where people sign in they do so again."""
        if self.me.alone:
            self.show_practice()
            for name in [name for name in self._pages if name not in ("practice", "settings")]:
                self._drop(name)
        else:
            self.sign_out()

    def show_welcome(self, *, choose: bool = True) -> None:
        """Ask who uses this computer, or where that was said (`choose` False) for the administrator."""
        from roleplay.gui.pages.welcome import WelcomePage

        page = WelcomePage(self.context, choose=choose)
        page.alone.connect(self._open_alone)
        page.ready.connect(self._come_in)
        page.left.connect(self.gate.open)
        self.gate.close_with(page)

    def show_sign_in(self, before: Callable[[], None] | None = None) -> None:
        """Ask who is there; whatever was shown to somebody before is let go. `before` is done first."""
        from roleplay.gui.pages.sign_in import SignInPage

        self.idle.stop()
        self.gate.forget()
        self._let_go()
        self._show_entrance(SignInPage(self.context), before)

    def _show_entrance(self, page: SignInPage, before: Callable[[], None] | None) -> None:
        """Show who is asked for; nothing is taken before `before` is done, in the background."""
        page.signed_in.connect(self._come_in)
        page.somebody_else.connect(self.sign_out)
        page.code_renewed.connect(self._show_new_code)
        self.gate.close_with(page)
        if before is None:
            return

        def failed(problem: BaseException) -> None:
            page.set_ready(ready=True)
            self._fail(problem)

        page.set_ready(ready=False)
        self.tasks.run(page, lambda _: before(), lambda _: page.set_ready(ready=True), failed)

    def _show_new_code(self, name: str, code: str) -> None:
        """Somebody came in with the recovery code: the next one must be written down before anything else."""
        from roleplay.gui.pages.welcome import WelcomePage

        page = WelcomePage(self.context, choose=False)
        page.name.setText(name)
        page.show_code(code)
        page.ready.connect(self._come_in)
        self.gate.close_with(page)

    def _open_alone(self) -> None:
        self._become(ALONE)
        self.gate.open()
        self.show_practice()
        self.welcome()

    def _come_in(self) -> None:
        """Show the pages to who has signed in."""
        access = self._app.access
        self.tasks.run(
            self, lambda _: (access.me, access.lock_minutes), lambda found: self._came_in(*found), self._fail
        )

    def _came_in(self, account: Account | None, lock_minutes: int) -> None:
        if account is None:
            self.show_sign_in()
            return
        self._lock_seconds = 60.0 * lock_minutes
        me = me_of(account)
        again = me == self.me and self.stack.currentWidget() is not None
        if not again:
            self.gate.forget()
            self._let_go()
            self._untold = False
            self._become(me)
            self.show_practice()
        self.gate.open()
        self.idle.start(self._lock_seconds)

    def _let_go(self) -> None:
        """Drop every page: the next one may see other things."""
        for name in list(self._pages):
            self._drop(name)
        self.banner.hide()
        self.breaks.withdraw()

    # --- locking ---

    def lock(self) -> None:
        """Hide everything until the passphrase is typed again; a call that runs is held to its end first."""
        if self.me.alone or not self.gate.is_open:
            return
        if self.in_call:
            self._lock_wanted = True
            return
        from roleplay.gui.pages.sign_in import SignInPage

        self._lock_wanted = False
        self.idle.stop()
        self._show_entrance(SignInPage(self.context, locked_for=self.me.name), self._app.access.lock)

    def _left_alone(self) -> None:
        """Nobody has touched the window for long. In a call people speak: the lock waits for its end."""
        if not self.in_call:
            self.lock()

    def _lock_if_due(self) -> None:
        """A call has ended: lock, if that was asked for meanwhile or nobody is there any more."""
        if self._lock_wanted or (self._lock_seconds and self.idle.seconds_idle >= self._lock_seconds):
            self.lock()

    def sign_out(self) -> None:
        """Let somebody else sign in; not while a call runs."""
        if self.me.alone or self.in_call:
            return
        self.show_sign_in(self._app.access.sign_out)

    def change_passphrase(self) -> None:
        """Ask for the passphrase and a new one."""
        from roleplay.gui.pages.change_passphrase import PassphraseDialog

        PassphraseDialog(self.context, self.me, self).open()

    # --- before the first recording ---

    def once_told(self, options: CallOptions, ring: Callable[[CallOptions], None]) -> None:
        """Have who practises take note of the notice, unless they have, and then ring.

        They may go without a recording instead. Where nobody signs in nothing is asked: who is alone tells nobody.
        """
        if self.me.alone or options.keep == "result" or self._untold:
            ring(replace(options, keep="result") if self._untold else options)
            return
        desk, language = self._app.privacy, self._app.settings.interface_language

        def told(state: NoticeState) -> None:
            if state.may_record:
                ring(options)
                return
            from roleplay.gui.pages.notice import NoticeDialog

            dialog = NoticeDialog(self.context, state, self)
            dialog.acknowledged.connect(lambda: ring(options))
            dialog.unrecorded.connect(lambda: self._go_untold(options, ring))
            dialog.open()

        self.tasks.run(self, lambda _: desk.notice(language), told, self._fail)

    def _go_untold(self, options: CallOptions, ring: Callable[[CallOptions], None]) -> None:
        """Without the notice only the result of a call stays; it is not asked again until the next sign-in."""
        self._untold = True
        ring(replace(options, keep="result"))

    def _after_debrief(self) -> None:
        """The debrief is left: words that were only there for it go."""
        if self._passing:
            self._passing = False
            desk = self._app.privacy
            self.tasks.run(self, lambda _: desk.let_go(), lambda _: None, self._fail)

    # --- pages ---

    def show_people(self) -> None:
        """Show who may sign in."""
        from roleplay.gui.pages.people import PeoplePage

        page = self._pages.get("people")
        if isinstance(page, PeoplePage):
            page.reload()
        else:
            page = PeoplePage(self.context)
            self._pages["people"] = page
        self._show(page, PEOPLE)

    def show_privacy(self) -> None:
        """Show what is kept about people, and who has seen it."""
        from roleplay.gui.pages.privacy import PrivacyPage

        page = self._pages.get("privacy")
        if not isinstance(page, PrivacyPage):
            page = PrivacyPage(self.context)
            page.moved.connect(self.banner.forget_problem)
            self._pages["privacy"] = page
        self._show(page, PRIVACY)
        page.reload()
