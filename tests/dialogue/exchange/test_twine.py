"""Twee and Twine 2: passages, links of each story format, and what is told of the rest."""

from __future__ import annotations

import pytest

from roleplay.core.errors import InputError
from roleplay.dialogue.exchange import draft
from tests.dialogue.exchange.conftest import imported, replies, said, told

HEAD = ':: StoryData\n{"format": "%s", "start": "Start"}\n\n:: End [outcome-customer-left]\nBye now.\n\n:: Start\n'


def of(story_format: str, text: str) -> str:
    return HEAD % story_format + text + "\n"


@pytest.mark.parametrize(
    "link",
    ["[[Hang on->End]]", "[[End<-Hang on]]", "[[Hang on|End]]", "* [[Hang on->End]]", "> [[Hang on->End]]"],
)
@pytest.mark.parametrize("story_format", ["Harlowe", "SugarCube", "Chapbook", "Snowman", "Paperthin"])
def test_links_of_all_formats(story_format: str, link: str) -> None:
    found = imported(of(story_format, f"Hello?\n{link}\n[[End]]"))
    assert replies(found, "start") == {"Hang on": "end", "End": "end"}
    assert said(found, "start") == ["Hello?"]  # a link on a line of its own is not said


@pytest.mark.parametrize(
    ("story_format", "text"),
    [
        ("Harlowe", '(link-goto: "Hang on", "End")'),
        ("Harlowe", '(Link_Reveal-Goto: "Hang on", "End")'),
        ("Harlowe", '(link: "Hang on")[(set: $x to (a: 1, 2))(go-to: "End")]'),
        ("Harlowe", "(if: $a)[[[Hang on->End]]]"),
        ("Harlowe", "(if: $a)[(color: red)[[[Hang on|End]]]]"),
        ("Harlowe", "|name>[[[End<-Hang on]]]"),
        ("SugarCube", "<<choice [[Hang on|End]]>>"),
        ("SugarCube", '<<choice "End" "Hang on">>'),
        ("SugarCube", '<<link "Hang on" "End">><<set $x to 1>><</link>>'),
        ("SugarCube", "<<link [[Hang on|End]]>><</link>>"),
        ("SugarCube", '<<button "Hang on">><<goto "End">><</button>>'),
        ("SugarCube", "[[Hang on|End][$x to 1]]"),
        ("Chapbook", "{link to: 'End', label: 'Hang on'}"),
        ("Snowman", '<a href="javascript:void(0)" data-passage="End">Hang on</a>'),
    ],
)
def test_links_made_by_macros(story_format: str, text: str) -> None:
    assert replies(imported(of(story_format, f"Hello?\n{text}")), "start") == {"Hang on": "end"}


@pytest.mark.parametrize(
    ("story_format", "text", "lost"),
    [
        ("Harlowe", "Hi.\n(set: $a to 1)\n[[End]]", "(set: $a to 1)"),
        ("Harlowe", "Hi.\n(enchant: ?x, 'y')\n[[End]]", "(enchant: ?x, 'y')"),
        ("SugarCube", "Hi.\n<<run alert(1)>>\n[[End]]", "<<run alert(1)>>"),
        ("SugarCube", "Hi.\n<<script>>\nalert(1)\n<</script>>\n[[End]]", "<<script>> alert(1) <</script>>"),
        ("SugarCube", "Hi.\n/* not said */\n[[End]]", "/* not said */"),
        ("SugarCube", "Hi.\n[img[picture.png][End]]\n[[End]]", "[img[picture.png][End]]"),
        ("Chapbook", "a: 1\n--\nHi.\n[[End]]", "a: 1"),
        ("Snowman", "Hi.\n<% alert(1) %>\n[[End]]", "<% alert(1) %>"),
        ("Harlowe", "Hi.\n<script>alert(1)</script>\n[[End]]", "<script>alert(1)</script>"),
        ("Harlowe", "Hi.\n<!-- not said -->\n[[End]]", "<!-- not said -->"),
    ],
)
def test_what_has_no_counterpart_is_told_with_its_line(story_format: str, text: str, lost: str) -> None:
    found = imported(of(story_format, text))
    assert (8 if story_format == "Chapbook" else 9, lost) in told(found)
    assert "alert" not in found.draft.text
    assert said(found, "start") == ["Hi."]


@pytest.mark.parametrize(
    ("story_format", "text"),
    [
        ("Harlowe", "(if: $a)[Yes.](else:)[No.]\n[[End]]"),
        ("SugarCube", "<<if $a>>Yes.<<else>>No.<</if>>\n[[End]]"),
        ("Chapbook", "[if a]\nYes.\n[else]\nNo.\n[continue]\n[[End]]"),
    ],
)
def test_the_first_branch_is_said_and_the_others_are_told(story_format: str, text: str) -> None:
    found = imported(of(story_format, text))
    assert said(found, "start") == ["Yes."]
    assert "No." in [what for _, what in told(found)]
    assert replies(found, "start") == {"End": "end"}


def test_links_in_all_branches_stay() -> None:
    found = imported(of("SugarCube", "Hi.\n<<if $a>>[[One->End]]<<else>>[[Two->End]]<</if>>"))
    assert set(replies(found, "start")) == {"One", "Two"}


def test_a_link_within_a_sentence_is_said_too() -> None:
    found = imported(of("Harlowe", "You may [[wait->End]] or [[shout->End]] at me."))
    assert said(found, "start") == ["You may wait or shout at me."]


def test_a_broken_link_keeps_its_reply_and_is_told() -> None:
    found = imported(of("Harlowe", "Hi.\n[[Go->Nowhere]]\n[[End]]"))
    assert replies(found, "start") == {"Go": None, "End": "end"}
    assert (9, "way to “Nowhere”") in told(found)


def test_outcomes_come_from_tags_and_are_else_told() -> None:
    found = imported(":: Start\nHi.\n[[A]]\n[[B]]\n:: A [outcome-handed-over]\nOne moment.\n:: B\nFine.\n")
    assert found.draft.value["nodes"]["a"]["outcome"] == "handed_over"
    assert found.draft.value["nodes"]["b"]["outcome"] == "solved"
    assert (7, "B") in told(found, "added")


def test_an_only_way_is_open_to_any_words() -> None:
    found = imported(":: Start\nHi.\n[[Continue->B]]\n:: B\nWell.\n[[C]]\n[[D]]\n:: C\nC.\n:: D\nD.\n")
    assert found.draft.value["nodes"]["start"]["otherwise"] == [{"next": "b"}]
    assert "otherwise" not in found.draft.value["nodes"]["b"]


def test_a_passage_that_leads_on_by_itself_is_said_on_the_way() -> None:
    text = 'Hi.\n[[Sorry->Calm]]\n[[No->End]]\n\n:: Calm\nThank you. (go-to: "Ask")\n\n'
    text += ":: Ask\nSo?\n[[x->End]]\n[[y->Ask]]"
    found = imported(of("Harlowe", text))
    sorry = found.draft.value["nodes"]["start"]["replies"][0]
    assert ([line["text"]["en"] for line in sorry["says"]], sorry["next"]) == (["Thank you."], "ask")


def test_circles_without_a_choice_end() -> None:
    found = imported(of("Harlowe", 'Hi. (go-to: "B")\n\n:: B\nHo. (go-to: "Start")'))
    assert found.draft.value["start"] == "start"


def test_speakers_and_what_the_trainee_would_say() -> None:
    text = "Ruth: Hello?\nClerk: Good morning.\nTom: She is cross.\n[[Sorry->B]]\n:: B\nRuth: Well.\nTom: Hm."
    found = imported(":: Start\n" + text)
    assert found.draft.value["customer"]["name"] == "Ruth"
    assert [who["name"] for who in found.draft.value["speakers"].values()] == ["Tom"]
    assert (3, "Clerk: Good morning.") in told(found)


def test_html_knows_lines_start_format_and_leaves_code_out() -> None:
    html = (
        "<!doctype html>\n<html><head><script>var a = '<tw-passagedata>';</script></head><body>\n"
        '<tw-storydata name="Tea &amp; talk" startnode="2" format="Harlowe" format-version="3.3.8" hidden>\n'
        '<style role="stylesheet">a {}</style>\n<script role="script">alert(1)</script>\n'
        '<tw-passagedata pid="1" name="End" tags="outcome-solved">Thanks.</tw-passagedata>\n'
        '<tw-passagedata pid="2" name="Talk">Ruth: &quot;Tea &lt;b&gt;now&lt;/b&gt;?&quot;\n(set: $x to 1)\n'
        "[[Yes-&gt;End]]\n[[No-&gt;Gone]]</tw-passagedata></tw-storydata></body></html>"
    )
    found = imported(html, "story.html")
    assert (found.title, found.kind, found.passages) == ("Tea & talk", "twine", 2)
    assert found.draft.value["start"] == "talk"
    assert said(found, "talk") == ['Ruth: "Tea now?"']
    assert {(4, "style: a {}"), (5, "script: alert(1)"), (8, "(set: $x to 1)"), (10, "way to “Gone”")} <= {
        *told(found)
    }


def test_lines_beyond_those_that_the_parser_counts() -> None:
    filler = '<tw-passagedata pid="1" name="A">x' + "\n" * 70_000 + "[[B]]</tw-passagedata>\n"
    html = f'<tw-storydata name="x" startnode="1">{filler}<tw-passagedata pid="2" name="B">[[Gone]]</tw-passagedata>'
    found = imported(html, "story.html")
    assert (70_002, "way to “Gone”") in told(found)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1250", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = of("Harlowe", "Café fermé fermé depuis février, l'été passé.\n" * 20 + "[[End]]")
    assert "é" in imported(text.encode(encoding)).draft.text


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "a.twee", "is empty"),
        (b"\x00\x01\x02" * 100, "a.twee", "no text file|not a text file"),
        (b"<html></html>", "a.html", "no Twine 2 story"),
        (b"no passage here", "a.twee", "no passage"),
        (b"some words", "a.txt", "no story"),
        (b":: A\n" + b"x" * 2_100_000, "a.twee", "million characters"),
    ],
)
def test_what_is_no_story_is_refused_in_one_message(content: bytes, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as refused:
        imported(content, name)
    assert refused.value.hint


def test_duplicates_special_passages_and_text_before_the_first_are_told() -> None:
    found = imported("lost words\n:: Start\nHi.\n:: Start\nAgain.\n:: StoryInit\nx\n:: Code [script]\nalert(1)\n")
    assert [line for line, _ in told(found)] == [1, 4, 5, 6, 8]
    assert "alert" not in found.draft.text


def test_a_story_larger_than_a_scenario_keeps_what_is_near_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "MAX_CHARACTERS", 90_000)
    passages = "".join(f":: P{i}\n{'Words and words. ' * 60}\n[[On->P{i + 1}]]\n[[Home->P0]]\n" for i in range(120))
    found = imported(passages)
    kept = len(found.draft.value["nodes"])
    assert 50 < kept < 120
    assert len(found.draft.text) < 100_000
    left_out = [what for _, what in told(found) if what.startswith("P") and "way to" not in what]
    assert len(left_out) == 121 - kept


def test_letters_that_could_not_be_read_are_seen() -> None:
    """Fuzzing found lines that were empty when U+FFFD had been taken out of them."""
    html = '<tw-storydata startnode="1"><tw-passagedata pid="1" name="A">&#xD800;&#xD800; Hello.</tw-passagedata>'
    assert said(imported(html, "story.html"), "a") == ["\ufffd\ufffd Hello."]


@pytest.mark.parametrize(
    ("story_format", "text", "heard"),
    [
        ("SugarCube", "@@.red;Stop!@@ I said @@color:red;stop@@.", "Stop! I said stop."),
        ("SugarCube", "@@#a;.b;\nStop!\n@@", "Stop!"),
        ("SugarCube", "A long \\\nline.", "A long line."),
        ("SugarCube", "!!Stop!", "Stop!"),
        ("Harlowe", "(color: red)+(text-style: 'bold')[Stop!]", "Stop!"),
        ("Harlowe", "##Stop!", "Stop!"),
        ("Chapbook", "# Stop!", "Stop!"),
        ("Snowman", "### Stop!", "Stop!"),
    ],
)
def test_marks_of_looks_are_not_spoken_but_told(story_format: str, text: str, heard: str) -> None:
    found = imported(of(story_format, f"{text}\n[[End]]"))
    assert " ".join(said(found, "start")) == heard
    assert told(found, "changed") or told(found)
