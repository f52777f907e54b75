"""Where a clause may begin without punctuation, told by the words around the place.

A cut in the middle of a clause makes fragments such as "is far too long" or "how upset", which mean something else
than the clause. So a word opens a clause only where it cannot well continue the words before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from roleplay.dialogue.understanding.words import word_set

_OPENERS = {
    "en": word_set(
        """
        and but because then if what which why how let please i we you thank thanks sorry hello hi bye
        okay well
        """
    ),
    "pl": word_set(
        """
        i a ale wiec bo poniewaz dlatego wtedy jesli jezeli gdy kiedy co jaki jaka jakie ktory ktora gdzie
        kto jak czy prosze moze dziekuje przepraszam dzien dobry halo to ten tu teraz zaraz rozumiem
        bardzo ja my pan pani panie mam sprawdze polacze niech wysle zwroce oddzwonie poprosze takie
        jest wszystko zajrze oddamy chwileczke momencik jutro dzisiaj juz
        """
    ),
}
_SUBJECTS = word_set(
    "i we you it he she they this that there the your my our a any anything everything somebody nobody"
)
_ASKING = word_set("is are do did does can could may would will shall have was were")
_VERBS = word_set("is are was were do did does will would can could have exactly")
# Words that open a clause only before certain others: "is that right", but not "the screen is black",
# "it will come", but not "I check it myself".
_OPENERS_BEFORE = {
    "en": {
        **dict.fromkeys(_ASKING, _SUBJECTS),
        **dict.fromkeys(word_set("when where who"), _VERBS),
        **dict.fromkeys(
            word_set("it this"), word_set("is was has will must can should would sounds seems looks took")
        ),
        "so": _SUBJECTS | _ASKING | word_set("please let what if how when basically then just now"),
        "that": word_set("must sounds"),
        "there": word_set("is are was were will has must should"),
        "good": word_set("morning afternoon evening day"),
        "now": word_set("i we you let please what tell"),
        "just": word_set("give one tell let hold bear wait stay"),
        "tell": word_set("me us"),
        "give": word_set("me us"),
        "bear": word_set("with"),
        "hold": word_set("on the"),
        "calm": word_set("down"),
        "since": word_set("when"),
        "anything": word_set("else"),
    },
    "pl": {
        "nie": word_set("ma mam moge mozemy trzeba wiem wolno bede"),
        "od": word_set("kiedy jak"),
        "na": word_set("kiedy jakie jaki razie"),
    },
}
# After these a clause has only just begun or not yet ended.
_HOLDERS = {
    "en": word_set(
        """
        and but so because then if that what when where how who which while as to for of with than since do
        did does can could will would may am are is was were have has had not let about the a an my our your
        before after until hello hi well now just i we you he she they please
        very too really quite truly terribly extremely totally completely fully
        """
    ),
    "pl": word_set(
        """
        i a ale wiec bo ze zeby jesli jezeli gdy kiedy co jak jaki jaka jakie czy do na w z o za od po dla
        przy bardzo tak naprawde calkowicie nie sie to by moj moja nasz nasza jest
        """
    ),
}
_PREPOSITIONS = {
    "en": word_set("for to with about of from at by on"),
    "pl": word_set("za o na do z od po dla przez"),
}
_PRONOUNS = {"en": word_set("you it that this"), "pl": word_set("to")}
_CONJUNCTIONS = word_set("and but because")
_PARTICLES = {"en": {"on": word_set("go carry hold come hang")}, "pl": {}}
_WE_DO = re.compile(r"^(?!problemy|reklamy|systemy|zimy|ramy)\w{3,}[aei]my$")
"""Polish verbs in the first person plural, mostly future: what "we" will do."""
_BE = word_set("is are am was were be has have feel")

# What follows these may be what is heard, known or asked: "I hear (that) you are upset", "tell me what happened".
_TAKERS = {
    "en": word_set(
        """
        hear see understand know realise imagine think believe feel hope mean say sure afraid glad get sounds
        everything anything all nothing whatever something exactly
        """
    ),
    "pl": word_set("rozumiem slysze widze wiem wyobrazam sobie zrozumiec"),
}
_TAKEN = {
    "en": word_set("i we you it he she they this there what why how which"),
    "pl": word_set("co jak jaki jaka jakie kiedy gdzie kto czy to pan pani"),
}
_REGRETTED = word_set("it this you there")
"""After "sorry"."""
_ASKERS = {"en": word_set("me us"), "pl": word_set("mi nam powiedziec opowiedziec")}
_ASKED = {
    "en": word_set("what how why when where which who if"),
    "pl": word_set("co jak jaki jaka jakie kiedy gdzie kto czy"),
}
_DEGREE = {"en": word_set("how"), "pl": word_set("jak jaki jaka jakie")}
_DEGREE_WORDS = 2
"""Words after "how" that may stand before its subject: "how very upset you are"."""

_SUBJECTS_ALONE = word_set("this that it there who")
"""Before "is" these are its subject: "this is my number"."""
_AFTER_OBJECTS = word_set(
    """
    a an the some another your my on to by with back through over up down off out in at from for tomorrow today
    tonight again now right immediately straight as all and or so but please
    """
)
_TRANSITIVE = word_set(
    "ask asked tell told thank help helped call called ring rang give gave send sent offer get put owe promise "
    "promised keep kept show let connect transfer warn warned want need"
)
_POLITE = word_set("pan pani panie")
_BEFORE_POLITE = re.compile(r"(?:e|ma|[aiy]l|[aiy]la|ec|my|ac)$")
"""Endings of Polish verbs, whose subject or object "pan" is."""


def may_open(plain: Sequence[str], index: int, language: str) -> bool:
    """Tell whether a clause may begin at a word but the first; `plain` are the words without diacritics."""
    if language not in _OPENERS:
        return False
    before, word, after = plain[index - 1], plain[index], plain[index + 1] if index + 1 < len(plain) else ""
    opens = word in _OPENERS[language] or after in _OPENERS_BEFORE[language].get(word, ())
    if not opens and not (language == "pl" and _WE_DO.match(word)):
        return False
    if before in _HOLDERS[language] and not _may_end(plain, index - 1, language):
        return False
    if word in _ASKING and before in _SUBJECTS_ALONE and not _may_end(plain, index - 1, language):
        return False
    return not (_is_taken(plain, index, language) or _is_object(before, word, after, language))


def _may_end(plain: Sequence[str], index: int, language: str) -> bool:
    """Tell whether a word that mostly needs another after it may nevertheless be the last of a clause."""
    word, before = plain[index], plain[index - 1] if index else ""
    if word in _PRONOUNS[language] and (before in _PREPOSITIONS[language] or plain[index + 1] in _CONJUNCTIONS):
        return True  # "this is hard for you | please wait", "I want to help you | but please"
    if before in _PARTICLES[language].get(word, ()):
        return True  # "please go on | I am listening"
    # "how upset you are | please tell me"
    return word in _BE and not _DEGREE[language].isdisjoint(plain[max(0, index - 1 - 2 * _DEGREE_WORDS) : index - 1])


def _is_taken(plain: Sequence[str], index: int, language: str) -> bool:
    """Tell whether a word begins what the words before it take: what is heard, asked, or how great."""
    before, word = plain[index - 1], plain[index]
    if before in _ASKERS[language] and word in _ASKED[language]:
        return True
    if before == "sorry" and word in _REGRETTED:
        return True
    degree = plain[max(0, index - 1 - _DEGREE_WORDS) : index]
    return word in _TAKEN[language] and (before in _TAKERS[language] or not _DEGREE[language].isdisjoint(degree))


def _is_object(before: str, word: str, after: str, language: str) -> bool:
    """Tell whether a pronoun is more likely the object of the verb before it: "I am sending you a new one"."""
    if language == "pl":
        return word in _POLITE and _BEFORE_POLITE.search(before) is not None
    return word == "you" and (after in _AFTER_OBJECTS or before in _TRANSITIVE)
