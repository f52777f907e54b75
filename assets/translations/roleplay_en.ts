<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AssignedList</name>
    <message numerus="yes">
        <source>%n to do</source>
        <translation>
            <numerusform>%n to do</numerusform>
            <numerusform>%n to do</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AssignmentDetail</name>
    <message numerus="yes">
        <source>%n attempt(s) allowed</source>
        <translation>
            <numerusform>%n attempt allowed</numerusform>
            <numerusform>%n attempts allowed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>changed %n time(s), last %1</source>
        <translation>
            <numerusform>changed %n time, last %1</numerusform>
            <numerusform>changed %n times, last %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BreakPage</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BundleWords</name>
    <message numerus="yes">
        <source>%n grade(s)</source>
        <translation>
            <numerusform>%n grade</numerusform>
            <numerusform>%n grades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feedback</source>
        <translation>
            <numerusform>%n feedback</numerusform>
            <numerusform>%n feedback</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other correction(s)</source>
        <translation>
            <numerusform>%n other correction</numerusform>
            <numerusform>%n other corrections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with something to add</source>
        <translation>
            <numerusform>%n with something to add</numerusform>
            <numerusform>%n with something to add</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n here already</source>
        <translation>
            <numerusform>%n here already</numerusform>
            <numerusform>%n here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted here</source>
        <translation>
            <numerusform>%n deleted here</numerusform>
            <numerusform>%n deleted here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were imported.</source>
        <translation>
            <numerusform>%n call was imported.</numerusform>
            <numerusform>%n calls were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) got something new.</source>
        <translation>
            <numerusform>%n call got something new.</numerusform>
            <numerusform>%n calls got something new.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message numerus="yes">
        <source>%n mistake(s)</source>
        <translation>
            <numerusform>%n mistake</numerusform>
            <numerusform>%n mistakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” did not go well in %2 of %n call(s) so far: try it again.</source>
        <translation>
            <numerusform>“%1” did not go well in %2 of %n call so far: try it again.</numerusform>
            <numerusform>“%1” did not go well in %2 of %n calls so far: try it again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: goes well in %2 to %3 of 100 calls; from %n call(s)</source>
        <translation>
            <numerusform>%1: goes well in %2 to %3 of 100 calls; from %n call</numerusform>
            <numerusform>%1: goes well in %2 to %3 of 100 calls; from %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: not known yet, %n call(s)</source>
        <translation>
            <numerusform>%1: not known yet, %n call</numerusform>
            <numerusform>%1: not known yet, %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>%n attempt left</numerusform>
            <numerusform>%n attempts left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) so far</source>
        <translation>
            <numerusform>%n call so far</numerusform>
            <numerusform>%n calls so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s)</source>
        <translation>
            <numerusform>%n assignment</numerusform>
            <numerusform>%n assignments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Due soon: %n person(s)</source>
        <translation>
            <numerusform>Due soon: %n person</numerusform>
            <numerusform>Due soon: %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Overdue: %n person(s)</source>
        <translation>
            <numerusform>Overdue: %n person</numerusform>
            <numerusform>Overdue: %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedCalls</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished call(s)</source>
        <translation>
            <numerusform>%n unfinished call</numerusform>
            <numerusform>%n unfinished calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) without a score</source>
        <translation>
            <numerusform>%n call without a score</numerusform>
            <numerusform>%n calls without a score</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry(s) of a call</source>
        <translation>
            <numerusform>%n retry of a call</numerusform>
            <numerusform>%n retries of a call</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DebriefHead</name>
    <message numerus="yes">
        <source>%n answer(s) corrected. As it was recognised, the score was %1.</source>
        <translation>
            <numerusform>%n answer corrected. As it was recognised, the score was %1.</numerusform>
            <numerusform>%n answers corrected. As it was recognised, the score was %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GradingPanel</name>
    <message numerus="yes">
        <source>Confirm the other %n answer(s) of the machine</source>
        <translation>
            <numerusform>Confirm the other answer of the machine</numerusform>
            <numerusform>Confirm the other %n answers of the machine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) still open</source>
        <translation>
            <numerusform>%n question still open</numerusform>
            <numerusform>%n questions still open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message numerus="yes">
        <source>%n person(s) in this group</source>
        <translation>
            <numerusform>%n person in this group</numerusform>
            <numerusform>%n people in this group</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message numerus="yes">
        <source>Hand over %n call(s)</source>
        <translation>
            <numerusform>Hand over %n call</numerusform>
            <numerusform>Hand over %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n grade(s)</source>
        <translation>
            <numerusform>%n grade</numerusform>
            <numerusform>%n grades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>Bring back %n call(s) that were deleted here</source>
        <translation>
            <numerusform>Bring back %n call that was deleted here</numerusform>
            <numerusform>Bring back %n calls that were deleted here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePicker</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message numerus="yes">
        <source>You have new feedback on %n call(s), the latest from %1 on your call with %2 (%3).</source>
        <translation>
            <numerusform>You have new feedback on %n call, the latest from %1 on your call with %2 (%3).</numerusform>
            <numerusform>You have new feedback on %n calls, the latest from %1 on your call with %2 (%3).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n hit(s)</source>
        <translation>
            <numerusform>More than %n hit</numerusform>
            <numerusform>More than %n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message numerus="yes">
        <source>%n day(s) before and after</source>
        <translation>
            <numerusform>%n day before and after</numerusform>
            <numerusform>%n days before and after</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n other(s) in the same time: %1; beyond them %2 (%3 to %4).</source>
        <translation>
            <numerusform>The %n other person in the same time: %1; beyond them %2 (%3 to %4).</numerusform>
            <numerusform>The %n others in the same time: %1; beyond them %2 (%3 to %4).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TurnCard</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Foot</name>
    <message numerus="yes">
        <source>interruption(s)</source>
        <translation>
            <numerusform>interruption</numerusform>
            <numerusform>interruptions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hesitation(s) written down</source>
        <translation>
            <numerusform>hesitation written down</numerusform>
            <numerusform>hesitations written down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Texts</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n grader(s)</source>
        <translation>
            <numerusform>%n grader</numerusform>
            <numerusform>%n graders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n call(s) graded again</source>
        <translation>
            <numerusform>%1 of %n call graded again</numerusform>
            <numerusform>%1 of %n calls graded again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n graded call(s) given to %1</source>
        <translation>
            <numerusform>%n graded call given to %1</numerusform>
            <numerusform>%n graded calls given to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
</TS>
