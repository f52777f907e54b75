from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from roleplay.core.errors import ArchiveError, ModelError
from roleplay.speech.models.download import Wanted, download, published_md5
from tests.speech.models.conftest import WebServer, everything

BODY = random.Random(1).randbytes(3_000_000)
SHA256 = hashlib.sha256(BODY).hexdigest()


def ignore(done: int, total: int) -> None:
    """Take progress."""


@pytest.fixture
def wanted(web: WebServer) -> Wanted:
    web.body = BODY
    return Wanted(web.address + "m.zip", len(BODY), SHA256)


def test_a_file_arrives_whole_with_progress(web: WebServer, wanted: Wanted, tmp_path: Path) -> None:
    progress: list[tuple[int, int]] = []
    download(wanted, tmp_path / "m.zip", lambda done, total: progress.append((done, total)))
    assert (tmp_path / "m.zip").read_bytes() == BODY
    assert everything(tmp_path) == {"m.zip"}
    assert progress[0] == (0, len(BODY))
    assert progress[-1] == (len(BODY), len(BODY))
    assert progress == sorted(progress)


def test_a_connection_that_breaks_off_is_taken_up_again(web: WebServer, wanted: Wanted, tmp_path: Path) -> None:
    web.cut_after = [1_000_000, 500_000]
    download(wanted, tmp_path / "m.zip", ignore)
    assert (tmp_path / "m.zip").read_bytes() == BODY
    first, second, third = web.requests
    assert "Range" not in first
    assert int(second["Range"].removeprefix("bytes=").removesuffix("-")) <= 1_000_000
    assert second["If-Range"] == third["If-Range"] == '"v1"'


def test_what_has_arrived_is_used_by_the_next_run(web: WebServer, wanted: Wanted, tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        if done > 1_000_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(wanted, tmp_path / "m.zip", cancel)
    assert everything(tmp_path) == {"m.zip.part", "m.zip.part.json"}
    had = (tmp_path / "m.zip.part").stat().st_size
    assert had > 500_000
    progress: list[int] = []
    download(wanted, tmp_path / "m.zip", lambda done, total: progress.append(done))
    assert progress[0] == had
    assert web.requests[-1]["Range"] == f"bytes={had}-"
    assert (tmp_path / "m.zip").read_bytes() == BODY


def test_a_server_that_ignores_ranges_sends_it_again(web: WebServer, wanted: Wanted, tmp_path: Path) -> None:
    web.cut_after = [1_000_000]
    web.ranges = False
    download(wanted, tmp_path / "m.zip", ignore)
    assert (tmp_path / "m.zip").read_bytes() == BODY


def test_a_file_that_changed_meanwhile_is_fetched_anew(web: WebServer, wanted: Wanted, tmp_path: Path) -> None:
    web.body = bytes(len(BODY))
    web.cut_after = [1_000_000, 0]
    with pytest.raises(ModelError):
        download(wanted, tmp_path / "m.zip", ignore)
    web.body, web.etag = BODY, '"v2"'
    download(wanted, tmp_path / "m.zip", ignore)
    assert (tmp_path / "m.zip").read_bytes() == BODY


@pytest.mark.parametrize("etag", ["", 'W/"weak"'])
def test_without_a_strong_validator_nothing_is_resumed(
    web: WebServer, wanted: Wanted, tmp_path: Path, etag: str
) -> None:
    web.etag = etag
    web.cut_after = [1_000_000]
    download(wanted, tmp_path / "m.zip", ignore)
    assert (tmp_path / "m.zip").read_bytes() == BODY
    assert all("Range" not in request for request in web.requests)


def test_a_part_of_another_address_is_not_used(web: WebServer, wanted: Wanted, tmp_path: Path) -> None:
    web.cut_after = [1_000_000, 0]
    with pytest.raises(ModelError):
        download(wanted, tmp_path / "m.zip", ignore)
    before = len(web.requests)
    download(Wanted(web.address + "mirror.zip", len(BODY), SHA256), tmp_path / "m.zip", ignore)
    assert "Range" not in web.requests[before]


def test_a_complete_part_needs_no_more_bytes(web: WebServer, wanted: Wanted, tmp_path: Path) -> None:
    """Killed between the last byte and the renaming."""
    (tmp_path / "m.zip.part").write_bytes(BODY)
    (tmp_path / "m.zip.part.json").write_text(f'{{"address": "{wanted.address}", "validator": "\\"v1\\""}}')
    download(wanted, tmp_path / "m.zip", ignore)
    assert (tmp_path / "m.zip").read_bytes() == BODY


@pytest.mark.parametrize("note", ["", "[]", "nonsense", '{"address": 5}'])
def test_a_spoilt_note_means_from_the_start(web: WebServer, wanted: Wanted, tmp_path: Path, note: str) -> None:
    (tmp_path / "m.zip.part").write_bytes(b"old")
    (tmp_path / "m.zip.part.json").write_text(note)
    download(wanted, tmp_path / "m.zip", ignore)
    assert (tmp_path / "m.zip").read_bytes() == BODY


def test_another_part_than_asked_for_is_refused(web: WebServer, wanted: Wanted, tmp_path: Path) -> None:
    web.cut_after = [1_000_000]
    web.wrong_range = True
    with pytest.raises(ModelError, match="another part"):
        download(wanted, tmp_path / "m.zip", ignore)
    web.wrong_range = False
    download(wanted, tmp_path / "m.zip", ignore)
    assert (tmp_path / "m.zip").read_bytes() == BODY


def test_a_connection_that_never_gets_on_keeps_its_part(web: WebServer, wanted: Wanted, tmp_path: Path) -> None:
    web.cut_after = [1_000_000, 0, 0, 0]
    with pytest.raises(ModelError, match=r"MB have arrived and are kept") as caught:
        download(wanted, tmp_path / "m.zip", ignore)
    assert "install that" in caught.value.hint
    assert (tmp_path / "m.zip.part").stat().st_size > 500_000


@pytest.mark.parametrize("digest", [{"sha256": "0" * 64}, {"md5": "0" * 32}])
def test_a_wrong_checksum_leaves_nothing(web: WebServer, tmp_path: Path, digest: dict[str, str]) -> None:
    web.body = BODY
    with pytest.raises(ArchiveError, match="wrong checksum"):
        download(Wanted(web.address + "m.zip", **digest), tmp_path / "m.zip", ignore)
    assert everything(tmp_path) == set()


def test_md5_is_used_where_nothing_better_is_known(web: WebServer, tmp_path: Path) -> None:
    web.body = BODY
    md5 = hashlib.md5(BODY).hexdigest()
    download(Wanted(web.address + "m.zip", md5=md5), tmp_path / "m.zip", ignore)
    assert (tmp_path / "m.zip").read_bytes() == BODY


@pytest.mark.parametrize("size", [len(BODY) - 1, len(BODY) + 1])
def test_another_size_than_expected_is_refused_before_it_arrives(web: WebServer, tmp_path: Path, size: int) -> None:
    web.body = BODY
    progress: list[int] = []
    with pytest.raises(ArchiveError, match="instead of"):
        download(
            Wanted(web.address + "m.zip", size, SHA256), tmp_path / "m.zip", lambda done, _: progress.append(done)
        )
    assert everything(tmp_path) == set()
    assert progress == []


def test_a_false_length_does_not_matter_when_the_checksum_is_right(web: WebServer, tmp_path: Path) -> None:
    web.body = BODY
    web.declared = len(BODY) + 10
    download(Wanted(web.address + "m.zip", 0, SHA256), tmp_path / "m.zip", ignore)
    assert (tmp_path / "m.zip").read_bytes() == BODY


@pytest.mark.parametrize("status", [404, 403, 500, 503])
def test_a_refusal_is_told_with_its_number(web: WebServer, wanted: Wanted, tmp_path: Path, status: int) -> None:
    web.status = status
    with pytest.raises(ModelError, match=str(status)) as caught:
        download(wanted, tmp_path / "m.zip", ignore)
    assert "another computer" in caught.value.hint
    assert everything(tmp_path) == set()


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/m.zip", "http://models.invalid/m.zip", "nonsense://x", "x"])
def test_no_network_is_one_clear_message(tmp_path: Path, address: str) -> None:
    with pytest.raises(ModelError, match="cannot be reached") as caught:
        download(Wanted(address, 1, SHA256), tmp_path / "m.zip", ignore)
    assert "another computer" in caught.value.hint
    assert everything(tmp_path) == set()


def test_the_makers_list_gives_the_md5(web: WebServer) -> None:
    web.bodies["/models/model-list.json"] = b'[{"name": "a", "md5": "1"}, {"name": "b", "md5": "2"}]'
    assert published_md5(web.address, "b") == "2"
    assert published_md5(web.address, "c") == ""


@pytest.mark.parametrize("body", [b"<html>", b"{}x", b'[{"name": "b"}]', b"[5]", b"\xff"])
def test_a_spoilt_list_is_told(web: WebServer, body: bytes) -> None:
    web.bodies["/models/model-list.json"] = body
    with pytest.raises(ModelError, match="not a list of models"):
        published_md5(web.address, "b")
