"""Connects the page of settings with the window's choices, the plan and its folder."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QVBoxLayout, QWidget

from planner.i18n import _
from planner.paths import Paths
from planner.services.reminders import ReminderWishes
from planner.services.workspace import Workspace
from planner.ui.performer import Performer
from planner.ui.settings.data_part import DataPart
from planner.ui.settings.health_part import HealthPart
from planner.ui.settings.plan_fields import MakeEdit, PlanFields
from planner.ui.settings.reminder_fields import ReminderFields, quiet_row
from planner.ui.settings.rows import Id, found, sections
from planner.ui.settings.section_card import Control
from planner.ui.settings.undo_keys import UndoKeys
from planner.ui.settings.view import SettingsView
from planner.ui.settings.wheel_guard import WheelGuard
from planner.ui.settings.window_fields import LookFields, RegionFields
from planner.ui.shared.head_room import free_room
from planner.ui.shared.into_view import bring_into_view
from planner.ui.shared.page_head import PageHead
from planner.ui.shared.seen_page import SeenPage
from planner.ui.shared.wish_dialog import ProblemLine
from planner.ui.tray.kept_choices import KeptChoices, TrayChoice
from planner.ui.widgets.label import label
from planner.ui.widgets.note_room import NoteRoom
from planner.ui.widgets.search_field import SearchField
from planner.ui.window_choices import Look, Region, WindowChoices
from planner.ui.window_steps import WindowStep
from planner.values import Value, replace

_SEARCH_WIDTH = 260


class SettingsParts(Value):
    """What the page works with.

    Attributes:
        choices: what is chosen for the window.
        reminders: what is chosen for reminders and tray.
        has_tray: whether the desktop has a tray.
        apply_reminders: does as is chosen for them now.
    """

    workspace: Workspace
    performer: Performer
    choices: WindowChoices
    reminders: KeptChoices
    paths: Paths
    has_tray: bool
    apply_reminders: Callable[[], object]


class SettingsPage(SeenPage):
    """Everything that can be set. Each change holds at once, and undo takes it back.

    Attributes:
        search: the field that leaves the rows with the words typed.
        look, region, reminders, plan, data, health: the fields.
        view: the rows.

    Signals:
        told: a sentence on what was done, where nothing of it can be undone.
        export_wished: the learner wants to take something out.
    """

    told = Signal(str)
    export_wished = Signal()

    def __init__(self, parts: SettingsParts, parent: QWidget | None = None) -> None:
        """Show what is chosen and stored, and keep up with it."""
        super().__init__(parent)
        self._parts = parts
        self.look, self.region = LookFields(self), RegionFields(self)
        self.reminders = ReminderFields(self, has_tray=parts.has_tray)
        self.plan = PlanFields(self)
        self.data = DataPart(parts.workspace, parts.performer, parts.paths, self)
        self.health = HealthPart(parts.workspace, parts.paths, self)
        self._today = parts.workspace.now.date()
        self._problems = {id: ProblemLine() for id in self.plan.all}
        self._sections = sections(self.reminders.tray_words())
        self.view = SettingsView(self._sections, self._controls())
        hint = _("Each change holds at once, and can be undone.")
        self._title = label(_("Settings"), "title", elide=True)
        self._hint = label(hint, color_role="text.tertiary", elide=True)
        self.search = SearchField(_("Search settings"))
        self._head = self._make_head()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.search)
        self._guard = WheelGuard(self)
        for choice in self.findChildren(QComboBox):
            self._guard.watch(choice)
        self._undo_keys = UndoKeys(self)
        for field in self.findChildren(QAbstractSpinBox):
            self._undo_keys.watch(field)
        self._connect()
        self.refresh_if_stale()

    # -- for the window

    def set_window_width(self, width: int) -> None:
        """The cards follow the page's own width; words of the head make way."""
        self._hint.setVisible(width >= self.fontMetrics().averageCharWidth() * 150)

    def set_now(self, now: datetime) -> None:
        """Say of a file from yesterday that it is."""
        if now.date() != self._today:
            self._today = now.date()
            self.on_change()

    def note_room(self) -> NoteRoom:
        """Return where in the head a note covers nothing that one reads or presses."""
        return free_room(self._head, (self.search,), (self._title, self._hint))

    def start_search(self) -> None:
        """Put the cursor where one searches."""
        self.search.start()

    def show_reminders(self) -> None:
        """Show what can be set of reminders and tray, from wherever that was asked for."""
        self.search.clear()
        bring_into_view(self.view.card_of(Id.REMINDERS))
        self.reminders.is_on.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- what is shown

    def show_plan(self) -> None:
        parts = self._parts
        self.plan.show(parts.workspace.plan, has_plan=parts.workspace.has_plan)
        self._studying.say("" if parts.workspace.has_plan else _("These belong to a plan; set one up first."))
        for problem in self._problems.values():  # what was refused stands in no field any more
            problem.show_problem("")
        self.view.line(Id.FILE).say(self.data.file_words())
        self.show_calendar()
        self.data.refresh()
        self.health.refresh()

    def show_calendar(self, _kept: object = None) -> None:
        """Say how it stands with the calendar file."""
        self.view.line(Id.CALENDAR_FILE).say(self.data.calendar_words())

    def showEvent(self, event: QShowEvent) -> None:
        self._show_choices()
        self.data.refresh()  # another program may have made one, or an update of this one
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.plan.finish()
        super().hideEvent(event)

    def _show_choices(self, _label: str = "") -> None:
        """Show what is chosen for the window, which may have been chosen elsewhere."""
        parts = self._parts
        self.look.show(parts.choices.look)
        self.region.show(parts.choices.region)
        self.reminders.show(parts.reminders.wishes, parts.reminders.tray)
        self.show_calendar()

    def _filter(self, typed: str) -> None:
        self.view.show_only(found(self._sections, typed))

    # -- what the learner does

    def _choose_look(self, look: Look, label: str, goes_on: str) -> None:
        self._choose(self._parts.choices.look_step(look, label, goes_on))

    def _choose_region(self, region: Region, label: str) -> None:
        self._choose(self._parts.choices.region_step(region, label))

    def _choose_wishes(self, wishes: ReminderWishes) -> None:
        kept = self._parts.reminders
        if replace(wishes, paused_until=kept.wishes.paused_until) == kept.wishes:
            return
        goes_on = "quiet hours" if wishes.quiet != kept.wishes.quiet else ""
        keep = self._keeping(kept.keep_wishes_but_pause)
        step = WindowStep(
            _("Changed the reminders"), partial(keep, kept.wishes), partial(keep, wishes), goes_on
        )
        self._choose(step)

    def _choose_tray(self, choice: TrayChoice) -> None:
        kept = self._parts.reminders
        if choice != kept.tray:
            keep = self._keeping(kept.keep_tray)
            step = WindowStep(_("Changed the tray"), partial(keep, kept.tray), partial(keep, choice))
            self._choose(step)

    def _keeping(self, keep: Callable[..., object]) -> Callable[..., None]:
        """Return what keeps a choice and has it obeyed, for as long as the program runs."""
        apply = self._parts.apply_reminders

        def keep_and_obey(choice: object) -> None:
            keep(choice)
            apply()

        return keep_and_obey

    def _choose(self, step: WindowStep) -> None:
        self._parts.performer.choose(step)

    def _change_plan(self, make: MakeEdit, id: Id) -> None:
        problem = self._problems[id]
        problem.show_problem("")
        self._parts.performer.perform(lambda plan, _schedule: make(plan), problem.show_problem)

    # -- building

    def _controls(self) -> dict[Id, Control]:
        look, region, reminders, data = self.look, self.region, self.reminders, self.data
        fields: dict[Id, QWidget] = {
            Id.THEME: look.theme,
            Id.TEXT: look.text,
            Id.CONTRAST: look.contrast,
            Id.MOTION: look.motion,
            Id.LANGUAGE: region.language,
            Id.WEEKDAY: region.weekday,
            Id.CLOCK: region.clock,
            Id.REMINDERS: reminders.is_on,
            Id.LEAD: reminders.lead,
            Id.QUIET: quiet_row(reminders),
            Id.OF_WEEK: reminders.of_week,
            Id.OF_REGISTRATION: reminders.of_registration,
            Id.TRAY: reminders.has_icon,
            Id.RUNNING: reminders.keeps_running,
            Id.FOLDER: data.open_folder,
            Id.RESTORE: data.from_file,
            Id.EXPORT: data.export,
            Id.CALENDAR_FILE: data.stop_keeping,
        }
        return {
            **{id: Control(field) for id, field in fields.items()},
            **{id: Control(field, self._problems[id]) for id, field in self.plan.all.items()},
            Id.BACKUPS: Control(data.back_up, data.list),
            Id.HEALTH: Control(self.health.check, self.health.found),
        }

    def _make_head(self) -> PageHead:
        head = PageHead()
        self.search.setFixedWidth(_SEARCH_WIDTH)
        head.row.addWidget(self._title)
        head.row.addSpacing(8)
        head.row.addWidget(self._hint)
        head.row.addStretch(1)
        head.row.addWidget(self.search)
        return head

    def _connect(self) -> None:
        parts = self._parts
        self._studying = self.view.card_of(Id.USUAL)
        self.view.line(Id.FOLDER).say(self.data.folder_words())
        self.search.textChanged.connect(self._filter)
        self.look.chosen.connect(self._choose_look)
        self.region.chosen.connect(self._choose_region)
        self.reminders.wishes_chosen.connect(self._choose_wishes)
        self.reminders.tray_chosen.connect(self._choose_tray)
        self.plan.wished.connect(self._change_plan)
        self._undo_keys.pressed.connect(self.plan.finish)
        self.data.told.connect(self.told)
        self.data.export.clicked.connect(self.export_wished)
        self.health.check.clicked.connect(self.data.refresh)  # a backup may have been found damaged
        parts.performer.stepping_back.connect(self.plan.finish)
        parts.performer.changed.connect(self.on_change)
        parts.performer.chosen.connect(self._show_choices)
        parts.performer.unchosen.connect(self._show_choices)
        parts.choices.look_changed.connect(self._show_choices)
