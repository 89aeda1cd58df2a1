"""The colour of a calendar, and the menu in which it gets another one, or another name."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from planner.domain.busy_calendar import CalendarColor
from planner.i18n import _
from planner.ui.icons import icon
from planner.ui.shared.calendar_colors import TRACKS, color_names
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.label import plain_tool_tip

_SIDE: Final = 12
_ROUND: Final = 3


class SwatchButton(QPushButton):
    """A button that shows the colour of a track."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a colour."""
        super().__init__(parent)
        self._track = ""
        self.setProperty("kind", "flat")
        self.setProperty("controlSize", "small")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_holder().changed.connect(self._fit)
        self._fit()

    @property
    def track(self) -> str:
        """The track whose colour is shown."""
        return self._track

    def show_calendar(self, title: str, track: str) -> None:
        """Show the colour of a calendar with this title."""
        self._track = track
        color = next((name for color, name in color_names().items() if TRACKS[color] == track), "")
        self.setAccessibleName(_("Colour and name of {title}").format(title=title))
        self.setAccessibleDescription(color)
        self.setToolTip(plain_tool_tip(_("Colour and name of {title}").format(title=title)))
        self.update()

    def _fit(self) -> None:
        side = current_theme().size("controlSmall")
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRectF(0, 0, _SIDE, _SIDE)
        place.moveCenter(QRectF(self.rect()).center())
        _paint(QPainter(self), place, self._track)


def color_menu(
    parent: QWidget,
    shown: str,
    *,
    choose: Callable[[CalendarColor], None],
    rename: Callable[[], None],
) -> QMenu:
    """Return the menu of a calendar whose colour is that of the track `shown`; it goes when it is closed."""
    menu = QMenu(parent)
    for color, name in color_names().items():
        action = menu.addAction(
            _color_icon(TRACKS[color], parent.devicePixelRatioF()), name, partial(choose, color)
        )
        action.setCheckable(True)
        action.setChecked(TRACKS[color] == shown)
    menu.addSeparator()
    menu.addAction(icon("pencil"), _("Rename..."), rename)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _color_icon(track: str, ratio: float) -> QIcon:
    """The colour as an icon; the theme does not change while a menu is open."""
    drawn = QPixmap(round(14 * ratio), round(14 * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _paint(painter, QRectF(1, 1, _SIDE, _SIDE), track)
    painter.end()
    return QIcon(drawn)


def _paint(painter: QPainter, place: QRectF, track: str) -> None:
    if not track:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().color(f"track.{track}"))
    painter.drawRoundedRect(place, _ROUND, _ROUND)
