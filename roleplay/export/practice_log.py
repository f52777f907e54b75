"""The columns of the practice log: one row a call, for people operations and learning systems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import Any

from roleplay.core.exports import PracticeLogRow
from roleplay.core.understanding import TechniqueKind
from roleplay.export.columns import Column, ColumnKind, Columns, column

_Getter = Callable[[PracticeLogRow], Any]

DELIVERY_COLUMNS = (
    "pace_wpm",
    "articulation_wpm",
    "loudness_db",
    "pitch_range_semitones",
    "paused_percent",
    "talking_percent",
    "fillers",
    "typing_seconds",
)
"""How the trainee spoke; empty where nothing was spoken or recorded, and for all when it is switched off."""

GRADE_COLUMNS = (
    "grades",
    "grader",
    "scorecard",
    "grade",
    "compliance",
    "passed",
    "machine_grade",
    "machine_compliance",
)


def practice_columns(kinds: Mapping[str, TechniqueKind]) -> Columns[PracticeLogRow]:
    """Return the columns; `kinds` tells good techniques from mistakes."""
    return Columns((*_call(), *_result(), *_conduct(kinds), *_delivery(), *_grade(), *_end()))


def _log(
    name: str, kind: ColumnKind, heading: tuple[str, str], meaning: str, unit: str = "", **more: Any
) -> Column[PracticeLogRow]:
    return column(name, kind, heading, meaning, more.pop("get", attrgetter(name)), unit=unit, **more)


def _call() -> tuple[Column[PracticeLogRow], ...]:
    at, again = attrgetter("started_at"), "id of the call of which this one tries a part again, or empty"
    local = "when the phone rang, in the time zone of the machine that exports: `YYYY-MM-DD HH:MM:SS` in CSV"
    return (
        _log("id", "text", ("Call", "Rozmowa"), "of the session", width=38),
        _log("started", "local", ("Started", "Początek"), local, get=at, width=19),
        _log(
            "started_utc", "utc", ("Started (UTC)", "Początek (UTC)"), "the same moment, ISO 8601", get=at, width=21
        ),
        _log("trainee", "text", ("Person", "Osoba"), "who practised", width=24),
        _log("scenario", "text", ("Scenario", "Scenariusz"), "id of the scenario", width=24),
        _log("version", "whole", ("Version", "Wersja"), "of the scenario"),
        _log("title", "text", ("Title", "Tytuł"), "of the scenario, in the call's language", usual=False, width=30),
        _log("customer", "text", ("Customer", "Klient"), "name of the simulated customer", width=20),
        _log("language", "text", ("Language", "Język"), "of the call, ISO 639-1"),
        _log("mode", "text", ("Mode", "Tryb"), "`practice`, with hints, or `test`"),
        _log("level", "text", ("Level", "Poziom"), "`easy`, `normal` or `hard`"),
        _log("retry_of", "text", ("Retry of", "Powtórka rozmowy"), again, width=38),
    )


def _result() -> tuple[Column[PracticeLogRow], ...]:
    outcome = (
        "`solved`, `handed_over`, `justified_hangup`, `unjustified_hangup`, `customer_left` or `aborted`; "
        "empty while the call runs"
    )
    survey = "what the simulated customer answered to the survey, 1 to 5"
    return (
        _log("outcome", "text", ("Outcome", "Wynik"), outcome, get=lambda row: row.outcome or "", width=20),
        _log("score", "number", ("Score", "Punkty"), "0 to 100", "points"),
        _log("satisfaction", "whole", ("Satisfaction", "Zadowolenie"), survey),
        _log("corrected", "whole", ("Corrected", "Poprawione"), "how many answers were corrected after the call"),
        _log("score_as_heard", "number", ("Score as heard", "Punkty przed poprawką"),
             "the score before the first correction; empty without one", "points"),
        _log("seconds", "number", ("Seconds", "Sekundy"), "from answering to the end", "s"),
    )  # fmt: skip


def _conduct(kinds: Mapping[str, TechniqueKind]) -> tuple[Column[PracticeLogRow], ...]:
    good = "good techniques with counts, the most used first: `empathy 2; apology 1`"
    return (
        _log("turns", "whole", ("Answers", "Wypowiedzi"), "how often the trainee spoke"),
        _log("interruptions", "whole", ("Interruptions", "Przerwania"), "how often they talked over the customer"),
        _log("silences", "whole", ("Silences", "Cisza"), "how often they let the customer wait"),
        _log("good", "text", ("Good techniques", "Dobre techniki"), good, get=_of_kind(kinds, "good"), width=40),
        _log("neutral", "text", ("Other techniques", "Inne techniki"), "neither good nor bad, in the same form",
             get=_of_kind(kinds, "neutral"), width=24),
        _log("mistakes", "text", ("Mistakes", "Błędy"), "in the same form", get=_of_kind(kinds, "mistake"), width=32),
        _log("heat_highest", "number", ("Highest heat", "Najwyższa złość"),
             "the simulated customer's anger at its highest, 0 (calm) to 100"),
        _log("heat_final", "number", ("Final heat", "Końcowa złość"), "the same at the end"),
    )  # fmt: skip


def _delivery() -> tuple[Column[PracticeLogRow], ...]:
    loud = "active speech level below full scale (ITU-T P.56), median; compares for one microphone only"
    fillers = '"um", "yyy" and the like that were written down; empty where the recogniser never does'
    return (
        _log("pace_wpm", "number", ("Pace", "Tempo"), "with pauses; median of the spoken turns", "words/min",
             usual=False),
        _log("articulation_wpm", "number", ("Articulation", "Artykulacja"), "without pauses, median", "words/min",
             usual=False),
        _log("loudness_db", "number", ("Loudness", "Głośność"), loud, "dBFS", usual=False),
        _log("pitch_range_semitones", "number", ("Pitch range", "Zakres wysokości głosu"),
             "from the 10th to the 90th percentile, median", "semitones", usual=False),
        _log("paused_percent", "number", ("Paused", "Pauzy"), "part of the turns that was pauses, median", "%",
             usual=False),
        _log("talking_percent", "number", ("Talking", "Udział w rozmowie"), "the trainee's part of all that was said",
             "%", usual=False),
        _log("fillers", "whole", ("Fillers", "Wtrącenia"), fillers, usual=False),
        _log("typing_seconds", "number", ("Typing", "Pisanie"),
             "how long typing was heard while the customer talked", "s", usual=False),
    )  # fmt: skip


def _grade() -> tuple[Column[PracticeLogRow], ...]:
    latest = "who gave the latest finished first grade; empty, as all to `machine_compliance`, where there is none"
    return (
        _log("grades", "whole", ("Grades", "Oceny"), "how many people have finished grading it"),
        _log("grader", "text", ("Grader", "Oceniający"), latest, width=24),
        _log("scorecard", "text", ("Scorecard", "Karta oceny"), "and its version: `de-escalation 2`", width=20),
        _log("grade", "number", ("Grade", "Ocena"), "what this person's answers make, 0 to 100", "points"),
        _log("compliance", "number", ("Compliance", "Zgodność"), "of the compliance questions, 0 to 100", "points"),
        _log("passed", "flag", ("Passed", "Zaliczone"), "whether the grade passes"),
        _log("machine_grade", "number", ("Machine's grade", "Ocena programu"),
             "what the machine's own answers to the same scorecard make", "points"),
        _log("machine_compliance", "number", ("Machine's compliance", "Zgodność wg programu"),
             "the same of the compliance questions", "points"),
    )  # fmt: skip


def _end() -> tuple[Column[PracticeLogRow], ...]:
    recogniser = "what turned speech into text, or `typed`"
    return (
        _log("recogniser", "text", ("Recogniser", "Rozpoznawanie mowy"), recogniser, width=24),
        _log("state", "text", ("State", "Stan"), "`complete`, `recovered` after a crash, `running`"),
    )


def _of_kind(kinds: Mapping[str, TechniqueKind], kind: TechniqueKind) -> _Getter:
    @lru_cache(maxsize=4096)
    def picked(techniques: str) -> str:
        # A technique that this version does not know is not held against anybody.
        return "; ".join(
            one for one in techniques.split("; ") if one and kinds.get(one.rpartition(" ")[0], "neutral") == kind
        )

    return lambda row: picked(row.techniques or "")
