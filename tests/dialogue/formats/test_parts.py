"""Parts: what is filled in, what cannot be, and calls through those that come with the program."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roleplay.core.actions import Say
from roleplay.core.events import Answered, ButtonPressed, EngineInput, TraineeSaid
from roleplay.core.understanding import Transcript
from roleplay.dialogue.formats import includes
from roleplay.dialogue.formats.diagnostics import Known, lint
from roleplay.dialogue.formats.meaning import example_problems
from roleplay.dialogue.formats.parts import ParsedPart, PartShelf, parse_part, read_part
from roleplay.dialogue.formats.problems import Diagnostic
from roleplay.dialogue.formats.yaml_source import ParsedScenario, parse_scenario, read_scenario
from roleplay.dialogue.formats.yaml_tree import read_tree
from roleplay.dialogue.model import Scenario
from roleplay.dialogue.scenario_dialogue import ScenarioDialogue
from roleplay.dialogue.state import DialogueState
from roleplay.dialogue.techniques import TECHNIQUE_IDS
from roleplay.dialogue.understanding.understander import Understander
from roleplay.places import resources

FOLDER = resources().assets / "scenarios" / "parts"
SHELF = PartShelf([FOLDER])
SOURCE = Path(__file__).with_name("with_parts.yaml")
KNOWN = Known(TECHNIQUE_IDS, frozenset(path.stem for path in resources().voices.glob("*.toml")), parts=(FOLDER,))
QUESTION = """
roleplay_part: 1
id: question
languages: [en, pl]
about: The customer asks something.
exits: {answered: It was answered., tired: It was not.}
texts:
  what: {about: What is asked.}
  polite: {about: A word before., default: {en: Please}}
flags: {glad: The customer is glad.}
facts: {number: A number.}
speakers: {child: {name: Tim, voice: minjun}}
start: ask
nodes:
  ask:
    says:
      - {id: ask-1, text: {en: "$polite, $what? For 5 $$.", pl: "$what?"}}
      - {id: ask-2, speaker: child, when: {without: [own]}, text: {en: Mum!, pl: Mamo!}}
    replies:
      - {id: answers, techniques: [solution], effects: {set: [glad, own], tell: [number]}, next: told}
    otherwise: [{when: {misses_at_least: 2}, next: tired}, {next: ask}]
  told:
    replies: [{id: repeats, techniques: [paraphrase], facts: [number], next: answered}]
"""
HOST = """
roleplay: 1
id: host
version: 1
languages: [en]
title: {en: Host}
summary: {en: Host}
role: {en: Host}
customer: {name: Ann, voice: dana, matter: {hard: {en: It.}, feeling: fear, soft: {en: So.}}}
facts: {order: {label: {en: Order}, spoken: {en: ["4471"]}}}
breaking_point: {next: end}
start: first
goals: {feeling: heard, matter: heard}
include:
  first:
    part: question
    exits: {answered: end, tired: second}
    texts: {what: {en: When}}
    flags: {glad: heard}
    facts: {number: order}
  second:
    part: question
    exits: {answered: end, tired: end}
    texts: {what: {en: Why}, polite: {en: Sir}}
    flags: {glad: heard}
    facts: {number: order}
    speakers: {child: {name: Zoe, voice: supervisor}}
nodes: {end: {outcome: solved}}
"""


@pytest.fixture
def shelf(tmp_path: Path) -> PartShelf:
    (tmp_path / "question.yaml").write_text(QUESTION, encoding="utf-8")
    return PartShelf([tmp_path])


def filled(text: str, shelf: PartShelf) -> Scenario:
    parsed = parse_scenario(text, "host.yaml", shelf)
    assert [str(problem) for problem in parsed.diagnostics] == []
    assert parsed.scenario is not None
    return parsed.scenario


def only(parsed: ParsedScenario | ParsedPart) -> Diagnostic:
    (problem,) = parsed.diagnostics
    return problem


# --- filling in ---


def test_nodes_lines_and_replies_get_the_name_of_the_include(shelf: PartShelf) -> None:
    scenario = filled(HOST, shelf)
    assert list(scenario.nodes) == ["end", "first-ask", "first-told", "second-ask", "second-told"]
    ask = scenario.nodes["first-ask"]
    assert [line.id for line in ask.says] == ["first-ask-1", "first-ask-2"]
    assert [reply.id for reply in ask.replies] == ["first-answers"]
    assert len({line.id for line in scenario.lines()}) == 4


def test_what_names_an_include_leads_to_its_first_node(shelf: PartShelf) -> None:
    scenario = filled(HOST, shelf)
    assert scenario.start == "first-ask"
    assert [reaction.next for reaction in scenario.nodes["first-ask"].otherwise] == ["second-ask", "first-ask"]
    assert [reaction.next for reaction in scenario.nodes["second-ask"].otherwise] == ["end", "second-ask"]
    assert scenario.nodes["first-ask"].replies[0].next == "first-told"


def test_texts_are_filled_in_in_the_languages_of_the_scenario(shelf: PartShelf) -> None:
    scenario = filled(HOST, shelf)
    assert scenario.nodes["first-ask"].says[0].text == {"en": "Please, When? For 5 $."}
    assert scenario.nodes["second-ask"].says[0].text == {"en": "Sir, Why? For 5 $."}


def test_shared_flags_are_renamed_and_others_kept_apart(shelf: PartShelf) -> None:
    scenario = filled(HOST, shelf)
    assert scenario.nodes["first-ask"].replies[0].effects.set == ("heard", "first-own")
    assert scenario.nodes["second-ask"].says[1].when.without == ("second-own",)


def test_facts_are_those_of_the_scenario(shelf: PartShelf) -> None:
    scenario = filled(HOST, shelf)
    assert scenario.nodes["first-ask"].replies[0].effects.tell == ("order",)
    assert scenario.nodes["first-told"].replies[0].facts == ("order",)


def test_speakers_keep_name_and_voice_unless_the_scenario_gives_others(shelf: PartShelf) -> None:
    scenario = filled(HOST, shelf)
    assert {name: person.voice for name, person in scenario.speakers.items()} == {
        "first-child": "minjun",
        "second-child": "supervisor",
    }
    assert scenario.nodes["second-ask"].says[1].speaker == "second-child"


def test_what_is_filled_in_is_a_plain_scenario(shelf: PartShelf) -> None:
    scenario = filled(HOST, shelf)
    assert Scenario.model_validate_json(scenario.model_dump_json()) == scenario


def test_problems_within_a_part_stand_where_it_is_included(shelf: PartShelf) -> None:
    parsed = lint(parse_scenario(HOST, "host.yaml", shelf), KNOWN)
    lines = {problem.line for problem in parsed.diagnostics if problem.place[:2] == ("nodes", "first-ask")}
    assert lines <= {HOST.splitlines().index("  first:") + 1}


def test_a_part_lies_beside_the_scenario_but_a_shipped_one_goes_first(tmp_path: Path) -> None:
    for name, word in (("own", "Own"), ("shipped", "Shipped")):
        folder = tmp_path / name / "parts"
        folder.mkdir(parents=True)
        (folder / "question.yaml").write_text(QUESTION.replace("Please", word), encoding="utf-8")
    path = tmp_path / "own" / "host.yaml"
    path.write_text(HOST, encoding="utf-8")
    for shelf, word in ((None, "Own"), (PartShelf([tmp_path / "shipped" / "parts"]), "Shipped")):
        scenario = read_scenario(path, shelf).scenario
        assert scenario is not None
        assert scenario.nodes["first-ask"].says[0].text["en"].startswith(word)


# --- what cannot be filled in ---


@pytest.mark.parametrize(
    ("right", "wrong", "code", "line", "message"),
    [
        ("part: question", "part: qestion", "RP130", "part: qestion", "no part `qestion`"),
        ("tired: second}", "tired: nowhere}", "RP101", "tired: nowhere", "no node `nowhere`"),
        (
            "exits: {answered: end, tired: second}",
            "exits: {answered: end}",
            "RP132",
            "exits",
            "`tired` leads nowhere",
        ),
        ("tired: second}", "tired: second, other: end}", "RP132", "other: end", "nothing named `other`"),
        ("texts: {what: {en: When}}", "texts: {}", "RP133", "texts: {}", "`what` is missing"),
        ("texts: {what: {en: When}}", "texts: {what: {en: When}, x: {en: X}}", "RP133", "x: {en", "named `x`"),
        ("flags: {glad: heard}", "flags: {sad: heard}", "RP134", "sad: heard", "named `sad`"),
        ("facts: {number: order}", "facts: {number: nine}", "RP103", "number: nine", "needs the fact `nine`"),
        ("nodes: {end:", "nodes: {second: {outcome: solved}, end:", "RP135", "second:", "both a node and an include"),
        ("nodes: {end:", "nodes: {first-ask: {outcome: solved}, end:", "RP135", "first-ask", "from the part"),
        ("    part: question", "    prt: question", "RP051", "prt: question", "not a key of an include"),
        ("part: question", "part: ../question", "RP053", "part: ../question", "must be an id"),
    ],
)
def test_each_mistake_is_told_where_it_stands(
    shelf: PartShelf, right: str, wrong: str, code: str, line: str, message: str
) -> None:
    text = HOST.replace(right, wrong, 1)
    assert text != HOST
    found = [problem for problem in parse_scenario(text, "host.yaml", shelf).diagnostics if problem.code == code]
    assert found
    assert message in found[0].message
    assert line in text.splitlines()[found[0].line - 1]
    assert parse_scenario(text, "host.yaml", shelf).scenario is None


def test_a_language_that_the_part_lacks_is_not_played(shelf: PartShelf) -> None:
    text = HOST.replace("languages: [en]", "languages: [en, de]")
    text = re.sub(r"\{en: (?!\[)", "{de: A, en: ", text).replace('{en: ["', '{de: [B], en: ["')
    parsed = lint(parse_scenario(text, "host.yaml", shelf), KNOWN)
    assert parsed.scenario is not None
    assert (parsed.scenario.languages, parsed.incomplete) == (("en",), ("de",))
    assert "the part `question` has no language `de`" in {problem.message for problem in parsed.diagnostics}


@pytest.mark.parametrize(
    ("right", "wrong", "code", "message"),
    [
        ("next: told}", "next: gone}", "RP101", "no node or exit `gone`"),
        ("start: ask", "start: task", "RP101", "no node of this part `task`"),
        ("$what? For", "$waht? For", "RP133", "no text `waht`"),
        ("facts: [number]", "facts: [order]", "RP103", "no fact of this part `order`"),
        ("speaker: child", "speaker: kid", "RP104", "no speaker `kid`"),
        ("exits: {answered:", "exits: {told: X., answered:", "RP135", "`told` is both a node and an exit"),
        ("start: ask", "include: {x: {part: question}}\nstart: ask", "RP051", "`include` is not a key of a part"),
        ("about: The customer", "about: &a The customer", "RP004", "names a part"),
    ],
)
def test_each_mistake_in_a_part_is_told(right: str, wrong: str, code: str, message: str) -> None:
    assert right in QUESTION
    problem = only(parse_part(QUESTION.replace(right, wrong, 1), "question.yaml"))
    assert (problem.code, problem.severity) == (code, "error")
    assert message in problem.message
    assert problem.line > 1


def test_a_part_with_errors_is_not_included(tmp_path: Path) -> None:
    (tmp_path / "question.yaml").write_text(QUESTION.replace("start: ask", "start: task"), encoding="utf-8")
    found = parse_scenario(HOST, "host.yaml", PartShelf([tmp_path])).diagnostics
    assert {problem.code for problem in found} == {"RP131"}
    assert "no node of this part `task`" in found[0].message


# --- limits ---


def test_no_more_than_twelve_includes(shelf: PartShelf) -> None:
    more = "".join(f"  x{n}: {{part: question, exits: {{answered: end, tired: end}}}}\n" for n in range(11))
    problem = only(parse_scenario(HOST.replace("  second:\n", more + "  second:\n"), "host.yaml", shelf))
    assert (problem.code, problem.message) == ("RP053", "`include` has more than 12 items")


def test_texts_do_not_swell(tmp_path: Path) -> None:
    (tmp_path / "question.yaml").write_text(QUESTION.replace("$what? For", "$what " * 150), encoding="utf-8")
    text = HOST.replace("{en: When}", "{en: " + "x" * 990 + "}")
    found = [
        problem
        for problem in parse_scenario(text, "host.yaml", PartShelf([tmp_path])).diagnostics
        if "longer than 1000 characters with its texts filled in" in problem.message
    ]
    assert [problem.code for problem in found] == ["RP053"]


def test_parts_do_not_add_up_without_end(shelf: PartShelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(includes, "MAX_NODES", 70)  # one of the two includes has more than half as many
    found = parse_scenario(HOST, "host.yaml", shelf).diagnostics
    assert [(problem.code, problem.line) for problem in found if problem.code == "RP005"] == [
        ("RP005", HOST.splitlines().index("  second:") + 1)
    ]


# --- whatever stands in the files ---


def _mutated(value: Any, draw: st.DataObject, depth: int = 0) -> Any:
    """Return the value with one part of it dropped, doubled or replaced."""
    if isinstance(value, dict) and value and (depth < 2 or draw.draw(st.booleans())):
        key = draw.draw(st.sampled_from(sorted(value)))
        return {**value, key: _mutated(value[key], draw, depth + 1)}
    if isinstance(value, tuple) and value and draw.draw(st.booleans()):
        at = draw.draw(st.integers(0, len(value) - 1))
        return [*value[:at], _mutated(value[at], draw, depth + 1), *value[at + 1 :]]
    strange = [None, True, -1, 1e9, "", "x", "$x", "$", "first", "ask", "../x", "customer", [], {}, [[]], {"en": "x"}]
    return draw.draw(st.sampled_from(strange))


@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_a_damaged_scenario_or_part_is_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged"
    folder.mkdir(exist_ok=True)
    host, part = read_tree(HOST, "host").value, read_tree(QUESTION, "part").value
    if data.draw(st.booleans()):
        host = _mutated(host, data)
    else:
        part = _mutated(part, data)
    (folder / "question.yaml").write_text(json.dumps(part), encoding="utf-8")
    parsed = lint(parse_scenario(json.dumps(host), "host.yaml", PartShelf([folder])), KNOWN)
    errors = [problem for problem in parsed.diagnostics if problem.severity == "error"]
    assert (parsed.scenario is None) == bool(errors)
    assert all(problem.line >= 1 and problem.message for problem in parsed.diagnostics)


# --- the parts that come with the program ---


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    parsed = lint(read_scenario(SOURCE, SHELF), KNOWN)
    assert [str(problem) for problem in parsed.diagnostics] == []
    assert parsed.scenario is not None
    return parsed.scenario


class Call:
    """A typed call through the scenario of parts."""

    def __init__(self, scenario: Scenario, language: str, understander: Understander) -> None:
        self._dialogue = ScenarioDialogue(scenario, language, understander)
        self.state: DialogueState = self._dialogue.begin(seed=0)
        self.spoken: list[Say] = []
        self._step(Answered(0.0))

    def say(self, *turns: str) -> None:
        for text in turns:
            transcript = Transcript(text, 1.0, 2.0, "typed")
            self._step(TraineeSaid(2.0, transcript, self._dialogue.understand(self.state, transcript)))

    def press_transfer(self) -> None:
        self._step(ButtonPressed(3.0, "transfer"))

    def _step(self, event: EngineInput) -> None:
        step = self._dialogue.step(self.state, event)
        self.state = step.state
        self.spoken = [action for action in step.actions if isinstance(action, Say)]


TO_THE_LEAD = {
    "en": (
        "I understand that you are angry, Mr Kowalski, and I am sorry.",
        "Could you give me your ticket number, please?",
        "Four four seven one, is that right?",
        "Let me put you through to my supervisor.",
        "I will tell her everything first, so that you do not have to repeat it.",
    ),
    "pl": (
        "Rozumiem, że jest pan zły, panie Kowalski, bardzo przepraszam.",
        "Proszę podać numer zgłoszenia.",
        "Cztery cztery siedem jeden, zgadza się?",
        "Połączę pana z moją przełożoną.",
        "Opowiem jej wszystko, nie będzie pan musiał się powtarzać.",
    ),
}
BRIEFING = {
    "en": "It is Marian Kowalski, his laptop is three weeks late and he wants a replacement and a date.",
    "pl": "To pan Marian Kowalski, jego laptop spóźnia się trzy tygodnie i chce sprzętu zastępczego i terminu.",
}


@pytest.mark.parametrize("language", ["en", "pl"])
def test_a_briefed_supervisor_knows_the_story(scenario: Scenario, understander: Understander, language: str) -> None:
    call = Call(scenario, language, understander)
    call.say(*TO_THE_LEAD[language])
    assert call.state.node == "handover-briefing"
    assert [line.speaker for line in call.spoken][-1] == "handover-lead"
    call.say(BRIEFING[language])
    assert call.state.outcome == "handed_over"
    assert call.state.visits.get("handover-taken-over") == 1
    assert {line.speaker for line in call.spoken} == {"customer", "handover-lead"}


@pytest.mark.parametrize("language", ["en", "pl"])
def test_a_supervisor_asks_for_what_is_missing(scenario: Scenario, understander: Understander, language: str) -> None:
    call = Call(scenario, language, understander)
    call.say(*TO_THE_LEAD[language])
    call.say({"en": "It is Mr Kowalski.", "pl": "To pan Kowalski."}[language])
    assert [line.line for line in call.spoken] == ["handover-asks-what"]
    call.say({"en": "His laptop is three weeks late.", "pl": "Jego laptop spóźnia się trzy tygodnie."}[language])
    assert [line.line for line in call.spoken] == ["handover-asks-wish"]
    call.say({"en": "He wants a replacement.", "pl": "Chce sprzętu zastępczego i terminu."}[language])
    assert call.state.visits.get("handover-taken-over") == 1


@pytest.mark.parametrize("language", ["en", "pl"])
def test_a_bad_handover_has_the_customer_tell_it_again(
    scenario: Scenario, understander: Understander, language: str
) -> None:
    call = Call(scenario, language, understander)
    call.say(*TO_THE_LEAD[language])
    before = call.state.heat
    call.press_transfer()
    assert call.state.outcome == "handed_over"
    assert call.state.visits.get("handover-repeated") == 1
    assert call.state.heat > before
    again = next(line for line in call.spoken if line.line == "handover-repeated-again")
    assert again.speaker == "customer"


@pytest.mark.parametrize(
    ("language", "turns"),
    [
        (
            "en",
            (
                "I am so sorry, I can hear how angry you are.",
                "What is your ticket number, please?",
                "So that is four four seven one, is that right?",
                "I am sending you a loan laptop by courier tomorrow before noon.",
                "Let me sum up, the courier brings a laptop tomorrow before noon.",
                "Is there anything else I can do for you? Thank you, goodbye.",
            ),
        ),
        (
            "pl",
            (
                "Bardzo przepraszam, rozumiem, że jest pan zły.",
                "Jaki jest numer zgłoszenia?",
                "Czyli cztery cztery siedem jeden, zgadza się?",
                "Wyślę panu laptopa zastępczego kurierem jutro przed południem.",
                "Podsumujmy, kurier przywiezie laptopa jutro przed południem.",
                "Czy mogę jeszcze w czymś pomóc? Dziękuję, do widzenia.",
            ),
        ),
    ],
)
def test_a_call_through_opening_identification_and_closing(
    scenario: Scenario, understander: Understander, language: str, turns: tuple[str, ...]
) -> None:
    call = Call(scenario, language, understander)
    call.say(*turns)
    assert call.state.outcome == "solved"
    assert {"heard", "settled"} <= call.state.flags
    assert "ticket" in call.state.told & call.state.named


@pytest.mark.parametrize("language", ["en", "pl"])
def test_the_examples_of_parts_are_understood_as_they_are_meant(
    scenario: Scenario, understander: Understander, language: str
) -> None:
    found = [problem.message for problem in example_problems(scenario, language, understander)]
    assert len(found) <= 6, found


@pytest.mark.parametrize("name", SHELF.ids())
def test_every_reply_of_a_part_has_four_examples_in_each_language(name: str) -> None:
    part = read_part(FOLDER / f"{name}.yaml").part
    assert part is not None
    for node in part.nodes.values():
        for reply in node.replies:
            assert {language: len(examples) >= 4 for language, examples in reply.examples.items()} == {
                "en": True,
                "pl": True,
            }, reply.id
