"""What a form of file cannot say stays as it was."""

from datetime import date
from typing import Any

import pytest

from planner.domain.item import Effort, Item, ItemKind, Resource, Subject
from planner.domain.roadmap import Roadmap
from planner.exchange.incoming import FileForm, IncomingRoadmap, TableField, TableHead
from planner.services.told_fields import as_far_as_told
from planner.values import replace

BOOK = Resource(id="r1", title="The book", by="Ann", type="book", cost="30", checked=True, hours=(1, 2, 3))
PAGE = Resource(id="r2", title="A page", url="https://example.org/a", cost="free", checked=True)
BEFORE = Item(
    id="x",
    title="X",
    kind=ItemKind.COURSE,
    phase="p",
    subject=Subject.ML,
    effort=Effort(60, 120, 180),
    after=("w",),
    covers=("y",),
    certifications=("c",),
    resources=(BOOK, PAGE),
    note="Words",
    opens=date(2027, 1, 1),
    units=12,
    skip_for=("b",),
    refresh_for={"b": 0.5},
    extra={"key": "value"},
)
PLAIN = Resource(id="a", title="a", url="https://example.org/a")
NOW = Item(
    id="x",
    title="X, anew",
    kind=ItemKind.TOPIC,
    phase="q",
    subject=Subject.DATA,
    effort=Effort(30, 30, 30),
    resources=(PLAIN,),
)


def incoming(form: FileForm, *columns: TableField) -> IncomingRoadmap:
    head = TableHead((), (), {each: place for place, each in enumerate(columns)}) if columns else None
    return IncomingRoadmap(form=form, roadmap=Roadmap(id="r", title="R"), table=head)


def test_our_own_format_says_everything() -> None:
    assert as_far_as_told(incoming(FileForm.ROADMAP), NOW, BEFORE) == NOW


def test_a_checklist_says_nothing_of_what_it_cannot_hold() -> None:
    told = as_far_as_told(incoming(FileForm.MARKDOWN), NOW, BEFORE)
    assert told == replace(
        BEFORE,
        title="X, anew",
        kind=ItemKind.TOPIC,
        phase="q",
        subject=Subject.DATA,
        effort=Effort(30, 30, 30),
        note="",
        resources=(PAGE,),
    )


@pytest.mark.parametrize(
    ("columns", "changed"),
    [
        ((TableField.TITLE,), {}),
        ((TableField.TITLE, TableField.HOURS), {"effort": Effort(30, 30, 30)}),
        ((TableField.TITLE, TableField.NOTE, TableField.KIND), {"note": "", "kind": ItemKind.TOPIC}),
    ],
)
def test_a_table_says_what_it_has_columns_for(
    columns: tuple[TableField, ...], changed: dict[str, Any]
) -> None:
    told = as_far_as_told(incoming(FileForm.TABLE, *columns), replace(NOW, resources=()), BEFORE)
    assert told == replace(BEFORE, title="X, anew", phase="q", **changed)


def test_a_link_in_a_table_keeps_what_is_known_of_it_and_what_has_none_stays() -> None:
    told = as_far_as_told(incoming(FileForm.TABLE, TableField.TITLE, TableField.LINK), NOW, BEFORE)
    assert set(told.resources) == {PAGE, BOOK}
    gone = as_far_as_told(
        incoming(FileForm.TABLE, TableField.TITLE, TableField.LINK), replace(NOW, resources=()), BEFORE
    )
    assert gone.resources == (BOOK,)
