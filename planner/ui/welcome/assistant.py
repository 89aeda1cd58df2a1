"""The first run: five steps of answers, and at their end a plan. Nothing is written before that."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from planner.domain.certification import Certification
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.domain.roadmap import Roadmap
from planner.exchange.incoming import IncomingRoadmap
from planner.i18n import _
from planner.services.calendars import linked_path
from planner.services.first_plan import accept_first_week
from planner.services.item_ids import with_ids_of_plan
from planner.services.kept_answers import KeptAnswers
from planner.ui.importing.dropped import Way, dropped
from planner.ui.importing.drops import FileDrops
from planner.ui.importing.file_kinds import import_filters
from planner.ui.importing.reading import FileReading
from planner.ui.shared.dialog_room import comfortable_size
from planner.ui.shared.file_choice import ask_for_files, ask_for_plan
from planner.ui.shared.step_rail import StepRail
from planner.ui.shared.steps import lay_out_steps
from planner.ui.welcome.answers import Answers, CalendarAnswer, Catalogue, first_answers
from planner.ui.welcome.exam_rows import new_exam
from planner.ui.welcome.goal_rows import GoalRows, dated_verdicts, goal_rows, week_effect
from planner.ui.welcome.kept import Place, from_data, to_data
from planner.ui.welcome.look import Look, Preview, make_preview, take_look
from planner.ui.welcome.own_roadmap import OwnRoadmap
from planner.ui.welcome.plan_rows import GOAL_STEP, KNOWLEDGE_STEP, WEEK_STEP, plan_rows
from planner.ui.welcome.rows import background_rows, knowledge_rows, week_problems, week_rows
from planner.ui.welcome.steps.background_step import BackgroundStep
from planner.ui.welcome.steps.goal_step import GoalStep
from planner.ui.welcome.steps.known_step import KnownStep
from planner.ui.welcome.steps.plan_step import PlanStep
from planner.ui.welcome.steps.step import Step
from planner.ui.welcome.steps.week_step import WeekStep
from planner.ui.widgets.buttons import push_button, set_button_icon
from planner.ui.widgets.label import label
from planner.values import replace

_SIZE: Final = QSize(960, 600)
_PLAN_STEP: Final = 4


class WelcomeAssistant(QDialog):
    """Asks for background, knowledge, hours and goals, shows the plan they make, and hands it over.

    `plan_created` tells the Plan, with its first week accepted, while the dialog is still open: whoever
    stores it may say with `refuse` that this did not work, and then the answers stay. `result_plan` is the
    same Plan, or None until then. Escape and "Set up later" close the dialog with nothing made; the answers
    are kept, and the next assistant begins where this one ended. `file_chosen` tells the Path of a backup or
    a plan to go on with instead, to which the answer is `refuse` or `accept`; `archive_chosen` the data
    of an archive. `roadmap_found` tells an OwnRoadmap to begin with, and `ours_wanted` that it shall be ours
    after all; another assistant takes the place of this one. `sample_wanted` tells, when the dialog is
    closed, that the learner wants to look around first.
    """

    plan_created = Signal(object)
    file_chosen = Signal(object)
    archive_chosen = Signal(object)
    roadmap_found = Signal(object)
    ours_wanted = Signal()
    sample_wanted = Signal()

    def __init__(
        self,
        roadmap: Roadmap,
        certifications: Mapping[str, Certification],
        now: datetime,
        kept: KeptAnswers | None = None,
        parent: QWidget | None = None,
        own: OwnRoadmap | None = None,
    ) -> None:
        """Ask about a roadmap and a catalogue of certifications, as of the local moment `now`.

        Answers go to `kept` as they are given, and begin as they stand there. `own` tells that the roadmap is
        the learner's.
        """
        super().__init__(parent)
        self.result_plan: Plan | None = None
        self._own = own
        self.answers = first_answers(roadmap) if own is None else own.first_answers()
        self._catalogue = Catalogue(roadmap, certifications) if own is None else own.catalogue(certifications)
        self._now = now
        self._kept: KeptAnswers | None = None
        self._preview: Preview | None = None
        self._previewed: Answers | None = None
        self._furthest = 0
        self._make_steps()
        self._make_foot()
        self._lay_out()
        self.setWindowTitle(_("Set up a plan"))
        self.resize(comfortable_size(self, _SIZE))
        QShortcut(QKeySequence("Alt+Left"), self, self.back)
        QShortcut(QKeySequence("Alt+Right"), self, self._skip)
        self.show_step(0)
        if kept is not None:
            self.take_up(kept)

    def offer_sample(self) -> None:
        """Let the learner look around in a sample plan."""
        tip = _("A plan some weeks on, to try anything in. Your answers stay as they are.")
        button = self._rail.add_way(_("See a sample plan"), "calendar-days", tip)
        button.clicked.connect(self._go_to_sample)

    @property
    def step(self) -> int:
        """The number of the step shown, from 0."""
        return self._pages.currentIndex()

    def show_step(self, number: int) -> None:
        """Show a step."""
        self._say_refused("")
        self._refresh(number)
        self._pages.setCurrentIndex(number)
        self._furthest = max(self._furthest, number)
        self._rail.show_step(number, self._furthest, can_skip=True)
        is_last = number == _PLAN_STEP
        self.back_button.setVisible(number > 0)
        self.next_button.setText(_("Create plan") if is_last else _("Continue"))
        if is_last:
            set_button_icon(self.next_button, "check")
        else:
            self.next_button.setIcon(QIcon())
        if is_last:
            self.next_button.setFocus()  # there is nothing to answer here
        self._steps[number].focus_first()
        self._keep()

    def forward(self) -> None:
        """Go on to the next step if this one's answers can be planned; at the end, create the plan."""
        if self._steps[self.step].show_problems():
            return
        if self.step == _PLAN_STEP:
            self._create()
        else:
            self.show_step(self.step + 1)

    def back(self) -> None:
        """Go back one step; all answers stay."""
        if self.step > 0:
            self.show_step(self.step - 1)

    def take_up(self, kept: KeptAnswers) -> None:
        """Go on where the last assistant ended, or where its answers can no longer be planned."""
        place = self._kept_place(kept)
        if place is not None:
            self.answers = place.answers
            self.show_step(0)
            self._jump(place.step)
            if self.step == place.step:
                self._furthest = place.furthest
                self._rail.show_step(self.step, self._furthest, can_skip=True)
        self._kept = kept
        if self._own is not None:
            self._keep()  # from which files it came is an answer too

    def refuse(self, sentence: str) -> None:
        """Say that the plan could not be kept, and stay open."""
        self.result_plan = None
        self._say_refused(sentence)

    def _say_refused(self, sentence: str) -> None:
        """Say why something could not be, or nothing, in the place of what is said of the roadmap."""
        self._refused.setText(sentence)
        self._refused.setVisible(bool(sentence))
        self._about.setVisible(not sentence and self._own is not None)

    def _refresh(self, number: int) -> None:
        """Show the answers in a step, with what follows from them now."""
        if number == KNOWLEDGE_STEP:
            rows = knowledge_rows(self.answers, self._catalogue, self._now)
            self._known.show_rows(self.answers, rows, self._verdicts())
        elif number == WEEK_STEP:
            week = week_rows(self.answers, self._now)
            problems = week_problems(self.answers, week, self._now)
            effect = "" if problems else week_effect(self.answers, self._look()[0], self._now)
            self._week.show_rows(self.answers, week, problems, effect)
        elif number == GOAL_STEP:
            self._goal.show_rows(self.answers, self._look()[1])
        elif number == _PLAN_STEP:
            self._show_preview()
        else:
            backgrounds = background_rows(self.answers, self._catalogue, self._now)
            self._background.show_rows(self.answers, backgrounds)

    def _show_preview(self) -> None:
        """Lay out the plan, unless the answers are those of the last time."""
        if self._previewed != self.answers:
            self._preview = make_preview(self.answers, self._catalogue, self._now)
            self._previewed = self.answers
            self._plan.show_rows(plan_rows(self._preview, self._now))

    def _look(self) -> tuple[Look, GoalRows]:
        look = take_look(self.answers, self._catalogue, self._now)
        return look, goal_rows(self.answers, self._catalogue, look, self._now)

    def _verdicts(self) -> tuple[str, ...]:
        """Say what the dates come to; nothing while the hours cannot be read."""
        try:
            return dated_verdicts(self._look()[0])
        except Refusal:
            return ()

    def _take(self, answers: Answers) -> None:
        self.answers = answers
        self._keep()
        self._refresh(self.step)

    def _keep(self) -> None:
        """Keep the answers as they are; before the first one there is nothing to keep."""
        if self._kept is None:
            return
        place = Place(self.answers, self.step, self._furthest, self._files)
        if self._kept.load() is not None or place != Place(first_answers(self._catalogue.roadmap)):
            self._kept.save(to_data(place))

    def _kept_place(self, kept: KeptAnswers) -> Place | None:
        """Return where the last one ended; what was said of the items of another roadmap is left out."""
        place = from_data(kept.load(), self._catalogue)
        if place is not None and place.files == self._files:
            return place
        if place is None and self._own is None:
            return None
        answers, first = self.answers if place is None else place.answers, self.answers
        answers = replace(
            answers, background=first.background, known=first.known, unknown=frozenset(), chosen=()
        )
        step = 0 if self._own is None else KNOWLEDGE_STEP  # a file names no backgrounds
        return Place(answers, step, step, self._files)

    @property
    def _files(self) -> tuple[str, ...]:
        return () if self._own is None else self._own.files

    def _add_exam(self, id: str) -> None:
        look, _rows = self._look()
        self._take(self.answers.with_exam(new_exam(id, self._catalogue, look, self._now)))
        self._goal.show_exam(id)

    def _create(self) -> None:
        if self._preview is None:
            return
        self.result_plan = accept_first_week(self._preview.plan, self._preview.schedule)
        self.plan_created.emit(self.result_plan)
        if self.result_plan is not None:
            self.accept()

    def _make_steps(self) -> None:
        week = week_rows(self.answers, self._now)
        self._background = BackgroundStep(background_rows(self.answers, self._catalogue, self._now))
        self._known = KnownStep()
        if self._own is not None:
            self._known.say(_("What is ticked is not planned, such as what your file says is done."))
        self._week = WeekStep(week, self._now)
        self.finished.connect(self._week.calendars.close_reader)
        self._goal = GoalStep(self._look()[1], self._now.date())
        self._goal.exam_wanted.connect(self._add_exam)
        self._goal.own_exam_wanted.connect(lambda: self._add_exam(self.answers.new_own_id()))
        self._plan = PlanStep()
        self._steps: tuple[Step, ...] = (self._background, self._known, self._week, self._goal, self._plan)
        self._pages = QStackedWidget()
        for step in self._steps:
            step.changed.connect(self._take)
            step.step_requested.connect(self.show_step)
            self._pages.addWidget(step)
        names = (_("Your background"), _("What you know"), _("Your week"), _("Goal and exam"), _("Your plan"))
        self._rail = StepRail(names, _("Everything stays on this computer. No account is needed."))
        self._rail.step_requested.connect(self._jump)
        self._make_reading()
        tip = _(
            "Go on with a plan that you have already: a backup, an export of everything (.json), or the file "
            "planner.db of another folder."
        )
        self.open_button = self._rail.add_way(_("Open a plan..."), "folder-open", tip)
        self.open_button.clicked.connect(self._ask_for_plan)

    def _make_reading(self) -> None:
        """Let the learner begin with files instead."""
        self.reading = FileReading(self)
        self.finished.connect(self.reading.close)
        self.reading.found.connect(self._take_roadmap)
        self.reading.plan_found.connect(self.archive_chosen)
        self.reading.calendar_found.connect(self._take_calendar)
        self.reading.refused.connect(self.refuse)
        FileDrops(self).dropped.connect(self.take_files)
        tip = _("Begin with a roadmap, checklist or table of yours in the place of ours.")
        self.import_button = self._rail.add_way(_("Import instead..."), "upload", tip)
        self.import_button.clicked.connect(self._ask_for_files)
        if self._own is not None:
            self.ours_button = self._rail.add_way(
                _("Use our roadmap"), "route", _("Begin with the roadmap that we ship.")
            )
            self.ours_button.clicked.connect(self.ours_wanted)

    def _ask_for_plan(self) -> None:
        self._say_refused("")
        title = _("Open a backup or another plan")
        ask_for_plan(self, title, lambda path: self.file_chosen.emit(Path(path)))

    def take_files(self, paths: tuple[str, ...]) -> None:
        """Take files to begin with: a roadmap, a calendar, or a whole plan."""
        self._say_refused("")
        self._files_taken = paths
        way = dropped(paths).way
        if way is Way.PLAN:
            self.file_chosen.emit(Path(paths[0]))
        elif way is Way.CALENDAR:
            self._take_calendar(paths[0])
        else:
            self.reading.read(paths)

    def _take_calendar(self, path: str) -> None:
        added = CalendarAnswer(linked_path(path))
        others = (each for each in self.answers.calendars if each.path != added.path)
        self._take(replace(self.answers, calendars=(*others, added)))
        self._jump(WEEK_STEP)

    def _take_roadmap(self, incoming: IncomingRoadmap) -> None:
        self.roadmap_found.emit(OwnRoadmap(with_ids_of_plan(incoming), self._files_taken))

    def _ask_for_files(self) -> None:
        ask_for_files(self, _("Import"), import_filters(), lambda paths: self.take_files(tuple(paths)))

    def _go_to_sample(self) -> None:
        self.reject()
        self.sample_wanted.emit()

    def _make_foot(self) -> None:
        self.later_button = push_button(_("Set up later"), kind="flat", size="large")
        self.later_button.setAutoDefault(True)
        self.later_button.clicked.connect(self.reject)
        self.back_button = push_button(_("Back"), size="large")
        self.back_button.setAutoDefault(True)
        self.back_button.clicked.connect(self.back)
        self.next_button = push_button(_("Continue"), kind="primary", size="large")
        self.next_button.setMinimumWidth(104)
        self.next_button.setDefault(True)
        self.next_button.clicked.connect(self.forward)
        self._refused = label("", "small", "danger.text", wrap=True)
        about = "" if self._own is None else self._own.words
        self._about = label(about, "small", "text.secondary", elide=True)

    def _lay_out(self) -> None:
        leading = (self.later_button, self._refused, self.reading.line, self._about)
        lay_out_steps(self, self._rail, self._pages, leading, (self.back_button, self.next_button))

    def _skip(self) -> None:
        """Leave a step as it is; the plan itself is made by its button alone."""
        if self.step < _PLAN_STEP:
            self.forward()

    def _jump(self, number: int) -> None:
        """Go to any step; forward only as far as the answers can be planned."""
        while self.step < number:
            before = self.step
            self.forward()
            if self.step == before:
                return
        self.show_step(number)
