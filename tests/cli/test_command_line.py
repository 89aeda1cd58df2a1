"""The command line as its contract says: names, exit codes, refusals in one sentence that change nothing."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from planner.cli.main import run
from planner.paths import Paths, default_data_dir
from tests.cli.terminal import MONDAY, NEW, Terminal, one_sentence


def test_without_a_command_the_window_opens(tmp_path: Path) -> None:
    opened: list[tuple[Path, bool]] = []

    def open_window(paths: Paths, clock: Callable[[], datetime], is_named: bool) -> int:
        opened.append((paths.data_dir, is_named))
        assert clock() == datetime(2026, 11, 23, 8)
        return 7

    assert run(["--data-dir", str(tmp_path), "--now", MONDAY], open_window, datetime.now) == 7
    assert run(["--now", MONDAY], open_window, datetime.now) == 7
    assert opened == [(tmp_path, True), (default_data_dir(), False)]


def test_new_tells_today_and_the_verdict(terminal: Terminal) -> None:
    answer = terminal(*NEW)
    assert answer.code == 0
    assert "Google PMLE" in answer.out
    assert "on track" in answer.out
    assert "Course 1: Python" in answer.out
    assert "skills behind it" in answer.err


def test_a_second_plan_is_refused(planned: Terminal) -> None:
    assert one_sentence(planned(*NEW))


def test_plan_json_has_the_keys_of_the_contract(planned: Terminal) -> None:
    plan = planned("plan", "--json").document
    assert set(plan) == {"as_of", "sessions", "goals", "items", "unplaced"}
    assert set(plan["sessions"][0]) == {
        "id",
        "item",
        "title",
        "start",
        "end",
        "minutes",
        "kind",
        "state",
        "pinned",
        "accepted",
        "goal",
    }
    assert set(plan["goals"][0]) == {
        "id",
        "title",
        "kind",
        "priority",
        "due",
        "work_minutes",
        "free_minutes",
        "verdict",
        "slack_minutes",
        "margin_minutes",
        "planned_finish",
        "earliest_due",
        "least_minutes_per_week",
        "proof",
        "remedies",
    }
    assert set(plan["items"][0]) == {"id", "remaining_minutes", "state", "latest_start", "planned_finish"}
    assert plan["as_of"] == MONDAY
    assert len(plan["items"]) == 120


def test_the_plan_is_one_a_person_would_follow(planned: Terminal) -> None:
    plan = planned("plan", "--json").document
    exam, core = plan["goals"]
    assert (exam["id"], exam["verdict"], core["verdict"]) == ("gcp-pmle", "feasible", "undated")
    assert exam["planned_finish"] <= "2027-12-09T09:00"
    study = [session for session in plan["sessions"] if session["kind"] == "study"]
    assert all("T19:00" <= session["start"][10:] < "T21:00" for session in study)
    short = [session for session in study if session["minutes"] < 25]
    assert len(short) < 0.03 * len(study)
    assert max(session["minutes"] for session in study) <= 120


def test_an_impossible_exam_comes_with_its_proof(terminal: Terminal) -> None:
    terminal("new", "--hours-per-week", "5", "--exam", "gcp-pmle=2027-03-12")
    (exam, _core) = terminal("plan", "--json").document["goals"]
    assert exam["due"] == "2027-03-12T09:00"
    assert exam["verdict"] == "impossible"
    assert exam["slack_minutes"] is None
    assert exam["proof"]["work_minutes"] > exam["proof"]["free_minutes"]
    assert "not feasible" in terminal("today").out


SOON = ("new", "--background", "software-engineer", "--exam", "gcp-pmle=2027-06-11")


def test_an_impossible_exam_comes_with_what_would_save_it(terminal: Terminal) -> None:
    terminal(*SOON)
    (exam, core) = terminal("plan", "--json").document["goals"]
    remedies = {remedy["kind"]: remedy for remedy in exam["remedies"]}
    assert core["remedies"] == []
    assert set(remedies) == {"more-hours", "later-date", "known"}
    for remedy in remedies.values():
        assert set(remedy) == {"kind", "exact", "minutes_per_week", "due", "items", "goal"}
        assert remedy["exact"] is True
    assert remedies["more-hours"]["minutes_per_week"] > 0
    terminal("edit-goal", "gcp-pmle", "--date", remedies["later-date"]["due"])
    assert terminal("plan", "--json").document["goals"][0]["verdict"] == "tight"
    terminal("edit-goal", "gcp-pmle", "--date", "2027-06-11")
    for id in remedies["known"]["items"]:
        terminal("skip", id)
    assert terminal("plan", "--json").document["goals"][0]["verdict"] in ("tight", "feasible")


def test_the_plan_says_in_words_what_would_save_a_date(terminal: Terminal) -> None:
    terminal(*SOON)
    verdict, *remedies = terminal("plan").out.splitlines()[:4]
    assert "not feasible" in verdict
    assert sorted(line.split()[1] for line in remedies) == ["Mark", "Move", "Study"]
    assert all(line.startswith("  > ") for line in remedies)


def test_what_if_tells_before_and_after_and_saves_nothing(terminal: Terminal) -> None:
    terminal(*SOON)
    before = terminal("plan", "--json").out
    document = terminal("what-if", "--exam", "gcp-pmle=2027-12-11T09:00", "--json").document
    (then,) = [goal for goal in document["before"]["goals"] if goal["id"] == "gcp-pmle"]
    (tried,) = [goal for goal in document["after"]["goals"] if goal["id"] == "gcp-pmle"]
    assert (then["verdict"], then["due"]) == ("impossible", "2027-06-11T09:00")
    assert (tried["verdict"], tried["due"]) == ("feasible", "2027-12-11T09:00")
    assert then["remedies"]
    assert not tried["remedies"]
    assert set(document["sessions"]) == {"moved", "added", "dropped"}
    assert terminal("plan", "--json").out == before
    assert terminal("history").out.strip() == ""


def test_what_if_scales_the_hours_to_the_minute(terminal: Terminal) -> None:
    terminal(*SOON)
    (exam, _core) = terminal("plan", "--json").document["goals"]
    needed = 10 * exam["work_minutes"] / exam["free_minutes"]  # all of it is due with the exam
    enough = terminal("what-if", "--hours-per-week", f"{needed + 0.02:.2f}", "--json").document
    fewer = terminal("what-if", "--hours-per-week", f"{needed - 0.02:.2f}", "--json").document
    assert enough["after"]["goals"][0]["verdict"] == "tight"
    assert fewer["after"]["goals"][0]["verdict"] == "impossible"
    assert enough["after"]["goals"][0]["free_minutes"] >= exam["work_minutes"]


def test_what_if_tries_an_exam_that_is_new_and_an_item_left_out(terminal: Terminal) -> None:
    terminal(*SOON)
    lines = terminal("what-if", "--exam", "aws-mla-c01=2029-01-01", "--without", "time-series").out
    assert "AWS MLA-C01 (aws-mla-c01)" in lines
    assert "now:  not in the plan" in lines
    assert lines.rstrip().endswith("Nothing is saved.")


OFF = ("--day-off", "2026-12-24..2027-01-03", "--day-off", "2027-02-01", "2027-02-14")


def test_what_if_tries_days_off_as_day_off_takes_them(terminal: Terminal) -> None:
    terminal(*SOON)
    tried = terminal("what-if", *OFF, "--day-off", "2027-03-01", "--json").document
    lines = terminal("what-if", *OFF, "--day-off", "2027-03-01").out
    terminal("day-off", "2026-12-24", "2027-01-03")
    terminal("day-off", "2027-02-01", "2027-02-14")
    terminal("day-off", "2027-03-01")
    plan = terminal("plan", "--json").document

    assert tried["before"]["goals"][0]["free_minutes"] > tried["after"]["goals"][0]["free_minutes"]
    assert tried["after"]["goals"] == plan["goals"]
    assert "  now:  not feasible" in lines
    assert "  then: not feasible" in lines


def test_what_if_lets_goals_go(terminal: Terminal) -> None:
    terminal(*SOON)
    core = "becoming-a-machine-learning-engineer"
    lines = terminal("what-if", "--without-goal", core).out
    one = terminal("what-if", "--without-goal", "gcp-pmle", "--json").document
    none = terminal("what-if", "--without-goal", "gcp-pmle", "--without-goal", core, "--json").document

    assert f"({core})" in lines
    assert "  then: not in the plan" in lines
    assert [goal["id"] for goal in one["before"]["goals"]] == ["gcp-pmle", core]
    assert [goal["id"] for goal in one["after"]["goals"]] == [core]
    assert none["after"]["goals"] == []


def test_what_if_takes_the_hours_of_an_exam_that_no_item_prepares(terminal: Terminal) -> None:
    terminal(*SOON)
    exam = "azure-ai-901=2028-09-11"
    refused = terminal("what-if", "--exam", exam)
    assert one_sentence(refused)
    assert refused.err.strip().endswith("say with --hours how many it needs.")
    assert terminal("add-exam", *exam.split("=")).err.strip().endswith(refused.err.strip())

    tried = terminal("what-if", "--exam", exam, "--hours", "30", "--json").document
    (new,) = [goal for goal in tried["after"]["goals"] if goal["id"] == "azure-ai-901"]
    assert new["work_minutes"] == 1_800
    terminal("add-exam", *exam.split("="), "--hours", "30")
    assert terminal("plan", "--json").document["goals"] == tried["after"]["goals"]


def test_what_if_with_more_hours_than_the_days_have_still_judges(terminal: Terminal) -> None:
    terminal("new", "--availability", "mon 08:00-20:00", "--exam", "gcp-pmle=2028-06-11")
    answer = terminal("what-if", "--hours-per-week", "30", "--json").document
    assert answer["sessions"] is None
    assert answer["after"]["goals"][0]["free_minutes"] > answer["before"]["goals"][0]["free_minutes"]
    assert "no sessions are laid out" in terminal("what-if", "--hours-per-week", "30").out


@pytest.mark.parametrize(
    "words",
    [
        ("--hours-per-week", "0"),
        ("--hours-per-week", "nan"),
        ("--hours-per-week", "200"),
        ("--exam", "gcp-pmle"),
        ("--exam", "gcp-pmle=2020-01-01"),
        ("--exam", "gcp-pmlee=2028-01-01"),
        ("--exam", "azure-ai-901=2028-09-11", "--hours", "0"),
        ("--exam", "gcp-pmle=2028-01-01", "--hours", "30"),
        ("--hours", "12"),
        ("--without", "course-pythn"),
        ("--without", "course-python"),
        ("--day-off", "soon"),
        ("--day-off", "2026-12-24.."),
        ("--day-off", "2026-12-24", "2026-12-25", "2026-12-26"),
        ("--day-off", "2026-12-24..2026-12-01"),
        ("--day-off", "2026-01-01"),
        ("--without-goal", "gcp-pmlee"),
        ("--without-goal", "gcp-pmle", "--exam", "gcp-pmle=2027-12-11"),
    ],
)
def test_what_if_refuses_in_one_sentence(terminal: Terminal, words: tuple[str, ...]) -> None:
    terminal(*SOON)
    assert one_sentence(terminal("what-if", *words))


def test_weeks_limit_the_sessions_alone(planned: Terminal) -> None:
    plan = planned("plan", "--weeks", "2", "--json").document
    assert {session["start"][:10] for session in plan["sessions"]} <= {
        f"2026-{day}"
        for day in (
            ["11-23", "11-24", "11-25", "11-26", "11-27", "11-30", "12-01", "12-02", "12-03", "12-04"]
        )
    }
    assert len(plan["goals"]) == 2
    assert one_sentence(planned("plan", "--weeks", "0"))


def test_global_options_stand_before_or_after(planned: Terminal) -> None:
    assert planned("--json", "week").document == planned("week", "--json").document
    assert planned("week", "--now", "2026-12-01T08:00", "--json").document["week"] == "2026-11-30"
    for words in (("--version",), ("week", "--version")):
        assert planned(*words).out.startswith("study-planner ")


def test_the_same_data_and_time_give_the_same_bytes_from_any_process(
    planned: Terminal, tmp_path: Path
) -> None:
    here = planned("plan", "--json").out
    command = [sys.executable, "-m", "planner", "--data-dir", str(tmp_path / "data"), "--now", MONDAY]
    there = [
        subprocess.run(
            [*command, "plan", "--json"],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    assert [process.stdout for process in there] == [here, here]


def test_done_logs_and_moves_the_plan_at_once(planned: Terminal) -> None:
    assert planned("done", "containers", "--minutes", "90").out.startswith("Completed Containers (Docker)\n")
    week = planned("week", "--json").document
    assert week["done_minutes"] == 90
    assert not any(session["item"] == "containers" for session in week["sessions"])


def test_a_week_tells_what_was_studied_as_planned_and_what_beyond_it(planned: Terminal) -> None:
    planned("done", "numpy-pandas", "--minutes", "600", now="2026-11-23T09:00")
    sums = planned("week", now="2026-11-23T10:00").out.splitlines()[1]
    assert sums.endswith(" h done, 10 h beyond the plan, 10 h available")
    assert sums.startswith("0 of ")


def test_finishing_an_item_says_what_it_does_to_the_estimates_and_dates(planned: Terminal) -> None:
    _label, news = planned("done", "containers", "--minutes", "500").out.splitlines()
    assert news.startswith("MLOps and cloud: now counted 1.")
    assert "Google PMLE is finished on " in news
    assert (
        len(planned("done", "cloud-basics").out.splitlines()) == 1
    )  # nothing was logged, so nothing is learned


def test_undo_redo_and_history(planned: Terminal) -> None:
    before = planned("plan", "--json").out
    planned("done", "containers")
    after = planned("plan", "--json").out
    assert planned("undo").out == "Undone: Completed Containers (Docker)\n"
    assert planned("plan", "--json").out == before
    assert planned("redo").out == "Completed Containers (Docker)\n"
    assert planned("plan", "--json").out == after
    assert [entry["label"] for entry in planned("history", "--json").document["history"]] == [
        "Completed Containers (Docker)"
    ]


def test_with_nothing_to_undo_or_redo(planned: Terminal) -> None:
    assert one_sentence(planned("undo"))
    assert one_sentence(planned("redo"))


@pytest.mark.parametrize(
    "words",
    [
        ("skip", "dsa"),
        ("leave-out", "r-basics"),
        ("start", "course-python"),
        ("log", "course-python", "--minutes", "50", "--on", "2026-11-22"),
        ("add-exam", "aws-mla-c01", "2028-05-20T10:00", "--priority", "2", "--buffer-days", "5"),
        ("add-exam", "azure-ai-901", "2028-05-20", "--hours", "20"),
        ("add-goal", "Web app", "--items", "practice-web-app", "--date", "2028-06-30"),
        ("edit-goal", "gcp-pmle", "--date", "2028-01-10T09:00"),
        (
            "edit-goal",
            "becoming-a-machine-learning-engineer",
            "--title",
            "The long road",
            "--date",
            "2030-01-01",
        ),
        ("remove-goal", "gcp-pmle"),
        ("exam-result", "gcp-pmle", "passed"),
        ("availability", "mon 18:00-20:00, sat 09:00-13:00"),
        ("day-off", "2026-11-24", "2026-11-25"),
        ("accept", "2026-11-30"),
        ("pin", "course-python-20261123-1"),
    ],
)
def test_each_change_is_made_named_and_undone(planned: Terminal, words: tuple[str, ...]) -> None:
    before = planned("plan", "--json").out
    answer = planned(*words)
    assert answer.code == 0, answer.err
    assert planned("plan", "--json").out != before
    assert planned("undo").out.strip() == f"Undone: {answer.out.splitlines()[0]}"
    assert planned("plan", "--json").out == before


def test_a_change_says_which_date_it_has_lost(planned: Terminal) -> None:
    answer = planned("availability", "mon 18:00-20:00")
    assert answer.out.splitlines()[1] == "Google PMLE no longer holds."
    assert "holds" not in planned("availability", "mon 18:00-20:30").out  # it was lost before


def test_the_last_day_to_register_is_kept(planned: Terminal) -> None:
    change = ("edit-goal", "gcp-pmle", "--registration-closes", "2027-11-12")
    assert planned(*change).out.strip() == "Changed Google PMLE"
    assert one_sentence(planned(*change))  # it stands like that already


def test_unpin_lets_go_again(planned: Terminal) -> None:
    planned("pin", "course-python-20261123-1")
    assert planned("unpin", "course-python-20261123-1").code == 0
    assert one_sentence(planned("unpin", "course-python-20261123-1"))


def test_why_says_date_way_and_rule(planned: Terminal) -> None:
    answer = planned("why", "course-python-20261123-1")
    assert "Google PMLE" in answer.out
    assert "Prepare for Google" in answer.out
    reason = planned("why", "course-python-20261123-1", "--json").document
    assert reason["chain"][0] == "course-python"
    assert reason["chain"][-1] == "cert-gcp-pmle"


def test_today_lists_today(planned: Terminal) -> None:
    today = planned("today", "--json").document
    assert {session["start"][:10] for session in today["sessions"]} == {"2026-11-23"}


def test_the_catalogue_needs_no_plan(terminal: Terminal) -> None:
    assert "ml-engineer" in terminal("catalog", "roadmaps").out
    assert len(terminal("catalog", "items", "--json").document["items"]) == 120
    answer = terminal("catalog", "certifications")
    assert "Azure DP-100 is retired (2026-06-01)" in answer.out


def test_a_retired_certification_is_warned_of_and_planned(planned: Terminal) -> None:
    answer = planned("add-exam", "azure-dp-100", "2028-01-10", "--hours", "40")
    assert answer.code == 0
    assert "retired" in answer.err


def test_check_tells_that_the_plan_is_sound(planned: Terminal) -> None:
    assert "sound" in planned("check").out


@pytest.mark.parametrize(
    "words",
    [
        ("done", "contaners"),
        ("done", "ms-engineer"),
        ("leave-out", "course-python"),
        ("log", "dsa", "--minutes", "1441"),
        ("log", "dsa", "--minutes", "0"),
        ("log", "dsa", "--minutes", "5", "--on", "2026-11-24"),
        ("log", "dsa", "--minutes", "5", "--on", "2026-02-30"),
        ("add-exam", "gcp-pmel", "2028-01-01"),
        ("add-exam", "gcp-pmle", "2026-11-22"),
        ("add-exam", "gcp-pmle", "2028-13-01"),
        ("add-exam", "gcp-pmle", "2028-01-01T09:00+01:00"),
        ("add-exam", "gcp-pmle", "9999-12-31"),
        ("add-exam", "azure-ai-901", "2028-01-01"),
        ("add-goal", "x", "--items", "nope"),
        ("edit-goal", "gcp-pmle", "--buffer-days", "-1"),
        ("edit-goal", "gcp-pmle", "--registration-closes", "2027-12-12"),
        ("edit-goal", "nope", "--title", "x"),
        ("exam-result", "nope", "passed"),
        ("availability", "mon 22:00-01:00"),
        ("availability", "mon 19:00-21:00, mon 20:00-22:00"),
        ("day-off", "2026-11-25", "2026-11-24"),
        ("day-off", "2026-11-01"),
        ("accept", "2026-11-16"),
        ("week", "tomorrow"),
        ("why", "nothing"),
        ("pin", "exam-gcp-pmle"),
    ],
)
def test_a_refusal_is_one_sentence_and_changes_nothing(planned: Terminal, words: tuple[str, ...]) -> None:
    before = planned("plan", "--json").out
    assert one_sentence(planned(*words))
    assert planned("plan", "--json").out == before
    assert planned("history", "--json").document == {"history": []}


@pytest.mark.parametrize(
    "words",
    [
        ("--background", "softwar"),
        ("--hours-per-week", "0"),
        ("--hours-per-week", "200"),
        ("--availability", "mon 25:00-26:00"),
        ("--goal", "Job"),
        ("--goal", "Job=2020-01-01"),
        ("--exam", "gcp-pmle"),
        ("--exam", "gcp-pmle=2020-01-01"),
        ("--known", "pyton"),
        ("--roadmap", "nope"),
    ],
)
def test_a_refused_first_plan_leaves_no_file(
    terminal: Terminal, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert one_sentence(terminal("new", *words))
    assert not (tmp_path / "data").exists()


def test_before_there_is_a_plan_commands_say_how_to_make_one(terminal: Terminal, tmp_path: Path) -> None:
    for words in (("week",), ("plan",), ("done", "dsa"), ("undo",)):
        answer = terminal(*words)
        assert one_sentence(answer)
        assert "study-planner new" in answer.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "words", [("weak",), ("log", "dsa"), ("log", "dsa", "--minutes", "x"), ("--jsn", "week")]
)
def test_wrong_usage_is_code_2(planned: Terminal, words: tuple[str, ...]) -> None:
    assert planned(*words).code == 2


def test_help_and_version(terminal: Terminal) -> None:
    assert "new" in terminal("--help").out
    assert terminal("--version").out.startswith("study-planner ")


def test_a_fault_of_ours_is_one_sentence_and_a_log(
    planned: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("planner.cli.answers.summarize_week", fail)
    answer = planned("week")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "Traceback" not in answer.err
    log = (tmp_path / "data" / "planner.log").read_text()
    assert "in fail\nZeroDivisionError\n" in log
    assert "planted" not in log


def test_no_qt_is_loaded_in_the_terminal(planned: Terminal, tmp_path: Path) -> None:
    code = (
        "import sys; from planner.cli.main import run; from datetime import datetime\n"
        f"words = ['--data-dir', {str(tmp_path / 'data')!r}, '--now', {MONDAY!r}, *sys.argv[1:]]\n"
        "code = run(words, None, datetime.now)\n"
        "found = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "print('code', code, 'Qt', found)"
    )
    for words in (["plan", "--json"], ["what-if", "--hours-per-week", "12"], ["done", "dsa"], ["undo"]):
        ran = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True)
        assert ran.stdout.splitlines()[-1:] == ["code 0 Qt []"], ran.stderr


def test_what_only_reads_loads_no_sqlalchemy(planned: Terminal, tmp_path: Path) -> None:
    code = (
        "import sys; from planner.cli.main import run; from datetime import datetime\n"
        f"words = ['--data-dir', {str(tmp_path / 'data')!r}, '--now', {MONDAY!r}, *sys.argv[1:]]\n"
        "print('code', run(words, None, datetime.now), 'sqlalchemy' in sys.modules)"
    )
    for words, loads in ((["week"], False), (["history"], False), (["done", "dsa"], True)):
        ran = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True)
        assert ran.stdout.splitlines()[-1:] == [f"code 0 {loads}"], ran.stderr


def test_a_roadmap_file_of_ones_own(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "schema_version: 1\nid: mine\ntitle: Mine\nitems:\n"
        "- {id: a, title: A, hours: 2}\n- {id: b, title: B, hours: 1.5, requires: [a]}\n"
    )
    assert terminal("new", "--roadmap", str(file)).code == 0
    plan = terminal("plan", "--json").document
    assert [(entry["id"], entry["remaining_minutes"]) for entry in plan["items"]] == [("a", 120), ("b", 90)]


def test_a_roadmap_with_a_circle_is_refused_with_its_path(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "circle.yaml"
    file.write_text(
        "schema_version: 1\nid: mine\ntitle: Mine\nitems:\n"
        "- {id: a, title: A, hours: 1, requires: [b]}\n- {id: b, title: B, hours: 1, requires: [a]}\n"
    )
    answer = terminal("new", "--roadmap", str(file))
    assert one_sentence(answer)
    assert "a > b > a" in answer.err
