"""`replan` in the terminal: what would differ, and the weeks taken as one step."""

import re

from tests.cli.terminal import Terminal, one_sentence

WHEN = r": \w+ \d+ \w+ 202\d, \d\d:\d\d"
DONE_EARLY = ("done", "role-of-mle")


def test_a_dry_run_shows_what_differs_and_saves_nothing(planned: Terminal) -> None:
    planned(*DONE_EARLY)
    before = planned("plan", "--json").out
    answer = planned("replan", "--dry-run")
    assert answer.code == 0
    assert answer.out.startswith("Until Sun 27 Dec 2026: ")
    assert "  moved    " in answer.out
    assert "Google PMLE (gcp-pmle): on track" in answer.out
    assert answer.out.endswith("Nothing is saved.\n")
    assert planned("plan", "--json").out == before


def test_a_session_that_only_gets_another_length_is_named_by_its_day_and_time(planned: Terminal) -> None:
    planned("log", "cloud-basics", "--minutes", "45")
    lines = planned("replan", "--dry-run", "--all").out.splitlines()
    moved = [line for line in lines if line.startswith("  moved ")]
    assert all(re.search(WHEN, line) for line in moved)
    assert any(re.search(f"{WHEN}, [0-9hmin ]+ to [0-9hmin ]+$", line) for line in moved)


def test_it_keeps_the_accepted_week_and_is_undone_in_one_step(planned: Terminal) -> None:
    planned(*DONE_EARLY)
    before = planned("plan", "--json")
    tried = planned("replan", "--dry-run", "--json").document
    document = planned("replan", "--json").document
    assert document.pop("done") == "Replanned the weeks"
    assert document == tried
    assert set(document) == {"until", "before", "after", "sessions"}
    assert not any(move["before"]["accepted"] for move in document["sessions"]["moved"])
    after = {(each["item"], each["start"]) for each in planned("plan", "--json").document["sessions"]}
    for move in document["sessions"]["moved"]:
        assert (move["after"]["item"], move["after"]["start"]) in after
    assert planned("undo").out == "Undone: Replanned the weeks\n"
    assert planned("plan", "--json").out == before.out


def test_with_all_the_accepted_week_moves_too(planned: Terminal) -> None:
    planned(*DONE_EARLY)
    document = planned("replan", "--all", "--json").document
    assert any(move["before"]["accepted"] for move in document["sessions"]["moved"])
    assert planned("week", "--json").document["accepted"]


def test_where_nothing_would_change_it_is_refused_and_a_dry_run_says_so(planned: Terminal) -> None:
    assert one_sentence(planned("replan"))
    assert one_sentence(planned("replan", "--all"))
    assert planned("replan", "--dry-run").out.startswith("Nothing would change: ")
    assert planned("replan", "--dry-run", "--json").document["sessions"] == {
        "moved": [],
        "added": [],
        "dropped": [],
    }
    assert planned("history").out.strip() == ""
