"""The process that reads files of other programs: what it answers, and that nothing keeps it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.domain.item import ItemStatus
from planner.exchange import file_child, file_reading
from planner.exchange.file_answer import incoming_of, write_answer
from planner.exchange.file_reading import (
    FileProblem,
    FileRefusal,
    Incoming,
    IncomingCalendar,
    IncomingPlan,
    ReadingWish,
    command,
    environment,
    read_answer,
    read_files,
    wish_of,
)
from planner.exchange.incoming import FileForm, IncomingRoadmap, SkipCause, Skipped, TableField, TableHead
from planner.exchange.roadmap_file import read_roadmap
from tests.exchange.roadmap_sh.drawings import mockup
from tests.exchange.roadmap_sh.drawings import sailing as drawing
from tests.exchange.samples import SAILING, assert_sentence, sailing

MEBIBYTE = 1024 * 1024


def written(path: Path, content: str | bytes | object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def read(*paths: Path) -> Incoming:
    return read_files(ReadingWish(tuple(map(str, paths))))


@pytest.mark.parametrize(
    "text",
    ["title: Mine\nitems:\n- title: First\n  hours: 5\n", 'version: "3"\nservices:\n  web:\n    - a\n'],
)
def test_yaml_of_another_format_is_neither_a_list_nor_a_table(tmp_path: Path, text: str) -> None:
    refusal = refusal_of(written(tmp_path / "mine.yaml", text))
    assert refusal.problem is FileProblem.NO_ROADMAP
    assert "mine.yaml is no roadmap file of this program" in str(refusal)
    assert "study-planner catalog validate" in str(refusal)


def roadmap_in(*paths: Path) -> IncomingRoadmap:
    incoming = read(*paths)
    assert isinstance(incoming, IncomingRoadmap)
    return incoming


def refusal_of(*paths: Path) -> FileRefusal:
    with pytest.raises(FileRefusal) as caught:
        read(*paths)
    assert_sentence(caught.value)
    return caught.value


def test_our_own_format_comes_as_it_is(tmp_path: Path) -> None:
    expected = IncomingRoadmap(form=FileForm.ROADMAP, roadmap=read_roadmap(sailing()))
    assert read(written(tmp_path / "a.json", sailing())) == expected
    assert read(written(tmp_path / "a.txt", yaml.safe_dump(SAILING))) == expected


def test_a_fault_in_it_is_told_as_the_reader_tells_it(tmp_path: Path) -> None:
    refusal = refusal_of(written(tmp_path / "a.yaml", "schema_version: 1\nid: x\ntitle: X\nitems: []\n"))
    assert refusal.problem is FileProblem.UNREADABLE
    assert str(refusal) == (
        "a.yaml: The roadmap has no items. study-planner catalog validate FILE tells all that is wrong in it."
    )
    refusal = refusal_of(written(tmp_path / "b.json", '{"nodes": [1,}'))
    assert str(refusal).startswith("The file b.json cannot be read: ")


def test_a_plan_comes_as_plain_data_and_a_calendar_as_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    document = {"format": "study-planner-plan", "version": 8, "items": [{"id": "ä"}]}
    assert read(written(tmp_path / "plan.json", document)) == IncomingPlan(document)
    marked = written(tmp_path / "marked.json", b"\xef\xbb\xbf" + json.dumps(document).encode())
    assert read(marked) == IncomingPlan(document)
    broken = written(tmp_path / "broken.json", '{"format": "study-planner-plan", "title": "two\nlines"}')
    assert read(broken) == IncomingPlan({"format": "study-planner-plan", "title": "two\nlines"})
    path = written(tmp_path / "work.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    assert read(path) == IncomingCalendar(str(path))


def test_a_checklist_and_a_table_come_as_roadmaps(tmp_path: Path) -> None:
    checklist = roadmap_in(
        written(tmp_path / "a.txt", "# Sailing\n\n## Knots\n\n- [x] Bowline\n- [ ] Reef\n")
    )
    assert checklist.form is FileForm.MARKDOWN
    assert [item.title for item in checklist.roadmap.items] == ["Bowline", "Reef"]
    path = written(tmp_path / "b.txt", "Title;Hours;Was\nBowline;2;x\nReef;1;y\n".encode("utf-16"))
    table = roadmap_in(path)
    assert table.table is not None
    assert table.table.columns == ("Title", "Hours", "Was")
    assert [item.effort.likely for item in table.roadmap.items] == [120, 60]
    mapped = read_files(ReadingWish((str(path),), {TableField.TITLE: 2}))
    assert isinstance(mapped, IncomingRoadmap)
    assert [item.title for item in mapped.roadmap.items] == ["x", "y"]
    forced = read_files(ReadingWish((str(tmp_path / "a.txt"),), None, FileForm.TABLE))
    assert isinstance(forced, IncomingRoadmap)
    assert forced.form is FileForm.TABLE


def test_a_plan_may_be_larger_than_other_files(tmp_path: Path) -> None:
    document = {"format": "study-planner-plan", "notes": ["x" * MEBIBYTE] * 12}
    assert read(written(tmp_path / "plan.json", document)) == IncomingPlan(document)


def test_a_drawing_is_joined_with_its_texts_by_id(tmp_path: Path) -> None:
    road = written(tmp_path / "sailing.json", drawing())
    texts = written(tmp_path / "texts.json", {"reef": {"title": "Reef", "description": "Old.", "links": []}})
    single = written(tmp_path / "content" / "bowline@bowline.md", "# Bowline\n\nThe king.\n")
    assert notes(roadmap_in(road)) == {}
    assert notes(roadmap_in(road, texts)) == {"reef": "Old."}
    assert notes(roadmap_in(single, texts, road)) == {"reef": "Old.", "bowline": "The king."}
    assert notes(roadmap_in(tmp_path)) == {"reef": "Old.", "bowline": "The king."}
    assert roadmap_in(texts).form is FileForm.CONTENT
    assert [item.title for item in roadmap_in(single).roadmap.items] == ["Bowline"]


def test_a_text_that_is_none_costs_no_other(tmp_path: Path) -> None:
    written(tmp_path / "sailing.json", drawing())
    written(tmp_path / "content" / "bowline@bowline.md", "# Bowline\n\nThe king.\n")
    written(tmp_path / "content" / "reef@reef.md", bytes(range(256)))
    written(tmp_path / "content" / "hitch@hitch.md", b"")
    assert notes(roadmap_in(tmp_path)) == {"bowline": "The king."}


def notes(incoming: IncomingRoadmap) -> dict[str, str]:
    return {
        item.id: item.note for item in incoming.roadmap.items if item.id in ("reef", "bowline") and item.note
    }


def test_in_a_folder_the_drawing_of_its_name_is_meant(tmp_path: Path) -> None:
    folder = tmp_path / "sailing"
    written(folder / "sailing.json", drawing())
    written(folder / "sailing-beginner.json", mockup())
    written(folder / "sailing.md", "---\ntitle: x\n---\n\n# Sailing\n\n- one\n")
    written(folder / "mapping.json", {"a": "b"})
    written(folder / "picture.png", b"\x89PNG")
    assert roadmap_in(folder).form is FileForm.EDITOR
    (folder / "sailing.json").rename(folder / "other.json")
    refusal = refusal_of(folder)
    assert (refusal.problem, str(refusal)) == (
        FileProblem.SEVERAL,
        "There is more than one roadmap in sailing; import one after the other.",
    )


def test_roadmaps_that_do_not_belong_together_are_refused(tmp_path: Path) -> None:
    one, other = written(tmp_path / "a.json", drawing()), written(tmp_path / "b.json", sailing())
    assert refusal_of(one, other).problem is FileProblem.SEVERAL
    assert str(refusal_of(one, other)) == (
        f"{one.name} and {other.name} do not belong together; import one after the other."
    )
    texts = written(tmp_path / "texts.json", {"reef": {"title": "Reef", "description": "Old.", "links": []}})
    assert refusal_of(other, texts).problem is FileProblem.SEVERAL


def test_an_empty_folder_and_too_many_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refusal_of(tmp_path).problem is FileProblem.NO_FILE
    assert refusal_of(*[tmp_path / str(n) for n in range(2_001)]).problem is FileProblem.TOO_MANY
    assert refusal_of(*[tmp_path / ("x" * 200 + f"{n}") for n in range(2_000)]).problem in FileProblem
    with pytest.raises(FileRefusal):
        read_files(ReadingWish(()))


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    assert str(refusal_of(tmp_path / "gone.json")) == "There is no file gone.json to read."
    assert refusal_of(tmp_path / "no\0name").problem is FileProblem.MISSING
    file = written(tmp_path / "a.json", sailing())
    assert refusal_of(file / "a.json").problem is FileProblem.MISSING


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_into_which_nobody_writes_keeps_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    assert refusal_of(tmp_path / "pipe.json").problem is FileProblem.NO_FILE


OTHERS = {
    "plan.db": (
        b"SQLite format 3\0",
        "plan.db is a database; open a plan of this program with Plan > Plans.",
    ),
    "a.xlsx": (b"PK\x03\x04 xl/workbook.xml", "a.xlsx is a workbook; save its sheet as CSV and import that."),
    "a.pdf": (b"%PDF-1.4", "a.pdf is a document; save it as plain text or Markdown and import that."),
    "a.zip": (b"PK\x03\x04 a.md", "a.zip is a packed archive; unpack it and import what is in it."),
    "a.md": (b"", "The file a.md is empty."),
    "a.txt": (
        b"Only words.",
        "a.txt cannot be read here; a roadmap (YAML, JSON, Markdown, CSV, roadmap.sh), a plan (.json) or a "
        "calendar (.ics) can.",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_cannot_be_read_is_told_with_what_to_do(name: str, tmp_path: Path) -> None:
    content, sentence = OTHERS[name]
    assert str(refusal_of(written(tmp_path / name, content))) == sentence


HOSTILE = {
    "huge": b" " * (11 * MEBIBYTE) + b"{}",
    "noise": bytes(range(256)) * 4_000,
    "brackets": b"[" * (2 * MEBIBYTE),
    "objects": b'{"a":' * (MEBIBYTE // 4),
    "many numbers": b'{"nodes": [' + b"1," * MEBIBYTE + b"1]}",
    "many nodes": b'{"nodes": [' + b'{"id":1,"type":"topic"},' * 100_000 + b"{}]}",
    "many lists": b"{" + b",".join(b'"a%d":[[[[[]]]]]' % n for n in range(60_000)) + b"}",
    "merge keys": b"schema_version: 1\na: &a {b: 1}\nc: {<<: [*a, *a]}\n",
    "deep YAML": b"schema_version: 1\na: " + b"[" * MEBIBYTE,
    "commas": b"," * (2 * MEBIBYTE),
    "quotes": b'"' * (2 * MEBIBYTE),
    "an open quote": b'a,b\n"' + b"x,\n" * MEBIBYTE,
    "dashes": b"-" * (2 * MEBIBYTE),
    "blanks": b" \t" * MEBIBYTE + b"x",
    "lines": b"\n" * (2 * MEBIBYTE) + b"x",
    "comments": b"#\n" * MEBIBYTE + b"x",
    "bars": b"| --- " * (MEBIBYTE // 4),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_one_sentence_within_the_limit(name: str, tmp_path: Path) -> None:
    path = written(tmp_path / "hostile", HOSTILE[name])
    begun = time.monotonic()
    refusal_of(path)
    assert time.monotonic() - begun < 15


def test_who_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_reading, "MOST_SECONDS", 0.01)
    assert refusal_of(written(tmp_path / "a.json", sailing())).problem is FileProblem.TOO_MUCH


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited by the system on Linux alone")
def test_who_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    objects = b'{"format": "study-planner-plan", "a": [' + b"{}," * (18 * MEBIBYTE) + b"{}]}"
    assert refusal_of(written(tmp_path / "a.json", objects)).problem is FileProblem.TOO_MUCH


def test_a_folder_of_the_same_name_is_not_taken_for_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "planner" / "__init__.py", "raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    assert roadmap_in(written(tmp_path / "a.json", sailing())).form is FileForm.ROADMAP


def test_nothing_in_a_folder_is_written_or_changed(tmp_path: Path) -> None:
    written(tmp_path / "a.json", drawing())
    before = [(path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir()]
    roadmap_in(tmp_path)
    assert [(path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir()] == before


def test_a_wish_comes_through_the_arguments_of_the_process() -> None:
    for wish in (
        ReadingWish(("a.csv",), {TableField.TITLE: 0, TableField.HOURS: 3}, FileForm.TABLE),
        ReadingWish(("-x", "--help", "a b", "ä\udcff")),
        ReadingWish((), {}),
    ):
        assert wish_of(command(wish)[3:]) == wish


def test_answers_come_back_as_they_were_written() -> None:
    roadmap = read_roadmap(sailing())
    incoming = IncomingRoadmap(
        form=FileForm.TABLE,
        roadmap=roadmap,
        states={"knots": ItemStatus.DONE, "dinghy": ItemStatus.IN_PROGRESS},
        estimated=frozenset({"yacht"}),
        is_personal=True,
        skipped=(Skipped(SkipCause.HOURS, 3, "soon"), Skipped(SkipCause.EMPTY_ROW, 1)),
        table=TableHead(("Title", "h"), (("A", "1"), ("B", "")), {TableField.TITLE: 0, TableField.HOURS: 1}),
    )
    for each in (
        incoming,
        IncomingPlan({"a": [1, None]}),
        IncomingPlan({"a": deep(46)}),
        IncomingCalendar("/a/b.ics"),
    ):
        assert read_answer(write_answer(each).encode(), "x") == each


def deep(levels: int) -> object:
    data: object = []
    for _level in range(levels):
        data = [data]
    return data


def test_an_answer_is_held_against_the_rules() -> None:
    roadmap = read_roadmap(sailing())
    answer = json.loads(write_answer(IncomingRoadmap(form=FileForm.EDITOR, roadmap=roadmap)))
    assert incoming_of(answer | {"states": {"nobody": "done"}, "estimated": ["nobody", "knots"]}) == (
        IncomingRoadmap(form=FileForm.EDITOR, roadmap=roadmap, estimated=frozenset({"knots"}))
    )
    wrong_parts: list[dict[str, Any]] = [
        {"roadmap": {}},
        {"roadmap": answer["roadmap"] | {"items": [{"id": "a", "title": "A"}]}},
        {"roadmap": answer["roadmap"] | {"title": "\ud800"}},
        {"form": "other"},
        {"states": {"knots": "other"}},
        {"estimated": 1},
        {"estimated": [[]]},
        {"skipped": [["other", 1, ""]]},
        {"skipped": [1]},
        {"table": {"columns": ["a"], "rows": [], "fields": {"title": 1}}},
        {"table": {"columns": 1}},
        {"plan": 1},
        {"plan": {"title": "\ud800"}},
        {"plan": {"a": deep(48)}},
    ]
    for wrong in wrong_parts:
        with pytest.raises(FileRefusal):
            read_answer(json.dumps(answer | wrong).encode(), "x")


@pytest.mark.parametrize(
    "output",
    [
        b"Killed",
        b"[]",
        b"{}",
        b"1",
        b'"problem"',
        b'{"problem":"other"}',
        b"[" * 100_000,
        b"\xff",
        b"null",
    ],
)
def test_no_proper_answer_is_a_refusal(output: bytes) -> None:
    with pytest.raises(FileRefusal) as caught:
        read_answer(output, "x.md")
    assert caught.value.problem is FileProblem.FAULT
    assert_sentence(caught.value)


def test_an_end_without_a_word_is_taken_for_that_of_the_limits() -> None:
    with pytest.raises(FileRefusal) as caught:
        read_answer(b"", "x.md")
    assert caught.value.problem is FileProblem.TOO_MUCH


def test_a_fault_of_a_reader_is_told_as_one(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    def fail(_wish: ReadingWish) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("planner.exchange.file_contents.read", fail)
    monkeypatch.setattr("planner.exchange.file_child.limit_this_process", lambda: None)
    assert file_child.main(command(ReadingWish(("/a/b.md",)))[3:]) == 0
    sys.stdout.flush()
    with pytest.raises(FileRefusal) as caught:
        read_answer(capfdbinary.readouterr().out, "b.md")
    assert caught.value.problem is FileProblem.FAULT
    assert str(caught.value).startswith("The program failed while it read b.md")


def test_sentences_show_nothing_that_could_lie() -> None:
    assert str(FileRefusal(FileProblem.EMPTY, "a\u202egpj.md")) == "The file agpj.md is empty."
    answer = json.dumps({"problem": "unreadable", "sentence": "a\u202e\n\x07" + "b" * 10_000})
    with pytest.raises(FileRefusal) as caught:
        read_answer(answer.encode(), "x")
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) == 400


def test_the_readers_are_not_imported_by_who_asks_for_them() -> None:
    code = (
        "import planner.exchange.file_reading, sys;"
        "sys.exit(any(name in sys.modules for name in ('yaml', 'planner.exchange.file_contents')))"
    )
    assert subprocess.run([sys.executable, "-c", code], env=environment(), check=False).returncode == 0


def test_a_board_says_how_it_can_be_read(tmp_path: Path) -> None:
    refusal = refusal_of(written(tmp_path / "b.json", {"name": "B", "lists": [], "cards": [{"name": "x"}]}))
    assert "export the board as CSV" in str(refusal)


def test_a_folder_of_texts_alone_gives_the_title(tmp_path: Path) -> None:
    written(tmp_path / "sailing" / "content" / "knots@abc.md", "# Knots\n\nTie.\n")
    assert roadmap_in(tmp_path / "sailing").roadmap.title == "sailing"


def test_links_of_a_map_and_of_texts_come_both_and_once(tmp_path: Path) -> None:
    text = "# Knots\n\n- [@article@A](https://a.org)\n- [@article@B](https://b.org)\n"
    links = [{"title": "A", "url": "https://a.org"}, {"title": "B", "url": "https://c.org"}]
    maps = {"abc": {"title": "Knots", "description": "All of them", "links": links}}
    paths = written(tmp_path / "knots@abc.md", text), written(tmp_path / "map.json", maps)
    (item,) = roadmap_in(*paths).roadmap.items
    assert [link.url for link in item.resources] == ["https://a.org", "https://c.org", "https://b.org"]
    assert item.note == "All of them"
