"""Moments of a story as the draft of a scenario: valid, playable, and for a trainer to finish."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from roleplay.dialogue.exchange.cue_words import cue_words
from roleplay.dialogue.exchange.flow import Moment, Way, moments
from roleplay.dialogue.exchange.joining import joined
from roleplay.dialogue.exchange.phrases import phrase
from roleplay.dialogue.exchange.reading import UNWANTED
from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.speakers import find_speakers, take_trainee
from roleplay.dialogue.exchange.story import AFTER_TAG, OUTCOME_TAG, Say, Story
from roleplay.dialogue.exchange.wording import Wording
from roleplay.dialogue.exchange.words import Ids, as_id, in_lines
from roleplay.dialogue.exchange.yaml_out import Value, block, count

MAX_CHARACTERS = 3_600_000
"""Of the draft; a scenario may have four millions."""
MAX_PARTS = 180_000
"""Of the draft; a scenario may have 200,000."""
GONE = "customer-left"
_SYMPATHY, _REMEDY = "shows-sympathy", "offers-remedy"
_OUTCOMES = ("solved", "handed_over", "justified_hangup", "unjustified_hangup", "customer_left", "aborted")
_LONGEST_EXAMPLE = 400
_LONGEST_TITLE = 200
_MOST_LINES, _MOST_REPLIES = 200, 60
_MOST_EXAMPLES, _MOST_ON_A_WAY = 6, 15


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """What the person chooses for a draft."""

    language: str = "en"
    """Of the story, two small letters."""
    voices: tuple[str, ...] = ("dana",)
    """Ids of voices: the first is the customer's, the others are for further speakers, in turn."""
    name: str = ""
    """What the story is called where it does not say so itself."""
    source: str = ""
    """From what it comes, in words: "Twine (Harlowe 3.3.8)"."""
    taken_lines: frozenset[str] = frozenset()
    """Ids that no line may get."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario as plain values, and as the text of its file."""

    value: Mapping[str, Any]
    text: str
    nodes: Mapping[str, str]
    """The id of the node that each passage became, by its name; of joined ones that of the first."""


def draft(story: Story, options: DraftOptions, report: Report) -> Draft:
    """Return the draft of a story; what is changed, added or left out for it is noted."""
    found = moments(story, report)
    for moment in found.values():
        if AFTER_TAG in moment.tags and len(moment.ways) == 1:  # an export made a passage of what is said on a way
            moment.onward, moment.ways = moment.ways[0].target, []
    joined(found, story.start)
    names = find_speakers(story, found.values(), report)
    examples = take_trainee(found.values(), report)
    return _Drafting(story, found, names, examples, options, report).draft()


class _Drafting:
    def __init__(
        self,
        story: Story,
        found: dict[str, Moment],
        names: tuple[str, ...],
        examples: dict[int, list[str]],
        options: DraftOptions,
        report: Report,
    ) -> None:
        self._story = story
        self._moments = found
        self._names = names
        self._examples = examples
        self._options = options
        self._report = report
        self._lang = options.language
        self._node_ids = Ids({GONE})
        self._line_ids = Ids({f"{GONE}-1", "asks-back", "hello", *options.taken_lines})
        self._ids = {name: self._node_ids.new(name, "moment") for name in found}
        self._speaker_ids: dict[str, str] = {}
        speaker_ids = Ids({"customer"})
        for name in names[1:]:
            self._speaker_ids[name] = speaker_ids.new(name, "speaker")
        self._unmarked = 0
        self._settled = False
        """A reply leads to a good end, so that the matter can be settled."""

    def draft(self) -> Draft:
        nodes = {self._ids[name]: self._node(moment) for name, moment in self._moments.items()}
        nodes = self._within_limits(nodes)
        self._settled = any(
            "effects" in way
            for node in nodes.values()
            for key in ("replies", "otherwise")
            for way in node.get(key, ())
        )
        nodes[GONE] = self._gone()
        value = {**self._head(), "nodes": nodes}
        self._note_added()
        self._note_unreached(nodes)
        source = self._options.source or self._story.kind
        return Draft(value, as_text(value, source), dict(self._ids))

    # --- nodes ---

    def _node(self, moment: Moment) -> dict[str, Any]:
        node: dict[str, Any] = {}
        if says := self._says(moment.says, moment.name):
            node["says"] = says
        if moment.ends:
            return self._ending(node, moment)
        if moment.ways:
            node["replies"] = self._replies(moment)
        if moment.onward is not None:
            leads = self._leading_to(moment.onward)
            self._report.changed(moment.line, moment.name, Wording.GOES_ON)
            return {**node, "otherwise": [leads], "silence": [leads]}
        only = moment.ways[0]
        if len(moment.ways) == 1 and only.target in self._ids:
            self._report.changed(only.line, only.text, Wording.ONLY_WAY)
            node["otherwise"] = [self._leading_to(only.target)]
        return node

    def _ending(self, node: dict[str, Any], moment: Moment) -> dict[str, Any]:
        if not _marked_outcome(moment):
            self._report.added(moment.line, moment.name, Wording.ENDS)
        return {**node, "outcome": self._outcome(moment)}

    def _outcome(self, moment: Moment) -> str:
        """Return the outcome of a moment that ends the story, empty when it does not."""
        return (_marked_outcome(moment) or "solved") if moment.ends else ""

    def _replies(self, moment: Moment) -> list[dict[str, Any]]:
        texts = [self._example(way) for way in moment.ways]
        ids = Ids({_SYMPATHY, _REMEDY})
        return [
            self._reply(way, text, cues, ids, moment)
            for way, text, cues in zip(moment.ways, texts, cue_words(texts), strict=True)
        ]

    def _reply(self, way: Way, text: str, cues: list[str], ids: Ids, moment: Moment) -> dict[str, Any]:
        name = ids.new(way.id or " ".join(text.split()[:5]), "reply")
        examples = list(
            dict.fromkeys((text, *(self._short(more, way.line) for more in self._examples.get(way.line, ()))))
        )
        for more in examples[_MOST_EXAMPLES:]:
            self._report.lost(way.line, more, Wording.EXAMPLES_MOST.of(_MOST_EXAMPLES))
        reply: dict[str, Any] = {"id": name, "examples": {self._lang: examples[:_MOST_EXAMPLES]}}
        if cues:
            reply["cues"] = {self._lang: {"any": cues}}
        if says := self._says(way.says, f"{moment.name} {name}"):
            reply["says"] = says[:_MOST_ON_A_WAY]
            if len(says) > _MOST_ON_A_WAY:
                self._report.lost(way.line, text, Wording.LINES_AFTER_REPLY.of(_MOST_ON_A_WAY))
        if way.target in self._ids:
            reply |= self._leading_to(way.target)
        return reply

    def _leading_to(self, target: str) -> dict[str, Any]:
        """Return what leads to a moment; a good end settles the matter."""
        if self._outcome(self._moments[target]) == "solved":
            return {"effects": {"set": ["matter-settled"]}, "next": self._ids[target]}
        return {"next": self._ids[target]}

    def _example(self, way: Way) -> str:
        if any(character.isalnum() for character in way.text):
            return self._short(way.text, way.line)
        self._report.changed(way.line, way.text or Wording.WORDLESS, Wording.TRAINEE_WORDS)
        return phrase(self._lang, "go_on")

    def _short(self, text: str, line: int) -> str:
        if len(text) <= _LONGEST_EXAMPLE:
            return text
        self._report.changed(line, text, Wording.EXAMPLE_CUT.of(_LONGEST_EXAMPLE))
        return text[:_LONGEST_EXAMPLE].rsplit(" ", 1)[0]

    def _says(self, says: Iterable[Say], name: str) -> list[dict[str, Any]]:
        lines = []
        base, number = as_id(name, "line"), 0
        for say in says:
            pieces = in_lines(say.text)
            if len(pieces) > 1:
                self._report.changed(say.line, say.text, Wording.LONG_LINE.of(len(pieces)))
            if not say.speaker and self._names:
                self._unmarked += 1
            for piece in pieces:
                number += 1
                line: dict[str, Any] = {"id": self._line_ids.new(say.id or f"{base}-{number}", "line")}
                if say.group and len(pieces) == 1:
                    line["group"] = as_id(say.group, "group")
                if (speaker := self._speaker_ids.get(say.speaker)) is not None:
                    line["speaker"] = speaker
                lines.append({**line, "text": {self._lang: piece}})
        return lines

    def _gone(self) -> dict[str, Any]:
        return {
            "says": [{"id": f"{GONE}-1", "text": {self._lang: phrase(self._lang, "gone")}}],
            "outcome": "customer_left",
        }

    # --- limits ---

    def _within_limits(self, nodes: dict[str, Any]) -> dict[str, Any]:
        """Leave out the nodes that are farthest from the start when a scenario cannot hold them all."""
        characters = parts = 0
        kept: dict[str, Any] = {}
        order = self._by_distance(nodes)
        moments_of = {self._ids[name]: moment for name, moment in self._moments.items()}
        for name in order:
            nodes[name] = self._not_too_large(nodes[name], moments_of[name])
            parts += count(nodes[name]) + 1
            characters += len(repr(nodes[name])) * 5 // 4  # no less than what is written, and told without writing it
            if characters > MAX_CHARACTERS or parts > MAX_PARTS:
                break
            kept[name] = nodes[name]
        if len(kept) == len(nodes):
            return nodes
        for name in nodes:
            if name not in kept:
                moment = moments_of[name]
                self._report.lost(moment.line, moment.name, Wording.FARTHEST)
        return {name: _without_ways_to(kept, nodes[name]) for name in nodes if name in kept}

    def _not_too_large(self, node: dict[str, Any], moment: Moment) -> dict[str, Any]:
        """Cut a node that would fill a scenario alone."""
        if len(node.get("says", ())) <= _MOST_LINES and len(node.get("replies", ())) <= _MOST_REPLIES:
            return node
        self._report.lost(moment.line, moment.name, Wording.CUT_MOMENT.of(_MOST_LINES, _MOST_REPLIES))
        cut = dict(node)
        for key, most in (("says", _MOST_LINES), ("replies", _MOST_REPLIES)):
            if key in cut:
                cut[key] = cut[key][:most]
        return cut

    def _by_distance(self, nodes: Mapping[str, Any]) -> list[str]:
        """Return the ids of all nodes, those nearest to the start first."""
        order: dict[str, None] = {}
        for first in (self._ids.get(self._story.start, ""), *nodes):
            waiting = deque([first] if first in nodes and first not in order else [])
            order.update(dict.fromkeys(waiting))
            while waiting:
                for target in _targets(nodes[waiting.popleft()]):
                    if target in nodes and target not in order:
                        order[target] = None
                        waiting.append(target)
        return list(order)

    # --- the head ---

    def _head(self) -> dict[str, Any]:
        lang, title = self._lang, self._title()
        customer = self._names[0] if self._names else phrase(lang, "customer")
        person: dict[str, Any] = {"name": customer[:100]}
        if self._names:
            person["address"] = {lang: customer.split()[:3]}
        person |= {
            "voice": self._options.voices[0],
            "start_heat": 40,
            "matter": {"hard": {lang: title}, "feeling": "anger", "soft": {lang: phrase(lang, "soft")}},
        }
        source = self._options.source or self._story.kind
        head: dict[str, Any] = {
            "roleplay": 1,
            "id": as_id(title, "story"),
            "version": 1,
            "languages": [lang],
            "title": {lang: title},
            "summary": {lang: phrase(lang, "summary").format(source=source)},
            "role": {lang: phrase(lang, "role")},
            "customer": person,
        }
        if self._speaker_ids:
            head["speakers"] = self._speakers()
        return head | self._shared()

    def _title(self) -> str:
        whole = " ".join((self._story.title or self._options.name).split())
        title = whole[:_LONGEST_TITLE]
        if title != whole:
            self._report.changed(0, whole, Wording.CUT_NAME)
        return title if any(character.isalnum() for character in title) else "Story"

    def _speakers(self) -> dict[str, Any]:
        voices = self._options.voices[1:] or self._options.voices
        return {
            ident: {"name": name[:100], "voice": voices[index % len(voices)]}
            for index, (name, ident) in enumerate(self._speaker_ids.items())
        }

    def _shared(self) -> dict[str, Any]:
        lang = self._lang
        return {
            "goals": {"feeling": "feeling-met", "matter": "matter-settled"},
            "breaking_point": {"heat": 100, "next": GONE},
            "start": self._ids.get(self._story.start, GONE),
            "shared_replies": self._shared_replies(),
            "shared_otherwise": [
                {"effects": {"heat": 3}, "says": [{"id": "asks-back", "text": {lang: phrase(lang, "otherwise")}}]}
            ],
            "shared_silence": [
                {"when": {"silences_at_least": 3}, "next": GONE},
                {"effects": {"heat": 4}, "says": [{"id": "hello", "text": {lang: phrase(lang, "hello")}}]},
            ],
        }

    def _shared_replies(self) -> list[dict[str, Any]]:
        sympathy = {"id": _SYMPATHY, "techniques": ["empathy", "apology"], "effects": {"set": ["feeling-met"]}}
        remedy = {"id": _REMEDY, "techniques": ["solution"], "effects": {"set": ["matter-settled"]}}
        return [sympathy] if self._settled else [sympathy, remedy]

    def _note_added(self) -> None:
        self._report.added(0, Wording.SHARED, Wording.NEEDED)
        if not self._names:
            self._report.changed(0, Wording.ALL_TEXT, Wording.NO_SPEAKERS)
        elif self._unmarked:
            self._report.changed(0, Wording.LINES.of(self._unmarked), Wording.UNMARKED)

    def _note_unreached(self, nodes: Mapping[str, Any]) -> None:
        reached = {target for node in nodes.values() for target in _targets(node)}
        for name, moment in self._moments.items():
            ident = self._ids[name]
            if ident in nodes and ident not in reached and name != self._story.start:
                self._report.changed(moment.line, moment.name, Wording.NO_LINK_THERE)


def _marked_outcome(moment: Moment) -> str:
    marked = [tag.removeprefix(OUTCOME_TAG).replace("-", "_") for tag in moment.tags if tag.startswith(OUTCOME_TAG)]
    return next((outcome for outcome in marked if outcome in _OUTCOMES), "")


def as_text(value: Mapping[str, Any], source: str) -> str:
    """Return a scenario as the text of its file."""
    head = f"# Imported from {source}. Look through the report, then make this customer your own."
    return "\n".join((UNWANTED.sub("", " ".join(head.split())), *_blocks(value))) + "\n"


def _targets(node: Mapping[str, Any]) -> list[str]:
    return [way["next"] for key in ("replies", "otherwise", "silence") for way in node.get(key, ()) if "next" in way]


def _without_ways_to(kept: Mapping[str, Any], node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a node without ways to nodes that were left out; one that only leads there ends the call."""
    cut = dict(node)
    for key in ("replies", "otherwise", "silence"):
        if key in cut:
            cut[key] = [
                {name: part for name, part in way.items() if name != "next" or part in kept} for way in cut[key]
            ]
            cut[key] = [way for way in cut[key] if way]
            if not cut[key]:
                del cut[key]
    if not {"replies", "otherwise", "silence", "outcome"} & cut.keys():
        cut["outcome"] = "aborted"
    return cut


def _blocks(value: Mapping[str, Value]) -> Iterable[str]:
    """Yield the lines of the file, with an empty one before the greater parts."""
    for key, part in value.items():
        if key in ("customer", "shared_replies", "nodes"):
            yield ""
        yield from block({key: part})
