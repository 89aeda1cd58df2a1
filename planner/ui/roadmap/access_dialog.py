"""The dialog for the days on which an item can be studied."""

from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtWidgets import QCheckBox, QWidget

from planner.domain.item import Item
from planner.i18n import _
from planner.services.access import set_access
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.shared.form import Form
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.widgets.date_field import DateField

_FIRST: Final = date(1970, 1, 1)
_FAR_AHEAD: Final = date(2199, 12, 30)
_USUAL_ACCESS: Final = timedelta(weeks=26)


class AccessDialog(WishDialog):
    """Asks for a first and a last day, each of which need not be.

    Attributes:
        has_first, first, has_last, last: the fields from top to bottom.
    """

    def __init__(
        self, item: Item, now: datetime, performer: Performer, parent: QWidget | None = None
    ) -> None:
        """Show the days of an item as they are."""
        super().__init__(
            performer,
            _("Days of {title}").format(title=item.title),
            _("For a course that begins on a date, or access that ends. Every date is judged with it."),
            parent,
        )
        self._item, self._now = item, now
        self.has_first = QCheckBox(_("Not before"))
        self.first = DateField(_("First day"), item.opens or now.date())
        self.has_last = QCheckBox(_("Until the end of"))
        self.last = DateField(_("Last day"), item.closes or now.date() + _USUAL_ACCESS)
        form = Form()
        for box, field, day in (
            (self.has_first, self.first, item.opens),
            (self.has_last, self.last, item.closes),
        ):
            field.set_days(_FIRST, _FAR_AHEAD)
            field.setEnabled(day is not None)
            box.setChecked(day is not None)
            box.toggled.connect(field.setEnabled)
            box.toggled.connect(self.forget_problem)
            field.day_changed.connect(self.forget_problem)
            form.add_named(box, field)
        self.content.addLayout(form)
        self.content.addWidget(self.problem)
        self.add_cancel()
        self.add_button(_("Apply"), "primary")
        self.has_first.setFocus()

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        first = self.first.day() if self.has_first.isChecked() else None
        last = self.last.day() if self.has_last.isChecked() else None
        id, now = self._item.id, self._now
        return lambda plan, _schedule: set_access(plan, id, first, last, now)
