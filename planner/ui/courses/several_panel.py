"""The panel of several courses, or of all of them where none is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.courses.acts import SEVERAL, Act
from planner.ui.courses.details import SeveralDetails
from planner.ui.roadmap.link_list import OVERHANG, LinkList
from planner.ui.roadmap.panel_parts import SIDE, HoursLine, Section, item_links
from planner.ui.widgets.buttons import follow_action, push_button
from planner.ui.widgets.label import label

_LEAST = 40
_GAP = 6


class SeveralPanel(QWidget):
    """Shows a sum, and what can be said of all of them at once.

    Signals:
        course_wished: the id of a course that was clicked.

    Attributes:
        buttons: what they do, by act.
    """

    course_wished = Signal(str)

    def __init__(self, actions: Mapping[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "heading", wrap=True)
        self._facts = label("", "small", "text.secondary", wrap=True)
        self._hours = HoursLine()
        self._actions = {act: actions[act] for act in SEVERAL}
        self.buttons = {act: push_button("", kind=_kind(act)) for act in SEVERAL}
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 14, SIDE, 12)
        head.setSpacing(0)
        for widget, space in ((self._title, 3), (self._facts, 12), (self._hours, 12)):
            head.addWidget(widget)
            head.addSpacing(space)
        self._acts = QWidget()
        acts = QVBoxLayout(self._acts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(_GAP)
        for act, button in self.buttons.items():
            button.setMinimumWidth(_LEAST)
            follow_action(button, actions[act])
            acts.addWidget(button)
        head.addWidget(self._acts)
        self._begun_section = Section(_("In progress"))
        self._begun = LinkList(_("In progress"))
        self._begun_section.add(self._begun, OVERHANG)
        self._begun.activated.connect(self.course_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._begun_section)
        column.addStretch(1)

    def show_several(self, details: SeveralDetails) -> None:
        """Show a sum."""
        self._title.setText(details.title)
        self._facts.setText(details.facts)
        self._hours.show_hours(details.hours, "", (), details.fraction)
        acts = dict(details.acts)
        self._acts.setVisible(bool(acts))
        for act, button in self.buttons.items():
            button.setVisible(act in acts)
            button.setText(self._actions[act].text())
        self._begun.show_links(item_links(details.begun))
        self._begun_section.setVisible(bool(details.begun))


def _kind(act: Act) -> str:
    return "primary" if act is Act.COMPLETE else "normal"
