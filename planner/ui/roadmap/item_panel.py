"""Everything about one item, and what can be said of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _
from planner.ui.item_notes.parts import ItemNotesParts
from planner.ui.roadmap.act_buttons import ActButtons
from planner.ui.roadmap.acts import Act
from planner.ui.roadmap.details import ItemDetails
from planner.ui.roadmap.lines import ResourceLine
from planner.ui.roadmap.link_list import OVERHANG, Link, LinkList
from planner.ui.roadmap.log_form import LogForm
from planner.ui.roadmap.looks import STATE_BADGES
from planner.ui.roadmap.panel_parts import (
    SIDE,
    EntryGrid,
    FactGrid,
    HoursLine,
    Section,
    SourceLines,
    item_links,
    section_title,
)
from planner.ui.widgets.badge import Badge
from planner.ui.widgets.buttons import follow_action, icon_button
from planner.ui.widgets.label import label
from planner.ui.widgets.marks import TrackDot


class ItemPanel(QWidget):
    """Shows an item.

    Signals:
        item_wished: the id of another item that was clicked.
        url_wished: the http or https address of a resource that was clicked.
        logged: minutes, the day and what was studied, from the form.
        form_closed: the form was put away.

    Attributes:
        form: where time is logged; None until it is first opened.
        edit_button, menu_button: change the item, and open its menu.
        notes: what the learner keeps with the item; its signals tell what is wished of that.
    """

    item_wished = Signal(str)
    url_wished = Signal(str)
    logged = Signal(int, object, str)
    form_closed = Signal()

    def __init__(self, actions: Mapping[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: LogForm | None = None
        self.menu_button = icon_button("ellipsis", _("More actions"), size="small")
        self._shown = ""
        self.edit_button = icon_button("pencil", _("Edit..."), size="small")
        follow_action(self.edit_button, actions[Act.EDIT])
        self.notes = ItemNotesParts(self)
        self._buttons = ActButtons(actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        for section in self._sections():
            column.addWidget(section)
        column.addStretch(1)

    def show_item(self, details: ItemDetails) -> None:
        """Show an item; an open form stays only with its item."""
        if details.id != self._shown and self.form is not None:
            self.form.hide()
        self._shown = details.id
        self._show_head(details)
        self._buttons.show_acts(details.acts)
        self.notes.show_rows(details.notes)
        self._facts.show_facts(details.facts)
        self._note.setText(details.note)
        self._note.setVisible(bool(details.note))
        self._facts_section.setVisible(bool(details.facts or details.note))
        self._resources.show_links([_resource_link(line) for line in details.resources])
        self._resources_section.setVisible(bool(details.resources))
        self._show_neighbours(details)
        self._log_title.setText(details.log_title)
        self._entries.show_entries(details.entries)
        self._log_section.setVisible(bool(details.log_title))
        self._rules.show_lines(details.rules)
        self._rules_section.setVisible(bool(details.rules))
        self._sources.show_lines(details.sources)
        self._sources_section.setVisible(bool(details.sources))

    def open_form(self, minutes: int, today: date) -> None:
        """Open the form in which time is logged; it is made when it is first wanted."""
        if self.form is None:
            self.form = LogForm(today)
            self.form.logged.connect(self.logged)
            self.form.closed.connect(self.form_closed)
            self._head_column.addWidget(self.form)
        self.form.open_form(minutes, today)

    def _show_head(self, details: ItemDetails) -> None:
        kind, icon = STATE_BADGES[details.state]
        progress = details.fraction if icon is None else None
        self._badge.show_badge(kind, details.state_words, icon=icon, progress=progress)
        self._title.setText(details.title)
        self._source.setText(details.source)
        self._source.setVisible(bool(details.source))
        self._dot.show_track(details.subject)
        self._subject.setText(details.subject_name)
        self._remarks.setText(details.remarks)
        self._hours.setVisible(details.has_hours)
        is_done = details.fraction >= 1
        self._hours.show_hours(details.spent, details.of, details.left, details.fraction, is_done=is_done)

    def _show_neighbours(self, details: ItemDetails) -> None:
        self._needs.show_links(item_links(details.needs))
        self._needs_section.setVisible(bool(details.needs))
        self._unlocks.show_links(item_links(details.unlocks))
        self._unlocks_section.setVisible(bool(details.unlocks))

    def _head(self) -> QVBoxLayout:
        self._badge = Badge("mute", "")
        self._title = label("", "heading", wrap=True)
        self._source = label("", "small", "text.secondary", elide=True)
        self._hours = HoursLine()
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 14, SIDE, 12)
        head.setSpacing(0)
        head.addLayout(_row(self._badge, None, self.edit_button, self.menu_button))
        head.addSpacing(8)
        head.addWidget(self._title)
        head.addSpacing(3)
        head.addWidget(self._source)
        head.addSpacing(3)
        head.addLayout(self._subject_row())
        head.addSpacing(12)
        head.addWidget(self._hours)
        head.addSpacing(12)
        head.addWidget(self._buttons)
        self._head_column = head
        return head

    def _subject_row(self) -> QHBoxLayout:
        self._dot = TrackDot("ml")
        self._subject = label("", "small", "text.secondary")
        self._remarks = label("", "small", "text.tertiary", elide=True)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._dot)
        row.addWidget(self._subject)
        row.addSpacing(2)
        row.addWidget(self._remarks, 1)
        return row

    def _sections(self) -> Sequence[QWidget]:
        self._facts_section = Section()
        self._facts = FactGrid()
        self._facts_section.add(self._facts)
        self._note = label("", "small", "text.secondary", wrap=True)
        self._facts_section.add(self._note, gap=4)
        self._resources_section, self._resources = _list_section(_("Resources"))
        self._resources.activated.connect(self.url_wished)
        self._rules_section, self._rules = _lines_section(_("Keep in mind"))
        self._sources_section, self._sources = _lines_section(_("Where it comes from"))
        self._needs_section, self._needs = _list_section(_("Needs"))
        self._unlocks_section, self._unlocks = _list_section(_("Unlocks"))
        for each in (self._needs, self._unlocks):
            each.activated.connect(self.item_wished)
        return (
            _section_of(self.notes.evidence),
            self._facts_section,
            _section_of(self.notes.steps),
            self._resources_section,
            _section_of(self.notes.note),
            self._needs_section,
            self._unlocks_section,
            self._log(),
            self._rules_section,
            self._sources_section,
        )

    def _log(self) -> QWidget:
        self._log_section = Section()
        self._log_title = label("", "small", "text.tertiary")
        title = QWidget()
        row = _row(section_title(_("Time log")), None, self._log_title)
        row.setContentsMargins(0, 0, 0, 0)
        title.setLayout(row)
        self._log_section.add(title)
        self._entries = EntryGrid()
        self._log_section.add(self._entries)
        return self._log_section


def _list_section(title: str) -> tuple[Section, LinkList]:
    section, links = Section(title), LinkList(title)
    section.add(links, OVERHANG)
    return section, links


def _lines_section(title: str) -> tuple[Section, SourceLines]:
    section, lines = Section(title), SourceLines()
    section.add(lines)
    return section, lines


def _section_of(part: QWidget) -> Section:
    section = Section()
    section.add(part)
    return section


def _row(*parts: QWidget | QPushButton | None) -> QHBoxLayout:
    """A row of widgets; None is the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row


def _resource_link(line: ResourceLine) -> Link:
    icon = "circle-play" if line.url else "file-text"
    return Link(line.url, line.title, line.host, line.facts, icon, line.note, is_web=True)
