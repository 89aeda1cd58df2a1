"""The Courses screen: its head, filters, table and panel. It shows rows, tells wishes, and knows no rule."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.courses.actions import CourseActions
from planner.ui.courses.details import CourseDetails, SeveralDetails
from planner.ui.courses.filter_bar import FilterBar
from planner.ui.courses.filters import Filters, Show, ShownGroup, Sort, WayOut
from planner.ui.courses.head import CoursesHead
from planner.ui.courses.menu import pop_up_menu
from planner.ui.courses.panel import CoursesPanel
from planner.ui.courses.rows import CourseRows
from planner.ui.courses.table import CourseTable
from planner.ui.roadmap.split import ListAndPanel, PanelledView
from planner.ui.theme import current_theme
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.empty_state import EmptyState, page_of
from planner.values import replace


class CoursesView(PanelledView):
    """Everything that is seen of the courses.

    Signals:
        filters_changed: the learner asks for other courses or another order; see `filters`.
        choice_changed: another course or several are chosen.
        acted: the Act that is wished for the chosen courses.

    Attributes:
        filters: what the learner asks for.
        head, filter_bar, table, panel: its parts.
        add_first, import_first, set_up: the buttons that are there without courses, and without a plan.
    """

    filters_changed = Signal()
    choice_changed = Signal()
    acted = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = Filters()
        self._way_out = Filters()
        self.head, self.filter_bar, self.table = CoursesHead(), FilterBar(), CourseTable()
        self.actions_of_courses = CourseActions(self.table)
        self.panel = CoursesPanel(self.actions_of_courses.by_act, today)
        self.add_first = push_button(_("Add a course"), kind="primary")
        self.import_first = push_button(_("Import..."), "upload")
        self.set_up = push_button(_("Set up a plan..."), kind="primary")
        self._stack = QStackedWidget(self)
        work = QWidget(self._stack)
        self._lists = QStackedWidget()
        self._split = ListAndPanel(self._lists, self.panel, work)
        self._fill(work)
        self._connect()

    # -- what is shown

    def show_rows(self, rows: CourseRows) -> None:
        """Show what holds for the courses whatever the filters are."""
        self._stack.setCurrentIndex(0 if rows.courses else 1)
        self.head.set_working(bool(rows.courses))
        self.head.show_facts(rows.facts if rows.courses else "")
        self.table.setAccessibleDescription(rows.facts)
        self.filter_bar.show_choices(rows.courses)
        self.setFocusProxy(self.table if rows.courses else self.add_first)

    def show_no_plan(self) -> None:
        """Show what belongs here where there is no plan."""
        self._stack.setCurrentIndex(2)
        self.head.set_working(False)
        self.head.show_facts("")
        self.setFocusProxy(self.set_up)

    def show_groups(self, groups: Sequence[ShownGroup], counts: Mapping[Show, int]) -> None:
        """Show the courses that the filters let through."""
        self.filter_bar.show_counts(counts)
        self.table.show_groups(groups, all_open=self.filters.looks_for_some)
        self.table.show_sort(self.filters.sort, self.filters.descending)
        self._lists.setCurrentIndex(0)

    def show_nothing(self, way_out: WayOut, counts: Mapping[Show, int]) -> None:
        """Show that the filters let nothing through, and what would."""
        self.show_groups((), counts)
        self._way_out = way_out.filters
        self._nothing.show_words(way_out.heading, way_out.sentence)
        self._take_way.setText(way_out.button)
        self._lists.setCurrentIndex(1)

    def show_course(self, details: CourseDetails) -> None:
        """Show one course in the panel."""
        focused = self.window().focusWidget()
        self.actions_of_courses.allow(dict.fromkeys(details.acts, 1))
        self.panel.show_course(details)
        self._lead_back_from(focused)

    def show_several(self, details: SeveralDetails) -> None:
        """Show the sum of the chosen courses, or of all."""
        focused = self.window().focusWidget()
        self.actions_of_courses.allow(dict(details.acts))
        self.panel.show_several(details)
        self._lead_back_from(focused)

    # -- what the learner does elsewhere

    def choose(self, id: str) -> bool:
        """Choose a course and open the panel; return whether the filters let it be seen."""
        is_shown = self.table.choose(id)
        if is_shown:
            self.set_panel_open(True)
        return is_shown

    def set_filters(self, filters: Filters) -> None:
        """Ask for something else than the learner did."""
        blocked = self.head.blockSignals(True)
        if self.head.search.text() != filters.text:
            self.head.search.setText(filters.text)
        self.head.blockSignals(blocked)
        self.filter_bar.show_filters(filters)
        self._ask(filters)

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self.head.search.start()

    def set_window_width(self, width: int) -> None:
        """Take the layout of a window of this width: with a panel beside the table, or one on demand."""
        is_wide = width >= current_theme().breakpoint("wide")
        self.head.set_wide(is_wide)
        self.table.set_wide(is_wide)
        self.fit_panel(width)

    # -- inside

    def _fill(self, work: QWidget) -> None:
        self._take_way = push_button("")
        self._nothing = EmptyState("search", "", "", (self._take_way,))
        self._lists.addWidget(self.table)
        self._lists.addWidget(page_of(self._nothing, 16))
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self._split, 1)
        sentence = _("Add the courses and books you follow. Progress and hours feed the forecast.")
        self._stack.addWidget(work)
        ways = (self.add_first, self.import_first)
        self._stack.addWidget(page_of(EmptyState("book-open", _("No courses yet"), sentence, ways)))
        sentence = _("The courses and books of your plan stand here once there is one.")
        self._stack.addWidget(page_of(EmptyState("sprout", _("No plan yet"), sentence, (self.set_up,))))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.head.searched.connect(lambda text: self._ask(replace(self.filters, text=text)))
        self.head.search.list_wanted.connect(self._go_into_table)
        self.filter_bar.changed.connect(lambda: self._ask(self.filter_bar.asked(self.filters)))
        self._take_way.clicked.connect(lambda: self.set_filters(self._way_out))
        self.table.sort_wished.connect(self._order)
        self.table.choice_changed.connect(self.choice_changed)
        self.table.opened.connect(self._open)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.actions_of_courses.triggered.connect(self.acted)
        self.panel.course_wished.connect(self.choose)
        course = self.panel.course
        course.form_closed.connect(self._go_back)
        course.menu_button.clicked.connect(self._open_menu_of_button)
        step_back = QShortcut(QKeySequence("Esc"), self.table, self._step_back)
        step_back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.panel.left.connect(self._go_back)

    def _ask(self, filters: Filters) -> None:
        if filters != self.filters:
            self.filters = filters
            self.filters_changed.emit()

    def _order(self, sort: Sort, descending: bool) -> None:
        self._ask(replace(self.filters, sort=sort, descending=descending and sort is not Sort.ROAD))

    def _go_into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.table.chosen_ids():
            self.table.choose_first()

    def _open(self, _id: str) -> None:
        """Show the details, and lead into them."""
        self.set_panel_open(True)
        if len(self.table.chosen_ids()) == 1:
            self.panel.course.fields.done.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go_back(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lead_back_from(self, focused: QWidget | None) -> None:
        """Lead back into the table from a part of the panel that cannot be used any more."""
        if focused is None or not self.panel.isAncestorOf(focused):
            return
        if not (focused.isEnabled() and focused.isVisibleTo(self)):
            self._go_back()

    def _step_back(self) -> None:
        if self.table.selectionModel().hasSelection():
            self.table.clearSelection()
        elif self._split.is_on_demand:
            self.set_panel_open(False)

    def _open_menu(self, at: QPoint) -> None:
        place = self.table.viewport().mapToGlobal(at)
        pop_up_menu(self.actions_of_courses.by_act, place, self.table)

    def _open_menu_of_button(self) -> None:
        button = self.panel.course.menu_button
        place = button.mapToGlobal(QPoint(0, button.height() + 2))
        pop_up_menu(self.actions_of_courses.by_act, place, self.table)
