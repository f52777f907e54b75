"""How a word is meant: negated, or reported from somebody else.

The scope of a negation is taken as the few words that follow it up to a conjunction, as in NegEx (Chapman and
others, 2001). Reported speech is what follows "you said", "my colleague told you" and the like: it is not the
trainee's own move.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from roleplay.dialogue.understanding.words import Token, fold

_NEGATORS = {
    "en": frozenset({"not", "never", "without", "nor", "neither"}),
    "pl": frozenset({"nie", "nigdy", "bez", "ani", "wcale"}),
}
_SCOPE_WORDS = 6
_SCOPE_ENDS = {
    "en": frozenset({"but", "however", "unless", "until", "instead", "because", "and"}),
    "pl": frozenset({"ale", "lecz", "jednak", "tylko", "bo", "dopoki", "i", "az"}),
}
# "why don't you", "can't you", "not only", "if not": no denial.
_NO_DENIAL_BEFORE = {"en": frozenset({"why", "if", "whether"}), "pl": frozenset({"czemu", "dlaczego"})}
_NO_DENIAL_AFTER = {
    "en": frozenset({"you", "we", "i", "only", "just"}),
    "pl": frozenset({"tylko", "ma"}),
}

_QUOTED = re.compile(r'"[^"\n]{2,}"|“[^”\n]{2,}”|„[^”"\n]{2,}[”"]|«[^»\n]{2,}»')

_OTHERS_EN = (
    r"you|he|she|they|someone|somebody|everyone|people|customer|caller|client|colleague|colleagues|agent|manager|"
    r"supervisor|operator|guy|lady|man|woman|department|team|company|courier|shop|letter|email|website"
)
_REPORTS_EN = (
    rf"\b(?:{_OTHERS_EN})(?: (?:have|has|had|just|also|already|even|really|first|before|keep|kept|claim|actually))*"
    r" (?:said|saying|claimed|claim|claiming|shouted|wrote|told(?: (?:me|us|you|him|her|them))?|"
    r"promised(?: (?:me|us|you|him|her|them))?|mentioned|stated|called (?:it|me|us)|says|screamed|yelled)\b"
    r"|\b(?:was|were|been|being) (?:told|promised|informed)\b"
)
_REPORTS_PL = (
    r"\b(?:(?:pan|pani|panstwo|klient\w*|on|ona|oni|koleg\w*|kolezank\w*|kierowni\w*|kurier\w*|ktos|konsultant\w*)"
    r"(?: (?:juz|tez|mi|nam|panu|pani|wczesniej|sam|sama|przed|chwila|to))* )?"
    r"(?:powiedzial(?:a|as|es|y)?|powiedzieli(?:scie)?|mowil(?:a|as|es|y)?|mowili(?:scie)?|twierdzil(?:a|as|es|y)?|"
    r"twierdzi|twierdzisz|napisal(?:a|as|es)?|obiecal(?:a|as|es)?|obiecali|obiecano|powiedziano|krzyczal(?:a|as|es)?|"
    r"stwierdzil(?:a|as|es)?)(?: (?:mi|nam|panu|pani|jej|mu|im))?\b"
)
_REPORTS = {"en": re.compile(_REPORTS_EN), "pl": re.compile(_REPORTS_PL)}


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the places of what stands in quotation marks, unless nothing else is said."""
    spans = [match.span() for match in _QUOTED.finditer(text)]
    outside = len(re.findall(r"\w+", _QUOTED.sub(" ", text)))
    return spans if outside else []


def negated(tokens: Sequence[Token], language: str) -> list[bool]:
    """Tell for each word whether it stands in the scope of a negation."""
    negators = _NEGATORS.get(language, frozenset())
    ends = _SCOPE_ENDS.get(language, frozenset())
    plain = [fold(token.word) for token in tokens]
    result = [False] * len(tokens)
    for index, word in enumerate(plain):
        if word not in negators or not _denies(plain, index, language):
            continue
        for position in range(index + 1, min(index + 1 + _SCOPE_WORDS, len(plain))):
            if plain[position] in ends:
                break
            result[position] = True
    return result


def _denies(plain: Sequence[str], index: int, language: str) -> bool:
    following = plain[index + 1] if index + 1 < len(plain) else ""
    before = plain[max(0, index - 2) : index]
    if following in _NO_DENIAL_AFTER.get(language, frozenset()):
        return False
    return not any(word in _NO_DENIAL_BEFORE.get(language, frozenset()) for word in before)


def reported_from(tokens: Sequence[Token], language: str) -> int | None:
    """Return the index of the first word that is somebody else's, after a phrase such as "you said"."""
    pattern = _REPORTS.get(language)
    if pattern is None:
        return None
    plain = [fold(token.word) for token in tokens]
    joined = " ".join(plain)
    match = pattern.search(joined)
    if match is None:
        return None
    return joined.count(" ", 0, match.end()) + 1
