"""The dialog for a course or a book of one's own, or to change one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.domain.course_work import LONGEST_PRICE, MOST_UNITS
from planner.domain.item import Item, ItemKind
from planner.domain.plan import Plan
from planner.i18n import _
from planner.services.courses import add_course
from planner.services.own_items import ItemWish
from planner.services.workspace import Wish
from planner.ui.performer import Performer
from planner.ui.roadmap.item_dialog import ItemDialog
from planner.ui.shared.form import Form
from planner.ui.shared.item_picker import ItemPicker
from planner.ui.widgets.number_box import NumberBox
from planner.ui.widgets.one_line import one_line
from planner.ui.widgets.segmented import Segment, SegmentedControl
from planner.values import replace

_NEEDS, _COVERS = "needs", "covers"
_KINDS = (ItemKind.COURSE, ItemKind.BOOK, ItemKind.POST, ItemKind.PAPER)


class CourseDialog(ItemDialog):
    """Asks besides for units and price of a new one, and for what is completed along with it.

    Attributes:
        units, price: the fields of a new one; later they stand beside the table.
        covers: the items that are completed along with it.
        choice: whether these are chosen, or the items that it needs first.
    """

    def __init__(
        self, plan: Plan, performer: Performer, item: Item | None = None, parent: QWidget | None = None
    ) -> None:
        """Show a course as it is, or offer a new one."""
        super().__init__(plan, performer, item, "", parent, new_title=_("New course or book"))

    def kinds(self) -> Sequence[ItemKind]:
        return _KINDS if self._item is None or self._item.kind in _KINDS else (self._item.kind, *_KINDS)

    def add_fields(self, form: Form) -> None:
        self.units = NumberBox(0, MOST_UNITS, 0)
        self.units.setSpecialValueText(_("not counted"))
        self.price = one_line(_("For example 49 € a month"), _("Price"))
        self.price.setMaxLength(LONGEST_PRICE)
        if self._item is None:
            form.add(_("Units"), self.units)
            form.add(_("Price"), self.price)
            self.units.valueChanged.connect(self.forget_problem)
            self.price.textEdited.connect(self.forget_problem)

    def choices_of_items(self) -> QLayout:
        self.covers = ItemPicker(self._plan, self._item.covers if self._item else ())
        self.covers.changed.connect(self.forget_problem)
        pickers = QStackedWidget()
        pickers.addWidget(self.needs)
        pickers.addWidget(self.covers)
        words = Segment(_NEEDS, _("Needs first")), Segment(_COVERS, _("Completes with it"))
        self.choice = SegmentedControl(words, name=_("Other items"), size="small")
        self.choice.chosen.connect(lambda key: pickers.setCurrentIndex(int(key == _COVERS)))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(pickers, 1)
        return column

    def _wish(self) -> Wish:
        if self._item is not None:
            return super()._wish()
        wish, price = self._wished(), self.price.text()
        return lambda plan, _schedule: add_course(plan, wish, price)

    def _wished(self) -> ItemWish:
        wish = replace(super()._wished(), covers=self.covers.chosen())
        return wish if self._item is not None else replace(wish, units=self.units.value() or None)
