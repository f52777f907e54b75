"""The parts of the store, each built and its module loaded when it is first asked for.

A command that lists calls is not to wait for what erases people.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.store.database import Database
from roleplay.store.part import StorePart
from roleplay.store.sound_archive import SoundArchive

if TYPE_CHECKING:
    from roleplay.store.assignments import AssignmentStore
    from roleplay.store.comments import CommentStore
    from roleplay.store.erased import ErasedList
    from roleplay.store.erasure import Erasing
    from roleplay.store.export_rows import ExportRows
    from roleplay.store.fading import Fading
    from roleplay.store.grades import GradeStore
    from roleplay.store.groups import Groups
    from roleplay.store.lrs import SentStatements
    from roleplay.store.owners import Owners
    from roleplay.store.practice import Practice
    from roleplay.store.privacy import PrivacyStore
    from roleplay.store.recipes import RecipeStore
    from roleplay.store.search import SearchStore
    from roleplay.store.sound_objects import ObjectStore
    from roleplay.store.statement_rows import StatementRows
    from roleplay.store.subject import SubjectStore
    from roleplay.store.trust import TrustStore


class StoreParts(StorePart):
    """What hangs on sessions. No part remembers anything: it does not matter who builds one first."""

    def __init__(self, database: Database, recordings_folder: Path, objects: ObjectStore | None) -> None:
        super().__init__(database)
        self._recordings = recordings_folder
        self.sounds = SoundArchive(database, recordings_folder, objects)
        """Sound that a department keeps; made at once, since it clears away what was fetched before."""

    @cached_property
    def assignments(self) -> AssignmentStore:
        """What trainers ask of trainees, and the attempts at it."""
        from roleplay.store.assignments import AssignmentStore

        return AssignmentStore(self._database)

    @cached_property
    def comments(self) -> CommentStore:
        """What trainers say at moments of calls."""
        from roleplay.store.comments import CommentStore

        return CommentStore(self._database, self._recordings, self.sounds)

    @cached_property
    def erased(self) -> ErasedList:
        """Who was erased, as hashes."""
        from roleplay.store.erased import ErasedList

        return ErasedList(self._database)

    @cached_property
    def erasing(self) -> Erasing:
        """Erases people."""
        from roleplay.store.erasure import Erasing

        return Erasing(self._database, self._recordings, self.sounds)

    @cached_property
    def exports(self) -> ExportRows:
        """Calls and grades as rows of an export."""
        from roleplay.store.export_rows import ExportRows

        return ExportRows(self._database)

    @cached_property
    def fading(self) -> Fading:
        """Lets go of what has been kept long enough."""
        from roleplay.store.fading import Fading

        return Fading(self._database, self._recordings, self.sounds)

    @cached_property
    def grades(self) -> GradeStore:
        """Scorecards and grades."""
        from roleplay.store.grades import GradeStore

        return GradeStore(self._database)

    @cached_property
    def groups(self) -> Groups:
        """Groups of trainees."""
        from roleplay.store.groups import Groups

        return Groups(self._database)

    @cached_property
    def owners(self) -> Owners:
        """Whose calls, grades and assignments are."""
        from roleplay.store.owners import Owners

        return Owners(self._database)

    @cached_property
    def practice(self) -> Practice:
        """What calls say about those who held them; needs numpy."""
        from roleplay.store.practice import Practice

        return Practice(self._database)

    @cached_property
    def privacy(self) -> PrivacyStore:
        """Notices, rules, holds."""
        from roleplay.store.privacy import PrivacyStore

        return PrivacyStore(self._database)

    @cached_property
    def recipes(self) -> RecipeStore:
        """Saved recipes of exports."""
        from roleplay.store.recipes import RecipeStore

        return RecipeStore(self._database)

    @cached_property
    def search(self) -> SearchStore:
        """Lists of calls, and the search in what was said."""
        from roleplay.store.search import SearchStore

        return SearchStore(self._database)

    @cached_property
    def sent_statements(self) -> SentStatements:
        """What a learning record store has got."""
        from roleplay.store.lrs import SentStatements

        return SentStatements(self._database)

    @cached_property
    def statements(self) -> StatementRows:
        """Calls and grades as xAPI statements want them."""
        from roleplay.store.statement_rows import StatementRows

        return StatementRows(self._database)

    @cached_property
    def subject(self) -> SubjectStore:
        """Everything about one person."""
        from roleplay.store.subject import SubjectStore

        return SubjectStore(self._database)

    @cached_property
    def trust(self) -> TrustStore:
        """Second gradings, calibration meetings, re-runs."""
        from roleplay.store.trust import TrustStore

        return TrustStore(self._database)
