"""Moonshine's network: sound in, words out, with how likely each is; the only module that knows its files.

Moonshine (Jeffries and others 2024, "Moonshine: Speech Recognition for Live Transcription and Voice Commands",
arXiv 2410.15608) is an encoder that hears a stretch of sound of any length, and a decoder that writes its text token
by token. The package `moonshine-voice` carries the English one with 27 million weights. Its own library is not used:
it gives neither probabilities nor other ways to hear, does all its work again whenever some sound is added, and takes
half as long again. Here the text of shorter sound is a *draft* of that of the longer one: the decoder reads it in one
step and goes on where it disagrees (Leviathan and others 2023, "Fast inference from transformers via speculative
decoding"). The weights are rounded to 8 bits and so is what flows through them, by a scale that depends on how much
is read at once; hence a draft may decide what is a close call ("any body", "anybody").
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from roleplay.core.errors import ModelError
from roleplay.core.sound import CALL_RATE
from roleplay.speech.onnx import quiet_onnxruntime
from roleplay.speech.recognition.moonshine_files import model_folder

Floats = npt.NDArray[np.float32]

_BEGIN, _END = 1, 2
"""Tokens around a text."""
_TOKENS_A_SECOND = 6.5
"""Most that is written, as its makers advise: a decoder that repeats itself would not end."""
_FEWEST_TOKENS = 4
_LEAST_SAMPLES = CALL_RATE // 2
"""Shorter sound is filled up with silence: the encoder folds 24 ms into a frame and needs some."""
_HEADS, _HEAD_SIZE = 8, 36

Memory = dict[str, Floats]
"""By input: what the decoder keeps of the sound and of the text (1, heads, tokens with the one before all, 36)."""
GoOn = Callable[[], bool]


def always() -> bool:
    """Say that work goes on."""
    return True


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text that the decoder wrote."""

    number: int
    log_probability: float
    """Natural logarithm, given the sound and the text before it."""
    next_best: int
    next_best_log_probability: float
    sentence_end: float
    """Log odds that a sentence ended at its place, and not only a clause."""

    def other_way(self) -> Token:
        """Return the next best in its place."""
        return Token(
            self.next_best, self.next_best_log_probability, self.number, self.log_probability, self.sentence_end
        )


@dataclass(frozen=True, slots=True)
class Written:
    """A text, and what the decoder keeps of reading it."""

    tokens: list[Token]
    memory: Memory
    sentence_end: float = 0.0
    """Log odds that a sentence ended behind it, and not only a clause."""

    def before(self, place: int, own: Sequence[str]) -> Memory:
        """Return what the decoder kept when it was about to read the token at a place."""
        return self.memory | {name: self.memory[name][:, :, : place + 1] for name in own}


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of sound as the encoder leaves it to the decoder."""

    states: Floats
    """1, frames, 288."""
    mask: npt.NDArray[np.int64]
    """1, samples: all of them count; the decoder takes every 384th, one a frame."""
    most_tokens: int


class MoonshineModel:
    """One loaded model. Thread-safe: its methods keep nothing."""

    def __init__(self) -> None:
        """Load the model, about 0.4 s. Raises `ModelError`."""
        folder = model_folder()
        if folder is None:
            raise _broken("its model is not there")
        try:
            onnxruntime = quiet_onnxruntime()
            options = _session_options(onnxruntime)
            self._encoder, self._decoder = (
                onnxruntime.InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
                for name in ("encoder_model.ort", "decoder_model_merged.ort")
            )
            self._pieces = _pieces((folder / "tokenizer.bin").read_bytes())
        except Exception as error:  # onnxruntime's exceptions share no class
            raise _broken(str(error)) from error
        self._memory = [one.name for one in self._decoder.get_inputs() if one.name.startswith("past_key_values")]
        self._own_memory = [name for name in self._memory if ".decoder." in name]
        self._stops = [_END, *(_last_place(self._pieces, mark) for mark in (b".", b"?", b"!"))]
        self._comma = _last_place(self._pieces, b",")

    def hear(self, samples: Floats) -> Heard:
        """Encode mono sound at `CALL_RATE`, -1 to 1; takes about a hundredth of its time."""
        padded = np.pad(samples, (0, max(0, _LEAST_SAMPLES - len(samples))))[np.newaxis]
        mask = np.ones(padded.shape, np.int64)
        (states,) = self._encoder.run(None, {"input_values": padded, "attention_mask": mask})
        return Heard(states, mask, max(_FEWEST_TOKENS, math.ceil(samples.size / CALL_RATE * _TOKENS_A_SECOND)))

    def write(self, heard: Heard, draft: Sequence[int] = (), go_on: GoOn = always) -> Written | None:
        """Write the likeliest text, token by token; None when `go_on` said no meanwhile.

        `draft` are tokens that it may begin with; they shorten the work.
        """
        rows, memory = self._read(heard, draft)
        written = Written([], memory)
        for row, expected in zip(rows, [*draft, None], strict=True):
            token = self._likeliest(row)
            if token.number == _END:
                return replace(written, sentence_end=token.sentence_end)
            written.tokens.append(token)
            if token.number != expected:
                break
        return self._written_on(heard, written, (), go_on)

    def otherwise(self, heard: Heard, written: Written, place: int, go_on: GoOn = always) -> list[Token] | None:
        """Write a text anew from a token on that is replaced by the next best; None when `go_on` said no.

        Where it says the same again as before, two tokens long, it is taken to go on as before.
        """
        tokens = written.tokens
        if tokens[place].next_best == _END:
            return tokens[:place]
        other = Written([*tokens[:place], tokens[place].other_way()], written.memory)
        found = self._written_on(heard, other, tokens[place + 1 :], go_on)
        return None if found is None else found.tokens

    def _written_on(self, heard: Heard, written: Written, former: Sequence[Token], go_on: GoOn) -> Written | None:
        """Write the rest; the last token has not been read yet. `former` followed once."""
        tokens, began, sentence_end = written.tokens, len(written.tokens), 0.0
        memory = written.before(len(tokens) - 1, self._own_memory)
        while len(tokens) < heard.most_tokens:
            if not go_on():
                return None
            row, memory = self._next(heard, tokens[-1].number, memory)
            token = self._likeliest(row)
            if token.number == _END:
                sentence_end = token.sentence_end
                break
            tokens.append(token)
            if len(tokens) >= began + 2 and (rest := _after(former, tokens[-2:])) is not None:
                tokens += rest
                break
        return Written(tokens, memory, sentence_end)

    def text(self, tokens: Sequence[int]) -> str:
        """Return what tokens spell, with a space before each word."""
        return b"".join(self._pieces[token] for token in tokens).replace("▁".encode(), b" ").decode("utf-8", "ignore")

    def _read(self, heard: Heard, draft: Sequence[int]) -> tuple[list[Floats], Memory]:
        """Have the decoder read the beginning of a text at once; return what may follow each token."""
        nothing = np.zeros((1, _HEADS, 0, _HEAD_SIZE), np.float32)
        given = self._given(heard, [_BEGIN, *draft], dict.fromkeys(self._memory, nothing), first=True)
        logits, *memory = self._decoder.run(["logits", *map(_present, self._memory)], given)
        return list(logits[0]), dict(zip(self._memory, memory, strict=True))

    def _next(self, heard: Heard, token: int, memory: Memory) -> tuple[Floats, Memory]:
        """Have the decoder read one more token; what it remembers of the sound stays the same."""
        names = ["logits", *map(_present, self._own_memory)]
        logits, *own = self._decoder.run(names, self._given(heard, [token], memory, first=False))
        return logits[0, -1], {**memory, **dict(zip(self._own_memory, own, strict=True))}

    def _likeliest(self, row: Floats) -> Token:
        best, second = (int(number) for number in np.argpartition(row, -2)[:-3:-1])
        if row[second] > row[best]:
            best, second = second, best
        whole = _log_sum(row)
        sentence_end = _log_sum(row[self._stops]) - float(row[self._comma])
        return Token(best, float(row[best]) - whole, second, float(row[second]) - whole, sentence_end)

    @staticmethod
    def _given(heard: Heard, tokens: Sequence[int], memory: Memory, *, first: bool) -> dict[str, Any]:
        return {
            "encoder_hidden_states": heard.states,
            "encoder_attention_mask": heard.mask,
            "input_ids": np.array([tokens], np.int64),
            "use_cache_branch": np.array([not first]),
            **memory,
        }


def _session_options(onnxruntime: Any) -> Any:
    options = onnxruntime.SessionOptions()
    # A second thread saves 10 ms of 40 and takes what voices and the call need.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return options


def _present(name: str) -> str:
    return name.replace("past_key_values", "present")


def _after(tokens: Sequence[Token], two: Sequence[Token]) -> Sequence[Token] | None:
    """Return what follows two tokens where they stand first; None where they do not."""
    wanted = [token.number for token in two]
    for place in range(len(tokens) - 1):
        if [token.number for token in tokens[place : place + 2]] == wanted:
            return tokens[place + 2 :]
    return None


def _log_sum(row: Floats) -> float:
    highest = float(row.max())
    return highest + math.log(float(np.exp(row - highest).sum()))


def _last_place(pieces: Sequence[bytes], piece: bytes) -> int:
    """Return the last token with a text; earlier ones stand for single bytes."""
    return max(number for number, one in enumerate(pieces) if one == piece)


def _pieces(packed: bytes) -> list[bytes]:
    """Read the text of each token: its length in one byte, or two when the first is 128 or more, then its bytes."""
    found, place = [], 0
    while place < len(packed):
        length, place = packed[place], place + 1
        if length >= 0x80:
            length, place = length - 0x80 + packed[place] * 0x80, place + 1
        found.append(packed[place : place + length])
        place += length
    return found


def _broken(detail: str) -> ModelError:
    return ModelError(
        f"The built-in speech recogniser Moonshine cannot be loaded ({detail}).",
        hint="Install the package moonshine-voice again, or choose PocketSphinx in the settings.",
    )
