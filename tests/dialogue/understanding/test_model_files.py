"""Examples, the model made of them, and the cache that keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from roleplay.core.errors import InputError
from roleplay.dialogue.techniques import TECHNIQUES
from roleplay.dialogue.understanding.examples import NONE, load_examples
from roleplay.dialogue.understanding.model import CLASSES, build_model, encodable, model_fingerprint
from roleplay.dialogue.understanding.names import address
from roleplay.dialogue.understanding.understander import Understander
from roleplay.dialogue.understanding.usem3_encoder import Usem3Encoder
from roleplay.dialogue.understanding.vectors import RecentVectors, VectorCache
from roleplay.dialogue.understanding.words import tokenize
from roleplay.places import resources

TECHNIQUE_FOLDER = resources().assets / "techniques"
LEAST = {"en": 40, "pl": 20}
SHORT = {"personalise", "backchannel", "feel_felt_found"}
"""Found by rule, or with little variety by nature."""


class HashEncoder:
    """A small encoder without a model: counts letters."""

    name = "letters"

    def __init__(self) -> None:
        self.encoded = 0

    def encode(self, sentences: Sequence[str]) -> Sequence[Sequence[float]]:
        self.encoded += len(sentences)
        counts = [[1.0 + sentence.count(chr(97 + number)) for number in range(26)] for sentence in sentences]
        return [(np.array(row) / np.linalg.norm(row)).tolist() for row in counts]


def write_examples(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "en.yaml").write_text(text, encoding="utf-8")
    return folder


TAUGHT = (
    "apology|listening\tapology+listening\ttyped\tplain\tSo sorry, do go on.\n-\t\ttyped\tplain\tIt rains again.\n"
)
SMALL = "apology: {examples: [I am sorry, so sorry, sorry sir]}\nnone: {examples: [it rains, nice day, my cat]}\n"


def test_every_technique_has_enough_examples_in_both_languages() -> None:
    languages = load_examples(TECHNIQUE_FOLDER).languages
    for language, least in LEAST.items():
        for item in TECHNIQUES:
            if item.id not in SHORT:
                assert len(languages[language][item.id].examples) >= least, (language, item.id)
        assert len(languages[language][NONE].examples) >= 10 * least


def test_examples_of_personal_address_are_found_by_rule() -> None:
    for language, techniques in load_examples(TECHNIQUE_FOLDER).languages.items():
        for sentence in techniques["personalise"].examples:
            assert address(sentence, tokenize(sentence, language), (), language), sentence


def test_the_shipped_model_was_made_of_the_shipped_examples() -> None:
    """After a change of the examples run `python -m roleplay.dialogue.understanding`."""
    wanted = model_fingerprint(load_examples(TECHNIQUE_FOLDER), Usem3Encoder())
    with np.load(TECHNIQUE_FOLDER / "model.npz", allow_pickle=False) as stored:
        assert str(stored["fingerprint"]) == wanted


def test_the_second_start_encodes_nothing(tmp_path: Path) -> None:
    examples = load_examples(write_examples(tmp_path / "techniques", SMALL))
    first, second = HashEncoder(), HashEncoder()
    one = build_model(examples, first, VectorCache(tmp_path / "cache"))
    two = build_model(examples, second, VectorCache(tmp_path / "cache"))
    assert (first.encoded, second.encoded) == (6, 0)
    assert np.array_equal(one.classifier.coefficients, two.classifier.coefficients)
    assert np.array_equal(one.classifier.vectors, two.classifier.vectors)


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    examples = load_examples(write_examples(tmp_path / "techniques", SMALL))
    build_model(
        examples, HashEncoder(), VectorCache(tmp_path / "cache"), lambda done, total: told.append((done, total))
    )
    assert told[-1] == (6, 6)


def test_changed_examples_make_a_new_model(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "cache")
    build_model(load_examples(write_examples(tmp_path / "techniques", SMALL)), HashEncoder(), cache)
    changed = load_examples(write_examples(tmp_path / "techniques", SMALL.replace("nice day", "bad day")))
    encoder = HashEncoder()
    build_model(changed, encoder, cache)
    assert encoder.encoded == 6


def test_utterances_teach_all_that_is_in_them(tmp_path: Path) -> None:
    folder = write_examples(tmp_path / "techniques", SMALL)
    (folder / "utterances-en-a.tsv").write_text(TAUGHT, encoding="utf-8")
    model = build_model(load_examples(folder), HashEncoder(), VectorCache(tmp_path / "cache"))
    held = [{CLASSES[index] for index in np.flatnonzero(row)} for row in model.classifier.belongs]
    assert model.sentences[-2:] == ("So sorry, do go on.", "It rains again.")
    assert held[-2:] == [{"apology", "listening"}, {NONE}]
    encoder = HashEncoder()
    text = "So sorry, do go on."
    alike = model.classifier.alike(np.array(encoder.encode([encodable(text)]), dtype=np.float32))
    scores = model.classifier.scores([text], alike, "en")
    best = {CLASSES[index] for index in np.argsort(-scores[0])[:2]}
    assert best == {"apology", "listening"}


def test_changed_utterances_make_a_new_model(tmp_path: Path) -> None:
    folder, cache = write_examples(tmp_path / "techniques", SMALL), VectorCache(tmp_path / "cache")
    build_model(load_examples(folder), HashEncoder(), cache)
    (folder / "utterances-en-a.tsv").write_text(TAUGHT, encoding="utf-8")
    encoder = HashEncoder()
    build_model(load_examples(folder), encoder, cache)
    assert encoder.encoded == 8


def test_broken_utterances_are_named(tmp_path: Path) -> None:
    folder = write_examples(tmp_path / "techniques", SMALL)
    (folder / "utterances-en-a.tsv").write_text("flattery\t\ttyped\tplain\tYou are great.\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"utterances-en-a\.tsv:1"):
        load_examples(folder)


def test_what_words_tell_is_kept_on_disk_as_it_is_used(tmp_path: Path) -> None:
    examples = load_examples(write_examples(tmp_path / "techniques", SMALL))
    made = build_model(examples, HashEncoder(), VectorCache(tmp_path / "cache")).classifier
    read = build_model(examples, HashEncoder(), VectorCache(tmp_path / "cache")).classifier
    vectors = np.array(HashEncoder().encode(["so sorry"]), dtype=np.float32)
    assert np.array_equal(
        made.scores(["so sorry"], made.alike(vectors), "en"), read.scores(["so sorry"], read.alike(vectors), "en")
    )
    assert made.lexicons[0].vocabulary.known == read.lexicons[0].vocabulary.known


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\x93NUMPY garbage", b"x" * 5000])
def test_a_broken_cache_is_made_again(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / "model.npz").write_bytes(content)
    examples = load_examples(write_examples(tmp_path / "techniques", SMALL))
    understander = Understander(HashEncoder(), examples, VectorCache(folder))
    assert understander.understand("so sorry sir", "en").techniques[0].technique == "apology"
    encoder = HashEncoder()
    build_model(examples, encoder, VectorCache(folder))
    assert encoder.encoded == 0


def test_a_cache_cut_short_is_made_again(tmp_path: Path) -> None:
    examples = load_examples(write_examples(tmp_path / "techniques", SMALL))
    cache = VectorCache(tmp_path / "cache")
    build_model(examples, HashEncoder(), cache)
    path = tmp_path / "cache" / "model.npz"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    encoder = HashEncoder()
    build_model(examples, encoder, cache)
    assert encoder.encoded == 6


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("not a folder")
    examples = load_examples(write_examples(tmp_path / "techniques", SMALL))
    assert build_model(examples, HashEncoder(), VectorCache(occupied / "cache")).sentences


@pytest.mark.parametrize(
    "text",
    ["apology: [", "apology: 3", "unknown_thing: {examples: [a]}", "apology: {examples: [a], typo: [b]}", "- a"],
)
def test_broken_examples_are_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"en\.yaml"):
        load_examples(write_examples(tmp_path / "techniques", text))


def test_recent_sentences_are_encoded_once_and_forgotten_later() -> None:
    encoder = HashEncoder()
    recent = RecentVectors(encoder, most=2)
    first = recent.encode(["a", "b", "a"])
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(recent.encode(["b", "a"]), first[[1, 0]])
    assert encoder.encoded == 2
    assert recent.encode(["c", "d", "e", "a"]).shape == (4, 26)
    assert encoder.encoded == 5
    recent.encode(["b"])
    assert encoder.encoded == 6


def test_no_examples(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No technique examples"):
        load_examples(tmp_path)
