"""Every action as data: one list gives the menus, the keys and the list of keys."""

from collections.abc import Callable, Container, Iterable, Mapping
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.ui.icons import icon
from planner.values import Value


class Scope(StrEnum):
    """Where an action's keys work: in the whole window, or while a page's lists and grid have the focus."""

    WINDOW = "window"
    WEEK = "week"


class ActionSpec(Value):
    """An action.

    Attributes:
        text: its words in menus; three dots only where more input follows.
        keys: its shortcuts, the first of which is shown.
        purpose: what it is good for, where its words alone don't say.
        search: more words by which it is found where one types.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str | None = None
    scope: Scope = Scope.WINDOW
    checkable: bool = False
    purpose: str = ""
    search: str = ""


def plan_words() -> str:
    """Return words by which one looks for what opens, makes or copies a plan."""
    return _("plan plans switch")


def action_specs() -> tuple[ActionSpec, ...]:
    """Return all actions in the order of the menus."""
    plan = (*_plan_specs(), *_several_plans_specs(), *_file_specs(), *_program_specs())
    return (*plan, *_edit_specs(), *_view_specs(), *_week_specs(), *_help_specs())


def _plan_specs() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("set-up", _("Set up a plan..."), icon="sprout"),
        ActionSpec("hours", _("Hours and days off"), icon="calendar-clock"),
        ActionSpec(
            "link-calendar",
            _("Link a calendar file..."),
            icon="link",
            purpose=_("Its appointments are planned around, and read again when the file changes."),
        ),
        ActionSpec(
            "import",
            _("Import..."),
            ("Ctrl+I",),
            "upload",
            purpose=_("A roadmap, checklist, table, calendar or plan; you look at it before it is taken in."),
            search=_("open file roadmap Markdown CSV JSON YAML"),
        ),
        ActionSpec("pause", _("Pause the plan..."), icon="pause"),
        ActionSpec("end-pause", _("End the pause"), icon="play"),
        ActionSpec("reminders", _("Reminders and tray"), icon="bell"),
        ActionSpec("what-if", _("What if..."), ("Ctrl+Shift+W",), "sliders-horizontal"),
        ActionSpec("add-exam", _("Add an exam..."), icon="award"),
        ActionSpec("add-goal", _("Add a goal..."), icon="target"),
        ActionSpec("add-course", _("Add a course..."), icon="circle-play"),
        ActionSpec("certifications", _("Browse certifications..."), icon="book-open"),
    )


def _several_plans_specs() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "new-plan",
            _("New plan..."),
            icon="plus",
            purpose=_("In a folder of its own; this plan stays as it is."),
            search=plan_words(),
        ),
        ActionSpec(
            "duplicate-plan",
            _("Duplicate as a scenario..."),
            icon="copy",
            purpose=_("A copy of this plan, in which you can try anything."),
            search=plan_words(),
        ),
        ActionSpec("open-folder", _("Open another folder..."), icon="folder-open", search=plan_words()),
    )


def _file_specs() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("print", _("Print the week..."), ("Ctrl+P",), "printer"),
        ActionSpec(
            "export",
            _("Export..."),
            ("Ctrl+Shift+E",),
            "upload",
            purpose=_("As a calendar, a checklist, a table, a portfolio, or everything to keep."),
            search=_("save as ics csv markdown json subscribe take out"),
        ),
        ActionSpec(
            "portfolio",
            _("Portfolio..."),
            icon="briefcase",
            purpose=_("Courses, projects and exams that are done, with what shows it, for an application."),
            search=_("export application certificates"),
        ),
        ActionSpec("save-map-svg", _("Save the map as SVG..."), icon="download"),
        ActionSpec("save-map-png", _("Save the map as PNG..."), icon="download"),
    )


def _program_specs() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec(
            "settings",
            _("Settings"),
            ("Ctrl+,",),
            "settings",
            purpose=_("Theme, language, lengths and limits, notifications, and backups of your data."),
        ),
        ActionSpec("quit", _("Quit"), ("Ctrl+Q",)),
    )


def _edit_specs() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("undo", _("Undo"), ("Ctrl+Z",), "undo-2"),
        ActionSpec("redo", _("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
        ActionSpec("history", _("History..."), icon="history"),
        ActionSpec(
            "find",
            _("Find"),
            ("Ctrl+F", "/"),
            "search",
            purpose=_("Among the courses while they are shown, else in the roadmap."),
        ),
        ActionSpec(
            "palette",
            _("Command palette..."),
            ("Ctrl+K",),
            "search",
            purpose=_("Every command, item, exam and day, by a few letters of its name."),
        ),
    )


def _view_specs() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("show-week", _("Week"), ("Ctrl+1",), "calendar-days"),
        ActionSpec("show-roadmap", _("Roadmap"), ("Ctrl+2",), "route"),
        ActionSpec("show-courses", _("Courses"), ("Ctrl+3",), "book-open"),
        ActionSpec("show-exams", _("Exams and goals"), ("Ctrl+4",), "award"),
        ActionSpec("show-progress", _("Goals and forecast"), ("Ctrl+5",), "trending-up"),
        ActionSpec("show-availability", _("Availability"), ("Ctrl+6",), "calendar-clock"),
        ActionSpec("roadmap-shape", _("Show as map"), icon="workflow"),
        *_grouping_specs(),
        ActionSpec("side-bar", _("Wide side bar"), ("Ctrl+B",), "panel-left", checkable=True),
        ActionSpec("panel", _("Panel"), ("Ctrl+Alt+P",), "panel-right", checkable=True),
        ActionSpec("weekend", _("Wide weekend"), (), "calendar-range", checkable=True),
        ActionSpec(
            "by-subject",
            _("Checklist by subject"),
            ("G",),
            "list-tree",
            Scope.WEEK,
            checkable=True,
            purpose=_("The sessions of the week stand under their subjects instead of their days."),
        ),
        ActionSpec("menu-bar", _("Menu bar"), ("Ctrl+M",), "menu", checkable=True),
        ActionSpec("open-menu", _("Open the menu"), ("F10",)),
    )


def _grouping_specs() -> tuple[ActionSpec, ...]:
    """The ids end in the words of GroupBy."""
    return (
        ActionSpec("group-phase", _("Roadmap by phase"), icon="list-tree", checkable=True),
        ActionSpec(
            "group-theme",
            _("Roadmap by theme"),
            icon="shapes",
            checkable=True,
            purpose=_("Progress for each theme; optional items never lower it."),
        ),
        ActionSpec(
            "group-track",
            _("Roadmap by track"),
            icon="route",
            checkable=True,
            purpose=_("The orders that its articles recommend, such as five courses one after the other."),
        ),
        ActionSpec("group-reading", _("Reading list"), icon="book", checkable=True),
        ActionSpec("group-practice", _("Practice ladder"), icon="hammer", checkable=True),
    )


def _week_specs() -> tuple[ActionSpec, ...]:
    week = Scope.WEEK
    return (
        ActionSpec("today", _("Today"), ("T",), "calendar-check", week),
        ActionSpec("previous-week", _("Previous week"), ("PgUp", "K"), "chevron-left", week),
        ActionSpec("next-week", _("Next week"), ("PgDown", "J"), "chevron-right", week),
        ActionSpec(
            "accept-week",
            _("Accept week"),
            ("Ctrl+Shift+A",),
            "calendar-check",
            purpose=_("Its sessions then stay where they are; only what can no longer hold is moved."),
        ),
        ActionSpec(
            "weekly-review",
            _("Weekly review..."),
            ("Ctrl+Shift+R",),
            "list-checks",
            purpose=_("What was, the hours to come, and the week that is accepted with them."),
        ),
        ActionSpec(
            "replan",
            _("Replan..."),
            ("Ctrl+R",),
            "calendar-sync",
            purpose=_("The weeks to come are laid out anew; what differs is shown before it is taken."),
        ),
        ActionSpec("new-session", _("New session..."), ("N",), "calendar-plus", week),
        ActionSpec("done", _("Mark done"), ("Space",), "check", week),
        ActionSpec("partly", _("Partly done..."), ("Shift+Space",), "circle-dot", week),
        ActionSpec("focus-timer", _("Focus timer"), ("F",), "play"),
        ActionSpec("recall-again", _("Review: again"), ("1",), None, week, purpose=_("It was forgotten.")),
        ActionSpec("recall-hard", _("Review: hard"), ("2",), None, week, purpose=_("It took some effort.")),
        ActionSpec("recall-good", _("Review: good"), ("3",), None, week, purpose=_("It was remembered.")),
        ActionSpec("recall-easy", _("Review: easy"), ("4",), None, week, purpose=_("It came at once.")),
        ActionSpec("pin", _("Pin"), ("P",), "pin", week),
        ActionSpec("skip", _("Skip"), ("S",), "skip-forward", week),
        *_moving_specs(),
        ActionSpec("reopen", _("Reopen"), ("Backspace",), "rotate-ccw", week),
        ActionSpec("why", _("Why is it here?"), ("W",), "info", week),
        ActionSpec("log", _("Log time..."), ("L",), "timer", week),
        ActionSpec("complete", _("Mark the item completed..."), ("C",), "check-check", week),
        ActionSpec("show-item", _("Show in the roadmap"), ("R",), "route", week),
        ActionSpec("open-page", _("Open its page"), ("Ctrl+O",), "external-link", week),
    )


def _moving_specs() -> tuple[ActionSpec, ...]:
    week = Scope.WEEK
    return (
        ActionSpec("move", _("Move..."), ("M",), "calendar-clock", week),
        ActionSpec("earlier", _("Move 15 minutes earlier"), ("Alt+Up",), None, week),
        ActionSpec("later", _("Move 15 minutes later"), ("Alt+Down",), None, week),
        ActionSpec("day-before", _("Move to the day before"), ("Alt+Left",), None, week),
        ActionSpec("day-after", _("Move to the day after"), ("Alt+Right",), None, week),
        ActionSpec("shorter", _("Make 15 minutes shorter"), ("Alt+Shift+Up",), None, week),
        ActionSpec("longer", _("Make 15 minutes longer"), ("Alt+Shift+Down",), None, week),
        ActionSpec("split", _("Split in two"), (), "scissors", week),
        ActionSpec("remove", _("Remove"), ("Del",), "trash-2", week),
        ActionSpec("copy", _("Copy"), ("Ctrl+C",), "copy", week),
        ActionSpec("paste", _("Paste"), ("Ctrl+V",), None, week),
        ActionSpec("select-week", _("Select the whole week"), ("Ctrl+A",), None, week),
    )


def _help_specs() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("keys", _("Keyboard"), ("F1",), "keyboard"),
        ActionSpec(
            "sample",
            _("See a sample plan"),
            icon="calendar-days",
            purpose=_("A plan some weeks on, to try anything in. Yours stays as it is."),
        ),
        ActionSpec("about-roadmap", _("About this roadmap"), icon="route"),
        ActionSpec("about", _("About Study Planner")),
    )


def make_actions(owner: QWidget, specs: Iterable[ActionSpec]) -> dict[str, QAction]:
    """Return the actions of `specs` by id; those of the window work wherever the focus is in `owner`."""
    actions: dict[str, QAction] = {}
    for spec in specs:
        action = QAction(spec.text, owner)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setWhatsThis(spec.purpose)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        if spec.icon:
            action.setIcon(icon(spec.icon))
            action.setProperty("icon_name", spec.icon)
        if spec.search:
            action.setProperty("search_words", spec.search)
        if spec.scope is Scope.WINDOW:
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            owner.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        actions[spec.id] = action
    return actions


def on_trigger(action: QAction, handler: Callable[[], object]) -> None:
    """Call a handler whenever an action is triggered; whether it is checked is not told."""
    action.triggered.connect(lambda _checked: handler())


def bind_to(widget: QWidget, actions: Mapping[str, QAction], scope: Scope, but: Container[str] = ()) -> None:
    """Let the keys of a scope's actions, `but` some, work while `widget` or anything in it has the focus."""
    for spec in action_specs():
        if spec.scope is scope and spec.id not in but:
            widget.addAction(actions[spec.id])


def key_texts() -> list[tuple[str, str]]:
    """Return (action, keys) for the list of keys, in menu order, with those of some pages."""
    from planner.ui.availability.grid.keys import grid_keys  # wanted with the list of keys alone
    from planner.ui.courses.actions import act_words as course_words  # wanted with the list of keys alone
    from planner.ui.roadmap.actions import act_words  # wanted with the list of keys alone
    from planner.ui.roadmap.map.keys import map_keys  # wanted with the list of keys alone

    native = QKeySequence.SequenceFormat.NativeText
    own = [
        (spec.text.removesuffix("..."), ", ".join(QKeySequence(keys).toString(native) for keys in spec.keys))
        for spec in action_specs()
        if spec.keys
    ]
    on_road, on_courses = (
        [
            (act.one.removesuffix("..."), ", ".join(QKeySequence(keys).toString(native) for keys in act.keys))
            for act in words.values()
            if act.keys
        ]
        for words in (act_words(), course_words())
    )
    return [
        *own,
        *((_("Roadmap: {act}").format(act=words), keys) for words, keys in on_road),
        *((_("Courses: {act}").format(act=words), keys) for words, keys in on_courses),
        *((_("Map: {act}").format(act=words), keys) for words, keys in map_keys()),
        *((_("Availability: {act}").format(act=words), keys) for words, keys in grid_keys()),
    ]
