"""Colours, type and spacing of the window, light and dark, on top of the Qlementine style."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Literal

from PySide6.QtCore import QJsonDocument, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication
from PySide6Qlementine import AutoIconColor, QlementineStyle, Theme

Choice = Literal["system", "light", "dark"]

_ICONS = "mdi6"
"""Material Design Icons, as qtawesome calls them."""

GRID = 8
"""All gaps are multiples of this many pixels, or half of it."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours by their purpose; each `*_soft` is a background on which the colour of that name is readable."""

    window: str
    surface: str
    hover: str
    sunken: str
    control: str
    border: str
    text: str
    muted: str
    accent: str
    """For text, icons and marks."""
    fill: str
    """For what stands out as a whole: the main button, a switch that is on."""
    on_fill: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    calm: str
    """Low end of the heat scale; its middle is `tense`, its high end `hot`."""
    tense: str
    hot: str


LIGHT = Tokens(
    window="#f4f6f8",
    surface="#ffffff",
    hover="#eef3f4",
    sunken="#e9eef1",
    control="#e4eaed",
    border="#d9e0e6",
    text="#17212b",
    muted="#55626e",
    accent="#0f766e",
    fill="#0f766e",
    on_fill="#ffffff",
    accent_soft="#d8efeb",
    good="#166b3a",
    good_soft="#dcf2e4",
    warn="#8a5000",
    warn_soft="#fcefd6",
    bad="#b3261e",
    bad_soft="#fce5e2",
    calm="#1c9c8f",
    tense="#e39a1f",
    hot="#d43c2f",
)
DARK = Tokens(
    window="#10151a",
    surface="#181f26",
    hover="#212a33",
    sunken="#222c36",
    control="#2a3641",
    border="#2d3843",
    text="#e7ecf0",
    muted="#9facb8",
    accent="#45c4b4",
    fill="#0d8074",
    on_fill="#ffffff",
    accent_soft="#14393a",
    good="#6bd394",
    good_soft="#153524",
    warn="#eab04a",
    warn_soft="#39290f",
    bad="#f58a80",
    bad_soft="#431e1b",
    calm="#35bcab",
    tense="#eab04a",
    hot="#f0675b",
)


def tokens() -> Tokens:
    """Return the colours of the theme that the application shows now."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def heat_colour(heat: float) -> QColor:
    """Return the colour of an anger of 0 to 100 in the current theme."""
    now = tokens()
    low, high = (now.calm, now.tense) if heat < 50 else (now.tense, now.hot)
    return mix(QColor(low), QColor(high), (heat % 50) / 50 if heat < 100 else 1.0)


def mix(low: QColor, high: QColor, share: float) -> QColor:
    """Return the colour that lies `share` (0 to 1) of the way between two."""
    return QColor.fromRgbF(
        low.redF() + (high.redF() - low.redF()) * share,
        low.greenF() + (high.greenF() - low.greenF()) * share,
        low.blueF() + (high.blueF() - low.blueF()) * share,
    )


def icon(name: str, colour: str = "") -> QIcon:
    """Return a Material Design icon; without a colour the style tints it like the text beside it."""
    return QIcon(_material_design().icon(f"{_ICONS}.{name}", color=colour or tokens().text))


@cache
def _material_design() -> Any:
    """Return the one of qtawesome's twelve fonts that is used; the others take 10 MB."""
    _pass_pyside_for_qtpy()
    import qtawesome
    from qtawesome.iconic_font import IconicFont

    return IconicFont(*(font for font in qtawesome._BUNDLED_FONTS if font[0] == _ICONS))


def _pass_pyside_for_qtpy() -> None:
    """Give those who ask qtpy for Qt (qtawesome, superqt) PySide6 itself.

    What qtpy adds is for other versions of Qt; to add it, it makes every class of Qt known to Python, which takes
    15 MB and a tenth of a second of the start. Whoever has loaded qtpy's own modules before keeps them.
    """
    import qtpy  # noqa: F401 - the package: its modules are looked for in it

    for name in ("QtCore", "QtGui", "QtWidgets"):
        sys.modules.setdefault(f"qtpy.{name}", import_module(f"PySide6.{name}"))


class ThemeSwitch(QObject):
    """Applies the chosen theme to the application, and follows the system while that is the choice."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = "system"
        self._shown: Tokens | None = None
        self._style = QlementineStyle(app)
        self._style.setAutoIconColor(AutoIconColor.ForegroundColor)
        self._fallback_font()
        app.setStyle(self._style)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def choose(self, choice: Choice) -> None:
        """Show a theme from now on."""
        self._choice = choice
        wanted = DARK if choice == "dark" or (choice == "system" and self._system_is_dark()) else LIGHT
        if wanted is self._shown:
            return
        self._shown = wanted
        self._style.setTheme(_qlementine_theme(wanted))
        self._app.setPalette(_palette(self._app.palette(), wanted))
        self.changed.emit()

    def _system_changed(self) -> None:
        if self._choice == "system":
            self.choose("system")

    def _system_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @staticmethod
    def _fallback_font() -> None:
        # Qlementine brings Inter, which has Latin, Greek and Cyrillic; other scripts come from the system's font.
        QFont.insertSubstitution("Inter", QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family())


def _palette(base: QPalette, now: Tokens) -> QPalette:
    palette = QPalette(base)
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(now.muted))
    palette.setColor(QPalette.ColorRole.ToolTipBase, QColor(now.text))
    palette.setColor(QPalette.ColorRole.ToolTipText, QColor(now.surface))
    return palette


def _shades(name: str, normal: str, hovered: str, pressed: str, disabled: str) -> dict[str, str]:
    return {name: normal, f"{name}Hovered": hovered, f"{name}Pressed": pressed, f"{name}Disabled": disabled}


def _between(low: str, high: str, share: float) -> str:
    return mix(QColor(low), QColor(high), share).name()


def _qlementine_theme(now: Tokens) -> Theme:
    faded = _between(now.surface, now.muted, 0.55)
    values: dict[str, Any] = {
        "meta": {"name": "Roleplay", "version": "1", "author": "Roleplay"},
        "backgroundColorMain1": now.surface,
        "backgroundColorMain2": now.window,
        "backgroundColorMain3": now.sunken,
        "backgroundColorMain4": now.border,
        "backgroundColorWorkspace": now.sunken,
        "backgroundColorTabBar": now.sunken,
        "focusColor": now.accent + "99",
        **_shades("borderColor", now.border, _between(now.border, now.muted, 0.4), now.muted, now.border),
        **_shades(
            "primaryColor",
            now.fill,
            _between(now.fill, now.text, 0.12),
            _between(now.fill, now.text, 0.22),
            _between(now.surface, now.fill, 0.3),
        ),
        **_shades("primaryColorForeground", now.on_fill, now.on_fill, now.on_fill, now.surface),
        **_shades(
            "primaryAlternativeColor",
            _between(now.fill, now.text, 0.15),
            now.fill,
            now.fill,
            _between(now.surface, now.fill, 0.3),
        ),
        **_shades("secondaryColor", now.text, now.text, now.text, faded),
        **_shades("secondaryColorForeground", now.surface, now.surface, now.surface, now.surface),
        **_shades("secondaryAlternativeColor", now.muted, now.text, now.text, faded),
        **_shades(
            "neutralColor",
            now.control,
            _between(now.control, now.muted, 0.15),
            _between(now.control, now.muted, 0.3),
            _between(now.window, now.control, 0.5),
        ),
        **_shades("statusColorSuccess", now.good, now.good, now.good, now.good_soft),
        **_shades("statusColorInfo", now.accent, now.accent, now.accent, now.accent_soft),
        **_shades("statusColorWarning", now.warn, now.warn, now.warn, now.warn_soft),
        **_shades("statusColorError", now.bad, now.bad, now.bad, now.bad_soft),
        **_shades("statusColorForeground", now.surface, now.surface, now.surface, now.surface),
        "borderRadius": 8,
        "checkBoxBorderRadius": 4,
        "controlHeightLarge": 36,
        "controlHeightMedium": 32,
        "controlHeightSmall": 20,
        "spacing": GRID,
        "fontSize": 14,
        "fontSizeMonospace": 13,
        "fontSizeH1": 30,
        "fontSizeH2": 24,
        "fontSizeH3": 20,
        "fontSizeH4": 17,
        "fontSizeH5": 15,
        "fontSizeS1": 12,
        "iconSize": 18,
        "scrollBarThicknessFull": 10,
    }
    colours = {
        key: value + "ff" if isinstance(value, str) and len(value) == 7 else value for key, value in values.items()
    }
    theme = Theme.fromJsonDoc(QJsonDocument.fromJson(json.dumps(colours).encode()))
    theme.palette = _palette(theme.palette, now)
    return theme
