"""The details of the selected session: what it is, what can be said of it, why it is there, and its item."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.item_notes.parts import ItemNotesParts
from planner.ui.week.panel.details_rows import SessionDetails
from planner.ui.week.panel.hint_rows import Hint
from planner.ui.week.panel.hint_view import HintView
from planner.ui.week.panel.item_section import ItemSection
from planner.ui.week.panel.recall_section import RecallSection
from planner.ui.week.panel.session_facts import SessionFacts
from planner.ui.week.panel.why_section import WhySection
from planner.ui.widgets.buttons import follow_action, push_button, set_button_icon
from planner.ui.widgets.card import separator
from planner.ui.widgets.folding_row import FoldingRow

_EDGE: Final = 16


class DetailsView(QScrollArea):
    """Shows a session or, where there is none, a hint. Its buttons do the page's actions.

    Signals:
        link_activated: the address or the path of something that was clicked.
        notes_wished: an item's id and what shall be done with what is kept with it; see ItemNotesParts.
        note_written: an item's id, and its note.
        item_activated: the id of another item that was clicked.
        session_wished: the id of the session that shall be shown instead of a hint.
    """

    link_activated = Signal(str)
    notes_wished = Signal(str, object)
    note_written = Signal(str, str)
    item_activated = Signal(str)
    session_wished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details: SessionDetails | None = None
        # Each part is made in its place, and in the order of the Tab key.
        self._content = QWidget(self.viewport())
        self._body = QWidget(self._content)
        self._facts = SessionFacts(self._body)
        self._recall = RecallSection(self._body)
        self._buttons = {**self._recall.buttons, **_make_buttons()}
        self._rows = _button_rows(self._buttons, self._body)
        self._why = WhySection(self._body)
        self._item = ItemSection(self._buttons["complete"], self._buttons["log"], self._body)
        self._line = separator()
        self._hint = HintView(self._content)
        self._column = QVBoxLayout(self._content)
        self._outer = QVBoxLayout(self._body)
        self._session = QVBoxLayout()
        self._body.hide()  # before there is anything in it to be laid out
        self._fill()
        self._connect()

    def show_details(self, details: SessionDetails) -> None:
        """Show a session; where it is the one already shown, what did not change stays as it is."""
        if details == self._details:
            return
        is_other = self._details is None or self._details.id != details.id
        self._details = details
        with self._laid_out_once():
            self._fill_in(details)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def show_hint(self, hint: Hint) -> None:
        """Show no session, and say what belongs here."""
        self._details = None
        self._hint.show_hint(hint)
        self._body.hide()
        self._hint.show()

    @property
    def notes(self) -> ItemNotesParts:
        """What is kept with the item of the session."""
        return self._item.notes

    @property
    def session(self) -> str:
        """The id of the session that is shown, "" for none."""
        return "" if self._details is None else self._details.id

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do the page's actions of their names, and tell their keys. Asked for once."""
        for name, button in self._buttons.items():
            follow_action(button, actions[name])
        self._recall.set_actions(actions)
        follow_action(self._hint.new_session, actions["new-session"])

    @property
    def tab_stops(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, from top to bottom."""
        if self._details is None:
            return self._hint.next_session, self._hint.new_session
        recall = self._recall.buttons.values() if self._recall.isVisibleTo(self) else ()
        answers = (self._buttons[name] for name in ("done", "partly", "reopen", "move", "pin", "skip"))
        return *recall, *answers, *self._why.tab_stops, *self._item.tab_stops

    def height_for(self, width: int) -> int:
        """Return the height that everything needs at a width, in pixels."""
        return self._column.heightForWidth(width)

    def focus_first(self) -> None:
        """Put the keyboard on the first answer that can be given, or else on the reasons."""
        answers = (each for each in (self._recall.usual, *self._buttons.values()) if each.isEnabled())
        self._focus(next((button for button in answers if button.isVisibleTo(self)), self._why))

    def focus_why(self) -> None:
        """Put the keyboard on the reasons, or else on the first answer."""
        if self._why.isVisibleTo(self):
            self._focus(self._why)
        else:
            self.focus_first()

    # -- building

    def _fill(self) -> None:
        self.setAccessibleName(_("Details"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What can be pressed in it takes the focus, and is scrolled to.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body)
        column.addWidget(self._hint)
        column.addStretch(1)
        outer = self._outer
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._session_column())
        outer.addWidget(self._line)
        outer.addWidget(self._item)
        self.setWidget(self._content)

    def _session_column(self) -> QVBoxLayout:
        column = self._session
        column.setContentsMargins(_EDGE, 12, _EDGE, 14)
        column.setSpacing(0)
        column.addWidget(self._facts)
        column.addWidget(self._recall)
        for row, gap in zip(self._rows, (12, 6), strict=True):
            row.setContentsMargins(0, gap, 0, 0)
            column.addWidget(row)
        column.addSpacing(14)
        column.addWidget(self._why)
        return column

    def _connect(self) -> None:
        self._why.link_activated.connect(self.item_activated)
        self._item.link_activated.connect(self.link_activated)
        self._hint.session_wished.connect(self.session_wished)
        notes = self.notes
        notes.open_wished.connect(self.link_activated)
        notes.wished.connect(self.notes_wished)
        notes.note_written.connect(self.note_written)
        self.verticalScrollBar().rangeChanged.connect(self._make_room_for_bar)

    def _focus(self, part: QWidget) -> None:
        # Only this reason shows the ring, also to those who were using the mouse.
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(part)

    # -- what changes

    def _make_room_for_bar(self, _least: int, most: int) -> None:
        """Let the scroll bar lie in the margin, so that it narrows nothing."""
        right = _EDGE - (self.verticalScrollBar().sizeHint().width() if most > 0 else 0)
        for column in (self._session, self._item.column):
            margins = column.contentsMargins()
            margins.setRight(right)
            column.setContentsMargins(margins)

    def _fill_in(self, details: SessionDetails) -> None:
        self._facts.show_facts(details)
        self._show_answers(details)
        self._why.show_lines(details.why)
        for part in (self._item, self._line):
            part.setVisible(details.item is not None)
        if details.item is not None:
            self._item.show_item(details.item)
        self._hint.hide()
        self._body.show()

    @contextmanager
    def _laid_out_once(self) -> Iterator[None]:
        """Hold the layouts still meanwhile, for each part that appears would lay out everything again."""
        layouts = (self._column, self._outer, self._item.column)
        for layout in layouts:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in layouts:
                layout.setEnabled(True)

    def _show_answers(self, details: SessionDetails) -> None:
        answers = details.answers
        shown = {
            "done": answers.done,
            "partly": answers.partly,
            "move": answers.move,
            "pin": answers.pin,
            "skip": answers.skip,
            "reopen": answers.reopen,
        }
        stay = [self._buttons[name] for name, is_shown in shown.items() if is_shown]
        go = [self._buttons[name] for name, is_shown in shown.items() if not is_shown]
        for button in stay:
            button.show()
        if stay and any(button.hasFocus() for button in go):
            # Else Qt would take the next link for the keyboard, and scroll there.
            stay[0].setFocus(Qt.FocusReason.OtherFocusReason)
        for button in go:
            button.hide()
        pin = self._buttons["pin"]
        pin.setText(_("Unpin") if details.is_pinned else _("Pin"))
        set_button_icon(pin, "pin-off" if details.is_pinned else "pin")
        self._recall.show_answers(answers.recall)
        for row in self._rows:
            row.refold()


def _make_buttons() -> dict[str, QPushButton]:
    return {
        "done": push_button(_("Mark done"), "check", "primary"),
        "partly": push_button(_("Partly done...")),
        "move": push_button(_("Move..."), "calendar-clock"),
        "pin": push_button(_("Pin"), "pin"),
        "skip": push_button(_("Skip"), "skip-forward"),
        "reopen": push_button(_("Reopen"), "rotate-ccw"),
        "complete": push_button(_("Mark item completed")),
        "log": push_button(_("Log time...")),
    }


def _button_rows(buttons: Mapping[str, QPushButton], parent: QWidget) -> tuple[FoldingRow, FoldingRow]:
    first = FoldingRow({buttons["done"]: 115, buttons["partly"]: 100, buttons["reopen"]: 100}, parent)
    return first, FoldingRow({buttons["move"]: 100, buttons["pin"]: 100, buttons["skip"]: 100}, parent)
