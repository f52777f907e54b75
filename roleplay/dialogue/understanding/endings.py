"""Whether the last words of an utterance leave it hanging: "I understand, but", "the number is", "um".

People pause where they think, and they think in the middle of a sentence as well as behind it. A sentence that stops
at a word which cannot end one goes on (the "syntactic completion" of Sacks, Schegloff and Jefferson 1974, "A simplest
systematics for the organization of turn-taking for conversation"). Works on what recognisers write: no punctuation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from roleplay.dialogue.understanding.words import fold, word_set, words

Hanging = Literal["", "hesitation", "conjunction", "preposition", "article", "auxiliary", "clause", "number"]
"""What kind of word is left hanging; empty when none is."""

_HESITATIONS = {
    "en": word_set("um uh umm uhm uhh er erm err hmm hm ah eh mm well"),
    "pl": word_set("yyy yy eee ee e y hmm hm mmm no znaczy wiec tego"),
}
_CONJUNCTIONS = {
    "en": word_set(
        "and but or so because cause if when while although though since unless whether than as which who whose where"
        " how why what before after until till plus except"
    ),
    "pl": word_set(
        "i a ale oraz lub albo czy ze zeby aby bo poniewaz gdyz dlatego wiec czyli jesli jezeli gdy kiedy gdyby skoro"
        " chociaz ktory ktora ktore ktorego ktorej ktorzy gdzie jak co niz zanim dopoki natomiast oraz jednak"
    ),
}
_PREPOSITIONS = {
    "en": word_set(
        "of to for with from at by about into through without within between during against toward towards upon under"
        " onto across regarding per via despite in on"
    ),
    "pl": word_set(
        "w we z ze na do od ode po o u za przed przez dla pod nad przy bez ku miedzy obok wedlug podczas wobec oprocz"
    ),
}
_ARTICLES = {
    "en": word_set(
        "the a an my your our their his its mr mrs ms mister missus doctor every these those another both such"
        " very quite extremely terribly just also even absolutely completely"
    ),
    "pl": word_set(
        "moj moja moje nasz nasza nasze swoj swoja swoje ten ta te tego tej tych pewien kazdy kazda bardzo zbyt"
        " naprawde takze rowniez nawet tylko zaledwie jakis jakas jakies"
    ),
}
_AUXILIARIES = {
    "en": word_set(
        "is are was were am be been being have has had having do does did will would can could may might shall should"
        " must not going want need let make let's trying able gonna"
    ),
    "pl": word_set(
        "jest sa byl byla byly bede bedziemy beda moge mozemy musze musimy chcemy chcialbym chcialabym powinienem"
        " powinnam zostal zostala nie bysmy"
    ),
}
_SUBJECTS = {"en": word_set("i we he she they"), "pl": word_set("ja my on ona oni one")}

_WHOLE = {
    "en": (
        "hold on", "carry on", "go on", "moving on", "get on", "got on", "turn it on", "switch it on", "back on",
        "come in", "log in", "sign in", "get in", "got in", "let in", "let me in", "are you in", "was in",
        "think so", "hope so", "say so", "do so", "you so", "why not", "of course not", "i am not", "certainly not",
        "that is why", "what to do", "had to wait", "all i can", "what i can", "what we can", "as i can", "as we can",
        "when i can", "if i may", "as it is", "how it is", "what it is", "where it is", "wherever you are",
        "who you are", "who i am", "how are you", "what shape they are", "what you want", "what you need", "you had",
        "what i need", "went through", "been through", "go through", "put through", "put you through", "you through",
        "it through", "to talk to", "to speak to", "speaking to", "speak to", "looking for", "waiting for",
        "asked for", "paid for",
        "worried about", "talk about", "speak with", "dealt with", "hours before", "days before", "ever before",
        "day before", "week before", "day after", "soon after", "years before", "put by", "for what", "so what",
        "everyone does", "always do", "nearly always do", "they do", "we do", "you do", "i did", "we did", "did not",
        "do not", "they were not", "it was not", "we were not", "yes i am", "yes i do", "yes i have", "yes i will",
        "yes we can", "yes we do", "yes it is", "no i am not", "me too", "you too", "it too", "and all",
    ),
    "pl": (
        "dlaczego nie", "czemu nie", "na pewno nie", "oczywiscie nie", "juz nie", "jeszcze nie", "lepiej nie",
        "jak najbardziej", "i co", "po co", "za co", "o co", "nie ma za co", "tak jest", "ile moge", "co moge",
        "jak moge", "nie moge", "nie mozemy", "nie my", "to my", "niz ja", "tak prosze", "bardzo prosze",
        "slucham prosze", "w porzadku jest", "gdzie to jest", "co to jest", "jak jest", "nic z tego", "oprocz tego",
        "dlatego", "do tego", "z tego", "tego", "co to",
    ),
}  # fmt: skip
"""Endings that are whole although their last word could hang."""
_ALONE = {"en": word_set("no well why how where who what so"), "pl": word_set("nie tak co jak gdzie prosze kiedy")}
"""Words that are whole when nothing stands before them."""

_CLAUSES = {
    "en": (
        "let me", "let us", "my name", "in order", "i am so", "i am really", "we are really", "i am truly", "i just",
        "would you", "could you", "can you", "do you", "are you", "have you", "will you", "did you", "may i", "can i",
        "shall i", "if you", "that you", "when you", "because you", "and you", "but you", "what you", "for you to",
        "would like", "i think", "i guess", "it was a", "and it", "that it", "if it", "because it", "but it", "so it",
        "when it", "so that", "and that", "but that", "sorry that", "sure that", "afraid that", "glad that",
        "promise that", "see that", "aware that", "is that", "was that", "means that", "i am afraid", "at least",
        "i can see", "as soon", "as well as", "rather", "instead of", "is there", "are there", "would it", "could it",
        "is it", "was it", "more than", "looks like", "seems like", "i am going", "we are going", "it is", "it will",
        "i have got", "you have got", "there is", "you are", "we get", "that i", "and i", "and we", "you will",
    ),
    "pl": (
        "czy moge", "czy pan", "czy pani", "ze pan", "ze pani", "gdy pan", "gdy pani", "jesli pan", "jesli pani",
        "a pan", "a pani", "ale pan", "ale pani", "mam na imie", "nazywam sie", "prosze o", "to znaczy",
        "mam na mysli", "ze to", "ze sie", "bo to", "ale to", "i to", "a to", "i zaraz", "bardzo mi", "jest mi",
        "zeby pan", "zeby pani", "w zwiazku z", "prosze mi", "niech pan", "niech pani", "zaraz pana", "zaraz pania",
        "prosze", "niech", "bo nie", "ze nie", "to nie", "ale nie", "i nie", "mi to", "sie to", "czy to", "jak to",
    ),
}  # fmt: skip


def _folded(listed: dict[str, tuple[str, ...]]) -> dict[str, frozenset[tuple[str, ...]]]:
    return {language: frozenset(tuple(ending.split()) for ending in endings) for language, endings in listed.items()}


_WHOLE_ENDINGS = _folded(_WHOLE)
_CLAUSE_ENDINGS = _folded(_CLAUSES)
_LONGEST_ENDING = 4
"""Words."""

_DIGITS = {
    "en": word_set("zero oh nought one two three four five six seven eight nine double triple"),
    "pl": word_set("zero jeden dwa trzy cztery piec szesc siedem osiem dziewiec"),
}
_OPEN_ENDS = {
    "en": word_set(
        "tell send give get put take make find bring come all one two good you it no time this me look go see read"
        " say ask call check keep know think only more last next first new old same other any some much many own then"
        " back out up down over off right hundred thousand"
    ),
    "pl": word_set(
        "to sie pan pani pana panu pania mi ma mam tak juz jeszcze tez moze bedzie co takich prosze tylko jak go tym"
        " jaki niech ktos cos tu teraz zaraz sobie dwa trzy jeden jedna"
    ),
}
"""Words that may end a sentence and, when people break off in the middle of one, often stand there."""

_READ_OUT = 2
"""So many digits one behind the other are being read out: a ticket, an account, a telephone number."""


def hanging(text: str, language: str) -> Hanging:
    """Return what is left hanging at the end of a text, as recognised or as typed; empty for unknown languages."""
    said = [fold(word) for word in words(text, language)]
    if not said:
        return ""
    last = said[-1]
    if last in _HESITATIONS.get(language, frozenset()):
        return "hesitation"
    if digits_at_end(said, language) >= _READ_OUT:
        return "number"
    if len(said) == 1 and last in _ALONE.get(language, frozenset()):
        return ""
    length, whole = _longest(said, _WHOLE_ENDINGS.get(language, frozenset()))
    hangs, _ = _longest(said, _CLAUSE_ENDINGS.get(language, frozenset()))
    if hangs > length:
        return "clause"
    return "" if whole else _kind(last, language)


def ends_open(text: str, language: str) -> bool:
    """Tell whether the last word often stands where a sentence is broken off, although it could end one."""
    said = words(text, language)
    return bool(said) and fold(said[-1]) in _OPEN_ENDS.get(language, frozenset())


def digits_at_end(said: Sequence[str], language: str) -> int:
    """Return how many single digits, as words or figures, stand at the end of folded words."""
    known = _DIGITS.get(language, frozenset())
    count = 0
    for word in reversed(said):
        if not (word in known or (word.isdigit() and len(word) == 1)):
            break
        count += 1
    return count


def _longest(said: Sequence[str], endings: frozenset[tuple[str, ...]]) -> tuple[int, bool]:
    """Return how many words the longest of the endings has that fits, and whether one fits at all."""
    for length in range(min(_LONGEST_ENDING, len(said)), 0, -1):
        if tuple(said[-length:]) in endings:
            return length, True
    return 0, False


def _kind(last: str, language: str) -> Hanging:
    kinds: tuple[tuple[Hanging, dict[str, frozenset[str]]], ...] = (
        ("conjunction", _CONJUNCTIONS),
        ("preposition", _PREPOSITIONS),
        ("article", _ARTICLES),
        ("auxiliary", _AUXILIARIES),
        ("clause", _SUBJECTS),
    )
    return next((kind for kind, listed in kinds if last in listed.get(language, frozenset())), "")
