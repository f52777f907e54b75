"""Ink: what the parser of inkjs, the compiler of Ink in JavaScript, read, as a story.

The tree comes from `app/ink_tree.cjs`; here it is only walked. Weave (Ink's word for nested choices and gathers)
keeps its meaning:
behind the content of a choice the story goes on at the gather that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from roleplay.core.errors import InputError
from roleplay.dialogue.exchange.ink_source import InkSource, line_of
from roleplay.dialogue.exchange.ink_text import Inline, Part
from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.setting_aside import note_statements
from roleplay.dialogue.exchange.story import End, Jump, Option, Options, Passage, Say, Statement, Story
from roleplay.dialogue.exchange.wording import Wording

BEGINNING = "Beginning"
_VARIABLES = frozenset(
    {"VAR", "CONST", "LIST", "variable assignment", "temp", "EXTERNAL", "VariableAssignment", "ConstantDeclaration",
     "IncDecExpression"}
)  # fmt: skip
_ENDS = ("END", "DONE")
_DONE_THERE = {
    **dict.fromkeys(_VARIABLES, Wording.SETS),
    "FunctionCall": Wording.CODE,
    "Return": Wording.CODE,
    "ReturnType": Wording.CODE,
    "AuthorWarning": Wording.COMMENT,
    "TunnelOnwards": Wording.NO_WAY_BACK,
}
"""What a branch that is not said would do."""


def read_ink(answer: Mapping[str, Any], report: Report, source: InkSource) -> Story:
    """Return the story of a parsed tree. Raises `InputError` when the parser could make nothing of it."""
    problems = [str(problem) for problem in answer.get("problems", ())]
    tree = answer.get("tree")
    if not isinstance(tree, Mapping):
        why = problems[0][:200] if problems else "its parser could make nothing of it"
        raise InputError(f"This is no Ink story: {why}.", hint="Open it in Inky, which shows what is wrong.")
    for problem in problems:
        report.lost(source.line_of_problem(problem), problem, Wording.COMPILER)
    source.note_comments(report)
    source.note_unread(tree, report)
    return _Reader(report, source).read(tree)


class _Block:
    """Statements that are being added to, and a jump under a condition that is taken when nothing else leads on."""

    def __init__(self, body: list[Statement], conditions: int = 0) -> None:
        self.body = body
        self.conditions = conditions
        """How many conditions were open where it began."""
        self.maybe: Jump | None = None


class _Reader:
    def __init__(self, report: Report, source: InkSource) -> None:
        self._report = report
        self._source = source
        self._story = Story("ink", "", {}, "")
        self._scope: tuple[str, ...] = ()
        self._jumps: list[tuple[Jump, tuple[str, ...]]] = []
        self._blocks: list[_Block] = []
        self._inline = Inline(report, source)
        self._conditions = 0
        self._once = 0

    def read(self, tree: Part) -> Story:
        flows = [part for part in _inner(tree) if part["t"] in ("Knot", "Function", "Stitch")]
        own = [part for part in _inner(tree) if part["t"] not in ("Knot", "Function", "Stitch")]
        beginning = self._passage(BEGINNING, 1, own)
        for flow in flows:
            self._flow(flow, ())
        self._resolve()
        self._begin(beginning, flows)
        if self._once:
            self._report.changed(0, Wording.CHOICES.of(self._once), Wording.ASKED_AGAIN)
        return self._story

    def _begin(self, beginning: Passage, flows: Sequence[Part]) -> None:
        """Choose where the story starts: its beginning, or, when it only leads on, or is empty, a knot."""
        body = [one for one in beginning.body if not isinstance(one, End)]
        if not body:
            del self._story.passages[BEGINNING]
            self._story.start = next(iter(self._story.passages), "")
            if flows and self._story.start:
                self._report.changed(0, Wording.THE_START, Wording.BEGINS_AT_KNOT.of(self._story.start))
        elif len(body) == 1 and isinstance(body[0], Jump) and body[0].target in self._story.passages:
            del self._story.passages[BEGINNING]
            self._story.start = body[0].target
        else:
            self._story.start = BEGINNING

    def _flow(self, flow: Part, around: tuple[str, ...]) -> None:
        """Take a knot or a stitch."""
        name = (*around, str(flow.get("n", "")))
        line = line_of(flow)
        if flow.get("function"):
            self._report.lost(line, Wording.FUNCTION.of(name[-1]), Wording.CODE)
            return
        if flow.get("args"):
            self._report.lost(line, self._source.at(line, Wording.PARAMETERS.of(name[-1])), Wording.SETS)
        stitches = [part for part in _inner(flow) if part["t"] in ("Stitch", "Knot")]
        own = [part for part in _inner(flow) if part["t"] not in ("Stitch", "Knot")]
        self._scope = name
        passage = self._passage(".".join(name), line, own)
        if not passage.body and stitches:
            self._add_jump(passage.body, Jump(".".join((*name, str(stitches[0].get("n", "")))), line))
        for stitch in stitches:
            if len(name) < 3:
                self._flow(stitch, name)

    def _passage(self, name: str, line: int, parts: Iterable[Part]) -> Passage:
        passage = Passage(name, line, [])
        if name in self._story.passages:
            first = self._story.passages[name].line
            self._report.lost(line, name, Wording.SAME_NAME.of(first))
            self._blocks = [_Block(passage.body)]
            self._weave(parts)
            note_statements(passage.body, Wording.SAME_NAME.of(first), self._report)
            self._blocks = []
            return passage
        self._story.passages[name] = passage
        self._blocks = [_Block(passage.body)]
        self._weave(parts)
        self._flush()
        self._close_down_to(0)
        return passage

    # --- weave ---

    def _weave(self, parts: Iterable[Part]) -> None:
        """Add the content of a weave; behind it the innermost block is the one in which it goes on."""
        level = len(self._blocks)
        options: Options | None = None
        for part in parts:
            kind = part["t"]
            if kind == "Choice":
                self._flush()
                self._close_down_to(level)
                options = self._choice(part, options)
            elif kind == "Gather":
                self._flush()
                self._close_down_to(level)
                options = None
                self._gather(part)
            elif kind == "Weave":
                self._weave(_inner(part))
            else:
                self._content(part)
        self._flush()
        self._close_down_to(level)

    def _choice(self, part: Part, options: Options | None) -> Options | None:
        line = line_of(part)
        if part.get("condition"):
            self._report.lost(line, self._source.at(line, Wording.CHOICE_CONDITION), Wording.CONDITION)
        if part.get("invisible"):
            self._fallback(part, options)
            return options
        if part.get("n"):
            self._report.lost(line, Wording.LABEL.of(part["n"]), Wording.NO_COUNTERPART)
        self._once += bool(part.get("once"))
        text = self._inline.plain((*part.get("start", ()), *part.get("only", ())), line)
        option = Option(text, line)
        body = self._blocks[-1].body
        if options is None or not body or body[-1] is not options:
            options = Options([], line)
            body.append(options)
        options.options.append(option)
        self._blocks.append(_Block(option.body, self._conditions))
        inner = list(part.get("inner", ()))
        if any(one["t"] == "Text" and str(one.get("x", "")).strip() for one in inner):
            self._echo((*part.get("start", ()), *inner), line)
            inner = [one for one in inner if one["t"] != "Text"]
        for one in inner:
            self._content(one)
        return options

    def _echo(self, parts: Sequence[Part], line: int) -> None:
        """Take what Ink prints when a choice is taken: mostly the player's words in full."""
        told = [part for part in parts if part["t"] not in ("Divert", "TunnelOnwards")]
        text = self._inline.plain(told, line)
        if text:
            self._add(Say(text, line, speaker="You", supposed=True))

    def _fallback(self, part: Part, options: Options | None) -> None:
        """A choice without words is taken when no other is left; alone it only leads on."""
        if options is not None:
            line = line_of(part)
            self._report.lost(line, self._source.at(line, Wording.FALLBACK_CHOICE), Wording.FALLBACK)
            self._blocks.append(_Block([], self._conditions))
        for one in part.get("inner", ()):
            self._content(one)

    def _gather(self, part: Part) -> None:
        name = part.get("n")
        if not name:
            return
        full = ".".join((*self._scope, str(name)))
        line = line_of(part)
        if full in self._story.passages:
            self._report.lost(line, Wording.LABEL.of(name), Wording.SAME_LABEL)
            return
        self._add_jump(self._blocks[-1].body, Jump(full, line))
        passage = Passage(full, line, [])
        self._story.passages[full] = passage
        self._blocks[-1].body = passage.body

    def _close_down_to(self, level: int) -> None:
        while len(self._blocks) > level:
            block = self._blocks.pop()
            last = block.body[-1] if block.body else None
            if block.maybe is None:
                continue
            if isinstance(last, Jump | End | Options):
                self._report.lost(block.maybe.line, f"-> {block.maybe.target}", Wording.CONDITION)
            else:
                block.body.append(block.maybe)
                self._report.changed(block.maybe.line, f"-> {block.maybe.target}", Wording.WAY_DEPENDS)

    # --- content ---

    def _content(self, part: Part) -> None:  # noqa: C901, PLR0912 - one case a kind
        kind, line = part["t"], line_of(part)
        if kind == "Weave":
            self._weave(_inner(part))
        elif kind == "ContentList":
            for one in _inner(part):
                self._content(one)
        elif kind == "Divert":
            self._divert(part, line)
        elif kind == "TunnelOnwards":
            self._flush()
            self._report.lost(line, "->->", Wording.NO_WAY_BACK)
        elif kind == "Conditional" and not self._inline.is_inline(part):
            self._conditional(part, line)
        elif kind in _VARIABLES:
            self._report.lost(line, self._source.at(line, _code(part)), Wording.SETS)
        elif kind == "AuthorWarning":
            self._report.lost(line, str(part.get("x", "TODO")), Wording.COMMENT)
        elif kind in ("Return", "ReturnType") or (kind == "FunctionCall" and not self._inline.is_open):
            self._report.lost(line, self._source.at(line, _code(part)), Wording.CODE)
        elif kind == "Sequence" and not self._inline.is_inline(part):
            self._sequence(part, line)
        elif kind == "Text" or self._inline.takes(kind):
            for say in self._inline.take(part, self._last_said):
                self._add(say)
        elif kind in ("Choice", "Gather"):
            self._weave([part])
        elif kind == "TooDeep":
            self._report.lost(line, Wording.NESTED, Wording.TOO_DEEP)
        else:
            self._report.lost(line, kind, Wording.NO_COUNTERPART)

    def _conditional(self, part: Part, line: int) -> None:
        """Say the first branch of a condition, note the others; choices of all are kept."""
        self._flush()
        self._report.lost(line, self._source.at(line, Wording.CONDITION_THERE), Wording.CONDITION)
        branches = [one for one in _inner(part) if one["t"] == "ConditionalSingleBranch"]
        self._conditions += 1
        for index, branch in enumerate(branches):
            if index == 0:
                self._branch(branch)
            else:
                at = line_of(branch)
                if at != line:
                    self._report.lost(at, self._source.at(at, Wording.CONDITION_THERE), Wording.CONDITION)
                self._other_branch(branch)
        self._conditions -= 1

    def _branch(self, branch: Part) -> None:
        for one in _inner(branch):
            if one["t"] == "Weave":
                self._weave(_inner(one))
            elif one["t"] in ("Text", "Divert", "ContentList"):
                self._content(one)
        self._flush()

    def _other_branch(self, branch: Part) -> None:
        """Take the choices and the ways of a branch that is not said, and note the rest."""
        waiting = list(reversed(list(_inner(branch))))
        while waiting:
            part = waiting.pop()
            if part["t"] == "Choice":
                self._weave([part])
            elif part["t"] == "Divert":
                self._divert(part, line_of(part))
            elif part["t"] == "Text":
                if str(part.get("x", "")).strip():
                    self._report.lost(line_of(part), str(part["x"]), Wording.FIRST_OF_BRANCHES)
            elif part["t"] in ("Weave", "ContentList", "ConditionalSingleBranch", "Conditional", "Sequence"):
                waiting.extend(reversed(list(_inner(part))))
            elif part["t"] in _DONE_THERE:
                line = line_of(part)
                self._report.lost(line, self._source.at(line, _code(part)), _DONE_THERE[part["t"]])

    def _sequence(self, part: Part, line: int) -> None:
        """Say the first of several stretches that Ink would tell in turn."""
        self._flush()
        self._report.changed(line, Wording.SEQUENCE, Wording.IN_TURN_FIRST)
        first, *others = list(_inner(part)) or [{"t": "Weave", "c": []}]
        self._conditions += 1
        self._branch({"t": "ConditionalSingleBranch", "c": [first]})
        for other in others:
            self._other_branch(other)
        self._conditions -= 1

    def _divert(self, part: Part, line: int) -> None:
        target, kind = str(part.get("to") or ""), str(part.get("kind") or "")
        if part.get("empty") or (not target and not kind):
            return
        self._flush()
        if kind:
            why = Wording.CODE if kind == "function" else Wording.NO_WAY_BACK
            self._report.lost(line, f"{kind} {target}".strip(), why)
        elif target in _ENDS:
            if self._is_conditional:
                self._report.lost(line, f"-> {target}", Wording.ENDS_MAYBE)
            else:
                self._blocks[-1].body.append(End(line))
        elif self._is_conditional:
            self._maybe(Jump(target, line))
        else:
            self._add_jump(self._blocks[-1].body, Jump(target, line))

    @property
    def _is_conditional(self) -> bool:
        return self._conditions > self._blocks[-1].conditions

    def _maybe(self, jump: Jump) -> None:
        self._jumps.append((jump, self._scope))
        if self._blocks[-1].maybe is None:
            self._blocks[-1].maybe = jump
        else:
            self._report.lost(jump.line, f"-> {jump.target}", Wording.CONDITION)

    def _add_jump(self, body: list[Statement], jump: Jump) -> None:
        self._jumps.append((jump, self._scope))
        body.append(jump)

    def _add(self, say: Say) -> None:
        self._blocks[-1].body.append(say)

    def _last_said(self) -> Say | None:
        """Take back what was said last, for glue."""
        body = self._blocks[-1].body
        if body and isinstance(body[-1], Say):
            return body.pop()  # type: ignore[return-value]  # it was looked at just now
        return None

    def _flush(self) -> None:
        for say in self._inline.end():
            self._add(say)

    def _resolve(self) -> None:
        """Give each jump the full name of what it means, from where it stands outwards."""
        for jump, scope in self._jumps:
            for length in range(len(scope), -1, -1):
                name = ".".join((*scope[:length], jump.target))
                if name in self._story.passages:
                    jump.target = name
                    break


def _code(part: Part) -> str:
    """Return what stands in the story, as far as the parser tells: `~ x`, `VAR x`, `foo()`."""
    kind, name = str(part["t"]), str(part.get("n", ""))
    if kind == "AuthorWarning":
        return str(part.get("x", "TODO"))
    return {
        "variable assignment": f"~ {name}",
        "temp": f"~ temp {name}",
        "FunctionCall": f"~ {name}()",
        "Return": "~ return",
        "ReturnType": "~ return",
        "TunnelOnwards": "->->",
    }.get(kind, f"{kind} {name}").strip()


def _inner(part: Part) -> Sequence[Part]:
    found = part.get("c", ())
    return found if isinstance(found, list) else ()
