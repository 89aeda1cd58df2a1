"""The answers so far as plain data, to be kept until the plan is made, and back again. Knows no Qt."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeVar

from planner.domain.availability import Limits
from planner.formats import one_line
from planner.ui.shared.hours_text import all_usual_times
from planner.ui.welcome.answers import (
    MOST_PER_WEEK,
    MOST_TYPED_HOURS,
    Answers,
    CalendarAnswer,
    Catalogue,
    ExamAnswer,
    WeekMode,
    first_answers,
)
from planner.values import Value

_VERSION: Final = 1
_LAST_STEP: Final = 4
_DAYS: Final = 7
_LONGEST_TEXT: Final = 1_000
_MOST_CALENDARS: Final = 20
_MOST_MINUTES: Final = 2_000 * 60
_FIRST_YEAR, _LAST_YEAR = 1970, 2199
_Value = TypeVar("_Value")
_Date = TypeVar("_Date", bound=date)


class Place(Value):
    """How far the learner came: the answers, the step shown, and the furthest one seen.

    Attributes:
        files: the files of the learner's own roadmap, which the answers are about; none for ours.
    """

    answers: Answers
    step: int = 0
    furthest: int = 0
    files: tuple[str, ...] = ()


def to_data(place: Place) -> dict[str, Any]:
    """Return a place as plain data that `from_data` reads."""
    answers = place.answers
    return {
        "version": _VERSION,
        "step": place.step,
        "furthest": place.furthest,
        "files": _paths(list(place.files)),
        "background": answers.background,
        "known": sorted(answers.known),
        "unknown": sorted(answers.unknown),
        "week": answers.week.value,
        "hours_per_week": answers.hours_per_week,
        "usual_times": sorted(answers.usual_times),
        "day_texts": None if answers.day_texts is None else [_safe(text) for text in answers.day_texts],
        "limits": {
            "most_per_week": answers.limits.most_per_week,
            "percent_free": answers.limits.percent_free,
        },
        "start": _written(answers.start),
        "calendars": _paths([calendar.path for calendar in answers.calendars]),
        "exams": [
            {
                "certification": exam.id,
                "due": exam.due.isoformat(),
                "minutes": exam.minutes,
                "title": _safe(exam.title),
            }
            for exam in answers.exams
        ],
        "chosen": list(answers.chosen),
        "goal_title": _safe(answers.goal_title),
        "goal_day": _written(answers.goal_day),
    }


def from_data(data: object, catalogue: Catalogue) -> Place | None:
    """Return the place that was kept, or None for data of another kind.

    What cannot be read, or is no longer in the catalogue, is left out, and the rest is kept.
    """
    if not isinstance(data, Mapping) or data.get("version") != _VERSION:
        return None
    first, get = first_answers(catalogue.roadmap), data.get
    items = {item.id for item in catalogue.roadmap.items}
    backgrounds: set[str | None] = {None, *(background.id for background in catalogue.roadmap.backgrounds)}
    step = _number(get("step"), 0, _LAST_STEP, 0)
    answers = Answers(
        background=_one_of(backgrounds, get("background"), first.background),
        known=frozenset(_ids(get("known"), items)),
        unknown=frozenset(_ids(get("unknown"), items)),
        week=WeekMode(_one_of({mode.value for mode in WeekMode}, get("week"), first.week.value)),
        hours_per_week=_number(get("hours_per_week"), 0, MOST_TYPED_HOURS, first.hours_per_week),
        usual_times=frozenset(_ids(get("usual_times", sorted(first.usual_times)), all_usual_times())),
        day_texts=_day_texts(get("day_texts")),
        limits=_limits(get("limits")),
        start=_day(get("start")),
        calendars=tuple(CalendarAnswer(path) for path in _paths(get("calendars"))),
        exams=tuple(_exams(get("exams"), catalogue)),
        chosen=tuple(_ids(get("chosen"), items)),
        goal_title=_text(get("goal_title")),
        goal_day=_day(get("goal_day")),
    )
    return Place(answers, step, _number(get("furthest"), step, _LAST_STEP, step), kept_files(data))


def kept_files(data: object) -> tuple[str, ...]:
    """Return the files of the roadmap that kept answers are about; none for ours."""
    return tuple(_paths(data.get("files"))) if isinstance(data, Mapping) else ()


def _safe(text: str) -> str:
    """Return a text without what no file takes well; nobody typed that."""
    return one_line(text)[:_LONGEST_TEXT]


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _one_of(choices: Iterable[_Value], value: Any, default: _Value) -> _Value:
    return next((choice for choice in choices if type(choice) is type(value) and choice == value), default)


def _number(value: object, least: int, most: int, default: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return default
    return value if least <= value <= most else default


def _limits(value: object) -> Limits:
    if not isinstance(value, Mapping):
        return Limits()
    most = _number(value.get("most_per_week"), 1, MOST_PER_WEEK, 0) or None
    return Limits(most_per_week=most, percent_free=_number(value.get("percent_free"), 0, 100, 0))


def _text(value: object) -> str:
    return _safe(value) if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _ids(value: object, existing: Iterable[str]) -> list[str]:
    """Return the ids that exist, each once, in their order."""
    known = set(existing)
    return list(dict.fromkeys(id for id in _list(value) if isinstance(id, str) and id in known))


def _paths(value: object) -> list[str]:
    """Return the paths that a file of ours can hold, each once; what is read of them is not kept."""
    paths = (path for path in _list(value) if isinstance(path, str))
    return list(dict.fromkeys(path for path in paths if path and _safe(path) == path))[:_MOST_CALENDARS]


def _day_texts(value: object) -> tuple[str, ...] | None:
    texts = _list(value)
    return tuple(_text(text) for text in texts) if len(texts) == _DAYS else None


def _day(value: object) -> date | None:
    return _read(date.fromisoformat, value)


def _moment(value: object) -> datetime | None:
    """Return a moment of the clock on the wall, which knows no zone."""
    moment = _read(datetime.fromisoformat, value)
    return None if moment is None or moment.tzinfo else moment


def _read(read: Callable[[str], _Date], value: object) -> _Date | None:
    """Read a date; None for what is none, or lies far from our time."""
    try:
        found = read(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _exams(value: object, catalogue: Catalogue) -> Iterable[ExamAnswer]:
    found: dict[str, ExamAnswer] = {}
    for entry in _list(value):
        if isinstance(entry, Mapping):
            id, due = entry.get("certification"), _moment(entry.get("due"))
            minutes = _number(entry.get("minutes"), 1, _MOST_MINUTES, 0) or None
            if isinstance(id, str) and catalogue.has(id) and due is not None:
                found[id] = ExamAnswer(id, due, minutes, _text(entry.get("title")))
    return found.values()
