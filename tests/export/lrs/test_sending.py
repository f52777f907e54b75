"""Statements sent to a record store that keeps to the rules, and to one that has a bad day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from roleplay.core.errors import InputError, RecordStoreError
from roleplay.export.lrs.client import LaterError, RecordStore, checked_endpoint
from roleplay.export.lrs.sending import Sender
from roleplay.export.xapi.statements import Statement, Wording, of_call, of_voiding
from tests.export.xapi.samples import call

from .server import KEY, SECRET, Answer, RecordStoreServer, running


def said(count: int) -> list[Statement]:
    return [of_call(call(number), Wording()) for number in range(count)]


class Waiting:
    """Lets no time pass, and remembers how much should have."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@pytest.fixture
def store(server: RecordStoreServer) -> Iterator[RecordStore]:
    with RecordStore(server.endpoint, KEY, SECRET) as opened:
        yield opened


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


def sent(store: RecordStore, waiting: Waiting, statements: Sequence[Statement], batch: int = 3) -> Sender:
    sender = Sender(store, waiting, batch)
    sender.send(statements, lambda _batch: None)
    return sender


def test_statements_arrive_in_batches(server: RecordStoreServer, store: RecordStore, waiting: Waiting) -> None:
    told: list[str] = []
    sender = Sender(store, waiting, 3)
    sender.send(iter(said(7)), lambda batch: told.extend(one["id"] for one in batch))
    assert list(server.statements.values()) == said(7)
    assert told == [one["id"] for one in said(7)]
    assert [number for _, _, number in server.requests] == [3, 3, 1]
    assert (sender.counts.sent, sender.counts.known, waiting.seconds) == (7, 0, [])


def test_sending_again_makes_no_duplicates(server: RecordStoreServer, store: RecordStore, waiting: Waiting) -> None:
    sent(store, waiting, said(4))
    sent(store, waiting, said(6))
    assert list(server.statements.values()) == said(6)


def test_a_store_that_is_busy_is_asked_again_when_it_says(
    server: RecordStoreServer, store: RecordStore, waiting: Waiting
) -> None:
    server.planned += [Answer(429, {"Retry-After": "7"}), Answer(503), Answer(503), Answer(502)]
    sent(store, waiting, said(3))
    assert waiting.seconds == [7.0, 2.0, 4.0, 8.0]
    assert len(server.statements) == 3


def test_a_store_may_say_when_by_the_clock(server: RecordStoreServer, store: RecordStore, waiting: Waiting) -> None:
    at = datetime.now(UTC) + timedelta(days=400)
    server.planned.append(Answer(503, {"Retry-After": format_datetime(at, usegmt=True)}))
    with pytest.raises(RecordStoreError, match="left alone") as refused:
        sent(store, waiting, said(3))
    assert refused.value.code == "lrs_busy"
    server.planned.append(Answer(503, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}))
    sent(store, waiting, said(3))
    assert waiting.seconds == [0.0]


def test_a_store_that_stays_away_is_given_up(server: RecordStoreServer, store: RecordStore, waiting: Waiting) -> None:
    told: list[int] = []
    sender = Sender(store, waiting, 2)
    server.planned += [Answer(200, stores=True), *[Answer(503)] * 6]
    with pytest.raises(RecordStoreError, match="503 \\(6 attempts\\)") as refused:
        sender.send(said(6), lambda batch: told.append(len(batch)))
    assert (refused.value.code, told, waiting.seconds) == ("lrs_away", [2], [1.0, 2.0, 4.0, 8.0, 16.0])


def test_an_answer_that_was_lost_is_no_duplicate(
    server: RecordStoreServer, store: RecordStore, waiting: Waiting
) -> None:
    server.planned.append(Answer(200, stores=True, breaks=True))
    sender = sent(store, waiting, said(3))
    assert (len(server.statements), sender.counts.sent, waiting.seconds) == (3, 3, [1.0])


def test_nobody_listens(waiting: Waiting) -> None:
    with running() as gone:
        endpoint = gone.endpoint
    with RecordStore(endpoint, KEY, SECRET) as store, pytest.raises(RecordStoreError, match="cannot be reached"):
        sent(store, waiting, said(1))
    assert len(waiting.seconds) == 5


def test_one_statement_that_the_store_has_otherwise_does_not_hold_up_the_rest(
    server: RecordStoreServer, store: RecordStore, waiting: Waiting
) -> None:
    made = said(10)
    there = {**made[6], "verb": {"id": "http://example.com/slept"}}
    server.statements[made[6]["id"]] = there
    sender = sent(store, waiting, made, batch=10)
    assert (sender.counts.sent, sender.counts.conflicts) == (9, [made[6]["id"]])
    assert server.statements[made[6]["id"]] == there


def test_a_store_that_calls_an_equal_statement_a_conflict_is_believed_to_have_it(
    server: RecordStoreServer, store: RecordStore, waiting: Waiting
) -> None:
    made = said(1)
    server.statements[made[0]["id"]] = {**made[0], "timestamp": "2026-03-04T06:07:31.346+01:00"}
    server.planned.append(Answer(409))
    sender = sent(store, waiting, made)
    assert (sender.counts.sent, sender.counts.known, sender.counts.conflicts) == (0, 1, [])


def test_batches_that_are_too_large_are_halved(
    server: RecordStoreServer, store: RecordStore, waiting: Waiting
) -> None:
    server.largest = 2
    sender = sent(store, waiting, said(9), batch=9)
    assert (len(server.statements), sender.counts.sent) == (9, 9)
    assert list(server.statements.values()) == said(9)


def test_what_is_refused_is_found_and_named(server: RecordStoreServer, store: RecordStore, waiting: Waiting) -> None:
    made = said(8)
    server.refuses.add(made[5]["id"])
    with pytest.raises(RecordStoreError, match=f"{made[5]['id']}.*I do not like it") as refused:
        sent(store, waiting, made, batch=8)
    assert refused.value.code == "lrs_refused"
    assert list(server.statements.values()) == made[:5]


def test_a_wrong_secret(server: RecordStoreServer, waiting: Waiting) -> None:
    with RecordStore(server.endpoint, KEY, "guessed") as store, pytest.raises(RecordStoreError) as refused:
        sent(store, waiting, said(2))
    assert refused.value.code == "lrs_key"
    assert "guessed" not in str(refused.value)
    assert "<html>" not in str(refused.value)
    assert waiting.seconds == []


def test_a_key_without_rights(server: RecordStoreServer, store: RecordStore, waiting: Waiting) -> None:
    server.may_write = False
    with pytest.raises(RecordStoreError, match="this key may only read") as refused:
        sent(store, waiting, said(2))
    assert refused.value.code == "lrs_rights"


def test_an_address_beside_the_point(server: RecordStoreServer, waiting: Waiting) -> None:
    with RecordStore(f"{server.endpoint}/v9", KEY, SECRET) as store:
        with pytest.raises(RecordStoreError) as refused:
            sent(store, waiting, said(1))
        assert refused.value.code == "lrs_none"
        with pytest.raises(RecordStoreError, match="no learning record store"):
            store.check()


def test_a_redirection_is_not_followed(server: RecordStoreServer, store: RecordStore, waiting: Waiting) -> None:
    server.planned.append(Answer(307, {"Location": f"{server.endpoint}/elsewhere/statements"}))
    with pytest.raises(RecordStoreError, match="elsewhere") as refused:
        sent(store, waiting, said(1))
    assert refused.value.code == "lrs_moved"
    assert len(server.requests) == 1


def test_what_a_store_says_is_shown_as_text_and_shortened(
    server: RecordStoreServer, store: RecordStore, waiting: Waiting
) -> None:
    server.planned.append(Answer(400, body=b"\x1b[31m" + "\u202e".encode() + b"x" * 100_000))
    with pytest.raises(RecordStoreError) as refused:
        sent(store, waiting, said(1))
    assert "<U+001B>[31m<U+202E>xxx" in str(refused.value)
    assert len(str(refused.value)) < 600


def test_an_endless_answer_is_cut(server: RecordStoreServer, store: RecordStore, waiting: Waiting) -> None:
    server.planned.append(Answer(200, body=b"[" * 9_000_000))
    assert sent(store, waiting, said(1)).counts.sent == 1


def test_the_check_before_anything_is_sent(server: RecordStoreServer, store: RecordStore) -> None:
    assert store.check() == ("1.0.0", "1.0.3")
    assert not server.statements
    server.secret = "changed"
    with pytest.raises(RecordStoreError, match="does not know the key"):
        store.check()
    server.versions = ["2.0.0"]
    with pytest.raises(RecordStoreError, match=r"2\.0\.0"):
        store.check()


def test_voiding(server: RecordStoreServer, store: RecordStore, waiting: Waiting) -> None:
    made = said(3)
    sent(store, waiting, [*made, of_voiding(made[1]["id"], Wording())])
    assert server.valid == [made[0], made[2]]
    assert store.get(made[1]["id"]) is None
    assert store.get(made[0]["id"]) is not None


# --- certificates ---


def test_a_certificate_that_nobody_knows_is_refused(certificate: tuple[Path, Path], waiting: Waiting) -> None:
    with running(certificate) as server, RecordStore(server.endpoint, KEY, SECRET) as store:
        with pytest.raises(RecordStoreError, match="not trusted") as refused:
            sent(store, waiting, said(1))
        assert refused.value.code == "lrs_certificate"
        assert not server.requests
        assert waiting.seconds == []


def test_a_certificate_of_the_organisation_is_trusted(certificate: tuple[Path, Path], waiting: Waiting) -> None:
    with (
        running(certificate) as server,
        RecordStore(server.endpoint, KEY, SECRET, certificates=str(certificate[0])) as store,
    ):
        assert sent(store, waiting, said(2)).counts.sent == 2


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_a_file_without_certificates(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "c.pem"
    if content is not None:
        path.write_text(content)
    with pytest.raises(InputError, match="no certificates"):
        RecordStore("https://lrs.example.com", KEY, SECRET, certificates=str(path))


# --- addresses ---


@pytest.mark.parametrize(
    "address",
    [
        *("", "  ", "lrs.example.com", "ftp://lrs.example.com", "https://", "https://a b", "javascript:alert(1)"),
        *("https://lrs.example.com/xapi?x=1", "https://lrs.example.com/#x", "https://[", "https://h:99999/"),
        *("http://lrs.example.com/xapi", "http://10.0.0.1/", "https://u:p@lrs.example.com", "https://a\u202eb.com"),
    ],
)
def test_addresses_that_are_not_used(address: str) -> None:
    with pytest.raises(InputError) as refused:
        checked_endpoint(address)
    assert refused.value.code == "lrs_address"
    assert "u:p" not in str(refused.value)


@pytest.mark.parametrize(
    ("address", "used"),
    [
        ("https://lrs.example.com/xapi/", "https://lrs.example.com/xapi"),
        (" https://lrs.example.com ", "https://lrs.example.com"),
        ("http://localhost:8080/xapi", "http://localhost:8080/xapi"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_addresses_that_are_used(address: str, used: str) -> None:
    assert checked_endpoint(address) == used


def test_what_is_to_be_tried_again_is_told_apart(server: RecordStoreServer, store: RecordStore) -> None:
    server.planned.append(Answer(503, {"Retry-After": "3"}))
    with pytest.raises(LaterError) as later:
        store.post(said(1))
    assert later.value.seconds == 3.0
