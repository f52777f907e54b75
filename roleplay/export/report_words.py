"""The words of workbooks and reports for people, in the languages that they may be written in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo

from roleplay.core.exports import ReportLanguage
from roleplay.export.sheet import Sheet

_EN: Mapping[str, str] = {
    "practice-log": "Practice log",
    "grades": "Grades",
    "summary": "Summary",
    "made_at": "Made on",
    "period": "Period",
    "all_time": "all",
    "from": "from {0}",
    "before": "until {0}",
    "people": "People",
    "person": "Person",
    "groups": "Groups",
    "scenarios": "Scenarios",
    "scenario": "Scenario",
    "outcomes": "Outcomes",
    "outcome": "Outcome",
    "other_filters": "Also narrowed down",
    "by_text": "by words",
    "score_between": "scores from {0} to {1}",
    "everybody": "everybody",
    "calls": "Calls",
    "rows_grades": "Grades",
    "mean_score": "Mean score",
    "hours": "Hours",
    "passed": "Passed",
    "pass_share": "Passed, %",
    "month": "Month",
    "score_band": "Score",
    "count": "Number",
    "share": "Share, %",
    "by_month": "Month by month",
    "score_distribution": "How scores are spread",
    "by_person": "By person",
    "by_scenario": "By scenario",
    "pseudonymous": "Pseudonymous: people have stable pseudonyms, times are days. Names that stand inside text which "
    "people wrote are not removed.",
    "none": "Nothing fits what was asked for.",
    "continued": "{0} ({1})",
    "page": "Page {0} of {1}",
    "first_rows": "The first {0} of {1} rows. A report that lists more is hard to read: a workbook or CSV holds all.",
    "first_people": "The {0} with the most of {1}. A workbook lists all of them.",
    "others": "others",
    "nobody": "(no name)",
    "yes": "yes",
    "no": "no",
    "solved": "solved",
    "handed_over": "handed over",
    "justified_hangup": "justified hang-up",
    "unjustified_hangup": "unjustified hang-up",
    "customer_left": "customer left",
    "aborted": "broken off",
    "": "not ended",
    "made_by": "Made by Roleplay {0}",
    "what_it_says": "Scores go from 0 to 100. A pass is what a trainer's finished grade says; without one a call "
    "counts neither way.",
    "rows": "All rows",
    "and_mean": "bars: number; line: mean score",
}
_PL: Mapping[str, str] = {
    "practice-log": "Dziennik ćwiczeń",
    "grades": "Oceny",
    "summary": "Podsumowanie",
    "made_at": "Sporządzono",
    "period": "Okres",
    "all_time": "całość",
    "from": "od {0}",
    "before": "do {0}",
    "people": "Osoby",
    "person": "Osoba",
    "groups": "Grupy",
    "scenarios": "Scenariusze",
    "scenario": "Scenariusz",
    "outcomes": "Wyniki",
    "outcome": "Wynik",
    "other_filters": "Dodatkowo zawężono",
    "by_text": "według słów",
    "score_between": "punkty od {0} do {1}",
    "everybody": "wszyscy",
    "calls": "Rozmowy",
    "rows_grades": "Oceny",
    "mean_score": "Średnia punktów",
    "hours": "Godziny",
    "passed": "Zaliczone",
    "pass_share": "Zaliczone, %",
    "month": "Miesiąc",
    "score_band": "Punkty",
    "count": "Liczba",
    "share": "Udział, %",
    "by_month": "Miesiąc po miesiącu",
    "score_distribution": "Rozkład punktów",
    "by_person": "Według osób",
    "by_scenario": "Według scenariuszy",
    "pseudonymous": "Dane pseudonimowe: osoby mają stałe pseudonimy, a czas podano z dokładnością do dnia. Imiona "
    "i nazwiska wewnątrz tekstów napisanych przez ludzi nie są usuwane.",
    "none": "Nic nie odpowiada podanym warunkom.",
    "continued": "{0} ({1})",
    "page": "Strona {0} z {1}",
    "first_rows": "Pierwsze wiersze: {0} z {1}. Dłuższy wykaz źle się czyta: wszystkie zawiera skoroszyt albo CSV.",
    "first_people": "Pozycje z największą liczbą: {0} z {1}. Wszystkie zawiera skoroszyt.",
    "others": "pozostali",
    "nobody": "(bez nazwiska)",
    "yes": "tak",
    "no": "nie",
    "solved": "rozwiązane",
    "handed_over": "przekazane dalej",
    "justified_hangup": "zasadne odłożenie słuchawki",
    "unjustified_hangup": "niezasadne odłożenie słuchawki",
    "customer_left": "klient się rozłączył",
    "aborted": "przerwane",
    "": "niezakończone",
    "made_by": "Sporządził program Roleplay {0}",
    "what_it_says": "Punkty liczą się od 0 do 100. O zaliczeniu decyduje ukończona ocena trenera; rozmów bez oceny "
    "nie wlicza się.",
    "rows": "Wszystkie wiersze",
    "and_mean": "słupki: liczba; linia: średnia punktów",
}
WORDS: Mapping[ReportLanguage, Mapping[str, str]] = {"en": _EN, "pl": _PL}


def asked_for(sheet: Sheet) -> list[tuple[str, str]]:
    """Return what was asked for, for people: headings and values."""
    words, wish = WORDS[sheet.language], sheet.wish
    asked = wish.wanted
    found = [
        (words["made_at"], f"{sheet.made_at:%Y-%m-%d %H:%M}"),
        (words["period"], period(sheet)),
        # Who asks for a person by name must not hand the name on beside the pseudonym.
        (words["people"], words["everybody"] if not asked.people else _listed(sheet, asked.people)),
    ]
    if wish.groups:
        found.append((words["groups"], ", ".join(wish.groups)))
    if asked.scenarios:
        found.append((words["scenarios"], ", ".join(asked.scenarios)))
    if asked.outcomes:
        found.append((words["outcomes"], ", ".join(words[outcome] for outcome in asked.outcomes)))
    if asked.score_from is not None or asked.score_to is not None:
        low, high = asked.score_from or 0.0, 100.0 if asked.score_to is None else asked.score_to
        found.append((words["other_filters"], words["score_between"].format(f"{low:g}", f"{high:g}")))
    if asked.text or asked.techniques or asked.mistakes or asked.traits:
        by = (*((words["by_text"],) if asked.text else ()), *asked.techniques, *asked.mistakes, *asked.traits)
        found.append((words["other_filters"], ", ".join(by)))
    return found


def _listed(sheet: Sheet, people: tuple[str, ...]) -> str:
    if sheet.wish.pseudonymous or not sheet.by_person:
        return str(len(people))
    return ", ".join(people)


def period(sheet: Sheet) -> str:
    """Return the time that was asked for, or that the rows are of."""
    words = WORDS[sheet.language]
    parts = []
    if sheet.since is not None:
        parts.append(words["from"].format(_day(sheet.since, sheet.zone)))
    if sheet.until is not None:
        midnight = f"{sheet.until.astimezone(sheet.zone):%H:%M:%S}" == "00:00:00"
        ends = sheet.until - timedelta(minutes=1) if midnight else sheet.until  # the day that begins is not asked for
        parts.append(words["before"].format(_day(ends, sheet.zone)))
    if parts:
        return " ".join(parts)
    first, last = sheet.totals.first, sheet.totals.last
    if first is None or last is None:
        return words["all_time"]
    return f"{_day(first, sheet.zone)[:10]} – {_day(last, sheet.zone)[:10]}"


def _day(at: datetime, zone: tzinfo | None) -> str:
    local = at.astimezone(zone)
    return f"{local:%Y-%m-%d}" if (local.hour, local.minute) in ((0, 0), (23, 59)) else f"{local:%Y-%m-%d %H:%M}"


def number(value: float | None, language: ReportLanguage, digits: int = 1) -> str:
    """Return a number as people write it; a dash for none."""
    if value is None:
        return "–"
    text = f"{value:,.{digits}f}"
    return text if language == "en" else text.replace(",", "\u00a0").replace(".", ",")
