import sys

from roleplay.speech.voices.bank import VoiceBank
from roleplay.speech.voices.hibari_engine import HibariEngine
from roleplay.speech.voices.status import findings, list_voices
from roleplay.speech.voices.system_engine import SystemEngine


def test_shipped_voices_are_served_in_each_of_their_languages(bank):
    rows = {(row.id, row.language): row for row in list_voices(bank)}
    assert rows["marian", "en"].served_by == "piper en_US-joe-medium"
    assert rows["marian", "en"].problem == ""
    assert rows["marian", "pl"].served_by == "system zlw/pl+m3"
    assert "piper" in rows["marian", "pl"].problem
    assert rows["dana", "en"].served_by == rows["supervisor", "en"].served_by == "hibari heart"
    assert rows["minjun", "ko"].served_by == "system ko+m3"
    assert all(row.served_by for row in rows.values())


def test_a_broken_file_has_a_row_and_a_finding(voices):
    (voices / "odd.toml").write_text("?")
    bank = VoiceBank([voices], [HibariEngine()])
    row = next(row for row in list_voices(bank) if row.id == "odd")
    assert row.served_by == ""
    assert "odd.toml" in row.problem
    assert any(found.state == "problem" and "odd.toml" in found.message for found in findings(bank))


def test_the_doctor_names_the_engines_that_work(bank):
    found = findings(bank)
    assert {one.state for one in found} == {"ok"}
    assert any("piper" in one.message and "en" in one.message for one in found)


def test_without_system_voices_the_doctor_says_what_to_install(tmp_path):
    (tmp_path / "k.toml").write_text('name = "K"\n[[languages.ko]]\nengine = "system"\n')
    mute = SystemEngine(command=(sys.executable, "-c", 'print(\'{"error": "no espeak"}\')'))
    found = findings(VoiceBank([tmp_path], [mute]))
    assert [one.state for one in found] == ["warning", "problem"]
    assert "no espeak" in found[0].message
    assert "espeak-ng" in found[0].hint
    assert "'ko'" in found[1].message
    assert found[1].hint
