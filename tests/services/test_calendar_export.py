"""The exported calendar, read back by a strict reader that knows nothing of the library that wrote it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from planner.domain.goal import ExamOutcome
from planner.domain.item import Item, Resource
from planner.domain.plan import Plan
from planner.domain.session import SessionKind, SessionState
from planner.domain.settings import Settings
from planner.exchange.calendar_ics import read_content
from planner.exchange.calendar_reading import CalendarProblem, PlanningWindow
from planner.exchange.calendar_writing import calendar_file
from planner.scheduling.engine import make_schedule
from planner.services.calendar_export import calendar_content
from planner.services.catalog import certifications
from planner.services.export_kinds import CalendarWish, Export, ExportWish
from planner.services.exporting import export
from planner.services.workspace import Snapshot
from planner.values import replace
from tests.support.plans import NOW, at, exam, goal, item, make_plan, session
from tests.support.workspaces import MONDAY, first_plan
from tests.support.zones import clock_of

NO_ALARM = CalendarWish()
BERLIN = "Europe/Berlin"


@pytest.fixture(autouse=True)
def _in_berlin() -> Iterator[None]:
    with clock_of(BERLIN):
        yield


def written(plan: Plan, now: datetime = NOW, wish: CalendarWish = NO_ALARM) -> bytes:
    content = calendar_content(plan, make_schedule(plan, now), certifications(), wish, now, calendar_id="x")
    return calendar_file(content)


def read(plan: Plan, now: datetime = NOW, wish: CalendarWish = NO_ALARM) -> Calendar:
    return IcsCalendarStream.calendar_from_ics(written(plan, now, wish).decode())


def event(calendar: Calendar, title: str) -> Event:
    (found,) = (each for each in calendar.events if each.summary == title)
    return found


def local(moment: date | None, zone: str = BERLIN) -> datetime:
    assert isinstance(moment, datetime)
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@pytest.mark.parametrize(
    "zone", [BERLIN, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC"]
)
def test_a_strict_reader_finds_every_session_at_its_hour_across_clock_changes(zone: str) -> None:
    with clock_of(zone):
        plan = first_plan()
        schedule = make_schedule(plan, MONDAY)
        calendar = read(plan, MONDAY)
    told = sorted(
        (local(each.dtstart, zone), local(each.dtend, zone))
        for each in calendar.events
        if not (each.summary or "").startswith("Exam")
    )
    planned = [each for each in schedule.sessions if each.kind is not SessionKind.EXAM]
    assert told == [(each.start, each.end) for each in planned]
    assert len(told) > 500


def test_an_hour_that_the_clock_leaves_out_or_has_twice_is_one_event_of_its_length() -> None:
    forward, back = datetime(2027, 3, 28, 2, 30), datetime(2026, 10, 25, 2, 30)
    plan = make_plan(
        [item("a", 600)],
        [goal("g", "a")],
        sessions=[
            session("a", forward, 30, id="forward", state=SessionState.DONE),
            session("a", back, 60, id="back", state=SessionState.DONE),
        ],
    )
    calendar = read(plan, datetime(2027, 4, 1, 8))
    spans = {each.dtstart: each.dtend for each in calendar.events}
    gap = datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert spans[gap] == gap + timedelta(minutes=30)
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert spans[twice] == twice + timedelta(minutes=60)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2026, 10, 25, 1, 30), datetime(2026, 10, 25, 3, 30)),
        (datetime(2026, 10, 24, 23), datetime(2026, 10, 25, 4)),
        (datetime(2027, 3, 28, 1, 30), datetime(2027, 3, 28, 3, 30)),
    ],
    ids=["around the hour that comes twice", "over midnight", "around the hour left out"],
)
def test_a_session_over_a_clock_change_begins_and_ends_when_the_clock_says(
    start: datetime, end: datetime
) -> None:
    minutes = (end - start) // timedelta(minutes=1)
    sessions = [session("a", start, minutes, state=SessionState.DONE)]
    plan = make_plan([item("a", 600)], [goal("g", "a")], sessions=sessions)
    (told,) = (
        (local(each.dtstart), local(each.dtend))
        for each in read(plan, datetime(2027, 4, 1, 8)).events
        if local(each.dtstart) < datetime(2027, 4, 1)
    )
    assert told == (start, end)


def test_it_says_of_a_session_what_a_person_expects() -> None:
    book = Resource(id="r", title="The book", url="https://example.org/book")
    studied = replace(item("graphs", 60), done_when="You can draw one.", resources=(book,))
    plan = make_plan(
        [studied], [goal("all", "graphs", at(20))], settings=Settings(title="My road", roadmap="mine")
    )
    calendar = read(plan, wish=CalendarWish(alarm=15))
    found = event(calendar, "Graphs")
    assert (local(found.dtstart), local(found.dtend)) == (at(0, "19:00"), at(0, "20:00"))
    assert found.description is not None
    assert found.description.startswith("It is for All: Sat 12 Dec 2026.")
    assert "Done when: You can draw one.\n\nThe book\nhttps://example.org/book" in found.description
    assert (found.categories, found.url) == (["Machine learning"], "https://example.org/book")
    assert (found.transparency, found.attach) == ("OPAQUE", [])
    assert [each.trigger for each in found.alarm] == [timedelta(minutes=-15)]
    text = written(plan).decode()
    assert "METHOD:PUBLISH" in text
    assert "X-WR-CALNAME:My road" in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in text
    assert "VALARM" not in text


def test_exams_have_their_place_and_length_and_deadlines_a_day_that_keeps_nobody_busy() -> None:
    taken = replace(
        exam("mle", "a", at(20, "09:00"), minutes=90),
        place="Test centre, Berlin",
        registration_closes=at(10).date(),
        fee="200 USD",
    )
    plan = make_plan([item("a"), item("b")], [taken, goal("half", "b", at(15))])
    calendar = read(plan)
    found = event(calendar, "Exam: Mle")
    assert (local(found.dtstart), local(found.dtend)) == (at(20, "09:00"), at(20, "10:30"))
    assert (found.location, found.description) == ("Test centre, Berlin", "Not booked yet.\nFee: 200 USD")
    due = event(calendar, "Due: Half")
    assert (due.dtstart, due.dtend) == (at(14).date(), at(15).date())
    assert due.transparency == "TRANSPARENT"
    registration = event(calendar, "Last day to register: Mle")
    assert registration.dtstart == at(10).date()


def test_who_is_booked_needs_not_register_any_more_and_a_passed_exam_stays() -> None:
    booked = replace(exam("mle", "a", at(20)), registration_closes=at(10).date(), booked=True)
    titles = {each.summary for each in read(make_plan([item("a")], [booked])).events}
    assert "Last day to register: Mle" not in titles
    passed = replace(booked, outcome=ExamOutcome.PASSED, booked=False)
    titles = {each.summary for each in read(make_plan([item("a")], [passed])).events}
    assert titles == {"Exam: Mle"}


def uids(plan: Plan, now: datetime = NOW) -> dict[str, date | None]:
    return {str(each.uid): each.dtstart for each in read(plan, now).events}


def test_a_session_that_moves_is_the_same_event_so_that_who_subscribes_sees_it_once() -> None:
    plan = make_plan([item("a", 120), item("b", 240)], [goal("g", "a b", at(30))])
    before = uids(plan)
    assert len(before) == len(read(plan).events)
    later = replace(plan, settings=replace(plan.settings, start=at(2).date()))
    after = uids(later)
    assert after.keys() == before.keys()
    assert after != before


def test_a_session_keeps_its_name_when_it_is_accepted_done_or_another_one_missed() -> None:
    kept = session("a", at(0, "19:00"), accepted=True)
    plan = make_plan([item("a", 240)], [goal("g", "a", at(30))], sessions=[kept])
    before = uids(plan)
    done = replace(plan, sessions={kept.id: replace(kept, state=SessionState.DONE)}, logged={"a": 60})
    assert uids(done, at(1)).keys() == before.keys()
    missed = uids(plan, at(1))
    assert before.keys() - missed.keys() == {next(iter(before))}


def test_plans_of_two_roadmaps_share_no_event() -> None:
    plan = make_plan([item("a", 240)], [goal("g", "a", at(30))])
    other = replace(plan, settings=replace(plan.settings, roadmap="other"))
    assert not uids(plan).keys() & uids(other).keys()


def test_a_calendar_without_an_id_is_never_written() -> None:
    plan = make_plan([item("a", 120)], [goal("g", "a")])
    with pytest.raises(ValueError, match="without an id"):
        export(Snapshot(plan, make_schedule(plan, NOW)), ExportWish(export=Export.CALENDAR))


def test_the_newer_of_two_files_wins() -> None:
    plan = make_plan([item("a")], [goal("g", "a")])
    older, newer = read(plan), read(plan.at_revision(5), NOW + timedelta(minutes=5))
    assert [each.sequence for each in (older.events[0], newer.events[0])] == [0, 5]
    assert newer.events[0].dtstamp > older.events[0].dtstamp
    assert written(plan) == written(plan)


HOSTILE = (
    'x\r\nATTACH:file:///etc/passwd\r\nEND:VEVENT\x00\x07\x1b\u2028BEGIN:VALARM ,;\\"\u202e<b>' + "線" * 300
)


def hostile(title: str) -> Item:
    resource = Resource(id="r", title=title, url="javascript:alert(1)")
    return replace(item("a"), title=title, done_when=title, resources=(resource,), note=title)


def test_what_a_title_says_stays_a_title() -> None:
    plan = make_plan(
        [hostile(HOSTILE)],
        [replace(exam("e", "a", at(20)), title=HOSTILE, place=HOSTILE, fee=HOSTILE)],
        settings=Settings(title=HOSTILE),
    )
    text = written(plan).decode()
    calendar = IcsCalendarStream.calendar_from_ics(text)
    assert len(calendar.events) == 2
    for each in calendar.events:
        assert (each.attach, each.alarm, each.url) == ([], [], None)
        assert "\n" not in (each.summary or "")
    assert not any(line.startswith(("ATTACH", "BEGIN:VALARM")) for line in text.splitlines())
    assert not set(text) & {"\0", "\x07", "\x1b", "\u202e"}
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_dates_out_of_all_reach_are_left_out() -> None:
    plan = make_plan([item("a")], [replace(exam("e", "a", datetime(1, 1, 1, 9)), outcome=ExamOutcome.FAILED)])
    assert "Exam: E" not in {each.summary for each in read(plan).events}


def test_a_plan_is_not_planned_around_its_own_sessions() -> None:
    content = written(make_plan([item("a")], [goal("g", "a")]))
    window = PlanningWindow(NOW.date(), NOW.date() + timedelta(days=30))
    assert read_content(content, window) is CalendarProblem.OWN


def test_an_empty_plan_is_an_empty_calendar() -> None:
    assert read(make_plan([])).events == []
