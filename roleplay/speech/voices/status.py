"""What the voices on this machine can do, for the voice list and the doctor."""

from __future__ import annotations

from roleplay.core.counting import counted
from roleplay.core.records import Finding, VoiceStatus
from roleplay.speech.voices.bank import VoiceBank
from roleplay.speech.voices.engine import EngineError, VoiceEngine
from roleplay.speech.voices.voice_file import BrokenVoice


def list_voices(bank: VoiceBank) -> tuple[VoiceStatus, ...]:
    """Return one row per voice and language, and one per broken file; loads no model."""
    rows: list[VoiceStatus] = []
    for voice in bank.voices:
        if isinstance(voice, BrokenVoice):
            rows.append(VoiceStatus(voice.id, voice.id, "", "", voice.problem))
            continue
        for language in voice.content.languages:
            problems: list[str] = []
            first = bank.first_casting(voice, language, problems)
            served_by = first.served_by if first else ""
            rows.append(VoiceStatus(voice.id, voice.content.name, language, served_by, " ".join(problems)))
    return tuple(rows)


def findings(bank: VoiceBank) -> tuple[Finding, ...]:
    """Return the doctor's findings on engines and voices."""
    found = [_engine_finding(engine) for engine in bank.engines]
    for row in list_voices(bank):
        if not row.language:
            found.append(Finding("voices", "problem", row.problem, "Mend or remove the file."))
        elif not row.served_by:
            found.append(
                Finding(
                    "voices",
                    "problem",
                    f"Nothing can speak for {row.name} in language {row.language!r}. {row.problem}",
                    "Install a system voice (Linux: apt install espeak-ng) or drop in a Piper voice.",
                )
            )
    return tuple(found)


def _engine_finding(engine: VoiceEngine) -> Finding:
    try:
        voices = engine.voices()
    except EngineError as error:
        return Finding("voices", "warning", f"{engine.name}: {error.message}", error.hint)
    if not voices:
        return Finding("voices", "warning", f"{engine.name}: no voices found.")
    languages = sorted({voice.language.split("-")[0] for voice in voices})
    some = ", ".join(languages[:6]) + (" ..." if len(languages) > 6 else "")
    return Finding("voices", "ok", f"{engine.name}: {counted(len(voices), 'voice')} ({some}).")
