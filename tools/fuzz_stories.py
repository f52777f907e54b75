"""Hostile stories, each from its number: grammars played at random, good stories broken, odd encodings, forged
zips."""

from __future__ import annotations

import io
import random
import string
import warnings
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from roleplay.dialogue.exchange.twine.twee_out import to_twee
from roleplay.dialogue.formats.parts import PARTS_FOLDER, PartShelf
from roleplay.dialogue.formats.yaml_source import parse_scenario

_NAMES = (
    "Start",
    "Pick up",
    "Ende",
    "Żółw",
    "a b",
    "../etc/passwd",
    "/etc/passwd",
    "C:\\x",
    "",
    "x" * 300,
    "Start 2",
    "👍",
    "StoryInit",
    "true",
    "null",
    "a: b",
    "- x",
    "{x}",
    "[x]",
    "&a",
    "*a",
    "!!python/object",
    "customer",
    "END",
    "customer-left",
    "\u202eevil",
    "N" * 70,
    "1",
    "no",
)
_WORDS = (
    "Hello.",
    "Where is my parcel?",
    "Ruth:",
    "You:",
    "I am so sorry",
    "Dzień dobry, gdzie jest paczka?",
    "こんにちは",
    "{",
    "}",
    "{bloody}",
    "$name",
    "<b>",
    "</b>",
    "<script>alert(1)</script>",
    "&lt;",
    "&#0;",
    "&#xD800;",
    "&#128;",
    "\x00",
    "\x1b[31m",
    "\ufeff",
    "''",
    "//",
    "**",
    "*",
    "_",
    "__",
    "…",
    "-",
    "#",
    "'",
    '"',
    "\\",
    "\u2028",
    "\ud7ff",
    "%",
    "|",
    "~",
    "=",
    "\t",
    "<!--",
    "-->",
    "/*",
    "*/",
    "<%",
    "%>",
    "((",
    "))",
    "[[",
    "]]",
    "[",
    "]",
    "<<",
    ">>",
    "\n",
    "\n\n",
    ":: ",
    "===",
    "---",
    "-> ",
    "=> ",
    "+ ",
    "* ",
    "** ",
    "- ",
    "~ ",
    "VAR x = 1\n",
    "{x: a|b}",
    "{a|b|c}",
    "{shuffle: a|b}",
    "->->",
    "<>",
)
_HARLOWE = (
    "(set: $a to 1)",
    "(if: $a)[",
    "(else:)[",
    "(else-if: $b)[",
    "]",
    "(link-goto: 'a', 'Start')",
    "(link: 'x')[(go-to: 'Ende')]",
    "(go-to: 'Start')",
    "(display: 'Start')",
    "(print: $x)",
    "(",
    ")",
    "(a:",
    "(text-style:'bold')[x]",
    "|h>[x]",
    "[x]<h|",
    '(link-reveal-goto: "[[x]]", "Ende")',
    "{",
    "}",
    "==>",
    "(click: ?a)[y]",
)
_SUGARCUBE = (
    "<<set $a to 1>>",
    "<<if $a>>",
    "<<else>>",
    "<<elseif $b>>",
    "<</if>>",
    "<<link 'x' 'Start'>>",
    "<</link>>",
    "<<goto 'Ende'>>",
    "<<link [[a|Ende]]>><</link>>",
    "<<script>>",
    "<</script>>",
    "<<include 'x'>>",
    "<<switch $a>>",
    "<<case 1>>",
    "<<default>>",
    "<</switch>>",
    "<<=$x>>",
    "<<",
    ">>",
    '<<a "',
    "<<button 'x'>>",
    "<</button>>",
    "<<widget 'x'>>",
    "[img[x][Start]]",
    "[[a|Start][$b to 1]]",
    "<<actions 'a' [[b|Ende]]>>",
    "<<endif>>",
    "/% x %/",
    "<<nobr>>",
)
_CHAPBOOK = (
    "a: 1\n--\n",
    "[if a]\n",
    "[else]\n",
    "[continue]\n",
    "[JavaScript]\n",
    "{embed passage: 'x'}",
    "{link to: 'Ende', label: 'y'}",
    "{reveal link: 'a', text: 'b'}",
    "{back link}",
    "[note]\n",
    "\n[after 2 seconds]\n",
    "{a}",
    "\n--\n",
)
_SNOWMAN = (
    "<% if (x) { %>",
    "<% } %>",
    "<%= s.x %>",
    "<a data-passage='Ende'>go</a>",
    "<%",
    "%>",
    '<a href=x data-passage="Start">',
)
_INK = (
    "=== a ===\n",
    "=== function f(x)\n~ return x\n",
    "= b\n",
    "* [x] y\n",
    "+ z -> a\n",
    "** n\n",
    "- g\n",
    "- (l) g\n",
    "-> a\n",
    "-> END\n",
    "-> a.b\n",
    "<- a\n",
    "-> a ->\n",
    "{x:\n- 1: one\n- else: two\n}\n",
    "{&a|b}",
    "~ x = 1\n",
    "LIST l = a, (b)\n",
    "INCLUDE ../outside.ink\n",
    "INCLUDE /etc/passwd\n",
    "TODO: x\n",
    "# tag\n",
    "text <> \n",
    "* -> a\n",
    "{ x > 1 : -> a }\n",
    "EXTERNAL f(x)\n",
    "CONST c = 3\n",
    "* {x} (lab) c[d]e\n",
    "{stopping:\n- a\n- b\n}\n",
    "-> DONE\n",
    "{",
    "}",
    "/* c",
    "// c\n",
    "\\",
    "=== a(-> x) ===\n",
)
_YARN = (
    "title: Start\n---\n",
    "title: Ende\n---\n",
    "===\n",
    "-> opt\n",
    "    -> nested\n",
    "        deeper\n",
    "<<jump Ende>>\n",
    "<<if $a>>\n",
    "<<else>>\n",
    "<<endif>>\n",
    "<<set $x = 1>>\n",
    "Ruth: Hi #line:1\n",
    "{$x}\n",
    "[b]x[/b]\n",
    "<<stop>>\n",
    "[[x|Start]]\n",
    "=> group\n",
    "<<declare $a = 1>>\n",
    "tags: x y\n",
    "-> o <<if $a>> #line:2\n",
    "<<detour a>>\n",
    "\t-> tab\n",
    "<<once>>\n",
    "// c\n",
    "---\n",
    "title:\n---\n",
)
_LINKS = (
    "[[a->Start]]",
    "[[Ende<-b]]",
    "[[Start]]",
    "[[x|Ende]]",
    "[[x|Nowhere]]",
    "[[->]]",
    "[[|]]",
    "[[\n]]",
    "[[[a]]]",
    "[[a]",
)
_FORMATS = {
    "Harlowe": _HARLOWE,
    "SugarCube": _SUGARCUBE,
    "Chapbook": _CHAPBOOK,
    "Snowman": _SNOWMAN,
    "Unknown": _WORDS,
    "": _HARLOWE,
}
_ENCODINGS = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "latin-1",
    "cp1250",
    "shift_jis",
    "cp037",
)


def hostile_file(number: int) -> tuple[str, bytes]:
    """Return name and content of the file of this number; always the same."""
    dice = random.Random(number)
    kind = dice.choices(("twee", "html", "yarn", "ink", "zip", "txt"), (30, 25, 20, 12, 8, 5))[0]
    if kind == "zip":
        return f"story{number}.zip", _zip(dice)
    text = _exported(dice) if kind == "twee" and dice.random() < 0.01 else _TEXTS[kind](dice)
    for _ in range(dice.choice((0, 0, 1, 2, 8))):
        text = _broken(text, dice)
    content = text.encode(dice.choice(_ENCODINGS), "replace")
    if dice.random() < 0.1:
        content = _flipped(content, dice)
    return f"story{number}.{kind}", content


def _some(dice: random.Random, pieces: tuple[str, ...], most: int = 30) -> str:
    parts = []
    for _ in range(dice.randint(0, most)):
        pool = dice.choice((pieces, pieces, pieces, _WORDS, _LINKS))
        parts.append(dice.choice(pool))
        parts.append(dice.choice((" ", "", "\n")))
    return "".join(parts)


def _twee(dice: random.Random) -> str:
    name = dice.choice(list(_FORMATS))
    text = ":: StoryTitle\n" + dice.choice(_NAMES) + "\n\n" if dice.random() < 0.7 else ""
    if dice.random() < 0.7:
        data = dice.choice(
            (
                '{"format": "%s", "start": "Pick up"}',
                '{"format": "%s"}',
                '{"format": ["%s"]',
                '["%s"]',
                "[" * 5000 + "%s",
            )
        )
        text += ":: StoryData\n" + data % name + "\n\n"
    for _ in range(dice.randint(0, 12)):
        tags = dice.choice(
            ("", " [x]", " [script]", " [outcome-solved]", " [outcome-x y]", ' {"position":"1,1"}', " [a] {", " \\[x")
        )
        text += f":: {dice.choice(_NAMES)}{tags}\n{_some(dice, _FORMATS[name])}\n"
    return text


@cache
def _scenarios() -> tuple[str, ...]:
    """Return two scenarios that come with the program as Twee, one with parts and one without."""
    sources = Path(__file__).parent.parent / "assets" / "scenarios"
    shelf = PartShelf((sources / PARTS_FOLDER,))
    found = []
    for name in ("lost-parcel", "silent-sarcastic"):
        source = (sources / f"{name}.yaml").read_text(encoding="utf-8")
        scenario = parse_scenario(source, name, shelf).scenario
        assert scenario is not None, "what is shipped has no errors"
        found.append(to_twee(scenario, source, scenario.languages[0]).text)
    return tuple(found)


def _exported(dice: random.Random) -> str:
    """Return an exported scenario with some changes, as if somebody had worked on it in Twine."""
    text = dice.choice(_scenarios())
    for _ in range(dice.randint(0, 4)):
        text = _broken(text, dice)
    return text


def _html(dice: random.Random) -> str:
    import html

    name = dice.choice(list(_FORMATS))
    text = dice.choice(
        (
            "",
            "<!doctype html><html><head><script>var x='<tw-passagedata>'</script></head><body>",
            "<div>" * dice.randint(0, 400),
        )
    )
    text += (
        f'<tw-storydata name="{html.escape(dice.choice(_NAMES))}" startnode="{dice.randint(0, 9)}" format="{name}">'
    )
    text += dice.choice(
        ("", '<style role="stylesheet">x</style>', '<script role="script">alert(1)</script>', "<script>")
    )
    for pid in range(dice.randint(0, 10)):
        body = _some(dice, _FORMATS[name])
        body = html.escape(body) if dice.random() < 0.9 else body
        tags = dice.choice(("", "script", "outcome-solved", "widget"))
        title = html.escape(dice.choice(_NAMES))
        text += f'<tw-passagedata pid="{pid}" name="{title}" tags="{tags}">{body}</tw-passagedata>\n'
    return text + dice.choice(
        ("</tw-storydata>", "", "</tw-storydata><tw-storydata>", "</tw-storydata></body></html>")
    )


def _yarn(dice: random.Random) -> str:
    text = "".join(
        " " * dice.choice((0, 0, 0, 2, 4, 8, 40)) + dice.choice(_YARN if dice.random() < 0.8 else _WORDS)
        for _ in range(dice.randint(0, 60))
    )
    return dice.choice(("title: Start\n---\n", "")) + text + dice.choice(("\n===\n", ""))


def _ink(dice: random.Random) -> str:
    return "".join(dice.choice(_INK if dice.random() < 0.75 else _WORDS) for _ in range(dice.randint(0, 50)))


def _txt(dice: random.Random) -> str:
    return dice.choice((_twee, _yarn, _html, _anything))(dice)


def _anything(dice: random.Random) -> str:
    return "".join(dice.choice(string.printable) for _ in range(dice.randint(0, 3000)))


_TEXTS: dict[str, Callable[[random.Random], str]] = {
    "twee": _twee,
    "html": _html,
    "yarn": _yarn,
    "ink": _ink,
    "txt": _txt,
}


def _broken(text: str, dice: random.Random) -> str:
    """Take out, double, move or repeat a stretch; now and then so often that anything but linear time shows."""
    if not text:
        return text
    at = dice.randrange(len(text))
    end = min(len(text), at + dice.randint(1, 40))
    how = dice.random()
    if how < 0.3:
        return text[:at] + text[end:]
    if how < 0.5:
        return text[:at] + text[at:end] * dice.randint(2, 50) + text[end:]
    if how < 0.7:
        other = dice.randrange(len(text))
        return text[:other] + text[at:end] + text[other:]
    if how < 0.97:
        return text[:at] + dice.choice(_WORDS) + text[at:]
    piece = dice.choice((*_WORDS, *_HARLOWE, *_SUGARCUBE, *_INK, *_YARN, *_LINKS, text[at:end]))
    return text[:at] + piece * (dice.choice((2_000, 20_000, 100_000)) // max(1, len(piece))) + text[at:]


def _flipped(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 20)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _zip(dice: random.Random) -> bytes:
    names = (
        "story.twee",
        "a/story.ink",
        "../outside.ink",
        "/var/outside.twee",
        "a/../../x.twee",
        "con.twee",
        "x" * 200 + ".twee",
        "story.yarn",
        "story.html",
        "readme.txt",
        "a\\..\\b.twee",
        "sub/other.ink",
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", dice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for _ in range(dice.randint(0, 3)):
            name = dice.choice(names) if dice.random() < 0.6 else dice.choice(("story.twee", "story.ink", "a/x.yarn"))
            text = _TEXTS[dice.choice(("twee", "ink", "yarn", "html"))](dice)
            content = b"\0" * 12_000_000 if dice.random() < 0.01 else text.encode("utf-8", "replace")
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if dice.random() < 0.1:
                info.external_attr = 0o120777 << 16
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # a name that is there twice is meant
                archive.writestr(info, content)
    content = out.getvalue()
    return (
        _flipped(content, dice)
        if dice.random() < 0.4
        else content[: dice.randint(0, len(content))]
        if dice.random() < 0.1
        else content
    )
