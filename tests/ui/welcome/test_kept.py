import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.domain.availability import Limits
from planner.exchange.json_data import read_json
from planner.services.catalog import certifications, shipped_roadmap
from planner.ui.shared.hours_text import all_usual_times
from planner.ui.welcome.answers import Answers, CalendarAnswer, Catalogue, ExamAnswer, WeekMode, first_answers
from planner.ui.welcome.kept import Place, from_data, kept_files, to_data
from planner.values import field_names, replace

CATALOGUE = Catalogue(shipped_roadmap(), certifications())
ITEMS = [item.id for item in CATALOGUE.roadmap.items]
FULL = Answers(
    background="data-engineer",
    known=frozenset(ITEMS[3:5]),
    unknown=frozenset(ITEMS[5:7]),
    week=WeekMode.DAYS,
    hours_per_week=14,
    usual_times=frozenset(list(all_usual_times())[:1]),
    day_texts=("19-21", "whenever", "", "", "", "", "9:00 - 12:00"),
    limits=Limits(most_per_week=20 * 60 + 30, percent_free=15),
    start=date(2026, 12, 1),
    calendars=(CalendarAnswer("/home/ada/work.ics"),),
    exams=(
        ExamAnswer("gcp-pmle", datetime(2027, 12, 11, 9)),
        ExamAnswer("azure-ai-102", datetime(2027, 5, 1, 10, 30), 1800),
        ExamAnswer("list:seed-five-courses", datetime(2027, 6, 2)),
        ExamAnswer("own:3", datetime(2027, 5, 1, 10, 30), 600, "Bergführer"),
    ),
    chosen=("nlp",),
    goal_title="Tschüß, old job",
    goal_day=date(2028, 2, 29),
)
days = some.dates(date(1970, 1, 1), date(2199, 12, 31))
id_sets = some.frozensets(some.sampled_from(ITEMS), max_size=6)
exams = some.builds(
    ExamAnswer,
    some.sampled_from(sorted(CATALOGUE.certifications)),
    some.datetimes(datetime(1970, 1, 1), datetime(2199, 12, 31)),
    some.none() | some.integers(1, 2000 * 60),
)
any_answers = some.builds(
    Answers,
    background=some.sampled_from([None, *(each.id for each in CATALOGUE.roadmap.backgrounds)]),
    known=id_sets,
    unknown=id_sets,
    week=some.sampled_from(WeekMode),
    hours_per_week=some.integers(1, 50),
    usual_times=some.frozensets(some.sampled_from(sorted(all_usual_times()))),
    day_texts=some.none() | some.tuples(*[some.sampled_from(["", "19-21", "soon"])] * 7),
    limits=some.builds(
        Limits,
        most_per_week=some.none() | some.integers(1, 7 * 24 * 60),
        percent_free=some.integers(0, 100),
    ),
    start=some.none() | days,
    calendars=some.lists(some.sampled_from(["a", "/ü/b c"]).map(CalendarAnswer), unique=True).map(tuple),
    exams=some.lists(exams, max_size=3, unique_by=lambda exam: exam.id).map(tuple),
    chosen=some.lists(some.sampled_from(ITEMS), unique=True, max_size=3).map(tuple),
    goal_title=some.sampled_from(["", "Mine", "日本 and back"]),
    goal_day=some.none() | days,
)
plain = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def over_a_file(place: Place) -> Place | None:
    return from_data(read_json(json.dumps(to_data(place))), CATALOGUE)


def read(**changes: Any) -> Place:
    place = from_data(to_data(Place(FULL, 3, 4)) | changes, CATALOGUE)
    assert place is not None
    return place


@given(any_answers, some.integers(0, 4))
def test_all_answers_come_back_as_they_were(answers: Answers, step: int) -> None:
    place = Place(answers, step, max(step, 2))
    assert over_a_file(place) == place


def test_every_answer_is_kept() -> None:
    first = first_answers(CATALOGUE.roadmap)
    assert all(getattr(FULL, name) != getattr(first, name) for name in field_names(Answers))
    assert over_a_file(Place(FULL, 3, 4)) == Place(FULL, 3, 4)


@given(some.dictionaries(some.sampled_from([*to_data(Place(FULL)), "other"]), plain))
def test_whatever_stands_there_the_rest_is_kept(changes: dict[str, Any]) -> None:
    place = from_data(to_data(Place(FULL, 3, 4)) | changes, CATALOGUE)
    if "version" in changes and changes["version"] != 1:
        assert place is None
    else:
        assert place is not None
        untouched = [name for name in field_names(Answers) if name not in changes]
        assert all(getattr(place.answers, name) == getattr(FULL, name) for name in untouched)


@pytest.mark.parametrize("data", [None, [], "text", {}, {"version": 2}])
def test_data_of_another_kind_is_nothing(data: object) -> None:
    assert from_data(data, CATALOGUE) is None


def test_what_is_no_longer_in_the_catalogue_is_left_out() -> None:
    exams = [
        {"certification": "list:gone", "due": "2027-12-11T00:00:00", "minutes": None},
        {"certification": "gone", "due": "2027-12-11T09:00:00", "minutes": None},
        {"certification": "gcp-pmle", "due": "2027-12-11T09:00:00", "minutes": None},
    ]
    answers = read(background="gone", known=["gone", ITEMS[3]], chosen=["gone"], exams=exams).answers
    assert answers.background == first_answers(CATALOGUE.roadmap).background
    assert answers.known == {ITEMS[3]}
    assert answers.chosen == ()
    assert [exam.id for exam in answers.exams] == ["gcp-pmle"]


@pytest.mark.parametrize(
    "due", ["2027-12-11T09:00:00+02:00", "2027-02-30T09:00:00", "0001-01-01T00:00:00", 7]
)
def test_a_moment_that_is_none_of_ours_is_left_out(due: object) -> None:
    assert read(exams=[{"certification": "gcp-pmle", "due": due, "minutes": None}]).answers.exams == ()


def test_a_path_that_no_file_can_hold_is_not_kept() -> None:
    place = Place(replace(FULL, calendars=(CalendarAnswer("a\udc80.ics"), CalendarAnswer("b.ics"))))
    kept = over_a_file(place)
    assert kept is not None
    assert kept.answers.calendars == (CalendarAnswer("b.ics"),)


def test_broken_characters_do_not_cost_the_other_answers() -> None:
    answers = replace(FULL, goal_title="a\ud800b\x00c", day_texts=("\x07",) * 7)
    kept = over_a_file(Place(answers))
    assert kept is not None
    assert kept.answers == replace(FULL, goal_title="a b c", day_texts=("",) * 7)


def test_the_files_of_a_roadmap_of_ones_own_are_kept() -> None:
    place = Place(FULL, 2, 3, ("/home/ada/backend.json", "/home/ada/queues@n1.md"))
    data = json.loads(json.dumps(to_data(place)))
    assert kept_files(data) == place.files
    kept = from_data(data, CATALOGUE)
    assert kept is not None
    assert kept.files == place.files


@pytest.mark.parametrize("data", [None, [], {}, {"files": "x"}, {"files": [1, "", "a\nb"]}])
def test_what_is_no_list_of_files_is_ours(data: object) -> None:
    assert kept_files(data) == ()
