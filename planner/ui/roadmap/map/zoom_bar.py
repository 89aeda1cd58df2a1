"""The bar below the map: how big it is shown, what its colour means, and how it is kept as a file."""

from typing import Final

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.icons import icon
from planner.ui.roadmap.map.panned_view import LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP
from planner.ui.roadmap.map.view import MapView
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.label import label
from planner.ui.widgets.segmented import JoinedButtons, Segment

_EDGE: Final = 12
_LEFT: Final = 14
_SAMPLE: Final = 18


class ZoomBar(QWidget):
    """Buttons for the size of the map, the legend, and a menu to save it.

    Signals:
        save_wished: the kind of file, "svg" or "png", that the map is to be saved as.
    """

    save_wished = Signal(str)

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.zooms = JoinedButtons(
            (
                Segment("out", icon="zoom-out", name=_("Smaller")),
                Segment("real", "100%"),
                Segment("in", icon="zoom-in", name=_("Bigger")),
                Segment("fit", icon="maximize", name=_("Whole map")),
            )
        )
        self.save_button = icon_button("download", _("Save the map"))
        self._saves = [self._save_action(kind) for kind in ("svg", "png")]
        self._sample = _Sample()
        self._legend = label(
            _("needed for or unlocked by the selection"), "small", "text.secondary", elide=True
        )
        self._lay_out()
        self._connect()
        self._show_zoom()

    def menu(self) -> QMenu:
        """Return the menu of the files that the map can be saved as."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions(self._saves)
        return menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.color("bg.subtle"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line.default"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, _EDGE, _LEFT, _EDGE)
        row.setSpacing(8)
        row.addWidget(self.zooms)
        row.addWidget(self.save_button)
        row.addSpacing(6)
        row.addWidget(self._sample)
        row.addWidget(self._legend, 1)
        self._legend.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _connect(self) -> None:
        zooms, view = self.zooms, self._view
        zooms.button("out").clicked.connect(lambda: view.zoom_by(1 / ZOOM_STEP))
        zooms.button("in").clicked.connect(lambda: view.zoom_by(ZOOM_STEP))
        zooms.button("real").clicked.connect(lambda: view.zoom_by(1 / view.zoom))
        zooms.button("fit").clicked.connect(lambda: view.fit())
        self.save_button.clicked.connect(self._open_menu)
        view.moved.connect(self._show_zoom)
        theme_holder().changed.connect(self._fit_words)
        self._fit_words()

    def _show_zoom(self) -> None:
        zoom, real = self._view.zoom, self.zooms.button("real")
        words = _("{percent}%").format(percent=round(100 * zoom))
        if words != real.text():
            real.setText(words)
        real.setAccessibleName(_("Shown at {percent}, back to the real size").format(percent=words))
        self.zooms.button("out").setEnabled(zoom > LEAST_ZOOM)
        self.zooms.button("in").setEnabled(zoom < MOST_ZOOM)

    def _fit_words(self) -> None:
        """The buttons do not move about while one zooms."""
        real = self.zooms.button("real")
        words = real.text()
        real.setText(_("{percent}%").format(percent=round(100 * MOST_ZOOM)))
        real.setMinimumWidth(real.sizeHint().width())
        real.setText(words)

    def _save_action(self, kind: str) -> QAction:
        words = {"svg": _("Save the map as SVG..."), "png": _("Save the map as PNG...")}[kind]
        action = QAction(icon("download"), words, self)
        action.triggered.connect(lambda _checked: self.save_wished.emit(kind))
        return action

    def _open_menu(self) -> None:
        menu = self.menu()
        above = QPoint(0, -menu.sizeHint().height() - 2)
        menu.popup(self.save_button.mapToGlobal(above))


class _Sample(QWidget):
    """A piece of a lit edge."""

    def sizeHint(self) -> QSize:
        return QSize(_SAMPLE, 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        middle = self.height() // 2
        QPainter(self).fillRect(0, middle - 1, self.width(), 2, current_theme().color("accent.line"))
