"""Signs of listening: what people say while another goes on talking, without wanting the floor.

"Continuers" and "acknowledgement tokens" of conversation analysis (Schegloff 1982, "Discourse as an interactional
achievement"; Jefferson 1984, "Notes on a systematic deployment of the acknowledgement tokens 'yeah' and 'mm hm'").
"""

from __future__ import annotations

from roleplay.dialogue.understanding.words import fold, word_set, words

_WORDS = {
    "en": word_set(
        "mhm mm hm m h hmm mmm uh huh um uhhuh ah aha oh yes yeah yep yup okay right sure i see understand know of"
        " course really true well go on exactly indeed alright all good"
    ),
    "pl": word_set(
        "mhm mm hm hmm mmm yhm aha ach och tak no jasne dobrze dobra okej oczywiscie rozumiem wiem slucham naprawde"
        " faktycznie racja pewnie prosze dalej wlasnie"
    ),
}
_LONGEST = 4
"""Words; more of them are an answer."""


def only_listening(text: str, language: str) -> bool:
    """Tell whether a text is nothing but signs of listening; nothing at all is one, too."""
    said = [fold(word) for word in words(text, language)]
    return len(said) <= _LONGEST and all(word in _WORDS.get(language, frozenset()) for word in said)
