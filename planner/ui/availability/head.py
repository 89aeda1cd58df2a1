"""The head of the page: which week is painted, and what is done with weeks and days as a whole."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSignalBlocker, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from planner.i18n import _
from planner.ui.availability.week_rows import WeekChoice
from planner.ui.icons import icon
from planner.ui.shared.head_room import free_room
from planner.ui.shared.page_head import PageHead
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.label import label
from planner.ui.widgets.long_choice import LongChoice
from planner.ui.widgets.note_room import NoteRoom

_CHOICE_WIDTH: Final = 210


class AvailabilityHead(PageHead):
    """Title, hint, the weeks, and the buttons.

    Attributes:
        weeks: the choice among the weeks.
        more: the button that opens the menu of what is done with a week.
        copy: the button that asks which day is copied.
        panel: the button that opens and closes the panel.

    Signals:
        week_chosen: the id of a week.
        new_wished, change_wished, remove_wished: what is to be done with weeks.
    """

    week_chosen = Signal(str)
    new_wished = Signal()
    change_wished = Signal()
    remove_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without weeks."""
        super().__init__(parent)
        self._title = label(_("Availability"), "title")
        self._hint = label(
            _("Drag on the grid to paint hours. Changes are saved as you go."),
            "small",
            "text.tertiary",
            elide=True,
        )
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.weeks = LongChoice()
        self.weeks.setAccessibleName(_("Week"))
        self.more = icon_button("ellipsis", _("New week, change or remove this one"))
        self.copy = push_button(_("Copy a day..."), "copy")
        self.panel = icon_button("panel-right", _("Panel"), shortcut="Ctrl+Alt+P", checkable=True)
        self.row.addWidget(self._title)
        self.row.addSpacing(6)
        self.row.addWidget(self._hint, 1)
        for widget in (self.weeks, self.more, self.copy, self.panel):
            self.row.addWidget(widget)
        self.weeks.currentIndexChanged.connect(lambda _place: self.week_chosen.emit(self.week))
        self.more.clicked.connect(self.open_menu)
        theme_holder().changed.connect(self._fit_choice)
        self._fit_choice()

    @property
    def week(self) -> str:
        """The id of the week that is shown."""
        return str(self.weeks.currentData() or "")

    def show_weeks(self, choices: Sequence[WeekChoice], shown: str) -> None:
        """Offer these weeks, of which one is shown."""
        with QSignalBlocker(self.weeks):
            self.weeks.clear()
            for choice in choices:
                self.weeks.addItem(icon("calendar-range"), choice.words, choice.id)
            self.weeks.setCurrentIndex(self.weeks.findData(shown))

    def set_working(self, is_working: bool) -> None:
        """Show what needs a plan, or leave it out."""
        for widget in (self._hint, self.weeks, self.more, self.copy, self.panel):
            widget.setVisible(is_working)

    def open_menu(self) -> None:
        """Open the menu of what is done with weeks."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def make_menu(self) -> QMenu:
        """Return the menu of what is done with weeks."""
        menu = QMenu(self)
        is_first = self.weeks.currentIndex() <= 0
        menu.addAction(icon("plus"), _("New week..."), self.new_wished.emit)
        menu.addAction(icon("pencil"), _("Change this week..."), self.change_wished.emit)
        menu.addSeparator()
        remove = menu.addAction(icon("trash-2"), _("Remove this week"), self.remove_wished.emit)
        remove.setEnabled(not is_first)
        return menu

    def note_room(self) -> NoteRoom:
        """Return where in the page a note covers nothing that one reads or presses."""
        controls = (self.weeks, self.more, self.copy, self.panel)
        return free_room(self, controls, (self._title,))

    def _fit_choice(self) -> None:
        self.weeks.setFixedWidth(round(_CHOICE_WIDTH * max(1.0, current_theme().scale)))
