"""Offline first: what a laptop's program does with a department on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roleplay.app.department import SOUNDS_VARIABLE
from roleplay.app.desk.sync import VARIABLE
from roleplay.app.desk.sync_scope import scope_for
from roleplay.core.errors import DatabaseError, InputError
from roleplay.core.rights import Action, Unrestricted
from roleplay.core.sync import KINDS
from roleplay.core.sync_pace import FIRST_WAIT, LONGEST_WAIT, REGULARLY, SOON, Pace
from roleplay.store.sessions import SessionStore
from roleplay.store.sound_objects import ObjectStore
from roleplay.store.sync_open import Side
from tests.app.desk.installations import Installation
from tests.postgres import Cluster
from tests.store.samples import CALL, start


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[list[Installation]]:
    made = [Installation(tmp_path / name, name) for name in ("anna", "bob")]
    yield made
    for one in made:
        one.sync.close()
        one.close()


@pytest.fixture
def department(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    name = cluster.create()
    monkeypatch.setenv(VARIABLE, cluster.url(name, "roleplay_owner"))
    yield name
    cluster.drop(name)


def test_without_a_department_nothing_is_synchronised(
    laptops: list[Installation], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    desk = laptops[0].sync
    assert desk.status().state == "off"
    with pytest.raises(InputError) as refused:
        desk.now()
    assert refused.value.code == "sync_off"


def test_calls_and_groups_come_to_the_other_laptop(laptops: list[Installation], department: str) -> None:
    anna, bob = laptops
    call = laptops[0].keep()
    waiting = anna.sync.status()
    assert (waiting.state, waiting.waiting_calls) == ("waiting", 1)
    stages: list[tuple[str, int, int]] = []
    assert anna.sync.now(lambda stage, done, total: stages.append((stage, done, total))).sent
    assert ("sending", 1, 1) in stages or any(stage == "sending" for stage, _, _ in stages)
    told = anna.sync.status()
    assert (told.state, told.waiting, told.away_since, told.problem) == ("synchronised", 0, None, "")
    assert bob.sync.now().received
    assert bob.session(call) == anna.session(call)


def test_no_connection_is_told_with_its_beginning_and_forgotten_when_it_is_back(
    laptops: list[Installation], department: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = laptops[0]
    laptops[0].keep()
    moments = iter(datetime(2026, 11, 22, hour, tzinfo=UTC) for hour in range(9, 20))
    monkeypatch.setattr(app.sync, "_now", lambda: next(moments))
    with monkeypatch.context() as patch:
        patch.setenv(VARIABLE, f"postgresql://roleplay_owner@/{department}?host={tmp_path}")
        for _ in range(2):
            with pytest.raises(DatabaseError):
                app.sync.now()
        away = app.sync.status()
    assert (away.state, away.waiting_calls) == ("away", 1)
    assert away.away_since == datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert away.problem
    app.sync.now()
    assert app.sync.status().state == "synchronised"


def test_delivery_that_the_department_has_switched_off_is_measured_on_no_laptop(
    laptops: list[Installation], department: str, cluster: Cluster, tmp_path: Path
) -> None:
    anna = laptops[0]
    call = anna.keep()
    assert anna.delivery(call) is not None
    shared = SessionStore(cluster.url(department, "roleplay_owner"), tmp_path / "shared" / "recordings")
    shared.privacy.set_rules({"delivery_measures": False}, by="Hanna Kadrowa")
    anna.sync.now()
    assert not anna.privacy.policy.delivery_measures
    assert anna.privacy.policy.changed_by == "Hanna Kadrowa"
    assert anna.delivery(call) is None
    shared.privacy.set_rules({"delivery_measures": True}, by="Hanna Kadrowa")
    shared.close()
    anna.sync.now()
    assert anna.delivery(call) is not None


def test_another_person_does_not_go_on_with_the_first_ones_connection(
    laptops: list[Installation], department: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = laptops[0]
    monkeypatch.setattr(Side, "prove", lambda *_: (True, 0.0))
    anna.sync.connect("copper kettle under the old bridge")
    first = anna.sync._side
    assert first is not None
    anna.sync.preview()
    assert anna.sync._side is first
    anna.given = replace(anna.given, trainee="Bob")
    anna.sync.preview()
    assert anna.sync._side is None


def test_who_is_signed_in_gets_what_they_may_open() -> None:
    class Trainee(Unrestricted):
        me = "Anna"

        def people(self, action: Action) -> frozenset[str] | None:
            return frozenset() if action is Action.GRADE else frozenset({"Anna"})

    class Trainer(Trainee):
        def people(self, action: Action) -> frozenset[str] | None:
            return frozenset({"Anna", "Bob"})

    own = scope_for(Trainee())
    assert own.only_shown
    assert own.trainees == {"Anna"}
    assert not {"grade", "comment", "meeting", "assignment"} & own.sends
    assert not {"meeting", "second_grading"} & own.gets
    group = scope_for(Trainer())
    assert not group.only_shown
    assert group.trainees == {"Anna", "Bob"}
    assert scope_for(Unrestricted()).sends == frozenset(KINDS)
    assert len({scope.name for scope in (own, group, scope_for(Unrestricted()))}) == 3


def test_the_pace_slows_down_while_there_is_no_connection() -> None:
    pace = Pace()
    assert pace.due(0.0)
    waits = []
    now = 0.0
    for _ in range(9):
        pace = pace.failed(now)
        waits.append(pace.due_at - now)
        now = pace.due_at
        assert pace.due(now)
        assert not pace.due(now - 1)
    assert waits[:3] == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    assert waits[-1] == LONGEST_WAIT
    assert pace.changed(now) == pace
    calm = pace.succeeded(now)
    assert calm.due_at == now + REGULARLY
    assert calm.changed(now).due_at == now + SOON


def test_recordings_of_a_folder_or_bucket_come_down(
    laptops: list[Installation], department: str, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    objects = ObjectStore(shared.as_uri())
    office = SessionStore(
        cluster.url(department, "roleplay_owner"), tmp_path / "office" / "recordings", objects=objects
    )
    writer = office.begin(start(), lambda _event: None)
    for event in CALL:
        writer.append(event)
    writer.append_audio(bytes(range(256)) * 2000, bytes(512_000))
    writer.finish()
    own = office.recording(writer.session_id)
    assert own is not None
    anna, bob = laptops
    anna.sync.now()  # it does not know the folder
    assert anna.session(writer.session_id).events
    assert anna.recording(writer.session_id) is None
    monkeypatch.setenv(SOUNDS_VARIABLE, shared.as_uri())
    for laptop in (anna, bob):
        assert laptop.sync.now().sounds_received == 1
        heard = laptop.recording(writer.session_id)
        assert heard is not None
        assert heard.read_bytes() == own.read_bytes()
        laptop.sync.close()
        assert not list((laptop.places.data / "department").rglob("*.flac"))
    office.delete(writer.session_id)
    assert not [path for path in shared.rglob("*") if path.is_file()]
    anna.sync.now()
    assert anna.sessions() == ()
    office.close()
