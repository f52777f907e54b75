"""`[[links]]`, as all story formats of Twine write them."""

from __future__ import annotations

import re

LINK = r"\[\[(?:[^\[\]\n]|\](?!\])|\[(?!\[)){1,2000}+\]\]"
_SETTER = re.compile(r"\]\[(?P<code>[^\n]*)$")


def parts_of(link: str) -> tuple[str, str, str]:
    """Return the label, the target and the code of a link such as `[[label->target][code]]`."""
    inner = link[2:-2]
    code = ""
    if found := _SETTER.search(inner):
        code, inner = found["code"], inner[: found.start()]
    if "->" in inner:
        label, _, target = inner.rpartition("->")
    elif "<-" in inner:
        target, _, label = inner.partition("<-")
    elif "|" in inner:
        label, _, target = inner.rpartition("|")
    else:
        label = target = inner
    return label.strip(), target.strip(), code
