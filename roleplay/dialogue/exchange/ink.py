"""Ink: what the parser of inkjs, the compiler of Ink in JavaScript, read, as a story.

The tree comes from `app/ink_tree.cjs`; here it is only walked. Weave (Ink's word for nested choices and gathers)
keeps its meaning:
behind the content of a choice the story goes on at the gather that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from roleplay.core.errors import InputError
from roleplay.dialogue.exchange.ink_text import Inline, Part
from roleplay.dialogue.exchange.report import Report
from roleplay.dialogue.exchange.story import End, Jump, Option, Options, Passage, Say, Statement, Story

BEGINNING = "Beginning"
_VARIABLES = frozenset(
    {"VAR", "CONST", "LIST", "variable assignment", "EXTERNAL", "VariableAssignment", "ConstantDeclaration"}
)
_SETS = "Variables of a story are not kept; set a flag or heat in `effects` of a reply."
_CONDITION = "The condition is not kept; set it as `when` of lines and replies."
_OTHER_WAY = "It is another branch of a condition; of these the first is said."
_EXECUTED = "Nothing in a story is executed."
_TUNNEL = "A call has no way back; lead to a node instead."
_ENDS = ("END", "DONE")


def read_ink(answer: Mapping[str, Any], report: Report) -> Story:
    """Return the story of a parsed tree. Raises `InputError` when the parser could make nothing of it."""
    problems = [str(problem) for problem in answer.get("problems", ())]
    tree = answer.get("tree")
    if not isinstance(tree, Mapping):
        why = problems[0][:200] if problems else "its parser could make nothing of it"
        raise InputError(f"This is no Ink story: {why}.", hint="Open it in Inky, which shows what is wrong.")
    for problem in problems:
        report.lost(_line_of(problem), problem, "The compiler of Ink reports it; what it is about may be missing.")
    return _Reader(report).read(tree)


def _line_of(problem: str) -> int:
    _, found, rest = problem.partition(" line ")
    number = rest.split(":", 1)[0].strip()
    return int(number) if found and number.isdigit() and len(number) < 9 else 0


class _Block:
    """Statements that are being added to, and a jump under a condition that is taken when nothing else leads on."""

    def __init__(self, body: list[Statement], conditions: int = 0) -> None:
        self.body = body
        self.conditions = conditions
        """How many conditions were open where it began."""
        self.maybe: Jump | None = None


class _Reader:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._story = Story("ink", "", {}, "")
        self._scope: tuple[str, ...] = ()
        self._jumps: list[tuple[Jump, tuple[str, ...]]] = []
        self._blocks: list[_Block] = []
        self._inline = Inline(report)
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
            why = "In Ink they can be chosen once; in a call they stay open."
            self._report.changed(0, f"{self._once} choices", why)
        return self._story

    def _begin(self, beginning: Passage, flows: Sequence[Part]) -> None:
        """Choose where the story starts: its beginning, or, when it only leads on, or is empty, a knot."""
        body = [one for one in beginning.body if not isinstance(one, End)]
        if not body:
            del self._story.passages[BEGINNING]
            self._story.start = next(iter(self._story.passages), "")
            if flows and self._story.start:
                why = f"Nothing stands before the first knot; the story begins at “{self._story.start}”."
                self._report.changed(0, "the start", why)
        elif len(body) == 1 and isinstance(body[0], Jump) and body[0].target in self._story.passages:
            del self._story.passages[BEGINNING]
            self._story.start = body[0].target
        else:
            self._story.start = BEGINNING

    def _flow(self, flow: Part, around: tuple[str, ...]) -> None:
        """Take a knot or a stitch."""
        name = (*around, str(flow.get("n", "")))
        line = int(flow.get("l", 0))
        if flow.get("function"):
            self._report.lost(line, f"function {name[-1]}", _EXECUTED)
            return
        if flow.get("args"):
            self._report.lost(line, f"parameters of {name[-1]}", _SETS)
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
            self._report.lost(line, name, f"Another one, in line {first}, has the same name; that one was taken.")
        else:
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
        line = int(part.get("l", 0))
        if part.get("condition"):
            self._report.lost(line, "condition of a choice", _CONDITION)
        if part.get("invisible"):
            self._fallback(part, options)
            return options
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
        if any(one["t"] == "Text" and str(one.get("x", "")).strip() for one in inner) and part.get("only"):
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
            self._add(Say(text, line, speaker="You"))

    def _fallback(self, part: Part, options: Options | None) -> None:
        """A choice without words is taken when no other is left; alone it only leads on."""
        if options is not None:
            self._report.lost(int(part.get("l", 0)), "fallback choice", "In a call the other choices stay open.")
            self._blocks.append(_Block([], self._conditions))
        for one in part.get("inner", ()):
            self._content(one)

    def _gather(self, part: Part) -> None:
        name = part.get("n")
        if not name:
            return
        full = ".".join((*self._scope, str(name)))
        line = int(part.get("l", 0))
        if full in self._story.passages:
            self._report.lost(line, f"label {name}", "Another one in this knot has the same name.")
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
                self._report.lost(block.maybe.line, f"-> {block.maybe.target}", _CONDITION)
            else:
                block.body.append(block.maybe)
                why = "The way depends on a condition, which is not kept; the first one is taken."
                self._report.changed(block.maybe.line, f"-> {block.maybe.target}", why)

    # --- content ---

    def _content(self, part: Part) -> None:  # noqa: C901, PLR0912 - one case a kind
        kind, line = part["t"], int(part.get("l", 0))
        if kind == "Weave":
            self._weave(_inner(part))
        elif kind == "ContentList":
            for one in _inner(part):
                self._content(one)
        elif kind == "Divert":
            self._divert(part, line)
        elif kind == "TunnelOnwards":
            self._flush()
            self._report.lost(line, "->->", _TUNNEL)
        elif kind == "Conditional" and not self._inline.is_inline(part):
            self._conditional(part, line)
        elif kind in _VARIABLES:
            self._report.lost(line, f"{kind} {part.get('n', '')}".strip(), _SETS)
        elif kind == "AuthorWarning":
            self._report.lost(line, str(part.get("x", "a note")), "A comment is not said.")
        elif kind in ("Return", "ReturnType") or (kind == "FunctionCall" and not self._inline.is_open):
            self._report.lost(line, f"{kind} {part.get('n', '')}".strip(), _EXECUTED)
        elif kind == "Sequence" and not self._inline.is_inline(part):
            self._sequence(part, line)
        elif kind == "Text" or self._inline.takes(kind):
            for say in self._inline.take(part, self._last_said):
                self._add(say)
        elif kind in ("Choice", "Gather"):
            self._weave([part])
        elif kind == "TooDeep":
            self._report.lost(line, "what is nested there", "The story is nested too deeply.")
        else:
            self._report.lost(line, kind, "It has no counterpart in a scenario.")

    def _conditional(self, part: Part, line: int) -> None:
        """Say the first branch of a condition, note the others; choices of all are kept."""
        self._flush()
        self._report.lost(line, "condition", _CONDITION)
        branches = [one for one in _inner(part) if one["t"] == "ConditionalSingleBranch"]
        self._conditions += 1
        for index, branch in enumerate(branches):
            if index == 0:
                self._branch(branch)
            else:
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
                self._divert(part, int(part.get("l", 0)))
            elif part["t"] == "Text":
                if str(part.get("x", "")).strip():
                    self._report.lost(int(part.get("l", 0)), str(part["x"]), _OTHER_WAY)
            elif part["t"] in ("Weave", "ContentList", "ConditionalSingleBranch", "Conditional", "Sequence"):
                waiting.extend(reversed(list(_inner(part))))

    def _sequence(self, part: Part, line: int) -> None:
        """Say the first of several stretches that Ink would tell in turn."""
        self._flush()
        self._report.changed(line, "sequence", "Of what is told in turn the first is said; see `group` of lines.")
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
            why = _EXECUTED if kind == "function" else _TUNNEL
            self._report.lost(line, f"{kind} {target}".strip(), why)
        elif target in _ENDS:
            if not self._is_conditional:
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
            self._report.lost(jump.line, f"-> {jump.target}", _CONDITION)

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


def _inner(part: Part) -> Sequence[Part]:
    found = part.get("c", ())
    return found if isinstance(found, list) else ()
