"""What the learner has answered so far in the first run, as one immutable value. Knows no Qt."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from itertools import count
from typing import Final

from planner.domain.availability import NO_HOURS, Limits, TimeRange, WeeklyPattern, check_day
from planner.domain.certification import Certification
from planner.domain.errors import Refusal
from planner.domain.goal import end_of_day
from planner.domain.item import Item
from planner.domain.painting import Brush, painted
from planner.domain.roadmap import ListKind, ReadingList, Roadmap
from planner.exchange.incoming import IncomingRoadmap
from planner.formats import last_day
from planner.i18n import _
from planner.scheduling.ordinary_hours import USUAL
from planner.services.availability import even_hours
from planner.services.calendars import CalendarFile
from planner.services.first_plan import DatedWish, FirstPlanWish, TrackWish
from planner.services.goals import ExamWish
from planner.services.own_exams import OwnExamWish
from planner.ui.shared.hours_text import all_usual_times, read_day, usual_pattern, write_day
from planner.values import Value, field, replace

DEFAULT_BACKGROUND = "software-engineer"
DEFAULT_HOURS_PER_WEEK = 10
MOST_HOURS_PER_WEEK = 50
MOST_TYPED_HOURS = 999
MOST_PER_WEEK: Final = 7 * 24 * 60
OWN: Final = "own:"
TRACK: Final = "list:"


class WeekMode(StrEnum):
    """How the learner tells the hours of a week."""

    EVEN = "even"
    USUAL = "usual"
    DAYS = "days"


class Catalogue(Value):
    """What there is to choose from: a roadmap, and the certifications by id.

    Attributes:
        incoming: what a file says of the roadmap besides, where it is the learner's own.
        file: the name of that file.
    """

    roadmap: Roadmap
    certifications: Mapping[str, Certification]
    incoming: IncomingRoadmap | None = None
    file: str = ""

    @property
    def tracks(self) -> tuple[ReadingList, ...]:
        """The lists of the roadmap that are ways to walk; a theme or a reading list is no first goal."""
        return tuple(each for each in self.roadmap.lists if each.kind is ListKind.TRACK)

    def track(self, id: str) -> ReadingList:
        """Return the track that an answer for a track, by its id, is about."""
        return next(each for each in self.tracks if TRACK + each.id == id)

    def has(self, id: str) -> bool:
        """Whether an answer for an exam or a track can still be planned."""
        tracks = (TRACK + each.id for each in self.tracks)
        return id in self.certifications or id in tracks or id.startswith(OWN)


class ExamAnswer(Value):
    """An exam or a track chosen.

    Attributes:
        id: that of a certification; or OWN and a number; or TRACK and the id of a track of the roadmap.
        due: when the exam begins, or the end of the last day of a track.
        minutes: asked for where no item of the roadmap prepares for an exam.
        title: of an exam of one's own.
    """

    id: str
    due: datetime
    minutes: int | None = None
    title: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is an exam of one's own."""
        return self.id.startswith(OWN)

    @property
    def is_track(self) -> bool:
        """Whether it is a track of the roadmap."""
        return self.id.startswith(TRACK)

    @property
    def day(self) -> date:
        """The day of the exam, or the last one of a track."""
        return last_day(self.due) if self.is_track else self.due.date()


class CalendarAnswer(Value):
    """A calendar file to plan around, and what was read of it; None where it is still to be read."""

    path: str
    file: CalendarFile | None = None


class Answers(Value, kw_only=True):
    """The answers of all five steps.

    Attributes:
        background: id of a background of the roadmap, or None: every item counts in full.
        known: ids of items ticked as known, whatever the background says.
        unknown: ids of items that the background would skip, but the learner wants to study.
        usual_times: ids of the usual times picked.
        day_texts: the ranges of each day as typed, Monday first; None until something was typed.
        limits: how much of the week the plan may use.
        calendars: the calendar files to plan around.
        chosen: ids of items chosen where the roadmap leaves a choice.
        goal_title: the learner's own name for the goal of the whole roadmap, or "".
        goal_day: the last day on which the whole roadmap should be finished, or None.
    """

    background: str | None = None
    known: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    week: WeekMode = WeekMode.EVEN
    hours_per_week: int = DEFAULT_HOURS_PER_WEEK
    usual_times: frozenset[str] = field(default_factory=all_usual_times)
    day_texts: tuple[str, ...] | None = None
    limits: Limits = Limits()
    start: date | None = None
    calendars: tuple[CalendarAnswer, ...] = ()
    exams: tuple[ExamAnswer, ...] = ()
    chosen: tuple[str, ...] = ()
    goal_title: str = ""
    goal_day: date | None = None

    def knows(self, item: Item) -> bool:
        """Whether an item counts as known."""
        skipped = self.background in item.skip_for and item.id not in self.unknown
        return skipped or item.id in self.known

    def with_knowledge(self, items: Iterable[str], is_known: bool) -> "Answers":
        """Return the answers after some items, by id, were ticked as known or unticked."""
        ids = frozenset(items)
        if is_known:
            return replace(self, known=self.known | ids, unknown=self.unknown - ids)
        return replace(self, known=self.known - ids, unknown=self.unknown | ids)

    def pattern(self) -> WeeklyPattern:
        """Return the hours of a week; refuse a week that cannot be read or has none."""
        if self.week is WeekMode.EVEN:
            return even_hours(self.hours_per_week)
        pattern = self._told_pattern()
        if not pattern.minutes:
            raise Refusal(_("Give at least one range of study hours."))
        return pattern

    def texts(self) -> tuple[str, ...]:
        """Return the ranges of each day as text: what was typed, or else the hours told in another way."""
        if self.day_texts is not None:
            return self.day_texts
        if self.week is WeekMode.USUAL:
            return tuple(write_day(day) for day in usual_pattern(self.usual_times).days)
        return tuple(write_day(day) for day in self._even_days())

    def in_mode(self, mode: WeekMode) -> "Answers":
        """Return the answers with the week told in another way; the first time, days start as they are."""
        texts = self.texts() if mode is WeekMode.DAYS else self.day_texts
        return replace(self, week=mode, day_texts=texts)

    def with_hours(self, weekdays: Iterable[int], span: TimeRange, brush: Brush) -> "Answers":
        """Return the answers with a stretch of some weekdays (0 is Monday) painted.

        A day that cannot be read stays as it is typed.
        """
        shown = self if self.week is WeekMode.DAYS else replace(self, day_texts=None)
        texts = list(shown.texts())
        for weekday in weekdays:
            with suppress(Refusal):
                day = painted(read_day(texts[weekday]), span.start, span.end, brush)
                texts[weekday] = write_day(day)
        return replace(self, week=WeekMode.DAYS, day_texts=tuple(texts))

    def with_same_hours(self, weekdays: Iterable[int], text: str) -> "Answers":
        """Return the answers with the same ranges, as typed, on some weekdays (0 is Monday)."""
        texts = list(self.in_mode(WeekMode.DAYS).texts())
        for weekday in weekdays:
            texts[weekday] = text
        return replace(self, week=WeekMode.DAYS, day_texts=tuple(texts))

    def exam(self, id: str) -> ExamAnswer | None:
        """Return the answer for an exam or a track, or None where it was not chosen."""
        return next((exam for exam in self.exams if exam.id == id), None)

    def new_own_id(self) -> str:
        """Return an id for another exam of one's own."""
        numbers = (number for number in count(1) if self.exam(f"{OWN}{number}") is None)
        return f"{OWN}{next(numbers)}"

    def with_exam(self, answer: ExamAnswer) -> "Answers":
        """Return the answers with an exam added, or changed in its place."""
        if self.exam(answer.id) is None:
            return replace(self, exams=(*self.exams, answer))
        exams = (answer if exam.id == answer.id else exam for exam in self.exams)
        return replace(self, exams=tuple(exams))

    def without_exam(self, id: str) -> "Answers":
        """Return the answers without an exam."""
        return replace(self, exams=tuple(exam for exam in self.exams if exam.id != id))

    def to_wish(self, catalogue: Catalogue) -> FirstPlanWish:
        """Return the wish that the answers describe. Raises Refusal where the week cannot be read."""
        return FirstPlanWish(
            roadmap=self._roadmap(catalogue.roadmap),
            incoming=self._told(catalogue),
            file=catalogue.file,
            pattern=self.pattern(),
            background=self.background,
            known=self._known_besides(catalogue),
            chosen=self.chosen,
            limits=self.limits,
            start=self.start,
            calendars=tuple((each.path, each.file) for each in self.calendars if each.file is not None),
            goal_title=self.goal_title.strip() or None,
            goal_due=None if self.goal_day is None else end_of_day(self.goal_day),
            exams=tuple(exam_wish(exam, catalogue) for exam in self.exams),
        )

    def _told(self, catalogue: Catalogue) -> IncomingRoadmap | None:
        """Return what the file says, without what it says is done and the learner unticked."""
        incoming = catalogue.incoming
        if incoming is None:
            return None
        done = achieved_items(incoming)
        states = {id: status for id, status in incoming.states.items() if id not in done or id in self.known}
        return replace(incoming, states=states)

    def _known_besides(self, catalogue: Catalogue) -> tuple[str, ...]:
        """Return what is known besides what the file says is done, which stays done."""
        done = () if catalogue.incoming is None else achieved_items(catalogue.incoming)
        known = (item.id for item in catalogue.roadmap.items if self.knows(item))
        return tuple(id for id in known if id not in done)

    def _even_days(self) -> tuple[tuple[TimeRange, ...], ...]:
        """Return the hours of each day for the number told, none where it is not one for a week."""
        try:
            return even_hours(self.hours_per_week).days
        except Refusal:
            return NO_HOURS

    def _told_pattern(self) -> WeeklyPattern:
        """Return the hours picked or typed, which may be none. Raises Refusal for what cannot be read."""
        if self.week is WeekMode.USUAL:
            return usual_pattern(self.usual_times)
        return WeeklyPattern(USUAL, tuple(check_day(read_day(text)) for text in self.texts()))

    def _roadmap(self, roadmap: Roadmap) -> Roadmap:
        """Return the roadmap in which the background skips nothing that the learner wants to study."""
        if not self.unknown:
            return roadmap
        items = (
            replace(item, skip_for=tuple(id for id in item.skip_for if id != self.background))
            if item.id in self.unknown
            else item
            for item in roadmap.items
        )
        return replace(roadmap, items=tuple(items))


def achieved_items(incoming: IncomingRoadmap) -> frozenset[str]:
    """Return the ids of the items of which a file says that they are done or known."""
    return frozenset(id for id, status in incoming.states.items() if status.is_achieved)


def first_answers(roadmap: Roadmap) -> Answers:
    """Return the answers that the first run starts with."""
    ids = [background.id for background in roadmap.backgrounds]
    background = DEFAULT_BACKGROUND if DEFAULT_BACKGROUND in ids else next(iter(ids), None)
    return Answers(background=background)


def exam_wish(answer: ExamAnswer, catalogue: Catalogue) -> DatedWish:
    """Return the wish for one exam or track."""
    if answer.is_own:
        return OwnExamWish(title=answer.title, due=answer.due, minutes=answer.minutes or 0)
    if answer.is_track:
        track = catalogue.track(answer.id)
        return TrackWish(track.title, tuple(dict.fromkeys(track.items)), answer.due)
    certification = catalogue.certifications[answer.id]
    return ExamWish(certification=certification, due=answer.due, minutes=answer.minutes)
