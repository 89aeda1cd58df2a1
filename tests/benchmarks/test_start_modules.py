"""What the start imports is known by name: a module more is a choice, and never happens by the way."""

from tests.benchmarks.counting import StartCounts
from tests.benchmarks.start_modules import FILE, difference, forbidden_among, kept, names_of


def test_the_start_imports_what_it_did(start: StartCounts) -> None:
    changed = difference(names_of(start.modules), kept())
    assert not changed, (
        f"The start imports other modules (+ new, - gone) than {FILE.name} says:\n{changed}\n"
        "What is new delays the first week: import it where it is first wanted. Who imports it: python -X "
        "importtime -m planner. If it has to be, or is gone: python -m tests.benchmarks.start_modules"
    )


def test_the_start_imports_nothing_heavy(start: StartCounts) -> None:
    assert forbidden_among(start.modules) == []


def test_a_module_more_is_found() -> None:
    assert difference(kept() | {"planner.ui.map"}, kept()) == "+ planner.ui.map"
    gone = kept() - {"planner.app"}
    assert difference(gone, kept()) == "- planner.app"


def test_names_are_those_of_the_program_and_of_other_packages() -> None:
    modules = ("planner.ui", "planner.app", "PySide6.QtCore", "sqlalchemy.sql", "os.path", "_json", "json")
    assert names_of(modules) == {"planner.ui", "planner.app", "PySide6", "sqlalchemy"}


def test_something_heavy_is_found() -> None:
    assert forbidden_among(("sqlalchemy.orm.mapper", "numpy", "yaml2", "xml.etree")) == [
        "numpy",
        "sqlalchemy",
        "xml",
    ]
