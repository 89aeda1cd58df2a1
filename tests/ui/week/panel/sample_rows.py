"""The rows that the design's pictures show: the week of 23 November 2026, seen on Wednesday."""

from datetime import date

from planner.scheduling.schedule import Verdict
from planner.ui.item_notes.rows import NotesRows
from planner.ui.week.panel.checklist_rows import GroupRow, RowMark, SessionRow, Tick
from planner.ui.week.panel.details_rows import Answers, ItemBlock, SessionDetails
from planner.ui.week.panel.hours_rows import HoursRow
from planner.ui.week.panel.why_line import WhyLine
from planner.ui.week.pieces import Piece, pieces
from planner.ui.week.strip.rows import GoalCell, StripRows

HOURS = HoursRow(done=255, as_planned=255, planned=1005, available=1230, finished=3, sessions=13)
REVIEW = "review-gaps"


def goal_cell(
    goal: str,
    title: str,
    verdict: Verdict = Verdict.FEASIBLE,
    word: str = "On track",
    number: str = "9.6 h a week, 8.4 needed",
    when: str = "Fri 12 Mar 2027, 2 weeks slack",
    distance: str = "107 days",
) -> GoalCell:
    return GoalCell(
        goal=goal,
        title=title,
        verdict=verdict,
        word=word,
        number=number,
        short_number="9.6 h, 8.4 needed",
        when=when,
        distance=distance,
        name=f"{title}, {word.lower()}",
        description=f"{number}, {distance}",
    )


STRIP = StripRows(
    (
        goal_cell("nca", "NVIDIA NCA-GENL", Verdict.TIGHT, "Tight", distance="3 days"),
        goal_cell("pmle", "Google PMLE"),
        goal_cell("aws", "AWS MLA-C01", distance="178 days"),
    )
)
FULL_STRIP = StripRows(
    STRIP.cells,
    (
        goal_cell("road", "Becoming a Machine Learning Engineer", Verdict.UNDATED, "No date", distance=""),
        goal_cell("db", "Databricks ML Associate", Verdict.IMPOSSIBLE, "Not feasible"),
    ),
)


def session_row(
    id: str,
    title: str = "Decision trees",
    *,
    subject: str = "ml",
    length: str = "1 h",
    tick: Tick = Tick.OFF,
    mark: RowMark = RowMark.NONE,
    fraction: float = 0.0,
    is_today: bool = False,
) -> SessionRow:
    return SessionRow(
        id=id,
        title=title,
        subject=subject,
        length=length,
        tick=tick,
        mark=mark,
        fraction=fraction,
        tool_tip=f"{title}\n{length}",
        description=length,
        is_today=is_today,
    )


def day_row(
    id: str,
    title: str,
    *sessions: SessionRow,
    meta: str = "2 h",
    is_today: bool = False,
    is_open: bool = False,
) -> GroupRow:
    return GroupRow(id=id, title=title, meta=meta, is_today=is_today, is_open=is_open, sessions=sessions)


def subject_row(id: str, title: str, *sessions: SessionRow) -> GroupRow:
    return GroupRow(
        id=f"subject-{id}",
        title=title,
        meta="0 of 1 done, 1 h",
        is_today=False,
        is_open=True,
        sessions=sessions,
        subject=id,
    )


DAYS = (
    day_row(
        "earlier",
        "Earlier this week",
        session_row("training", "Training neural networks", tick=Tick.ON),
        session_row("practice", tick=Tick.PARTLY, mark=RowMark.PARTLY, fraction=0.6),
        session_row("missed", mark=RowMark.MISSED),
    ),
    day_row(
        "wed",
        "Today, Wednesday 25",
        session_row(REVIEW, "Review gaps from practice exam 1", subject="cert", length="1 h 30"),
        session_row("prompting", "Prompting and RAG", subject="genai", length="45 min"),
        meta="2 h 15",
        is_today=True,
        is_open=True,
    ),
    day_row(
        "thu",
        "Tomorrow, Thursday 26",
        session_row("svd", "SVD and PCA", subject="maths"),
        session_row("trees"),
        is_open=True,
    ),
    day_row("fri", "Friday 27", session_row("summary", mark=RowMark.PINNED)),
    day_row(
        "sat",
        "Saturday 28",
        session_row("exam", "Exam: NCA-GENL", subject="", length="10:00", tick=Tick.NONE, mark=RowMark.EXAM),
        session_row("spam"),
    ),
    day_row("sun", "Sunday 29", meta="free"),
)
SUBJECTS = (
    day_row(
        "exams",
        "Exams",
        session_row(
            "exam", "Exam: NCA-GENL", subject="", length="Sat, 10:00", tick=Tick.NONE, mark=RowMark.EXAM
        ),
        meta="",
        is_open=True,
    ),
    subject_row("maths", "Maths and stats", session_row("svd", "SVD and PCA", length="Thu, 1 h")),
    subject_row(
        "ml",
        "Machine learning",
        session_row("training", "Training neural networks", length="Mon, 1 h", tick=Tick.ON),
        session_row("practice", length="Tue, 1 h", tick=Tick.PARTLY, mark=RowMark.PARTLY, fraction=0.6),
        session_row("missed", length="Tue, 1 h", mark=RowMark.MISSED),
        session_row("trees", length="Thu, 1 h"),
        session_row("summary", length="Fri, 1 h", mark=RowMark.PINNED),
        session_row("spam", length="Sat, 1 h"),
    ),
    subject_row(
        "genai",
        "Generative AI",
        session_row("prompting", "Prompting and RAG", subject="genai", length="Today, 45 min", is_today=True),
    ),
    subject_row(
        "cert",
        "Certification",
        session_row(
            REVIEW,
            "Review gaps from practice exam 1",
            subject="cert",
            length="Today, 1 h 30",
            is_today=True,
        ),
    ),
)

ITEM = ItemBlock(
    id="algorithms",
    fraction=0.66,
    logged="22.5 h",
    estimate="of 34 h",
    left="11.5 h left, done by Sun 13 Dec",
    can_complete=True,
    resources=(
        pieces(
            "{title}, {facts}", title=Piece("Course page", link="https://example.org/ml"), facts="checked"
        ),
        pieces("{title}, {facts}", title=Piece("A book of paper"), facts="not checked"),
    ),
    notes=NotesRows(
        id="algorithms",
        today=date(2026, 11, 25),
        done_when="You have finished the exercises of one course.",
    ),
)
DETAILS = SessionDetails(
    id=REVIEW,
    title="Review gaps from practice exam 1",
    when="Wed 25 Nov, 19:00 to 20:30",
    subject="cert",
    about="Certification, practice, 1 h 30",
    state="",
    mark=RowMark.NONE,
    is_done=False,
    fraction=0.0,
    is_pinned=False,
    answers=Answers(done=True, partly=True, move=True, pin=True, skip=True),
    why=(
        WhyLine("flag", pieces("{goal} is on Sat 28 Nov.", goal=Piece("NCA-GENL", strong=True))),
        WhyLine("route", pieces("Needs {item}, done.", item=Piece("Transformers", link="transformers"))),
    ),
    item=ITEM,
)
