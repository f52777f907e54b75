"""The readable part of one person's data: a page that any browser shows, without scripts and without the network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Literal

Language = Literal["en", "pl"]

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "Your data in Roleplay",
        "made": "Made",
        "intro": "Everything that this store holds about you. The same, for machines: data.json, and call.json of "
        "each call. Sound files are FLAC, left the customer, right you.",
        "calls": "Your calls",
        "when": "When (UTC)",
        "scenario": "Scenario",
        "customer": "Customer",
        "outcome": "Outcome",
        "score": "Score",
        "files": "Files",
        "access": "Who did what with your data",
        "what": "What",
        "who": "Who",
        "rows": "What else is kept",
        "table": "Kind",
        "count": "Entries",
        "missing": "Missing sound files",
        "rights": "You may have wrong words put right, ask for erasure, restrict or object to the use of your data "
        "(GDPR, articles 16 to 18 and 21), and complain to a supervisory authority.",
        "left": "Not in this package: your passphrase (only a hash is kept), and copies in backups, which hold the "
        "same data as they were when the backup was made.",
        "transcript": "transcript",
        "recording": "recording",
        "comment": "spoken comment",
        "data": "data",
        "none": "Nothing.",
        "purposes": "Purposes, recipients and how long data is kept: see notice.txt.",
    },
    "pl": {
        "title": "Twoje dane w programie Roleplay",
        "made": "Sporządzono",
        "intro": "Wszystko, co ten zbiór zawiera na Twój temat. To samo w postaci do odczytu maszynowego: data.json "
        "oraz call.json każdej rozmowy. Pliki dźwiękowe to FLAC: po lewej klient, po prawej Ty.",
        "calls": "Twoje rozmowy",
        "when": "Kiedy (UTC)",
        "scenario": "Scenariusz",
        "customer": "Klient",
        "outcome": "Zakończenie",
        "score": "Wynik",
        "files": "Pliki",
        "access": "Kto i co zrobił z Twoimi danymi",
        "what": "Co",
        "who": "Kto",
        "rows": "Co jeszcze jest przechowywane",
        "table": "Rodzaj",
        "count": "Wpisy",
        "missing": "Brakujące pliki dźwiękowe",
        "rights": "Możesz żądać poprawienia błędnych słów, usunięcia danych, ograniczenia ich użycia lub wnieść "
        "sprzeciw (RODO, art. 16–18 i 21), a także złożyć skargę do organu nadzorczego.",
        "left": "Czego tu nie ma: Twojego hasła (przechowywany jest tylko skrót) oraz kopii w kopiach zapasowych, "
        "które zawierają te same dane z chwili ich wykonania.",
        "transcript": "zapis rozmowy",
        "recording": "nagranie",
        "comment": "komentarz głosowy",
        "data": "dane",
        "none": "Nic.",
        "purposes": "Cele, odbiorcy i czas przechowywania: zob. notice.txt.",
    },
}
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#1c1e21;"
    "background:#fff}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #d8dbe0;vertical-align:top}"
    "th{font-weight:600}td.n{text-align:right}a{color:#0b57a4}p.note{color:#4a4f57}"
    "@media(prefers-color-scheme:dark){body{color:#e6e7e9;background:#1b1c1e}th,td{border-color:#3b3e43}"
    "a{color:#8ab8ea}p.note{color:#b3b8c0}}"
)


@dataclass(frozen=True, slots=True)
class SubjectCall:
    """One call in the package."""

    started_at: datetime
    scenario: str
    customer: str
    outcome: str
    score: float | None
    files: tuple[tuple[str, str], ...]
    """What and where: `transcript`, `recording`, `comment` or `data`, and the path inside the package."""


@dataclass(frozen=True, slots=True)
class SubjectAccess:
    """One entry of the audit log about them."""

    at: datetime
    kind: str
    by: str
    details: str


def subject_page(
    person: str,
    made_at: datetime,
    calls: Sequence[SubjectCall],
    access: Sequence[SubjectAccess],
    counts: Iterable[tuple[str, int]],
    missing: Sequence[str],
    language: Language = "en",
) -> str:
    """Return the page. Texts of people are never markup."""
    words = _WORDS[language]
    shown = [
        (
            f"{call.started_at:%Y-%m-%d %H:%M}",
            call.scenario,
            call.customer,
            call.outcome,
            "" if call.score is None else f"{call.score:.0f}",
        )
        for call in calls
    ]
    links = [
        ", ".join(f'<a href="{escape(path)}">{escape(words[what])}</a>' for what, path in call.files)
        for call in calls
    ]
    headings = [words[name] for name in ("when", "scenario", "customer", "outcome", "score", "files")]
    logged = [(f"{one.at:%Y-%m-%d %H:%M}", one.kind, one.by, one.details) for one in access]
    parts = [
        "<!doctype html>",
        f'<html lang="{language}"><head><meta charset="utf-8"><title>{escape(words["title"])}</title>',
        '<meta name="viewport" content="width=device-width">',
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>{escape(words['title'])}: <bdi>{escape(person)}</bdi></h1>",
        f"<p>{escape(words['made'])} {made_at:%Y-%m-%d %H:%M} UTC. {escape(words['intro'])}</p>",
        f"<p>{escape(words['purposes'])}</p>",
        f"<h2>{escape(words['calls'])}</h2>",
        _table(headings, shown, links, words),
        f"<h2>{escape(words['access'])}</h2>",
        _table([words["when"], words["what"], words["who"], ""], logged, None, words),
        f"<h2>{escape(words['rows'])}</h2>",
        _table([words["table"], words["count"]], [(name, str(count)) for name, count in counts], None, words),
    ]
    if missing:
        parts.append(f"<h2>{escape(words['missing'])}</h2><p>{escape(', '.join(missing))}</p>")
    parts.append(f'<p class="note">{escape(words["left"])}</p><p class="note">{escape(words["rights"])}</p>')
    parts.append("</body></html>")
    return "\n".join(parts)


def _table(
    headings: Sequence[str], rows: Sequence[Sequence[str]], links: Sequence[str] | None, words: dict[str, str]
) -> str:
    """Return a table; `links` is markup of ours, one for each row."""
    if not rows:
        return f"<p>{escape(words['none'])}</p>"
    lines = ["<table><thead><tr>", *(f"<th>{escape(heading)}</th>" for heading in headings), "</tr></thead><tbody>"]
    for place, row in enumerate(rows):
        cells = "".join(f"<td><bdi>{escape(cell)}</bdi></td>" for cell in row)
        lines.append(f"<tr>{cells}{f'<td>{links[place]}</td>' if links is not None else ''}</tr>")
    return "".join((*lines, "</tbody></table>"))
