"""The studio: all customers of the trainer, and the one at which they are writing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from roleplay.app import CallOptions
from roleplay.app.desk.drafts import Draft
from roleplay.app.desk.studio import Saved, StudioRow
from roleplay.core.errors import RoleplayError
from roleplay.core.records import ScenarioSummary
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import SetValue
from roleplay.dialogue.authoring.starting import NewScenario
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.studio import opening
from roleplay.gui.pages.studio.import_dialog import ImportDialog, export_twee
from roleplay.gui.pages.studio.library_view import LibraryRow, LibraryView
from roleplay.gui.pages.studio.new_dialog import NewDialog
from roleplay.gui.pages.studio.open_document import OpenDocument
from roleplay.gui.pages.studio.opening import Opened
from roleplay.gui.pages.studio.packs.menu import PackButton
from roleplay.gui.pages.studio.work_view import WorkView
from roleplay.gui.widgets.asking import sure
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import Page

_DRAFT_MS = 1500
"""So long after the last change a draft is kept: what a crash may cost."""


class StudioPage(Page):
    """The list of customers, or one of them at work. What is not saved stays as a draft, whatever happens."""

    play_wanted = Signal(object, object)
    """Ring: `CallOptions`, `ScenarioSummary`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self.banner = Banner()
        self.banner.acted.connect(self._banner_acted)
        self._banner_act: Callable[[], None] | None = None
        self.library = LibraryView()
        self.library.new_wanted.connect(self.begin_new)
        self.library.import_wanted.connect(self.begin_import)
        self.library.export_wanted.connect(self.begin_export)
        self.library.open_wanted.connect(self.open)
        self.library.copy_wanted.connect(self.copy)
        self.library.delete_wanted.connect(self.delete)
        self.packs = PackButton(
            context, self._own_customers, lambda: found.id if (found := self.library.chosen) else ""
        )
        self.packs.imported.connect(self.reload)
        self.library.head.insertWidget(self.library.head.count() - 1, self.packs)
        self.open_document: OpenDocument | None = None
        self.work: WorkView | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.library)
        self.content.addWidget(self.banner)
        self.content.addWidget(self.stack, 1)
        self._drafting = QTimer(self)
        self._drafting.setSingleShot(True)
        self._drafting.setInterval(_DRAFT_MS)
        self._drafting.timeout.connect(self.keep_draft)

    # --- the list ---

    def reload(self, chosen: str = "") -> None:
        """Read the list of customers again."""
        app, language = self._context.app, self._context.app.settings.interface_language

        def read(_task: object) -> tuple[tuple[StudioRow, ...], frozenset[str]]:
            drafts = frozenset(draft.name for draft in app.drafts.kept())
            return app.studio.list(language if language != "system" else ""), drafts

        def show(found: tuple[tuple[StudioRow, ...], frozenset[str]]) -> None:
            rows, drafts = found
            self.library.show_rows([_shown(row, unsaved=row.id in drafts) for row in rows], chosen)
            if "" in drafts and self.stack.currentWidget() is self.library and self.banner.isHidden():
                told = self.tr("A customer that you began was not saved yet.")
                self._offer(told, self.tr("Go on writing"), self.resume)

        self._context.tasks.run(self, read, show, self._context.fail)

    def _own_customers(self) -> tuple[tuple[str, str], ...]:
        """Return ids and titles of the person's own customers, as they are saved."""
        without = self.tr("%1 (without what was not saved)")
        return tuple(
            (each.id, without.replace("%1", each.title) if each.unsaved else each.title)
            for each in self.library.rows
            if each.own and not each.problem
        )

    def resume(self) -> None:
        """Go on with a new customer that was never saved."""
        app = self._context.app

        def show(found: Opened | None) -> None:
            if found is not None:
                self._show_opened(found)

        self._context.tasks.run(self, lambda _: opening.resumed(app), show, self._context.fail)

    def begin_new(self) -> None:
        """Ask what is needed for a new customer; one that was begun and never saved is not lost unasked."""
        if self._context.app.drafts.find("") is not None and not sure(
            self,
            self.tr("Begin another customer?"),
            self.tr(
                "You began one and did not save it; it would be lost. "
                "To keep it, cancel, choose “Go on writing”, and save it."
            ),
            self.tr("Begin another one"),
            destructive=True,
        ):
            self.reload()
            return
        dialog = NewDialog(self._context.app.settings.interface_language, self)
        dialog.chosen.connect(self._make_new)
        dialog.open()

    def _make_new(self, wanted: NewScenario) -> None:
        studio = self._context.app.studio

        def make(_task: object) -> Opened:
            return Opened(opening.checked(studio.document(studio.new(wanted))), "", "", None)

        self._context.tasks.run(self, make, self._show_opened, self._context.fail)

    def begin_import(self) -> None:
        """Ask for a story of another tool, and tell what would come of it."""
        dialog = ImportDialog(self._context, self)
        dialog.imported.connect(self.open)
        dialog.open()

    def begin_export(self, name: str) -> None:
        """Ask where a scenario goes as Twee, and write it there."""
        unsaved = any(each.id == name and each.unsaved for each in self.library.rows)
        without = self.tr("What was not saved is not in it.")

        def tell(told: str) -> None:
            self.banner.show_message(f"{told} {without}" if unsaved else told, "warn" if unsaved else "good")

        export_twee(self._context, self, name, tell)

    def copy(self, name: str) -> None:
        """Copy a scenario into the trainer's own, and write in the copy."""
        studio = self._context.app.studio
        self._context.tasks.run(self, lambda _: studio.copy(name), self.open, self._context.fail)

    def delete(self, name: str) -> None:
        """Ask whether a scenario may go, and delete it; what was played with it stays."""
        if not sure(
            self,
            self.tr("Delete “%1”?").replace("%1", self._title_of(name)),
            self.tr("Calls that were held with it are kept, and its earlier versions, too."),
            self.tr("Delete"),
            destructive=True,
        ):
            return
        app, title = self._context.app, self._title_of(name)

        def act(_task: object) -> tuple[str, Draft | None]:
            draft = app.drafts.find(name)
            app.studio.delete(name)
            app.drafts.drop(name)
            return next((kept.name for kept in app.studio.versions(name)), ""), draft

        def done(found: tuple[str, Draft | None]) -> None:
            version, draft = found
            self.reload()
            told = self.tr("“%1” was deleted.").replace("%1", title)
            if version:
                self._offer(told, self.tr("Bring it back"), lambda: self.bring_back(name, version, draft))
            else:  # nobody could ever read it
                self.banner.show_message(told)

        self._context.tasks.run(self, act, done, self._context.fail)

    def bring_back(self, name: str, version: str, draft: Draft | None = None) -> None:
        """Let a deleted scenario be there again as it was, and what was not saved of it."""
        app = self._context.app

        def act(_task: object) -> None:
            saved = app.studio.restore(name, version)
            if draft is not None:
                app.drafts.keep(name, draft.text, saved.text)

        self._context.tasks.run(self, act, lambda _: self.reload(name), self._context.fail)

    def _title_of(self, name: str) -> str:
        chosen = self.library.chosen
        return chosen.title if chosen is not None and chosen.id == name else name

    # --- opening ---

    def open(self, name: str) -> None:
        """Write at one of the trainer's scenarios; what was not saved the last time is there again."""
        app = self._context.app
        self._context.tasks.run(self, lambda _: opening.opened(app, name), self._show_opened, self._context.fail)

    def _show_opened(self, opened: Opened) -> None:
        self.banner.hide()
        if self.open_document is None:
            self._make_work(opened.document)
        document = self.open_document
        assert document is not None
        assert self.work is not None
        document.open(opened.document, opened.name, saved_text=opened.saved_text, typed=opened.typed)
        self.stack.setCurrentWidget(self.work)
        if opened.draft is not None and opened.draft.text != opened.saved_text:
            self._tell_of_draft(opened)

    def _make_work(self, document: Document) -> None:
        self.open_document = OpenDocument(document, self)
        self.open_document.changed.connect(self._drafting.start)
        self.open_document.typed_changed.connect(self._drafting.start)
        self.open_document.refused.connect(self._context.fail)
        self.work = WorkView(self._context, self.open_document)
        self.work.left.connect(self.show_library)
        self.work.save_wanted.connect(self.save)
        self.work.play_wanted.connect(self.play)
        self.stack.addWidget(self.work)

    def _tell_of_draft(self, opened: Opened) -> None:
        assert opened.draft is not None
        at = words.moment(opened.draft.kept.astimezone())
        if opened.draft.saved_text != opened.saved_text:
            told = self.tr("Your changes of %1 are back. The file was changed elsewhere meanwhile.")
        else:
            told = self.tr("Your changes of %1, which were not saved, are back.")
        self._offer(told.replace("%1", at), self.tr("Discard them"), self.discard)

    def discard(self) -> None:
        """Go back to what is saved."""
        document = self.open_document
        if document is not None:
            app, name = self._context.app, document.name
            self._drafting.stop()
            self._context.tasks.run(
                self, lambda _: app.drafts.drop(name), lambda _: self._reopen(name), self._context.fail
            )

    def _reopen(self, name: str) -> None:
        if name:
            self.open(name)
        else:
            self.show_library()

    def show_library(self) -> None:
        """Go back to the list; what is not saved stays as a draft."""
        self.keep_draft()
        self.banner.hide()
        self.stack.setCurrentWidget(self.library)
        self.reload(self.open_document.name if self.open_document is not None else "")

    # --- keeping ---

    def keep_draft(self) -> None:
        """Keep what is not saved, or forget the draft where everything is."""
        self._drafting.stop()
        document = self.open_document
        if document is None or self.stack.currentWidget() is not self.work:
            return
        document.settling.emit()
        self._keep_draft_of(document)

    def _keep_draft_of(self, document: OpenDocument) -> None:
        drafts = self._context.app.drafts
        try:
            if document.unsaved:
                drafts.keep(document.name, document.written, document.saved_text)
            else:
                drafts.drop(document.name)
        except RoleplayError as problem:
            self._context.fail(problem)

    def save(self) -> None:
        """Save, as the next version."""
        self._save(lambda _: None)

    def _save(self, then: Callable[[Saved], None]) -> None:
        document = self.open_document
        if document is None or not self._is_settled(document):
            return
        studio, name, text, base = (
            self._context.app.studio,
            document.name,
            document.document.text,
            document.saved_text,
        )
        saving = document.document

        def kept(saved: Saved) -> None:
            if document.document is saving:
                self._kept(saved)
                then(saved)
            else:
                self._kept_behind(name, text, saved)

        self._context.tasks.run(self, lambda _: studio.save(name, text, base), kept, self._context.fail)

    def _is_settled(self, document: OpenDocument) -> bool:
        """Take over what is being typed; what cannot be read stops whatever would go on without it, and is told."""
        document.settling.emit()
        if document.typed is None:
            return True
        told = self.tr("What you typed under “Text” cannot be read yet, so it is kept as a draft and not saved.")
        self.banner.show_message(told, "warn")
        if self.work is not None:
            self.work.panels.show_panel("text")
        return False

    def _kept(self, saved: Saved) -> None:
        """What was saved has the number of its version raised; what was written meanwhile is not saved yet."""
        document = self.open_document
        assert document is not None
        before = document.name
        if document.at(("version",)) != saved.version and saved.version:
            document.apply(SetValue(("version",), saved.version), self.tr("save"))
        document.mark_saved(saved.name, saved.text)
        if before != saved.name:
            self._context.tasks.run(
                self, lambda _: self._context.app.drafts.drop(before), lambda _: None, self._context.fail
            )
        self._drafting.stop()
        self._keep_draft_of(document)
        if self.stack.currentWidget() is self.library:
            self.reload()
        self._tell_of_elsewhere(saved)

    def _kept_behind(self, name: str, text: str, saved: Saved) -> None:
        """Another customer was opened before this one was saved: its draft is void, or one of what was saved."""
        drafts = self._context.app.drafts

        def done(_: None) -> None:
            self._tell_of_elsewhere(saved)

        self._context.tasks.run(
            self, lambda _: opening.carry_over(drafts, name, text, saved), done, self._context.fail
        )

    def _tell_of_elsewhere(self, saved: Saved) -> None:
        if saved.elsewhere:
            told = self.tr(
                "Somebody else had changed this file meanwhile. Theirs is kept as version %1, yours is saved."
            )
            self.banner.show_message(told.replace("%1", saved.elsewhere), "warn")
        else:
            self.banner.hide()

    # --- ringing up ---

    def play(self) -> None:
        """Save what is not saved, and let the customer ring; the answers are typed or spoken as in Practice."""
        document = self.open_document
        if document is None or not self._is_settled(document):
            return
        if any(problem.severity == "error" for problem in document.document.diagnostics):
            return
        if document.unsaved:
            self._save(self._ring)
        else:
            self._ring(None)

    def _ring(self, _saved: Saved | None) -> None:
        document = self.open_document
        assert document is not None
        language = document.language

        def ring(found: ScenarioSummary | None) -> None:
            if found is None:
                told = self.tr("In this language (%1) texts are missing, so nobody can ring up in it yet.")
                self.banner.show_message(told.replace("%1", words.language_name(language)), "warn")
                if self.work is not None:
                    self.work.panels.show_panel("languages")
                return
            typed = self.work is not None and self.work.typed
            self.play_wanted.emit(CallOptions(found.id, language, typed=typed), found)

        wanted = str(document.at(("id",), document.name))  # its file may have another name
        app = self._context.app
        self._context.tasks.run(self, lambda _: opening.playable(app, wanted, language), ring, self._context.fail)

    # --- messages ---

    def _offer(self, told: str, action: str, act: Callable[[], None]) -> None:
        self._banner_act = act
        self.banner.show_message(told, "warn", action)

    def _banner_acted(self) -> None:
        self.banner.hide()
        if self._banner_act is not None:
            self._banner_act()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.keep_draft()


def _shown(each: StudioRow, *, unsaved: bool) -> LibraryRow:
    texts = (each.title, each.customer, each.summary, each.languages)
    return LibraryRow(each.id, *texts, own=each.own, problem=each.problem, unsaved=unsaved)
