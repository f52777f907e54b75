"""What a report says of a story: each sentence with a name, so that the window can say it in its own language.

A value of the enumeration is the English sentence; `%1`, `%2` stand for what differs from case to case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

_PLACE = re.compile(r"%([1-9])")


class Wording(Enum):
    """A sentence, or the name of a thing, that a report uses."""

    # Why something is lost, changed or added.
    ANOTHER_BRANCH = "It is another branch of a condition."
    ASKED_AGAIN = "In Ink they can be chosen once; in a call they stay open."
    BEFORE_FIRST = "It stands before the first passage."
    BEGINS_AT = "There is no such passage; the story begins at “%1”."
    BEGINS_AT_BY_ITSELF = "The story names none; it begins at “%1”."
    BEGINS_AT_KNOT = "Nothing stands before the first knot; the story begins at “%1”."
    BRACES = "Braces were turned into parentheses; here they mark swear words."
    BRANCH_SAID = "The condition is not kept; of its branches the first is said."
    CHANGED_SINCE = "It was changed since it was exported, and was read anew."
    CODE = "Nothing in a story is executed."
    CODE_AND_LOOKS = "Nothing in a story is executed, and a call has no looks."
    COMMENT = "A comment is not said."
    COMMENTS_GO = "They are not kept where passages were changed."
    COMPILER = "The compiler of Ink reports it; what it is about may be missing."
    CONDITION = "The condition is not kept; set it as `when` of lines and replies."
    CONTROL = "Control characters cannot be spoken."
    CUT_MOMENT = "A moment of a call has up to %1 lines and %2 replies; it was cut."
    CUT_NAME = "It is longer than a scenario takes, and was cut."
    DRAWING_BOARD = "Only the tool needs it, to draw the story; a scenario is laid out anew."
    EMPHASIS = "Emphasis was removed; the customer's heat makes the voice."
    ENDS = "The story ends there; the outcome is set to `solved` until you choose another one."
    ENDS_MAYBE = "The end depends on a condition, which is not kept; the call goes on."
    ENDS_NOT = "The node is not closed by `===`; it goes to the end."
    EXAMPLE_CUT = "An example has at most %1 characters; it was cut."
    EXAMPLES_MOST = "A reply gets up to %1 examples."
    FALLBACK = "In a call the other choices stay open."
    FARTHEST = "A scenario cannot hold so much; this is farthest from the start."
    FIRST_OF_BRANCHES = "It is another branch of a condition; of these the first is said."
    FORMATTING = "Formatting cannot be heard; the text in it stays."
    FROM_PART = "It comes from a part, which stays as it is."
    GOES_ON = "It goes on without a choice; whatever the trainee says or does not say leads on."
    GONE = "It is no longer in the story."
    GONE_BUT_STAYS = "It is no longer in the story, and stays: others need what happens there."
    GUESSED_ENCODING = "The file is not UTF-8, so its encoding was guessed; look whether accents are right."
    HEADER = "The header has no counterpart in a scenario."
    HEARD = "A call is only heard."
    IN_TURN_ANOTHER = "Of what is told in turn another one is said each time; see `group`."
    IN_TURN_FIRST = "Of what is told in turn the first is said; see `group` of lines."
    INCLUDED = "Passages shown within others are not joined; write the lines here, or lead there."
    KEPT_IN = "Twine does not know it; it is kept in the passage %1."
    KEPT_BROKEN = "What the export kept there is no scenario any more; the passages alone were read."
    KEPT_WRONG = "With it the scenario would have errors; the passages alone were read."
    LABEL_SAID = "The link leads to no passage; only its label is said."
    LINES_AFTER_REPLY = "After a reply up to %1 lines are said; the others were left out."
    LINK_NO_PASSAGE = "It leads to no passage."
    LINK_NOT_DONE = "It leads to no passage; what it does when clicked is not done."
    LINK_NOWHERE = "The link leads nowhere."
    LINK_SHOWN = "The link leads to no passage; what it shows is said at once."
    LINKS_INSTEAD = "The passage has links, which are taken instead."
    LINKS_MOST = "A passage has more than %1 links."
    LONG_LINE = "It is long, and is said in %1 lines."
    MACRO = "The macro %1 has no counterpart in a call."
    MARK = "The mark has no counterpart in a scenario."
    NAMELESS_NODE = "The node has no title and got one."
    NAMELESS_PASSAGE = "The passage has no name and got one."
    NEEDED = "Every call needs it: sympathy and a remedy as goals, asking back, silence, and the end of patience."
    NEVER_REACHED = "It stands behind the way that leads on, so the story never comes to it."
    NO_COUNTERPART = "It has no counterpart in a scenario."
    NO_HTML = "What follows there could not be read as HTML."
    NO_JSON = "It is no JSON; where the story starts and its format are guessed."
    NO_LINK_THERE = "No link leads there, so the call never comes to it."
    NO_PASSAGE = "There is no such passage; choose where it leads."
    NO_SPEAKERS = "The story names no speakers, so the customer says everything."
    NO_TAGS = "It is neither tags nor metadata of a passage."
    NO_TEXT = "It is no text."
    NO_WAY_BACK = "A call has no way back; lead to a node instead."
    NO_WORDS = "There are no words in it."
    ONCE = "What is said once is said each time."
    ONE_JUMP = "A passage can lead on by itself to one passage only, the first named."
    ONE_OF_SEVERAL = "Of several stories the first one was imported."
    ONE_PLACE = "A line has alternatives in one place only; the first is said here."
    ONE_TARGET = "Where it leads depends on the story; the first that is named was taken."
    ONLY_WAY = "It is the only way, so any words of the trainee lead on."
    OUTSIDE_NODES = "It stands outside the nodes."
    OUTSIDE_PASSAGES = "It stands outside the passages."
    READ_AS = "It is not known; the passages were read as %1."
    READ_AS_BY_MARKS = "The story names none; by its marks it was read as %1."
    SAME_AGAIN = "The same stands there a second time; the first was taken."
    SAME_LABEL = "Another one in this knot has the same name."
    SAME_NAME = "Another one, in line %1, has the same name; that one was taken."
    SAME_PASSAGE = "Another passage, in line %1, has the same name; that one was taken."
    SAME_TITLE = "Another node, in line %1, has the same title; that one was taken."
    SERVES_FORMAT = "The passage serves the story format; nothing of it is executed."
    SETS = "Variables of a story are not kept; set a flag or heat in `effects` of a reply."
    SPEAKERS_MOST = "A scenario gets up to %1 people who speak; the customer says what the others say."
    TOO_DEEP = "The story is nested too deeply."
    TOO_DEEP_OR_LARGE = "The story is nested too deeply, or too large."
    TOO_MANY_NOTES = "The story has too many of them to name each."
    TRAINEE_EXAMPLE = "The trainee says it; it became an example of the reply."
    TRAINEE_SAYS = "The trainee says it, in their own words."
    TRAINEE_WORDS = "The trainee needs words to say."
    UNMARKED = "No speaker stands before them, so the customer says them; look which are told rather than said."
    UNREAD = "The parser of Ink could make nothing of it."
    UNTOUCHED = "Nothing was changed since it was exported; the scenario is what it was."
    VALUE = "Its value is only known when the story is played; write the words."
    WAY_DEPENDS = "The way depends on a condition, which is not kept; the first one is taken."
    WAYS_OF_LINE = "A line has up to %1 alternatives."

    # What it is, where the story itself has no words for it.
    ALL_ELSE = "techniques, heat, conditions and all else"
    ALL_TEXT = "all text"
    CHOICE_CONDITION = "condition of a choice"
    CHOICES = "%1 choices"
    COMMENTS = "comments of the scenario's file"
    CONDITION_THERE = "condition"
    ENCODING = "the encoding %1"
    FALLBACK_CHOICE = "fallback choice"
    FOLLOWS_IN = "what follows in “%1”"
    FURTHER_NOTES = "%1 further notes"
    FUNCTION = "function %1"
    INVISIBLE = "%1 invisible characters"
    JUMP = "jump to %1"
    LABEL = "label %1"
    LINES = "%1 lines"
    LINK = "link %1"
    NESTED = "what is nested there"
    NODE_PARTS = "node %1: %2"
    PARAMETERS = "parameters of %1"
    REPLY_PARTS = "reply %1 at %2: %3"
    SEQUENCE = "sequence"
    SHARED = "what is shared by all nodes"
    STORY = "the story “%1”"
    STORY_FORMAT = "the story format"
    STORY_FORMAT_NAMED = "the story format %1"
    TAG = "the tag %1"
    THE_START = "the start"
    THE_START_NAMED = "the start “%1”"
    WAY_TO = "way to “%1”"
    WORDLESS = "an option without words"

    def of(self, *values: object) -> Told:
        """Return it with what stands at its places."""
        return Told(self, tuple(map(str, values)))


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with its values; its text is the English one."""

    wording: Wording
    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        return filled(self.wording.value, self.values)


def filled(sentence: str, values: tuple[str, ...]) -> str:
    """Return a sentence with the values at its places; what stands in a value is not looked at again."""
    return _PLACE.sub(lambda found: values[int(found[1]) - 1] if int(found[1]) <= len(values) else found[0], sentence)
