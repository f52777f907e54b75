"""Plug-ins that fail, lie, or change: told, left out, and the program goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from roleplay.app import Roleplay
from roleplay.app.plugins import waiting
from roleplay.core.errors import ExportError, InputError, ModelError
from roleplay.places import Places
from tests.app.desk.installations import Installation
from tests.app.plugins.conftest import write_plugin

pytestmark = pytest.mark.usefixtures("_restored_path")

VOICE = """\
from roleplay.core.plugins import PluginVoice
from roleplay.core.sound import Pcm

class offered:
    api = 1
    name = "odd"
    def voices(self): return (PluginVoice("v", "en"),)
    def fingerprint(self, voice): return "1"
    def synthesize(self, text, voice, pace): {body}
    def close(self): pass
"""
UNDERSTANDING = """\
class offered:
    api = 1
    name = "odd"
    def understand(self, heard, own): {body}
"""
RECOGNISER = """\
class offered:
    api = 1
    name = "odd"
    languages = ("en",)
    def load(self, language): {body}
"""
EXPORT = """\
class offered:
    api = 1
    name = "odd"
    title = "Odd"
    suffix = ".odd"
    def write(self, calls, path): {body}
"""


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("raise RuntimeError('no licence')", "RuntimeError: no licence"),
        ("raise SystemExit(3)", "SystemExit: 3"),
        ("import no_such_module", "ModuleNotFoundError"),
        ("offered = 5", "version None of the port"),
        ("class offered:\n    api = 99\n    name = 'odd'", "version 99 of the port, here is 1"),
        ("class offered:\n    api = 1\n    name = 'odd'", "a method or attribute is missing"),
        (VOICE.format(body="pass").replace('"odd"', '"Odd One"'), "small letters"),
        (VOICE.format(body="pass").replace('"odd"', '"piper"'), "name of the built-in piper"),
        ("def offered():\n    1 / 0", "ZeroDivisionError"),
    ],
)
def test_one_that_cannot_be_loaded_is_told_and_left_out(
    app: Roleplay, places: Places, told: list[str], code: str, why: str
) -> None:
    write_plugin(places, "roleplay.voices", code)
    app.plugins.allow("odd-one")
    assert app.voices()
    (found,) = app.plugins.installed()
    assert found.state == "failed"
    assert why in found.problem
    assert told == [f"the plug-in odd-one is left out: {found.problem}"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("raise ValueError('tired')", "tired"),
        ("return b''", "no sound"),
        ("return Pcm(b'', 16000)", "0 s long"),
        ("return Pcm(b'x', 16000)", "no sound"),
        ("return Pcm(b'xx', 3)", "no sound"),
    ],
)
def test_a_voice_that_fails_gives_way_to_the_next(
    app: Roleplay, places: Places, told: list[str], body: str, why: str
) -> None:
    write_plugin(places, "roleplay.voices", VOICE.format(body=body))
    places.voices.mkdir(parents=True)
    text = 'name = "Odd"\n[[languages.en]]\nengine = "odd"\n[[languages.en]]\nengine = "system"\n'
    (places.voices / "oddly.toml").write_text(text, encoding="utf-8")
    app.plugins.allow("odd-one")
    spoken = app._parts.bank.synthesize("oddly", "Hello.", 0, "en", "spoken")
    assert spoken.voice.startswith("system")
    (sentence,) = told
    assert why in sentence


def test_an_understanding_that_fails_changes_nothing(app: Roleplay, places: Places, told: list[str]) -> None:
    own = app._parts.understander.understand("I am so sorry, Mr Kowalski.", "en")
    write_plugin(places, "roleplay.understanding", UNDERSTANDING.format(body="return heard.no_such_thing"))
    app.plugins.allow("odd-one")
    for _ in range(2):
        assert app._parts.understanding.understand("I am so sorry, Mr Kowalski.", "en") == own
    assert told == [told[0]]


def test_an_understanding_cannot_open_what_is_closed(app: Roleplay, places: Places) -> None:
    body = """
        from dataclasses import replace
        from roleplay.core.understanding import Evidence, ReplyMatch, TechniqueMatch
        proof = Evidence(heard.text)
        found = own(heard.text)
        odd = (ReplyMatch("no-such-reply", 9.0, proof), *(replace(one, score=7.0) for one in found.replies))
        return replace(found, replies=odd, techniques=(TechniqueMatch("no-such", 1.0, proof), *found.techniques))
"""
    write_plugin(places, "roleplay.understanding", UNDERSTANDING.format(body=body))
    app.plugins.allow("odd-one")
    found = app._parts.understanding.understand("I am so sorry.", "en")
    assert "no-such" not in {one.technique for one in found.techniques}
    assert found.replies == ()


def test_a_recogniser_that_fails_gives_way_to_the_built_in_one(
    app: Roleplay, places: Places, told: list[str]
) -> None:
    from roleplay.speech.recognition.choice import choose_recogniser

    write_plugin(places, "roleplay.recognisers", RECOGNISER.format(body="raise OSError('no device')"))
    app.plugins.allow("odd-one")
    others = app._parts.plugins.loaded("recognisers")
    choice = choose_recogniser("en", "auto", app._parts.models, others=others)
    assert choice.name == "odd en"
    assert choice.load is not None
    recogniser = choice.load()
    assert recogniser.name.startswith("moonshine")
    recogniser.close()
    assert "no device" in told[0]
    assert choose_recogniser("en", "pocketsphinx", app._parts.models, others=others).name.startswith("pocketsphinx")
    assert choose_recogniser("pl", "auto", app._parts.models, others=others).name == "typed"


@pytest.mark.parametrize(
    ("body", "why"), [("raise ValueError('tired')", "tired"), ("pass", "wrote no file"), ("next(calls).no", "no")]
)
def test_an_export_that_fails_writes_nothing(tmp_path: Path, body: str, why: str) -> None:
    app = Installation(tmp_path / "home", "Anna")
    session = app.keep(audio=False)
    write_plugin(app.places, "roleplay.exports", EXPORT.format(body=body))
    app.plugins.allow("odd-one")
    out = tmp_path / "out.odd"
    out.write_text("before")
    with pytest.raises(ModelError, match=why):
        app.plugins.export("odd", (session,), out)
    assert out.read_text() == "before"
    with pytest.raises(InputError, match="No allowed plug-in"):
        app.plugins.export("even", (session,), out)
    with pytest.raises((ExportError, ModelError)):
        app.plugins.export("odd", (session,), tmp_path / "missing" / "out.odd")
    app.close()


def test_one_that_has_changed_is_off_again(places: Places, told: list[str]) -> None:
    path = write_plugin(places, "roleplay.voices", VOICE.format(body="pass"))
    first = Roleplay(places, tell=told.append)
    seen = first.plugins.installed()[0]
    first.plugins.allow("odd-one", seen.fingerprint)
    first.close()
    path.write_text(path.read_text("utf-8") + "raise RuntimeError('evil')\n", encoding="utf-8")
    second = Roleplay(places, tell=told.append)
    assert second.plugins.installed()[0].state == "changed"
    assert second.voices()
    assert told == ["the plug-in odd-one is not the one that was allowed, and stays off"]
    assert not [name for name in sys.modules if name == "odd_one"]
    with pytest.raises(InputError, match="has changed meanwhile"):
        second.plugins.allow("odd-one", seen.fingerprint)
    second.close()


@pytest.mark.parametrize("content", ["", "[]", '{"odd-one": ', "\xff"])
def test_when_what_is_allowed_cannot_be_read_nothing_is(app: Roleplay, places: Places, content: str) -> None:
    write_plugin(places, "roleplay.voices", "raise RuntimeError")
    places.allowed_plugins.parent.mkdir(parents=True)
    places.allowed_plugins.write_bytes(content.encode("latin-1"))
    assert app.plugins.installed()[0].state == "off"
    assert app.voices()


def test_a_name_that_there_is_not(app: Roleplay) -> None:
    for ask in (app.plugins.allow, app.plugins.forbid):
        with pytest.raises(InputError, match="no plug-in"):
            ask("no-such")


@pytest.mark.parametrize(
    "title",
    [
        "@property\n    def title(self): raise RuntimeError('no title')",
        "class title:\n        def __str__(self): raise RuntimeError('no title')\n    title = title()",
    ],
)
def test_an_attribute_that_raises_leaves_it_out(app: Roleplay, places: Places, told: list[str], title: str) -> None:
    write_plugin(places, "roleplay.exports", EXPORT.replace('title = "Odd"', title).format(body="pass"))
    app.plugins.allow("odd-one")
    assert app.plugins.exports() == ()
    assert "no title" in told[0]


def test_a_name_that_raises_later_is_not_asked_again(app: Roleplay, places: Places) -> None:
    name = (
        "asked = 0\n    @property\n    def name(self):\n        self.asked += 1\n"
        "        return ['odd', 'odd', 'odd'][self.asked]"
    )
    write_plugin(places, "roleplay.voices", VOICE.replace('name = "odd"', name).format(body="pass"))
    app.plugins.allow("odd-one")
    assert app.voices()
    assert app.voices()


@pytest.mark.parametrize(
    "body",
    [
        "from roleplay.core.understanding import Understood; return Understood(replies=5)",
        "from roleplay.core.understanding import Understood; return Understood(techniques=(None,))",
        "from roleplay.core.understanding import Understood; return Understood(replies=('sorry',))",
        "from roleplay.core.understanding import Understood, Evidence, ReplyMatch; "
        "return Understood(replies=(ReplyMatch('a', 'much', Evidence('')),), facts=7)",
        "from roleplay.core.understanding import Understood; return Understood(facts=7)",
        "from roleplay.core.understanding import Understood; return Understood(alternative='what')",
        "from roleplay.core.understanding import Understood, TechniqueMatch; "
        "return Understood(techniques=(TechniqueMatch('apology', None, None),))",
    ],
)
def test_an_understanding_of_wrong_types_changes_nothing(
    app: Roleplay, places: Places, told: list[str], body: str
) -> None:
    own = app._parts.understander.understand("I am so sorry, Mr Kowalski.", "en")
    write_plugin(places, "roleplay.understanding", UNDERSTANDING.format(body=body))
    app.plugins.allow("odd-one")
    assert app._parts.understanding.understand("I am so sorry, Mr Kowalski.", "en") == own
    assert len(told) == 1


@pytest.mark.parametrize("pcm", ["Pcm(None, 16000)", "Pcm([0] * 32000, 16000)", "Pcm(b'x' * 32000, '16000')"])
def test_a_sound_of_wrong_types_is_none(app: Roleplay, places: Places, told: list[str], pcm: str) -> None:
    write_plugin(places, "roleplay.voices", VOICE.format(body=f"return {pcm}"))
    places.voices.mkdir(parents=True)
    text = 'name = "Odd"\n[[languages.en]]\nengine = "odd"\n[[languages.en]]\nengine = "system"\n'
    (places.voices / "oddly.toml").write_text(text, encoding="utf-8")
    app.plugins.allow("odd-one")
    assert app._parts.bank.synthesize("oddly", "Hello.", 0, "en", "spoken").voice.startswith("system")
    assert "no sound" in told[0]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("entry_points.txt", b"[roleplay.voices]\nno value here\n"),
        ("entry_points.txt", b"roleplay = odd\n\xff\xfe\n"),
        ("METADATA", b"\xff\xfe\x00Name"),
        ("METADATA", b"Name: odd-two\n"),
        ("RECORD", b'"never closed'),
        ("RECORD", b"\0\0\0,,\n"),
    ],
)
def test_damaged_metadata_of_one_hides_no_other(app: Roleplay, places: Places, file: str, content: bytes) -> None:
    write_plugin(places, "roleplay.voices", VOICE.format(body="pass"), "odd-two")
    write_plugin(places, "roleplay.voices", VOICE.format(body="pass"))
    (places.plugins / "odd_two-1.0.dist-info" / file).write_bytes(content)
    assert "odd-one" in {one.name for one in app.plugins.installed()}
    app.plugins.allow("odd-one")
    assert app.voices()


def test_a_device_among_its_files_is_not_read(app: Roleplay, places: Places) -> None:
    path = write_plugin(places, "roleplay.voices", VOICE.format(body="pass"))
    with (path.parent / "odd_one-1.0.dist-info" / "RECORD").open("a") as record:
        record.write("/dev/zero,,\n../../../../../../../../../../dev/zero,,\n")
    (found,) = app.plugins.installed()
    assert found.name == "odd-one"


@pytest.mark.parametrize("name", ["RECORDER.py", "odd.pycode", "odd_lib/INSTALLER.py", "odd_lib/RECORD"])
def test_every_file_of_its_code_counts(app: Roleplay, places: Places, name: str) -> None:
    path = write_plugin(places, "roleplay.voices", VOICE.format(body="pass"))
    other = path.parent / name
    other.parent.mkdir(exist_ok=True)
    other.write_text("before = 1\n")
    with (path.parent / "odd_one-1.0.dist-info" / "RECORD").open("a") as record:
        record.write(f"{name},,\n")
    app.plugins.allow("odd-one")
    other.write_text("after = 1\n")
    assert app.plugins.installed()[0].state == "changed"


WAITING = "import odd_waiting\n\n"
"""A module that the test puts there: its event is set when the test is over."""


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What waits for the event never answers, and little is waited for it."""
    module = ModuleType("odd_waiting")
    module.event = threading.Event()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "odd_waiting", module)
    monkeypatch.setattr(waiting, "ANSWER_SECONDS", 0.05)
    monkeypatch.setattr(waiting, "LOAD_SECONDS", 0.05)
    yield
    module.event.set()  # type: ignore[attr-defined]


@pytest.mark.usefixtures("never")
def test_an_understanding_that_never_answers_is_left_out(app: Roleplay, places: Places, told: list[str]) -> None:
    own = app._parts.understander.understand("I am so sorry, Mr Kowalski.", "en")
    write_plugin(places, "roleplay.understanding", WAITING + UNDERSTANDING.format(body="odd_waiting.event.wait()"))
    app.plugins.allow("odd-one")
    for _ in range(2):
        assert app._parts.understanding.understand("I am so sorry, Mr Kowalski.", "en") == own
    assert len(told) == 1
    assert "it has not answered for" in told[0]
    (record,) = app.plugins.installed()
    assert (record.state, "not answered" in record.problem) == ("failed", True)


@pytest.mark.usefixtures("never")
def test_one_that_never_ends_being_loaded_is_left_out(app: Roleplay, places: Places, told: list[str]) -> None:
    write_plugin(places, "roleplay.exports", WAITING + "odd_waiting.event.wait()\n" + EXPORT.format(body="pass"))
    app.plugins.allow("odd-one")
    assert app.plugins.exports() == ()
    assert "it has not answered for" in told[0]


def test_a_thread_is_always_asked_for_by_the_same_one_and_several_at_once() -> None:
    both = threading.Barrier(2)
    asked_by = {}

    def ask() -> None:
        threads = [waiting.asked(threading.current_thread) for _ in range(3)]
        waiting.asked(lambda: both.wait(60))
        asked_by[threading.current_thread()] = threads

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    helpers = [set(found) for found in asked_by.values()]
    assert [len(found) for found in helpers] == [1, 1]
    assert not helpers[0] & helpers[1]
    for helper in (next(iter(found)) for found in helpers):
        helper.join(60)
        assert not helper.is_alive()


def test_what_a_plug_in_raises_is_raised_where_it_was_asked() -> None:
    with pytest.raises(SystemExit):
        waiting.asked(lambda: sys.exit(3))
    with pytest.raises(TimeoutError, match="of its own"):
        waiting.asked(_too_late)


def _too_late() -> None:
    raise TimeoutError("of its own")
