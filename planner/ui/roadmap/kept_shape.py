"""Whether the roadmap is a list or a map, and how near the map is: kept from one run to the next."""

from math import isfinite
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction

from planner.i18n import _
from planner.ui.icons import icon

if TYPE_CHECKING:
    from planner.ui.roadmap.page import RoadmapPage

_AS_MAP = "roadmap_as_map"
_ZOOM = "roadmap_map_zoom"


class KeptShape(QObject):
    """Gives the roadmap's page the shape that was kept, and the action that turns it its name."""

    def __init__(self, settings: QSettings, action: QAction) -> None:
        """Name an action by what it would show; it lives as long as this does."""
        super().__init__(action)
        self._settings = settings
        self._action = action
        self._name(self._is_map)

    def dress(self, page: "RoadmapPage") -> None:
        """Give a page the kept shape, and keep what it turns to."""
        page.set_map_zoom(self._zoom)
        page.map_zoomed.connect(lambda zoom: self._settings.setValue(_ZOOM, zoom))
        page.set_as_map(self._is_map)
        page.shown_as_map.connect(self._keep)

    @property
    def _is_map(self) -> bool:
        return bool(self._settings.value(_AS_MAP, False, type=bool))

    @property
    def _zoom(self) -> float:
        try:
            zoom = float(str(self._settings.value(_ZOOM, 1.0)))
        except ValueError:
            return 1.0
        return zoom if isfinite(zoom) else 1.0

    def _keep(self, is_map: bool) -> None:
        self._settings.setValue(_AS_MAP, is_map)
        self._name(is_map)

    def _name(self, is_map: bool) -> None:
        self._action.setText(_("Show as list") if is_map else _("Show as map"))
        words = _("Show the roadmap as a list") if is_map else _("Show the roadmap as a map")
        self._action.setProperty("palette_text", words)
        name = "list-tree" if is_map else "workflow"
        self._action.setIcon(icon(name))
        self._action.setProperty("icon_name", name)
