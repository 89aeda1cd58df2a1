"""The week that the design's pictures show: 23 to 29 November 2026, seen on Wednesday at 18:20."""

from datetime import date, datetime, timedelta

from planner.domain.session import SessionState
from planner.formats import duration
from planner.ui.week.grid.values import AllDayEntry, BlockRow, BusyRow, DayColumn, GridRows, Stretch

NOW = datetime(2026, 11, 25, 18, 20)
MONDAY = date(2026, 11, 23)

_HOURS = ("2 h done", "2 h 15 done", "2 h 15", "3 h", "1 h", "2 h 30", "3 h")
_AVAILABLE = (
    ("19:00-21:30",),
    ("07:00-08:00", "19:00-21:30"),
    ("19:00-21:30",),
    ("07:00-08:00", "19:00-21:30"),
    ("17:30-19:00",),
    ("14:00-17:00",),
    ("09:30-12:00", "16:00-17:30"),
)
_BUSY = (
    *((day, "09:00-17:00", "Work") for day in range(4)),
    (4, "09:00-16:30", "Work"),
    (1, "17:45-18:45", "Gym"),
    (3, "17:30-18:30", "Dentist"),
    (4, "19:30-22:00", "Dinner with Ana"),
    (5, "12:00-13:30", "Family lunch"),
)


def stretch(text: str) -> Stretch:
    """Read "19:00-20:30"."""
    start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in text.split("-"))
    return start, end


def block(
    day: int,
    times: str,
    title: str = "Decision trees",
    track: str = "ml",
    *,
    id: str = "",
    state: SessionState = SessionState.PLANNED,
    done: int = 0,
    icon: str = "circle-play",
    subtitle: str = "",
    pinned: bool = False,
    accepted: bool = True,
    clashes: bool = False,
) -> BlockRow:
    """A session's row; `done` are the minutes of a partly done one."""
    start, end = stretch(times)
    meta = f"{times[:5]} · {duration(end - start)}"
    if state is SessionState.PARTLY:
        meta = f"{duration(done)} of {duration(end - start)}"
    return BlockRow(
        id=id or f"{day}-{times[:5]}",
        day=day,
        start=start,
        end=end,
        title=title,
        subtitle=subtitle,
        meta=meta,
        short_meta=times[:5],
        track=track,
        icon=icon,
        state=state,
        fraction=done / (end - start),
        pinned=pinned,
        accepted=accepted,
        clashes=clashes,
        name=f"{title}, {times}",
        description=f"{track}, {state.value}",
        tip=f"{title}\n{times}",
    )


def exam(day: int, times: str, title: str = "NCA-GENL") -> BlockRow:
    """An exam's row."""
    start, end = stretch(times)
    return BlockRow(
        id=f"exam-{title}",
        day=day,
        start=start,
        end=end,
        title=title,
        meta=f"Exam, {times[:5]}",
        short_meta=times[:5],
        track="cert",
        icon="flag",
        pinned=True,
        is_exam=True,
        name=f"{title}, {times}",
    )


def sample_sessions() -> tuple[BlockRow, ...]:
    done, partly = SessionState.DONE, SessionState.PARTLY
    gaps = "Review gaps from practice exam 1"
    docker = "Spam classifier API: tests and Docker image"
    algorithms = "Advanced Learning Algorithms, week 2"
    return (
        block(0, "19:00-20:30", "Training neural networks", state=done, subtitle=algorithms),
        block(0, "20:45-21:15", "Flashcards", state=done, icon="layers"),
        block(1, "07:00-08:00", "Linear maps", "maths", state=done, icon="book"),
        block(
            1, "19:00-21:00", "NCA-GENL practice exam 1", "cert", state=partly, done=75, icon="list-checks"
        ),
        block(2, "19:00-20:30", gaps, "cert", id="gaps", icon="list-checks"),
        block(2, "20:45-21:30", "Prompting and RAG", "genai", icon="shapes"),
        block(3, "07:00-08:00", "SVD and PCA", "maths", icon="book"),
        block(3, "19:00-20:30"),
        block(3, "20:45-21:15", "Flashcards", icon="layers"),
        block(4, "17:45-18:45", "Exam-day summary", "cert", pinned=True, icon="list-checks"),
        exam(5, "10:00-11:00"),
        block(5, "14:00-16:30", docker, "mlops", icon="hammer"),
        block(6, "09:30-11:30", "PyTorch training loop", "dl"),
        block(6, "16:00-17:00", "BigQuery window functions", "data", icon="shapes"),
    )


def sample_days(monday: date = MONDAY) -> tuple[DayColumn, ...]:
    entries = {
        5: (AllDayEntry("flag", "Exam day", "Exam: NCA-GENL, 10:00", is_exam=True),),
        6: (AllDayEntry("clock", "Course 2 due", "Course 2 due"),),
    }
    days = [monday + timedelta(days=number) for number in range(7)]
    return tuple(
        DayColumn(
            day=day,
            number=str(day.day),
            weekday=f"{day:%a}",
            hours=_HOURS[number],
            tip=f"{day:%A} {day.day}\n{_HOURS[number]}",
            all_day=entries.get(number, ()),
            available=tuple(map(stretch, _AVAILABLE[number])),
        )
        for number, day in enumerate(days)
    )


def sample_rows(sessions: tuple[BlockRow, ...] | None = None, now: datetime = NOW) -> GridRows:
    """The whole week, with its own sessions or those given."""
    return GridRows(
        now=now,
        days=sample_days(),
        sessions=sample_sessions() if sessions is None else sessions,
        busy=tuple(
            BusyRow(day=day, start=stretch(times)[0], end=stretch(times)[1], title=title, name=title)
            for day, times, title in _BUSY
        ),
        name="Week 23 to 29 November 2026",
        description="13 sessions, 16 hours 45 planned, 4 hours 15 done",
    )
