import pytest

from planner.domain.item import ItemKind, Subject
from planner.scheduling.estimates import Estimates, Pace
from planner.ui.progress.estimate_rows import BY_KIND, BY_TRACK, estimate_row

LEARNT = Estimates(
    overall=Pace(1.12, 9),
    by_kind={ItemKind.COURSE: Pace(0.92, 6), ItemKind.PROJECT: Pace(1.41, 1), ItemKind.BOOK: Pace(1.05, 2)},
    by_subject={Subject.MATHS: Pace(1.3, 6), Subject.ML: Pace(1.0, 3)},
    is_used=True,
)
NOTHING = Estimates(overall=Pace(1.0, 0), by_kind={}, by_subject={}, is_used=True)


def test_paces_by_kind_come_with_those_that_rest_on_the_most_first() -> None:
    row = estimate_row(LEARNT, BY_KIND)

    assert [(pace.name, pace.figure, pace.is_long) for pace in row.paces] == [
        ("Courses", "×0.92", False),
        ("Books", "×1.05", False),
        ("Projects", "×1.41", True),
    ]
    assert [pace.basis for pace in row.paces] == ["from 6 items", "from 2 items", "from 1 item"]
    assert [round(pace.excess, 2) for pace in row.paces] == [-0.08, 0.05, 0.41]
    assert (row.figure, row.sentence, row.is_used) == (
        "×1.12",
        "Likely 12% longer than estimated, from 9 items.",
        True,
    )


def test_paces_by_track_say_in_words_on_what_they_rest() -> None:
    row = estimate_row(LEARNT, BY_TRACK)

    assert [pace.words for pace in row.paces] == [
        "Maths and stats: takes you 1.3 times the estimate, from 6 items",
        "Machine learning: takes you 1.0 times the estimate, from 3 items",
    ]
    assert estimate_row(LEARNT).paces[-1].words == "Projects: takes you 1.41 times the estimate, from 1 item"


def test_without_a_finished_item_it_says_what_will_stand_here() -> None:
    row = estimate_row(NOTHING)

    assert (row.paces, row.figure, row.can_be_used) == ((), "", False)
    assert row.sentence.startswith("As soon as items are finished")
    assert row.table.rows == ()


@pytest.mark.parametrize(
    ("ratio", "sentence"),
    [
        (1.002, "Likely as long as estimated, from 3 items."),
        (0.8, "Likely 20% less than estimated, from 3 items."),
        (2.0, "Likely 100% longer than estimated, from 3 items."),
    ],
)
def test_the_sentence_says_more_or_less(ratio: float, sentence: str) -> None:
    learnt = Estimates(overall=Pace(ratio, 3), by_kind={}, by_subject={}, is_used=False)

    assert estimate_row(learnt).sentence == sentence


@pytest.mark.parametrize("ratio", [1.35, 1.115, 1.125, 0.845, 1.3, 1.004])
def test_figure_words_and_sentence_tell_the_same_number(ratio: float) -> None:
    learnt = Estimates(
        overall=Pace(ratio, 6), by_kind={}, by_subject={Subject.MATHS: Pace(ratio, 6)}, is_used=True
    )
    row = estimate_row(learnt, BY_TRACK)
    figure = float(row.figure.removeprefix("×"))
    assert f" {figure:g} times " in row.paces[0].words.replace("1.0 times", "1 times")
    longer = round((figure - 1) * 100)
    assert (f" {abs(longer)}% " in row.sentence) == bool(longer)
    assert row.table.rows[0][1] == row.figure


def test_the_table_holds_kinds_and_tracks() -> None:
    names = [line[0] for line in estimate_row(LEARNT).table.rows]

    assert names == ["All work", "Courses", "Books", "Projects", "Maths and stats", "Machine learning"]
