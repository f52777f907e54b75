"""How quick the studio is with large scenarios: graph, layout, frames, and what is wrong after a keystroke."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from roleplay.app.bench.figures import StageTimes, Telling, times
from roleplay.app.bench.large_scenario import large_ink, large_scenario, large_twee
from roleplay.app.parts import Parts
from roleplay.core.errors import MachineError
from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.edits import SetValue
from roleplay.memory import no_full_collections
from roleplay.speech.child import module_command, module_environment

_KEYSTROKES = 12
_IMPORTED = 1_000_000
"""Characters of the story that is imported."""
_IMPORTS = 3


@dataclass(frozen=True, slots=True)
class Frames:
    """Frames of panning and zooming at about one zoom; seconds."""

    zoom: float
    cards: int
    """Most cards that were in view."""
    first: float
    """The frame after a jump to another place."""
    wall: StageTimes
    cpu: StageTimes
    """Of the window's thread, where the machine is busy with other things."""


@dataclass(frozen=True, slots=True)
class GraphSpeed:
    """One graph; seconds by the clock."""

    nodes: int
    edges: int
    built: float
    """The graph made of the scenario's values."""
    laid_out: float
    """Until it is drawn, its layout made in the background."""
    busy: float
    """The longest stretch for which the window did not answer meanwhile."""
    laid_out_cpu: float
    """The same, of the processor, the process of the layout included."""
    again: StageTimes
    """Made and drawn anew when a text was changed."""
    again_cpu: StageTimes
    zooms: tuple[Frames, ...]
    wall: StageTimes
    """All frames at all zooms."""
    cpu: StageTimes


@dataclass(frozen=True, slots=True)
class WritingSpeed:
    """The document of a scenario; seconds by the clock."""

    nodes: int
    opened: float
    """Read, and checked for the first time."""
    keystroke: StageTimes
    """A letter typed into a line, until everything that is wrong is known again."""
    keystroke_cpu: StageTimes


@dataclass(frozen=True, slots=True)
class ImportSpeed:
    """A story that was made elsewhere; seconds."""

    kind: str
    """Twee or Ink."""
    characters: int
    moments: int
    parser: StageTimes
    """Of the draft: the parser of Ink, its process started with it. Nothing for Twee."""
    draft: StageTimes
    """From the bytes of the file until the draft is there, with its report, as the window shows it."""
    check: StageTimes
    """Everything that may be wrong with the draft."""
    wall: StageTimes
    """Draft and check. The window shows what became of the story before it is checked."""
    cpu: StageTimes
    """The same, of the processor, that of Ink's parser included."""


@dataclass(frozen=True, slots=True)
class StudioSpeed:
    """What `roleplay bench studio` tells."""

    graphs: tuple[GraphSpeed, ...]
    writing: WritingSpeed
    importing: tuple[ImportSpeed, ...]


def bench_studio(parts: Parts, sizes: tuple[int, ...], frames: int, tell: Telling) -> StudioSpeed:
    """Measure graphs of so many nodes, `frames` at each zoom, and writing in the smallest. Raises `MachineError`."""
    graphs = []
    for size in sizes:
        tell(f"draw a graph of {size:,} nodes", 0, 0)
        graphs.append(_graph(size, frames))
    tell(f"write in a scenario of {min(sizes):,} nodes", 0, 0)
    writing = _writing(parts, min(sizes))
    tell("import stories of a megabyte", 0, 0)
    stories = (("Twee", large_twee(_IMPORTED)), ("Ink", large_ink(_IMPORTED)))
    return StudioSpeed(tuple(graphs), writing, tuple(_importing(parts, *story) for story in stories))


def _graph(size: int, frames: int) -> GraphSpeed:
    from roleplay.app.doctor import has_display

    environment = module_environment()
    if not has_display():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(  # noqa: S603 - our own module
        module_command("roleplay.gui.measured_graph", str(size), str(frames)),
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()[-1:] or ["it says nothing"]
        raise MachineError(f"The window did not start: {said[0]}.", hint="Run `roleplay doctor`.")
    found = json.loads(done.stdout)
    zooms = tuple(
        Frames(row["zoom"], row["cards"], row["first"], times(row["wall"]), times(row["cpu"]))
        for row in found["zooms"]
    )
    return GraphSpeed(
        found["nodes"],
        found["edges"],
        found["built"],
        found["laid_out"],
        found["busy"],
        found["laid_out_cpu"],
        times(found["letters"][0]),
        times(found["letters"][1]),
        zooms,
        times([one for row in found["zooms"] for one in row["wall"]]),
        times([one for row in found["zooms"] for one in row["cpu"]]),
    )


def _importing(parts: Parts, kind: str, story: str) -> ImportSpeed:
    """Import a story, as the window and the command line do, each time with a parser of its own."""
    from roleplay.app.ink_compiler import InkCompiler
    from roleplay.dialogue.exchange.draft import DraftOptions
    from roleplay.dialogue.exchange.importing import StoryFile, import_story
    from roleplay.dialogue.formats.diagnostics import lint
    from roleplay.dialogue.formats.yaml_source import parse_scenario

    file = StoryFile(f"large.{kind.lower()}", story.encode(), {})
    parser: list[float] = []
    draft, check, wall, cpu, moments = [], [], [], [], 0

    def parsed(text: str, name: str, beside: Mapping[str, str]) -> Mapping[str, Any]:
        since = time.perf_counter()
        tree = ink(text, name, beside)
        parser.append(time.perf_counter() - since)
        return tree

    for _ in range(_IMPORTS):
        since, since_cpu = time.perf_counter(), _processor()
        with no_full_collections():
            with InkCompiler() as ink:
                found = import_story(file, DraftOptions(), parsed, known=parts.known)
            draft.append(time.perf_counter() - since)
            lint(parse_scenario(found.draft.text, file.name), parts.known)
        wall.append(time.perf_counter() - since)
        check.append(wall[-1] - draft[-1])
        cpu.append(_processor() - since_cpu)
        moments = len(found.draft.value["nodes"])
    figures = (times(row) for row in (parser or [0.0], draft, check, wall, cpu))
    return ImportSpeed(kind, len(file.content), moments, *figures)


def _processor() -> float:
    """Return the seconds of the processor that this process has used, and its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _writing(parts: Parts, size: int) -> WritingSpeed:
    values = large_scenario(size)
    text = yaml.safe_dump(values, sort_keys=False, width=110, default_flow_style=None)
    begun = time.perf_counter()
    document = Document.from_text(text, parts.known)
    _ = document.diagnostics
    opened = time.perf_counter() - begun
    wall, cpu = [], []
    node = list(values["nodes"])[size // 2]
    line = "Two days!"
    with no_full_collections():  # in the window they are never part of a keystroke, but a step of their own
        for letter in "It is freezing here."[:_KEYSTROKES]:
            line += letter
            since, since_cpu = time.perf_counter(), time.thread_time()
            document.apply(SetValue(("nodes", node, "says", 0, "text", "en"), line), merge=True)
            _ = document.diagnostics
            wall.append(time.perf_counter() - since)
            cpu.append(time.thread_time() - since_cpu)
    return WritingSpeed(size, opened, times(wall), times(cpu))
