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
    <name>AuditTab</name>
    <message numerus="yes">
        <source>In the last %n day(s)</source>
        <translation>
            <numerusform>In the last day</numerusform>
            <numerusform>In the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n entries are as they were written. Fingerprint of the newest: %1</source>
        <translation>
            <numerusform>The %n entry is as it was written. Its fingerprint: %1</numerusform>
            <numerusform>All %n entries are as they were written. Fingerprint of the newest: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The log was tampered with: %n place(s). The first: %1</source>
        <translation>
            <numerusform>The log was tampered with: %n place. It is: %1</numerusform>
            <numerusform>The log was tampered with: %n places. The first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries saved as %1</source>
        <translation>
            <numerusform>%n entry saved as %1</numerusform>
            <numerusform>%n entries saved as %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message numerus="yes">
        <source>%n backup(s) hold somebody still who was erased since.</source>
        <translation>
            <numerusform>%n backup holds somebody still who was erased since.</numerusform>
            <numerusform>%n backups hold somebody still who was erased since.</numerusform>
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
        <source>Backed up and checked: %n call(s), %1 new on the disk.</source>
        <translation>
            <numerusform>Backed up and checked: %n call, %1 new on the disk.</numerusform>
            <numerusform>Backed up and checked: %n calls, %1 new on the disk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) were not there.</source>
        <translation>
            <numerusform>%n recording was not there.</numerusform>
            <numerusform>%n recordings were not there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored: %n call(s). The store that was here is kept as %1.</source>
        <translation>
            <numerusform>Restored: %n call. The store that was here is kept as %1.</numerusform>
            <numerusform>Restored: %n calls. The store that was here is kept as %1.</numerusform>
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
    <name>EncryptionSection</name>
    <message numerus="yes">
        <source>%n sound file(s) could not be opened and stayed as they were.</source>
        <translation>
            <numerusform>%n sound file could not be opened and stayed as it was.</numerusform>
            <numerusform>%n sound files could not be opened and stayed as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>%n piece(s): grades, comments, feedback.</source>
        <translation>
            <numerusform>%n piece: grade, comment or feedback.</numerusform>
            <numerusform>%n pieces: grades, comments, feedback.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) are on hold because of a dispute.</source>
        <translation>
            <numerusform>%n call is on hold because of a dispute.</numerusform>
            <numerusform>%n calls are on hold because of a dispute.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportsPage</name>
    <message numerus="yes">
        <source>%n grade(s)</source>
        <translation>
            <numerusform>%n grade</numerusform>
            <numerusform>%n grades</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
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
    <name>HistoryPanel</name>
    <message numerus="yes">
        <source>Since then you have made %n change(s):</source>
        <translation>
            <numerusform>Since then there is one change:</numerusform>
            <numerusform>Since then there are %n changes:</numerusform>
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
    <message numerus="yes">
        <source>“%1”, %2: %n passage(s) become %3.</source>
        <translation>
            <numerusform>“%1”, %2: %n passage becomes %3.</numerusform>
            <numerusform>“%1”, %2: %n passages become %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s)</source>
        <translation>
            <numerusform>%n moment</numerusform>
            <numerusform>%n moments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportPeopleDialog</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are wrong. Mend them in the file: all lines are taken in, or none.</source>
        <translation>
            <numerusform>%n line is wrong. Mend it in the file: all lines are taken in, or none.</numerusform>
            <numerusform>%n lines are wrong. Mend them in the file: all lines are taken in, or none.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added, %1 changed.</source>
        <translation>
            <numerusform>%n added, %1 changed.</numerusform>
            <numerusform>%n added, %1 changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KindRow</name>
    <message numerus="yes">
        <source>%n more on hold</source>
        <translation>
            <numerusform>%n more on hold</numerusform>
            <numerusform>%n more on hold</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MomentBar</name>
    <message numerus="yes">
        <source>%n flag(s) set</source>
        <translation>
            <numerusform>%n flag set</numerusform>
            <numerusform>%n flags set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message numerus="yes">
        <source>Again in %n s</source>
        <translation>
            <numerusform>Again in %n s</numerusform>
            <numerusform>Again in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>%n can sign in</source>
        <translation>
            <numerusform>%n can sign in</numerusform>
            <numerusform>%n can sign in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>%n invited</numerusform>
            <numerusform>%n invited</numerusform>
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
    <name>PersonTab</name>
    <message numerus="yes">
        <source>%n backup(s) hold them still. A new one is made, then the others go.</source>
        <translation>
            <numerusform>%n backup holds them still. A new one is made, then it goes.</numerusform>
            <numerusform>%n backups hold them still. A new one is made, then they go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A new backup was made and checked, %n older one(s) deleted.</source>
        <translation>
            <numerusform>A new backup was made and checked, %n older one deleted.</numerusform>
            <numerusform>A new backup was made and checked, %n older ones deleted.</numerusform>
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
    <name>PrivacyWords</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n recording</numerusform>
            <numerusform>%n recordings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spoken comment(s)</source>
        <translation>
            <numerusform>%n spoken comment</numerusform>
            <numerusform>%n spoken comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transcript(s)</source>
        <translation>
            <numerusform>%n transcript</numerusform>
            <numerusform>%n transcripts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whole call(s)</source>
        <translation>
            <numerusform>%n whole call</numerusform>
            <numerusform>%n whole calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log entries</source>
        <translation>
            <numerusform>%n log entry</numerusform>
            <numerusform>%n log entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erased: %n call(s)</source>
        <translation>
            <numerusform>Erased: %n call</numerusform>
            <numerusform>Erased: %n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sound file(s)</source>
        <translation>
            <numerusform>%n sound file</numerusform>
            <numerusform>%n sound files</numerusform>
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
        <source>%n deleted recording(s) lie in the folder or bucket until a computer that knows it starts.</source>
        <translation>
            <numerusform>%n deleted recording lies in the folder or bucket until a computer that knows it starts.</numerusform>
            <numerusform>%n deleted recordings lie in the folder or bucket until a computer that knows it starts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message numerus="yes">
        <source>%n call(s) stay as they are.</source>
        <translation>
            <numerusform>%n call stays as it is.</numerusform>
            <numerusform>%n calls stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were deleted here since, and stay deleted.</source>
        <translation>
            <numerusform>%n call was deleted here since, and stays deleted.</numerusform>
            <numerusform>%n calls were deleted here since, and stay deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) come back</source>
        <translation>
            <numerusform>%n call comes back</numerusform>
            <numerusform>%n calls come back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) go, into the store that is kept aside</source>
        <translation>
            <numerusform>%n call goes, into the store that is kept aside</numerusform>
            <numerusform>%n calls go, into the store that is kept aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) would have other rights than now</source>
        <translation>
            <numerusform>%n person would have other rights than now</numerusform>
            <numerusform>%n people would have other rights than now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n turn</numerusform>
            <numerusform>%n turns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunningExport</name>
    <message numerus="yes">
        <source>Saved as %1 (%n row(s)).</source>
        <translation>
            <numerusform>Saved as %1 (%n row).</numerusform>
            <numerusform>Saved as %1 (%n rows).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved in %1.</source>
        <translation>
            <numerusform>%n file saved in %1.</numerusform>
            <numerusform>%n files saved in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The record store has taken %n statement(s).</source>
        <translation>
            <numerusform>The record store has taken %n statement.</numerusform>
            <numerusform>The record store has taken %n statements.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier one(s) were made void.</source>
        <translation>
            <numerusform>%n earlier one was made void.</numerusform>
            <numerusform>%n earlier ones were made void.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n it has in other words, and keeps them.</source>
        <translation>
            <numerusform>%n it has in other words, and keeps it.</numerusform>
            <numerusform>%n it has in other words, and keeps them.</numerusform>
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
    <name>SignInPage</name>
    <message numerus="yes">
        <source>Again in %n s</source>
        <translation>
            <numerusform>Again in %n s</numerusform>
            <numerusform>Again in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncState</name>
    <message numerus="yes">
        <source>%n call(s) wait</source>
        <translation>
            <numerusform>%n call waits</numerusform>
            <numerusform>%n calls wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were made here and elsewhere at once; both are kept.</source>
        <translation>
            <numerusform>%n change was made here and elsewhere at once; both are kept.</numerusform>
            <numerusform>%n changes were made here and elsewhere at once; both are kept.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
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
        <source>%n second grading(s)</source>
        <translation>
            <numerusform>%n second grading</numerusform>
            <numerusform>%n second gradings</numerusform>
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
        <source>%n feedback(s)</source>
        <translation>
            <numerusform>%n feedback</numerusform>
            <numerusform>%n feedbacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s)</source>
        <translation>
            <numerusform>%n meeting</numerusform>
            <numerusform>%n meetings</numerusform>
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
        <source>%n scorecard(s)</source>
        <translation>
            <numerusform>%n scorecard</numerusform>
            <numerusform>%n scorecards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed here and elsewhere at once; both are kept</source>
        <translation>
            <numerusform>%n was changed here and elsewhere at once; both are kept</numerusform>
            <numerusform>%n were changed here and elsewhere at once; both are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted elsewhere, to be deleted here, too</source>
        <translation>
            <numerusform>%n was deleted elsewhere and goes here, too</numerusform>
            <numerusform>%n were deleted elsewhere and go here, too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted here, to be deleted there, too</source>
        <translation>
            <numerusform>%n was deleted here and goes there, too</numerusform>
            <numerusform>%n were deleted here and go there, too</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SynchronisingSection</name>
    <message numerus="yes">
        <source>%n call(s) wait</source>
        <translation>
            <numerusform>%n call waits</numerusform>
            <numerusform>%n calls wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) in all</source>
        <translation>
            <numerusform>%n change in all</numerusform>
            <numerusform>%n changes in all</numerusform>
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
    <name>WelcomePage</name>
    <message numerus="yes">
        <source>%n name(s) in the store could get no account: %1</source>
        <translation>
            <numerusform>%n name in the store could get no account: %1</numerusform>
            <numerusform>%n names in the store could get no account: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message numerus="yes">
        <source>%n thing(s) missing before you can ring</source>
        <translation>
            <numerusform>one thing is missing before you can ring</numerusform>
            <numerusform>%n things are missing before you can ring</numerusform>
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
