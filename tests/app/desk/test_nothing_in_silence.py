"""Nasty stories by hand: every word of them (`q1`, `q2` ...) is in the draft or in a note, never in neither."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from roleplay.app.ink_compiler import InkCompiler
from roleplay.dialogue.exchange.wording import Wording
from tests.dialogue.exchange.conftest import imported

TWEE = {
    "macros of Harlowe": """\
:: Start
(set: $q1 to (a: 1, "q2"))q3 $q4 (if: $q5 > 1)[q6 (else-if: $q7)[q8]](else:)[q9 [[q10->Two]]]
(link: "q11")[(goto: "Two")] (link: "q12")[q13] (link-goto: "q14", (either: "Two", "q15", "q16"))
(goto: (either: "Two", "q17")) |q18>[q19] (cycling-link: bind $q20, "q21", "q22") (unknown: q23)
(link: "q24")[(if: $q25)[(goto: "Two")](else:)[(goto: "q26")]]
:: Two
q27 (print: "q28") (display: "q29") (either: "q30", "q31") {q32 (live: 1s)[q33]} `q34 (set: $q35)`
""",
    "macros of SugarCube": """\
:: StoryData
{"format": "SugarCube", "ifid": "x", "q1": "q2", "start": "Start"}
:: Start
<<set $q3 to 1>>q4 <<if $q5>>q6<<elseif $q7>>q8<<else>>q9<</if>> <<switch $q10>><<case "q11">>q12
<<case "q13">>q14<<default>>q15<</switch>>
<<link "q16">><<if $q17>><<goto "Two">><<else>><<goto "q18">><</if>><</link>> <<link "q19" "Two">>q20<</link>>
<<textbox "$q21" "q22" "Two">> <<print "q23">> <<= $q24>> <<include "q25">> <<back "q26">> <<q27 q28>>
/* q29 */ /% q30 %/ <!-- q31 --> <<script>>q32<</script>> [img[q33.png][Two]] [[q34|Two][$q35 to 1]]
<<timed 2s>>q36<</timed>> <<button [[q37|q38]]>><</button>> <<silently>>q39<</silently>> _q40 $q41.q42[q43]
:: Two
<<widget "q44">>q45<</widget>> <<actions [[q46|Two]] "q47">> <<nobr>>q48<</nobr>> <<unclosed q49
""",
    "Chapbook": """\
:: StoryData
{"format": "Chapbook", "start": "Start", "zoom": 1}
:: Start
q1: 5
q2: "q3"
--
q4 {q5} [if q6 > 1]
[if q7]
q8
[else]
q9 {link to: 'Two', label: 'q10'}
[continue]
{embed passage: 'q11'} {reveal link: 'q12', text: 'q13'} {back link, label: 'q14'} {restart link: 'q15'}
[JavaScript]
q16();
[align center; q17]
q18 {dropdown menu for: 'q19', choices: ['q20', 'q21']}
[note to self]
q22
:: Two
[after 1 second, q23]
q24 {ambient sound: 'q25'}
""",
    "Snowman": """\
:: StoryData
{"format": "Snowman", "start": "Start", "tag-colors": {"a": "red"}}
:: Start
<% var q2 = 1; %>q3 <%= q4 %> <% if (q5) { %>q6<% } else { %>q7<% } %> /* q8 */
<a href="javascript:void(0)" data-passage="Two">q9</a> <button data-passage="q10">q11</button>
<%- q12 %> <script>q13()</script> <img src="q14"> <style>q15 {}</style>
:: Two
q16 <svg><text>q17</text></svg> <!-- q18
q19 -->
""",
    "headers": """\
q1 before
:: Start [q2 q3] {"position": "1,2", "q4": "q5", "size": "100,100"}
q6 [[q7->Two]]
:: Two {q8 no json}
q9
:: StoryTitle
q10
:: StoryTitle
q11
:: StoryData
q12 {
:: [q13]
q14
:: Start
q15
:: Menu [widget]
q16
:: StoryInit
q17
""",
    "links": """\
:: Start
[[q1->Two]] [[q1->Two]] [[q2]] [[Two<-q3]] [[q4|Two]] [[->Two]] [[q5->]] [[q6->$q7]] [[(print: $q8)->Two]]
* [[q9->Two]]
1. [[q10->q11]] q12
[[q13->Two][$q14 to 2]] [q15] [[q16
[[... -> Two]]
:: Two
... --- q17
???
""",
    "formatting": """\
:: Start
''q1'' //q2// **q3** __q4__ ~~q5~~ ^^q6^^ <b title="q7">q8</b> <q9 x="q10">q11</q9> &lt;q12&gt; &#113;13 {q14}
<iframe src="q15"></iframe> <div onclick="q16()">q17</div> <br/>q18<hr> http://q19.example/q20
[[<i>q21</i>->Two]]
:: Two
q22\u200b \u202eq23
""",
    "speakers": """\
:: StoryTitle
Speakers
:: Start
Ruth: q1
Ruth: q2
You: q3
Tom : q4
Tom: q5
q6: q7
Note: q8
[[q9->Two]]
:: Two
You: q10
You: q11
Ruth:
Ruth: q12
[[q13->Three]]
:: Three
You: q14
Ruth: q15
""",
    "many": ":: Start\n"
    + "\n".join(f"Speaker{n}: q{n}\nSpeaker{n}: q{n + 100}" for n in range(1, 41))
    + "\n"
    + "\n".join(f"[[q{n}->Two]]" for n in range(201, 240))
    + "\n:: Two\nYou: q300\n"
    + " ".join(f"q{n}" for n in range(301, 420))
    + ".\n",
    "html": """\
<tw-storydata name="Story" startnode="1" format="Harlowe" ifid="A" creator="Twine" q1="2">
q2<tw-tag name="a" color="red"></tw-tag>
<tw-passagedata pid="1" name="Start" tags="q3" position="1,2">q4 <b>q5</b>
<script>q6</script><!-- q7 --> [[q8-&gt;Two]]
</tw-passagedata>q9
<tw-passagedata pid="2" name="Two">q10</tw-passagedata>
<tw-passagedata pid="3">q11</tw-passagedata>
<style>q12</style><p>q13</p></tw-storydata>
<tw-storydata name="q14"><tw-passagedata name="Start">q15</tw-passagedata></tw-storydata>
""",
}
YARN = {
    "headers": """\
#q1
// q2
title: Start
tags: q3, q4
q5: q6
q5: q7
position: 1,2
---
q8
===
q9
title: q10
""",
    "conditions": """\
title: Start
---
<<if $q1 > 1>>
q2
<<elseif $q3>>
q4
-> q5
    q6
<<else>>
q7
<<jump q8>>
<<endif>>
<<if $q9>> q10 <<else>> q11 <<endif>> q12
<<once if $q13>>
q14
<<else>>
q15
<<endonce>>
===
""",
    "behind a jump": """\
title: Start
---
q1
<<jump Two>>
q2
-> q3
    q4
    <<jump q5>>
    q6
<<jump q7>>
===
title: Two
---
q8
<<stop>>
q9
-> q10
    <<stop>>
    q11
===
""",
    "options": """\
title: Start
---
-> q1 <<if $q2>> #q3 #line:0q
    q4
    -> q5
        q6 <<jump Two>>
    -> ...
        q7
q8
-> ???
-> q9 {$q10} [b]q11[/b] [q12 q13=1/]
===
title: Two
---
q14
===
""",
    "commands": """\
title: Start
---
<<set $q1 to "q2">> <<declare $q3 = 1>> q4 <<wait 2>> q5 <<q6 q7>>
<<detour q8>> <<return>> <<call q9()>> <<enum q10>><<case q11>><<endenum>>
<<set $q12 to
q13
===
""",
    "lines": """\
title: Start
---
Ruth: q1 // q2
=> q3 <<if $q4>>
=> q5 #q6
q7\\[q8\\] \\{q9\\} \\#q10 http://q11
You: q12
Player: q13
...
!!!
===
""",
    "old links": """\
title: Start
---
q1 [[q2|Two]]
[[q3|Two]]
[[Two]]
q4
===
title: Two
---
q5 [[q6|q7]]
===
""",
    "same titles": """\
title: Start
---
q1 <<jump Two>>
===
title: Start
---
q2
===
title: Two
---
q3
""",
    "nameless": """\
---
q1
===
tags: q2
---
q3
===
""",
    "tabs and depth": """\
title: Start
---
-> q1
\t-> q2
\t\t-> q3
\t\t\tq4
\tq5
q6
<<if $q7>>
    -> q8
        q9
    q10
<<endif>>
<<jump q11>>
===
""",
}
INK = {
    "conditions": """\
VAR q1 = 1
{ q1 > 1:
  ~ q1 = 2
  q2 {q1} # q3
  -> END
- q1 == 0:
  q4 -> two
- else:
  ~ temp q5 = 3
  {q1: q6|q7} q8 # q9
  ~ q10()
  * q11
    q12
}
* {q1} q13 -> two
=== two
q14
-> END
=== function q10()
~ return 1
""",
    "sequences": """\
{stopping:
- q1
  ~ q2()
- q3 {&q4|q5}
  -> two
}
{q6|q7|{~q8|q9}} {!q10|q11} and {q12|q13}.
{shuffle:
- q14
- q15
}
-> END
=== two
q16 {cond: q17|{q18|q19}}
-> DONE
""",
    "choices": """\
q1
* (q2) q3[q4] q5
  q6
  ** q7 -> two
  ** [...] q8
  -- q9
+ {q10} {not q11} [q12]
* -> q13
- (q14) q15
-> END
=== two
q16
* [q17 # q18] q19 # q20
-> END
""",
    "behind a divert": """\
q1
-> two
q2
* q3
  q4
=== two
q5
-> END
q6
-> q7
""",
    "comments": """\
// q1
q2 // q3
/* q4
q5 */ q6
TODO: q7
http://q8
-> END
""",
    "knots": """\
-> one
=== one(q1, ref q2)
q3
-> one.a
= a
q5 -> one
= q6
q7 ->->
=== q8
q9
<- q10
-> q11 ->
-> END
""",
    "marks": """\
# q1
# q2: q3
q4 # q5 # q6
...
???
q7 <>
<> q8
<b>q9</b> \\# q10
-> END
""",
    "variables": """\
CONST q1 = 2
LIST q2 = q3, (q4)
EXTERNAL q5(x)
VAR q6 = "q7"
~ q6 = "q8"
q9 {q6} {q5(1)} {q1 + 1} {RANDOM(1, 2)}
-> END
""",
    "players": """\
Ruth: q1
You: q2
Ruth: q3
* [q4] You: q5
  You: q6
  Ruth: q7
* q8[.], q9
- -> END
""",
    "the same": """\
q1
-> END
=== two
q2
= a
q3
- (a) q4
-> END
=== two
q5
""",
}
STORIES = [
    *(("story.html" if name == "html" else "story.twee", name, text) for name, text in TWEE.items()),
    *(("story.yarn", name, text) for name, text in YARN.items()),
    *(("story.ink", name, text) for name, text in INK.items()),
]


@pytest.fixture(scope="module")
def ink() -> Iterator[InkCompiler]:
    with InkCompiler() as compiler:
        yield compiler


@pytest.mark.parametrize(("file", "name", "text"), STORIES, ids=[f"{file} {name}" for file, name, _ in STORIES])
def test_every_word_is_in_the_draft_or_in_a_note(ink: InkCompiler, file: str, name: str, text: str) -> None:
    found = imported(text, file, ink=ink)
    told = "\n".join([found.draft.text, *map(str, found.notes)])
    there = set(re.findall(r"q\d+", told))
    assert sorted(set(re.findall(r"q\d+", text)) - there, key=lambda word: int(word[1:])) == []
    assert all(note.reason is not None and str(note.reason) == note.why for note in found.notes)
    assert all(note.line for note in found.notes if note.reason and note.reason.wording is Wording.CONDITION)
