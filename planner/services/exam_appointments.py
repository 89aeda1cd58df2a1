"""Appointments of a calendar that look like exams, and what taking them as such does to the plan.

A wrong guess costs a look, so it is made only where the title speaks of an exam in so many words, or names
one of the catalogue; and nothing is added that the learner has not agreed to.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from planner.domain.certification import Certification
from planner.domain.edit import Edit
from planner.domain.errors import Refusal
from planner.domain.plan import Plan
from planner.exchange.calendar_reading import Appointment, CalendarFile
from planner.i18n import _, ngettext
from planner.services.calendars import link_calendar
from planner.services.goals import USUAL_PREPARATION, ExamWish, add_exam, edit_goal, open_exams
from planner.services.naming import LONGEST_TITLE
from planner.services.own_exams import OwnExamWish, add_own_exam
from planner.services.several_edits import MakeEdit, joined
from planner.values import Value

_SHORTEST, _LONGEST = timedelta(minutes=20), timedelta(hours=8)
_MOST_TIMES: Final = 2  # what comes round again and again is no exam
_MOST_FOUND: Final = 8
_MOST_LOOKED_AT: Final = 100
# Words of the languages that such entries are most often written in, and of who holds them.
_EXAM: Final = re.compile(
    r"\b(exam|examination|certification test|klausur|examen|esame|exame|tentamen"
    r"|pearson ?vue|prometric|kryterion|webassessor|certiport|proctored)\b|prüfung"
)
_NONE: Final = re.compile(
    r"\b(prep|prepare|preparation|study|studying|review|revision|practice|mock|course|class|lesson|webinar|group"
    r"|meeting|meetup|talk|deadline|register|registration|results?|vorbereitung|lernen|lerngruppe|eye|medical)\b"
)
_WORD: Final = re.compile(r"\w+")
_OF_NAMES: Final = frozenset(("google", "cloud", "certified", "microsoft", "azure", "aws", "certification"))
_SURE_BLANKS: Final = 2  # a name of three words is that of nothing else
_VENDORS: Final = {"google": "google|gcp", "microsoft": "microsoft|azure", "aws": "aws|amazon"}


class ExamAppointment(Value):
    """An appointment that looks like an exam.

    Attributes:
        certification: the one of the catalogue that it names, or None.
        goal: id of the goal whose exam it seems to be, on another date so far; None for a new one.
    """

    appointment: Appointment
    certification: Certification | None = None
    goal: str | None = None

    @property
    def title(self) -> str:
        """What the exam is called."""
        return self.certification.short_name if self.certification else self.appointment.title


def exams_among(
    appointments: Sequence[Appointment],
    plan: Plan,
    certifications: Mapping[str, Certification],
    now: datetime,
) -> tuple[ExamAppointment, ...]:
    """Return the appointments to come that look like exams and are not in the plan yet, by start."""
    times = Counter(each.title for each in appointments)
    titles = {title for title, count in times.items() if count <= _MOST_TIMES}
    known = [_Known.of(each) for each in certifications.values()]
    glance = _glance(known)
    found: list[ExamAppointment] = []
    for each in sorted(appointments):
        if each.start > now and each.title in titles and glance.search(each.title) and _may_be_exam(each):
            found += _exam_of(each, plan, known)
        if len(found) == _MOST_LOOKED_AT:
            break
    exams = sorted(_one_of_each(found, plan), key=lambda exam: exam.appointment)
    return tuple(exams[:_MOST_FOUND])


def _one_of_each(found: Iterable[ExamAppointment], plan: Plan) -> Iterator[ExamAppointment]:
    """Yield the first date of each certification; none of one that is in the plan on another of its dates."""
    dates: dict[str, list[ExamAppointment]] = defaultdict(list)
    for each in found:
        if each.certification is None:
            yield each
        else:
            dates[each.certification.id].append(each)
    for id, several in dates.items():
        planned = {goal.due for goal in open_exams(plan, id)}
        if not any(each.appointment.start in planned for each in several):
            yield several[0]


def exams_in(
    plan: Plan, calendar: str, certifications: Mapping[str, Certification], now: datetime
) -> tuple[ExamAppointment, ...]:
    """Return the same of a linked calendar, by its id, as its file was read last."""
    held = [
        Appointment(busy.start, busy.end, busy.title)
        for busy in plan.busy_times.values()
        if busy.calendar == calendar
    ]
    return exams_among(held, plan, certifications, now)


def take_exams(plan: Plan, exams: Sequence[ExamAppointment], now: datetime) -> Edit:
    """Take appointments as exams, in one step.

    Raises Refusal where there is none, and where one of them cannot be; then nothing is done.
    """
    if not exams:
        raise Refusal(_("Tick what is to be added as an exam."))
    exams = _not_in_plan(plan, exams)
    label = ngettext("Added {count} exam", "Added {count} exams", len(exams)).format(count=len(exams))
    return joined(plan, label, [partial(_take, exam=exam, now=now) for exam in exams])


def link_with_exams(
    plan: Plan, path: str | Path, file: CalendarFile, exams: Iterable[ExamAppointment], now: datetime
) -> Edit:
    """Link a calendar and take some of its appointments as exams, in one step.

    Raises Refusal where one of them cannot be, and then nothing is done.
    """
    exams = _not_in_plan(plan, exams)
    link = partial(link_calendar, path=path, file=file, now=now)
    makers: list[MakeEdit] = [link, *(partial(_take, exam=exam, now=now) for exam in exams)]
    return joined(plan, link(plan).label, makers)


def _may_be_exam(appointment: Appointment) -> bool:
    length = appointment.end - appointment.start
    return _SHORTEST <= length <= _LONGEST and not _NONE.search(appointment.title.casefold())


class _Known(Value):
    """A certification with the words by which titles name it, looked up once for all of them.

    Attributes:
        cores: its names, as `_core` makes them.
        code: what finds its code, or None.
        is_plain: whether the code is letters alone, which can mean much else.
        vendor: what finds who gives it, or None.
    """

    certification: Certification
    cores: tuple[str, ...]
    code: re.Pattern[str] | None
    is_plain: bool
    vendor: re.Pattern[str] | None

    @classmethod
    def of(cls, certification: Certification) -> "_Known":
        """Look up the words of a certification."""
        code, vendor = certification.code.casefold(), certification.vendor.casefold()
        names = next((names for name, names in _VENDORS.items() if name in vendor), "")
        cores = (_core(name) for name in (certification.name, certification.exam_title) if name)
        return cls(
            certification,
            tuple(filter(None, cores)),
            re.compile(rf"\b{re.escape(code)}\b") if code else None,
            not any(map(str.isdigit, code)),
            re.compile(rf"\b({names})\b") if names else None,
        )

    def is_named(self, words: str, core: str, *, says_exam: bool) -> bool:
        """Whether a title names it; few words, or letters alone, can mean much else."""
        is_sure = says_exam or (self.vendor is not None and bool(self.vendor.search(words)))
        if any(f" {each} " in core and (is_sure or each.count(" ") >= _SURE_BLANKS) for each in self.cores):
            return True
        is_coded = self.code is not None and bool(self.code.search(words))
        return is_coded and (is_sure or not self.is_plain)


def _glance(known: Iterable[_Known]) -> re.Pattern[str]:
    """Return what most titles are told by to be no exam: neither a word of one, nor a part of a name."""
    parts = [re.escape(each.certification.code) for each in known if each.certification.code]
    parts += {re.escape(core.rpartition(" ")[2]) for each in known for core in each.cores}
    return re.compile("|".join((_EXAM.pattern, *sorted(parts))), re.IGNORECASE)


def _exam_of(appointment: Appointment, plan: Plan, known: Sequence[_Known]) -> Iterator[ExamAppointment]:
    words = appointment.title.casefold()
    core, says_exam = f" {_core(words)} ", bool(_EXAM.search(words))
    named = next((each for each in known if each.is_named(words, core, says_exam=says_exam)), None)
    if named is not None:
        open_goals = open_exams(plan, named.certification.id)
        goal = open_goals[0].id if open_goals else None
        yield ExamAppointment(appointment, named.certification, goal)
    elif says_exam and not _is_in_plan(plan, appointment):
        yield ExamAppointment(appointment)


def _core(name: str) -> str:
    """Return the words of a name, small, without those that say whose it is."""
    return " ".join(word for word in _WORD.findall(name.casefold()) if word not in _OF_NAMES)


def _not_in_plan(plan: Plan, exams: Iterable[ExamAppointment]) -> list[ExamAppointment]:
    """Leave out what has come into the plan since it was offered."""
    return [each for each in exams if not _is_in_plan(plan, each.appointment)]


def _is_in_plan(plan: Plan, appointment: Appointment) -> bool:
    return any(goal.is_exam and goal.due == appointment.start for goal in plan.goals.values())


def _take(plan: Plan, *, exam: ExamAppointment, now: datetime) -> Edit:
    due = exam.appointment.start
    if exam.goal is not None:
        return edit_goal(plan, exam.goal, now, due=due, booked=True)
    if exam.certification is not None:
        wish = ExamWish(certification=exam.certification, due=due, minutes=USUAL_PREPARATION, booked=True)
        return add_exam(plan, wish, now)
    length = exam.appointment.end - due
    title = exam.title[:LONGEST_TITLE]
    own = OwnExamWish(
        title=title,
        due=due,
        minutes=USUAL_PREPARATION,
        exam_minutes=int(length.total_seconds()) // 60,
        booked=True,
    )
    return add_own_exam(plan, own, now)
