<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message>
        <source>Add a person</source>
        <translation>Dodaj osobę</translation>
    </message>
    <message>
        <source>First name and surname</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupy</translation>
    </message>
    <message>
        <source>Trains these groups</source>
        <translation>Szkoli te grupy</translation>
    </message>
    <message>
        <source>None ticked: everybody.</source>
        <translation>Bez zaznaczenia: wszystkich.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>As it is to stand in the practice log.</source>
        <translation>Tak jak ma widnieć w dzienniku ćwiczeń.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rola</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Add another</source>
        <translation>Dodaj następną</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Dodaj</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>Dodano: %1</translation>
    </message>
    <message>
        <source>I have handed it over</source>
        <translation>Kod przekazany</translation>
    </message>
</context>
<context>
    <name>AnswerField</name>
    <message>
        <source>n/a</source>
        <translation>n.d.</translation>
    </message>
    <message>
        <source>The question does not apply to this call (A)</source>
        <translation>Pytanie nie dotyczy tej rozmowy (A)</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Nie dotyczy</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Tak</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Choose an answer</source>
        <translation>Wybierz odpowiedź</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>Własnymi słowami</translation>
    </message>
</context>
<context>
    <name>AppearanceSection</name>
    <message>
        <source>The window</source>
        <translation>Okno</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Jak w systemie</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Jasny</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Ciemny</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Motyw</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Język</translation>
    </message>
</context>
<context>
    <name>AssignedList</name>
    <message>
        <source>Assigned to you</source>
        <translation>Przydzielone Tobie</translation>
    </message>
    <message numerus="yes">
        <source>%n to do</source>
        <translation>
            <numerusform>%n do zrobienia</numerusform>
            <numerusform>%n do zrobienia</numerusform>
            <numerusform>%n do zrobienia</numerusform>
        </translation>
    </message>
    <message>
        <source>all done</source>
        <translation>wszystko zrobione</translation>
    </message>
</context>
<context>
    <name>AssignedResult</name>
    <message>
        <source>This call was no attempt: you may hold it again. %1</source>
        <translation>Ta rozmowa nie liczy się jako próba: możesz ją powtórzyć. %1</translation>
    </message>
    <message>
        <source>Passed: what was assigned to you is done.</source>
        <translation>Zaliczone: to zadanie jest wykonane.</translation>
    </message>
    <message>
        <source>Your trainer will grade this call; then it shows whether it passes.</source>
        <translation>Tę rozmowę oceni trener; wtedy okaże się, czy jest zaliczona.</translation>
    </message>
    <message>
        <source>Not passed this time, and no attempts are left. Talk with your trainer.</source>
        <translation>Tym razem niezaliczone, a prób już nie ma. Porozmawiaj z trenerem.</translation>
    </message>
</context>
<context>
    <name>AssignedRow</name>
    <message>
        <source>Start</source>
        <translation>Zacznij</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Jeszcze raz</translation>
    </message>
</context>
<context>
    <name>Assignment</name>
    <message>
        <source>Not begun</source>
        <translation>Nierozpoczęte</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Rozpoczęte</translation>
    </message>
    <message>
        <source>Awaiting grade</source>
        <translation>Czeka na ocenę</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Zaliczone</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Niezaliczone</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Po terminie</translation>
    </message>
    <message>
        <source>Passed late</source>
        <translation>Zaliczone po terminie</translation>
    </message>
    <message>
        <source>Runs now</source>
        <translation>Trwa teraz</translation>
    </message>
    <message>
        <source>Cut off, no attempt</source>
        <translation>Przerwana przez usterkę, to nie próba</translation>
    </message>
    <message>
        <source>Broken off at once, no attempt</source>
        <translation>Przerwana od razu, to nie próba</translation>
    </message>
    <message>
        <source>Not picked up, no attempt</source>
        <translation>Nieodebrana, to nie próba</translation>
    </message>
    <message>
        <source>All attempts are used up. Ask your trainer for another one.</source>
        <translation>Wszystkie próby są wykorzystane. Poproś trenera o kolejną.</translation>
    </message>
    <message>
        <source>A call for this assignment runs already.</source>
        <translation>Rozmowa do tego zadania już trwa.</translation>
    </message>
    <message>
        <source>This is not assigned to you any more.</source>
        <translation>To zadanie nie jest już Tobie przydzielone.</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>bez terminu</translation>
    </message>
    <message>
        <source>until today</source>
        <translation>do dziś</translation>
    </message>
    <message>
        <source>until tomorrow</source>
        <translation>do jutra</translation>
    </message>
    <message>
        <source>was due on %1</source>
        <translation>termin minął: %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>do: %1</translation>
    </message>
    <message>
        <source>no attempts left</source>
        <translation>brak prób</translation>
    </message>
    <message>
        <source>passed as your trainer&apos;s scorecard says</source>
        <translation>o zaliczeniu decyduje karta ocen trenera</translation>
    </message>
    <message>
        <source>passed with a whole call</source>
        <translation>zalicza każda dokończona rozmowa</translation>
    </message>
    <message>
        <source>pass mark %1, by your trainer</source>
        <translation>próg %1, ocenia trener</translation>
    </message>
    <message>
        <source>pass mark %1</source>
        <translation>próg %1</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>najlepiej %1</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Dla kogo</translation>
    </message>
    <message>
        <source>Played as</source>
        <translation>Sposób</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Osoba</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Próby</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Rozmowa</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Zakończenie</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punkty</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Ocena</translation>
    </message>
    <message>
        <source>Not assigned</source>
        <translation>Nieprzydzielone</translation>
    </message>
    <message>
        <source>%1 (withdrawn)</source>
        <translation>%1 (wycofane)</translation>
    </message>
</context>
<context>
    <name>AssignmentDetail</name>
    <message>
        <source>Change</source>
        <translation>Zmień</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Rozmowy</translation>
    </message>
    <message>
        <source>No calls yet.</source>
        <translation>Nie ma jeszcze rozmów.</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>bez terminu</translation>
    </message>
    <message>
        <source>any number of attempts</source>
        <translation>dowolna liczba prób</translation>
    </message>
    <message>
        <source>due: %1</source>
        <translation>termin: %1</translation>
    </message>
    <message>
        <source>Nobody is in this group yet.</source>
        <translation>W tej grupie nikogo jeszcze nie ma.</translation>
    </message>
    <message>
        <source>Assign again</source>
        <translation>Przydziel ponownie</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Wycofaj</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) allowed</source>
        <translation>
            <numerusform>%n dozwolona próba</numerusform>
            <numerusform>%n dozwolone próby</numerusform>
            <numerusform>%n dozwolonych prób</numerusform>
        </translation>
    </message>
    <message>
        <source>somebody without a name</source>
        <translation>ktoś bez nazwiska</translation>
    </message>
    <message>
        <source>Assigned by %1, %2</source>
        <translation>Przydzielił(a): %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>changed %n time(s), last %1</source>
        <translation>
            <numerusform>zmienione %n raz, ostatnio %1</numerusform>
            <numerusform>zmienione %n razy, ostatnio %1</numerusform>
            <numerusform>zmienione %n razy, ostatnio %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Calls of %1</source>
        <translation>Rozmowy: %1</translation>
    </message>
</context>
<context>
    <name>AssignmentForm</name>
    <message>
        <source>Change the assignment</source>
        <translation>Zmień zadanie</translation>
    </message>
    <message>
        <source>Assign a call</source>
        <translation>Przydziel rozmowę</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Zapisz</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Przydziel</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Tryb</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Poziom</translation>
    </message>
    <message>
        <source>until</source>
        <translation>do</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ostatni dzień</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>najwyżej</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Próby</translation>
    </message>
    <message>
        <source>The machine&apos;s score</source>
        <translation>Punkty programu</translation>
    </message>
    <message>
        <source>The trainer&apos;s grade</source>
        <translation>Ocena trenera</translation>
    </message>
    <message>
        <source>from</source>
        <translation>od</translation>
    </message>
    <message>
        <source> points</source>
        <translation> pkt</translation>
    </message>
    <message>
        <source>Pass mark</source>
        <translation>Próg zaliczenia</translation>
    </message>
    <message>
        <source>A word to the trainees: what to mind, why it is asked</source>
        <translation>Słowo do ćwiczących: na co uważać, po co to zadanie</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Język</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Decyduje</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>Zaliczone</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notatka</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Dla kogo</translation>
    </message>
    <message>
        <source>As the trainee likes</source>
        <translation>Według wyboru ćwiczącego</translation>
    </message>
</context>
<context>
    <name>AssignmentsPage</name>
    <message>
        <source>Assignments</source>
        <translation>Zadania</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
    </message>
    <message>
        <source>Arranged by</source>
        <translation>Układ</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksportuj</translation>
    </message>
    <message>
        <source>A table of who did what, as CSV: what is shown here</source>
        <translation>Tabela CSV: kto co zrobił, z tego, co tu widać</translation>
    </message>
    <message>
        <source>Assign a call</source>
        <translation>Przydziel rozmowę</translation>
    </message>
    <message>
        <source>Person or customer</source>
        <translation>Osoba lub klient</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtr</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupa</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>Wszystkie grupy</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Wszystkie stany</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>Wkrótce termin</translation>
    </message>
    <message>
        <source>Withdrawn, too</source>
        <translation>Także wycofane</translation>
    </message>
    <message>
        <source>Nothing is assigned yet</source>
        <translation>Nic jeszcze nie przydzielono</translation>
    </message>
    <message>
        <source>Ask people or a group to hold a call by a day, and see here who did.</source>
        <translation>Poproś osoby lub grupę o rozmowę do wybranego dnia i zobacz tutaj, kto ją odbył.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nic nie pasuje</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Pokaż wszystko</translation>
    </message>
    <message>
        <source>Assigned: %1</source>
        <translation>Przydzielono: %1</translation>
    </message>
    <message>
        <source>Withdrawn: nobody is asked any more, and the calls stay. Tick “Withdrawn, too” to undo it.</source>
        <translation>Wycofano: nikt nie ma już tego zadania, a rozmowy pozostają. Aby to cofnąć, zaznacz „Także wycofane”.</translation>
    </message>
    <message>
        <source>It is assigned again.</source>
        <translation>Zadanie jest znów przydzielone.</translation>
    </message>
    <message>
        <source>Export who did what</source>
        <translation>Eksportuj, kto co zrobił</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Zapisano: %1</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Signed in</source>
        <translation>Zalogowanie</translation>
    </message>
    <message>
        <source>Sign-in failed</source>
        <translation>Nieudane logowanie</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Wylogowanie</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Zablokowano</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Odmowa</translation>
    </message>
    <message>
        <source>Person added</source>
        <translation>Dodano osobę</translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation>Zmieniono osobę</translation>
    </message>
    <message>
        <source>Person renamed</source>
        <translation>Zmieniono nazwisko</translation>
    </message>
    <message>
        <source>Person removed</source>
        <translation>Usunięto osobę</translation>
    </message>
    <message>
        <source>Role changed</source>
        <translation>Zmieniono rolę</translation>
    </message>
    <message>
        <source>One-time code given out</source>
        <translation>Wydano kod jednorazowy</translation>
    </message>
    <message>
        <source>Passphrase changed</source>
        <translation>Zmieniono hasło</translation>
    </message>
    <message>
        <source>Accounts begun</source>
        <translation>Włączono konta</translation>
    </message>
    <message>
        <source>Groups changed</source>
        <translation>Zmieniono grupy</translation>
    </message>
    <message>
        <source>Call read</source>
        <translation>Czytano rozmowę</translation>
    </message>
    <message>
        <source>Call listened to</source>
        <translation>Odsłuchano rozmowę</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Eksport</translation>
    </message>
    <message>
        <source>Sent to another machine</source>
        <translation>Wysłano na inny komputer</translation>
    </message>
    <message>
        <source>Calls handed over</source>
        <translation>Przekazano rozmowy</translation>
    </message>
    <message>
        <source>Calls taken in</source>
        <translation>Przyjęto rozmowy</translation>
    </message>
    <message>
        <source>Words corrected</source>
        <translation>Poprawiono słowa</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>Ocena</translation>
    </message>
    <message>
        <source>Commented</source>
        <translation>Komentarz</translation>
    </message>
    <message>
        <source>Feedback sent</source>
        <translation>Wysłano informację zwrotną</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Zlecono</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Usunięto</translation>
    </message>
    <message>
        <source>Notice published</source>
        <translation>Opublikowano informację</translation>
    </message>
    <message>
        <source>Notice acknowledged</source>
        <translation>Zapoznano się z informacją</translation>
    </message>
    <message>
        <source>Retention changed</source>
        <translation>Zmieniono okresy przechowywania</translation>
    </message>
    <message>
        <source>Old data deleted</source>
        <translation>Usunięto stare dane</translation>
    </message>
    <message>
        <source>Call put on hold</source>
        <translation>Wstrzymano usunięcie rozmowy</translation>
    </message>
    <message>
        <source>Hold lifted</source>
        <translation>Zniesiono wstrzymanie</translation>
    </message>
    <message>
        <source>Rules changed</source>
        <translation>Zmieniono zasady</translation>
    </message>
    <message>
        <source>Looked up before erasure</source>
        <translation>Podgląd usunięcia</translation>
    </message>
    <message>
        <source>Data handed out</source>
        <translation>Wydano dane</translation>
    </message>
    <message>
        <source>Person erased</source>
        <translation>Wymazano osobę</translation>
    </message>
    <message>
        <source>Pseudonyms resolved</source>
        <translation>Odczytano pseudonimy</translation>
    </message>
    <message>
        <source>Key changed</source>
        <translation>Zmieniono klucz</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Zaszyfrowano</translation>
    </message>
    <message>
        <source>Decrypted</source>
        <translation>Odszyfrowano</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>Kopia zapasowa</translation>
    </message>
    <message>
        <source>Backup restored</source>
        <translation>Przywrócono kopię</translation>
    </message>
    <message>
        <source>Database moved</source>
        <translation>Przeniesiono bazę danych</translation>
    </message>
    <message>
        <source>Synchronised</source>
        <translation>Synchronizacja</translation>
    </message>
    <message>
        <source>Scenario pack handed out</source>
        <translation>Wydano paczkę scenariusza</translation>
    </message>
    <message>
        <source>Scenario pack taken in</source>
        <translation>Wczytano pakiet scenariuszy</translation>
    </message>
    <message>
        <source>Scenario pack removed</source>
        <translation>Pakiet scenariuszy usunięty</translation>
    </message>
    <message>
        <source>Plug-ins changed</source>
        <translation>Zmieniono wtyczki</translation>
    </message>
    <message>
        <source>Oldest log entries deleted</source>
        <translation>Usunięto najstarsze wpisy dziennika</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Logowania</translation>
    </message>
    <message>
        <source>People and roles</source>
        <translation>Osoby i role</translation>
    </message>
    <message>
        <source>Calls read and heard</source>
        <translation>Czytanie i odsłuch rozmów</translation>
    </message>
    <message>
        <source>Exports and data handed out</source>
        <translation>Eksporty i wydane dane</translation>
    </message>
    <message>
        <source>Grades and feedback</source>
        <translation>Oceny i informacje zwrotne</translation>
    </message>
    <message>
        <source>Deletions</source>
        <translation>Usunięcia</translation>
    </message>
    <message>
        <source>Notice and rules</source>
        <translation>Informacja i zasady</translation>
    </message>
    <message>
        <source>Encryption and backups</source>
        <translation>Szyfrowanie i kopie</translation>
    </message>
    <message>
        <source>Refusals</source>
        <translation>Odmowy</translation>
    </message>
</context>
<context>
    <name>AuditDetails</name>
    <message>
        <source>yes</source>
        <translation>tak</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>without end</source>
        <translation>bez końca</translation>
    </message>
    <message>
        <source>practice log</source>
        <translation>dziennik ćwiczeń</translation>
    </message>
    <message>
        <source>grades</source>
        <translation>oceny</translation>
    </message>
    <message>
        <source>statements (xAPI)</source>
        <translation>zdania xAPI</translation>
    </message>
    <message>
        <source>transcript</source>
        <translation>zapis rozmowy</translation>
    </message>
    <message>
        <source>transcripts</source>
        <translation>zapisy rozmów</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>nagranie</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>nagrania</translation>
    </message>
    <message>
        <source>whole call</source>
        <translation>cała rozmowa</translation>
    </message>
    <message>
        <source>audit log</source>
        <translation>dziennik zdarzeń</translation>
    </message>
    <message>
        <source>overview</source>
        <translation>przegląd</translation>
    </message>
    <message>
        <source>where everybody stands</source>
        <translation>kto gdzie stoi</translation>
    </message>
    <message>
        <source>who needs what</source>
        <translation>kto czego potrzebuje</translation>
    </message>
    <message>
        <source>where calls went</source>
        <translation>dokąd szły rozmowy</translation>
    </message>
    <message>
        <source>what a training brought</source>
        <translation>co dało szkolenie</translation>
    </message>
    <message>
        <source>assignments</source>
        <translation>zadania</translation>
    </message>
    <message>
        <source>calibration</source>
        <translation>kalibracja</translation>
    </message>
    <message>
        <source>one-time codes</source>
        <translation>kody jednorazowe</translation>
    </message>
    <message>
        <source>words that name somebody</source>
        <translation>słowa, które kogoś nazywają</translation>
    </message>
    <message>
        <source>what was not understood</source>
        <translation>co nie zostało zrozumiane</translation>
    </message>
    <message>
        <source>corrected words</source>
        <translation>poprawione słowa</translation>
    </message>
    <message>
        <source>found words</source>
        <translation>znalezione słowa</translation>
    </message>
    <message>
        <source>grade</source>
        <translation>ocena</translation>
    </message>
    <message>
        <source>one-time code</source>
        <translation>kod jednorazowy</translation>
    </message>
    <message>
        <source>code</source>
        <translation>kod</translation>
    </message>
    <message>
        <source>recovery code</source>
        <translation>kod odzyskiwania</translation>
    </message>
    <message>
        <source>passphrase</source>
        <translation>hasło</translation>
    </message>
    <message>
        <source>keyring of the computer</source>
        <translation>pęk kluczy komputera</translation>
    </message>
    <message>
        <source>of pseudonyms</source>
        <translation>pseudonimów</translation>
    </message>
    <message>
        <source>file</source>
        <translation>plik</translation>
    </message>
    <message>
        <source>first grade</source>
        <translation>pierwsza ocena</translation>
    </message>
    <message>
        <source>second grading</source>
        <translation>druga ocena</translation>
    </message>
    <message>
        <source>what</source>
        <translation>co</translation>
    </message>
    <message>
        <source>as</source>
        <translation>jako</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>wiersze</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>rozmowy</translation>
    </message>
    <message>
        <source>people</source>
        <translation>osoby</translation>
    </message>
    <message>
        <source>files</source>
        <translation>pliki</translation>
    </message>
    <message>
        <source>pseudonyms</source>
        <translation>pseudonimy</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>kolumny</translation>
    </message>
    <message>
        <source>period</source>
        <translation>okres</translation>
    </message>
    <message>
        <source>from</source>
        <translation>od</translation>
    </message>
    <message>
        <source>until</source>
        <translation>do</translation>
    </message>
    <message>
        <source>groups</source>
        <translation>grupy</translation>
    </message>
    <message>
        <source>scenario</source>
        <translation>scenariusz</translation>
    </message>
    <message>
        <source>scenarios</source>
        <translation>scenariusze</translation>
    </message>
    <message>
        <source>outcomes</source>
        <translation>wyniki</translation>
    </message>
    <message>
        <source>points from</source>
        <translation>punkty od</translation>
    </message>
    <message>
        <source>points to</source>
        <translation>punkty do</translation>
    </message>
    <message>
        <source>narrowed by words</source>
        <translation>zawężono słowami</translation>
    </message>
    <message>
        <source>failures</source>
        <translation>nieudane próby</translation>
    </message>
    <message>
        <source>with</source>
        <translation>czym</translation>
    </message>
    <message>
        <source>which</source>
        <translation>który</translation>
    </message>
    <message>
        <source>how</source>
        <translation>jak</translation>
    </message>
    <message>
        <source>key</source>
        <translation>klucz</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rola</translation>
    </message>
    <message>
        <source>before</source>
        <translation>przedtem</translation>
    </message>
    <message>
        <source>after</source>
        <translation>potem</translation>
    </message>
    <message>
        <source>may sign in</source>
        <translation>może się logować</translation>
    </message>
    <message>
        <source>from a</source>
        <translation>skąd</translation>
    </message>
    <message>
        <source>day</source>
        <translation>dzień</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dni</translation>
    </message>
    <message>
        <source>measures how people speak</source>
        <translation>mierzenie sposobu mówienia</translation>
    </message>
    <message>
        <source>locks after minutes</source>
        <translation>blokada po minutach</translation>
    </message>
    <message>
        <source>record store</source>
        <translation>baza LRS</translation>
    </message>
    <message>
        <source>to</source>
        <translation>dokąd</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>wysłano</translation>
    </message>
    <message>
        <source>received</source>
        <translation>odebrano</translation>
    </message>
    <message>
        <source>recordings sent</source>
        <translation>wysłane nagrania</translation>
    </message>
    <message>
        <source>recordings received</source>
        <translation>odebrane nagrania</translation>
    </message>
    <message>
        <source>changed on both sides</source>
        <translation>zmienione po obu stronach</translation>
    </message>
    <message>
        <source>version</source>
        <translation>wersja</translation>
    </message>
    <message>
        <source>language</source>
        <translation>język</translation>
    </message>
    <message>
        <source>languages</source>
        <translation>języki</translation>
    </message>
    <message>
        <source>backup</source>
        <translation>kopia zapasowa</translation>
    </message>
    <message>
        <source>pack</source>
        <translation>pakiet</translation>
    </message>
    <message>
        <source>plug-in</source>
        <translation>wtyczka</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>dozwolona</translation>
    </message>
    <message>
        <source>went on</source>
        <translation>podjęto na nowo</translation>
    </message>
    <message>
        <source>again</source>
        <translation>ponownie</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>zamaskowano</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>rodzaj</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>komentarz</translation>
    </message>
    <message>
        <source>feedback</source>
        <translation>informacja zwrotna</translation>
    </message>
</context>
<context>
    <name>AuditTab</name>
    <message>
        <source>Audit log</source>
        <translation>Dziennik zdarzeń</translation>
    </message>
    <message>
        <source>No entry fits</source>
        <translation>Żaden wpis nie pasuje</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Pokaż wszystkie</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>Starsze wpisy</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Co</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kto</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>Czyje dane</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Więcej</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr</translation>
    </message>
    <message>
        <source>Each entry is sealed with the one before it: whoever changes, takes out or adds one breaks the chain.</source>
        <translation>Każdy wpis jest powiązany pieczęcią z poprzednim: kto zmieni, usunie lub doda wpis, przerwie łańcuch.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Sprawdź</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>Eksport …</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Co się stało</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Wszystko</translation>
    </message>
    <message>
        <source>Who did it</source>
        <translation>Kto to zrobił</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>W dowolnym czasie</translation>
    </message>
    <message numerus="yes">
        <source>In the last %n day(s)</source>
        <translation>
            <numerusform>W ostatnim %n dniu</numerusform>
            <numerusform>W ostatnich %n dniach</numerusform>
            <numerusform>W ostatnich %n dniach</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n wpis</numerusform>
            <numerusform>%n wpisy</numerusform>
            <numerusform>%n wpisów</numerusform>
        </translation>
    </message>
    <message>
        <source>Checking every entry …</source>
        <translation>Sprawdzanie wszystkich wpisów …</translation>
    </message>
    <message numerus="yes">
        <source>All %n entries are as they were written. Fingerprint of the newest: %1</source>
        <translation>
            <numerusform>%n wpis jest taki, jak go zapisano. Odcisk najnowszego: %1</numerusform>
            <numerusform>Wszystkie %n wpisy są takie, jak je zapisano. Odcisk najnowszego: %1</numerusform>
            <numerusform>Wszystkie wpisy (%n) są takie, jak je zapisano. Odcisk najnowszego: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The log was tampered with: %n place(s). The first: %1</source>
        <translation>
            <numerusform>Ktoś ingerował w dziennik: %n miejsce. Pierwsze: %1</numerusform>
            <numerusform>Ktoś ingerował w dziennik: %n miejsca. Pierwsze: %1</numerusform>
            <numerusform>Ktoś ingerował w dziennik: %n miejsc. Pierwsze: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Eksport dziennika</translation>
    </message>
    <message numerus="yes">
        <source>%n entries saved as %1</source>
        <translation>
            <numerusform>Zapisano %n wpis jako %1</numerusform>
            <numerusform>Zapisano %n wpisy jako %1</numerusform>
            <numerusform>Zapisano %n wpisów jako %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Backups</source>
        <translation>Kopie zapasowe</translation>
    </message>
    <message>
        <source>Made once a day, checked, and rotated. Best on another disk: what is on this one is lost with it.</source>
        <translation>Tworzone raz dziennie, sprawdzane i rotowane. Najlepiej na innym dysku: to, co na tym, przepadnie razem z nim.</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wybierz …</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Utwórz kopię</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Postęp</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) hold somebody still who was erased since.</source>
        <translation>
            <numerusform>%n kopia zapasowa nadal zawiera kogoś, kogo dane od tego czasu usunięto.</numerusform>
            <numerusform>%n kopie zapasowe nadal zawierają kogoś, kogo dane od tego czasu usunięto.</numerusform>
            <numerusform>%n kopii zapasowych nadal zawiera kogoś, kogo dane od tego czasu usunięto.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace them …</source>
        <translation>Zastąp …</translation>
    </message>
    <message>
        <source>Replace all backups?</source>
        <translation>Zastąpić wszystkie kopie zapasowe?</translation>
    </message>
    <message>
        <source>A new one is made and checked. Then all older ones are deleted, for good.</source>
        <translation>Powstanie nowa i zostanie sprawdzona. Potem wszystkie starsze zostaną usunięte na dobre.</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Zastąp</translation>
    </message>
    <message>
        <source>No folder is chosen: nothing is backed up.</source>
        <translation>Nie wybrano folderu: kopie nie powstają.</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>Nie ma jeszcze kopii.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n rozmowa</numerusform>
            <numerusform>%n rozmowy</numerusform>
            <numerusform>%n rozmów</numerusform>
        </translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>zaszyfrowana</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Sprawdź</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>Przywróć …</translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation>Folder na kopie zapasowe</translation>
    </message>
    <message numerus="yes">
        <source>Backed up and checked: %n call(s), %1 new on the disk.</source>
        <translation>
            <numerusform>Kopia gotowa i sprawdzona: %n rozmowa, %1 nowych danych.</numerusform>
            <numerusform>Kopia gotowa i sprawdzona: %n rozmowy, %1 nowych danych.</numerusform>
            <numerusform>Kopia gotowa i sprawdzona: %n rozmów, %1 nowych danych.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) were not there.</source>
        <translation>
            <numerusform>Brakowało %n nagrania.</numerusform>
            <numerusform>Brakowało %n nagrań.</numerusform>
            <numerusform>Brakowało %n nagrań.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every byte of the backup is as it was written.</source>
        <translation>Każdy bajt kopii jest taki, jak go zapisano.</translation>
    </message>
    <message numerus="yes">
        <source>Restored: %n call(s). The store that was here is kept as %1.</source>
        <translation>
            <numerusform>Przywrócono: %n rozmowa. Poprzednia baza jest w %1.</numerusform>
            <numerusform>Przywrócono: %n rozmowy. Poprzednia baza jest w %1.</numerusform>
            <numerusform>Przywrócono: %n rozmów. Poprzednia baza jest w %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Zamknij tę wiadomość</translation>
    </message>
</context>
<context>
    <name>BreakOffer</name>
    <message>
        <source>That was a hot call. Take a moment before the next one: breathe, or take a short walk.</source>
        <translation>To była gorąca rozmowa. Przed następną zrób sobie chwilę przerwy: pooddychaj albo przejdź się.</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>Zrób przerwę</translation>
    </message>
</context>
<context>
    <name>BreakPage</name>
    <message>
        <source>A moment for yourself</source>
        <translation>Chwila dla siebie</translation>
    </message>
    <message>
        <source>That was a hot call. A little calm now makes the next one easier.</source>
        <translation>To była gorąca rozmowa. Odrobina spokoju ułatwi następną.</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message>
        <source>Length of the break</source>
        <translation>Długość przerwy</translation>
    </message>
    <message>
        <source>Calm sound</source>
        <translation>Spokojny dźwięk</translation>
    </message>
    <message>
        <source>Without movement</source>
        <translation>Bez ruchu</translation>
    </message>
    <message>
        <source>I am ready</source>
        <translation>Wracam do pracy</translation>
    </message>
    <message>
        <source>End the break (Esc)</source>
        <translation>Zakończ przerwę (Esc)</translation>
    </message>
    <message>
        <source>That was it. Stay as long as you like.</source>
        <translation>To już koniec. Zostań, jak długo chcesz.</translation>
    </message>
    <message>
        <source>No sound: %1</source>
        <translation>Bez dźwięku: %1</translation>
    </message>
</context>
<context>
    <name>BreathingCircle</name>
    <message>
        <source>Breathe in</source>
        <translation>Wdech</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Zatrzymaj</translation>
    </message>
    <message>
        <source>Breathe out</source>
        <translation>Wydech</translation>
    </message>
</context>
<context>
    <name>Briefing</name>
    <message>
        <source>This scenario cannot be played</source>
        <translation>Tego scenariusza nie da się odtworzyć</translation>
    </message>
    <message>
        <source>What you know</source>
        <translation>Co wiesz</translation>
    </message>
    <message>
        <source>Your role</source>
        <translation>Twoja rola</translation>
    </message>
    <message>
        <source>The matter</source>
        <translation>Sprawa</translation>
    </message>
    <message>
        <source>The feeling</source>
        <translation>Uczucie</translation>
    </message>
    <message>
        <source>calls you</source>
        <translation>dzwoni do ciebie</translation>
    </message>
    <message>
        <source>you call them</source>
        <translation>dzwonisz ty</translation>
    </message>
    <message>
        <source>Not tried yet</source>
        <translation>Jeszcze nie ćwiczone</translation>
    </message>
    <message>
        <source>Your result will stand here.</source>
        <translation>Tu pojawi się Twój wynik.</translation>
    </message>
</context>
<context>
    <name>BundleMenu</name>
    <message>
        <source>Hand over or import calls</source>
        <translation>Przekaż lub zaimportuj rozmowy</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>Przekaż…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importuj…</translation>
    </message>
    <message>
        <source>Roleplay calls (*%1)</source>
        <translation>Rozmowy Roleplay (*%1)</translation>
    </message>
    <message>
        <source>Import calls</source>
        <translation>Import rozmów</translation>
    </message>
</context>
<context>
    <name>BundleWords</name>
    <message>
        <source>recording</source>
        <translation>nagranie</translation>
    </message>
    <message numerus="yes">
        <source>%n grade(s)</source>
        <translation>
            <numerusform>%n ocena</numerusform>
            <numerusform>%n oceny</numerusform>
            <numerusform>%n ocen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n komentarz</numerusform>
            <numerusform>%n komentarze</numerusform>
            <numerusform>%n komentarzy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feedback</source>
        <translation>
            <numerusform>%n informacja zwrotna</numerusform>
            <numerusform>%n informacje zwrotne</numerusform>
            <numerusform>%n informacji zwrotnych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n poprawka</numerusform>
            <numerusform>%n poprawki</numerusform>
            <numerusform>%n poprawek</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other correction(s)</source>
        <translation>
            <numerusform>%n inna poprawka</numerusform>
            <numerusform>%n inne poprawki</numerusform>
            <numerusform>%n innych poprawek</numerusform>
        </translation>
    </message>
    <message>
        <source>Adds %1</source>
        <translation>Dodaje: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nowa</numerusform>
            <numerusform>%n nowe</numerusform>
            <numerusform>%n nowych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with something to add</source>
        <translation>
            <numerusform>%n z czymś do dodania</numerusform>
            <numerusform>%n z czymś do dodania</numerusform>
            <numerusform>%n z czymś do dodania</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n here already</source>
        <translation>
            <numerusform>%n już tu jest</numerusform>
            <numerusform>%n już tu są</numerusform>
            <numerusform>%n już tu jest</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted here</source>
        <translation>
            <numerusform>%n usunięta tutaj</numerusform>
            <numerusform>%n usunięte tutaj</numerusform>
            <numerusform>%n usuniętych tutaj</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n odrzucona</numerusform>
            <numerusform>%n odrzucone</numerusform>
            <numerusform>%n odrzuconych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were imported.</source>
        <translation>
            <numerusform>Zaimportowano %n rozmowę.</numerusform>
            <numerusform>Zaimportowano %n rozmowy.</numerusform>
            <numerusform>Zaimportowano %n rozmów.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) got something new.</source>
        <translation>
            <numerusform>%n rozmowa dostała coś nowego.</numerusform>
            <numerusform>%n rozmowy dostały coś nowego.</numerusform>
            <numerusform>%n rozmów dostało coś nowego.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was here already; nothing was changed.</source>
        <translation>Wszystko już tu było; nic nie zmieniono.</translation>
    </message>
</context>
<context>
    <name>BundledSessions</name>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Uczestnik</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importuj</translation>
    </message>
</context>
<context>
    <name>Bundles</name>
    <message>
        <source>Signed by somebody without a name</source>
        <translation>Podpisane przez kogoś bez nazwiska</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <translation>Podpisane przez: %1</translation>
    </message>
    <message>
        <source>You signed this file yourself, on this computer.</source>
        <translation>Ten plik podpisano na tym komputerze.</translation>
    </message>
    <message>
        <source>You trust this key; it is known here as %1.</source>
        <translation>Ten klucz jest zaufany; tutaj znany jako %1.</translation>
    </message>
    <message>
        <source>a signer without a name</source>
        <translation>ktoś bez nazwiska</translation>
    </message>
    <message>
        <source>Nobody here has trusted this key yet. Have the sender read you the groups below, by telephone for example, and compare.</source>
        <translation>Nikt tu jeszcze nie zaufał temu kluczowi. Poproś nadawcę, żeby odczytał Ci poniższe grupy, na przykład przez telefon, i porównaj je.</translation>
    </message>
    <message>
        <source>You know %1 by another key. Either they have a new computer, or somebody uses their name. Ask them before you import anything.</source>
        <translation>%1 ma tu inny klucz. Albo ma nowy komputer, albo ktoś się podszywa. Zapytaj, zanim cokolwiek zaimportujesz.</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nowa</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Już tu jest</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Wróci</translation>
    </message>
    <message>
        <source>Deleted here</source>
        <translation>Usunięta tutaj</translation>
    </message>
    <message>
        <source>It runs now</source>
        <translation>Właśnie trwa</translation>
    </message>
    <message>
        <source>Another call is here</source>
        <translation>Tu jest inna rozmowa</translation>
    </message>
</context>
<context>
    <name>CalibrationTab</name>
    <message>
        <source>Do your graders see the same?</source>
        <translation>Czy oceniający widzą to samo?</translation>
    </message>
    <message>
        <source>Let some people grade the same calls, each for themselves. The report shows the questions that they read differently, and who is mild or strict.</source>
        <translation>Niech kilka osób oceni te same rozmowy, każda osobno. Raport pokaże pytania, które rozumieją różnie, oraz kto ocenia łagodnie, a kto surowo.</translation>
    </message>
    <message>
        <source>New calibration</source>
        <translation>Nowa kalibracja</translation>
    </message>
    <message>
        <source>Second gradings</source>
        <translation>Drugie oceny</translation>
    </message>
    <message>
        <source>Have graded calls graded again by somebody who does not see the grade</source>
        <translation>Niech ocenione rozmowy oceni ponownie ktoś, kto nie widzi tamtej oceny</translation>
    </message>
    <message>
        <source>Calibrations</source>
        <translation>Kalibracje</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Zapisz raport</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>The grades that were given for it stay</source>
        <translation>Wystawione w niej oceny zostają</translation>
    </message>
    <message>
        <source>Second gradings: %1</source>
        <translation>Drugie oceny: %1</translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation>czeka na: %1</translation>
    </message>
    <message>
        <source>Closed before these had finished: %1.</source>
        <translation>Zamknięto, zanim skończyli: %1.</translation>
    </message>
    <message>
        <source>Page (*.html);;Table (*.csv);;Markdown (*.md)</source>
        <translation>Strona (*.html);;Tabela (*.csv);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Zapisano jako %1</translation>
    </message>
</context>
<context>
    <name>Call</name>
    <message>
        <source>The call stood still</source>
        <translation>Rozmowa stała</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Osoba szkolona</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ty</translation>
    </message>
    <message>
        <source>%1 (corrected)</source>
        <translation>%1 (poprawione)</translation>
    </message>
</context>
<context>
    <name>CallPicture</name>
    <message>
        <source>The call over time</source>
        <translation>Rozmowa w czasie</translation>
    </message>
    <message>
        <source>Anger</source>
        <translation>Złość</translation>
    </message>
</context>
<context>
    <name>CallsSection</name>
    <message>
        <source>The customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Language of the calls</source>
        <translation>Język rozmów</translation>
    </message>
    <message>
        <source>Where a customer speaks it; English otherwise.</source>
        <translation>Jeśli klient nim mówi; w innym razie angielski.</translation>
    </message>
    <message>
        <source>Bleeped</source>
        <translation>Zagłuszane</translation>
    </message>
    <message>
        <source>Milder words</source>
        <translation>Łagodniejsze słowa</translation>
    </message>
    <message>
        <source>Spoken as they are</source>
        <translation>Bez zmian</translation>
    </message>
    <message>
        <source>Swear words</source>
        <translation>Przekleństwa</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ty</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Twoje imię i nazwisko</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>For the practice log. It stays on this machine.</source>
        <translation>Do dziennika ćwiczeń. Zostaje na tym komputerze.</translation>
    </message>
    <message>
        <source>Record the calls</source>
        <translation>Nagrywaj rozmowy</translation>
    </message>
    <message>
        <source>Both voices, to be heard again. Kept on this machine only.</source>
        <translation>Oba głosy, do ponownego odsłuchania. Tylko na tym komputerze.</translation>
    </message>
    <message>
        <source>Measure how you speak</source>
        <translation>Pomiar sposobu mówienia</translation>
    </message>
    <message>
        <source>Pace, loudness, pitch range and pauses, never feelings. Off: nothing is measured or kept.</source>
        <translation>Tempo, głośność, rozpiętość tonu i pauzy, nigdy uczucia. Wyłączone: nic nie jest mierzone ani zapisywane.</translation>
    </message>
    <message>
        <source>It is switched off for everybody here.</source>
        <translation>Tutaj wyłączono to dla wszystkich.</translation>
    </message>
    <message>
        <source>For everybody</source>
        <translation>Dla wszystkich</translation>
    </message>
    <message>
        <source>Delivery may be measured</source>
        <translation>Sposób mówienia może być mierzony</translation>
    </message>
    <message>
        <source>Off: nobody’s pace, loudness, pauses or pitch range is measured, shown or exported, whatever they have chosen themselves. What was measured before is deleted.</source>
        <translation>Wyłączone: u nikogo nie mierzy się, nie pokazuje ani nie eksportuje tempa, głośności, pauz i zakresu wysokości głosu, bez względu na to, co kto sam wybrał. To, co zmierzono wcześniej, jest usuwane.</translation>
    </message>
    <message>
        <source>Measure nobody’s delivery?</source>
        <translation>Nie mierzyć sposobu mówienia u nikogo?</translation>
    </message>
    <message>
        <source>What was measured before is deleted.</source>
        <translation>To, co zmierzono wcześniej, zostanie usunięte.</translation>
    </message>
    <message>
        <source>Measure nobody’s</source>
        <translation>Nie mierzyć u nikogo</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>The call as a graph</source>
        <translation>Rozmowa jako graf</translation>
    </message>
</context>
<context>
    <name>Captions</name>
    <message>
        <source>Conversation</source>
        <translation>Rozmowa</translation>
    </message>
</context>
<context>
    <name>CardForm</name>
    <message>
        <source>Title</source>
        <translation>Tytuł</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Do czego służy</translation>
    </message>
    <message>
        <source>Passed from</source>
        <translation>Zaliczone od</translation>
    </message>
    <message>
        <source>Compliance from</source>
        <translation>Zgodność od</translation>
    </message>
</context>
<context>
    <name>CheckupSection</name>
    <message>
        <source>Check-up</source>
        <translation>Przegląd</translation>
    </message>
    <message>
        <source>Devices, recognition, voices, storage: what is there, and what to do.</source>
        <translation>Urządzenia, rozpoznawanie, głosy, pamięć: co jest i co zrobić.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Sprawdź ponownie</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Sprawdzam …</translation>
    </message>
</context>
<context>
    <name>ChoicesForm</name>
    <message>
        <source>Another answer</source>
        <translation>Kolejna odpowiedź</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Odpowiedź %1</translation>
    </message>
    <message>
        <source>Worth of answer %1</source>
        <translation>Wartość odpowiedzi %1</translation>
    </message>
    <message>
        <source>Remove this answer</source>
        <translation>Usuń tę odpowiedź</translation>
    </message>
    <message>
        <source>New answer</source>
        <translation>Nowa odpowiedź</translation>
    </message>
</context>
<context>
    <name>CodeConfirmation</name>
    <message>
        <source>To make sure that you have it: type its last group</source>
        <translation>Na dowód, że masz ten kod, wpisz jego ostatnią grupę</translation>
    </message>
    <message>
        <source>This is not the last group of the code above.</source>
        <translation>To nie jest ostatnia grupa kodu powyżej.</translation>
    </message>
</context>
<context>
    <name>CodeDialog</name>
    <message>
        <source>One-time code</source>
        <translation>Kod jednorazowy</translation>
    </message>
    <message>
        <source>I have handed it over</source>
        <translation>Kod przekazany</translation>
    </message>
    <message>
        <source>A code for %1</source>
        <translation>Kod dla: %1</translation>
    </message>
</context>
<context>
    <name>ColumnList</name>
    <message>
        <source>Columns</source>
        <translation>Kolumny</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Wszystkie</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Zwykłe</translation>
    </message>
    <message>
        <source>Drag them into the order you want.</source>
        <translation>Przeciągnij je w wybranej kolejności.</translation>
    </message>
    <message>
        <source>Names inside the ticked texts of people are not removed.</source>
        <translation>Nazwiska w zaznaczonych tekstach osób nie są usuwane.</translation>
    </message>
    <message>
        <source>Texts of people are left out: they may name somebody.</source>
        <translation>Teksty osób są pominięte: mogą kogoś wymieniać z nazwiska.</translation>
    </message>
</context>
<context>
    <name>CommentCard</name>
    <message>
        <source>Go there</source>
        <translation>Przejdź tam</translation>
    </message>
    <message>
        <source>Hear the comment</source>
        <translation>Odsłuchaj komentarz</translation>
    </message>
    <message>
        <source>Change the text</source>
        <translation>Zmień tekst</translation>
    </message>
    <message>
        <source>Delete the comment</source>
        <translation>Usuń komentarz</translation>
    </message>
    <message>
        <source>(spoken, not written down)</source>
        <translation>(nagrany, niespisany)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Zapisz</translation>
    </message>
    <message>
        <source>The trainee sees it; hide it</source>
        <translation>Osoba szkolona to widzi; ukryj</translation>
    </message>
    <message>
        <source>Hidden from the trainee; show it</source>
        <translation>Ukryte przed osobą szkoloną; pokaż</translation>
    </message>
</context>
<context>
    <name>CommentsPanel</name>
    <message>
        <source>What is to be heard here?</source>
        <translation>Co tu słychać?</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Dodaj komentarz</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Writing down what you said ...</source>
        <translation>Spisuję to, co zostało powiedziane ...</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Uwagi</translation>
    </message>
    <message>
        <source>You grade this call blind. What others say of it is shown afterwards.</source>
        <translation>Oceniasz tę rozmowę w ciemno. To, co mówią o niej inni, zobaczysz później.</translation>
    </message>
    <message>
        <source>No comment yet. Stop at a second that matters, or draw over a passage in the picture, and write or say what is to be heard there.</source>
        <translation>Nie ma jeszcze komentarzy. Zatrzymaj nagranie w ważnej sekundzie albo zaznacz fragment na wykresie i napisz lub powiedz, co tam słychać.</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>W %1</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Od %1 do %2</translation>
    </message>
    <message>
        <source>Delete the comment at %1?</source>
        <translation>Usunąć komentarz z %1?</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>Nie da się go przywrócić.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Usuń</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Choose a second call</source>
        <translation>Wybierz drugą rozmowę</translation>
    </message>
    <message>
        <source>Any other call of the same scenario, by the same person or another one.</source>
        <translation>Dowolna inna rozmowa z tego samego scenariusza, tej samej osoby lub innej.</translation>
    </message>
    <message>
        <source>Back to the call (Esc)</source>
        <translation>Wróć do rozmowy (Esc)</translation>
    </message>
    <message>
        <source>Back to the call</source>
        <translation>Wróć do rozmowy</translation>
    </message>
    <message>
        <source>Two calls side by side</source>
        <translation>Dwie rozmowy obok siebie</translation>
    </message>
    <message>
        <source>Second call</source>
        <translation>Druga rozmowa</translation>
    </message>
    <message>
        <source>The call on the right</source>
        <translation>Rozmowa po prawej</translation>
    </message>
    <message>
        <source>1 and 2 choose the call that the keys play</source>
        <translation>1 i 2 wybierają rozmowę, którą sterują klawisze</translation>
    </message>
    <message>
        <source>There is no other call of this scenario</source>
        <translation>Nie ma innej rozmowy z tego scenariusza</translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s)</source>
        <translation>
            <numerusform>%n błąd</numerusform>
            <numerusform>%n błędy</numerusform>
            <numerusform>%n błędów</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Condition</name>
    <message>
        <source>Anger is at least</source>
        <translation>Złość wynosi co najmniej</translation>
    </message>
    <message>
        <source>Anger is below</source>
        <translation>Złość wynosi mniej niż</translation>
    </message>
    <message>
        <source>Marks that are set</source>
        <translation>Znaczniki ustawione</translation>
    </message>
    <message>
        <source>Marks that are not set</source>
        <translation>Znaczniki nieustawione</translation>
    </message>
    <message>
        <source>Not understood, times in a row</source>
        <translation>Niezrozumiany, razy z rzędu</translation>
    </message>
    <message>
        <source>Silences in a row</source>
        <translation>Cisza, razy z rzędu</translation>
    </message>
    <message>
        <source>This moment, visits at least</source>
        <translation>Ten moment, co najmniej razy</translation>
    </message>
    <message>
        <source>This moment, visits below</source>
        <translation>Ten moment, mniej razy niż</translation>
    </message>
    <message>
        <source>Turns of the trainee</source>
        <translation>Wypowiedzi ćwiczącego</translation>
    </message>
    <message>
        <source>Interruptions so far</source>
        <translation>Przerwania do tej pory</translation>
    </message>
    <message>
        <source>Step of the ladder, at least</source>
        <translation>Stopień drabiny, co najmniej</translation>
    </message>
    <message>
        <source>Step of the ladder, below</source>
        <translation>Stopień drabiny, poniżej</translation>
    </message>
    <message>
        <source>Facts the trainee has named</source>
        <translation>Fakty podane przez ćwiczącego</translation>
    </message>
    <message>
        <source>Facts the customer has told</source>
        <translation>Fakty podane przez klienta</translation>
    </message>
    <message>
        <source>Only at the levels</source>
        <translation>Tylko na poziomach</translation>
    </message>
    <message>
        <source>Techniques used so far</source>
        <translation>Techniki użyte do tej pory</translation>
    </message>
    <message>
        <source>Techniques not used so far</source>
        <translation>Techniki dotąd nieużyte</translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>The call so far</source>
        <translation>Rozmowa do tej pory</translation>
    </message>
</context>
<context>
    <name>CorrectionBox</name>
    <message>
        <source>Correct what was heard</source>
        <translation>Popraw to, co usłyszano</translation>
    </message>
    <message>
        <source>Take the correction back</source>
        <translation>Cofnij poprawkę</translation>
    </message>
    <message>
        <source>Elsewhere, %1 wrote: “%2”</source>
        <translation>Gdzie indziej %1 pisze: „%2”</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>ktoś</translation>
    </message>
    <message>
        <source>What was really said</source>
        <translation>Co naprawdę powiedziano</translation>
    </message>
    <message>
        <source>Save and score again</source>
        <translation>Zapisz i oceń ponownie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Write what was really said. What was recognised is kept beside it, and the answer is marked.</source>
        <translation>Napisz, co naprawdę powiedziano. To, co rozpoznano, zostaje obok, a odpowiedź jest oznaczona.</translation>
    </message>
    <message>
        <source>Corrected. Heard: “%1”</source>
        <translation>Poprawione. Usłyszano: „%1”</translation>
    </message>
    <message>
        <source>Corrected. Heard: nothing</source>
        <translation>Poprawione. Nic nie usłyszano</translation>
    </message>
    <message>
        <source>With these words the call would have gone on (%1). It really ended here.</source>
        <translation>Po tych słowach rozmowa toczyłaby się dalej (%1). Naprawdę skończyła się tutaj.</translation>
    </message>
    <message>
        <source>With these words the call would have gone elsewhere (%1). The rest was spoken on the other way, and is judged there.</source>
        <translation>Po tych słowach rozmowa potoczyłaby się inaczej (%1). Reszta toczyła się tamtą drogą i tam jest oceniana.</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n dzień temu</numerusform>
            <numerusform>%n dni temu</numerusform>
            <numerusform>%n dni temu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” did not go well in %2 of %n call(s) so far: try it again.</source>
        <translation>
            <numerusform>„%1” nie wyszło w %2 z %n dotychczasowej rozmowy: spróbuj jeszcze raz.</numerusform>
            <numerusform>„%1” nie wyszło w %2 z %n dotychczasowych rozmów: spróbuj jeszcze raz.</numerusform>
            <numerusform>„%1” nie wyszło w %2 z %n dotychczasowych rozmów: spróbuj jeszcze raz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: goes well in %2 to %3 of 100 calls; from %n call(s)</source>
        <translation>
            <numerusform>%1: udaje się w %2 do %3 na 100 rozmów; na podstawie %n rozmowy</numerusform>
            <numerusform>%1: udaje się w %2 do %3 na 100 rozmów; na podstawie %n rozmów</numerusform>
            <numerusform>%1: udaje się w %2 do %3 na 100 rozmów; na podstawie %n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: not known yet, %n call(s)</source>
        <translation>
            <numerusform>%1: jeszcze nie wiadomo, %n rozmowa</numerusform>
            <numerusform>%1: jeszcze nie wiadomo, %n rozmowy</numerusform>
            <numerusform>%1: jeszcze nie wiadomo, %n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s) left</source>
        <translation>
            <numerusform>została %n próba</numerusform>
            <numerusform>zostały %n próby</numerusform>
            <numerusform>zostało %n prób</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) so far</source>
        <translation>
            <numerusform>dotąd %n rozmowa</numerusform>
            <numerusform>dotąd %n rozmowy</numerusform>
            <numerusform>dotąd %n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s)</source>
        <translation>
            <numerusform>%n zadanie</numerusform>
            <numerusform>%n zadania</numerusform>
            <numerusform>%n zadań</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Due soon: %n person(s)</source>
        <translation>
            <numerusform>Wkrótce termin: %n osoba</numerusform>
            <numerusform>Wkrótce termin: %n osoby</numerusform>
            <numerusform>Wkrótce termin: %n osób</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Overdue: %n person(s)</source>
        <translation>
            <numerusform>Po terminie: %n osoba</numerusform>
            <numerusform>Po terminie: %n osoby</numerusform>
            <numerusform>Po terminie: %n osób</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountedCalls</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n rozmowa</numerusform>
            <numerusform>%n rozmowy</numerusform>
            <numerusform>%n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n osoba</numerusform>
            <numerusform>%n osoby</numerusform>
            <numerusform>%n osób</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unfinished call(s)</source>
        <translation>
            <numerusform>%n niedokończona rozmowa</numerusform>
            <numerusform>%n niedokończone rozmowy</numerusform>
            <numerusform>%n niedokończonych rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) without a score</source>
        <translation>
            <numerusform>%n rozmowa bez wyniku</numerusform>
            <numerusform>%n rozmowy bez wyniku</numerusform>
            <numerusform>%n rozmów bez wyniku</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry(s) of a call</source>
        <translation>
            <numerusform>%n powtórka rozmowy</numerusform>
            <numerusform>%n powtórki rozmów</numerusform>
            <numerusform>%n powtórek rozmów</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CoverageTab</name>
    <message>
        <source>Scenario</source>
        <translation>Scenariusz</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Zapisz jako CSV</translation>
    </message>
    <message>
        <source>Moments of the dialogue</source>
        <translation>Momenty rozmowy</translation>
    </message>
    <message>
        <source>Ways on from here</source>
        <translation>Drogi stąd dalej</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Lista</translation>
    </message>
    <message>
        <source>Show in Sessions</source>
        <translation>Pokaż w Sesjach</translation>
    </message>
    <message>
        <source>versions: %1</source>
        <translation>wersje: %1</translation>
    </message>
    <message>
        <source>most are lost at %1</source>
        <translation>najwięcej traconych w %1</translation>
    </message>
    <message>
        <source>Never taken (%1): %2</source>
        <translation>Nigdy nie wybrane (%1): %2</translation>
    </message>
    <message>
        <source>Only in earlier versions: %1</source>
        <translation>Tylko we wcześniejszych wersjach: %1</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Krok</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Rozmowy</translation>
    </message>
    <message>
        <source>lost here</source>
        <translation>stracone tu</translation>
    </message>
    <message>
        <source>Of 100 calls that came by, %1 to %2 are lost from here (%3 of %4)</source>
        <translation>Na 100 rozmów, które tędy przeszły, stąd traconych jest od %1 do %2 (%3 z %4)</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Droga</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Rodzaj</translation>
    </message>
    <message>
        <source>leads to</source>
        <translation>prowadzi do</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nie zrozumiano</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>cisza</translation>
    </message>
    <message>
        <source>interruption</source>
        <translation>wejście w słowo</translation>
    </message>
    <message>
        <source>talked too long</source>
        <translation>zbyt długa wypowiedź</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>zawieszenie</translation>
    </message>
    <message>
        <source>hung up</source>
        <translation>rozłączenie</translation>
    </message>
    <message>
        <source>transfer</source>
        <translation>przekazanie</translation>
    </message>
    <message>
        <source>no words</source>
        <translation>bez słów</translation>
    </message>
    <message>
        <source>good</source>
        <translation>dobra</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>słaba</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>neutralna</translation>
    </message>
    <message>
        <source>Calls that ended from here: %1</source>
        <translation>Rozmowy, które stąd się skończyły: %1</translation>
    </message>
    <message>
        <source>The call ends here: %1</source>
        <translation>Rozmowa tu się kończy: %1</translation>
    </message>
</context>
<context>
    <name>CustomerCard</name>
    <message>
        <source>Cannot be played</source>
        <translation>Nie da się odtworzyć</translation>
    </message>
</context>
<context>
    <name>CustomerFilter</name>
    <message>
        <source>Search</source>
        <translation>Szukaj</translation>
    </message>
    <message>
        <source>Search the customers</source>
        <translation>Szukaj wśród klientów</translation>
    </message>
    <message>
        <source>Search the customers (Ctrl+F)</source>
        <translation>Szukaj wśród klientów (Ctrl+F)</translation>
    </message>
    <message>
        <source>Feeling</source>
        <translation>Uczucie</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Trudność</translation>
    </message>
</context>
<context>
    <name>DatabaseAddress</name>
    <message>
        <source>Password of the database</source>
        <translation>Hasło do bazy danych</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Sprawdź połączenie</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Without a password; from who runs the server.</source>
        <translation>Bez hasła; od osoby, która prowadzi serwer.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Hasło</translation>
    </message>
    <message>
        <source>Of the program’s login at the server. It is kept in this computer’s keyring, never in a file.</source>
        <translation>Konta programu na serwerze. Trzymane w pęku kluczy tego komputera, nigdy w pliku.</translation>
    </message>
    <message>
        <source>A password does not belong into the address, where it is shown. It has its own field.</source>
        <translation>Hasło nie należy do adresu, w którym jest widoczne. Ma własne pole.</translation>
    </message>
</context>
<context>
    <name>DebriefHead</name>
    <message>
        <source>Practise again</source>
        <translation>Ćwicz jeszcze raz</translation>
    </message>
    <message>
        <source>Play the recording</source>
        <translation>Odtwórz nagranie</translation>
    </message>
    <message>
        <source>Export the transcript</source>
        <translation>Eksportuj zapis rozmowy</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) corrected. As it was recognised, the score was %1.</source>
        <translation>
            <numerusform>Poprawiono %n odpowiedź. Z tym, co rozpoznano, wynik wynosił %1.</numerusform>
            <numerusform>Poprawiono %n odpowiedzi. Z tym, co rozpoznano, wynik wynosił %1.</numerusform>
            <numerusform>Poprawiono %n odpowiedzi. Z tym, co rozpoznano, wynik wynosił %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DebriefPage</name>
    <message>
        <source>Turn by turn</source>
        <translation>Wypowiedź po wypowiedzi</translation>
    </message>
    <message>
        <source>Nobody said anything in this call.</source>
        <translation>W tej rozmowie nikt nic nie powiedział.</translation>
    </message>
    <message>
        <source>Best moments</source>
        <translation>Najlepsze chwile</translation>
    </message>
    <message>
        <source>To work on</source>
        <translation>Do poprawy</translation>
    </message>
    <message>
        <source>Nothing is corrected in this call any more.</source>
        <translation>W tej rozmowie nic już nie jest poprawione.</translation>
    </message>
    <message>
        <source>Corrected and scored again: %1 points. As it was recognised: %2 points.</source>
        <translation>Poprawiono i oceniono ponownie: %1 pkt. Z tym, co rozpoznano: %2 pkt.</translation>
    </message>
    <message>
        <source>Export the transcript</source>
        <translation>Eksportuj zapis rozmowy</translation>
    </message>
    <message>
        <source>Anger over time</source>
        <translation>Złość w czasie</translation>
    </message>
    <message>
        <source>Every dot is something you did. Click one to see what it did.</source>
        <translation>Każda kropka to twój ruch. Kliknij, aby zobaczyć jego skutek.</translation>
    </message>
    <message>
        <source>WebVTT (*.vtt)</source>
        <translation>WebVTT (*.vtt)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Zapisano jako %1</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Głośność</translation>
    </message>
    <message>
        <source>Pitch range</source>
        <translation>Rozpiętość tonu</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pauzy</translation>
    </message>
    <message>
        <source>words a minute</source>
        <translation>słów na minutę</translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation>dBFS</translation>
    </message>
    <message>
        <source>semitones</source>
        <translation>półtonów</translation>
    </message>
    <message>
        <source>% of the turn</source>
        <translation>% wypowiedzi</translation>
    </message>
    <message>
        <source>From the first word of a turn to the last, pauses included.</source>
        <translation>Od pierwszego do ostatniego słowa wypowiedzi, razem z pauzami.</translation>
    </message>
    <message>
        <source>Active speech level (ITU-T P.56) below the loudest that can be recorded. It depends on your microphone, so only calls with the same one are compared.</source>
        <translation>Aktywny poziom mowy (ITU-T P.56) poniżej najgłośniejszego dźwięku, jaki można nagrać. Zależy od mikrofonu, dlatego porównywane są tylko rozmowy z tym samym mikrofonem.</translation>
    </message>
    <message>
        <source>How far your voice moved up and down: from the 10th to the 90th percentile of its pitch.</source>
        <translation>Jak bardzo głos podnosił się i opadał: od 10. do 90. percentyla wysokości tonu.</translation>
    </message>
    <message>
        <source>Silences of a quarter of a second or longer between your words.</source>
        <translation>Cisza między słowami trwająca co najmniej ćwierć sekundy.</translation>
    </message>
    <message>
        <source>usually %1 to %2</source>
        <translation>zwykle od %1 do %2</translation>
    </message>
    <message>
        <source>Turn %1</source>
        <translation>Wypowiedź %1</translation>
    </message>
    <message>
        <source>%1 without the pauses</source>
        <translation>%1 bez pauz</translation>
    </message>
    <message>
        <source>Fast: %1 words a minute, you usually speak %2.</source>
        <translation>Szybko: %1 słów na minutę, zwykle %2.</translation>
    </message>
    <message>
        <source>Slow: %1 words a minute, you usually speak %2.</source>
        <translation>Wolno: %1 słów na minutę, zwykle %2.</translation>
    </message>
    <message>
        <source>Loud: %1 dB more than you usually speak.</source>
        <translation>Głośno: o %1 dB głośniej niż zwykle.</translation>
    </message>
    <message>
        <source>Soft: %1 dB less than you usually speak.</source>
        <translation>Cicho: o %1 dB ciszej niż zwykle.</translation>
    </message>
    <message>
        <source>Pauses: %1, together %2 s, the longest %3 s</source>
        <translation>Pauzy: %1, razem %2 s, najdłuższa %3 s</translation>
    </message>
</context>
<context>
    <name>DeliveryCard</name>
    <message>
        <source>How you spoke</source>
        <translation>Sposób mówienia</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>Pomiar …</translation>
    </message>
    <message>
        <source>Measured, turn by turn. It says how you sounded, not how you felt.</source>
        <translation>Zmierzone w każdej wypowiedzi. Mówi o brzmieniu głosu, nie o uczuciach.</translation>
    </message>
    <message>
        <source>The band is the middle half of your own earlier turns, the dashed line their median.</source>
        <translation>Pas to środkowa połowa Twoich wcześniejszych wypowiedzi, linia przerywana to ich mediana.</translation>
    </message>
    <message>
        <source>There are not enough calls yet to show what is usual for you.</source>
        <translation>Rozmów jest jeszcze za mało, aby pokazać, jak mówisz zwykle.</translation>
    </message>
</context>
<context>
    <name>DepartmentSection</name>
    <message>
        <source>The department’s database</source>
        <translation>Baza danych działu</translation>
    </message>
    <message>
        <source>Everybody’s calls in one PostgreSQL database, from every desk. Without it they are kept on this computer. For laptops see Synchronising.</source>
        <translation>Rozmowy wszystkich w jednej bazie PostgreSQL, dostępne z każdego biurka. Bez niej są trzymane na tym komputerze. Dla laptopów zobacz Synchronizację.</translation>
    </message>
    <message>
        <source>Use it from the next start</source>
        <translation>Używaj od następnego uruchomienia</translation>
    </message>
    <message>
        <source>Keep calls on this computer</source>
        <translation>Trzymaj rozmowy na tym komputerze</translation>
    </message>
    <message>
        <source>Calls are kept in %1. ROLEPLAY_DATABASE_URL says so, and counts more than the settings.</source>
        <translation>Rozmowy są trzymane w %1. Tak mówi ROLEPLAY_DATABASE_URL, ważniejsze niż ustawienia.</translation>
    </message>
    <message>
        <source>Calls are kept in %1.</source>
        <translation>Rozmowy są trzymane w %1.</translation>
    </message>
    <message>
        <source>Calls are kept on this computer.</source>
        <translation>Rozmowy są trzymane na tym komputerze.</translation>
    </message>
    <message>
        <source>From the next start on calls are kept in %1. Those that are on this computer stay here, and are shown again when the address is taken away.</source>
        <translation>Od następnego uruchomienia rozmowy będą trzymane w %1. Te, które są na tym komputerze, zostają tutaj i znów się pokażą, gdy adres zostanie usunięty.</translation>
    </message>
    <message>
        <source>From the next start on calls are kept on this computer. The department’s stay there.</source>
        <translation>Od następnego uruchomienia rozmowy będą trzymane na tym komputerze. Rozmowy działu zostają w jego bazie.</translation>
    </message>
</context>
<context>
    <name>DepartmentSignIn</name>
    <message>
        <source>Sign in to the department</source>
        <translation>Zaloguj się do działu</translation>
    </message>
    <message>
        <source>Your passphrase in the department</source>
        <translation>Twoje hasło w dziale</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Zaloguj się</translation>
    </message>
    <message>
        <source>It holds until the program ends, or somebody else signs in here.</source>
        <translation>Obowiązuje do zamknięcia programu albo do zalogowania się tutaj kogoś innego.</translation>
    </message>
    <message>
        <source>That did not work; the log tells more.</source>
        <translation>Nie udało się; więcej jest w dzienniku programu.</translation>
    </message>
</context>
<context>
    <name>DictationButton</name>
    <message>
        <source>Say a comment; what you say is written down by the recogniser</source>
        <translation>Powiedz komentarz; rozpoznawanie mowy go spisze</translation>
    </message>
    <message>
        <source>Your voice</source>
        <translation>Twój głos</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Zatrzymaj</translation>
    </message>
    <message>
        <source>Speak</source>
        <translation>Mów</translation>
    </message>
</context>
<context>
    <name>Effect</name>
    <message>
        <source>Anger changes by</source>
        <translation>Złość zmienia się o</translation>
    </message>
    <message>
        <source>Sets the marks</source>
        <translation>Ustawia znaczniki</translation>
    </message>
    <message>
        <source>Takes the marks away</source>
        <translation>Zdejmuje znaczniki</translation>
    </message>
    <message>
        <source>Is this step of the ladder</source>
        <translation>Jest tym stopniem drabiny</translation>
    </message>
    <message>
        <source>Tells the facts</source>
        <translation>Podaje fakty</translation>
    </message>
</context>
<context>
    <name>EffectDialog</name>
    <message>
        <source>What the example would do</source>
        <translation>Co zmieniłby ten przykład</translation>
    </message>
    <message>
        <source>Trying all other examples and the test plans …</source>
        <translation>Sprawdzanie wszystkich innych przykładów i planów testowych …</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Co powiedziano</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>Trafia do</translation>
    </message>
    <message>
        <source>Then by</source>
        <translation>Potem do</translation>
    </message>
    <message>
        <source>What would be different</source>
        <translation>Co się zmieni</translation>
    </message>
    <message>
        <source>Add the example</source>
        <translation>Dodaj przykład</translation>
    </message>
    <message>
        <source>To “%1”:</source>
        <translation>Do „%1”:</translation>
    </message>
    <message>
        <source>The scenario may be read by others: leave out names and what else was private.</source>
        <translation>Scenariusz mogą czytać inni: pomiń nazwiska i to, co było prywatne.</translation>
    </message>
    <message>
        <source>Nothing gets worse: %1 examples and %2 test plans were tried.</source>
        <translation>Nic się nie pogarsza: sprawdzono przykłady (%1) i plany testowe (%2).</translation>
    </message>
    <message>
        <source>%3 of the %1 examples and %2 test plans that were tried would go wrong.</source>
        <translation>Sprawdzono przykłady (%1) i plany testowe (%2); źle poszłoby: %3.</translation>
    </message>
    <message>
        <source>Examples of other replies</source>
        <translation>Przykłady innych odpowiedzi</translation>
    </message>
    <message>
        <source>What was misunderstood in real calls</source>
        <translation>Źle zrozumiane w prawdziwych rozmowach</translation>
    </message>
    <message>
        <source>Test plans</source>
        <translation>Plany testowe</translation>
    </message>
    <message>
        <source>passes now</source>
        <translation>teraz przechodzi</translation>
    </message>
    <message>
        <source>would fail</source>
        <translation>nie przejdzie</translation>
    </message>
    <message>
        <source>after “%1” there should be: %2
there was: %3</source>
        <translation>po „%1” powinno być: %2
było: %3</translation>
    </message>
    <message>
        <source>The effect could not be worked out.</source>
        <translation>Nie udało się obliczyć skutków.</translation>
    </message>
</context>
<context>
    <name>EncryptionSection</name>
    <message>
        <source>Encryption</source>
        <translation>Szyfrowanie</translation>
    </message>
    <message>
        <source>Whoever takes the disk, or a copy of it, reads and hears nothing. It does not protect from who sits at the running program, nor from programs of the same sign-in.</source>
        <translation>Kto zabierze dysk lub jego kopię, niczego nie przeczyta ani nie usłyszy. Nie chroni to przed kimś przy działającym programie ani przed programami tego samego użytkownika.</translation>
    </message>
    <message>
        <source>New recovery key …</source>
        <translation>Nowy klucz odzyskiwania …</translation>
    </message>
    <message>
        <source>Change the key …</source>
        <translation>Zmień klucz …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Postęp</translation>
    </message>
    <message>
        <source>Turn it off …</source>
        <translation>Wyłącz …</translation>
    </message>
    <message>
        <source>Encrypt the calls …</source>
        <translation>Zaszyfruj rozmowy …</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Sprawdzanie …</translation>
    </message>
    <message>
        <source>Something was interrupted on the way. It can go on.</source>
        <translation>Coś zostało przerwane w trakcie. Można to dokończyć.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Dalej</translation>
    </message>
    <message>
        <source>Off: recordings and transcripts lie on this disk as they are.</source>
        <translation>Wyłączone: nagrania i zapisy leżą na dysku w jawnej postaci.</translation>
    </message>
    <message>
        <source>with this computer’s sign-in</source>
        <translation>logowaniem do komputera</translation>
    </message>
    <message>
        <source>with a passphrase</source>
        <translation>hasłem</translation>
    </message>
    <message>
        <source>On since %1. It opens %2.</source>
        <translation>Włączone od %1. Otwiera się %2.</translation>
    </message>
    <message>
        <source>Turn encryption off?</source>
        <translation>Wyłączyć szyfrowanie?</translation>
    </message>
    <message>
        <source>Recordings and transcripts then lie on this disk as they are.</source>
        <translation>Nagrania i zapisy będą wtedy leżeć na dysku w jawnej postaci.</translation>
    </message>
    <message>
        <source>Turn it off</source>
        <translation>Wyłącz</translation>
    </message>
    <message>
        <source>Make a new recovery key?</source>
        <translation>Utworzyć nowy klucz odzyskiwania?</translation>
    </message>
    <message>
        <source>The one on paper is good for nothing then.</source>
        <translation>Ten na papierze przestanie działać.</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Utwórz</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Gotowe.</translation>
    </message>
    <message numerus="yes">
        <source>%n sound file(s) could not be opened and stayed as they were.</source>
        <translation>
            <numerusform>%n pliku dźwiękowego nie udało się otworzyć; pozostał bez zmian.</numerusform>
            <numerusform>%n plików dźwiękowych nie udało się otworzyć; pozostały bez zmian.</numerusform>
            <numerusform>%n plików dźwiękowych nie udało się otworzyć; pozostały bez zmian.</numerusform>
        </translation>
    </message>
    <message>
        <source>Still in clear: %1</source>
        <translation>Nadal jawne: %1</translation>
    </message>
    <message>
        <source>The recovery key opens the calls when the passphrase or this computer’s sign-in is lost.</source>
        <translation>Klucz odzyskiwania otwiera rozmowy, gdy przepadnie hasło lub logowanie do komputera.</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Usuń: %1</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>remove “%1”</source>
        <translation>usuń „%1”</translation>
    </message>
    <message>
        <source>rename “%1”</source>
        <translation>zmień nazwę „%1”</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase a person</source>
        <translation>Wymazanie osoby</translation>
    </message>
    <message>
        <source>Erase everything of %1?</source>
        <translation>Wymazać wszystko o: %1?</translation>
    </message>
    <message>
        <source>It cannot be undone. Backups that are restored later are erased again.</source>
        <translation>Nie da się tego cofnąć. Kopie przywrócone później zostaną wymazane ponownie.</translation>
    </message>
    <message>
        <source>To confirm, type the name: %1</source>
        <translation>Aby potwierdzić, wpisz: %1</translation>
    </message>
    <message>
        <source>What goes</source>
        <translation>Co zniknie</translation>
    </message>
    <message>
        <source>It stays without their name</source>
        <translation>Zostaje bez nazwiska</translation>
    </message>
    <message>
        <source>The texts go, the scores stay</source>
        <translation>Teksty znikają, punkty zostają</translation>
    </message>
    <message>
        <source>What they wrote about others’ calls</source>
        <translation>Co napisano o cudzych rozmowach</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s): grades, comments, feedback.</source>
        <translation>
            <numerusform>%n pozycja: oceny, komentarze, informacje zwrotne.</numerusform>
            <numerusform>%n pozycje: oceny, komentarze, informacje zwrotne.</numerusform>
            <numerusform>%n pozycji: oceny, komentarze, informacje zwrotne.</numerusform>
        </translation>
    </message>
    <message>
        <source>Places that name them</source>
        <translation>Miejsca z tym nazwiskiem</translation>
    </message>
    <message>
        <source>Others name them</source>
        <translation>Inni wymieniają to nazwisko</translation>
    </message>
    <message>
        <source>What is ticked gets […] in place of the name. Take a tick away where somebody else is meant.</source>
        <translation>W zaznaczonych miejscach zamiast nazwiska będzie […]. Odznacz, jeśli chodzi o kogoś innego.</translation>
    </message>
    <message>
        <source>Erase these calls, too</source>
        <translation>Wymaż także te rozmowy</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) are on hold because of a dispute.</source>
        <translation>
            <numerusform>%n rozmowa jest wstrzymana z powodu sporu.</numerusform>
            <numerusform>%n rozmowy są wstrzymane z powodu sporu.</numerusform>
            <numerusform>%n rozmów jest wstrzymanych z powodu sporu.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Wymaż na zawsze</translation>
    </message>
</context>
<context>
    <name>ExamplesPanel</name>
    <message>
        <source>Type what a trainee might say</source>
        <translation>Wpisz, co mógłby powiedzieć szkolony</translation>
    </message>
    <message>
        <source>Words of a trainee</source>
        <translation>Słowa szkolonego</translation>
    </message>
    <message>
        <source>Who takes it?</source>
        <translation>Dokąd trafia?</translation>
    </message>
    <message>
        <source>The reply to which the words are added</source>
        <translation>Odpowiedź, do której słowa zostaną dodane</translation>
    </message>
    <message>
        <source>Add as an example</source>
        <translation>Dodaj jako przykład</translation>
    </message>
    <message>
        <source>First shows what it would do to all other replies and to the test plans</source>
        <translation>Najpierw pokazuje, co to zmieni we wszystkich innych odpowiedziach i w planach testowych</translation>
    </message>
    <message>
        <source>To the reply</source>
        <translation>Do odpowiedzi</translation>
    </message>
    <message>
        <source>“%1” takes it, %2 before the next one.</source>
        <translation>Trafia do „%1”, z przewagą %2 nad następną.</translation>
    </message>
    <message>
        <source>No reply fits: the customer asks back.</source>
        <translation>Nie pasuje żadna odpowiedź: klient dopyta.</translation>
    </message>
    <message>
        <source>There are errors: mend them before you add examples.</source>
        <translation>Są błędy: popraw je, zanim dodasz przykłady.</translation>
    </message>
</context>
<context>
    <name>ExportOptions</name>
    <message>
        <source>Form of the file</source>
        <translation>Postać pliku</translation>
    </message>
    <message>
        <source>Language of headings</source>
        <translation>Język nagłówków</translation>
    </message>
    <message>
        <source>Pseudonyms instead of names</source>
        <translation>Pseudonimy zamiast nazwisk</translation>
    </message>
    <message>
        <source>With techniques, heat and notes</source>
        <translation>Z technikami, temperaturą i notatkami</translation>
    </message>
    <message>
        <source>Whose voice</source>
        <translation>Czyj głos</translation>
    </message>
    <message>
        <source>Names and title inside the files</source>
        <translation>Nazwiska i tytuł wewnątrz plików</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Practice log</source>
        <translation>Dziennik ćwiczeń</translation>
    </message>
    <message>
        <source>Grades</source>
        <translation>Oceny</translation>
    </message>
    <message>
        <source>Statements (xAPI)</source>
        <translation>Zdania xAPI</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>Zapisy rozmów</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Nagrania</translation>
    </message>
    <message>
        <source>One row a call: who practised what, when, and with which result</source>
        <translation>Wiersz na rozmowę: kto, co i kiedy ćwiczył i z jakim wynikiem</translation>
    </message>
    <message>
        <source>One row a grade, or one an answer</source>
        <translation>Wiersz na ocenę albo na odpowiedź</translation>
    </message>
    <message>
        <source>For learning systems: as a file, or straight to a record store</source>
        <translation>Dla systemów szkoleniowych: jako plik albo wprost do bazy LRS</translation>
    </message>
    <message>
        <source>What was said, one file a call</source>
        <translation>Co powiedziano, plik na rozmowę</translation>
    </message>
    <message>
        <source>How it sounded, one file a call</source>
        <translation>Jak to brzmiało, plik na rozmowę</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>For every spreadsheet and other programs</source>
        <translation>Do każdego arkusza i do innych programów</translation>
    </message>
    <message>
        <source>A workbook with filters, totals and charts</source>
        <translation>Skoroszyt z filtrami, sumami i wykresami</translation>
    </message>
    <message>
        <source>A report to print, with totals and plots</source>
        <translation>Raport do druku, z sumami i wykresami</translation>
    </message>
    <message>
        <source>One JSON object a line, for programs</source>
        <translation>Obiekt JSON w każdym wierszu, dla programów</translation>
    </message>
    <message>
        <source>One JSON array, as record stores take it</source>
        <translation>Jedna tablica JSON, jak przyjmują ją bazy LRS</translation>
    </message>
    <message>
        <source>A document with techniques beside the words</source>
        <translation>Dokument z technikami obok słów</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Zwykły tekst</translation>
    </message>
    <message>
        <source>Subtitles for nearly every player</source>
        <translation>Napisy dla niemal każdego odtwarzacza</translation>
    </message>
    <message>
        <source>Subtitles for browsers, with speakers</source>
        <translation>Napisy dla przeglądarek, z mówiącymi</translation>
    </message>
    <message>
        <source>Small files that every browser plays</source>
        <translation>Małe pliki, które odtworzy każda przeglądarka</translation>
    </message>
    <message>
        <source>Exactly what was recorded, larger</source>
        <translation>Dokładnie to, co nagrano; większe pliki</translation>
    </message>
    <message>
        <source>People are pseudonyms and times are days.</source>
        <translation>Zamiast osób są pseudonimy, a zamiast godzin dni.</translation>
    </message>
    <message>
        <source>People are pseudonyms and times are days; names inside text that people wrote are not removed: {columns}.</source>
        <translation>Zamiast osób są pseudonimy, a zamiast godzin dni; nazwiska w tekstach napisanych przez ludzi nie są usuwane: {columns}.</translation>
    </message>
    <message>
        <source>Text that people wrote is left out, for it may name somebody: {columns}.</source>
        <translation>Pominięto teksty napisane przez ludzi, bo mogą kogoś nazywać: {columns}.</translation>
    </message>
    <message>
        <source>Recordings that are gone and were left out: {count}.</source>
        <translation>Nagrania, których już nie ma i które pominięto: {count}.</translation>
    </message>
    <message>
        <source>A cell of a workbook holds {most} characters. Longer texts that were cut off: {count}.</source>
        <translation>Komórka skoroszytu mieści {most} znaków. Dłuższe teksty, które ucięto: {count}.</translation>
    </message>
    <message>
        <source>No font of this machine has {letters}: the report shows boxes in their place. Debian&apos;s packages fonts-noto-core and fonts-noto-cjk have the letters of most languages.</source>
        <translation>Żaden krój pisma na tym komputerze nie ma {letters}: raport pokazuje w ich miejscu prostokąty. Pakiety Debiana fonts-noto-core i fonts-noto-cjk mają litery większości języków.</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Kiedykolwiek</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Ostatnie 7 dni</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Ostatnie 30 dni</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Ostatnie 90 dni</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>Ostatnie 365 dni</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Ten miesiąc</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Poprzedni miesiąc</translation>
    </message>
    <message>
        <source>This quarter</source>
        <translation>Ten kwartał</translation>
    </message>
    <message>
        <source>Last quarter</source>
        <translation>Poprzedni kwartał</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Ten rok</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Poprzedni rok</translation>
    </message>
    <message>
        <source>Both voices</source>
        <translation>Oba głosy</translation>
    </message>
    <message>
        <source>Trainee alone</source>
        <translation>Tylko osoba ćwicząca</translation>
    </message>
    <message>
        <source>Customer alone</source>
        <translation>Tylko klient</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Eksport</translation>
    </message>
    <message>
        <source>Files for people, spreadsheets, auditors and learning systems</source>
        <translation>Pliki dla ludzi, arkuszy, kontroli i systemów szkoleniowych</translation>
    </message>
</context>
<context>
    <name>ExportsPage</name>
    <message>
        <source>Send</source>
        <translation>Wyślij</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Eksportuj…</translation>
    </message>
    <message>
        <source>Record store</source>
        <translation>Baza LRS</translation>
    </message>
    <message>
        <source>Set up a record store…</source>
        <translation>Podłącz bazę LRS…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Plik</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenariusz</translation>
    </message>
    <message>
        <source>Length in minutes</source>
        <translation>Długość w minutach</translation>
    </message>
    <message>
        <source>The first statement</source>
        <translation>Pierwsze zdanie</translation>
    </message>
    <message>
        <source>The first files</source>
        <translation>Pierwsze pliki</translation>
    </message>
    <message>
        <source>The first rows</source>
        <translation>Pierwsze wiersze</translation>
    </message>
    <message numerus="yes">
        <source>%n grade(s)</source>
        <translation>
            <numerusform>%n ocena</numerusform>
            <numerusform>%n oceny</numerusform>
            <numerusform>%n ocen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n plik</numerusform>
            <numerusform>%n pliki</numerusform>
            <numerusform>%n plików</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n rozmowa</numerusform>
            <numerusform>%n rozmowy</numerusform>
            <numerusform>%n rozmów</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksport</translation>
    </message>
    <message>
        <source>New folder (*)</source>
        <translation>Nowy folder (*)</translation>
    </message>
</context>
<context>
    <name>FactList</name>
    <message>
        <source>Fact</source>
        <translation>Fakt</translation>
    </message>
    <message>
        <source>fact</source>
        <translation>fakt</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Co to jest</translation>
    </message>
    <message>
        <source>The contract number</source>
        <translation>Numer umowy</translation>
    </message>
    <message>
        <source>How it may be said</source>
        <translation>Jak można to powiedzieć</translation>
    </message>
    <message>
        <source>One way to a line. Digits and number words are the same: 4471 is also forty-four seventy-one.</source>
        <translation>Po jednym sposobie w wierszu. Cyfry i liczebniki to to samo: 4471 to także czterdzieści cztery siedemdziesiąt jeden.</translation>
    </message>
    <message>
        <source>4471</source>
        <translation>4471</translation>
    </message>
    <message>
        <source>Short name, for conditions and effects</source>
        <translation>Krótka nazwa, do warunków i skutków</translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>You know now</source>
        <translation>Już wiesz</translation>
    </message>
</context>
<context>
    <name>FatalRows</name>
    <message>
        <source>Mistake</source>
        <translation>Błąd</translation>
    </message>
</context>
<context>
    <name>FeedbackCard</name>
    <message>
        <source>Feedback from %1</source>
        <translation>Informacja zwrotna od: %1</translation>
    </message>
    <message>
        <source>your trainer</source>
        <translation>osoba szkoląca</translation>
    </message>
    <message>
        <source>All answers</source>
        <translation>Wszystkie odpowiedzi</translation>
    </message>
    <message>
        <source>compliance %1</source>
        <translation>zgodność %1</translation>
    </message>
    <message>
        <source>machine %1</source>
        <translation>program %1</translation>
    </message>
    <message>
        <source>Your answer, if you like</source>
        <translation>Twoja odpowiedź, jeśli chcesz</translation>
    </message>
    <message>
        <source>I have taken note</source>
        <translation>Przyjmuję do wiadomości</translation>
    </message>
    <message>
        <source>Send the answer</source>
        <translation>Wyślij odpowiedź</translation>
    </message>
    <message>
        <source>You took note of it, %1.</source>
        <translation>Przyjęto do wiadomości: %1.</translation>
    </message>
    <message>
        <source>Your answer: %1</source>
        <translation>Twoja odpowiedź: %1</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Person</source>
        <translation>Osoba</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupa</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenariusz</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Zakończenie</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>Technika</translation>
    </message>
    <message>
        <source>Mistake</source>
        <translation>Błąd</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ocena</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Wyczyść</translation>
    </message>
    <message>
        <source>Show all calls again (Esc)</source>
        <translation>Pokaż znowu wszystkie rozmowy (Esc)</translation>
    </message>
</context>
<context>
    <name>Finder</name>
    <message>
        <source>Find in moments, replies and lines</source>
        <translation>Szukaj w momentach, odpowiedziach i kwestiach</translation>
    </message>
    <message>
        <source>The one before (Shift+Enter)</source>
        <translation>Poprzedni (Shift+Enter)</translation>
    </message>
    <message>
        <source>The next one (Enter)</source>
        <translation>Następny (Enter)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>Zamknij wyszukiwanie (Esc)</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nic</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 z %2</translation>
    </message>
</context>
<context>
    <name>FirstRunPage</name>
    <message>
        <source>What you say is recognised on this machine, and stays here. A model that is not built in is fetched once; afterwards nothing needs a network.</source>
        <translation>To, co mówisz, jest rozpoznawane na tym komputerze i tu zostaje. Model, który nie jest wbudowany, pobiera się raz; potem sieć nie jest potrzebna.</translation>
    </message>
    <message>
        <source>Who shall listen to you?</source>
        <translation>Kto ma cię słuchać?</translation>
    </message>
    <message>
        <source>Language of the calls</source>
        <translation>Język rozmów</translation>
    </message>
    <message>
        <source>A zip file …</source>
        <translation>Plik zip …</translation>
    </message>
    <message>
        <source>A folder …</source>
        <translation>Folder …</translation>
    </message>
    <message>
        <source>I have a Vosk model</source>
        <translation>Mam model Vosk</translation>
    </message>
    <message>
        <source>Fetched on another computer, for example. It is tried before it is used.</source>
        <translation>Na przykład pobrany na innym komputerze. Zanim posłuży, jest wypróbowany.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Później</translation>
    </message>
    <message>
        <source>Built in, and good to begin with</source>
        <translation>Wbudowany i dobry na początek</translation>
    </message>
    <message>
        <source>Good to begin with</source>
        <translation>Dobry na początek</translation>
    </message>
    <message>
        <source>There is no model to fetch for this language.</source>
        <translation>Dla tego języka nie ma modelu do pobrania.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Zaczynamy</translation>
    </message>
    <message>
        <source>All is ready</source>
        <translation>Wszystko gotowe</translation>
    </message>
    <message>
        <source>Without a model</source>
        <translation>Bez modelu</translation>
    </message>
    <message>
        <source>A model is installed: you can begin.</source>
        <translation>Model jest zainstalowany: możesz zaczynać.</translation>
    </message>
    <message>
        <source>The built-in recogniser serves for English: you can begin at once.</source>
        <translation>Dla angielskiego służy wbudowane rozpoznawanie: możesz od razu zaczynać.</translation>
    </message>
    <message>
        <source>You type your answers in this language until a model is installed.</source>
        <translation>W tym języku piszesz odpowiedzi, dopóki nie zainstalujesz modelu.</translation>
    </message>
    <message>
        <source>You find this page again in the settings, under Listening.</source>
        <translation>Tę stronę znajdziesz ponownie w ustawieniach, pod „Słuchanie”.</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>Zainstaluj model</translation>
    </message>
    <message>
        <source>Vosk model (*.zip)</source>
        <translation>Model Vosk (*.zip)</translation>
    </message>
    <message>
        <source>The model is unpacked and tried …</source>
        <translation>Model jest rozpakowywany i wypróbowywany …</translation>
    </message>
    <message>
        <source>Cancelled. What was fetched is kept and used the next time.</source>
        <translation>Anulowano. To, co pobrano, zostaje i przyda się następnym razem.</translation>
    </message>
    <message>
        <source>%1 is installed and works.</source>
        <translation>%1 jest zainstalowany i działa.</translation>
    </message>
    <message>
        <source>Names and facts that it does not know, and that are recognised by their sound: %1</source>
        <translation>Nazwiska i dane, których nie zna i które są rozpoznawane po brzmieniu: %1</translation>
    </message>
</context>
<context>
    <name>FoundView</name>
    <message>
        <source>Saved calls</source>
        <translation>Zapisane rozmowy</translation>
    </message>
    <message>
        <source>No calls yet</source>
        <translation>Nie ma jeszcze rozmów</translation>
    </message>
    <message>
        <source>Every call you practise is kept here, to be heard and read again.</source>
        <translation>Każda ćwiczona rozmowa zostaje tutaj, do ponownego odsłuchania i przeczytania.</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Wybierz klienta</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Nic nie pasuje</translation>
    </message>
    <message>
        <source>No saved call fits all of these filters.</source>
        <translation>Żadna zapisana rozmowa nie pasuje do wszystkich filtrów.</translation>
    </message>
    <message>
        <source>Show all calls</source>
        <translation>Pokaż wszystkie rozmowy</translation>
    </message>
    <message>
        <source>Nobody said that</source>
        <translation>Nikt tak nie powiedział</translation>
    </message>
    <message>
        <source>Try fewer words, the beginning of one, or put &quot;several in a row&quot; in quotation marks.</source>
        <translation>Podaj mniej słów, początek słowa albo &quot;kilka po kolei&quot; w cudzysłowie.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortuj według</translation>
    </message>
</context>
<context>
    <name>GradeHead</name>
    <message>
        <source>%1 (passes from %2)</source>
        <translation>%1 (zaliczenie od %2)</translation>
    </message>
    <message>
        <source>Machine: %1</source>
        <translation>Program: %1</translation>
    </message>
    <message>
        <source>Compliance: %1</source>
        <translation>Zgodność: %1</translation>
    </message>
    <message>
        <source>Compliance: %1 (machine: %2)</source>
        <translation>Zgodność: %1 (program: %2)</translation>
    </message>
    <message>
        <source>Fatal: %1</source>
        <translation>Krytyczne: %1</translation>
    </message>
    <message>
        <source>Also graded: %1</source>
        <translation>Inne oceny: %1</translation>
    </message>
    <message>
        <source>You grade blind: what the program and others say is shown when you have finished.</source>
        <translation>Oceniasz w ciemno: to, co mówią program i inni, zobaczysz po zakończeniu.</translation>
    </message>
    <message>
        <source>Second grading: what the first grader said is shown when you have finished.</source>
        <translation>Druga ocena: co powiedział pierwszy oceniający, zobaczysz, gdy skończysz.</translation>
    </message>
    <message>
        <source>For the calibration “%1”: you have finished, others have not.</source>
        <translation>Do kalibracji „%1”: masz to za sobą, inni jeszcze nie.</translation>
    </message>
    <message>
        <source>For the calibration “%1”: what others answer is shown when all have finished.</source>
        <translation>Do kalibracji „%1”: odpowiedzi innych zobaczysz, gdy wszyscy skończą.</translation>
    </message>
</context>
<context>
    <name>Grading</name>
    <message>
        <source>Yes or no</source>
        <translation>Tak lub nie</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Wybór</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Liczba</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Not fatal</source>
        <translation>Nie jest krytyczne</translation>
    </message>
    <message>
        <source>Fatal for its section</source>
        <translation>Krytyczne dla sekcji</translation>
    </message>
    <message>
        <source>Fatal for the card</source>
        <translation>Krytyczne dla karty</translation>
    </message>
    <message>
        <source>open</source>
        <translation>w toku</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>zaliczone</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>niezaliczone</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>nie dotyczy</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Tak</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source> or </source>
        <translation> lub </translation>
    </message>
    <message>
        <source>Not found in %1 answers: %2</source>
        <translation>Nie znaleziono w odpowiedziach (%1): %2</translation>
    </message>
    <message>
        <source>Missed here: %1</source>
        <translation>Tu zabrakło: %1</translation>
    </message>
    <message>
        <source>The call asked for it: %1</source>
        <translation>Rozmowa tego wymagała: %1</translation>
    </message>
    <message>
        <source>The call did not ask for it: %1</source>
        <translation>Rozmowa tego nie wymagała: %1</translation>
    </message>
    <message>
        <source>Words a minute:</source>
        <translation>Słów na minutę:</translation>
    </message>
    <message>
        <source>Loudness in dB:</source>
        <translation>Głośność w dB:</translation>
    </message>
    <message>
        <source>Pitch range in semitones:</source>
        <translation>Zakres wysokości głosu w półtonach:</translation>
    </message>
    <message>
        <source>Pauses in percent:</source>
        <translation>Pauzy w procentach:</translation>
    </message>
    <message>
        <source>Share of talking in percent:</source>
        <translation>Udział mówienia w procentach:</translation>
    </message>
    <message>
        <source>Hesitations:</source>
        <translation>Zawahania:</translation>
    </message>
    <message>
        <source>Seconds of typing:</source>
        <translation>Sekundy pisania na klawiaturze:</translation>
    </message>
    <message>
        <source>Answers:</source>
        <translation>Odpowiedzi:</translation>
    </message>
    <message>
        <source>Length:</source>
        <translation>Długość:</translation>
    </message>
    <message>
        <source>Anger</source>
        <translation>Złość</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Oczekiwanie</translation>
    </message>
    <message>
        <source>Interruptions</source>
        <translation>Przerywanie</translation>
    </message>
    <message>
        <source>Silences</source>
        <translation>Chwile ciszy</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Błędy</translation>
    </message>
    <message>
        <source>Times on hold</source>
        <translation>Liczba oczekiwań</translation>
    </message>
    <message>
        <source>Seconds on hold</source>
        <translation>Sekundy oczekiwania</translation>
    </message>
</context>
<context>
    <name>GradingPanel</name>
    <message>
        <source>Grade</source>
        <translation>Ocena</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>Karta oceny</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>W ciemno</translation>
    </message>
    <message>
        <source>A second grading, without a sight of what the program and others say, until it is finished</source>
        <translation>Druga ocena, bez wglądu w to, co mówią program i inni, dopóki nie zostanie zakończona</translation>
    </message>
    <message>
        <source>A word on the whole call</source>
        <translation>Słowo o całej rozmowie</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Zakończ</translation>
    </message>
    <message numerus="yes">
        <source>Confirm the other %n answer(s) of the machine</source>
        <translation>
            <numerusform>Potwierdź jeszcze %n odpowiedź programu</numerusform>
            <numerusform>Potwierdź jeszcze %n odpowiedzi programu</numerusform>
            <numerusform>Potwierdź jeszcze %n odpowiedzi programu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) still open</source>
        <translation>
            <numerusform>Bez odpowiedzi: %n pytanie</numerusform>
            <numerusform>Bez odpowiedzi: %n pytania</numerusform>
            <numerusform>Bez odpowiedzi: %n pytań</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Zakończona</translation>
    </message>
    <message>
        <source>All answered</source>
        <translation>Na wszystko odpowiedziano</translation>
    </message>
    <message>
        <source>Give up grading blind?</source>
        <translation>Zrezygnować z oceny w ciemno?</translation>
    </message>
    <message>
        <source>What you have answered blind is deleted, and you see what the program and others say of the call.</source>
        <translation>To, co dotąd zaznaczono w ciemno, zostanie usunięte, a Ty zobaczysz, co o rozmowie mówią program i inni.</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Zrezygnuj</translation>
    </message>
</context>
<context>
    <name>GraphPicture</name>
    <message>
        <source>Drawing</source>
        <translation>Rysunek</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Obraz</translation>
    </message>
    <message>
        <source>Save the graph</source>
        <translation>Zapisz graf</translation>
    </message>
</context>
<context>
    <name>GraphSide</name>
    <message>
        <source>Picture or list</source>
        <translation>Rysunek czy lista</translation>
    </message>
    <message>
        <source>Show the moments as a list</source>
        <translation>Pokaż momenty jako listę</translation>
    </message>
    <message>
        <source>lead to “%1”</source>
        <translation>prowadź do „%1”</translation>
    </message>
    <message>
        <source>add a moment</source>
        <translation>dodaj moment</translation>
    </message>
    <message>
        <source>Add a reply</source>
        <translation>Dodaj odpowiedź</translation>
    </message>
    <message>
        <source>Ring up from here</source>
        <translation>Zadzwoń od tego miejsca</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Wklej</translation>
    </message>
    <message>
        <source>Stay in this moment</source>
        <translation>Zostań w tym momencie</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>odpowiedź</translation>
    </message>
    <message>
        <source>add a reply</source>
        <translation>dodaj odpowiedź</translation>
    </message>
    <message>
        <source>remove “%1”</source>
        <translation>usuń „%1”</translation>
    </message>
</context>
<context>
    <name>GraphWords</name>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Tirade</source>
        <translation>Tyrada</translation>
    </message>
    <message>
        <source>Good ending</source>
        <translation>Dobre zakończenie</translation>
    </message>
    <message>
        <source>Bad ending</source>
        <translation>Złe zakończenie</translation>
    </message>
    <message>
        <source>Shared part</source>
        <translation>Wspólna część</translation>
    </message>
    <message>
        <source>At every moment</source>
        <translation>W każdym momencie</translation>
    </message>
    <message>
        <source>Not written yet</source>
        <translation>Jeszcze nienapisane</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Odpowiedź</translation>
    </message>
    <message>
        <source>A button is pressed</source>
        <translation>Naciśnięto przycisk</translation>
    </message>
    <message>
        <source>the call begins here</source>
        <translation>tu zaczyna się rozmowa</translation>
    </message>
    <message>
        <source>has an error</source>
        <translation>zawiera błąd</translation>
    </message>
    <message>
        <source>has a warning</source>
        <translation>zawiera ostrzeżenie</translation>
    </message>
    <message>
        <source>the call stays in this moment</source>
        <translation>rozmowa zostaje w tym momencie</translation>
    </message>
    <message>
        <source>Breaking point</source>
        <translation>Granica wytrzymałości</translation>
    </message>
    <message>
        <source>Exit</source>
        <translation>Wyjście</translation>
    </message>
    <message>
        <source>Reply without a name</source>
        <translation>Odpowiedź bez nazwy</translation>
    </message>
    <message>
        <source>Breaking point at {heat}</source>
        <translation>Granica wytrzymałości: {heat}</translation>
    </message>
</context>
<context>
    <name>GroupPicker</name>
    <message>
        <source>Another group, and Enter</source>
        <translation>Inna grupa i Enter</translation>
    </message>
    <message>
        <source>Another group</source>
        <translation>Inna grupa</translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message>
        <source>Groups</source>
        <translation>Grupy</translation>
    </message>
    <message>
        <source>Name of a new group</source>
        <translation>Nazwa nowej grupy</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Dodaj</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Nazwa grupy</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>Znajdź osobę</translation>
    </message>
    <message>
        <source>People of the group</source>
        <translation>Osoby w grupie</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) in this group</source>
        <translation>
            <numerusform>%n osoba w tej grupie</numerusform>
            <numerusform>%n osoby w tej grupie</numerusform>
            <numerusform>%n osób w tej grupie</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>Give it to %1 yourself, not by e-mail. At the sign-in they press “I have a code” and choose their own passphrase. It is shown now and never again; a new one makes it worthless.</source>
        <translation>Przekaż go osobiście, nie e-mailem: %1. Przy logowaniu trzeba nacisnąć „Mam kod” i wybrać własne hasło. Kod jest widoczny teraz i nigdy więcej; nowy kod unieważnia ten.</translation>
    </message>
    <message>
        <source>Your first sign-in to Roleplay

Name: %1
Code: %2

1. Open Roleplay and press “I have a code”.
2. Type your name and this code.
3. Choose a passphrase that only you know: a few words are best.

The code is good once. Afterwards you sign in with your passphrase.</source>
        <translation>Pierwsze logowanie do Roleplay

Imię i nazwisko: %1
Kod: %2

1. Otwórz Roleplay i naciśnij „Mam kod”.
2. Wpisz swoje imię i nazwisko oraz ten kod.
3. Wybierz hasło, które znasz tylko Ty: najlepiej kilka słów.

Kod działa raz. Później logujesz się swoim hasłem.</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Hand calls over</source>
        <translation>Przekaż rozmowy</translation>
    </message>
    <message numerus="yes">
        <source>Hand over %n call(s)</source>
        <translation>
            <numerusform>Przekaż %n rozmowę</numerusform>
            <numerusform>Przekaż %n rozmowy</numerusform>
            <numerusform>Przekaż %n rozmów</numerusform>
        </translation>
    </message>
    <message>
        <source>They become one signed file. Whoever gets it imports it into their own Roleplay.</source>
        <translation>Powstanie jeden podpisany plik. Kto go dostanie, zaimportuje go do swojego programu Roleplay.</translation>
    </message>
    <message>
        <source>What is inside</source>
        <translation>Co jest w środku</translation>
    </message>
    <message>
        <source>Take recordings and spoken comments along</source>
        <translation>Dołącz nagrania i komentarze głosowe</translation>
    </message>
    <message>
        <source>Grades, comments and feedback</source>
        <translation>Oceny, komentarze i informacje zwrotne</translation>
    </message>
    <message>
        <source>Take all grades, comments and feedback along</source>
        <translation>Dołącz wszystkie oceny, komentarze i informacje zwrotne</translation>
    </message>
    <message>
        <source>Of grades and comments, only what the trainee may see</source>
        <translation>Z ocen i komentarzy tylko to, co może zobaczyć uczestnik</translation>
    </message>
    <message>
        <source>No grades, no comments, no feedback</source>
        <translation>Bez ocen, komentarzy i informacji zwrotnych</translation>
    </message>
    <message>
        <source>Replace the names of people</source>
        <translation>Zastąp nazwiska</translation>
    </message>
    <message>
        <source>Each person gets the same other name every time. What was said and written stays as it is.</source>
        <translation>Każda osoba dostaje zawsze to samo inne imię. To, co powiedziano i napisano, pozostaje bez zmian.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>Zapisz plik…</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> i %n inna osoba</numerusform>
            <numerusform> i %n inne osoby</numerusform>
            <numerusform> i %n innych osób</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody by name</source>
        <translation>Nikt z nazwiska</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n rozmowa</numerusform>
            <numerusform>%n rozmowy</numerusform>
            <numerusform>%n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n wypowiedź</numerusform>
            <numerusform>%n wypowiedzi</numerusform>
            <numerusform>%n wypowiedzi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n nagranie</numerusform>
            <numerusform>%n nagrania</numerusform>
            <numerusform>%n nagrań</numerusform>
        </translation>
    </message>
    <message>
        <source>No recordings</source>
        <translation>Bez nagrań</translation>
    </message>
    <message numerus="yes">
        <source>%n grade(s)</source>
        <translation>
            <numerusform>%n ocena</numerusform>
            <numerusform>%n oceny</numerusform>
            <numerusform>%n ocen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n komentarz</numerusform>
            <numerusform>%n komentarze</numerusform>
            <numerusform>%n komentarzy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s)</source>
        <translation>
            <numerusform>%n poprawka</numerusform>
            <numerusform>%n poprawki</numerusform>
            <numerusform>%n poprawek</numerusform>
        </translation>
    </message>
    <message>
        <source>No grades, comments or corrections</source>
        <translation>Bez ocen, komentarzy i poprawek</translation>
    </message>
    <message>
        <source>No name; you can give one in the settings</source>
        <translation>Brak nazwiska; możesz je podać w ustawieniach</translation>
    </message>
    <message>
        <source>You sign with this key. Read the groups to whoever gets the file.</source>
        <translation>Podpisujesz tym kluczem. Odczytaj te grupy osobie, która dostanie plik.</translation>
    </message>
    <message>
        <source>Roleplay calls (*%1)</source>
        <translation>Rozmowy Roleplay (*%1)</translation>
    </message>
    <message>
        <source>Writing and signing</source>
        <translation>Zapisywanie i podpisywanie</translation>
    </message>
    <message>
        <source>Saved as %1 (%2).</source>
        <translation>Zapisano jako %1 (%2).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
</context>
<context>
    <name>HearBar</name>
    <message>
        <source>A line of the customer&apos;s</source>
        <translation>Kwestia klienta</translation>
    </message>
    <message>
        <source>The line to be heard</source>
        <translation>Kwestia do odsłuchania</translation>
    </message>
    <message>
        <source>Who says it</source>
        <translation>Kto to mówi</translation>
    </message>
    <message>
        <source>Anger</source>
        <translation>Złość</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Posłuchaj</translation>
    </message>
</context>
<context>
    <name>HeatCard</name>
    <message>
        <source>Anger</source>
        <translation>Złość</translation>
    </message>
</context>
<context>
    <name>HeatTable</name>
    <message>
        <source>Without a name</source>
        <translation>Bez nazwiska</translation>
    </message>
    <message>
        <source>%1: no call told of it</source>
        <translation>%1: żadna rozmowa o tym nie mówi</translation>
    </message>
</context>
<context>
    <name>HintsCard</name>
    <message>
        <source>You could say</source>
        <translation>Możesz powiedzieć</translation>
    </message>
    <message>
        <source>Listen first. Hints come when it is your turn.</source>
        <translation>Najpierw posłuchaj. Podpowiedzi pojawią się, gdy przyjdzie twoja kolej.</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Versions</source>
        <translation>Wersje</translation>
    </message>
    <message>
        <source>What has changed since then</source>
        <translation>Co się od tego czasu zmieniło</translation>
    </message>
    <message>
        <source>Go back to this version</source>
        <translation>Wróć do tej wersji</translation>
    </message>
    <message>
        <source>What you have now can be brought back with Undo</source>
        <translation>To, co jest teraz, wróci po „Cofnij”</translation>
    </message>
    <message>
        <source>No versions yet</source>
        <translation>Nie ma jeszcze wersji</translation>
    </message>
    <message>
        <source>Every time you save, a version is kept. You can compare them here, and go back.</source>
        <translation>Przy każdym zapisie powstaje wersja. Tutaj można je porównać i wrócić do wcześniejszej.</translation>
    </message>
    <message>
        <source>Version %1 · %2</source>
        <translation>Wersja %1 · %2</translation>
    </message>
    <message>
        <source>This is what you have now.</source>
        <translation>To właśnie masz teraz.</translation>
    </message>
    <message>
        <source>Since then only notes and layout of the file have changed.</source>
        <translation>Od tego czasu zmieniły się tylko uwagi i układ pliku.</translation>
    </message>
    <message numerus="yes">
        <source>Since then you have made %n change(s):</source>
        <translation>
            <numerusform>Od tego czasu jest %n zmiana:</numerusform>
            <numerusform>Od tego czasu są %n zmiany:</numerusform>
            <numerusform>Od tego czasu jest %n zmian:</numerusform>
        </translation>
    </message>
    <message>
        <source>go back to version %1</source>
        <translation>wróć do wersji %1</translation>
    </message>
</context>
<context>
    <name>HitList</name>
    <message>
        <source>Where it was said</source>
        <translation>Gdzie to powiedziano</translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>Put calls on hold</source>
        <translation>Wstrzymaj usuwanie rozmów</translation>
    </message>
    <message>
        <source>Whose calls</source>
        <translation>Czyje rozmowy</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Rozmowy</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Powód</translation>
    </message>
    <message>
        <source>Why, such as the number of a case</source>
        <translation>Dlaczego, np. numer sprawy</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Wstrzymaj</translation>
    </message>
    <message>
        <source>Which calls are not to be deleted?</source>
        <translation>Których rozmów nie wolno usunąć?</translation>
    </message>
</context>
<context>
    <name>HoldsCard</name>
    <message>
        <source>A call under dispute is put on hold: no rule deletes it until the hold is lifted.</source>
        <translation>Usunięcie spornej rozmowy można wstrzymać: żadna zasada jej nie usunie, dopóki wstrzymanie trwa.</translation>
    </message>
    <message>
        <source>Put calls on hold …</source>
        <translation>Wstrzymaj rozmowy …</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Wstrzymane</translation>
    </message>
    <message>
        <source>No call is on hold.</source>
        <translation>Żadna rozmowa nie jest wstrzymana.</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Lift the hold</source>
        <translation>Znieś wstrzymanie</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import calls</source>
        <translation>Import rozmów</translation>
    </message>
    <message>
        <source>I have compared the groups: trust this key from now on</source>
        <translation>Porównano grupy: od teraz ufaj temu kluczowi</translation>
    </message>
    <message>
        <source>Calls in the file</source>
        <translation>Rozmowy w pliku</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importuj</translation>
    </message>
    <message>
        <source>Checking the signature and every file</source>
        <translation>Sprawdzanie podpisu i każdego pliku</translation>
    </message>
    <message>
        <source>made %1 by Roleplay %2</source>
        <translation>utworzono %1, Roleplay %2</translation>
    </message>
    <message>
        <source>names of people were replaced</source>
        <translation>nazwiska zastąpiono</translation>
    </message>
    <message numerus="yes">
        <source>Bring back %n call(s) that were deleted here</source>
        <translation>
            <numerusform>Przywróć %n rozmowę usuniętą tutaj</numerusform>
            <numerusform>Przywróć %n rozmowy usunięte tutaj</numerusform>
            <numerusform>Przywróć %n rozmów usuniętych tutaj</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing in it that is not here already.</source>
        <translation>Nie ma w nim nic, czego by tu już nie było.</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Importowanie</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Nic nie zaimportowano.</translation>
    </message>
    <message>
        <source>Import a story</source>
        <translation>Import opowieści</translation>
    </message>
    <message>
        <source>Twee, Twine 2 (HTML), Ink, Yarn Spinner, or a zip with one of these</source>
        <translation>Twee, Twine 2 (HTML), Ink, Yarn Spinner albo zip z jednym z nich</translation>
    </message>
    <message>
        <source>Choose ...</source>
        <translation>Wybierz ...</translation>
    </message>
    <message>
        <source>Passages become moments of the call, links become replies. Nothing of a story is executed.</source>
        <translation>Fragmenty stają się momentami rozmowy, odnośniki odpowiedziami. Nic z opowieści nie jest wykonywane.</translation>
    </message>
    <message>
        <source>Bring a story along</source>
        <translation>Przynieś swoją opowieść</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Opowieść</translation>
    </message>
    <message>
        <source>Language of the story</source>
        <translation>Język opowieści</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Co się z nią stało</translation>
    </message>
    <message>
        <source>Which notes are shown</source>
        <translation>Które uwagi są widoczne</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Wszystko</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Pominięte</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Zmienione</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Dodane</translation>
    </message>
    <message>
        <source>What became of each line</source>
        <translation>Co się stało z każdym wierszem</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>Opowieści</translation>
    </message>
    <message>
        <source>Choose a story</source>
        <translation>Wybierz opowieść</translation>
    </message>
    <message>
        <source>The story is being read ...</source>
        <translation>Czytam opowieść ...</translation>
    </message>
    <message numerus="yes">
        <source>“%1”, %2: %n passage(s) become %3.</source>
        <translation>
            <numerusform>„%1”, %2: %n fragment, po imporcie %3.</numerusform>
            <numerusform>„%1”, %2: %n fragmenty, po imporcie %3.</numerusform>
            <numerusform>„%1”, %2: %n fragmentów, po imporcie %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moment(s)</source>
        <translation>
            <numerusform>%n moment rozmowy</numerusform>
            <numerusform>%n momenty rozmowy</numerusform>
            <numerusform>%n momentów rozmowy</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 left out, %2 changed, %3 added. The draft is being checked ...</source>
        <translation>Pominięte: %1, zmienione: %2, dodane: %3. Szkic jest sprawdzany ...</translation>
    </message>
    <message>
        <source>%1 left out, %2 changed, %3 added. The checks find %4 and %5; the studio shows them.</source>
        <translation>Pominięte: %1, zmienione: %2, dodane: %3. Wynik sprawdzenia: %4 i %5; pokazuje je studio.</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n błąd</numerusform>
            <numerusform>%n błędy</numerusform>
            <numerusform>%n błędów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n ostrzeżenie</numerusform>
            <numerusform>%n ostrzeżenia</numerusform>
            <numerusform>%n ostrzeżeń</numerusform>
        </translation>
    </message>
    <message>
        <source>Export as Twee</source>
        <translation>Eksport jako Twee</translation>
    </message>
    <message>
        <source>Saved as %1. Twine does not know %2 things of it; they travel along and come back.</source>
        <translation>Zapisano jako %1. Twine nie zna %2 rzeczy; jadą razem i wrócą.</translation>
    </message>
</context>
<context>
    <name>ImportPeopleDialog</name>
    <message>
        <source>Import people</source>
        <translation>Import osób</translation>
    </message>
    <message>
        <source>What the file would change</source>
        <translation>Co zmieniłby plik</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Wiersz</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rola</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupy</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Co się stanie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importuj</translation>
    </message>
    <message>
        <source>Save the codes …</source>
        <translation>Zapisz kody …</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Dodana</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Zmieniona</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Bez zmian</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Błąd</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n dodana</numerusform>
            <numerusform>%n dodane</numerusform>
            <numerusform>%n dodanych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n zmieniona</numerusform>
            <numerusform>%n zmienione</numerusform>
            <numerusform>%n zmienionych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n bez zmian</numerusform>
            <numerusform>%n bez zmian</numerusform>
            <numerusform>%n bez zmian</numerusform>
        </translation>
    </message>
    <message>
        <source>new groups: %1</source>
        <translation>nowe grupy: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are wrong. Mend them in the file: all lines are taken in, or none.</source>
        <translation>
            <numerusform>%n wiersz jest błędny. Popraw go w pliku: wczytane zostaną wszystkie wiersze albo żaden.</numerusform>
            <numerusform>%n wiersze są błędne. Popraw je w pliku: wczytane zostaną wszystkie wiersze albo żaden.</numerusform>
            <numerusform>%n wierszy jest błędnych. Popraw je w pliku: wczytane zostaną wszystkie wiersze albo żaden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody is here already, just so.</source>
        <translation>Wszystkie osoby już tu są, dokładnie takie.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message numerus="yes">
        <source>%n added, %1 changed.</source>
        <translation>
            <numerusform>Dodano %n osobę, zmieniono: %1.</numerusform>
            <numerusform>Dodano %n osoby, zmieniono: %1.</numerusform>
            <numerusform>Dodano %n osób, zmieniono: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the codes of the new people now: they are not shown again.</source>
        <translation>Zapisz teraz kody nowych osób: nie pokażą się ponownie.</translation>
    </message>
    <message>
        <source>Save the codes</source>
        <translation>Zapisz kody</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Tekst (*.txt)</translation>
    </message>
    <message>
        <source>Name: %1
Code: %2
Good until: %3
Open Roleplay, press “I have a code”, choose a passphrase.</source>
        <translation>Imię i nazwisko: %1
Kod: %2
Ważny do: %3
Otwórz Roleplay, naciśnij „Mam kod”, wybierz hasło.</translation>
    </message>
    <message>
        <source>The codes could not be saved: %1.</source>
        <translation>Nie udało się zapisać kodów: %1.</translation>
    </message>
    <message>
        <source>Saved as %1. Cut it up, hand the slips over, and delete the file.</source>
        <translation>Zapisano jako %1. Potnij, rozdaj paski i usuń plik.</translation>
    </message>
    <message>
        <source>Close without saving the codes?</source>
        <translation>Zamknąć bez zapisania kodów?</translation>
    </message>
    <message>
        <source>They are not shown again. Who gets none needs a new code, one by one, from the list of people.</source>
        <translation>Nie zostaną pokazane ponownie. Kto nie dostanie kodu, potrzebuje nowego, każdy z osobna, z listy osób.</translation>
    </message>
    <message>
        <source>Close without them</source>
        <translation>Zamknij bez nich</translation>
    </message>
</context>
<context>
    <name>IncludeForm</name>
    <message>
        <source>Name of this part</source>
        <translation>Nazwa tej części</translation>
    </message>
    <message>
        <source>Where it leads</source>
        <translation>Dokąd prowadzi</translation>
    </message>
    <message>
        <source>What is said in it</source>
        <translation>Co się w niej mówi</translation>
    </message>
    <message>
        <source>These words are filled into the sentences of the part.</source>
        <translation>Te słowa wchodzą do zdań tej części.</translation>
    </message>
    <message>
        <source>Ready-made: %1</source>
        <translation>Gotowa część: %1</translation>
    </message>
    <message>
        <source>rename “%1”</source>
        <translation>zmień nazwę „%1”</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>To what is around it (Alt+←)</source>
        <translation>Do tego, co jest wokół (Alt+←)</translation>
    </message>
    <message>
        <source>To what is around it</source>
        <translation>Do tego, co jest wokół</translation>
    </message>
    <message>
        <source>The language in which you write</source>
        <translation>Język, w którym piszesz</translation>
    </message>
    <message>
        <source>Copy, paste, remove</source>
        <translation>Kopiuj, wklej, usuń</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Wklej</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>You write in: %1</source>
        <translation>Piszesz w języku: %1</translation>
    </message>
    <message>
        <source>remove “%1”</source>
        <translation>usuń „%1”</translation>
    </message>
</context>
<context>
    <name>InstalledDialog</name>
    <message>
        <source>Packs that were taken in</source>
        <translation>Przyjęte pakiety</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>Pakiet</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencja</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Podpisał(a)</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>Przyjęto</translation>
    </message>
    <message>
        <source>When it is removed</source>
        <translation>Gdy zostanie usunięty</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Co</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Co się z tym stanie</translation>
    </message>
    <message>
        <source>Saved calls stay as they are: each has in it the customer with whom it was played.</source>
        <translation>Zapisane rozmowy zostają bez zmian: każda ma w sobie klienta, z którym ją przeprowadzono.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Remove ...</source>
        <translation>Usuń ...</translation>
    </message>
    <message>
        <source>No pack has been taken in yet.</source>
        <translation>Nie przyjęto jeszcze żadnego pakietu.</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>Zniknie</translation>
    </message>
    <message>
        <source>Goes; you changed it, so a copy is kept</source>
        <translation>Zniknie; zmieniono to tutaj, więc zostanie kopia</translation>
    </message>
    <message>
        <source>So it cannot be removed.</source>
        <translation>Dlatego nie można go usunąć.</translation>
    </message>
    <message>
        <source>Remove the pack “%1”?</source>
        <translation>Usunąć pakiet „%1”?</translation>
    </message>
    <message>
        <source>What you changed is kept aside; customers can be restored from their versions.</source>
        <translation>To, co zmieniono, zostanie odłożone; klientów można przywrócić z ich wersji.</translation>
    </message>
    <message>
        <source>These go:</source>
        <translation>Znikną:</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>Removed: %1.</source>
        <translation>Usunięto: %1.</translation>
    </message>
    <message>
        <source>What you changed lies in %1.</source>
        <translation>To, co zmieniono, leży w %1.</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>Encrypt the calls</source>
        <translation>Szyfrowanie rozmów</translation>
    </message>
    <message>
        <source>With this computer’s sign-in: nobody types anything more</source>
        <translation>Logowaniem do komputera: nikt nie wpisuje nic więcej</translation>
    </message>
    <message>
        <source>With a passphrase that is typed at every start</source>
        <translation>Hasłem wpisywanym przy każdym uruchomieniu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Zaszyfruj</translation>
    </message>
    <message>
        <source>How are the calls to open?</source>
        <translation>Jak mają się otwierać rozmowy?</translation>
    </message>
</context>
<context>
    <name>KindList</name>
    <message>
        <source>What to export</source>
        <translation>Co eksportować</translation>
    </message>
</context>
<context>
    <name>KindRow</name>
    <message>
        <source>days</source>
        <translation>dni</translation>
    </message>
    <message>
        <source>Days: %1</source>
        <translation>Dni: %1</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>Bez końca</translation>
    </message>
    <message>
        <source>For ever: %1</source>
        <translation>Bez końca: %1</translation>
    </message>
    <message>
        <source>Nothing is older.</source>
        <translation>Nic nie jest starsze.</translation>
    </message>
    <message>
        <source>the oldest of %1</source>
        <translation>najstarsze z %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more on hold</source>
        <translation>
            <numerusform>jeszcze %n wstrzymane</numerusform>
            <numerusform>jeszcze %n wstrzymane</numerusform>
            <numerusform>jeszcze %n wstrzymanych</numerusform>
        </translation>
    </message>
    <message>
        <source>Would go: %1</source>
        <translation>Zniknie: %1</translation>
    </message>
</context>
<context>
    <name>Ladder</name>
    <message>
        <source>Sympathy and the name</source>
        <translation>Współczucie i nazwisko</translation>
    </message>
    <message>
        <source>A limit</source>
        <translation>Granica</translation>
    </message>
    <message>
        <source>Silence and notes</source>
        <translation>Cisza i notatki</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>Przekazanie</translation>
    </message>
    <message>
        <source>Hanging up, announced</source>
        <translation>Zapowiedziane rozłączenie</translation>
    </message>
</context>
<context>
    <name>LanguagesPanel</name>
    <message>
        <source>Write a sheet …</source>
        <translation>Zapisz arkusz …</translation>
    </message>
    <message>
        <source>All texts with their context, for a translator: Excel or CSV</source>
        <translation>Wszystkie teksty z kontekstem, dla tłumacza: Excel lub CSV</translation>
    </message>
    <message>
        <source>Take in a sheet …</source>
        <translation>Wczytaj arkusz …</translation>
    </message>
    <message>
        <source>Language …</source>
        <translation>Język …</translation>
    </message>
    <message>
        <source>Write a sheet for a language that the customer does not speak yet</source>
        <translation>Zapisz arkusz dla języka, którym klient jeszcze nie mówi</translation>
    </message>
    <message>
        <source>They still hold</source>
        <translation>Nadal aktualne</translation>
    </message>
    <message>
        <source>Their source has changed, and the translations are right all the same</source>
        <translation>Oryginał się zmienił, a tłumaczenia mimo to są poprawne</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Język</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Brakuje</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Nieaktualne</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Języki</translation>
    </message>
    <message>
        <source>Voice in this language</source>
        <translation>Głos w tym języku</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Posłuchaj</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Oryginał</translation>
    </message>
    <message>
        <source>Texts that are missing or stale</source>
        <translation>Teksty brakujące lub nieaktualne</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Głos</translation>
    </message>
    <message>
        <source>%1 (source)</source>
        <translation>%1 (oryginał)</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>brakuje</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>nieaktualny</translation>
    </message>
    <message>
        <source>The others are translated from this language.</source>
        <translation>Z tego języka tłumaczy się na pozostałe.</translation>
    </message>
    <message>
        <source>Nothing is missing, and nothing is stale.</source>
        <translation>Niczego nie brakuje i wszystko jest aktualne.</translation>
    </message>
    <message>
        <source>Write a sheet</source>
        <translation>Zapisz arkusz</translation>
    </message>
    <message>
        <source>Code of the language, two small letters such as de:</source>
        <translation>Kod języka, dwie małe litery, na przykład de:</translation>
    </message>
    <message>
        <source>Another language</source>
        <translation>Inny język</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Skoroszyt Excel</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Texts written to %2: %1.</source>
        <translation>Teksty zapisane w %2: %1.</translation>
    </message>
    <message>
        <source>Texts taken in: %1. Save to keep them.</source>
        <translation>Wczytane teksty: %1. Zapisz, aby je zachować.</translation>
    </message>
    <message>
        <source>Translation sheets</source>
        <translation>Arkusze tłumaczeń</translation>
    </message>
    <message>
        <source>Take in a sheet</source>
        <translation>Wczytaj arkusz</translation>
    </message>
    <message>
        <source>As in other languages: %1</source>
        <translation>Jak w innych językach: %1</translation>
    </message>
    <message>
        <source>%1, by whichever voice there is</source>
        <translation>%1, głosem, który jest dostępny</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>What the colours mean</source>
        <translation>Co znaczą kolory</translation>
    </message>
    <message>
        <source>Every call came by</source>
        <translation>Przeszły tędy wszystkie rozmowy</translation>
    </message>
    <message>
        <source>Few calls came by</source>
        <translation>Przeszło tędy niewiele rozmów</translation>
    </message>
    <message>
        <source>Drag from the dot of a reply to a moment to lead there, or to an empty place for a new one.</source>
        <translation>Przeciągnij od kropki odpowiedzi do momentu, żeby tam prowadziła, albo w puste miejsce, żeby powstał nowy.</translation>
    </message>
    <message>
        <source>Good reply</source>
        <translation>Dobra odpowiedź</translation>
    </message>
    <message>
        <source>Other reply</source>
        <translation>Inna odpowiedź</translation>
    </message>
    <message>
        <source>Poor reply</source>
        <translation>Słaba odpowiedź</translation>
    </message>
</context>
<context>
    <name>LevelFields</name>
    <message>
        <source>Anger at the start</source>
        <translation>Złość na początku</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Cierpliwość</translation>
    </message>
    <message>
        <source>Gets angry</source>
        <translation>Wpada w złość</translation>
    </message>
    <message>
        <source>Calms down</source>
        <translation>Uspokaja się</translation>
    </message>
</context>
<context>
    <name>LibraryView</name>
    <message>
        <source>Search</source>
        <translation>Szukaj</translation>
    </message>
    <message>
        <source>Search the customers</source>
        <translation>Szukaj wśród klientów</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nowy klient</translation>
    </message>
    <message>
        <source>Write a new customer (Ctrl+N)</source>
        <translation>Napisz nowego klienta (Ctrl+N)</translation>
    </message>
    <message>
        <source>Import a story ...</source>
        <translation>Importuj opowieść ...</translation>
    </message>
    <message>
        <source>Bring a story of Twine, Ink or Yarn Spinner along</source>
        <translation>Przynieś opowieść z Twine, Ink albo Yarn Spinner</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>Write your own customers, and let your trainees answer them.</source>
        <translation>Pisz własnych klientów i daj ćwiczącym odebrać ich telefon.</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Klienci</translation>
    </message>
    <message>
        <source>No customer fits</source>
        <translation>Żaden klient nie pasuje</translation>
    </message>
    <message>
        <source>Show all customers</source>
        <translation>Pokaż wszystkich klientów</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Pisz</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>Delete ...</source>
        <translation>Usuń ...</translation>
    </message>
    <message>
        <source>Export as Twee ...</source>
        <translation>Eksportuj jako Twee ...</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Twoi</translation>
    </message>
    <message>
        <source>Come with the program</source>
        <translation>Z programem</translation>
    </message>
    <message>
        <source>There are changes that were not saved yet.</source>
        <translation>Są zmiany, których jeszcze nie zapisano.</translation>
    </message>
    <message>
        <source>It cannot be rung up yet. Open it: what is wrong is told at its place.</source>
        <translation>Z tym klientem nie można jeszcze rozmawiać. Otwórz go: każdy błąd jest pokazany na swoim miejscu.</translation>
    </message>
    <message>
        <source>Copy and write</source>
        <translation>Skopiuj i pisz</translation>
    </message>
    <message>
        <source>It comes with the program and stays as it is; you write in a copy of your own.</source>
        <translation>Jest częścią programu i się nie zmienia; piszesz we własnej kopii.</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>The devices are being changed.</source>
        <translation>Urządzenia są zmieniane.</translation>
    </message>
    <message>
        <source>The sound system of this computer does not start.</source>
        <translation>System dźwięku tego komputera się nie uruchamia.</translation>
    </message>
    <message>
        <source>The microphone and the loudspeaker are gone.</source>
        <translation>Mikrofon i głośnik zniknęły.</translation>
    </message>
    <message>
        <source>Nothing at all comes from your microphone (%1).</source>
        <translation>Z mikrofonu (%1) nie dochodzi żaden dźwięk.</translation>
    </message>
    <message>
        <source>Another program uses the microphone (%1).</source>
        <translation>Mikrofonu (%1) używa inny program.</translation>
    </message>
    <message>
        <source>This program is not allowed to use the microphone (%1).</source>
        <translation>Ten program nie ma zgody na używanie mikrofonu (%1).</translation>
    </message>
    <message>
        <source>The microphone (%1) cannot be used for a call.</source>
        <translation>Mikrofon (%1) nie nadaje się do rozmowy.</translation>
    </message>
    <message>
        <source>There is no microphone.</source>
        <translation>Nie ma mikrofonu.</translation>
    </message>
    <message>
        <source>The microphone (%1) is gone.</source>
        <translation>Mikrofon (%1) zniknął.</translation>
    </message>
    <message>
        <source>Another program uses the loudspeaker (%1).</source>
        <translation>Głośnika (%1) używa inny program.</translation>
    </message>
    <message>
        <source>This program is not allowed to use the loudspeaker (%1).</source>
        <translation>Ten program nie ma zgody na używanie głośnika (%1).</translation>
    </message>
    <message>
        <source>The loudspeaker (%1) cannot be used for a call.</source>
        <translation>Głośnik (%1) nie nadaje się do rozmowy.</translation>
    </message>
    <message>
        <source>There is no loudspeaker.</source>
        <translation>Nie ma głośnika.</translation>
    </message>
    <message>
        <source>The loudspeaker (%1) is gone.</source>
        <translation>Głośnik (%1) zniknął.</translation>
    </message>
    <message>
        <source>The call stands still meanwhile: nothing is lost, and nobody gets angry.</source>
        <translation>Rozmowa tymczasem stoi: nic nie przepada i nikt się nie złości.</translation>
    </message>
    <message>
        <source>Is it muted, or is the program not allowed to use it? Look at its switch and at the privacy settings of the system, choose another one, or type your answer.</source>
        <translation>Czy jest wyciszony albo program nie ma do niego dostępu? Sprawdź jego przełącznik i ustawienia prywatności systemu, wybierz inny albo wpisz odpowiedź.</translation>
    </message>
    <message>
        <source>Close that program, or choose another device.</source>
        <translation>Zamknij tamten program albo wybierz inne urządzenie.</translation>
    </message>
    <message>
        <source>Allow it in the privacy settings of the system, or choose another device.</source>
        <translation>Zezwól na to w ustawieniach prywatności systemu albo wybierz inne urządzenie.</translation>
    </message>
    <message>
        <source>It is tried again and again.</source>
        <translation>Program próbuje dalej.</translation>
    </message>
    <message>
        <source>Plug it in again, or choose another one.</source>
        <translation>Podłącz ponownie albo wybierz inne urządzenie.</translation>
    </message>
    <message>
        <source>At %1 a microphone or loudspeaker was away or muted, and the call stood still for %2 s. It does not count.</source>
        <translation>W chwili %1 mikrofon lub głośnik był odłączony albo wyciszony i rozmowa stała przez %2 s. To się nie liczy.</translation>
    </message>
    <message>
        <source>The call went on after %1 s.</source>
        <translation>Rozmowa ruszyła dalej po %1 s.</translation>
    </message>
</context>
<context>
    <name>LineDetails</name>
    <message>
        <source>Done</source>
        <translation>Gotowe</translation>
    </message>
    <message>
        <source>Said by</source>
        <translation>Mówi</translation>
    </message>
    <message>
        <source>Pause before</source>
        <translation>Przerwa przed</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupa</translation>
    </message>
    <message>
        <source>Of the lines of a group only one is said: the one heard least so far.</source>
        <translation>Z kwestii jednej grupy pada tylko jedna: ta, którą dotąd słyszano najrzadziej.</translation>
    </message>
    <message>
        <source>Only when …</source>
        <translation>Tylko gdy …</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Klient</translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>What the customer says …</source>
        <translation>Co mówi klient …</translation>
    </message>
    <message>
        <source>add a line</source>
        <translation>dodaj kwestię</translation>
    </message>
    <message>
        <source>remove a line</source>
        <translation>usuń kwestię</translation>
    </message>
    <message>
        <source>move a line</source>
        <translation>przesuń kwestię</translation>
    </message>
    <message>
        <source>Another line …</source>
        <translation>Następna kwestia …</translation>
    </message>
</context>
<context>
    <name>LinePauseCard</name>
    <message>
        <source>Other microphone</source>
        <translation>Inny mikrofon</translation>
    </message>
    <message>
        <source>Other loudspeaker</source>
        <translation>Inny głośnik</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Domyślne systemu</translation>
    </message>
</context>
<context>
    <name>LineRow</name>
    <message>
        <source>Line %1</source>
        <translation>Kwestia %1</translation>
    </message>
    <message>
        <source>When and by whom it is said, move, remove</source>
        <translation>Kiedy i kto ją mówi, przesuń, usuń</translation>
    </message>
    <message>
        <source>Line %1: more</source>
        <translation>Kwestia %1: więcej</translation>
    </message>
    <message>
        <source>When and by whom …</source>
        <translation>Kiedy i kto …</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>W górę</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>W dół</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>only sometimes</source>
        <translation>tylko czasami</translation>
    </message>
    <message>
        <source>said by %1</source>
        <translation>mówi %1</translation>
    </message>
    <message>
        <source>one of the group %1</source>
        <translation>jedna z grupy %1</translation>
    </message>
    <message>
        <source>after a pause</source>
        <translation>po przerwie</translation>
    </message>
</context>
<context>
    <name>ListeningSection</name>
    <message>
        <source>Models for recognition</source>
        <translation>Modele rozpoznawania</translation>
    </message>
    <message>
        <source>A model recognises one language, on this machine. It is fetched once from the address of its makers.</source>
        <translation>Model rozpoznaje jeden język, na tym komputerze. Jest pobierany raz, spod adresu jego twórców.</translation>
    </message>
    <message>
        <source>Install from a file …</source>
        <translation>Zainstaluj z pliku …</translation>
    </message>
    <message>
        <source>Help me choose …</source>
        <translation>Pomóż mi wybrać …</translation>
    </message>
    <message>
        <source>Recogniser</source>
        <translation>Rozpoznawanie mowy</translation>
    </message>
    <message>
        <source>Best that is installed</source>
        <translation>Najlepsze z zainstalowanych</translation>
    </message>
    <message>
        <source>Moonshine (built in, English)</source>
        <translation>Moonshine (wbudowany, angielski)</translation>
    </message>
    <message>
        <source>PocketSphinx (built in, English, mishears more)</source>
        <translation>PocketSphinx (wbudowany, angielski, częściej się myli)</translation>
    </message>
    <message>
        <source>None: I type my answers</source>
        <translation>Żadne: piszę odpowiedzi</translation>
    </message>
    <message>
        <source>Who listens</source>
        <translation>Kto słucha</translation>
    </message>
    <message>
        <source>What you say is recognised on this machine and stays here.</source>
        <translation>To, co mówisz, jest rozpoznawane na tym komputerze i tu zostaje.</translation>
    </message>
    <message>
        <source>Serves now</source>
        <translation>Teraz działa</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Twoja kolej</translation>
    </message>
    <message>
        <source>At once, like a hurried customer</source>
        <translation>Od razu, jak ktoś, kto się spieszy</translation>
    </message>
    <message>
        <source>As people do</source>
        <translation>Tak jak ludzie w rozmowie</translation>
    </message>
    <message>
        <source>Patiently: I want time to think</source>
        <translation>Cierpliwie: chcę mieć czas do namysłu</translation>
    </message>
    <message>
        <source>How soon the customer answers</source>
        <translation>Jak szybko klient odpowiada</translation>
    </message>
    <message>
        <source>The customer notices when a sentence is not finished yet, and waits.</source>
        <translation>Klient zauważa, że zdanie nie jest jeszcze skończone, i czeka.</translation>
    </message>
    <message>
        <source>Longest pause</source>
        <translation>Najdłuższa przerwa</translation>
    </message>
    <message>
        <source>After so long your turn is over, even in the middle of a sentence.</source>
        <translation>Po takiej przerwie twoja kolej się kończy, nawet w środku zdania.</translation>
    </message>
    <message>
        <source>Push-to-talk</source>
        <translation>Mów z klawiszem</translation>
    </message>
    <message>
        <source>Hold the space bar while you speak. Good in a noisy room.</source>
        <translation>Trzymaj spację, gdy mówisz. Dobre w hałasie.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Cancelled. What was fetched is kept and used the next time.</source>
        <translation>Anulowano. To, co pobrano, zostaje i przyda się następnym razem.</translation>
    </message>
    <message>
        <source>%1 is installed.</source>
        <translation>Zainstalowano %1.</translation>
    </message>
    <message>
        <source>%1 is complete and works.</source>
        <translation>%1 jest kompletny i działa.</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>Usunąć %1?</translation>
    </message>
    <message>
        <source>It can be installed again at any time.</source>
        <translation>Można go w każdej chwili zainstalować ponownie.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>Zainstaluj model</translation>
    </message>
    <message>
        <source>Vosk model (*.zip)</source>
        <translation>Model Vosk (*.zip)</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Your settings could not be read. They are kept as %1, and the usual ones are used.</source>
        <translation>Nie udało się odczytać ustawień. Zostały zachowane jako %1, a program używa domyślnych.</translation>
    </message>
    <message>
        <source>Read and type instead</source>
        <translation>Czytaj i pisz bez dźwięku</translation>
    </message>
    <message>
        <source>A call is running. End it and close the window?</source>
        <translation>Trwa rozmowa. Zakończyć ją i zamknąć okno?</translation>
    </message>
    <message>
        <source>What was said so far is kept.</source>
        <translation>To, co już powiedziano, zostaje zapisane.</translation>
    </message>
</context>
<context>
    <name>ManyField</name>
    <message>
        <source>None</source>
        <translation>Brak</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>The call stood still</source>
        <translation>Rozmowa stała</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Komentarz</translation>
    </message>
</context>
<context>
    <name>MineTab</name>
    <message>
        <source>What you were told</source>
        <translation>Co Ci przekazano</translation>
    </message>
    <message>
        <source>Recordings, transcripts, grades, comments, and who has opened them: as one file, for you alone.</source>
        <translation>Nagrania, zapisy, oceny, komentarze i kto je otwierał: w jednym pliku, tylko dla Ciebie.</translation>
    </message>
    <message>
        <source>All that is kept of you</source>
        <translation>Wszystko, co o Tobie przechowujemy</translation>
    </message>
    <message>
        <source>Version %1, which you acknowledged on %2</source>
        <translation>Wersja %1, potwierdzona %2</translation>
    </message>
    <message>
        <source>Version %1. You have not acknowledged it: your calls are not recorded.</source>
        <translation>Wersja %1. Jeszcze niepotwierdzona: Twoje rozmowy nie są nagrywane.</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Map of the graph</source>
        <translation>Mapa grafu</translation>
    </message>
</context>
<context>
    <name>MisunderstoodView</name>
    <message>
        <source>Look through real calls</source>
        <translation>Przejrzyj prawdziwe rozmowy</translation>
    </message>
    <message>
        <source>Calls of which scenario</source>
        <translation>Rozmowy którego scenariusza</translation>
    </message>
    <message>
        <source>Calls of this scenario</source>
        <translation>Rozmowy tego scenariusza</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>Szukaj dalej wstecz</translation>
    </message>
    <message>
        <source>What fitted no reply, nearly another one, or was put right by a trainer. Names are not shown.</source>
        <translation>To, co nie pasowało do żadnej odpowiedzi, prawie pasowało do innej albo poprawił trener. Nazwiska nie są pokazywane.</translation>
    </message>
    <message>
        <source>Said in vain</source>
        <translation>Powiedziane na próżno</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Dlaczego</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Razy</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Teraz</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Misunderstood in real calls</source>
        <translation>Źle zrozumiane w prawdziwych rozmowach</translation>
    </message>
    <message>
        <source>added</source>
        <translation>dodano</translation>
    </message>
    <message>
        <source>heard as: %1</source>
        <translation>usłyszano: %1</translation>
    </message>
    <message>
        <source>the recogniser was %1 sure</source>
        <translation>pewność rozpoznania: %1</translation>
    </message>
    <message>
        <source>There are no calls of this scenario in this language yet.</source>
        <translation>Nie ma jeszcze rozmów tego scenariusza w tym języku.</translation>
    </message>
    <message>
        <source>%1 in the newest %2 of %3 calls. Names are not shown.</source>
        <translation>%1 w najnowszych %2 z %3 rozmów. Nazwiska nie są pokazywane.</translation>
    </message>
    <message>
        <source>Calls of %1</source>
        <translation>Rozmowy: %1</translation>
    </message>
</context>
<context>
    <name>ModelRow</name>
    <message>
        <source>Download of %1</source>
        <translation>Pobieranie %1</translation>
    </message>
    <message>
        <source>Install</source>
        <translation>Zainstaluj</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Kontynuuj</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Sprawdź</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Zainstalowany</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>Niezainstalowany</translation>
    </message>
    <message>
        <source>%1 of it are here already</source>
        <translation>%1 już pobrano</translation>
    </message>
    <message>
        <source>In its makers&apos; tests %1 of 100 words were wrong.</source>
        <translation>W testach twórców błędnych było %1 na 100 słów.</translation>
    </message>
</context>
<context>
    <name>MomentBar</name>
    <message>
        <source>Where the call begins</source>
        <translation>Gdzie zaczyna się rozmowa</translation>
    </message>
    <message>
        <source>own anger</source>
        <translation>własna złość</translation>
    </message>
    <message>
        <source>anger </source>
        <translation>złość </translation>
    </message>
    <message>
        <source>Anger with which the call begins</source>
        <translation>Złość na początku rozmowy</translation>
    </message>
    <message>
        <source>Flags that are set when the call begins</source>
        <translation>Flagi ustawione na początku rozmowy</translation>
    </message>
    <message>
        <source>Level of difficulty</source>
        <translation>Poziom trudności</translation>
    </message>
    <message>
        <source>The start of the call</source>
        <translation>Początek rozmowy</translation>
    </message>
    <message numerus="yes">
        <source>%n flag(s) set</source>
        <translation>
            <numerusform>%n flaga</numerusform>
            <numerusform>%n flagi</numerusform>
            <numerusform>%n flag</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MomentButton</name>
    <message>
        <source>Show this turn</source>
        <translation>Pokaż tę wypowiedź</translation>
    </message>
</context>
<context>
    <name>MomentsPanel</name>
    <message>
        <source>Moments</source>
        <translation>Momenty</translation>
    </message>
    <message>
        <source>Go there (J and K lead from one to the next)</source>
        <translation>Przejdź tam (J i K prowadzą od jednego do następnego)</translation>
    </message>
    <message>
        <source>You grade this call blind. What the program found in it is shown afterwards.</source>
        <translation>Oceniasz tę rozmowę w ciemno. Co znalazł w niej program, zobaczysz potem.</translation>
    </message>
    <message>
        <source>This call is not judged, because parts of it cannot be read by this version.</source>
        <translation>Ta rozmowa nie jest oceniana, bo tej wersji nie udaje się odczytać jej części.</translation>
    </message>
    <message>
        <source>No mistake was found in this call.</source>
        <translation>W tej rozmowie nie znaleziono błędu.</translation>
    </message>
</context>
<context>
    <name>MoreSections</name>
    <message>
        <source>Others on the line</source>
        <translation>Inne osoby przy telefonie</translation>
    </message>
    <message>
        <source>Such as a supervisor who takes over. A line is theirs by its menu, “When and by whom”.</source>
        <translation>Na przykład kierownik, który przejmuje rozmowę. Kwestię przypisuje im jej menu, „Kiedy i kto”.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakty</translation>
    </message>
    <message>
        <source>A number, a name or a date that the trainee has to say: a reply may demand it.</source>
        <translation>Numer, nazwisko lub data, które musi wymienić osoba ćwicząca: odpowiedź może tego wymagać.</translation>
    </message>
    <message>
        <source>Easy, normal, hard</source>
        <translation>Łatwy, normalny, trudny</translation>
    </message>
    <message>
        <source>How this customer differs on each level: × 2 is twice as much or as long.</source>
        <translation>Czym ten klient różni się na każdym poziomie: × 2 to dwa razy więcej albo dłużej.</translation>
    </message>
    <message>
        <source>What calms and what angers them</source>
        <translation>Co ich uspokaja, a co złości</translation>
    </message>
    <message>
        <source>Points of anger, only for what moves this customer otherwise than most people.</source>
        <translation>Punkty złości, tylko za to, co działa na tego klienta inaczej niż na większość ludzi.</translation>
    </message>
    <message>
        <source>Mhm.</source>
        <translation>Mhm.</translation>
    </message>
    <message>
        <source>Heard while they listen</source>
        <translation>Słychać, gdy słuchają</translation>
    </message>
    <message>
        <source>A word or two, said in the pauses of a trainee who talks for longer.</source>
        <translation>Słowo lub dwa, w pauzach osoby ćwiczącej, która mówi dłużej.</translation>
    </message>
    <message>
        <source>A good call is settled within so many answers</source>
        <translation>Dobra rozmowa załatwia sprawę w tylu odpowiedziach</translation>
    </message>
    <message>
        <source>Slower ones lose points for it.</source>
        <translation>Wolniejsze tracą za to punkty.</translation>
    </message>
    <message>
        <source>What counts in the score</source>
        <translation>Co liczy się w ocenie</translation>
    </message>
    <message>
        <source>The higher a number beside the others, the more that part is worth.</source>
        <translation>Im wyższa liczba w porównaniu z innymi, tym więcej warta jest ta część.</translation>
    </message>
    <message>
        <source>Mistakes that spoil the call</source>
        <translation>Błędy, które psują całą rozmowę</translation>
    </message>
    <message>
        <source>With one of them the whole score is at most so many points.</source>
        <translation>Przy jednym z nich cała ocena to najwyżej tyle punktów.</translation>
    </message>
    <message>
        <source>Two days in the cold, and lectured for it. Never again.</source>
        <translation>Dwa dni na zimnie, a potem jeszcze pouczenia. Nigdy więcej.</translation>
    </message>
    <message>
        <source>Nobody understood that this was about a child.</source>
        <translation>Nikt nie zrozumiał, że chodzi o dziecko.</translation>
    </message>
    <message>
        <source>The engineer comes. That is all I can say.</source>
        <translation>Technik przyjedzie. Tyle mogę powiedzieć.</translation>
    </message>
    <message>
        <source>They sent somebody the same day. Thank you.</source>
        <translation>Przysłali kogoś tego samego dnia. Dziękuję.</translation>
    </message>
    <message>
        <source>A bad week, and somebody noticed. I will not forget that.</source>
        <translation>Zły tydzień i ktoś to zauważył. Nie zapomnę tego.</translation>
    </message>
    <message>
        <source>Their rating after the call</source>
        <translation>Ich ocena po rozmowie</translation>
    </message>
    <message>
        <source>What they write for one star to five. Where nothing stands, it is general words.</source>
        <translation>Co piszą, dając od jednej gwiazdki do pięciu. Gdzie nic nie wpisano, są to słowa ogólne.</translation>
    </message>
    <message>
        <source>Names that the voice mispronounces</source>
        <translation>Nazwy, które głos źle wymawia</translation>
    </message>
    <message>
        <source>As written = as it sounds, one to a line. Only the voice reads it so.</source>
        <translation>Jak się pisze = jak brzmi, po jednej w wierszu. Tak czyta to tylko głos.</translation>
    </message>
    <message>
        <source>How names are read out</source>
        <translation>Jak czytane są nazwy</translation>
    </message>
</context>
<context>
    <name>MoveList</name>
    <message>
        <source>stays here</source>
        <translation>zostaje tutaj</translation>
    </message>
    <message>
        <source>Nothing that a trainee might say yet</source>
        <translation>Nie ma jeszcze tego, co ćwiczący mógłby powiedzieć</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>W innym razie</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Zawsze</translation>
    </message>
    <message>
        <source>The customer says nothing</source>
        <translation>Klient nic nie mówi</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>odpowiedź</translation>
    </message>
    <message>
        <source>add a reply</source>
        <translation>dodaj odpowiedź</translation>
    </message>
    <message>
        <source>add a reaction</source>
        <translation>dodaj reakcję</translation>
    </message>
    <message>
        <source>remove “%1”</source>
        <translation>usuń „%1”</translation>
    </message>
    <message>
        <source>move “%1”</source>
        <translation>przesuń „%1”</translation>
    </message>
</context>
<context>
    <name>NeedsTab</name>
    <message>
        <source>Who needs what</source>
        <translation>Kto czego potrzebuje</translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation>Techniki</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Błędy</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Zapisz jako CSV</translation>
    </message>
    <message>
        <source>Calls behind the cell</source>
        <translation>Rozmowy za tym polem</translation>
    </message>
    <message>
        <source>Show in Sessions</source>
        <translation>Pokaż w Sesjach</translation>
    </message>
    <message>
        <source>Choose a cell to see the calls behind it.</source>
        <translation>Wybierz pole, aby zobaczyć stojące za nim rozmowy.</translation>
    </message>
    <message>
        <source>rarely made</source>
        <translation>rzadko popełniane</translation>
    </message>
    <message>
        <source>used when called for</source>
        <translation>używane, gdy trzeba</translation>
    </message>
    <message>
        <source>often made</source>
        <translation>często popełniane</translation>
    </message>
    <message>
        <source>needed</source>
        <translation>potrzebne</translation>
    </message>
    <message>
        <source>Of 100 calls in which the mistake lay near, it was made in so many; n counts those calls. Below 3 calls nothing is said. Whoever needs most stands on top, what is needed by most on the left.</source>
        <translation>W tylu na 100 rozmów, w których o ten błąd było łatwo, został popełniony; n to liczba tych rozmów. Poniżej 3 rozmów niczego się nie twierdzi. Na górze stoi ten, kto potrzebuje najwięcej, po lewej to, czego potrzebuje najwięcej osób.</translation>
    </message>
    <message>
        <source>Of 100 calls that called for the technique, it was used in so many; n counts those calls. Below 3 calls nothing is said. Whoever needs most stands on top, what is needed by most on the left.</source>
        <translation>W tylu na 100 rozmów, które wymagały tej techniki, została użyta; n to liczba tych rozmów. Poniżej 3 rozmów niczego się nie twierdzi. Na górze stoi ten, kto potrzebuje najwięcej, po lewej to, czego potrzebuje najwięcej osób.</translation>
    </message>
</context>
<context>
    <name>NewCalibration</name>
    <message>
        <source>New calibration</source>
        <translation>Nowa kalibracja</translation>
    </message>
    <message>
        <source>Such as the month</source>
        <translation>Na przykład miesiąc</translation>
    </message>
    <message>
        <source>Two names or more, with commas in between</source>
        <translation>Co najmniej dwa nazwiska, rozdzielone przecinkami</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tytuł</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>Karta ocen</translation>
    </message>
    <message>
        <source>Graders</source>
        <translation>Oceniający</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Rozmowy</translation>
    </message>
    <message>
        <source>How many to draw</source>
        <translation>Ile wylosować</translation>
    </message>
    <message>
        <source>Draw at random</source>
        <translation>Losuj</translation>
    </message>
    <message>
        <source>Chosen: calls %1, graders %2. Below ten calls no interval can be told.</source>
        <translation>Wybrano: rozmowy %1, oceniający %2. Poniżej dziesięciu rozmów nie da się podać przedziału.</translation>
    </message>
</context>
<context>
    <name>NewDialog</name>
    <message>
        <source>New customer</source>
        <translation>Nowy klient</translation>
    </message>
    <message>
        <source>The cold flat</source>
        <translation>Zimne mieszkanie</translation>
    </message>
    <message>
        <source>Ruth Hale</source>
        <translation>Ruta Halicka</translation>
    </message>
    <message>
        <source>A short call to change: a greeting, a question, two endings</source>
        <translation>Krótką rozmową do zmiany: powitanie, pytanie, dwa zakończenia</translation>
    </message>
    <message>
        <source>Nothing: I begin with an empty page</source>
        <translation>Niczym: zaczynam od pustej strony</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Zacznij</translation>
    </message>
    <message>
        <source>Who is going to call?</source>
        <translation>Kto zadzwoni?</translation>
    </message>
    <message>
        <source>Name of the customer</source>
        <translation>Imię i nazwisko klienta</translation>
    </message>
    <message>
        <source>What the call is about, in a few words</source>
        <translation>O czym jest rozmowa, w kilku słowach</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>Język</translation>
    </message>
    <message>
        <source>Begin with</source>
        <translation>Zacznij z</translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Passphrase</source>
        <translation>Hasło</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Jeszcze raz</translation>
    </message>
    <message>
        <source>A few words that belong together only for you are easy to keep in mind and hard to guess.</source>
        <translation>Kilka słów, które tylko dla Ciebie mają związek, łatwo zapamiętać, a trudno odgadnąć.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Hasła się różnią.</translation>
    </message>
</context>
<context>
    <name>NewSecondGradings</name>
    <message>
        <source>Second gradings</source>
        <translation>Drugie oceny</translation>
    </message>
    <message>
        <source>As in their settings</source>
        <translation>Tak jak w ich ustawieniach</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 dni</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 dni</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 dni</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Wszystkie</translation>
    </message>
    <message>
        <source>Every nth graded call</source>
        <translation>Co n-tą ocenioną rozmowę</translation>
    </message>
    <message>
        <source>So many at random</source>
        <translation>Tyle losowo</translation>
    </message>
    <message>
        <source>The same number draws the same calls</source>
        <translation>Ta sama liczba losuje te same rozmowy</translation>
    </message>
    <message>
        <source>Second grader</source>
        <translation>Drugi oceniający</translation>
    </message>
    <message>
        <source>Calls of the last</source>
        <translation>Rozmowy z ostatnich</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Wybierz</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Ziarno</translation>
    </message>
    <message>
        <source>They do not see the first grade, its score or comments until they have finished.</source>
        <translation>Pierwszej oceny, jej wyniku ani komentarzy nie widzą, dopóki nie skończą.</translation>
    </message>
    <message>
        <source>No graded call of this time fits: it must be finished, and graded by somebody else.</source>
        <translation>Żadna oceniona rozmowa z tego czasu nie pasuje: ocena musi być ukończona i wystawiona przez kogoś innego.</translation>
    </message>
</context>
<context>
    <name>NextField</name>
    <message>
        <source>Go there</source>
        <translation>Przejdź tam</translation>
    </message>
    <message>
        <source>Stay in this moment</source>
        <translation>Zostań w tym momencie</translation>
    </message>
    <message>
        <source>A new moment</source>
        <translation>Nowy moment</translation>
    </message>
    <message>
        <source>%1 (does not exist)</source>
        <translation>%1 (nie istnieje)</translation>
    </message>
    <message>
        <source>add “%1”</source>
        <translation>dodaj „%1”</translation>
    </message>
</context>
<context>
    <name>NodeForm</name>
    <message>
        <source>Name of the moment</source>
        <translation>Nazwa momentu</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>Rozmowa</translation>
    </message>
    <message>
        <source>goes on from here</source>
        <translation>toczy się dalej</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Odpowiedź</translation>
    </message>
    <message>
        <source>The customer says</source>
        <translation>Klient mówi</translation>
    </message>
    <message>
        <source>What the trainee may reply</source>
        <translation>Co może odpowiedzieć ćwiczący</translation>
    </message>
    <message>
        <source>Each reply that you expect, good ones and mistakes.</source>
        <translation>Każda odpowiedź, której się spodziewasz: dobre i błędy.</translation>
    </message>
    <message>
        <source>If nothing of that happens</source>
        <translation>Jeśli nic z tego się nie zdarzy</translation>
    </message>
    <message>
        <source>Without any, what is written for every moment applies.</source>
        <translation>Gdy nic tu nie ma, obowiązuje to, co zapisano dla każdego momentu.</translation>
    </message>
    <message>
        <source>Interruptions and buttons</source>
        <translation>Przerwania i przyciski</translation>
    </message>
    <message>
        <source>Finer points</source>
        <translation>Drobiazgi</translation>
    </message>
    <message>
        <source>Part of the call</source>
        <translation>Część rozmowy</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Nie podano</translation>
    </message>
    <message>
        <source>The customer waits</source>
        <translation>Klient czeka</translation>
    </message>
    <message>
        <source>Seconds until silence counts; as usual for this customer when it is not changed.</source>
        <translation>Sekundy, po których liczy się cisza; bez zmiany tak jak zwykle u tego klienta.</translation>
    </message>
    <message>
        <source>The customer rants</source>
        <translation>Klient wygłasza tyradę</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Yes: silence is the right answer</source>
        <translation>Tak: właściwą odpowiedzią jest cisza</translation>
    </message>
    <message>
        <source>What holds for every moment</source>
        <translation>To, co obowiązuje w każdym momencie</translation>
    </message>
    <message>
        <source>holds here, too</source>
        <translation>obowiązuje i tutaj</translation>
    </message>
    <message>
        <source>does not hold here</source>
        <translation>tutaj nie obowiązuje</translation>
    </message>
    <message>
        <source>rename “%1”</source>
        <translation>zmień nazwę „%1”</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Write a note, Enter keeps it</source>
        <translation>Zapisz notatkę, Enter ją zachowa</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notatka</translation>
    </message>
    <message>
        <source>Write a note (%1)</source>
        <translation>Zapisz notatkę (%1)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notatki</translation>
    </message>
</context>
<context>
    <name>NotesModel</name>
    <message>
        <source>Line</source>
        <translation>Wiersz</translation>
    </message>
    <message>
        <source>Fate</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>In the story</source>
        <translation>W opowieści</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Dlaczego</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Pominięte</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Zmienione</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Dodane</translation>
    </message>
</context>
<context>
    <name>NoticeDialog</name>
    <message>
        <source>Before your first recording</source>
        <translation>Przed pierwszym nagraniem</translation>
    </message>
    <message>
        <source>The notice has changed</source>
        <translation>Informacja się zmieniła</translation>
    </message>
    <message>
        <source>Please read what is kept of your calls, who sees it, and for how long.</source>
        <translation>Przeczytaj, co jest przechowywane z Twoich rozmów, kto to widzi i jak długo.</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>Przeczytałem(-am)</translation>
    </message>
    <message>
        <source>Practise without recording</source>
        <translation>Ćwicz bez nagrywania</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Potwierdzam</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Wersja %1</translation>
    </message>
</context>
<context>
    <name>NoticeTab</name>
    <message>
        <source>Who has taken note</source>
        <translation>Kto się zapoznał</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>jeszcze nie</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Language of the notice</source>
        <translation>Język informacji</translation>
    </message>
    <message>
        <source>Text of the notice</source>
        <translation>Treść informacji</translation>
    </message>
    <message>
        <source>Write a new version</source>
        <translation>Napisz nową wersję</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Zostaw bez zmian</translation>
    </message>
    <message>
        <source>The notice</source>
        <translation>Informacja</translation>
    </message>
    <message>
        <source>Version 1, as it comes with the program. Adapt it to what was agreed with you.</source>
        <translation>Wersja 1, dostarczona z programem. Dostosuj ją do ustaleń u Ciebie.</translation>
    </message>
    <message>
        <source>Version %1, published %2 by %3</source>
        <translation>Wersja %1, opublikowana %2, autor: %3</translation>
    </message>
    <message>
        <source>%1 of %2 have taken note of this version. Until then none of their calls is recorded.</source>
        <translation>%1 z %2 osób zapoznało się z tą wersją. Dopóki ktoś tego nie zrobi, jego rozmowy nie są nagrywane.</translation>
    </message>
    <message>
        <source>Change the text in both languages. It holds from the moment that you publish it.</source>
        <translation>Zmień tekst w obu językach. Obowiązuje od chwili publikacji.</translation>
    </message>
    <message>
        <source>Publish version %1</source>
        <translation>Opublikuj wersję %1</translation>
    </message>
    <message>
        <source>Publish version %1?</source>
        <translation>Opublikować wersję %1?</translation>
    </message>
    <message>
        <source>Everybody has to take note of it before their next call is recorded.</source>
        <translation>Każdy musi się z nią zapoznać, zanim nagra się jego następna rozmowa.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Opublikuj</translation>
    </message>
    <message>
        <source>Published. Everybody is shown it before their next call.</source>
        <translation>Opublikowano. Każdy zobaczy ją przed następną rozmową.</translation>
    </message>
</context>
<context>
    <name>Outline</name>
    <message>
        <source>Sections and questions</source>
        <translation>Sekcje i pytania</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Wagi</translation>
    </message>
    <message>
        <source>Compliance</source>
        <translation>Zgodność</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>Nowa sekcja</translation>
    </message>
    <message>
        <source>New question (Ins)</source>
        <translation>Nowe pytanie (Ins)</translation>
    </message>
    <message>
        <source>Move up (Alt+↑)</source>
        <translation>Przesuń w górę (Alt+↑)</translation>
    </message>
    <message>
        <source>Move down (Alt+↓)</source>
        <translation>Przesuń w dół (Alt+↓)</translation>
    </message>
    <message>
        <source>Copy the question</source>
        <translation>Kopiuj pytanie</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Usuń (Del)</translation>
    </message>
    <message>
        <source>Search the moments and what is said</source>
        <translation>Szukaj w momentach i w tym, co się mówi</translation>
    </message>
    <message>
        <source>Moments of the call</source>
        <translation>Momenty rozmowy</translation>
    </message>
</context>
<context>
    <name>PackButton</name>
    <message>
        <source>Packs</source>
        <translation>Pakiety</translation>
    </message>
    <message>
        <source>Take in a pack …</source>
        <translation>Wczytaj pakiet …</translation>
    </message>
    <message>
        <source>Packs that were taken in …</source>
        <translation>Przyjęte pakiety …</translation>
    </message>
    <message>
        <source>Make a pack …</source>
        <translation>Utwórz pakiet …</translation>
    </message>
    <message>
        <source>Scenario packs</source>
        <translation>Pakiety scenariuszy</translation>
    </message>
    <message>
        <source>Take in a pack</source>
        <translation>Wczytaj pakiet</translation>
    </message>
</context>
<context>
    <name>PackExportDialog</name>
    <message>
        <source>Make a pack</source>
        <translation>Utwórz pakiet</translation>
    </message>
    <message>
        <source>One signed file with these customers and all that they need: voices, sounds, parts, test plans.</source>
        <translation>Jeden podpisany plik z tymi klientami i wszystkim, czego potrzebują: głosami, dźwiękami, częściami, planami testów.</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Klienci</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Tytuł</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autorzy</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencja</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Do czego służy</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Write …</source>
        <translation>Zapisz …</translation>
    </message>
    <message>
        <source>Scenario packs</source>
        <translation>Pakiety scenariuszy</translation>
    </message>
    <message>
        <source>Write a pack</source>
        <translation>Zapisz pakiet</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Zapisywanie</translation>
    </message>
    <message>
        <source>Written, with %1 things in it. Your key: %2</source>
        <translation>Zapisano; elementów: %1. Twój klucz: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
</context>
<context>
    <name>PackImportDialog</name>
    <message>
        <source>Take in a pack</source>
        <translation>Wczytaj pakiet</translation>
    </message>
    <message>
        <source>I have compared the groups: trust this key from now on</source>
        <translation>Porównałem grupy: odtąd ufaj temu kluczowi</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Co</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwa</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Wczytanie</translation>
    </message>
    <message>
        <source>What is in the pack</source>
        <translation>Co jest w pakiecie</translation>
    </message>
    <message>
        <source>What to do with what is here otherwise</source>
        <translation>Co zrobić z tym, co tutaj jest inne</translation>
    </message>
    <message>
        <source>What is here otherwise</source>
        <translation>Co tutaj jest inne</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Wczytaj</translation>
    </message>
    <message>
        <source>Checking the signature and every file</source>
        <translation>Sprawdzanie podpisu i każdego pliku</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>wersja %1</translation>
    </message>
    <message>
        <source>licence %1</source>
        <translation>licencja %1</translation>
    </message>
    <message>
        <source>somebody without a name</source>
        <translation>ktoś bez nazwy</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <translation>Podpisał(a): %1</translation>
    </message>
    <message>
        <source>It cannot be taken in: %1.</source>
        <translation>Nie można go wczytać: %1.</translation>
    </message>
    <message>
        <source>Taking in</source>
        <translation>Wczytywanie</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Zamknij</translation>
    </message>
    <message>
        <source>Taken in: %1.</source>
        <translation>Wczytano: %1.</translation>
    </message>
    <message>
        <source>Taken in.</source>
        <translation>Wczytano.</translation>
    </message>
</context>
<context>
    <name>PackWords</name>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Test plans</source>
        <translation>Plany testów</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Część</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Głos</translation>
    </message>
    <message>
        <source>Voice model</source>
        <translation>Model głosu</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Dźwięk</translation>
    </message>
    <message>
        <source>Choose what to do</source>
        <translation>Wybierz, co zrobić</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Zachowaj moje</translation>
    </message>
    <message>
        <source>Take theirs in beside mine, under another name</source>
        <translation>Wczytaj obok moich, pod inną nazwą</translation>
    </message>
    <message>
        <source>Replace mine, and keep it aside</source>
        <translation>Zastąp moje i odłóż je na bok</translation>
    </message>
    <message>
        <source>Cannot be used: %1</source>
        <translation>Nie nadaje się do użycia: %1</translation>
    </message>
    <message>
        <source>Replaces yours</source>
        <translation>Zastępuje twoje</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nowe</translation>
    </message>
    <message>
        <source>New, as %1</source>
        <translation>Nowe, jako %1</translation>
    </message>
    <message>
        <source>Yours differs, and is newer (version %1)</source>
        <translation>Twoje jest inne i nowsze (wersja %1)</translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>Już jest</translation>
    </message>
    <message>
        <source>Has the name of something that comes with the program</source>
        <translation>Nosi nazwę czegoś, co należy do programu</translation>
    </message>
    <message>
        <source>Yours differs</source>
        <translation>Twoje jest inne</translation>
    </message>
    <message>
        <source>Its voices want the plug-in %1; until it is allowed, others speak.</source>
        <translation>Jego głosy wymagają wtyczki %1; dopóki nie jest dozwolona, mówią inne.</translation>
    </message>
    <message>
        <source>The part %1 is another one here: calls may go a little differently.</source>
        <translation>Część %1 jest tu inna: rozmowy mogą przebiegać trochę inaczej.</translation>
    </message>
    <message>
        <source>It needs the pack %1.</source>
        <translation>Wymaga pakietu %1.</translation>
    </message>
    <message>
        <source>It needs a newer Roleplay: %1.</source>
        <translation>Wymaga nowszej wersji Roleplay: %1.</translation>
    </message>
    <message>
        <source>Stays: another pack brought it, too</source>
        <translation>Zostaje: przyniósł to także inny pakiet</translation>
    </message>
    <message>
        <source>Stays: it was here before</source>
        <translation>Zostaje: było tu wcześniej</translation>
    </message>
    <message>
        <source>Not here any more</source>
        <translation>Już tego tu nie ma</translation>
    </message>
    <message>
        <source>The pack %1 needs it.</source>
        <translation>Potrzebuje go pakiet %1.</translation>
    </message>
    <message>
        <source>Your customer %1 uses %2.</source>
        <translation>Twój klient %1 używa: %2.</translation>
    </message>
    <message>
        <source>Your part %1 uses %2.</source>
        <translation>Twoja część %1 używa: %2.</translation>
    </message>
    <message>
        <source>An assignment (%1) asks for %2.</source>
        <translation>Zadanie (%1) wymaga: %2.</translation>
    </message>
</context>
<context>
    <name>Packing</name>
    <message>
        <source>Save as a package …</source>
        <translation>Zapisz jako paczkę …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Postęp</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Save the data of %1</source>
        <translation>Zapis danych: %1</translation>
    </message>
    <message>
        <source>Package (*.zip)</source>
        <translation>Paczka (*.zip)</translation>
    </message>
</context>
<context>
    <name>PageBar</name>
    <message>
        <source>Pages</source>
        <translation>Strony</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Ćwiczenie</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesje</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Zadania</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Raporty</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Eksport</translation>
    </message>
    <message>
        <source>Scorecards</source>
        <translation>Karty oceny</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Prywatność</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ustawienia</translation>
    </message>
</context>
<context>
    <name>PagedWindow</name>
    <message>
        <source>Keyboard shortcuts (F1)</source>
        <translation>Skróty klawiszowe (F1)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Skróty klawiszowe</translation>
    </message>
</context>
<context>
    <name>PalettePanel</name>
    <message>
        <source>Put in</source>
        <translation>Wstaw</translation>
    </message>
    <message>
        <source>Put in: %1</source>
        <translation>Wstaw: %1</translation>
    </message>
    <message>
        <source>put in “%1”</source>
        <translation>wstaw „%1”</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>A little longer, please: %1 of %2 characters. Blanks count.</source>
        <translation>Trochę dłuższe: %1 z %2 znaków. Odstępy też się liczą.</translation>
    </message>
    <message>
        <source>This would be guessed: many people use it, or it is your name. Add a word or two.</source>
        <translation>To da się odgadnąć: używa go wiele osób albo to Twoje imię. Dodaj słowo lub dwa.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Dobre.</translation>
    </message>
    <message>
        <source>Very good: nobody guesses this.</source>
        <translation>Bardzo dobre: nikt go nie odgadnie.</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation>Zmiana hasła</translation>
    </message>
    <message>
        <source>The present passphrase</source>
        <translation>Obecne hasło</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Zmień</translation>
    </message>
    <message>
        <source>The present passphrase is not right.</source>
        <translation>Obecne hasło jest nieprawidłowe.</translation>
    </message>
    <message numerus="yes">
        <source>Again in %n s</source>
        <translation>
            <numerusform>Ponownie za %n s</numerusform>
            <numerusform>Ponownie za %n s</numerusform>
            <numerusform>Ponownie za %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Chwila …</translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message>
        <source>Hide the letters</source>
        <translation>Ukryj znaki</translation>
    </message>
    <message>
        <source>Show the letters</source>
        <translation>Pokaż znaki</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Trainee</source>
        <translation>Uczestnik</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Trener</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>Kadry</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>brak konta</translation>
    </message>
    <message>
        <source>cannot sign in</source>
        <translation>nie może się zalogować</translation>
    </message>
    <message>
        <source>Practises. Sees, hears and exports their own calls, and nobody else&apos;s.</source>
        <translation>Ćwiczy. Widzi, słyszy i eksportuje własne rozmowy, i niczyje inne.</translation>
    </message>
    <message>
        <source>Hears, reads and grades the calls of their groups, assigns calls, writes scenarios. Sees no audit log.</source>
        <translation>Słucha, czyta i ocenia rozmowy swoich grup, zleca rozmowy, pisze scenariusze. Nie widzi dziennika zdarzeń.</translation>
    </message>
    <message>
        <source>Exports the practice log and grades, keeps the privacy rules, reads the audit log. Hears and reads no calls of others.</source>
        <translation>Eksportuje dziennik ćwiczeń i oceny, dba o zasady prywatności, czyta dziennik zdarzeń. Nie słucha i nie czyta cudzych rozmów.</translation>
    </message>
    <message>
        <source>Keeps accounts, encryption, backups and the database. Hears and reads no calls of others, and sees no grades.</source>
        <translation>Prowadzi konta, szyfrowanie, kopie i bazę danych. Nie słucha i nie czyta cudzych rozmów ani nie widzi ocen.</translation>
    </message>
    <message>
        <source>A person needs a name.</source>
        <translation>Osoba musi mieć imię lub nazwisko.</translation>
    </message>
    <message>
        <source>A name has at most {most} characters.</source>
        <translation>Imię i nazwisko mają najwyżej {most} znaków.</translation>
    </message>
    <message>
        <source>The name has characters that cannot be seen.</source>
        <translation>Imię lub nazwisko ma znaki, których nie widać.</translation>
    </message>
    <message>
        <source>“{name}” cannot be a person&apos;s name.</source>
        <translation>„{name}” nie może być nazwiskiem osoby.</translation>
    </message>
    <message>
        <source>This line has more cells than the first one has columns.</source>
        <translation>Ten wiersz ma więcej komórek niż pierwszy kolumn.</translation>
    </message>
    <message>
        <source>There is no role “{role}”.</source>
        <translation>Nie ma roli „{role}”.</translation>
    </message>
    <message>
        <source>Only a trainer can train groups.</source>
        <translation>Tylko trener może szkolić grupy.</translation>
    </message>
    <message>
        <source>Nobody is in more than {most} groups.</source>
        <translation>Nikt nie należy do więcej niż {most} grup.</translation>
    </message>
    <message>
        <source>The name of a group is too long, or has characters that cannot be seen.</source>
        <translation>Nazwa grupy jest za długa albo ma znaki, których nie widać.</translation>
    </message>
    <message>
        <source>Nobody would be left who can manage people.</source>
        <translation>Nie zostałby nikt, kto może zarządzać osobami.</translation>
    </message>
    <message>
        <source>Line {line} names the same person.</source>
        <translation>Wiersz {line} wymienia tę samą osobę.</translation>
    </message>
    <message>
        <source>There is {name} already, who is spelt otherwise.</source>
        <translation>Jest już {name}, z inną pisownią.</translation>
    </message>
    <message>
        <source>{before} becomes {after}</source>
        <translation>{before} → {after}</translation>
    </message>
    <message>
        <source>joins {group}</source>
        <translation>dołącza do: {group}</translation>
    </message>
    <message>
        <source>trains {group}</source>
        <translation>szkoli: {group}</translation>
    </message>
    <message>
        <source>Invited</source>
        <translation>Zaproszona</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktywna</translation>
    </message>
    <message>
        <source>Deactivated</source>
        <translation>Wyłączona</translation>
    </message>
    <message>
        <source>never yet</source>
        <translation>jeszcze nigdy</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>Nikt nie pasuje</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Pokaż wszystkich</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rola</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupy</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Ostatnie logowanie</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>Importuj …</translation>
    </message>
    <message>
        <source>Add a person …</source>
        <translation>Dodaj osobę …</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>Find a person or group</source>
        <translation>Znajdź osobę lub grupę</translation>
    </message>
    <message>
        <source>All roles</source>
        <translation>Wszystkie role</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Wszystkie stany</translation>
    </message>
    <message numerus="yes">
        <source>%n can sign in</source>
        <translation>
            <numerusform>%n może się logować</numerusform>
            <numerusform>%n mogą się logować</numerusform>
            <numerusform>%n może się logować</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invited</source>
        <translation>
            <numerusform>%n zaproszona</numerusform>
            <numerusform>%n zaproszone</numerusform>
            <numerusform>%n zaproszonych</numerusform>
        </translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>Import osób</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt)</source>
        <translation>Tabele (*.csv *.txt)</translation>
    </message>
</context>
<context>
    <name>PeoplePicker</name>
    <message>
        <source>Find, or type a new name and press Enter</source>
        <translation>Szukaj lub wpisz nową osobę i naciśnij Enter</translation>
    </message>
    <message>
        <source>Find a person or group</source>
        <translation>Znajdź osobę lub grupę</translation>
    </message>
    <message>
        <source>People and groups</source>
        <translation>Osoby i grupy</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>wybrano %n</numerusform>
            <numerusform>wybrano %n</numerusform>
            <numerusform>wybrano %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>Who uses this computer</source>
        <translation>Kto używa tego komputera</translation>
    </message>
    <message>
        <source>Several people …</source>
        <translation>Kilka osób …</translation>
    </message>
    <message>
        <source>Everybody then signs in and sees what is theirs. Who has practised here keeps their calls. It cannot be turned back.</source>
        <translation>Każdy będzie się logować i widzieć to, co jego. Kto tu ćwiczył, zachowa swoje rozmowy. Nie da się tego cofnąć.</translation>
    </message>
    <message>
        <source>Only you use it</source>
        <translation>Używasz go tylko Ty</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Logowanie</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Blokada po</translation>
    </message>
    <message>
        <source>Without a key or the mouse. A call that runs is not cut off.</source>
        <translation>Bez klawiatury i myszy. Trwająca rozmowa nie zostanie przerwana.</translation>
    </message>
    <message>
        <source>New recovery code …</source>
        <translation>Nowy kod odzyskiwania …</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Kod odzyskiwania</translation>
    </message>
    <message>
        <source>Should the paper be lost, or seen by somebody. The one before is good for nothing then.</source>
        <translation>Gdy papier zginął albo ktoś go widział. Poprzedni kod przestaje działać.</translation>
    </message>
    <message>
        <source>New recovery code</source>
        <translation>Nowy kod odzyskiwania</translation>
    </message>
    <message>
        <source>Your passphrase, so that nobody else makes one:</source>
        <translation>Twoje hasło, aby nikt inny go nie utworzył:</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
    </message>
</context>
<context>
    <name>PeriodPanel</name>
    <message>
        <source>Period</source>
        <translation>Okres</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Między dwoma dniami</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Pierwszy dzień</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ostatni dzień</translation>
    </message>
</context>
<context>
    <name>PersonCard</name>
    <message>
        <source>Groups</source>
        <translation>Grupy</translation>
    </message>
    <message>
        <source>Trains these groups</source>
        <translation>Szkoli te grupy</translation>
    </message>
    <message>
        <source>None ticked: everybody.</source>
        <translation>Bez zaznaczenia: wszystkich.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rola</translation>
    </message>
    <message>
        <source>New code …</source>
        <translation>Nowy kod …</translation>
    </message>
    <message>
        <source>For somebody who has forgotten their passphrase</source>
        <translation>Dla kogoś, kto zapomniał hasła</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Zmień nazwisko …</translation>
    </message>
    <message>
        <source>last sign-in %1</source>
        <translation>ostatnie logowanie: %1</translation>
    </message>
    <message>
        <source>code good until %1</source>
        <translation>kod ważny do %1</translation>
    </message>
    <message>
        <source>Deactivate …</source>
        <translation>Wyłącz konto …</translation>
    </message>
    <message>
        <source>Let them sign in again</source>
        <translation>Pozwól znów się logować</translation>
    </message>
    <message>
        <source>You cannot lock yourself out.</source>
        <translation>Nie możesz odciąć samego siebie.</translation>
    </message>
    <message>
        <source>Make %1 %2?</source>
        <translation>%1: nadać rolę „%2”?</translation>
    </message>
    <message>
        <source>Change the role</source>
        <translation>Zmień rolę</translation>
    </message>
    <message>
        <source>%1 is now: %2.</source>
        <translation>%1: nowa rola to %2.</translation>
    </message>
    <message>
        <source>Give %1 a new code?</source>
        <translation>Wydać nowy kod: %1?</translation>
    </message>
    <message>
        <source>With it they choose a new passphrase. Until then the one that they have goes on working.</source>
        <translation>Z tym kodem wybiera się nowe hasło. Do tego czasu działa dotychczasowe.</translation>
    </message>
    <message>
        <source>Make the code</source>
        <translation>Utwórz kod</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Zmiana nazwiska</translation>
    </message>
    <message>
        <source>The new name stands in all their calls, grades and assignments, too.</source>
        <translation>Nowe nazwisko pojawi się też we wszystkich rozmowach, ocenach i zadaniach.</translation>
    </message>
    <message>
        <source>%1 is now called %2.</source>
        <translation>%1 nazywa się teraz %2.</translation>
    </message>
    <message>
        <source>%1 can sign in again.</source>
        <translation>%1 może się znów logować.</translation>
    </message>
    <message>
        <source>Deactivate %1?</source>
        <translation>Wyłączyć konto: %1?</translation>
    </message>
    <message>
        <source>They cannot sign in any more. Their calls and grades stay until they are erased or too old.</source>
        <translation>Nie będzie się można zalogować. Rozmowy i oceny pozostaną, aż zostaną wymazane lub się przedawnią.</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Wyłącz konto</translation>
    </message>
    <message>
        <source>%1 cannot sign in any more.</source>
        <translation>%1 nie może się już logować.</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Lock</source>
        <translation>Zablokuj</translation>
    </message>
    <message>
        <source>Change the passphrase …</source>
        <translation>Zmień hasło …</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Wyloguj</translation>
    </message>
    <message>
        <source>%1, signed in</source>
        <translation>%1, po zalogowaniu</translation>
    </message>
</context>
<context>
    <name>PersonTab</name>
    <message>
        <source>Whose data</source>
        <translation>Czyje dane</translation>
    </message>
    <message>
        <source>Type or choose a name</source>
        <translation>Wpisz lub wybierz nazwisko</translation>
    </message>
    <message>
        <source>Other names, with commas between</source>
        <translation>Inne nazwiska, po przecinku</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Inne nazwiska</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Sprawdź</translation>
    </message>
    <message>
        <source>Somebody asks what is kept of them, wants a copy, or wants it erased: choose who.</source>
        <translation>Ktoś pyta, co o nim przechowujecie, chce kopii albo usunięcia: wybierz, kto.</translation>
    </message>
    <message>
        <source>Nobody is chosen yet</source>
        <translation>Nikogo jeszcze nie wybrano</translation>
    </message>
    <message>
        <source>What there is of a person is counted first. Nothing is changed by looking.</source>
        <translation>Najpierw liczymy, co jest o danej osobie. Samo sprawdzenie niczego nie zmienia.</translation>
    </message>
    <message>
        <source>Erase …</source>
        <translation>Wymaż …</translation>
    </message>
    <message>
        <source>Recordings, transcripts, grades, comments, and who has opened them: for the person alone.</source>
        <translation>Nagrania, zapisy, oceny, komentarze i kto je otwierał: tylko dla tej osoby.</translation>
    </message>
    <message>
        <source>A copy for them</source>
        <translation>Kopia dla tej osoby</translation>
    </message>
    <message>
        <source>Rows, recordings, caches, the search index and copies: for good. You see all of it before.</source>
        <translation>Wpisy, nagrania, pamięć podręczna, indeks wyszukiwania i kopie: na zawsze. Wcześniej widać wszystko.</translation>
    </message>
    <message>
        <source>Erasure</source>
        <translation>Wymazanie</translation>
    </message>
    <message>
        <source>also: %1</source>
        <translation>także: %1</translation>
    </message>
    <message>
        <source>There is nothing of %1 here.</source>
        <translation>Nie ma tu nic o: %1.</translation>
    </message>
    <message>
        <source>Similar names here: %1.</source>
        <translation>Podobne nazwiska tutaj: %1.</translation>
    </message>
    <message>
        <source>%1, %2. What is left says “%3”.</source>
        <translation>%1, %2. To, co zostało, podpisano „%3”.</translation>
    </message>
    <message>
        <source>Backups from before hold them until they go: the administrator can replace them.</source>
        <translation>Wcześniejsze kopie zapasowe zawierają te dane, dopóki nie znikną: administrator może je zastąpić.</translation>
    </message>
    <message>
        <source>Replace the backups, too?</source>
        <translation>Zastąpić także kopie zapasowe?</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) hold them still. A new one is made, then the others go.</source>
        <translation>
            <numerusform>%n kopia zapasowa nadal zawiera te dane. Powstanie nowa, potem pozostałe znikną.</numerusform>
            <numerusform>%n kopie zapasowe nadal zawierają te dane. Powstanie nowa, potem pozostałe znikną.</numerusform>
            <numerusform>%n kopii zapasowych nadal zawiera te dane. Powstanie nowa, potem pozostałe znikną.</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Zastąp</translation>
    </message>
    <message numerus="yes">
        <source>A new backup was made and checked, %n older one(s) deleted.</source>
        <translation>
            <numerusform>Wykonano i sprawdzono nową kopię zapasową, usunięto %n starszą.</numerusform>
            <numerusform>Wykonano i sprawdzono nową kopię zapasową, usunięto %n starsze.</numerusform>
            <numerusform>Wykonano i sprawdzono nową kopię zapasową, usunięto %n starszych.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlanDialog</name>
    <message>
        <source>Make a test plan</source>
        <translation>Utwórz plan testowy</translation>
    </message>
    <message>
        <source>Tried in the studio</source>
        <translation>Wypróbowane w studiu</translation>
    </message>
    <message>
        <source>Title of the plan</source>
        <translation>Tytuł planu</translation>
    </message>
    <message>
        <source>The plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>What does this call show?</source>
        <translation>Co pokazuje ta rozmowa?</translation>
    </message>
    <message>
        <source>Lines with &gt; are what was said, lines with = what must come of it. Leave out what does not matter.</source>
        <translation>Wiersze z &gt; to wypowiedzi, wiersze z = to, co musi z nich wyniknąć. Pomiń to, co nieważne.</translation>
    </message>
</context>
<context>
    <name>PluginsSection</name>
    <message>
        <source>Plug-ins</source>
        <translation>Wtyczki</translation>
    </message>
    <message>
        <source>Voices, recognisers, understanding and exports of others. A plug-in is a program: it may do on this computer whatever you may. Nothing of it runs before you allow it.</source>
        <translation>Głosy, rozpoznawanie mowy, rozumienie i eksport innych autorów. Wtyczka to program: może na tym komputerze wszystko, co ty. Nic z niej nie działa, dopóki na to nie pozwolisz.</translation>
    </message>
    <message>
        <source>They are installed in %1</source>
        <translation>Są zainstalowane w %1</translation>
    </message>
    <message>
        <source>None is installed in %1</source>
        <translation>Żadna nie jest zainstalowana w %1</translation>
    </message>
    <message>
        <source>Its files are not the ones that were allowed, so it is off.</source>
        <translation>Jej pliki nie są tymi, na które pozwolono, więc jest wyłączona.</translation>
    </message>
    <message>
        <source>It was left out: %1</source>
        <translation>Pominięto ją: %1</translation>
    </message>
    <message>
        <source>Allow %1</source>
        <translation>Zezwól na %1</translation>
    </message>
    <message>
        <source>voices</source>
        <translation>głosy</translation>
    </message>
    <message>
        <source>recogniser</source>
        <translation>rozpoznawanie mowy</translation>
    </message>
    <message>
        <source>understanding</source>
        <translation>rozumienie</translation>
    </message>
    <message>
        <source>export</source>
        <translation>eksport</translation>
    </message>
    <message>
        <source>Allow a plug-in</source>
        <translation>Zezwolenie na wtyczkę</translation>
    </message>
    <message>
        <source>Allow %1 to run?</source>
        <translation>Pozwolić na działanie %1?</translation>
    </message>
    <message>
        <source>It may do on this computer whatever you may: read recordings, use the network. It lies in %1</source>
        <translation>Może na tym komputerze wszystko, co ty: czytać nagrania, korzystać z sieci. Znajduje się w %1</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Zezwól</translation>
    </message>
    <message>
        <source>%1 is allowed. Its voices and recognisers serve from the next start on.</source>
        <translation>Zezwolono na %1. Jej głosy i rozpoznawanie mowy działają od następnego uruchomienia.</translation>
    </message>
    <message>
        <source>%1 is off from the next start on.</source>
        <translation>%1 jest wyłączona od następnego uruchomienia.</translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>No customers yet</source>
        <translation>Nie ma jeszcze klientów</translation>
    </message>
    <message>
        <source>The scenario library is empty. Install the program again, or ask your trainer for scenarios.</source>
        <translation>Biblioteka scenariuszy jest pusta. Zainstaluj program ponownie albo poproś trenera o scenariusze.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Sprawdź ponownie</translation>
    </message>
    <message>
        <source>Start the call</source>
        <translation>Rozpocznij rozmowę</translation>
    </message>
    <message>
        <source>Enter on a customer, or Ctrl+Enter</source>
        <translation>Enter na kliencie albo Ctrl+Enter</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Tryb</translation>
    </message>
    <message>
        <source>Language of the call</source>
        <translation>Język rozmowy</translation>
    </message>
    <message>
        <source>No customer fits</source>
        <translation>Żaden klient nie pasuje</translation>
    </message>
    <message>
        <source>Show all customers</source>
        <translation>Pokaż wszystkich klientów</translation>
    </message>
    <message>
        <source>What is kept of the call</source>
        <translation>Co zostaje z rozmowy</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Poziom</translation>
    </message>
    <message>
        <source>Listening: %1</source>
        <translation>Słucha: %1</translation>
    </message>
    <message>
        <source>Your call with %1 (%2) was cut off. Everything up to then is kept.</source>
        <translation>Rozmowa: %1 (%2) została przerwana. Wszystko do tego momentu jest zachowane.</translation>
    </message>
    <message>
        <source>Review it</source>
        <translation>Obejrzyj</translation>
    </message>
    <message>
        <source>%1 has sent you feedback on your call with %2 (%3).</source>
        <translation>Nowa informacja zwrotna od: %1, o rozmowie z: %2 (%3).</translation>
    </message>
    <message numerus="yes">
        <source>You have new feedback on %n call(s), the latest from %1 on your call with %2 (%3).</source>
        <translation>
            <numerusform>Masz nową informację zwrotną o %n rozmowie, ostatnio od: %1, o rozmowie z: %2 (%3).</numerusform>
            <numerusform>Masz nowe informacje zwrotne o %n rozmowach, ostatnio od: %1, o rozmowie z: %2 (%3).</numerusform>
            <numerusform>Masz nowe informacje zwrotne o %n rozmowach, ostatnio od: %1, o rozmowie z: %2 (%3).</numerusform>
        </translation>
    </message>
    <message>
        <source>Your trainer</source>
        <translation>Twój trener</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Przeczytaj</translation>
    </message>
    <message>
        <source>Calls are assigned to people here. Say who you are, and you see what is yours.</source>
        <translation>Są tu rozmowy przydzielone osobom. Podaj swoje imię i nazwisko, a zobaczysz swoje.</translation>
    </message>
    <message>
        <source>Enter your name</source>
        <translation>Podaj swoje dane</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>The first rows</source>
        <translation>Pierwsze wiersze</translation>
    </message>
    <message>
        <source>The first statement</source>
        <translation>Pierwsze zdanie</translation>
    </message>
    <message>
        <source>No call fits</source>
        <translation>Żadna rozmowa nie pasuje</translation>
    </message>
    <message>
        <source>Choose other people or another time.</source>
        <translation>Wybierz inne osoby lub inny czas.</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>Recordings</source>
        <translation>Nagrania</translation>
    </message>
    <message>
        <source>Spoken comments</source>
        <translation>Komentarze głosowe</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Co powiedziano</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Wyniki</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Dziennik zdarzeń</translation>
    </message>
    <message>
        <source>The sound of calls, and what was measured of the voice.</source>
        <translation>Dźwięk rozmów i to, co zmierzono w głosie.</translation>
    </message>
    <message>
        <source>What trainers have said about calls, in their own voice.</source>
        <translation>To, co trenerzy nagrali o rozmowach własnym głosem.</translation>
    </message>
    <message>
        <source>The words of calls, and quotations of them.</source>
        <translation>Słowa z rozmów i cytaty z nich.</translation>
    </message>
    <message>
        <source>The call as a whole: outcome, score, grades, comments, feedback.</source>
        <translation>Rozmowa jako całość: wynik, punkty, oceny, komentarze, informacje zwrotne.</translation>
    </message>
    <message>
        <source>Who did what to whose data.</source>
        <translation>Kto i co zrobił z czyimi danymi.</translation>
    </message>
    <message>
        <source>Everything is deleted in the database, but the server keeps deleted rows on its disk until it clears up ({where}). An administrator of the server runs `roleplay database compact` in a quiet hour.</source>
        <translation>W bazie wszystko usunięto, ale serwer trzyma usunięte wiersze na dysku, dopóki nie posprząta ({where}). Administrator serwera uruchamia o spokojnej porze `roleplay database compact`.</translation>
    </message>
    <message>
        <source>{path} cannot be searched: {why}.</source>
        <translation>Nie można przeszukać {path}: {why}.</translation>
    </message>
    <message>
        <source>{path} is the store from before a restore, with all that was in it: delete it.</source>
        <translation>{path} to baza sprzed przywrócenia kopii, ze wszystkim, co w niej było: usuń ją.</translation>
    </message>
    <message>
        <source>{path} names them; look at it, and delete it if it is not needed.</source>
        <translation>{path} zawiera jej imię i nazwisko; obejrzyj ten plik i usuń go, jeśli nie jest potrzebny.</translation>
    </message>
    <message>
        <source>{path} names them, and is no text in UTF-8.</source>
        <translation>{path} zawiera jej imię i nazwisko, a nie jest tekstem w UTF-8.</translation>
    </message>
    <message>
        <source>Everything is deleted in the database, which could not be written anew. {why}</source>
        <translation>W bazie wszystko usunięto, ale nie dało się zapisać jej od nowa. {why}</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Z nagraniem</translation>
    </message>
    <message>
        <source>Words only</source>
        <translation>Tylko słowa</translation>
    </message>
    <message>
        <source>Result only</source>
        <translation>Tylko wynik</translation>
    </message>
    <message>
        <source>Sound, words and result stay, to be heard again.</source>
        <translation>Zostają dźwięk, słowa i wynik, do ponownego odsłuchu.</translation>
    </message>
    <message>
        <source>No sound is written. What was said stays as text, with the result.</source>
        <translation>Dźwięk nie jest zapisywany. Słowa zostają jako tekst, razem z wynikiem.</translation>
    </message>
    <message>
        <source>No sound is written, and the words go when you leave the debrief. The result stays.</source>
        <translation>Dźwięk nie jest zapisywany, a słowa znikają po opuszczeniu omówienia. Zostaje wynik.</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>rozmowy</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>nagrania</translation>
    </message>
    <message>
        <source>rows of data beside calls</source>
        <translation>wiersze danych poza rozmowami</translation>
    </message>
    <message>
        <source>written about others</source>
        <translation>napisane o innych</translation>
    </message>
    <message>
        <source>spoken comments of theirs</source>
        <translation>własne komentarze głosowe</translation>
    </message>
    <message>
        <source>named by others</source>
        <translation>wzmianki u innych</translation>
    </message>
    <message>
        <source>calls on hold</source>
        <translation>wstrzymane rozmowy</translation>
    </message>
    <message>
        <source>account</source>
        <translation>konto</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>tak</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>first call</source>
        <translation>pierwsza rozmowa</translation>
    </message>
    <message>
        <source>last call</source>
        <translation>ostatnia rozmowa</translation>
    </message>
    <message>
        <source>%1, %2, %3 saved as %4.</source>
        <translation>%1, %2, %3 – zapisano jako %4.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Prywatność</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>Moje dane</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Informacja</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Przechowywanie</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Jedna osoba</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Dziennik zdarzeń</translation>
    </message>
</context>
<context>
    <name>PrivacyWords</name>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n nagranie</numerusform>
            <numerusform>%n nagrania</numerusform>
            <numerusform>%n nagrań</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spoken comment(s)</source>
        <translation>
            <numerusform>%n komentarz głosowy</numerusform>
            <numerusform>%n komentarze głosowe</numerusform>
            <numerusform>%n komentarzy głosowych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n transcript(s)</source>
        <translation>
            <numerusform>%n zapis</numerusform>
            <numerusform>%n zapisy</numerusform>
            <numerusform>%n zapisów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whole call(s)</source>
        <translation>
            <numerusform>%n cała rozmowa</numerusform>
            <numerusform>%n całe rozmowy</numerusform>
            <numerusform>%n całych rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log entries</source>
        <translation>
            <numerusform>%n wpis dziennika</numerusform>
            <numerusform>%n wpisy dziennika</numerusform>
            <numerusform>%n wpisów dziennika</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erased: %n call(s)</source>
        <translation>
            <numerusform>Wymazano: %n rozmowa</numerusform>
            <numerusform>Wymazano: %n rozmowy</numerusform>
            <numerusform>Wymazano: %n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sound file(s)</source>
        <translation>
            <numerusform>%n plik dźwiękowy</numerusform>
            <numerusform>%n pliki dźwiękowe</numerusform>
            <numerusform>%n plików dźwiękowych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n rozmowa</numerusform>
            <numerusform>%n rozmowy</numerusform>
            <numerusform>%n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted recording(s) lie in the folder or bucket until a computer that knows it starts.</source>
        <translation>
            <numerusform>%n usunięte nagranie leży w folderze lub zasobniku, dopóki nie uruchomi się komputer, który je zna.</numerusform>
            <numerusform>%n usunięte nagrania leżą w folderze lub zasobniku, dopóki nie uruchomi się komputer, który je zna.</numerusform>
            <numerusform>%n usuniętych nagrań leży w folderze lub zasobniku, dopóki nie uruchomi się komputer, który je zna.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Something went wrong</source>
        <translation>Coś poszło nie tak</translation>
    </message>
    <message>
        <source>Something went wrong inside the program. Your calls are saved.</source>
        <translation>Coś poszło nie tak w programie. Twoje rozmowy są zapisane.</translation>
    </message>
    <message>
        <source>The log says what happened. It lies in:
%1</source>
        <translation>Dziennik mówi, co się stało. Leży w:
%1</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>Problems</source>
        <translation>Problemy</translation>
    </message>
    <message>
        <source>Check the sentences, too</source>
        <translation>Sprawdź też zdania</translation>
    </message>
    <message>
        <source>Tries whether every sentence of a reply is understood as that reply; takes some seconds</source>
        <translation>Sprawdza, czy każde zdanie odpowiedzi jest tak rozumiane; trwa kilka sekund</translation>
    </message>
    <message>
        <source>Nothing is wrong</source>
        <translation>Wszystko w porządku</translation>
    </message>
    <message>
        <source>This customer can be rung up.</source>
        <translation>Do tego klienta można zadzwonić.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>i jeszcze %1</translation>
    </message>
</context>
<context>
    <name>ProgressTab</name>
    <message>
        <source>What is measured</source>
        <translation>Co jest mierzone</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Zapisz jako CSV</translation>
    </message>
    <message>
        <source>None of these calls tells of it.</source>
        <translation>Żadna z tych rozmów o tym nie mówi.</translation>
    </message>
    <message>
        <source>First %1 · best %2 · latest %3</source>
        <translation>Pierwszy %1 · najlepszy %2 · ostatni %3</translation>
    </message>
    <message>
        <source>The curve is the mean of the latest 10 calls, grey dots are single calls (a click opens one). The band is where the true mean lies with 95 % certainty: the fewer calls, the wider.</source>
        <translation>Krzywa to średnia z ostatnich 10 rozmów, szare kropki to pojedyncze rozmowy (kliknięcie otwiera rozmowę). W paśmie prawdziwa średnia leży z pewnością 95 %: im mniej rozmów, tym jest szersze.</translation>
    </message>
    <message>
        <source>Each point is a week, in which every person counts the same. The band is where the mean of such people lies with 95 % certainty: the fewer people, the wider.</source>
        <translation>Każdy punkt to tydzień, w którym każda osoba liczy się tak samo. W paśmie średnia takich osób leży z pewnością 95 %: im mniej osób, tym jest szersze.</translation>
    </message>
    <message>
        <source>Each point is a month, in which every person counts the same. The band is where the mean of such people lies with 95 % certainty: the fewer people, the wider.</source>
        <translation>Każdy punkt to miesiąc, w którym każda osoba liczy się tak samo. W paśmie średnia takich osób leży z pewnością 95 %: im mniej osób, tym jest szersze.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Miara</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Średnia</translation>
    </message>
    <message>
        <source>lies between</source>
        <translation>leży między</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Rozmowy</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Write a note on this answer (T)</source>
        <translation>Napisz uwagę do tej odpowiedzi (T)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Uwaga</translation>
    </message>
    <message>
        <source>A note on this answer</source>
        <translation>Uwaga do tej odpowiedzi</translation>
    </message>
    <message>
        <source>Compliance</source>
        <translation>Zgodność</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 pkt</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Potwierdź</translation>
    </message>
    <message>
        <source>Take the machine&apos;s answer (Enter)</source>
        <translation>Przyjmij odpowiedź programu (Enter)</translation>
    </message>
    <message>
        <source>Machine: %1, %2 sure</source>
        <translation>Program: %1, pewność %2</translation>
    </message>
    <message>
        <source>The machine found nothing to answer this with.</source>
        <translation>Program nie znalazł podstaw do odpowiedzi.</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Jeszcze bez odpowiedzi</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Jest odpowiedź</translation>
    </message>
    <message>
        <source>The machine&apos;s answer, confirmed</source>
        <translation>Odpowiedź programu, potwierdzona</translation>
    </message>
    <message>
        <source>The machine was overruled</source>
        <translation>Odpowiedź programu odrzucona</translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>Question</source>
        <translation>Pytanie</translation>
    </message>
    <message>
        <source>How to judge it</source>
        <translation>Jak oceniać</translation>
    </message>
    <message>
        <source>Counts in the compliance score, not in the score</source>
        <translation>Liczy się do wyniku zgodności, nie do oceny</translation>
    </message>
    <message>
        <source>May be answered with “does not apply”</source>
        <translation>Można odpowiedzieć „nie dotyczy”</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Odpowiedź</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Waga</translation>
    </message>
    <message>
        <source>Worst step</source>
        <translation>Najgorszy stopień</translation>
    </message>
    <message>
        <source>Best step</source>
        <translation>Najlepszy stopień</translation>
    </message>
    <message>
        <source>Worth nothing at</source>
        <translation>Zero punktów przy</translation>
    </message>
    <message>
        <source>Worth all at</source>
        <translation>Pełne punkty przy</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Jednostka</translation>
    </message>
    <message>
        <source>Answers, and what they are worth</source>
        <translation>Odpowiedzi i ich wartość</translation>
    </message>
    <message>
        <source>If it is failed</source>
        <translation>Gdy niespełnione</translation>
    </message>
    <message>
        <source>Prefilled by the rule</source>
        <translation>Wypełniane regułą</translation>
    </message>
    <message>
        <source>such as: %1</source>
        <translation>na przykład: %1</translation>
    </message>
    <message>
        <source>The machine then answers by itself, with evidence; without a rule a person does.</source>
        <translation>Wtedy program odpowiada sam, z uzasadnieniem; bez reguły odpowiada człowiek.</translation>
    </message>
</context>
<context>
    <name>ReactionForm</name>
    <message>
        <source>Only when …</source>
        <translation>Tylko gdy …</translation>
    </message>
    <message>
        <source>Then the call goes to</source>
        <translation>Potem rozmowa przechodzi do</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Skutek</translation>
    </message>
    <message>
        <source>Why the customer reacts so</source>
        <translation>Dlaczego klient tak reaguje</translation>
    </message>
    <message>
        <source>One sentence, shown to the trainee after the call.</source>
        <translation>Jedno zdanie, które ćwiczący zobaczy po rozmowie.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Of several, the first that applies is taken; without a condition it always applies.</source>
        <translation>Z kilku liczy się pierwsza, która pasuje; bez warunku pasuje zawsze.</translation>
    </message>
    <message>
        <source>The customer says</source>
        <translation>Klient mówi</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>Co z tego wynika</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>What you said</source>
        <translation>Twoje słowa</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Milczenie</translation>
    </message>
    <message>
        <source>Interruption</source>
        <translation>Przerwanie</translation>
    </message>
    <message>
        <source>Not what was hoped for</source>
        <translation>Nie to, na co liczono</translation>
    </message>
    <message>
        <source>Hang-up</source>
        <translation>Odłożenie słuchawki</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Zawieszenie rozmowy</translation>
    </message>
    <message>
        <source>The feeling was met</source>
        <translation>Uczucie zauważone</translation>
    </message>
    <message>
        <source>The matter was settled</source>
        <translation>Sprawa załatwiona</translation>
    </message>
    <message>
        <source>Steps of the ladder</source>
        <translation>Stopnie drabiny</translation>
    </message>
    <message>
        <source>Taken off hold</source>
        <translation>Wznowienie rozmowy</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Przekazanie</translation>
    </message>
    <message>
        <source>A gentle start: the easiest customer of the library, at the easy level.</source>
        <translation>Łagodny początek: najłatwiejszy klient z biblioteki, na łatwym poziomie.</translation>
    </message>
    <message>
        <source>You have not spoken with this customer yet.</source>
        <translation>Z tym klientem nie było jeszcze rozmowy.</translation>
    </message>
    <message>
        <source>Your last call here was lost. Try once more, at a gentler level.</source>
        <translation>Ostatnia rozmowa z tym klientem się nie udała. Spróbuj jeszcze raz, na łagodniejszym poziomie.</translation>
    </message>
    <message>
        <source>You handled this customer with ease: try them at the next level.</source>
        <translation>Z tym klientem poszło Ci gładko: spróbuj na wyższym poziomie.</translation>
    </message>
    <message>
        <source>Your trainer has assigned this call to you.</source>
        <translation>Tę rozmowę przydzielił Ci trener.</translation>
    </message>
    <message>
        <source>Your trainer has assigned this call to you; it was due on %1.</source>
        <translation>Tę rozmowę przydzielił Ci trener; termin minął: %1.</translation>
    </message>
    <message>
        <source>Your trainer has assigned this call to you, until %1.</source>
        <translation>Tę rozmowę przydzielił Ci trener; termin: %1.</translation>
    </message>
    <message>
        <source>You let the customer&apos;s grief pass in %1 of %2 calls.</source>
        <translation>Żal klienta pozostał bez odpowiedzi w %1 z %2 rozmów.</translation>
    </message>
    <message>
        <source>You let the customer&apos;s anger pass in %1 of %2 calls.</source>
        <translation>Złość klienta pozostała bez odpowiedzi w %1 z %2 rozmów.</translation>
    </message>
    <message>
        <source>You let the customer&apos;s disappointment pass in %1 of %2 calls.</source>
        <translation>Rozczarowanie klienta pozostało bez odpowiedzi w %1 z %2 rozmów.</translation>
    </message>
    <message>
        <source>You let the customer&apos;s fear pass in %1 of %2 calls.</source>
        <translation>Lęk klienta pozostał bez odpowiedzi w %1 z %2 rozmów.</translation>
    </message>
    <message>
        <source>You talked over the customer in %1 of %2 calls.</source>
        <translation>Wchodzenie klientowi w słowo: %1 z %2 rozmów.</translation>
    </message>
    <message>
        <source>You left the customer without an answer in %1 of %2 calls.</source>
        <translation>Klient czekał na odpowiedź na próżno: %1 z %2 rozmów.</translation>
    </message>
    <message>
        <source>You talked into the customer&apos;s tirade in %1 of %2 calls.</source>
        <translation>Mówienie w czasie tyrady klienta: %1 z %2 rozmów.</translation>
    </message>
    <message>
        <source>“%3” slipped out in %1 of %2 calls.</source>
        <translation>„%3” przydarzyło się w %1 z %2 rozmów.</translation>
    </message>
    <message>
        <source>%1 of %2 calls with customers of the kind “%3” went badly.</source>
        <translation>%1 z %2 rozmów z klientami typu „%3” poszło źle.</translation>
    </message>
    <message>
        <source>“%3” was missing in %1 of %2 calls that asked for it.</source>
        <translation>„%3”: zabrakło tego w %1 z %2 rozmów, w których było potrzebne.</translation>
    </message>
    <message>
        <source>You last spoke with %1 %2.</source>
        <translation>Ostatnia rozmowa: %1, %2.</translation>
    </message>
    <message>
        <source>“%1” mattered last %2: refresh it before it fades.</source>
        <translation>„%1” było ostatnio potrzebne %2: odśwież, zanim uleci.</translation>
    </message>
    <message>
        <source>today</source>
        <translation>dzisiaj</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>wczoraj</translation>
    </message>
</context>
<context>
    <name>RecipeMenu</name>
    <message>
        <source>Saved exports</source>
        <translation>Zapisane eksporty</translation>
    </message>
    <message>
        <source>Save this export</source>
        <translation>Zapisz ten eksport</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwa</translation>
    </message>
    <message>
        <source>Save this export …</source>
        <translation>Zapisz ten eksport …</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Zapomnij</translation>
    </message>
</context>
<context>
    <name>RecommendationCard</name>
    <message>
        <source>Call now</source>
        <translation>Dzwoń teraz</translation>
    </message>
    <message>
        <source>Next for you</source>
        <translation>Teraz dla Ciebie</translation>
    </message>
    <message>
        <source>After a few calls you will see here what you are good at, and what to rehearse.</source>
        <translation>Po kilku rozmowach zobaczysz tu, co idzie Ci dobrze, a co warto poćwiczyć.</translation>
    </message>
    <message>
        <source>Your skills</source>
        <translation>Twoje umiejętności</translation>
    </message>
    <message>
        <source>Due today: %1</source>
        <translation>Na dziś: %1</translation>
    </message>
    <message>
        <source>Or:</source>
        <translation>Albo:</translation>
    </message>
</context>
<context>
    <name>RecordStoreDialog</name>
    <message>
        <source>Learning record store</source>
        <translation>Baza LRS (learning record store)</translation>
    </message>
    <message>
        <source>Those of the system</source>
        <translation>Systemowe</translation>
    </message>
    <message>
        <source>Send pseudonyms instead of names, and days instead of times</source>
        <translation>Wysyłaj pseudonimy zamiast nazwisk i dni zamiast godzin</translation>
    </message>
    <message>
        <source>Calls and grades are sent there as xAPI statements, and only when you say so. What was said, and how it sounded, never is. The secret is kept in the keyring of this computer, or in a file that only you can read.</source>
        <translation>Rozmowy i oceny są tam wysyłane jako zdania xAPI, i tylko na Twoje polecenie. Nigdy to, co powiedziano, ani jak to brzmiało. Hasło jest przechowywane w pęku kluczy tego komputera albo w pliku, który możesz czytać tylko Ty.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wybierz…</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Klucz</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Hasło</translation>
    </message>
    <message>
        <source>Home page of accounts</source>
        <translation>Strona kont</translation>
    </message>
    <message>
        <source>Addresses of scenarios</source>
        <translation>Adresy scenariuszy</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certyfikaty</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Zapomnij ją</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Try and keep</source>
        <translation>Sprawdź i zapamiętaj</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>Certyfikaty (*.pem *.crt)</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>It lets the administrator choose a new passphrase, once.</source>
        <translation>Pozwala administratorowi raz wybrać nowe hasło.</translation>
    </message>
    <message>
        <source>Write this down</source>
        <translation>Zapisz to</translation>
    </message>
    <message>
        <source>I have kept it</source>
        <translation>Mam go</translation>
    </message>
    <message>
        <source>It is shown now and never again.</source>
        <translation>Widać go teraz i nigdy więcej.</translation>
    </message>
</context>
<context>
    <name>Replay</name>
    <message>
        <source>This call has no recording.</source>
        <translation>Ta rozmowa nie ma nagrania.</translation>
    </message>
    <message>
        <source>What was said is open to the trainee and their trainers alone. You see the result.</source>
        <translation>Treść rozmowy widzą tylko osoba ćwicząca i jej trenerzy. Tu widać wynik.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ocena</translation>
    </message>
    <message>
        <source>Hear, comment and grade it (Enter)</source>
        <translation>Odsłuchaj, skomentuj i oceń (Enter)</translation>
    </message>
    <message>
        <source>Open the debrief</source>
        <translation>Otwórz omówienie</translation>
    </message>
    <message>
        <source>How it went, and why</source>
        <translation>Jak poszło i dlaczego</translation>
    </message>
    <message>
        <source>Export this call</source>
        <translation>Eksportuj tę rozmowę</translation>
    </message>
    <message>
        <source>Transcript as WebVTT</source>
        <translation>Zapis rozmowy jako WebVTT</translation>
    </message>
    <message>
        <source>Whole session as JSON</source>
        <translation>Cała sesja jako JSON</translation>
    </message>
    <message>
        <source>Delete this call (Del)</source>
        <translation>Usuń tę rozmowę (Del)</translation>
    </message>
    <message>
        <source>Delete this call</source>
        <translation>Usuń tę rozmowę</translation>
    </message>
    <message>
        <source>Delete the call with %1?</source>
        <translation>Usunąć rozmowę: %1?</translation>
    </message>
    <message>
        <source>Its recording, transcript and score are gone for good.</source>
        <translation>Nagranie, zapis i wynik znikną na zawsze.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Usuń</translation>
    </message>
</context>
<context>
    <name>ReplyForm</name>
    <message>
        <source>Name of the reply</source>
        <translation>Nazwa odpowiedzi</translation>
    </message>
    <message>
        <source>What a trainee might say</source>
        <translation>Co mógłby powiedzieć ćwiczący</translation>
    </message>
    <message>
        <source>One to a line, at least four, each built differently. The best one first: it is the hint.</source>
        <translation>Po jednym w wierszu, co najmniej cztery, każde inaczej zbudowane. Najlepsze na początku: to podpowiedź.</translation>
    </message>
    <message>
        <source>I am so sorry. That must be frightening.
I understand how worried you are.</source>
        <translation>Bardzo mi przykro. To musi być straszne.
Rozumiem, jak bardzo się Pani martwi.</translation>
    </message>
    <message>
        <source>Or by what they do</source>
        <translation>Albo przez to, co robi</translation>
    </message>
    <message>
        <source>Choose techniques</source>
        <translation>Wybierz techniki</translation>
    </message>
    <message>
        <source>How good is this reply?</source>
        <translation>Jak dobra jest ta odpowiedź?</translation>
    </message>
    <message>
        <source>What the customer answers at once …</source>
        <translation>Co klient od razu na to mówi …</translation>
    </message>
    <message>
        <source>Then the call goes to</source>
        <translation>Potem rozmowa przechodzi do</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Skutek</translation>
    </message>
    <message>
        <source>Why the customer reacts so</source>
        <translation>Dlaczego klient tak reaguje</translation>
    </message>
    <message>
        <source>One sentence, shown to the trainee after the call.</source>
        <translation>Jedno zdanie, które ćwiczący zobaczy po rozmowie.</translation>
    </message>
    <message>
        <source>Only when …</source>
        <translation>Tylko gdy …</translation>
    </message>
    <message>
        <source>The trainee says</source>
        <translation>Ćwiczący mówi</translation>
    </message>
    <message>
        <source>The customer answers</source>
        <translation>Klient odpowiada</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>Co z tego wynika</translation>
    </message>
    <message>
        <source>When it is open</source>
        <translation>Kiedy jest możliwa</translation>
    </message>
    <message>
        <source>Finer points</source>
        <translation>Drobiazgi</translation>
    </message>
    <message>
        <source>One of these words should fall</source>
        <translation>Powinno paść jedno z tych słów</translation>
    </message>
    <message>
        <source>All of these words must fall</source>
        <translation>Muszą paść wszystkie te słowa</translation>
    </message>
    <message>
        <source>None of these words may fall</source>
        <translation>Nie może paść żadne z tych słów</translation>
    </message>
    <message>
        <source>Facts that must be named</source>
        <translation>Fakty, które muszą paść</translation>
    </message>
    <message>
        <source>Comes before others</source>
        <translation>Pierwszeństwo</translation>
    </message>
    <message>
        <source>Where several replies fit, the higher number decides.</source>
        <translation>Gdy pasuje kilka odpowiedzi, decyduje wyższa liczba.</translation>
    </message>
    <message>
        <source>rename the reply “%1”</source>
        <translation>zmień nazwę odpowiedzi „%1”</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Questions</source>
        <translation>Pytania</translation>
    </message>
    <message>
        <source>1 is full agreement, 0 what chance would make. Green from 0.80 on, amber from 0.67 on. The pale bar is the 95 % interval.</source>
        <translation>1 to pełna zgodność, 0 to tyle, ile dałby przypadek. Zielony od 0,80, bursztynowy od 0,67. Jasny pasek to przedział 95 %.</translation>
    </message>
    <message>
        <source>Read differently first</source>
        <translation>Najpierw rozumiane różnie</translation>
    </message>
    <message>
        <source>Graders</source>
        <translation>Oceniający</translation>
    </message>
    <message>
        <source>Mild and strict</source>
        <translation>Łagodnie i surowo</translation>
    </message>
    <message>
        <source>Who answered what</source>
        <translation>Kto co odpowiedział</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pytanie</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Zgodność</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Tak samo</translation>
    </message>
    <message>
        <source>Texts are not compared.</source>
        <translation>Tekstów się nie porównuje.</translation>
    </message>
    <message>
        <source>calls: %1, graders: %2</source>
        <translation>rozmowy: %1, oceniający: %2</translation>
    </message>
    <message>
        <source>First grade</source>
        <translation>Pierwsza ocena</translation>
    </message>
    <message>
        <source>Second grade</source>
        <translation>Druga ocena</translation>
    </message>
    <message>
        <source>Grader</source>
        <translation>Oceniający</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Średnia</translation>
    </message>
    <message>
        <source>Stricter · milder</source>
        <translation>Surowiej · łagodniej</translation>
    </message>
    <message>
        <source>Whole score: %1. Passed or failed: %2.</source>
        <translation>Cały wynik: %1. Zaliczone czy nie: %2.</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Rozmowa</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>Save as CSV</source>
        <translation>Zapisz jako CSV</translation>
    </message>
    <message>
        <source>Misheard</source>
        <translation>Źle słyszane</translation>
    </message>
    <message>
        <source>No calls to report on</source>
        <translation>Nie ma rozmów do raportu</translation>
    </message>
    <message>
        <source>Reports are made of finished calls with a score. There are none of these people in this time.</source>
        <translation>Raporty powstają z zakończonych rozmów, które mają wynik. W tym okresie te osoby takich rozmów nie mają.</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Wybierz klienta</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Osoba</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Rozmowy</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>Średni wynik</translation>
    </message>
    <message>
        <source>lies between</source>
        <translation>leży między</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Pierwszy</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Najlepszy</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Ostatni</translation>
    </message>
    <message>
        <source>Last call</source>
        <translation>Ostatnia rozmowa</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>Score of the calls, 0 to 100</source>
        <translation>Wynik rozmów, od 0 do 100</translation>
    </message>
    <message>
        <source>Of 100 calls that called for it, used in</source>
        <translation>Użyte w tylu na 100 rozmów, które tego wymagały</translation>
    </message>
    <message>
        <source>Of 100 calls in which it lay near, made in: fewer is better</source>
        <translation>Popełnione w tylu na 100 rozmów, w których było o to łatwo: im mniej, tym lepiej</translation>
    </message>
    <message>
        <source>Of 100 calls, well in</source>
        <translation>Dobrze w tylu na 100 rozmów</translation>
    </message>
    <message>
        <source>Of 100 calls, the feeling met in</source>
        <translation>Na uczucie odpowiedziano w tylu na 100 rozmów</translation>
    </message>
    <message>
        <source>Score with customers of this type, 0 to 100; lost ones count 0</source>
        <translation>Wynik z klientami tego typu, od 0 do 100; straceni liczą się jako 0</translation>
    </message>
    <message>
        <source>Not counted, and held against nobody: %1.</source>
        <translation>Nie wliczono i nikomu nie liczy się na niekorzyść: %1.</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Zapisano jako %1</translation>
    </message>
    <message>
        <source>before</source>
        <translation>przed</translation>
    </message>
    <message>
        <source>after</source>
        <translation>po</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Progress</source>
        <translation>Postępy</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Potrzeby</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Pokrycie</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Szkolenie</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibracja</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Raporty</translation>
    </message>
    <message>
        <source>Reading what the calls say: %1 of %2</source>
        <translation>Odczytywanie rozmów: %1 z %2</translation>
    </message>
</context>
<context>
    <name>RerunDialog</name>
    <message>
        <source>Run this call again</source>
        <translation>Przejdź tę rozmowę ponownie</translation>
    </message>
    <message>
        <source>as it was recognised</source>
        <translation>tak, jak rozpoznano</translation>
    </message>
    <message>
        <source>none</source>
        <translation>żadna</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenariusz</translation>
    </message>
    <message>
        <source>Heard by</source>
        <translation>Rozpoznaje</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>Karta ocen</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Przejdź ponownie</translation>
    </message>
    <message>
        <source>The call is stepped again as if it were held now. The saved call stays as it is.</source>
        <translation>Rozmowa zostanie przejdziona tak, jakby odbywała się teraz. Zapisana rozmowa się nie zmienia.</translation>
    </message>
    <message>
        <source>the newest version, %1</source>
        <translation>najnowsza wersja, %1</translation>
    </message>
    <message>
        <source>as it was played, version %1</source>
        <translation>tak jak rozegrano, wersja %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>wersja %1</translation>
    </message>
</context>
<context>
    <name>RerunView</name>
    <message>
        <source>Also what stays as it is</source>
        <translation>Także to, co się nie zmienia</translation>
    </message>
    <message>
        <source>Move by move</source>
        <translation>Ruch po ruchu</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>zapisana</translation>
    </message>
    <message>
        <source>run again</source>
        <translation>ponownie</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Zakończenie</translation>
    </message>
    <message>
        <source>still on the line</source>
        <translation>wciąż na linii</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Wersja</translation>
    </message>
    <message>
        <source>Heard by</source>
        <translation>Rozpoznaje</translation>
    </message>
    <message>
        <source>Every answer is understood as it was, and takes the same way.</source>
        <translation>Każda odpowiedź jest rozumiana tak jak wtedy i prowadzi tą samą drogą.</translation>
    </message>
    <message>
        <source>A moment of the call is not in this version: from there on it goes on by itself, and later answers meet lines that the trainee never heard.</source>
        <translation>Jednego z momentów rozmowy nie ma w tej wersji: odtąd toczy się ona sama, a późniejsze odpowiedzi trafiają na kwestie, których uczestnik nie słyszał.</translation>
    </message>
    <message>
        <source>Of %1 words that somebody has put right, %2 were misheard, and now %3 are.</source>
        <translation>Z %1 słów, które ktoś poprawił, źle rozpoznano wtedy %2, a teraz %3.</translation>
    </message>
    <message>
        <source>Machine: %1 before, %2 now</source>
        <translation>Program: przedtem %1, teraz %2</translation>
    </message>
    <message>
        <source>%1: %2 with version %3, %4 on this one</source>
        <translation>%1: %2 w wersji %3, %4 w tej</translation>
    </message>
    <message>
        <source>The machine answers differently: %1</source>
        <translation>Program odpowiada inaczej: %1</translation>
    </message>
    <message>
        <source>Nothing is different.</source>
        <translation>Nic się nie różni.</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Przejdź tam</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <translation>Odpowiedź %1</translation>
    </message>
    <message>
        <source>The call would have been over.</source>
        <translation>Rozmowa byłaby już skończona.</translation>
    </message>
    <message>
        <source>found no more: %1</source>
        <translation>już nie znaleziono: %1</translation>
    </message>
    <message>
        <source>found now: %1</source>
        <translation>teraz znaleziono: %1</translation>
    </message>
    <message>
        <source>no reply</source>
        <translation>żadna odpowiedź</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Cisza</translation>
    </message>
    <message>
        <source>Interruption</source>
        <translation>Przerwanie</translation>
    </message>
    <message>
        <source>Talked for long</source>
        <translation>Długa wypowiedź</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Przycisk</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Restore a backup</source>
        <translation>Przywracanie kopii</translation>
    </message>
    <message>
        <source>Restore the backup of %1?</source>
        <translation>Przywrócić kopię z %1?</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) stay as they are.</source>
        <translation>
            <numerusform>%n rozmowa zostaje bez zmian.</numerusform>
            <numerusform>%n rozmowy zostają bez zmian.</numerusform>
            <numerusform>%n rozmów zostaje bez zmian.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were deleted here since, and stay deleted.</source>
        <translation>
            <numerusform>%n rozmowę od tego czasu usunięto; pozostanie usunięta.</numerusform>
            <numerusform>%n rozmowy od tego czasu usunięto; pozostaną usunięte.</numerusform>
            <numerusform>%n rozmów od tego czasu usunięto; pozostaną usunięte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) come back</source>
        <translation>
            <numerusform>%n rozmowa wróci</numerusform>
            <numerusform>%n rozmowy wrócą</numerusform>
            <numerusform>%n rozmów wróci</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) go, into the store that is kept aside</source>
        <translation>
            <numerusform>%n rozmowa zniknie, do odłożonej bazy</numerusform>
            <numerusform>%n rozmowy znikną, do odłożonej bazy</numerusform>
            <numerusform>%n rozmów zniknie, do odłożonej bazy</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody would have to sign in any more: everybody here could do and see everything.</source>
        <translation>Nikt nie musiałby się już logować: każdy mógłby tu wszystko robić i widzieć.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) would have other rights than now</source>
        <translation>
            <numerusform>%n osoba miałaby inne uprawnienia niż teraz</numerusform>
            <numerusform>%n osoby miałyby inne uprawnienia niż teraz</numerusform>
            <numerusform>%n osób miałoby inne uprawnienia niż teraz</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Przywróć</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>Result</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>What came of the calls</source>
        <translation>Co wynikło z rozmów</translation>
    </message>
    <message>
        <source>not played</source>
        <translation>nie zagrano</translation>
    </message>
    <message>
        <source>fails</source>
        <translation>nie przechodzi</translation>
    </message>
    <message>
        <source>passes</source>
        <translation>przechodzi</translation>
    </message>
    <message>
        <source>not ended</source>
        <translation>niezakończona</translation>
    </message>
    <message numerus="yes">
        <source>%n turn(s)</source>
        <translation>
            <numerusform>%n wypowiedź</numerusform>
            <numerusform>%n wypowiedzi</numerusform>
            <numerusform>%n wypowiedzi</numerusform>
        </translation>
    </message>
    <message>
        <source>after “%1”</source>
        <translation>po „%1”</translation>
    </message>
    <message>
        <source>wanted: %1</source>
        <translation>oczekiwano: %1</translation>
    </message>
    <message>
        <source>The good trainee</source>
        <translation>Dobry szkolony</translation>
    </message>
    <message>
        <source>The average one</source>
        <translation>Przeciętny</translation>
    </message>
    <message>
        <source>The bad one</source>
        <translation>Słaby</translation>
    </message>
    <message>
        <source>%1 end well</source>
        <translation>%1 kończy się dobrze</translation>
    </message>
    <message>
        <source>%1 turns a call</source>
        <translation>%1 wypowiedzi na rozmowę</translation>
    </message>
    <message>
        <source>ended at %1</source>
        <translation>koniec w: %1</translation>
    </message>
    <message>
        <source>to be mended</source>
        <translation>do poprawy</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nigdy</translation>
    </message>
    <message>
        <source>Moments that were not reached</source>
        <translation>Momenty, do których nie dotarto</translation>
    </message>
    <message>
        <source>Replies that were not taken</source>
        <translation>Odpowiedzi, których nie wybrano</translation>
    </message>
    <message>
        <source>Lines that were not said</source>
        <translation>Kwestie, których nie powiedziano</translation>
    </message>
</context>
<context>
    <name>RetentionTab</name>
    <message>
        <source>How long data is kept</source>
        <translation>Jak długo dane są przechowywane</translation>
    </message>
    <message>
        <source>Delete now what is due …</source>
        <translation>Usuń teraz, co trzeba …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Cofnij</translation>
    </message>
    <message>
        <source>Keep these rules</source>
        <translation>Zachowaj te zasady</translation>
    </message>
    <message>
        <source>Once a day, what is older than this is deleted for good, and that is logged.</source>
        <translation>Raz dziennie wszystko, co starsze, jest trwale usuwane, a zdarzenie trafia do dziennika.</translation>
    </message>
    <message>
        <source>These are the usual rules; nobody has confirmed them. They begin to delete on %1.</source>
        <translation>To zasady domyślne; nikt ich nie potwierdził. Zaczną usuwać dane %1.</translation>
    </message>
    <message>
        <source>These are the usual rules; nobody has confirmed them yet.</source>
        <translation>To zasady domyślne; nikt ich jeszcze nie potwierdził.</translation>
    </message>
    <message>
        <source>These rules would delete: %1</source>
        <translation>Te zasady usunęłyby: %1</translation>
    </message>
    <message>
        <source>Due now: %1</source>
        <translation>Do usunięcia teraz: %1</translation>
    </message>
    <message>
        <source>These rules would delete nothing today.</source>
        <translation>Te zasady nie usunęłyby dziś niczego.</translation>
    </message>
    <message>
        <source>Confirm these rules</source>
        <translation>Potwierdź te zasady</translation>
    </message>
    <message>
        <source>With the next daily sweep this goes for good: %1</source>
        <translation>Przy następnym codziennym porządkowaniu na zawsze zniknie: %1</translation>
    </message>
    <message>
        <source>Nothing is old enough to go yet.</source>
        <translation>Nic nie jest jeszcze dość stare.</translation>
    </message>
    <message>
        <source>Keep these rules?</source>
        <translation>Zachować te zasady?</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Zachowaj</translation>
    </message>
    <message>
        <source>The rules hold from now on.</source>
        <translation>Zasady obowiązują od teraz.</translation>
    </message>
    <message>
        <source>It cannot be brought back, except from a backup.</source>
        <translation>Nie da się tego przywrócić, chyba że z kopii zapasowej.</translation>
    </message>
    <message>
        <source>Delete this now?</source>
        <translation>Usunąć to teraz?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>Deleted: %1</source>
        <translation>Usunięto: %1</translation>
    </message>
    <message>
        <source>Nothing was due.</source>
        <translation>Nie było nic do usunięcia.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Back to the sessions (Esc)</source>
        <translation>Wróć do rozmów (Esc)</translation>
    </message>
    <message>
        <source>Back to the sessions</source>
        <translation>Wróć do rozmów</translation>
    </message>
    <message>
        <source>Debrief</source>
        <translation>Omówienie</translation>
    </message>
    <message>
        <source>How it went, and why, as the trainee sees it</source>
        <translation>Jak poszło i dlaczego, tak jak widzi to osoba szkolona</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Porównaj</translation>
    </message>
    <message>
        <source>Beside another call of the same scenario (C)</source>
        <translation>Obok innej rozmowy z tego samego scenariusza (C)</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Co oglądać</translation>
    </message>
    <message>
        <source>This call was saved by a newer version of Roleplay. What this version knows of it is shown; update to see and judge the rest.</source>
        <translation>Tę rozmowę zapisała nowsza wersja Roleplay. Widać to, co ta wersja zna; zaktualizuj program, aby zobaczyć i ocenić resztę.</translation>
    </message>
</context>
<context>
    <name>ReviewTransport</name>
    <message>
        <source>Mistake before (J)</source>
        <translation>Poprzedni błąd (J)</translation>
    </message>
    <message>
        <source>Next mistake (K)</source>
        <translation>Następny błąd (K)</translation>
    </message>
    <message>
        <source>Play the drawn passage again and again, or else the turn that is heard (L)</source>
        <translation>Odtwarzaj w kółko zaznaczony fragment albo wypowiedź, którą słychać (L)</translation>
    </message>
    <message>
        <source>Skip silences (S)</source>
        <translation>Pomijaj ciszę (S)</translation>
    </message>
    <message>
        <source>Speed, at the same pitch (+ and −)</source>
        <translation>Tempo, bez zmiany wysokości głosu (+ i −)</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Trainee</source>
        <translation>Osoba szkolona</translation>
    </message>
    <message>
        <source>Volume of %1</source>
        <translation>Głośność: %1</translation>
    </message>
    <message>
        <source>Volume of this side</source>
        <translation>Głośność tej strony</translation>
    </message>
</context>
<context>
    <name>Reviewed</name>
    <message>
        <source>Not graded yet</source>
        <translation>Jeszcze nieoceniona</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>Oceniona</translation>
    </message>
    <message>
        <source>Without comments</source>
        <translation>Bez komentarzy</translation>
    </message>
    <message>
        <source>With comments</source>
        <translation>Z komentarzami</translation>
    </message>
</context>
<context>
    <name>Rights</name>
    <message>
        <source>practise</source>
        <translation>ćwiczyć</translation>
    </message>
    <message>
        <source>see results of calls</source>
        <translation>widzieć wyniki rozmów</translation>
    </message>
    <message>
        <source>read calls</source>
        <translation>czytać rozmowy</translation>
    </message>
    <message>
        <source>listen to recordings</source>
        <translation>słuchać nagrań</translation>
    </message>
    <message>
        <source>correct recognised words</source>
        <translation>poprawiać rozpoznane słowa</translation>
    </message>
    <message>
        <source>delete calls</source>
        <translation>usuwać rozmowy</translation>
    </message>
    <message>
        <source>read feedback</source>
        <translation>czytać informacje zwrotne</translation>
    </message>
    <message>
        <source>see grades</source>
        <translation>widzieć oceny</translation>
    </message>
    <message>
        <source>grade and comment</source>
        <translation>oceniać i komentować</translation>
    </message>
    <message>
        <source>calibrate grades</source>
        <translation>kalibrować oceny</translation>
    </message>
    <message>
        <source>keep scorecards</source>
        <translation>prowadzić karty oceny</translation>
    </message>
    <message>
        <source>see assignments</source>
        <translation>widzieć zadania</translation>
    </message>
    <message>
        <source>assign calls</source>
        <translation>zadawać rozmowy</translation>
    </message>
    <message>
        <source>write scenarios</source>
        <translation>pisać scenariusze</translation>
    </message>
    <message>
        <source>hand calls over</source>
        <translation>przekazywać rozmowy</translation>
    </message>
    <message>
        <source>take calls in</source>
        <translation>przyjmować rozmowy</translation>
    </message>
    <message>
        <source>export calls</source>
        <translation>eksportować rozmowy</translation>
    </message>
    <message>
        <source>export practice log and grades</source>
        <translation>eksportować dziennik ćwiczeń i oceny</translation>
    </message>
    <message>
        <source>send to a record store</source>
        <translation>wysyłać do bazy LRS</translation>
    </message>
    <message>
        <source>see people and groups</source>
        <translation>widzieć osoby i grupy</translation>
    </message>
    <message>
        <source>keep groups</source>
        <translation>prowadzić grupy</translation>
    </message>
    <message>
        <source>keep accounts</source>
        <translation>prowadzić konta</translation>
    </message>
    <message>
        <source>read the notice</source>
        <translation>czytać informację o danych</translation>
    </message>
    <message>
        <source>hand out one person&apos;s data</source>
        <translation>wydawać dane jednej osoby</translation>
    </message>
    <message>
        <source>erase a person</source>
        <translation>usuwać dane osoby</translation>
    </message>
    <message>
        <source>keep the privacy rules</source>
        <translation>prowadzić zasady prywatności</translation>
    </message>
    <message>
        <source>read the audit log</source>
        <translation>czytać dziennik zdarzeń</translation>
    </message>
    <message>
        <source>keep the settings of the computer</source>
        <translation>zmieniać ustawienia komputera</translation>
    </message>
    <message>
        <source>keep recognition models</source>
        <translation>prowadzić modele rozpoznawania</translation>
    </message>
    <message>
        <source>encrypt</source>
        <translation>szyfrować</translation>
    </message>
    <message>
        <source>connect a database</source>
        <translation>łączyć z bazą danych</translation>
    </message>
    <message>
        <source>back up</source>
        <translation>robić kopie zapasowe</translation>
    </message>
    <message>
        <source>synchronise</source>
        <translation>synchronizować</translation>
    </message>
    <message>
        <source>measure the program</source>
        <translation>mierzyć program</translation>
    </message>
</context>
<context>
    <name>RingingView</name>
    <message>
        <source>Answer</source>
        <translation>Odbierz</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Zadzwoń</translation>
    </message>
    <message>
        <source>{0} (Enter or Space)</source>
        <translation>{0} (Enter lub spacja)</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nie teraz</translation>
    </message>
    <message>
        <source>{0} (Esc)</source>
        <translation>{0} (Esc)</translation>
    </message>
    <message>
        <source>You make this call</source>
        <translation>Tym razem dzwonisz Ty</translation>
    </message>
    <message>
        <source>It rings at their end</source>
        <translation>Po drugiej stronie dzwoni telefon</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Odrzuć</translation>
    </message>
    <message>
        <source>Opening the line</source>
        <translation>Łączę</translation>
    </message>
    <message>
        <source>is calling you</source>
        <translation>dzwoni do ciebie</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>Remove</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Usuń: %1</translation>
    </message>
    <message>
        <source>such as: contract</source>
        <translation>na przykład: umowa</translation>
    </message>
    <message>
        <source>such as: heard</source>
        <translation>na przykład: wysluchana</translation>
    </message>
</context>
<context>
    <name>RunningExport</name>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Reading what was not read before …</source>
        <translation>Czytanie tego, czego jeszcze nie czytano …</translation>
    </message>
    <message>
        <source>Writing …</source>
        <translation>Zapisywanie …</translation>
    </message>
    <message>
        <source>Setting the pages …</source>
        <translation>Składanie stron …</translation>
    </message>
    <message numerus="yes">
        <source>Saved as %1 (%n row(s)).</source>
        <translation>
            <numerusform>Zapisano jako %1 (%n wiersz).</numerusform>
            <numerusform>Zapisano jako %1 (%n wiersze).</numerusform>
            <numerusform>Zapisano jako %1 (%n wierszy).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved in %1.</source>
        <translation>
            <numerusform>Zapisano %n plik w %1.</numerusform>
            <numerusform>Zapisano %n pliki w %1.</numerusform>
            <numerusform>Zapisano %n plików w %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Pokaż w folderze</translation>
    </message>
    <message numerus="yes">
        <source>The record store has taken %n statement(s).</source>
        <translation>
            <numerusform>Baza LRS przyjęła %n zdanie.</numerusform>
            <numerusform>Baza LRS przyjęła %n zdania.</numerusform>
            <numerusform>Baza LRS przyjęła %n zdań.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier one(s) were made void.</source>
        <translation>
            <numerusform>%n wcześniejsze unieważniono.</numerusform>
            <numerusform>%n wcześniejsze unieważniono.</numerusform>
            <numerusform>%n wcześniejszych unieważniono.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n it has in other words, and keeps them.</source>
        <translation>
            <numerusform>%n ma w innym brzmieniu i je zachowuje.</numerusform>
            <numerusform>%n ma w innym brzmieniu i je zachowuje.</numerusform>
            <numerusform>%n ma w innym brzmieniu i je zachowuje.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Run the test plans</source>
        <translation>Uruchom plany testowe</translation>
    </message>
    <message>
        <source>Let it play itself</source>
        <translation>Niech zagra się sam</translation>
    </message>
    <message>
        <source>A good, an average and a bad trainee call, each as often as said here</source>
        <translation>Dzwoni dobry, przeciętny i słaby szkolony, każdy tyle razy, ile podano</translation>
    </message>
    <message>
        <source> calls each</source>
        <translation> rozmów na każdego</translation>
    </message>
    <message>
        <source>Calls with each of the three trainees</source>
        <translation>Rozmowy z każdym z trzech szkolonych</translation>
    </message>
    <message>
        <source>Level of difficulty</source>
        <translation>Poziom trudności</translation>
    </message>
    <message>
        <source>Where real calls went</source>
        <translation>Którędy szły prawdziwe rozmowy</translation>
    </message>
    <message>
        <source>Draw on the graph</source>
        <translation>Pokaż na grafie</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>The test plans cannot be read: %1</source>
        <translation>Nie można odczytać planów testowych: %1</translation>
    </message>
    <message>
        <source>There are no test plans yet. Try a call, then make a plan of it.</source>
        <translation>Nie ma jeszcze planów testowych. Wypróbuj rozmowę i utwórz z niej plan.</translation>
    </message>
    <message>
        <source>%1 of %2 plans pass; they reach %3 of %4 moments and %5 of %6 replies.</source>
        <translation>Przechodzi %1 z %2 planów; docierają do %3 z %4 momentów i %5 z %6 odpowiedzi.</translation>
    </message>
    <message>
        <source>%1 calls; they reach %2 of %3 moments and %4 of %5 replies.</source>
        <translation>Rozmowy: %1; docierają do %2 z %3 momentów i %4 z %5 odpowiedzi.</translation>
    </message>
    <message>
        <source>Real calls: %1; they came by %2 of %3 moments.</source>
        <translation>Prawdziwe rozmowy: %1; dotarły do %2 z %3 momentów.</translation>
    </message>
    <message>
        <source>Nobody has held a call of this scenario yet.</source>
        <translation>Nikt jeszcze nie prowadził rozmowy z tego scenariusza.</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>Zapisane filtry</translation>
    </message>
    <message>
        <source>Save this filter …</source>
        <translation>Zapisz ten filtr …</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Usuń z listy</translation>
    </message>
    <message>
        <source>Save this filter</source>
        <translation>Zapisz ten filtr</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nazwa</translation>
    </message>
</context>
<context>
    <name>ScenarioForm</name>
    <message>
        <source>Title</source>
        <translation>Tytuł</translation>
    </message>
    <message>
        <source>The cold flat</source>
        <translation>Zimne mieszkanie</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Ruth Hale</source>
        <translation>Ruta Halicka</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Głos</translation>
    </message>
    <message>
        <source>Anger when the phone is picked up</source>
        <translation>Złość na początku rozmowy</translation>
    </message>
    <message>
        <source>What the trainee is told before the call</source>
        <translation>Co ćwiczący wie przed rozmową</translation>
    </message>
    <message>
        <source>Ruth Hale has had no heating for two days. Nobody has come.</source>
        <translation>Ruta Halicka od dwóch dni nie ma ogrzewania. Nikt nie przyszedł.</translation>
    </message>
    <message>
        <source>Who the trainee is, and what they may do</source>
        <translation>Kim jest ćwiczący i co mu wolno</translation>
    </message>
    <message>
        <source>You answer the phone of a heating service and can send an engineer today.</source>
        <translation>Odbierasz telefon w serwisie ogrzewania i możesz dziś wysłać technika.</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>Rozmowa</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>O co chodzi</translation>
    </message>
    <message>
        <source>When is it a good call?</source>
        <translation>Kiedy rozmowa jest dobra?</translation>
    </message>
    <message>
        <source>Two marks tell it. A reply sets a mark by its effect “Sets the marks”.</source>
        <translation>Mówią o tym dwa znaczniki. Odpowiedź ustawia znacznik skutkiem „Ustawia znaczniki”.</translation>
    </message>
    <message>
        <source>Beginning and breaking point</source>
        <translation>Początek i punkt krytyczny</translation>
    </message>
    <message>
        <source>What holds at every moment</source>
        <translation>Co obowiązuje w każdym momencie</translation>
    </message>
    <message>
        <source>So it is written only once.</source>
        <translation>Wystarczy napisać to raz.</translation>
    </message>
    <message>
        <source>More about the customer</source>
        <translation>Więcej o kliencie</translation>
    </message>
    <message>
        <source>What must be settled</source>
        <translation>Co trzeba załatwić</translation>
    </message>
    <message>
        <source>The heating must work again.</source>
        <translation>Ogrzewanie ma znowu działać.</translation>
    </message>
    <message>
        <source>What they feel</source>
        <translation>Co czuje</translation>
    </message>
    <message>
        <source>And why</source>
        <translation>I dlaczego</translation>
    </message>
    <message>
        <source>Her small son has begun to cough.</source>
        <translation>Jej synek zaczął kaszleć.</translation>
    </message>
    <message>
        <source>The feeling was met</source>
        <translation>Uczucie zostało dostrzeżone</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>wysluchana</translation>
    </message>
    <message>
        <source>The matter was settled</source>
        <translation>Sprawa została załatwiona</translation>
    </message>
    <message>
        <source>promised</source>
        <translation>obiecane</translation>
    </message>
    <message>
        <source>The call begins at</source>
        <translation>Rozmowa zaczyna się od</translation>
    </message>
    <message>
        <source>They have had enough at an anger of</source>
        <translation>Ma dość przy złości</translation>
    </message>
    <message>
        <source>And then the call goes to</source>
        <translation>I wtedy rozmowa przechodzi do</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Odpowiedź</translation>
    </message>
    <message>
        <source>The customer rings</source>
        <translation>Dzwoni klient</translation>
    </message>
    <message>
        <source>The trainee rings</source>
        <translation>Dzwoni ćwiczący</translation>
    </message>
    <message>
        <source>Names by which they may be addressed</source>
        <translation>Jak można się do niego zwracać</translation>
    </message>
    <message>
        <source>Ruth, Hale</source>
        <translation>Ruta, Halicka</translation>
    </message>
    <message>
        <source>What makes them difficult</source>
        <translation>Co czyni go trudnym</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>Trudność</translation>
    </message>
    <message>
        <source>Who rings</source>
        <translation>Kto dzwoni</translation>
    </message>
    <message>
        <source>Waits for an answer</source>
        <translation>Czeka na odpowiedź</translation>
    </message>
    <message>
        <source>Listens before cutting in</source>
        <translation>Słucha, zanim się wtrąci</translation>
    </message>
    <message>
        <source>Heard behind the customer</source>
        <translation>Co słychać w tle</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nic</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Języki</translation>
    </message>
    <message>
        <source>Codes of two letters, the main one first: en, pl</source>
        <translation>Kody dwuliterowe, główny na początku: pl, en</translation>
    </message>
</context>
<context>
    <name>ScopeBar</name>
    <message>
        <source>Who</source>
        <translation>Kto</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Okres</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Ostatnie 30 dni</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Ostatnie 90 dni</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Ostatnie 12 miesięcy</translation>
    </message>
    <message>
        <source>All the time</source>
        <translation>Cały czas</translation>
    </message>
    <message>
        <source>Choose dates</source>
        <translation>Wybierz daty</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Pierwszy dzień</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ostatni dzień</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Grupy</translation>
    </message>
    <message>
        <source>Make groups, and put people into them</source>
        <translation>Utwórz grupy i przypisz do nich osoby</translation>
    </message>
    <message>
        <source>Assign a call to this person or group</source>
        <translation>Przydziel rozmowę tej osobie lub grupie</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Wszyscy</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Bez nazwiska</translation>
    </message>
</context>
<context>
    <name>ScopeChips</name>
    <message>
        <source>Person</source>
        <translation>Osoba</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupa</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenariusz</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Zakończenie</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Wyczyść</translation>
    </message>
</context>
<context>
    <name>Score</name>
    <message>
        <source>%1, again</source>
        <translation>%1, znowu</translation>
    </message>
    <message>
        <source>Stays calm</source>
        <translation>Zachowuje spokój</translation>
    </message>
    <message>
        <source>Nothing was said</source>
        <translation>Nic nie powiedziano</translation>
    </message>
    <message>
        <source>Hangs up without need</source>
        <translation>Rozłącza się bez potrzeby</translation>
    </message>
    <message>
        <source>Talks too long at a time</source>
        <translation>Mówi za długo naraz</translation>
    </message>
    <message>
        <source>Lets wait on hold</source>
        <translation>Każe czekać na linii</translation>
    </message>
    <message>
        <source>Puts on hold without a word</source>
        <translation>Zawiesza rozmowę bez słowa</translation>
    </message>
    <message>
        <source>Names what matters</source>
        <translation>Podaje to, co ważne</translation>
    </message>
    <message>
        <source>The feeling was heard</source>
        <translation>Uczucie zostało zauważone</translation>
    </message>
    <message>
        <source>The feeling was not heard</source>
        <translation>Uczucie pozostało niezauważone</translation>
    </message>
    <message>
        <source>The matter was settled</source>
        <translation>Sprawa została załatwiona</translation>
    </message>
    <message>
        <source>The matter was not settled</source>
        <translation>Sprawa nie została załatwiona</translation>
    </message>
    <message>
        <source>The customer calmed down</source>
        <translation>Złość opadła</translation>
    </message>
    <message>
        <source>The customer hardly calmed down</source>
        <translation>Złość prawie nie opadła</translation>
    </message>
    <message>
        <source>Hears the feeling before offering a solution</source>
        <translation>Najpierw uczucie, potem rozwiązanie</translation>
    </message>
    <message>
        <source>Offers a solution before the feeling was heard</source>
        <translation>Rozwiązanie, zanim zauważono uczucie</translation>
    </message>
    <message>
        <source>In good time</source>
        <translation>W dobrym czasie</translation>
    </message>
    <message>
        <source>Takes many turns</source>
        <translation>Trwa to wiele wypowiedzi</translation>
    </message>
    <message>
        <source>A step of the ladder</source>
        <translation>Stopień drabiny</translation>
    </message>
    <message>
        <source>Calm at the end</source>
        <translation>Spokój na koniec</translation>
    </message>
    <message>
        <source>Still angry at the end</source>
        <translation>Złość aż do końca</translation>
    </message>
    <message>
        <source>Was made angrier on the way</source>
        <translation>Po drodze złość urosła</translation>
    </message>
    <message>
        <source>Had to tell it all again</source>
        <translation>Wszystko trzeba było opowiadać od nowa</translation>
    </message>
    <message>
        <source>The call had no end</source>
        <translation>Rozmowa nie miała końca</translation>
    </message>
    <message>
        <source>Said instead: %1</source>
        <translation>Zamiast tego: %1</translation>
    </message>
    <message>
        <source>At most %1, because the call did not end well.</source>
        <translation>Najwyżej %1, bo rozmowa nie skończyła się dobrze.</translation>
    </message>
    <message>
        <source>At most %1, because what %2 felt was never heard.</source>
        <translation>Najwyżej %1, bo nikt nie zauważył uczuć. Po drugiej stronie: %2.</translation>
    </message>
    <message>
        <source>At most %1, because what %2 came for was left open.</source>
        <translation>Najwyżej %1, bo sprawa pozostała otwarta. Po drugiej stronie: %2.</translation>
    </message>
    <message>
        <source>At most %1 with this mistake: %3.</source>
        <translation>Najwyżej %1 przy tym błędzie: %3.</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Score</source>
        <translation>Wynik</translation>
    </message>
</context>
<context>
    <name>ScoreRange</name>
    <message>
        <source>From</source>
        <translation>Od</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Do</translation>
    </message>
</context>
<context>
    <name>ScorecardEditor</name>
    <message>
        <source>Language of the texts</source>
        <translation>Język tekstów</translation>
    </message>
    <message>
        <source>New section</source>
        <translation>Nowa sekcja</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Nowe pytanie</translation>
    </message>
    <message>
        <source>Some texts are missing in: %1. They are shown in the other language.</source>
        <translation>Brakuje tekstów w językach: %1. Pokazywane są w drugim języku.</translation>
    </message>
</context>
<context>
    <name>ScorecardsPage</name>
    <message>
        <source>Scorecards</source>
        <translation>Karty oceny</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nowa</translation>
    </message>
    <message>
        <source>Import ...</source>
        <translation>Importuj ...</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Podgląd</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Powiel</translation>
    </message>
    <message>
        <source>Export ...</source>
        <translation>Eksportuj ...</translation>
    </message>
    <message>
        <source>Undo all</source>
        <translation>Cofnij wszystko</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Wersja %1</translation>
    </message>
    <message>
        <source>Save what you have changed, or undo it, before you open another.</source>
        <translation>Zapisz zmiany albo je cofnij, zanim otworzysz inną kartę.</translation>
    </message>
    <message>
        <source>The scorecard is not saved. Close the window all the same?</source>
        <translation>Karta oceny nie jest zapisana. Zamknąć okno mimo to?</translation>
    </message>
    <message>
        <source>What you have changed in it is lost then.</source>
        <translation>Wprowadzone w niej zmiany przepadną.</translation>
    </message>
    <message>
        <source>Saved as version %1. Grades that were given keep the version that they were given with.</source>
        <translation>Zapisano jako wersję %1. Wystawione oceny zachowują wersję, z którą powstały.</translation>
    </message>
    <message>
        <source>Save as version %1</source>
        <translation>Zapisz jako wersję %1</translation>
    </message>
    <message>
        <source>Saved, version %1</source>
        <translation>Zapisana, wersja %1</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>jeszcze niezapisana</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>zapisana</translation>
    </message>
    <message>
        <source>Import a scorecard</source>
        <translation>Import karty oceny</translation>
    </message>
    <message>
        <source>Scorecards (*.yaml *.yml *.json)</source>
        <translation>Karty oceny (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>Export the scorecard</source>
        <translation>Eksport karty oceny</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Zapisano jako %1</translation>
    </message>
</context>
<context>
    <name>SealedPage</name>
    <message>
        <source>Passphrase or recovery key</source>
        <translation>Hasło lub klucz odzyskiwania</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Otwórz</translation>
    </message>
    <message>
        <source>The calls are encrypted</source>
        <translation>Rozmowy są zaszyfrowane</translation>
    </message>
    <message>
        <source>They open with the passphrase of this computer’s calls, or with the recovery key on paper.</source>
        <translation>Otwiera je hasło do rozmów na tym komputerze albo klucz odzyskiwania z papieru.</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Chwila …</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Search what was said, or a name</source>
        <translation>Szukaj w rozmowach lub po nazwisku</translation>
    </message>
    <message>
        <source>Words, beginnings* or &quot;several in a row&quot; (Ctrl+F)</source>
        <translation>Słowa, początki* albo &quot;kilka po kolei&quot; (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Szukaj</translation>
    </message>
</context>
<context>
    <name>SecretCode</name>
    <message>
        <source>Copy</source>
        <translation>Kopiuj</translation>
    </message>
    <message>
        <source>Print …</source>
        <translation>Drukuj …</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>Zapisz …</translation>
    </message>
    <message>
        <source>Copied. In a minute it is taken out of the clipboard again.</source>
        <translation>Skopiowano. Za minutę zniknie ze schowka.</translation>
    </message>
    <message>
        <source>Save the code</source>
        <translation>Zapisz kod</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Tekst (*.txt)</translation>
    </message>
    <message>
        <source>The code could not be saved: %1.</source>
        <translation>Nie udało się zapisać kodu: %1.</translation>
    </message>
    <message>
        <source>Saved. Move the file to a safe place: whoever has it can use it.</source>
        <translation>Zapisano. Przenieś plik w bezpieczne miejsce: kto go ma, może użyć kodu.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>Wysłano do drukarki.</translation>
    </message>
</context>
<context>
    <name>SectionForm</name>
    <message>
        <source>Heading of the section</source>
        <translation>Nagłówek sekcji</translation>
    </message>
</context>
<context>
    <name>SectionHeader</name>
    <message>
        <source>Show what these points rest on</source>
        <translation>Pokaż, skąd te punkty</translation>
    </message>
    <message>
        <source>not called for</source>
        <translation>nie było okazji</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 z %2</translation>
    </message>
</context>
<context>
    <name>SectionRow</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 z %2</translation>
    </message>
</context>
<context>
    <name>SendBox</name>
    <message>
        <source>Send feedback ...</source>
        <translation>Wyślij informację zwrotną ...</translation>
    </message>
    <message>
        <source>A message to the trainee</source>
        <translation>Wiadomość do osoby szkolonej</translation>
    </message>
    <message>
        <source>Grade to send</source>
        <translation>Ocena do wysłania</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Wyślij</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Your comments go with it, but for hidden ones.</source>
        <translation>Komentarze idą razem z nią, oprócz ukrytych.</translation>
    </message>
    <message>
        <source>Without a grade</source>
        <translation>Bez oceny</translation>
    </message>
    <message>
        <source>Sent: the trainee finds it in the debrief of this call.</source>
        <translation>Wysłano: osoba szkolona znajdzie to w omówieniu tej rozmowy.</translation>
    </message>
    <message>
        <source>%1 sent feedback, %2.</source>
        <translation>%1: wysłano informację zwrotną, %2.</translation>
    </message>
    <message>
        <source>Not acknowledged yet.</source>
        <translation>Jeszcze nieprzyjęta do wiadomości.</translation>
    </message>
    <message>
        <source>Acknowledged %1.</source>
        <translation>Przyjęto do wiadomości %1.</translation>
    </message>
</context>
<context>
    <name>SessionList</name>
    <message>
        <source>When</source>
        <translation>Kiedy</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Osoba</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Scenariusz</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Zakończenie</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wynik</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Czas</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Ocena</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Tryb</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>Przerwana</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>Oceniona</translation>
    </message>
    <message>
        <source>Not graded yet</source>
        <translation>Jeszcze nieoceniona</translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n komentarz</numerusform>
            <numerusform>%n komentarze</numerusform>
            <numerusform>%n komentarzy</numerusform>
        </translation>
    </message>
    <message>
        <source>retry</source>
        <translation>powtórka</translation>
    </message>
</context>
<context>
    <name>SessionsPage</name>
    <message>
        <source>Export the log</source>
        <translation>Eksportuj dziennik</translation>
    </message>
    <message>
        <source>A table of the calls shown here, as CSV</source>
        <translation>Tabela pokazanych tu rozmów, jako CSV</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesje</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n rozmowa</numerusform>
            <numerusform>%n rozmowy</numerusform>
            <numerusform>%n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n trafienie</numerusform>
            <numerusform>%n trafienia</numerusform>
            <numerusform>%n trafień</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n hit(s)</source>
        <translation>
            <numerusform>Ponad %n trafienie</numerusform>
            <numerusform>Ponad %n trafienia</numerusform>
            <numerusform>Ponad %n trafień</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the practice log</source>
        <translation>Eksportuj dziennik ćwiczeń</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabela (*.csv)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Zapisano jako %1</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Sound</source>
        <translation>Dźwięk</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Słuchanie</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Głosy</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Rozmowy</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Wygląd</translation>
    </message>
    <message>
        <source>Check-up</source>
        <translation>Przegląd</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Działy ustawień</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ustawienia</translation>
    </message>
    <message>
        <source>Changes hold at once.</source>
        <translation>Zmiany działają od razu.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Dział</translation>
    </message>
    <message>
        <source>Synchronising</source>
        <translation>Synchronizacja</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Szyfrowanie</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Kopie zapasowe</translation>
    </message>
    <message>
        <source>Plug-ins</source>
        <translation>Wtyczki</translation>
    </message>
</context>
<context>
    <name>ShareBar</name>
    <message>
        <source>You talked for %1 % of the time</source>
        <translation>Twój udział w rozmowie: %1 %</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>This id stands in an earlier row, too; this row is left out.</source>
        <translation>Ten identyfikator jest już w wierszu wyżej; ten wiersz pominięto.</translation>
    </message>
    <message>
        <source>“{heading}” is no language code of two small letters.</source>
        <translation>„{heading}” nie jest kodem języka z dwóch małych liter.</translation>
    </message>
    <message>
        <source>“{heading}” is no language; the scenario has {known}. Correct the heading of the column.</source>
        <translation>„{heading}” nie jest językiem; scenariusz ma {known}. Popraw nagłówek kolumny.</translation>
    </message>
    <message>
        <source>There is no such text: it was removed or renamed since.</source>
        <translation>Nie ma takiego tekstu: od tego czasu został usunięty albo przemianowany.</translation>
    </message>
    <message>
        <source>There is no such text: it was removed or renamed since. Perhaps “{near}” is meant.</source>
        <translation>Nie ma takiego tekstu: od tego czasu został usunięty albo przemianowany. Może chodzi o „{near}”.</translation>
    </message>
    <message>
        <source>The cell is empty: the text that is there stays.</source>
        <translation>Komórka jest pusta: dotychczasowy tekst zostaje.</translation>
    </message>
    <message>
        <source>The source has changed since the sheet was made: look at it again.</source>
        <translation>Od utworzenia arkusza tekst źródłowy się zmienił: sprawdź tłumaczenie jeszcze raz.</translation>
    </message>
    <message>
        <source>It holds a character that cannot be shown ({character}).</source>
        <translation>Zawiera znak, którego nie da się pokazać ({character}).</translation>
    </message>
    <message>
        <source>It has more than {most} characters.</source>
        <translation>Ma więcej niż {most} znaków.</translation>
    </message>
    <message>
        <source>The braces around swear words do not fit together.</source>
        <translation>Klamry wokół przekleństw nie pasują do siebie.</translation>
    </message>
    <message>
        <source>${name} is missing</source>
        <translation>brakuje ${name}</translation>
    </message>
    <message>
        <source>${name} is not in the source</source>
        <translation>w źródle nie ma ${name}</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>Take in a sheet</source>
        <translation>Wczytaj arkusz</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Wiersz</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Język</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Co</translation>
    </message>
    <message>
        <source>Changes and problems</source>
        <translation>Zmiany i problemy</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>Wczytaj</translation>
    </message>
    <message>
        <source>Texts that change: %1; the same here: %2.</source>
        <translation>Teksty, które się zmienią: %1; takie same: %2.</translation>
    </message>
    <message>
        <source>Cannot be taken in, and stay as they are: %1.</source>
        <translation>Nie można wczytać (zostają bez zmian): %1.</translation>
    </message>
    <message>
        <source>Empty cells whose texts stay: %1.</source>
        <translation>Puste komórki, których teksty zostają: %1.</translation>
    </message>
    <message>
        <source>New: %1.</source>
        <translation>Nowe: %1.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Skróty klawiszowe</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>Wszędzie</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Ćwiczenie</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sesje</translation>
    </message>
    <message>
        <source>Assignments</source>
        <translation>Zadania</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Raporty</translation>
    </message>
    <message>
        <source>Scorecards</source>
        <translation>Karty oceny</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ustawienia</translation>
    </message>
    <message>
        <source>Exports</source>
        <translation>Eksport</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>People, Privacy (where people sign in)</source>
        <translation>Osoby, Prywatność (gdy się logujecie)</translation>
    </message>
    <message>
        <source>Lock (where people sign in)</source>
        <translation>Zablokuj (gdy się logujecie)</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Ta lista</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Zamknij program</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Wybór klienta</translation>
    </message>
    <message>
        <source>Search the customers</source>
        <translation>Szukaj wśród klientów</translation>
    </message>
    <message>
        <source>Start the call</source>
        <translation>Początek rozmowy</translation>
    </message>
    <message>
        <source>End a break</source>
        <translation>Zakończ przerwę</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Rozmowa</translation>
    </message>
    <message>
        <source>Answer the phone</source>
        <translation>Odbierz telefon</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Odrzuć</translation>
    </message>
    <message>
        <source>Hold to speak (push-to-talk)</source>
        <translation>Trzymaj, gdy mówisz</translation>
    </message>
    <message>
        <source>Type an answer</source>
        <translation>Napisz odpowiedź</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Zapisz notatkę</translation>
    </message>
    <message>
        <source>Hold, or back to the customer</source>
        <translation>Zawieś lub wznów rozmowę</translation>
    </message>
    <message>
        <source>Transfer to a colleague</source>
        <translation>Przekaż koledze</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Odłóż słuchawkę</translation>
    </message>
    <message>
        <source>Search what was said</source>
        <translation>Szukaj w rozmowach</translation>
    </message>
    <message>
        <source>Open the call</source>
        <translation>Otwórz rozmowę</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Odtwarzanie lub pauza</translation>
    </message>
    <message>
        <source>Five seconds back or on</source>
        <translation>Pięć sekund wstecz lub dalej</translation>
    </message>
    <message>
        <source>Sort the list</source>
        <translation>Posortuj listę</translation>
    </message>
    <message>
        <source>Delete the session</source>
        <translation>Usuń sesję</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>Ocenianie</translation>
    </message>
    <message>
        <source>Next question, or the one before</source>
        <translation>Następne pytanie lub poprzednie</translation>
    </message>
    <message>
        <source>Confirm the machine</source>
        <translation>Potwierdź odpowiedź programu</translation>
    </message>
    <message>
        <source>Yes, no, does not apply</source>
        <translation>Tak, nie, nie dotyczy</translation>
    </message>
    <message>
        <source>A step of the scale</source>
        <translation>Stopień skali</translation>
    </message>
    <message>
        <source>Hear the evidence</source>
        <translation>Posłuchaj uzasadnienia</translation>
    </message>
    <message>
        <source>Review of a call</source>
        <translation>Przegląd rozmowy</translation>
    </message>
    <message>
        <source>Mistake before, next mistake</source>
        <translation>Poprzedni błąd, następny błąd</translation>
    </message>
    <message>
        <source>Loop the passage, or the turn</source>
        <translation>Zapętl fragment albo wypowiedź</translation>
    </message>
    <message>
        <source>Skip silences</source>
        <translation>Pomijaj ciszę</translation>
    </message>
    <message>
        <source>Faster, slower</source>
        <translation>Szybciej, wolniej</translation>
    </message>
    <message>
        <source>Nearer, farther</source>
        <translation>Bliżej, dalej</translation>
    </message>
    <message>
        <source>The whole call</source>
        <translation>Cała rozmowa</translation>
    </message>
    <message>
        <source>Compare with another call</source>
        <translation>Porównaj z inną rozmową</translation>
    </message>
    <message>
        <source>Let the passage go, or back</source>
        <translation>Porzuć fragment albo wróć</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>First name and surname</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Hasło</translation>
    </message>
    <message>
        <source>From your administrator, or the recovery code that was kept in a safe place.</source>
        <translation>Od administratora albo kod odzyskiwania przechowywany w bezpiecznym miejscu.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Kod</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Zablokowano</translation>
    </message>
    <message>
        <source>Nothing was closed: you go on where you were.</source>
        <translation>Nic nie zostało zamknięte: wrócisz tam, gdzie byłeś(-aś).</translation>
    </message>
    <message>
        <source>Somebody else wants to sign in</source>
        <translation>Loguje się ktoś inny</translation>
    </message>
    <message>
        <source>Good to see you</source>
        <translation>Dobrze Cię widzieć</translation>
    </message>
    <message>
        <source>Sign in to practise.</source>
        <translation>Zaloguj się, aby ćwiczyć.</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>Mam kod</translation>
    </message>
    <message>
        <source>A code is good once. With it you choose your passphrase.</source>
        <translation>Kod działa raz. Z nim wybierasz swoje hasło.</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Wybierz hasło</translation>
    </message>
    <message>
        <source>Back to the sign-in</source>
        <translation>Wróć do logowania</translation>
    </message>
    <message>
        <source>The passphrase is not right.</source>
        <translation>Hasło jest nieprawidłowe.</translation>
    </message>
    <message>
        <source>The name or the code is not right, or the code was used or is too old. Ask the administrator for a new one.</source>
        <translation>Nazwisko lub kod się nie zgadza albo kod był użyty lub wygasł. Poproś administratora o nowy.</translation>
    </message>
    <message>
        <source>The name or the passphrase is not right.</source>
        <translation>Nazwisko lub hasło jest nieprawidłowe.</translation>
    </message>
    <message>
        <source>After several failures there is a wait. A code lets you in at once.</source>
        <translation>Po kilku nieudanych próbach trzeba poczekać. Kod wpuszcza od razu.</translation>
    </message>
    <message numerus="yes">
        <source>Again in %n s</source>
        <translation>
            <numerusform>Ponownie za %n s</numerusform>
            <numerusform>Ponownie za %n s</numerusform>
            <numerusform>Ponownie za %n s</numerusform>
        </translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Chwila …</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Odblokuj</translation>
    </message>
    <message>
        <source>Set the passphrase and sign in</source>
        <translation>Ustaw hasło i zaloguj</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Zaloguj</translation>
    </message>
</context>
<context>
    <name>Skill</name>
    <message>
        <source>Meeting grief</source>
        <translation>Reakcja na żal</translation>
    </message>
    <message>
        <source>Meeting anger</source>
        <translation>Reakcja na złość</translation>
    </message>
    <message>
        <source>Meeting disappointment</source>
        <translation>Reakcja na zawód</translation>
    </message>
    <message>
        <source>Meeting fear</source>
        <translation>Reakcja na lęk</translation>
    </message>
    <message>
        <source>Customer: %1</source>
        <translation>Klient: %1</translation>
    </message>
    <message>
        <source>Mistake: %1</source>
        <translation>Błąd: %1</translation>
    </message>
    <message>
        <source>Letting people finish</source>
        <translation>Nieprzerywanie</translation>
    </message>
    <message>
        <source>Answering in time</source>
        <translation>Odpowiedź na czas</translation>
    </message>
    <message>
        <source>Silence in a tirade</source>
        <translation>Cisza podczas tyrady</translation>
    </message>
</context>
<context>
    <name>SkillRanges</name>
    <message>
        <source>not known yet</source>
        <translation>jeszcze nie wiadomo</translation>
    </message>
    <message>
        <source>goes badly</source>
        <translation>idzie źle</translation>
    </message>
    <message>
        <source>goes well</source>
        <translation>idzie dobrze</translation>
    </message>
</context>
<context>
    <name>SomeOf</name>
    <message>
        <source>Search</source>
        <translation>Szukaj</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>This call was made without a recording.</source>
        <translation>Tej rozmowy nie nagrano.</translation>
    </message>
    <message>
        <source>The recording of this call is gone. Put it back into the folder of recordings to hear it; transcript, anger and grading are here all the same.</source>
        <translation>Nagranie tej rozmowy zniknęło. Przywróć je do folderu nagrań, aby je usłyszeć; zapis, złość i ocena są tu mimo to.</translation>
    </message>
    <message>
        <source>The recording of this call cannot be read: it is no sound file any more. Put back an intact copy to hear it; transcript, anger and grading are here all the same.</source>
        <translation>Nagrania tej rozmowy nie da się odczytać: to już nie jest plik dźwiękowy. Przywróć nienaruszoną kopię, aby je usłyszeć; zapis, złość i ocena są tu mimo to.</translation>
    </message>
    <message>
        <source>The recording breaks off at %1 of %2; what follows is silence.</source>
        <translation>Nagranie urywa się w %1 z %2; dalej jest cisza.</translation>
    </message>
    <message>
        <source>The recording is damaged. What cannot be read is silence, and hatched in the picture: %1.</source>
        <translation>Nagranie jest uszkodzone. To, czego nie da się odczytać, jest ciszą i jest zakreskowane: %1.</translation>
    </message>
    <message>
        <source>This is not the sound that was recorded: the file was changed afterwards. Do not grade by it.</source>
        <translation>To nie jest dźwięk, który nagrano: plik zmieniono później. Nie oceniaj na jego podstawie.</translation>
    </message>
</context>
<context>
    <name>SoundSection</name>
    <message>
        <source>System default</source>
        <translation>Domyślne systemu</translation>
    </message>
    <message>
        <source>Loudness of your voice</source>
        <translation>Głośność twojego głosu</translation>
    </message>
    <message>
        <source>Test the microphone</source>
        <translation>Sprawdź mikrofon</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Odsłuchaj</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Urządzenia</translation>
    </message>
    <message>
        <source>A headset keeps the customer out of your microphone.</source>
        <translation>Ze słuchawkami klient nie trafia do twojego mikrofonu.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Głośnik</translation>
    </message>
    <message>
        <source>A headset</source>
        <translation>Słuchawki z mikrofonem</translation>
    </message>
    <message>
        <source>Loudspeakers</source>
        <translation>Głośniki</translation>
    </message>
    <message>
        <source>You hear the customer through</source>
        <translation>Klienta słychać przez</translation>
    </message>
    <message>
        <source>With loudspeakers the customer&apos;s voice is taken out of what your microphone hears.</source>
        <translation>Przy głośnikach głos klienta jest usuwany z tego, co słyszy mikrofon.</translation>
    </message>
    <message>
        <source>Microphone test</source>
        <translation>Próba mikrofonu</translation>
    </message>
    <message>
        <source>Say a sentence: three seconds are recorded and then forgotten. Then a short sound is played, to hear whether it comes back.</source>
        <translation>Powiedz zdanie: trzy sekundy są nagrywane, a potem zapominane. Potem słychać krótki dźwięk, aby sprawdzić, czy wraca do mikrofonu.</translation>
    </message>
    <message>
        <source>Your microphone hears the loudspeaker: the customer would be taken for you. Put on a headset, or say that you listen through loudspeakers.</source>
        <translation>Mikrofon słyszy głośnik: klient zostałby wzięty za Ciebie. Załóż słuchawki albo zaznacz, że słuchasz przez głośniki.</translation>
    </message>
    <message>
        <source>I use loudspeakers</source>
        <translation>Używam głośników</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Głośność</translation>
    </message>
    <message>
        <source>Telephone sound</source>
        <translation>Brzmienie telefonu</translation>
    </message>
    <message>
        <source>The customer sounds as through a phone line.</source>
        <translation>Klient brzmi jak przez telefon.</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>Otoczenie</translation>
    </message>
    <message>
        <source>Where the customer calls from is heard: street, office …</source>
        <translation>Słychać, skąd dzwoni klient: ulica, biuro …</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (niepodłączone)</translation>
    </message>
    <message>
        <source>Speak now …</source>
        <translation>Mów teraz …</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>Sprawdź jeszcze raz</translation>
    </message>
</context>
<context>
    <name>SpeakerList</name>
    <message>
        <source>Somebody else on the line</source>
        <translation>Ktoś inny przy telefonie</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>kierownik</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Ewa Lindgren</source>
        <translation>Ewa Lindgren</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Głos</translation>
    </message>
    <message>
        <source>Short name, by which lines say who speaks</source>
        <translation>Krótka nazwa, którą kwestie wskazują, kto mówi</translation>
    </message>
</context>
<context>
    <name>Stars</name>
    <message>
        <source>%1 of 5 stars</source>
        <translation>Gwiazdki: %1 z 5</translation>
    </message>
</context>
<context>
    <name>StateView</name>
    <message>
        <source>Anger</source>
        <translation>Złość</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>A goal of the call</source>
        <translation>Cel rozmowy</translation>
    </message>
    <message>
        <source>A flag that is set</source>
        <translation>Ustawiona flaga</translation>
    </message>
    <message>
        <source>Turns %1</source>
        <translation>Wypowiedzi %1</translation>
    </message>
    <message>
        <source>misses in a row %1</source>
        <translation>nietrafione z rzędu %1</translation>
    </message>
    <message>
        <source>silences in a row %1</source>
        <translation>milczenie z rzędu %1</translation>
    </message>
    <message>
        <source>interruptions %1</source>
        <translation>przerwania %1</translation>
    </message>
    <message>
        <source>visits here %1</source>
        <translation>wizyty tutaj %1</translation>
    </message>
    <message>
        <source>steps of the ladder %1</source>
        <translation>stopnie drabiny %1</translation>
    </message>
    <message>
        <source>facts named: %1</source>
        <translation>wymienione fakty: %1</translation>
    </message>
    <message>
        <source>facts told: %1</source>
        <translation>podane fakty: %1</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>zawieszona</translation>
    </message>
</context>
<context>
    <name>StoryNote</name>
    <message>
        <source>It is another branch of a condition.</source>
        <translation>To inna gałąź warunku.</translation>
    </message>
    <message>
        <source>In Ink they can be chosen once; in a call they stay open.</source>
        <translation>W Ink można je wybrać raz; w rozmowie pozostają otwarte.</translation>
    </message>
    <message>
        <source>It stands before the first passage.</source>
        <translation>Stoi przed pierwszym fragmentem.</translation>
    </message>
    <message>
        <source>There is no such passage; the story begins at “%1”.</source>
        <translation>Nie ma takiego fragmentu; opowieść zaczyna się od „%1”.</translation>
    </message>
    <message>
        <source>The story names none; it begins at “%1”.</source>
        <translation>Opowieść go nie podaje; zaczyna się od „%1”.</translation>
    </message>
    <message>
        <source>Nothing stands before the first knot; the story begins at “%1”.</source>
        <translation>Przed pierwszym węzłem nic nie stoi; opowieść zaczyna się od „%1”.</translation>
    </message>
    <message>
        <source>Braces were turned into parentheses; here they mark swear words.</source>
        <translation>Klamry zamieniono na nawiasy; tutaj oznaczają przekleństwa.</translation>
    </message>
    <message>
        <source>The condition is not kept; of its branches the first is said.</source>
        <translation>Warunek nie został zachowany; z jego gałęzi mówiona jest pierwsza.</translation>
    </message>
    <message>
        <source>It was changed since it was exported, and was read anew.</source>
        <translation>Zmieniono to od czasu eksportu, więc wczytano na nowo.</translation>
    </message>
    <message>
        <source>Nothing in a story is executed.</source>
        <translation>Nic z opowieści nie jest wykonywane.</translation>
    </message>
    <message>
        <source>Nothing in a story is executed, and a call has no looks.</source>
        <translation>Nic z opowieści nie jest wykonywane, a rozmowa nie ma wyglądu.</translation>
    </message>
    <message>
        <source>A comment is not said.</source>
        <translation>Komentarza się nie mówi.</translation>
    </message>
    <message>
        <source>They are not kept where passages were changed.</source>
        <translation>Nie są zachowane tam, gdzie fragmenty zmieniono.</translation>
    </message>
    <message>
        <source>The compiler of Ink reports it; what it is about may be missing.</source>
        <translation>Zgłasza to kompilator Ink; tego, czego dotyczy, może brakować.</translation>
    </message>
    <message>
        <source>The condition is not kept; set it as `when` of lines and replies.</source>
        <translation>Warunek nie został zachowany; ustaw go w kwestiach i odpowiedziach (`when`).</translation>
    </message>
    <message>
        <source>Control characters cannot be spoken.</source>
        <translation>Znaków sterujących nie da się wypowiedzieć.</translation>
    </message>
    <message>
        <source>A moment of a call has up to %1 lines and %2 replies; it was cut.</source>
        <translation>Moment rozmowy ma najwyżej tyle kwestii: %1, i odpowiedzi: %2; został skrócony.</translation>
    </message>
    <message>
        <source>It is longer than a scenario takes, and was cut.</source>
        <translation>Jest dłuższe, niż mieści scenariusz, i zostało skrócone.</translation>
    </message>
    <message>
        <source>Only the tool needs it, to draw the story; a scenario is laid out anew.</source>
        <translation>Potrzebuje tego tylko narzędzie, żeby rysować opowieść; scenariusz jest układany na nowo.</translation>
    </message>
    <message>
        <source>Emphasis was removed; the customer&apos;s heat makes the voice.</source>
        <translation>Usunięto wyróżnienie; o głosie decyduje złość klienta.</translation>
    </message>
    <message>
        <source>The story ends there; the outcome is set to `solved` until you choose another one.</source>
        <translation>Opowieść się tu kończy; wynik to „rozwiązane” (`solved`), dopóki nie wybierzesz innego.</translation>
    </message>
    <message>
        <source>The end depends on a condition, which is not kept; the call goes on.</source>
        <translation>Koniec zależy od warunku, którego nie zachowano; rozmowa toczy się dalej.</translation>
    </message>
    <message>
        <source>The node is not closed by `===`; it goes to the end.</source>
        <translation>Węzła nie zamyka `===`; sięga do końca.</translation>
    </message>
    <message>
        <source>An example has at most %1 characters; it was cut.</source>
        <translation>Przykład ma najwyżej tyle znaków: %1; został skrócony.</translation>
    </message>
    <message>
        <source>A reply gets up to %1 examples.</source>
        <translation>Odpowiedź dostaje najwyżej tyle przykładów: %1.</translation>
    </message>
    <message>
        <source>In a call the other choices stay open.</source>
        <translation>W rozmowie pozostałe wybory są nadal otwarte.</translation>
    </message>
    <message>
        <source>A scenario cannot hold so much; this is farthest from the start.</source>
        <translation>Scenariusz tyle nie pomieści; to leży najdalej od początku.</translation>
    </message>
    <message>
        <source>It is another branch of a condition; of these the first is said.</source>
        <translation>To inna gałąź warunku; z gałęzi mówiona jest pierwsza.</translation>
    </message>
    <message>
        <source>Formatting cannot be heard; the text in it stays.</source>
        <translation>Formatowania nie słychać; tekst w nim zostaje.</translation>
    </message>
    <message>
        <source>It comes from a part, which stays as it is.</source>
        <translation>Pochodzi z części, która zostaje bez zmian.</translation>
    </message>
    <message>
        <source>It goes on without a choice; whatever the trainee says or does not say leads on.</source>
        <translation>Idzie dalej bez wyboru; cokolwiek uczestnik powie albo przemilczy, prowadzi dalej.</translation>
    </message>
    <message>
        <source>It is no longer in the story.</source>
        <translation>Nie ma tego już w opowieści.</translation>
    </message>
    <message>
        <source>It is no longer in the story, and stays: others need what happens there.</source>
        <translation>Nie ma tego już w opowieści, ale zostaje: inne momenty potrzebują tego, co się tam dzieje.</translation>
    </message>
    <message>
        <source>The file is not UTF-8, so its encoding was guessed; look whether accents are right.</source>
        <translation>Plik nie jest w UTF-8, więc kodowanie odgadnięto; sprawdź, czy polskie litery są dobre.</translation>
    </message>
    <message>
        <source>The header has no counterpart in a scenario.</source>
        <translation>Nagłówek nie ma odpowiednika w scenariuszu.</translation>
    </message>
    <message>
        <source>A call is only heard.</source>
        <translation>Rozmowę tylko słychać.</translation>
    </message>
    <message>
        <source>Of what is told in turn another one is said each time; see `group`.</source>
        <translation>Z tego, co mówi się na zmianę, za każdym razem mówione jest co innego (`group`).</translation>
    </message>
    <message>
        <source>Of what is told in turn the first is said; see `group` of lines.</source>
        <translation>Z tego, co mówi się na zmianę, mówione jest pierwsze (zob. `group` kwestii).</translation>
    </message>
    <message>
        <source>Passages shown within others are not joined; write the lines here, or lead there.</source>
        <translation>Fragmentów pokazywanych w innych się nie łączy; napisz kwestie tutaj albo poprowadź tam.</translation>
    </message>
    <message>
        <source>Twine does not know it; it is kept in the passage %1.</source>
        <translation>Twine tego nie zna; jest zachowane we fragmencie %1.</translation>
    </message>
    <message>
        <source>What the export kept there is no scenario any more; the passages alone were read.</source>
        <translation>To, co zachował eksport, nie jest już scenariuszem; wczytano same fragmenty.</translation>
    </message>
    <message>
        <source>With it the scenario would have errors; the passages alone were read.</source>
        <translation>Z tym scenariusz miałby błędy; wczytano same fragmenty.</translation>
    </message>
    <message>
        <source>The link leads to no passage; only its label is said.</source>
        <translation>Odnośnik nie prowadzi do fragmentu; mówiona jest tylko jego etykieta.</translation>
    </message>
    <message>
        <source>After a reply up to %1 lines are said; the others were left out.</source>
        <translation>Po odpowiedzi mówi się najwyżej tyle kwestii: %1; pozostałe pominięto.</translation>
    </message>
    <message>
        <source>It leads to no passage.</source>
        <translation>Nie prowadzi do żadnego fragmentu.</translation>
    </message>
    <message>
        <source>It leads to no passage; what it does when clicked is not done.</source>
        <translation>Nie prowadzi do żadnego fragmentu; to, co robi po kliknięciu, się nie dzieje.</translation>
    </message>
    <message>
        <source>The link leads nowhere.</source>
        <translation>Odnośnik donikąd nie prowadzi.</translation>
    </message>
    <message>
        <source>The link leads to no passage; what it shows is said at once.</source>
        <translation>Odnośnik nie prowadzi do fragmentu; to, co pokazuje, mówione jest od razu.</translation>
    </message>
    <message>
        <source>The passage has links, which are taken instead.</source>
        <translation>Fragment ma odnośniki; brane są one.</translation>
    </message>
    <message>
        <source>A passage has more than %1 links.</source>
        <translation>Fragment ma za dużo odnośników; najwięcej: %1.</translation>
    </message>
    <message>
        <source>It is long, and is said in %1 lines.</source>
        <translation>To długie, więc jest podzielone na kwestie: %1.</translation>
    </message>
    <message>
        <source>The macro %1 has no counterpart in a call.</source>
        <translation>Makro %1 nie ma odpowiednika w rozmowie.</translation>
    </message>
    <message>
        <source>The mark has no counterpart in a scenario.</source>
        <translation>Znacznik nie ma odpowiednika w scenariuszu.</translation>
    </message>
    <message>
        <source>The node has no title and got one.</source>
        <translation>Węzeł nie miał tytułu i go dostał.</translation>
    </message>
    <message>
        <source>The passage has no name and got one.</source>
        <translation>Fragment nie miał nazwy i ją dostał.</translation>
    </message>
    <message>
        <source>Every call needs it: sympathy and a remedy as goals, asking back, silence, and the end of patience.</source>
        <translation>Potrzebuje tego każda rozmowa: współczucie i rozwiązanie jako cele, dopytanie, cisza i koniec cierpliwości.</translation>
    </message>
    <message>
        <source>It stands behind the way that leads on, so the story never comes to it.</source>
        <translation>Stoi za przejściem dalej, więc opowieść nigdy tu nie dochodzi.</translation>
    </message>
    <message>
        <source>It has no counterpart in a scenario.</source>
        <translation>Nie ma odpowiednika w scenariuszu.</translation>
    </message>
    <message>
        <source>What follows there could not be read as HTML.</source>
        <translation>Tego, co tam dalej stoi, nie dało się odczytać jako HTML.</translation>
    </message>
    <message>
        <source>It is no JSON; where the story starts and its format are guessed.</source>
        <translation>To nie jest JSON; początek opowieści i jej format odgadnięto.</translation>
    </message>
    <message>
        <source>No link leads there, so the call never comes to it.</source>
        <translation>Nie prowadzi tam żaden odnośnik, więc rozmowa nigdy tam nie dojdzie.</translation>
    </message>
    <message>
        <source>There is no such passage; choose where it leads.</source>
        <translation>Nie ma takiego fragmentu; wskaż, dokąd to prowadzi.</translation>
    </message>
    <message>
        <source>The story names no speakers, so the customer says everything.</source>
        <translation>Opowieść nie podaje, kto mówi, więc wszystko mówi klient.</translation>
    </message>
    <message>
        <source>It is neither tags nor metadata of a passage.</source>
        <translation>To ani tagi, ani metadane fragmentu.</translation>
    </message>
    <message>
        <source>It is no text.</source>
        <translation>To nie jest tekst.</translation>
    </message>
    <message>
        <source>A call has no way back; lead to a node instead.</source>
        <translation>W rozmowie nie ma drogi z powrotem; zamiast tego poprowadź do jakiegoś momentu.</translation>
    </message>
    <message>
        <source>There are no words in it.</source>
        <translation>Nie ma w tym słów.</translation>
    </message>
    <message>
        <source>What is said once is said each time.</source>
        <translation>Co mówi się raz, mówione jest za każdym razem.</translation>
    </message>
    <message>
        <source>A passage can lead on by itself to one passage only, the first named.</source>
        <translation>Fragment może sam prowadzić tylko do jednego fragmentu, pierwszego z podanych.</translation>
    </message>
    <message>
        <source>Of several stories the first one was imported.</source>
        <translation>Z kilku opowieści zaimportowano pierwszą.</translation>
    </message>
    <message>
        <source>A line has alternatives in one place only; the first is said here.</source>
        <translation>Kwestia ma warianty tylko w jednym miejscu; tutaj mówiony jest pierwszy.</translation>
    </message>
    <message>
        <source>Where it leads depends on the story; the first that is named was taken.</source>
        <translation>Dokąd to prowadzi, zależy od opowieści; wzięto pierwszy podany fragment.</translation>
    </message>
    <message>
        <source>It is the only way, so any words of the trainee lead on.</source>
        <translation>To jedyna droga, więc prowadzą dalej dowolne słowa uczestnika.</translation>
    </message>
    <message>
        <source>It stands outside the nodes.</source>
        <translation>Stoi poza węzłami.</translation>
    </message>
    <message>
        <source>It stands outside the passages.</source>
        <translation>Stoi poza fragmentami.</translation>
    </message>
    <message>
        <source>It is not known; the passages were read as %1.</source>
        <translation>Nie jest znany; fragmenty odczytano jako %1.</translation>
    </message>
    <message>
        <source>The story names none; by its marks it was read as %1.</source>
        <translation>Opowieść go nie podaje; po znacznikach odczytano ją jako %1.</translation>
    </message>
    <message>
        <source>The same stands there a second time; the first was taken.</source>
        <translation>To samo stoi tam po raz drugi; wzięto pierwsze.</translation>
    </message>
    <message>
        <source>Another one in this knot has the same name.</source>
        <translation>Inna w tym węźle nazywa się tak samo.</translation>
    </message>
    <message>
        <source>Another one, in line %1, has the same name; that one was taken.</source>
        <translation>Inny, w wierszu %1, nazywa się tak samo; wzięto tamten.</translation>
    </message>
    <message>
        <source>Another passage, in line %1, has the same name; that one was taken.</source>
        <translation>Inny fragment, w wierszu %1, nazywa się tak samo; wzięto tamten.</translation>
    </message>
    <message>
        <source>Another node, in line %1, has the same title; that one was taken.</source>
        <translation>Inny węzeł, w wierszu %1, ma ten sam tytuł; wzięto tamten.</translation>
    </message>
    <message>
        <source>The passage serves the story format; nothing of it is executed.</source>
        <translation>Fragment służy formatowi opowieści; nic z niego nie jest wykonywane.</translation>
    </message>
    <message>
        <source>Variables of a story are not kept; set a flag or heat in `effects` of a reply.</source>
        <translation>Zmienne opowieści nie są zachowane; ustaw znacznik albo złość w skutkach odpowiedzi (`effects`).</translation>
    </message>
    <message>
        <source>A scenario gets up to %1 people who speak; the customer says what the others say.</source>
        <translation>Scenariusz dostaje najwyżej tyle mówiących osób: %1; kwestie pozostałych mówi klient.</translation>
    </message>
    <message>
        <source>The story is nested too deeply.</source>
        <translation>Opowieść jest zagnieżdżona zbyt głęboko.</translation>
    </message>
    <message>
        <source>The story is nested too deeply, or too large.</source>
        <translation>Opowieść jest zagnieżdżona zbyt głęboko albo za duża.</translation>
    </message>
    <message>
        <source>The story has too many of them to name each.</source>
        <translation>Opowieść ma ich za dużo, żeby wymienić każdą.</translation>
    </message>
    <message>
        <source>The trainee says it; it became an example of the reply.</source>
        <translation>Mówi to uczestnik; stało się przykładem odpowiedzi.</translation>
    </message>
    <message>
        <source>The trainee says it, in their own words.</source>
        <translation>Mówi to uczestnik, własnymi słowami.</translation>
    </message>
    <message>
        <source>The trainee needs words to say.</source>
        <translation>Uczestnik musi mieć co powiedzieć.</translation>
    </message>
    <message>
        <source>No speaker stands before them, so the customer says them; look which are told rather than said.</source>
        <translation>Nie stoi przed nimi, kto mówi, więc mówi je klient; sprawdź, które to raczej narracja.</translation>
    </message>
    <message>
        <source>The parser of Ink could make nothing of it.</source>
        <translation>Parser Ink nic z tego nie zrozumiał.</translation>
    </message>
    <message>
        <source>Nothing was changed since it was exported; the scenario is what it was.</source>
        <translation>Od czasu eksportu nic nie zmieniono; scenariusz jest taki, jaki był.</translation>
    </message>
    <message>
        <source>Its value is only known when the story is played; write the words.</source>
        <translation>Jej wartość jest znana dopiero podczas gry; wpisz słowa.</translation>
    </message>
    <message>
        <source>The way depends on a condition, which is not kept; the first one is taken.</source>
        <translation>Przejście zależy od warunku, którego nie zachowano; brane jest pierwsze.</translation>
    </message>
    <message>
        <source>A line has up to %1 alternatives.</source>
        <translation>Kwestia ma najwyżej tyle wariantów: %1.</translation>
    </message>
    <message>
        <source>techniques, heat, conditions and all else</source>
        <translation>techniki, złość, warunki i cała reszta</translation>
    </message>
    <message>
        <source>all text</source>
        <translation>cały tekst</translation>
    </message>
    <message>
        <source>condition of a choice</source>
        <translation>warunek wyboru</translation>
    </message>
    <message>
        <source>%1 choices</source>
        <translation>wybory: %1</translation>
    </message>
    <message>
        <source>comments of the scenario&apos;s file</source>
        <translation>komentarze w pliku scenariusza</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>warunek</translation>
    </message>
    <message>
        <source>the encoding %1</source>
        <translation>kodowanie %1</translation>
    </message>
    <message>
        <source>fallback choice</source>
        <translation>wybór zastępczy</translation>
    </message>
    <message>
        <source>what follows in “%1”</source>
        <translation>co dalej stoi w „%1”</translation>
    </message>
    <message>
        <source>%1 further notes</source>
        <translation>dalsze uwagi: %1</translation>
    </message>
    <message>
        <source>function %1</source>
        <translation>funkcja %1</translation>
    </message>
    <message>
        <source>%1 invisible characters</source>
        <translation>niewidoczne znaki: %1</translation>
    </message>
    <message>
        <source>jump to %1</source>
        <translation>przejście do %1</translation>
    </message>
    <message>
        <source>label %1</source>
        <translation>etykieta %1</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>kwestie: %1</translation>
    </message>
    <message>
        <source>link %1</source>
        <translation>odnośnik %1</translation>
    </message>
    <message>
        <source>what is nested there</source>
        <translation>to, co jest tam zagnieżdżone</translation>
    </message>
    <message>
        <source>node %1: %2</source>
        <translation>moment %1: %2</translation>
    </message>
    <message>
        <source>parameters of %1</source>
        <translation>parametry %1</translation>
    </message>
    <message>
        <source>reply %1 at %2: %3</source>
        <translation>odpowiedź %1 w %2: %3</translation>
    </message>
    <message>
        <source>sequence</source>
        <translation>sekwencja</translation>
    </message>
    <message>
        <source>what is shared by all nodes</source>
        <translation>to, co wspólne dla wszystkich momentów</translation>
    </message>
    <message>
        <source>the story “%1”</source>
        <translation>opowieść „%1”</translation>
    </message>
    <message>
        <source>the story format</source>
        <translation>format opowieści</translation>
    </message>
    <message>
        <source>the story format %1</source>
        <translation>format opowieści %1</translation>
    </message>
    <message>
        <source>the tag %1</source>
        <translation>tag %1</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>początek</translation>
    </message>
    <message>
        <source>the start “%1”</source>
        <translation>początek „%1”</translation>
    </message>
    <message>
        <source>way to “%1”</source>
        <translation>przejście do „%1”</translation>
    </message>
    <message>
        <source>an option without words</source>
        <translation>wybór bez słów</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>These help</source>
        <translation>To pomaga</translation>
    </message>
    <message>
        <source>These harm</source>
        <translation>To szkodzi</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemy</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Wypróbuj</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Przykłady</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Języki</translation>
    </message>
    <message>
        <source>Many calls</source>
        <translation>Wiele rozmów</translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation>Gotowe części</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Wersje</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Something else is said</source>
        <translation>Pada coś innego</translation>
    </message>
    <message>
        <source>Nothing is said</source>
        <translation>Nikt nic nie mówi</translation>
    </message>
    <message>
        <source>The customer is interrupted</source>
        <translation>Ktoś przerywa klientowi</translation>
    </message>
    <message>
        <source>The trainee talks for too long</source>
        <translation>Ćwiczący mówi za długo</translation>
    </message>
    <message>
        <source>The transfer button is pressed</source>
        <translation>Naciśnięto przekazanie</translation>
    </message>
    <message>
        <source>The trainee hangs up</source>
        <translation>Ćwiczący się rozłącza</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Dobra</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Obojętna</translation>
    </message>
    <message>
        <source>Poor</source>
        <translation>Zła</translation>
    </message>
    <message>
        <source>An office</source>
        <translation>Biuro</translation>
    </message>
    <message>
        <source>A street</source>
        <translation>Ulica</translation>
    </message>
    <message>
        <source>A television</source>
        <translation>Telewizor</translation>
    </message>
    <message>
        <source>A kitchen</source>
        <translation>Kuchnia</translation>
    </message>
    <message>
        <source>The customer as a whole is not copied.</source>
        <translation>Klienta jako całości nie kopiuje się.</translation>
    </message>
    <message>
        <source>Choose a moment, a reply or a reaction first.</source>
        <translation>Najpierw wybierz moment, odpowiedź lub reakcję.</translation>
    </message>
    <message>
        <source>The clipboard holds no part of a customer, so that nothing was pasted.</source>
        <translation>W schowku nie ma części klienta, więc niczego nie wklejono.</translation>
    </message>
    <message>
        <source>The clipboard holds nothing that could be pasted.</source>
        <translation>W schowku nie ma niczego do wklejenia.</translation>
    </message>
    <message>
        <source>Copy a moment, a reply or a reaction with Ctrl+Shift+C; words go into a field.</source>
        <translation>Skopiuj moment, odpowiedź lub reakcję klawiszami Ctrl+Shift+C; słowa wkleja się w pole.</translation>
    </message>
    <message>
        <source>paste</source>
        <translation>wklej</translation>
    </message>
</context>
<context>
    <name>StudioDiff</name>
    <message>
        <source>The customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>kwestia %1</translation>
    </message>
    <message>
        <source>added</source>
        <translation>dodano</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>usunięto</translation>
    </message>
    <message>
        <source>was called “%1” before</source>
        <translation>wcześniej „%1”</translation>
    </message>
    <message>
        <source>order of %1 changed</source>
        <translation>zmieniona kolejność: %1</translation>
    </message>
    <message>
        <source>%1 is now “%2”</source>
        <translation>%1: teraz „%2”</translation>
    </message>
    <message>
        <source>%1 removed, it was “%2”</source>
        <translation>%1: usunięto, było „%2”</translation>
    </message>
    <message>
        <source>%1 changed from “%2” to “%3”</source>
        <translation>%1: było „%2”, jest „%3”</translation>
    </message>
    <message>
        <source>%1 added: %2</source>
        <translation>%1, dodano: %2</translation>
    </message>
    <message>
        <source>%1 removed: %2</source>
        <translation>%1, usunięto: %2</translation>
    </message>
    <message>
        <source>text</source>
        <translation>tekst</translation>
    </message>
    <message>
        <source>where it leads</source>
        <translation>dokąd prowadzi</translation>
    </message>
    <message>
        <source>anger</source>
        <translation>złość</translation>
    </message>
    <message>
        <source>anger at the beginning</source>
        <translation>złość na początku</translation>
    </message>
    <message>
        <source>marks that are set</source>
        <translation>ustawiane znaczniki</translation>
    </message>
    <message>
        <source>marks that are needed</source>
        <translation>potrzebne znaczniki</translation>
    </message>
    <message>
        <source>techniques</source>
        <translation>techniki</translation>
    </message>
    <message>
        <source>title</source>
        <translation>tytuł</translation>
    </message>
    <message>
        <source>name</source>
        <translation>imię i nazwisko</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>głos</translation>
    </message>
    <message>
        <source>what the trainee is told</source>
        <translation>co wie ćwiczący</translation>
    </message>
    <message>
        <source>who the trainee is</source>
        <translation>kim jest ćwiczący</translation>
    </message>
    <message>
        <source>how good it is</source>
        <translation>jak dobra jest</translation>
    </message>
    <message>
        <source>why they react so</source>
        <translation>dlaczego tak reaguje</translation>
    </message>
    <message>
        <source>how the call ends</source>
        <translation>jak kończy się rozmowa</translation>
    </message>
    <message>
        <source>number of the version</source>
        <translation>numer wersji</translation>
    </message>
    <message>
        <source>where the call begins</source>
        <translation>gdzie zaczyna się rozmowa</translation>
    </message>
</context>
<context>
    <name>StudioEdit</name>
    <message>
        <source>several changes</source>
        <translation>kilka zmian</translation>
    </message>
    <message>
        <source>change the text of the file</source>
        <translation>zmień tekst pliku</translation>
    </message>
    <message>
        <source>rename “%1”</source>
        <translation>zmień nazwę „%1”</translation>
    </message>
    <message>
        <source>add “%1”</source>
        <translation>dodaj „%1”</translation>
    </message>
    <message>
        <source>add to “%1”</source>
        <translation>dodaj w „%1”</translation>
    </message>
    <message>
        <source>remove from “%1”</source>
        <translation>usuń z „%1”</translation>
    </message>
    <message>
        <source>move in “%1”</source>
        <translation>przesuń w „%1”</translation>
    </message>
    <message>
        <source>change “%1”</source>
        <translation>zmień „%1”</translation>
    </message>
</context>
<context>
    <name>StudioKey</name>
    <message>
        <source>a title</source>
        <translation>tytuł</translation>
    </message>
    <message>
        <source>what the trainee is told</source>
        <translation>co wie ćwiczący</translation>
    </message>
    <message>
        <source>who the trainee is</source>
        <translation>kim jest ćwiczący</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>klient</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>imię i nazwisko</translation>
    </message>
    <message>
        <source>a voice</source>
        <translation>głos</translation>
    </message>
    <message>
        <source>what it is about</source>
        <translation>o co chodzi</translation>
    </message>
    <message>
        <source>what must be settled</source>
        <translation>co trzeba załatwić</translation>
    </message>
    <message>
        <source>what they feel</source>
        <translation>co czuje</translation>
    </message>
    <message>
        <source>why they feel it</source>
        <translation>dlaczego to czuje</translation>
    </message>
    <message>
        <source>what makes a good call</source>
        <translation>co czyni rozmowę dobrą</translation>
    </message>
    <message>
        <source>when they have had enough</source>
        <translation>kiedy ma dość</translation>
    </message>
    <message>
        <source>where the call begins</source>
        <translation>gdzie zaczyna się rozmowa</translation>
    </message>
    <message>
        <source>a first moment</source>
        <translation>pierwszy moment</translation>
    </message>
    <message>
        <source>where it leads</source>
        <translation>dokąd prowadzi</translation>
    </message>
    <message>
        <source>what is said</source>
        <translation>co się mówi</translation>
    </message>
</context>
<context>
    <name>StudioMend</name>
    <message>
        <source>Use “%1”</source>
        <translation>Użyj „%1”</translation>
    </message>
    <message>
        <source>Add “%1”</source>
        <translation>Dodaj „%1”</translation>
    </message>
    <message>
        <source>Remove “%1”</source>
        <translation>Usuń „%1”</translation>
    </message>
    <message>
        <source>Remove this reaction</source>
        <translation>Usuń tę reakcję</translation>
    </message>
    <message>
        <source>Call it “%1”</source>
        <translation>Nazwij to „%1”</translation>
    </message>
    <message>
        <source>Let the call end here: %1</source>
        <translation>Zakończ tu rozmowę: %1</translation>
    </message>
    <message>
        <source>Put the one that always holds last</source>
        <translation>Przenieś tę, która zawsze pasuje, na koniec</translation>
    </message>
    <message>
        <source>Write it as text</source>
        <translation>Zapisz jako tekst</translation>
    </message>
    <message>
        <source>Write it as the number %1</source>
        <translation>Zapisz jako liczbę %1</translation>
    </message>
    <message>
        <source>Add the language %1</source>
        <translation>Dodaj język %1</translation>
    </message>
</context>
<context>
    <name>StudioPage</name>
    <message>
        <source>A customer that you began was not saved yet.</source>
        <translation>Zaczętego klienta jeszcze nie zapisano.</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Pisz dalej</translation>
    </message>
    <message>
        <source>%1 (without what was not saved)</source>
        <translation>%1 (bez niezapisanych zmian)</translation>
    </message>
    <message>
        <source>Begin another customer?</source>
        <translation>Zacząć kolejnego klienta?</translation>
    </message>
    <message>
        <source>You began one and did not save it; it would be lost. To keep it, cancel, choose “Go on writing”, and save it.</source>
        <translation>Zaczętego klienta jeszcze nie zapisano i przepadłby. Aby go zachować, anuluj, wybierz „Pisz dalej” i zapisz go.</translation>
    </message>
    <message>
        <source>Begin another one</source>
        <translation>Zacznij kolejnego</translation>
    </message>
    <message>
        <source>What was not saved is not in it.</source>
        <translation>Niezapisanych zmian w nim nie ma.</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>Usunąć „%1”?</translation>
    </message>
    <message>
        <source>Calls that were held with it are kept, and its earlier versions, too.</source>
        <translation>Rozmowy, które z nim odbyto, zostają, podobnie jak wcześniejsze wersje.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Usuń</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>Usunięto „%1”.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Przywróć</translation>
    </message>
    <message>
        <source>Your changes of %1 are back. The file was changed elsewhere meanwhile.</source>
        <translation>Twoje zmiany (%1) wróciły. Plik zmieniono tymczasem gdzie indziej.</translation>
    </message>
    <message>
        <source>Your changes of %1, which were not saved, are back.</source>
        <translation>Twoje niezapisane zmiany (%1) wróciły.</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Odrzuć je</translation>
    </message>
    <message>
        <source>What you typed under “Text” cannot be read yet, so it is kept as a draft and not saved.</source>
        <translation>Tego, co wpisano w zakładce „Tekst”, nie da się jeszcze odczytać, więc pozostaje jako szkic i nie zostało zapisane.</translation>
    </message>
    <message>
        <source>save</source>
        <translation>zapisz</translation>
    </message>
    <message>
        <source>Somebody else had changed this file meanwhile. Theirs is kept as version %1, yours is saved.</source>
        <translation>Ktoś inny zmienił tymczasem ten plik. Jego tekst to wersja %1, Twój jest zapisany.</translation>
    </message>
    <message>
        <source>In this language (%1) texts are missing, so nobody can ring up in it yet.</source>
        <translation>W tym języku (%1) brakuje tekstów, więc nikt jeszcze w nim nie zadzwoni.</translation>
    </message>
</context>
<context>
    <name>StudioProblem</name>
    <message>
        <source>This leads to a moment that does not exist.</source>
        <translation>To prowadzi do momentu, którego nie ma.</translation>
    </message>
    <message>
        <source>There is no such technique.</source>
        <translation>Nie ma takiej techniki.</translation>
    </message>
    <message>
        <source>There is no such fact.</source>
        <translation>Nie ma takiego faktu.</translation>
    </message>
    <message>
        <source>Nobody of this name speaks in this call.</source>
        <translation>Nikt o tej nazwie nie mówi w tej rozmowie.</translation>
    </message>
    <message>
        <source>This voice is not installed here.</source>
        <translation>Ten głos nie jest tu zainstalowany.</translation>
    </message>
    <message>
        <source>This waits for a mark that no reply sets.</source>
        <translation>To czeka na znacznik, którego nie ustawia żadna odpowiedź.</translation>
    </message>
    <message>
        <source>No reply sets the mark of this goal yet.</source>
        <translation>Żadna odpowiedź nie ustawia jeszcze znacznika tego celu.</translation>
    </message>
    <message>
        <source>Both goals are needed: one for the feeling, one for the matter.</source>
        <translation>Potrzebne są oba cele: dla uczucia i dla sprawy.</translation>
    </message>
    <message>
        <source>Nothing leads to this moment yet.</source>
        <translation>Nic jeszcze nie prowadzi do tego momentu.</translation>
    </message>
    <message>
        <source>From here the call can never come to an end.</source>
        <translation>Stąd rozmowa nigdy się nie skończy.</translation>
    </message>
    <message>
        <source>The call gets stuck here: add a reply, or let the call end.</source>
        <translation>Rozmowa tu utknie: dodaj odpowiedź albo zakończ rozmowę.</translation>
    </message>
    <message>
        <source>The call ends here, so nobody can reply.</source>
        <translation>Tu rozmowa się kończy, więc nikt nie może odpowiedzieć.</translation>
    </message>
    <message>
        <source>Nothing happens when the trainee says nothing.</source>
        <translation>Nic się nie dzieje, gdy ćwiczący milczy.</translation>
    </message>
    <message>
        <source>Nothing happens when the trainee says something else.</source>
        <translation>Nic się nie dzieje, gdy ćwiczący powie coś innego.</translation>
    </message>
    <message>
        <source>Two lines have the same name.</source>
        <translation>Dwie kwestie mają tę samą nazwę.</translation>
    </message>
    <message>
        <source>Two replies have the same name.</source>
        <translation>Dwie odpowiedzi mają tę samą nazwę.</translation>
    </message>
    <message>
        <source>This can never be the case.</source>
        <translation>To nigdy nie zajdzie.</translation>
    </message>
    <message>
        <source>Nobody can say this yet: add what a trainee might say.</source>
        <translation>Nie da się tego jeszcze powiedzieć: dodaj, co mógłby powiedzieć ćwiczący.</translation>
    </message>
    <message>
        <source>This is never reached: the one before it is always taken.</source>
        <translation>To nigdy nie nastąpi: zawsze wygrywa poprzednie.</translation>
    </message>
    <message>
        <source>Nothing can be said while the trainee talks.</source>
        <translation>Nic nie może paść, gdy mówi ćwiczący.</translation>
    </message>
    <message>
        <source>Nobody ever asks for this mark.</source>
        <translation>Nic nie pyta o ten znacznik.</translation>
    </message>
    <message>
        <source>Another reply always comes before this one.</source>
        <translation>Inna odpowiedź zawsze wyprzedza tę.</translation>
    </message>
    <message>
        <source>The same sentence stands in another reply, too.</source>
        <translation>To samo zdanie jest też w innej odpowiedzi.</translation>
    </message>
    <message>
        <source>This sentence would be understood as something else.</source>
        <translation>To zdanie zostałoby zrozumiane inaczej.</translation>
    </message>
    <message>
        <source>Give at least four sentences, each built differently.</source>
        <translation>Podaj co najmniej cztery zdania, każde inaczej zbudowane.</translation>
    </message>
    <message>
        <source>The call can go round in circles here.</source>
        <translation>Rozmowa może tu kręcić się w kółko.</translation>
    </message>
    <message>
        <source>The call can be solved without this goal.</source>
        <translation>Rozmowę można rozwiązać bez tego celu.</translation>
    </message>
    <message>
        <source>The call can be solved although the matter is not settled.</source>
        <translation>Rozmowę można rozwiązać, choć sprawa nie jest załatwiona.</translation>
    </message>
    <message>
        <source>Only single words tell this reply: add whole sentences.</source>
        <translation>Tę odpowiedź zdradzają tylko pojedyncze słowa: dodaj całe zdania.</translation>
    </message>
    <message>
        <source>Still missing: %1.</source>
        <translation>Jeszcze brakuje: %1.</translation>
    </message>
    <message>
        <source>Not written in this language yet: %1.</source>
        <translation>Jeszcze nie napisano w języku: %1.</translation>
    </message>
</context>
<context>
    <name>StudioTemplate</name>
    <message>
        <source>An angry opening</source>
        <translation>Gniewny początek</translation>
    </message>
    <message>
        <source>Asking for a number</source>
        <translation>Pytanie o numer</translation>
    </message>
    <message>
        <source>Handing over to the supervisor</source>
        <translation>Przekazanie przełożonej</translation>
    </message>
    <message>
        <source>A good end</source>
        <translation>Dobre zakończenie</translation>
    </message>
    <message>
        <source>The ladder for abusive calls</source>
        <translation>Drabina przy obelgach</translation>
    </message>
    <message>
        <source>The customer bursts out. Seeing the feeling leads on; a bare greeting makes it louder.</source>
        <translation>Klient wybucha. Dostrzeżenie uczucia prowadzi dalej; samo powitanie tylko drażni.</translation>
    </message>
    <message>
        <source>The trainee asks for a number; an angry customer wants to know why.</source>
        <translation>Ćwiczący pyta o numer; zły klient chce wiedzieć, po co.</translation>
    </message>
    <message>
        <source>The transfer is announced, the supervisor is briefed, takes over, and ends the call.</source>
        <translation>Przekazanie jest zapowiedziane, przełożona poznaje sprawę, przejmuje i kończy rozmowę.</translation>
    </message>
    <message>
        <source>The customer agrees; the trainee sums up, asks whether there is more, says goodbye.</source>
        <translation>Klient się zgadza; ćwiczący podsumowuje, pyta, czy to wszystko, i żegna się.</translation>
    </message>
    <message>
        <source>Sympathy, a limit, silence and notes, handing over, hanging up: the steps in order.</source>
        <translation>Współczucie, granica, cisza i notatki, przekazanie, rozłączenie: stopnie po kolei.</translation>
    </message>
</context>
<context>
    <name>SumOfWeights</name>
    <message>
        <source>Make it 100</source>
        <translation>Zrób z tego 100</translation>
    </message>
    <message>
        <source>Keep the proportions, in whole numbers</source>
        <translation>Zachowaj proporcje, w liczbach całkowitych</translation>
    </message>
    <message>
        <source>%1: %2 of 100</source>
        <translation>%1: %2 ze 100</translation>
    </message>
</context>
<context>
    <name>SurveyField</name>
    <message>
        <source>The customer gives %1 of 5</source>
        <translation>Klient daje %1 z 5</translation>
    </message>
</context>
<context>
    <name>SurveyView</name>
    <message>
        <source>%1 of 5</source>
        <translation>%1 z 5</translation>
    </message>
    <message>
        <source>%1, asked after the call</source>
        <translation>%1, ankieta po rozmowie</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Both sides are in step: there is nothing to exchange.</source>
        <translation>Obie strony mają to samo: nie ma czego wymieniać.</translation>
    </message>
    <message>
        <source>Goes up: %1</source>
        <translation>Zostanie wysłane: %1</translation>
    </message>
    <message>
        <source>Comes down: %1</source>
        <translation>Zostanie pobrane: %1</translation>
    </message>
    <message>
        <source>Last synchronised %1: %2 sent, %3 received, %4.</source>
        <translation>Ostatnia synchronizacja %1: wysłano %2, pobrano %3, %4.</translation>
    </message>
    <message>
        <source>No connection since %1: %2</source>
        <translation>Brak połączenia od %1: %2</translation>
    </message>
    <message>
        <source>Two corrections of one answer: the department&apos;s is in force.</source>
        <translation>Dwie poprawki jednej odpowiedzi: obowiązuje ta z działu.</translation>
    </message>
    <message>
        <source>Two grades by the same person: both are kept.</source>
        <translation>Dwie oceny tej samej osoby: zachowano obie.</translation>
    </message>
    <message>
        <source>A comment was changed twice: both are kept.</source>
        <translation>Komentarz zmieniono w dwóch miejscach: zachowano oba.</translation>
    </message>
    <message>
        <source>Feedback was answered twice: both are kept.</source>
        <translation>Na informację zwrotną odpowiedziano dwa razy: zachowano obie odpowiedzi.</translation>
    </message>
    <message>
        <source>An assignment was changed twice: the terms from here hold.</source>
        <translation>Zadanie zmieniono w dwóch miejscach: obowiązują warunki stąd.</translation>
    </message>
    <message>
        <source>Two scorecards of one name and version: the one from here was renamed.</source>
        <translation>Dwa arkusze o tej samej nazwie i wersji: ten stąd dostał inną nazwę.</translation>
    </message>
    <message>
        <source>Changed twice: both are kept.</source>
        <translation>Zmieniono w dwóch miejscach: zachowano obie wersje.</translation>
    </message>
</context>
<context>
    <name>SyncState</name>
    <message>
        <source>Click to synchronise now.</source>
        <translation>Kliknij, aby zsynchronizować teraz.</translation>
    </message>
    <message>
        <source>Synchronised</source>
        <translation>Zsynchronizowano</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) wait</source>
        <translation>
            <numerusform>Czeka %n rozmowa</numerusform>
            <numerusform>Czekają %n rozmowy</numerusform>
            <numerusform>Czeka %n rozmów</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to sign in to the department.</source>
        <translation>Kliknij, aby zalogować się do działu.</translation>
    </message>
    <message>
        <source>Sign in to synchronise</source>
        <translation>Zaloguj się, aby synchronizować</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Jeszcze nie zsynchronizowano</translation>
    </message>
    <message>
        <source>No connection since %1</source>
        <translation>Brak połączenia od %1</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) were made here and elsewhere at once; both are kept.</source>
        <translation>
            <numerusform>%n zmianę wprowadzono tu i gdzie indziej naraz; zachowano obie wersje.</numerusform>
            <numerusform>%n zmiany wprowadzono tu i gdzie indziej naraz; zachowano obie wersje.</numerusform>
            <numerusform>%n zmian wprowadzono tu i gdzie indziej naraz; zachowano obie wersje.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n rozmowa</numerusform>
            <numerusform>%n rozmowy</numerusform>
            <numerusform>%n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s)</source>
        <translation>
            <numerusform>%n nagranie</numerusform>
            <numerusform>%n nagrania</numerusform>
            <numerusform>%n nagrań</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n grade(s)</source>
        <translation>
            <numerusform>%n ocena</numerusform>
            <numerusform>%n oceny</numerusform>
            <numerusform>%n ocen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second grading(s)</source>
        <translation>
            <numerusform>%n druga ocena</numerusform>
            <numerusform>%n drugie oceny</numerusform>
            <numerusform>%n drugich ocen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n komentarz</numerusform>
            <numerusform>%n komentarze</numerusform>
            <numerusform>%n komentarzy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n feedback(s)</source>
        <translation>
            <numerusform>%n informacja zwrotna</numerusform>
            <numerusform>%n informacje zwrotne</numerusform>
            <numerusform>%n informacji zwrotnych</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n meeting(s)</source>
        <translation>
            <numerusform>%n spotkanie</numerusform>
            <numerusform>%n spotkania</numerusform>
            <numerusform>%n spotkań</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assignment(s)</source>
        <translation>
            <numerusform>%n zadanie</numerusform>
            <numerusform>%n zadania</numerusform>
            <numerusform>%n zadań</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n scorecard(s)</source>
        <translation>
            <numerusform>%n arkusz</numerusform>
            <numerusform>%n arkusze</numerusform>
            <numerusform>%n arkuszy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed here and elsewhere at once; both are kept</source>
        <translation>
            <numerusform>%n rzecz zmieniono tu i gdzie indziej; zachowano obie wersje</numerusform>
            <numerusform>%n rzeczy zmieniono tu i gdzie indziej; zachowano obie wersje</numerusform>
            <numerusform>%n rzeczy zmieniono tu i gdzie indziej; zachowano obie wersje</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted elsewhere, to be deleted here, too</source>
        <translation>
            <numerusform>%n rzecz usunięto gdzie indziej; zostanie usunięta i tutaj</numerusform>
            <numerusform>%n rzeczy usunięto gdzie indziej; zostaną usunięte i tutaj</numerusform>
            <numerusform>%n rzeczy usunięto gdzie indziej; zostaną usunięte i tutaj</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted here, to be deleted there, too</source>
        <translation>
            <numerusform>%n rzecz usunięto tutaj; zostanie usunięta i tam</numerusform>
            <numerusform>%n rzeczy usunięto tutaj; zostaną usunięte i tam</numerusform>
            <numerusform>%n rzeczy usunięto tutaj; zostaną usunięte i tam</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SynchronisingSection</name>
    <message>
        <source>Synchronising</source>
        <translation>Synchronizacja</translation>
    </message>
    <message>
        <source>Calls are always written here, with or without a connection, and exchanged with the department’s database soon after. The window does that by itself.</source>
        <translation>Rozmowy są zawsze zapisywane tutaj, z połączeniem czy bez, a wkrótce potem wymieniane z bazą danych działu. Okno robi to samo.</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>Synchronizuj teraz</translation>
    </message>
    <message>
        <source>What would be exchanged?</source>
        <translation>Co zostałoby wymienione?</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Postęp</translation>
    </message>
    <message>
        <source>Changed here and elsewhere at once</source>
        <translation>Zmienione tu i gdzie indziej naraz</translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation>Nic nie zginęło.</translation>
    </message>
    <message>
        <source>Calls under other names</source>
        <translation>Rozmowy pod innymi nazwiskami</translation>
    </message>
    <message>
        <source>They stay on this computer. If they are yours, give them your name: then they are sent, too.</source>
        <translation>Zostają na tym komputerze. Jeśli są Twoje, nadaj im swoje nazwisko: wtedy też zostaną wysłane.</translation>
    </message>
    <message>
        <source>The department’s address</source>
        <translation>Adres działu</translation>
    </message>
    <message>
        <source>Of the database with which this computer keeps its calls in step.</source>
        <translation>Bazy danych, z którą ten komputer uzgadnia swoje rozmowy.</translation>
    </message>
    <message>
        <source>Synchronise with it</source>
        <translation>Synchronizuj z nią</translation>
    </message>
    <message>
        <source>Synchronise no more</source>
        <translation>Nie synchronizuj więcej</translation>
    </message>
    <message>
        <source>ROLEPLAY_DEPARTMENT_URL gives the address, and counts more than the settings.</source>
        <translation>Adres podaje ROLEPLAY_DEPARTMENT_URL, ważniejsze niż ustawienia.</translation>
    </message>
    <message>
        <source>Calls are kept in the department’s database itself: nothing is to be done.</source>
        <translation>Rozmowy są trzymane w samej bazie danych działu: nic nie trzeba robić.</translation>
    </message>
    <message>
        <source>This computer is not synchronised with any department.</source>
        <translation>Ten komputer nie synchronizuje się z żadnym działem.</translation>
    </message>
    <message>
        <source>The department’s server asks for your passphrase.</source>
        <translation>Serwer działu pyta o Twoje hasło.</translation>
    </message>
    <message>
        <source>Synchronised.</source>
        <translation>Zsynchronizowano.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) wait</source>
        <translation>
            <numerusform>%n rozmowa czeka</numerusform>
            <numerusform>%n rozmowy czekają</numerusform>
            <numerusform>%n rozmów czeka</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) in all</source>
        <translation>
            <numerusform>łącznie %n zmiana</numerusform>
            <numerusform>łącznie %n zmiany</numerusform>
            <numerusform>łącznie %n zmian</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Bez nazwiska</translation>
    </message>
    <message>
        <source>They are mine …</source>
        <translation>Są moje …</translation>
    </message>
    <message>
        <source>Are the calls under %1 yours?</source>
        <translation>Czy rozmowy pod %1 są Twoje?</translation>
    </message>
    <message>
        <source>They get your name, with all that belongs to them, and are sent to the department.</source>
        <translation>Dostaną Twoje nazwisko, razem ze wszystkim, co do nich należy, i zostaną wysłane do działu.</translation>
    </message>
    <message>
        <source>They are mine</source>
        <translation>Są moje</translation>
    </message>
    <message>
        <source>They are yours now: the next synchronisation sends them.</source>
        <translation>Teraz są Twoje: wyśle je następna synchronizacja.</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Przeczytane</translation>
    </message>
    <message>
        <source>Synchronised: %1 sent, %2 received.</source>
        <translation>Zsynchronizowano: wysłano %1, pobrano %2.</translation>
    </message>
    <message>
        <source>Calls under other names than yours stay here: %1.</source>
        <translation>Rozmowy pod innymi nazwiskami niż Twoje zostają tutaj: %1.</translation>
    </message>
</context>
<context>
    <name>TalkView</name>
    <message>
        <source>Loudness of the customer</source>
        <translation>Głośność klienta</translation>
    </message>
    <message>
        <source>Length of the call</source>
        <translation>Czas rozmowy</translation>
    </message>
    <message>
        <source>Loudness of your voice</source>
        <translation>Głośność twojego głosu</translation>
    </message>
    <message>
        <source>Hold to speak</source>
        <translation>Trzymaj i mów</translation>
    </message>
    <message>
        <source>Hold this, or the space bar, while you speak</source>
        <translation>Trzymaj ten przycisk lub spację, gdy mówisz</translation>
    </message>
    <message>
        <source>Or type your answer, Enter sends it</source>
        <translation>Albo napisz odpowiedź, Enter ją wyśle</translation>
    </message>
    <message>
        <source>Typed answer</source>
        <translation>Pisana odpowiedź</translation>
    </message>
    <message>
        <source>Type an answer (%1)</source>
        <translation>Napisz odpowiedź (%1)</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Przekaż</translation>
    </message>
    <message>
        <source>Transfer to a colleague (%1)</source>
        <translation>Przekaż koledze (%1)</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Odłóż słuchawkę</translation>
    </message>
    <message>
        <source>Hang up (%1)</source>
        <translation>Odłóż słuchawkę (%1)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Wznów</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Zawieś</translation>
    </message>
    <message>
        <source>Back to the customer (%1)</source>
        <translation>Wróć do klienta (%1)</translation>
    </message>
    <message>
        <source>Put the customer on hold (%1)</source>
        <translation>Zawieś rozmowę (%1)</translation>
    </message>
    <message>
        <source>Type your answer, Enter sends it</source>
        <translation>Napisz odpowiedź, Enter ją wyśle</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ty</translation>
    </message>
</context>
<context>
    <name>Technique</name>
    <message>
        <source>Greeting</source>
        <translation>Powitanie</translation>
    </message>
    <message>
        <source>Uses the name</source>
        <translation>Zwraca się po nazwisku</translation>
    </message>
    <message>
        <source>Empathy</source>
        <translation>Empatia</translation>
    </message>
    <message>
        <source>Apology</source>
        <translation>Przeprosiny</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Słuchanie</translation>
    </message>
    <message>
        <source>Asks for facts</source>
        <translation>Pyta o fakty</translation>
    </message>
    <message>
        <source>Paraphrase</source>
        <translation>Parafraza</translation>
    </message>
    <message>
        <source>Admits the mistake</source>
        <translation>Przyznaje błąd</translation>
    </message>
    <message>
        <source>Disagrees with respect</source>
        <translation>Nie zgadza się z szacunkiem</translation>
    </message>
    <message>
        <source>Feel, felt, found</source>
        <translation>Czuję, czuli, odkryli</translation>
    </message>
    <message>
        <source>Sets a limit</source>
        <translation>Stawia granicę</translation>
    </message>
    <message>
        <source>Takes notes</source>
        <translation>Notuje</translation>
    </message>
    <message>
        <source>Offers a solution</source>
        <translation>Proponuje rozwiązanie</translation>
    </message>
    <message>
        <source>Hands over</source>
        <translation>Przekazuje rozmowę</translation>
    </message>
    <message>
        <source>Briefs the colleague</source>
        <translation>Wprowadza kolegę</translation>
    </message>
    <message>
        <source>Announces a hold</source>
        <translation>Uprzedza o zawieszeniu</translation>
    </message>
    <message>
        <source>Closes well</source>
        <translation>Dobrze kończy</translation>
    </message>
    <message>
        <source>Announces the end</source>
        <translation>Uprzedza o zakończeniu</translation>
    </message>
    <message>
        <source>Signs of listening</source>
        <translation>Oznaki słuchania</translation>
    </message>
    <message>
        <source>Defends</source>
        <translation>Broni się</translation>
    </message>
    <message>
        <source>Blames others</source>
        <translation>Obwinia innych</translation>
    </message>
    <message>
        <source>Blames the customer</source>
        <translation>Obwinia klienta</translation>
    </message>
    <message>
        <source>Contradicts</source>
        <translation>Zaprzecza</translation>
    </message>
    <message>
        <source>“Calm down”</source>
        <translation>„Proszę się uspokoić”</translation>
    </message>
    <message>
        <source>Plays it down</source>
        <translation>Bagatelizuje</translation>
    </message>
    <message>
        <source>Gives in</source>
        <translation>Ustępuje we wszystkim</translation>
    </message>
    <message>
        <source>Hides behind rules</source>
        <translation>Zasłania się przepisami</translation>
    </message>
    <message>
        <source>Sends elsewhere</source>
        <translation>Odsyła gdzie indziej</translation>
    </message>
    <message>
        <source>Strikes back</source>
        <translation>Odpowiada atakiem</translation>
    </message>
    <message>
        <source>Swears</source>
        <translation>Przeklina</translation>
    </message>
    <message>
        <source>Rushes</source>
        <translation>Pogania</translation>
    </message>
    <message>
        <source>Interrupts</source>
        <translation>Przerywa</translation>
    </message>
    <message>
        <source>Leaves dead air</source>
        <translation>Zostawia ciszę</translation>
    </message>
    <message>
        <source>Talks for too long</source>
        <translation>Mówi za długo</translation>
    </message>
    <message>
        <source>Leaves on hold for too long</source>
        <translation>Zbyt długo zostawia na czekaniu</translation>
    </message>
    <message>
        <source>Puts on hold without a word</source>
        <translation>Zawiesza rozmowę bez słowa</translation>
    </message>
    <message>
        <source>Hangs up for no reason</source>
        <translation>Rozłącza się bez powodu</translation>
    </message>
    <message>
        <source>Keeps silent on purpose</source>
        <translation>Milczy celowo</translation>
    </message>
    <message>
        <source>Types audibly</source>
        <translation>Słychać klawiaturę</translation>
    </message>
    <message>
        <source>Skips a step of the ladder</source>
        <translation>Pomija stopień drabiny</translation>
    </message>
    <message>
        <source>Ignores the feeling</source>
        <translation>Pomija uczucie</translation>
    </message>
    <message>
        <source>Ignores the matter</source>
        <translation>Pomija sprawę</translation>
    </message>
    <message>
        <source>Way of speaking</source>
        <translation>Sposób mówienia</translation>
    </message>
</context>
<context>
    <name>TechniqueChip</name>
    <message>
        <source>Show what this rests on</source>
        <translation>Pokaż, na czym to się opiera</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>błąd</translation>
    </message>
    <message>
        <source>technique</source>
        <translation>technika</translation>
    </message>
</context>
<context>
    <name>TemperRows</name>
    <message>
        <source>What the trainee does</source>
        <translation>Co robi osoba ćwicząca</translation>
    </message>
    <message>
        <source>%1 (usually %2)</source>
        <translation>%1 (zwykle %2)</translation>
    </message>
</context>
<context>
    <name>TextPanel</name>
    <message>
        <source>The scenario as text</source>
        <translation>Scenariusz jako tekst</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Przejdź tam</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Cofnij to</translation>
    </message>
    <message>
        <source>Line %1 cannot be read, so this is not taken over yet: %2</source>
        <translation>Wiersza %1 nie da się odczytać, więc tej zmiany jeszcze nie przejęto: %2</translation>
    </message>
    <message>
        <source>The customer was changed elsewhere meanwhile; your text will replace that.</source>
        <translation>Klienta zmieniono w międzyczasie gdzie indziej; Twój tekst to zastąpi.</translation>
    </message>
    <message>
        <source>This text holds characters that can only be changed in another editor.</source>
        <translation>Ten tekst zawiera znaki, które można zmienić tylko w innym edytorze.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Wiersz %1: %2</translation>
    </message>
    <message>
        <source>Line %1. What you type is taken over when you pause; Tab moves in by two spaces.</source>
        <translation>Wiersz %1. To, co piszesz, jest przejmowane, gdy robisz przerwę; Tab wcina o dwie spacje.</translation>
    </message>
</context>
<context>
    <name>TimeLink</name>
    <message>
        <source>Show this turn</source>
        <translation>Pokaż tę wypowiedź</translation>
    </message>
    <message>
        <source>Show the turn at %1</source>
        <translation>Pokaż wypowiedź z %1</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Smaller (-)</source>
        <translation>Mniejsze (-)</translation>
    </message>
    <message>
        <source>Real size</source>
        <translation>Rzeczywista wielkość</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Większe (+)</translation>
    </message>
    <message>
        <source>Show everything (F)</source>
        <translation>Pokaż wszystko (F)</translation>
    </message>
    <message>
        <source>Find (Ctrl+F)</source>
        <translation>Znajdź (Ctrl+F)</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mapa</translation>
    </message>
    <message>
        <source>What the colours mean</source>
        <translation>Co znaczą kolory</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>Zapisz jako obraz…</translation>
    </message>
</context>
<context>
    <name>TrainingTab</name>
    <message>
        <source>No calls around this day</source>
        <translation>Brak rozmów wokół tego dnia</translation>
    </message>
    <message>
        <source>Choose the day of the training, and on top who was there: a group, or one person.</source>
        <translation>Wybierz dzień szkolenia, a u góry, kto w nim uczestniczył: grupę lub jedną osobę.</translation>
    </message>
    <message>
        <source>Day of the training</source>
        <translation>Dzień szkolenia</translation>
    </message>
    <message>
        <source>Days before and after</source>
        <translation>Dni przed i po</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) before and after</source>
        <translation>
            <numerusform>%n dzień przed i po</numerusform>
            <numerusform>%n dni przed i po</numerusform>
            <numerusform>%n dni przed i po</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>Zapisz jako CSV</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Co się zmieniło</translation>
    </message>
    <message>
        <source>People are compared with themselves: at least 2 calls before and 2 after, at least 5 people. Clear is what chance would show less than once in 20 times, however many measures there are.</source>
        <translation>Osoby porównuje się z nimi samymi: co najmniej 2 rozmowy przed i 2 po, co najmniej 5 osób. Wyraźne jest to, co przypadek pokazałby rzadziej niż raz na 20, niezależnie od liczby miar.</translation>
    </message>
    <message>
        <source>clearly better</source>
        <translation>wyraźnie lepiej</translation>
    </message>
    <message>
        <source>clearly worse</source>
        <translation>wyraźnie gorzej</translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation>brak wyraźnej różnicy</translation>
    </message>
    <message>
        <source>too few to tell</source>
        <translation>za mało, by stwierdzić</translation>
    </message>
    <message>
        <source>On average %1 after the training; with 95 % certainty between %2 and %3.</source>
        <translation>Po szkoleniu średnio %1; z pewnością 95 % między %2 a %3.</translation>
    </message>
    <message numerus="yes">
        <source>The %n other(s) in the same time: %1; beyond them %2 (%3 to %4).</source>
        <translation>
            <numerusform>%n inna osoba w tym czasie: %1; ponad nią %2 (od %3 do %4).</numerusform>
            <numerusform>%n inne osoby w tym czasie: %1; ponad nimi %2 (od %3 do %4).</numerusform>
            <numerusform>%n innych osób w tym czasie: %1; ponad nimi %2 (od %3 do %4).</numerusform>
        </translation>
    </message>
    <message>
        <source>There are too few others to tell whether everybody changed as much.</source>
        <translation>Innych osób jest za mało, by stwierdzić, czy wszyscy zmienili się tak samo.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Miara</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Przed</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Po</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Różnica</translation>
    </message>
    <message>
        <source>lies between</source>
        <translation>leży między</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Ocena</translation>
    </message>
</context>
<context>
    <name>Trait</name>
    <message>
        <source>Aggressive</source>
        <translation>Agresywny</translation>
    </message>
    <message>
        <source>Anxious</source>
        <translation>Lękliwy</translation>
    </message>
    <message>
        <source>Beginner</source>
        <translation>Początkujący</translation>
    </message>
    <message>
        <source>Demanding</source>
        <translation>Wymagający</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>Starszy</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Ekspert</translation>
    </message>
    <message>
        <source>Grieving</source>
        <translation>W żałobie</translation>
    </message>
    <message>
        <source>Persistent</source>
        <translation>Natarczywy</translation>
    </message>
    <message>
        <source>Sarcastic</source>
        <translation>Sarkastyczny</translation>
    </message>
    <message>
        <source>Stubborn</source>
        <translation>Uparty</translation>
    </message>
    <message>
        <source>Threatening</source>
        <translation>Grożący</translation>
    </message>
    <message>
        <source>Young</source>
        <translation>Młody</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Transcript</source>
        <translation>Zapis rozmowy</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Play or pause</source>
        <translation>Odtwarzanie lub pauza</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>Odtwarzanie lub pauza (spacja)</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Pozycja</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Prędkość</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Głośność</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>Krippendorff&apos;s alpha</source>
        <translation>alfa Krippendorffa</translation>
    </message>
    <message>
        <source>Weighted kappa</source>
        <translation>ważona kappa</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa</source>
        <translation>kappa Cohena</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>brak</translation>
    </message>
    <message>
        <source>Only one person has answered this.</source>
        <translation>Odpowiedziała na to tylko jedna osoba.</translation>
    </message>
    <message>
        <source>Fewer than five calls were answered by two people.</source>
        <translation>Mniej niż pięć rozmów oceniły dwie osoby.</translation>
    </message>
    <message>
        <source>Everybody gave the same answer in every call: there is nothing to tell apart.</source>
        <translation>Wszyscy odpowiedzieli tak samo w każdej rozmowie: nie ma czego odróżniać.</translation>
    </message>
    <message>
        <source>Not for numbers.</source>
        <translation>Nie dla liczb.</translation>
    </message>
    <message>
        <source>The calls are too much alike.</source>
        <translation>Rozmowy są zbyt podobne.</translation>
    </message>
    <message>
        <source>Nobody else has graded the same calls.</source>
        <translation>Nikt inny nie ocenił tych samych rozmów.</translation>
    </message>
    <message>
        <source>Too few calls to tell whether that is more than chance.</source>
        <translation>Za mało rozmów, by stwierdzić, czy to więcej niż przypadek.</translation>
    </message>
    <message>
        <source>May be chance: between %1 points.</source>
        <translation>Może to przypadek: między %1 punktów.</translation>
    </message>
    <message>
        <source>Milder than the others: between %1 points.</source>
        <translation>Łagodniej niż inni: między %1 punktów.</translation>
    </message>
    <message>
        <source>Stricter than the others: between %1 points.</source>
        <translation>Surowiej niż inni: między %1 punktów.</translation>
    </message>
    <message>
        <source>≥ %1</source>
        <translation>≥ %1</translation>
    </message>
    <message>
        <source>At least %1 of this person&apos;s words are misheard.</source>
        <translation>Co najmniej %1 słów tej osoby jest źle rozpoznawanych.</translation>
    </message>
    <message>
        <source>%1 of the words of this call were not heard clearly.</source>
        <translation>%1 słów tej rozmowy nie usłyszano wyraźnie.</translation>
    </message>
    <message>
        <source>Listen before you confirm what the machine answers.</source>
        <translation>Posłuchaj, zanim potwierdzisz odpowiedzi programu.</translation>
    </message>
    <message>
        <source>The answers were typed: nothing could be misheard.</source>
        <translation>Odpowiedzi wpisano: niczego nie można było źle usłyszeć.</translation>
    </message>
    <message>
        <source>The recogniser does not tell how sure it was.</source>
        <translation>Rozpoznawanie nie podaje, jak było pewne.</translation>
    </message>
    <message>
        <source>Mean confidence %1; %2 of the words were not heard clearly (doubtful from %3 on).</source>
        <translation>Średnia pewność %1; %2 słów nie usłyszano wyraźnie (wątpliwe od %3).</translation>
    </message>
</context>
<context>
    <name>TrustPanel</name>
    <message>
        <source>Run this call again</source>
        <translation>Przejdź tę rozmowę ponownie</translation>
    </message>
    <message>
        <source>With a newer scenario, another recogniser or a newer scorecard; the saved call stays as it is</source>
        <translation>W nowszym scenariuszu, innym rozpoznawaniem lub z nowszą kartą ocen; zapisana rozmowa się nie zmienia</translation>
    </message>
    <message>
        <source>No words of this call were put right.</source>
        <translation>W tej rozmowie niczego nie poprawiono.</translation>
    </message>
    <message>
        <source>How well it was heard</source>
        <translation>Jak dobrze ją usłyszano</translation>
    </message>
    <message>
        <source>Words put right</source>
        <translation>Poprawione słowa</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Zaufanie</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>cofnięto</translation>
    </message>
    <message>
        <source>put right</source>
        <translation>poprawiono</translation>
    </message>
    <message>
        <source>was: %1</source>
        <translation>było: %1</translation>
    </message>
    <message>
        <source>now: %1</source>
        <translation>jest: %1</translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message>
        <source>Begin here</source>
        <translation>Zacznij tutaj</translation>
    </message>
    <message>
        <source>Begin a call at this moment</source>
        <translation>Zacznij rozmowę w tym momencie</translation>
    </message>
    <message>
        <source>Hold the call out loud, from this moment on</source>
        <translation>Poprowadź rozmowę na głos, od tego momentu</translation>
    </message>
    <message>
        <source>Take the last move back</source>
        <translation>Cofnij ostatni ruch</translation>
    </message>
    <message>
        <source>Keep this call as a test plan</source>
        <translation>Zachowaj tę rozmowę jako plan testowy</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stan</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Dlaczego</translation>
    </message>
    <message>
        <source>Hear a line</source>
        <translation>Posłuchaj</translation>
    </message>
    <message>
        <source>Answer the customer, then press Enter</source>
        <translation>Odpowiedz klientowi i naciśnij Enter</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Twoja odpowiedź</translation>
    </message>
    <message>
        <source>There are errors: mend them, then the call can be tried.</source>
        <translation>Są błędy: popraw je, a rozmowę będzie można wypróbować.</translation>
    </message>
    <message>
        <source>There are errors: what is tried is the scenario as it was before them.</source>
        <translation>Są błędy: wypróbowujesz scenariusz sprzed ich powstania.</translation>
    </message>
    <message>
        <source>Choose a moment and begin. Nothing of what is tried is kept.</source>
        <translation>Wybierz moment i zacznij. Nic z prób nie jest zapisywane.</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Keeps silent</source>
        <translation>Milczy</translation>
    </message>
    <message>
        <source>Talks over the customer</source>
        <translation>Wchodzi klientowi w słowo</translation>
    </message>
    <message>
        <source>Talks for long</source>
        <translation>Mówi długo</translation>
    </message>
    <message>
        <source>Puts on hold</source>
        <translation>Zawiesza rozmowę</translation>
    </message>
    <message>
        <source>Takes off hold</source>
        <translation>Wznawia rozmowę</translation>
    </message>
    <message>
        <source>Presses transfer</source>
        <translation>Naciska przekazanie</translation>
    </message>
    <message>
        <source>Hangs up</source>
        <translation>Rozłącza się</translation>
    </message>
    <message>
        <source>no reply fits</source>
        <translation>żadna nie pasuje</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>milczenie</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>przerwano</translation>
    </message>
    <message>
        <source>cut in</source>
        <translation>klient się wtrąca</translation>
    </message>
    <message>
        <source>on hold for too long</source>
        <translation>zbyt długie zawieszenie</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>Łatwy</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Zwykły</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Trudny</translation>
    </message>
    <message>
        <source>is taken</source>
        <translation>wybrana</translation>
    </message>
    <message>
        <source>counts, too</source>
        <translation>też się liczy</translation>
    </message>
    <message>
        <source>not open now</source>
        <translation>teraz zamknięta</translation>
    </message>
    <message>
        <source>another fits better</source>
        <translation>inna pasuje lepiej</translation>
    </message>
    <message>
        <source>fits too little</source>
        <translation>pasuje za mało</translation>
    </message>
    <message>
        <source>a fact is missing</source>
        <translation>brakuje faktu</translation>
    </message>
    <message>
        <source>ruled out by a word</source>
        <translation>wyklucza ją słowo</translation>
    </message>
    <message>
        <source>no reply fitted</source>
        <translation>żadna nie pasowała</translation>
    </message>
    <message>
        <source>nearly another one</source>
        <translation>prawie inna</translation>
    </message>
    <message>
        <source>heard wrongly</source>
        <translation>źle usłyszane</translation>
    </message>
    <message>
        <source>a part of it is like an example</source>
        <translation>część jest podobna do przykładu</translation>
    </message>
    <message>
        <source>its meaning is like the examples</source>
        <translation>znaczenie jest podobne do przykładów</translation>
    </message>
    <message>
        <source>words of the examples</source>
        <translation>słowa z przykładów</translation>
    </message>
    <message>
        <source>the technique was found</source>
        <translation>znaleziono technikę</translation>
    </message>
    <message>
        <source>it does something else, too</source>
        <translation>robi też coś innego</translation>
    </message>
    <message>
        <source>the reply asks for no technique</source>
        <translation>odpowiedź nie wymaga techniki</translation>
    </message>
    <message>
        <source>a cue occurs</source>
        <translation>pada słowo kluczowe</translation>
    </message>
    <message>
        <source>no cue occurs</source>
        <translation>nie pada słowo kluczowe</translation>
    </message>
    <message>
        <source>a cue that must occur does not</source>
        <translation>nie pada wymagane słowo kluczowe</translation>
    </message>
    <message>
        <source>an example, word for word</source>
        <translation>przykład słowo w słowo</translation>
    </message>
    <message>
        <source>what every reply begins with</source>
        <translation>z czym zaczyna każda odpowiedź</translation>
    </message>
    <message>
        <source>like “%1” (%2)</source>
        <translation>jak „%1” (%2)</translation>
    </message>
    <message>
        <source>cues: %1</source>
        <translation>słowa kluczowe: %1</translation>
    </message>
</context>
<context>
    <name>TurnCard</name>
    <message>
        <source>You, talking over the customer</source>
        <translation>Ty, w słowo klientowi</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ty</translation>
    </message>
    <message>
        <source>You kept silent</source>
        <translation>Cisza z twojej strony</translation>
    </message>
    <message>
        <source>You interrupted</source>
        <translation>Przerwanie klientowi</translation>
    </message>
    <message>
        <source>You talked for long</source>
        <translation>Długa wypowiedź</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n sekunda</numerusform>
            <numerusform>%n sekundy</numerusform>
            <numerusform>%n sekund</numerusform>
        </translation>
    </message>
    <message>
        <source>No technique was found in these words.</source>
        <translation>W tych słowach nie znaleziono żadnej techniki.</translation>
    </message>
    <message>
        <source>Anger %1 → %2: %3</source>
        <translation>Złość %1 → %2: %3</translation>
    </message>
    <message>
        <source>None of the answers that were hoped for was heard.</source>
        <translation>Nie padła żadna z oczekiwanych odpowiedzi.</translation>
    </message>
    <message>
        <source>Taken as: “%1”</source>
        <translation>Zrozumiano jako: „%1”</translation>
    </message>
    <message>
        <source>These words can also be heard as: “%1”. That decided.</source>
        <translation>Te słowa można też usłyszeć jako: „%1”. To zadecydowało.</translation>
    </message>
    <message>
        <source>Not counted, since it was not heard clearly: %1</source>
        <translation>Nie policzono, bo nie było słychać wyraźnie: %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Dlaczego</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Posłuchaj</translation>
    </message>
    <message>
        <source>Hear this answer spoken</source>
        <translation>Posłuchaj tej odpowiedzi</translation>
    </message>
    <message>
        <source>A better answer</source>
        <translation>Lepsza odpowiedź</translation>
    </message>
    <message>
        <source>Try again from here</source>
        <translation>Spróbuj jeszcze raz od tego miejsca</translation>
    </message>
    <message>
        <source>Here the feeling was heard.</source>
        <translation>Tu uczucie zostało zauważone.</translation>
    </message>
    <message>
        <source>Here the matter was settled.</source>
        <translation>Tu sprawa została załatwiona.</translation>
    </message>
    <message>
        <source>Heard: “%1”</source>
        <translation>Usłyszano: „%1”</translation>
    </message>
    <message>
        <source>Nearest example: “%1” (%2)</source>
        <translation>Najbliższy przykład: „%1” (%2)</translation>
    </message>
    <message>
        <source>Words: %1</source>
        <translation>Słowa: %1</translation>
    </message>
</context>
<context>
    <name>TurnPill</name>
    <message>
        <source>The call stands still</source>
        <translation>Rozmowa stoi</translation>
    </message>
    <message>
        <source>Your turn: type</source>
        <translation>Twoja kolej: pisz</translation>
    </message>
    <message>
        <source>Your turn: hold Space</source>
        <translation>Twoja kolej: trzymaj spację</translation>
    </message>
    <message>
        <source>Your turn</source>
        <translation>Twoja kolej</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Łączenie</translation>
    </message>
    <message>
        <source>%1 is speaking</source>
        <translation>%1 mówi</translation>
    </message>
    <message>
        <source>You are speaking</source>
        <translation>Mówisz</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>Chwileczkę</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Rozmowa zawieszona</translation>
    </message>
    <message>
        <source>The call is over</source>
        <translation>Koniec rozmowy</translation>
    </message>
</context>
<context>
    <name>TurnRow</name>
    <message>
        <source>nothing follows</source>
        <translation>nic nie następuje</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>w: %1</translation>
    </message>
</context>
<context>
    <name>TurnsField</name>
    <message>
        <source>Does not matter</source>
        <translation>Bez znaczenia</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>Well done</source>
        <translation>Dobra robota</translation>
    </message>
    <message>
        <source>As good as it could be here</source>
        <translation>Lepiej się tu nie dało</translation>
    </message>
    <message>
        <source>Right, with a mistake in it</source>
        <translation>Dobrze, ale z błędem</translation>
    </message>
    <message>
        <source>A mistake</source>
        <translation>Błąd</translation>
    </message>
    <message>
        <source>This led nowhere</source>
        <translation>To do niczego nie prowadziło</translation>
    </message>
    <message>
        <source>There was more in it</source>
        <translation>Dało się uzyskać więcej</translation>
    </message>
    <message>
        <source>Silence was right</source>
        <translation>Milczenie było słuszne</translation>
    </message>
    <message>
        <source>An answer was due</source>
        <translation>Należała się odpowiedź</translation>
    </message>
    <message>
        <source>Silence would have been right</source>
        <translation>Lepiej było milczeć</translation>
    </message>
    <message>
        <source>Let people finish</source>
        <translation>Warto dać dokończyć</translation>
    </message>
    <message>
        <source>Too much at a time</source>
        <translation>Za dużo naraz</translation>
    </message>
    <message>
        <source>A hold without a word</source>
        <translation>Zawieszenie bez słowa</translation>
    </message>
    <message>
        <source>An outburst runs dry by itself when nobody feeds it.</source>
        <translation>Wybuch wygasa sam, gdy nikt go nie podsyca.</translation>
    </message>
    <message>
        <source>In an outburst nobody listens. Wait until you are asked whether you are still there.</source>
        <translation>W wybuchu nikt nie słucha. Poczekaj na pytanie, czy jeszcze tam jesteś.</translation>
    </message>
    <message>
        <source>Most callers calm down once they were allowed to finish.</source>
        <translation>Większość dzwoniących uspokaja się, gdy może dokończyć.</translation>
    </message>
    <message>
        <source>One thought at a time, then let the customer speak.</source>
        <translation>Jedna myśl naraz, potem niech mówi druga strona.</translation>
    </message>
    <message>
        <source>%1 points of anger for “%2”</source>
        <translation>%1 pkt złości za „%2”</translation>
    </message>
</context>
<context>
    <name>VoicesSection</name>
    <message>
        <source>Voices of the customers</source>
        <translation>Głosy klientów</translation>
    </message>
    <message>
        <source>Each customer has a voice. Hear it calm, and hear it angry.</source>
        <translation>Każdy klient ma swój głos. Posłuchaj go w spokoju i w złości.</translation>
    </message>
    <message>
        <source>No voice</source>
        <translation>Brak głosu</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Spokój</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Złość</translation>
    </message>
    <message>
        <source>Hear %1</source>
        <translation>Posłuchaj: %1</translation>
    </message>
</context>
<context>
    <name>WaitingView</name>
    <message>
        <source>Calls to grade</source>
        <translation>Rozmowy do oceny</translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>Zamknij teraz</translation>
    </message>
    <message>
        <source>Compare what is finished, without those who are missing</source>
        <translation>Porównaj to, co gotowe, bez brakujących osób</translation>
    </message>
    <message>
        <source>Not everybody has finished</source>
        <translation>Nie wszyscy skończyli</translation>
    </message>
    <message>
        <source>Until then nobody sees what the others answered, nor what the machine would. Choose a call to grade it: the tab “Grade” beside it is blind.</source>
        <translation>Do tego czasu nikt nie widzi, co odpowiedzieli inni ani co odpowiedziałby program. Wybierz rozmowę, aby ją ocenić: karta „Ocena” obok niej jest ślepa.</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>jeszcze nikt</translation>
    </message>
    <message>
        <source>finished: %1</source>
        <translation>skończyli: %1</translation>
    </message>
</context>
<context>
    <name>WeighTable</name>
    <message>
        <source>Reply</source>
        <translation>Odpowiedź</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>Pasuje</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Dlaczego</translation>
    </message>
    <message>
        <source>Replies of this moment</source>
        <translation>Odpowiedzi tego momentu</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Write your first customer</source>
        <translation>Napisz pierwszego klienta</translation>
    </message>
    <message>
        <source>Whom should your people be ready for?</source>
        <translation>Na kogo mają być gotowi Twoi ludzie?</translation>
    </message>
    <message>
        <source>You write what the customer says and what your trainees may answer. The studio tells you what is still missing. Or choose one below, and change a copy.</source>
        <translation>Piszesz, co mówi klient i co mogą odpowiedzieć ćwiczący. Studio mówi, czego jeszcze brakuje. Albo wybierz kogoś poniżej i zmień kopię.</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Only I use this computer</source>
        <translation>Tylko ja używam tego komputera</translation>
    </message>
    <message>
        <source>No sign-in. Your calls are yours, as your computer is.</source>
        <translation>Bez logowania. Rozmowy są Twoje, tak jak komputer.</translation>
    </message>
    <message>
        <source>Several people use it</source>
        <translation>Używa go kilka osób</translation>
    </message>
    <message>
        <source>Everybody signs in and sees what is theirs. Trainers, HR and administrators have their own rights.</source>
        <translation>Każdy się loguje i widzi to, co jego. Trenerzy, kadry i administratorzy mają swoje uprawnienia.</translation>
    </message>
    <message>
        <source>First name and surname</source>
        <translation>Imię i nazwisko</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Wstecz</translation>
    </message>
    <message>
        <source>Create the administrator</source>
        <translation>Utwórz administratora</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Twoje imię i nazwisko</translation>
    </message>
    <message>
        <source>I have kept it: go on</source>
        <translation>Mam go, dalej</translation>
    </message>
    <message>
        <source>Recovery code of Roleplay

Administrator: %1
Made on: %2

%3

It lets the administrator choose a new passphrase, once. Keep it where only those find it who may: in a safe, or in a password manager. Whoever has it and this computer can sign in as the administrator.</source>
        <translation>Kod odzyskiwania Roleplay

Administrator: %1
Utworzono: %2

%3

Pozwala administratorowi raz wybrać nowe hasło. Przechowuj go tam, gdzie znajdą go tylko uprawnieni: w sejfie lub menedżerze haseł. Kto ma ten kod i ten komputer, może zalogować się jako administrator.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Witamy</translation>
    </message>
    <message>
        <source>Here you rehearse difficult phone calls, out loud. Who uses this computer?</source>
        <translation>Tu ćwiczysz na głos trudne rozmowy telefoniczne. Kto używa tego komputera?</translation>
    </message>
    <message>
        <source>You can change this later in the settings. Whatever you choose: what is said stays on this computer.</source>
        <translation>Możesz to później zmienić w ustawieniach. Niezależnie od wyboru to, co powiesz, zostaje na tym komputerze.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anuluj</translation>
    </message>
    <message>
        <source>The administrator adds the others and keeps the program running. They hear no calls and read none: that is for the trainers.</source>
        <translation>Administrator dodaje pozostałe osoby i dba o program. Nie słucha rozmów i ich nie czyta: to zadanie trenerów.</translation>
    </message>
    <message>
        <source>First, the administrator</source>
        <translation>Najpierw administrator</translation>
    </message>
    <message>
        <source>Should you forget your passphrase, this code is the only way in. It is shown now and never again.</source>
        <translation>Jeśli zapomnisz hasła, tylko ten kod Cię wpuści. Widać go teraz i nigdy więcej.</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>Twój kod odzyskiwania</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) in the store could get no account: %1</source>
        <translation>
            <numerusform>%n nazwisko z bazy nie mogło otrzymać konta: %1</numerusform>
            <numerusform>%n nazwiska z bazy nie mogły otrzymać kont: %1</numerusform>
            <numerusform>%n nazwisk z bazy nie mogło otrzymać kont: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Chwila …</translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>Any time</source>
        <translation>Kiedykolwiek</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Dzisiaj</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Ostatnie 7 dni</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Ostatnie 30 dni</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>Ostatnie 90 dni</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Między dwoma dniami</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Pierwszy dzień</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ostatni dzień</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Solved</source>
        <translation>Rozwiązana</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Przekazana</translation>
    </message>
    <message>
        <source>Justified hang-up</source>
        <translation>Uzasadnione rozłączenie</translation>
    </message>
    <message>
        <source>Hung up too early</source>
        <translation>Za wczesne rozłączenie</translation>
    </message>
    <message>
        <source>Customer left</source>
        <translation>Klient się rozłączył</translation>
    </message>
    <message>
        <source>Broken off</source>
        <translation>Przerwana</translation>
    </message>
    <message>
        <source>No outcome</source>
        <translation>Bez zakończenia</translation>
    </message>
    <message>
        <source>{customer} was heard, and the matter is settled.</source>
        <translation>{customer}: wysłuchano, a sprawa jest załatwiona.</translation>
    </message>
    <message>
        <source>A colleague has taken over from you. Asking for help is no failure.</source>
        <translation>Rozmowę przejął ktoś inny. Proszenie o pomoc to nie porażka.</translation>
    </message>
    <message>
        <source>You ended the call as the last resort, and said why.</source>
        <translation>Zakończenie rozmowy było ostatecznością i padło wyjaśnienie dlaczego.</translation>
    </message>
    <message>
        <source>You hung up before the other steps had been tried.</source>
        <translation>Słuchawka odłożona, zanim wypróbowano inne kroki.</translation>
    </message>
    <message>
        <source>{customer} gave up on the call.</source>
        <translation>{customer}: koniec cierpliwości i koniec rozmowy.</translation>
    </message>
    <message>
        <source>The call was broken off before it reached an end.</source>
        <translation>Rozmowę przerwano, zanim dobiegła końca.</translation>
    </message>
    <message>
        <source>The call was cut off. What was said is kept.</source>
        <translation>Rozmowa została przerwana. To, co powiedziano, jest zachowane.</translation>
    </message>
    <message>
        <source>Grief</source>
        <translation>Żal</translation>
    </message>
    <message>
        <source>Anger</source>
        <translation>Złość</translation>
    </message>
    <message>
        <source>Disappointment</source>
        <translation>Rozczarowanie</translation>
    </message>
    <message>
        <source>Fear</source>
        <translation>Lęk</translation>
    </message>
    <message>
        <source>Your voice comes through clearly.</source>
        <translation>Twój głos słychać wyraźnie.</translation>
    </message>
    <message>
        <source>The microphone delivers nothing at all. Is it muted, or is the program not allowed to use it? Look at its switch and at the privacy settings of the system.</source>
        <translation>Mikrofon nie daje żadnego sygnału. Czy jest wyciszony albo program nie ma do niego dostępu? Sprawdź wyłącznik i ustawienia prywatności systemu.</translation>
    </message>
    <message>
        <source>Nobody was heard. Speak a sentence during the test, and check that this is your microphone.</source>
        <translation>Nikogo nie było słychać. Powiedz zdanie w czasie próby i sprawdź, czy to twój mikrofon.</translation>
    </message>
    <message>
        <source>You are hard to hear. Move the microphone nearer to your mouth, or turn it up in the system.</source>
        <translation>Słychać cię słabo. Przysuń mikrofon do ust albo podgłośnij go w systemie.</translation>
    </message>
    <message>
        <source>You are too loud for it. Turn the microphone down, or move it away a little.</source>
        <translation>Dźwięk jest przesterowany. Ścisz mikrofon albo trochę go odsuń.</translation>
    </message>
    <message>
        <source>There is much noise. Find a quieter place, or use a headset.</source>
        <translation>Jest duży hałas. Znajdź cichsze miejsce albo użyj słuchawek z mikrofonem.</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Spokój</translation>
    </message>
    <message>
        <source>Tense</source>
        <translation>Napięcie</translation>
    </message>
    <message>
        <source>Angry</source>
        <translation>Gniew</translation>
    </message>
    <message>
        <source>Furious</source>
        <translation>Wściekłość</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Otwarcie</translation>
    </message>
    <message>
        <source>Feeling</source>
        <translation>Uczucie</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakty</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>Rozwiązanie</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Zakończenie</translation>
    </message>
    <message>
        <source>Composure</source>
        <translation>Opanowanie</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Sprawdzian</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Ćwiczenie</translation>
    </message>
    <message>
        <source>One go, as on a real phone: no hints, no view of the anger, no second try.</source>
        <translation>Jedno podejście, jak przy prawdziwym telefonie: bez podpowiedzi, bez podglądu złości, bez powtórki.</translation>
    </message>
    <message>
        <source>With hints and the customer&apos;s anger in view; afterwards you may retry from any turn.</source>
        <translation>Z podpowiedziami i podglądem złości; potem możesz powtórzyć od dowolnej wypowiedzi.</translation>
    </message>
    <message>
        <source>Easy</source>
        <translation>Łatwy</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Zwykły</translation>
    </message>
    <message>
        <source>The customer starts calmer, waits longer and forgives more.</source>
        <translation>Klient zaczyna spokojniej, dłużej czeka i więcej wybacza.</translation>
    </message>
    <message>
        <source>The customer as they are.</source>
        <translation>Klient taki, jaki jest.</translation>
    </message>
    <message>
        <source>The customer starts angrier, waits less and forgives little.</source>
        <translation>Klient zaczyna bardziej zły, krócej czeka i mało wybacza.</translation>
    </message>
    <message>
        <source>Gentle</source>
        <translation>Łagodny</translation>
    </message>
    <message>
        <source>Moderate</source>
        <translation>Umiarkowany</translation>
    </message>
    <message>
        <source>Demanding</source>
        <translation>Wymagający</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 pkt</translation>
    </message>
    <message>
        <source>Hard</source>
        <translation>Trudny</translation>
    </message>
    <message>
        <source>Brutal</source>
        <translation>Bardzo trudny</translation>
    </message>
    <message>
        <source>Typed answers</source>
        <translation>Odpowiedzi pisane</translation>
    </message>
    <message>
        <source>English</source>
        <translation>angielski</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polski</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>koreański</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>litewski</translation>
    </message>
    <message>
        <source>German</source>
        <translation>niemiecki</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>All customers</source>
        <translation>Wszyscy klienci</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Add a moment of the call (Ctrl+M)</source>
        <translation>Dodaj moment rozmowy (Ctrl+M)</translation>
    </message>
    <message>
        <source>Ring up</source>
        <translation>Zadzwoń</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>pisemnie</translation>
    </message>
    <message>
        <source>Type your answers instead of speaking them</source>
        <translation>Pisz odpowiedzi zamiast je mówić</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Zapisz</translation>
    </message>
    <message>
        <source>A new customer</source>
        <translation>Nowy klient</translation>
    </message>
    <message>
        <source>Undo: %1 (Ctrl+Z)</source>
        <translation>Cofnij: %1 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo: %1 (Ctrl+Y)</source>
        <translation>Ponów: %1 (Ctrl+Y)</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>jeszcze nie zapisano</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>zapisano</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) missing before you can ring</source>
        <translation>
            <numerusform>brakuje %n rzeczy, zanim można dzwonić</numerusform>
            <numerusform>brakuje %n rzeczy, zanim można dzwonić</numerusform>
            <numerusform>brakuje %n rzeczy, zanim można dzwonić</numerusform>
        </translation>
    </message>
    <message>
        <source>can be rung up</source>
        <translation>można dzwonić</translation>
    </message>
    <message>
        <source>Problems are listed below the picture (F8 leads to the next).</source>
        <translation>Problemy są wymienione pod rysunkiem (F8 prowadzi do następnego).</translation>
    </message>
    <message>
        <source>Save, and answer this customer&apos;s call (F5)</source>
        <translation>Zapisz i odbierz telefon tego klienta (F5)</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>moment</translation>
    </message>
    <message>
        <source>add a moment</source>
        <translation>dodaj moment</translation>
    </message>
</context>
<context>
    <name>_Foot</name>
    <message>
        <source>You %1 %</source>
        <translation>Ty %1 %</translation>
    </message>
    <message>
        <source>Customer %1 %</source>
        <translation>Klient %1 %</translation>
    </message>
    <message>
        <source>Who talked</source>
        <translation>Kto mówił</translation>
    </message>
    <message numerus="yes">
        <source>interruption(s)</source>
        <translation>
            <numerusform>przerwanie</numerusform>
            <numerusform>przerwania</numerusform>
            <numerusform>przerwań</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hesitation(s) written down</source>
        <translation>
            <numerusform>zapisane wahanie</numerusform>
            <numerusform>zapisane wahania</numerusform>
            <numerusform>zapisanych wahań</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>of typing while the customer talked</source>
        <translation>pisania na klawiaturze, gdy mówił klient</translation>
    </message>
</context>
<context>
    <name>_HitDelegate</name>
    <message>
        <source>Trainee</source>
        <translation>Uczestnik</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Klient</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Nazwy</translation>
    </message>
</context>
<context>
    <name>_Texts</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n rozmowa</numerusform>
            <numerusform>%n rozmowy</numerusform>
            <numerusform>%n rozmów</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n grader(s)</source>
        <translation>
            <numerusform>%n oceniający</numerusform>
            <numerusform>%n oceniających</numerusform>
            <numerusform>%n oceniających</numerusform>
        </translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nieukończona</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n call(s) graded again</source>
        <translation>
            <numerusform>%1 z %n rozmowy oceniono ponownie</numerusform>
            <numerusform>%1 z %n rozmów oceniono ponownie</numerusform>
            <numerusform>%1 z %n rozmów oceniono ponownie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n graded call(s) given to %1</source>
        <translation>
            <numerusform>%n oceniona rozmowa dla: %1</numerusform>
            <numerusform>%n ocenione rozmowy dla: %1</numerusform>
            <numerusform>%n ocenionych rozmów dla: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n odpowiedź</numerusform>
            <numerusform>%n odpowiedzi</numerusform>
            <numerusform>%n odpowiedzi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n słowo</numerusform>
            <numerusform>%n słowa</numerusform>
            <numerusform>%n słów</numerusform>
        </translation>
    </message>
    <message>
        <source>No words of this person were put right yet: how well they are heard cannot be told.</source>
        <translation>Słów tej osoby jeszcze nie poprawiano: nie wiadomo, jak dobrze jest rozumiana.</translation>
    </message>
    <message>
        <source>Too little to tell how well this person is heard: %1.</source>
        <translation>Za mało, by stwierdzić, jak dobrze ta osoba jest rozumiana: %1.</translation>
    </message>
    <message>
        <source>At least %1 of this person&apos;s words are misheard (%2 to %3), as far as calls were corrected: %4.</source>
        <translation>Co najmniej %1 słów tej osoby jest źle rozpoznawanych (od %2 do %3), na podstawie poprawionych rozmów: %4.</translation>
    </message>
</context>
</TS>
