"""One calendar in the panel: its colour, its name, what is known of it, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.busy_calendar import CalendarColor
from planner.i18n import _
from planner.ui.availability.calendars.rows import CalendarRow, offer_words
from planner.ui.availability.calendars.swatch import SwatchButton, color_menu
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.label import label, plain_tool_tip


class CalendarLine(QWidget):
    """Busy times that no linked calendar explains have a title and a count alone.

    Attributes:
        swatch, refresh, remove: the buttons.
        exams: leads to the appointments that look like exams; hidden where there are none.

    Signals:
        color_chosen: a ``CalendarColor``.
        rename_requested, refresh_requested, remove_requested, exams_requested: what is to be done.
    """

    color_chosen = Signal(object)
    rename_requested = Signal()
    refresh_requested = Signal()
    remove_requested = Signal()
    exams_requested = Signal()

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self._row = CalendarRow("", "", "", ())
        self.swatch = SwatchButton()
        self.refresh = icon_button("refresh-cw", _("Read again"), size="small")
        self.remove = icon_button("x", _("Remove"), size="small")
        self.exams = push_button("", kind="link", size="small")
        self._title = label("", elide=True)
        self._words = label("", "small", "text.secondary", wrap=True)
        self._warning = label("", "small", "warn.text", wrap=True)
        head, below = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(4)
        for button in (self.swatch, self.refresh, self.remove):
            head.addWidget(button)
        head.insertWidget(1, self._title, 1)
        below.setContentsMargins(self.swatch.width() + head.spacing(), 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._words)
        below.addWidget(self._warning)
        below.addWidget(self.exams, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        self.swatch.clicked.connect(self._open_menu)
        self.refresh.clicked.connect(self.refresh_requested)
        self.remove.clicked.connect(self.remove_requested)
        self.exams.clicked.connect(self.exams_requested)

    def show_row(self, row: CalendarRow) -> None:
        """Show a calendar."""
        self._row = row
        self._title.setText(row.title)
        self._words.setText("\n".join(row.words))
        self._words.setToolTip(plain_tool_tip(row.path))
        self._words.setVisible(not row.warning)
        self._warning.setText(row.warning)
        self._warning.setVisible(bool(row.warning))
        self.exams.setText(offer_words(row.exams))
        self.exams.setVisible(bool(row.exams))
        self.swatch.show_calendar(row.title, row.track)
        for button in (self.swatch, self.refresh, self.remove):
            button.setVisible(bool(row.id))
        for button, words in (
            (self.refresh, _("Read {title} again").format(title=row.title)),
            (self.remove, _("Remove {title}").format(title=row.title)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(plain_tool_tip(words))
        self.setAccessibleName(", ".join((row.title, *((row.warning,) if row.warning else row.words))))

    def _open_menu(self) -> None:
        menu = color_menu(self, self._row.track, choose=self._choose, rename=self.rename_requested.emit)
        menu.popup(self.swatch.mapToGlobal(self.swatch.rect().bottomLeft()))

    def _choose(self, color: CalendarColor) -> None:
        self.color_chosen.emit(color)
