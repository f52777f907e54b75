"""International Morse code (ITU-R M.1677-1), as tones and as text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples a second, as on the line of a call."""
UNIT = 0.04
"""Seconds of a dot: 30 words a minute."""
PITCH = 600.0
"""Hertz."""
LETTERS = {
    "A": ".-",
    "B": "-...",
    "C": "-.-.",
    "D": "-..",
    "E": ".",
    "F": "..-.",
    "G": "--.",
    "H": "....",
    "I": "..",
    "J": ".---",
    "K": "-.-",
    "L": ".-..",
    "M": "--",
    "N": "-.",
    "O": "---",
    "P": ".--.",
    "Q": "--.-",
    "R": ".-.",
    "S": "...",
    "T": "-",
    "U": "..-",
    "V": "...-",
    "W": ".--",
    "X": "-..-",
    "Y": "-.--",
    "Z": "--..",
    "1": ".----",
    "2": "..---",
    "3": "...--",
    "4": "....-",
    "5": ".....",
    "6": "-....",
    "7": "--...",
    "8": "---..",
    "9": "----.",
    "0": "-----",
    ".": ".-.-.-",
    ",": "--..--",
    "?": "..--..",
    "'": ".----.",
    "-": "-....-",
}
_BACK = {code: letter for letter, code in LETTERS.items()}


def keyed(text: str) -> list[tuple[bool, int]]:
    """Return a text as (key down, units) pairs: a dot 1, a dash 3, between letters 3, between words 7."""
    found: list[tuple[bool, int]] = []
    for word in text.upper().split():
        known = [LETTERS[letter] for letter in word if letter in LETTERS]
        if known and found:
            found.append((False, 7))
        for place, code in enumerate(known):
            if place:
                found.append((False, 3))
            for rank, sign in enumerate(code):
                if rank:
                    found.append((False, 1))
                found.append((True, 3 if sign == "-" else 1))
    return found


def tones(text: str, pace: float) -> NDArray[np.int16]:
    """Return a text as sound at `RATE`."""
    unit = round(UNIT / pace * RATE)
    pieces = [np.zeros(7 * unit)]
    for down, units in keyed(text):
        count = units * unit
        wave = np.sin(2 * np.pi * PITCH * np.arange(count) / RATE) if down else np.zeros(count)
        ramp = min(count // 4, RATE // 200)  # without clicks
        if down:
            wave[:ramp] *= np.linspace(0, 1, ramp)
            wave[-ramp:] *= np.linspace(1, 0, ramp)
        pieces.append(wave)
    return np.asarray(np.concatenate([*pieces, np.zeros(7 * unit)]) * 12_000, dtype=np.int16)


def read(sound: NDArray[np.int16]) -> str:
    """Return the text that was keyed, at whatever speed; empty for silence."""
    hop = RATE // 500
    frames = sound[: len(sound) // hop * hop].reshape(-1, hop).astype(np.float64)
    loud = np.sqrt((frames**2).mean(axis=1)) if len(frames) else np.zeros(0)
    if not len(loud) or loud.max() < 500:
        return ""
    down = loud > loud.max() / 2
    edges = np.flatnonzero(np.diff(down.astype(int))) + 1
    runs = [(bool(down[part[0]]), len(part)) for part in np.split(np.arange(len(down)), edges) if len(part)]
    marks = sorted(length for is_down, length in runs if is_down)
    gaps = sorted(length for is_down, length in runs[1:-1] if not is_down)
    unit = min([*marks, *gaps])  # a dot, or the gap within a letter
    text, code = "", ""
    for is_down, length in runs:
        if is_down:
            code += "-" if length > 2 * unit else "."
        elif length > 2 * unit:
            text += _BACK.get(code, "") + (" " if length > 5 * unit else "")
            code = ""
    return " ".join((text + _BACK.get(code, "")).split())
