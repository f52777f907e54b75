"""`roleplay voices`: the customers' voices."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from roleplay.cli.facade import facade
from roleplay.cli.output import STDOUT, AsJson, check_target, print_json, print_table, write_to
from roleplay.core.errors import ExportError
from roleplay.core.sound import SAMPLE_BYTES

if TYPE_CHECKING:
    from roleplay.core.sound import Pcm

group = typer.Typer(help="The customers' voices: list them, hear them.", no_args_is_help=True)


@group.command("list")
def list_voices(context: typer.Context, json: AsJson = False) -> None:
    """List the voices and what serves them on this machine.

    Example: roleplay voices list
    """
    voices = facade(context).voices()
    if json:
        print_json(voices)
        return
    rows = ((voice.id, voice.name, voice.language, voice.served_by, voice.problem) for voice in voices)
    print_table(("id", "name", "language", "served by", "problem"), rows)


@group.command("say")
def say(
    context: typer.Context,
    voice: Annotated[str, typer.Argument(metavar="VOICE", help="Id of the voice; `roleplay voices list` shows all.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to say.")],
    heat: Annotated[float, typer.Option(min=0, max=100, help="How angry: 0 calm, 100 furious.")] = 50,
    language: Annotated[str, typer.Option("--lang", metavar="CODE", help="Language of the text.")] = "en",
    out: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write a WAV file instead of playing; `-` for standard output."),
    ] = None,
    telephone: Annotated[bool, typer.Option("--telephone/--no-telephone", help="Sound like a phone line.")] = True,
) -> None:
    """Let a voice say something, as hot as you like.

    Example: roleplay voices say marian "Where is my laptop?" --heat 90 --out marian.wav
    """
    if out is not None:
        check_target(out)
    app = facade(context)
    sound = app.voice_sample(voice, text, heat, language=language, telephone=telephone)
    if out is None:
        app.play(sound)
        return
    write_to(out, lambda path: _write_wave(path, sound))
    if out != STDOUT:
        print(f"{sound.seconds:.1f} s written to {out}.")


@group.command("pronounce")
def pronounce(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="A text; else numbers, dates and all names.")] = "",
    voice: Annotated[str, typer.Option(metavar="ID", help="Voice; else the customer's own.")] = "",
    scenario: Annotated[str, typer.Option(metavar="ID", help="Only the names of this scenario.")] = "",
    language: Annotated[str, typer.Option("--lang", metavar="CODE", help="Language of the text.")] = "en",
    hear: Annotated[bool, typer.Option("--hear/--no-hear", help="Let a recogniser listen.")] = True,
    json: AsJson = False,
) -> None:
    """Show what the voices make of names and numbers, and what a recogniser hears of it.

    Example: roleplay voices pronounce "It is order 5820, Mrs Kern." --voice dana
    """
    found = list(facade(context).pronounce(language=language, voice=voice, scenario=scenario, text=text, hear=hear))
    if json:
        print_json(found)
        return
    rows = (
        (one.voice, one.written, one.given, one.heard, "" if one.agreement is None else f"{one.agreement:.0%}")
        for one in found
    )
    print_table(("voice", "written", "given to the voice", "heard", "agrees"), rows)


def _write_wave(path: Path, sound: Pcm) -> None:
    try:
        with path.open("wb") as stream, wave.open(stream, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(SAMPLE_BYTES)
            file.setframerate(sound.rate)
            file.writeframes(sound.samples)
    except OSError as error:
        raise ExportError(
            f"{path}: cannot be written: {error.strerror or error}.", hint="Choose another place."
        ) from error
