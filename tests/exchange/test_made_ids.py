import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.fields import is_identifier
from planner.exchange.made_ids import UsedIds, id_of


def test_an_id_is_made_of_titles_from_the_outermost_inwards() -> None:
    assert id_of(["Maths", "Linear algebra!", "Vectors & co."]) == "maths-linear-algebra-vectors-and-co"


def test_the_same_titles_are_numbered_and_others_with_the_same_id_are_not() -> None:
    used = UsedIds()
    assert [used.made(["Sets"]) for _time in range(3)] == ["sets", "sets-2", "sets-3"]
    other = used.made(["Sets?"])
    assert other.startswith("sets-")
    assert other == UsedIds(["sets"]).made(["Sets?"])


def test_ids_that_the_file_gives_are_kept_free_for_it() -> None:
    used = UsedIds(["sets"])
    assert used.made(["Sets"]) != "sets"
    assert used.given("sets") == "sets"
    assert used.given("sets") is None
    assert used.given("with blanks") is None


@given(st.lists(st.lists(st.text(max_size=200), min_size=1, max_size=3), max_size=8))
def test_every_made_id_may_serve_as_one_and_is_given_once(titles: list[list[str]]) -> None:
    used = UsedIds()
    ids = [used.made(words) for words in titles]
    assert all(map(is_identifier, ids))
    assert len(set(ids)) == len(ids)


def test_writing_needs_none_of_the_libraries_that_reading_needs() -> None:
    code = (
        "import planner.exchange.markdown_writing, planner.exchange.table_writing, sys; "
        "sys.exit(bool({'markdown_it', 'charset_normalizer', 'yaml'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
