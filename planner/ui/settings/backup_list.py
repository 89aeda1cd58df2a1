"""The backups, the newest first, each with its way back."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _, ngettext
from planner.ui.settings.data_rows import BackupRow
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label

_MOST_SHOWN: Final = 6  # until all are asked for


class BackupList(QWidget):
    """Shows backups; one that cannot be restored says why.

    Signals:
        restore_wished: the path of a backup that is to be restored.
    """

    restore_wished = Signal(object)

    def __init__(self, verb: str) -> None:
        """Begin without backups; `verb` stands on the button of each."""
        super().__init__()
        self._verb = verb
        self._rows: Sequence[BackupRow] = ()
        self._faults: Mapping[Path, str] = {}
        self._shows_all = False
        self._none = label("", "small", "text.tertiary", wrap=True)
        self._none_words = _("There are none yet.")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._more = push_button("", kind="link", size="small")
        self._more.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(6)
        column.addWidget(self._none)
        column.addLayout(self._lines)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    def show_rows(self, rows: Sequence[BackupRow], faults: Mapping[Path, str]) -> None:
        """Show these backups, and beside some the sentence that says why they cannot be restored."""
        none = _("There are none yet.")
        if (rows, faults, none) != (self._rows, self._faults, self._none_words):
            self._rows, self._faults, self._none_words = rows, dict(faults), none
            self._show()

    def show_problem(self, sentence: str) -> None:
        """Show no backups, but why they cannot be read."""
        self._rows, self._faults, self._none_words = (), {}, sentence
        self._show()

    def _show(self) -> None:
        self._none.setText(self._none_words)
        self._none.setVisible(not self._rows)
        while (item := self._lines.takeAt(0)) is not None:
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        shown = self._rows if self._shows_all or not self._is_long else self._rows[:_MOST_SHOWN]
        for row in shown:
            line = self._line(row)
            self._lines.addWidget(line)
            line.show()  # the layout alone would do it later
        rest = len(self._rows) - _MOST_SHOWN
        more = ngettext("Show {count} more", "Show {count} more", rest).format(count=rest)
        self._more.setText(_("Show fewer") if self._shows_all else more)
        self._more.setVisible(self._is_long)

    @property
    def _is_long(self) -> bool:
        return len(self._rows) > _MOST_SHOWN + 1

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self._show()

    def _line(self, row: BackupRow) -> QWidget:
        fault = self._faults.get(row.path, "")
        line = QWidget()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(row.title, elide=True))
        words.addWidget(label(row.file, "small", "text.tertiary", elide=True))
        if fault:
            words.addWidget(label(fault, "small", "warn.text", wrap=True))
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addLayout(words, 1)
        if not fault:
            button = push_button(self._verb, size="small")
            button.setAccessibleName(_("Restore: {title}").format(title=row.title))
            button.clicked.connect(partial(self._wish, row.path))
            across.addWidget(button)
        return line

    def _wish(self, path: Path, _checked: bool = False) -> None:
        self.restore_wished.emit(path)
