"""Entering the address of a learning record store, and trying it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roleplay.core.errors import RoleplayError
from roleplay.core.lrs import RecordStoreSettings
from roleplay.gui.context import Context
from roleplay.gui.pages.bundles.parts import margins
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.banner import Banner
from roleplay.gui.widgets.surface import row
from roleplay.gui.widgets.text import Text


class RecordStoreDialog(QDialog):
    """Address, key, secret; nothing is kept before the store has taken the key."""

    changed = Signal()

    def __init__(self, context: Context, settings: RecordStoreSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(self.tr("Learning record store"))
        self.setMinimumWidth(620)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.banner = Banner()
        self.endpoint, self.key, self.secret = QLineEdit(settings.endpoint), QLineEdit(settings.key), QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.endpoint.setPlaceholderText("https://lrs.example.com/xapi")
        self.home_page, self.base = QLineEdit(settings.home_page), QLineEdit(settings.base)
        self.home_page.setPlaceholderText("https://roleplay.invalid/people")
        self.base.setPlaceholderText("https://roleplay.invalid")
        self.certificates = QLineEdit(settings.certificates)
        self.certificates.setPlaceholderText(self.tr("Those of the system"))
        self.pseudonymous = QCheckBox(self.tr("Send pseudonyms instead of names, and days instead of times"))
        self.pseudonymous.setChecked(settings.pseudonymous)
        whole = QVBoxLayout(self)
        margins(whole)
        whole.addWidget(Text(self.tr("Learning record store"), "title"))
        told = self.tr(
            "Calls and grades are sent there as xAPI statements, and only when you say so. What was said, and how it "
            "sounded, never is. The secret is kept in the keyring of this computer, or in a file that only you can "
            "read."
        )
        whole.addWidget(Text(told, "body", "muted", wrap=True))
        whole.addWidget(self.banner)
        whole.addLayout(self._form())
        whole.addStretch(1)
        whole.addLayout(self._buttons(connected=bool(settings.endpoint)))
        for field in (self.endpoint, self.key, self.secret):
            field.textChanged.connect(self._see_whether_complete)
        self._see_whether_complete()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setSpacing(GRID)
        browse = QPushButton(self.tr("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        lines: tuple[tuple[str, QWidget], ...] = (
            (self.tr("Address"), self.endpoint),
            (self.tr("Key"), self.key),
            (self.tr("Secret"), self.secret),
            (self.tr("Home page of accounts"), self.home_page),
            (self.tr("Addresses of scenarios"), self.base),
        )
        for name, field in lines:
            field.setAccessibleName(name)
            form.addRow(name, field)
        self.certificates.setAccessibleName(self.tr("Certificates"))
        line = row(self.certificates, browse)
        line.setStretch(0, 1)
        form.addRow(self.tr("Certificates"), line)
        form.addRow("", self.pseudonymous)
        return form

    def _buttons(self, *, connected: bool) -> QVBoxLayout:
        self.forget_button = QPushButton(self.tr("Forget it"))
        self.forget_button.setVisible(connected)
        self.forget_button.setAutoDefault(False)
        self.forget_button.clicked.connect(self.forget)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.connect_button = QPushButton(self.tr("Try and keep"))
        self.connect_button.setDefault(True)
        self.connect_button.clicked.connect(self.connect_store)
        whole = QVBoxLayout()
        whole.addLayout(row(self.forget_button, 1, self.cancel_button, self.connect_button))
        return whole

    def settings(self) -> RecordStoreSettings:
        """Return what was entered, without the secret."""
        return RecordStoreSettings(
            endpoint=self.endpoint.text().strip(),
            key=self.key.text().strip(),
            certificates=self.certificates.text().strip(),
            home_page=self.home_page.text().strip(),
            base=self.base.text().strip(),
            pseudonymous=self.pseudonymous.isChecked(),
        )

    def connect_store(self) -> None:
        """Ask the store, and keep what was entered when it takes the key."""
        app, settings, secret = self._context.app, self.settings(), self.secret.text()
        self.banner.hide()
        self.connect_button.setEnabled(False)
        self._context.tasks.run(
            self, lambda _: app.statements.connect(settings, secret), lambda _: self._kept(), self._failed
        )

    def forget(self) -> None:
        """Forget address and secret."""
        app = self._context.app
        self._context.tasks.run(self, lambda _: app.statements.disconnect(), lambda _: self._kept(), self._failed)

    def _kept(self) -> None:
        self.changed.emit()
        self.accept()

    def _failed(self, problem: BaseException) -> None:
        self._see_whether_complete()
        if isinstance(problem, RoleplayError):
            self.banner.show_problem(problem)
        else:
            self._context.fail(problem)

    def _see_whether_complete(self) -> None:
        fields = (self.endpoint, self.key, self.secret)
        self.connect_button.setEnabled(all(field.text().strip() for field in fields))

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Certificates"), "", self.tr("Certificates (*.pem *.crt)")
        )
        if path:
            self.certificates.setText(path)
