"""The map as a file."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from planner.domain.errors import GivenUp
from planner.ui.roadmap.map import picture as picture_module
from planner.ui.roadmap.map import saving
from planner.ui.roadmap.map.area import MapArea
from planner.ui.roadmap.map.picture import MapPicture, image_of, save_picture, svg_of
from planner.ui.roadmap.map.png import png_bytes
from planner.ui.theme import load_theme
from tests.support.themes import wear

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def picture(area: MapArea) -> MapPicture:
    found = area.picture()
    assert found is not None
    return found


def drawn(picture: MapPicture) -> bytes:
    return svg_of(picture)


def words_of(svg: bytes) -> list[str]:
    root = ElementTree.fromstring(svg)
    return ["".join(each.itertext()).strip() for each in root.iter("{http://www.w3.org/2000/svg}text")]


def test_an_svg_says_all_that_the_map_says(picture: MapPicture) -> None:
    words = words_of(drawn(picture))
    assert words[:2] == ["Small road", picture.rows.facts]
    assert {"Pytorch", "20 h", "Pmle", "Fri 12 Mar 2027", "Maths and", "stats"} <= set(words)
    assert words[-6:] == ["Done", "In progress", "Ready", "Locked", "Left out", "Exam"]


def test_with_a_node_selected_its_chain_is_lit_and_explained(area: MapArea) -> None:
    plain = area.picture()
    area.view.select("pytorch")
    chosen = area.picture()
    assert plain is not None
    assert chosen is not None
    assert words_of(drawn(chosen))[-1] == "needed for or unlocked by Pytorch"
    accent = load_theme("light").hex("accent.line").lower().encode()
    assert drawn(chosen).count(accent) > drawn(plain).count(accent)


def test_a_png_is_twice_as_sharp_and_no_bigger_than_can_be_held(
    picture: MapPicture, monkeypatch: pytest.MonkeyPatch
) -> None:
    sharp = image_of(picture)
    monkeypatch.setattr(picture_module, "_MOST_PIXELS", 90_000)
    small = image_of(picture)
    assert sharp.width() > 1_500
    assert small.width() * small.height() == pytest.approx(90_000, rel=0.02)


def test_paper_is_light_in_every_theme_and_size_of_text(picture: MapPicture, qapp: QApplication) -> None:
    light = image_of(picture)
    wear(qapp, load_theme("dark", scale=1.5))
    assert image_of(picture) == light
    wear(qapp, load_theme("light"))


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_it_is_saved_where_the_learner_wants_it(area: MapArea, tmp_path: Path, suffix: str) -> None:
    told: list[str] = []
    area.told.connect(told.append)
    area.saving.ask_where(suffix)
    (dialog,) = area.window().findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith(f"Small road.{suffix}")
    path = tmp_path / f"map.{suffix}"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert told == [f"Saved {path}"]
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG") if suffix == "png" else "Small road" in words_of(data)
    assert list(tmp_path.iterdir()) == [path], "nothing else is left"


def test_what_cannot_be_saved_is_told_and_leaves_what_was_there(
    area: MapArea, picture: MapPicture, tmp_path: Path
) -> None:
    told: list[str] = []
    area.told.connect(told.append)
    path = tmp_path / "gone" / "map.svg"
    area.saving.save(path)
    assert told == [f"The map could not be saved as {path}."]
    (tmp_path / "folder.svg").mkdir()
    assert not save_picture(svg_of(picture), tmp_path / "folder.svg")


def test_packing_a_png_tells_how_far_it_is_and_loses_nothing(picture: MapPicture) -> None:
    told: list[float] = []
    image = image_of(picture)
    assert QImage.fromData(png_bytes(image, told.append)) == image
    assert told == sorted(told)
    assert told[0] == 0 < told[-1] < 1


def test_a_png_given_up_is_no_file(area: MapArea, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(_done: float) -> None:
        raise GivenUp

    picture = area.picture()
    assert picture is not None
    with pytest.raises(GivenUp):
        png_bytes(image_of(picture), give_up)
    told: list[str] = []
    area.told.connect(told.append)
    monkeypatch.setattr(saving, "do_long_work", lambda _words, work, _over: work(give_up))
    area.saving.save(tmp_path / "map.png")
    assert told == ["Given up; nothing was changed."]
    assert list(tmp_path.iterdir()) == []


def test_before_there_is_a_map_nothing_is_asked(qapp: QApplication, light: None) -> None:
    area = MapArea(())
    area.saving.ask_where("svg")
    area.saving.save(Path("never.svg"))
    assert area.findChildren(QFileDialog) == []
    assert not Path("never.svg").exists()
    area.deleteLater()
