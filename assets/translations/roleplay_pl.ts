<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl" sourcelanguage="en">
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
        <translation>Komentarze</translation>
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
    <name>FactsCard</name>
    <message>
        <source>You know now</source>
        <translation>Już wiesz</translation>
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
    <name>FirstRunPage</name>
    <message>
        <source>What you say is recognised on this machine, and stays here. A model of your language does it best. It is fetched once; afterwards nothing needs a network.</source>
        <translation>To, co mówisz, jest rozpoznawane na tym komputerze i tu zostaje. Najlepiej robi to model twojego języka. Pobiera się go raz; potem sieć nie jest potrzebna.</translation>
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
        <source>The built-in recogniser serves for English. It mishears more; you can go on by typing.</source>
        <translation>Dla angielskiego służy wbudowane rozpoznawanie. Częściej się myli; zawsze możesz też pisać.</translation>
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
        <source>First grading</source>
        <translation>Pierwsza ocena</translation>
    </message>
    <message>
        <source>Second grading</source>
        <translation>Druga ocena</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibracja</translation>
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
        <source>A second grading, without a sight of the machine&apos;s answers and other grades</source>
        <translation>Druga ocena, bez wglądu w odpowiedzi programu i inne oceny</translation>
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
    <name>HitList</name>
    <message>
        <source>Where it was said</source>
        <translation>Gdzie to powiedziano</translation>
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
        <source>PocketSphinx (built in, English)</source>
        <translation>PocketSphinx (wbudowany, angielski)</translation>
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
        <source>This call is not judged, because parts of it cannot be read by this version.</source>
        <translation>Ta rozmowa nie jest oceniana, bo tej wersji nie udaje się odczytać jej części.</translation>
    </message>
    <message>
        <source>No mistake was found in this call.</source>
        <translation>W tej rozmowie nie znaleziono błędu.</translation>
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
</context>
<context>
    <name>PagedWindow</name>
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
        <source>Scorecards</source>
        <translation>Karty oceny</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ustawienia</translation>
    </message>
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
    <name>PeopleTab</name>
    <message>
        <source>People</source>
        <translation>Osoby</translation>
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
    <name>Replay</name>
    <message>
        <source>This call has no recording.</source>
        <translation>Ta rozmowa nie ma nagrania.</translation>
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
</context>
<context>
    <name>ShareBar</name>
    <message>
        <source>You talked for %1 % of the time</source>
        <translation>Twój udział w rozmowie: %1 %</translation>
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
    <name>Stars</name>
    <message>
        <source>%1 of 5 stars</source>
        <translation>Gwiazdki: %1 z 5</translation>
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
        <translation>Wiarygodność</translation>
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
