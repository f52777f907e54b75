"""Measures what tells the customers' voices apart, and writes it into `voices/README.md`.

    python -m tools.measure_voices            prints the table
    python -m tools.measure_voices --write    puts it between the two marks in voices/README.md

Pitch and formants are Praat's (through parselmouth): pitch by autocorrelation (Boersma 1993), formants by Burg's
method at the voiced frames, their medians. The length of the vocal tract is told by how far the spectral envelope is
stretched along the frequency axis against that of the engine's plain voice saying the same; that is steadier than
single formants, which Burg's method confuses in low voices.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import parselmouth

from roleplay.core.sound import CALL_RATE
from roleplay.places import resources
from roleplay.speech.voices.bank import VoiceBank, built_in_engines
from roleplay.speech.voices.casting import Casting
from roleplay.speech.voices.shaping import shaped, tempo
from roleplay.speech.voices.voice_file import BrokenVoice, Throat, Voice
from roleplay.speech.voices.waveform import Wave, trimmed

TEXT = "The parcel was promised for Monday, and on Monday nobody came, and nobody called."
HEAT = 30
ENGINES = ("hibari", "piper")
"""Both have one English voice on every machine; the first is what tract lengths are told against."""
NO_CUSTOMERS = ("system", "trainee", "trainee-man")

PITCH_JND = 2.0
"""Semitones: 1.95 with normal hearing (Gaudrain and Başkent 2018, Ear and Hearing 39)."""
TRACT_JND = 1.7
"""Semitones of all formants: 1.73 in the same study."""
PACE_JND = 0.10
"""Share of the pace: 5 to 10 % (Quené 2007, Journal of Phonetics 35)."""

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one voice."""

    id: str
    engine: str
    pitch: float
    """Median fundamental frequency in Hz."""
    formants: tuple[float, float, float]
    """Medians of the first three, in Hz."""
    centroid: float
    """Of the spectrum, in Hz."""
    tract: float
    """Factor by which the resonances lie above those of the first engine's plain voice."""
    pace: float
    """Words a minute, pauses within the sentence included."""


def measure_voices(bank: VoiceBank) -> tuple[Measured, ...]:
    """Return every English customer voice that one of `ENGINES` serves, as it sounds at `HEAT`."""
    apart = {name: tract_scale(_plain(bank, name, 1.0), _plain(bank, ENGINES[0], 1.0)) for name in ENGINES}
    found = []
    for voice in bank.voices:
        if isinstance(voice, BrokenVoice) or voice.id in NO_CUSTOMERS or "en" not in voice.content.languages:
            continue
        casting = bank.first_casting(voice, "en")
        if casting is not None and casting.engine.name in ENGINES:
            found.append(_measured(bank, voice, casting, apart[casting.engine.name]))
    return tuple(found)


def _plain(bank: VoiceBank, name: str, pace: float) -> Wave:
    """Return the text as an engine's English voice says it by itself."""
    engine = next(engine for engine in bank.engines if engine.name == name)
    voice = next(voice for voice in engine.voices() if voice.language.startswith("en"))
    return trimmed(shaped(engine.synthesize(TEXT, voice.id, pace), Throat(), 0.0))


def _measured(bank: VoiceBank, voice: Voice, casting: Casting, apart: float) -> Measured:
    engine = casting.engine.name
    manner = voice.content.heat.at(HEAT)
    pace, faster = tempo(manner.pace, casting.throat)
    # Without breaths and hesitation, so that it says the same as the plain voice at the same times.
    spoken = casting.engine.synthesize(TEXT, casting.voice, pace)
    wave = trimmed(shaped(spoken, casting.throat, manner.pitch + casting.pitch, faster))
    plain = _plain(bank, engine, pace)
    sound = parselmouth.Sound(wave.astype(np.float64), CALL_RATE)
    track = sound.to_pitch_ac(pitch_floor=60, pitch_ceiling=450)
    hertz = track.selected_array["frequency"]
    burg = sound.to_formant_burg(maximum_formant=5500 if engine == ENGINES[0] else 5000)
    times = track.xs()[hertz > 0]
    first, second, third = (
        float(np.nanmedian([burg.get_value_at_time(number, at) for at in times])) for number in (1, 2, 3)
    )
    power = np.abs(np.fft.rfft(wave)) ** 2
    centroid = float((power * np.fft.rfftfreq(wave.size, 1 / CALL_RATE)).sum() / power.sum())
    words = 60 * len(TEXT.split()) * CALL_RATE / wave.size
    pitch = float(np.median(hertz[hertz > 0]))
    tract = apart * tract_scale(wave, plain)
    return Measured(voice.id, engine, pitch, (first, second, third), centroid, tract, words)


def tract_scale(wave: Wave, reference: Wave) -> float:
    """Return by which factor the resonances of `wave` lie above those of `reference`, which says the same words.

    The factor by which the frequency axis must be stretched so that the spectral envelopes, one for each sixtieth of
    the utterance, fit best.
    """
    factors = np.geomspace(0.72, 1.45, 141)
    hertz = np.linspace(500, 4600, 120)
    target = _envelopes(reference, hertz)
    fits = [float((target * _envelopes(wave, hertz * factor)).sum()) for factor in factors]
    return float(factors[int(np.argmax(fits))])


_SECTIONS = 60


def _envelopes(wave: Wave, hertz: np.ndarray) -> np.ndarray:
    """Return the envelope of every section in dB, each without its mean and slope, all together of norm 1."""
    starts = np.linspace(0, wave.size - 1024, 4 * _SECTIONS).astype(int)
    frames = np.stack([wave[start : start + 1024] for start in starts]).astype(np.float64)
    power = np.abs(np.fft.rfft(frames * np.hanning(1024), axis=1)) ** 2
    power = power.reshape(_SECTIONS, 4, -1).mean(axis=1)
    width = np.hanning(41) / np.hanning(41).sum()  # 310 Hz wide at half height: no harmonics are left
    bins = np.fft.rfftfreq(1024, 1 / CALL_RATE)
    rows = []
    for section in power:
        smooth = 10 * np.log10(np.convolve(np.pad(section, 20, mode="edge"), width, "valid") + 1e-9)
        found = np.interp(hertz, bins, smooth)
        rows.append(found - np.polyval(np.polyfit(hertz, found, 1), hertz))
    envelopes = np.stack(rows)
    return np.asarray(envelopes / np.sqrt((envelopes**2).sum()))


def differences(one: Measured, other: Measured) -> Mapping[str, float]:
    """Return by how many just-noticeable differences two voices lie apart."""
    return {
        "pitch": 12 * abs(math.log2(one.pitch / other.pitch)) / PITCH_JND,
        "tract": 12 * abs(math.log2(one.tract / other.tract)) / TRACT_JND,
        "pace": abs(math.log(one.pace / other.pace)) / math.log1p(PACE_JND),
    }


def nearest(voices: Iterable[Measured]) -> list[tuple[float, str, str]]:
    """Return the pairs, nearest first, by the joint distance in just-noticeable differences."""
    return sorted((math.hypot(*differences(a, b).values()), a.id, b.id) for a, b in combinations(voices, 2))


def table(voices: tuple[Measured, ...]) -> str:
    """Return what was measured in Markdown."""
    rows = [
        "| voice | engine | pitch Hz | formants Hz | centroid Hz | tract | words/min |",
        "|---|---|---|---|---|---|---|",
    ]
    for voice in sorted(voices, key=lambda voice: (voice.engine, voice.pitch)):
        formants = ", ".join(f"{formant:.0f}" for formant in voice.formants)
        rows.append(
            f"| {voice.id} | {voice.engine} | {voice.pitch:.0f} | {formants} | {voice.centroid:.0f}"
            f" | {voice.tract:.2f} | {voice.pace:.0f} |"
        )
    close = ", ".join(f"{one} and {other} {distance:.1f}" for distance, one, other in nearest(voices)[:3])
    return "\n".join(rows) + f"\n\nNearest pairs, in just-noticeable differences: {close}.\n"


def main() -> None:
    """Print the table, or write it."""
    parser = argparse.ArgumentParser(description="Measures the customers' voices.")
    parser.add_argument("--write", action="store_true", help="put the table into voices/README.md")
    arguments = parser.parse_args()
    bank = VoiceBank([resources().voices], built_in_engines())
    text = table(measure_voices(bank))
    bank.close()
    print(text)
    if arguments.write:
        page = Path(__file__).parents[1] / "voices" / "README.md"
        before, _, rest = page.read_text("utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        page.write_text(f"{before}{BEGIN}\n{text}{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
