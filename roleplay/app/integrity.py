"""What `roleplay doctor` finds out about the calls that are kept: whole, encrypted as they should be, backed up."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from roleplay.app.desk.safety import SafetyDesk
from roleplay.app.parts import Parts
from roleplay.core.counting import counted
from roleplay.core.errors import RoleplayError
from roleplay.core.records import Finding
from roleplay.core.rights import Action
from roleplay.store.integrity import SoundFault, SoundProblem, index_problems, sound_problems

OLD_BACKUP = timedelta(days=3)
"""A weekend is no reason to worry."""
OLD_ASIDE = timedelta(days=30)
HEARD = 20
"""Recordings that are heard to their end without `--thorough`."""
_NAMED = 3

_SOUND: dict[SoundFault, tuple[Literal["warning", "problem"], tuple[str, str], str]] = {
    "missing": (
        "warning",
        ("of the recordings is missing", "of the recordings are missing"),
        "What was said is kept. Put the files back from a backup, or import a bundle that has them: "
        "`roleplay bundle import`.",
    ),
    "damaged": (
        "problem",
        (
            "recording cannot be heard to its end, or is not what was recorded",
            "recordings cannot be heard to their end, or are not what was recorded",
        ),
        "Nothing was deleted. Put them back from a backup: `roleplay backup list`.",
    ),
    "in_clear": (
        "problem",
        (
            "recording is not encrypted, though the store is",
            "recordings are not encrypted, though the store is",
        ),
        "Go on with what was interrupted: `roleplay encryption resume`. If nothing was, somebody put them there.",
    ),
    "other_key": (
        "problem",
        (
            "recording is encrypted with a key that is not the store's",
            "recordings are encrypted with a key that is not the store's",
        ),
        "Nothing was deleted. Go on with what was interrupted: `roleplay encryption resume`; or put them back from a "
        "backup.",
    ),
    "orphan": (
        "warning",
        ("sound file belongs to no session", "sound files belong to no session"),
        "They may be of deleted calls that a crash left: look at them, and delete them.",
    ),
    "set_aside": (
        "warning",
        (
            "raw recording could be opened only in part, and was kept aside",
            "raw recordings could be opened only in part, and were kept aside",
        ),
        "What could be opened is in the recording. Delete them when you do not want to try again.",
    ),
}


def findings(
    parts: Parts,
    safety: SafetyDesk,
    now: datetime,
    *,
    thorough: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Iterator[Finding]:
    """Yield what there is to know, and what to do about it. `thorough` hears every recording, and reads every backup.

    Raises `DatabaseError`, `DiskError` where the store cannot be opened.
    """
    yield from _encryption(safety)
    store = parts.store
    for problem in index_problems(store.database):
        yield Finding("store", "problem", problem, "Restore a backup, or export the calls as a bundle and import it.")
    problems = sound_problems(
        store.database, parts.places.recordings, hear=-1 if thorough else HEARD, progress=progress
    )
    yield from _sounds(problems)
    if not any(problem.fault in ("damaged", "in_clear", "other_key", "missing") for problem in problems):
        heard = "all recordings are" if thorough else f"the newest {HEARD} recordings are"
        yield Finding("store", "ok", f"{heard} there and can be heard to their end")
    yield from _audit(parts)
    if parts.access.may(Action.BACK_UP):
        yield from _backups(parts, safety, now, thorough=thorough)


def _sounds(problems: tuple[SoundProblem, ...]) -> Iterator[Finding]:
    for fault, (state, what, hint) in _SOUND.items():
        named = [problem.name for problem in problems if problem.fault == fault]
        if named:
            shown = ", ".join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")
            yield Finding("store", state, f"{counted(len(named), *what)}: {shown}", hint)


def _encryption(safety: SafetyDesk) -> Iterator[Finding]:
    state = safety.protection()
    if state.coming is not None:
        yield Finding(
            "encryption",
            "warning",
            "Turning encryption on or off, or changing the key, was interrupted; everything can be used meanwhile.",
            "`roleplay encryption resume` goes on with it.",
        )
    elif state.encrypted:
        ways = ", ".join(state.ways)
        yield Finding("encryption", "ok", f"The calls are encrypted (key of {state.made_on}; opened by: {ways}).")
        if "recovery" not in state.ways:
            yield Finding(
                "encryption", "warning", "There is no recovery key.", "Make one: `roleplay encryption recovery-key`."
            )
    else:
        yield Finding("encryption", "ok", "The calls are not encrypted; `roleplay encryption on` does that.")


def _audit(parts: Parts) -> Iterator[Finding]:
    if not parts.access.may(Action.READ_AUDIT):
        if not parts.access.may(Action.BACK_UP):
            return
        if parts.store.database.shared:  # it would look empty, and cut off
            yield Finding(
                "audit", "ok", "The server shows the audit log to HR alone, who check it: `roleplay audit verify`."
            )
            return
    report = parts.audit.table.check()
    for problem in report.problems[:_NAMED]:
        yield Finding("audit", "problem", problem.message, "`roleplay audit verify` tells more.")
    if report.whole:
        yield Finding("audit", "ok", f"The audit log is whole: {counted(report.entries, 'entry', 'entries')}.")


def _backups(parts: Parts, safety: SafetyDesk, now: datetime, *, thorough: bool) -> Iterator[Finding]:
    if parts.store.database.shared:
        yield Finding("backup", "ok", "The calls are in a database on a server, whose backups are the server's.")
        return
    folder = safety.backup_folder
    if folder is None:
        yield Finding(
            "backup",
            "warning",
            "No backups are made.",
            "Choose a folder, best on another disk: `roleplay backup folder PATH`.",
        )
        return
    try:
        there = safety.backups()
    except RoleplayError as error:
        yield Finding("backup", "problem", error.message, error.hint)
        return
    good = [each for each in there if not each.problem]
    for each in there:
        if each.problem:
            yield Finding(
                "backup",
                "problem",
                f"The backup {each.name} cannot be read: {each.problem}",
                "While it is there, no old backup is deleted. Delete it when you do not want to try to save it.",
            )
    yield from _age(folder, [each.made_at for each in good], now)
    yield from _with_erased(safety)
    yield from _asides(safety, now)
    if safety.protection().encrypted and (clear := sum(not each.key_id for each in good)):
        hold = "holds" if clear == 1 else "hold"
        yield Finding(
            "backup",
            "warning",
            f"{counted(clear, 'backup')} from before the encryption {hold} the calls in clear.",
            f"Delete them when new ones are there: {folder}",
        )
    if folder.exists() and folder.stat().st_dev == parts.places.data.stat().st_dev:
        yield Finding(
            "backup", "warning", f"The backups are on the same disk as the calls: {folder}", "Choose another disk."
        )
    if thorough and good:
        for problem in safety.verify(good[0].name):
            yield Finding("backup", "problem", f"{good[0].name}: {problem}", "Make a new one: `roleplay backup now`.")


def _with_erased(safety: SafetyDesk) -> Iterator[Finding]:
    if found := safety.with_erased():
        yield Finding(
            "backup",
            "warning",
            "1 backup is from before somebody was erased, and holds them still."
            if len(found) == 1
            else f"{len(found)} backups are from before somebody was erased, and hold them still.",
            "`roleplay backup renew` makes a new one and deletes them; else they go as they are rotated.",
        )


def _age(folder: Path, moments: list[datetime], now: datetime) -> Iterator[Finding]:
    newest = max(moments, default=None)
    if newest is None:
        yield Finding("backup", "warning", f"There is no backup in {folder} yet.", "`roleplay backup now` makes one.")
        return
    state = f"{counted(len(moments), 'backup')} in {folder}, the newest of {newest.astimezone():%Y-%m-%d %H:%M}"
    if now - newest > OLD_BACKUP:
        yield Finding(
            "backup", "warning", state, "Make one now: `roleplay backup now`. Is the disk always connected?"
        )
    else:
        yield Finding("backup", "ok", state)
    if folder.exists():
        free = shutil.disk_usage(folder).free
        yield Finding("backup", "ok", f"{free / 1e9:.1f} GB free in {folder}")


def _asides(safety: SafetyDesk, now: datetime) -> Iterator[Finding]:
    for aside in safety.asides():
        if now - datetime.fromtimestamp(aside.stat().st_mtime, UTC) > OLD_ASIDE:
            yield Finding(
                "backup",
                "warning",
                f"A store from before a restore is still kept: {aside}",
                "It holds what was deleted or erased since. Delete the folder when you do not need it any more.",
            )
