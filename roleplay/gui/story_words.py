"""What became of a story, in the language of the window: every sentence of a report by its name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roleplay.dialogue.exchange.report import Note, shortened
from roleplay.dialogue.exchange.wording import Told, Wording, filled

translate = QCoreApplication.translate


class StoryWords:
    """Looked up once: a report may have thousands of notes."""

    def __init__(self) -> None:
        self._sentences = {**_reasons(), **_things()}

    def why(self, note: Note) -> str:
        """Return why something could not be carried over, or what became of it."""
        return self.said(note.reason) if note.reason is not None else note.why

    def what(self, note: Note) -> str:
        """Return what stands in the story: its own words, or a name for what has none."""
        return shortened(self.said(note.subject)) if note.subject is not None else note.what

    def said(self, told: Told) -> str:
        """Return a sentence with its values."""
        return filled(self._sentences[told.wording], told.values)


def _reasons() -> dict[Wording, str]:
    return {
        Wording.ANOTHER_BRANCH: translate("StoryNote", "It is another branch of a condition."),
        Wording.ASKED_AGAIN: translate("StoryNote", "In Ink they can be chosen once; in a call they stay open."),
        Wording.BEFORE_FIRST: translate("StoryNote", "It stands before the first passage."),
        Wording.BEGINS_AT: translate("StoryNote", "There is no such passage; the story begins at “%1”."),
        Wording.BEGINS_AT_BY_ITSELF: translate("StoryNote", "The story names none; it begins at “%1”."),
        Wording.BEGINS_AT_KNOT: translate(
            "StoryNote", "Nothing stands before the first knot; the story begins at “%1”."
        ),
        Wording.BRACES: translate("StoryNote", "Braces were turned into parentheses; here they mark swear words."),
        Wording.BRANCH_SAID: translate("StoryNote", "The condition is not kept; of its branches the first is said."),
        Wording.CHANGED_SINCE: translate("StoryNote", "It was changed since it was exported, and was read anew."),
        Wording.CODE: translate("StoryNote", "Nothing in a story is executed."),
        Wording.CODE_AND_LOOKS: translate("StoryNote", "Nothing in a story is executed, and a call has no looks."),
        Wording.COMMENT: translate("StoryNote", "A comment is not said."),
        Wording.COMMENTS_GO: translate("StoryNote", "They are not kept where passages were changed."),
        Wording.COMPILER: translate("StoryNote", "The compiler of Ink reports it; what it is about may be missing."),
        Wording.CONDITION: translate(
            "StoryNote", "The condition is not kept; set it as `when` of lines and replies."
        ),
        Wording.CONTROL: translate("StoryNote", "Control characters cannot be spoken."),
        Wording.CUT_MOMENT: translate(
            "StoryNote", "A moment of a call has up to %1 lines and %2 replies; it was cut."
        ),
        Wording.CUT_NAME: translate("StoryNote", "It is longer than a scenario takes, and was cut."),
        Wording.DRAWING_BOARD: translate(
            "StoryNote", "Only the tool needs it, to draw the story; a scenario is laid out anew."
        ),
        Wording.EMPHASIS: translate("StoryNote", "Emphasis was removed; the customer's heat makes the voice."),
        Wording.ENDS: translate(
            "StoryNote", "The story ends there; the outcome is set to `solved` until you choose another one."
        ),
        Wording.ENDS_MAYBE: translate(
            "StoryNote", "The end depends on a condition, which is not kept; the call goes on."
        ),
        Wording.ENDS_NOT: translate("StoryNote", "The node is not closed by `===`; it goes to the end."),
        Wording.EXAMPLE_CUT: translate("StoryNote", "An example has at most %1 characters; it was cut."),
        Wording.EXAMPLES_MOST: translate("StoryNote", "A reply gets up to %1 examples."),
        Wording.FALLBACK: translate("StoryNote", "In a call the other choices stay open."),
        Wording.FARTHEST: translate("StoryNote", "A scenario cannot hold so much; this is farthest from the start."),
        Wording.FIRST_OF_BRANCHES: translate(
            "StoryNote", "It is another branch of a condition; of these the first is said."
        ),
        Wording.FORMATTING: translate("StoryNote", "Formatting cannot be heard; the text in it stays."),
        Wording.FROM_PART: translate("StoryNote", "It comes from a part, which stays as it is."),
        Wording.GOES_ON: translate(
            "StoryNote", "It goes on without a choice; whatever the trainee says or does not say leads on."
        ),
        Wording.GONE: translate("StoryNote", "It is no longer in the story."),
        Wording.GONE_BUT_STAYS: translate(
            "StoryNote", "It is no longer in the story, and stays: others need what happens there."
        ),
        Wording.GUESSED_ENCODING: translate(
            "StoryNote",
            "The file is not UTF-8, so its encoding was guessed; look whether accents are right.",
        ),
        Wording.HEADER: translate("StoryNote", "The header has no counterpart in a scenario."),
        Wording.HEARD: translate("StoryNote", "A call is only heard."),
        Wording.IN_TURN_ANOTHER: translate(
            "StoryNote", "Of what is told in turn another one is said each time; see `group`."
        ),
        Wording.IN_TURN_FIRST: translate(
            "StoryNote", "Of what is told in turn the first is said; see `group` of lines."
        ),
        Wording.INCLUDED: translate(
            "StoryNote", "Passages shown within others are not joined; write the lines here, or lead there."
        ),
        Wording.KEPT_IN: translate("StoryNote", "Twine does not know it; it is kept in the passage %1."),
        Wording.KEPT_BROKEN: translate(
            "StoryNote", "What the export kept there is no scenario any more; the passages alone were read."
        ),
        Wording.KEPT_WRONG: translate(
            "StoryNote", "With it the scenario would have errors; the passages alone were read."
        ),
        Wording.LABEL_SAID: translate("StoryNote", "The link leads to no passage; only its label is said."),
        Wording.LINES_AFTER_REPLY: translate(
            "StoryNote", "After a reply up to %1 lines are said; the others were left out."
        ),
        Wording.LINK_NO_PASSAGE: translate("StoryNote", "It leads to no passage."),
        Wording.LINK_NOT_DONE: translate(
            "StoryNote", "It leads to no passage; what it does when clicked is not done."
        ),
        Wording.LINK_NOWHERE: translate("StoryNote", "The link leads nowhere."),
        Wording.LINK_SHOWN: translate("StoryNote", "The link leads to no passage; what it shows is said at once."),
        Wording.LINKS_INSTEAD: translate("StoryNote", "The passage has links, which are taken instead."),
        Wording.LINKS_MOST: translate("StoryNote", "A passage has more than %1 links."),
        Wording.LONG_LINE: translate("StoryNote", "It is long, and is said in %1 lines."),
        Wording.MACRO: translate("StoryNote", "The macro %1 has no counterpart in a call."),
        Wording.MARK: translate("StoryNote", "The mark has no counterpart in a scenario."),
        Wording.NAMELESS_NODE: translate("StoryNote", "The node has no title and got one."),
        Wording.NAMELESS_PASSAGE: translate("StoryNote", "The passage has no name and got one."),
        Wording.NEEDED: translate(
            "StoryNote",
            "Every call needs it: sympathy and a remedy as goals, asking back, silence, and the end of patience.",
        ),
        Wording.NEVER_REACHED: translate(
            "StoryNote", "It stands behind the way that leads on, so the story never comes to it."
        ),
        Wording.NO_COUNTERPART: translate("StoryNote", "It has no counterpart in a scenario."),
        Wording.NO_HTML: translate("StoryNote", "What follows there could not be read as HTML."),
        Wording.NO_JSON: translate("StoryNote", "It is no JSON; where the story starts and its format are guessed."),
        Wording.NO_LINK_THERE: translate("StoryNote", "No link leads there, so the call never comes to it."),
        Wording.NO_PASSAGE: translate("StoryNote", "There is no such passage; choose where it leads."),
        Wording.NO_SPEAKERS: translate("StoryNote", "The story names no speakers, so the customer says everything."),
        Wording.NO_TAGS: translate("StoryNote", "It is neither tags nor metadata of a passage."),
        Wording.NO_TEXT: translate("StoryNote", "It is no text."),
        Wording.NO_WAY_BACK: translate("StoryNote", "A call has no way back; lead to a node instead."),
        Wording.NO_WORDS: translate("StoryNote", "There are no words in it."),
        Wording.ONCE: translate("StoryNote", "What is said once is said each time."),
        Wording.ONE_JUMP: translate(
            "StoryNote", "A passage can lead on by itself to one passage only, the first named."
        ),
        Wording.ONE_OF_SEVERAL: translate("StoryNote", "Of several stories the first one was imported."),
        Wording.ONE_PLACE: translate(
            "StoryNote", "A line has alternatives in one place only; the first is said here."
        ),
        Wording.ONE_TARGET: translate(
            "StoryNote", "Where it leads depends on the story; the first that is named was taken."
        ),
        Wording.ONLY_WAY: translate("StoryNote", "It is the only way, so any words of the trainee lead on."),
        Wording.OUTSIDE_NODES: translate("StoryNote", "It stands outside the nodes."),
        Wording.OUTSIDE_PASSAGES: translate("StoryNote", "It stands outside the passages."),
        Wording.READ_AS: translate("StoryNote", "It is not known; the passages were read as %1."),
        Wording.READ_AS_BY_MARKS: translate("StoryNote", "The story names none; by its marks it was read as %1."),
        Wording.SAME_AGAIN: translate("StoryNote", "The same stands there a second time; the first was taken."),
        Wording.SAME_LABEL: translate("StoryNote", "Another one in this knot has the same name."),
        Wording.SAME_NAME: translate("StoryNote", "Another one, in line %1, has the same name; that one was taken."),
        Wording.SAME_PASSAGE: translate(
            "StoryNote", "Another passage, in line %1, has the same name; that one was taken."
        ),
        Wording.SAME_TITLE: translate(
            "StoryNote", "Another node, in line %1, has the same title; that one was taken."
        ),
        Wording.SERVES_FORMAT: translate(
            "StoryNote", "The passage serves the story format; nothing of it is executed."
        ),
        Wording.SETS: translate(
            "StoryNote", "Variables of a story are not kept; set a flag or heat in `effects` of a reply."
        ),
        Wording.SPEAKERS_MOST: translate(
            "StoryNote", "A scenario gets up to %1 people who speak; the customer says what the others say."
        ),
        Wording.TOO_DEEP: translate("StoryNote", "The story is nested too deeply."),
        Wording.TOO_DEEP_OR_LARGE: translate("StoryNote", "The story is nested too deeply, or too large."),
        Wording.TOO_MANY_NOTES: translate("StoryNote", "The story has too many of them to name each."),
        Wording.TRAINEE_EXAMPLE: translate("StoryNote", "The trainee says it; it became an example of the reply."),
        Wording.TRAINEE_SAYS: translate("StoryNote", "The trainee says it, in their own words."),
        Wording.TRAINEE_WORDS: translate("StoryNote", "The trainee needs words to say."),
        Wording.UNMARKED: translate(
            "StoryNote",
            "No speaker stands before them, so the customer says them; look which are told rather than said.",
        ),
        Wording.UNREAD: translate("StoryNote", "The parser of Ink could make nothing of it."),
        Wording.UNTOUCHED: translate(
            "StoryNote", "Nothing was changed since it was exported; the scenario is what it was."
        ),
        Wording.VALUE: translate("StoryNote", "Its value is only known when the story is played; write the words."),
        Wording.WAY_DEPENDS: translate(
            "StoryNote", "The way depends on a condition, which is not kept; the first one is taken."
        ),
        Wording.WAYS_OF_LINE: translate("StoryNote", "A line has up to %1 alternatives."),
    }


def _things() -> dict[Wording, str]:
    return {
        Wording.ALL_ELSE: translate("StoryNote", "techniques, heat, conditions and all else"),
        Wording.ALL_TEXT: translate("StoryNote", "all text"),
        Wording.CHOICE_CONDITION: translate("StoryNote", "condition of a choice"),
        Wording.CHOICES: translate("StoryNote", "%1 choices"),
        Wording.COMMENTS: translate("StoryNote", "comments of the scenario's file"),
        Wording.CONDITION_THERE: translate("StoryNote", "condition"),
        Wording.ENCODING: translate("StoryNote", "the encoding %1"),
        Wording.FALLBACK_CHOICE: translate("StoryNote", "fallback choice"),
        Wording.FOLLOWS_IN: translate("StoryNote", "what follows in “%1”"),
        Wording.FURTHER_NOTES: translate("StoryNote", "%1 further notes"),
        Wording.FUNCTION: translate("StoryNote", "function %1"),
        Wording.INVISIBLE: translate("StoryNote", "%1 invisible characters"),
        Wording.JUMP: translate("StoryNote", "jump to %1"),
        Wording.LABEL: translate("StoryNote", "label %1"),
        Wording.LINES: translate("StoryNote", "%1 lines"),
        Wording.LINK: translate("StoryNote", "link %1"),
        Wording.NESTED: translate("StoryNote", "what is nested there"),
        Wording.NODE_PARTS: translate("StoryNote", "node %1: %2"),
        Wording.PARAMETERS: translate("StoryNote", "parameters of %1"),
        Wording.REPLY_PARTS: translate("StoryNote", "reply %1 at %2: %3"),
        Wording.SEQUENCE: translate("StoryNote", "sequence"),
        Wording.SHARED: translate("StoryNote", "what is shared by all nodes"),
        Wording.STORY: translate("StoryNote", "the story “%1”"),
        Wording.STORY_FORMAT: translate("StoryNote", "the story format"),
        Wording.STORY_FORMAT_NAMED: translate("StoryNote", "the story format %1"),
        Wording.TAG: translate("StoryNote", "the tag %1"),
        Wording.THE_START: translate("StoryNote", "the start"),
        Wording.THE_START_NAMED: translate("StoryNote", "the start “%1”"),
        Wording.WAY_TO: translate("StoryNote", "way to “%1”"),
        Wording.WORDLESS: translate("StoryNote", "an option without words"),
    }
