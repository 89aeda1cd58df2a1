"""A short list under a heading, whose rows can be removed and to which a small form adds."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.availability.rows import ListRow
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import IconMark

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RemovableList(QWidget):
    """Heading with a plus, the rows, and what is said below them.

    The remove buttons are one tab stop; up and down go from one to the next.

    Signals:
        add_requested: the plus was clicked.
        remove_requested: the key of a row.
    """

    add_requested = Signal()
    remove_requested = Signal(str)

    def __init__(self, heading: str, icon: str, add: str, nothing: str) -> None:
        """Begin without rows; `add` names the plus, and `nothing` is said while there are no rows."""
        super().__init__()
        self._icon, self._nothing = icon, nothing
        self._rows: dict[str, _Row] = {}
        self._current = ""
        self.add_button = icon_button("plus", add, size="small")
        self.add_button.clicked.connect(self.add_requested)
        self._note = label("", "small", "text.tertiary", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(label(heading, "small", "text.secondary", weight=600), 1)
        head.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self._column.addLayout(self._list)
        self._column.addWidget(self._note)

    def set_form(self, form: QWidget) -> None:
        """Give the form that adds a place below the heading."""
        self._column.insertWidget(1, form)

    def show_rows(self, rows: Sequence[ListRow], note: str = "") -> None:
        """Show these rows; those that stay keep their focus, and that of one that goes moves to the next."""
        keys = [row.key for row in rows]
        order = list(self._rows)
        focused = next((key for key, row in self._rows.items() if row.remove.hasFocus()), None)
        for key in [key for key in order if key not in keys]:
            row = self._rows.pop(key)
            row.hide()
            row.deleteLater()
        for place, shown in enumerate(rows):
            row = self._rows.get(shown.key) or self._new_row(shown.key)
            row.show_row(shown)
            self._list.insertWidget(place, row)
            if self.isVisible():
                row.show()  # the layout alone would do it later, after the dialog has taken its height
        self._rows = {key: self._rows[key] for key in keys}
        self._make_current(
            self._current if self._current in self._rows else _heir(order, keys, self._current)
        )
        if focused is not None and focused not in self._rows:
            (self._rows[self._current].remove if self._current else self.add_button).setFocus()
        self._note.setText(note if rows else self._nothing)

    @property
    def remove_buttons(self) -> list[QPushButton]:
        """The buttons that remove, in the order of the rows."""
        return [row.remove for row in self._rows.values()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key == Qt.Key.Key_Delete and isinstance(watched, QPushButton):
                watched.click()
                return True
        elif event.type() == QEvent.Type.FocusIn:
            self._make_current(
                next((key for key, row in self._rows.items() if row.remove is watched), self._current)
            )
        return super().eventFilter(watched, event)

    def _new_row(self, key: str) -> "_Row":
        row = self._rows[key] = _Row(self._icon)
        row.remove.clicked.connect(lambda: self.remove_requested.emit(key))
        row.remove.installEventFilter(self)
        return row

    def _make_current(self, key: str) -> None:
        self._current = key
        for other, row in self._rows.items():
            row.remove.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus
            )

    def _step(self, step: int) -> None:
        keys = list(self._rows)
        place = keys.index(self._current) + step
        if 0 <= place < len(keys):
            self._make_current(keys[place])
            self._rows[self._current].remove.setFocus(Qt.FocusReason.TabFocusReason)


class _Row(QWidget):
    """Icon, title, when, and the button that removes."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._title = label("", elide=True)
        self._when = label("", "small", "text.secondary")
        self.remove = icon_button("x", _("Remove"), size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark(icon))
        row.addWidget(self._title, 1)
        row.addWidget(self._when)
        row.addWidget(self.remove)
        theme_holder().changed.connect(self._fit)
        self._fit()

    def show_row(self, row: ListRow) -> None:
        """Show a row."""
        self._title.setText(row.title)
        self._when.setText(row.when)
        self.remove.setAccessibleName(_("Remove {title}, {when}").format(title=row.title, when=row.when))

    def _fit(self) -> None:
        self.setFixedHeight(current_theme().size("rowList"))


def _heir(before: Sequence[str], after: Sequence[str], gone: str) -> str:
    """Return which row takes over from one that is gone: the next that stays, or else the last."""
    if gone in before:
        for key in before[before.index(gone) :]:
            if key in after:
                return key
    return after[-1] if after else ""
