"""Finds where a word is spoken in a synthesized sentence and puts a bleep over it.

Piper's models tell when they say which word. For the other engines the sentence is synthesized whole, for its natural
melody, and again in pieces around the word; dynamic time warping of the joined pieces against the whole carries the
joins over. aeneas aligns audiobooks in this way (github.com/readbeyond/aeneas, HOWITWORKS.md); the path is that of
Sakoe and Chiba 1978, "Dynamic programming algorithm optimization for spoken word recognition".
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from roleplay.core.sound import CALL_RATE
from roleplay.speech.voices.engine import Span
from roleplay.speech.voices.waveform import Wave, faded

BLEEP_HERTZ = 1000.0

_HOP = CALL_RATE // 100
_WINDOW = 512
_BANDS = 26
_COEFFICIENTS = 13
_MARGIN_BEFORE = round(0.045 * CALL_RATE)
_MARGIN_AFTER = round(0.015 * CALL_RATE)
"""Against PocketSphinx's forced alignment, spans without margins begin up to 75 ms late and end 0 to 35 ms late."""
_TOLD_BEFORE = 0.06
_TOLD_AFTER = 0.04
"""Seconds around a word whose place the engine has told, as far as no other word is heard there: it counts the
closure of a stop to the silence before it."""
_SHORTEST = round(0.12 * CALL_RATE)
_BLEEP_PEAK = 0.17
"""Of full scale: 2.5 dB (RMS) above the common level of speech, so that it covers what is left of the word."""

Matrix = npt.NDArray[np.float64]


def spoken_spans(whole: Wave, parts: Sequence[Wave], wanted: Sequence[int]) -> tuple[Span, ...]:
    """Return where in `whole` the wanted parts are spoken; `parts`, in order, say the same words."""
    ends = np.cumsum([part.size for part in parts])
    joined = np.concatenate(parts) if parts else whole[:0]
    if not joined.size or not whole.size:
        return ()
    rows, columns = _warp(_mfcc(joined), _mfcc(whole))
    spans = []
    for index in wanted:
        first, last = (ends[index] - parts[index].size) / _HOP, ends[index] / _HOP
        # The first part begins, and the last ends, with the whole sentence.
        start = 0 if index == 0 else round(float(np.interp(first, rows, columns)) * _HOP) - _MARGIN_BEFORE
        end = (
            whole.size
            if index == len(parts) - 1
            else round(float(np.interp(last, rows, columns)) * _HOP) + _MARGIN_AFTER
        )
        middle, half = (start + end) // 2, max((end - start) // 2, _SHORTEST // 2)
        spans.append((max(middle - half, 0), min(middle + half, whole.size)))
    return tuple(spans)


def told_spans(spans: Sequence[Span], wanted: Sequence[int], rate: int) -> tuple[Span, ...]:
    """Return what has to be covered of the wanted parts, when an engine has told where each part is heard."""
    found = []
    for index in wanted:
        start, end = spans[index]
        before = max((last for _, last in spans[:index]), default=0)
        after = min((first for first, _ in spans[index + 1 :]), default=end + rate)
        start = max(min(before, start), start - round(_TOLD_BEFORE * rate))
        found.append((start, min(max(after, end), end + round(_TOLD_AFTER * rate))))
    return tuple(found)


def bleeped(speech: Wave, spans: Sequence[Span]) -> Wave:
    """Put a 1 kHz tone in place of each span, faded at both ends like the speech around it."""
    result = speech.copy()
    for start, end in spans:
        fade = round(0.005 * CALL_RATE)
        ramp = np.cos(np.linspace(0, np.pi / 2, fade, dtype=np.float32)) ** 2
        before, after = result[max(start - fade, 0) : start], result[end : end + fade]
        before *= ramp[ramp.size - before.size :]
        after *= ramp[::-1][: after.size]
        time = np.arange(end - start, dtype=np.float32) / CALL_RATE
        tone = _BLEEP_PEAK * np.sin(2 * np.pi * BLEEP_HERTZ * time)
        result[start:end] = faded(tone.astype(np.float32))
    return result


def _mfcc(wave: Wave) -> Matrix:
    """Return mel-frequency cepstral coefficients 1 to 12 and the log energy, one row per 10 ms, each scaled alike."""
    padded = np.pad(wave.astype(np.float64), _WINDOW // 2)
    frames = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP] * np.hanning(_WINDOW)
    power = np.abs(np.fft.rfft(frames, axis=1)) ** 2
    bands = np.log(power @ _mel_filters().T + 1e-8)
    features = bands @ _cosines()
    scaled: Matrix = (features - features.mean(axis=0)) / (features.std(axis=0) + 1e-6)
    return scaled


def _cosines() -> Matrix:
    """Return the first columns of the discrete cosine transform (type II), shape (bands, coefficients).

    Here rather than from scipy, which would take 30 MB of every call's memory for this one product.
    """
    band = np.arange(_BANDS)[:, None]
    transform: Matrix = np.cos(np.pi / _BANDS * (band + 0.5) * np.arange(_COEFFICIENTS))
    return transform


def _mel_filters() -> Matrix:
    """Return triangular filters of equal width on the mel scale, shape (bands, bins)."""
    highest = 2595 * np.log10(1 + CALL_RATE / 2 / 700)
    corners = 700 * (10 ** (np.linspace(0, highest, _BANDS + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(_WINDOW, 1 / CALL_RATE)
    rising = (bins - corners[:-2, None]) / (corners[1:-1] - corners[:-2])[:, None]
    falling = (corners[2:, None] - bins) / (corners[2:] - corners[1:-1])[:, None]
    filters: Matrix = np.maximum(np.minimum(rising, falling), 0)
    return filters


def _warp(first: Matrix, second: Matrix) -> tuple[Matrix, Matrix]:
    """Return the cheapest path as frame numbers of both sounds, the first one's rising strictly."""
    total = _cumulative(_distances(first, second))
    row, column = len(first) - 1, len(second) - 1
    path = [(row, column)]
    while row or column:
        steps = [(row - 1, column - 1), (row - 1, column), (row, column - 1)]
        row, column = min((step for step in steps if min(step) >= 0), key=lambda step: total[step])
        path.append((row, column))
    pairs = np.array(path[::-1], dtype=np.float64)
    rows, starts = np.unique(pairs[:, 0], return_index=True)
    return rows, pairs[starts, 1]


def _distances(first: Matrix, second: Matrix) -> Matrix:
    """Return how far each row of one is from each row of the other, without the table of all differences."""
    squares = np.sum(first**2, axis=1)[:, None] + np.sum(second**2, axis=1) - 2 * first @ second.T
    distances: Matrix = np.sqrt(np.maximum(squares, 0, out=squares), out=squares)
    return distances


def _cumulative(cost: Matrix) -> Matrix:
    """Return the cost of the cheapest way to every cell, computed diagonal by diagonal."""
    height, width = cost.shape
    total = np.full((height + 1, width + 1), np.inf)
    total[0, 0] = 0
    for diagonal in range(height + width - 1):
        rows = np.arange(max(0, diagonal - width + 1), min(diagonal, height - 1) + 1)
        columns = diagonal - rows
        before = np.minimum(np.minimum(total[rows, columns], total[rows, columns + 1]), total[rows + 1, columns])
        total[rows + 1, columns + 1] = cost[rows, columns] + before
    return total[1:, 1:]
