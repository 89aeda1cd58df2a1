"""The calendars in the panel: a row for each, and what links another one."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.availability.calendars.exams_form import ExamsForm
from planner.ui.availability.calendars.line import CalendarLine
from planner.ui.availability.calendars.link_form import LinkForm
from planner.ui.availability.calendars.rows import CalendarRow
from planner.ui.shared.reading_line import ReadingLine
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label

_SIDE: Final = 16
_EDGE: Final = 12
_SHOWN_AFTER_MS: Final = 250  # most files are read sooner, and a flash says nothing


class CalendarsSection(QWidget):
    """The calendars that the plan keeps clear of.

    Attributes:
        add_button: asks for a calendar file.
        form: what a file would bring that is not linked yet.
        exams_form: what looks like an exam in one that is.
        problem: why a file cannot be linked.
        column: the whole.
        reading: which file is being read, with the button that gives it up.

    Signals:
        link_requested: a file is to be chosen.
        cancel_requested: what is being read is to be given up.
        color_chosen: the id of a calendar, and a ``CalendarColor``.
        rename_requested, refresh_requested, remove_requested, exams_requested: the id of a calendar.
    """

    link_requested = Signal()
    cancel_requested = Signal()
    color_chosen = Signal(str, object)
    rename_requested = Signal(str)
    refresh_requested = Signal(str)
    remove_requested = Signal(str)
    exams_requested = Signal(str)

    def __init__(self) -> None:
        """Begin without calendars."""
        super().__init__()
        self.add_button = push_button(_("Link a calendar file (.ics)..."), "link", size="small")
        self.form, self.exams_form, self.problem = LinkForm(), ExamsForm(), ProblemLine()
        self._lines: dict[str, CalendarLine] = {}
        self._rows: Sequence[CalendarRow] = ()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.reading = ReadingLine(_SHOWN_AFTER_MS)
        self._note = label("", "small", "text.tertiary", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_SIDE, _EDGE, _SIDE, _EDGE)
        self.column.setSpacing(6)
        self.column.addWidget(label(_("Busy calendars"), "small", "text.secondary", weight=600))
        self.column.addLayout(self._list)
        for part in (self.exams_form, self.reading, self.problem, self.form):
            self.column.addWidget(part)
        across = QHBoxLayout()
        across.addWidget(self.add_button)
        across.addStretch(1)
        self.column.addLayout(across)
        self.column.addWidget(self._note)
        self.add_button.clicked.connect(self.link_requested)
        self.reading.cancel.clicked.connect(self.cancel_requested)
        self.show_rows(())

    @property
    def lines(self) -> list[CalendarLine]:
        """The rows as they are shown."""
        return list(self._lines.values())

    def show_rows(self, rows: Sequence[CalendarRow]) -> None:
        """Show these calendars; the row of one that stays is the same as before, with its focus."""
        self._note.setText(
            _("The files stay where they are, on this computer, and are read again when they change.")
            if rows
            else _(
                "What a calendar file says you are busy with is planned around. It stays on this computer."
            )
        )
        if rows == self._rows:
            return
        if not self.exams_form.isHidden():
            self.exams_form.forget_others([exam for row in rows for exam in row.exams])
        self._rows = rows
        keys = [row.id or f"\n{row.title}" for row in rows]
        heir = self._heir([key for key in self._lines if key not in keys])
        for key in [key for key in self._lines if key not in keys]:
            line = self._lines.pop(key)
            line.hide()
            line.deleteLater()
        for place, (key, row) in enumerate(zip(keys, rows, strict=True)):
            line = self._lines.get(key) or self._new_line(key)
            line.show_row(row)
            self._list.insertWidget(place, line)
            if self.isVisible():
                line.show()
        self._lines = {key: self._lines[key] for key in keys}
        if heir is not None:
            heir.setFocus()

    def show_reading(self, name: str) -> None:
        """Say that a file is being read; "" is none."""
        self.reading.show_name(name)

    def _heir(self, going: Collection[str]) -> QWidget | None:
        """Return where the focus goes that is in one of the rows that go; None where it is elsewhere."""
        focused = QApplication.focusWidget()
        if focused is None or not any(self._lines[key].isAncestorOf(focused) for key in going):
            return None
        staying = [line for key, line in self._lines.items() if key not in going]
        return staying[0].remove if staying else self.add_button

    def _new_line(self, id: str) -> CalendarLine:
        line = self._lines[id] = CalendarLine()
        line.color_chosen.connect(lambda color: self.color_chosen.emit(id, color))
        line.rename_requested.connect(lambda: self.rename_requested.emit(id))
        line.refresh_requested.connect(lambda: self.refresh_requested.emit(id))
        line.remove_requested.connect(lambda: self.remove_requested.emit(id))
        line.exams_requested.connect(lambda: self.exams_requested.emit(id))
        return line
