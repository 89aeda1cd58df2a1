"""A quick test of what the learner knows: one sentence after the other, each answered with yes or not yet."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.i18n import _
from planner.ui.welcome.rows import ItemRow, PhaseRow
from planner.ui.widgets.buttons import icon_button, push_button
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import label

_PADDING: Final = 20


class QuickTest(Card):
    """Goes through the items of a phase by what says that they are done.

    Y and N answer and go on, the arrows go on without an answer, Escape ends.

    Attributes:
        yes, no, back, on, end: the buttons; at the end of a phase `yes` leads to the next one.

    Signals:
        answered: the id of an item, and whether it is known.
        ended: the learner wants the list again.
    """

    answered = Signal(str, bool)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__(_PADDING)
        self._phases: Sequence[PhaseRow] = ()
        self._phase, self._number = 0, 0
        self._place = label("", "small", "text.secondary", weight=600, elide=True)
        self._count = label("", "small", "text.secondary")
        self._title = label("", "heading", wrap=True)
        self._sentence = label("", "body", wrap=True)
        self._state = label("", "small", "text.tertiary", wrap=True)
        self.yes = _button(_("Yes"), "check")
        self.no = _button(_("Not yet"), "circle-minus")
        self.back = icon_button("chevron-left", _("Sentence before"), shortcut=_("Left"))
        self.on = icon_button("chevron-right", _("Go on without an answer"), shortcut=_("Right"))
        self.end = push_button(_("Back to the list"), kind="flat")
        self.end.setAutoDefault(True)
        self._lay_out()
        for button, act in (
            (self.yes, self._say_yes),
            (self.no, self._say_no),
            (self.back, self._go_back),
            (self.on, self._go_on),
            (self.end, self.ended.emit),
        ):
            button.clicked.connect(act)
        for keys, act in (
            (_("Y"), self._say_yes),
            (_("N"), self._say_no),
            ("Left", self._go_back),
            ("Right", self._go_on),
            ("Esc", self.ended.emit),
        ):
            self._add_key(keys, act)

    @property
    def item(self) -> ItemRow | None:
        """The item that is asked about; None before the first phase, and at the end of one."""
        items = self._phases[self._phase].items if self._phases else ()
        return items[self._number] if self._number < len(items) else None

    def start(self, phase: str, item: str = "") -> None:
        """Begin with a phase, by id, and in it with an item, or with the first one."""
        self._phase = [each.id for each in self._phases].index(phase)
        ids = [each.id for each in self._phases[self._phase].items]
        self._number = ids.index(item) if item in ids else 0
        self._show()
        self.yes.setFocus()

    def show_phases(self, phases: Sequence[PhaseRow]) -> None:
        """Show the phases as they are answered now."""
        self._phases = phases
        if self._phases:
            self._show()

    def _say_yes(self) -> None:
        if self.item is None:
            self._go_to_next_phase()
        else:
            self._answer(self.item, True)

    def _say_no(self) -> None:
        if self.item is not None:
            self._answer(self.item, False)

    def _answer(self, item: ItemRow, is_known: bool) -> None:
        self._go_on()
        if item.is_known != is_known:
            self.answered.emit(item.id, is_known)

    def _go_on(self) -> None:
        if self.item is not None:
            self._number += 1
            self._show()

    def _go_back(self) -> None:
        if self._number:
            self._number -= 1
            self._show()

    def _go_to_next_phase(self) -> None:
        if self._phase + 1 < len(self._phases):
            self._phase, self._number = self._phase + 1, 0
            self._show()
        else:
            self.ended.emit()

    def _show(self) -> None:
        phase, item = self._phases[self._phase], self.item
        self._place.setText(phase.title)
        self.back.setEnabled(self._number > 0)
        self.on.setEnabled(item is not None)
        self.no.setVisible(item is not None)
        if item is None:
            self._show_end(phase)
            return
        place = _("{number} of {count}").format(number=self._number + 1, count=len(phase.items))
        self._count.setText(place)
        self._title.setText(item.title)
        self._sentence.setText(item.done_when)
        state = _("{hours}, marked as known") if item.is_known else _("{hours}, not marked as known")
        self._state.setText(state.format(hours=item.hours))
        self.yes.setText(_("Yes"))
        self.setAccessibleName(f"{phase.title}, {place}: {item.title}")
        self.setAccessibleDescription(item.done_when)
        self.yes.setAccessibleDescription(f"{item.title}. {item.done_when}")

    def _show_end(self, phase: PhaseRow) -> None:
        self._count.setText("")
        self._title.setText(_("That was {phase}").format(phase=phase.title))
        self._sentence.setText(phase.summary)
        self._state.setText("")
        has_more = self._phase + 1 < len(self._phases)
        self.yes.setText(_("Next phase") if has_more else _("Back to the list"))
        self.setAccessibleName(f"{phase.title}: {phase.summary}")
        self.yes.setAccessibleDescription(phase.summary)
        self.yes.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._place, 1)
        head.addWidget(self._count)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for widget in (self.yes, self.no, self.back, self.on):
            answers.addWidget(widget)
        answers.addStretch(1)
        answers.addWidget(self.end)
        keys = _("Y for yes, N for not yet, arrows to go on or back, Esc for the list")
        self.body.addLayout(head)
        self.body.addSpacing(8)
        for line in (self._title, self._sentence, self._state):
            self.body.addWidget(line)
        self.body.addSpacing(8)
        self.body.addLayout(answers)
        self.body.addStretch(1)
        self.body.addWidget(label(keys, "small", "text.tertiary", wrap=True))

    def _add_key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


def _button(text: str, icon: str, parent: QWidget | None = None) -> QPushButton:
    button = push_button(text, icon, parent=parent)
    button.setAutoDefault(True)  # Enter answers, and does not leave the step
    return button
