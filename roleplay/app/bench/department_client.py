"""One simulated client of a department: signs in, works in the database, and synchronises a laptop's store."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from roleplay.app.access.passphrases import Hasher
from roleplay.core.errors import RoleplayError
from roleplay.core.grades import CardResult, Grade
from roleplay.core.people import normalised
from roleplay.core.records import SessionFilter, SessionRecord
from roleplay.core.sync import SyncScope
from roleplay.core.sync_run import synchronise
from roleplay.store.sessions import SessionStore
from roleplay.store.sync_open import Side, of_store

PASSPHRASE = "the same long passphrase for all of them"  # noqa: S105 - of people who do not exist
CARD = ("bench", 1)


@dataclass(slots=True)
class Timings:
    """Seconds of each operation, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        """Time a block."""
        begun = time.perf_counter()
        yield
        self.seconds.setdefault(what, []).append(time.perf_counter() - begun)


class Keys:
    """What people derive from their passphrases (argon2id, 64 MB each): the work of their own computers.

    Five hundred of them on the processors of one machine would say nothing of a department, so it is done once for
    the same parameters and timed by itself; everything else of signing in is done by everybody.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, bytes] = {}

    def derive(self, asked: str) -> bytes:
        """Return the hash of the passphrase of all of them, with the parameters that the server asks for."""
        with self._lock:
            if asked not in self._known:
                self._known[asked] = Hasher().derive(asked, normalised(PASSPHRASE))
            return self._known[asked]


class Client:
    """A person at a computer."""

    def __init__(self, number: int, url: str, folder: Path, played: tuple[SessionRecord, ...], keys: Keys) -> None:
        self.name = name_of(number)
        self._keys = keys
        self._trainer = is_trainer(number)
        self._url = url
        self._folder = folder
        self._played = played[number % len(played)]
        self.timings = Timings()

    def work(self, slots: AbstractContextManager[object]) -> None:
        """Do everything once; the database is spoken to while there is a slot: one connection or two."""
        try:
            laptop = SessionStore(self._folder / "sessions.db", self._folder / "recordings")
            try:
                laptop.add(self._record())
                with self.timings.timed("wait for a connection"):
                    slots.__enter__()
                try:
                    self._connected(laptop)
                finally:
                    slots.__exit__(None, None, None)
            finally:
                laptop.close()
        except RoleplayError as error:
            self.timings.errors.append(f"{error.code}: {error.message}")

    def _connected(self, laptop: SessionStore) -> None:
        timed = self.timings.timed
        with timed("sign in"):
            store = SessionStore(self._url, self._folder / "shared")
            answer = store.people.server.prove(self.name, self._keys.derive)
        try:
            if answer is None or not answer.right:
                self.timings.errors.append("sign_in: refused")
                return
            with timed("list"):
                listed = store.search.page(SessionFilter(), limit=50).rows
            held = self._hold(store)
            with timed("open a call"):
                store.load(listed[0].session.id if listed else held)
            if self._trainer and listed:
                with timed("grade"):
                    store.grades.save(self._grade(listed[0].session.id))
            with timed("search"):
                store.search.hits(SessionFilter(text="sorry"))
            self._synchronise(laptop, store)
        finally:
            store.people.server.leave()
            store.close()

    def _hold(self, store: SessionStore) -> str:
        """Write a call, each event committed before the next; return its id."""
        record = self._record()
        told = threading.Event()
        writer = store.begin(record.start, lambda _event: told.set(), record_audio=False)
        for event in record.events:
            told.clear()
            with self.timings.timed("write an event"):
                writer.append(event)
                told.wait()
        with self.timings.timed("end a call"):
            writer.finish()
            if record.score is not None:
                store.save_score(record.start.id, record.score)
        return record.start.id

    def _synchronise(self, laptop: SessionStore, store: SessionStore) -> None:
        people = None if self._trainer else frozenset((self.name,))
        scope = SyncScope(self.name, people, gets=frozenset(("scorecard", "feedback", "grade")))
        if not self._trainer:
            scope = replace(scope, sends=frozenset(("session", "feedback")), only_shown=True)
        here, there = of_store(laptop, self._folder / "recordings"), Side(store.database, self._folder / "shared")
        with self.timings.timed("synchronise"):
            report = synchronise(here.peer, there.peer, scope)
        if report.sent != 1:
            self.timings.errors.append(f"synchronise: {report.sent} sent, {report.left_out} left out")

    def _record(self) -> SessionRecord:
        start = replace(
            self._played.start, id=str(uuid.uuid4()), trainee=self.name, started_at=datetime.now(UTC), retry_of=""
        )
        return replace(self._played, start=start)

    def _grade(self, session: str) -> Grade:
        now = datetime.now(UTC)
        result = CardResult(80.0, None, True)
        return Grade(
            str(uuid.uuid4()), session, *CARD, self.name, now, finished_at=now, result=result, machine=result
        )


def name_of(number: int) -> str:
    """Return the name of a simulated person."""
    return f"Person {number:04d}"


def is_trainer(number: int) -> bool:
    """Tell who trains: one in ten."""
    return number % 10 == 0


def run_clients(
    numbers: list[int], make: Callable[[int], Client], connections: int, ready: Callable[[], None]
) -> list[Timings]:
    """Let clients work at once, each in a thread; `ready` waits until all may begin."""
    slots = threading.BoundedSemaphore(connections)
    clients = [make(number) for number in numbers]
    threads = [threading.Thread(target=client.work, args=(slots,), daemon=True) for client in clients]
    ready()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [client.timings for client in clients]
