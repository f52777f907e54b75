from __future__ import annotations

import errno
import hashlib
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from roleplay.core.errors import ArchiveError, DiskError, ModelError
from roleplay.speech.models import model_folder, store
from roleplay.speech.models.catalogue import Catalogue, CatalogueModel
from roleplay.speech.models.store import ModelStore
from tests.speech.models.conftest import WebServer, everything, write_model, zip_model

NAME = "vosk-model-small-xx-0.1"
LISTED = "vosk-model-small-pl-0.22"
KEPT = {".lock", ".downloads"}
"""What a store holds besides models."""


def ignore(done: int, total: int) -> None:
    """Take progress."""


def works(model: Path) -> str:
    """Stand in for the probe: these files are no real model."""
    return ""


@pytest.fixture
def listed_zip(tmp_path: Path) -> Path:
    return zip_model(tmp_path / "listed.zip", f"{LISTED}/")


@pytest.fixture
def models(tmp_path: Path, listed_zip: Path, web: WebServer) -> ModelStore:
    web.body = listed_zip.read_bytes()
    listed = CatalogueModel(LISTED, "pl", len(web.body), "Small.", sha256=hashlib.sha256(web.body).hexdigest())
    unsigned = CatalogueModel("vosk-model-en-us-0.22-lgraph", "en", 0, "Large.")
    return ModelStore(tmp_path / "models", Catalogue(web.address, (listed, unsigned)), probe=works)


def installed(models: ModelStore) -> dict[str, str]:
    return {status.name: status.problem for status in models.list() if status.installed}


def left(tmp_path: Path) -> set[str]:
    """Return what lies in the store besides its lock and its downloads."""
    folder = tmp_path / "models"
    return everything(folder) - KEPT if folder.exists() else set()


def test_an_empty_store_lists_the_catalogue_and_writes_nothing(models: ModelStore, tmp_path: Path) -> None:
    assert [(status.name, status.installed, status.language) for status in models.list()] == [
        (LISTED, False, "pl"),
        ("vosk-model-en-us-0.22-lgraph", False, "en"),
    ]
    assert models.path_for("pl") is None
    assert not (tmp_path / "models").exists()


def test_download_by_name(models: ModelStore, tmp_path: Path) -> None:
    status = models.install(LISTED, ignore)
    assert (status.installed, status.problem, status.language) == (True, "", "pl")
    assert models.path_for("pl") == tmp_path / "models" / LISTED
    assert everything(tmp_path / "models" / ".downloads") == set()


def test_a_broken_download_is_resumed_by_the_next_install(models: ModelStore, web: WebServer, tmp_path: Path) -> None:
    web.cut_after = [500, 0]
    with pytest.raises(ModelError, match="kept"):
        models.install(LISTED, ignore)
    assert models.path_for("pl") is None
    models.install(LISTED, ignore)
    assert web.requests[-1]["Range"] == "bytes=500-"
    assert installed(models) == {LISTED: ""}


def test_a_wrong_checksum_installs_nothing(models: ModelStore, web: WebServer, tmp_path: Path) -> None:
    web.body = bytes(len(web.body))
    with pytest.raises(ArchiveError, match="checksum"):
        models.install(LISTED, ignore)
    assert left(tmp_path) == set()


def test_a_model_without_a_known_checksum_takes_that_of_the_makers(
    models: ModelStore, web: WebServer, tmp_path: Path
) -> None:
    name = "vosk-model-en-us-0.22-lgraph"
    body = zip_model(tmp_path / "large.zip", f"{name}/").read_bytes()
    web.bodies[f"/models/{name}.zip"] = body
    listing = '[{"name": "%s", "md5": "%s"}]'
    web.bodies["/models/model-list.json"] = (listing % (name, "0" * 32)).encode()
    with pytest.raises(ArchiveError, match="checksum"):
        models.install(name, ignore)
    web.bodies["/models/model-list.json"] = b"[]"
    with pytest.raises(ModelError, match="publishes no checksum"):
        models.install(name, ignore)
    web.bodies["/models/model-list.json"] = (listing % (name, hashlib.md5(body).hexdigest())).encode()
    models.install(name, ignore)
    assert installed(models) == {name: ""}


def test_another_server_can_be_named(models: ModelStore, web: WebServer) -> None:
    models.install(LISTED, ignore, base_url=web.address.replace("/models/", "/mirror/"))
    assert installed(models) == {LISTED: ""}


@pytest.mark.parametrize(
    ("file", "top", "language", "name"),
    [
        ("any.zip", f"{NAME}/", "", NAME),
        (f"{NAME}.zip", "", "", NAME),
        (f"{NAME}.zip", "model/", "", NAME),
        ("model.zip", "", "lt", "vosk-model-lt-model"),
        ("model.zip", "deeper/still/", "lt", "vosk-model-lt-model"),
    ],
)
def test_a_zip_is_installed_under_the_name_that_tells_most(
    models: ModelStore, tmp_path: Path, file: str, top: str, language: str, name: str
) -> None:
    archive = zip_model(tmp_path / file, top)
    status = models.install(str(archive), ignore, language=language)
    assert (status.name, status.language) == (name, language or "xx")
    assert archive.exists()


def test_a_folder_is_installed_and_left_alone(models: ModelStore, tmp_path: Path) -> None:
    folder = write_model(tmp_path / NAME)
    before = everything(folder)
    assert models.install(str(folder), ignore).name == NAME
    assert everything(folder) == before
    assert models.path_for("xx") == tmp_path / "models" / NAME


def test_a_language_that_nobody_knows_is_asked_for(models: ModelStore, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="language") as caught:
        models.install(str(zip_model(tmp_path / "model.zip", "")), ignore)
    assert "--language" in caught.value.hint
    assert left(tmp_path) == set()


def test_a_name_that_makes_no_folder_is_refused(models: ModelStore, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be the name") as caught:
        models.install(str(zip_model(tmp_path / "móy model.zip", "")), ignore, language="pl")
    assert "Rename" in caught.value.hint
    assert left(tmp_path) == set()


def test_an_unknown_name_names_the_known_ones(models: ModelStore) -> None:
    with pytest.raises(ModelError, match="no model, zip or folder") as caught:
        models.install("vosk-model-nowhere", ignore)
    assert LISTED in caught.value.hint


def test_a_false_official_zip_is_refused(models: ModelStore, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="not the official"):
        models.install(str(zip_model(tmp_path / f"{LISTED}.zip", "other/")), ignore)
    assert left(tmp_path) == set()


def test_a_model_that_does_not_load_is_not_installed(tmp_path: Path) -> None:
    models = ModelStore(tmp_path / "models", Catalogue("", ()), probe=lambda model: "the engine said no")
    with pytest.raises(ModelError, match="the engine said no"):
        models.install(str(write_model(tmp_path / NAME)), ignore)
    assert left(tmp_path) == set()


def hostile_zip(folder: Path) -> Path:
    archive = zip_model(folder / f"{NAME}.zip")
    with zipfile.ZipFile(archive, "a") as zipped:
        zipped.writestr("../evil", b"x")
    return archive


def damaged_zip(folder: Path) -> Path:
    archive = zip_model(folder / f"{NAME}.zip")
    data = bytearray(archive.read_bytes())
    data[80] ^= 0xFF
    archive.write_bytes(data)
    return archive


def zip_of_nothing(folder: Path) -> Path:
    archive = folder / f"{NAME}.zip"
    zipfile.ZipFile(archive, "w").close()
    return archive


def half_a_folder(folder: Path) -> Path:
    model = write_model(folder / NAME)
    (model / "conf/mfcc.conf").unlink()
    return model


@pytest.mark.parametrize("make", [hostile_zip, damaged_zip, zip_of_nothing, half_a_folder])
def test_nothing_is_left_of_what_was_refused(
    models: ModelStore, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    source = make(tmp_path)
    before = everything(tmp_path)
    with pytest.raises((ArchiveError, ModelError)):
        models.install(str(source), ignore)
    assert everything(tmp_path) - before <= {"models", "models/.lock"}


def test_cancelling_leaves_the_model_that_was_there(models: ModelStore, tmp_path: Path) -> None:
    archive = zip_model(tmp_path / f"{NAME}.zip")
    models.install(str(archive), ignore)
    before = left(tmp_path)

    def cancel(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        models.install(str(archive), cancel)
    assert left(tmp_path) == before
    assert installed(models) == {NAME: ""}


def test_installing_again_replaces(models: ModelStore, tmp_path: Path) -> None:
    archive = zip_model(tmp_path / f"{NAME}.zip")
    models.install(str(archive), ignore)
    (tmp_path / "models" / NAME / "am/final.mdl").write_bytes(b"spoilt")
    assert installed(models) == {NAME: "am/final.mdl has changed"}
    assert models.path_for("xx") is None
    models.install(str(archive), ignore)
    assert installed(models) == {NAME: ""}


def test_verify_reads_every_byte_and_probes(tmp_path: Path) -> None:
    answers = [""]
    models = ModelStore(tmp_path / "models", Catalogue("", ()), probe=lambda model: answers[-1])
    models.install(str(write_model(tmp_path / NAME)), ignore)
    assert models.verify(NAME).problem == ""
    answers.append("it crashed")
    assert models.verify(NAME).problem == "it crashed"
    path = tmp_path / "models" / NAME / "graph/Gr.fst"
    path.write_bytes(bytes(path.stat().st_size))
    assert models.verify(NAME).problem == "graph/Gr.fst has changed"


def test_remove(models: ModelStore, tmp_path: Path) -> None:
    models.install(str(write_model(tmp_path / NAME)), ignore)
    models.remove(NAME)
    assert installed(models) == {}
    assert left(tmp_path) == set()


@pytest.mark.parametrize("name", [NAME, LISTED, "..", ".", "", "../other", "/etc", ".downloads"])
def test_only_installed_models_are_verified_and_removed(models: ModelStore, tmp_path: Path, name: str) -> None:
    models.install(str(write_model(tmp_path / "vosk-model-small-yy-0.1")), ignore)
    before = everything(tmp_path)
    with pytest.raises(ModelError, match="not installed"):
        models.remove(name)
    with pytest.raises(ModelError, match="not installed"):
        models.verify(name)
    assert everything(tmp_path) == before


def test_the_largest_whole_model_of_a_language_serves(models: ModelStore, tmp_path: Path) -> None:
    models.install(str(write_model(tmp_path / NAME)), ignore)
    large = write_model(tmp_path / "vosk-model-xx-0.9")
    (large / "more").write_bytes(bytes(1000))
    models.install(str(large), ignore)
    assert models.path_for("xx") == tmp_path / "models" / "vosk-model-xx-0.9"
    (tmp_path / "models" / "vosk-model-xx-0.9" / "more").unlink()
    assert models.path_for("xx") == tmp_path / "models" / NAME


def test_two_installs_at_once_do_not_mix(models: ModelStore, tmp_path: Path) -> None:
    archive = zip_model(tmp_path / f"{NAME}.zip")
    second: list[str] = []

    def meanwhile(done: int, total: int) -> None:
        with pytest.raises(ModelError, match="Another model is being installed") as caught:
            ModelStore(tmp_path / "models", Catalogue("", ())).install(str(archive), ignore)
        second.append(caught.value.hint)

    models.install(str(archive), meanwhile)
    assert second
    assert installed(models) == {NAME: ""}
    with FileLock(tmp_path / "models" / ".lock", timeout=0), pytest.raises(ModelError, match="Another model"):
        models.remove(NAME)


def test_what_a_crash_left_is_tidied_up(models: ModelStore, tmp_path: Path) -> None:
    models.install(str(write_model(tmp_path / NAME)), ignore)
    write_model(tmp_path / "models" / ".new-abc" / "model")
    write_model(tmp_path / "models" / ".old-abc" / NAME)
    (tmp_path / "models" / ".downloads").mkdir()
    (tmp_path / "models" / ".downloads" / f"{NAME}.zip").write_bytes(b"complete, but never installed")
    assert installed(models) == {NAME: ""}
    models.install(str(tmp_path / NAME), ignore)
    assert {path.split("/")[0] for path in left(tmp_path)} == {NAME}


def test_a_model_that_somebody_put_there_is_listed_but_does_not_serve(models: ModelStore, tmp_path: Path) -> None:
    write_model(tmp_path / "models" / NAME)
    assert "not installed by this program" in installed(models)[NAME]
    assert models.path_for("xx") is None


def test_too_little_room_is_told_before_anything_is_written(
    models: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(store.shutil, "disk_usage", lambda path: usage._replace(free=1_000_000))
    for source in (str(write_model(tmp_path / NAME)), str(zip_model(tmp_path / f"{NAME}.zip")), LISTED):
        with pytest.raises(DiskError, match="1 MB free"):
            models.install(source, ignore)
    assert left(tmp_path) == set()


def test_a_full_disk_is_told_and_leaves_nothing(
    models: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(model_folder.shutil, "copyfile", full)
    with pytest.raises(DiskError, match="is full"):
        models.install(str(write_model(tmp_path / NAME)), ignore)
    assert left(tmp_path) == set()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    models = ModelStore(tmp_path / "file" / "models", Catalogue("", ()), probe=works)
    with pytest.raises(DiskError):
        models.install(str(write_model(tmp_path / NAME)), ignore)
    assert models.list() == ()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of one megabyte."""
    folder = tmp_path / "models"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root on Linux")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_fills_up_meanwhile_is_told_and_leaves_nothing(
    models: ModelStore, tiny_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(store.shutil, "disk_usage", lambda path: usage._replace(free=10**12))
    folder = write_model(tmp_path / NAME)
    (folder / "large").write_bytes(bytes(1_500_000))
    with zipfile.ZipFile(tmp_path / "vosk-model-small-xx-0.2.zip", "w") as zipped:
        for path in folder.rglob("*"):
            zipped.write(path, path.relative_to(folder))
    for source in (folder, tmp_path / "vosk-model-small-xx-0.2.zip"):
        with pytest.raises(DiskError, match="is full"):
            models.install(str(source), ignore)
        assert everything(tiny_disk) == {".lock"}
