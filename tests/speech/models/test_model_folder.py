from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from roleplay.core.errors import ModelError
from roleplay.speech.models.model_folder import (
    MANIFEST,
    copy_folder,
    damage,
    find_model,
    missing_files,
    read_manifest,
    write_manifest,
)
from tests.speech.models.conftest import MODEL_FILES, everything, write_model


def ignore(done: int, total: int) -> None:
    """Take progress."""


@pytest.mark.parametrize("inside", [".", "model", "download/model"])
def test_a_model_is_found_at_most_two_levels_down(tmp_path: Path, inside: str) -> None:
    model = write_model(tmp_path / inside)
    assert find_model(tmp_path, "the zip") == model


def test_a_flat_older_model_is_found(tmp_path: Path) -> None:
    for name in ("final.mdl", "mfcc.conf", "HCLG.fst"):
        (tmp_path / name).write_bytes(b"x")
    assert find_model(tmp_path, "the zip") == tmp_path


def test_no_model_several_and_half_a_model_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no Vosk model"):
        find_model(tmp_path, "the zip")
    model = write_model(tmp_path / "one")
    other = write_model(tmp_path / "two")
    with pytest.raises(ModelError, match="several"):
        find_model(tmp_path, "the zip")
    shutil.rmtree(other)
    (model / "graph/Gr.fst").unlink()
    with pytest.raises(ModelError, match=r"graph/Gr\.fst missing"):
        find_model(tmp_path, "the zip")


@pytest.mark.parametrize("name", sorted(set(MODEL_FILES) - {"README"}))
def test_every_needed_file_is_missed(tmp_path: Path, name: str) -> None:
    model = write_model(tmp_path)
    assert missing_files(model) == ()
    (model / name).unlink()
    assert len(missing_files(model)) == 1


def test_one_whole_graph_is_enough(tmp_path: Path) -> None:
    model = write_model(tmp_path)
    (model / "graph/HCLG.fst").write_bytes(b"x")
    (model / "graph/HCLr.fst").unlink()
    assert missing_files(model) == ()


def test_a_folder_is_copied(tmp_path: Path) -> None:
    model = write_model(tmp_path / "from")
    write_manifest(model, language="pl", source="elsewhere")
    (tmp_path / "to").mkdir()
    progress: list[tuple[int, int]] = []
    copy_folder(model, tmp_path / "to", lambda done, total: progress.append((done, total)))
    assert {name: (tmp_path / "to" / name).read_bytes() for name in MODEL_FILES} == MODEL_FILES
    assert not (tmp_path / "to" / MANIFEST).exists(), "a manifest of another store is not believed"
    assert progress[-1][0] == progress[-1][1] > 0


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX links")
@pytest.mark.parametrize("target", ["/etc/passwd", "/", "README", "nowhere"])
def test_links_in_a_folder_are_refused(tmp_path: Path, target: str) -> None:
    model = write_model(tmp_path / "from")
    (model / "graph/link").symlink_to(target)
    (tmp_path / "to").mkdir()
    with pytest.raises(ModelError, match="is a link"):
        copy_folder(model, tmp_path / "to", ignore)
    assert everything(tmp_path / "to") == set()


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX devices")
def test_a_pipe_in_a_folder_is_refused(tmp_path: Path) -> None:
    model = write_model(tmp_path / "from")
    os.mkfifo(model / "pipe")
    with pytest.raises(ModelError, match="device"):
        copy_folder(model, tmp_path, ignore)


def test_damage_is_found(tmp_path: Path) -> None:
    model = write_model(tmp_path)
    write_manifest(model, language="pl", source="somewhere")
    manifest = read_manifest(model)
    assert manifest is not None
    assert (manifest.language, manifest.source) == ("pl", "somewhere")
    assert damage(model, manifest, thorough=True) == ""
    same_size = bytearray(MODEL_FILES["am/final.mdl"])
    same_size[5] ^= 1
    (model / "am/final.mdl").write_bytes(same_size)
    assert damage(model, manifest, thorough=False) == ""
    assert damage(model, manifest, thorough=True) == "am/final.mdl has changed"
    (model / "am/final.mdl").write_bytes(b"short")
    assert damage(model, manifest, thorough=False) == "am/final.mdl has changed"
    (model / "am/final.mdl").unlink()
    assert damage(model, manifest, thorough=False) == "am/final.mdl is missing"


@pytest.mark.parametrize(
    "content", ["", "[]", "null", '{"language": "pl"}', '{"language": "pl", "source": "", "files": {"a": 5}}']
)
def test_an_unreadable_manifest_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content)
    assert read_manifest(tmp_path) is None
