"""What an erasure counts and leaves behind is said in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roleplay.app import Roleplay
from roleplay.app.traces import scrub
from roleplay.core.privacy import SubjectPackage
from roleplay.core.sync import SyncStatus
from roleplay.core.told import Told
from roleplay.gui import sync_words
from roleplay.gui.language import LanguageSwitch
from roleplay.gui.pages.privacy import PrivacyPage
from roleplay.gui.pages.privacy.erasing import EraseDialog
from roleplay.gui.pages.privacy.facts import packed_sentence
from roleplay.gui.pages.privacy.person import PersonTab
from roleplay.gui.privacy_words import leftover_text
from roleplay.places import Places, resources
from tests.gui.people.conftest import HR, TRAINEE, OpenWindow, come_in, page_of, settled

NAME = "Anna Nowak"


@pytest.fixture
def polish(qapp: QApplication) -> Iterator[None]:
    language = LanguageSwitch(qapp, resources().assets / "translations")
    language.choose("pl")
    yield
    language.choose("en")


def test_what_is_left_in_the_folders_is_told_in_polish(tmp_path: Path, polish: None) -> None:
    data = tmp_path / "data"
    (data / "before-restore-2026-11-22T120000Z").mkdir(parents=True)
    (data / "picture.bin").write_bytes(b"\x00" + NAME.encode())
    (data / "old.txt").write_bytes(b"\xff" + NAME.encode())
    left = scrub(Places(data, *(tmp_path / name for name in ("config", "cache", "log"))), [NAME]).left
    assert [leftover_text(one).replace(f"{data}/", "") for one in left] == [
        "old.txt zawiera jej imię i nazwisko, a nie jest tekstem w UTF-8.",
        "picture.bin zawiera jej imię i nazwisko; obejrzyj ten plik i usuń go, jeśli nie jest potrzebny.",
        "before-restore-2026-11-22T120000Z to baza sprzed przywrócenia kopii, ze wszystkim, co w niej było: usuń ją.",
    ]
    assert str(left[0]).endswith("old.txt names them, and is no text in UTF-8.")


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (Told("", "left_unsearched", path="x.db", why="Permission denied"), "przeszukać x.db: Permission denied."),
        (Told("", "left_database", cause="database_busy", why="It is busy.", where="y"), "od nowa. It is busy."),
        (Told("", "left_database", cause="database_owner", why="", where="db/rp"), "nie posprząta (db/rp). Admin"),
        (Told("", "left_objects", count=1), "1 usunięte nagranie leży"),
        (Told("", "left_objects", count=3), "3 usunięte nagrania leżą"),
        (Told("", "left_objects", count=5), "5 usuniętych nagrań leży"),
        ("of a later version", "of a later version"),
    ],
)
def test_everything_that_can_be_left_is_told_in_polish(left: str, said: str, polish: None) -> None:
    assert said in leftover_text(left)


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 rozmowa, 1 nagranie, "), (2, "2 rozmowy, 2 nagrania, "), (5, "5 rozmów, 5 nagrań, ")]
)
def test_a_package_counts_as_polish_does(count: int, said: str, polish: None) -> None:
    package = SubjectPackage(
        NAME, path="anna.zip", calls=count, recordings=count, spoken_comments=0, records=0, bytes=0
    )
    assert packed_sentence(package).startswith(said)
    status = SyncStatus("synchronised", synchronised_at=datetime(2026, 11, 20, tzinfo=UTC), sounds=count)
    assert sync_words.last_result(status).endswith(f", {said.split(', ')[1]}.")


def test_one_of_a_kind_is_one_in_english(qapp: QApplication) -> None:
    LanguageSwitch(qapp, resources().assets / "translations").choose("en")
    package = SubjectPackage(NAME, path="anna.zip", calls=1, recordings=1, spoken_comments=0, records=0, bytes=0)
    assert packed_sentence(package).startswith("1 call, 1 recording, ")


def test_an_erasure_in_polish_says_everything_in_polish(
    staffed: Roleplay, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    come_in(qtbot, window, HR)
    window._language.choose("pl")
    window.show_privacy()
    settled(qtbot, window)
    page = page_of(window, "privacy", PrivacyPage)
    page.show_part(3)
    tab = page.part()
    assert isinstance(tab, PersonTab)
    settled(qtbot, window)
    sentences: list[str] = []
    tab.told.connect(lambda text, _tone: sentences.append(text))
    tab.choice.setEditText("Nowak")
    tab.look_up()
    settled(qtbot, window)
    assert sentences.pop() == f"Nie ma tu nic o: Nowak. Podobne nazwiska tutaj: {TRAINEE}."
    (staffed.places.data / "picture.bin").write_bytes(TRAINEE.encode())
    tab.choice.setEditText(TRAINEE)
    tab.look_up()
    settled(qtbot, window)
    tab.erase()
    dialog = window.findChildren(EraseDialog)[-1]
    dialog.typed.setText(TRAINEE)
    dialog.erase_button.click()
    qtbot.waitUntil(lambda: bool(sentences))
    settled(qtbot, window)
    assert sentences[0].startswith("Wymazano: 0 rozmów, 0 plików dźwiękowych. To, co zostało, podpisano „(erased #")
    assert "picture.bin zawiera jej imię i nazwisko; obejrzyj ten plik" in sentences[0]
