"""Writing sessions into a bundle."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from roleplay import __version__
from roleplay.app.parts import Parts
from roleplay.core.archives import BLOCK
from roleplay.core.errors import DatabaseError, ExportError, InputError
from roleplay.core.files import reason, replacing
from roleplay.core.grades import Comment
from roleplay.core.handover import BundleContents, BundleOptions, HandedSession, Signer
from roleplay.core.records import SessionRecord
from roleplay.core.sealed import open_sound
from roleplay.export.bundle.container import MAX_SESSIONS, Bundle, BundleWriter
from roleplay.export.bundle.manifest import recording_path, scenario_path, session_path, spoken_path
from roleplay.export.bundle.names import in_one_line, only_said, renamed, without_traces
from roleplay.export.bundle.session_file import write_session
from roleplay.export.bundle.signing import SigningKey
from roleplay.export.signed_zip import Progress
from roleplay.store.codec import well_formed
from roleplay.store.sound_check import sound_problem

_TEXT_BYTES = 100_000
"""About what a session's text counts in the progress."""


@dataclass
class _Written:
    """What has been put into the file so far."""

    people: set[str] = field(default_factory=set)
    left_out: list[str] = field(default_factory=list)
    sessions: int = 0
    turns: int = 0
    recordings: int = 0
    recording_bytes: int = 0
    corrections: int = 0
    grades: int = 0
    comments: int = 0

    def count(self, handed: HandedSession) -> None:
        """Count a session, without its sound."""
        self.sessions += 1
        self.people |= {handed.record.start.trainee} - {""}
        self.turns += handed.record.summary.turns
        self.corrections += len(handed.record.corrections) + len(handed.record.other_corrections)
        self.grades += len(handed.grades)
        self.comments += len(handed.comments)

    def contents(self, signer: Signer, size: int = 0) -> BundleContents:
        """Return the record of it."""
        return BundleContents(
            self.sessions,
            tuple(sorted(self.people)),
            self.turns,
            self.recordings,
            self.recording_bytes,
            self.corrections,
            self.grades,
            self.comments,
            signer,
            tuple(self.left_out),
            size,
        )


def contents(
    parts: Parts, key: SigningKey, signer: Signer, options: BundleOptions, progress: Progress
) -> BundleContents:
    """Return what a bundle of these sessions would hold; the sound is not listened to."""
    written = _Written()
    _check_count(options)
    for number, session_id in enumerate(options.sessions):
        progress(number, len(options.sessions))
        handed = _load(parts, session_id, written)
        if handed is None:
            continue
        written.count(_named(handed, key, options))
        sound = parts.store.recording(session_id) if options.audio else None
        if sound is not None:
            written.recordings += 1
            written.recording_bytes += sound.stat().st_size
    _need_some(written)
    return written.contents(signer)


def export(
    parts: Parts, key: SigningKey, signer: Signer, options: BundleOptions, path: Path, progress: Progress
) -> BundleContents:
    """Write a bundle, and read it back before it takes its name."""
    if path.exists() and not path.is_file():
        raise ExportError(f"{path} is no file.", hint="Choose another name.")
    _check_count(options)
    try:
        with replacing(path) as draft:
            with closing(BundleWriter(draft)) as writer:
                written = _Export(parts, key, options, writer, progress).run(signer)
            with Bundle(draft) as whole:  # what cannot be read back must not be handed over
                size = whole.bytes
    except OSError as error:
        why, hint = reason(error)
        raise ExportError(f"Cannot write {path}: {why}.", hint=hint) from error
    return written.contents(signer, size)


class _Export:
    """Writes the sessions of one bundle."""

    def __init__(
        self, parts: Parts, key: SigningKey, options: BundleOptions, writer: BundleWriter, progress: Progress
    ) -> None:
        self._parts = parts
        self._key = key
        self._options = options
        self._writer = writer
        self._progress = progress
        self._written = _Written()
        self._scenarios: set[str] = set()
        self._done = 0
        self._total = _total(parts, options)

    def run(self, signer: Signer) -> _Written:
        """Write everything, and sign it; return what was written."""
        for session_id in self._options.sessions:
            handed = _load(self._parts, session_id, self._written)
            if handed is not None:
                self._write(_named(handed, self._key, self._options))
            self._advance(_TEXT_BYTES)
        _need_some(self._written)
        self._writer.finish(
            self._key,
            program=__version__,
            made_at=datetime.now(UTC).replace(microsecond=0),
            signer=signer.name,
            pseudonyms=self._options.pseudonyms,
            audio=self._options.audio,
        )
        return self._written

    def _write(self, handed: HandedSession) -> None:
        record = handed.record
        start = record.start
        source = well_formed(start.scenario_source).encode()
        digest = hashlib.sha256(source).hexdigest()
        spoken = {comment.id: sound for comment in handed.comments if (sound := self._spoken(comment)) is not None}
        comments = tuple(
            replace(comment, recording=spoken_path(comment.id) if comment.id in spoken else "")
            for comment in handed.comments
        )
        try:
            content = write_session(replace(handed, comments=comments), digest)
        except InputError as error:
            self._written.left_out.append(f"Session {start.id[:8]} is left out. {error}")
            return
        self._writer.add_text(session_path(start.id), content)
        if digest not in self._scenarios:
            self._scenarios.add(digest)
            self._writer.add_text(scenario_path(digest), source)
        self._written.count(handed)
        sound = self._recording(record)
        if sound is not None:
            self._written.recordings += 1
            self._written.recording_bytes += sound.stat().st_size
            self._writer.add_file(recording_path(start.id), self._blocks(sound))
        for comment_id, path in spoken.items():
            self._writer.add_file(spoken_path(comment_id), self._blocks(path))

    def _recording(self, record: SessionRecord) -> Path | None:
        """Return the sound to take along; what is missing or damaged is told and left out."""
        if not self._options.audio or not record.summary.recording:
            return None
        store, session_id = self._parts.store, record.start.id
        digest = store.recording_digest(session_id)
        return self._sound(session_id, store.recording(session_id), "recording", channels=2, digest=digest)

    def _spoken(self, comment: Comment) -> Path | None:
        if not self._options.audio or not comment.recording:
            return None
        sound = self._parts.store.comments.sound(comment)
        return self._sound(comment.session_id, sound, "spoken comment", channels=1)

    def _sound(
        self, session_id: str, path: Path | None, what: str, *, channels: int, digest: bytes = b""
    ) -> Path | None:
        problem = "it is missing" if path is None else sound_problem(path, channels=channels, digest=digest)
        if problem:
            self._written.left_out.append(f"A {what} of session {session_id[:8]} is left out: {problem}.")
            return None
        return path

    def _blocks(self, path: Path) -> Iterator[bytes]:
        with open_sound(path) as file:
            while block := file.read(BLOCK):
                yield block
                self._advance(len(block))

    def _advance(self, by: int) -> None:
        self._done += by
        self._progress(min(self._done, self._total), self._total)


def _total(parts: Parts, options: BundleOptions) -> int:
    sounds = (parts.store.recording(found) for found in options.sessions) if options.audio else ()
    return len(options.sessions) * _TEXT_BYTES + sum(sound.stat().st_size for sound in sounds if sound is not None)


def _check_count(options: BundleOptions) -> None:
    if len(options.sessions) > MAX_SESSIONS:
        raise InputError(
            f"{len(options.sessions)} sessions are too many for one file.",
            hint=f"Hand over up to {MAX_SESSIONS} at a time.",
        )


def _need_some(written: _Written) -> None:
    if not written.sessions:
        why = written.left_out[0] if written.left_out else ""
        raise InputError(f"There is nothing to hand over. {why}".strip(), hint="Choose other sessions.")


def _load(parts: Parts, session_id: str, written: _Written) -> HandedSession | None:
    """Return a session with what was said about it, None where it has to be left out."""
    store = parts.store
    try:
        record = store.load(session_id)
    except DatabaseError as error:
        if error.code not in ("database_newer", "database_corrupt"):
            raise
        written.left_out.append(f"{error.message} It is left out.")
        return None
    if record.summary.state == "running":
        written.left_out.append(f"The call {session_id[:8]} still runs. It is left out.")
        return None
    grades = store.grades.of_session(session_id)
    wanted = sorted({(grade.scorecard_id, grade.scorecard_version) for grade in grades})
    cards = (store.grades.scorecard(*one) for one in wanted)
    return HandedSession(
        record,
        grades,
        store.comments.of_session(session_id),
        store.comments.feedback(session_id),
        tuple(card for card in cards if card is not None),
    )


def _named(handed: HandedSession, key: SigningKey, options: BundleOptions) -> HandedSession:
    """Return the session with what, and the names that, the file is to have."""
    handed = only_said(handed, options.said)
    if options.pseudonyms:
        return renamed(without_traces(handed), key.pseudonym)
    start = handed.record.start
    start = replace(start, microphone=in_one_line(start.microphone), loudspeaker=in_one_line(start.loudspeaker))
    return renamed(replace(handed, record=replace(handed.record, start=start)), in_one_line)
