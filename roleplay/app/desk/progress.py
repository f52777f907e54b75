"""How people get on, alone and in groups, and where the calls of a scenario go."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from roleplay.app.access.guard import guarded
from roleplay.app.parts import Parts
from roleplay.core.errors import InputError
from roleplay.core.groups import Group
from roleplay.core.practice import Person, Selection

if TYPE_CHECKING:
    from roleplay.app.desk.practised import Practised
    from roleplay.core.records import SessionSummary
    from roleplay.dialogue.model import Scenario
    from roleplay.review.coverage import CoverageReport
    from roleplay.review.progress.heatmap import HeatKind
    from roleplay.review.progress.training import Change
    from roleplay.speech.voices.swearing import Profanity
    from roleplay.store.groups import Groups
    from roleplay.store.practice import Practice

TRAINING_DAYS = 90
"""Calls so far before and after a training are compared, when nothing else is asked for."""


@guarded
class ProgressDesk:
    """Reports over many calls. Thread-safe; every method may take up to a second, and raises `DatabaseError` or
    `DiskError` when the machine is in the way.
    """

    def __init__(self, parts: Parts, blind: Callable[[], Collection[str]] = frozenset) -> None:
        """`blind` returns the sessions whose score must not be seen, because they are to be graded blind."""
        self._parts = parts
        self._blind = blind
        self._reading = threading.Lock()

    @property
    def _groups(self) -> Groups:
        return self._parts.store.groups

    @property
    def _practice(self) -> Practice:
        return self._parts.store.practice

    # --- reading calls ---

    def unread(self) -> tuple[str, ...]:
        """Return the ids of the calls of which it is not known yet what they say."""
        return self._practice.unread()

    def read(self, unread: Sequence[str], report: Callable[[int, int], None]) -> None:
        """Read calls, a few milliseconds each; `report` gets how many were and will be read, and may raise."""
        from roleplay.app.desk.facts import read_calls

        with self._reading:
            read_calls(self._parts.store, unread, report)

    def bring_up_to_date(self) -> None:
        """Read all calls that were not read yet."""
        self.read(self.unread(), lambda _done, _total: None)

    # --- reports ---

    def practised(self, selection: Selection) -> Practised:
        """Return the judged calls of some people and some time; reports are made of them."""
        from roleplay.app.desk.practised import Practised

        return Practised(self._practice.columns(selection, hidden=self._blind()))

    def calls(self, ids: Sequence[str]) -> tuple[SessionSummary, ...]:
        """Return these sessions, the newest first; those that are gone are left out."""
        return self._practice.calls(ids)

    def training(
        self, people: Iterable[str], day: datetime, *, before: int = TRAINING_DAYS, after: int = TRAINING_DAYS
    ) -> tuple[Change, ...]:
        """Compare the calls of some people before and after a day, and with everybody else's.

        `before` and `after` are days. Nothing is returned when none of them had a call in that time.
        """
        from roleplay.review.progress.training import compare
        from roleplay.store.columns import of_people

        there = frozenset(people)
        time = Selection(None, day - timedelta(days=before), day + timedelta(days=after))
        calls = self._practice.columns(time, hidden=self._blind())
        return compare(of_people(calls, there), of_people(calls, there, inside=False), day.timestamp())

    def coverage(
        self, scenario_id: str, selection: Selection, language: str = "", profanity: Profanity = "bleeped"
    ) -> CoverageReport:
        """Return where the calls of a scenario went, with sentences in `language` where it has it.

        The customer's swear words are shown as `profanity` has them in captions.
        Raises `InputError` for one that is neither there nor played.
        """
        from roleplay.review.coverage import coverage
        from roleplay.speech.voices.swearing import shown

        ways = self._practice.ways(scenario_id, selection)
        scenario, source = self._present(scenario_id)
        report = coverage(scenario, hashlib.sha256(source.encode()).hexdigest(), ways, language)
        told = language if language in scenario.languages else scenario.languages[0]
        nodes = (replace(node, says=shown(node.says, profanity, told)) for node in report.nodes)
        return replace(report, nodes=tuple(nodes))

    def played(self) -> tuple[tuple[str, str, int], ...]:
        """Return id, title and number of calls of every scenario that was played, the most played first."""
        return self._practice.played()

    def _present(self, scenario_id: str) -> tuple[Scenario, str]:
        """Return a scenario as the library has it, or as it was played last, and its source."""
        from roleplay.dialogue.formats.library import from_json, to_json

        if any(card.id == scenario_id and not card.problem for card in self._parts.library.list()):
            scenario = self._parts.library.get(scenario_id)
            return scenario, to_json(scenario)
        source = self._practice.latest_source(scenario_id)
        if not source:
            raise InputError(
                f"There is no scenario {scenario_id!r}.",
                hint="`roleplay scenarios list` shows those that there are.",
                code="scenario",
            )
        return from_json(source), source

    # --- tables for spreadsheets; all raise `ExportError` ---

    def export_overview(self, practised: Practised, path: Path) -> int:
        """Write every measure's figure as CSV; return the number of rows."""
        from roleplay.app.desk import report_tables as tables
        from roleplay.export.tables import export_table

        self._parts.audit.exported("overview", about=practised.people)
        return export_table(path, tables.OVERVIEW, tables.overview_rows(practised.overview()))

    def export_standings(self, practised: Practised, path: Path) -> int:
        """Write where each person stands as CSV; return the number of rows."""
        from roleplay.app.desk import report_tables as tables
        from roleplay.export.tables import export_table

        self._parts.audit.exported("standings", about=practised.people)
        return export_table(path, tables.STANDINGS, tables.standing_rows(practised.standings()))

    def export_heat_map(self, practised: Practised, kind: HeatKind, path: Path) -> int:
        """Write who needs what as CSV, one cell a row; return the number of rows."""
        from roleplay.app.desk import report_tables as tables
        from roleplay.export.tables import export_table

        self._parts.audit.exported("needs", about=practised.people)
        return export_table(path, tables.HEAT_MAP, tables.heat_rows(practised.heat_map(kind)))

    def export_coverage(self, report: CoverageReport, path: Path) -> int:
        """Write how often each way of a scenario was taken as CSV; return the number of rows."""
        from roleplay.app.desk import report_tables as tables
        from roleplay.export.tables import export_table

        self._parts.audit.exported("coverage", details={"scenario": report.scenario})
        return export_table(path, tables.COVERAGE, tables.coverage_rows(report))

    def export_training(self, changes: Sequence[Change], path: Path) -> int:
        """Write what changed with a training as CSV; return the number of rows."""
        from roleplay.app.desk import report_tables as tables
        from roleplay.export.tables import export_table

        self._parts.audit.exported("training", about={pair.person for change in changes for pair in change.people})
        return export_table(path, tables.TRAINING, tables.training_rows(changes))

    # --- people ---

    def people(self) -> tuple[Person, ...]:
        """Return everybody who has saved calls, in alphabetical order."""
        return self._practice.people()

    def selection(self, person: str | None, group: str | None, time: Selection) -> Selection:
        """Return the calls of a person or of a group by its name, or everybody's, in some time.

        Raises `InputError` for one who has no calls, and a group that there is not.
        """
        if person is not None:
            if all(one.name != person for one in self.people()):
                raise InputError(f"{person!r} has no saved calls.", hint="Give the name as the sessions have it.")
            return replace(time, people=(person,))
        if group is None:
            return time
        found = next((one for one in self.groups() if one.name.casefold() == group.casefold()), None)
        if found is None:
            known = ", ".join(one.name for one in self.groups()) or "none yet"
            raise InputError(f"There is no group {group!r}.", hint=f"There are: {known}.", code="group")
        return replace(time, people=found.members)

    def groups(self) -> tuple[Group, ...]:
        """Return all groups, in alphabetical order."""
        return self._groups.list()

    def save_group(self, group_id: int | None, name: str, members: Iterable[str]) -> int:
        """Make (`group_id` None) or change a group; return its id. Raises `InputError`."""
        return self._groups.save(group_id, name, members)

    def delete_group(self, group_id: int) -> None:
        """Delete a group; the people and their calls stay."""
        self._groups.delete(group_id)
