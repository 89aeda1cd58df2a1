"""What can be chosen of each thing that is taken out, one page for each."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _
from planner.services.export_kinds import Export
from planner.services.printing import Paper
from planner.ui.export.kinds import TABLES, ExportChoice, What
from planner.ui.export.words import WhatWords, alarm_names, table_names
from planner.ui.printing.preview import Preview
from planner.ui.printing.wish_fields import WishFields
from planner.ui.shared.field_note import FieldNote, field_name
from planner.ui.shared.form import Form
from planner.ui.widgets.buttons import push_button
from planner.ui.widgets.label import label
from planner.ui.widgets.segmented import Segment, SegmentedControl

_PDF, _MARKDOWN = "pdf", "md"
_LONGEST_NAME: Final = 100


class OptionsPage(QWidget):
    """What a file holds, and the fields for how.

    Signals:
        edited: a field was changed.
    """

    edited = Signal()

    def __init__(self, words: WhatWords) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        self.column.addWidget(label(words.holds, color_role="text.secondary", wrap=True))
        self.column.addSpacing(8)

    def choices(self) -> dict[str, Any]:
        """Return what is chosen, by the fields of ExportChoice."""
        return {}

    def end(self) -> None:
        """Leave the rest of the page free."""
        self.column.addStretch(1)


class PersonalPage(OptionsPage):
    """Such as may hold texts of a roadmap that is the learner's own copy.

    Attributes:
        with_personal: whether they go along; shown only where the plan has any.
    """

    def __init__(self, words: WhatWords, choice: ExportChoice, has_personal: bool) -> None:
        super().__init__(words)
        self.with_personal = QCheckBox(_("With texts of your own copies"))
        self.with_personal.setChecked(choice.with_personal)
        self.with_personal.toggled.connect(lambda: self.edited.emit())
        self._note = FieldNote(
            _("Descriptions and links that came with a roadmap for your own use, such as one of roadmap.sh.")
        )
        for each in (self.with_personal, self._note):
            each.setVisible(has_personal)

    def choices(self) -> dict[str, Any]:
        return {"with_personal": self.with_personal.isChecked()}

    def end(self) -> None:
        self.column.addWidget(self.with_personal)
        self.column.addWidget(self._note)
        super().end()


class CalendarPage(PersonalPage):
    """The calendar.

    Attributes:
        alarm: when the calendar program reminds.
        keeps: whether the file is kept up to date; while one is, it is named below.
    """

    def __init__(self, words: WhatWords, choice: ExportChoice, has_personal: bool) -> None:
        super().__init__(words, choice, has_personal)
        self.alarm = QComboBox()
        for minutes, name in alarm_names().items():
            self.alarm.addItem(name, minutes)
        self.alarm.setCurrentIndex(max(0, self.alarm.findData(choice.alarm)))
        self.alarm.currentIndexChanged.connect(lambda: self.edited.emit())
        form = Form()
        form.add(_("Reminder"), self.alarm)
        self.keeps = QCheckBox(_("Keep this file up to date"))
        note = FieldNote(
            _(
                "It is written again after every change, here and in a terminal, so that a calendar "
                "program can subscribe to it."
            )
        )
        self._kept = FieldNote("")
        self.column.addLayout(form)
        self.column.addSpacing(8)
        for each in (self.keeps, note, self._kept):
            self.column.addWidget(each)
        self.column.addSpacing(8)
        self.end()

    def show_kept(self, words: str) -> None:
        """Say which file is kept, or nothing."""
        self._kept.words.setText(words)
        self._kept.setVisible(bool(words))
        self.keeps.setChecked(bool(words))

    def choices(self) -> dict[str, Any]:
        return {**super().choices(), "alarm": self.alarm.currentData()}


class TablePage(PersonalPage):
    """A table.

    Attributes:
        table: which one.
    """

    def __init__(self, words: WhatWords, choice: ExportChoice, has_personal: bool) -> None:
        super().__init__(words, choice, has_personal)
        names = table_names()
        self.table = SegmentedControl(
            [Segment(each.value, names[each]) for each in TABLES], name=_("What the rows are")
        )
        self.table.set_value(choice.table.value)
        self.table.chosen.connect(lambda: self.edited.emit())
        self.column.addWidget(field_name(_("Rows"), self.table))
        self.column.addWidget(self.table)
        self.column.addSpacing(8)
        self.end()

    def choices(self) -> dict[str, Any]:
        return {**super().choices(), "table": Export(self.table.value())}


class WeekPage(OptionsPage):
    """The week as pages, with their preview.

    Attributes:
        fields: how it is printed.
        preview: the pages.
    """

    def __init__(self, words: WhatWords, choice: ExportChoice) -> None:
        super().__init__(words)
        self.fields = WishFields(choice.printed)
        self.preview = Preview()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.fields)
        row.addWidget(self.preview, 1)
        self.column.addLayout(row, 1)
        self.fields.edited.connect(lambda: self.edited.emit())

    def choices(self) -> dict[str, Any]:
        return {"printed": self.fields.wish}


class PortfolioPage(OptionsPage):
    """The portfolio with its preview.

    Attributes:
        name: the learner's name, which becomes the heading.
        form: PDF or Markdown.
        paper: that of the PDF.
        preview: the pages of the PDF.
    """

    def __init__(self, words: WhatWords, choice: ExportChoice) -> None:
        super().__init__(words)
        self.name = QLineEdit(choice.name)
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setPlaceholderText(_("As the heading; may be left out"))
        self.kind = SegmentedControl(
            [Segment(_PDF, _("PDF")), Segment(_MARKDOWN, _("Markdown"))], name=_("Kind of file")
        )
        self.paper = SegmentedControl(
            [Segment(Paper.A4, _("A4")), Segment(Paper.LETTER, _("Letter"))], name=_("Paper")
        )
        self.preview = Preview()
        self.kind.set_value(_PDF if choice.as_pdf else _MARKDOWN)
        self.paper.set_value(choice.paper.value)
        self._fill()
        self.name.textChanged.connect(lambda: self.edited.emit())
        for field in (self.kind, self.paper):
            field.chosen.connect(lambda: self.edited.emit())

    def choices(self) -> dict[str, Any]:
        return {
            "name": self.name.text().strip(),
            "as_pdf": self.kind.value() == _PDF,
            "paper": Paper(self.paper.value()),
        }

    def _fill(self) -> None:
        form = Form()
        form.add(_("Your name"), self.name)
        form.add(_("Kind of file"), self.kind)
        form.add(_("Paper"), self.paper)
        self.column.addLayout(form)
        self.column.addSpacing(8)
        self.column.addWidget(self.preview, 1)


def make_pages(
    words: dict[What, WhatWords], choice: ExportChoice, *, has_personal: bool
) -> dict[What, OptionsPage]:
    """Return the pages by what they are of."""
    pages: dict[What, OptionsPage] = {
        What.CALENDAR: CalendarPage(words[What.CALENDAR], choice, has_personal),
        What.WEEK: WeekPage(words[What.WEEK], choice),
        What.CHECKLIST: PersonalPage(words[What.CHECKLIST], choice, has_personal),
        What.TABLE: TablePage(words[What.TABLE], choice, has_personal),
        What.PORTFOLIO: PortfolioPage(words[What.PORTFOLIO], choice),
        What.ROADMAP: PersonalPage(words[What.ROADMAP], choice, has_personal),
        What.EVERYTHING: OptionsPage(words[What.EVERYTHING]),
    }
    for what in (What.CHECKLIST, What.ROADMAP, What.EVERYTHING):
        pages[what].end()
    return pages


def result_button(text: str, show: Callable[[], object]) -> QPushButton:
    """Return the button that leads to a file that was written."""
    button = push_button(text, "folder-open", size="small")
    button.clicked.connect(show)
    return button
