"""Asks which public holidays of a country are to be days off."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, QSettings, QSignalBlocker, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTreeView, QWidget

from planner.domain.errors import Refusal
from planner.i18n import _
from planner.services import public_holidays
from planner.services.public_holidays import Holiday, take_holidays
from planner.services.workspace import Wish, Workspace
from planner.ui.availability.effects_view import EffectsView
from planner.ui.availability.holiday_rows import (
    HolidayRow,
    button_words,
    holiday_rows,
    named_parts,
    ticked,
)
from planner.ui.availability.prospect import Prospect
from planner.ui.performer import Performer
from planner.ui.row_model import ROW_ROLE, Branch, Index
from planner.ui.shared.check_model import CHECK, CheckModel
from planner.ui.shared.check_row import CheckRowDelegate, RowText
from planner.ui.shared.form import Form
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.wish_dialog import WishDialog
from planner.ui.theme import current_theme, theme_holder
from planner.ui.widgets.card import Card
from planner.ui.widgets.label import plain_tool_tip
from planner.ui.widgets.long_choice import LongChoice

COUNTRY: Final = "holiday_country"  # where the choice is kept from one time to the next
PART: Final = "holiday_part"
_LIST_HEIGHT: Final = 230
_ROW: Final = 30


class HolidaysDialog(WishDialog):
    """Country, part, and the holidays from today until the end of next year; all are ticked at first.

    Attributes:
        country, part: the fields; the second is there for countries whose parts have their own holidays.
        model, list: the holidays.
        effects: what the ticked ones do to the dates.
    """

    def __init__(
        self, workspace: Workspace, performer: Performer, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        """Begin with the country that was chosen last, or that of the learner's locale."""
        super().__init__(
            performer,
            _("Public holidays"),
            _("The ticked days become days off, from today until the end of next year."),
            parent,
        )
        self._plan, self._now, self._settings = workspace.plan, workspace.now, settings
        self._prospect = Prospect(workspace.plan, workspace.schedule)
        self._words = LocaleDates()
        self._holidays: Sequence[Holiday] = ()
        self._rows: Sequence[HolidayRow] = ()
        self._skipped: frozenset[date] = frozenset()
        self.country, self.part = LongChoice(), QComboBox()
        self.model = HolidayModel(self)
        self.list = _HolidayList(self.model)
        self.effects = EffectsView(is_narrow=True)
        self._form = Form()
        self._fill()
        self.add_cancel()
        self.take = self.add_button("", "primary")
        self._offer_countries()
        self.country.currentIndexChanged.connect(lambda _place: self._show_country())
        self.part.currentIndexChanged.connect(lambda _place: self._show_holidays())
        self.model.ticked.connect(self._tick)
        self._show_country(str(settings.value(PART, "")))
        self.country.setFocus()

    def accept(self) -> None:
        self.close_after(self._wish)

    def _wish(self) -> Wish:
        self._settings.setValue(COUNTRY, self.country.currentData())
        self._settings.setValue(PART, self.part.currentData())
        chosen, now = ticked(self._holidays, self._rows), self._now
        return lambda plan, _schedule: take_holidays(plan, chosen, now)

    def _fill(self) -> None:
        self._form.add(_("Country"), self.country)
        self._form.add(_("Part"), self.part)
        frame = Card(4)
        frame.body.addWidget(self.list)
        self.content.addLayout(self._form)
        self.content.addWidget(frame, 1)
        self.content.addWidget(self.effects)
        self.content.addWidget(self.problem)

    def _offer_countries(self) -> None:
        named = sorted((country_name(code), code) for code in public_holidays.countries())
        for name, code in named:
            self.country.addItem(name, code)
        wanted = str(self._settings.value(COUNTRY, "")) or own_country()
        self.country.setCurrentIndex(max(0, self.country.findData(wanted)))

    def _show_country(self, part: str = "") -> None:
        country = str(self.country.currentData())
        parts = named_parts(public_holidays.countries()[country], public_holidays.part_names(country))
        with QSignalBlocker(self.part):
            self.part.clear()
            self.part.addItem(_("The whole country"), "")
            for code, name in parts:
                self.part.addItem(name, code)
            self.part.setCurrentIndex(max(0, self.part.findData(part)))
        self._form.show_field(self.part, bool(parts))
        self._show_holidays()

    def _show_holidays(self) -> None:
        self._skipped = frozenset()
        self._holidays = public_holidays.holidays_to_come(
            str(self.country.currentData()),
            str(self.part.currentData() or ""),
            self._now.date(),
            languages(),
        )
        self._show()
        self.list.scrollToTop()

    def _tick(self, row: HolidayRow, _is_on: bool) -> None:
        self._skipped ^= frozenset((date.fromisoformat(row.id),))
        self._show()

    def _show(self) -> None:
        self.forget_problem()
        self._rows = holiday_rows(self._plan, self._holidays, self._skipped, self._now, self._words)
        self.model.show(Branch(row) for row in self._rows)
        chosen = ticked(self._holidays, self._rows)
        self.take.setText(button_words(len(chosen)))
        self.take.setEnabled(bool(chosen))
        self._show_effects(chosen)
        self.fit_height()

    def _show_effects(self, chosen: Sequence[Holiday]) -> None:
        try:
            effects = self._prospect.after(take_holidays(self._plan, chosen, self._now), self._words)
        except Refusal:  # none is ticked
            effects = self._prospect.now(self._words)
        self.effects.show_rows(effects.rows)


class HolidayModel(CheckModel):
    """One line for each holiday."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            {
                int(Qt.ItemDataRole.DisplayRole): lambda row: row.title,
                int(Qt.ItemDataRole.ToolTipRole): lambda row: plain_tool_tip(row.title),
                int(Qt.ItemDataRole.AccessibleDescriptionRole): lambda row: f"{row.when}, {row.cost}",
                CHECK: lambda row: Qt.CheckState.Checked if row.is_ticked else Qt.CheckState.Unchecked,
            },
            parent,
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        is_off = isinstance(row, HolidayRow) and row.is_off
        return super().flags(index) & ~Qt.ItemFlag.ItemIsUserCheckable if is_off else super().flags(index)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        is_off = isinstance(row, HolidayRow) and row.is_off
        return not is_off and super().setData(index, value, role)


class _HolidayList(QTreeView):
    """One tab stop: arrows move, Space and a click tick."""

    def __init__(self, model: HolidayModel) -> None:
        super().__init__()
        self.setModel(model)
        self._delegate = _HolidayDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(round(_LIST_HEIGHT * min(1.0, current_theme().scale)))
        self.setAccessibleName(_("Public holidays"))
        theme_holder().changed.connect(self.doItemsLayout)


class _HolidayDelegate(CheckRowDelegate):
    def row_text(self, index: Index) -> RowText:
        row = index.data(ROW_ROLE)
        role = "text.tertiary" if row.is_off else "text.primary"
        return RowText(title=row.title, end=f"{row.when}   {row.cost}", title_role=role)

    def row_height(self, index: Index) -> int:
        return _ROW

    def edge(self, index: Index) -> int:
        return 6

    def has_box(self, index: Index) -> bool:
        return not index.data(ROW_ROLE).is_off


def country_name(code: str) -> str:
    """Return what a country is called; one that Qt does not know goes by its code."""
    territory = QLocale.codeToTerritory(code)
    return code if territory == QLocale.Country.AnyTerritory else QLocale.territoryToString(territory)


def own_country() -> str:
    """Return the code of the country of the learner's locale."""
    return QLocale.territoryToCode(QLocale().territory())


def languages() -> tuple[str, ...]:
    """Return the learner's languages as holidays are named in them, the nearest first."""
    name = QLocale().name()
    return name, name.partition("_")[0]
