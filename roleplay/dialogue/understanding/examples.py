"""The catalogue's examples, read from `assets/techniques`.

`LANGUAGE.yaml` holds sentences and cues, by technique; `utterances-LANGUAGE-WRITER.tsv`, where there are any, whole
utterances with all that is in them (`labelled.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from roleplay.core.errors import InputError
from roleplay.dialogue.labelled import Labelled, load_labelled
from roleplay.dialogue.techniques import TECHNIQUE_IDS

NONE = "none"
"""The class of utterances that carry no technique."""


class TechniqueWords(BaseModel):
    """How one technique sounds in one language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    examples: tuple[str, ...]
    cues: tuple[str, ...] = ()
    """One of these speaks for the technique."""
    negatable: tuple[str, ...] = ()
    """Where one of these is denied, the technique is not meant."""


@dataclass(frozen=True, slots=True)
class TechniqueExamples:
    """All examples: by language, then by technique; `NONE` holds utterances without a technique."""

    languages: Mapping[str, Mapping[str, TechniqueWords]]
    fingerprint: str
    """Changes with the content."""
    utterances: Mapping[str, tuple[Labelled, ...]] = field(default_factory=dict)
    """By the name of the file, one for each writer and language."""


_UTTERANCES = "utterances-"
_FILE = TypeAdapter(dict[str, TechniqueWords])


def load_examples(folder: Path) -> TechniqueExamples:
    """Read all languages and utterances of a folder. Raises `InputError` naming the file that is unusable."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    languages: dict[str, Mapping[str, TechniqueWords]] = {}
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        content = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + content + b"\0")
        try:
            words = _FILE.validate_python(YAML(typ="safe", pure=True).load(content))
        except (YAMLError, ValidationError) as error:
            raise InputError(f"{path} is not a usable list of technique examples: {error}") from error
        unknown = set(words) - TECHNIQUE_IDS - {NONE}
        if unknown:
            raise InputError(f"{path} names unknown techniques: {', '.join(sorted(unknown))}.")
        languages[path.stem] = words
    if not languages:
        raise InputError(f"No technique examples in {folder}.", hint="Reinstall the program.")
    utterances: dict[str, tuple[Labelled, ...]] = {}
    for path in sorted(folder.glob(f"{_UTTERANCES}*.tsv")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        language = path.stem.removeprefix(_UTTERANCES).partition("-")[0]
        utterances[path.stem] = tuple(load_labelled(path, language))
    return TechniqueExamples(languages, digest.hexdigest(), utterances)
