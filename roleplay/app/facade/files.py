"""The desks for what leaves the program, and for what goes for good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from roleplay.app.facade.desks import DeskFacade
from roleplay.core.privacy import DataKind

if TYPE_CHECKING:
    from roleplay.app.delivery import DeliveryDesk
    from roleplay.app.desk.bundles import BundleDesk
    from roleplay.app.desk.call_files import CallFilesDesk
    from roleplay.app.desk.exports import ExportDesk
    from roleplay.app.desk.packs import PackDesk
    from roleplay.app.desk.plugins import PluginDesk
    from roleplay.app.desk.privacy import PrivacyDesk
    from roleplay.app.desk.statements import StatementDesk
    from roleplay.app.desk.sync import SyncDesk
    from roleplay.app.desk.translating import TranslationDesk


class FileFacade(DeskFacade):
    """The part of the facade for privacy, exports, bundles and synchronising."""

    @cached_property
    def privacy(self) -> PrivacyDesk:
        """The notice, how long what is kept, one person's data, and their erasure."""
        from roleplay.app.desk.packaging import Packager
        from roleplay.app.desk.privacy import PrivacyDesk

        def forget_delivery() -> None:
            self._delivery_desk.forget_all(everybody=True)

        packager = Packager(self._parts, self.grading.trainers, self.delivery)
        parts, settings = self._parts, lambda: self.settings
        return PrivacyDesk(parts, settings, self.save_settings, self._forget, forget_delivery, packager)

    def _forget(self, gone: DataKind, sessions: Iterable[str]) -> None:
        """Drop what is remembered of sessions of which something is gone."""
        ids = tuple(sessions)
        if gone == "results":
            self._adviser.forget(*ids)
        if gone in ("results", "audio"):
            self._delivery_desk.forget(*ids)
        for session_id in ids:
            self.replay.forget(session_id)

    @cached_property
    def exports(self) -> ExportDesk:
        """Practice log and grades as files."""
        from roleplay.app.desk.exports import ExportDesk

        def measuring() -> DeliveryDesk | None:
            return self._delivery_desk if self._delivery_wanted else None

        return ExportDesk(self._parts, lambda: self.settings, measuring, self._blind_sessions)

    @cached_property
    def statements(self) -> StatementDesk:
        """Calls and grades as xAPI statements."""
        from roleplay.app.desk.statements import StatementDesk

        return StatementDesk(self._parts, lambda: self.exports, self._blind_sessions)

    @cached_property
    def call_files(self) -> CallFilesDesk:
        """Transcripts and recordings as files."""
        from roleplay.app.desk.call_files import CallFilesDesk

        return CallFilesDesk(self._parts)

    @cached_property
    def packs(self) -> PackDesk:
        """Scenarios with everything that they need as one signed file, out and in."""
        from roleplay.app.desk.packs import PackDesk

        return PackDesk(self._parts, lambda: self.settings)

    @cached_property
    def translations(self) -> TranslationDesk:
        """Scenarios in several languages: sheets for translators, out and in."""
        from roleplay.app.desk.translating import TranslationDesk

        return TranslationDesk(self._parts)

    @cached_property
    def plugins(self) -> PluginDesk:
        """Plug-ins: what is installed, what is allowed, and exports that they write."""
        from roleplay.app.desk.plugins import PluginDesk

        return PluginDesk(self._parts)

    @cached_property
    def bundles(self) -> BundleDesk:
        """Calls as one signed file, out and in."""
        from roleplay.app.desk.bundles import BundleDesk

        again = self.privacy.replay_erasures  # a bundle may bring somebody back who was erased
        return BundleDesk(self._parts, lambda: self.settings, self._adviser.forget, again)

    @cached_property
    def sync(self) -> SyncDesk:
        """This computer's calls and the department's, kept in step."""
        from roleplay.app.desk.sync import SyncDesk

        again = self.privacy.replay_erasures  # who was erased in the department is erased here
        return SyncDesk(
            self._parts,
            lambda: self.settings,
            self._adviser.forget,
            again,
            lambda name: self.save_settings(replace(self.settings, trainee=name)),
        )
