"""The start pays nothing for the settings."""

from tests.ui.tray.test_start_up import loaded


def test_the_window_starts_without_the_page_of_settings() -> None:
    names = ("planner.ui.settings", "planner.services.backups", "planner.ui.plans.name_dialog")
    assert loaded("planner.start", *names) == "[]"
