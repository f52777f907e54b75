"""Parts filled into a scenario: what is written once is played in many calls.

Done on plain values, before they become a scenario, so that nothing after this knows of parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roleplay.dialogue.formats.parts import PARAMETER, PER_LANGUAGE, PartShelf
from roleplay.dialogue.formats.problems import Diagnostic, Place, Position, did_you_mean, position_of
from roleplay.dialogue.formats.schema import validate
from roleplay.dialogue.formats.source_model import Include, IncludeSection, ScenarioPart, ScenarioSource
from roleplay.dialogue.formats.yaml_tree import MAX_NODES, Plain
from roleplay.dialogue.model import Part

MAX_SENTENCE = 1_000
_FLAG_KEYS = frozenset({"flags", "without", "set", "clear"})
_FACT_KEYS = frozenset({"facts", "named", "told", "tell"})


@dataclass(slots=True)
class Expanded:
    """A scenario with its parts filled in."""

    value: Plain
    positions: dict[Place, Position]
    """What comes from a part stands where the part is included."""
    included: frozenset[str] = frozenset()
    """Ids of the nodes that come from parts."""
    problems: list[Diagnostic] = field(default_factory=list)
    starts: dict[str, str] = field(default_factory=dict)
    """Where `next` leads that names an include."""


def expand(source: dict[str, Plain], positions: Mapping[Place, Position], file: str, shelf: PartShelf) -> Expanded:
    """Fill the parts in that `include` names; what cannot be filled in is reported and left out."""
    rest = {key: value for key, value in source.items() if key != "include"}
    expanded = Expanded(rest, dict(positions))
    section, problems = validate(
        {"include": source["include"]}, positions, file, kind=IncludeSection, whole=ScenarioSource
    )
    if section is None:
        expanded.problems = problems
    else:
        _Expansion(expanded, rest, section.include, file, shelf).run()
    return expanded


class _Expansion:
    """Fills parts into one scenario."""

    def __init__(
        self,
        expanded: Expanded,
        scenario: dict[str, Plain],
        includes: Mapping[str, Include],
        file: str,
        shelf: PartShelf,
    ) -> None:
        self._expanded = expanded
        self._value = scenario
        self._includes = includes
        self._file = file
        self._shelf = shelf
        self._parts: dict[str, ScenarioPart] = {}
        self._exits: dict[str, dict[str, str]] = {}
        self._size = 0

    def run(self) -> None:
        for name, include in self._includes.items():
            part = self._found(name, include)
            if part is not None:
                self._parts[name] = part
        self._lead_into_parts()
        for name, part in self._parts.items():
            self._fill_in(name, part)
        self._expanded.value = self._value

    def _found(self, name: str, include: Include) -> ScenarioPart | None:
        """Return the part if it can be filled in as the scenario asks, else say why not."""
        place: Place = ("include", name)
        parsed = self._shelf.find(include.part)
        if parsed is None:
            ids = self._shelf.ids()
            hint = did_you_mean(include.part, ids) or f"There are: {', '.join(ids) or 'none'}."
            self._problem("RP130", f"there is no part `{include.part}`", hint, (*place, "part"))
            return None
        if parsed.part is None:
            message = f"the part `{include.part}` has errors: {parsed.diagnostics[0]}"
            self._problem("RP131", message, "Mend the part first.", (*place, "part"))
            return None
        before = self._errors()
        self._check_names(include, parsed.part, place)
        self._check_texts(include, parsed.part, place)
        if name in self._mapping("nodes"):
            hint = "Call the include something else."
            self._problem("RP135", f"`{name}` is both a node and an include", hint, place)
        return parsed.part if self._errors() == before else None

    def _check_names(self, include: Include, part: ScenarioPart, place: Place) -> None:
        for code, key, there in (
            ("RP132", "exits", part.exits),
            ("RP133", "texts", part.texts),
            ("RP134", "speakers", part.speakers),
            ("RP134", "flags", part.flags),
            ("RP134", "facts", part.facts),
        ):
            for word in getattr(include, key):
                if word not in there:
                    hint = (
                        did_you_mean(word, there) or f"It has: {', '.join(f'`{item}`' for item in there) or 'none'}."
                    )
                    message = f"the part `{part.id}` has nothing named `{word}` in its `{key}`"
                    self._problem(code, message, hint, (*place, key, word))
        targets = {*self._mapping("nodes"), *self._includes}
        for exit_, meaning in part.exits.items():
            target = include.exits.get(exit_)
            if target is None:
                hint = f"{meaning} Say where that leads: `exits: {{{exit_}: ...}}`."
                self._problem("RP132", f"the exit `{exit_}` leads nowhere", hint, (*place, "exits"))
            elif target not in targets:
                hint = did_you_mean(target, targets)
                self._problem("RP101", f"there is no node `{target}`", hint, (*place, "exits", exit_))
        for fact in part.facts:
            if include.facts.get(fact, fact) not in self._mapping("facts"):
                hint = f"Add it to the scenario's `facts`, or say which is meant: `facts: {{{fact}: ...}}`."
                message = f"the part `{part.id}` needs the fact `{include.facts.get(fact, fact)}`"
                self._problem("RP103", message, hint, (*place, "facts"))

    def _check_texts(self, include: Include, part: ScenarioPart, place: Place) -> None:
        for language in self._languages():
            if language not in part.languages:
                message = f"the part `{part.id}` has no language `{language}`"
                hint = f"It has {', '.join(part.languages)}."
                self._missing(message, hint, (*place, "part"), language)
        for name, text in part.texts.items():
            given = {**text.default, **include.texts.get(name, {})}
            if not given:
                hint = f"{text.about} Add it: `texts: {{{name}: {{en: ...}}}}`."
                self._problem("RP133", f"the text `{name}` is missing", hint, (*place, "texts"))
                continue
            for language in self._languages():
                if language not in given:
                    message = f"the text `{name}` is missing in the language `{language}`"
                    self._missing(message, f"Add `{language}: ...`.", (*place, "texts", name), language)

    def _lead_into_parts(self) -> None:
        starts = {name: f"{name}-{part.start}" for name, part in self._parts.items()}
        self._expanded.starts = starts
        self._value = {key: led(item, "next" if key == "start" else key, starts) for key, item in self._value.items()}
        self._exits = {
            name: {exit_: starts.get(target, target) for exit_, target in self._includes[name].exits.items()}
            for name in self._parts
        }

    def _fill_in(self, name: str, part: ScenarioPart) -> None:
        include = self._includes[name]
        filler = _Filler(name, part, include, self._exits[name], self._languages())
        nodes = {f"{name}-{node_id}": filler.filled(_plain(node), "") for node_id, node in part.nodes.items()}
        self._size += sum(map(_size, nodes.values()))
        if self._size > MAX_NODES:
            message = f"with its parts the scenario has more than {MAX_NODES:,} parts"
            self._problem("RP005", message, "Split the scenario.", ("include", name))
            return
        if filler.too_long:
            message = (
                f"the part's `{filler.too_long}` is longer than {MAX_SENTENCE} characters with its texts filled in"
            )
            self._problem("RP053", message, "Shorten the texts.", ("include", name, "texts"))
            return
        speakers = {
            f"{name}-{speaker}": _plain(include.speakers.get(speaker, person))
            for speaker, person in part.speakers.items()
        }
        self._add("nodes", nodes, name)
        self._add("speakers", speakers, name)
        self._expanded.included |= nodes.keys()

    def _add(self, key: str, added: Mapping[str, Plain], name: str) -> None:
        if not added:
            return
        there = self._mapping(key)
        for item in sorted(there.keys() & added.keys()):
            message = f"`{item}` of `{key}` would come from the part `{name}` too"
            self._problem("RP135", message, "Call one of the two something else.", (key, item))
        self._value[key] = {**there, **added}
        at = position_of(("include", name), self._expanded.positions)
        self._expanded.positions.update({(key, item): at for item in added})

    def _mapping(self, key: str) -> dict[str, Plain]:
        """Return a part of the scenario, which nobody has checked yet."""
        value = self._value.get(key)
        return value if isinstance(value, dict) else {}

    def _languages(self) -> tuple[str, ...]:
        value = self._value.get("languages")
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()

    def _errors(self) -> int:
        return sum(problem.severity == "error" for problem in self._expanded.problems)

    def _missing(self, message: str, hint: str, place: Place, language: str) -> None:
        at = position_of(place, self._expanded.positions)
        self._expanded.problems.append(
            Diagnostic("RP118", "warning", message, hint, self._file, at.line, at.column, place, language)
        )

    def _problem(self, code: str, message: str, hint: str, place: Place) -> None:
        at = position_of(place, self._expanded.positions)
        self._expanded.problems.append(
            Diagnostic(code, "error", message, hint, self._file, at.line, at.column, place)
        )


class _Filler:
    """Turns the nodes of a part into nodes of a scenario."""

    def __init__(
        self,
        name: str,
        part: ScenarioPart,
        include: Include,
        exits: Mapping[str, str],
        languages: tuple[str, ...],
    ) -> None:
        self.too_long = ""
        """Where a sentence became too long, if one did."""
        self._name = name
        self._part = part
        self._include = include
        self._exits = exits
        self._languages = languages
        self._texts = {key: {**text.default, **include.texts.get(key, {})} for key, text in part.texts.items()}

    def filled(self, value: Plain, key: str) -> Plain:
        """Return a part of a node as the scenario has it; `key` is where it stands."""
        if isinstance(value, dict):
            if key in PER_LANGUAGE:
                return {
                    language: self._worded(text, language, key)
                    for language, text in value.items()
                    if language in self._languages
                }
            return {name: self.filled(item, name) for name, item in value.items()}
        if isinstance(value, tuple):
            return tuple(self.filled(item, key) for item in value)
        return self._named(value, key) if isinstance(value, str) else value

    def _named(self, word: str, key: str) -> str:
        if key == "next":
            return self._exits.get(word, f"{self._name}-{word}")
        if key == "id" or (key == "speaker" and word != "customer"):
            return f"{self._name}-{word}"
        if key in _FLAG_KEYS:
            return self._include.flags.get(word, word) if word in self._part.flags else f"{self._name}-{word}"
        if key in _FACT_KEYS:
            return self._include.facts.get(word, word)
        return word

    def _worded(self, value: Plain, language: str, key: str) -> Plain:
        if isinstance(value, tuple):
            return tuple(self._worded(item, language, key) for item in value)
        if isinstance(value, dict):
            return {name: self._worded(item, language, key) for name, item in value.items()}
        if not isinstance(value, str) or self.too_long:
            return value
        text = PARAMETER.sub(lambda found: self._texts[found[1]].get(language, "") if found[1] else "$", value)
        if len(text) > MAX_SENTENCE:
            self.too_long = key
            return value
        return text


def led(value: Plain, key: str, starts: Mapping[str, str]) -> Plain:
    """Return a value in which every `next` that names an include leads to its start."""
    if isinstance(value, dict):
        return {name: led(item, name, starts) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(led(item, "", starts) for item in value)
    return starts.get(value, value) if key == "next" and isinstance(value, str) else value


def _plain(part: Part) -> Plain:
    return part.model_dump(exclude_defaults=True)


def _size(value: Plain) -> int:
    if isinstance(value, dict):
        return len(value) + sum(map(_size, value.values()))
    return 1 + sum(map(_size, value)) if isinstance(value, tuple) else 1
