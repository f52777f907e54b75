"""The few words that an entry of the audit log carries beside its kind, in the interface language."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import QCoreApplication, QLocale

from roleplay.core.audit import AuditEntry, AuditKind, Detail
from roleplay.core.events import OUTCOMES
from roleplay.core.exports import ReportLanguage
from roleplay.core.privacy import DATA_KINDS
from roleplay.core.rights import Action, Role
from roleplay.export.grade_log import grade_columns
from roleplay.export.practice_log import practice_columns
from roleplay.gui import people_words, privacy_words, words
from roleplay.gui.pages.exports.export_words import form_name, period_name

translate = QCoreApplication.translate


def details_text(entry: AuditEntry) -> str:
    """Return what an entry carries; what a newer version has written is shown as it is."""
    parts = [_subject(entry)] if entry.subject else []
    parts += [_told(key, value) for key, value in entry.details.items() if value not in (None, "")]
    return " · ".join(parts)


def _subject(entry: AuditEntry) -> str:
    if entry.kind == AuditKind.REFUSED and entry.subject in {action.value for action in Action}:
        return action_name(Action(entry.subject))
    return entry.subject


def _told(key: str, value: Detail) -> str:
    if key in DATA_KINDS:
        name = privacy_words.kind_name(key)
    elif key in _KEYS:
        name = _KEYS[key]()
    else:
        name = key.replace("_", " ")
    return f"{name}: {_value(key, value)}"


def _value(key: str, value: Detail) -> str:
    if isinstance(value, bool) or (key == "narrowed_by_text" and value == "yes"):
        return translate("AuditDetails", "yes") if value else translate("AuditDetails", "no")
    text = str(value)
    if key in _MADE:
        return _MADE[key](text)
    return _VALUES[text]() if key in _WORDED and text in _VALUES else text


def _role(text: str) -> str:
    return people_words.role_name(Role(text)) if text in set(Role) else text


def _form(text: str) -> str:
    try:
        return form_name(text)
    except KeyError:
        return text


@cache
def _titles() -> dict[str, Mapping[ReportLanguage, str]]:
    """Return what the columns of exports are called."""
    every = (*practice_columns({}), *grade_columns())
    return {column.name: column.titles for column in every}


def _columns(text: str) -> str:
    language: ReportLanguage = "pl" if QLocale().language() == QLocale.Language.Polish else "en"
    titles = _titles()
    return ", ".join(titles[name][language] if name in titles else name for name in text.split())


def _outcomes(text: str) -> str:
    return ", ".join(words.outcome_name(one) if one in OUTCOMES else one for one in text.split())


def _days(text: str) -> str:
    """Return rules of retention as they are logged, kind by kind; elsewhere it is a number of days."""
    try:
        rules = json.loads(text)
    except ValueError:
        return text
    if not isinstance(rules, dict):
        return text
    named = {kind: privacy_words.kind_name(kind) for kind in DATA_KINDS}
    forever = translate("AuditDetails", "without end")
    told = ((named.get(kind, kind), forever if days is None else days) for kind, days in rules.items())
    return ", ".join(f"{kind} {days}" for kind, days in told)


_MADE: dict[str, Callable[[str], str]] = {
    "role": _role,
    "before": _role,
    "after": _role,
    "days": _days,
    "columns": _columns,
    "format": _form,
    "period": period_name,
    "outcomes": _outcomes,
}
_WORDED = frozenset(("what", "with", "code", "from", "dataset", "kind", "key", "way"))

_VALUES: dict[str, Callable[[], str]] = {
    "practice-log": lambda: translate("AuditDetails", "practice log"),
    "grades": lambda: translate("AuditDetails", "grades"),
    "statements": lambda: translate("AuditDetails", "statements (xAPI)"),
    "transcript": lambda: translate("AuditDetails", "transcript"),
    "transcripts": lambda: translate("AuditDetails", "transcripts"),
    "recording": lambda: translate("AuditDetails", "recording"),
    "recordings": lambda: translate("AuditDetails", "recordings"),
    "audio": lambda: translate("AuditDetails", "recording"),
    "session": lambda: translate("AuditDetails", "whole call"),
    "audit log": lambda: translate("AuditDetails", "audit log"),
    "overview": lambda: translate("AuditDetails", "overview"),
    "standings": lambda: translate("AuditDetails", "where everybody stands"),
    "needs": lambda: translate("AuditDetails", "who needs what"),
    "coverage": lambda: translate("AuditDetails", "where calls went"),
    "training": lambda: translate("AuditDetails", "what a training brought"),
    "assignments": lambda: translate("AuditDetails", "assignments"),
    "calibration": lambda: translate("AuditDetails", "calibration"),
    "codes": lambda: translate("AuditDetails", "one-time codes"),
    "mentions": lambda: translate("AuditDetails", "words that name somebody"),
    "examples": lambda: translate("AuditDetails", "what was not understood"),
    "corrections": lambda: translate("AuditDetails", "corrected words"),
    "search": lambda: translate("AuditDetails", "found words"),
    "grade": lambda: translate("AuditDetails", "grade"),
    "reset": lambda: translate("AuditDetails", "one-time code"),
    "code": lambda: translate("AuditDetails", "code"),
    "recovery": lambda: translate("AuditDetails", "recovery code"),
    "passphrase": lambda: translate("AuditDetails", "passphrase"),
    "keyring": lambda: translate("AuditDetails", "keyring of the computer"),
    "pseudonyms": lambda: translate("AuditDetails", "of pseudonyms"),
    "file": lambda: translate("AuditDetails", "file"),
    "first": lambda: translate("AuditDetails", "first grade"),
    "second": lambda: translate("AuditDetails", "second grading"),
}

_KEYS: dict[str, Callable[[], str]] = {
    "what": lambda: translate("AuditDetails", "what"),
    "dataset": lambda: translate("AuditDetails", "what"),
    "format": lambda: translate("AuditDetails", "as"),
    "rows": lambda: translate("AuditDetails", "rows"),
    "calls": lambda: translate("AuditDetails", "calls"),
    "sessions": lambda: translate("AuditDetails", "calls"),
    "people": lambda: translate("AuditDetails", "people"),
    "files": lambda: translate("AuditDetails", "files"),
    "pseudonymous": lambda: translate("AuditDetails", "pseudonyms"),
    "pseudonyms": lambda: translate("AuditDetails", "pseudonyms"),
    "columns": lambda: translate("AuditDetails", "columns"),
    "period": lambda: translate("AuditDetails", "period"),
    "since": lambda: translate("AuditDetails", "from"),
    "until": lambda: translate("AuditDetails", "until"),
    "groups": lambda: translate("AuditDetails", "groups"),
    "scenario": lambda: translate("AuditDetails", "scenario"),
    "scenarios": lambda: translate("AuditDetails", "scenarios"),
    "outcomes": lambda: translate("AuditDetails", "outcomes"),
    "score_from": lambda: translate("AuditDetails", "points from"),
    "score_to": lambda: translate("AuditDetails", "points to"),
    "narrowed_by_text": lambda: translate("AuditDetails", "narrowed by words"),
    "failures": lambda: translate("AuditDetails", "failures"),
    "with": lambda: translate("AuditDetails", "with"),
    "code": lambda: translate("AuditDetails", "which"),
    "way": lambda: translate("AuditDetails", "how"),
    "key": lambda: translate("AuditDetails", "key"),
    "role": lambda: translate("AuditDetails", "role"),
    "before": lambda: translate("AuditDetails", "before"),
    "after": lambda: translate("AuditDetails", "after"),
    "active": lambda: translate("AuditDetails", "may sign in"),
    "from": lambda: translate("AuditDetails", "from a"),
    "day": lambda: translate("AuditDetails", "day"),
    "days": lambda: translate("AuditDetails", "days"),
    "delivery_measures": lambda: translate("AuditDetails", "measures how people speak"),
    "lock_minutes": lambda: translate("AuditDetails", "locks after minutes"),
    "record_store": lambda: translate("AuditDetails", "record store"),
    "to": lambda: translate("AuditDetails", "to"),
    "sent": lambda: translate("AuditDetails", "sent"),
    "received": lambda: translate("AuditDetails", "received"),
    "sounds": lambda: translate("AuditDetails", "recordings sent"),
    "sounds_received": lambda: translate("AuditDetails", "recordings received"),
    "conflicts": lambda: translate("AuditDetails", "changed on both sides"),
    "version": lambda: translate("AuditDetails", "version"),
    "language": lambda: translate("AuditDetails", "language"),
    "languages": lambda: translate("AuditDetails", "languages"),
    "backup": lambda: translate("AuditDetails", "backup"),
    "pack": lambda: translate("AuditDetails", "pack"),
    "plugin": lambda: translate("AuditDetails", "plug-in"),
    "allowed": lambda: translate("AuditDetails", "allowed"),
    "resumed": lambda: translate("AuditDetails", "went on"),
    "again": lambda: translate("AuditDetails", "again"),
    "masked": lambda: translate("AuditDetails", "masked"),
    "kind": lambda: translate("AuditDetails", "kind"),
    "grade": lambda: translate("AuditDetails", "grade"),
    "comment": lambda: translate("AuditDetails", "comment"),
    "feedback": lambda: translate("AuditDetails", "feedback"),
}


def action_name(action: Action) -> str:
    """Return something that a role may do or not, in few words."""
    return _ACTIONS[action]()


_ACTIONS: dict[Action, Callable[[], str]] = {
    Action.PRACTISE: lambda: translate("Rights", "practise"),
    Action.SEE_RESULTS: lambda: translate("Rights", "see results of calls"),
    Action.READ_CALL: lambda: translate("Rights", "read calls"),
    Action.LISTEN: lambda: translate("Rights", "listen to recordings"),
    Action.CORRECT: lambda: translate("Rights", "correct recognised words"),
    Action.DELETE_CALL: lambda: translate("Rights", "delete calls"),
    Action.RECEIVE_FEEDBACK: lambda: translate("Rights", "read feedback"),
    Action.SEE_GRADES: lambda: translate("Rights", "see grades"),
    Action.GRADE: lambda: translate("Rights", "grade and comment"),
    Action.CALIBRATE: lambda: translate("Rights", "calibrate grades"),
    Action.KEEP_SCORECARDS: lambda: translate("Rights", "keep scorecards"),
    Action.SEE_ASSIGNMENTS: lambda: translate("Rights", "see assignments"),
    Action.ASSIGN: lambda: translate("Rights", "assign calls"),
    Action.WRITE_SCENARIOS: lambda: translate("Rights", "write scenarios"),
    Action.HAND_OVER: lambda: translate("Rights", "hand calls over"),
    Action.TAKE_IN: lambda: translate("Rights", "take calls in"),
    Action.EXPORT_CALL: lambda: translate("Rights", "export calls"),
    Action.EXPORT_RESULTS: lambda: translate("Rights", "export practice log and grades"),
    Action.SEND_STATEMENTS: lambda: translate("Rights", "send to a record store"),
    Action.SEE_PEOPLE: lambda: translate("Rights", "see people and groups"),
    Action.MANAGE_GROUPS: lambda: translate("Rights", "keep groups"),
    Action.MANAGE_PEOPLE: lambda: translate("Rights", "keep accounts"),
    Action.ACKNOWLEDGE_NOTICE: lambda: translate("Rights", "read the notice"),
    Action.SUBJECT_DATA: lambda: translate("Rights", "hand out one person's data"),
    Action.ERASE: lambda: translate("Rights", "erase a person"),
    Action.SET_RETENTION: lambda: translate("Rights", "keep the privacy rules"),
    Action.READ_AUDIT: lambda: translate("Rights", "read the audit log"),
    Action.MANAGE_SETTINGS: lambda: translate("Rights", "keep the settings of the computer"),
    Action.MANAGE_MODELS: lambda: translate("Rights", "keep recognition models"),
    Action.ENCRYPT: lambda: translate("Rights", "encrypt"),
    Action.CONNECT_DATABASE: lambda: translate("Rights", "connect a database"),
    Action.BACK_UP: lambda: translate("Rights", "back up"),
    Action.SYNCHRONISE: lambda: translate("Rights", "synchronise"),
    Action.MEASURE_PROGRAM: lambda: translate("Rights", "measure the program"),
}
