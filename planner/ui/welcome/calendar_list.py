"""The calendar files whose busy times the first plan is laid around: read, listed, and let go again."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.domain.errors import shown
from planner.i18n import _, ngettext
from planner.services.calendars import CalendarFile, CalendarRefusal, linked_path, planning_window
from planner.ui.calendars.reader import CalendarReader
from planner.ui.shared.file_choice import ask_for_calendar
from planner.ui.welcome.answers import CalendarAnswer
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.label import label


class CalendarList(QWidget):
    """A button that asks for a file, and below it what was read. A file is read beside the window's work.

    Attributes:
        add: the button.

    Signals:
        changed: the CalendarAnswers after a file was read, or let go.
    """

    changed = Signal(object)

    def __init__(self, now: datetime) -> None:
        """Read what lies around `now`; `close_reader` has to be called before this widget goes."""
        super().__init__()
        self._now = now
        self._calendars: tuple[CalendarAnswer, ...] = ()
        self._reading = ""
        self._reader = CalendarReader(self)
        self._reader.finished.connect(self._take)
        self.add = push_button(_("Plan around a calendar..."), "upload")
        self.add.setAutoDefault(True)
        self.add.clicked.connect(lambda: ask_for_calendar(self, self.read))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._said = label("", "small", "text.secondary", wrap=True)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.add, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._rows)
        column.addWidget(self._said)

    def show_calendars(self, calendars: Sequence[CalendarAnswer]) -> None:
        """Show other calendars; one that was kept by its path alone is read now."""
        if tuple(calendars) != self._calendars:
            self._calendars = tuple(calendars)
            self._show_rows()
        self._read_next()

    def read(self, path: str) -> None:
        """Read a file, once more where it was read already."""
        path = linked_path(path)
        others = tuple(each for each in self._calendars if each.path != path)
        self._calendars = (*others, CalendarAnswer(path))
        self._said.hide()
        self._read_next()

    def close_reader(self) -> None:
        """Read no more."""
        self._reader.close()

    def _read_next(self) -> None:
        unread = next((each.path for each in self._calendars if each.file is None), None)
        if unread is not None and not self._reader.is_busy:
            self._reading = unread
            self._say(_("Reading {file}...").format(file=_name(unread)), "text.secondary")
            self._reader.read(unread, planning_window(self._now), "")

    def _take(self, read: object) -> None:
        others = tuple(each for each in self._calendars if each.path != self._reading)
        self._said.hide()
        if isinstance(read, CalendarFile):
            others = (*others, CalendarAnswer(self._reading, read))
        elif isinstance(read, CalendarRefusal):
            self._say(str(read), "danger.text")
        self._calendars = others
        self._show_rows()
        self.changed.emit(self._calendars)
        self._read_next()

    def _say(self, words: str, role: str) -> None:
        self._said.setText(words)
        self._said.set_color_role(role)
        self._said.show()

    def _show_rows(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for calendar in self._calendars:
            if calendar.file is not None:
                self._rows.addWidget(self._row(calendar.path, calendar.file))

    def _row(self, path: str, file: CalendarFile) -> QWidget:
        count = len(file.appointments)
        times = ngettext("{count} busy time", "{count} busy times", count).format(count=count)
        words = _("{file}, {times}").format(file=_name(path), times=times)
        leave = icon_button("x", _("Leave out {file}").format(file=_name(path)), size="small")
        leave.clicked.connect(partial(self._leave_out, path))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(words, "small", elide=True), 1)
        line.addWidget(leave)
        return row

    def _leave_out(self, path: str) -> None:
        self.add.setFocus()  # the button goes with its row
        self._calendars = tuple(each for each in self._calendars if each.path != path)
        self._show_rows()
        self.changed.emit(self._calendars)


def _name(path: str) -> str:
    return shown(Path(path).name)
