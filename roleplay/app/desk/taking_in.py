"""Reading a bundle, and taking in what is in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from roleplay import __version__
from roleplay.app.corrections import rescored
from roleplay.app.desk.signers import need_trust, recognised
from roleplay.app.parts import Parts
from roleplay.core.errors import ArchiveError
from roleplay.core.grades import Comment
from roleplay.core.handover import BundlePreview, HandedSession, SessionInBundle
from roleplay.core.records import Correction, Score, SessionRecord
from roleplay.export.bundle.container import Bundle
from roleplay.export.bundle.manifest import (
    recording_path,
    scenario_path,
    spoken_path,
)
from roleplay.export.bundle.merging import Decision, decide
from roleplay.export.bundle.merging_grades import with_cards_renamed
from roleplay.export.bundle.session_file import handed_of, read_session
from roleplay.export.bundle.signing import signer
from roleplay.export.signed_zip import File, Progress, damaged, newer
from roleplay.store.merge import Addition, WaitingRoom
from roleplay.store.sound_check import sound_problem

_SOURCES = 4
"""Scenarios that are in memory at a time."""
_TAG_GROUPS = 2
"""Groups of the signer's fingerprint that follow a name which would stand for two people."""


@dataclass(frozen=True, slots=True)
class _Read:
    """One session of the file, and what is to be done with it."""

    incoming: HandedSession
    here: SessionRecord | None
    decision: Decision
    scenario: str
    """Digest of its source."""
    buried: bool
    """Whether it was deleted here."""


class TakingIn:
    """One look at a bundle, or one import. A context manager; used by one thread."""

    def __init__(
        self, parts: Parts, own_key: str, path: Path, progress: Progress, *, bring_back: bool = False
    ) -> None:
        """Open the file and check its signature. Raises `ArchiveError`, `InputError`."""
        self._parts = parts
        self._path = path
        self._bring_back = bring_back
        self._report = progress
        self._done = 0
        self._bundle = Bundle(path, self._hashed)
        self._signer = signer(self._bundle.manifest.signer, self._bundle.signer_key)
        self._tag = " ".join(self._signer.fingerprint.split()[:_TAG_GROUPS])
        self._scenarios: dict[str, tuple[str, int]] = {}
        """Id and version of each, by digest; there may be many, and each may be large."""
        self._source = lru_cache(maxsize=_SOURCES)(self._read_source)
        try:
            self._standing, self._known_as = recognised(self._signer, own_key, parts.store.known_signers())
        except BaseException:
            self._bundle.close()
            raise

    def __enter__(self) -> TakingIn:
        return self

    def __exit__(self, *_: object) -> None:
        self._bundle.close()

    def preview(self) -> BundlePreview:
        """Check everything that is in the file, and return what an import would do."""
        self._check_belonging()
        return self._told([_row(read) for read in self._sessions(listen=True)])

    def take_in(self, trust: str) -> BundlePreview:
        """Take in everything or nothing; return what was done."""
        self._check_belonging()
        need_trust(self._path.name, self._signer, self._standing, trust)
        additions: list[Addition] = []
        rows: list[SessionInBundle] = []
        restored: set[str] = set()
        with self._parts.store.waiting_room() as room:
            room.need_space(sum(file.bytes for file in self._bundle.manifest.files))
            for read in self._sessions():
                rows.append(_row(read))
                if read.decision.standing == "new":
                    self._put_new(room, read)
                    restored |= {read.incoming.record.start.id} if read.buried else set()
                elif read.decision.standing == "merged":
                    additions.append(self._put_addition(room, read))
            known = self._standing in ("known", "own")
            room.take_in(additions, restored=frozenset(restored), trusted=None if known else self._signer)
        return self._told(rows)

    # --- what is in it ---

    def _check_belonging(self) -> None:
        """Refuse a file with sound or scenarios that no session claims; each session is checked when it is read."""
        manifest = self._bundle.manifest
        sessions = {name for name, _ in manifest.files_in("sessions")}
        if not sessions:
            raise damaged(self._path.name, "there is no session in it")
        stray = next((name for name, _ in manifest.files_in("recordings") if name not in sessions), "")
        if stray:
            raise damaged(self._path.name, f"recording {stray[:8]} belongs to no session")
        for digest, file in manifest.files_in("scenarios"):
            self._scenarios[digest] = self._scenario(digest, file)

    def _scenario(self, digest: str, file: File) -> tuple[str, int]:
        """Return id and version of a scenario. Raises `ArchiveError` unless it is what its name says."""
        if file.sha256 != digest:
            raise damaged(self._path.name, f"scenario {digest[:8]} is another one than it says")
        self._advance(file.bytes)
        try:
            plain = json.loads(self._source(digest), parse_constant=_no_number)
            return plain["id"], plain["version"]
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise damaged(self._path.name, f"scenario {digest[:8]} cannot be read") from error

    def _read_source(self, digest: str) -> str:
        """Raises `ValueError` where it is no text."""
        return self._bundle.text(scenario_path(digest)).decode()

    def _sessions(self, *, listen: bool = False) -> Iterator[_Read]:
        """Yield every session with what is to be done; `listen` has every sound read, too."""
        spoken = {name for name, _ in self._bundle.manifest.files_in("spoken")}
        used: set[str] = set()
        for session_id, file in self._bundle.manifest.files_in("sessions"):
            read = self._read(session_id, file)
            claimed = {comment.id for comment in read.incoming.comments if comment.recording}
            if not claimed <= spoken:
                raise damaged(self._path.name, f"a spoken comment of session {session_id[:8]} is missing")
            spoken -= claimed
            used.add(read.scenario)
            if listen:
                for path in (recording_path(session_id), *map(spoken_path, claimed)):
                    if self._bundle.has(path):
                        self._listen(path)
            yield read
        if spoken:
            raise damaged(self._path.name, f"spoken comment {min(spoken)[:8]} belongs to no session")
        if unused := set(self._scenarios) - used:
            raise damaged(self._path.name, f"scenario {min(unused)[:8]} belongs to no session")

    def _read(self, session_id: str, file: File) -> _Read:
        content = self._bundle.text(file.path)
        self._advance(len(content))
        try:
            session = read_session(content, self._path.name, session_id)
        except ArchiveError as error:
            program = self._bundle.manifest.program
            if _version(program) > _version(__version__):  # what looks damaged is what this version does not know
                raise newer(self._path.name, program) from error
            raise
        if session.scenario not in self._scenarios:
            raise damaged(self._path.name, f"the scenario of session {session_id[:8]} is missing")
        start = session.start
        if self._scenarios[session.scenario] != (start.scenario_id, start.scenario_version):
            raise damaged(self._path.name, f"session {session_id[:8]} is of another scenario than it says")
        sound = self._bundle.has(recording_path(session_id))
        incoming = self._with_cards(handed_of(session, self._source(session.scenario), recording=sound))
        standing = self._parts.store.standing(session_id)
        buried = standing == "deleted"
        here = standing if isinstance(standing, SessionRecord) else None
        if buried and not self._bring_back:
            decision = Decision("deleted")
        else:
            complete = None if here is None else self._here(here)
            decision = decide(incoming, complete, brings_sound=sound, tag=self._tag)
        return _Read(incoming, here, decision, session.scenario, buried)

    def _with_cards(self, handed: HandedSession) -> HandedSession:
        """Return the session with scorecards that are the same here, or have ids of their own."""
        known = {}
        for card in handed.scorecards:
            here = self._parts.store.grades.scorecard(card.id, card.version)
            if here is not None:
                known[card.id, card.version] = here
        return with_cards_renamed(handed, known, self._tag.replace(" ", ""))

    def _here(self, record: SessionRecord) -> HandedSession:
        store = self._parts.store
        session_id = record.start.id
        present = store.recording(session_id) is not None
        summary = replace(record.summary, recording=record.summary.recording if present else "")
        return HandedSession(
            replace(record, summary=summary),
            store.grades.of_session(session_id),
            store.comments.of_session(session_id),
            store.comments.feedback(session_id),
        )

    def _listen(self, path: str) -> None:
        """Compare a sound with its checksum; whether it can be heard shows when it is taken in."""
        for _ in self._counted(path):
            pass

    # --- taking in ---

    def _put_new(self, room: WaitingRoom, read: _Read) -> None:
        handed = read.incoming
        session_id = handed.record.start.id
        if handed.record.summary.recording:
            self._keep(room, recording_path(session_id), f"{session_id}.flac", channels=2)
        room.add(replace(handed, comments=tuple(self._spoken(room, one) for one in handed.comments)))

    def _put_addition(self, room: WaitingRoom, read: _Read) -> Addition:
        decision = read.decision
        assert read.here is not None, "only what is here is added to"
        session_id = read.here.start.id
        if decision.recording:
            self._keep(room, recording_path(session_id), f"{session_id}.flac", channels=2)
        return Addition(
            session_id,
            decision.corrections,
            decision.other_corrections,
            _rescored(read.here, decision.corrections) if decision.corrections else None,
            decision.recording,
            read.incoming.scorecards if decision.graded.grades else (),
            decision.graded.grades,
            tuple(self._spoken(room, one) for one in decision.graded.comments),
            decision.graded.feedback,
        )

    def _spoken(self, room: WaitingRoom, comment: Comment) -> Comment:
        """Return the comment with its sound as it will be called here; one that is here already stays."""
        if not comment.recording:
            return comment
        kept = replace(comment, recording=f"{comment.session_id}.{comment.id}.flac")
        if self._parts.store.comments.sound(kept) is None:
            self._keep(room, comment.recording, kept.recording, channels=1)
        return kept

    def _keep(self, room: WaitingRoom, path: str, name: str, *, channels: int) -> None:
        sound = room.keep_sound(name, self._counted(path))
        if problem := sound_problem(sound, channels=channels):
            raise damaged(self._path.name, f"{path} cannot be heard: {problem}")

    def _counted(self, path: str) -> Iterator[bytes]:
        for block in self._bundle.blocks(path):
            self._advance(len(block))
            yield block

    # --- telling ---

    def _told(self, rows: list[SessionInBundle]) -> BundlePreview:
        manifest = self._bundle.manifest
        return BundlePreview(
            self._path,
            self._bundle.bytes,
            manifest.made_at,
            manifest.program,
            self._signer,
            self._standing,
            self._known_as,
            manifest.names == "pseudonyms",
            manifest.audio,
            tuple(sorted(rows, key=lambda row: row.started_at)),
        )

    def _hashed(self, done: int, total: int) -> None:
        """Report the first half: the whole file is read for its signature."""
        self._report(done // 2, total)

    def _advance(self, by: int) -> None:
        """Report the second half: what is in it is read."""
        self._done += by
        total = self._bundle.bytes
        self._report(min(total // 2 + self._done // 2, total), total)


def _no_number(constant: str) -> float:
    """Refuse `NaN` and `Infinity`, which only Python takes for JSON."""
    raise ValueError(constant)


def _version(program: str) -> tuple[int, ...]:
    """Return a version as it is compared."""
    return tuple(int(number[:9]) for number in re.findall(r"[0-9]+", program)[:4])


def _row(read: _Read) -> SessionInBundle:
    summary = read.incoming.record.summary
    return SessionInBundle(
        summary.id,
        summary.started_at,
        summary.trainee,
        summary.customer,
        summary.scenario_title,
        summary.seconds,
        summary.turns,
        summary.score,
        bool(summary.recording),
        read.decision.standing,
        read.decision.gains,
        read.decision.reason,
    )


def _rescored(record: SessionRecord, added: tuple[Correction, ...]) -> Score | None:
    return rescored(record, sorted([*record.corrections, *added], key=lambda one: one.position))
