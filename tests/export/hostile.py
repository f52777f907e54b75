"""Texts that somebody might put into a name to harm whoever opens an export."""

from __future__ import annotations

from itertools import islice, product

_SEEDS = (
    *("=1+1", "+48 600", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠A1"),
    '=HYPERLINK("http://x.example","y")',
    "=cmd|' /C calc'!A0",
    '=WEBSERVICE("http://x.example")',
    '"; DROP TABLE sessions; --',
    "' OR '1'='1",
    "Robert'); DELETE FROM scores;--",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b>bold</b> &amp; &lt;",
    "]]><!CDATA[",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "../../etc/passwd",
    "C:\\Windows\\system32\\..\\x",
    "file:///etc/passwd",
    "http://x.example/",
    "mailto:a@x.example",
    "internal:'Sheet1'!A1",
    "\x00nul",
    "bell\x07",
    "\x1b[31mred",
    "\x7f\x80\x9f",
    "_x0041_ escaped",
    "\ud800 half a pair",
    "\udfff",
    "\ufffe\uffff",
    "\ufeffmark",
    "\u202egnp.exe",
    "\u2066\u2067isolates\u2069",
    "\u200b\u200d\u2060",
    "line\u2028and\u2029paragraph",
    "a,b;c\td|e",
    '"quoted" and ""twice""',
    "two\r\nlines",
    "#eval(1+1) $x^2$ *bold* _under_ `raw` @ref <label>",
    '#read("/etc/passwd") #import "x.typ": *',
    "\\ \\u{41} \\n %s %d {0} ${HOME} $(id) `id`",
    "مرحبا بالعالم",
    "שלום",
    "Ελένη Παπαδοπούλου",
    "Людмила Щёголева",
    "王小明 スズキ 김철수",
    "नमस्ते ไทย",
    "👩‍👩‍👧‍👦 🏳️‍🌈",
    "e\u0301\u0301\u0301\u0301",
    "İıŁłßﬁ",
    "",
    " ",
    "NaN",
    "1e999",
    "true",
    "null",
    "2026-11-22",
    "0012",
    "x" * 40_000,
    "[Red]0;@",
    "{=1+1}",
    "&D &P &[File]",
)


def hostile(count: int = 500) -> list[str]:
    """Return so many different hostile texts: the seeds, and pairs of them."""
    pairs = (first + second for first, second in product(_SEEDS, repeat=2) if len(first) + len(second) < 500)
    return list(islice(dict.fromkeys((*_SEEDS, *pairs)), count))
