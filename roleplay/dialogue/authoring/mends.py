"""Mends: what takes a problem away with one press, where it is plain what was meant."""

from __future__ import annotations

from roleplay.dialogue.authoring.document import Document
from roleplay.dialogue.authoring.mending import names, values, ways
from roleplay.dialogue.authoring.mending.case import Case, Mend, Mender, remove
from roleplay.dialogue.formats.problems import Diagnostic

__all__ = ["Mend", "mends_of"]


def mends_of(document: Document, problem: Diagnostic) -> tuple[Mend, ...]:
    """Return what mends a problem of a document, the most likely first; nothing where a person has to think.

    None leaves the problem, or brings an error that was not there: what would is not offered.
    """
    mender = _MENDERS.get(problem.code)
    if mender is None or not document.is_readable:
        return ()
    return tuple(mender(Case(document.value, document.known, problem)))


_MENDERS: dict[str, Mender] = {
    "RP051": values.unknown_key,
    "RP052": values.missing_key,
    "RP053": values.wrong_value,
    "RP101": names.node,
    "RP102": names.technique,
    "RP103": names.fact,
    "RP104": names.speaker,
    "RP105": names.voice,
    "RP106": names.unset_flag,
    "RP107": names.goal,
    "RP109": ways.unreached,
    "RP111": ways.no_way_on,
    "RP112": ways.beyond_the_end,
    "RP113": ways.nothing_follows("silence"),
    "RP114": ways.nothing_follows("otherwise"),
    "RP115": names.double_line,
    "RP116": names.double_reply,
    "RP117": remove,
    "RP119": values.other_language,
    "RP121": values.braces,
    "RP122": ways.never_taken,
    "RP124": remove,
    "RP126": remove,
    "RP127": remove,
    "RP130": names.part,
    "RP132": names.way_out,
    "RP134": remove,
    "RP138": names.unasked_flag,
    "RP140": ways.unchosen,
    "RP141": remove,
}
"""By the code of the diagnostic."""
