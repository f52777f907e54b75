"""What can be chosen for a filter: some of a list, a range of scores, a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDateEdit,
    QFrame,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from roleplay.core.periods import latest
from roleplay.gui.pages.sessions.filter_chip import FilterPanel
from roleplay.gui.theme import GRID
from roleplay.gui.widgets.customer_filter import folded
from roleplay.gui.widgets.surface import column, divider
from roleplay.gui.widgets.text import Text

_MANY = 9
"""So many entries are looked through with a search field."""
_ID = Qt.ItemDataRole.UserRole
_LINE = 30
_SHOWN = 11


class SomeOf(FilterPanel):
    """Any number of entries of a list."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(name)
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._narrow)
        self._list = QListWidget()
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setAccessibleName(name)
        self._list.setUniformItemSizes(True)
        self._offered: dict[str, str] = {}
        self._values: tuple[str, ...] = ()
        self._list.itemChanged.connect(self._item_changed)
        self._list.itemActivated.connect(_turn)
        self.setLayout(column(self._search, self._list, spacing=4))
        self.setFocusProxy(self._search)

    def offer(self, entries: Mapping[str, str] | Iterable[tuple[str, str]]) -> None:
        """Offer ids and their names; what was chosen stays, even what is not there any more."""
        chosen = self._values
        offered = dict(entries)
        offered |= {value: value for value in chosen if value not in offered}
        if [*offered.items()] == [*self._offered.items()]:
            return
        self._offered = offered
        self._values = tuple(value for value in offered if value in chosen)
        self._list.blockSignals(True)
        self._list.clear()
        for value, name in offered.items():
            item = QListWidgetItem(name)
            item.setData(_ID, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, _LINE))
            self._list.addItem(item)
        self._list.blockSignals(False)
        many = len(offered) > _MANY
        self._search.setVisible(many)
        self.setFocusProxy(self._search if many else self._list)
        self._list.setFixedSize(max(self._list.sizeHintForColumn(0) + 60, 220), _LINE * min(len(offered), _SHOWN) + 6)

    def values(self) -> tuple[str, ...]:
        """Return what is chosen."""
        return self._values

    def choose(self, values: Sequence[str]) -> None:
        """Choose these, silently; what is not offered is added."""
        self.offer(self._offered | {value: value for value in values if value not in self._offered})
        wanted = tuple(value for value in self._offered if value in values)
        if wanted == self._values:
            return
        self._values = wanted
        self._list.blockSignals(True)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if item.data(_ID) in values else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)

    def clear(self) -> None:
        """Choose nothing, silently."""
        self._search.clear()
        self.choose(())

    @property
    def chosen(self) -> str:
        """The first name, and how many more."""
        if not self._values:
            return ""
        more = f" +{len(self._values) - 1}" if len(self._values) > 1 else ""
        return self._offered[self._values[0]] + more

    def _item_changed(self) -> None:
        self._values = tuple(item.data(_ID) for item in self._items() if item.checkState() == Qt.CheckState.Checked)
        self.changed.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(place) for place in range(self._list.count())]

    def _narrow(self, text: str) -> None:
        sought = folded(text).split()
        for item in self._items():
            item.setHidden(not all(word in folded(item.text()) for word in sought))


def _turn(item: QListWidgetItem) -> None:
    checked = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)


class ScoreRange(FilterPanel):
    """From a score to a score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from, self._to = QSpinBox(), QSpinBox()
        grid = QGridLayout(self)
        grid.setSpacing(GRID)
        for line, (box, name, value) in enumerate(((self._from, self.tr("From"), 0), (self._to, self.tr("To"), 100))):
            box.setRange(0, 100)
            box.setValue(value)
            box.setAccessibleName(name)
            box.valueChanged.connect(self.changed)
            grid.addWidget(Text(name), line, 0)
            grid.addWidget(box, line, 1)
        self.setFocusProxy(self._from)

    @property
    def chosen(self) -> str:
        """The range."""
        low, high = self.bounds()
        if low is None and high is None:
            return ""
        return f"{self._from.value()}–{self._to.value()}"

    def bounds(self) -> tuple[float | None, float | None]:
        """Return what is asked for, None where it does not matter."""
        low, high = sorted((self._from.value(), self._to.value()))
        if (low, high) == (0, 100):
            return None, None
        return float(low), float(high)

    def choose(self, low: float | None, high: float | None) -> None:
        """Choose a range, silently."""
        for box, value in ((self._from, 0 if low is None else low), (self._to, 100 if high is None else high)):
            box.blockSignals(True)
            box.setValue(round(value))
            box.blockSignals(False)

    def clear(self) -> None:
        """Choose nothing, silently."""
        self.choose(None, None)


class When(FilterPanel):
    """The latest days, or from a day to a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = QButtonGroup(self)
        self._days: dict[int, QRadioButton] = {}
        lines = column(spacing=4)
        for days, name in (
            (0, self.tr("Any time")),
            (1, self.tr("Today")),
            (7, self.tr("Last 7 days")),
            (30, self.tr("Last 30 days")),
            (90, self.tr("Last 90 days")),
            (-1, self.tr("Between two days")),
        ):
            button = QRadioButton(name)
            self._days[days] = button
            self._choice.addButton(button)
            lines.addWidget(button)
        self._days[0].setChecked(True)
        self._first, self._last = QDateEdit(), QDateEdit()
        today = QDate.currentDate()
        for box, day, name in (
            (self._first, today.addMonths(-1), self.tr("First day")),
            (self._last, today, self.tr("Last day")),
        ):
            box.setCalendarPopup(True)
            box.setDate(day)
            box.setAccessibleName(name)
            box.dateChanged.connect(self._days[-1].click)
            box.dateChanged.connect(self.changed)
            lines.addWidget(box)
        self.setLayout(lines)
        self._choice.buttonClicked.connect(self.changed)
        self.setFocusProxy(self._days[0])

    @property
    def latest_days(self) -> int:
        """How many of the latest days are asked for; 0 where it is another time, or any."""
        return max(self._chosen_days(), 0)

    def _chosen_days(self) -> int:
        return next(days for days, button in self._days.items() if button.isChecked())

    @property
    def chosen(self) -> str:
        """The name of the time."""
        days = self._chosen_days()
        if days < 0:
            return f"{self._first.text()} – {self._last.text()}"
        return self._days[days].text() if days else ""

    def bounds(self) -> tuple[datetime | None, datetime | None]:
        """Return the first and the last moment, None where it does not matter."""
        days = self._chosen_days()
        if not days:
            return None, None
        if days > 0:
            return latest(days, datetime.now().astimezone()), None
        first, last = sorted((day_moment(self._first), day_moment(self._last)))
        return first, last + timedelta(days=1, seconds=-1)

    def choose(self, since: datetime | None, until: datetime | None, latest_days: int = 0) -> None:
        """Choose a time, silently: the latest days where these are offered, else from the first day to the last."""
        if latest_days > 0 and latest_days in self._days:
            self._days[latest_days].setChecked(True)
            return
        boxes = (self._first, self._last)
        for box in boxes:
            box.blockSignals(True)
        if since is not None:
            self._first.setDate(moment_date(since))
        if until is not None or since is not None:
            self._last.setDate(QDate.currentDate() if until is None else moment_date(until))
            if since is None:
                self._first.setDate(QDate(2000, 1, 1))
        for box in boxes:
            box.blockSignals(False)
        self._days[0 if since is None and until is None else -1].setChecked(True)

    def clear(self) -> None:
        """Choose nothing, silently."""
        self.choose(None, None)


def moment_date(moment: datetime) -> QDate:
    """Return the day of a moment here."""
    local = moment.astimezone()
    return QDate(local.year, local.month, local.day)


def day_moment(box: QDateEdit) -> datetime:
    """Return the beginning of a day here."""
    day = box.date()
    return datetime(day.year(), day.month(), day.day()).astimezone()


class Reviewed(FilterPanel):
    """What a trainer has made of it: grades and comments, each there, not there, or no matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {
            "ungraded": QCheckBox(self.tr("Not graded yet")),
            "graded": QCheckBox(self.tr("Graded")),
            "uncommented": QCheckBox(self.tr("Without comments")),
            "commented": QCheckBox(self.tr("With comments")),
        }
        lines = column(spacing=6)
        for place, (name, box) in enumerate(self._boxes.items()):
            if place == 2:
                lines.addWidget(divider())
            lines.addWidget(box)
            box.clicked.connect(lambda _checked, name=name: self._clicked(name))
        self.setLayout(lines)
        self.setFocusProxy(self._boxes["ungraded"])

    def _clicked(self, name: str) -> None:
        other = name[2:] if name.startswith("un") else f"un{name}"
        self._boxes[other].setChecked(False)
        self.changed.emit()

    @property
    def chosen(self) -> str:
        """Both, as far as they matter."""
        return ", ".join(box.text() for box in self._boxes.values() if box.isChecked())

    def _asked(self, name: str) -> bool | None:
        if self._boxes[name].isChecked():
            return True
        return False if self._boxes[f"un{name}"].isChecked() else None

    @property
    def graded(self) -> bool | None:
        """Whether it is to be graded; None where it does not matter."""
        return self._asked("graded")

    @property
    def commented(self) -> bool | None:
        """Whether it is to be commented; None where it does not matter."""
        return self._asked("commented")

    def choose(self, graded: bool | None, commented: bool | None) -> None:
        """Choose both, silently."""
        for name, value in (("graded", graded), ("commented", commented)):
            self._boxes[name].setChecked(value is True)
            self._boxes[f"un{name}"].setChecked(value is False)

    def clear(self) -> None:
        """Choose nothing, silently."""
        self.choose(None, None)
