from datetime import date, datetime

from planner.domain.roadmap import ListKind
from planner.scheduling.engine import make_schedule
from planner.scheduling.schedule import Verdict
from planner.services.first_plan import draft_plan
from planner.ui.welcome.answers import OWN, TRACK, Answers, Catalogue, ExamAnswer
from planner.ui.welcome.exam_rows import NO_EXAM, found, new_exam
from planner.ui.welcome.goal_rows import GoalRows, goal_rows
from planner.ui.welcome.look import take_look
from planner.values import replace

PMLE = ExamAnswer("gcp-pmle", datetime(2027, 12, 11, 9))


def rows_of(answers: Answers, catalogue: Catalogue, now: datetime) -> GoalRows:
    return goal_rows(answers, catalogue, take_look(answers, catalogue, now), now)


def test_all_certifications_are_there_and_no_exam_comes_first(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    exams = rows_of(answers, catalogue, now).exams
    tracks = {TRACK + each.id for each in catalogue.tracks}
    assert {row.id for row in exams} == {NO_EXAM, *catalogue.certifications, *tracks}
    assert [each.kind for each in catalogue.tracks] == [ListKind.TRACK] * 4
    assert exams[0].id == NO_EXAM
    assert exams[0].is_chosen
    assert exams[1].id == "gcp-pmle"
    assert [row.is_retired for row in exams] == sorted(row.is_retired for row in exams)


def test_an_exam_tells_hours_and_its_earliest_day(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    row = next(row for row in rows_of(answers, catalogue, now).exams if row.id == "gcp-pmle")
    assert row.title == "Professional Machine Learning Engineer"
    assert row.detail == "Google PMLE, professional, 2 h"
    assert row.hours == "407.2 h"
    assert row.when == "earliest 9 Sep 2027"


def test_the_earliest_day_holds_and_the_day_before_does_not(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    def verdict(day: date) -> Verdict:
        chosen = answers.with_exam(ExamAnswer("gcp-pmle", datetime(day.year, day.month, day.day, 9)))
        outlook = take_look(chosen, catalogue, now).outlooks["gcp-pmle"]
        assert (
            outlook.verdict is make_schedule(draft_plan(chosen.to_wish(catalogue), now), now).goals[0].verdict
        )
        return outlook.verdict

    assert verdict(date(2027, 9, 9)) is not Verdict.IMPOSSIBLE
    assert verdict(date(2027, 9, 8)) is Verdict.IMPOSSIBLE


def test_the_day_offered_first_is_a_saturday_that_is_on_track(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    look = take_look(answers, catalogue, now)
    for id in look.probes:
        exam = new_exam(id, catalogue, look, now)
        assert exam.day.weekday() == 5
        chosen = take_look(answers.with_exam(exam), catalogue, now)
        expected = Verdict.FEASIBLE if look.probes[id].work else Verdict.DONE
        assert chosen.outlooks[chosen.goals[id]].verdict is expected, id
    assert new_exam("azure-ai-901", catalogue, look, now).due > now


def test_retired_ones_tell_date_and_successor_and_warn(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    exam = ExamAnswer("azure-ai-100", datetime(2027, 3, 6, 9), 60 * 60)
    rows = rows_of(answers.with_exam(exam), catalogue, now)
    row = next(row for row in rows.exams if row.id == "azure-ai-100")
    assert row.detail == "Retired on 30 Jun 2021, successor Azure AI-103"
    panel = rows.panel("azure-ai-100")
    assert panel is not None
    assert panel.problem == ""
    assert panel.warnings[0].kind == "warn"
    assert panel.warnings[0].text == "Azure AI-100 can no longer be taken; its successor is Azure AI-103."


def test_the_rule_of_skills_before_certificates_is_told_while_skills_are_missing(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    panel = rows_of(answers.with_exam(PMLE), catalogue, now).panels[0]
    assert [note.title for note in panel.warnings] == ["Skills before certificates"]
    assert "items come before it" in panel.warnings[0].text
    everything = [item.id for item in catalogue.roadmap.items]
    skilled = answers.with_exam(PMLE).with_knowledge(everything, True)
    assert rows_of(skilled, catalogue, now).panels[0].warnings == ()


def test_an_exam_that_nothing_prepares_for_asks_for_hours(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    exam = ExamAnswer("azure-ai-901", datetime(2027, 3, 6, 9))
    panel = rows_of(answers.with_exam(exam), catalogue, now).panels[0]
    assert panel.asks_hours
    assert panel.problem == "No item of the roadmap prepares for Azure AI-901; say how many hours it needs."
    said = rows_of(answers.with_exam(replace(exam, minutes=1200)), catalogue, now).panels[0]
    assert said.problem == ""
    assert said.verdicts[0].title == "On track"


def test_an_exam_in_the_past_is_a_problem_of_its_own(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    past = ExamAnswer("aws-mla-c01", datetime(2026, 11, 20, 9))
    rows = rows_of(answers.with_exam(past).with_exam(PMLE), catalogue, now)
    assert rows.panels[0].problem == "The exam would be in the past; give a date to come."
    assert rows.panels[0].verdicts == ()
    assert rows.panels[1].problem == ""
    assert rows.panels[1].verdicts[0].kind == "ok"


def test_the_verdict_of_a_date_too_early_gives_the_proof(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    early = ExamAnswer("gcp-pmle", datetime(2027, 3, 6, 9))
    note = rows_of(answers.with_exam(early), catalogue, now).panels[0].verdicts[0]
    assert (note.kind, note.title) == ("danger", "Not feasible")
    assert note.text.startswith("142 h free until 4 Mar 2027, 407.2 h of work due by then.")


def test_the_open_choice_is_asked_and_counts(answers: Answers, catalogue: Catalogue, now: datetime) -> None:
    (choice,) = rows_of(answers, catalogue, now).choices
    assert choice.title == "Application area"
    assert [id for id, _title, is_chosen in choice.options] == [
        "time-series",
        "recommenders",
        "computer-vision",
        "nlp",
    ]
    before = take_look(answers, catalogue, now).plan
    after = take_look(replace(answers, chosen=("nlp",)), catalogue, now).plan
    assert not before.items["nlp"].core
    assert after.items["nlp"].core


def test_the_roadmap_has_its_own_verdict_and_its_date_can_be_wrong(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    free = rows_of(answers, catalogue, now)
    assert (free.verdict.title, free.goal_problem) == ("The whole roadmap", "")
    dated = rows_of(replace(answers, goal_day=date(2029, 6, 30)), catalogue, now)
    assert dated.verdict.title == "The whole roadmap: On track"
    past = rows_of(replace(answers, goal_day=date(2026, 11, 1)), catalogue, now)
    assert past.goal_problem == "The date lies in the past; give one to come."


def test_a_track_is_a_goal_with_a_day_and_a_verdict(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    id = f"{TRACK}seed-five-courses"
    before = next(row for row in rows_of(answers, catalogue, now).exams if row.id == id)
    assert (before.title, before.detail) == (
        "The five courses in the article's order",
        "Track of the roadmap, 5 items",
    )
    assert before.when.startswith("earliest ")
    chosen = answers.with_exam(new_exam(id, catalogue, take_look(answers, catalogue, now), now))
    rows = rows_of(chosen, catalogue, now)
    row = next(row for row in rows.exams if row.id == id)
    assert row.is_chosen
    assert row.when.startswith("On track, ")
    panel = rows.panel(id)
    assert panel is not None
    assert panel.title == "Finish by, The five courses in the article's order"
    assert (panel.asks_hours, panel.problem, panel.warnings) == (False, "", ())
    assert [note.title for note in panel.verdicts] == ["On track"]
    plan = draft_plan(chosen.to_wish(catalogue), now)
    goal = list(plan.goals.values())[-1]
    assert goal.title == "The five courses in the article's order"
    assert (goal.is_exam, goal.due, len(goal.items)) == (False, chosen.exams[0].due, 5)


def test_a_track_that_comes_too_soon_has_ways_out(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    id = f"{TRACK}seed-five-courses"
    rows = rows_of(answers.with_exam(ExamAnswer(id, datetime(2027, 1, 11))), catalogue, now)
    panel = rows.panel(id)
    assert panel is not None
    (note,) = panel.with_ways.verdicts
    assert note.title == "Not feasible"
    assert note.actions[0][0].startswith("Move it to ")
    moved = note.actions[0][1]
    assert isinstance(moved, Answers)
    after = rows_of(moved, catalogue, now).panel(id)
    assert after is not None
    assert after.verdicts[0].kind in ("ok", "warn")


def test_an_exam_of_ones_own_comes_first_and_needs_a_name_and_hours(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    id = answers.new_own_id()
    own = new_exam(id, catalogue, take_look(answers, catalogue, now), now)
    chosen = answers.with_exam(own)
    assert chosen.new_own_id() != id
    rows = rows_of(chosen, catalogue, now)
    assert [row.id for row in rows.exams[:2]] == [NO_EXAM, id]
    assert (rows.exams[1].title, rows.exams[1].hours) == ("My exam", "40 h")
    panel = rows.panel(id)
    assert panel is not None
    assert panel.asks_hours
    assert panel.verdicts[0].title == "On track"
    for wrong in (replace(own, title=" "), replace(own, minutes=None)):
        panel = rows_of(answers.with_exam(wrong), catalogue, now).panel(id)
        assert panel is not None
        assert panel.problem
        assert panel.verdicts == ()
    nameless = rows_of(answers.with_exam(replace(own, title=" ")), catalogue, now)
    assert nameless.exams[1].title == "Without a title"
    assert nameless.panels[0].title == "Exam date"


def test_own_exams_tracks_and_certifications_go_together(
    answers: Answers, catalogue: Catalogue, now: datetime
) -> None:
    look = take_look(answers, catalogue, now)
    for id in ("gcp-pmle", f"{OWN}1", f"{TRACK}seed-five-courses", f"{OWN}2"):
        answers = answers.with_exam(new_exam(id, catalogue, look, now))
    look = take_look(answers, catalogue, now)
    assert len(set(look.goals.values())) == 4
    assert set(look.goals) == {exam.id for exam in answers.exams}
    plan = draft_plan(answers.to_wish(catalogue), now)
    assert plan.goals.keys() == look.plan.goals.keys()
    assert set(look.goals.values()) < plan.goals.keys()


def test_the_search_finds_by_any_words(answers: Answers, catalogue: Catalogue, now: datetime) -> None:
    exams = rows_of(answers, catalogue, now).exams
    assert [row.id for row in found(exams, "google machine")] == [NO_EXAM, "gcp-pmle"]
    assert [row.id for row in found(exams, "FIVE courses")] == [NO_EXAM, f"{TRACK}seed-five-courses"]
    assert [row.id for row in found(exams, "no such thing")] == [NO_EXAM]
    assert found(exams, "  ") == list(exams)
