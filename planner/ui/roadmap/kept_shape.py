"""The shape of the roadmap, kept for the next run: list or map, how near the map is, the list's groups."""

from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction, QActionGroup

from planner.i18n import _
from planner.services.groupings import GroupBy
from planner.ui.icons import icon

if TYPE_CHECKING:
    from planner.ui.roadmap.page import RoadmapPage

_AS_MAP = "roadmap_as_map"
_ZOOM = "roadmap_map_zoom"
_GROUPS = "roadmap_group_by"


class KeptShape(QObject):
    """Gives the roadmap's page the shape that was kept, and the actions that turn it their names."""

    def __init__(self, settings: QSettings, action: QAction, groups: Mapping[GroupBy, QAction]) -> None:
        """Name an action by what it would show, and check the one of `groups` that holds."""
        super().__init__(action)
        self._settings = settings
        self._action = action
        self._name(self._is_map)
        self._groups = groups
        alternatives = QActionGroup(self)
        for each in groups.values():
            alternatives.addAction(each)
        groups[self.group_by].setChecked(True)

    @property
    def group_by(self) -> GroupBy:
        """What the groups of the list were last."""
        try:
            return GroupBy(str(self._settings.value(_GROUPS, GroupBy.PHASE.value)))
        except ValueError:
            return GroupBy.PHASE

    def dress(self, page: "RoadmapPage") -> None:
        """Give a page the kept shape, and keep what it turns to."""
        page.set_map_zoom(self._zoom)
        page.map_zoomed.connect(lambda zoom: self._settings.setValue(_ZOOM, zoom))
        page.set_as_map(self._is_map)
        page.shown_as_map.connect(self._keep)
        page.set_group_by(self.group_by)
        page.grouped.connect(self._keep_groups)

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

    def _keep_groups(self, by: GroupBy) -> None:
        self._settings.setValue(_GROUPS, by.value)
        self._groups[by].setChecked(True)

    def _name(self, is_map: bool) -> None:
        self._action.setText(_("Show as list") if is_map else _("Show as map"))
        words = _("Show the roadmap as a list") if is_map else _("Show the roadmap as a map")
        self._action.setProperty("palette_text", words)
        name = "list-tree" if is_map else "workflow"
        self._action.setIcon(icon(name))
        self._action.setProperty("icon_name", name)
