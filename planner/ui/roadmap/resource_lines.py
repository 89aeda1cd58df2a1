"""Lines to type resources into: what each is called, and its address."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.domain.errors import Refusal
from planner.domain.item import Resource
from planner.domain.web_address import LONGEST, is_web_address
from planner.formats import unused_id
from planner.i18n import _
from planner.services.naming import LONGEST_TITLE
from planner.ui.widgets.buttons import icon_button, push_button
from planner.values import replace


class ResourceLines(QWidget):
    """A line for each resource, and a button for one more.

    Signals:
        changed: something was typed, added or removed.

    Attributes:
        add_button: adds a line.
    """

    changed = Signal()

    def __init__(self, resources: Sequence[Resource]) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.add_button = push_button(_("Add a resource"), "plus", "flat", size="small")
        self.add_button.clicked.connect(self._add_empty)
        below = QHBoxLayout()
        below.addWidget(self.add_button)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        column.addLayout(below)
        for resource in resources:
            self._add(resource)

    def resources(self) -> tuple[Resource, ...]:
        """Return what was typed, without empty lines. Raises Refusal for an address that is none."""
        made: list[Resource] = []
        for line in self._lines:
            resource = line.resource()
            if resource is not None:
                id = resource.id or unused_id("resource", {each.id for each in made} | self._ids())
                made.append(replace(resource, id=id))
        return tuple(made)

    def _ids(self) -> set[str]:
        return {line.before.id for line in self._lines if line.before is not None}

    def _add_empty(self) -> None:
        self._add(None).title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add(self, resource: Resource | None) -> "_Line":
        line = _Line(resource)
        line.remove.clicked.connect(lambda: self._drop(line))
        for field in (line.title, line.address):
            field.textEdited.connect(self.changed)
        self._lines.append(line)
        self._column.addWidget(line)
        line.show()  # the layout alone would do it a turn later, and a field that is hidden takes no focus
        return line

    def _drop(self, line: "_Line") -> None:
        place = self._lines.index(line)
        self._lines.remove(line)
        line.hide()
        line.deleteLater()
        neighbour = self._lines[min(place, len(self._lines) - 1)].title if self._lines else self.add_button
        neighbour.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class _Line(QWidget):
    """One resource; what its fields do not show of it stays as it was."""

    def __init__(self, before: Resource | None) -> None:
        super().__init__()
        self.before = before
        self.title = _field(_("Title"), before.title if before else "", LONGEST_TITLE)
        self.address = _field(_("Address (https://...)"), before.url if before else "", LONGEST)
        self.remove = icon_button("x", _("Remove this resource"), size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.title, 3)
        row.addWidget(self.address, 4)
        row.addWidget(self.remove)

    def resource(self) -> Resource | None:
        """Return the resource, without an id where it is new; None where nothing was typed."""
        title, url = self.title.text().strip(), self.address.text().strip()
        if not title and not url:
            return None
        is_new = self.before is None or url != self.before.url
        if url and is_new and not is_web_address(url):
            raise Refusal(
                _("{address} is no address of the web; it begins with https://.").format(address=url)
            )
        before = Resource(id="", title="") if self.before is None else self.before
        return replace(before, title=title or url, url=url)


def _field(name: str, text: str, longest: int) -> QLineEdit:
    field = QLineEdit(text)
    field.setMaxLength(longest)
    field.setPlaceholderText(name)
    field.setAccessibleName(name)
    field.setCursorPosition(0)
    return field
