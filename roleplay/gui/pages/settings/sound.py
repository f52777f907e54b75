"""Microphone and loudspeaker, and a test of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton, QSlider, QWidget

from roleplay.core.records import Device, Settings
from roleplay.gui import words
from roleplay.gui.context import Context
from roleplay.gui.pages.settings.form import Group, Section, choice, switch
from roleplay.gui.tasks import Task
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.meters import LevelMeter
from roleplay.gui.widgets.surface import row

if TYPE_CHECKING:
    from roleplay.app.sounds import MicrophoneCheck

TEST_SECONDS = 3.0


class SoundSection(Section):
    """Devices by name."""

    def __init__(self, context: Context, save: Callable[[Settings], None], parent: QWidget | None = None) -> None:
        super().__init__(context, save, parent)
        settings = self.settings
        self.microphone = choice([(self.tr("System default"), "")], "", lambda name: self.change(microphone=name))
        self.loudspeaker = choice([(self.tr("System default"), "")], "", lambda name: self.change(loudspeaker=name))
        self.meter = LevelMeter(self.tr("Loudness of your voice"))
        self.test_button = QPushButton(self.tr("Test the microphone"))
        self.test_button.clicked.connect(self._test)
        self.back_button = QPushButton(self.tr("Hear it"))
        self.back_button.clicked.connect(self._play_back)
        self.back_button.hide()
        self.verdict = Banner()
        self.verdict.acted.connect(self._use_loudspeakers)
        self._report: MicrophoneCheck | None = None
        devices = Group(self.tr("Devices"), self.tr("A headset keeps the customer out of your microphone."))
        devices.add(self.tr("Microphone"), self.microphone)
        devices.add(self.tr("Loudspeaker"), self.loudspeaker)
        self.through = choice(
            [(self.tr("A headset"), "headset"), (self.tr("Loudspeakers"), "loudspeakers")],
            settings.listens_through,
            lambda chosen: self.change(listens_through=chosen),
        )
        devices.add(
            self.tr("You hear the customer through"),
            self.through,
            self.tr("With loudspeakers the customer's voice is taken out of what your microphone hears."),
        )
        test = QWidget()
        test.setLayout(row(self.meter, self.test_button, self.back_button, spacing=12))
        devices.add(
            self.tr("Microphone test"),
            test,
            self.tr(
                "Say a sentence: three seconds are recorded and then forgotten. Then a short sound is played, "
                "to hear whether it comes back."
            ),
        )
        devices.body.addWidget(self.verdict)
        customer = Group(self.tr("The customer"))
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setFixedWidth(232)
        self.volume.setValue(round(settings.volume * 100))
        self.volume.valueChanged.connect(lambda value: self.change(volume=value / 100))
        customer.add(self.tr("Volume"), self.volume)
        self.telephone = switch(settings.telephone_effect, lambda on: self.change(telephone_effect=on))
        customer.add(
            self.tr("Telephone sound"), self.telephone, self.tr("The customer sounds as through a phone line.")
        )
        self.background = switch(settings.background, lambda on: self.change(background=on))
        customer.add(
            self.tr("Surroundings"),
            self.background,
            self.tr("Where the customer calls from is heard: street, office …"),
        )
        self.column.addWidget(devices)
        self.column.addWidget(customer)
        self.column.addStretch(1)

    def entered(self) -> None:
        app = self.context.app
        self.context.tasks.run(
            self,
            lambda _: (app.microphones(), app.loudspeakers()),
            lambda found: self._show(*found),
            self._no_devices,
        )

    def _show(self, microphones: Sequence[Device], loudspeakers: Sequence[Device]) -> None:
        self._fill(self.microphone, microphones, self.settings.microphone)
        self._fill(self.loudspeaker, loudspeakers, self.settings.loudspeaker)

    def _fill(self, box: QComboBox, devices: Sequence[Device], chosen: str) -> None:
        box.clear()
        default = next((device.name for device in devices if device.default), "")
        box.addItem(self.tr("System default") + (f" ({default})" if default else ""), "")
        for device in devices:
            box.addItem(device.name, device.name)
        if chosen and box.findData(chosen) < 0:
            box.addItem(self.tr("%1 (not connected)").replace("%1", chosen), chosen)
        box.setCurrentIndex(box.findData(chosen))

    def _no_devices(self, problem: BaseException) -> None:
        self.test_button.setEnabled(False)
        self._failed(problem)

    def _failed(self, problem: BaseException) -> None:
        self.test_button.setText(self.tr("Test the microphone"))
        self.context.fail(problem)

    def _test(self) -> None:
        app = self.context.app
        self.test_button.setEnabled(False)
        self.test_button.setText(self.tr("Speak now …"))
        self.back_button.hide()
        self.verdict.hide()

        def listen(task: Task) -> MicrophoneCheck:
            return app.test_microphone(TEST_SECONDS, lambda level: task.report(round(level), 0))

        def heard(level: int, _: int) -> None:
            self.meter.set_level(level)

        def failed(problem: BaseException) -> None:
            self.test_button.setEnabled(True)
            self._failed(problem)

        self.context.tasks.run(self, listen, self._tested, failed, heard)

    def _tested(self, report: MicrophoneCheck) -> None:
        self._report = report
        self.meter.set_level(-96.0)
        self.test_button.setEnabled(True)
        self.test_button.setText(self.tr("Test again"))
        if report.echo is not None and self.settings.listens_through == "headset":
            self.verdict.show_message(
                self.tr(
                    "Your microphone hears the loudspeaker: the customer would be taken for you. "
                    "Put on a headset, or say that you listen through loudspeakers."
                ),
                "warn",
                self.tr("I use loudspeakers"),
            )
        else:
            self.verdict.show_message(words.microphone_verdict(report.verdict), "good" if report.ok else "warn")
        self.back_button.setVisible(bool(report.recording.samples))

    def _use_loudspeakers(self) -> None:
        self.change(listens_through="loudspeakers")
        self.through.setCurrentIndex(self.through.findData("loudspeakers"))
        if self._report is not None:
            self._tested(self._report)

    def _play_back(self) -> None:
        if self._report is None:
            return
        app, recording = self.context.app, self._report.recording
        self.back_button.setEnabled(False)

        def finished(problem: BaseException | None) -> None:
            self.back_button.setEnabled(True)
            if problem is not None:
                self.context.fail(problem)

        self.context.tasks.run(self, lambda _: app.play(recording), lambda _: finished(None), finished)
