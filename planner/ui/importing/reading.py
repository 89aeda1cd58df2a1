"""From files to what they bring: read beside the window, and for a table with its columns asked for."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.errors import Refusal, shown
from planner.exchange.file_reading import IncomingCalendar, IncomingPlan, ReadingWish
from planner.exchange.incoming import IncomingRoadmap, TableField
from planner.ui.importing.columns_dialog import ColumnsDialog
from planner.ui.importing.reader import ImportReader, file_name
from planner.ui.shared.reading_line import ReadingLine
from planner.values import replace

_SHOWN_AFTER_MS: Final = 500


class FileReading(QObject):
    """Reads one thing at a time; what is asked for last takes the place of what is being read.

    Attributes:
        line: says what is being read, where that takes a while.
        file: the name of what was asked for last.

    Signals:
        found: an IncomingRoadmap.
        plan_found: the document of an archive.
        calendar_found: the path of a calendar file.
        refused: the sentence that says why something cannot be read.
    """

    found = Signal(object)
    plan_found = Signal(object)
    calendar_found = Signal(str)
    refused = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Ask over a window; `close` has to be called before it goes."""
        super().__init__(window)
        self._window = window
        self._wish = ReadingWish(())
        self._columns: ColumnsDialog | None = None
        self._reader = ImportReader(self)
        self._reader.finished.connect(self._take)
        self.line = ReadingLine(_SHOWN_AFTER_MS)
        self.line.cancel.clicked.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read."""
        return self._reader.is_busy

    @property
    def file(self) -> str:
        return file_name(self._wish.paths)

    def read(self, paths: tuple[str, ...]) -> None:
        """Begin to read files that belong together, or a folder."""
        self._begin(ReadingWish(paths))
        self.line.show_name(shown(self.file))

    def cancel(self) -> None:
        """Give up what is being read."""
        self._reader.cancel()
        self.line.show_name("")

    def close(self) -> None:
        """Read no more."""
        self._reader.close()

    def ask_columns(self, incoming: IncomingRoadmap) -> None:
        """Show how the columns of the table that was read were understood, and let that be changed."""
        assert incoming.table is not None
        dialog = self._columns = ColumnsDialog(incoming.table, self.file, self._window)
        dialog.chosen.connect(lambda columns: self._take_columns(incoming, columns))
        dialog.cancel_requested.connect(self._stop)
        dialog.finished.connect(self._leave_columns)
        dialog.open()

    def _begin(self, wish: ReadingWish) -> None:
        self._wish = wish
        self._reader.read(wish)

    def _take(self, read: object) -> None:
        self.line.show_name("")
        if isinstance(read, Refusal):
            self._refuse(str(read))
        elif isinstance(read, IncomingCalendar):
            self.calendar_found.emit(read.path)
        elif isinstance(read, IncomingPlan):
            self.plan_found.emit(read.document)
        elif isinstance(read, IncomingRoadmap):
            self._take_roadmap(read)

    def _take_roadmap(self, read: IncomingRoadmap) -> None:
        if read.table is not None and self._wish.columns is None:
            self.ask_columns(read)
            return
        if self._columns is not None:
            self._columns.done(1)
        self.found.emit(read)

    def _refuse(self, sentence: str) -> None:
        if self._columns is None:
            self.refused.emit(sentence)
        else:
            self._columns.refuse(sentence)

    # -- the columns of a table

    def _take_columns(self, incoming: IncomingRoadmap, columns: Mapping[TableField, int]) -> None:
        """Go on with a table that is understood like that already, or read it again."""
        if self._columns is None or incoming.table is None:
            return
        wish = replace(self._wish, columns=columns)
        if columns == dict(incoming.table.fields):
            self._wish = wish
            self._take_roadmap(incoming)
        else:
            self._columns.show_reading(shown(self.file))
            self._begin(wish)

    def _stop(self) -> None:
        self._reader.cancel()
        if self._columns is not None:
            self._columns.show_reading("")

    def _leave_columns(self, _result: int) -> None:
        self._columns = None
        self._reader.cancel()
