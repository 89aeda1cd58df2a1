"""Makes the pictures of the program in `resources/screenshots`, from a real window on a real plan.

Run as `python -m tests.screenshots [FOLDER]`; with `--all-sizes` each page is shown in each size that the
design is drawn for. The plan is a software engineer's, on a Wednesday of her second study week, so that there
is something done, something missed and something ahead. The forecast stands on a plan of hers with ten months
behind it.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner import resources
from planner.app import Application, make_qt_application
from planner.domain.edit import Edit
from planner.domain.plan import Plan
from planner.paths import Paths
from planner.program import Program
from planner.scheduling.schedule import Schedule
from planner.services import courses
from planner.services.backups import back_up_if_changed, back_up_now
from planner.services.catalog import certification, certifications
from planner.services.goals import ExamWish, add_exam, edit_goal
from planner.services.items import finish_item, is_studied_out, log_time
from planner.services.opening import open_workspace
from planner.services.sessions import accept_week, finish_part, finish_session, pin_session
from planner.services.workspace import Workspace
from planner.ui.importing.columns_dialog import ColumnsDialog
from planner.ui.importing.preview_dialog import ImportDialog
from planner.ui.one_window import OneWindow
from planner.ui.plans.recent import RecentPlans
from planner.ui.roadmap.page import RoadmapPage
from planner.ui.week.page import WeekPage
from planner.ui.welcome.assistant import WelcomeAssistant
from tests.support.histories import after_months
from tests.support.workspaces import Clock, first_plan, workspace_at

MONDAY = datetime(2026, 11, 16, 8)
SHOWN = datetime(2026, 11, 25, 18, 20)
GREW = datetime(2026, 10, 8, 19)
SIZES = ((1280, 800), (1024, 640), (1920, 1080))
PAGES = {
    "week": "show-week",
    "roadmap": "show-roadmap",
    "courses": "show-courses",
    "exams": "show-exams",
    "availability": "show-availability",
    "settings": "settings",
}
STEPS = 5
Sizes = dict[str, tuple[tuple[int, int], ...]]
# What the README and the eye of a reviewer need, page by page; a page not named is shown in the usual size.
SHIPPED: Sizes = {"week": SIZES, "progress": (SIZES[0], SIZES[-1])}
ALL_SIZES: Sizes = dict.fromkeys((*PAGES, "map", "progress", "import", "columns"), SIZES)
BACKEND = """# Backend developer

## How the web works
- [x] How HTTP works (3h)
- [x] [DNS and how it works](https://developer.mozilla.org/en-US/docs/Glossary/DNS)
- [ ] What a web server does (4h)

## A language
- [ ] Python (30h)
- [ ] Version control with Git
- [ ] Testing of what one wrote (~1 week)

## Data
- [ ] Databases and SQL (24h)
- [ ] PostgreSQL (20h)
- [ ] Project: a small shop with a database (40h)
- [ ] Indexes and how to read a plan
"""
COURSES = """Course,By,Effort,State,Web page
Databases from scratch,University of the North,24,done,https://example.org/databases
Queues and events,Open lectures,12,begun,https://example.org/queues
Containers for backends,Open lectures,16,,https://example.org/containers
"""


def main(folder: Path, sizes: Sizes) -> None:
    """Write all pictures into a folder, each page in its sizes."""
    folder.mkdir(parents=True, exist_ok=True)
    qt = make_qt_application()
    for name, picture in pictures(qt, sizes):
        picture.grab().save(str(folder / f"{name}.png"))
        print(folder / f"{name}.png")


def pictures(qt: QApplication, sizes: Sizes) -> Iterator[tuple[str, QWidget]]:
    """Yield every picture's name and widget, ready to be grabbed."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home  # the settings show the folder as that of a learner
        folder, clock = Path(home) / "Study", Clock(MONDAY)
        study_a_while(workspace_at(folder, clock, first_plan(MONDAY)), clock)
        back_up_twice(Paths(folder))
        for theme in ("light", "dark"):
            yield from page_pictures(qt, folder, clock, theme, sizes)
    with tempfile.TemporaryDirectory() as other:
        clock = Clock(SHOWN)
        take_on_more(workspace_at(Path(other), clock, after_months(first_plan(SHOWN), SHOWN)), clock)
        for theme in ("light", "dark"):
            yield from forecast_pictures(qt, Path(other), clock, theme, sizes)
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as other:
            yield from first_run_pictures(qt, Path(other), theme)


def study_a_while(workspace: Workspace, clock: Clock) -> None:
    """Live through a week and a half: most evenings kept, one missed, one cut short, one pinned ahead."""
    exam = ExamWish(certification=certification("aws-mla-c01"), due=datetime(2028, 5, 20, 10))
    workspace.perform(lambda plan, _schedule: add_exam(plan, exam, clock.now))
    for day in (16, 17, 18, 19, 20, 23, 24):
        clock.now = datetime(2026, 11, day, 8)
        workspace.move_time()
        if day == 23:
            workspace.perform(lambda plan, schedule: accept_week(plan, schedule, clock.now.date(), clock.now))
        clock.now = datetime(2026, 11, day, 21, 5)
        workspace.move_time()
        answer_evening(workspace, clock)
    clock.now = SHOWN
    workspace.move_time()
    friday = next(
        s.id for s in workspace.schedule.sessions if s.start.date() == datetime(2026, 11, 27).date()
    )
    workspace.perform(lambda plan, schedule: pin_session(plan, schedule, friday))
    follow_courses(workspace)
    workspace.close()


def follow_courses(workspace: Workspace) -> None:
    """Count the lessons of the course that is begun, and say of some more where they stand."""
    sunday = datetime(2026, 11, 15, 20)
    for make in (
        partial(courses.choose_resource, id="course-python", resource="kaggle-python"),
        partial(courses.set_unit_count, id="course-python", units=14),
        partial(courses.set_units, id="course-python", done=5, now=SHOWN),
        partial(courses.set_unit_count, id="book-homl", units=19),
        partial(courses.set_units, id="book-homl", done=3, now=sunday),
        partial(log_time, id="book-homl", minutes=270, on=sunday.date(), now=SHOWN),
        partial(courses.set_unit_count, id="book-d2l", units=21),
        partial(courses.pause_course, id="course-mlops", now=SHOWN),
        partial(finish_item, id="viz-tools", now=sunday, minutes=420),
    ):
        workspace.perform(partial(_made, make))


def _made(make: Callable[[Plan], Edit], plan: Plan, _schedule: Schedule) -> Edit:
    return make(plan)


def back_up_twice(paths: Paths) -> None:
    """Leave a backup that made itself the evening before, and one made by hand."""
    by_itself = back_up_if_changed(paths, 0, SHOWN)
    assert by_itself is not None
    for backup, before in ((by_itself, timedelta(days=1)), (back_up_now(paths), timedelta(minutes=12))):
        made_at = (SHOWN - before).timestamp()
        os.utime(backup, (made_at, made_at))


def take_on_more(workspace: Workspace, clock: Clock) -> None:
    """Add an item to what the exam needs, some weeks before the day that is shown; study on that day."""
    clock.now = GREW
    exam = workspace.plan.goals["gcp-pmle"]
    wanted = (*exam.items, "recommenders")
    workspace.perform(lambda plan, _schedule: edit_goal(plan, exam.id, clock.now, items=wanted))
    clock.now = SHOWN
    workspace.move_time()
    item = next(s.item for s in workspace.schedule.sessions if s.start > SHOWN and not s.is_review)
    workspace.perform(lambda plan, _schedule: log_time(plan, item, 50, SHOWN.date(), SHOWN))
    workspace.close()


def answer_evening(workspace: Workspace, clock: Clock) -> None:
    """Say of each session of the evening how it went."""
    tonight = [s.id for s in workspace.schedule.sessions if s.start.date() == clock.now.date()]
    for place, id in enumerate(tonight):
        if clock.now.day == 23 and place:
            continue
        if clock.now.day == 24 and place:
            workspace.perform(partial(_finish_part, id, clock.now))
        else:
            workspace.perform(partial(_finish, id, clock.now))
    for item in [item for item in workspace.plan.logged if is_studied_out(workspace.plan, item)]:
        workspace.perform(partial(_complete, item, clock.now))


def _complete(item: str, now: datetime, plan: Plan, _schedule: Schedule) -> Edit:
    return finish_item(plan, item, now)


def _finish(id: str, now: datetime, plan: Plan, schedule: Schedule) -> Edit:
    return finish_session(plan, schedule, id, now)


def _finish_part(id: str, now: datetime, plan: Plan, schedule: Schedule) -> Edit:
    return finish_part(plan, schedule, id, 35, now)


def page_pictures(
    qt: QApplication, folder: Path, clock: Clock, theme: str, sizes: Sizes
) -> Iterator[tuple[str, QWidget]]:
    """Yield every page in a theme, each in its sizes."""
    application = open_program(qt, folder, clock, theme)
    for page, action in PAGES.items():
        application.window.show_page(action)
        if page == "exams":
            await_forecast(qt, application)
        yield from in_sizes(qt, application, page, theme, sizes)
    show_map(application)
    yield from in_sizes(qt, application, "map", theme, sizes)
    turn_roadmap(application)  # the shape is kept, and the next theme begins with the list
    yield from import_pictures(qt, application, theme, sizes)
    close(application)


def import_pictures(
    qt: QApplication, application: Application, theme: str, sizes: Sizes
) -> Iterator[tuple[str, QWidget]]:
    """Yield the dialogs that show what files would bring, over a window of each of their sizes."""
    folder = application.paths.data_dir.parent
    for page, kind, name, text in (
        ("import", ImportDialog, "backend.md", BACKEND),
        ("columns", ColumnsDialog, "courses.csv", COURSES),
    ):
        file = folder / name
        file.write_text(text, encoding="utf-8")
        for picture, window in in_sizes(qt, application, page, theme, sizes):
            application.late.importing.take((str(file),))
            while (dialog := window.findChild(kind)) is None or not dialog.isVisible():
                qt.processEvents()
            settle(qt)
            yield picture, dialog
            dialog.reject()
            dialog.deleteLater()
            qt.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def in_sizes(
    qt: QApplication, application: Application, page: str, theme: str, sizes: Sizes
) -> Iterator[tuple[str, QWidget]]:
    """Yield the page that is shown in each of its sizes; the usual one has no size in its name."""
    for width, height in sizes.get(page, SIZES[:1]):
        application.window.resize(width, height)
        settle(qt)
        size = "" if (width, height) == SIZES[0] else f"-{width}x{height}"
        yield f"{page}-{theme}{size}", application.window
    application.window.resize(*SIZES[0])


def show_map(application: Application) -> None:
    """Show the roadmap as a map, with what stands between the learner and deep learning lit."""
    page = cast(RoadmapPage, application.window.show_page("show-roadmap"))
    assert not page.is_map
    turn_roadmap(application)
    page.show_item("course-ml")


def turn_roadmap(application: Application) -> None:
    """Turn the roadmap from the list to the map, or back."""
    application.window.actions_by_id["roadmap-shape"].trigger()


def forecast_pictures(
    qt: QApplication, folder: Path, clock: Clock, theme: str, sizes: Sizes
) -> Iterator[tuple[str, QWidget]]:
    """Yield the page that needs months of study behind it, with its forecast."""
    application = open_program(qt, folder, clock, theme)
    application.window.show_page("show-progress")
    await_forecast(qt, application)
    yield from in_sizes(qt, application, "progress", theme, sizes)
    close(application)


def first_run_pictures(qt: QApplication, folder: Path, theme: str) -> Iterator[tuple[str, QWidget]]:
    """Yield the five steps of the first run with their usual answers."""
    paths, only = Paths(folder), OneWindow(Paths(folder))
    only.take()
    workspace = open_workspace(paths, Clock(SHOWN))
    program = Program(qt, only, workspace, paths, Clock(SHOWN), RecentPlans(paths))
    program.application.life.appearance.choose(theme, reduced_motion=True)
    program.application.window.resize(*SIZES[0])
    program.application.show()
    assistant = program.application.window.findChild(WelcomeAssistant)
    assert assistant is not None
    assistant.resize(960, 600)
    for step in range(1, STEPS + 1):
        settle(qt)
        yield f"first-run-{step}-{theme}", assistant
        if step < STEPS:
            QTest.keyClick(assistant, Qt.Key.Key_Return)
    assistant.reject()
    program.application.window.close()
    program.close()


def open_program(qt: QApplication, folder: Path, clock: Clock, theme: str) -> Application:
    """Open the program on a folder in a theme."""
    application = Application(qt, open_workspace(Paths(folder), clock), Paths(folder))
    application.life.appearance.choose(theme, reduced_motion=True)
    application.window.resize(*SIZES[0])
    application.show()
    week = application.window.page
    assert isinstance(week, WeekPage)
    week.use_catalogue(certifications())  # as it does by itself a moment later
    week.banners.tell_missed_after(SHOWN.isoformat())
    return application


def await_forecast(qt: QApplication, application: Application) -> None:
    """Let the forecast that a page has asked for come."""
    while not application.late.forecasts.is_current:
        qt.processEvents()


def settle(qt: QApplication) -> None:
    """Let the layout come to rest."""
    for _turn in range(12):  # each turn lets one more layer of layouts follow what came late
        qt.processEvents()


def close(application: Application) -> None:
    """Close the window and its plan."""
    application.window.close()
    application.close()
    application.window.deleteLater()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=resources.path("screenshots"))
    parser.add_argument("--all-sizes", action="store_true", help="show each page in all sizes of the design")
    wanted = parser.parse_args()
    main(wanted.folder, ALL_SIZES if wanted.all_sizes else SHIPPED)
