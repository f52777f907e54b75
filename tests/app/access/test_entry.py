"""Letting people in: passphrases, codes, waits, the lock, sign-ins that are kept."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

from roleplay.app import Roleplay
from roleplay.app.access import codes
from roleplay.app.access.clock import SystemClock
from roleplay.app.access.control import FRESH_SECONDS
from roleplay.app.access.entry import FREE_FAILURES, LONGEST_WAIT, Entry, wait_after
from roleplay.app.access.kept import KeptSignIns
from roleplay.app.access.passphrases import Hasher, chosen
from roleplay.core.audit import AuditFilter
from roleplay.core.errors import AccessDeniedError, InputError, SignInError, SignInNeededError
from roleplay.core.people import LONGEST_NAME, LONGEST_PASSPHRASE, Standing, checked_name, normalised
from roleplay.core.rights import Action, Role
from roleplay.places import Places

FAST = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
GOOD, OTHER = "loom piano gravel sixteen", "walrus tram cabinet ninety"


@dataclass
class Clock:
    """A machine whose clock a test moves."""

    now: float = 1000.0
    machine: str = "here"
    boot: str = "first"

    def seconds(self) -> float:
        return self.now


@dataclass
class Door:
    """The program with a clock and a cheap hash of its own."""

    app: Roleplay
    entry: Entry
    clock: Clock
    day: list[datetime]

    def sign_in(self, name: str, passphrase: str) -> SignInError | None:
        try:
            self.entry.sign_in(name, passphrase)
        except SignInError as error:
            return error
        return None


@pytest.fixture
def door(tmp_path: Path, cache: Path) -> Iterator[Door]:
    app = Roleplay(Places(tmp_path / "data", tmp_path / "config", cache, tmp_path / "log"))
    clock, day = Clock(), [datetime.now(UTC)]
    control = app._parts.access
    control.clock = clock
    entry = Entry(control, lambda: app._parts.audit, Hasher(FAST), lambda: day[0])
    yield Door(app, entry, clock, day)
    app.close()


def test_the_first_start_makes_the_administrator_and_nobody_else(door: Door) -> None:
    assert door.app.access.state == "single"
    assert not door.app.access.chosen
    begun = door.entry.begin("Ada Lovelace", GOOD)
    me = door.app.access.me
    assert me is not None
    assert (me.name, me.role, door.app.access.state) == ("Ada Lovelace", Role.ADMINISTRATOR, "signed_in")
    assert [account.name for account in door.app.people.list()] == ["Ada Lovelace"]
    kept = door.app._parts.store.people.codes.of(me.id)["recovery"].digest
    assert kept == codes.digest(begun.recovery_code)
    everything = b"".join(path.read_bytes() for path in door.app.places.data.rglob("*") if path.is_file())
    for secret in (GOOD, begun.recovery_code, begun.recovery_code.replace("-", "")):
        assert secret.encode() not in everything


def test_one_person_alone_has_decided_and_stays_without_sign_in(door: Door) -> None:
    door.app.access.use_alone()
    assert door.app.access.chosen
    assert door.app.access.state == "single"
    door.entry.begin("Ada", GOOD)  # later others come
    with pytest.raises(InputError):
        door.app.access.use_alone()


def test_a_wrong_name_and_a_wrong_passphrase_are_told_alike_after_the_same_work(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.entry.begin("Ada", GOOD)
    waiting = door.app.people.add("Waiting")
    gone = door.app.people.add("Gone")
    door.entry.use_code("Gone", gone.code, OTHER)
    door.entry.sign_in("Ada", GOOD)
    door.app.people.deactivate(gone.account.id)
    checked = []
    verify = PasswordHasher.verify
    monkeypatch.setattr(
        PasswordHasher, "verify", lambda self, kept, given: checked.append(kept) or verify(self, kept, given)
    )
    said = set()
    for name, passphrase in (("Ada", OTHER), ("Nobody", GOOD), ("Waiting", GOOD), ("Gone", OTHER), ("", "")):
        refused = door.sign_in(name, passphrase)
        assert refused is not None
        said.add((str(refused), refused.code, refused.wait))
    assert len(said) == 1
    assert len(checked) == 5
    parameters = {kept.rsplit("$", 2)[0] for kept in checked}
    assert parameters == {"$argon2id$v=19$m=64,t=1,p=1"}
    assert waiting.account.standing is Standing.WAITING


def test_waits_grow_and_hold_for_names_that_nobody_has(door: Door) -> None:
    door.entry.begin("Ada", GOOD)
    for name in ("ada", "Nobody"):
        for number in range(1, FREE_FAILURES + 3):
            refused = door.sign_in(name, OTHER)
            assert refused is not None
            assert refused.wait == wait_after(number)
            if refused.wait:
                again = door.sign_in(name, GOOD)  # right, and too early
                assert again is not None
                assert again.wait == refused.wait
                assert "Try again in" in again.message
            door.clock.now += refused.wait
    assert door.sign_in("ADA", GOOD) is None
    refused = door.sign_in("Ada", OTHER)
    assert refused is not None
    assert refused.wait == 0.0  # forgiven


@given(st.integers(0, 10_000))
def test_no_wait_is_longer_than_the_next_and_none_is_for_ever(failures: int) -> None:
    assert 0.0 <= wait_after(failures) <= wait_after(failures + 1) <= LONGEST_WAIT


def test_a_wait_survives_a_restart_and_every_setting_of_the_clock(door: Door) -> None:
    door.entry.begin("Ada", GOOD)
    for _ in range(FREE_FAILURES + 4):
        refused = door.sign_in("Ada", OTHER)
        assert refused is not None
        door.clock.now += refused.wait
    refused = door.sign_in("Ada", OTHER)
    assert refused is not None
    assert refused.wait == 64.0
    for year in (1970, 2026, 2100):
        door.day[0] = datetime(year, 1, 1, tzinfo=UTC)
        again = door.sign_in("Ada", GOOD)
        assert again is not None
        assert again.wait == refused.wait
    door.clock.now, door.clock.boot = 5.0, "second"
    again = door.sign_in("Ada", GOOD)
    assert again is not None
    assert again.wait == refused.wait - 5.0
    door.clock.now = refused.wait
    assert door.sign_in("Ada", GOOD) is None


def test_a_code_is_good_once_for_some_days_and_not_before_it_was_given(door: Door) -> None:
    begun = door.entry.begin("Ada", GOOD)
    anna = door.app.people.add("Anna").account.id
    for days, good in ((4.0, False), (-1.0, False), (2.9, True)):
        door.entry.sign_in("Ada", GOOD)
        code = codes.new_code()
        store = door.app._parts.store.people
        store.codes.put(anna, "reset", codes.reset_code(code, door.day[0]))
        door.day[0] += timedelta(days=days)
        if good:
            door.entry.use_code("anna", f" {code.lower().replace('-', '')} ", OTHER)
            with pytest.raises(SignInError):
                door.entry.use_code("Anna", code, GOOD)
        else:
            with pytest.raises(SignInError):
                door.entry.use_code("Anna", code, OTHER)
    with pytest.raises(SignInError):
        door.entry.use_code("Anna", begun.recovery_code, OTHER)  # somebody else's
    assert door.sign_in("Anna", OTHER) is None


def test_the_recovery_code_is_used_up_and_replaced(door: Door) -> None:
    begun = door.entry.begin("Ada", GOOD)
    for _ in range(FREE_FAILURES + 2):
        door.sign_in("Ada", OTHER)  # somebody makes her wait
    let_in = door.entry.use_code("Ada", begun.recovery_code, OTHER)
    assert let_in.recovery_code not in ("", begun.recovery_code)
    assert door.app.access.state == "signed_in"
    with pytest.raises(SignInError):
        door.entry.use_code("Ada", begun.recovery_code, GOOD)
    assert door.sign_in("Ada", OTHER) is None
    renewed = door.entry.renew_recovery(OTHER)
    with pytest.raises(SignInError):
        door.entry.use_code("Ada", let_in.recovery_code, GOOD)
    assert door.entry.use_code("Ada", renewed, GOOD).recovery_code


def test_a_code_is_not_spent_on_a_passphrase_that_will_not_do(door: Door) -> None:
    door.entry.begin("Ada", GOOD)
    code = door.app.people.add("Anna").code
    with pytest.raises(InputError) as caught:
        door.entry.use_code("Anna", code, "password1234567")
    assert caught.value.code == "passphrase"
    assert door.entry.use_code("Anna", code, OTHER).account.name == "Anna"


def test_old_parameters_are_replaced_when_somebody_signs_in(door: Door) -> None:
    door.entry.begin("Ada", GOOD)
    before = door.app._parts.store.people.credentials("Ada")[1]
    stronger = Hasher(PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    later = Entry(door.app._parts.access, lambda: door.app._parts.audit, stronger)
    later.sign_in("Ada", GOOD)
    after = door.app._parts.store.people.credentials("Ada")[1]
    assert before is not None
    assert after is not None
    assert ("t=1" in before, "t=2" in after) == (True, True)
    assert door.sign_in("Ada", GOOD) is None


def test_a_new_passphrase_needs_the_old_one(door: Door) -> None:
    door.entry.begin("Ada", GOOD)
    with pytest.raises(SignInError):
        door.entry.change_passphrase(OTHER, "a third one entirely, pelican")
    door.entry.change_passphrase(GOOD, OTHER)
    assert door.sign_in("Ada", GOOD) is not None
    assert door.sign_in("Ada", OTHER) is None


# --- the lock ---


def test_the_program_locks_when_nobody_does_anything(door: Door) -> None:
    door.entry.begin("Ada", GOOD)
    access = door.app.access
    assert access.lock_minutes == 10
    assert not access.lock_if_idle(100.0)
    access.touch(400.0)
    assert not access.lock_if_idle(999.9)
    assert access.lock_if_idle(1000.0)
    assert not access.lock_if_idle(5000.0)  # it is locked already
    assert access.state == "locked"
    assert not access.may(Action.PRACTISE)
    with pytest.raises(SignInNeededError):
        door.app.people.list()
    with pytest.raises(SignInError):
        door.entry.unlock(OTHER)
    assert access.state == "locked"
    door.entry.unlock(GOOD)
    assert [account.name for account in door.app.people.list()] == ["Ada"]
    access.lock_if_idle(6000.0)  # counts from when it was unlocked
    assert access.state == "signed_in"


def test_rights_that_were_taken_away_elsewhere_are_gone_soon(door: Door) -> None:
    door.entry.begin("Ada", GOOD)
    code = door.app.people.add("Eve", Role.ADMINISTRATOR)
    door.entry.use_code("Eve", code.code, OTHER)
    assert door.app.access.may(Action.MANAGE_PEOPLE)
    door.app._parts.store.people.set_role(code.account.id, Role.TRAINEE)  # as another process would
    door.clock.now += FRESH_SECONDS
    assert not door.app.access.may(Action.MANAGE_PEOPLE)
    door.app._parts.store.people.set_active(code.account.id, active=False)
    door.clock.now += FRESH_SECONDS
    assert door.app.access.state == "signed_out"


def test_who_comes_and_goes_is_in_the_log_and_no_secret_is(door: Door) -> None:
    begun = door.entry.begin("Ada", GOOD)
    issued = door.app.people.add("Anna")
    door.sign_in("Ada", OTHER)
    door.sign_in("a passphrase in the wrong field", GOOD)
    door.entry.use_code("Anna", issued.code, OTHER)
    with pytest.raises(AccessDeniedError):
        door.app.people.unclaimed()
    door.app.access.sign_out()
    entries = list(door.app._parts.audit.table.entries(AuditFilter()))
    told = [(entry.kind, entry.by, entry.about) for entry in entries]
    assert ("accounts_begun", "Ada", ("Ada",)) in told
    assert ("person_added", "Ada", ("Anna",)) in told
    assert ("sign_in_failed", "", ("Ada",)) in told
    assert ("sign_in_failed", "", ()) in told  # nobody has this name
    assert ("signed_out", "Ada", ("Ada",)) in told
    assert ("signed_in", "Anna", ("Anna",)) in told
    assert ("refused", "Anna", ()) in told
    assert ("signed_out", "Anna", ("Anna",)) in told
    text = repr(entries)
    for secret in (GOOD, OTHER, issued.code, begun.recovery_code, "wrong field"):
        assert secret not in text


# --- sign-ins that are kept ---


def test_a_kept_sign_in_is_good_for_one_start_and_as_long_as_the_lock_waits(door: Door, tmp_path: Path) -> None:
    door.entry.begin("Ada", GOOD)
    control, folder = door.app._parts.access, tmp_path / "running"
    kept = KeptSignIns(control, folder)
    me = door.app.access.me
    assert me is not None
    kept.keep(me)
    (file,) = folder.iterdir()
    token = file.read_text("ascii")
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert token.encode() not in (door.app.places.database).read_bytes()

    def resumed() -> bool:
        control.leave()
        return kept.resume() is not None

    door.clock.now += 599.0
    assert resumed()
    door.clock.now += 599.0  # counted from the last command
    assert resumed()
    file.write_text("another token", "ascii")
    assert not resumed()
    kept.keep(me)
    door.clock.boot = "second"
    assert not resumed()
    kept.keep(me)
    door.clock.now += 600.0
    assert not resumed()
    assert not list(folder.iterdir())
    kept.keep(me)
    door.app._parts.store.people.set_passphrase(me.id, "another hash")
    assert not resumed()


# --- passphrases ---


@pytest.mark.parametrize(
    "weak",
    [
        *("", "short", "fourteen chars", "passwordpassword", "qwertyuiopasdfgh", "aaaaaaaaaaaaaaaaaaaaaaaa"),
        *("123456789012345", "iloveyouiloveyou", "Password123456789", "anna nowak anna nowak", "roleplay roleplay"),
        *("letmeinletmein1!", "abcdefghijklmnop", "hasłohasłohasło"),
    ],
)
def test_what_everybody_uses_is_refused(weak: str) -> None:
    with pytest.raises(InputError) as caught:
        chosen(weak, "Anna Nowak")
    assert caught.value.code == "passphrase"
    assert weak not in str(caught.value) or not weak


@pytest.mark.parametrize(
    "strong", [GOOD, OTHER, "zażółć gęślą jaźń", "x7Gq2mPz9LkWv3R", "ключ и старый трамвай", "a b c " * 60 + GOOD]
)
def test_length_counts_and_no_composition(strong: str) -> None:
    assert chosen(strong, "Anna Nowak") == strong.strip() or chosen(strong) == normalised(strong)


def test_a_passphrase_is_the_same_from_every_keyboard() -> None:
    composed = "\u017c\u00f3\u0142w na p\u0142ocie \u015bpi \ufb01n"
    apart = "z\u0307o\u0301\u0142w na p\u0142ocie s\u0301pi fin"
    hasher = Hasher(FAST)
    assert hasher.verify(hasher.hash(normalised(composed)), normalised(apart))


@given(st.text(max_size=1200))
def test_any_text_is_taken_or_refused_clearly(text: str) -> None:
    longest = max(len(text), len(unicodedata.normalize("NFKC", text)))
    if longest > LONGEST_PASSPHRASE:
        with pytest.raises(InputError):
            normalised(text)
    else:
        assert normalised(normalised(text)) == normalised(text)


def test_longer_than_the_longest_is_refused_and_not_cut() -> None:
    assert normalised("x" * LONGEST_PASSPHRASE)
    for long in ("x" * (LONGEST_PASSPHRASE + 1), "\ufdfa" * 100):  # one letter that becomes eighteen
        with pytest.raises(InputError):
            normalised(long)
    hasher = Hasher(FAST)
    kept = hasher.hash("x" * LONGEST_PASSPHRASE)
    assert not hasher.verify(kept, "x" * (LONGEST_PASSPHRASE - 1))


def test_the_parameters_are_those_of_the_standard() -> None:
    assert Hasher()._hasher.hash("x").startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert not Hasher(FAST).verify("not a hash", "x")
    assert not Hasher(FAST).verify(None, "x")


def test_a_code_is_read_however_it_is_written() -> None:
    code = codes.new_code()
    assert len({codes.new_code() for _ in range(100)}) == 100
    assert codes.digest(code) == codes.digest(code.lower().replace("-", " "))
    assert codes.digest("O0IL1-ABCDE") == codes.digest("00111ABCDE")
    assert codes.digest("\ud800") != codes.digest("")


def test_the_machines_own_clock_goes_forward() -> None:
    clock = SystemClock()
    first = clock.seconds()
    assert 0 < first <= clock.seconds()
    assert clock.machine == SystemClock().machine
    assert len(clock.machine) == 32


# --- names ---


@given(st.text(max_size=120))
def test_a_name_is_kept_in_one_way_or_refused(text: str) -> None:
    kept = ""
    with suppress(InputError):
        kept = checked_name(text)
    if kept:
        assert checked_name(kept) == kept
        assert kept.isprintable()
        assert len(kept) <= LONGEST_NAME
        assert kept == kept.strip()
        assert not kept.startswith(("=", "+", "-", "@", "("))


@pytest.mark.parametrize(
    "name", ["Łucja Świątek-Żuk", "’t Hooft", "Nguyễn Văn A", "李小龙", "Ana María O'Brien", "Jean-Luc 2.", "محمد"]
)
def test_names_of_people_are_names(name: str) -> None:
    assert checked_name(f"  {name} ") == unicodedata.normalize("NFC", name)
