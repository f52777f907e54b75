"""The folder of installed recognition models."""

from __future__ import annotations

import errno
import hashlib
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from roleplay.core.errors import ArchiveError, DiskError, ModelError
from roleplay.core.files import private_folder
from roleplay.core.records import ModelStatus
from roleplay.speech.models.catalogue import Catalogue, CatalogueModel, language_of
from roleplay.speech.models.kept import kept_bytes
from roleplay.speech.models.model_folder import (
    copy_folder,
    damage,
    find_model,
    read_manifest,
    write_manifest,
)
from roleplay.speech.models.probe import probe
from roleplay.speech.models.zip_archive import unpack, unpacked_bytes

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_STAGING = ".new-"
_DISCARDED = ".old-"
_DOWNLOADS = ".downloads"
_SPARE_BYTES = 50_000_000

_Progress = Callable[[int, int], None]


class ModelStore:
    """Installs, checks and finds recognition models. Any thread, any number of processes."""

    def __init__(self, root: Path, catalogue: Catalogue, *, probe: Callable[[Path], str] = probe) -> None:
        """Use folder `root`, which is created when the first model is installed.

        `probe` tries a model and returns why it does not work, empty when it does.
        """
        self._root = root
        self._catalogue = catalogue
        self._probe = probe

    def list(self) -> tuple[ModelStatus, ...]:
        """Return the models of the catalogue, then the other installed ones."""
        others = sorted(name for name in self._folders() if self._catalogue.find(name) is None)
        names = [*(model.name for model in self._catalogue.models), *others]
        return tuple(self._status(name) for name in names)

    def path_for(self, language: str) -> Path | None:
        """Return the folder of a whole model for a language (ISO 639-1); the largest when there are several."""
        whole = [
            Path(status.path)
            for status in map(self._status, self._folders())
            if status.language == language and not status.problem
        ]
        return max(whole, key=_size, default=None)

    def install(
        self, name_or_path: str, progress: _Progress, *, base_url: str = "", language: str = ""
    ) -> ModelStatus:
        """Install a model by its name in the catalogue, from a zip, or from a folder; replaces one of that name.

        `progress` gets (done, total) bytes of the download and then of the unpacking, and may raise to cancel: the
        store is then as before, but for the part of a download that the next attempt will use. `base_url` replaces
        the catalogue's address; `language` (ISO 639-1) is needed where the name does not tell it.

        Raises `ModelError`, `ArchiveError`, `DiskError`.
        """
        if not name_or_path.strip():
            raise ModelError("The name of the model is empty.", hint=self._offered())
        path = Path(name_or_path).expanduser()
        listed = self._catalogue.find(name_or_path)
        with self._changing():
            if listed is not None:
                return self._install_listed(listed, base_url or self._catalogue.address, progress)
            if path.is_dir():
                return self._install_folder(path.resolve(), language, progress)
            if path.is_file():
                self._check_official(path)
                return self._install_zip(path, path.stem, language, progress)
        raise ModelError(f"There is no model, zip or folder {name_or_path}.", hint=self._offered())

    def _offered(self) -> str:
        return "Models to download: " + ", ".join(model.name for model in self._catalogue.models)

    def verify(self, name: str) -> ModelStatus:
        """Compare every file with what was installed, and load the model. Raises `ModelError` if not installed."""
        status = self._installed(name)
        if status.problem:
            return status
        path = Path(status.path)
        manifest = read_manifest(path)
        problem = damage(path, manifest, thorough=True) if manifest else ""
        return self._status(name, problem or self._probe(path))

    def missing_words(self, name: str, phrases: Sequence[str]) -> tuple[str, ...]:
        """Return the words of `phrases` that an installed model does not know. Raises `ModelError`."""
        from roleplay.speech.models.vocabulary import missing_words

        return missing_words(Path(self._installed(name).path), phrases)

    def remove(self, name: str) -> None:
        """Delete an installed model. Raises `ModelError` if it is not installed, `DiskError`."""
        path = Path(self._installed(name).path)
        with self._changing():
            self._discard(path)

    # --- installing ---

    def _install_listed(self, model: CatalogueModel, address: str, progress: _Progress) -> ModelStatus:
        from roleplay.speech.models.download import Wanted, download, published_md5

        md5 = model.md5
        if not (model.sha256 or md5):
            md5 = published_md5(address, model.name)
            if not md5:
                raise ModelError(f"{address} publishes no checksum of {model.name}.", hint="Install it from a zip.")
        archive = self._root / _DOWNLOADS / f"{model.name}.zip"
        archive.parent.mkdir(exist_ok=True)
        self._need_space(model.bytes)
        wanted = Wanted(f"{address}{archive.name}", model.bytes, model.sha256, md5)
        download(wanted, archive, progress)
        try:
            return self._install_zip(archive, model.name, model.language, progress, source=wanted.address)
        finally:
            archive.unlink(missing_ok=True)

    def _check_official(self, archive: Path) -> None:
        """Refuse a zip that bears the name of an official model and is not the official one."""
        listed = self._catalogue.find(archive.stem)
        if listed is None or not listed.sha256:
            return
        with archive.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != listed.sha256:
            raise ArchiveError(
                f"{archive.name} is not the official model of that name: its checksum differs.",
                hint="Download it again, or give the zip another name if it is a model of your own.",
            )

    def _install_zip(
        self, archive: Path, name: str, language: str, progress: _Progress, *, source: str = ""
    ) -> ModelStatus:
        self._need_space(unpacked_bytes(archive))
        with self._staging() as staging:
            unpack(archive, staging, progress)
            model = find_model(staging, archive.name)
            if model != staging and language_of(model.name):
                name = model.name
            return self._take_in(model, name, language, source or str(archive))

    def _install_folder(self, folder: Path, language: str, progress: _Progress) -> ModelStatus:
        source = find_model(folder, str(folder))
        self._need_space(_size(source))
        with self._staging() as staging:
            copy_folder(source, staging, progress)
            return self._take_in(staging, source.name, language, str(source))

    def _take_in(self, model: Path, name: str, language: str, source: str) -> ModelStatus:
        """Move a complete, unpacked model to its place if it works."""
        language = language or language_of(name)
        if not _LANGUAGE.fullmatch(language):
            raise ModelError(
                f"The name {name} does not tell which language the model is for.",
                hint="Say it with --language, two letters such as en.",
            )
        if not language_of(name):
            name = f"vosk-model-{language}-{name}"
        if not _NAME.fullmatch(name):
            raise ModelError(
                f"{name!r} cannot be the name of a model.",
                hint="Rename the zip or folder, with letters, digits, dots and dashes only.",
            )
        if problem := self._probe(model):
            raise ModelError(f"The model {name} does not work: {problem}.", hint="Download it again.")
        write_manifest(model, language=language, source=source)
        target = self._root / name
        if target.exists():
            self._discard(target)
        model.rename(target)
        return self._status(name)

    # --- the folder ---

    def _folders(self) -> tuple[str, ...]:
        if not self._root.is_dir():
            return ()
        names = (path.name for path in self._root.iterdir() if path.is_dir())
        return tuple(sorted(name for name in names if not name.startswith(".")))

    def _installed(self, name: str) -> ModelStatus:
        if name not in self._folders():
            raise ModelError(f"The model {name} is not installed.", hint="See what is: roleplay models list")
        return self._status(name)

    def _status(self, name: str, problem: str = "") -> ModelStatus:
        listed = self._catalogue.find(name)
        path = self._root / name
        installed = path.is_dir()
        language = listed.language if listed else language_of(name)
        if installed:
            manifest = read_manifest(path)
            if manifest is None:
                problem = problem or "it was not installed by this program: install it from its folder or zip"
            else:
                language = manifest.language
                problem = problem or damage(path, manifest, thorough=False)
        return ModelStatus(
            name=name,
            language=language,
            download_bytes=(listed.bytes or listed.about_bytes) if listed else 0,
            installed=installed,
            problem=problem,
            note=listed.note if listed else "",
            path=str(path) if installed else "",
            kept_bytes=kept_bytes(self._root / _DOWNLOADS / f"{name}.zip") if listed and not installed else 0,
            word_errors=listed.word_errors if listed else (),
        )

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Hold the store's lock, tidy up after a crash, and tell disk trouble for what it is."""
        try:
            private_folder(self._root)
            with FileLock(self._root / ".lock", timeout=0):
                for left in (*self._root.glob(_STAGING + "*"), *self._root.glob(_DISCARDED + "*")):
                    shutil.rmtree(left, ignore_errors=True)
                for left in self._root.glob(f"{_DOWNLOADS}/*.zip"):
                    left.unlink(missing_ok=True)
                yield
        except Timeout as error:
            raise ModelError(
                "Another model is being installed or removed.", hint="Wait until that is done."
            ) from error
        except OSError as error:
            raise _disk_error(self._root, error) from error

    @contextmanager
    def _staging(self) -> Iterator[Path]:
        """Give a folder on the same disk that is gone afterwards, whatever happens."""
        with tempfile.TemporaryDirectory(prefix=_STAGING, dir=self._root, ignore_cleanup_errors=True) as folder:
            inner = Path(folder) / "model"
            inner.mkdir()
            yield inner

    def _discard(self, path: Path) -> None:
        # Renamed first: half a model must never be found under its name.
        gone = Path(tempfile.mkdtemp(prefix=_DISCARDED, dir=self._root))
        path.rename(gone / path.name)
        shutil.rmtree(gone, ignore_errors=True)

    def _need_space(self, size: int) -> None:
        free = shutil.disk_usage(self._root).free
        if free < size + _SPARE_BYTES:
            needed = f"{(size + _SPARE_BYTES) / 1e6:.0f} MB are needed"
            raise DiskError(
                f"The disk of {self._root} has {free / 1e6:.0f} MB free; {needed}.",
                hint="Make room, or set ROLEPLAY_HOME to another disk.",
            )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _disk_error(root: Path, error: OSError) -> DiskError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskError(f"The disk of {root} is full.", hint="Make room, or set ROLEPLAY_HOME to another disk.")
    return DiskError(f"{error.filename or root} cannot be used: {error.strerror or error}.", hint="Check its rights.")
