"""The data sets that can be exported: where their rows come from, and how they become a sheet."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from roleplay.core.errors import InputError
from roleplay.core.exports import Dataset, GradeLogRow, PracticeLogRow, ReportLanguage
from roleplay.core.rights import Action
from roleplay.core.told import Told
from roleplay.export.columns import Column, Columns
from roleplay.export.sheet import Sheet
from roleplay.export.totals import Totals

if TYPE_CHECKING:
    from roleplay.app.delivery import DeliveryDesk
    from roleplay.app.parts import Parts
    from roleplay.app.pseudonyms import Pseudonyms
    from roleplay.core.exports import ExportWish
    from roleplay.store.export_queries import Sought

ON_PAPER: Mapping[Dataset, tuple[str, ...]] = {
    "practice-log": (
        *("started", "trainee", "scenario", "mode", "level", "outcome", "score", "turns", "grade", "passed"),
    ),
    "grades": (
        *("called_utc", "trainee", "scenario", "scorecard", "grader", "kind", "score", "compliance", "passed"),
        "finished_utc",
    ),
}
"""The usual columns of a report: no more fit on a page."""
_TOTALLED = ("xlsx", "pdf")
PSEUDONYMOUS = "People are pseudonyms and times are days"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wish with all that it needs to be met."""

    parts: Parts
    wish: ExportWish
    sought: Sought
    blind: frozenset[str]
    """Sessions that the person grades blind: what others and the program have said about them is left out."""
    me: str
    """The name of the person as a grader."""
    delivery: DeliveryDesk | None
    """None where no delivery is measured."""
    codes: Callable[[], Pseudonyms]


def columns_of(dataset: Dataset) -> Columns[Any]:
    """Return all columns of a data set."""
    if dataset == "grades":
        from roleplay.export.grade_log import grade_columns

        return grade_columns()
    from roleplay.dialogue.techniques import TECHNIQUES
    from roleplay.export.practice_log import practice_columns

    return practice_columns({technique.id: technique.kind for technique in TECHNIQUES})


def source(wanted: Wanted) -> Source:
    """Return the data set that is asked for."""
    return PracticeLog(wanted) if wanted.wish.dataset == "practice-log" else GradeLog(wanted)


class Source(ABC):
    """One data set, as one wish narrows it down."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._wish = wanted.wish
        self.columns = columns_of(wanted.wish.dataset)

    def chosen(self) -> tuple[Column[Any], ...]:
        """Return the columns that are asked for. Raises `InputError`, `AccessDeniedError`."""
        names = self._wish.columns
        if self._wish.form == "pdf" and not names:
            names = ON_PAPER[self._wish.dataset]
        return self.columns.chosen(names, pseudonymous=self._wish.pseudonymous)

    def notes(self) -> tuple[str, ...]:
        """Return what the person should know of this export."""
        if not self._wish.pseudonymous:
            return ()
        names = {column.name for column in self.chosen()}
        chosen = [column for column in self.columns if column.kind == "words" and column.name in names]
        left = [column for column in self.columns if column.kind == "words" and column.name not in names]
        told = [Told(f"{PSEUDONYMOUS}.", "pseudonyms")]
        if chosen:
            text = f"{PSEUDONYMOUS}; names inside text that people wrote are not removed: {_named(chosen)}."
            told = [Told(text, "pseudonyms_with_texts", columns=_titles(chosen))]
        if left:
            text = f"Text that people wrote is left out, for it may name somebody: {_named(left)}."
            told.append(Told(text, "texts_left_out", columns=_titles(left)))
        return tuple(told)

    @abstractmethod
    def count(self) -> int:
        """Return how many rows there may be; those that a person must not see are among them."""

    @abstractmethod
    def prepare(self, columns: Sequence[Column[Any]], report: Callable[[int, int], None]) -> None:
        """Read what was not read yet; `report` gets how much was and will be, and may raise."""

    @abstractmethod
    def rows(self, columns: Sequence[Column[Any]]) -> AbstractContextManager[Iterator[Any]]:
        """Hand out the rows of one snapshot, as far as these columns tell of them."""

    @abstractmethod
    def sheet(self, rows: Iterator[Any], columns: Sequence[Column[Any]]) -> Sheet:
        """Return rows as they are written."""

    def _sheet(self, rows: Iterator[Any], columns: Sequence[Column[Any]], totals: Totals) -> Sheet:
        wish, names = self._wish, {column.name for column in columns}
        return Sheet(
            dataset=wish.dataset,
            columns=columns,
            records=rows,
            totals=totals,
            language=wish.language,
            made_at=datetime.now(UTC).astimezone(),
            wish=wish,
            since=self._wanted.sought.wanted.since,
            until=self._wanted.sought.wanted.until,
            by_person="trainee" in names,
            by_scenario="scenario" in names,
            zone=self._zone,
        )

    @property
    def _zone(self) -> Any:
        """Of local times: days of a pseudonymous export are days of UTC."""
        return UTC if self._wish.pseudonymous else None


class PracticeLog(Source):
    """One row a call."""

    def chosen(self) -> tuple[Column[Any], ...]:
        """Return the columns that are asked for; those of grades only for whoever may see grades."""
        from roleplay.export.practice_log import GRADE_COLUMNS

        found, access = super().chosen(), self._wanted.parts.access
        if access.people(Action.SEE_GRADES) == frozenset():
            if set(GRADE_COLUMNS) & set(self._wish.columns):
                access.need(Action.SEE_GRADES)
            return tuple(column for column in found if column.name not in GRADE_COLUMNS)
        return found

    def count(self) -> int:
        """Return how many calls there are."""
        return self._wanted.parts.store.exports.count(self._wanted.sought)

    def prepare(self, columns: Sequence[Column[Any]], report: Callable[[int, int], None]) -> None:
        """Read the calls that were not read yet, and measure those that were not measured if that is asked for."""
        from roleplay.app.desk.export_reading import measure_delivery, read_figures

        store, sought = self._wanted.parts.store, self._wanted.sought
        read_figures(store, sought, report)
        if self._wanted.delivery is not None and _tell_delivery(columns):
            measure_delivery(store, self._wanted.delivery, sought, report)

    def rows(self, columns: Sequence[Column[Any]]) -> AbstractContextManager[Iterator[PracticeLogRow]]:
        """Hand out the calls, the newest first."""
        measured = self._wanted.delivery is not None and _tell_delivery(columns)
        return self._wanted.parts.store.exports.practice_log(self._wanted.sought, delivery=measured)

    def sheet(self, rows: Iterator[PracticeLogRow], columns: Sequence[Column[Any]]) -> Sheet:
        """Return calls as they are written."""
        from roleplay.export.pseudonymous import pseudonymous_calls

        if self._wanted.blind:
            rows = map(self._blinded, rows)
        if self._wish.pseudonymous:
            rows = pseudonymous_calls(rows, self._wanted.codes())
        totals = Totals(zone=self._zone)
        if self._wish.form in _TOTALLED:
            rows = totals.calls(rows)
        return self._sheet(rows, columns, totals)

    def _blinded(self, row: PracticeLogRow) -> PracticeLogRow:
        if row.id not in self._wanted.blind:
            return row
        without = row._replace(score=None, score_as_heard=None, techniques=None)
        without = without._replace(machine_grade=None, machine_compliance=None)
        if row.grader == self._wanted.me:
            return without
        return without._replace(grades=0, grader="", scorecard="", grade=None, compliance=None, passed=None)


class GradeLog(Source):
    """One row a grade, or one an answer."""

    def count(self) -> int:
        """Return how many grades there are."""
        return self._wanted.parts.store.exports.count_grades(self._wanted.sought, drafts=self._wish.everything)

    def prepare(self, columns: Sequence[Column[Any]], report: Callable[[int, int], None]) -> None:
        """Grades are kept as they are told."""

    @contextmanager
    def rows(self, columns: Sequence[Column[Any]]) -> Iterator[Iterator[GradeLogRow]]:  # noqa: ARG002
        """Hand out the grades in the order in which they were begun."""
        blind, me = self._wanted.blind, self._wanted.me
        with self._wanted.parts.store.exports.grades(self._wanted.sought, drafts=self._wish.everything) as rows:
            seen = (row for row in rows if row.grader == me or row.session_id not in blind)
            yield map(self._without_words_of_others(), seen)

    def _without_words_of_others(self) -> Callable[[GradeLogRow], GradeLogRow]:
        """Return what takes quotations of calls out for who may see the grades and not read the calls."""
        readable = self._wanted.parts.access.people(Action.READ_CALL)

        def bare(row: GradeLogRow) -> GradeLogRow:
            if readable is None or row.trainee in readable:
                return row
            return row._replace(answers=tuple(answer.without_words() for answer in row.answers))

        return bare

    def sheet(self, rows: Iterator[GradeLogRow], columns: Sequence[Column[Any]]) -> Sheet:
        """Return grades, or their answers, as they are written."""
        from roleplay.export.grade_log import AnswerRow, answer_rows, by_answer
        from roleplay.export.pseudonymous import pseudonymous_grades, without_texts

        if self._wish.pseudonymous:
            rows = pseudonymous_grades(rows, self._wanted.codes())
        totals = Totals(zone=self._zone)
        if self._wish.form in _TOTALLED:
            rows = totals.grades(rows)
        if not by_answer(columns):
            return self._sheet(map(AnswerRow, rows), columns, totals)
        answers = answer_rows(rows, lru_cache(maxsize=64)(self._card))
        return self._sheet(without_texts(answers) if self._wish.pseudonymous else answers, columns, totals)

    def _card(self, identifier: str, version: int) -> Any:
        card = self._wanted.parts.store.grades.scorecard(identifier, version)
        if card is None:
            raise InputError(f"Scorecard {identifier!r}, version {version}, is not there any more.")
        return card


def _named(columns: Sequence[Column[Any]]) -> str:
    return ", ".join(column.name for column in columns)


def _titles(columns: Sequence[Column[Any]]) -> dict[ReportLanguage, str]:
    """Return what columns are called, by language."""
    languages: tuple[ReportLanguage, ...] = ("en", "pl")
    return {language: ", ".join(column.titles[language] for column in columns) for language in languages}


def _tell_delivery(columns: Sequence[Column[Any]]) -> bool:
    from roleplay.export.practice_log import DELIVERY_COLUMNS

    return any(column.name in DELIVERY_COLUMNS for column in columns)
