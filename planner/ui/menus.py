"""The menus of the window, in its bar and behind the button in the side bar."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from planner.i18n import _
from planner.ui.window_choices import THEMES, WindowChoices, theme_names

_MENUS: Mapping[str, tuple[str, ...]] = {
    "plan": (
        *("set-up", "hours", "link-calendar", "pause", "end-pause", "reminders", "what-if", ""),
        *("add-course", "add-exam", "add-goal", "certifications", "", "import", "export", "portfolio"),
        *("print", "save-map-svg", "save-map-png", "", "settings", "quit"),
    ),
    "edit": ("undo", "redo", "history", "", "find", "palette"),
    "week": (
        *("today", "previous-week", "next-week", "accept-week", "weekly-review", "replan"),
        *("new-session", ""),
        *("done", "partly", "focus-timer", "pin", "skip", "reopen", ""),
        *("move", "earlier", "later", "day-before", "day-after", "shorter", "longer", "split", "remove"),
        *("copy", "paste", "select-week", ""),
        *("why", "log", "complete", "show-item", "open-page"),
    ),
    "view": (
        *(
            "show-week",
            "show-roadmap",
            "show-courses",
            "show-exams",
            "show-progress",
            "show-availability",
            "",
        ),
        *("roadmap-shape", ""),
        *("group-phase", "group-theme", "group-track", "group-reading", "group-practice", ""),
        *("side-bar", "panel", "weekend", "by-subject", "menu-bar"),
    ),
    "help": ("keys", "sample", "about-roadmap", "about"),
}


class Menus(QObject):
    """Fills the menu bar of a window, and shows the same menus under a button.

    Attributes:
        plans: where the plans stand, in the menu "Plan".

    Signals:
        theme_chosen: the theme that was chosen in the menu "View".
    """

    theme_chosen = Signal(str)

    def __init__(self, window: QMainWindow, actions: dict[str, QAction], choices: WindowChoices) -> None:
        """Order the actions of a window by menu; one for each theme is added to them."""
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._choices = choices
        self._menus = {name: self._menu(title, _MENUS[name]) for name, title in _titles().items()}
        self.plans = self._plans_menu()
        self._menus["plan"].insertMenu(actions["print"], self.plans)
        self._menus["plan"].insertSeparator(actions["print"])
        self._menus["view"].addSeparator()
        self._menus["view"].addMenu(self._theme_menu())
        choices.look_changed.connect(self._check_theme)
        self._check_theme()

    def pop_up(self, button: QWidget) -> None:
        """Show all menus under a button."""
        menu = QMenu(self._window)
        for part in self._menus.values():
            menu.addAction(part.menuAction())  # addMenu would take the menu bar its menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _menu(self, title: str, ids: tuple[str, ...]) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        for id in ids:
            if not id:
                menu.addSeparator()
            elif id in self._actions:
                menu.addAction(self._actions[id])
        return menu

    def _plans_menu(self) -> QMenu:
        menu = QMenu(_("Plans"), self._window)
        for id in ("new-plan", "duplicate-plan", "open-folder"):
            self._actions[id].setEnabled(False)  # until there is a way to other plans
            menu.addAction(self._actions[id])
        return menu

    def _theme_menu(self) -> QMenu:
        titles = theme_names()
        menu = QMenu(_("Theme"), self._window)
        group = QActionGroup(self)
        for wish in THEMES:
            action = menu.addAction(titles[wish])
            action.setCheckable(True)
            action.triggered.connect(partial(self.theme_chosen.emit, wish))
            group.addAction(action)
            action.setProperty("palette_text", _("Theme: {name}").format(name=titles[wish]))
            action.setProperty("icon_name", "sun")
            self._actions[f"theme-{wish}"] = action
        return menu

    def _check_theme(self) -> None:
        self._actions[f"theme-{self._choices.look.theme}"].setChecked(True)


def _titles() -> dict[str, str]:
    return {
        "plan": _("&Plan"),
        "edit": _("&Edit"),
        "week": _("&Week"),
        "view": _("&View"),
        "help": _("&Help"),
    }
