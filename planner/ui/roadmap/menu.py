"""The menu of the roadmap's list and of its map."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from planner.i18n import _
from planner.ui.icons import icon
from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.filters import Sort
from planner.ui.roadmap.road_editing import PhaseAct, phase_act_words

_LAST = (Act.LEAVE_OUT, Act.REMOVE)


class RoadmapMenu(QObject):
    """Makes the menu from the actions that can be done now.

    Signals:
        url_wished: the address of the item's first resource is to be opened.
        sort_wished: the Sort to order the items by.
        open_all_wished, close_all_wished: about the groups.
        phase_wished: the PhaseAct that is wished for the phase that is shown.
        elsewhere_wished: the item is to be shown on the map, or from there in the list.
    """

    url_wished = Signal(str)
    sort_wished = Signal(object)
    open_all_wished = Signal()
    close_all_wished = Signal()
    elsewhere_wished = Signal()
    phase_wished = Signal(object)

    def __init__(self, actions: Mapping[Act, QAction], groups: QMenu, owner: QWidget) -> None:
        """Make it from the actions of items and the menu of groups."""
        super().__init__(owner)
        self._groups = groups
        self._actions = actions
        self._owner = owner
        self._url = ""
        self._is_map = False
        self._has_phase = False
        words = phase_act_words().items()
        self._by_phase_act = {
            act: self._action(text, name, partial(self._tell_phase, act)) for act, (text, name) in words
        }
        self._sorts = QActionGroup(self)
        self._by_sort = {sort: self._add_sort(sort, words) for sort, words in sort_words().items()}
        self.open_link = self._action(_("Open page"), "external-link", self._tell_url)
        self.copy_link = self._action(_("Copy link"), "copy", self._copy)
        self.elsewhere = self._action("", "workflow", self.elsewhere_wished.emit)
        self.show_elsewhere(is_map=False, has_item=False)
        self.open_all = self._action(_("Open all groups"), "chevron-down", self.open_all_wished.emit)
        self.close_all = self._action(_("Close all groups"), "chevron-right", self.close_all_wished.emit)

    def show_link(self, url: str) -> None:
        """Offer to open or copy an address; "" offers nothing."""
        self._url = url

    def show_elsewhere(self, *, is_map: bool, has_item: bool) -> None:
        """Offer to show an item on the map, or in the list where the map is what is seen."""
        self._is_map = is_map
        self.elsewhere.setText(_("Show in the list") if is_map else _("Show on map"))
        self.elsewhere.setIcon(icon("list-tree" if is_map else "workflow"))
        self.elsewhere.setEnabled(has_item)

    def show_phase(self, has_phase: bool) -> None:
        """Offer what can be done with the phase of what is chosen, or nothing."""
        self._has_phase = has_phase

    def show_sort(self, sort: Sort) -> None:
        """Mark what the items are ordered by."""
        self._by_sort[sort].setChecked(True)

    def popup(self, at: QPoint) -> QMenu:
        """Open the menu at a place of the screen, and return it."""
        menu = QMenu(self._owner)
        menu.aboutToHide.connect(menu.deleteLater)
        usual = [action for act, action in self._actions.items() if act not in _LAST]
        self._add(menu, usual)
        if self._url:
            self._add(menu, (self.open_link, self.copy_link))
        self._add(menu, (self.elsewhere,))
        if not self._is_map:
            menu.addMenu(self._sort_menu(menu))
            menu.addAction(self._groups.menuAction())  # addMenu would take the chip its menu
            self._add(menu, (self.open_all, self.close_all))
        if self._has_phase and not self._is_map:
            menu.addMenu(self._phase_menu(menu))
        self._add(menu, (self._actions[Act.LEAVE_OUT], self._actions[Act.REMOVE]))
        menu.popup(at)
        return menu

    def _add(self, menu: QMenu, actions: Sequence[QAction]) -> None:
        enabled = [action for action in actions if action.isEnabled()]
        if enabled and not menu.isEmpty():
            menu.addSeparator()
        menu.addActions(enabled)

    def _sort_menu(self, parent: QMenu) -> QMenu:
        if not parent.isEmpty():
            parent.addSeparator()
        menu = QMenu(_("Order by"), parent)
        menu.addActions(list(self._by_sort.values()))
        return menu

    def _phase_menu(self, parent: QMenu) -> QMenu:
        menu = QMenu(_("Phase"), parent)
        menu.addActions(list(self._by_phase_act.values()))
        return menu

    def _tell_phase(self, act: PhaseAct) -> None:
        self.phase_wished.emit(act)

    def _add_sort(self, sort: Sort, words: str) -> QAction:
        action = QAction(words, self)
        action.setCheckable(True)
        action.triggered.connect(partial(self._tell_sort, sort))
        self._sorts.addAction(action)
        return action

    def _action(self, words: str, name: str, do: Callable[[], object]) -> QAction:
        action = QAction(icon(name), words, self)
        action.triggered.connect(lambda _checked: do())
        return action

    def _tell_sort(self, sort: Sort, _checked: bool = False) -> None:
        self.sort_wished.emit(sort)

    def _tell_url(self) -> None:
        self.url_wished.emit(self._url)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)


def sort_words() -> dict[Sort, str]:
    """Return what items can be ordered by, in words."""
    return {
        Sort.ROAD: _("The road"),
        Sort.TITLE: _("Title"),
        Sort.SUBJECT: _("Subject"),
        Sort.HOURS: _("Hours"),
        Sort.STATE: _("State"),
        Sort.FINISH: _("Planned finish"),
        Sort.NEEDED: _("Needed for"),
    }
