from statistics import median

import pytest

from planner.domain.item import Effort, ItemKind, Subject
from planner.domain.roadmap import Roadmap
from planner.exchange.estimates_by_kind import (
    estimated_effort,
    estimated_in_list,
    kind_of,
    kind_of_link,
    subject_of,
)


@pytest.mark.parametrize("kind", ItemKind)
def test_an_estimate_is_the_median_of_the_shipped_roadmap(kind: ItemKind, roadmap: Roadmap) -> None:
    efforts = [item.effort for item in roadmap.items if item.kind is kind]
    expected = Effort(
        *(round(median(values)) for values in zip(*((e.low, e.likely, e.high) for e in efforts), strict=True))
    )
    assert estimated_effort(kind) == expected


def test_a_topic_of_a_list_takes_what_an_article_does_and_all_else_what_it_is() -> None:
    assert estimated_in_list(ItemKind.TOPIC) == estimated_effort(ItemKind.POST)
    assert estimated_in_list(ItemKind.BOOK) == estimated_effort(ItemKind.BOOK)


@pytest.mark.parametrize(
    ("title", "heading", "kind"),
    [
        ("Linear algebra", "", ItemKind.TOPIC),
        ("Intro to trees (video)", "", ItemKind.POST),
        ("Introduction to Algorithms, 3rd edition", "", ItemKind.BOOK),
        ("Jupyter notebooks", "", ItemKind.TOPIC),
        ("Crash course on statistics", "", ItemKind.COURSE),
        ("Of course not", "", ItemKind.TOPIC),
        ("Build a chat server", "", ItemKind.PROJECT),
        ("Agile methods and project management", "", ItemKind.TOPIC),
        ("LeetCode: two sum", "", ItemKind.PRACTICE),
        ("Übungen zur Analysis", "", ItemKind.PRACTICE),
        ("AWS exam", "", ItemKind.CERTIFICATION),
        ("Attention Is All You Need", "Papers", ItemKind.PAPER),
        ("SICP", "Books to read", ItemKind.BOOK),
        ("Gantt charts", "Project planning", ItemKind.TOPIC),
        ("First release", "Final project", ItemKind.PROJECT),
    ],
)
def test_kinds_are_told_from_the_words_of_title_and_heading(title: str, heading: str, kind: ItemKind) -> None:
    assert kind_of(title, heading) is kind


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://www.youtube.com/watch?v=x", ItemKind.POST),
        ("https://arxiv.org/abs/1706.03762", ItemKind.PAPER),
        ("https://de.coursera.org/learn/x", ItemKind.COURSE),
        ("https://example.org", None),
        ("https://[", None),
    ],
)
def test_some_addresses_tell_a_kind(address: str, kind: ItemKind | None) -> None:
    assert kind_of_link(address) is kind


@pytest.mark.parametrize(
    ("title", "phase", "subject"),
    [
        ("Linear algebra", "", Subject.MATHS),
        ("Kubernetes", "Tools", Subject.MLOPS),
        ("SQL joins", "Programming", Subject.DATA),
        ("Convolutional networks", "Deep learning", Subject.DL),
        ("Prompt engineering", "Machine learning", Subject.GENAI),
        ("Decision trees", "", Subject.ML),
        ("Sorting", "Data structures and algorithms", Subject.PROGRAMMING),
        ("Anything at all", "", Subject.PROGRAMMING),
    ],
)
def test_subjects_are_told_from_the_words_of_title_and_phase(
    title: str, phase: str, subject: Subject
) -> None:
    assert subject_of(title, phase) is subject


def test_most_of_the_shipped_roadmap_is_told_as_it_says_itself(roadmap: Roadmap) -> None:
    """Milestones and practice have titles of any words; the others are told by theirs in most cases."""
    phases = {phase.id: phase.title for phase in roadmap.phases}
    right = [
        (
            kind_of(item.title, phases[item.phase]) is item.kind,
            subject_of(item.title, phases[item.phase]) is item.subject,
        )
        for item in roadmap.items
    ]
    kinds, subjects = (sum(each) / len(right) for each in zip(*right, strict=True))
    assert kinds > 0.6
    assert subjects > 0.7
