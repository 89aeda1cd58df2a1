"""What a roadmap from a file would bring, looked at and chosen before anything is taken in."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.formats import one_line
from planner.i18n import _
from planner.services.import_preview import ImportChoices, ImportPreview, ImportRow
from planner.services.importing import BEFORE_IMPORT
from planner.services.workspace import Wish, Workspace
from planner.ui.availability.effects import EffectRow, effect_rows
from planner.ui.background import Background
from planner.ui.importing.item_list import ItemList
from planner.ui.importing.prospect import ImportServices, Prospect, Read, look, still_there
from planner.ui.importing.rows import GroupLine, ItemLine, Show, amount, form_words, import_words, keys_in
from planner.ui.importing.side import ImportSide
from planner.ui.performer import Performer
from planner.ui.shared.busy import busy
from planner.ui.shared.locale_dates import LocaleDates
from planner.ui.shared.roomy_dialog import HalvedDialog
from planner.ui.shared.wish_dialog import WishDialog
from planner.values import replace


class ImportDialog(HalvedDialog, WishDialog):
    """A tick is seen at once; what follows from it is worked out in the background.

    Attributes:
        choices: what is chosen.
        side: the left half.
        list: the right half.
        import_button: takes in what is ticked.
        columns_button: leads back to the columns of a table; None for what is none.

    Signals:
        imported: the ids of the items that came.
        columns_wished: how the columns of a table were understood is to be looked at again.
    """

    imported = Signal(object)
    columns_wished = Signal()

    usual_size = QSize(960, 640)
    usual_left = 300
    left_growth = 0.5

    def __init__(
        self,
        read: Read,
        prospect: Prospect,
        services: ImportServices,
        workspace: Workspace,
        performer: Performer,
        parent: QWidget | None = None,
    ) -> None:
        """Show what was read, as it is proposed: `prospect` is that of the usual choices."""
        title = _("Import {title}").format(title=one_line(prospect.preview.title))
        super().__init__(performer, title, parent=parent)
        self.choices = prospect.choices
        self._read, self._prospect = read, prospect
        self._services, self._workspace = services, workspace
        self._is_applying = False
        self._background = Background(self)
        self._background.finished.connect(self._take_prospect)
        self.finished.connect(self._background.close)
        self.side, self.list = ImportSide(), ItemList()
        self.fill_halves(self.side, self.list, self.problem)
        self._add_buttons()
        self._connect()
        self.side.show_file(one_line(read.file), form_words(read.incoming.form))
        self.list.ask_for(Show.CHANGES if self._preview.is_known else Show.ALL)
        self._offer_items()
        self._show()
        self.list.go_in()

    @property
    def _preview(self) -> ImportPreview:
        return self._prospect.preview

    @property
    def rows(self) -> Sequence[ImportRow]:
        """What is shown, whatever is searched for."""
        return self._preview.rows

    @property
    def is_settled(self) -> bool:
        """Whether what is shown belongs to what is chosen."""
        return not self._background.is_busy

    def accept(self) -> None:
        before = set(self._workspace.plan.items)
        self._is_applying = True
        with busy():  # many items are planned anew at once
            self.close_after(self._wish)
        self._is_applying = False
        if not self.isVisible():
            items = self._workspace.plan.items.values()
            came = [item for item in items if item.id not in before]
            self.imported.emit([item.id for item in sorted(came, key=lambda item: item.position)])

    def _wish(self) -> Wish:
        self._workspace.back_up(BEFORE_IMPORT)
        choices, now = self.choices, self._workspace.now
        return lambda plan, _schedule: self._step(plan, choices, now)

    def _step(self, plan: Plan, choices: ImportChoices, now: datetime) -> Edit:
        """Return the step worked out with what is shown, or a new one where that is of another plan."""
        if not self._prospect.is_of(plan, choices, now.date()):
            return self._services.take(plan, self._read.incoming, choices, self._read.file, now)
        if isinstance(self._prospect.step, Refusal):
            raise self._prospect.step
        return self._prospect.step

    # -- what the learner chooses

    def _choose(self, choices: ImportChoices) -> None:
        """Show at once what is chosen, and soon what follows from it."""
        self.choices = choices
        self.forget_problem()
        self._show_choices()
        self._look_again()

    def _tick(self, row: GroupLine | ItemLine, is_taken: bool) -> None:
        """Take a row in or leave it; a phase stands for its rows that are shown."""
        keys = (row.id,) if isinstance(row, ItemLine) else self._keys_below(row)
        self._choose(replace(self.choices, taken={**self.choices.taken, **dict.fromkeys(keys, is_taken)}))

    def _keys_below(self, row: GroupLine) -> Sequence[str]:
        return keys_in(self._preview, row.id, self.list.lines_below(row))

    def _join(self, key: str, item: str | None) -> None:
        self._choose(replace(self.choices, joined={**self.choices.joined, key: item}))

    # -- what is shown

    def _look_again(self) -> None:
        """Work out what the choices do to the plan as it is now; another program may have changed it."""
        plan, now = self._workspace.plan, self._workspace.now
        self._background.run(partial(look, self._services, self._read, plan, self.choices, now))

    def _take_prospect(self, prospect: Prospect | Refusal) -> None:
        if isinstance(prospect, Refusal):
            self._tell(str(prospect))
            return
        self._prospect = prospect
        self._show()

    def _take_plan(self, _notice: object) -> None:
        if self._is_applying:
            return
        self._offer_items()
        choices = still_there(self.choices, self._workspace.plan)
        if choices != self.choices:
            self.choices = choices
            self._tell(_("What you chose is no longer in your plan, so it is as it was proposed."))
        self._look_again()

    def _offer_items(self) -> None:
        items = sorted(self._workspace.plan.items.values(), key=lambda item: item.position)
        self.side.item.offer([(item.id, item.title) for item in items])

    def _show(self) -> None:
        self.side.show_preview(self._preview, self.choices)
        self.side.effects.show_rows(self._effects())
        self._show_choices()

    def _effects(self) -> tuple[EffectRow, ...]:
        """Return the verdicts as the import would make them, beside those that are."""
        schedule, prospect = self._workspace.schedule, self._prospect
        return effect_rows(
            prospect.after, schedule.outlooks, prospect.outlooks, schedule.as_of, LocaleDates()
        )

    def _show_choices(self) -> None:
        self.list.show_preview(self._preview, self.choices)
        self._show_row(self.list.current())
        self.import_button.setText(import_words(self._preview, self.choices))
        self.import_button.setEnabled(amount(self._preview, self.choices) > 0)

    def _show_row(self, key: str) -> None:
        rows = (row for row in self._preview.rows if row.key == key)
        self.side.show_row(next(rows, None), self.choices)

    # -- built

    def _add_buttons(self) -> None:
        self.columns_button: QPushButton | None = None
        if self._read.incoming.table is not None:
            self.columns_button = self.add_button(_("Columns..."), leading=True)
            self.columns_button.clicked.connect(self.columns_wished)
        self.cancel_button = self.add_cancel()
        self.import_button = self.add_button("", "primary")

    def _connect(self) -> None:
        side, choose = self.side, self._choose
        side.goal_chosen.connect(lambda goal: choose(replace(self.choices, goal=goal)))
        side.states_chosen.connect(lambda takes: choose(replace(self.choices, takes_states=takes)))
        side.joins_chosen.connect(lambda joins: choose(replace(self.choices, joins=joins)))
        side.item.joined.connect(self._join)
        self.list.ticked.connect(self._tick)
        self.list.current_changed.connect(self._show_row)
        self._performer.changed.connect(self._take_plan)
