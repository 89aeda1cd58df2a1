"""Shipped files are found in a checkout and in an installed package; the wheel has a test of its own."""

from pathlib import Path

import pytest

from planner import resources

CHECKOUT = Path(__file__).parent.parent / "resources"


@pytest.fixture(autouse=True)
def _forgotten_root() -> None:
    resources.root.cache_clear()


def test_a_checkout_uses_its_own_folder() -> None:
    assert resources.root() == CHECKOUT
    assert resources.path("bootstrap.py").read_bytes() == (CHECKOUT / "bootstrap.py").read_bytes()
    assert resources.path() == CHECKOUT


def test_an_installed_package_uses_the_folder_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "planner" / "_resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "planner" / "resources.py"))
    assert resources.path("icons", "check.svg") == inside / "icons" / "check.svg"
    resources.root.cache_clear()


def test_what_does_not_ship_is_a_path_that_does_not_exist() -> None:
    assert not resources.path("no-folder", "no-file").exists()
