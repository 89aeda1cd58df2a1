"""The command `export`: a real PDF, and a sentence for what cannot be."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from planner.cli.main import run
from planner.services.printing import Paper, PdfOrder, Printout
from planner.services.workspace import Workspace
from tests.cli.terminal import MONDAY, Terminal, one_sentence

CHECKOUT = Path(__file__).parents[2]
Order = Callable[..., PdfOrder]


@pytest.fixture
def ordered(planned: Terminal, data: Path, capsys: pytest.CaptureFixture[str]) -> Order:
    """Type `export` and return what is then ordered."""

    def type_export(*words: str) -> PdfOrder:
        taken: list[PdfOrder] = []

        def take(_workspace: Workspace, order: PdfOrder) -> int:
            taken.append(order)
            return 3

        arguments = ["--data-dir", str(data), "--now", MONDAY, "export", "week.pdf", *words]
        assert run(arguments, lambda _paths, _clock, _is_named: 7, datetime.now, take) == 0
        assert capsys.readouterr().out == "Saved week.pdf with 3 pages.\n"
        return taken[0]

    return type_export


@pytest.fixture
def program(planned: Terminal, data: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The program itself, in a process without a display."""

    def start(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "planner", "--data-dir", str(data), "--now", MONDAY, *words]
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(data), "LANG": "C.UTF-8", **more}
        return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, env=environment)

    return start


def test_it_writes_a_real_pdf_without_a_display(
    program: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    file = tmp_path / "week.pdf"
    told = program("export", str(file))
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == f"Saved {file} with 1 page.\n"
    written = file.read_bytes()
    assert written.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", written)) == 1
    assert re.search(rb"/FontFile\d", written)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_it_needs_no_display_where_the_environment_names_one(
    program: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, platform: str
) -> None:
    told = program("export", str(tmp_path / "week.pdf"), QT_QPA_PLATFORM=platform, DISPLAY=":99")
    assert (told.returncode, told.stderr) == (0, "")


def test_the_whole_plan_has_more_pages_and_json_counts_them(
    program: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    file = tmp_path / "plan.pdf"
    document = json.loads(program("export", str(file), "--what", "plan", "--json").stdout)
    assert document["week"] == "2026-11-23"
    assert document["file"] == str(file)
    assert document["pages"] == len(re.findall(rb"/Type /Page\b", file.read_bytes())) > 2


def test_a_place_that_is_not_there_is_refused(
    program: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    told = program("export", str(tmp_path / "gone" / "week.pdf"))
    assert (told.returncode, told.stdout, told.stderr.count("\n")) == (1, "", 1)
    assert "cannot be written" in told.stderr


def test_without_options_it_is_this_week_as_a_grid(ordered: Order) -> None:
    assert ordered() == PdfOrder(path=Path("week.pdf"), first=date(2026, 11, 23))


@pytest.mark.parametrize("week", ["2026-W50", "2026-12-07", "2026-12-13"])
def test_a_week_is_named_by_its_number_or_by_a_day_in_it(ordered: Order, week: str) -> None:
    assert ordered("--week", week).first == date(2026, 12, 7)


def test_everything_can_be_chosen(ordered: Order) -> None:
    order = ordered("--what", "checklist", "--paper", "letter", "--save-ink", "--notes")
    assert (order.printout, order.paper) == (Printout.CHECKLIST, Paper.LETTER)
    assert order.saves_ink
    assert order.has_notes


@pytest.mark.parametrize("name", ["week.doc", "week.PDF.exe", "week", ".pdf", "week."])
def test_other_endings_are_refused_with_those_there_are(planned: Terminal, name: str) -> None:
    answer = planned("export", name)
    assert one_sentence(answer)
    assert ".pdf the week to print" in answer.err


@pytest.mark.parametrize(
    "week", ["2026-W60", "2026-W00", "W50", "next", "0001-W01", "9999-W53", "2026-13-01"]
)
def test_a_week_that_is_none_is_refused(planned: Terminal, week: str) -> None:
    assert one_sentence(planned("export", "week.pdf", "--week", week))


def test_a_week_of_another_kind_is_wrong_usage(planned: Terminal) -> None:
    assert planned("export", "week.pdf", "--what", "poster").code == 2


def test_without_a_way_to_print_it_is_refused(planned: Terminal) -> None:
    assert one_sentence(planned("export", "week.pdf"))


def test_without_a_plan_there_is_nothing_to_print(terminal: Terminal) -> None:
    assert one_sentence(terminal("export", "week.pdf"))
