"""What holds for everybody's data: the notice in force, how long what is kept, whether delivery may be measured."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roleplay.core.counting import counted
from roleplay.core.errors import InputError
from roleplay.core.privacy import (
    ALONE_DAYS,
    DATA_KINDS,
    DEPARTMENT_DAYS,
    GRACE_DAYS,
    LONGEST_DAYS,
    SHORTEST_DAYS,
    DataKind,
    Days,
    Notice,
    NoticeState,
    Policy,
    Retention,
)

if TYPE_CHECKING:
    from roleplay.store.privacy import PrivacyStore, Rule

SHIPPED_VERSION = 1
_FALLBACK = "en"
DELIVERY = "delivery_measures"
RETENTION = "retention"
BEGINS = "retention_begins"
SWEPT = "swept"
LONGEST_NOTICE = 50_000
"""Characters: twenty pages, which nobody reads."""


class Notices:
    """The notice in force: the one that comes with the program until HR publishes another."""

    def __init__(self, store: PrivacyStore, shipped: Path) -> None:
        self._store = store
        self._shipped = shipped

    def current(self, language: str) -> Notice:
        """Return the version in force, in a language that it has: this one, else English, else any."""
        texts = self.texts()
        for wanted in (language, _FALLBACK, *sorted(texts)):
            if wanted in texts:
                return texts[wanted]
        raise InputError("There is no notice.", hint="Publish one.", code="notice")

    def texts(self) -> dict[str, Notice]:
        """Return the version in force by language."""
        published = self._store.notices()
        if published:
            version = max(notice.version for notice in published)
            return {notice.language: notice for notice in published if notice.version == version}
        return {
            path.name.split(".")[1]: Notice(SHIPPED_VERSION, path.name.split(".")[1], path.read_text("utf-8"))
            for path in sorted(self._shipped.glob("notice.*.txt"))
        }

    def state(self, person: str, language: str) -> NoticeState:
        """Return whether somebody has to be shown the notice; `person` empty for whoever is alone here."""
        notice = self.current(language)
        last = self._store.acknowledged(person)
        version = last.version if last else 0
        needed = version < notice.version
        return NoticeState(notice, needed, bool(person), last.at if last and not needed else None, version)

    def publish(self, texts: Mapping[str, str], *, by: str) -> int:
        """Publish the next version; return its number. Raises `InputError`."""
        usable = {language: text.strip() for language, text in texts.items() if text.strip()}
        if not usable:
            raise InputError("The notice is empty.", hint="Write what people are to know.", code="notice")
        for language, text in usable.items():
            if not (language.isalpha() and language.islower() and len(language) in (2, 3)):
                raise InputError(
                    f"{language!r} is no language code.", hint="Give one such as en or pl.", code="notice"
                )
            if len(text) > LONGEST_NOTICE:
                raise InputError(f"The notice is longer than {LONGEST_NOTICE:,} characters.", hint="Shorten it.")
        version = next(iter(self.texts().values())).version + 1
        self._store.publish(version, usable, by=by, at=datetime.now(UTC))
        return version


class Rules:
    """The rules in force."""

    def __init__(self, store: PrivacyStore) -> None:
        self._store = store

    @property
    def policy(self) -> Policy:
        """What holds for everybody."""
        rule = self._store.rules().get(DELIVERY)
        return Policy() if rule is None else Policy(rule.value is not False, rule.set_at, rule.set_by)

    def set_delivery_measures(self, allowed: bool, *, by: str) -> None:
        """Let delivery be measured, or not, whatever people have chosen for themselves."""
        self._store.set_rules({DELIVERY: allowed}, by=by)

    def retention(self, *, department: bool) -> Retention:
        """Return what is kept for how long; `department` where people sign in."""
        rules = self._store.rules()
        days = _days(rules)
        if days is not None:
            return Retention(days, confirmed=True)
        if not department:
            return Retention(ALONE_DAYS, confirmed=False)
        return Retention(DEPARTMENT_DAYS, confirmed=False, begins=_day(rules.get(BEGINS)))

    def begin_grace(self, today: date) -> None:
        """Let default rules work from some weeks after today on, unless that was settled before."""
        if BEGINS not in self._store.rules():
            self._store.set_rules({BEGINS: (today + timedelta(days=GRACE_DAYS)).isoformat()}, by="")

    def set_retention(self, days: Mapping[DataKind, int | None], *, department: bool, by: str) -> Retention:
        """Choose how long kinds are kept; those that are not given stay as they are. Raises `InputError`."""
        for kind, count in days.items():
            if kind not in DATA_KINDS:
                raise InputError(f"{kind!r} is no kind of data.", hint=f"There are: {', '.join(DATA_KINDS)}.")
            if count is not None and not SHORTEST_DAYS <= count <= LONGEST_DAYS:
                raise InputError(
                    f"{counted(count, 'day')} cannot be meant for {kind}.",
                    hint=f"Give {SHORTEST_DAYS} to {LONGEST_DAYS}, or none for as long as nobody deletes it.",
                )
        before = self.retention(department=department)
        chosen = {**before.days, **days}
        self._store.set_rules({RETENTION: chosen}, by=by)
        return replace(before, days=chosen, confirmed=True, begins=None)

    def swept(self) -> date | None:
        """Return the day of the last sweep that came to its end."""
        return _day(self._store.rules().get(SWEPT))

    def set_swept(self, day: date) -> None:
        """Keep that a sweep came to its end."""
        self._store.set_rules({SWEPT: day.isoformat()}, by="")


def _days(rules: Mapping[str, Rule]) -> Days | None:
    rule = rules.get(RETENTION)
    if rule is None:
        return None
    saved: Any = rule.value
    return {kind: saved.get(kind) for kind in DATA_KINDS}


def _day(rule: Rule | None) -> date | None:
    return None if rule is None else date.fromisoformat(str(rule.value))


def shown_rules(days: Days) -> str:
    """Return rules as one short line for the audit log."""
    return json.dumps(dict(days), separators=(",", ":"))
