"""How a word is meant: negated, or reported from somebody else.

The scope of a negation is taken as the few words that follow it up to a conjunction, as in NegEx (Chapman and
others, 2001). What follows "you said", "my colleague told you" or "I never said", and what stands in quotation
marks, is not the trainee's own move.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from roleplay.dialogue.understanding.clauses import Piece
from roleplay.dialogue.understanding.words import Token, fold, word_set

_NEGATORS = {
    "en": word_set("not never without nor neither nobody"),
    "pl": word_set("nie nigdy bez ani wcale nikt"),
}
_CONJUNCTIONS = {"en": word_set("but and so"), "pl": word_set("ale i wiec a")}
_LINKS = {"en": word_set("that"), "pl": word_set("ze iz zeby jakoby")}
_SCOPE_WORDS = 7
_SCOPE_ENDS = {
    "en": word_set("but however unless until instead because and so"),
    "pl": word_set("ale lecz jednak tylko bo dopoki i az wiec"),
}
# "why don't you", "can't you", "not only", "if not": no denial.
_NO_DENIAL_BEFORE = {"en": word_set("why if whether"), "pl": word_set("czemu dlaczego jesli jezeli")}
_NO_DENIAL_AFTER = {"en": word_set("you we i only just"), "pl": word_set("tylko ma")}

_DENIED_CONTENT = 3
"""Words after "I never said" that make it a report."""

_QUOTED = re.compile(r'"[^"\n]{2,}"|“[^”\n]{2,}”|„[^”"\n]{2,}[”"]|«[^»\n]{2,}»')

_OTHERS_EN = (
    r"you|he|she|they|someone|somebody|everyone|people|customer|caller|client|colleagues?|agent|manager|boss|"
    r"supervisor|operator|guy|lady|man|woman|department|team|company|courier|driver|technician|shop|letter|email|one"
)
_SAYING_EN = (
    r"said|claimed|claims?|shouted|wrote|promised|mentioned|stated|says|screamed|yelled|told|called|accused|blamed"
)
_ADVERBS_EN = r"have|has|had|just|also|already|even|really|first|before|keep|kept|all|always|once|actually|clearly"
_DENIAL_EN = (
    r"(?:i|we|nobody|no one|no)(?: (?:am|are|is|have|do|did|would|will))?(?: (?:not|never|here|going|to))*"
    r" (?:say(?:s|ing)?|said|mean|meant|claim(?:ed|ing)?|suggest(?:ed|ing)?|tell(?:ing)?|told|think|believe)"
)
_REPORTS = {
    "en": re.compile(
        rf"\b(?:{_OTHERS_EN})(?: (?:{_ADVERBS_EN}))* (?:{_SAYING_EN})(?: (?:to )?(?:me|us|you|him|her|them))?\b"
        rf"|\b(?:was|were|been|being|got) (?:told|promised|informed|advised)\b"
        rf"|\b(?:did|do) (?:you|he|she|they) (?:just )?(?:say|tell|claim|call)\b"
    ),
    "pl": re.compile(
        r"\b(?:pan|pani|panstwo|klient\w*|on|ona|oni|koleg\w*|kolezank\w*|kierowni\w*|kurier\w*|ktos|konsultant\w*|"
        r"technik\w*|szef\w*)?(?: ?(?:juz|tez|mi|nam|panu|pani|pan|wczesniej|sam|sama|przed|chwila|to))* ?"
        r"\b(?:powiedzial(?:a|as|es|y)?|powiedzieli(?:scie)?|mowil(?:a|as|es|y)?|mowili(?:scie)?|twierdzil(?:a|as|es|y)?|"
        r"twierdzisz|napisal(?:a|as|es)?|obiecal(?:a|as|es)?|obiecali(?:scie)?|obiecano|powiedziano|"
        r"krzy(?:czal|knal|knel)(?:a|as|es)?|stwierdzil(?:a|as|es)?|kazal(?:a|as|es|i)?|nazwal(?:a|as|es|i)?)"
        r"(?: (?:mi|nam|panu|pani|pan|jej|mu|im|sie))*\b"
    ),
}
_DENIED_REPORTS = {
    "en": re.compile(rf"\b{_DENIAL_EN}\b"),
    "pl": re.compile(
        r"\b(?:nie|nigdy nie|nikt(?: \w+)? nie) "
        r"(?:mowi\w*|powiedzial\w*|twierdz\w*|sugeruj\w*|kaze|kazal\w*|uwaza\w*|mysl\w*|sadz\w*)\b"
    ),
}
# "As my colleague said, I will send it": the trainee says it too.
_AGREEING = {"en": word_set("as like"), "pl": word_set("jak")}
_DENIAL_WORDS = {"en": word_set("not never nobody no"), "pl": word_set("nie nigdy nikt")}


def _quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return the places of what stands in quotation marks, unless nothing else is said."""
    spans = [match.span() for match in _QUOTED.finditer(text)]
    outside = len(re.findall(r"\w+", _QUOTED.sub(" ", text)))
    return spans if outside else []


def negated(tokens: Sequence[Token], parts: Sequence[Piece], language: str) -> list[bool]:
    """Tell for each word whether it stands in the scope of a negation, which ends at punctuation."""
    negators = _NEGATORS.get(language, frozenset())
    ends = _SCOPE_ENDS.get(language, frozenset())
    stops = {part.first for part in parts if part.after_stop}
    plain = [fold(token.word) for token in tokens]
    result = [False] * len(tokens)
    for index, word in enumerate(plain):
        if word not in negators or not _denies(plain, index, language):
            continue
        for position in range(index + 1, min(index + 1 + _SCOPE_WORDS, len(plain))):
            if plain[position] in ends or position in stops:
                break
            result[position] = True
    return result


def _denies(plain: Sequence[str], index: int, language: str) -> bool:
    following = plain[index + 1] if index + 1 < len(plain) else ""
    before = plain[max(0, index - 2) : index]
    if following in _NO_DENIAL_AFTER.get(language, frozenset()):
        return False
    return not any(word in _NO_DENIAL_BEFORE.get(language, frozenset()) for word in before)


def reported(text: str, tokens: Sequence[Token], parts: Sequence[Piece], language: str) -> list[bool]:
    """Tell for each word whether it is somebody else's; a report ends at punctuation or at "but", "and", "so"."""
    quotes = _quoted_spans(text)
    result = [any(start <= token.start and token.end <= end for start, end in quotes) for token in tokens]
    conjunctions = _CONJUNCTIONS.get(language, frozenset())
    links = _LINKS.get(language, frozenset())
    for start in _report_starts(tokens, language):
        for part in parts:
            word = fold(tokens[part.first].word)
            if part.first > start and word not in links and (part.after_stop or word in conjunctions):
                break
            for position in range(max(part.first, start), part.last):
                result[position] = True
    return result


def _report_starts(tokens: Sequence[Token], language: str) -> list[int]:
    """Return the indices of words at which something begins that the trainee does not say in earnest."""
    if language not in _REPORTS:
        return []
    joined = " ".join(fold(token.word) for token in tokens)
    places = {
        _word_at(joined, match.end()) + 1
        for match in _REPORTS[language].finditer(joined)
        if _AGREEING[language].isdisjoint(joined[: match.start()].split()[-2:])
    }
    for match in _DENIED_REPORTS[language].finditer(joined):
        if _DENIAL_WORDS[language].isdisjoint(match.group().split()):
            continue
        content = _word_at(joined, match.end()) + 1
        # "I never said that" contradicts in earnest; "I never said that it is your fault" does not blame.
        earnest = len(tokens) - content < _DENIED_CONTENT
        places.add(content if earnest else _word_at(joined, match.start()))
    return sorted(places)


def _word_at(joined: str, place: int) -> int:
    """Return the index of the word of a space-separated text that a place lies in or ends."""
    return joined.count(" ", 0, place)
