"""`forecast` in the terminal."""

import re

from tests.cli.terminal import Terminal, one_sentence


def test_it_answers_every_goal_with_chance_and_days(planned: Terminal) -> None:
    document = planned("forecast", "--json").document
    assert set(document) == {"as_of", "runs", "seed", "weeks_seen", "goals"}
    assert (document["as_of"], document["runs"], document["weeks_seen"]) == ("2026-11-23T08:00", 10_000, 0)
    exam, core = document["goals"]
    assert set(exam) == set(core) == {"id", "title", "due", "chance", "finish", "by_hours"}
    assert (exam["id"], exam["due"]) == ("gcp-pmle", "2027-12-11T09:00")
    assert 0 < exam["chance"] < 1
    assert list(exam["finish"]) == ["50%", "80%", "95%"]
    assert list(exam["finish"].values()) == sorted(exam["finish"].values())
    assert {"minutes_per_week": 600, "chance": exam["chance"]} in exam["by_hours"]
    assert (core["due"], core["chance"], core["by_hours"]) == (None, None, [])


def test_the_same_seed_gives_the_same_answer_to_the_byte(planned: Terminal) -> None:
    usual = planned("forecast", "--json").out
    assert planned("forecast", "--json").out == usual
    seeded = planned("forecast", "--seed", "7", "--json").out
    assert seeded != usual
    assert planned("forecast", "--seed", "7", "--json").out == seeded


def test_one_goal_alone(planned: Terminal) -> None:
    document = planned("forecast", "gcp-pmle", "--json").document
    assert [goal["id"] for goal in document["goals"]] == ["gcp-pmle"]
    assert document["goals"][0] == planned("forecast", "--json").document["goals"][0]


def test_a_goal_that_there_is_not_is_refused(planned: Terminal) -> None:
    assert one_sentence(planned("forecast", "gcp"))


def test_a_seed_is_a_whole_number(planned: Terminal) -> None:
    for seed in ("-1", "x", "1.5"):
        answer = planned("forecast", f"--seed={seed}")
        assert answer.code == 2
        assert "a whole number from 0 on" in answer.err


def test_people_read_chance_days_and_what_more_hours_would_do(planned: Terminal) -> None:
    first, days, curve, second, _days, basis = planned("forecast").out.splitlines()
    assert re.fullmatch(r"Google PMLE \(gcp-pmle\), Sat 11 Dec 2027, 09:00: \d\d% likely .*in time", first)
    assert "as likely as not finished by" in days
    assert "in 95 by" in days
    assert re.search(r"5 h <?\d+%, .*10 h \d\d%, .*20 h >?\d\d%", curve)
    assert second.endswith("no date: when it is likely finished")
    assert basis.startswith("From 10,000 runs. No week of study is over yet")


def test_past_weeks_are_named_as_its_basis(planned: Terminal) -> None:
    planned("log", "course-python", "--minutes", "300", "--on", "2026-11-23")
    later = planned("forecast", now="2026-12-07T08:00").out
    assert later.endswith("From 10,000 runs that rest on the estimates and on your last 2 weeks.\n")


def test_a_date_that_the_plan_meets_and_few_hours_are_kept_for_says_so(planned: Terminal) -> None:
    planned("log", "course-python", "--minutes", "30", "--on", "2026-11-23")
    answer = planned("forecast", "gcp-pmle", now="2027-01-18T08:00").out
    share = re.search(r"The plan holds with all its hours; you keep about (\d\d)% of them\.", answer)
    assert share is not None
    assert int(share[1]) < 50


def test_a_goal_with_nothing_left_says_so(planned: Terminal) -> None:
    planned("add-goal", "Shell", "--items", "course-python")
    planned("done", "course-python")
    line = planned("forecast", "shell").out.splitlines()[0]
    assert line.endswith("nothing is left to study")


def test_an_exam_with_a_result_tells_it(planned: Terminal) -> None:
    planned("exam-result", "gcp-pmle", "failed", now="2027-12-12T09:00")
    for command in ("forecast", "plan"):
        lines = planned(command, now="2027-12-12T09:00").out.splitlines()
        (line,) = [line for line in lines if line.startswith("Google PMLE (gcp-pmle)")]
        assert line.endswith(": not passed")


def test_hours_that_are_gone_leave_no_chance(planned: Terminal) -> None:
    planned("day-off", "2026-11-24", "2099-01-01")
    assert "<1% likely to be ready in time" in planned("forecast", "gcp-pmle").out
